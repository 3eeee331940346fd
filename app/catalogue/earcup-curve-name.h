/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *earcup_curve_name_clean (const char         *text);
void  earcup_curve_name_split (const char         *path,
                               const char *const  *makers,
                               char              **maker,
                               char              **model,
                               char              **variant);

G_END_DECLS
