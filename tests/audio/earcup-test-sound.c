/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-test-sound.h"

#include <complex.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-units.h"

static char *folder;

static float *
make_noise_taps (gsize   n_taps,
                 guint32 seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  float *taps = g_new (float, n_taps);
  double scale = 1.0 / sqrt ((double) n_taps);

  for (gsize i = 0; i < n_taps; i++)
    taps[i] = (float) (scale * g_rand_double_range (random, -1.0, 1.0));

  return taps;
}

EarcupKernel *
earcup_test_noise_kernel (gsize   n_taps,
                          guint   rate_hz,
                          guint32 seed)
{
  g_autofree float *taps = make_noise_taps (n_taps, seed);

  return earcup_kernel_new_taps (taps, n_taps, rate_hz);
}

/* Four different paths. */
EarcupKernel *
earcup_test_crossed (gsize   n_taps,
                     guint   rate_hz,
                     guint32 seed)
{
  g_autofree float *taps = make_noise_taps (EARCUP_KERNEL_PATHS * n_taps, seed);
  const float *paths[EARCUP_KERNEL_PATHS];

  for (guint i = 0; i < EARCUP_KERNEL_PATHS; i++)
    paths[i] = taps + i * n_taps;

  return earcup_kernel_new_crossed (paths, n_taps, rate_hz);
}

float *
earcup_test_noise (gsize   n_frames,
                   double  peak,
                   guint32 seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  float *frames = g_new (float, 2 * n_frames);

  for (gsize i = 0; i < 2 * n_frames; i++)
    frames[i] = (float) g_rand_double_range (random, -peak, peak);

  return frames;
}

gsize
earcup_test_next_size (GRand *random,
                       gsize  size,
                       gsize  n_left)
{
  gsize wanted = size > 0 ? size : (gsize) g_rand_int_range (random, 1, 701);

  return MIN (wanted, n_left);
}

/* White noise through six first-order low-passes an octave or two apart; the slope is near
 * enough to -3 dB per octave for what is measured with it. */
float *
earcup_test_pink (gsize   n_frames,
                  double  rms,
                  guint32 seed)
{
  static const double poles[] = { 0.99886, 0.99332, 0.96900, 0.86650, 0.55000, -0.76160 };
  static const double gains[] = { 0.0555179, 0.0750759, 0.1538520, 0.3104856, 0.5329522,
                                  -0.0168980 };
  float *frames = earcup_test_noise (n_frames, 1.0, seed);
  double scale;

  for (guint c = 0; c < 2; c++)
    {
      double state[G_N_ELEMENTS (poles)] = { 0.0 };

      for (gsize i = 0; i < n_frames; i++)
        {
          double white = frames[2 * i + c], sum = 0.5362 * white;

          for (guint k = 0; k < G_N_ELEMENTS (poles); k++)
            {
              state[k] = poles[k] * state[k] + gains[k] * white;
              sum += state[k];
            }

          frames[2 * i + c] = (float) sum;
        }
    }

  scale = rms / pow (10.0, earcup_test_level (frames, 2 * n_frames) / 20.0);
  for (gsize i = 0; i < 2 * n_frames; i++)
    frames[i] = (float) (frames[i] * scale);

  return frames;
}

float *
earcup_test_tone (gsize  n_frames,
                  double hz,
                  double peak,
                  guint  rate_hz)
{
  float *frames = g_new (float, 2 * n_frames);

  for (gsize i = 0; i < n_frames; i++)
    frames[2 * i] = frames[2 * i + 1] =
      (float) (peak * sin (EARCUP_TWO_PI * hz * (double) i / rate_hz));

  return frames;
}

float *
earcup_test_impulse (gsize  n_frames,
                     gsize  at,
                     double peak)
{
  float *frames = g_new0 (float, 2 * n_frames);

  frames[2 * at] = frames[2 * at + 1] = (float) peak;

  return frames;
}

/* In dB relative to 1, as root mean square. */
double
earcup_test_level (const float *values,
                   gsize        n_values)
{
  double sum = 0.0;

  for (gsize i = 0; i < n_values; i++)
    sum += (double) values[i] * values[i];

  return 10.0 * log10 (sum / (double) n_values);
}

double
earcup_test_difference (const float *found,
                        const float *expected,
                        gsize        n_values)
{
  double sum = 0.0;

  for (gsize i = 0; i < n_values; i++)
    sum += pow ((double) found[i] - expected[i], 2.0);

  return 10.0 * log10 (sum / (double) n_values) - earcup_test_level (expected, n_values);
}

/* The magnitude in dB of the spectrum of one channel at any frequency. */
double
earcup_test_gain_at (const float *frames,
                     gsize        n_frames,
                     guint        channel,
                     double       hz,
                     guint        rate_hz)
{
  double complex sum = 0.0, turn = 1.0, step = cexp (-I * EARCUP_TWO_PI * hz / rate_hz);

  for (gsize i = 0; i < n_frames; i++)
    {
      sum += frames[2 * i + channel] * turn;
      turn *= step;
    }

  return 20.0 * log10 (cabs (sum));
}

/* What is left above 6 kHz is found with a windowed sinc whose side lobes lie below -140 dB. */
#define REACH 400

static double *
make_high_pass (guint rate_hz)
{
  static const double window[] = { 0.21557895, 0.41663158, 0.277263158, 0.083578947,
                                   0.006947368 };
  double *taps = g_new (double, 2 * REACH + 1);
  double corner = 2.0 * 6500.0 / rate_hz, sum = 0.0;

  for (int i = -REACH; i <= REACH; i++)
    {
      double shape = 0.0;

      for (guint k = 0; k < G_N_ELEMENTS (window); k++)
        shape += window[k] * cos (EARCUP_PI * k * i / REACH);

      taps[i + REACH] = i == 0 ? corner : sin (EARCUP_PI * corner * i) / (EARCUP_PI * i);
      taps[i + REACH] *= shape;
      sum += taps[i + REACH];
    }

  for (int i = 0; i <= 2 * REACH; i++)
    taps[i] = (i == REACH ? 1.0 : 0.0) - taps[i] / sum;

  return taps;
}

/* The highest value above 6 kHz of the left channel in @n frames from @from on, in dB relative
 * to 1; there have to be 400 frames more on either side. */
double
earcup_test_click (const float *frames,
                   gsize        from,
                   gsize        n,
                   guint        rate_hz)
{
  g_autofree double *high_pass = make_high_pass (rate_hz);
  double peak = 0.0;

  for (gsize i = from; i < from + n; i++)
    {
      double sum = 0.0;

      for (gsize k = 0; k <= 2 * REACH; k++)
        sum += high_pass[k] * frames[2 * (i + k - REACH)];
      peak = fmax (peak, fabs (sum));
    }

  return 20.0 * log10 (peak);
}

char *
earcup_test_path (const char *name)
{
  if (folder == NULL)
    {
      g_autoptr(GError) error = NULL;

      folder = g_dir_make_tmp ("earcup-test-XXXXXX", &error);
      g_assert_no_error (error);
    }

  return g_build_filename (folder, name, NULL);
}

GFile *
earcup_test_file (const char *name)
{
  g_autofree char *path = earcup_test_path (name);

  return g_file_new_for_path (path);
}

GFile *
earcup_test_write (const char    *name,
                   const SF_INFO *info,
                   const float   *frames,
                   gsize          n_frames)
{
  g_autofree char *path = earcup_test_path (name);
  SF_INFO written = *info;
  SNDFILE *file = sf_open (path, SFM_WRITE, &written);

  g_assert_nonnull (file);
  sf_command (file, SFC_SET_CLIPPING, NULL, SF_TRUE);
  g_assert_cmpint (sf_writef_float (file, frames, (sf_count_t) n_frames), ==, n_frames);
  g_assert_cmpint (sf_close (file), ==, 0);

  return g_file_new_for_path (path);
}

GFile *
earcup_test_write_wave (const char  *name,
                        const float *frames,
                        gsize        n_frames,
                        guint        rate_hz)
{
  SF_INFO info = {
    .samplerate = (int) rate_hz,
    .channels = 2,
    .format = SF_FORMAT_WAV | SF_FORMAT_FLOAT,
  };

  return earcup_test_write (name, &info, frames, n_frames);
}

float *
earcup_test_read (const char *name,
                  SF_INFO    *info)
{
  g_autofree char *path = earcup_test_path (name);
  SNDFILE *file;
  float *frames;

  memset (info, 0, sizeof *info);
  file = sf_open (path, SFM_READ, info);
  g_assert_nonnull (file);
  frames = g_new0 (float, (gsize) (info->frames * info->channels) + 1);
  g_assert_cmpint (sf_readf_float (file, frames, info->frames), ==, info->frames);
  sf_close (file);

  return frames;
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
earcup_test_run_until (gboolean (*is_done) (gpointer user_data),
                       gpointer user_data,
                       double   timeout_s)
{
  gint64 end = g_get_monotonic_time () + (gint64) (timeout_s * G_USEC_PER_SEC);
  guint wake = g_timeout_add (5, wake_cb, NULL);

  while (!is_done (user_data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (wake);
  g_assert_true (is_done (user_data));
}

void
earcup_test_run_for (double time_s)
{
  gint64 end = g_get_monotonic_time () + (gint64) (time_s * G_USEC_PER_SEC);
  guint wake = g_timeout_add (5, wake_cb, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (wake);
}

/* Removes the files of the tests. */
void
earcup_test_clean (void)
{
  g_autoptr(GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  if (dir == NULL)
    return;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }

  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

void
earcup_test_progress_cb (double   fraction,
                         gpointer user_data)
{
  EarcupTestProgress *progress = user_data;

  g_assert_cmpfloat (fraction, >=, progress->last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  progress->last = fraction;
  progress->n_calls++;
  if (progress->cancellable != NULL && fraction > progress->stop_at)
    g_cancellable_cancel (progress->cancellable);
}

/* Runs the tests and removes their files. */
int
earcup_test_run (void)
{
  int status = g_test_run ();

  earcup_test_clean ();

  return status;
}
