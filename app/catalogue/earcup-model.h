/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-response.h"
#include "catalogue/earcup-catalogue.h"
#include "catalogue/earcup-monitor.h"
#include "catalogue/earcup-provenance.h"

G_BEGIN_DECLS

/* What the word MODEL means: something that can be listened through. Immutable once made; may
 * be used from any thread. */
#define EARCUP_TYPE_MODEL (earcup_model_get_type ())
G_DECLARE_FINAL_TYPE (EarcupModel, earcup_model, EARCUP, MODEL, GObject)

EarcupModel       *earcup_model_new_entry            (EarcupCatalogue  *catalogue,
                                                      EarcupEntry      *entry,
                                                      GError          **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray         *earcup_model_new_headphones       (EarcupCatalogue  *catalogue,
                                                      GError          **error);
EarcupModel       *earcup_model_new_archetype        (EarcupArchetype  *archetype);
EarcupModel       *earcup_model_new_target           (const char       *id,
                                                      const char       *name,
                                                      EarcupResponse   *response);
EarcupModel       *earcup_model_new_measured         (const char       *id,
                                                      const char       *name,
                                                      EarcupResponse   *response,
                                                      const char       *text);
EarcupModel       *earcup_model_new_own              (const char       *id,
                                                      const char       *name,
                                                      EarcupDesign     *design);
EarcupModel       *earcup_model_new_user             (const char       *name,
                                                      EarcupDesign     *design);
EarcupModel       *earcup_model_new_placed           (EarcupModel      *model,
                                                      const EarcupMonitorSetup *setup,
                                                      GError          **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupModel       *earcup_model_new_noted            (EarcupModel      *model,
                                                      const char       *note);

const char        *earcup_model_get_id               (EarcupModel      *self);
const char        *earcup_model_get_name             (EarcupModel      *self);
EarcupEntry       *earcup_model_get_entry            (EarcupModel      *self);
EarcupEnclosure    earcup_model_get_enclosure        (EarcupModel      *self);
EarcupDesign      *earcup_model_get_design           (EarcupModel      *self);
EarcupMonitor     *earcup_model_get_monitor          (EarcupModel      *self);
EarcupResponse    *earcup_model_get_response         (EarcupModel      *self);

EarcupProvenance   earcup_model_get_provenance       (EarcupModel      *self);
EarcupFitRecord   *earcup_model_get_fit              (EarcupModel      *self);
const char        *earcup_model_get_relative         (EarcupModel      *self);
guint              earcup_model_get_n_variants       (EarcupModel      *self);
EarcupDesign      *earcup_model_get_variant          (EarcupModel      *self,
                                                      guint             index);
char              *earcup_model_dup_provenance_text  (EarcupModel      *self);
char              *earcup_model_dup_account          (EarcupModel      *self);
guint              earcup_model_get_n_notes          (EarcupModel      *self);
const char *const *earcup_model_get_notes            (EarcupModel      *self);
const char *const *earcup_model_get_sharing          (EarcupModel      *self);

G_END_DECLS
