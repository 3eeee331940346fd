/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which transforms are the fastest on this machine, kept in the cache of the user. Nothing depends
 * on it but speed: a home that cannot be written to does not matter. */

void     earcup_wisdom_load    (void);
gboolean earcup_wisdom_measure (void);
void     earcup_wisdom_start   (void);

G_END_DECLS
