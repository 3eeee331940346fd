/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <glib.h>
#include <math.h>

#include "plotting/earcup-plot-smooth.h"

#define N 481

static double hz[N];

static void
fill_hz (void)
{
  for (guint i = 0; i < N; i++)
    hz[i] = 20.0 * pow (1000.0, i / (N - 1.0));
}

static void
test_line (void)
{
  double level[N];

  for (guint i = 0; i < N; i++)
    level[i] = 3.0 * log2 (hz[i] / 1000.0);
  earcup_plot_smooth (hz, level, N, 1.0 / 3.0);

  for (guint i = 0; i < N; i++)
    g_assert_cmpfloat_with_epsilon (level[i], 3.0 * log2 (hz[i] / 1000.0), 1e-9);
}

/* A ripple whose period is the window is averaged away, one that is much wider stays. */
static void
test_ripple (void)
{
  double narrow[N], wide[N];

  for (guint i = 0; i < N; i++)
    {
      narrow[i] = 6.0 * sin (2.0 * G_PI * 3.0 * log2 (hz[i]));
      wide[i] = 6.0 * sin (2.0 * G_PI * 0.25 * log2 (hz[i]));
    }
  earcup_plot_smooth (hz, narrow, N, 1.0 / 3.0);
  earcup_plot_smooth (hz, wide, N, 1.0 / 3.0);

  for (guint i = 20; i < N - 20; i++)
    {
      g_assert_cmpfloat (fabs (narrow[i]), <, 0.02);
      g_assert_cmpfloat_with_epsilon (wide[i], 6.0 * sin (2.0 * G_PI * 0.25 * log2 (hz[i])), 0.1);
    }
}

static void
test_width (void)
{
  const double octaves[] = { 1.0 / 12.0, 1.0 / 6.0, 1.0 / 3.0 };
  double before = 6.0;

  for (guint k = 0; k < G_N_ELEMENTS (octaves); k++)
    {
      double level[N] = { 0.0 };

      level[240] = 6.0;
      earcup_plot_smooth (hz, level, N, octaves[k]);
      g_assert_cmpfloat (level[240], <, 0.7 * before);
      before = level[240];
    }
}

static void
test_gaps (void)
{
  double level[N];

  for (guint i = 0; i < N; i++)
    level[i] = i < 240 ? 10.0 : -10.0;
  level[240] = NAN;
  earcup_plot_smooth (hz, level, N, 1.0 / 3.0);

  g_assert_true (isnan (level[240]));
  g_assert_cmpfloat_with_epsilon (level[239], 10.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (level[241], -10.0, 1e-9);
  earcup_plot_smooth (hz, level, 1, 1.0);
  earcup_plot_smooth (hz, level, 0, 1.0);
}

/* A narrow peak stays higher than the dip that is its mirror image, and the window is half as wide
 * at 1 kHz as it is at 100 Hz. */
static void
test_hearing (void)
{
  double peak[N] = { 0.0 }, dip[N] = { 0.0 }, low[N] = { 0.0 }, flat[N];
  guint reach_low = 0, reach_high = 0;

  for (guint i = 0; i < N; i++)
    flat[i] = -7.0;
  peak[320] = low[96] = 12.0;      /* near 2 kHz and near 80 Hz */
  dip[320] = -12.0;
  earcup_plot_smooth (hz, peak, N, EARCUP_PLOT_SMOOTH_HEARING);
  earcup_plot_smooth (hz, dip, N, EARCUP_PLOT_SMOOTH_HEARING);
  earcup_plot_smooth (hz, low, N, EARCUP_PLOT_SMOOTH_HEARING);
  earcup_plot_smooth (hz, flat, N, EARCUP_PLOT_SMOOTH_HEARING);

  for (guint i = 0; i < N; i++)
    {
      g_assert_cmpfloat_with_epsilon (flat[i], -7.0, 1e-9);
      reach_high += peak[i] > 1e-6;
      reach_low += low[i] > 1e-6;
    }
  g_assert_cmpfloat (peak[320], >, -2.0 * dip[320]);
  g_assert_cmpint (ABS ((int) reach_low - 2 * (int) reach_high), <=, 3);
}

static void
test_words (void)
{
  double octaves = 5.0;

  g_assert_false (earcup_plot_smooth_from_word ("1/5", &octaves));
  g_assert_cmpfloat (octaves, ==, 5.0);
  g_assert_true (earcup_plot_smooth_from_word ("1/48", &octaves));
  g_assert_cmpfloat (octaves, ==, 1.0 / 48.0);
  g_assert_true (earcup_plot_smooth_from_word ("psychoacoustic", &octaves));
  g_assert_cmpfloat (octaves, ==, EARCUP_PLOT_SMOOTH_HEARING);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fill_hz ();
  g_test_add_func ("/plotting/plot-smooth/straight-line-stays", test_line);
  g_test_add_func ("/plotting/plot-smooth/narrow-ripple-goes-and-wide-one-stays", test_ripple);
  g_test_add_func ("/plotting/plot-smooth/wider-window-smooths-more", test_width);
  g_test_add_func ("/plotting/plot-smooth/gaps-stay-and-nothing-leaks-over-them", test_gaps);
  g_test_add_func ("/plotting/plot-smooth/hearing-keeps-peaks-and-narrows", test_hearing);
  g_test_add_func ("/plotting/plot-smooth/words-are-known", test_words);

  return g_test_run ();
}
