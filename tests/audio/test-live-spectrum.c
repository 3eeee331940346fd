/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-live-spectrum.h"

#include <math.h>

#include "acoustics/earcup-units.h"
#include "audio/earcup-test-sound.h"

#define BANDS    EARCUP_LIVE_SPECTRUM_BANDS
#define RATE_HZ  48000

/* {{{ Helpers */

static void
add_tone (EarcupLiveSpectrum *spectrum,
          double              hz,
          double              peak,
          double              length_s,
          guint               rate_hz)
{
  gsize n_frames = (gsize) (length_s * rate_hz);
  g_autofree float *frames = earcup_test_tone (n_frames, hz, peak, rate_hz);

  earcup_live_spectrum_add (spectrum, frames, n_frames);
}

static void
add_silence (EarcupLiveSpectrum *spectrum,
             double              length_s)
{
  gsize n_frames = (gsize) (length_s * RATE_HZ);
  g_autofree float *frames = g_new0 (float, 2 * n_frames);

  earcup_live_spectrum_add (spectrum, frames, n_frames);
}

static double
get_level (EarcupLiveSpectrum *spectrum,
           guint               band)
{
  return earcup_live_spectrum_get_levels (spectrum)[band];
}

static guint
find_band (double hz)
{
  guint band = 0;

  while (earcup_live_spectrum_get_edge (band + 1) < hz)
    band++;

  return band;
}

/* The power of all bands together in dB. */
static double
sum (EarcupLiveSpectrum *spectrum)
{
  double power = 0.0;

  for (guint i = 0; i < BANDS; i++)
    power += pow (10.0, get_level (spectrum, i) / 10.0);

  return 10.0 * log10 (power);
}

/* }}} */

static void
test_bands (void)
{
  g_assert_cmpfloat_with_epsilon (earcup_live_spectrum_get_edge (0), 19.95, 0.01);
  g_assert_cmpfloat_with_epsilon (earcup_live_spectrum_get_edge (68), 1000.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_live_spectrum_get_edge (BANDS), 19953.0, 1.0);
  g_assert_cmpfloat_with_epsilon (earcup_live_spectrum_get_edge (12) /
                                  earcup_live_spectrum_get_edge (0), 1.9953, 1e-4);
  for (guint i = 0; i < BANDS; i++)
    g_assert_cmpfloat_with_epsilon (earcup_live_spectrum_get_centre (i),
                                    sqrt (earcup_live_spectrum_get_edge (i) *
                                          earcup_live_spectrum_get_edge (i + 1)), 1e-6);
}

/* In every band, and at every rate; in the lowest ones after a time that their width asks for. */
static void
test_calibration (void)
{
  static const guint rates[] = { 44100, 48000, 96000, 192000 };
  double worst = 0.0, all = 0.0;

  for (guint r = 0; r < G_N_ELEMENTS (rates); r++)
    for (guint i = 0; i < BANDS; i += r == 1 ? 1 : 7)
      {
        g_autoptr(EarcupLiveSpectrum) spectrum = earcup_live_spectrum_new (rates[r]);
        double centre = earcup_live_spectrum_get_centre (i);

        add_tone (spectrum, centre, 1.0, centre < 80.0 ? 6.0 : 2.5, rates[r]);
        worst = fmax (worst, fabs (get_level (spectrum, i)));
        all = fmax (all, fabs (sum (spectrum)));
      }

  g_test_message ("A sine of full scale is off by %.2f dB at most, all bands by %.2f", worst, all);
  g_assert_cmpfloat (worst, <, 0.2);
  g_assert_cmpfloat (all, <, 0.15);
}

static void
test_selectivity (void)
{
  static const double tones_hz[] = { 62.0, 500.0, 3000.0, 12000.0 };

  for (guint i = 0; i < G_N_ELEMENTS (tones_hz); i++)
    {
      g_autoptr(EarcupLiveSpectrum) spectrum = earcup_live_spectrum_new (RATE_HZ);
      guint band = find_band (tones_hz[i]);

      add_tone (spectrum, earcup_live_spectrum_get_centre (band), 1.0, 4.0, RATE_HZ);
      g_test_message ("%.0f Hz: %.1f and %.1f dB beside it, %.1f and %.1f two away", tones_hz[i],
                      get_level (spectrum, band - 1), get_level (spectrum, band + 1),
                      get_level (spectrum, band - 2), get_level (spectrum, band + 2));
      g_assert_cmpfloat (get_level (spectrum, band - 1), <, -30.0);
      g_assert_cmpfloat (get_level (spectrum, band + 1), <, -30.0);
      g_assert_cmpfloat (get_level (spectrum, band - 2), <, -55.0);
      g_assert_cmpfloat (get_level (spectrum, band + 2), <, -55.0);
      g_assert_cmpfloat (get_level (spectrum, band - 12), <, -70.0);
    }
}

static void
test_one_channel (void)
{
  g_autoptr(EarcupLiveSpectrum) spectrum = earcup_live_spectrum_new (RATE_HZ);
  gsize n_frames = 2 * RATE_HZ;
  guint band = find_band (1010.0);
  g_autofree float *frames = earcup_test_tone (n_frames, earcup_live_spectrum_get_centre (band),
                                               1.0, RATE_HZ);

  for (gsize i = 0; i < n_frames; i++)
    frames[2 * i + 1] = 0.0f;
  earcup_live_spectrum_add (spectrum, frames, n_frames);
  g_assert_cmpfloat_with_epsilon (get_level (spectrum, band), -3.0, 0.2);
}

/* Over a time in which chance evens out: the mean of the power that was read every 0.1 s. */
static void
test_pink (void)
{
  g_autoptr(EarcupLiveSpectrum) spectrum = earcup_live_spectrum_new (RATE_HZ);
  gsize n_frames = 180 * RATE_HZ;
  g_autofree float *frames = earcup_test_pink (n_frames, 0.1, 3);
  double power[BANDS] = { 0.0 }, mean = 0.0, worst = 0.0;
  guint n = 0;

  for (gsize at = 0; at + 4800 <= n_frames; at += 4800)
    {
      earcup_live_spectrum_add (spectrum, frames + 2 * at, 4800);
      for (guint i = 0; i < BANDS && at > 10 * RATE_HZ; i++)
        power[i] += pow (10.0, get_level (spectrum, i) / 10.0);
      n += at > 10 * RATE_HZ;
    }

  for (guint i = 12; i < BANDS; i++)
    mean += 10.0 * log10 (power[i] / n) / (BANDS - 12);
  for (guint i = 12; i < BANDS; i++)
    worst = fmax (worst, fabs (10.0 * log10 (power[i] / n) - mean));
  g_test_message ("Pink noise reads %.2f dB in a band, and %.2f dB off at most", mean, worst);
  g_assert_cmpfloat (worst, <, 1.5);

  for (guint octave = 1; octave < 10; octave++)
    {
      double level = 0.0;

      for (guint i = 0; i < 12; i++)
        level += 10.0 * log10 (power[12 * octave + i] / n) / 12.0;
      g_assert_cmpfloat_with_epsilon (level, mean, 0.5);
    }
}

/* The level of a tone at 1 kHz comes with the time weighting F and goes by 20 dB a second. */
static void
test_ballistics (void)
{
  g_autoptr(EarcupLiveSpectrum) spectrum = earcup_live_spectrum_new (RATE_HZ);
  guint band = find_band (1010.0);
  double hz = earcup_live_spectrum_get_centre (band), early, first, second;

  add_silence (spectrum, 4.0);
  g_assert_cmpfloat (get_level (spectrum, band), ==, EARCUP_LIVE_SPECTRUM_LOWEST_DB);

  /* The window of this octave lasts 171 ms, so that its middle is late by 85. */
  add_tone (spectrum, hz, 1.0, 0.086 + EARCUP_LIVE_SPECTRUM_TIME_S, RATE_HZ);
  early = get_level (spectrum, band);
  g_assert_cmpfloat_with_epsilon (early, 10.0 * log10 (1.0 - exp (-1.0)), 1.2);
  add_tone (spectrum, hz, 1.0, 1.0, RATE_HZ);
  g_assert_cmpfloat_with_epsilon (get_level (spectrum, band), 0.0, 0.2);

  add_silence (spectrum, 0.5);
  first = get_level (spectrum, band);
  add_silence (spectrum, 1.0);
  second = get_level (spectrum, band);
  g_assert_cmpfloat_with_epsilon (first - second, EARCUP_LIVE_SPECTRUM_FALL_DB_S, 0.5);
  g_assert_cmpfloat (first, >, -0.5 * EARCUP_LIVE_SPECTRUM_FALL_DB_S - 0.1);
  g_assert_cmpfloat (first, <, -4.0);
  add_silence (spectrum, 6.0);
  g_assert_cmpfloat (get_level (spectrum, band), ==, EARCUP_LIVE_SPECTRUM_LOWEST_DB);
}

static void
test_stands_still (void)
{
  g_autoptr(EarcupLiveSpectrum) spectrum = earcup_live_spectrum_new (RATE_HZ);
  double before;

  add_tone (spectrum, 440.0, 0.5, 1.0, RATE_HZ);
  before = get_level (spectrum, find_band (440.0));
  earcup_live_spectrum_add (spectrum, NULL, 0);
  g_assert_cmpfloat (get_level (spectrum, find_band (440.0)), ==, before);
}

/* A jump in the sound would be seen at all frequencies if one window held both sides of it. */
static void
test_break (void)
{
  double above[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(EarcupLiveSpectrum) spectrum = earcup_live_spectrum_new (RATE_HZ);
      g_autofree float *level = g_new (float, 2 * RATE_HZ);

      for (guint j = 0; j < 2 * RATE_HZ; j++)
        level[j] = 0.5f;
      add_silence (spectrum, 4.0);
      if (i == 1)
        earcup_live_spectrum_break (spectrum);
      earcup_live_spectrum_add (spectrum, level, RATE_HZ / 20);
      above[i] = get_level (spectrum, find_band (5000.0));
    }

  g_test_message ("A step reads %.1f dB at 5 kHz, behind a break %.1f", above[0], above[1]);
  g_assert_cmpfloat (above[0], >, above[1] + 20.0);
}

/* Behind a break the level is right long before the window has its length. */
static void
test_fills (void)
{
  g_autoptr(EarcupLiveSpectrum) spectrum = earcup_live_spectrum_new (RATE_HZ);

  add_tone (spectrum, 30.0, 0.5, 1.6, RATE_HZ);
  g_assert_cmpfloat_with_epsilon (sum (spectrum), 20.0 * log10 (0.5), 1.0);
  earcup_live_spectrum_break (spectrum);
  add_tone (spectrum, 30.0, 0.5, 1.6, RATE_HZ);
  g_assert_cmpfloat_with_epsilon (sum (spectrum), 20.0 * log10 (0.5), 1.0);
}

static void
test_low_rate (void)
{
  g_autoptr(EarcupLiveSpectrum) spectrum = earcup_live_spectrum_new (8000);

  add_tone (spectrum, earcup_live_spectrum_get_centre (68), 1.0, 2.0, 8000);
  g_assert_cmpfloat_with_epsilon (get_level (spectrum, 68), 0.0, 0.3);
  g_assert_cmpfloat (get_level (spectrum, find_band (6000.0)), ==,
                     EARCUP_LIVE_SPECTRUM_LOWEST_DB);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/live-spectrum/bands-are-twelfths-of-an-octave", test_bands);
  g_test_add_func ("/audio/live-spectrum/sine-of-full-scale-reads-zero", test_calibration);
  g_test_add_func ("/audio/live-spectrum/tone-stays-in-its-band", test_selectivity);
  g_test_add_func ("/audio/live-spectrum/one-channel-reads-half-the-power", test_one_channel);
  g_test_add_func ("/audio/live-spectrum/pink-noise-is-flat", test_pink);
  g_test_add_func ("/audio/live-spectrum/comes-fast-and-goes-evenly", test_ballistics);
  g_test_add_func ("/audio/live-spectrum/stands-still-without-sound", test_stands_still);
  g_test_add_func ("/audio/live-spectrum/break-keeps-windows-apart", test_break);
  g_test_add_func ("/audio/live-spectrum/level-is-right-while-windows-fill", test_fills);
  g_test_add_func ("/audio/live-spectrum/low-rate-leaves-high-bands-silent", test_low_rate);

  return earcup_test_run ();
}
