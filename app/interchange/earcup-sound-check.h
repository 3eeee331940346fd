/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean earcup_sound_check    (GFile   *file,
                                GError **error);
char    *earcup_sound_dup_name (GFile   *file);

G_END_DECLS
