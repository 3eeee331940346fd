/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-waterfall.h"

#include <math.h>

#define LEVEL_LINES_PX  26.0
#define TIME_LINES_PX   30.0     /* the least distance of two times on the floor */
#define SLICE_PX        1.1      /* the width of a slice's line */
#define FIRST_PX        2.0      /* … of the first, which is the response */
#define FADE_SHARE      0.45     /* how far the last slice has faded into the quiet colour */
#define FLOOR_PX        0.01     /* so near to the floor is on it */
#define TINT_SHARE      0.07     /* of a slice's colour in its filling */

/* Slices stand on a floor: the first at the back, higher up and further to the right, the last in
 * front. Each is filled with the colour of the ground, so that it hides what lies behind it. */

static EarcupPlotPoint
place_point (const EarcupPlotScale *scale,
             double                 behind,
             double                 hz,
             double                 level_db)
{
  double level = CLAMP (level_db, scale->low_db, scale->high_db);

  return (EarcupPlotPoint) {
    earcup_plot_scale_get_x (scale, hz) + behind * scale->shift_px,
    earcup_plot_scale_get_y (scale, level) - behind * scale->depth_px,
  };
}

static EarcupPlotColour
mix (const EarcupPlotColour *one,
     const EarcupPlotColour *other,
     double                  share)
{
  return (EarcupPlotColour) {
    one->red + share * (other->red - one->red),
    one->green + share * (other->green - one->green),
    one->blue + share * (other->blue - one->blue),
  };
}

static double
get_behind (const EarcupPlotScene  *scene,
            const EarcupPlotSeries *series)
{
  return 1.0 - CLAMP (series->after_ms / earcup_plot_scene_get_depth (scene), 0.0, 1.0);
}

/**
 * earcup_plot_waterfall_list_times:
 * @scene: a waterfall
 * @scale: its frame
 * @times: (out) (array fixed-size=64): the times in ms that carry a number, from 0 on
 *
 * Returns: how many there are
 */
guint
earcup_plot_waterfall_list_times (const EarcupPlotScene *scene,
                                  const EarcupPlotScale *scale,
                                  double                *times)
{
  double last_ms = earcup_plot_scene_get_depth (scene);
  double step = earcup_plot_scale_round_step (TIME_LINES_PX * last_ms / scale->depth_px);
  guint n = 0;

  for (guint i = 0; i * step <= last_ms * (1.0 + 1e-9) && n < EARCUP_PLOT_SCALE_MOST_LINES; i++)
    times[n++] = i * step;

  return n;
}

/**
 * earcup_plot_waterfall_outline:
 * @scene: a waterfall
 * @scale: its frame
 * @slice: a curve of @scene
 * @points: (out) (array): room for two more points than the curve has
 *
 * Finds where a slice lies: its foot on the left, the curve, and its foot on the right. What is
 * below the floor lies on it; points that are not finite and those beyond the frame are left out.
 *
 * Returns: how many points there are
 */
gsize
earcup_plot_waterfall_outline (const EarcupPlotScene *scene,
                               const EarcupPlotScale *scale,
                               guint                  slice,
                               EarcupPlotPoint       *points)
{
  const EarcupPlotSeries *series = earcup_plot_scene_get_series (scene, slice);
  double behind = get_behind (scene, series);
  gsize n = 1;

  for (gsize i = 0; i < series->n_points; i++)
    if (isfinite (series->level_db[i]) && series->hz[i] >= scale->low_hz * (1.0 - 1e-9) &&
        series->hz[i] <= scale->high_hz * (1.0 + 1e-9))
      points[n++] = place_point (scale, behind, series->hz[i], series->level_db[i]);

  points[0] = place_point (scale, behind, scale->low_hz, scale->low_db);
  points[n] = place_point (scale, behind, scale->high_hz, scale->low_db);
  if (n > 1)
    {
      points[0].x = points[1].x;
      points[n].x = points[n - 1].x;
    }

  return n + 1;
}

/* Returns: whether the line from the point before to @point, which is not the first, lies on the
 * floor, where nothing is left of the sound and no line is drawn */
gboolean
earcup_plot_waterfall_is_floor (const EarcupPlotPoint *points,
                                gsize                  point)
{
  return points[point].y >= points[0].y - FLOOR_PX && points[point - 1].y >= points[0].y - FLOOR_PX;
}

/**
 * earcup_plot_waterfall_get_pen:
 * @slice: a curve of @scene
 *
 * Gives the pen of a slice: the colour of its slot, which fades towards the front.
 *
 * Returns: the pen
 */
EarcupPlotPen
earcup_plot_waterfall_get_pen (const EarcupPlotScene   *scene,
                               const EarcupPlotPalette *palette,
                               guint                    slice)
{
  const EarcupPlotSeries *series = earcup_plot_scene_get_series (scene, slice);
  EarcupPlotPen pen = earcup_plot_palette_get_pen (palette, series->style, FALSE);
  double quiet = FADE_SHARE * (1.0 - get_behind (scene, series));

  pen.n_dashes = 0;
  pen.width_px = slice == 0 ? FIRST_PX : SLICE_PX;
  pen.colour = mix (&pen.colour, &palette->quiet, quiet);

  return pen;
}

/* Returns: the colour that a slice of a pen is filled with, which hides what is behind it */
EarcupPlotColour
earcup_plot_waterfall_get_fill (const EarcupPlotPalette *palette,
                                const EarcupPlotPen     *pen)
{
  return mix (&palette->ground, &pen->colour, TINT_SHARE);
}

static void
draw_line (cairo_t                *cr,
           const EarcupPlotColour *colour,
           double                  alpha,
           EarcupPlotPoint         from,
           EarcupPlotPoint         to)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, alpha);
  cairo_move_to (cr, from.x, from.y);
  cairo_line_to (cr, to.x, to.y);
  cairo_stroke (cr);
}

/* The wall behind and the floor below. */
static void
draw_room (const EarcupPlotScene   *scene,
           const EarcupPlotPalette *palette,
           const EarcupPlotScale   *scale,
           cairo_t                 *cr)
{
  double lines[EARCUP_PLOT_SCALE_MOST_LINES];
  guint n_decimals, n;

  cairo_set_line_width (cr, 1.0);
  n = earcup_plot_scale_list_lines (scale, lines);
  for (guint i = 0; i < n; i++)
    {
      EarcupPlotPoint foot = place_point (scale, 1.0, lines[i], scale->low_db);
      double alpha = earcup_plot_scale_is_decade (scale, lines[i]) ? palette->decade_alpha
                                                                   : palette->line_alpha;

      draw_line (cr, &palette->ink, alpha, foot,
                 place_point (scale, 1.0, lines[i], scale->high_db));
      draw_line (cr, &palette->ink, alpha, foot,
                 place_point (scale, 0.0, lines[i], scale->low_db));
    }

  n = earcup_plot_scale_list_levels (scale, LEVEL_LINES_PX, lines, &n_decimals);
  for (guint i = 0; i < n; i++)
    draw_line (cr, &palette->ink, palette->line_alpha * 1.3,
               place_point (scale, 1.0, scale->low_hz, lines[i]),
               place_point (scale, 1.0, scale->high_hz, lines[i]));

  n = earcup_plot_waterfall_list_times (scene, scale, lines);
  for (guint i = 0; i < n; i++)
    {
      double behind = 1.0 - lines[i] / earcup_plot_scene_get_depth (scene);

      draw_line (cr, &palette->ink, palette->decade_alpha,
                 place_point (scale, behind, scale->low_hz, scale->low_db),
                 place_point (scale, behind, scale->high_hz, scale->low_db));
    }
}

/**
 * earcup_plot_waterfall_draw:
 * @scene: a waterfall
 * @palette: its colours
 * @scale: its frame
 * @cr: where; clipped to the frame
 *
 * Draws the wall, the floor and the slices, from the back to the front.
 */
void
earcup_plot_waterfall_draw (const EarcupPlotScene   *scene,
                            const EarcupPlotPalette *palette,
                            const EarcupPlotScale   *scale,
                            cairo_t                 *cr)
{
  draw_room (scene, palette, scale, cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  cairo_set_dash (cr, NULL, 0, 0.0);

  for (guint slice = 0; slice < earcup_plot_scene_get_n_series (scene); slice++)
    {
      const EarcupPlotSeries *series = earcup_plot_scene_get_series (scene, slice);
      g_autofree EarcupPlotPoint *points = g_new (EarcupPlotPoint, series->n_points + 2);
      gsize n = earcup_plot_waterfall_outline (scene, scale, slice, points);
      EarcupPlotPen pen = earcup_plot_waterfall_get_pen (scene, palette, slice);
      EarcupPlotColour fill = earcup_plot_waterfall_get_fill (palette, &pen);

      cairo_new_path (cr);
      for (gsize i = 0; i < n; i++)
        cairo_line_to (cr, points[i].x, points[i].y);
      cairo_set_source_rgb (cr, fill.red, fill.green, fill.blue);
      cairo_fill (cr);

      for (gsize i = 1; i + 1 < n; i++)
        if (i == 1 || earcup_plot_waterfall_is_floor (points, i))
          cairo_move_to (cr, points[i].x, points[i].y);
        else
          cairo_line_to (cr, points[i].x, points[i].y);
      cairo_set_source_rgb (cr, pen.colour.red, pen.colour.green, pen.colour.blue);
      cairo_set_line_width (cr, pen.width_px);
      cairo_stroke (cr);
    }
}
