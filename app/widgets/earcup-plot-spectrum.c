/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-plot-spectrum.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "widgets/earcup-theme.h"

#define BAR_ALPHA      0.20f
#define CAPTION_GAP_PX 5.0        /* as that of the captions of the axes */
#define CAPTION_SHARE  0.88
#define EDGE_ALPHA     0.60f
#define EDGE_PX        1.5
#define HEADROOM_DB    3.0
#define HIGHEST_TOP_DB 6.0
#define LOWEST_TOP_DB  -48.0
#define SLACK_DB       18.0       /* the top comes down when so much is above all bands */
#define STEP_DB        6.0

struct _EarcupPlotSpectrum
{
  double       levels_db[EARCUP_PLOT_SPECTRUM_MOST_BANDS];
  guint        n_bands;
  double       low_hz;            /* the lower edge of the first band … */
  double       high_hz;           /* … and the upper one of the last; all are equally wide */
  double       top_db;
  PangoLayout *caption;           /* NULL: to be made anew */
  double       caption_top_db;    /* what it says … */
  double       caption_room;      /* … and in how many pixels */
};

/* Makes a spectrum without bands. */
EarcupPlotSpectrum *
earcup_plot_spectrum_new (void)
{
  EarcupPlotSpectrum *self = g_new0 (EarcupPlotSpectrum, 1);

  self->top_db = NAN;

  return self;
}

/* Frees a spectrum. */
void
earcup_plot_spectrum_free (EarcupPlotSpectrum *self)
{
  g_clear_object (&self->caption);
  g_free (self);
}

/* The top rises with the highest band at once, and comes down late, so that it rests in music. */
static void
follow_highest (EarcupPlotSpectrum *self)
{
  double highest = -INFINITY, top;

  for (guint i = 0; i < self->n_bands; i++)
    highest = fmax (highest, self->levels_db[i]);

  top = CLAMP (STEP_DB * ceil ((highest + HEADROOM_DB) / STEP_DB), LOWEST_TOP_DB, HIGHEST_TOP_DB);
  if (isnan (self->top_db) || top > self->top_db || top <= self->top_db - SLACK_DB)
    self->top_db = top;
}

/**
 * earcup_plot_spectrum_set:
 * @self: a spectrum
 * @levels_db: (array length=n_bands): in dBFS, from the lowest band to the highest
 * @n_bands: up to %EARCUP_PLOT_SPECTRUM_MOST_BANDS; 0 for nothing
 * @low_hz: the lower edge of the first band
 * @high_hz: the upper edge of the last one; the edges between are in even ratios
 *
 * Takes new levels.
 *
 * Returns: whether anything is another than before
 */
gboolean
earcup_plot_spectrum_set (EarcupPlotSpectrum *self,
                          const double       *levels_db,
                          guint               n_bands,
                          double              low_hz,
                          double              high_hz)
{
  gboolean changed = n_bands != self->n_bands || low_hz != self->low_hz ||
                     high_hz != self->high_hz;

  g_return_val_if_fail (n_bands <= EARCUP_PLOT_SPECTRUM_MOST_BANDS, FALSE);

  self->n_bands = n_bands;
  self->low_hz = low_hz;
  self->high_hz = high_hz;
  for (guint i = 0; i < n_bands; i++)
    {
      changed |= self->levels_db[i] != levels_db[i];
      self->levels_db[i] = levels_db[i];
    }

  if (n_bands > 0)
    follow_highest (self);
  else
    self->top_db = NAN;

  return changed;
}

/* Returns: the level in dBFS of the band in which a frequency lies; NaN where there is none */
double
earcup_plot_spectrum_get_level (EarcupPlotSpectrum *self,
                                double              hz)
{
  double place;

  if (self->n_bands == 0)
    return NAN;

  place = self->n_bands * log (hz / self->low_hz) / log (self->high_hz / self->low_hz);
  if (!(place > -1.0) || place >= self->n_bands + 1.0)
    return NAN;

  return self->levels_db[(guint) CLAMP (place, 0.0, self->n_bands - 1.0)];
}

/* Returns: the level in dBFS at the top of the frame; NaN without bands */
double
earcup_plot_spectrum_get_top (EarcupPlotSpectrum *self)
{
  return self->top_db;
}

/* {{{ Drawing */

static void
append (GtkSnapshot   *snapshot,
        const GdkRGBA *colour,
        double         left,
        double         top,
        double         right,
        double         bottom)
{
  if (bottom > top)
    gtk_snapshot_append_color (snapshot, colour,
                               &GRAPHENE_RECT_INIT ((float) left, (float) top,
                                                    (float) (right - left),
                                                    (float) (bottom - top)));
}

/* Bars on whole pixels, so that they are crisp and leave no seams between them. */
static void
snapshot_bars (EarcupPlotSpectrum      *self,
               GtkSnapshot             *snapshot,
               const EarcupPlotPicture *picture,
               const EarcupPlotScale   *scale)
{
  GdkRGBA bar = earcup_theme_to_rgba (&picture->palette->series[2], BAR_ALPHA);
  GdkRGBA edge = earcup_theme_to_rgba (&picture->palette->series[2], EDGE_ALPHA);
  double ratio = pow (self->high_hz / self->low_hz, 1.0 / self->n_bands);
  double end = scale->left + scale->width, bottom = scale->top + scale->height;
  double hz = self->low_hz, x = scale->left;

  for (guint i = 0; i < self->n_bands; i++)
    {
      double share = (self->top_db - self->levels_db[i]) / EARCUP_PLOT_SPECTRUM_SPAN_DB;
      double y = scale->top + CLAMP (share, 0.0, 1.0) * scale->height;
      double right;

      hz *= ratio;
      right = CLAMP (round (earcup_plot_scale_get_x (scale, hz)), x, end);
      if (i + 1 == self->n_bands)
        right = MAX (right, end);
      if (right > x && share < 1.0)
        {
          append (snapshot, &edge, x, y, right, MIN (y + EDGE_PX, bottom));
          append (snapshot, &bar, x, y + EDGE_PX, right, bottom);
        }
      x = right;
    }
}

static char *
dup_caption (EarcupPlotSpectrum *self,
             gboolean            is_short)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (is_short || isnan (self->top_db))
    return g_strdup (_("Spectrum, 1/12 octave"));

  low = earcup_plot_scale_print_level (self->top_db - EARCUP_PLOT_SPECTRUM_SPAN_DB, 0, FALSE);
  high = earcup_plot_scale_print_level (self->top_db, 0, FALSE);

  /* Translators: the levels at the bottom and at the top of the plot */
  return g_strdup_printf (_("Spectrum, 1/12 octave, %s to %s dBFS"), low, high);
}

static PangoLayout *
lay_out (const EarcupPlotPicture *picture,
         const char              *text)
{
  PangoLayout *layout = pango_layout_new (picture->context);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (CAPTION_SHARE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

/* Returns: how many pixels the caption of the axis leaves above the frame */
static double
get_room (const EarcupPlotPicture *picture,
          const EarcupPlotScale   *scale)
{
  g_autoptr(PangoLayout) axis = lay_out (picture,
                                         earcup_plot_scene_get_axis_label (picture->scene));
  int width;

  pango_layout_get_pixel_size (axis, &width, NULL);

  return scale->width - width - 2.0 * CAPTION_GAP_PX;
}

/* The longest caption for which there is room. */
static void
make_caption (EarcupPlotSpectrum      *self,
              const EarcupPlotPicture *picture)
{
  for (guint is_short = 0; is_short < 2; is_short++)
    {
      g_autofree char *text = dup_caption (self, is_short == 1);
      int width;

      g_clear_object (&self->caption);
      self->caption = lay_out (picture, text);
      pango_layout_get_pixel_size (self->caption, &width, NULL);
      if (width <= self->caption_room)
        return;
    }

  pango_layout_set_text (self->caption, "", -1);
}

/* It stands at the right above the frame, and is kept as long as it says the same. */
static void
snapshot_caption (EarcupPlotSpectrum      *self,
                  GtkSnapshot             *snapshot,
                  const EarcupPlotPicture *picture,
                  const EarcupPlotScale   *scale)
{
  GdkRGBA quiet = earcup_theme_to_rgba (&picture->palette->quiet, 1.0f);
  double room = get_room (picture, scale);
  int width, height;

  if (self->caption == NULL || pango_layout_get_context (self->caption) != picture->context ||
      room != self->caption_room ||
      (self->caption_top_db != self->top_db && !isnan (self->top_db)))
    {
      self->caption_room = room;
      self->caption_top_db = self->top_db;
      make_caption (self, picture);
    }

  pango_layout_get_pixel_size (self->caption, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (scale->left + scale->width - width),
                                                (float) (scale->top - height - CAPTION_GAP_PX)));
  gtk_snapshot_append_layout (snapshot, self->caption, &quiet);
  gtk_snapshot_restore (snapshot);
}

/* Draws the bars within the frame and, where there is room, says above it what they are. */
void
earcup_plot_spectrum_snapshot (EarcupPlotSpectrum      *self,
                               GtkSnapshot             *snapshot,
                               const EarcupPlotPicture *picture,
                               const EarcupPlotScale   *scale)
{
  if (self->n_bands > 0)
    snapshot_bars (self, snapshot, picture, scale);
  snapshot_caption (self, snapshot, picture, scale);
}

/* }}} */
