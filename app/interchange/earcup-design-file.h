/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

#define EARCUP_DESIGN_FILE_MAX_BYTES    (1024 * 1024)
#define EARCUP_DESIGN_FILE_MAX_BRACKETS 1000

EarcupDesign  *earcup_design_file_load              (GFile               *file,
                                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupDesign  *earcup_design_file_parse             (const char          *text,
                                                     gssize               length,
                                                     const char          *name,
                                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
JsonObject    *earcup_design_file_parse_object      (const char          *text,
                                                     gssize               length,
                                                     const char          *name,
                                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
JsonObject    *earcup_design_file_load_object       (GFile               *file,
                                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupDesign  *earcup_design_from_json              (JsonObject          *object,
                                                     const char          *name,
                                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
char         **earcup_design_file_dup_unknown_keys  (JsonObject          *object);

char          *earcup_design_file_format            (const EarcupDesign  *design);

G_END_DECLS
