/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-fit-record.h"
#include "catalogue/earcup-relation.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_LINEAGE (earcup_lineage_get_type ())

/* Which measurement stands behind which headphone. Immutable, any thread. */
typedef struct _EarcupLineage EarcupLineage;

GType                 earcup_lineage_get_type      (void) G_GNUC_CONST;

EarcupLineage        *earcup_lineage_new_bundled   (GError              **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupLineage        *earcup_lineage_new           (JsonArray            *relations,
                                                    JsonArray            *fits,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupLineage        *earcup_lineage_ref           (EarcupLineage        *self);
void                  earcup_lineage_unref         (EarcupLineage        *self);

const EarcupRelation *earcup_lineage_get_relation  (const EarcupLineage  *self,
                                                    const char           *entry_id);
EarcupFitRecord      *earcup_lineage_get_fit       (const EarcupLineage  *self,
                                                    const char           *file);
EarcupFitRecord      *earcup_lineage_find_root     (const EarcupLineage  *self,
                                                    const char           *entry_id);
guint                 earcup_lineage_get_n_fits    (const EarcupLineage  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupLineage, earcup_lineage_unref)

G_END_DECLS
