/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  EARCUP_SECTION_SCOPE_EAR,      /* shapes the pressure at the drum only */
  EARCUP_SECTION_SCOPE_DRIVER,   /* shapes the drum, the bleed and the cross-talk */
} EarcupSectionScope;

/* A residual peaking section: what the lumped network leaves out. */
typedef struct {
  double             hz;
  double             q;
  double             gain_db;
  EarcupSectionScope scope;
} EarcupSection;

double complex earcup_section_respond  (const EarcupSection *self,
                                        double               hz);
double complex earcup_sections_respond (const EarcupSection *sections,
                                        guint                n_sections,
                                        gboolean             driver_only,
                                        double               hz);

G_END_DECLS
