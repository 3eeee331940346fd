/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trials/earcup-blind-archive.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_BLIND_RESULT_PAGE (earcup_blind_result_page_get_type ())

/* The tests that were finished, and what one of them shows. */
G_DECLARE_FINAL_TYPE (EarcupBlindResultPage, earcup_blind_result_page, EARCUP, BLIND_RESULT_PAGE,
                      GtkWidget)

void earcup_blind_result_page_set_archive (EarcupBlindResultPage  *self,
                                           EarcupBlindArchive     *archive);
void earcup_blind_result_page_show        (EarcupBlindResultPage  *self,
                                           EarcupBlindRecord      *record);

gboolean earcup_blind_result_page_export  (EarcupBlindResultPage  *self,
                                           GFile                  *file,
                                           GError                **error);

G_END_DECLS
