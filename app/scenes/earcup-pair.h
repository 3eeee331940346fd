/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-binaural.h"
#include "scenes/earcup-scene-private.h"

G_BEGIN_DECLS

double earcup_pair_sum        (const EarcupSceneMatter *matter,
                               const float complex     *left,
                               const float complex     *right,
                               gsize                    n_bins,
                               EarcupLinesWeight        weight,
                               gconstpointer            data);
double earcup_pair_find_level (const EarcupSceneMatter *matter,
                               const EarcupBinaural    *pair);

EarcupResponse *earcup_pair_new_response (const EarcupSceneMatter *matter,
                                          const float complex     *left,
                                          const float complex     *right,
                                          gsize                    n_bins,
                                          double                   source_db) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
