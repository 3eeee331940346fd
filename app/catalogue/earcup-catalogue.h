/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "acoustics/earcup-response.h"
#include "catalogue/earcup-archetype.h"
#include "catalogue/earcup-entry.h"
#include "catalogue/earcup-lineage.h"
#include "catalogue/earcup-listener.h"

G_BEGIN_DECLS

#define EARCUP_CATALOGUE_NEUTRAL "harman-over-ear-2018"   /* the target called "neutral" */
#define EARCUP_CATALOGUE_DIFFUSE "diffuse-field"          /* what heads are levelled by */

/* All headphones and monitors, ordered by maker and model: a list of #EarcupEntry. */
#define EARCUP_TYPE_CATALOGUE (earcup_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (EarcupCatalogue, earcup_catalogue, EARCUP, CATALOGUE, GObject)

EarcupCatalogue  *earcup_catalogue_new_bundled       (GError           **error) G_GNUC_WARN_UNUSED_RESULT;

EarcupEntry      *earcup_catalogue_get_entry         (EarcupCatalogue   *self,
                                                      const char        *id);
EarcupEntry      *earcup_catalogue_get_nth           (EarcupCatalogue   *self,
                                                      guint              position);
guint             earcup_catalogue_get_n_archetypes  (EarcupCatalogue   *self);
EarcupArchetype  *earcup_catalogue_get_nth_archetype (EarcupCatalogue   *self,
                                                      guint              position);
EarcupArchetype  *earcup_catalogue_get_archetype     (EarcupCatalogue   *self,
                                                      const char        *id);

EarcupLineage    *earcup_catalogue_get_lineage       (EarcupCatalogue   *self,
                                                      GError           **error);

EarcupListener   *earcup_catalogue_get_listener      (EarcupCatalogue   *self,
                                                      GError           **error);
EarcupResponse   *earcup_catalogue_load_target       (EarcupCatalogue   *self,
                                                      const char        *id,
                                                      GError           **error) G_GNUC_WARN_UNUSED_RESULT;
char            **earcup_catalogue_dup_target_ids    (EarcupCatalogue   *self);

void              earcup_catalogue_set_rig           (EarcupCatalogue   *self,
                                                      const char        *folder_uri,
                                                      guint              rig,
                                                      gboolean           is_known);
gboolean          earcup_catalogue_get_rig           (EarcupCatalogue   *self,
                                                      const char        *file_uri,
                                                      guint             *rig);

G_END_DECLS
