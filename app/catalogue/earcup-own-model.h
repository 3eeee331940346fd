/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "catalogue/earcup-model.h"

G_BEGIN_DECLS

#define EARCUP_OWN_MODEL_SUFFIX ".headphone.json"

gboolean     earcup_own_model_is_name (const char    *name);
EarcupModel *earcup_own_model_load    (const char    *id,
                                       GFile         *file,
                                       const char    *name,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GFile       *earcup_own_model_save    (GFile         *folder,
                                       const char    *name,
                                       EarcupDesign  *design,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
