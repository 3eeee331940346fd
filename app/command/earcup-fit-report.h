/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-fit.h"

G_BEGIN_DECLS

/* What is told about a fit. */
typedef struct {
  const char         *file;           /* the name of the measured file */
  const char         *rig;
  EarcupFitClass      fit_class;
  const EarcupFit    *fit;
  const char *const  *notes;          /* sentences for a person */
} EarcupFitReport;

void earcup_fit_report_print_json (const EarcupFitReport *self);
void earcup_fit_report_print_text (const EarcupFitReport *self);

G_END_DECLS
