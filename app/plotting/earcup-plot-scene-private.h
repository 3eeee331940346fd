/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plotting/earcup-plot-scene.h"

G_BEGIN_DECLS

struct _EarcupPlotScene
{
  EarcupPlotScene *base;           /* of a part: whose curves these are */
  char      *title;
  char      *axis_label;
  char      *unit;
  char      *footer;
  GPtrArray *series;               /* of EarcupPlotSeries, each with its own copies */
  GPtrArray *bands;                /* of EarcupPlotBand, likewise */
  GPtrArray *marks;                /* of EarcupPlotMark */
  double     span_db;              /* 0: chosen from the levels */
  double     centre_db;            /* NaN: chosen from the levels */
  double     zone_hz;              /* above it nothing is predicted */
  gboolean   is_signed;
  gboolean   has_ratios;           /* equal ratios of levels are equally high */
  gboolean   is_as_is;             /* not to be described relative to a mean */
  double     least_span;           /* what the automatic range shows at least */
  double     smooth_octaves;       /* of the curves that are added; 0 is not at all */
  double     depth_ms;             /* of a waterfall; 0 for plain curves */

  EarcupPlotAxis axis;
  double         from;             /* the ends of the axis of places */
  double         to;
  double         low_db;           /* the ends of the level axis, … */
  double         high_db;          /* … equal where they are chosen */
};

G_END_DECLS
