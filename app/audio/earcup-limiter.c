/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-limiter.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-floats.h"
#include "acoustics/earcup-units.h"
#include "audio/earcup-groups.h"

/* For each frame the highest value between it and the next is found in the sound at four times
 * its rate. What gain it asks for goes through three stages, none of which lets the gain rise above
 * what any frame within reach asks for: the lowest of a window, a slow release, and the mean of a
 * shorter window, taken twice, which turns every step into a curve. */

#define CHANNELS     2
#define PHASES       4
#define SIDE_TAPS    32       /* on either side of the place between two frames */
#define TAPS         (2 * SIDE_TAPS)
#define WINDOW_SHAPE 3.0      /* of a Kaiser window: a steep edge, not low side lobes */
#define MARGIN_DB    0.3      /* what may be missed in noise that goes up to half the rate */
#define LOOK_AHEAD_S 0.0015
#define RELEASE_S    0.1
#define SETTLED      1e-6     /* a step of -120 dB */
#define LOUDEST      1e3f     /* 60 dB above full scale: what is beyond is no sound */

/* The mean of the last values. */
typedef struct {
  double *ring;
  gsize   n;
  gsize   at;
  double  sum;
} Mean;

struct _EarcupLimiter
{
  double  ceiling;
  float   quiet;                       /* nothing between such samples reaches the ceiling */
  double  release;
  float   taps[PHASES - 1][TAPS];

  float   past[CHANNELS][2 * TAPS];    /* the last samples, twice, so that they lie in a row */
  gsize   past_at;
  gsize   n_loud;                      /* for how many frames a loud sample is within the taps */
  float   last[CHANNELS][2];           /* the values before the present place */

  float  *delayed;                     /* a ring of frames */
  gsize   delay;
  gsize   delay_at;

  double *wanted;                      /* a rising queue of gains, lowest first */
  guint64 *wanted_when;
  gsize   n_queue;
  gsize   queue_first;
  gsize   queue_length;
  gsize   reach;                       /* how long a gain stays in the queue */
  guint64 now;

  double  gain;
  Mean    means[2];
  gsize   n_open;                      /* for how many frames the gain has been 1 */

  gint    reduction_bits;              /* atomic: a float, in dB */
};

typedef union {
  float value;
  gint  bits;
} FloatBits;

static double
bessel (double x)
{
  double term = 1.0, sum = 1.0;

  for (guint k = 1; k < 40; k++)
    {
      term *= x / (2.0 * k) * x / (2.0 * k);
      sum += term;
    }

  return sum;
}

/* Source: J. F. Kaiser, "Nonrecursive digital filter design using the I0-sinh window function",
 * IEEE International Symposium on Circuits and Systems, 1974. */
static void
make_taps (EarcupLimiter *self)
{
  double worst = 1.0;

  for (guint phase = 1; phase < PHASES; phase++)
    {
      double sum = 0.0, absolute = 0.0;

      for (guint k = 0; k < TAPS; k++)
        {
          double x = (double) k - (SIDE_TAPS - 1) - (double) phase / PHASES;
          double edge = x / SIDE_TAPS;
          double tap = sin (EARCUP_PI * x) / (EARCUP_PI * x) *
                       bessel (WINDOW_SHAPE * sqrt (fmax (1.0 - edge * edge, 0.0)));

          self->taps[phase - 1][k] = (float) tap;
          sum += tap;
          absolute += fabs (tap);
        }

      for (guint k = 0; k < TAPS; k++)
        self->taps[phase - 1][k] = (float) (self->taps[phase - 1][k] / sum);
      worst = fmax (worst, absolute / sum);
    }

  /* A parabola through three values is at most 1/8 above the highest. */
  self->quiet = (float) (self->ceiling / (1.125 * worst));
}

static void
mean_init (Mean  *mean,
           gsize  n)
{
  mean->n = n;
  mean->ring = g_new (double, n);
}

static void
mean_reset (Mean *mean)
{
  for (gsize i = 0; i < mean->n; i++)
    mean->ring[i] = 1.0;
  mean->at = 0;
  mean->sum = (double) mean->n;
}

static double
mean_take (Mean   *mean,
           double  value)
{
  mean->sum += value - mean->ring[mean->at];
  mean->ring[mean->at] = value;
  mean->at = mean->at + 1 == mean->n ? 0 : mean->at + 1;

  return mean->sum / (double) mean->n;
}

/**
 * earcup_limiter_new:
 * @rate_hz: sample rate in Hz, 8000 or more
 *
 * Makes a limiter with a ceiling of %EARCUP_LIMITER_CEILING_DBTP. It begins to act 0.3 dB below it,
 * so that the ceiling holds in noise up to half the rate as well.
 *
 * Returns: (transfer full): the limiter; any thread but a streaming one
 */
EarcupLimiter *
earcup_limiter_new (guint rate_hz)
{
  EarcupLimiter *self = g_new0 (EarcupLimiter, 1);
  gsize smooth = MAX ((gsize) (LOOK_AHEAD_S * rate_hz), 2 * SIDE_TAPS) - SIDE_TAPS;

  self->ceiling = pow (10.0, (EARCUP_LIMITER_CEILING_DBTP - MARGIN_DB) / 20.0);
  self->release = 1.0 - exp (-1.0 / (RELEASE_S * rate_hz));
  make_taps (self);

  mean_init (&self->means[0], smooth / 2);
  mean_init (&self->means[1], smooth - smooth / 2);

  /* The place where the highest value was found lies between two frames, and both have to be
   * turned down; a parabola may have found it one frame further on. */
  self->delay = SIDE_TAPS + smooth;
  self->reach = smooth + 3;
  self->delayed = g_new (float, CHANNELS * self->delay);
  self->n_queue = self->reach + 1;
  self->wanted = g_new (double, self->n_queue);
  self->wanted_when = g_new (guint64, self->n_queue);
  earcup_limiter_reset (self);

  return self;
}

/* Frees a limiter; any thread but a streaming one. */
void
earcup_limiter_free (EarcupLimiter *self)
{
  g_free (self->means[0].ring);
  g_free (self->means[1].ring);
  g_free (self->delayed);
  g_free (self->wanted);
  g_free (self->wanted_when);
  g_free (self);
}

/* Forgets the past. Neither locks nor allocates. */
void
earcup_limiter_reset (EarcupLimiter *self)
{
  memset (self->past, 0, sizeof self->past);
  memset (self->last, 0, sizeof self->last);
  memset (self->delayed, 0, CHANNELS * self->delay * sizeof *self->delayed);
  mean_reset (&self->means[0]);
  mean_reset (&self->means[1]);
  self->past_at = self->n_loud = self->delay_at = 0;
  self->queue_first = self->queue_length = 0;
  self->now = 0;
  self->gain = 1.0;
  self->n_open = 0;
  g_atomic_int_set (&self->reduction_bits, 0);
}

/* Returns: by how many frames the sound is late */
gsize
earcup_limiter_get_delay (EarcupLimiter *self)
{
  return self->delay;
}

/* The highest value that a curve through three values reaches near the middle one. */
static float
find_top (float before,
          float middle,
          float after)
{
  float bend = 2.0f * middle - before - after;
  float slope = after - before;

  if (middle < before || middle < after || !(bend > 0.0f))
    return middle;

  return middle + slope * slope / (8.0f * bend);
}

/* The sound at each place between the frame in the middle of the taps and the next. */
EARCUP_DISPATCHED
static void
interpolate (const float  taps[PHASES - 1][TAPS],
             const float *past,
             float        values[PHASES - 1])
{
  for (guint phase = 0; phase < PHASES - 1; phase++)
    {
      Floats sum = { 0 };
      float total = 0.0f;

      for (guint k = 0; k < TAPS; k += EARCUP_N_FLOATS)
        sum += floats_load (taps[phase] + k) * floats_load (past + k);

      for (guint i = 0; i < EARCUP_N_FLOATS; i++)
        total += sum[i];
      values[phase] = total;
    }
}

/* The highest value of one channel around the frame in the middle of the taps. */
static float
find_peak (EarcupLimiter *self,
           guint          channel)
{
  const float *past = self->past[channel] + self->past_at;
  float *last = self->last[channel];
  float values[PHASES] = { past[SIDE_TAPS - 1] };
  float highest = 0.0f;

  interpolate ((const float (*)[TAPS]) self->taps, past, values + 1);
  for (guint phase = 0; phase < PHASES; phase++)
    {
      float value = fabsf (values[phase]);

      highest = fmaxf (highest, find_top (last[0], last[1], value));
      highest = fmaxf (highest, value);
      last[0] = last[1];
      last[1] = value;
    }

  return highest;
}

static void
take_frame (EarcupLimiter *self,
            const float   *frame)
{
  for (guint c = 0; c < CHANNELS; c++)
    {
      self->past[c][self->past_at] = self->past[c][self->past_at + TAPS] = frame[c];
      if (fabsf (frame[c]) > self->quiet)
        self->n_loud = TAPS + 1;
    }

  self->past_at = self->past_at + 1 == TAPS ? 0 : self->past_at + 1;
}

/* The gain that the frame in the middle of the taps asks for, 1 or below. */
static double
find_gain (EarcupLimiter *self)
{
  double peak;

  if (self->n_loud == 0)
    return 1.0;

  self->n_loud--;
  peak = fmaxf (find_peak (self, 0), find_peak (self, 1));
  if (isnan (peak))
    return 0.0;

  return peak > self->ceiling ? self->ceiling / peak : 1.0;
}

/* The lowest gain that was asked for within reach. */
static double
find_lowest (EarcupLimiter *self,
             double         gain)
{
  self->now++;
  if (self->queue_length > 0 &&
      self->wanted_when[self->queue_first] + self->reach <= self->now)
    {
      self->queue_first = (self->queue_first + 1) % self->n_queue;
      self->queue_length--;
    }

  if (gain < 1.0)
    {
      gsize place;

      while (self->queue_length > 0 &&
             self->wanted[(self->queue_first + self->queue_length - 1) % self->n_queue] >= gain)
        self->queue_length--;

      place = (self->queue_first + self->queue_length) % self->n_queue;
      self->wanted[place] = gain;
      self->wanted_when[place] = self->now;
      self->queue_length++;
    }

  return self->queue_length > 0 ? self->wanted[self->queue_first] : 1.0;
}

/* The gain for the frame that now leaves the delay. Rounding must not keep it from 1. */
static double
smooth_gain (EarcupLimiter *self,
             double         lowest)
{
  double smooth;

  self->gain += (1.0 - self->gain) * self->release;
  if (1.0 - self->gain < SETTLED)
    self->gain = 1.0;
  self->gain = fmin (self->gain, lowest);

  if (self->gain < 1.0)
    self->n_open = 0;
  else if (self->n_open > self->reach)
    return 1.0;
  else if (++self->n_open > self->reach)
    {
      mean_reset (&self->means[0]);
      mean_reset (&self->means[1]);
    }

  smooth = mean_take (&self->means[1], mean_take (&self->means[0], self->gain));

  return CLAMP (smooth, 0.0, 1.0);
}

/**
 * earcup_limiter_process:
 * @self: a limiter
 * @frames: (inout) (array): interleaved stereo, two values per frame
 * @n_frames: how many frames, 0 or more
 *
 * Limits frames in place; they come out earcup_limiter_get_delay() frames later. What is no finite
 * number is taken as silence.
 */
void
earcup_limiter_process (EarcupLimiter *self,
                        float         *frames,
                        gsize          n_frames)
{
  double lowest = 1.0;
  FloatBits reduction;

  for (gsize i = 0; i < n_frames; i++)
    {
      float *frame = frames + CHANNELS * i;
      float *waiting = self->delayed + CHANNELS * self->delay_at;
      double gain;

      for (guint c = 0; c < CHANNELS; c++)
        frame[c] = isfinite (frame[c]) ? CLAMP (frame[c], -LOUDEST, LOUDEST) : 0.0f;

      take_frame (self, frame);
      gain = smooth_gain (self, find_lowest (self, find_gain (self)));
      lowest = fmin (lowest, gain);

      for (guint c = 0; c < CHANNELS; c++)
        {
          float out = gain < 1.0 ? (float) (waiting[c] * gain) : waiting[c];

          waiting[c] = frame[c];
          frame[c] = out;
        }

      self->delay_at = self->delay_at + 1 == self->delay ? 0 : self->delay_at + 1;
    }

  reduction.value = lowest < 1.0 ? (float) (-20.0 * log10 (fmax (lowest, 1e-10))) : 0.0f;
  g_atomic_int_set (&self->reduction_bits, reduction.bits);
}

/* Returns: by how many dB the gain was turned down at most in the last frames that were processed,
 * 0 or above: exactly 0 while nothing is done; any thread */
double
earcup_limiter_get_reduction_db (EarcupLimiter *self)
{
  FloatBits reduction = { .bits = g_atomic_int_get (&self->reduction_bits) };

  return reduction.value;
}
