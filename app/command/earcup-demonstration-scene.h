/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-model.h"
#include "claims/earcup-demonstration.h"
#include "scenes/earcup-scene.h"

G_BEGIN_DECLS

EarcupModel *earcup_demonstration_new_model (const EarcupDemonstration  *self,
                                             guint                       slot,
                                             EarcupCatalogue            *catalogue,
                                             GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupScene *earcup_demonstration_new_scene (const EarcupDemonstration  *self,
                                             EarcupModel                *model,
                                             EarcupCatalogue            *catalogue,
                                             GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
