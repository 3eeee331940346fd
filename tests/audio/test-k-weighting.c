/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-k-weighting.h"

#include <math.h>

#include "acoustics/earcup-units.h"
#include "audio/earcup-test-sound.h"

/* Source: ITU-R BS.1770-5, tables 1 and 2, at 48 kHz. */
typedef struct {
  double b[3];
  double a[3];
} Filter;

static const Filter shelf = {
  { 1.53512485958697, -2.69169618940638, 1.19839281085285 },
  { 1.0, -1.69065929318241, 0.73248077421585 },
};
static const Filter high_pass = {
  { 1.0, -2.0, 1.0 },
  { 1.0, -1.99004745483398, 0.99007225036621 },
};

static void
apply (const Filter *filter,
       double       *values,
       gsize         n_values)
{
  double x[3] = { 0.0 }, y[3] = { 0.0 };

  for (gsize i = 0; i < n_values; i++)
    {
      x[2] = x[1];
      x[1] = x[0];
      x[0] = values[i];
      y[2] = y[1];
      y[1] = y[0];
      y[0] = filter->b[0] * x[0] + filter->b[1] * x[1] + filter->b[2] * x[2] -
             filter->a[1] * y[1] - filter->a[2] * y[2];
      values[i] = y[0];
    }
}

static void
test_table (void)
{
  gsize n_frames = 48000;
  g_autofree float *frames = earcup_test_noise (n_frames, 0.5, 1);
  g_autoptr(EarcupKWeighting) weighting = earcup_k_weighting_new (48000);
  double expected = 0.0;

  for (guint c = 0; c < 2; c++)
    {
      g_autofree double *values = g_new (double, n_frames);

      for (gsize i = 0; i < n_frames; i++)
        values[i] = frames[2 * i + c];
      apply (&shelf, values, n_frames);
      apply (&high_pass, values, n_frames);
      for (gsize i = 0; i < n_frames; i++)
        expected += values[i] * values[i];
    }

  g_assert_cmpfloat_with_epsilon (earcup_k_weighting_add (weighting, frames, n_frames) / expected,
                                  1.0, 1e-9);
}

/* The power of a tone in dB, once the filters have settled. */
static double
find_gain (guint  rate_hz,
           double hz)
{
  g_autofree float *frames = earcup_test_tone (2 * rate_hz, hz, 1.0, rate_hz);
  g_autoptr(EarcupKWeighting) weighting = earcup_k_weighting_new (rate_hz);

  earcup_k_weighting_add (weighting, frames, rate_hz);

  return 10.0 * log10 (earcup_k_weighting_add (weighting, frames + 2 * rate_hz, rate_hz) / rate_hz);
}

/* What is weighted is a matter of frequency, not of the sample rate. */
static void
test_rates (void)
{
  static const guint rates[] = { 8000, 11025, 44100, 88200, 96000, 192000, 384000, 768000 };
  static const double tones_hz[] = { 20.0, 50.0, 200.0, 1000.0, 2000.0 };

  for (guint i = 0; i < G_N_ELEMENTS (tones_hz); i++)
    for (guint r = 0; r < G_N_ELEMENTS (rates); r++)
      {
        double expected = find_gain (48000, tones_hz[i]);

        g_assert_cmpfloat_with_epsilon (find_gain (rates[r], tones_hz[i]), expected,
                                        rates[r] < 44100 ? 0.5 : 0.05);
      }
}

static void
test_pieces (void)
{
  static const gsize sizes[] = { 1, 2, 3, 64, 1000 };
  g_autofree float *frames = earcup_test_noise (5000, 0.5, 1);
  g_autoptr(EarcupKWeighting) whole = earcup_k_weighting_new (44100);
  double expected = earcup_k_weighting_add (whole, frames, 5000);

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr(EarcupKWeighting) pieces = earcup_k_weighting_new (44100);
      double sum = 0.0;

      for (gsize at = 0; at < 5000; at += sizes[s])
        sum += earcup_k_weighting_add (pieces, frames + 2 * at, MIN (sizes[s], 5000 - at));
      g_assert_cmpfloat_with_epsilon (sum / expected, 1.0, 1e-12);
    }
}

static void
test_nothing (void)
{
  g_autoptr(EarcupKWeighting) weighting = earcup_k_weighting_new (48000);
  float silence[2 * 100] = { 0.0f };

  g_assert_cmpfloat (earcup_k_weighting_add (weighting, silence, 0), ==, 0.0);
  g_assert_cmpfloat (earcup_k_weighting_add (weighting, silence, 100), ==, 0.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/k-weighting/is-that-of-the-standard", test_table);
  g_test_add_func ("/audio/k-weighting/is-the-same-at-every-rate", test_rates);
  g_test_add_func ("/audio/k-weighting/pieces-make-no-difference", test_pieces);
  g_test_add_func ("/audio/k-weighting/nothing-has-no-power", test_nothing);

  return earcup_test_run ();
}
