/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: the title of a page in the user's language, or NULL when there is no such page */
typedef const char *(*EarcupHelpTitleFunc) (const char *id,
                                            gpointer    user_data);

char *earcup_help_markup_style (const char          *text,
                                EarcupHelpTitleFunc  title_func,
                                gpointer             user_data);
char *earcup_help_markup_strip (const char          *text);

G_END_DECLS
