/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-design.h"
#include "catalogue/earcup-entry.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_ARCHETYPE (earcup_archetype_get_type ())

/* A design that stands for a way of building headphones. Immutable, any thread. */
typedef struct _EarcupArchetype EarcupArchetype;

GType                earcup_archetype_get_type       (void) G_GNUC_CONST;

EarcupArchetype     *earcup_archetype_new_from_json  (JsonObject             *object,
                                                      GError                **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupArchetype     *earcup_archetype_ref            (EarcupArchetype        *self);
void                 earcup_archetype_unref          (EarcupArchetype        *self);

const char          *earcup_archetype_get_id         (const EarcupArchetype  *self);
const char          *earcup_archetype_get_label      (const EarcupArchetype  *self);
EarcupEnclosure      earcup_archetype_get_enclosure  (const EarcupArchetype  *self);
const EarcupDesign  *earcup_archetype_get_design     (const EarcupArchetype  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupArchetype, earcup_archetype_unref)

G_END_DECLS
