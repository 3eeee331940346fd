/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "catalogue/earcup-rig.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_LIBRARY_FOLDER (earcup_library_folder_get_type ())

typedef enum {
  EARCUP_LIBRARY_FOLDER_READING,
  EARCUP_LIBRARY_FOLDER_READY,
  EARCUP_LIBRARY_FOLDER_MISSING,     /* it is looked for from time to time */
} EarcupLibraryFolderState;

/* A folder of measured curves, which follows what happens to its files. Main thread only. */
G_DECLARE_FINAL_TYPE (EarcupLibraryFolder, earcup_library_folder, EARCUP, LIBRARY_FOLDER, GObject)

EarcupLibraryFolder      *earcup_library_folder_new            (GFile                *file,
                                                                GFile                *index,
                                                                const char *const    *makers);
void                      earcup_library_folder_read           (EarcupLibraryFolder  *self);
void                      earcup_library_folder_cancel         (EarcupLibraryFolder  *self);

GFile                    *earcup_library_folder_get_file       (EarcupLibraryFolder  *self);
char                     *earcup_library_folder_dup_name       (EarcupLibraryFolder  *self);
EarcupLibraryFolderState  earcup_library_folder_get_state      (EarcupLibraryFolder  *self);
double                    earcup_library_folder_get_progress   (EarcupLibraryFolder  *self);
gboolean                  earcup_library_folder_get_partial    (EarcupLibraryFolder  *self);
GPtrArray                *earcup_library_folder_get_entries    (EarcupLibraryFolder  *self);
guint                     earcup_library_folder_get_n_problems (EarcupLibraryFolder  *self);
GPtrArray                *earcup_library_folder_get_problems   (EarcupLibraryFolder  *self);
gboolean                  earcup_library_folder_get_rig        (EarcupLibraryFolder  *self,
                                                                EarcupRig            *rig);
void                      earcup_library_folder_set_rig        (EarcupLibraryFolder  *self,
                                                                EarcupRig             rig,
                                                                gboolean              is_known);

G_END_DECLS
