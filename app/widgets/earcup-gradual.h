/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_GRADUAL (earcup_gradual_get_type ())

/* Another list, of which the first entries come at once and the others some frames later. */
G_DECLARE_FINAL_TYPE (EarcupGradual, earcup_gradual, EARCUP, GRADUAL, GObject)

EarcupGradual *earcup_gradual_new   (GListModel    *base);
void           earcup_gradual_begin (EarcupGradual *self);
void           earcup_gradual_end   (EarcupGradual *self);

G_END_DECLS
