/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#undef G_DISABLE_ASSERT

#include <glib.h>
#include <math.h>

#include "plotting/earcup-plot-scene.h"

/* A scene of level curves: each of them has one level from 20 Hz to 20 kHz. */
static inline EarcupPlotScene *
make_flat_scene (const double *levels,
                 guint         n_levels)
{
  static const char *tags[] = { "A", "B", "C", "D", "E", "F", "G", "H" };
  static const char *labels[] = { "First <one>", "Second & two", "Third", "Fourth",
                                  "Fifth", "Sixth", "Seventh", "Eighth" };
  const double hz[] = { 20.0, 200.0, 2000.0, 20000.0 };
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Flat “curves”");

  for (guint i = 0; i < n_levels; i++)
    {
      const double level[] = { levels[i], levels[i], levels[i], levels[i] };

      earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
        .label = labels[i], .tag = tags[i], .hz = hz, .level_db = level, .n_points = 4,
        .style = i });
    }
  earcup_plot_scene_builder_set_range (builder, 24.0, 0.0);

  return earcup_plot_scene_builder_end (builder);
}

/* Curves that hold what a careless caller may give: nothing, one point, gaps and infinities. */
static inline EarcupPlotScene *
make_odd_scene (void)
{
  const double hz[] = { 20.0, 100.0, 1000.0, 5000.0, 20000.0 };
  const double levels[] = { NAN, 3.0, INFINITY, -INFINITY, 1.0 };
  const double huge[] = { 1e300, -1e300, 0.0, 1e12, 5.0 };
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Odd");

  earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) { .label = "Nothing" });
  earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
    .label = "One", .tag = "1", .hz = hz + 2, .level_db = hz, .n_points = 1, .style = 1 });
  earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
    .label = "Gaps", .tag = "2", .hz = hz, .level_db = levels, .n_points = 5, .style = 2 });
  earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
    .label = "Difference", .tag = "D", .hz = hz, .level_db = levels, .n_points = 5,
    .style = EARCUP_PLOT_STYLE_DIFFERENCE });
  earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
    .label = "Huge", .tag = "H", .hz = hz, .level_db = huge, .n_points = 5, .style = 3 });
  earcup_plot_scene_builder_set_range (builder, 24.0, 0.0);

  return earcup_plot_scene_builder_end (builder);
}
