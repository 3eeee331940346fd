/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-feedback.h"

#include <math.h>

#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-units.h"

/* The network is solved here and the loop, without its delays, is taken to be straight between:
 * in dB and in phase. */
#define FROM_HZ          20.0
#define OCTAVES          10
#define STEPS_AN_OCTAVE  96
#define N_POINTS         (OCTAVES * STEPS_AN_OCTAVE + 1)

/* The band in which the gain of a loop is told. */
#define BAND_FROM_HZ     500.0
#define BAND_OCTAVES     2
#define BAND_STEPS       12

/* A loop without its delays. */
typedef struct {
  double hz[N_POINTS];
  double level_db[N_POINTS];
  double phase_rad[N_POINTS];    /* without jumps */
} Loop;

/* The mean level at the drum for 1 V, as a pressure. */
static double
drum_reference (const EarcupDesign *design)
{
  double sum = 0.0;
  guint n = BAND_OCTAVES * BAND_STEPS + 1;

  for (guint i = 0; i < n; i++)
    {
      double hz = BAND_FROM_HZ * exp2 ((double) i / BAND_STEPS);
      double complex drum, bleed;

      earcup_ratings_transfer (design, hz, EARCUP_RATINGS_NEAREST_M, 0.0, &drum, &bleed);
      sum += log (cabs (drum));
    }

  return exp (sum / n);
}

static double complex
delay (double hz,
       double delay_s)
{
  return cexp (-I * EARCUP_TWO_PI * hz * delay_s);
}

static double complex
headphone_loop (const EarcupDesign        *design,
                const EarcupFeedbackSetup *setup,
                double                     reference_pa_v,
                double                     hz)
{
  double complex drum, bleed;

  earcup_ratings_transfer (design, hz, setup->distance_m, setup->angle_rad, &drum, &bleed);

  return pow (10.0, setup->gain_db / 20.0) * bleed / reference_pa_v;
}

/**
 * earcup_feedback_headphone_loop:
 * @design: a headphone
 * @setup: where the microphone is and how it is amplified; the distance is 0.1 m or more
 * @hz: a frequency in Hz, above 0
 *
 * Computes what becomes of a pressure at the microphone once around: amplified, so that on average
 * from 500 Hz to 2 kHz the level at the drum is higher by the gain, and let out by the headphone
 * to the microphone. One cup is counted; when both are equally far, add 6 dB to the gain.
 *
 * Returns: the open loop, as a ratio of pressures; any thread
 */
double complex
earcup_feedback_headphone_loop (const EarcupDesign        *design,
                                const EarcupFeedbackSetup *setup,
                                double                     hz)
{
  return headphone_loop (design, setup, drum_reference (design), hz) *
         delay (hz, setup->latency_s);
}

static void
set_point (Loop           *loop,
           guint           point,
           double complex  value)
{
  double phase = carg (value);

  if (point > 0)
    phase += EARCUP_TWO_PI * round ((loop->phase_rad[point - 1] - phase) / EARCUP_TWO_PI);

  loop->level_db[point] = 20.0 * log10 (cabs (value));
  loop->phase_rad[point] = phase;
}

static double
grid_hz (guint point)
{
  return FROM_HZ * exp2 ((double) point / STEPS_AN_OCTAVE);
}

/* Looks where between two points the loop with its delay comes back in phase, and keeps the
 * strongest such place. Between the points phase is straight over frequency, so each place is
 * found exactly, however long the delay. */
static void
search_interval (const Loop     *loop,
                 guint           point,
                 double          delay_s,
                 double         *strongest_db,
                 EarcupFeedback *feedback)
{
  double turn = EARCUP_TWO_PI;
  double first = loop->phase_rad[point] / turn - loop->hz[point] * delay_s;
  double last = loop->phase_rad[point + 1] / turn - loop->hz[point + 1] * delay_s;

  for (double k = ceil (fmin (first, last)); k <= fmax (first, last); k += 1.0)
    {
      double way = last != first ? (k - first) / (last - first) : 0.0;
      double level_db = loop->level_db[point] +
                        way * (loop->level_db[point + 1] - loop->level_db[point]);

      if (level_db > *strongest_db)
        {
          *strongest_db = level_db;
          feedback->howl_hz = loop->hz[point] + way * (loop->hz[point + 1] - loop->hz[point]);
        }
    }
}

/* A loop that is stable when it is weak becomes unstable when, turned up, it first takes the value
 * 1: at the strongest of the frequencies at which it comes back in phase.
 * Source: H. Nyquist, Regeneration theory, Bell System Technical Journal 11 (1932). */
static void
search (const Loop     *loop,
        double          delay_s,
        EarcupFeedback *feedback)
{
  double strongest_db = -INFINITY, worst_db = -INFINITY;

  feedback->howl_hz = NAN;
  feedback->worst_hz = NAN;

  for (guint i = 0; i < N_POINTS; i++)
    {
      if (i + 1 < N_POINTS)
        search_interval (loop, i, delay_s, &strongest_db, feedback);

      if (loop->level_db[i] > worst_db)
        {
          worst_db = loop->level_db[i];
          feedback->worst_hz = loop->hz[i];
        }
    }

  feedback->margin_db = -strongest_db;
  feedback->worst_margin_db = -worst_db;
}

/**
 * earcup_feedback_compute_headphone:
 * @design: a headphone
 * @setup: as for earcup_feedback_headphone_loop()
 * @feedback: (out): how near to howling it is
 *
 * Computes by how much a singer's microphone may be turned up until it howls through what the
 * headphone lets out, from 20 Hz to 20.48 kHz. Where a loop comes back in phase depends on the last
 * centimetre, so the worst case, which asks for no phase, is the safer figure. Any thread.
 */
void
earcup_feedback_compute_headphone (const EarcupDesign        *design,
                                   const EarcupFeedbackSetup *setup,
                                   EarcupFeedback            *feedback)
{
  double way_s = setup->distance_m / EARCUP_SOUND_SPEED_M_S;
  double reference_pa_v = drum_reference (design);
  Loop loop;

  g_return_if_fail (setup->distance_m >= EARCUP_RATINGS_NEAREST_M && setup->latency_s >= 0.0);

  for (guint i = 0; i < N_POINTS; i++)
    {
      double complex value;

      loop.hz[i] = grid_hz (i);
      value = headphone_loop (design, setup, reference_pa_v, loop.hz[i]);
      set_point (&loop, i, value * delay (loop.hz[i], -way_s));
    }

  search (&loop, way_s + setup->latency_s, feedback);
}

/**
 * earcup_feedback_compute_loudspeaker:
 * @response: (nullable): the response of the loudspeaker, of which the shape counts; %NULL is flat
 * @setup: where the microphone and the listener are and how it is amplified; the angle is not
 *   used, the distances are above 0
 * @feedback: (out): how near to howling it is
 *
 * Computes the same for a loudspeaker that makes a plain pressure, falling with distance, in the
 * open air, and whose own phase is left out. A room adds its reflections to it. Any thread.
 */
void
earcup_feedback_compute_loudspeaker (EarcupResponse            *response,
                                     const EarcupFeedbackSetup *setup,
                                     EarcupFeedback            *feedback)
{
  Loop loop;

  g_return_if_fail (setup->distance_m > 0.0 && setup->listener_m > 0.0 &&
                    setup->latency_s >= 0.0);

  for (guint i = 0; i < N_POINTS; i++)
    {
      loop.hz[i] = grid_hz (i);
      loop.level_db[i] = setup->gain_db +
                         20.0 * log10 (setup->listener_m / setup->distance_m) +
                         (response != NULL ? earcup_response_get_aligned (response, loop.hz[i])
                                           : 0.0);
      loop.phase_rad[i] = 0.0;
    }

  search (&loop, setup->distance_m / EARCUP_SOUND_SPEED_M_S + setup->latency_s, feedback);
}
