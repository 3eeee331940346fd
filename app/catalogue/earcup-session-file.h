/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "catalogue/earcup-session.h"

G_BEGIN_DECLS

#define EARCUP_SESSION_FILE_FORMAT    "earcup-session-1"
#define EARCUP_SESSION_FILE_SUFFIX    ".earcup"
#define EARCUP_SESSION_FILE_MOST_BYTES (16 * 1024 * 1024)

gboolean       earcup_session_file_is    (GFile                *file);
char          *earcup_session_file_write (const EarcupSession  *session);
EarcupSession *earcup_session_file_parse (const char           *text,
                                          gssize                length,
                                          const char           *name,
                                          GPtrArray            *notes,
                                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupSession *earcup_session_file_load  (GFile                *file,
                                          GPtrArray            *notes,
                                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       earcup_session_file_save  (const EarcupSession  *session,
                                          GFile                *file,
                                          GError              **error);

G_END_DECLS
