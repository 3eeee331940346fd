/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "windows/earcup-blind-session.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_BLIND_TRIAL_PAGE (earcup_blind_trial_page_get_type ())

/* The trials of a test, one after the other: what to listen to, and what to answer. */
G_DECLARE_FINAL_TYPE (EarcupBlindTrialPage, earcup_blind_trial_page, EARCUP, BLIND_TRIAL_PAGE,
                      GtkWidget)

void earcup_blind_trial_page_set_session (EarcupBlindTrialPage *self,
                                          EarcupBlindSession   *session);

G_END_DECLS
