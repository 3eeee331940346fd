/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-draw.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plotting/earcup-plot-ink.h"
#include "plotting/earcup-plot-key.h"
#include "plotting/earcup-plot-raster.h"
#include "plotting/earcup-plot-tags.h"
#include "plotting/earcup-plot-waterfall.h"

#define FRAME_RADIUS_PX   6.0
#define HATCH_PX          8.0
#define LABEL_GAP_PX      6.0
#define LEAST_FRAME_PX    20.0
#define LEVEL_LINES_PX    26.0     /* the least distance of two level lines */
#define MARK_BAR_PX       3.0
#define RIM_OPACITY       0.75
#define RIM_PX            2.5      /* wider than the curve */
#define TAG_PADDING_PX    5.0

/* {{{ Inside the frame */

static void
draw_hatch (const EarcupPlotPicture *picture,
            const EarcupPlotScale   *scale,
            cairo_t                 *cr,
            double                   x)
{
  double right = scale->left + scale->width;
  double bottom = scale->top + scale->height;

  cairo_save (cr);
  cairo_rectangle (cr, x, scale->top, right - x, scale->height);
  cairo_clip (cr);
  set_colour (cr, &picture->palette->ink, picture->palette->hatch_alpha * 0.45);
  cairo_paint (cr);
  set_colour (cr, &picture->palette->ink, picture->palette->hatch_alpha);
  cairo_set_line_width (cr, 1.0);
  for (double foot = x - scale->height; foot < right; foot += HATCH_PX)
    {
      cairo_move_to (cr, foot, bottom);
      cairo_line_to (cr, foot + scale->height, scale->top);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* The caption stands upright along the zone where it is too wide to lie in it. */
static void
draw_zone (const EarcupPlotPicture *picture,
           const EarcupPlotScale   *scale,
           cairo_t                 *cr)
{
  double zone_hz = earcup_plot_scene_get_zone (picture->scene);
  g_autoptr(PangoLayout) caption = NULL;
  double x, room;
  int width, height;

  if (!(zone_hz > 0.0) || zone_hz >= scale->high_hz)
    return;

  x = earcup_plot_scale_get_x (scale, MAX (zone_hz, scale->low_hz));
  room = scale->left + scale->width - x;
  draw_hatch (picture, scale, cr, x);

  caption = lay_out (picture, _("not predictive"), LABEL_SHARE * 0.94, PANGO_WEIGHT_NORMAL,
                     &width, &height);
  set_colour (cr, &picture->palette->quiet, 1.0);
  if (width + 8.0 <= room)
    show (cr, caption, x + (room - width) / 2.0, scale->top + 6.0);
  else if (height + 2.0 <= room && width + 12.0 <= scale->height)
    {
      cairo_save (cr);
      cairo_translate (cr, x + (room + height) / 2.0, scale->top + 8.0);
      cairo_rotate (cr, G_PI_2);
      show (cr, caption, 0.0, 0.0);
      cairo_restore (cr);
    }
}

static void
draw_marks (const EarcupPlotPicture *picture,
            const EarcupPlotScale   *scale,
            cairo_t                 *cr)
{
  double right = scale->left + scale->width;
  double foot = scale->top + scale->height - MARK_BAR_PX;
  double last = scale->left;

  for (guint i = 0; i < earcup_plot_scene_get_n_marks (picture->scene); i++)
    {
      const EarcupPlotMark *mark = earcup_plot_scene_get_mark (picture->scene, i);
      double from = CLAMP (earcup_plot_scale_get_x (scale, mark->from_hz), scale->left, right);
      double to = CLAMP (earcup_plot_scale_get_x (scale, mark->to_hz), scale->left, right);
      int width, height;
      g_autoptr(PangoLayout) caption = lay_out (picture, mark->caption, LABEL_SHARE * 0.94,
                                                PANGO_WEIGHT_NORMAL, &width, &height);
      double x = CLAMP ((from + to - width) / 2.0, scale->left + 4.0, right - width - 4.0);

      if (mark->to_hz < scale->low_hz || mark->from_hz > scale->high_hz)
        continue;

      set_colour (cr, &picture->palette->ink, 0.05);
      cairo_rectangle (cr, from, scale->top, to - from, scale->height);
      cairo_fill (cr);
      set_colour (cr, &picture->palette->quiet, 1.0);
      cairo_rectangle (cr, from, foot, MAX (to - from, 2.0), MARK_BAR_PX);
      cairo_fill (cr);

      if (x < last || width + 8 > scale->width)
        continue;
      show (cr, caption, x, foot - height - 2.0);
      last = x + width + LABEL_GAP_PX;
    }
}

static void
draw_lines (const EarcupPlotPicture *picture,
            const EarcupPlotScale   *scale,
            cairo_t                 *cr)
{
  const EarcupPlotPalette *palette = picture->palette;
  double lines[EARCUP_PLOT_SCALE_MOST_LINES];
  guint n_lines = earcup_plot_scale_list_lines (scale, lines);
  guint n_decimals;

  cairo_set_line_width (cr, 1.0);
  for (guint i = 0; i < n_lines; i++)
    {
      double x = floor (earcup_plot_scale_get_x (scale, lines[i])) + 0.5;

      if (lines[i] == scale->low_hz || lines[i] == scale->high_hz)
        continue;

      set_colour (cr, &palette->ink,
                  earcup_plot_scale_is_decade (scale, lines[i]) ? palette->decade_alpha
                                                                : palette->line_alpha);
      cairo_move_to (cr, x, scale->top);
      cairo_line_to (cr, x, scale->top + scale->height);
      cairo_stroke (cr);
    }

  n_lines = earcup_plot_scale_list_levels (scale, LEVEL_LINES_PX, lines, &n_decimals);
  for (guint i = 0; i < n_lines; i++)
    {
      double y = floor (earcup_plot_scale_get_y (scale, lines[i])) + 0.5;
      gboolean is_zero = lines[i] == 0.0 && earcup_plot_scene_get_is_signed (picture->scene);

      set_colour (cr, &palette->ink, is_zero ? palette->zero_alpha : palette->line_alpha * 1.3);
      cairo_move_to (cr, scale->left, y);
      cairo_line_to (cr, scale->left + scale->width, y);
      cairo_stroke (cr);
    }
}

/* Whether a point and both its neighbours lie on the same side beside the frame. */
static gboolean
is_beside (const EarcupPlotSeries *series,
           const EarcupPlotScale  *scale,
           gsize                   point)
{
  return (point + 1 < series->n_points && series->hz[point + 1] < scale->low_hz) ||
         (point > 0 && series->hz[point - 1] > scale->high_hz);
}

/* Where the points of a curve lie; every gap, and all beside the frame, is not finite. */
static void
place_points (const EarcupPlotSeries *series,
              const EarcupPlotScale  *scale,
              double                 *x,
              double                 *y)
{
  double far = 4.0 * scale->height;

  for (gsize i = 0; i < series->n_points; i++)
    {
      x[i] = earcup_plot_scale_get_x (scale, series->hz[i]);
      y[i] = earcup_plot_scale_get_y (scale, series->level_db[i]);
      if (is_beside (series, scale, i))
        x[i] = NAN;
      /* Coordinates of cairo are 24 bits wide. */
      if (isfinite (y[i]))
        y[i] = CLAMP (y[i], scale->top - far, scale->top + scale->height + far);
    }
}

/* A path through the finite points; every gap begins a new piece. */
static void
stroke_line (cairo_t              *cr,
             const EarcupPlotLine *line,
             const EarcupPlotPen  *pen,
             double                alpha)
{
  cairo_new_path (cr);
  for (gsize i = 0; i < line->n_points; i++)
    if (isfinite (line->x[i]) && isfinite (line->y[i]))
      cairo_line_to (cr, line->x[i], line->y[i]);
    else
      cairo_new_sub_path (cr);

  set_pen (cr, pen);
  set_colour (cr, &pen->colour, alpha);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  cairo_stroke (cr);
}

/* Fills between a curve and the level zero. */
static void
fill_to_zero (const EarcupPlotSeries *series,
              const EarcupPlotScale  *scale,
              const EarcupPlotColour *colour,
              cairo_t                *cr)
{
  double zero = CLAMP (earcup_plot_scale_get_y (scale, 0.0),
                       scale->top, scale->top + scale->height);
  double x = 0.0;
  gboolean is_open = FALSE;

  cairo_new_path (cr);
  for (gsize i = 0; i <= series->n_points; i++)
    {
      gboolean ends = i == series->n_points || !isfinite (series->level_db[i]);

      if (ends && is_open)
        cairo_line_to (cr, x, zero);
      if (!ends)
        {
          x = earcup_plot_scale_get_x (scale, series->hz[i]);
          if (!is_open)
            cairo_move_to (cr, x, zero);
          cairo_line_to (cr, x, earcup_plot_scale_get_y (scale, series->level_db[i]));
        }
      is_open = !ends;
    }

  set_colour (cr, colour, 0.14);
  cairo_fill (cr);
}

/* Fills a band, each piece of it between two gaps. */
static void
draw_band (const EarcupPlotPicture *picture,
           const EarcupPlotScale   *scale,
           const EarcupPlotBand    *band,
           cairo_t                 *cr)
{
  EarcupPlotPen pen = earcup_plot_palette_get_pen (picture->palette, band->style, FALSE);
  gsize begin = 0;

  cairo_new_path (cr);
  for (gsize i = 0; i <= band->n_points; i++)
    {
      if (i < band->n_points && isfinite (band->low_db[i]) && isfinite (band->high_db[i]))
        continue;

      for (gsize j = begin; j < i; j++)
        cairo_line_to (cr, earcup_plot_scale_get_x (scale, band->hz[j]),
                       earcup_plot_scale_get_y (scale, band->high_db[j]));
      for (gsize j = i; j > begin; j--)
        cairo_line_to (cr, earcup_plot_scale_get_x (scale, band->hz[j - 1]),
                       earcup_plot_scale_get_y (scale, band->low_db[j - 1]));
      cairo_close_path (cr);
      begin = i + 1;
    }

  set_colour (cr, &pen.colour, BAND_OPACITY);
  cairo_fill (cr);
}

static void
draw_curve (const EarcupPlotPicture *picture,
            const EarcupPlotScale   *scale,
            const EarcupPlotSeries  *series,
            cairo_t                 *cr)
{
  EarcupPlotPen pen = earcup_plot_palette_get_pen (picture->palette, series->style,
                                                   series->is_emphasised);
  EarcupPlotPen rim = { .colour = picture->palette->ground, .width_px = pen.width_px + RIM_PX };
  g_autofree double *x = g_new (double, series->n_points + 1);
  g_autofree double *y = g_new (double, series->n_points + 1);
  EarcupPlotLine line = {
    .x = x, .y = y, .n_points = series->n_points, .left = scale->left, .top = scale->top,
    .right = scale->left + scale->width, .bottom = scale->top + scale->height,
  };

  if (series->style == EARCUP_PLOT_STYLE_DIFFERENCE)
    fill_to_zero (series, scale, &pen.colour, cr);
  place_points (series, scale, x, y);

  /* A rim in the colour of the ground keeps crossing curves apart. */
  if (series->is_emphasised && !earcup_plot_raster_draw (cr, &line, &rim, RIM_OPACITY))
    stroke_line (cr, &line, &rim, RIM_OPACITY);
  if (!earcup_plot_raster_draw (cr, &line, &pen, 1.0))
    stroke_line (cr, &line, &pen, 1.0);
}

/* From the back to the front: differences, targets, slots, and what is heard. */
static guint
get_plane (const EarcupPlotSeries *series)
{
  if (series->style == EARCUP_PLOT_STYLE_DIFFERENCE)
    return 0;
  if (series->is_emphasised)
    return 3;

  return series->style == EARCUP_PLOT_STYLE_TARGET ? 1 : 2;
}

static void
draw_curves (const EarcupPlotPicture *picture,
             const EarcupPlotScale   *scale,
             cairo_t                 *cr)
{
  if (earcup_plot_scene_get_depth (picture->scene) > 0.0)
    return;

  cairo_save (cr);
  cairo_rectangle (cr, scale->left, scale->top, scale->width, scale->height);
  cairo_clip (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);

  for (guint i = 0; i < earcup_plot_scene_get_n_bands (picture->scene); i++)
    draw_band (picture, scale, earcup_plot_scene_get_band (picture->scene, i), cr);

  for (guint plane = 0; plane <= 3; plane++)
    for (guint i = 0; i < earcup_plot_scene_get_n_series (picture->scene); i++)
      {
        const EarcupPlotSeries *series = earcup_plot_scene_get_series (picture->scene, i);

        if (get_plane (series) == plane)
          draw_curve (picture, scale, series, cr);
      }

  cairo_restore (cr);
}

static void
draw_frame (const EarcupPlotPicture *picture,
            const EarcupPlotScale   *scale,
            cairo_t                 *cr)
{
  cairo_save (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
  add_rounded (cr, scale->left, scale->top, scale->width, scale->height, FRAME_RADIUS_PX);
  cairo_clip (cr);
  set_colour (cr, &picture->palette->ground, 1.0);
  if (picture->layers != EARCUP_PLOT_LAYERS_CURVES)
    cairo_paint (cr);
  if (earcup_plot_scene_get_depth (picture->scene) > 0.0)
    earcup_plot_waterfall_draw (picture->scene, picture->palette, scale, cr);
  else if (picture->layers != EARCUP_PLOT_LAYERS_CURVES)
    {
      draw_zone (picture, scale, cr);
      draw_lines (picture, scale, cr);
      draw_marks (picture, scale, cr);
    }
  if (picture->layers != EARCUP_PLOT_LAYERS_GROUND)
    draw_curves (picture, scale, cr);
  cairo_restore (cr);

  /* Its colour lets something through, so that twice would be darker. */
  if (picture->layers == EARCUP_PLOT_LAYERS_GROUND)
    return;

  add_rounded (cr, scale->left + 0.5, scale->top + 0.5, scale->width - 1.0, scale->height - 1.0,
               FRAME_RADIUS_PX - 0.5);
  set_colour (cr, &picture->palette->ink, picture->palette->decade_alpha);
  cairo_set_line_width (cr, 1.0);
  cairo_set_dash (cr, NULL, 0, 0.0);
  cairo_stroke (cr);
}

/* }}} */
/* {{{ Around the frame */

static void
draw_frequency_labels (const EarcupPlotPicture *picture,
                       const EarcupPlotScale   *scale,
                       cairo_t                 *cr)
{
  double labels[EARCUP_PLOT_SCALE_MOST_LINES];
  guint n_labels = earcup_plot_scale_list_labels (scale, labels);
  double last = -INFINITY;

  for (guint i = 0; i < n_labels; i++)
    {
      g_autofree char *number = earcup_plot_scale_print_label (scale, labels[i]);
      g_autofree char *text = i + 1 == n_labels
        ? g_strdup_printf ("%s %s", number, scale->is_time ? "ms" : "Hz") : g_strdup (number);
      int width, full, height;
      g_autoptr(PangoLayout) layout = NULL;
      double x = earcup_plot_scale_get_x (scale, labels[i]);

      measure (picture, number, LABEL_SHARE, &width, &height);
      layout = lay_out (picture, text, LABEL_SHARE, PANGO_WEIGHT_NORMAL, &full, &height);
      x = MIN (x - width / 2.0, picture->width - full);
      if (x < last + LABEL_GAP_PX)
        continue;

      show (cr, layout, x, scale->top + scale->height + 5.0);
      last = x + full;
    }
}

/* The numbers of a waterfall stand on the right of its back wall, as its slices come forward on
 * the left. The foot of the wall belongs to the time 0. */
static void
draw_level_labels (const EarcupPlotPicture *picture,
                   const EarcupPlotScale   *scale,
                   cairo_t                 *cr)
{
  double levels[EARCUP_PLOT_SCALE_MOST_LINES];
  guint n_decimals;
  guint n_levels = earcup_plot_scale_list_levels (scale, LEVEL_LINES_PX, levels, &n_decimals);
  gboolean is_signed = earcup_plot_scene_get_is_signed (picture->scene);
  double last = INFINITY;

  for (guint i = 0; i < n_levels; i++)
    {
      g_autofree char *text = earcup_plot_scale_print_level (levels[i], n_decimals, is_signed);
      int width, height;
      g_autoptr(PangoLayout) layout = lay_out (picture, text, LABEL_SHARE, PANGO_WEIGHT_NORMAL,
                                               &width, &height);
      gboolean is_wall = scale->depth_px > 0.0;
      double x = is_wall ? scale->left + scale->width : scale->left - width - 2.0 * LABEL_GAP_PX;
      double y = earcup_plot_scale_get_y (scale, levels[i]) - scale->depth_px;

      if (y + height / 2.0 > last || (is_wall && levels[i] == scale->low_db))
        continue;

      show (cr, layout, x + LABEL_GAP_PX, y - height / 2.0);
      last = y - height / 2.0;
    }
}

/* The times of a waterfall, along the right side of its floor. */
static void
draw_depth_labels (const EarcupPlotPicture *picture,
                   const EarcupPlotScale   *scale,
                   cairo_t                 *cr)
{
  double times[EARCUP_PLOT_SCALE_MOST_LINES];
  double last_ms = earcup_plot_scene_get_depth (picture->scene);
  guint n = earcup_plot_waterfall_list_times (picture->scene, scale, times);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = earcup_plot_scale_print_level (times[i], times[1] < 1.0 ? 1 : 0,
                                                               FALSE);
      g_autofree char *text = i + 1 == n ? g_strdup_printf ("%s ms", number) : g_strdup (number);
      double behind = 1.0 - times[i] / last_ms;
      int width, height;
      g_autoptr(PangoLayout) layout = lay_out (picture, text, LABEL_SHARE, PANGO_WEIGHT_NORMAL,
                                               &width, &height);

      show (cr, layout,
            scale->left + scale->width - (1.0 - behind) * scale->shift_px + LABEL_GAP_PX,
            scale->top + scale->height - behind * scale->depth_px -
            (behind > 0.0 ? height / 2.0 + 2.0 : height + 2.0));
    }
}

static void
draw_axes (const EarcupPlotPicture *picture,
           const EarcupPlotScale   *scale,
           cairo_t                 *cr)
{
  int width, height;
  g_autoptr(PangoLayout) caption = lay_out (picture,
                                            earcup_plot_scene_get_axis_label (picture->scene),
                                            LABEL_SHARE, PANGO_WEIGHT_NORMAL, &width, &height);

  pango_layout_set_width (caption, (int) ((picture->width - scale->left) * PANGO_SCALE));
  pango_layout_set_ellipsize (caption, PANGO_ELLIPSIZE_END);
  set_colour (cr, &picture->palette->quiet, 1.0);
  show (cr, caption, scale->left, scale->top - height - 5.0);
  draw_frequency_labels (picture, scale, cr);
  draw_level_labels (picture, scale, cr);
  if (scale->depth_px > 0.0)
    draw_depth_labels (picture, scale, cr);
}

static void
draw_tag (const EarcupPlotPicture *picture,
          const EarcupPlotTag     *tag,
          cairo_t                 *cr)
{
  const EarcupPlotPalette *palette = picture->palette;
  const EarcupPlotSeries *series = earcup_plot_scene_get_series (picture->scene, tag->series);
  EarcupPlotPen pen = earcup_plot_palette_get_pen (palette, series->style,
                                                   series->is_emphasised);
  double on_ink = earcup_plot_palette_get_contrast (&pen.colour, &palette->ink);
  double on_ground = earcup_plot_palette_get_contrast (&pen.colour, &palette->ground);
  int width, height;
  g_autoptr(PangoLayout) layout = lay_out (picture, series->tag, LABEL_SHARE,
                                           PANGO_WEIGHT_BOLD, &width, &height);

  set_colour (cr, &pen.colour, 0.8);
  cairo_set_line_width (cr, 1.2);
  cairo_set_dash (cr, NULL, 0, 0.0);
  cairo_move_to (cr, tag->end_x, tag->end_y);
  cairo_line_to (cr, tag->x, tag->y);
  cairo_stroke (cr);

  set_colour (cr, &pen.colour, 1.0);
  add_rounded (cr, tag->x, tag->y - height / 2.0 - 1.0, width + 2.0 * TAG_PADDING_PX,
               height + 2.0, 5.0);
  cairo_fill (cr);
  set_colour (cr, on_ink > on_ground ? &palette->ink : &palette->ground, 1.0);
  show (cr, layout, tag->x + TAG_PADDING_PX, tag->y - height / 2.0);
}

static void
draw_tags (const EarcupPlotPicture *picture,
           const EarcupPlotScale   *scale,
           cairo_t                 *cr)
{
  guint n_series = earcup_plot_scene_get_n_series (picture->scene);
  g_autofree EarcupPlotTag *tags = g_new0 (EarcupPlotTag, n_series + 1);
  int width, height;

  measure (picture, "A", LABEL_SHARE, &width, &height);
  earcup_plot_tags_place (picture->scene, scale, height + 2.0, tags);

  for (guint i = 0; i < n_series; i++)
    if (tags[i].is_shown)
      draw_tag (picture, &tags[i], cr);
}

/* }}} */

static double
measure_gutter (const EarcupPlotPicture *picture)
{
  int width, height;
  int widest = 0;

  for (guint i = 0; i < earcup_plot_scene_get_n_series (picture->scene); i++)
    {
      const EarcupPlotSeries *series = earcup_plot_scene_get_series (picture->scene, i);
      g_autoptr(PangoLayout) layout = lay_out (picture, series->tag, LABEL_SHARE,
                                               PANGO_WEIGHT_BOLD, &width, &height);

      if (width > 0)
        widest = MAX (widest, width + (int) (2.0 * TAG_PADDING_PX) + 11);
    }

  measure (picture, "20k Hz", LABEL_SHARE, &width, &height);

  return MAX (widest, 0.75 * width);
}

static double
measure_numbers (const EarcupPlotPicture *picture,
                 const EarcupPlotScale   *scale)
{
  gboolean is_signed = earcup_plot_scene_get_is_signed (picture->scene);
  double span = scale->high_db - scale->low_db;
  guint n_decimals = span <= 0.08 ? 3 : span <= 0.8 ? 2 : span <= 8.0 ? 1 : 0;
  g_autofree char *low = earcup_plot_scale_print_level (scale->low_db, n_decimals, is_signed);
  g_autofree char *high = earcup_plot_scale_print_level (scale->high_db, n_decimals, is_signed);
  int first, second, height;

  measure (picture, low, LABEL_SHARE, &first, &height);
  measure (picture, high, LABEL_SHARE, &second, &height);

  return MAX (first, second) + LABEL_GAP_PX + 2.0;
}

/**
 * earcup_plot_draw_get_scale:
 * @picture: what is to be drawn, and how large
 * @scale: (out): where its frame lies
 *
 * Lays out a picture. The margins follow the font. On a surface that is too small the frame
 * keeps 20 pixels and runs over the edge.
 */
void
earcup_plot_draw_get_scale (const EarcupPlotPicture *picture,
                            EarcupPlotScale         *scale)
{
  double page = picture->is_standalone ? EARCUP_PLOT_KEY_MARGIN_PX : 0.0;
  double top = page;
  double bottom = page;
  int width, label, title;

  measure (picture, "20k", LABEL_SHARE, &width, &label);
  measure (picture, "20k", 1.25, &width, &title);
  top += label + 5.0;
  bottom += label + 6.0;

  *scale = (EarcupPlotScale) { 0 };
  earcup_plot_scale_set_axes (scale, picture->scene, picture->span_db);
  scale->left = floor (page + measure_numbers (picture, scale));
  scale->width = picture->width - scale->left - page - measure_gutter (picture);
  if (picture->is_standalone)
    {
      top += title + 8.0;
      bottom += earcup_plot_key_measure (picture, scale->left) + label + 18.0;
    }

  scale->top = floor (top);
  scale->width = MAX (floor (scale->width), LEAST_FRAME_PX);
  scale->height = MAX (floor (picture->height - scale->top - bottom), LEAST_FRAME_PX);
  earcup_plot_scale_set_axes (scale, picture->scene, picture->span_db);
}

/**
 * earcup_plot_draw:
 * @picture: what is drawn, and how
 * @cr: where; its origin is the corner of the surface
 *
 * Draws a scene, or a layer of it that is no waterfall. Outside the frame nothing is painted behind
 * the text, unless the picture stands alone. Thread: that of the Pango context.
 */
void
earcup_plot_draw (const EarcupPlotPicture *picture,
                  cairo_t                 *cr)
{
  EarcupPlotScale scale;

  earcup_plot_draw_get_scale (picture, &scale);

  cairo_save (cr);
  if (picture->is_standalone)
    {
      set_colour (cr, &picture->palette->window, 1.0);
      cairo_paint (cr);
      earcup_plot_key_draw (picture, &scale, cr);
    }
  draw_frame (picture, &scale, cr);
  if (picture->layers != EARCUP_PLOT_LAYERS_GROUND)
    {
      draw_axes (picture, &scale, cr);
      draw_tags (picture, &scale, cr);
    }
  cairo_restore (cr);
}
