/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-variation.h"
#include "catalogue/earcup-model.h"

G_BEGIN_DECLS

/* What --what-if says in any command that has it; TEXTS is the address of a list of strings. */
#define EARCUP_VARIATION_OPTION(texts)                                                      \
  { "what-if", 0, 0, G_OPTION_ARG_STRING_ARRAY, texts,                                      \
    N_("Change the housing, the pads, the driver or the amplifier, in everyday units"),     \
    N_("KEY=VALUE,…") }

EarcupVariation *earcup_variation_options_parse    (char                   **texts) G_GNUC_WARN_UNUSED_RESULT;
EarcupDesign    *earcup_variation_options_apply    (const EarcupVariation   *variation,
                                                    EarcupModel             *model) G_GNUC_WARN_UNUSED_RESULT;
EarcupModel     *earcup_variation_options_change   (const EarcupVariation   *variation,
                                                    EarcupModel             *model) G_GNUC_WARN_UNUSED_RESULT;
void             earcup_variation_options_tell     (char                   **texts,
                                                    const char              *name);

G_END_DECLS
