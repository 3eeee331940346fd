/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "catalogue/earcup-report.h"

G_BEGIN_DECLS

void earcup_report_print      (const EarcupReport *self);
void earcup_report_build_json (const EarcupReport *self,
                               JsonBuilder        *builder);

G_END_DECLS
