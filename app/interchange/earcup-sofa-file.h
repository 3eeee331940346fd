/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "acoustics/earcup-head.h"

G_BEGIN_DECLS

#define EARCUP_SOFA_FILE_MAX_BYTES (128 * 1024 * 1024)

EarcupHead *earcup_sofa_file_load         (GFile           *file,
                                           EarcupResponse  *diffuse_field,
                                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;
char       *earcup_sofa_file_find_default (void);
EarcupHead *earcup_sofa_file_load_default (EarcupResponse  *diffuse_field,
                                           char           **description) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
