/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void earcup_combo_name (AdwComboRow *row);

G_END_DECLS
