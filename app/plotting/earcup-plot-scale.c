/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-scale.h"

#include <math.h>

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
 * earcup_plot_scale_get_x:
 * @hz: a frequency, positive
 *
 * Returns: where it lies, in pixels from the left of the surface; also beyond the frame
 */
double
earcup_plot_scale_get_x (const EarcupPlotScale *self,
                         double                 hz)
{
  return self->left + self->width * log (hz / self->low_hz) / log (self->high_hz / self->low_hz);
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
  return self->top +
         self->height * (self->high_db - level_db) / (self->high_db - self->low_db);
}

/**
 * earcup_plot_scale_get_hz:
 * @x: pixels from the left of the surface
 *
 * Returns: the frequency in Hz there; also beyond the frame
 */
double
earcup_plot_scale_get_hz (const EarcupPlotScale *self,
                          double                 x)
{
  return self->low_hz * pow (self->high_hz / self->low_hz, (x - self->left) / self->width);
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
  return self->high_db - (self->high_db - self->low_db) * (y - self->top) / self->height;
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
  double least = least_px * (self->high_db - self->low_db) / self->height;
  double decade = pow (10.0, floor (log10 (least)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * decade >= least * (1.0 - 1e-9))
      return steps[i] * decade;

  return 10.0 * decade;
}

/**
 * earcup_plot_scale_get_labels:
 * @n_labels: (out): how many there are
 *
 * Returns: (transfer none): the frequencies in Hz that carry a number, rising
 */
const double *
earcup_plot_scale_get_labels (guint *n_labels)
{
  *n_labels = G_N_ELEMENTS (labels);

  return labels;
}

/**
 * earcup_plot_scale_get_lines:
 * @n_lines: (out): how many there are
 *
 * Returns: (transfer none): the frequencies in Hz that have a line, rising
 */
const double *
earcup_plot_scale_get_lines (guint *n_lines)
{
  *n_lines = G_N_ELEMENTS (lines);

  return lines;
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
 * earcup_plot_scale_print_label:
 * @hz: a frequency, positive
 *
 * Prints a frequency for the axis.
 *
 * Returns: (transfer full): "50" or "5k"
 */
char *
earcup_plot_scale_print_label (double hz)
{
  if (hz < 1000.0)
    return g_strdup_printf ("%g", hz);

  return g_strdup_printf ("%gk", hz / 1000.0);
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
