/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-live-loudness.h"

#include <ebur128.h>
#include <math.h>
#include <string.h>

/* libebur128 weights and measures. What it cannot do is to forget the sound of a window and keep
 * what was integrated before, so a new state is begun at each break, and the blocks of 0.4 s that
 * it measures are gated here.
 *
 * Source: ITU-R BS.1770-5, annex 1; EBU Tech 3341, 2.2. */
#define STEPS_MOMENTARY   4          /* of 0.1 s, in 0.4 s … */
#define STEPS_SHORT_TERM  30         /* … and in 3 s */
#define ABSOLUTE_GATE     -70.0      /* LUFS */
#define RELATIVE_GATE     -10.0      /* LU */
#define CLASSES_PER_LU    100
#define N_CLASSES         (90 * CLASSES_PER_LU)   /* from the absolute gate up to +20 LUFS */

/* Blocks that are about equally loud. */
typedef struct {
  guint64 n;
  double  power;        /* of all together */
} Class;

struct _EarcupLiveLoudness
{
  guint                  rate_hz;
  gsize                  step;         /* frames in 0.1 s */
  ebur128_state         *state;
  gsize                  in_step;      /* frames since the last step was complete */
  guint                  n_steps;      /* complete ones since the last break */
  Class                  classes[N_CLASSES];
  double                 peak;         /* linear */
  EarcupLoudnessReading  reading;
};

static void
begin_state (EarcupLiveLoudness *self)
{
  if (self->state != NULL)
    ebur128_destroy (&self->state);

  self->state = ebur128_init (2, self->rate_hz, EBUR128_MODE_M | EBUR128_MODE_S |
                                                EBUR128_MODE_TRUE_PEAK);
  if (self->state == NULL)
    g_error ("Out of memory: loudness meter");

  self->in_step = 0;
  self->n_steps = 0;
}

/* Makes a meter for a sample rate in Hz that has heard nothing. */
EarcupLiveLoudness *
earcup_live_loudness_new (guint rate_hz)
{
  EarcupLiveLoudness *self = g_new0 (EarcupLiveLoudness, 1);

  self->rate_hz = rate_hz;
  self->step = MAX (rate_hz / 10, 1);
  self->reading.momentary_lufs = self->reading.short_term_lufs = -INFINITY;
  earcup_live_loudness_reset (self);
  begin_state (self);

  return self;
}

/* Frees a meter. */
void
earcup_live_loudness_free (EarcupLiveLoudness *self)
{
  ebur128_destroy (&self->state);
  g_free (self);
}

/* {{{ Gates */

/* The power of a block, weighted and summed over the channels. Source: BS.1770-5, equation 2. */
static double
to_power (double lufs)
{
  return pow (10.0, (lufs + 0.691) / 10.0);
}

static double
to_lufs (double power)
{
  return 10.0 * log10 (power) - 0.691;
}

static guint
find_class (double lufs)
{
  return (guint) CLAMP ((lufs - ABSOLUTE_GATE) * CLASSES_PER_LU, 0.0, N_CLASSES - 1.0);
}

static void
count_block (EarcupLiveLoudness *self,
             double              lufs)
{
  Class *class;

  if (!(lufs > ABSOLUTE_GATE))
    return;

  class = &self->classes[find_class (lufs)];
  class->n++;
  class->power += to_power (lufs);
}

/* Returns: the loudness of all blocks from a class on; -INFINITY without any */
static double
average (EarcupLiveLoudness *self,
         guint               first)
{
  guint64 n = 0;
  double power = 0.0;

  for (guint i = first; i < N_CLASSES; i++)
    {
      n += self->classes[i].n;
      power += self->classes[i].power;
    }

  return n > 0 ? to_lufs (power / (double) n) : -INFINITY;
}

static double
integrate (EarcupLiveLoudness *self)
{
  double ungated = average (self, 0);

  return isinf (ungated) ? -INFINITY : average (self, find_class (ungated + RELATIVE_GATE));
}

/* }}} */

static double
limit (double lufs)
{
  return lufs > -200.0 ? lufs : -INFINITY;
}

static void
note_peak (EarcupLiveLoudness *self)
{
  for (guint channel = 0; channel < 2; channel++)
    {
      double peak = 0.0;

      ebur128_prev_true_peak (self->state, channel, &peak);
      self->peak = fmax (self->peak, peak);
    }
}

/* Blocks begin every 0.1 s, so that they overlap by three quarters. */
static void
complete_step (EarcupLiveLoudness *self)
{
  double lufs;

  self->in_step = 0;
  self->n_steps++;
  if (self->n_steps >= STEPS_MOMENTARY &&
      ebur128_loudness_momentary (self->state, &lufs) == EBUR128_SUCCESS)
    {
      self->reading.momentary_lufs = limit (lufs);
      count_block (self, lufs);
      self->reading.integrated_lufs = integrate (self);
    }

  if (self->n_steps >= STEPS_SHORT_TERM &&
      ebur128_loudness_shortterm (self->state, &lufs) == EBUR128_SUCCESS)
    self->reading.short_term_lufs = limit (lufs);
}

/* Measures @n_frames frames of interleaved stereo, which continue those that came before. */
void
earcup_live_loudness_add (EarcupLiveLoudness *self,
                          const float        *frames,
                          gsize               n_frames)
{
  while (n_frames > 0)
    {
      gsize n = MIN (n_frames, self->step - self->in_step);

      ebur128_add_frames_float (self->state, frames, n);
      note_peak (self);
      self->in_step += n;
      if (self->in_step == self->step)
        complete_step (self);

      frames += 2 * n;
      n_frames -= n;
    }
}

/* Says that what comes next does not continue what came: no window holds both. Momentary and
 * short-term loudness fill anew, the rest goes on. */
void
earcup_live_loudness_break (EarcupLiveLoudness *self)
{
  begin_state (self);
  self->reading.momentary_lufs = self->reading.short_term_lufs = -INFINITY;
}

/* Begins anew with the integrated loudness and the true peak. */
void
earcup_live_loudness_reset (EarcupLiveLoudness *self)
{
  memset (self->classes, 0, sizeof self->classes);
  self->peak = 0.0;
  self->reading.integrated_lufs = -INFINITY;
}

/* Returns: what the meter shows; all but the true peak moves ten times in a second of sound */
EarcupLoudnessReading
earcup_live_loudness_get (EarcupLiveLoudness *self)
{
  EarcupLoudnessReading reading = self->reading;

  reading.true_peak_dbtp = self->peak > 0.0 ? 20.0 * log10 (self->peak) : -INFINITY;

  return reading;
}
