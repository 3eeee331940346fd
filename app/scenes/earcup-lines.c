/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-lines.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-units.h"

/* Windows are so long, and as a power of two a little longer, that the lowest third of an octave,
 * which is 4.6 Hz wide, holds several lines. */
#define WINDOW_S   0.68
#define SILENCE_DB -200.0

struct _EarcupLines
{
  guint            rate_hz;
  gsize            window;
  const EarcupFft *fft;
  float           *shape;                     /* the window; its squares overlap to 1 */
  float           *frames;                    /* interleaved; the newest are in the second half */
  gsize            n_new;                     /* how many of the second half are there */
  guint64          n_frames;
  float           *time[2];
  float           *bins[2];
  double          *energy[EARCUP_N_LINES];    /* of each line */
};

/* Returns: (transfer full): an analysis that has heard nothing yet, for a sample rate in Hz */
EarcupLines *
earcup_lines_new (guint rate_hz)
{
  EarcupLines *self = g_new0 (EarcupLines, 1);

  self->rate_hz = rate_hz;
  for (self->window = 2; (double) self->window < WINDOW_S * rate_hz; self->window *= 2)
    continue;

  self->fft = earcup_fft_get (self->window);
  self->shape = g_new (float, self->window);
  for (gsize i = 0; i < self->window; i++)
    self->shape[i] = (float) sin (EARCUP_PI * ((double) i + 0.5) / (double) self->window);

  self->frames = g_new0 (float, 2 * self->window);
  for (guint c = 0; c < 2; c++)
    {
      self->time[c] = earcup_fft_alloc (self->window);
      self->bins[c] = earcup_fft_alloc (self->window + 2);
    }
  for (guint part = 0; part < EARCUP_N_LINES; part++)
    self->energy[part] = g_new0 (double, self->window / 2 + 1);

  return self;
}

/* Frees an analysis. */
void
earcup_lines_free (EarcupLines *self)
{
  for (guint c = 0; c < 2; c++)
    {
      earcup_fft_free (self->time[c]);
      earcup_fft_free (self->bins[c]);
    }
  for (guint part = 0; part < EARCUP_N_LINES; part++)
    g_free (self->energy[part]);
  g_free (self->shape);
  g_free (self->frames);
  g_free (self);
}

static double
square (double real,
        double imaginary)
{
  return real * real + imaginary * imaginary;
}

static void
add_window (EarcupLines *self)
{
  for (guint c = 0; c < 2; c++)
    {
      for (gsize i = 0; i < self->window; i++)
        self->time[c][i] = self->frames[2 * i + c] * self->shape[i];
      earcup_fft_forward (self->fft, self->time[c], self->bins[c]);
    }

  for (gsize i = 0; i <= self->window / 2; i++)
    {
      const float *left = self->bins[0] + 2 * i, *right = self->bins[1] + 2 * i;
      double own = square (left[0], left[1]);

      self->energy[EARCUP_LINES_LEFT][i] += own;
      self->energy[EARCUP_LINES_EACH][i] += 0.5 * (own + square (right[0], right[1]));
      self->energy[EARCUP_LINES_SUM][i] += square (left[0] + right[0], left[1] + right[1]);
      self->energy[EARCUP_LINES_DIFFERENCE][i] += square (left[0] - right[0], left[1] - right[1]);
    }

  memcpy (self->frames, self->frames + self->window, self->window * sizeof *self->frames);
  memset (self->frames + self->window, 0, self->window * sizeof *self->frames);
  self->n_new = 0;
}

/* Adds @n_frames frames of interleaved stereo, any number. */
void
earcup_lines_add (EarcupLines *self,
                  const float *frames,
                  gsize        n_frames)
{
  gsize half = self->window / 2;

  self->n_frames += n_frames;
  while (n_frames > 0)
    {
      gsize n = MIN (n_frames, half - self->n_new);

      memcpy (self->frames + 2 * (half + self->n_new), frames, 2 * n * sizeof *frames);
      self->n_new += n;
      frames += 2 * n;
      n_frames -= n;
      if (self->n_new == half)
        add_window (self);
    }
}

/* Says that nothing more comes. Both ends are continued by silence, so that no frame is lost. */
void
earcup_lines_finish (EarcupLines *self)
{
  add_window (self);
  add_window (self);
}

/**
 * earcup_lines_sum_band:
 * @self: a finished analysis
 * @part: what is looked at
 * @from_hz: lower end of a band in Hz
 * @to_hz: its upper end in Hz
 * @weight: (nullable): what is added to each line in dB
 * @data: for @weight
 *
 * Sums the mean power of all lines in a band.
 *
 * Returns: the level in dB of a mean square of 1, -INFINITY in silence
 */
double
earcup_lines_sum_band (const EarcupLines *self,
                       EarcupLinesPart    part,
                       double             from_hz,
                       double             to_hz,
                       EarcupLinesWeight  weight,
                       gconstpointer      data)
{
  double hz_step = self->rate_hz / (double) self->window;
  double scale = 2.0 / ((double) self->window * (double) MAX (self->n_frames, 1));
  gsize last = MIN (self->window / 2, (gsize) ceil (to_hz / hz_step) - 1);
  double sum = 0.0;

  for (gsize i = MAX (1, (gsize) ceil (from_hz / hz_step)); i <= last; i++)
    {
      double power = self->energy[part][i];

      if (power > 0.0)
        sum += weight == NULL ? power
                              : power * pow (10.0, weight ((double) i * hz_step, data) / 10.0);
    }

  return 10.0 * log10 (sum * scale);
}

/* Does the same from 20 Hz to 20 kHz. */
double
earcup_lines_sum (const EarcupLines *self,
                  EarcupLinesPart    part,
                  EarcupLinesWeight  weight,
                  gconstpointer      data)
{
  return earcup_lines_sum_band (self, part, EARCUP_LINES_LOWEST_HZ, EARCUP_LINES_HIGHEST_HZ,
                                weight, data);
}

static double
sum_third (const EarcupLines *self,
           EarcupLinesPart    part,
           guint              band,
           EarcupLinesWeight  weight,
           gconstpointer      data)
{
  double centre_hz = earcup_weighting_third_centre (band), half = pow (10.0, 0.05);

  return earcup_lines_sum_band (self, part, centre_hz / half, centre_hz * half, weight, data);
}

/**
 * earcup_lines_new_response:
 * @self: a finished analysis
 * @part: what is looked at
 * @weight: (nullable): what is added to each line in dB
 * @data: for @weight
 *
 * Sums the lines in thirds of an octave, to be drawn.
 *
 * Returns: (transfer full): the levels in dB, -200 dB in silence
 */
EarcupResponse *
earcup_lines_new_response (const EarcupLines *self,
                           EarcupLinesPart    part,
                           EarcupLinesWeight  weight,
                           gconstpointer      data)
{
  double hz[EARCUP_WEIGHTING_THIRDS], db[EARCUP_WEIGHTING_THIRDS];

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    {
      hz[i] = earcup_weighting_third_centre (i);
      db[i] = fmax (sum_third (self, part, i, weight, data), SILENCE_DB);
    }

  return earcup_response_new_sampled (hz, db, EARCUP_WEIGHTING_THIRDS, NULL);
}
