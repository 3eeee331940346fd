/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <ebur128.h>
#include <fftw3.h>
#include <glib.h>
#include <math.h>
#include <sndfile.h>
#include <stdlib.h>

#include "demo/earcup-demo-mix.h"

#define N_CHANNELS     2
#define N_FRAMES       960000
#define RATE_HZ        48000
#define WINDOW_FRAMES  (RATE_HZ / 4)       /* two of them in a row last half a second */
#define SILENCE        1e-3

typedef struct {
  SF_INFO  info;
  double  *samples;
} Piece;

static Piece piece;

static gboolean
load_piece (const char *path)
{
  SNDFILE *file = sf_open (path, SFM_READ, &piece.info);
  sf_count_t n_read;

  if (file == NULL)
    return FALSE;

  piece.samples = g_new0 (double, piece.info.frames * piece.info.channels);
  n_read = sf_readf_double (file, piece.samples, piece.info.frames);
  sf_close (file);

  return n_read == piece.info.frames;
}

static double
get_sample (gsize frame,
            guint channel)
{
  return piece.samples[N_CHANNELS * frame + channel];
}

static void
test_length (void)
{
  g_assert_cmpint (piece.info.frames, ==, N_FRAMES);
  g_assert_cmpint (piece.info.samplerate, ==, RATE_HZ);
  g_assert_cmpint (piece.info.channels, ==, N_CHANNELS);
  g_assert_cmpint (EARCUP_DEMO_N_FRAMES, ==, N_FRAMES);
}

/* The file was written by another process, so equality means that two runs agree. */
static void
test_deterministic (void)
{
  g_autoptr(EarcupDemoTrack) again = earcup_demo_mix_render ();
  const double full = 8388608.0;

  for (gsize i = 0; i < N_FRAMES; i++)
    {
      g_assert_cmpfloat (full * get_sample (i, 0), ==, rint (full * again->left[i]));
      g_assert_cmpfloat (full * get_sample (i, 1), ==, rint (full * again->right[i]));
    }
}

static void
test_loudness (void)
{
  ebur128_state *state = ebur128_init (N_CHANNELS, RATE_HZ,
                                       EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK);
  double loudness_lufs;

  g_assert_cmpint (ebur128_add_frames_double (state, piece.samples, N_FRAMES), ==, 0);
  g_assert_cmpint (ebur128_loudness_global (state, &loudness_lufs), ==, 0);
  g_assert_cmpfloat_with_epsilon (loudness_lufs, -16.0, 0.5);

  for (guint channel = 0; channel < N_CHANNELS; channel++)
    {
      double peak;

      g_assert_cmpint (ebur128_true_peak (state, channel, &peak), ==, 0);
      g_assert_cmpfloat (20.0 * log10 (peak), <=, -1.5);
      g_assert_cmpfloat (20.0 * log10 (peak), >=, -6.0);
    }

  ebur128_destroy (&state);
}

static void
test_no_dc (void)
{
  for (guint channel = 0; channel < N_CHANNELS; channel++)
    {
      double sum = 0.0;

      for (gsize i = 0; i < N_FRAMES; i++)
        sum += get_sample (i, channel);

      g_assert_cmpfloat (fabs (sum / N_FRAMES), <, 1e-4);
    }
}

/* Adds up the energy in each octave from 63 Hz to 8 kHz of one channel. */
static void
add_octaves (guint  channel,
             double energies[8])
{
  float *samples = fftwf_alloc_real (N_FRAMES);
  fftwf_complex *bins = fftwf_alloc_complex (N_FRAMES / 2 + 1);
  fftwf_plan plan = fftwf_plan_dft_r2c_1d (N_FRAMES, samples, bins, FFTW_ESTIMATE);

  for (gsize i = 0; i < N_FRAMES; i++)
    samples[i] = (float) get_sample (i, channel);

  fftwf_execute (plan);

  for (gsize i = 1; i <= N_FRAMES / 2; i++)
    {
      double octave = log2 ((double) i * RATE_HZ / N_FRAMES / 62.5) + 0.5;

      if (octave >= 0.0 && octave < 8.0)
        energies[(gsize) octave] += (double) bins[i][0] * (double) bins[i][0]
                                    + (double) bins[i][1] * (double) bins[i][1];
    }

  fftwf_destroy_plan (plan);
  fftwf_free (bins);
  fftwf_free (samples);
}

/* Pink noise has equal energy in each octave. Music leans towards the bass: no octave may be
 * further than 8 dB from the mean of all, so that each enclosure is heard all over. */
static void
test_spectrum (void)
{
  double energies[8] = { 0.0 };
  double mean_db = 0.0;

  for (guint channel = 0; channel < N_CHANNELS; channel++)
    add_octaves (channel, energies);

  for (guint i = 0; i < 8; i++)
    mean_db += 10.0 * log10 (energies[i]) / 8.0;

  for (guint i = 0; i < 8; i++)
    {
      g_test_message ("%g Hz: %+.1f dB", 62.5 * exp2 (i), 10.0 * log10 (energies[i]) - mean_db);
      g_assert_cmpfloat_with_epsilon (10.0 * log10 (energies[i]), mean_db, 8.0);
    }
}

static void
test_stereo (void)
{
  double left = 0.0;
  double right = 0.0;
  double both = 0.0;

  for (gsize i = 0; i < N_FRAMES; i++)
    {
      left += get_sample (i, 0) * get_sample (i, 0);
      right += get_sample (i, 1) * get_sample (i, 1);
      both += get_sample (i, 0) * get_sample (i, 1);
    }

  g_assert_cmpfloat (both / sqrt (left * right), >, 0.3);
  g_assert_cmpfloat (both / sqrt (left * right), <, 0.95);
  g_assert_cmpfloat_with_epsilon (10.0 * log10 (left / right), 0.0, 1.0);
}

static int
compare_doubles (const void *one,
                 const void *other)
{
  double a = *(const double *) one;
  double b = *(const double *) other;

  return (a > b) - (a < b);
}

static void
test_seam (void)
{
  g_autofree double *steps = g_new (double, N_FRAMES - 1);

  for (guint channel = 0; channel < N_CHANNELS; channel++)
    {
      double seam = fabs (get_sample (0, channel) - get_sample (N_FRAMES - 1, channel));

      for (gsize i = 0; i + 1 < N_FRAMES; i++)
        steps[i] = fabs (get_sample (i + 1, channel) - get_sample (i, channel));

      qsort (steps, N_FRAMES - 1, sizeof *steps, compare_doubles);
      g_assert_cmpfloat (seam, <=, steps[(gsize) (0.999 * (N_FRAMES - 1))]);
    }
}

/* What rings at the end must ring on at the beginning, before the first stroke has grown. */
static void
test_tail (void)
{
  double before = 0.0;

  for (gsize i = N_FRAMES - 480; i < N_FRAMES; i++)
    before = fmax (before, fabs (get_sample (i, 0)));

  g_assert_cmpfloat (before, >, 10.0 * SILENCE);
  g_assert_cmpfloat (fabs (get_sample (0, 0)) + fabs (get_sample (1, 0)), >, 1e-6);
}

static void
test_silence (void)
{
  for (gsize start = 0; start < N_FRAMES; start += WINDOW_FRAMES)
    {
      double energy = 0.0;

      for (gsize i = start; i < start + WINDOW_FRAMES; i++)
        energy += get_sample (i, 0) * get_sample (i, 0);

      g_assert_cmpfloat (sqrt (energy / WINDOW_FRAMES), >, SILENCE);
    }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);

  if (argc != 2 || !load_piece (argv[1]))
    {
      g_printerr ("Usage: test-demo FILE\n");
      return 1;
    }

  g_test_add_func ("/demo/demo/eight-bars-last-twenty-seconds", test_length);
  g_test_add_func ("/demo/demo/two-runs-agree-to-the-bit", test_deterministic);
  g_test_add_func ("/demo/demo/loudness-and-true-peak-are-as-said", test_loudness);
  g_test_add_func ("/demo/demo/there-is-no-direct-current", test_no_dc);
  g_test_add_func ("/demo/demo/every-octave-carries-energy", test_spectrum);
  g_test_add_func ("/demo/demo/sides-differ-but-belong-together", test_stereo);
  g_test_add_func ("/demo/demo/loop-has-no-seam", test_seam);
  g_test_add_func ("/demo/demo/tails-reach-into-the-beginning", test_tail);
  g_test_add_func ("/demo/demo/nothing-is-silent", test_silence);

  result = g_test_run ();
  g_free (piece.samples);

  return result;
}
