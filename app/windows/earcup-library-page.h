/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "catalogue/earcup-collections.h"
#include "catalogue/earcup-library.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_LIBRARY_PAGE (earcup_library_page_get_type ())

/* The folders of measurements that the browser lists, and the user's collections. */
G_DECLARE_FINAL_TYPE (EarcupLibraryPage, earcup_library_page, EARCUP, LIBRARY_PAGE, GtkWidget)

void earcup_library_page_set_library (EarcupLibraryPage  *self,
                                      EarcupLibrary      *library,
                                      EarcupCollections  *collections);

G_END_DECLS
