/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_APPLICATION (earcup_application_get_type ())

G_DECLARE_FINAL_TYPE (EarcupApplication, earcup_application, EARCUP, APPLICATION, AdwApplication)

EarcupApplication *earcup_application_new (void);

G_END_DECLS
