/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void earcup_choice_name (GtkDropDown       *list,
                         const char        *name);
void earcup_choice_bind (GSettings         *settings,
                         const char        *key,
                         gpointer           object,
                         const char        *property,
                         const char *const *words);

G_END_DECLS
