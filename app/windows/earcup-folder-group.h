/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "catalogue/earcup-library.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_FOLDER_GROUP (earcup_folder_group_get_type ())

/* A folder of the library: how much it holds, what it was measured on, what could not be read. */
G_DECLARE_FINAL_TYPE (EarcupFolderGroup, earcup_folder_group, EARCUP, FOLDER_GROUP, GtkWidget)

GtkWidget *earcup_folder_group_new (EarcupLibrary       *library,
                                    EarcupLibraryFolder *folder);

G_END_DECLS
