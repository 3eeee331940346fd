/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-thumbnail.h"

#include <math.h>

#define CUP_SIZE      22.0      /* of the drawing of the enclosure … */
#define CUP_UNITS     16.0      /* … which is made on a grid of so many units */
#define GAP           6.0
#define QUIET_ALPHA   0.35
#define CURVE_WIDTH   1.5

static void
set_ink (const EarcupPlotThumbnail *self,
         cairo_t                   *cr,
         double                     alpha)
{
  cairo_set_source_rgba (cr, self->ink.red, self->ink.green, self->ink.blue, alpha);
}

/* A part of the back, between two angles in degrees, which rise clockwise from the right. */
static void
draw_back (cairo_t *cr,
           double   from_deg,
           double   to_deg)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, 8.0, 8.0, 6.0, from_deg * G_PI / 180.0, to_deg * G_PI / 180.0);
}

static void
draw_pad (cairo_t *cr,
          double   y)
{
  cairo_rectangle (cr, 11.25, y, 3.5, 4.0);
  cairo_fill (cr);
}

/* The baffle with its driver and the pads are the same, the back is shut, vented or a grille. */
static void
draw_cup (const EarcupPlotThumbnail *self,
          cairo_t                   *cr)
{
  static const double grille_deg[] = { 90, 106, 127, 143, 171, 189, 217, 233, 254, 270 };

  cairo_set_line_width (cr, 2.0);
  if (self->cup == EARCUP_PLOT_THUMBNAIL_CUP_CLOSED)
    draw_back (cr, 90.0, 270.0);
  else if (self->cup == EARCUP_PLOT_THUMBNAIL_CUP_SEMI_OPEN)
    {
      draw_back (cr, 90.0, 163.0);
      draw_back (cr, 197.0, 270.0);
    }
  else
    for (guint i = 0; i < G_N_ELEMENTS (grille_deg); i += 2)
      draw_back (cr, grille_deg[i], grille_deg[i + 1]);
  cairo_stroke (cr);

  cairo_rectangle (cr, 8.0, 1.0, 2.0, 14.0);
  cairo_arc (cr, 10.0, 8.0, 2.0, -G_PI_2, G_PI_2);
  cairo_fill (cr);
  draw_pad (cr, 1.0);
  draw_pad (cr, 11.0);
}

static void
draw_monitor (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.5);
  cairo_rectangle (cr, 3.75, 1.75, 8.5, 12.5);
  cairo_stroke (cr);
  cairo_arc (cr, 8.0, 4.75, 1.25, 0.0, 2.0 * G_PI);
  cairo_fill (cr);
  cairo_arc (cr, 8.0, 10.0, 2.25, 0.0, 2.0 * G_PI);
  cairo_stroke (cr);
}

/* A curve of somebody's own: only that is known of it. */
static void
draw_curve_sign (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, 2.0, 2.0);
  cairo_line_to (cr, 2.0, 14.0);
  cairo_line_to (cr, 14.0, 14.0);
  cairo_stroke (cr);
  cairo_move_to (cr, 4.0, 10.0);
  cairo_curve_to (cr, 7.0, 1.0, 9.0, 15.0, 13.5, 4.0);
  cairo_stroke (cr);
}

static void
draw_enclosure (const EarcupPlotThumbnail *self,
                cairo_t                   *cr)
{
  cairo_save (cr);
  cairo_translate (cr, 0.0, (EARCUP_PLOT_THUMBNAIL_HEIGHT - CUP_SIZE) / 2.0);
  cairo_scale (cr, CUP_SIZE / CUP_UNITS, CUP_SIZE / CUP_UNITS);
  set_ink (self, cr, 0.75);
  if (self->cup == EARCUP_PLOT_THUMBNAIL_CUP_MONITOR)
    draw_monitor (cr);
  else if (self->cup == EARCUP_PLOT_THUMBNAIL_CUP_UNKNOWN)
    draw_curve_sign (cr);
  else
    draw_cup (self, cr);
  cairo_restore (cr);
}

static void
draw_levels (const EarcupPlotThumbnail *self,
             cairo_t                   *cr)
{
  double left = CUP_SIZE + GAP;
  double width = EARCUP_PLOT_THUMBNAIL_WIDTH - left;
  double middle = EARCUP_PLOT_THUMBNAIL_HEIGHT / 2.0;
  double room = EARCUP_PLOT_THUMBNAIL_HEIGHT - 2.0 * CURVE_WIDTH;

  set_ink (self, cr, QUIET_ALPHA);
  cairo_rectangle (cr, left, middle - 0.5, width, 1.0);
  cairo_fill (cr);

  for (guint i = 0; i < self->n_levels; i++)
    {
      double level = CLAMP (self->levels_db[i] / EARCUP_PLOT_THUMBNAIL_SPAN_DB, -0.5, 0.5);

      cairo_line_to (cr, left + width * i / (self->n_levels - 1), middle - level * room);
    }
  set_ink (self, cr, 1.0);
  cairo_set_line_width (cr, CURVE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  cairo_stroke (cr);
}

/**
 * earcup_plot_thumbnail_draw:
 * @self: what to draw
 * @cr: where to, %EARCUP_PLOT_THUMBNAIL_WIDTH by %EARCUP_PLOT_THUMBNAIL_HEIGHT units
 *
 * Draws how a headphone is built, and beside it its response: a horizontal line at the level of
 * 500 Hz to 2 kHz, and 15 dB above and below it. Any thread that has @cr for itself.
 */
void
earcup_plot_thumbnail_draw (const EarcupPlotThumbnail *self,
                            cairo_t                   *cr)
{
  draw_enclosure (self, cr);
  if (self->levels_db != NULL && self->n_levels > 1)
    draw_levels (self, cr);
}
