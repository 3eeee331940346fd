/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_WORN_LIST (earcup_worn_list_get_type ())

/* What may be worn: nothing in particular, the user's own measurements, and the headphones of the
 * catalogue, with a search. */
G_DECLARE_FINAL_TYPE (EarcupWornList, earcup_worn_list, EARCUP, WORN_LIST, GtkWidget)

void earcup_worn_list_set_audition (EarcupWornList *self,
                                    EarcupAudition *audition);
void earcup_worn_list_refresh      (EarcupWornList *self);

G_END_DECLS
