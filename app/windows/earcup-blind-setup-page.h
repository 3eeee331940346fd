/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "windows/earcup-blind-session.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_BLIND_SETUP_PAGE (earcup_blind_setup_page_get_type ())

/* What is to be tested, and whether that can be fair. */
G_DECLARE_FINAL_TYPE (EarcupBlindSetupPage, earcup_blind_setup_page, EARCUP, BLIND_SETUP_PAGE,
                      GtkWidget)

void earcup_blind_setup_page_set_audition (EarcupBlindSetupPage *self,
                                           EarcupAudition       *audition);
void earcup_blind_setup_page_refresh      (EarcupBlindSetupPage *self);
void earcup_blind_setup_page_get_plan     (EarcupBlindSetupPage *self,
                                           EarcupBlindPlan      *plan);

G_END_DECLS
