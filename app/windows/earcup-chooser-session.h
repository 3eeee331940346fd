/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "catalogue/earcup-chooser.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_CHOOSER_SESSION (earcup_chooser_session_get_type ())

/* What somebody needs, as the settings keep it, and the headphones in that order. */
G_DECLARE_FINAL_TYPE (EarcupChooserSession, earcup_chooser_session, EARCUP, CHOOSER_SESSION,
                      GObject)

EarcupChooserSession *earcup_chooser_session_new           (EarcupCatalogue      *catalogue,
                                                            GSettings            *settings);
void                  earcup_chooser_session_cancel        (EarcupChooserSession *self);
GArray               *earcup_chooser_session_get_picks     (EarcupChooserSession *self);
const EarcupNeeds    *earcup_chooser_session_get_needs     (EarcupChooserSession *self);
double                earcup_chooser_session_get_progress  (EarcupChooserSession *self);
const char           *earcup_chooser_session_get_failure   (EarcupChooserSession *self);
gboolean              earcup_chooser_session_has_weights   (EarcupChooserSession *self);
void                  earcup_chooser_session_set_weight    (EarcupChooserSession *self,
                                                            EarcupCriterion       criterion,
                                                            guint                 weight);
void                  earcup_chooser_session_reset_weights (EarcupChooserSession *self);
void                  earcup_chooser_session_own           (EarcupChooserSession *self,
                                                            const char           *id,
                                                            gboolean              own);

G_END_DECLS
