/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A second-order filter and its memory. */
typedef struct {
  double b0, b1, b2, a1, a2;
  double z1, z2;
} EarcupDemoFilter;

void   earcup_demo_filter_set_low_pass  (EarcupDemoFilter *self,
                                         double            hz,
                                         double            q);
void   earcup_demo_filter_set_high_pass (EarcupDemoFilter *self,
                                         double            hz,
                                         double            q);
void   earcup_demo_filter_set_band_pass (EarcupDemoFilter *self,
                                         double            hz,
                                         double            q);
void   earcup_demo_filter_set_shelf     (EarcupDemoFilter *self,
                                         double            hz,
                                         double            gain_db);
double earcup_demo_filter_run           (EarcupDemoFilter *self,
                                         double            input);

G_END_DECLS
