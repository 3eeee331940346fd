/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-describe.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plotting/earcup-plot-scale.h"

#define STEPS_PER_OCTAVE 24.0
#define ALIGNED_FROM_HZ  500.0
#define ALIGNED_TO_HZ    2000.0

/* Source: IEC 61260-1:2014, annex E, nominal midband frequencies. */
static const double thirds[EARCUP_PLOT_N_THIRDS] = {
  20, 25, 31.5, 40, 50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800,
  1000, 1250, 1600, 2000, 2500, 3150, 4000, 5000, 6300, 8000, 10000, 12500, 16000, 20000,
};

static const struct
{
  const char *name;
  double      from_hz;
  double      to_hz;
} bands[] = {
  { N_("bass"), 20.0, 250.0 },
  { N_("midrange"), 250.0, 2000.0 },
  { N_("upper mids"), 2000.0, 6000.0 },
  { N_("treble"), 6000.0, 20000.0 },
};

/* The mean over the logarithm of frequency; NaN when the curve has nothing there. */
static double
get_mean (const EarcupPlotScene *scene,
          guint                  series,
          double                 from_hz,
          double                 to_hz)
{
  guint n_steps = (guint) ceil (STEPS_PER_OCTAVE * log2 (to_hz / from_hz));
  double sum = 0.0;
  guint n = 0;

  for (guint i = 0; i <= n_steps; i++)
    {
      double hz = from_hz * pow (to_hz / from_hz, (double) i / n_steps);
      double level = earcup_plot_scene_get_level (scene, series, hz);

      if (isfinite (level))
        {
          sum += level;
          n++;
        }
    }

  return n > 0 ? sum / n : NAN;
}

static gboolean
find_highest (const EarcupPlotScene  *scene,
              const EarcupPlotSeries *series,
              gsize                  *highest)
{
  gboolean found = FALSE;
  double from, to;

  earcup_plot_scene_get_places (scene, &from, &to);
  for (gsize i = 0; i < series->n_points; i++)
    if (isfinite (series->level_db[i]) && series->hz[i] >= from && series->hz[i] <= to &&
        (!found || series->level_db[i] > series->level_db[*highest]))
      {
        *highest = i;
        found = TRUE;
      }

  return found;
}

static gboolean
is_over_time (const EarcupPlotScene *scene)
{
  double from, to;

  return earcup_plot_scene_get_places (scene, &from, &to) == EARCUP_PLOT_AXIS_TIME;
}

static char *
print_place (const EarcupPlotScene *scene,
             double                 place)
{
  return is_over_time (scene) ? earcup_plot_scale_print_ms (place)
                              : earcup_plot_scale_print_hz (place);
}

/* Whether levels are told relative to their mean. */
static gboolean
is_relative (const EarcupPlotScene *scene)
{
  return earcup_plot_scene_get_is_signed (scene) && !earcup_plot_scene_get_is_as_is (scene);
}

/* Small numbers need more decimals. */
static guint
choose_decimals (const EarcupPlotScene *scene)
{
  double low, high;

  earcup_plot_scene_get_range (scene, 0.0, &low, &high);

  return fmax (fabs (low), fabs (high)) < 8.0 ? 2 : 1;
}

static char *
print_value (const EarcupPlotScene *scene,
             double                 level)
{
  g_autofree char *number =
    earcup_plot_scale_print_level (level, choose_decimals (scene),
                                   earcup_plot_scene_get_is_signed (scene));
  const char *unit = earcup_plot_scene_get_unit (scene);

  return g_strconcat (number, *unit != '\0' ? " " : "", unit, NULL);
}

static void
append_bands (const EarcupPlotScene *scene,
              guint                  series,
              double                 reference,
              GString               *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    {
      double mean = get_mean (scene, series, bands[i].from_hz, bands[i].to_hz);
      g_autofree char *value = print_value (scene, mean - reference);

      if (isfinite (mean))
        {
          /* Translators: the name of a band and its level: "bass +2.1 dB" */
          g_string_append_printf (text, _(" %s %s,"), _(bands[i].name), value);
        }
    }
}

static void
append_series (const EarcupPlotScene *scene,
               guint                  index,
               GString               *text)
{
  const EarcupPlotSeries *series = earcup_plot_scene_get_series (scene, index);
  double reference = is_relative (scene) && series->style != EARCUP_PLOT_STYLE_DIFFERENCE
    ? get_mean (scene, index, ALIGNED_FROM_HZ, ALIGNED_TO_HZ) : 0.0;
  g_autofree char *value = NULL;
  g_autofree char *place = NULL;
  gsize highest = 0;

  if (!find_highest (scene, series, &highest))
    {
      /* Translators: the name of a curve */
      g_string_append_printf (text, _(" %s: no values."), series->label);
      return;
    }

  reference = isfinite (reference) ? reference : 0.0;
  g_string_append_printf (text, " %s:", series->label);
  if (!is_over_time (scene))
    append_bands (scene, index, reference, text);
  value = print_value (scene, series->level_db[highest] - reference);
  place = print_place (scene, series->hz[highest]);
  /* Translators: a level and a frequency or a time: "highest +5.2 dB at 3.15 kHz" */
  g_string_append_printf (text, _(" highest %s at %s."), value, place);
}

/* Where a band is widest. */
static void
append_band (const EarcupPlotScene *scene,
             const EarcupPlotBand  *band,
             GString               *text)
{
  double at;
  double widest = earcup_plot_band_find_width (band, &at);
  g_autofree char *value = NULL;
  g_autofree char *place = NULL;

  if (!isfinite (widest))
    return;

  value = earcup_plot_scale_print_level (widest, choose_decimals (scene), FALSE);
  place = print_place (scene, at);
  /* Translators: the name of a band, how wide it is, its unit, and where */
  g_string_append_printf (text, _(" %s: up to %s %s wide, at %s."), band->label, value,
                          earcup_plot_scene_get_unit (scene), place);
}

/* Finds the band that belongs to a curve, at a frequency. */
static gboolean
find_band (const EarcupPlotScene  *scene,
           const EarcupPlotSeries *series,
           double                  hz,
           double                 *low,
           double                 *high)
{
  for (guint i = 0; i < earcup_plot_scene_get_n_bands (scene); i++)
    if (earcup_plot_scene_get_band (scene, i)->style == series->style)
      return earcup_plot_band_get_ends (earcup_plot_scene_get_band (scene, i), hz, low, high);

  return FALSE;
}

static void
append_reading (const EarcupPlotScene  *scene,
                const EarcupPlotSeries *series,
                double                  place,
                GString                *text)
{
  gboolean is_signed = earcup_plot_scene_get_is_signed (scene);
  guint decimals = choose_decimals (scene);
  double low, high;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!find_band (scene, series, place, &low, &high))
    return;

  from = earcup_plot_scale_print_level (low, decimals, is_signed);
  to = earcup_plot_scale_print_level (high, decimals, is_signed);
  if (g_str_equal (from, to))
    return;

  /* Translators: the lower and the upper end of a band: "(−2.1 to +0.4)" */
  g_string_append_printf (text, _(" (%s to %s)"), from, to);
}

/* What is left of a sound half way through a waterfall, where most is left. */
static void
append_decay (const EarcupPlotScene *scene,
              GString               *text)
{
  guint n = earcup_plot_scene_get_n_series (scene);
  const EarcupPlotSeries *series = earcup_plot_scene_get_series (scene, n / 2);
  g_autofree char *time = earcup_plot_scale_print_ms (series->after_ms);
  g_autofree char *value = NULL;
  g_autofree char *place = NULL;
  gsize highest = 0;

  if (!find_highest (scene, series, &highest))
    return;

  value = print_value (scene, series->level_db[highest]);
  place = print_place (scene, series->hz[highest]);
  /* Translators: a time, a level and a frequency: "After 5.00 ms −21.3 dB are left at 3.81 kHz." */
  g_string_append_printf (text, _(" After %s %s are left at %s."), time, value, place);
}

/**
 * earcup_plot_describe:
 * @scene: a scene
 *
 * Says in words what a plot shows: the mean level of four bands of each curve and its highest
 * point. Signed levels are relative to the mean from 500 Hz to 2 kHz, unless the scene says
 * otherwise; differences stay as they are. Of a waterfall it says what is left half way through.
 *
 * Returns: (transfer full): a few sentences
 */
char *
earcup_plot_describe (const EarcupPlotScene *scene)
{
  GString *text = g_string_new (NULL);
  guint n = earcup_plot_scene_get_n_series (scene);

  if (n > 0 && earcup_plot_scene_get_depth (scene) > 0.0)
    {
      g_string_append_printf (text, "%s.", earcup_plot_scene_get_title (scene));
      append_decay (scene, text);
      return g_string_free (text, FALSE);
    }

  /* Translators: the title of a plot and how many curves it has */
  g_string_append_printf (text, ngettext ("%s, %u curve.", "%s, %u curves.", n),
                          earcup_plot_scene_get_title (scene), n);
  if (n > 0 && is_relative (scene))
    g_string_append (text, _(" Relative to the mean from 500 Hz to 2 kHz."));

  for (guint i = 0; i < n; i++)
    append_series (scene, i, text);
  for (guint i = 0; i < earcup_plot_scene_get_n_bands (scene); i++)
    append_band (scene, earcup_plot_scene_get_band (scene, i), text);

  return g_string_free (text, FALSE);
}

/**
 * earcup_plot_describe_at:
 * @scene: a scene
 * @hz: a frequency in Hz, or a time in ms where the axis is one of time
 *
 * Reads all curves at one place.
 *
 * Returns: (transfer full): one line, such as "1.02 kHz   A +0.3   B −1.8   A−B +2.1 dB"
 */
char *
earcup_plot_describe_at (const EarcupPlotScene *scene,
                         double                 hz)
{
  GString *text = g_string_new (NULL);
  g_autofree char *place = print_place (scene, hz);
  gboolean is_signed = earcup_plot_scene_get_is_signed (scene);

  g_string_append (text, place);
  for (guint i = 0; i < earcup_plot_scene_get_n_series (scene); i++)
    {
      const EarcupPlotSeries *series = earcup_plot_scene_get_series (scene, i);
      double level = earcup_plot_scene_get_level (scene, i, hz);
      g_autofree char *value = earcup_plot_scale_print_level (level, choose_decimals (scene),
                                                              is_signed);

      g_string_append_printf (text, "   %s %s",
                              series->tag[0] != '\0' ? series->tag : series->label, value);
      append_reading (scene, series, hz, text);
    }
  if (earcup_plot_scene_get_n_series (scene) > 0)
    g_string_append_printf (text, " %s", earcup_plot_scene_get_unit (scene));

  return g_string_free (text, FALSE);
}

/**
 * earcup_plot_describe_curve_at:
 * @scene: a scene
 * @index: a curve
 * @place: a frequency in Hz, or a time in ms where the axis is one of time
 *
 * Reads one curve at one place.
 *
 * Returns: (transfer full): one line, such as "1.02 kHz   HD 650 +0.3 dB"
 */
char *
earcup_plot_describe_curve_at (const EarcupPlotScene *scene,
                               guint                  index,
                               double                 place)
{
  const EarcupPlotSeries *series = earcup_plot_scene_get_series (scene, index);
  g_autofree char *at = print_place (scene, place);
  g_autofree char *value = print_value (scene, earcup_plot_scene_get_level (scene, index, place));
  GString *text = g_string_new (at);

  g_string_append_printf (text, "   %s %s", series->label, value);
  append_reading (scene, series, place, text);

  return g_string_free (text, FALSE);
}

/**
 * earcup_plot_describe_level:
 * @scene: a scene
 * @level: a level of it
 *
 * Prints a level with as many decimals as the scene asks for.
 *
 * Returns: (transfer full): "+0.3"; a dash where there is none
 */
char *
earcup_plot_describe_level (const EarcupPlotScene *scene,
                            double                 level)
{
  return earcup_plot_scale_print_level (level, choose_decimals (scene),
                                        earcup_plot_scene_get_is_signed (scene));
}

/**
 * earcup_plot_describe_get_row:
 * @scene: a scene
 * @row: a row of its table, below 31
 *
 * Returns: the place of the row in Hz or ms: a third octave, or a thirtieth of the time
 */
double
earcup_plot_describe_get_row (const EarcupPlotScene *scene,
                              guint                  row)
{
  double from, to;

  g_return_val_if_fail (row < EARCUP_PLOT_N_THIRDS, NAN);

  if (earcup_plot_scene_get_places (scene, &from, &to) == EARCUP_PLOT_AXIS_FREQUENCY)
    return thirds[row];

  return from + (to - from) * row / (EARCUP_PLOT_N_THIRDS - 1);
}

static void
append_headings (const EarcupPlotScene *scene,
                 const EarcupPlotBand  *band,
                 GString               *text)
{
  const char *unit = earcup_plot_scene_get_unit (scene);

  /* Translators: the name of a band, then its unit; a heading of a table */
  g_string_append_c (text, '\t');
  g_string_append_printf (text, _("%s, lowest (%s)"), band->label, unit);
  g_string_append_c (text, '\t');
  /* Translators: the name of a band, then its unit; a heading of a table */
  g_string_append_printf (text, _("%s, highest (%s)"), band->label, unit);
}

static void
append_cells (const EarcupPlotBand *band,
              double                place,
              GString              *text)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double ends[2];

  if (!earcup_plot_band_get_ends (band, place, &ends[0], &ends[1]))
    {
      g_string_append (text, "\t\t");
      return;
    }

  for (guint i = 0; i < 2; i++)
    g_string_append_printf (text, "\t%s", g_ascii_formatd (number, sizeof number, "%.2f", ends[i]));
}

/**
 * earcup_plot_describe_as_table:
 * @scene: a scene
 *
 * Gives the levels at the third octaves from 20 Hz to 20 kHz, or at 31 times, as text for a
 * spreadsheet: a line of headings and 31 rows, separated by tabs, with decimal points. A cell
 * without a level is empty.
 *
 * Returns: (transfer full): the table
 */
char *
earcup_plot_describe_as_table (const EarcupPlotScene *scene)
{
  GString *text = g_string_new (is_over_time (scene) ? "ms" : "Hz");
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < earcup_plot_scene_get_n_series (scene); i++)
    g_string_append_printf (text, "\t%s (%s)", earcup_plot_scene_get_series (scene, i)->label,
                            earcup_plot_scene_get_unit (scene));
  for (guint i = 0; i < earcup_plot_scene_get_n_bands (scene); i++)
    append_headings (scene, earcup_plot_scene_get_band (scene, i), text);

  for (guint row = 0; row < EARCUP_PLOT_N_THIRDS; row++)
    {
      double place = earcup_plot_describe_get_row (scene, row);

      g_ascii_formatd (number, sizeof number, "%g", place);
      g_string_append_printf (text, "\n%s", number);
      for (guint i = 0; i < earcup_plot_scene_get_n_series (scene); i++)
        {
          double level = earcup_plot_scene_get_level (scene, i, place);

          g_ascii_formatd (number, sizeof number, "%.2f", level);
          g_string_append_printf (text, "\t%s", isfinite (level) ? number : "");
        }
      for (guint i = 0; i < earcup_plot_scene_get_n_bands (scene); i++)
        append_cells (earcup_plot_scene_get_band (scene, i), place, text);
    }

  return g_string_free (g_string_append_c (text, '\n'), FALSE);
}
