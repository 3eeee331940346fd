/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trials/earcup-blind-item.h"

G_BEGIN_DECLS

/* The finished tests of the user, newest first, kept as one file each in a folder. A #GListModel
 * of #EarcupBlindItem. Main thread. */
#define EARCUP_TYPE_BLIND_ARCHIVE (earcup_blind_archive_get_type ())
G_DECLARE_FINAL_TYPE (EarcupBlindArchive, earcup_blind_archive, EARCUP, BLIND_ARCHIVE, GObject)

EarcupBlindArchive *earcup_blind_archive_new         (const char          *folder);
gboolean            earcup_blind_archive_add         (EarcupBlindArchive  *self,
                                                      EarcupBlindRecord   *record,
                                                      GError             **error);
gboolean            earcup_blind_archive_remove      (EarcupBlindArchive  *self,
                                                      guint                position,
                                                      GError             **error);
char               *earcup_blind_archive_dup_csv     (EarcupBlindArchive  *self);
guint               earcup_blind_archive_get_skipped (EarcupBlindArchive  *self);

G_END_DECLS
