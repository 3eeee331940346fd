/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "acoustics/earcup-response.h"

G_BEGIN_DECLS

#define EARCUP_CURVE_FILE_MAX_BYTES (4 * 1024 * 1024)

EarcupResponse *earcup_curve_file_load   (GFile       *file,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupResponse *earcup_curve_file_parse  (const char  *text,
                                          gssize       length,
                                          const char  *name,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
