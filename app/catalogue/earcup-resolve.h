/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-model.h"

G_BEGIN_DECLS

EarcupModel *earcup_catalogue_resolve     (EarcupCatalogue   *catalogue,
                                           const char        *word,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupEntry *earcup_catalogue_find_entry  (EarcupCatalogue   *catalogue,
                                           const char        *word,
                                           char             **note,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
