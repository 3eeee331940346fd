/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GArray *earcup_frequencies_parse (const char  *text,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *earcup_frequencies_load  (GFile       *file,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
