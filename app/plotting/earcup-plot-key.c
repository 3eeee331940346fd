/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-key.h"

#include "plotting/earcup-plot-ink.h"

#define LEGEND_GAP_PX  22.0
#define LEGEND_LINE_PX 30.0

/* The words for an entry of the legend and how it is drawn: first the curves, then the bands. */
static char *
name_in_legend (const EarcupPlotPicture *picture,
                guint                    entry,
                EarcupPlotPen           *pen)
{
  guint n_series = earcup_plot_scene_get_n_series (picture->scene);
  const EarcupPlotSeries *series;

  if (entry >= n_series)
    {
      const EarcupPlotBand *band = earcup_plot_scene_get_band (picture->scene, entry - n_series);

      *pen = earcup_plot_palette_get_pen (picture->palette, band->style, FALSE);
      return g_strdup (band->label);
    }

  series = earcup_plot_scene_get_series (picture->scene, entry);
  *pen = earcup_plot_palette_get_pen (picture->palette, series->style, series->is_emphasised);

  return series->tag[0] == '\0' ? g_strdup (series->label)
                                : g_strdup_printf ("%s  %s", series->tag, series->label);
}

/* The beginning of an entry of the legend: a piece of the line or of the band. */
static void
draw_sample (cairo_t             *cr,
             const EarcupPlotPen *pen,
             gboolean             is_band,
             double               x,
             double               y,
             double               height)
{
  if (is_band)
    {
      set_colour (cr, &pen->colour, BAND_OPACITY);
      cairo_rectangle (cr, x, y + 0.15 * height, LEGEND_LINE_PX, 0.7 * height);
      cairo_fill (cr);
      return;
    }

  set_pen (cr, pen);
  cairo_move_to (cr, x, y + height / 2.0);
  cairo_line_to (cr, x + LEGEND_LINE_PX, y + height / 2.0);
  cairo_stroke (cr);
}

/* Draws the legend with its top at @y, or only measures it when @cr is NULL. */
static double
flow_legend (const EarcupPlotPicture *picture,
             cairo_t                 *cr,
             double                   left,
             double                   y)
{
  double right = picture->width - EARCUP_PLOT_KEY_MARGIN_PX;
  double x = left;
  double top = y;
  guint n_series = earcup_plot_scene_get_n_series (picture->scene);
  int width, height = 0;

  for (guint i = 0; i < n_series + earcup_plot_scene_get_n_bands (picture->scene); i++)
    {
      EarcupPlotPen pen;
      g_autofree char *text = name_in_legend (picture, i, &pen);
      g_autoptr(PangoLayout) layout = lay_out (picture, text, 1.0, PANGO_WEIGHT_NORMAL,
                                               &width, &height);

      if (text[0] == '\0')
        continue;
      if (x > left && x + LEGEND_LINE_PX + 8.0 + width > right)
        {
          x = left;
          y += height + 4.0;
        }
      if (cr != NULL)
        {
          draw_sample (cr, &pen, i >= n_series, x, y, height);
          set_colour (cr, &picture->palette->ink, 1.0);
          show (cr, layout, x + LEGEND_LINE_PX + 8.0, y);
        }
      x += LEGEND_LINE_PX + 8.0 + width + LEGEND_GAP_PX;
    }

  return y - top + height;
}

/**
 * earcup_plot_key_measure:
 * @picture: a picture that stands alone
 * @left: the left edge of the frame, in pixels
 *
 * Returns: how high the legend under the frame is, in pixels; thread: that of the Pango context
 */
double
earcup_plot_key_measure (const EarcupPlotPicture *picture,
                         double                   left)
{
  return flow_legend (picture, NULL, left, 0.0);
}

/**
 * earcup_plot_key_draw:
 * @picture: a picture that stands alone
 * @scale: where its frame lies
 * @cr: where
 *
 * Draws the title above the frame, and below it the legend and where the curves come from. Thread:
 * that of the Pango context.
 */
void
earcup_plot_key_draw (const EarcupPlotPicture *picture,
                      const EarcupPlotScale   *scale,
                      cairo_t                 *cr)
{
  const EarcupPlotPalette *palette = picture->palette;
  double legend = flow_legend (picture, NULL, scale->left, 0.0);
  int width, height, label;
  g_autoptr(PangoLayout) title = lay_out (picture, earcup_plot_scene_get_title (picture->scene),
                                          1.25, PANGO_WEIGHT_BOLD, &width, &height);
  g_autoptr(PangoLayout) footer = lay_out (picture, earcup_plot_scene_get_footer (picture->scene),
                                           LABEL_SHARE, PANGO_WEIGHT_NORMAL, &width, &height);

  measure (picture, "20k", LABEL_SHARE, &width, &label);
  set_colour (cr, &palette->ink, 1.0);
  show (cr, title, scale->left, EARCUP_PLOT_KEY_MARGIN_PX);

  flow_legend (picture, cr, scale->left, scale->top + scale->height + label + 16.0);

  set_colour (cr, &palette->quiet, 1.0);
  pango_layout_set_width (footer, (int) (scale->width * PANGO_SCALE));
  show (cr, footer, scale->left, scale->top + scale->height + label + legend + 24.0);
}
