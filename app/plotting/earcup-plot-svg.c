/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-svg.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plotting/earcup-plot-describe.h"
#include "plotting/earcup-plot-palette.h"
#include "plotting/earcup-plot-scale.h"
#include "plotting/earcup-plot-tags.h"
#include "plotting/earcup-plot-waterfall.h"

/* The drawing library turns text into outlines, which can be neither searched nor read aloud;
 * so this file is written by hand, and the reader's own fonts set the text. */

#define FONT_PX         13.0
#define LETTER_PX       7.4      /* about the width of a letter */
#define LEGEND_LINE_PX  30.0
#define LEVEL_LINES_PX  26.0
#define LINE_PX         20.0     /* from one line of text to the next */
#define MARGIN_PX       16.0
#define TAG_HEIGHT_PX   18.0

typedef struct
{
  const EarcupPlotScene   *scene;
  const EarcupPlotPalette *palette;
  EarcupPlotScale          scale;
  double                   width;
  double                   height;
  GString                 *text;
} Page;

/* Like printf, but each "~" stands for the next of @values, with a decimal point. */
static void
put (Page         *page,
     const char   *format,
     const double *values)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  for (; *format != '\0'; format++)
    if (*format == '~')
      g_string_append (page->text,
                       g_ascii_formatd (number, sizeof number, "%.2f", *values++));
    else
      g_string_append_c (page->text, *format);
}

#define PUT(page, format, ...) put (page, format, (const double[]) { __VA_ARGS__ })

static void
put_colour (Page                   *page,
            const char             *attribute,
            const EarcupPlotColour *colour)
{
  g_string_append_printf (page->text, " %s=\"#%02x%02x%02x\"", attribute,
                          (guint) lround (255.0 * colour->red),
                          (guint) lround (255.0 * colour->green),
                          (guint) lround (255.0 * colour->blue));
}

/* Characters that XML cannot hold, even escaped, are left out. */
static void
put_escaped (Page       *page,
             const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *escaped = NULL;

  for (char *c = valid; *c != '\0'; c++)
    if ((guchar) *c < 0x20)
      *c = ' ';

  escaped = g_markup_escape_text (valid, -1);
  g_string_append (page->text, escaped);
}

static void
put_text (Page                   *page,
          double                  x,
          double                  y,
          const char             *anchor,
          const EarcupPlotColour *colour,
          const char             *text)
{
  PUT (page, "<text x=\"~\" y=\"~\"", x, y);
  g_string_append_printf (page->text, " text-anchor=\"%s\"", anchor);
  put_colour (page, "fill", colour);
  g_string_append_c (page->text, '>');
  put_escaped (page, text);
  g_string_append (page->text, "</text>\n");
}

static void
put_pen (Page                *page,
         const EarcupPlotPen *pen)
{
  put_colour (page, "stroke", &pen->colour);
  PUT (page, " stroke-width=\"~\" stroke-linejoin=\"bevel\"", pen->width_px);

  for (guint i = 0; i < pen->n_dashes; i++)
    PUT (page, i == 0 ? " stroke-dasharray=\"~" : " ~", pen->dashes[i]);
  if (pen->n_dashes > 0)
    g_string_append_c (page->text, '"');
}

static void
put_line (Page   *page,
          double  x1,
          double  y1,
          double  x2,
          double  y2,
          double  alpha)
{
  PUT (page, "<line x1=\"~\" y1=\"~\" x2=\"~\" y2=\"~\" stroke-opacity=\"~\"",
       x1, y1, x2, y2, alpha);
  put_colour (page, "stroke", &page->palette->ink);
  g_string_append (page->text, "/>\n");
}

static void
put_head (Page *page)
{
  g_autofree char *summary = earcup_plot_describe (page->scene);

  g_string_append (page->text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  PUT (page, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"~\" height=\"~\" "
             "viewBox=\"0 0 ~ ~\" role=\"img\" aria-labelledby=\"title desc\" "
             "font-family=\"sans-serif\" font-size=\"~\">\n<title id=\"title\">",
       page->width, page->height, page->width, page->height, FONT_PX);
  put_escaped (page, earcup_plot_scene_get_title (page->scene));
  g_string_append (page->text, "</title>\n<desc id=\"desc\">");
  put_escaped (page, summary);
  g_string_append (page->text, "</desc>\n<rect width=\"100%\" height=\"100%\"");
  put_colour (page, "fill", &page->palette->ground);
  PUT (page, "/>\n<clipPath id=\"frame\"><rect x=\"~\" y=\"~\" width=\"~\" height=\"~\"/>"
             "</clipPath>\n",
       page->scale.left, page->scale.top, page->scale.width, page->scale.height);
}

static void
put_zone (Page *page)
{
  const EarcupPlotScale *scale = &page->scale;
  double zone_hz = earcup_plot_scene_get_zone (page->scene);
  double x;

  if (!(zone_hz > 0.0) || zone_hz >= scale->high_hz)
    return;

  x = earcup_plot_scale_get_x (scale, MAX (zone_hz, scale->low_hz));
  PUT (page, "<rect x=\"~\" y=\"~\" width=\"~\" height=\"~\" fill-opacity=\"~\"",
       x, scale->top, scale->left + scale->width - x, scale->height,
       page->palette->hatch_alpha * 0.5);
  put_colour (page, "fill", &page->palette->ink);
  g_string_append (page->text, "/>\n");
  put_text (page, (x + scale->left + scale->width) / 2.0, scale->top + FONT_PX + 4.0, "middle",
            &page->palette->quiet, _("not predictive"));
}

static void
put_marks (Page *page)
{
  const EarcupPlotScale *scale = &page->scale;

  for (guint i = 0; i < earcup_plot_scene_get_n_marks (page->scene); i++)
    {
      const EarcupPlotMark *mark = earcup_plot_scene_get_mark (page->scene, i);
      double right = scale->left + scale->width;
      double from = CLAMP (earcup_plot_scale_get_x (scale, mark->from_hz), scale->left, right);
      double to = CLAMP (earcup_plot_scale_get_x (scale, mark->to_hz), scale->left, right);

      if (mark->to_hz < scale->low_hz || mark->from_hz > scale->high_hz)
        continue;

      PUT (page, "<rect x=\"~\" y=\"~\" width=\"~\" height=\"3\"",
           from, scale->top + scale->height - 3.0, to - from);
      put_colour (page, "fill", &page->palette->quiet);
      g_string_append (page->text, "/>\n");
      put_text (page, to > right - 60.0 ? right - 4.0 : (from + to) / 2.0,
                scale->top + scale->height - 8.0, to > right - 60.0 ? "end" : "middle",
                &page->palette->quiet, mark->caption);
    }
}

static void
put_places (Page *page)
{
  const EarcupPlotScale *scale = &page->scale;
  double bottom = scale->top + scale->height;
  double places[EARCUP_PLOT_SCALE_MOST_LINES];
  guint n = earcup_plot_scale_list_lines (scale, places);

  for (guint i = 0; i < n && scale->depth_px == 0.0; i++)
    {
      double x = earcup_plot_scale_get_x (scale, places[i]);

      put_line (page, x, scale->top, x, bottom,
                earcup_plot_scale_is_decade (scale, places[i]) ? page->palette->decade_alpha
                                                               : page->palette->line_alpha);
    }

  n = earcup_plot_scale_list_labels (scale, places);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = earcup_plot_scale_print_label (scale, places[i]);
      g_autofree char *label = g_strconcat (number, i + 1 < n ? "" : scale->is_time ? " ms" : " Hz",
                                            NULL);

      put_text (page, earcup_plot_scale_get_x (scale, places[i]), bottom + FONT_PX + 4.0, "middle",
                &page->palette->quiet, label);
    }
}

static void
put_levels (Page *page)
{
  const EarcupPlotScale *scale = &page->scale;
  gboolean is_signed = earcup_plot_scene_get_is_signed (page->scene);
  double levels[EARCUP_PLOT_SCALE_MOST_LINES];
  guint n_decimals;
  guint n = earcup_plot_scale_list_levels (scale, LEVEL_LINES_PX, levels, &n_decimals);

  for (guint i = 0; i < n; i++)
    {
      double y = earcup_plot_scale_get_y (scale, levels[i]) - scale->depth_px;
      g_autofree char *number = earcup_plot_scale_print_level (levels[i], n_decimals, is_signed);

      put_line (page, scale->left + scale->shift_px, y, scale->left + scale->width, y,
                levels[i] == 0.0 && is_signed ? page->palette->zero_alpha
                                              : page->palette->line_alpha);
      if (scale->depth_px == 0.0)
        put_text (page, scale->left - 6.0, y + 0.35 * FONT_PX, "end", &page->palette->quiet,
                  number);
      else if (levels[i] > scale->low_db)
        put_text (page, scale->left + scale->width + 6.0, y + 0.35 * FONT_PX, "start",
                  &page->palette->quiet, number);
    }

  put_text (page, scale->left, scale->top - 6.0, "start", &page->palette->quiet,
            earcup_plot_scene_get_axis_label (page->scene));
}

/* The floor of a waterfall: its frequencies and its times. */
static void
put_floor (Page *page)
{
  const EarcupPlotScale *scale = &page->scale;
  double last_ms = earcup_plot_scene_get_depth (page->scene);
  double bottom = scale->top + scale->height;
  double places[EARCUP_PLOT_SCALE_MOST_LINES];
  guint n = earcup_plot_scale_list_lines (scale, places);

  for (guint i = 0; i < n; i++)
    {
      double x = earcup_plot_scale_get_x (scale, places[i]);
      double alpha = earcup_plot_scale_is_decade (scale, places[i]) ? page->palette->decade_alpha
                                                                    : page->palette->line_alpha;

      put_line (page, x, bottom, x + scale->shift_px, bottom - scale->depth_px, alpha);
      put_line (page, x + scale->shift_px, bottom - scale->depth_px, x + scale->shift_px,
                scale->top, alpha);
    }

  n = earcup_plot_waterfall_list_times (page->scene, scale, places);
  for (guint i = 0; i < n; i++)
    {
      double behind = 1.0 - places[i] / last_ms;
      double x = scale->left + behind * scale->shift_px;
      double y = bottom - behind * scale->depth_px;
      g_autofree char *number = earcup_plot_scale_print_level (places[i], places[1] < 1.0 ? 1 : 0,
                                                               FALSE);
      g_autofree char *label = g_strconcat (number, i + 1 < n ? "" : " ms", NULL);

      put_line (page, x, y, x + scale->width - scale->shift_px, y, page->palette->decade_alpha);
      put_text (page, x + scale->width - scale->shift_px + 6.0, y + 0.2 * FONT_PX, "start",
                &page->palette->quiet, label);
    }
}

/* The slices of a waterfall, from the back to the front, each hiding what lies behind it. */
static void
put_slices (Page *page)
{
  for (guint slice = 0; slice < earcup_plot_scene_get_n_series (page->scene); slice++)
    {
      const EarcupPlotSeries *series = earcup_plot_scene_get_series (page->scene, slice);
      g_autofree EarcupPlotPoint *points = g_new (EarcupPlotPoint, series->n_points + 2);
      gsize n = earcup_plot_waterfall_outline (page->scene, &page->scale, slice, points);
      EarcupPlotPen pen = earcup_plot_waterfall_get_pen (page->scene, page->palette, slice);
      EarcupPlotColour fill = earcup_plot_waterfall_get_fill (page->palette, &pen);

      g_string_append (page->text, "<polygon clip-path=\"url(#frame)\"");
      put_colour (page, "fill", &fill);
      g_string_append (page->text, " points=\"");
      for (gsize i = 0; i < n; i++)
        PUT (page, "~,~ ", points[i].x, points[i].y);
      g_string_append (page->text, "\"/>\n<path fill=\"none\" clip-path=\"url(#frame)\"");
      put_pen (page, &pen);
      g_string_append (page->text, " d=\"");
      for (gsize i = 1; i + 1 < n; i++)
        PUT (page, i == 1 || earcup_plot_waterfall_is_floor (points, i) ? "M~,~ " : "L~,~ ",
             points[i].x, points[i].y);
      g_string_append (page->text, "\"/>\n");
    }
}

/* Fills a band; what is not finite is passed over. */
static void
put_band (Page                 *page,
          const EarcupPlotBand *band)
{
  EarcupPlotPen pen = earcup_plot_palette_get_pen (page->palette, band->style, FALSE);

  g_string_append (page->text, "<polygon clip-path=\"url(#frame)\" fill-opacity=\"0.2\"");
  put_colour (page, "fill", &pen.colour);
  g_string_append (page->text, " points=\"");
  for (gsize i = 0; i < 2 * band->n_points; i++)
    {
      gsize point = i < band->n_points ? i : 2 * band->n_points - 1 - i;
      const double *levels = i < band->n_points ? band->high_db : band->low_db;

      if (isfinite (levels[point]))
        PUT (page, "~,~ ", earcup_plot_scale_get_x (&page->scale, band->hz[point]),
             earcup_plot_scale_get_y (&page->scale, levels[point]));
    }
  g_string_append (page->text, "\"/>\n");
}

static void
begin_curve (Page                *page,
             const EarcupPlotPen *pen)
{
  g_string_append (page->text, "<polyline fill=\"none\" clip-path=\"url(#frame)\"");
  put_pen (page, pen);
  g_string_append (page->text, " points=\"");
}

/* One line for each curve, also for one without points, and another after each gap. */
static void
put_curve (Page                   *page,
           const EarcupPlotSeries *series)
{
  const EarcupPlotScale *scale = &page->scale;
  EarcupPlotPen pen = earcup_plot_palette_get_pen (page->palette, series->style,
                                                   series->is_emphasised);
  gboolean has_gap = FALSE;
  gsize n_put = 0;

  begin_curve (page, &pen);
  for (gsize i = 0; i < series->n_points; i++)
    {
      double x = earcup_plot_scale_get_x (scale, series->hz[i]);
      double y = earcup_plot_scale_get_y (scale, series->level_db[i]);

      if (!isfinite (x) || !isfinite (y))
        {
          has_gap = n_put > 0;
          continue;
        }
      if (has_gap)
        {
          g_string_append (page->text, "\"/>\n");
          begin_curve (page, &pen);
          has_gap = FALSE;
        }
      PUT (page, "~,~ ", x, y);
      n_put++;
    }
  g_string_append (page->text, "\"/>\n");
}

static void
put_tags (Page *page)
{
  guint n_series = earcup_plot_scene_get_n_series (page->scene);
  g_autofree EarcupPlotTag *tags = g_new0 (EarcupPlotTag, n_series + 1);

  earcup_plot_tags_place (page->scene, &page->scale, TAG_HEIGHT_PX, tags);
  for (guint i = 0; i < n_series; i++)
    {
      const EarcupPlotSeries *series = earcup_plot_scene_get_series (page->scene, i);
      EarcupPlotPen pen = earcup_plot_palette_get_pen (page->palette, series->style, FALSE);
      double width = LETTER_PX * (double) g_utf8_strlen (series->tag, -1) + 10.0;

      if (!tags[i].is_shown)
        continue;

      PUT (page, "<rect x=\"~\" y=\"~\" width=\"~\" height=\"~\" rx=\"5\"",
           tags[i].x, tags[i].y - TAG_HEIGHT_PX / 2.0, width, TAG_HEIGHT_PX);
      put_colour (page, "fill", &pen.colour);
      g_string_append (page->text, "/>\n");
      put_text (page, tags[i].x + width / 2.0, tags[i].y + 0.35 * FONT_PX, "middle",
                &page->palette->ground, series->tag);
    }
}

static void
put_frame (Page *page)
{
  gboolean has_slices = earcup_plot_scene_get_depth (page->scene) > 0.0;

  if (!has_slices)
    put_zone (page);
  put_places (page);
  put_levels (page);
  if (has_slices)
    {
      put_floor (page);
      put_slices (page);
      return;
    }

  put_marks (page);
  for (guint i = 0; i < earcup_plot_scene_get_n_bands (page->scene); i++)
    put_band (page, earcup_plot_scene_get_band (page->scene, i));
  for (guint i = 0; i < earcup_plot_scene_get_n_series (page->scene); i++)
    put_curve (page, earcup_plot_scene_get_series (page->scene, i));
  put_tags (page);
}

/* One line of the legend for each curve, below the axis. */
static void
put_legend (Page *page)
{
  double x = page->scale.left;
  double y = page->scale.top + page->scale.height + 2.0 * LINE_PX + 4.0;

  for (guint i = 0; i < earcup_plot_scene_get_n_series (page->scene); i++)
    {
      const EarcupPlotSeries *series = earcup_plot_scene_get_series (page->scene, i);
      EarcupPlotPen pen = earcup_plot_palette_get_pen (page->palette, series->style,
                                                       series->is_emphasised);
      double middle = y - 0.35 * FONT_PX;

      if (series->label[0] == '\0' && series->tag[0] == '\0')
        continue;

      PUT (page, "<line x1=\"~\" y1=\"~\" x2=\"~\" y2=\"~\"",
           x, middle, x + LEGEND_LINE_PX, middle);
      put_pen (page, &pen);
      g_string_append (page->text, "/>\n");
      put_text (page, x + LEGEND_LINE_PX + 8.0, y, "start", &page->palette->ink, series->label);
      y += LINE_PX;
    }

  for (guint i = 0; i < earcup_plot_scene_get_n_bands (page->scene); i++)
    {
      const EarcupPlotBand *band = earcup_plot_scene_get_band (page->scene, i);
      EarcupPlotPen pen = earcup_plot_palette_get_pen (page->palette, band->style, FALSE);

      PUT (page, "<rect x=\"~\" y=\"~\" width=\"~\" height=\"~\" fill-opacity=\"0.2\"",
           x, y - 0.7 * FONT_PX, LEGEND_LINE_PX, 0.7 * FONT_PX);
      put_colour (page, "fill", &pen.colour);
      g_string_append (page->text, "/>\n");
      put_text (page, x + LEGEND_LINE_PX + 8.0, y, "start", &page->palette->ink, band->label);
      y += LINE_PX;
    }

  put_text (page, x, y + 4.0, "start", &page->palette->quiet,
            earcup_plot_scene_get_footer (page->scene));
}

static void
lay_out_page (Page *page)
{
  guint n_series = earcup_plot_scene_get_n_series (page->scene);
  EarcupPlotScale *scale = &page->scale;
  double below = LINE_PX * 2.0 + MARGIN_PX + 8.0;
  gsize longest = 0;

  for (guint i = 0; i < n_series; i++)
    {
      const EarcupPlotSeries *series = earcup_plot_scene_get_series (page->scene, i);

      longest = MAX (longest, (gsize) g_utf8_strlen (series->tag, -1));
      if (series->label[0] != '\0' || series->tag[0] != '\0')
        below += LINE_PX;
    }

  below += LINE_PX * earcup_plot_scene_get_n_bands (page->scene);
  scale->left = MARGIN_PX + 34.0;
  scale->top = MARGIN_PX + 2.2 * LINE_PX;
  scale->width = MAX (page->width - scale->left - MARGIN_PX - 26.0 - LETTER_PX * (double) longest,
                      20.0);
  scale->height = MAX (page->height - scale->top - below, 20.0);
  earcup_plot_scale_set_axes (scale, page->scene, 0.0);
}

/**
 * earcup_plot_svg_print:
 * @scene: a scene
 * @width: in pixels
 * @height: in pixels
 *
 * Writes a scene as a drawing of the kind SVG, in black on white, whose text can be searched and
 * whose description says what it shows.
 *
 * Returns: (transfer full): the document, in UTF-8
 */
char *
earcup_plot_svg_print (const EarcupPlotScene *scene,
                       double                 width,
                       double                 height)
{
  Page page = {
    .scene = scene,
    .palette = earcup_plot_palette_get (EARCUP_PLOT_THEME_PRINT),
    .width = width,
    .height = height,
    .text = g_string_new (NULL),
  };

  lay_out_page (&page);
  put_head (&page);
  put_text (&page, page.scale.left, MARGIN_PX + FONT_PX, "start", &page.palette->ink,
            earcup_plot_scene_get_title (scene));
  put_frame (&page);
  put_legend (&page);
  g_string_append (page.text, "</svg>\n");

  return g_string_free (page.text, FALSE);
}
