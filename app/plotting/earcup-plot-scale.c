/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-scale.h"

#include <math.h>

#define DEPTH_SHARE   0.46    /* of the frame's height, from the foot of the slice at the back … */
#define SHIFT_SHARE   0.12    /* … and of its width, to that of the slice in front */
#define TIME_STEP_PX  64.0    /* the least distance of two lines over time */
#define LABEL_PX      60.0    /* of two numbers where a part of all frequencies is seen … */
#define LINE_PX       14.0    /* … and of two lines */
#define WIDE_RATIO    60.0    /* from here on the frequencies are those of the whole axis */

static const double labels[] = {
  20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000,
};

static const double lines[] = {
  20, 30, 40, 50, 60, 70, 80, 90,
  100, 200, 300, 400, 500, 600, 700, 800, 900,
  1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000,
  10000, 20000,
};

/**
 * earcup_plot_scale_set_axes:
 * @self: a scale whose frame is set
 * @scene: what is to be drawn
 * @span_db: the wanted height of the level axis; 0 for what the scene says
 *
 * Takes the ends and the kinds of the axes from a scene, and sets the slant of a waterfall.
 */
void
earcup_plot_scale_set_axes (EarcupPlotScale       *self,
                            const EarcupPlotScene *scene,
                            double                 span_db)
{
  gboolean has_slices = earcup_plot_scene_get_depth (scene) > 0.0;

  self->is_time = earcup_plot_scene_get_places (scene, &self->low_hz, &self->high_hz) ==
                  EARCUP_PLOT_AXIS_TIME;
  self->has_ratios = earcup_plot_scene_get_has_ratios (scene);
  earcup_plot_scene_get_range (scene, span_db, &self->low_db, &self->high_db);
  self->shift_px = has_slices ? SHIFT_SHARE * self->width : 0.0;
  self->depth_px = has_slices ? DEPTH_SHARE * self->height : 0.0;
}

/**
 * earcup_plot_scale_get_x:
 * @hz: a frequency, positive, or a time in ms on an axis of time
 *
 * Returns: where it lies, in pixels from the left of the surface; also beyond the frame
 */
double
earcup_plot_scale_get_x (const EarcupPlotScale *self,
                         double                 hz)
{
  double share = self->is_time
    ? (hz - self->low_hz) / (self->high_hz - self->low_hz)
    : log (hz / self->low_hz) / log (self->high_hz / self->low_hz);

  return self->left + (self->width - self->shift_px) * share;
}

/**
 * earcup_plot_scale_get_y:
 * @level_db: a level
 *
 * Returns: where it lies, in pixels from the top of the surface; also beyond the frame
 */
double
earcup_plot_scale_get_y (const EarcupPlotScale *self,
                         double                 level_db)
{
  double share = self->has_ratios
    ? log (self->high_db / level_db) / log (self->high_db / self->low_db)
    : (self->high_db - level_db) / (self->high_db - self->low_db);

  return self->top + self->depth_px + (self->height - self->depth_px) * share;
}

/**
 * earcup_plot_scale_get_hz:
 * @x: pixels from the left of the surface
 *
 * Returns: the frequency in Hz, or the time in ms, there; also beyond the frame
 */
double
earcup_plot_scale_get_hz (const EarcupPlotScale *self,
                          double                 x)
{
  double share = (x - self->left) / (self->width - self->shift_px);

  if (self->is_time)
    return self->low_hz + share * (self->high_hz - self->low_hz);

  return self->low_hz * pow (self->high_hz / self->low_hz, share);
}

/**
 * earcup_plot_scale_get_level:
 * @y: pixels from the top of the surface
 *
 * Returns: the level there; also beyond the frame
 */
double
earcup_plot_scale_get_level (const EarcupPlotScale *self,
                             double                 y)
{
  double share = (y - self->top - self->depth_px) / (self->height - self->depth_px);

  if (self->has_ratios)
    return self->high_db * pow (self->low_db / self->high_db, share);

  return self->high_db - (self->high_db - self->low_db) * share;
}

/**
 * earcup_plot_scale_get_level_step:
 * @least_px: the least distance of two lines in pixels
 *
 * Chooses the distance of the level lines: 1, 2, 3, 6 or 10 times a power of ten, the smallest
 * one that leaves @least_px between two of them.
 *
 * Returns: the distance in the unit of the axis
 */
double
earcup_plot_scale_get_level_step (const EarcupPlotScale *self,
                                  double                 least_px)
{
  static const double steps[] = { 1.0, 2.0, 3.0, 6.0, 10.0 };
  double least = least_px * (self->high_db - self->low_db) / (self->height - self->depth_px);
  double decade = pow (10.0, floor (log10 (least)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * decade >= least * (1.0 - 1e-9))
      return steps[i] * decade;

  return 10.0 * decade;
}

/* Returns: 1, 2 or 5 times a power of ten, the smallest that is not below @least, above 0 */
double
earcup_plot_scale_round_step (double least)
{
  static const double steps[] = { 1.0, 2.0, 5.0 };
  double decade = pow (10.0, floor (log10 (least)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * decade >= least * (1.0 - 1e-9))
      return steps[i] * decade;

  return 10.0 * decade;
}

/* The levels within the range whose leading digits are among @digits; the count, or 0 when two of
 * them are too near to each other. */
static guint
list_ratios (const EarcupPlotScale *self,
             const double          *digits,
             double                 least_px,
             double                *levels)
{
  double decade = pow (10.0, floor (log10 (self->low_db)));
  guint n = 0;

  for (; decade <= self->high_db; decade *= 10.0)
    for (guint i = 0; digits[i] > 0.0; i++)
      {
        double level = digits[i] * decade;

        if (level < self->low_db * (1.0 - 1e-9) || level > self->high_db * (1.0 + 1e-9))
          continue;
        if (n == EARCUP_PLOT_SCALE_MOST_LINES ||
            (n > 0 && fabs (earcup_plot_scale_get_y (self, levels[n - 1]) -
                            earcup_plot_scale_get_y (self, level)) < least_px))
          return 0;
        levels[n++] = level;
      }

  return n;
}

/**
 * earcup_plot_scale_list_levels:
 * @least_px: the least distance of two lines in pixels
 * @levels: (out) (array fixed-size=64): the levels that have a line and a number, rising
 * @n_decimals: (out): with how many decimals they are printed
 *
 * Chooses the level lines.
 *
 * Returns: how many there are
 */
guint
earcup_plot_scale_list_levels (const EarcupPlotScale *self,
                               double                 least_px,
                               double                *levels,
                               guint                 *n_decimals)
{
  static const double digits[][10] = {
    { 1, 1.5, 2, 3, 4, 5, 6, 7, 8, 0 }, { 1, 1.5, 2, 3, 5, 7, 0 }, { 1, 2, 5, 0 }, { 1, 3, 0 },
    { 1, 0 },
  };
  double step;
  guint n = 0;

  if (self->has_ratios)
    {
      for (guint i = 0; i < G_N_ELEMENTS (digits) && n == 0; i++)
        n = list_ratios (self, digits[i], least_px, levels);
      *n_decimals = self->low_db < 10.0 ? 1 : 0;
      return n;
    }

  step = earcup_plot_scale_get_level_step (self, least_px);
  *n_decimals = step < 0.01 ? 3 : step < 0.1 ? 2 : step < 1.0 ? 1 : 0;
  for (double i = ceil (self->low_db / step); i * step <= self->high_db; i++)
    if (n < EARCUP_PLOT_SCALE_MOST_LINES)
      levels[n++] = i * step;

  return n;
}

/* Even steps, as many as leave @least_px between the two highest. */
static guint
list_steps (const EarcupPlotScale *self,
            double                 least_px,
            double                *places)
{
  double px = MAX (least_px, self->width / (EARCUP_PLOT_SCALE_MOST_LINES / 4.0));
  double share = px * log (self->high_hz / self->low_hz) / self->width;
  double step = earcup_plot_scale_round_step (-self->high_hz * expm1 (-share));
  guint n = 0;

  for (double i = ceil (self->low_hz / step * (1.0 - 1e-9));
       i * step <= self->high_hz * (1.0 + 1e-9) && n < EARCUP_PLOT_SCALE_MOST_LINES; i++)
    places[n++] = i * step;

  return n;
}

/* Those frequencies whose leading digits are among @digits; the count, or 0 when two of them are
 * too near to each other. */
static guint
list_digits (const EarcupPlotScale *self,
             const double          *digits,
             double                 least_px,
             double                *places)
{
  double decade = pow (10.0, floor (log10 (self->low_hz)));
  guint n = 0;

  for (; decade <= self->high_hz; decade *= 10.0)
    for (guint i = 0; digits[i] > 0.0; i++)
      {
        double hz = digits[i] * decade;

        if (hz < self->low_hz * (1.0 - 1e-9) || hz > self->high_hz * (1.0 + 1e-9))
          continue;
        if (n == EARCUP_PLOT_SCALE_MOST_LINES ||
            (n > 0 && earcup_plot_scale_get_x (self, hz) -
                      earcup_plot_scale_get_x (self, places[n - 1]) < least_px))
          return 0;
        places[n++] = hz;
      }

  return n;
}

/* The nearer one looks, the finer: digits over more than an octave and a half, even steps below. */
static guint
list_part (const EarcupPlotScale *self,
           double                 least_px,
           double                *places)
{
  static const double digits[][19] = {
    { 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5, 0 },
    { 1, 2, 3, 4, 5, 6, 7, 8, 9, 0 }, { 1, 2, 3, 5, 7, 0 }, { 1, 2, 5, 0 },
  };
  guint n = 0;

  if (self->high_hz < 3.0 * self->low_hz)
    return list_steps (self, least_px, places);

  for (guint i = 0; i < G_N_ELEMENTS (digits) && n == 0; i++)
    n = list_digits (self, digits[i], least_px, places);

  return n;
}

static guint
list_within (const EarcupPlotScale *self,
             const double          *from,
             guint                  n_from,
             double                *places)
{
  guint n = 0;

  for (guint i = 0; i < n_from; i++)
    if (from[i] >= self->low_hz && from[i] <= self->high_hz)
      places[n++] = from[i];

  return n;
}

/**
 * earcup_plot_scale_list_labels:
 * @places: (out) (array fixed-size=64): the places that carry a number, rising
 *
 * Returns: how many there are
 */
guint
earcup_plot_scale_list_labels (const EarcupPlotScale *self,
                               double                *places)
{
  double step;
  guint n = 0;

  if (!self->is_time)
    return self->high_hz >= WIDE_RATIO * self->low_hz
      ? list_within (self, labels, G_N_ELEMENTS (labels), places)
      : list_part (self, LABEL_PX, places);

  step = earcup_plot_scale_round_step (TIME_STEP_PX * (self->high_hz - self->low_hz) / self->width);
  for (double i = ceil (self->low_hz / step); i * step <= self->high_hz * (1.0 + 1e-9); i++)
    if (n < EARCUP_PLOT_SCALE_MOST_LINES)
      places[n++] = i * step;

  return n;
}

/**
 * earcup_plot_scale_list_lines:
 * @places: (out) (array fixed-size=64): the places that have a line, rising
 *
 * Returns: how many there are
 */
guint
earcup_plot_scale_list_lines (const EarcupPlotScale *self,
                              double                *places)
{
  if (!self->is_time)
    return self->high_hz >= WIDE_RATIO * self->low_hz
      ? list_within (self, lines, G_N_ELEMENTS (lines), places)
      : list_part (self, LINE_PX, places);

  return earcup_plot_scale_list_labels (self, places);
}

/* Returns: whether the line at a place is a strong one: 100 Hz, 1 kHz, 10 kHz or the time 0 */
gboolean
earcup_plot_scale_is_decade (const EarcupPlotScale *self,
                             double                 place)
{
  if (self->is_time)
    return fabs (place) < 1e-9 * (self->high_hz - self->low_hz);

  return place == 100.0 || place == 1000.0 || place == 10000.0;
}

/**
 * earcup_plot_scale_print_hz:
 * @hz: a frequency, positive
 *
 * Prints a frequency with three digits and its unit, in the manner of the locale.
 *
 * Returns: (transfer full): "63.1 Hz", "315 Hz", "1.02 kHz" or "12.5 kHz"
 */
char *
earcup_plot_scale_print_hz (double hz)
{
  if (hz < 99.95)
    return g_strdup_printf ("%.1f Hz", hz);
  if (hz < 999.5)
    return g_strdup_printf ("%.0f Hz", hz);
  if (hz < 9995.0)
    return g_strdup_printf ("%.2f kHz", hz / 1000.0);

  return g_strdup_printf ("%.1f kHz", hz / 1000.0);
}

/**
 * earcup_plot_scale_print_ms:
 * @time_ms: a time in ms
 *
 * Prints a time with two decimals and its unit, in the manner of the locale.
 *
 * Returns: (transfer full): "1.25 ms"
 */
char *
earcup_plot_scale_print_ms (double time_ms)
{
  g_autofree char *number = earcup_plot_scale_print_level (time_ms, 2, FALSE);

  return g_strdup_printf ("%s ms", number);
}

/**
 * earcup_plot_scale_print_label:
 * @place: a frequency in Hz, positive, or a time in ms
 *
 * Prints a place for the axis.
 *
 * Returns: (transfer full): "50" or "5k"; "−0.5" or "2" on an axis of time
 */
char *
earcup_plot_scale_print_label (const EarcupPlotScale *self,
                               double                 place)
{
  if (self->is_time)
    return g_strdup_printf ("%s%g", place < 0.0 ? "−" : "",
                            fabs (place) < 1e-9 * (self->high_hz - self->low_hz) ? 0.0
                                                                                : fabs (place));
  if (place < 1000.0)
    return g_strdup_printf ("%g", place);

  return g_strdup_printf ("%gk", place / 1000.0);
}

/**
 * earcup_plot_scale_print_level:
 * @level_db: a level
 * @n_decimals: how many decimals, 0 to 3
 * @is_signed: whether a positive level carries a plus
 *
 * Prints a level without its unit, with a true minus sign, in the manner of the locale. What
 * rounds to zero carries no sign.
 *
 * Returns: (transfer full): "+0.3", "−3.5", "0.0"; a dash for a level that is not finite
 */
char *
earcup_plot_scale_print_level (double   level_db,
                               guint    n_decimals,
                               gboolean is_signed)
{
  double unit = pow (10.0, n_decimals);
  double rounded = round (fabs (level_db) * unit) / unit;
  const char *sign = "";

  if (!isfinite (level_db))
    return g_strdup ("–");

  if (rounded > 0.0 && level_db < 0.0)
    sign = "−";
  else if (rounded > 0.0 && is_signed)
    sign = "+";

  return g_strdup_printf ("%s%.*f", sign, (int) n_decimals, rounded);
}
