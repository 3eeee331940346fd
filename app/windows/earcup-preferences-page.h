/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_PREFERENCES_PAGE (earcup_preferences_page_get_type ())

/* Where the sound goes and how loudness is matched. */
G_DECLARE_FINAL_TYPE (EarcupPreferencesPage, earcup_preferences_page, EARCUP, PREFERENCES_PAGE,
                      AdwPreferencesPage)

AdwPreferencesPage *earcup_preferences_page_new (GSettings *settings);

G_END_DECLS
