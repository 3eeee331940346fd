/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Figures to be printed, each with its unit and where it comes from. One thread. */
typedef struct _EarcupReport EarcupReport;

EarcupReport *earcup_report_new        (void);
void          earcup_report_free       (EarcupReport       *self);

void          earcup_report_begin      (EarcupReport       *self,
                                        const char         *title);
void          earcup_report_add        (EarcupReport       *self,
                                        const char         *key,
                                        const char         *label,
                                        double              value,
                                        const char         *unit,
                                        const char         *source);
void          earcup_report_print      (const EarcupReport *self);
void          earcup_report_build_json (const EarcupReport *self,
                                        JsonBuilder        *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupReport, earcup_report_free)

G_END_DECLS
