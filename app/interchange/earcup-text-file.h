/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Makes something of the text of a file, which is @length bytes long and is called @name in
 * messages; NULL with @error set when it cannot. */
typedef gpointer (* EarcupTextFileParser) (const char  *text,
                                           gssize       length,
                                           const char  *name,
                                           GError     **error);

char       *earcup_text_file_load      (GFile                 *file,
                                        guint                  max_bytes,
                                        gsize                 *length,
                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gpointer    earcup_text_file_read      (GFile                 *file,
                                        guint                  max_bytes,
                                        EarcupTextFileParser   parse,
                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
char       *earcup_text_file_dup_name  (GFile                 *file);
gboolean    earcup_text_file_check     (const char            *text,
                                        gsize                  length,
                                        const char            *name,
                                        GError               **error);
const char *earcup_text_file_skip_mark (const char            *text);

G_END_DECLS
