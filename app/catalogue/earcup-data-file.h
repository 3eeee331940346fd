/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define EARCUP_DATA_PATH "/io/github/earcup/Earcup/data/"   /* of the resources */

void       earcup_data_file_register (void);

JsonArray *earcup_data_file_load     (JsonParser  *parser,
                                      const char  *file,
                                      const char  *format,
                                      const char  *key,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *earcup_data_file_parse    (JsonParser  *parser,
                                      const char  *text,
                                      gssize       length,
                                      const char  *file,
                                      const char  *format,
                                      const char  *key,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   earcup_data_file_refuse   (const char  *file,
                                      const char  *reason,
                                      GError     **error);

G_END_DECLS
