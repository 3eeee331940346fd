/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-loudness.h"

#include <ebur128.h>
#include <math.h>

#include "acoustics/earcup-units.h"
#include "audio/earcup-test-sound.h"

#define RATE_HZ 48000

static double
measure (const float *frames,
         gsize        n_frames,
         guint        rate_hz)
{
  g_autoptr(EarcupLoudness) meter = earcup_loudness_new (rate_hz);

  earcup_loudness_add (meter, frames, n_frames);

  return earcup_loudness_get_lufs (meter);
}

/* Source: EBU Tech 3341, table 1, case 1. */
static void
test_tone (void)
{
  static const guint rates[] = { 44100, 48000, 96000, 192000 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autofree float *frames = earcup_test_tone (20 * rates[i], 1000.0, pow (10.0, -23.0 / 20.0),
                                                   rates[i]);

      g_assert_cmpfloat_with_epsilon (measure (frames, 20 * rates[i], rates[i]), -23.0, 0.1);
    }
}

/* {{{ Signals that are measured with libebur128 as well. Time in seconds. */

typedef struct {
  const char *name;
  double    (*value) (double t_s, double noise, guint channel);
} Signal;

static double
tone (double t_s,
      double noise,
      guint  channel)
{
  return 0.3 * sin (EARCUP_TWO_PI * 997.0 * t_s + channel);
}

static double
bass (double t_s,
      double noise,
      guint  channel)
{
  return 0.9 * sin (EARCUP_TWO_PI * 30.0 * t_s);
}

static double
treble (double t_s,
        double noise,
        guint  channel)
{
  return 0.5 * sin (EARCUP_TWO_PI * 3011.0 * t_s + 0.7 * channel);
}

static double
hiss (double t_s,
      double noise,
      guint  channel)
{
  return 0.2 * noise;
}

static double
sweep (double t_s,
       double noise,
       guint  channel)
{
  return 0.6 * sin (EARCUP_TWO_PI * 20.0 * exp2 (1.2 * t_s) / (1.2 * G_LN2));
}

/* Half of it lies below the absolute gate. */
static double
pauses (double t_s,
        double noise,
        guint  channel)
{
  return fmod (t_s, 1.37) < 0.6 ? 0.25 * noise : 1e-5 * noise;
}

/* Much of it lies below the relative gate. */
static double
swell (double t_s,
       double noise,
       guint  channel)
{
  return pow (10.0, -2.5 + 0.5 * t_s) * noise;
}

static double
clicks (double t_s,
        double noise,
        guint  channel)
{
  return fmod (t_s, 0.31) < 0.0005 ? 0.95 : 0.0;
}

static double
square (double t_s,
        double noise,
        guint  channel)
{
  return fmod (t_s * 441.0, 1.0) < 0.5 ? 1.0 : -1.0;
}

static double
one_side (double t_s,
          double noise,
          guint  channel)
{
  return channel == 0 ? 0.4 * noise : 0.0;
}

/* One channel on both sides. */
static double
folded (double t_s,
        double noise,
        guint  channel)
{
  return 0.5 * sin (EARCUP_TWO_PI * 440.0 * t_s) * exp (-3.0 * fmod (t_s, 0.5));
}

static double
offset (double t_s,
        double noise,
        guint  channel)
{
  return 0.3 + 0.05 * noise;
}

static double
nearly_nothing (double t_s,
                double noise,
                guint  channel)
{
  return 4e-4 * sin (EARCUP_TWO_PI * 300.0 * t_s);
}

static const Signal signals[] = {
  { "tone", tone }, { "bass", bass }, { "treble", treble }, { "hiss", hiss }, { "sweep", sweep },
  { "pauses", pauses }, { "swell", swell }, { "clicks", clicks }, { "square", square },
  { "one-side", one_side }, { "folded", folded }, { "offset", offset },
  { "nearly-nothing", nearly_nothing },
};

/* }}} */

static float *
make_signal (const Signal *signal,
             gsize         n_frames,
             guint         rate_hz)
{
  float *frames = earcup_test_noise (n_frames, 1.0, 7);

  for (gsize i = 0; i < n_frames; i++)
    for (guint c = 0; c < 2; c++)
      frames[2 * i + c] = (float) signal->value ((double) i / rate_hz, frames[2 * i + c], c);

  return frames;
}

static void
check_reference (const Signal *signal,
                 guint         rate_hz)
{
  gsize n_frames = (rate_hz > 96000 ? 2 : 4) * rate_hz + 1234;
  g_autofree float *frames = make_signal (signal, n_frames, rate_hz);
  ebur128_state *state = ebur128_init (2, rate_hz, EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK);
  g_autoptr(EarcupLoudness) meter = earcup_loudness_new (rate_hz);
  double lufs, left, right;

  ebur128_add_frames_float (state, frames, n_frames);
  ebur128_loudness_global (state, &lufs);
  ebur128_true_peak (state, 0, &left);
  ebur128_true_peak (state, 1, &right);
  ebur128_destroy (&state);

  for (gsize at = 0; at < n_frames; at += 4096)
    earcup_loudness_add (meter, frames + 2 * at, MIN (4096, n_frames - at));
  g_test_message ("%s at %u Hz: %.4f LUFS and %.4f dBTP, found %.4f and %.4f", signal->name,
                  rate_hz, lufs, 20.0 * log10 (fmax (left, right)),
                  earcup_loudness_get_lufs (meter), earcup_loudness_get_peak (meter));
  g_assert_true (isfinite (lufs));
  g_assert_cmpfloat_with_epsilon (earcup_loudness_get_lufs (meter), lufs, 0.001);
  g_assert_cmpfloat_with_epsilon (earcup_loudness_get_peak (meter),
                                  20.0 * log10 (fmax (left, right)), 0.001);
}

static void
test_reference (void)
{
  static const guint rates[] = { 8000, 11025, 44100, 48000, 88200, 96000, 192000, 384000 };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    for (guint r = 0; r < G_N_ELEMENTS (rates); r++)
      check_reference (&signals[i], rates[r]);
}

static void
test_pieces (void)
{
  g_autofree float *frames = earcup_test_pink (4 * RATE_HZ, 0.1, 1);
  g_autoptr(EarcupLoudness) meter = earcup_loudness_new (RATE_HZ);

  for (gsize at = 0; at < 4 * RATE_HZ; at += 1000)
    earcup_loudness_add (meter, frames + 2 * at, 1000);

  g_assert_cmpfloat_with_epsilon (earcup_loudness_get_lufs (meter),
                                  measure (frames, 4 * RATE_HZ, RATE_HZ), 0.001);
}

static void
test_gate (void)
{
  g_autofree float *frames = earcup_test_tone (10 * RATE_HZ, 1000.0, 0.1, RATE_HZ);
  double whole = measure (frames, 10 * RATE_HZ, RATE_HZ);

  for (gsize i = 2 * 5 * RATE_HZ; i < 2 * 10 * RATE_HZ; i++)
    frames[i] = 0.0f;

  g_assert_cmpfloat_with_epsilon (measure (frames, 10 * RATE_HZ, RATE_HZ), whole, 0.2);
}

static void
test_short (void)
{
  static const gsize lengths[] = { 4800, 19200, 24000, 47999 };
  g_autofree float *frames = earcup_test_tone (RATE_HZ, 1000.0, pow (10.0, -23.0 / 20.0), RATE_HZ);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    g_assert_cmpfloat_with_epsilon (measure (frames, lengths[i], RATE_HZ), -23.0, 0.2);

  for (gsize i = 2 * 12000; i < 2 * 24000; i++)
    frames[i] = 0.0f;
  g_assert_cmpfloat_with_epsilon (measure (frames, 24000, RATE_HZ), -26.0, 0.3);
}

static void
test_silence (void)
{
  g_autofree float *frames = g_new0 (float, 2 * 2 * RATE_HZ);
  g_autoptr(EarcupLoudness) meter = earcup_loudness_new (RATE_HZ);

  g_assert_true (isinf (earcup_loudness_get_lufs (meter)));
  earcup_loudness_add (meter, frames, 1000);
  g_assert_true (isinf (earcup_loudness_get_lufs (meter)));
  earcup_loudness_add (meter, frames, 2 * RATE_HZ);
  g_assert_true (isinf (earcup_loudness_get_lufs (meter)));
  g_assert_true (isinf (earcup_loudness_get_peak (meter)));
}

/* A quarter of the sample rate, sampled beside its peaks. Source: EBU Tech 3341, table 1,
 * case 16, whose tolerance is +0.2 and -0.4 dB. */
static void
test_true_peak (void)
{
  g_autoptr(EarcupLoudness) meter = earcup_loudness_new (RATE_HZ);
  g_autofree float *frames = g_new0 (float, 2 * RATE_HZ);
  double peak;

  for (gsize i = 0; i < RATE_HZ; i++)
    {
      double ramp = fmin (fmin ((double) i, (double) (RATE_HZ - i)) / 4800.0, 1.0);

      frames[2 * i + 1] = (float) (0.5 * ramp * sin (EARCUP_TWO_PI * (0.25 * (double) i + 0.125)));
    }

  earcup_loudness_add (meter, frames, RATE_HZ);
  peak = earcup_loudness_get_peak (meter);
  g_assert_cmpfloat (peak, <, -6.02 + 0.2);
  g_assert_cmpfloat (peak, >, -6.02 - 0.4);
}

/* What came before a restart does not count, but the weighting has settled on it: a deep tone has
 * its loudness at once, where a meter that just begins takes the onset for a part of it. */
static void
test_restart (void)
{
  const gsize n_before = 1234 * RATE_HZ / 1000, n_after = RATE_HZ / 10;
  g_autofree float *frames = earcup_test_tone (n_before + n_after, 30.0, 0.2, RATE_HZ);
  g_autoptr(EarcupLoudness) meter = earcup_loudness_new (RATE_HZ);
  double steady = measure (frames, n_before + n_after, RATE_HZ);

  for (gsize i = 2 * 1000; i < 2 * 2000; i++)
    frames[i] = 0.9f;
  earcup_loudness_add (meter, frames, n_before);
  earcup_loudness_restart (meter);
  g_assert_cmpfloat (earcup_loudness_get_peak (meter), ==, -INFINITY);
  earcup_loudness_add (meter, frames + 2 * n_before, n_after);

  g_assert_cmpfloat_with_epsilon (earcup_loudness_get_lufs (meter), steady, 0.05);
  g_assert_cmpfloat_with_epsilon (earcup_loudness_get_peak (meter), 20.0 * log10 (0.2), 0.01);
  g_assert_cmpfloat (fabs (measure (frames + 2 * n_before, n_after, RATE_HZ) - steady), >, 0.1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/loudness/a-tone-of-minus-23-is-minus-23", test_tone);
  g_test_add_func ("/audio/loudness/agrees-with-libebur128", test_reference);
  g_test_add_func ("/audio/loudness/pieces-make-no-difference", test_pieces);
  g_test_add_func ("/audio/loudness/pauses-do-not-count", test_gate);
  g_test_add_func ("/audio/loudness/a-short-sound-is-measured-as-a-whole", test_short);
  g_test_add_func ("/audio/loudness/silence-has-no-loudness", test_silence);
  g_test_add_func ("/audio/loudness/a-restart-continues-what-was-heard", test_restart);
  g_test_add_func ("/audio/loudness/finds-peaks-between-samples", test_true_peak);

  return earcup_test_run ();
}
