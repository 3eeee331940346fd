/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "catalogue/earcup-catalogue.h"
#include "catalogue/earcup-library-folder.h"

G_BEGIN_DECLS

#define EARCUP_LIBRARY_VARIANT_TYPE "a(ss)"     /* uri of a folder, name of its rig or "" */

/* The measured curves in folders of the user's own: a list of #EarcupEntry. Main thread only. */
#define EARCUP_TYPE_LIBRARY (earcup_library_get_type ())
G_DECLARE_FINAL_TYPE (EarcupLibrary, earcup_library, EARCUP, LIBRARY, GObject)

EarcupLibrary       *earcup_library_new         (EarcupCatalogue      *catalogue,
                                                 GFile                *cache);
EarcupLibraryFolder *earcup_library_add         (EarcupLibrary        *self,
                                                 GFile                *file,
                                                 EarcupRig             rig,
                                                 gboolean              is_known,
                                                 GError              **error);
void                 earcup_library_remove      (EarcupLibrary        *self,
                                                 EarcupLibraryFolder  *folder);
void                 earcup_library_set_rig     (EarcupLibrary        *self,
                                                 EarcupLibraryFolder  *folder,
                                                 EarcupRig             rig,
                                                 gboolean              is_known);
GListModel          *earcup_library_get_folders (EarcupLibrary        *self);

void                 earcup_library_restore     (EarcupLibrary        *self,
                                                 GVariant             *folders);
GVariant            *earcup_library_save        (EarcupLibrary        *self);

G_END_DECLS
