/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-k-weighting.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-units.h"
#include "audio/earcup-denormals.h"
#include "audio/earcup-groups.h"

/* The analogue filters of which the standard tabulates the digital ones at 48 kHz: a shelf, then a
 * high-pass. Made digital by the bilinear transform they agree with the table to its last digit,
 * and hold for every rate.
 *
 * Source: ITU-R BS.1770-5, tables 1 and 2; the values behind them as in B. De Man, "Evaluation of
 * implementations of the EBU R128 loudness measurement", AES 145, 2018. */
#define SHELF_HZ      1681.974450955533
#define SHELF_GAIN_DB 3.999843853973347
#define SHELF_Q       0.7071752369554196
#define SHELF_SLOPE   0.4996667741545416
#define PASS_HZ       38.13547087602444
#define PASS_Q        0.5003270373238773

/* Left and right. */
typedef double Pair __attribute__ ((vector_size (2 * sizeof (double))));
typedef float PairOfFloats __attribute__ ((vector_size (2 * sizeof (float))));

typedef struct {
  double shelf_b[3];
  double shelf_a[2];
  double pass_a[2];          /* above it stands 1 - 2z + z² */
} Coefficients;

/* The last two values of each, the newest first. */
typedef struct {
  Pair input[2];
  Pair shelf[2];
  Pair pass[2];
} State;

struct _EarcupKWeighting
{
  State        state;
  Coefficients coefficients;
};

static void
design (guint         rate_hz,
        Coefficients *coefficients)
{
  double k = tan (EARCUP_PI * SHELF_HZ / rate_hz);
  double high = pow (10.0, SHELF_GAIN_DB / 20.0), middle = pow (high, SHELF_SLOPE);
  double scale = 1.0 / (1.0 + k / SHELF_Q + k * k);
  double p = tan (EARCUP_PI * PASS_HZ / rate_hz);
  double pass_scale = 1.0 / (1.0 + p / PASS_Q + p * p);

  *coefficients = (Coefficients) {
    .shelf_b = {
      (high + middle * k / SHELF_Q + k * k) * scale,
      2.0 * (k * k - high) * scale,
      (high - middle * k / SHELF_Q + k * k) * scale,
    },
    .shelf_a = { 2.0 * (k * k - 1.0) * scale, (1.0 - k / SHELF_Q + k * k) * scale },
    .pass_a = { 2.0 * (p * p - 1.0) * pass_scale, (1.0 - p / PASS_Q + p * p) * pass_scale },
  };
}

/**
 * earcup_k_weighting_new:
 * @rate_hz: sample rate in Hz, above 4000
 *
 * Makes filters that know no sound yet.
 *
 * Returns: (transfer full): the filters
 */
EarcupKWeighting *
earcup_k_weighting_new (guint rate_hz)
{
  EarcupKWeighting *self = g_aligned_alloc0 (1, sizeof *self, sizeof (Pair));

  design (rate_hz, &self->coefficients);

  return self;
}

/* Frees filters. */
void
earcup_k_weighting_free (EarcupKWeighting *self)
{
  g_aligned_free (self);
}

static inline Pair
load (const float *frame)
{
  PairOfFloats values;

  memcpy (&values, frame, sizeof values);

  return __builtin_convertvector (values, Pair);
}

static inline void
shift (Pair kept[2],
       Pair newest)
{
  kept[1] = kept[0];
  kept[0] = newest;
}

/* The newest output is known last, so it comes last in each sum: one multiplication and one
 * addition are all that the next frame waits for. */
EARCUP_DISPATCHED
static double
filter (const Coefficients *coefficients,
        State              *kept,
        const float        *frames,
        gsize               n_frames)
{
  const Coefficients c = *coefficients;
  State s = *kept;
  Pair sum = { 0.0, 0.0 };

  for (gsize i = 0; i < n_frames; i++)
    {
      Pair x = load (frames + 2 * i);
      Pair ahead = c.shelf_b[0] * x + (c.shelf_b[1] * s.input[0] + c.shelf_b[2] * s.input[1]);
      Pair y = (ahead - c.shelf_a[1] * s.shelf[1]) - c.shelf_a[0] * s.shelf[0];
      Pair weighted = ((y + s.shelf[1] - 2.0 * s.shelf[0]) - c.pass_a[1] * s.pass[1]) -
                      c.pass_a[0] * s.pass[0];

      shift (s.input, x);
      shift (s.shelf, y);
      shift (s.pass, weighted);
      sum += weighted * weighted;
    }

  *kept = s;

  return sum[0] + sum[1];
}

/**
 * earcup_k_weighting_add:
 * @self: filters
 * @frames: (array): interleaved stereo, which continues what came before
 * @n_frames: how many there are
 *
 * Weights sound. Neither locks nor allocates.
 *
 * Returns: the sum of the squares of the weighted values of both channels
 */
double
earcup_k_weighting_add (EarcupKWeighting *self,
                        const float      *frames,
                        gsize             n_frames)
{
  EarcupDenormals before = earcup_denormals_begin ();
  double sum = filter (&self->coefficients, &self->state, frames, n_frames);

  earcup_denormals_end (before);

  return sum;
}
