/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "interchange/earcup-sound-writer.h"

G_BEGIN_DECLS

void              earcup_format_choice_bind (AdwComboRow *row,
                                             GSettings   *settings,
                                             const char  *key);
EarcupSoundFormat earcup_format_choice_get  (AdwComboRow *row);

G_END_DECLS
