/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-response-private.h"

#include <math.h>

#include "acoustics/earcup-floats.h"
#include "acoustics/earcup-solver.h"

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

/* Where the samples of all designs lie. */
typedef struct {
  double hz[N_SIMULATED];
  double position[N_SIMULATED];
  double ratio[N_SIMULATED];      /* of the elimination of the spline's equations */
} Grid;

struct _EarcupResponse
{
  gsize         n_samples;
  const double *hz;
  const double *position;     /* logarithm of frequency in Hz */
  double       *level;        /* dB */
  double       *bend;         /* second derivative of the level; NULL for straight lines */
  double        reference;    /* dB */
  double       *own;          /* hz and position where they are no grid */
};

/* A straight line or a cubic spline from one sample to the next. */
typedef struct {
  double start, slope, bend, twist;
} Segment;

G_DEFINE_BOXED_TYPE (EarcupResponse, earcup_response, earcup_response_ref, earcup_response_unref)
G_DEFINE_QUARK (earcup-response-error-quark, earcup_response_error)

/* A thread that simulates once will do so again. */
static GPrivate solver_of_thread = G_PRIVATE_INIT ((GDestroyNotify) earcup_solver_free);

static gpointer
make_grid (gpointer data)
{
  Grid *self = g_new0 (Grid, 1);

  for (guint i = 0; i < N_SIMULATED; i++)
    {
      self->hz[i] = SIMULATED_FROM_HZ * exp2 ((double) i / SIMULATED_PER_OCTAVE);
      self->position[i] = log (self->hz[i]);
      if (i > 0)
        self->ratio[i] = 1.0 / (4.0 - self->ratio[i - 1]);
    }

  return self;
}

static const Grid *
get_grid (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_grid, NULL);
}

static EarcupSolver *
get_solver (const Grid *grid)
{
  EarcupSolver *solver = g_private_get (&solver_of_thread);

  if (solver == NULL)
    {
      solver = earcup_solver_new (grid->hz, N_SIMULATED);
      g_private_set (&solver_of_thread, solver);
    }

  return solver;
}

/* A natural cubic spline over equal steps: a tridiagonal system.
 * Source: C. de Boor, A Practical Guide to Splines, chapter IV. */
static void
compute_bends (EarcupResponse *self,
               const Grid     *grid)
{
  double step = self->position[1] - self->position[0];
  double scale = 6.0 / (step * step);
  const double *level = self->level;
  double last = 0.0;

  for (guint i = 1; i + 1 < N_SIMULATED; i++)
    {
      double curve = (level[i + 1] - 2.0 * level[i] + level[i - 1]) * scale;

      last = self->bend[i] = (curve - last) * grid->ratio[i];
    }

  for (guint i = N_SIMULATED - 1; i-- > 1;)
    last = self->bend[i] -= grid->ratio[i] * (i + 2 == N_SIMULATED ? 0.0 : last);
}

/**
 * earcup_response_new_simulated:
 * @design: the design
 *
 * Computes the level at the drum of a design, in dB SPL for a source of 1 V behind Rg.
 *
 * The network is solved from 10 Hz to 20.48 kHz; beyond, the end levels are held. Takes a tenth
 * of a millisecond, at a thread's first call and when the ear changes about one more.
 *
 * Returns: (transfer full): the response; any thread
 */
EarcupResponse *
earcup_response_new_simulated (const EarcupDesign *design)
{
  EarcupResponse *self = g_atomic_rc_box_new0 (EarcupResponse);
  const Grid *grid = get_grid ();

  self->n_samples = N_SIMULATED;
  self->hz = grid->hz;
  self->position = grid->position;
  self->level = g_new (double, N_SIMULATED);
  self->bend = g_new0 (double, N_SIMULATED);

  earcup_solver_compute_db (get_solver (grid), design, self->level);
  compute_bends (self, grid);
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

  self = g_atomic_rc_box_new0 (EarcupResponse);
  self->n_samples = n_samples;
  self->own = g_new (double, 2 * n_samples);
  self->hz = self->own;
  self->position = self->own + n_samples;
  self->level = g_memdup2 (db, n_samples * sizeof *db);
  for (gsize i = 0; i < n_samples; i++)
    {
      self->own[i] = hz[i];
      self->own[n_samples + i] = log (hz[i]);
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

  g_free (self->own);
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

  if (self->own == NULL)
    {
      double way = (position - self->position[0]) / (self->position[high] - self->position[0]);

      return MIN ((gsize) (way * (double) high), high - 1);
    }

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

/* The level from sample @i to the next over the distance from it. */
static inline Segment
get_segment (const EarcupResponse *self,
             gsize                 i)
{
  double step = self->position[i + 1] - self->position[i];
  double rise = (self->level[i + 1] - self->level[i]) / step;
  double left, right;

  if (self->bend == NULL)
    return (Segment) { self->level[i], rise, 0.0, 0.0 };

  left = self->bend[i];
  right = self->bend[i + 1];

  return (Segment) {
    .start = self->level[i],
    .slope = rise - (2.0 * left + right) * (step / 6.0),
    .bend = left / 2.0,
    .twist = (right - left) / (6.0 * step),
  };
}

static double
get_level_at (const EarcupResponse *self,
              double                position)
{
  Segment segment;
  double way;
  gsize i;

  if (position <= self->position[0])
    return self->level[0];
  if (position >= self->position[self->n_samples - 1])
    return self->level[self->n_samples - 1];

  i = find_sample (self, position);
  segment = get_segment (self, i);
  way = position - self->position[i];

  return segment.start + way * (segment.slope + way * (segment.bend + way * segment.twist));
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
  return get_level_at (self, log (hz));
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
  double from = log (from_hz);
  double step = (log (to_hz) - from) / N_MEAN_STEPS;
  double sum = 0.0;

  for (guint i = 0; i <= N_MEAN_STEPS; i++)
    {
      double weight = i == 0 || i == N_MEAN_STEPS ? 0.5 : 1.0;

      sum += weight * get_level_at (self, from + i * step);
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

/* Each segment is drawn in steps of several bins; what it writes too much the next one writes
 * over. */
EARCUP_INLINE void
sample_segments (const EarcupResponse *self,
                 const EarcupBins     *bins,
                 gsize                 bin,
                 float                *db)
{
  const double centre = log (EARCUP_BINS_CENTRE_HZ);
  double over_spacing = 1.0 / bins->spacing_hz;

  for (gsize i = 0; i + 1 < self->n_samples && bin < bins->n_filtered; i++)
    {
      double last = self->hz[i + 1] * over_spacing;
      gsize end = last < (double) bins->n_filtered ? (gsize) last + 1 : bins->n_filtered;
      Segment segment;
      float from;

      if (end <= bin)
        continue;

      segment = get_segment (self, i);
      from = (float) (self->position[i] - centre);
      for (gsize j = bin; j < end; j += EARCUP_N_FLOATS)
        {
          Floats way = floats_load (bins->position + j) - from;
          Floats level = way * (float) segment.twist + (float) segment.bend;

          level = (level * way + (float) segment.slope) * way + (float) segment.start;
          floats_store (level, db + j);
        }
      bin = end;
    }

  for (; bin < bins->n_filtered; bin++)
    db[bin] = (float) self->level[self->n_samples - 1];
}

EARCUP_WIDE static void
sample_segments_wide (const EarcupResponse *self,
                      const EarcupBins     *bins,
                      gsize                 bin,
                      float                *db)
{
  sample_segments (self, bins, bin, db);
}

static void
sample_segments_plain (const EarcupResponse *self,
                       const EarcupBins     *bins,
                       gsize                 bin,
                       float                *db)
{
  sample_segments (self, bins, bin, db);
}

/**
 * earcup_response_sample:
 * @self: a response
 * @bins: the bins of a transform
 * @db: (out) (array): the level in dB at each bin that is filtered; room for %EARCUP_N_FLOATS
 *   more than there are bins
 *
 * Reads a response at all bins, walking up it once. Below 20 Hz the level at 20 Hz is held. Any
 * thread.
 */
void
earcup_response_sample (const EarcupResponse *self,
                        const EarcupBins     *bins,
                        float                *db)
{
  float held = (float) earcup_response_get_level (self, EARCUP_RESPONSE_LOWEST_HZ);
  float lowest = (float) self->level[0];
  gsize bin;

  for (bin = 0; bin < bins->first; bin++)
    db[bin] = held;

  for (; bin < bins->n_filtered && (double) bin * bins->spacing_hz <= self->hz[0]; bin++)
    db[bin] = lowest;

  if (earcup_lanes_are_wide ())
    sample_segments_wide (self, bins, bin, db);
  else
    sample_segments_plain (self, bins, bin, db);
}
