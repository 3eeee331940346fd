/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Two ends between which a quantity u is looked for by a search that knows no ends and moves
 * another quantity x. */
typedef struct {
  double middle;
  double half;
} EarcupFitRange;

EarcupFitRange earcup_fit_range_make  (double                lowest,
                                       double                highest);
double         earcup_fit_range_to_u  (const EarcupFitRange *self,
                                       double                x);
double         earcup_fit_range_to_x  (const EarcupFitRange *self,
                                       double                u);
double         earcup_fit_range_slope (const EarcupFitRange *self,
                                       double                x);
double         earcup_fit_range_hold  (const EarcupFitRange *self,
                                       double                x);

G_END_DECLS
