/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "catalogue/earcup-model.h"

G_BEGIN_DECLS

#define EARCUP_CURVE_MODEL_PREFIX "curve:"

gboolean     earcup_curve_model_is_id    (const char       *id);
char        *earcup_curve_model_make_id  (GFile            *file);
GFile       *earcup_curve_model_get_file (const char       *id);
EarcupModel *earcup_curve_model_load     (EarcupCatalogue  *catalogue,
                                          const char       *id,
                                          GError          **error) G_GNUC_WARN_UNUSED_RESULT;
const char  *earcup_curve_model_get_text (EarcupModel      *model);
EarcupModel *earcup_curve_model_new_carried (const char    *id,
                                          const char       *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
