/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "catalogue/earcup-library-index.h"

G_BEGIN_DECLS

#define EARCUP_LIBRARY_MOST_FILES    100000
#define EARCUP_LIBRARY_MOST_PROBLEMS 1000     /* that are listed; all are counted */

/* Read from other threads while a folder is read. */
typedef struct {
  gint n_done;
  gint n_files;     /* 0 while they are still being looked for */
} EarcupLibraryProgress;

/* What a folder holds. */
typedef struct {
  GPtrArray *entries;      /* of EarcupEntry, by name */
  GPtrArray *problems;     /* sentences about files that are no curves */
  guint      n_problems;   /* of which the first are listed */
  guint      n_read;       /* files that had to be read, and not only looked up */
  gboolean   is_partial;   /* it was cancelled, or there are more files than are taken */
  GPtrArray *folders;      /* of GFile: the folder and those within, to be watched */
} EarcupLibraryHaul;

EarcupLibraryHaul *earcup_library_scan      (GFile                  *folder,
                                             GFile                  *index,
                                             const char *const      *makers,
                                             EarcupLibraryProgress  *progress,
                                             GCancellable           *cancellable,
                                             GError                **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupLibraryHaul *earcup_library_haul_new  (void);
void               earcup_library_haul_free (EarcupLibraryHaul      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupLibraryHaul, earcup_library_haul_free)

G_END_DECLS
