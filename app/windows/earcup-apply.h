/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void earcup_apply_name (AdwEntryRow *row,
                        const char  *name);

G_END_DECLS
