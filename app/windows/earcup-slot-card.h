/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_SLOT_CARD (earcup_slot_card_get_type ())

/* A slot as a button: what is in it, its gain, and whether it is heard. */
G_DECLARE_FINAL_TYPE (EarcupSlotCard, earcup_slot_card, EARCUP, SLOT_CARD, GtkWidget)

void earcup_slot_card_set_audition (EarcupSlotCard *self,
                                    EarcupAudition *audition);

G_END_DECLS
