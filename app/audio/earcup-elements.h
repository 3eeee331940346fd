/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *earcup_elements_find_missing (const char **package);
void        earcup_elements_init         (void);

G_END_DECLS
