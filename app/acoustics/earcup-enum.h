/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

const char *earcup_enum_get_nick (GType type,
                                  int   value);

G_END_DECLS
