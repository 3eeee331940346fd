/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-response.h"
#include "catalogue/earcup-catalogue.h"

G_BEGIN_DECLS

/* The artificial heads on which headphones are measured. */
typedef enum {
  EARCUP_RIG_GRAS,             /* the one that all responses of this program stand for */
  EARCUP_RIG_INNERFIDELITY,
  EARCUP_RIG_RTINGS,
  EARCUP_RIG_HEADPHONECOM,
  EARCUP_N_RIGS
} EarcupRig;

const char      *earcup_rig_get_name   (EarcupRig               rig);
const char      *earcup_rig_get_label  (EarcupRig               rig);
char            *earcup_rig_dup_account (EarcupRig              rig,
                                        gboolean                is_known);
gboolean         earcup_rig_from_name  (const char             *name,
                                        EarcupRig              *rig);
EarcupResponse  *earcup_rig_convert    (EarcupRig               rig,
                                        EarcupCatalogue        *catalogue,
                                        EarcupResponse         *measured,
                                        GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
