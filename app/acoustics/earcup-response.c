/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-response.h"

#include <math.h>

#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-units.h"

/* A design is sampled from 10 Hz over eleven octaves, densely enough that a cubic spline between
 * the samples stays within a thousandth of a decibel of the network. */
#define SIMULATED_FROM_HZ     10.0
#define SIMULATED_OCTAVES     11
#define SIMULATED_PER_OCTAVE  96
#define N_SIMULATED           (SIMULATED_OCTAVES * SIMULATED_PER_OCTAVE + 1)

/* The band whose mean level is the reference of every comparison. */
#define REFERENCE_FROM_HZ     500.0
#define REFERENCE_TO_HZ       2000.0
#define N_MEAN_STEPS          256

struct _EarcupResponse
{
  gsize   n_samples;
  double *position;     /* logarithm of frequency in Hz */
  double *level;        /* dB */
  double *bend;         /* second derivative of the level; NULL for straight lines */
  double  reference;    /* dB */
};

G_DEFINE_BOXED_TYPE (EarcupResponse, earcup_response, earcup_response_ref, earcup_response_unref)
G_DEFINE_QUARK (earcup-response-error-quark, earcup_response_error)

static EarcupResponse *
allocate (gsize    n_samples,
          gboolean smooth)
{
  EarcupResponse *self = g_atomic_rc_box_new0 (EarcupResponse);

  self->n_samples = n_samples;
  self->position = g_new (double, n_samples);
  self->level = g_new (double, n_samples);
  self->bend = smooth ? g_new0 (double, n_samples) : NULL;

  return self;
}

/* A natural cubic spline over equal steps: a tridiagonal system.
 * Source: C. de Boor, A Practical Guide to Splines, chapter IV. */
static void
compute_bends (EarcupResponse *self)
{
  gsize n = self->n_samples;
  double step = self->position[1] - self->position[0];
  g_autofree double *ratio = g_new0 (double, n);

  for (gsize i = 1; i + 1 < n; i++)
    {
      double curve = (self->level[i + 1] - 2.0 * self->level[i] + self->level[i - 1]) * 6.0 /
                     (step * step);
      double pivot = 4.0 - ratio[i - 1];

      ratio[i] = 1.0 / pivot;
      self->bend[i] = (curve - self->bend[i - 1]) / pivot;
    }

  for (gsize i = n - 1; i-- > 1;)
    self->bend[i] -= ratio[i] * self->bend[i + 1];
}

/**
 * earcup_response_new_simulated:
 * @design: the design
 *
 * Computes the level at the drum of a design, in dB SPL for a source of 1 V behind Rg.
 *
 * The network is solved from 10 Hz to 20.48 kHz; beyond, the end levels are held. Takes some
 * milliseconds.
 *
 * Returns: (transfer full): the response; any thread
 */
EarcupResponse *
earcup_response_new_simulated (const EarcupDesign *design)
{
  EarcupResponse *self = allocate (N_SIMULATED, TRUE);
  g_autofree double *hz = g_new (double, N_SIMULATED);
  g_autofree double complex *drum = g_new (double complex, N_SIMULATED);

  for (guint i = 0; i < N_SIMULATED; i++)
    {
      hz[i] = SIMULATED_FROM_HZ * exp2 ((double) i / SIMULATED_PER_OCTAVE);
      self->position[i] = log (hz[i]);
    }

  earcup_simulate_drum (design, hz, N_SIMULATED, drum);

  for (guint i = 0; i < N_SIMULATED; i++)
    self->level[i] = 20.0 * log10 (cabs (drum[i]) / EARCUP_REFERENCE_PA);

  compute_bends (self);
  self->reference = earcup_response_get_mean (self, REFERENCE_FROM_HZ, REFERENCE_TO_HZ);

  return self;
}

static gboolean
check_samples (const double  *hz,
               const double  *db,
               gsize          n_samples,
               GError       **error)
{
  if (n_samples < 2)
    {
      g_set_error_literal (error, EARCUP_RESPONSE_ERROR, EARCUP_RESPONSE_ERROR_TOO_SHORT,
                           "A response needs at least two samples");
      return FALSE;
    }

  for (gsize i = 0; i < n_samples; i++)
    if (!(hz[i] > (i == 0 ? 0.0 : hz[i - 1])) || isinf (hz[i]) || !isfinite (db[i]))
      {
        g_set_error (error, EARCUP_RESPONSE_ERROR, EARCUP_RESPONSE_ERROR_BAD_SAMPLE,
                     "Sample %" G_GSIZE_FORMAT " (%g Hz, %g dB) is out of order or not finite",
                     i + 1, hz[i], db[i]);
        return FALSE;
      }

  return TRUE;
}

/**
 * earcup_response_new_sampled:
 * @hz: (array length=n_samples): frequencies in Hz, positive and strictly rising
 * @db: (array length=n_samples): the level in dB at each frequency
 * @n_samples: two or more
 * @error: return location for an error of domain %EARCUP_RESPONSE_ERROR
 *
 * Makes a response of a sampled curve, such as a target.
 *
 * Between samples the level runs straight in dB over the logarithm of frequency; beyond the first
 * and the last it is held.
 *
 * Returns: (transfer full): the response, or %NULL with @error set; any thread
 */
EarcupResponse *
earcup_response_new_sampled (const double  *hz,
                             const double  *db,
                             gsize          n_samples,
                             GError       **error)
{
  EarcupResponse *self;

  if (!check_samples (hz, db, n_samples, error))
    return NULL;

  self = allocate (n_samples, FALSE);
  for (gsize i = 0; i < n_samples; i++)
    {
      self->position[i] = log (hz[i]);
      self->level[i] = db[i];
    }

  self->reference = earcup_response_get_mean (self, REFERENCE_FROM_HZ, REFERENCE_TO_HZ);

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupResponse *
earcup_response_ref (EarcupResponse *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupResponse *self = data;

  g_free (self->position);
  g_free (self->level);
  g_free (self->bend);
}

/* Gives up a reference; any thread. */
void
earcup_response_unref (EarcupResponse *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* The last sample at or below a position that lies between the ends. */
static gsize
find_sample (const EarcupResponse *self,
             double                position)
{
  gsize low = 0, high = self->n_samples - 1;

  while (high - low > 1)
    {
      gsize middle = (low + high) / 2;

      if (self->position[middle] <= position)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/**
 * earcup_response_get_level:
 * @self: a response
 * @hz: a frequency in Hz, above 0
 *
 * Reads a response at a frequency. Beyond its ends the end level is held.
 *
 * Returns: the level in dB; any thread
 */
double
earcup_response_get_level (const EarcupResponse *self,
                           double                hz)
{
  double position = log (hz);
  double step, right, left, level;
  gsize i;

  if (position <= self->position[0])
    return self->level[0];
  if (position >= self->position[self->n_samples - 1])
    return self->level[self->n_samples - 1];

  i = find_sample (self, position);
  step = self->position[i + 1] - self->position[i];
  right = (position - self->position[i]) / step;
  left = 1.0 - right;
  level = left * self->level[i] + right * self->level[i + 1];

  if (self->bend != NULL)
    level += ((left * left * left - left) * self->bend[i] +
              (right * right * right - right) * self->bend[i + 1]) * step * step / 6.0;

  return level;
}

/**
 * earcup_response_get_mean:
 * @self: a response
 * @from_hz: lower end of the band in Hz, above 0
 * @to_hz: upper end of the band in Hz, above @from_hz
 *
 * Averages the level in dB over the logarithm of frequency.
 *
 * Returns: the mean in dB; any thread
 */
double
earcup_response_get_mean (const EarcupResponse *self,
                          double                from_hz,
                          double                to_hz)
{
  double sum = 0.0;

  for (guint i = 0; i <= N_MEAN_STEPS; i++)
    {
      double weight = i == 0 || i == N_MEAN_STEPS ? 0.5 : 1.0;

      sum += weight * earcup_response_get_level (self, from_hz * pow (to_hz / from_hz,
                                                                      (double) i / N_MEAN_STEPS));
    }

  return sum / N_MEAN_STEPS;
}

/* Returns: the mean level in dB from 500 Hz to 2 kHz, to which curves are aligned; any thread */
double
earcup_response_get_reference (const EarcupResponse *self)
{
  return self->reference;
}

/* Returns: the level at @hz in dB relative to the mean from 500 Hz to 2 kHz; any thread */
double
earcup_response_get_aligned (const EarcupResponse *self,
                             double                hz)
{
  return earcup_response_get_level (self, hz) - self->reference;
}
