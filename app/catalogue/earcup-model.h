/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-response.h"
#include "catalogue/earcup-catalogue.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_PROVENANCE (earcup_provenance_get_type ())

typedef enum {
  EARCUP_PROVENANCE_FITTED,       /* to a measurement of this very model */
  EARCUP_PROVENANCE_DERIVED,      /* from a relative that is named */
  EARCUP_PROVENANCE_ESTIMATED,    /* from the construction and the maker's figures */
  EARCUP_PROVENANCE_ARCHETYPE,    /* stands for a construction, not for a product */
  EARCUP_PROVENANCE_TARGET,       /* a curve to aim at, without a design */
  EARCUP_PROVENANCE_USER,         /* the user's own numbers */
  EARCUP_PROVENANCE_MAKER,        /* the maker's figures alone */
} EarcupProvenance;

/* What the word MODEL means: something that can be listened through. Immutable once made; may
 * be used from any thread. */
#define EARCUP_TYPE_MODEL (earcup_model_get_type ())
G_DECLARE_FINAL_TYPE (EarcupModel, earcup_model, EARCUP, MODEL, GObject)

GType              earcup_provenance_get_type        (void) G_GNUC_CONST;

EarcupModel       *earcup_model_new_entry            (EarcupCatalogue  *catalogue,
                                                      EarcupEntry      *entry,
                                                      GError          **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupModel       *earcup_model_new_archetype        (EarcupArchetype  *archetype);
EarcupModel       *earcup_model_new_target           (const char       *id,
                                                      const char       *name,
                                                      EarcupResponse   *response);
EarcupModel       *earcup_model_new_user             (const char       *name,
                                                      EarcupDesign     *design);
EarcupModel       *earcup_model_new_noted            (EarcupModel      *model,
                                                      const char       *note);

const char        *earcup_model_get_id               (EarcupModel      *self);
const char        *earcup_model_get_name             (EarcupModel      *self);
EarcupEntry       *earcup_model_get_entry            (EarcupModel      *self);
EarcupEnclosure    earcup_model_get_enclosure        (EarcupModel      *self);
EarcupDesign      *earcup_model_get_design           (EarcupModel      *self);
EarcupResponse    *earcup_model_get_response         (EarcupModel      *self);

EarcupProvenance   earcup_model_get_provenance       (EarcupModel      *self);
char              *earcup_model_dup_provenance_text  (EarcupModel      *self);
char              *earcup_model_dup_account          (EarcupModel      *self);
guint              earcup_model_get_n_notes          (EarcupModel      *self);
const char *const *earcup_model_get_notes            (EarcupModel      *self);
const char *const *earcup_model_get_sharing          (EarcupModel      *self);

G_END_DECLS
