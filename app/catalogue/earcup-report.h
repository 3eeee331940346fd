/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A figure, or a title above figures. The strings belong to the report. */
typedef struct {
  const char *key;        /* the name of the figure for programs; NULL for a title */
  const char *label;      /* its name for people */
  double      value;      /* INFINITY where there is no bound, NAN where there is none */
  const char *unit;       /* "" for a pure number */
  const char *source;     /* what it is computed from and what was assumed */
} EarcupReportLine;

/* Figures to be shown, each with its unit and where it comes from. One thread at a time. */
typedef struct _EarcupReport EarcupReport;

EarcupReport           *earcup_report_new            (void);
void                    earcup_report_free           (EarcupReport           *self);

void                    earcup_report_begin          (EarcupReport           *self,
                                                      const char             *title);
void                    earcup_report_add            (EarcupReport           *self,
                                                      const char             *key,
                                                      const char             *label,
                                                      double                  value,
                                                      const char             *unit,
                                                      const char             *source);

guint                   earcup_report_get_n_lines    (const EarcupReport     *self);
const EarcupReportLine *earcup_report_get_line       (const EarcupReport     *self,
                                                      guint                   index);
char                   *earcup_report_line_dup_value (const EarcupReportLine *line,
                                                      gboolean                is_local);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupReport, earcup_report_free)

G_END_DECLS
