/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_KINSHIP  (earcup_kinship_get_type ())
#define EARCUP_TYPE_RELATION (earcup_relation_get_type ())

/* Why the measurement of one headphone tells something about another. */
typedef enum {
  EARCUP_KINSHIP_NONE,                  /* it was this very headphone that was measured */
  EARCUP_KINSHIP_SAME_HEADPHONE,        /* under another name */
  EARCUP_KINSHIP_UNSTATED_REVISION,
  EARCUP_KINSHIP_PREDECESSOR,
  EARCUP_KINSHIP_SAME_DRIVER_AND_CUP,
  EARCUP_KINSHIP_OTHER_COIL,
  EARCUP_KINSHIP_OTHER_COIL_AND_PADS,
  EARCUP_KINSHIP_OTHER_PADS,
  EARCUP_KINSHIP_SAME_CUP,
  EARCUP_KINSHIP_ON_EAR_SIBLING,
  EARCUP_KINSHIP_BUILT_ALIKE,
  EARCUP_KINSHIP_SAME_SERIES,
} EarcupKinship;

/* Which measurement the curve of an entry comes from, if any. Immutable, any thread. */
typedef struct _EarcupRelation EarcupRelation;

GType              earcup_kinship_get_type           (void) G_GNUC_CONST;
const char        *earcup_kinship_get_sentence       (EarcupKinship           self);

GType              earcup_relation_get_type          (void) G_GNUC_CONST;
EarcupRelation    *earcup_relation_new_from_json     (JsonObject             *object,
                                                      GError                **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupRelation    *earcup_relation_ref               (EarcupRelation         *self);
void               earcup_relation_unref             (EarcupRelation         *self);

const char        *earcup_relation_get_entry_id      (const EarcupRelation   *self);
const char        *earcup_relation_get_file          (const EarcupRelation   *self);
const char *const *earcup_relation_get_also          (const EarcupRelation   *self);
EarcupKinship      earcup_relation_get_kinship       (const EarcupRelation   *self);
const char        *earcup_relation_get_relative_id   (const EarcupRelation   *self);
const char        *earcup_relation_get_relative_name (const EarcupRelation   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupRelation, earcup_relation_unref)

G_END_DECLS
