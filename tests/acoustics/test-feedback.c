/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-feedback.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-test-curves.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"

#define RATE_HZ   48000
#define LENGTH    16384
#define N_TAPS    1536
#define N_FRAMES  24000

static const EarcupFeedbackSetup close_mic = {
  .distance_m = 0.15,
  .angle_rad = 1.2,
  .gain_db = 20.0,
  .latency_s = 0.002,
};

/* The loop as an impulse response. Above the frequencies searched it fades away. */
static void
make_taps (const EarcupDesign        *design,
           const EarcupFeedbackSetup *setup,
           float                      taps[N_TAPS])
{
  const EarcupFft *fft = earcup_fft_get (LENGTH);
  float *spectrum = earcup_fft_alloc (LENGTH + 2);
  float *time = earcup_fft_alloc (LENGTH);

  for (guint i = 0; i <= LENGTH / 2; i++)
    {
      double hz = fmax (i, 0.01) * RATE_HZ / LENGTH;
      double way = CLAMP ((hz - 20000.0) / 4000.0, 0.0, 1.0);
      double fade = 0.5 + 0.5 * cos (EARCUP_PI * way);
      double complex value = fade * earcup_feedback_headphone_loop (design, setup, hz);

      spectrum[2 * i] = (float) creal (value);
      spectrum[2 * i + 1] = i == LENGTH / 2 ? 0.0f : (float) cimag (value);
    }

  earcup_fft_inverse (fft, spectrum, time);
  for (guint i = 0; i < N_TAPS; i++)
    taps[i] = time[i] / LENGTH;

  earcup_fft_free (spectrum);
  earcup_fft_free (time);
}

static double
energy (const float *frames,
        guint        n_frames)
{
  double sum = 0.0;

  for (guint i = 0; i < n_frames; i++)
    sum += (double) frames[i] * frames[i];

  return sum;
}

/* Lets a click run around the closed loop, and tells by how many dB its last part is stronger than
 * the part before. */
static double
growth_db (const float *taps,
           double       gain_db)
{
  g_autofree float *heard = g_new0 (float, N_FRAMES);
  float gain = (float) pow (10.0, gain_db / 20.0);
  guint part = N_FRAMES / 4;

  heard[0] = 1.0f;
  for (guint i = 1; i < N_FRAMES; i++)
    {
      float sum = 0.0f;

      for (guint j = 1; j < MIN (N_TAPS, i + 1); j++)
        sum += taps[j] * heard[i - j];
      heard[i] += gain * sum;
    }

  return 10.0 * log10 (energy (heard + 3 * part, part) / energy (heard + 2 * part, part));
}

/* The closed loop, simulated in time, dies out just below the margin and grows just above it. */
static void
test_time (void)
{
  const char *ids[] = { "open", "closed" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (ids[i]);
      EarcupFeedback feedback;
      float taps[N_TAPS];

      earcup_feedback_compute_headphone (design, &close_mic, &feedback);
      make_taps (design, &close_mic, taps);
      g_test_message ("%s: %.2f dB, at %.0f Hz", ids[i], feedback.margin_db, feedback.howl_hz);

      g_assert_cmpfloat (growth_db (taps, feedback.margin_db - 0.3), <, 0.0);
      g_assert_cmpfloat (growth_db (taps, feedback.margin_db + 0.3), >, 0.0);
    }
}

/* At the howl frequency, turned up by the margin, the loop is 1. */
static void
test_edge (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("semi_open");
  EarcupFeedback feedback;
  double complex loop;

  earcup_feedback_compute_headphone (design, &close_mic, &feedback);
  loop = earcup_feedback_headphone_loop (design, &close_mic, feedback.howl_hz) *
         pow (10.0, feedback.margin_db / 20.0);
  g_assert_cmpfloat (cabs (loop - 1.0), <, 0.01);
}

static void
test_worst (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("open");
  EarcupFeedbackSetup setup = close_mic;

  for (guint i = 0; i < 20; i++)
    {
      EarcupFeedback feedback;
      double strongest;

      setup.latency_s = 0.0005 * i * i;
      earcup_feedback_compute_headphone (design, &setup, &feedback);
      strongest = cabs (earcup_feedback_headphone_loop (design, &setup, feedback.worst_hz));

      g_assert_cmpfloat (feedback.margin_db, >=, feedback.worst_margin_db);
      g_assert_cmpfloat_with_epsilon (feedback.worst_margin_db, -20.0 * log10 (strongest), 1e-9);
    }
}

/* With a long delay a loop comes back in phase everywhere, so the worst case is the true one. */
static void
test_delay (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("open");
  EarcupFeedbackSetup setup = close_mic;
  EarcupFeedback feedback;

  setup.latency_s = 0.5;
  earcup_feedback_compute_headphone (design, &setup, &feedback);
  g_assert_cmpfloat_with_epsilon (feedback.margin_db, feedback.worst_margin_db, 0.01);
  g_assert_cmpfloat_with_epsilon (feedback.howl_hz / feedback.worst_hz, 1.0, 0.01);
}

static void
test_gain (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("open");
  EarcupFeedbackSetup setup = close_mic;
  EarcupFeedback before, after;

  earcup_feedback_compute_headphone (design, &setup, &before);
  setup.gain_db += 7.0;
  earcup_feedback_compute_headphone (design, &setup, &after);
  g_assert_cmpfloat_with_epsilon (before.margin_db - after.margin_db, 7.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (before.howl_hz, after.howl_hz, 1e-6);
}

/* A flat loudspeaker: the loop is a plain delay, which howls at multiples of its inverse as soon as
 * what returns is as strong as what left. */
static void
test_loudspeaker (void)
{
  EarcupFeedbackSetup setup = { .distance_m = 2.0, .listener_m = 4.0, .gain_db = -10.0 };
  double expected_db = 10.0 - 20.0 * log10 (2.0);
  double turns;
  EarcupFeedback feedback;

  earcup_feedback_compute_loudspeaker (NULL, &setup, &feedback);
  turns = feedback.howl_hz * 2.0 / EARCUP_SOUND_SPEED_M_S;
  g_assert_cmpfloat_with_epsilon (feedback.margin_db, expected_db, 1e-9);
  g_assert_cmpfloat_with_epsilon (feedback.worst_margin_db, expected_db, 1e-9);
  g_assert_cmpfloat_with_epsilon (turns, round (turns), 1e-6);
  g_assert_cmpfloat (turns, >, 0.5);
}

static void
test_peak (void)
{
  g_autoptr(EarcupResponse) peak = earcup_test_step (2500.0, 3500.0, 6.0, 0.0);
  EarcupFeedbackSetup setup = { .distance_m = 1.0, .listener_m = 1.0 };
  EarcupFeedback feedback;

  earcup_feedback_compute_loudspeaker (peak, &setup, &feedback);
  g_assert_cmpfloat_with_epsilon (feedback.margin_db, -6.0, 1e-6);
  g_assert_cmpfloat (feedback.howl_hz, >=, 2500.0);
  g_assert_cmpfloat (feedback.howl_hz, <=, 3500.0);
}

/* Around a sharp peak, the nearest of the many frequencies in phase howls. */
static void
test_nearest (void)
{
  double peak_hz = 20.0 * exp2 (900.0 / 96.0);
  const double hz[] = { 0.5 * peak_hz, peak_hz, 2.0 * peak_hz };
  const double db[] = { 0.0, 60.0, 0.0 };
  g_autoptr(EarcupResponse) peak = earcup_response_new_sampled (hz, db, 3, NULL);
  EarcupFeedbackSetup setup = { .distance_m = 1.0, .listener_m = 1.0 };

  for (guint i = 0; i < 16; i++)
    {
      double delay_s, below_hz, above_hz;
      EarcupFeedback feedback;

      setup.latency_s = 0.1 + 7e-6 * i;
      delay_s = setup.latency_s + setup.distance_m / EARCUP_SOUND_SPEED_M_S;
      below_hz = floor (peak_hz * delay_s) / delay_s;
      above_hz = ceil (peak_hz * delay_s) / delay_s;
      earcup_feedback_compute_loudspeaker (peak, &setup, &feedback);
      g_assert_cmpfloat_with_epsilon (feedback.howl_hz,
                                      peak_hz / below_hz < above_hz / peak_hz ? below_hz
                                                                              : above_hz, 0.01);
    }
}

/* Nearer than a quarter of the shortest wave, and without latency, nothing comes back in phase. */
static void
test_never (void)
{
  EarcupFeedbackSetup setup = { .distance_m = 0.01, .listener_m = 1.0 };
  EarcupFeedback feedback;

  earcup_feedback_compute_loudspeaker (NULL, &setup, &feedback);
  g_assert_cmpfloat (feedback.margin_db, ==, INFINITY);
  g_assert_true (isnan (feedback.howl_hz));
  g_assert_cmpfloat_with_epsilon (feedback.worst_margin_db, -40.0, 1e-9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/feedback/closed-loop-turns-at-the-margin", test_time);
  g_test_add_func ("/acoustics/feedback/loop-is-one-at-the-edge", test_edge);
  g_test_add_func ("/acoustics/feedback/worst-case-is-never-better", test_worst);
  g_test_add_func ("/acoustics/feedback/long-delay-meets-the-worst-case", test_delay);
  g_test_add_func ("/acoustics/feedback/gain-eats-the-margin", test_gain);
  g_test_add_func ("/acoustics/feedback/flat-loudspeaker-howls-at-its-delay", test_loudspeaker);
  g_test_add_func ("/acoustics/feedback/loudspeaker-howls-at-its-peak", test_peak);
  g_test_add_func ("/acoustics/feedback/no-frequency-in-phase-is-missed", test_nearest);
  g_test_add_func ("/acoustics/feedback/loop-without-a-turn-never-howls", test_never);

  return g_test_run ();
}
