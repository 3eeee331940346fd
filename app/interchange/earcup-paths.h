/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char     *earcup_paths_dup_demo        (void);
char     *earcup_paths_dup_schemas     (void);
char     *earcup_paths_dup_locale      (void);
gboolean  earcup_paths_is_installed    (void);

G_END_DECLS
