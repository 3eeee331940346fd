/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-live-spectrum.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-units.h"
#include "audio/earcup-half-band.h"

/* A twelfth of an octave is 1.2 Hz wide at 20 Hz and 1.1 kHz at 20 kHz, and to tell two frequencies
 * apart takes a time that is the inverse of their distance. So each octave has windows of its own
 * length: the sample rate is halved again and again, and every stage transforms windows of 512
 * frames, below 150 Hz of 256, that overlap at least by half. At 48 kHz they last 11 ms above
 * 9.6 kHz, 0.34 s around 500 Hz, 0.68 s around 100 Hz and 2.7 s below 37 Hz; the narrowest band
 * always holds at least 2.8 lines. Behind a break a window is as short as the sound that there is
 * and grows to its length: the level is right, the resolution follows. */

#define CHUNK         512        /* frames that are worked on at once */
#define EDGES         40.0       /* bands in a decade */
#define HIGHEST_SHARE 0.5        /* of the sample rate, where no filter is in the way */
#define LONG_ABOVE_HZ 500.0      /* sample rates of stages with long windows */
#define LONG          512
#define LOWEST_EDGE   -68        /* 1000 Hz · 10^(−68/40) */
#define SHORT         256
#define MOST_STAGES   16
#define UPDATES_HZ    40.0       /* a stage is transformed about so often at least */

/* A band in the lines of its stage. */
typedef struct {
  double from;
  double to;
  double power;                  /* averaged; 1 for a sine of full scale */
} Band;

typedef struct {
  EarcupHalfBand  *half_band;    /* from the stage before; NULL for the first */
  double           rate_hz;
  const EarcupFft *fft;
  gsize            length;
  gsize            filled;       /* frames of the window that hold sound */
  gsize            hop;
  gsize            since;        /* frames since the last transform */
  float           *past[2];      /* the newest are at the end */
  guint            first;        /* of the bands that belong here … */
  guint            end;          /* … and the one behind them */
  double           average;      /* the part that a new power has in the average */
} Stage;

struct _EarcupLiveSpectrum
{
  Stage   stages[MOST_STAGES];
  guint   n_stages;
  float  *time;
  float  *lines;
  float   chunk[2 * CHUNK + 2];
  Band    bands[EARCUP_LIVE_SPECTRUM_BANDS];
  double  levels_db[EARCUP_LIVE_SPECTRUM_BANDS];
};

/* Returns: the lower edge of a band in Hz; the upper one is that of the next */
double
earcup_live_spectrum_get_edge (guint band)
{
  return 1000.0 * pow (10.0, (LOWEST_EDGE + (double) band) / EDGES);
}

/* Returns: the middle of a band in Hz */
double
earcup_live_spectrum_get_centre (guint band)
{
  return 1000.0 * pow (10.0, (LOWEST_EDGE + 0.5 + (double) band) / EDGES);
}

/* {{{ Making the stages */

static void
add_stage (EarcupLiveSpectrum *self,
           double              rate_hz)
{
  Stage *stage = &self->stages[self->n_stages++];

  stage->half_band = self->n_stages > 1 ? earcup_half_band_new () : NULL;
  stage->rate_hz = rate_hz;
  stage->length = rate_hz > LONG_ABOVE_HZ ? LONG : SHORT;
  stage->fft = earcup_fft_get (stage->length);
  stage->hop = CLAMP ((gsize) (rate_hz / UPDATES_HZ), 1, stage->length / 2);
  stage->average = 1.0 - exp (-(double) stage->hop / rate_hz / EARCUP_LIVE_SPECTRUM_TIME_S);
  for (guint c = 0; c < 2; c++)
    stage->past[c] = g_new0 (float, stage->length);
}

/* A band belongs to the slowest stage that it passes unharmed. */
static gboolean
is_within (const Stage *stage,
           guint        band)
{
  double share = stage->half_band == NULL ? HIGHEST_SHARE : EARCUP_HALF_BAND_PASS;

  return earcup_live_spectrum_get_edge (band + 1) <= share * stage->rate_hz;
}

static void
place_bands (EarcupLiveSpectrum *self)
{
  guint first = 0;

  for (guint s = self->n_stages; s > 0; s--)
    {
      Stage *stage = &self->stages[s - 1];
      double lines = (double) stage->length / stage->rate_hz;

      stage->first = first;
      for (; first < EARCUP_LIVE_SPECTRUM_BANDS && is_within (stage, first); first++)
        {
          self->bands[first].from = earcup_live_spectrum_get_edge (first) * lines;
          self->bands[first].to = earcup_live_spectrum_get_edge (first + 1) * lines;
        }
      stage->end = first;
    }
}

/**
 * earcup_live_spectrum_new:
 * @rate_hz: sample rate in Hz, 8000 or above
 *
 * Makes a spectrum of silence. Bands above half the sample rate stay silent.
 *
 * Returns: (transfer full): the spectrum
 */
EarcupLiveSpectrum *
earcup_live_spectrum_new (guint rate_hz)
{
  EarcupLiveSpectrum *self = g_new0 (EarcupLiveSpectrum, 1);
  double rate = rate_hz;

  add_stage (self, rate);
  while (EARCUP_HALF_BAND_PASS * rate / 2.0 >= earcup_live_spectrum_get_edge (1) &&
         self->n_stages < MOST_STAGES)
    add_stage (self, rate /= 2.0);

  place_bands (self);
  self->time = earcup_fft_alloc (LONG);
  self->lines = earcup_fft_alloc (LONG + 2);
  for (guint i = 0; i < EARCUP_LIVE_SPECTRUM_BANDS; i++)
    self->levels_db[i] = EARCUP_LIVE_SPECTRUM_LOWEST_DB;

  return self;
}

/* Frees a spectrum. */
void
earcup_live_spectrum_free (EarcupLiveSpectrum *self)
{
  for (guint s = 0; s < self->n_stages; s++)
    {
      g_clear_pointer (&self->stages[s].half_band, earcup_half_band_free);
      g_free (self->stages[s].past[0]);
      g_free (self->stages[s].past[1]);
    }

  earcup_fft_free (self->time);
  earcup_fft_free (self->lines);
  g_free (self);
}

/* }}} */
/* {{{ From sound to levels */

/* Puts the newest frames of a channel under a window. Returns: the energy of the window */
static double
apply_window (EarcupLiveSpectrum *self,
              const Stage        *stage,
              guint               channel)
{
  gsize begin = stage->length - stage->filled;
  double step = EARCUP_TWO_PI / (double) stage->filled;
  double turn_re = cos (step), turn_im = sin (step), re = 1.0, im = 0.0;

  memset (self->time, 0, begin * sizeof *self->time);
  for (gsize i = begin; i < stage->length; i++)
    {
      double next = re * turn_re - im * turn_im;

      self->time[i] = stage->past[channel][i] * (float) (0.5 - 0.5 * re);
      im = re * turn_im + im * turn_re;
      re = next;
    }

  return 0.375 * (double) stage->filled;
}

/* Sums the lines of a band, of those at its edges the part that lies in it. */
static double
sum_lines (const float *lines,
           const Band  *band)
{
  gsize first = (gsize) floor (band->from + 0.5);
  gsize last = (gsize) floor (band->to + 0.5);
  double sum = 0.0;

  for (gsize k = first; k <= last; k++)
    {
      double part = fmin (band->to, (double) k + 0.5) - fmax (band->from, (double) k - 0.5);
      double re = (double) lines[2 * k], im = (double) lines[2 * k + 1];

      sum += part * (re * re + im * im);
    }

  return sum;
}

static void
move_band (EarcupLiveSpectrum *self,
           const Stage        *stage,
           guint               i,
           double              power)
{
  double fall_db = EARCUP_LIVE_SPECTRUM_FALL_DB_S * (double) stage->hop / stage->rate_hz;
  Band *band = &self->bands[i];
  double level_db;

  band->power += (power - band->power) * stage->average;
  level_db = fmax (10.0 * log10 (fmax (band->power, 1e-30)), self->levels_db[i] - fall_db);
  self->levels_db[i] = fmax (level_db, EARCUP_LIVE_SPECTRUM_LOWEST_DB);
}

/* By Parseval's theorem the lines of one side hold a quarter of length times energy of the window
 * times twice the power, where the power of a sine of full scale is a half. */
static void
transform (EarcupLiveSpectrum *self,
           const Stage        *stage)
{
  double power[EARCUP_LIVE_SPECTRUM_BANDS];
  double energy;

  if (stage->filled < stage->length / 4)
    return;

  for (guint i = stage->first; i < stage->end; i++)
    power[i] = 0.0;

  for (guint c = 0; c < 2; c++)
    {
      energy = apply_window (self, stage, c);
      earcup_fft_forward (stage->fft, self->time, self->lines);
      for (guint i = stage->first; i < stage->end; i++)
        power[i] += 2.0 * sum_lines (self->lines, &self->bands[i]) /
                    ((double) stage->length * energy);
    }

  for (guint i = stage->first; i < stage->end; i++)
    move_band (self, stage, i, power[i]);
}

static void
add_to_stage (EarcupLiveSpectrum *self,
              Stage              *stage,
              const float        *frames,
              gsize               n_frames)
{
  while (n_frames > 0)
    {
      gsize n = MIN (n_frames, stage->hop - stage->since);
      gsize kept = stage->length - n;

      for (guint c = 0; c < 2; c++)
        {
          memmove (stage->past[c], stage->past[c] + n, kept * sizeof (float));
          for (gsize i = 0; i < n; i++)
            stage->past[c][kept + i] = frames[2 * i + c];
        }

      stage->filled = MIN (stage->filled + n, stage->length);
      stage->since += n;
      if (stage->since == stage->hop)
        {
          stage->since = 0;
          if (stage->first < stage->end)
            transform (self, stage);
        }

      frames += 2 * n;
      n_frames -= n;
    }
}

/* Looks at @n_frames frames of interleaved stereo, which continue those that came before. */
void
earcup_live_spectrum_add (EarcupLiveSpectrum *self,
                          const float        *frames,
                          gsize               n_frames)
{
  while (n_frames > 0)
    {
      gsize n = MIN (n_frames, CHUNK), n_left = n;

      add_to_stage (self, &self->stages[0], frames, n);
      for (guint s = 1; s < self->n_stages && n_left > 0; s++)
        {
          n_left = earcup_half_band_process (self->stages[s].half_band,
                                             s == 1 ? frames : self->chunk, n_left, self->chunk);
          add_to_stage (self, &self->stages[s], self->chunk, n_left);
        }

      frames += 2 * n;
      n_frames -= n;
    }
}

/* }}} */

/* Says that what comes next does not continue what came: it is not put under one window with it.
 * The levels go on from where they are. */
void
earcup_live_spectrum_break (EarcupLiveSpectrum *self)
{
  for (guint s = 0; s < self->n_stages; s++)
    {
      self->stages[s].filled = self->stages[s].since = 0;
      if (self->stages[s].half_band != NULL)
        earcup_half_band_reset (self->stages[s].half_band);
    }
}

/**
 * earcup_live_spectrum_get_levels:
 * @self: a spectrum
 *
 * Gets what the spectrum has come to with the sound that was added; it stands still while none is.
 * The level of a band is that of the mean of the powers of both channels, relative to that of a
 * sine of full scale in both, so that such a sine reads 0 dB in its band.
 *
 * Returns: (transfer none) (array fixed-size=120): levels in dBFS, from the lowest band to the
 *   highest; -120 for silence
 */
const double *
earcup_live_spectrum_get_levels (EarcupLiveSpectrum *self)
{
  return self->levels_db;
}
