/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-head.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-minimum-phase.h"
#include "acoustics/earcup-sphere.h"
#include "acoustics/earcup-units.h"

/* Responses are kept without their delay, so that they are smooth: in 20 ms everything is said. */
#define HZ_STEP         50.0
#define N_BINS          441           /* up to EARCUP_HEAD_END_HZ */
#define N_ANGLES        181           /* of the sphere, from facing the source to turned away */
#define ANGLE_STEP      (EARCUP_PI / (N_ANGLES - 1))

/* A direction between measured ones takes from the nearest three. */
#define N_NEIGHBOURS    3
#define SAME_DIRECTION  1e-3          /* rad */

/* Points that are spread evenly over the sphere and tell how much of it each direction stands
 * for. Source: Á. González, Measurement of areas on a sphere using Fibonacci and
 * latitude-longitude lattices, Mathematical Geosciences 42 (2010) 49. */
#define N_SPREAD        8192
#define GOLDEN_ANGLE    2.399963229728653322231

/* The delay of a measured response is that of this band. */
#define DELAY_FROM_HZ   300.0
#define DELAY_TO_HZ     1500.0

/* The minimum phase of the diffuse-field mean is found on a grid that is this much finer. */
#define FINER           8
#define SILENCE         1e-12

struct _EarcupHead
{
  EarcupResponse *diffuse_field;
  float complex  *sphere;             /* N_ANGLES · N_BINS, without the delay, mean 1 */
  gsize           n_directions;       /* 0 for a sphere */
  float          *directions;         /* n_directions · 3 */
  float          *delays_s;           /* n_directions · EARCUP_EARS */
  float complex  *spectra;            /* n_directions · EARCUP_EARS · N_BINS, likewise */
};

G_DEFINE_BOXED_TYPE (EarcupHead, earcup_head, earcup_head_ref, earcup_head_unref)
G_DEFINE_QUARK (earcup-head-error-quark, earcup_head_error)

/* What undoes a mean power, with its minimum phase. */
static void
invert_mean (const double   power[N_BINS],
             double complex inverse[N_BINS])
{
  gsize n = 2 * N_BINS * FINER;
  const EarcupFft *fft = earcup_fft_get (n);
  float *spectrum = earcup_fft_alloc (n + 2);
  float *time = earcup_fft_alloc (n);

  for (gsize i = 0; i <= n / 2; i++)
    {
      gsize below = MIN (i / FINER, N_BINS - 2);
      double way = fmin ((double) i / FINER - (double) below, 1.0);
      double level = (1.0 - way) * log (power[below] + SILENCE) +
                     way * log (power[below + 1] + SILENCE);

      spectrum[2 * i] = (float) (0.5 * level);
    }
  earcup_minimum_phase_compute (fft, spectrum, time);

  for (guint k = 0; k < N_BINS; k++)
    inverse[k] = 1.0 / (spectrum[2 * FINER * k] + I * spectrum[2 * FINER * k + 1]);

  earcup_fft_free (spectrum);
  earcup_fft_free (time);
}

/* The mean power of a sphere's surface over all directions. */
static double
find_mean (const double complex *pressure,
           const double         *cosines)
{
  double sum = 0.0, weights = 0.0;

  for (guint a = 0; a < N_ANGLES; a++)
    {
      double weight = a == 0 || a == N_ANGLES - 1 ? ANGLE_STEP / 8.0
                                                  : sqrt (1.0 - cosines[a] * cosines[a]);

      sum += weight * (creal (pressure[a]) * creal (pressure[a]) +
                       cimag (pressure[a]) * cimag (pressure[a]));
      weights += weight;
    }

  return sum / weights;
}

static void
fill_sphere (EarcupHead *self)
{
  double cosines[N_ANGLES], power[N_BINS];
  double complex pressure[N_ANGLES], inverse[N_BINS];

  self->sphere = g_new (float complex, N_ANGLES * N_BINS);
  for (guint a = 0; a < N_ANGLES; a++)
    cosines[a] = cos (a * ANGLE_STEP);

  for (guint k = 0; k < N_BINS; k++)
    {
      earcup_sphere_compute (EARCUP_HEAD_RADIUS_M, k * HZ_STEP, cosines, N_ANGLES, pressure);
      power[k] = find_mean (pressure, cosines);
      for (guint a = 0; a < N_ANGLES; a++)
        {
          double delay_s = earcup_sphere_delay (EARCUP_HEAD_RADIUS_M, cosines[a]);

          self->sphere[a * N_BINS + k] =
            (float complex) (pressure[a] * cexp (I * EARCUP_TWO_PI * k * HZ_STEP * delay_s));
        }
    }

  invert_mean (power, inverse);
  for (guint i = 0; i < N_ANGLES * N_BINS; i++)
    self->sphere[i] *= (float complex) inverse[i % N_BINS];
}

/**
 * earcup_head_new_spherical:
 * @diffuse_field: the level at the drum in a diffuse field, in dB
 *
 * Makes a head that is a rigid sphere with the ears at its sides. Its mean over all directions
 * is the diffuse-field response. Takes some milliseconds.
 *
 * The sources are taken as distant; at 1.2 m the difference between the ears is less than 1 dB
 * more. Source: R. O. Duda, W. L. Martens, JASA 104 (1998) 3048.
 *
 * Returns: (transfer full): the head; any thread
 */
EarcupHead *
earcup_head_new_spherical (EarcupResponse *diffuse_field)
{
  EarcupHead *self = g_atomic_rc_box_new0 (EarcupHead);

  self->diffuse_field = earcup_response_ref (diffuse_field);
  fill_sphere (self);

  return self;
}

/* The row of the sphere for an ear; the way to the next row. */
static const float complex *
find_sphere_row (const EarcupHead *self,
                 const double      direction[3],
                 EarcupEar         ear,
                 double           *way,
                 double           *delay_s)
{
  double cosine = CLAMP (ear == EARCUP_EAR_LEFT ? direction[1] : -direction[1], -1.0, 1.0);
  double row = acos (cosine) / ANGLE_STEP;
  guint below = MIN ((guint) row, N_ANGLES - 2);

  *way = row - below;
  *delay_s = earcup_sphere_delay (EARCUP_HEAD_RADIUS_M, cosine);
  return self->sphere + below * N_BINS;
}

static gboolean
check_samples (const EarcupHeadSamples  *samples,
               GError                  **error)
{
  gsize n = samples->n_directions;

  if (n < 1 || n > EARCUP_HEAD_MOST_DIRECTIONS || samples->n_taps < 1 ||
      samples->n_taps > EARCUP_HEAD_MOST_TAPS ||
      !(samples->rate_hz >= 8000.0 && samples->rate_hz <= 768000.0))
    {
      g_set_error (error, EARCUP_HEAD_ERROR, EARCUP_HEAD_ERROR_BAD_SAMPLES,
                   "%" G_GSIZE_FORMAT " directions of %" G_GSIZE_FORMAT " values at %g Hz are "
                   "not a set of responses that can be used", n, samples->n_taps,
                   samples->rate_hz);
      return FALSE;
    }

  for (gsize i = 0; i < n; i++)
    {
      const float *v = samples->directions + 3 * i;

      if (!(fabs (v[0] * v[0] + v[1] * v[1] + v[2] * v[2] - 1.0) < 0.01))
        {
          g_set_error (error, EARCUP_HEAD_ERROR, EARCUP_HEAD_ERROR_BAD_SAMPLES,
                       "Direction %" G_GSIZE_FORMAT " (%g, %g, %g) is not a unit vector", i + 1,
                       v[0], v[1], v[2]);
          return FALSE;
        }
    }

  for (gsize i = 0; i < n * EARCUP_EARS * samples->n_taps; i++)
    if (!isfinite (samples->taps[i]))
      {
        g_set_error (error, EARCUP_HEAD_ERROR, EARCUP_HEAD_ERROR_BAD_SAMPLES,
                     "A value of direction %" G_GSIZE_FORMAT " is not a number",
                     i / (EARCUP_EARS * samples->n_taps) + 1);
        return FALSE;
      }

  return TRUE;
}

/* The delay of a response in s, by the slope of its phase. */
static double
find_delay (const float *spectrum,
            double       hz_step)
{
  double complex turn = 0.0;
  gsize first = (gsize) (DELAY_FROM_HZ / hz_step);
  gsize last = (gsize) (DELAY_TO_HZ / hz_step);

  for (gsize k = first; k < last; k++)
    turn += (spectrum[2 * k + 2] + I * spectrum[2 * k + 3]) *
            (spectrum[2 * k] - I * spectrum[2 * k + 1]);

  return -carg (turn) / (EARCUP_TWO_PI * hz_step);
}

/* Reads a spectrum at a bin of the head's grid, turned back by a delay. */
static float complex
read_spectrum (const float *spectrum,
               gsize        n_values,
               double       hz_step,
               double       delay_s,
               guint        bin)
{
  double place = bin * HZ_STEP / hz_step;
  gsize below = (gsize) (place + 1e-6);
  double way = fmax (place - (double) below, 0.0);
  double complex sum = 0.0;

  for (gsize k = below; k <= below + (way > 1e-6 ? 1 : 0) && k <= n_values / 2; k++)
    sum += (k == below ? 1.0 - way : way) * (spectrum[2 * k] + I * spectrum[2 * k + 1]) *
           cexp (I * EARCUP_TWO_PI * (double) k * hz_step * delay_s);

  return (float complex) sum;
}

/* Long responses, as of rooms, fade out within the window. */
static void
transform_samples (EarcupHead              *self,
                   const EarcupHeadSamples *samples)
{
  gsize n = 2 * (gsize) lround (samples->rate_hz / (2.0 * HZ_STEP));
  double hz_step = samples->rate_hz / (double) n;
  const EarcupFft *fft = earcup_fft_get (n);
  float *time = earcup_fft_alloc (n);
  float *spectrum = earcup_fft_alloc (n + 2);

  for (gsize i = 0; i < samples->n_directions * EARCUP_EARS; i++)
    {
      const float *taps = samples->taps + i * samples->n_taps;

      for (gsize t = 0; t < n; t++)
        {
          double way = CLAMP (10.0 * (double) t / (double) n - 9.0, 0.0, 1.0);

          time[t] = t < samples->n_taps
                    ? taps[t] * (float) (0.5 + 0.5 * cos (EARCUP_PI * way)) : 0.0f;
        }
      earcup_fft_forward (fft, time, spectrum);

      self->delays_s[i] = (float) find_delay (spectrum, hz_step);
      for (guint k = 0; k < N_BINS; k++)
        self->spectra[i * N_BINS + k] = read_spectrum (spectrum, n, hz_step, self->delays_s[i], k);
      if (samples->delays != NULL)
        self->delays_s[i] += (float) (samples->delays[i] / samples->rate_hz);
    }

  earcup_fft_free (time);
  earcup_fft_free (spectrum);
}

/* The nearest directions and how much each of them has to say. */
static guint
find_neighbours (const EarcupHead *self,
                 const double      direction[3],
                 gsize             nearest[N_NEIGHBOURS],
                 double            weight[N_NEIGHBOURS])
{
  double cosine[N_NEIGHBOURS] = { -2.0, -2.0, -2.0 };
  guint n = (guint) MIN (self->n_directions, N_NEIGHBOURS);
  double sum = 0.0;

  for (gsize i = 0; i < self->n_directions; i++)
    {
      const float *v = self->directions + 3 * i;
      double candidate = v[0] * direction[0] + v[1] * direction[1] + v[2] * direction[2];
      guint place = N_NEIGHBOURS;

      while (place > 0 && candidate > cosine[place - 1])
        place--;
      for (guint j = N_NEIGHBOURS - 1; j > place; j--)
        {
          cosine[j] = cosine[j - 1];
          nearest[j] = nearest[j - 1];
        }
      if (place < N_NEIGHBOURS)
        {
          cosine[place] = candidate;
          nearest[place] = i;
        }
    }

  for (guint j = 0; j < n; j++)
    sum += weight[j] = 1.0 / fmax (acos (CLAMP (cosine[j], -1.0, 1.0)), SAME_DIRECTION);
  for (guint j = 0; j < n; j++)
    weight[j] /= sum;

  return n;
}

/* How much of the sphere each direction stands for, together 1. A region without directions
 * falls to those at its edge. */
static double *
weigh_directions (const EarcupHead *self)
{
  double *share = g_new0 (double, self->n_directions);

  for (guint i = 0; i < N_SPREAD; i++)
    {
      float up = (float) (1.0 - (2.0 * i + 1.0) / N_SPREAD);
      float out = sqrtf (1.0f - up * up);
      float ahead = out * (float) cos (GOLDEN_ANGLE * i);
      float left = out * (float) sin (GOLDEN_ANGLE * i);
      float most = -2.0f;
      gsize nearest = 0;

      for (gsize j = 0; j < self->n_directions; j++)
        {
          const float *v = self->directions + 3 * j;
          float cosine = v[0] * ahead + v[1] * left + v[2] * up;

          if (cosine > most)
            {
              most = cosine;
              nearest = j;
            }
        }
      share[nearest] += 1.0 / N_SPREAD;
    }

  return share;
}

/* The mean power of both ears over all directions, in the head's bins. */
static void
compute_mean (const EarcupHead *self,
              const double     *share,
              double            power[N_BINS])
{
  memset (power, 0, N_BINS * sizeof *power);
  for (gsize i = 0; i < self->n_directions * EARCUP_EARS; i++)
    for (guint k = 0; k < N_BINS; k++)
      {
        double size = cabsf (self->spectra[i * N_BINS + k]);

        power[k] += share[i / EARCUP_EARS] / EARCUP_EARS * size * size;
      }
}

/* 0 where the sphere stands in, 1 where the measurement does. */
static double
find_trust (double hz)
{
  double way = log (fmax (hz, 1.0) / EARCUP_HEAD_SPHERE_HZ) /
               log (EARCUP_HEAD_MEASURED_HZ / EARCUP_HEAD_SPHERE_HZ);

  return 0.5 - 0.5 * cos (EARCUP_PI * CLAMP (way, 0.0, 1.0));
}

/* Fades from the sphere below to the measurement above, in level and in phase by themselves: the
 * phases are small down there, so their difference is not ambiguous. */
static void
join_sphere (EarcupHead *self,
             gsize       direction,
             EarcupEar   ear)
{
  float complex *spectrum = self->spectra + (direction * EARCUP_EARS + ear) * N_BINS;
  const float *v = self->directions + 3 * direction;
  double way, sphere_s;
  const float complex *row = find_sphere_row (self, (double[]) { v[0], v[1], v[2] }, ear, &way,
                                              &sphere_s);
  double late_s = self->delays_s[direction * EARCUP_EARS + ear] - sphere_s;

  for (guint k = 0; k * HZ_STEP < EARCUP_HEAD_MEASURED_HZ; k++)
    {
      double trust = find_trust (k * HZ_STEP);
      double complex sphere = ((1.0 - way) * row[k] + way * row[k + N_BINS]) *
                              cexp (I * EARCUP_TWO_PI * k * HZ_STEP * late_s);
      double size = pow (cabs (sphere), 1.0 - trust) *
                    pow (cabsf (spectrum[k]) + SILENCE, trust);
      double turn = trust > 0.0 ? carg (spectrum[k] / sphere) : 0.0;

      spectrum[k] = (float complex) (size * cexp (I * (carg (sphere) + trust * turn)));
    }
}

/* Makes the responses relative to their own mean in level and delay. */
static void
make_relative (EarcupHead *self)
{
  g_autofree double *share = weigh_directions (self);
  double power[N_BINS];
  double complex inverse[N_BINS];
  double delay_s = 0.0;

  compute_mean (self, share, power);
  invert_mean (power, inverse);

  for (gsize i = 0; i < self->n_directions * EARCUP_EARS; i++)
    delay_s += share[i / EARCUP_EARS] / EARCUP_EARS * self->delays_s[i];

  for (gsize i = 0; i < self->n_directions * EARCUP_EARS; i++)
    {
      self->delays_s[i] -= (float) delay_s;
      for (guint k = 0; k < N_BINS; k++)
        self->spectra[i * N_BINS + k] *= (float complex) inverse[k];
      join_sphere (self, i / EARCUP_EARS, i % EARCUP_EARS);
    }
}

/**
 * earcup_head_new_sampled:
 * @samples: responses at both ears from many directions
 * @diffuse_field: the level at the drum in a diffuse field, in dB
 * @error: return location for an error of domain %EARCUP_HEAD_ERROR
 *
 * Makes a head of measured responses.
 *
 * They are used only relative to their mean power over all directions, in which each direction
 * counts by the solid angle around it: that mean, with its minimum phase, is divided out, and
 * the diffuse field put in its place. Between 150 and 300 Hz they give way to a sphere, because
 * the loudspeakers of such measurements do not reach down. Takes a tenth of a second.
 *
 * Fails with `BAD_SAMPLES`.
 *
 * Returns: (transfer full): the head, or %NULL with @error set; any thread
 */
EarcupHead *
earcup_head_new_sampled (const EarcupHeadSamples  *samples,
                         EarcupResponse           *diffuse_field,
                         GError                  **error)
{
  gsize n = samples->n_directions;
  EarcupHead *self;

  if (!check_samples (samples, error))
    return NULL;

  self = earcup_head_new_spherical (diffuse_field);
  self->n_directions = n;
  self->directions = g_memdup2 (samples->directions, 3 * n * sizeof *self->directions);
  self->delays_s = g_new (float, n * EARCUP_EARS);
  self->spectra = g_new (float complex, n * EARCUP_EARS * N_BINS);
  transform_samples (self, samples);
  make_relative (self);

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupHead *
earcup_head_ref (EarcupHead *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupHead *self = data;

  earcup_response_unref (self->diffuse_field);
  g_free (self->sphere);
  g_free (self->directions);
  g_free (self->delays_s);
  g_free (self->spectra);
}

/* Gives up a reference; any thread. */
void
earcup_head_unref (EarcupHead *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: whether the head was measured, rather than a sphere; any thread */
gboolean
earcup_head_is_sampled (const EarcupHead *self)
{
  return self->n_directions > 0;
}

/* Returns: (transfer none): the level at the drum in a diffuse field; any thread */
EarcupResponse *
earcup_head_get_diffuse_field (const EarcupHead *self)
{
  return self->diffuse_field;
}

/* Makes the row of a direction; returns the delay that belongs to it, in s. */
static double
mix_rows (const EarcupHead *self,
          const double      direction[3],
          EarcupEar         ear,
          float complex     row[N_BINS])
{
  gsize nearest[N_NEIGHBOURS] = { 0 };
  double weight[N_NEIGHBOURS];
  double delay_s = 0.0, way;
  guint n;

  if (self->n_directions == 0)
    {
      const float complex *sphere = find_sphere_row (self, direction, ear, &way, &delay_s);

      for (guint k = 0; k < N_BINS; k++)
        row[k] = (float) (1.0 - way) * sphere[k] + (float) way * sphere[k + N_BINS];
      return delay_s;
    }

  memset (row, 0, N_BINS * sizeof *row);
  n = find_neighbours (self, direction, nearest, weight);
  for (guint j = 0; j < n; j++)
    {
      gsize i = nearest[j] * EARCUP_EARS + ear;

      for (guint k = 0; k < N_BINS; k++)
        row[k] += (float) weight[j] * self->spectra[i * N_BINS + k];
      delay_s += weight[j] * self->delays_s[i];
    }

  return delay_s;
}

/* Returns: the factor by which a head fades towards its highest frequency, 1 up to 20 kHz, 0 from
 * 22 kHz; any thread */
double
earcup_head_get_fade (double hz)
{
  double way = (hz - EARCUP_HEAD_HIGHEST_HZ) / (EARCUP_HEAD_END_HZ - EARCUP_HEAD_HIGHEST_HZ);

  return 0.5 + 0.5 * cos (EARCUP_PI * CLAMP (way, 0.0, 1.0));
}

/**
 * earcup_head_compute:
 * @self: a head
 * @direction: unit vector towards the source: ahead, to the left, up
 * @delay_s: how much later than at time 0 the sound comes to the middle of the head, in s
 * @hz_step: distance of frequencies in Hz
 * @n_bins: how many frequencies, from 0 Hz on
 * @ears: (out caller-allocates): for each ear room for @n_bins values
 *
 * Computes what the ears hear, relative to the pressure in the middle of the head without it, and
 * relative to a diffuse field: its mean power over all directions is 1. Multiplied by
 * earcup_head_get_diffuse_field() it is the pressure at the drum. From 20 kHz it fades, and from
 * 22 kHz on it is 0. Time runs as e^{+jωt}.
 *
 * Any thread.
 */
void
earcup_head_compute (const EarcupHead *self,
                     const double      direction[3],
                     double            delay_s,
                     double            hz_step,
                     gsize             n_bins,
                     float complex    *ears[EARCUP_EARS])
{
  g_autofree float complex *row = g_new (float complex, N_BINS);

  for (guint ear = 0; ear < EARCUP_EARS; ear++)
    {
      double late_s = delay_s + mix_rows (self, direction, ear, row);
      double complex step = cexp (-I * EARCUP_TWO_PI * hz_step * late_s);
      double complex turn = 1.0;

      for (gsize i = 0; i < n_bins; i++)
        {
          double place = (double) i * hz_step / HZ_STEP;
          gsize below = (gsize) place;
          float way = (float) (place - (double) below);

          ears[ear][i] = 0.0f;
          if (below + 1 < N_BINS)
            ears[ear][i] = (float complex) (turn * earcup_head_get_fade ((double) i * hz_step)) *
                           ((1.0f - way) * row[below] + way * row[below + 1]);
          turn *= step;
        }
    }
}
