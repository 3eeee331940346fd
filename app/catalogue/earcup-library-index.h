/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "catalogue/earcup-entry.h"

G_BEGIN_DECLS

/* What is remembered of one file of a folder. */
typedef struct {
  char    *path;          /* within the folder, with slashes */
  gint64   modified_us;   /* since 1970 */
  gint64   size;          /* in bytes */
  gboolean is_read;       /* whether what follows is known */
  char    *problem;       /* why it is no curve, or NULL */
  gint16   levels[EARCUP_ENTRY_N_LEVELS];    /* in hundredths of a dB, if there is no problem */
} EarcupLibraryRecord;

/* What is remembered of a folder, so that its files need not be read again. One thread at a
 * time. */
typedef struct _EarcupLibraryIndex EarcupLibraryIndex;

EarcupLibraryIndex  *earcup_library_index_new      (void);
EarcupLibraryIndex  *earcup_library_index_load     (GFile                      *file);
void                 earcup_library_index_free     (EarcupLibraryIndex         *self);
gboolean             earcup_library_index_save     (EarcupLibraryIndex         *self,
                                                    GFile                      *file,
                                                    GError                    **error);

void                 earcup_library_index_take     (EarcupLibraryIndex         *self,
                                                    EarcupLibraryRecord        *record);
EarcupLibraryRecord *earcup_library_index_steal    (EarcupLibraryIndex         *self,
                                                    const char                 *path,
                                                    gint64                      modified_us,
                                                    gint64                      size);
guint                earcup_library_index_size     (EarcupLibraryIndex         *self);

EarcupLibraryRecord *earcup_library_record_new     (const char                 *path,
                                                    gint64                      modified_us,
                                                    gint64                      size);
void                 earcup_library_record_free    (EarcupLibraryRecord        *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupLibraryIndex, earcup_library_index_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupLibraryRecord, earcup_library_record_free)

G_END_DECLS
