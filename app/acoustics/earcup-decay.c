/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-decay.h"

#include <complex.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-units.h"

#define N_BINS          (EARCUP_DECAY_LENGTH / 2 + 1)
#define DC_SHARE        0.01     /* of the first bin: where the bin of 0 Hz is taken */
#define FADE_SHARE      0.92     /* of half the rate, where the fade ends: where it begins */
#define OVERSAMPLING    4        /* points of the kept curves to a sample */
#define N_POINTS        (EARCUP_DECAY_LENGTH * OVERSAMPLING)

/* The window of a slice: a raised cosine up, as long again as makes EARCUP_DECAY_SLICE samples,
 * and a raised cosine down. */
#define SLICE_RISE      32
#define SLICE_TAIL      256

#define SLICE_PADDED    (4 * EARCUP_DECAY_SLICE)   /* for points between the bins */

#define STEP_LEAD       480      /* samples before the impulse from which the step is summed */
#define LOWEST_BAND_HZ  100.0
#define STEP_BEGIN_DB   1.0      /* a decay is timed from where so much of the energy has gone */

struct _EarcupDecay
{
  float          impulse[N_POINTS];   /* Pa per sample of 1 V; times before 0 stand at the end */
  float          step[N_POINTS];      /* Pa per V */
  float complex  spectrum[N_BINS];
};

G_DEFINE_BOXED_TYPE (EarcupDecay, earcup_decay, earcup_decay_ref, earcup_decay_unref)

static double
bin_hz (gsize bin)
{
  return (double) bin * EARCUP_DECAY_RATE_HZ / EARCUP_DECAY_LENGTH;
}

/* 1 up to the share of half the rate at which the fade begins, 0 at half the rate. */
static double
fade (double hz)
{
  double place = hz / (0.5 * EARCUP_DECAY_RATE_HZ);

  if (place <= FADE_SHARE)
    return 1.0;

  return 0.5 + 0.5 * cos (EARCUP_PI * (place - FADE_SHARE) / (1.0 - FADE_SHARE));
}

static void
fill_spectrum (EarcupDecay        *self,
               const EarcupDesign *design)
{
  g_autofree double *hz = g_new (double, N_BINS);
  g_autofree double complex *drum = g_new (double complex, N_BINS);

  for (gsize i = 0; i < N_BINS; i++)
    hz[i] = i > 0 ? bin_hz (i) : DC_SHARE * bin_hz (1);

  earcup_simulate_drum (design, hz, N_BINS, drum);
  for (gsize i = 0; i < N_BINS; i++)
    self->spectrum[i] = (float complex) (drum[i] * fade (hz[i]));

  self->spectrum[0] = crealf (self->spectrum[0]);
}

/* A spectrum that is longer than there is anything in it gives points between the samples. */
static void
fill_impulse (EarcupDecay *self)
{
  const EarcupFft *fft = earcup_fft_get (N_POINTS);
  float *bins = earcup_fft_alloc (N_POINTS + 2);
  float *time = earcup_fft_alloc (N_POINTS);

  memcpy (bins, self->spectrum, sizeof self->spectrum);
  earcup_fft_inverse (fft, bins, time);
  for (gsize i = 0; i < N_POINTS; i++)
    self->impulse[i] = time[i] / EARCUP_DECAY_LENGTH;

  earcup_fft_free (bins);
  earcup_fft_free (time);
}

/* The sum of the impulse, begun shortly before it. What sounds on for longer than the whole length
 * comes round again at the beginning, and is not counted so. */
static void
fill_step (EarcupDecay *self)
{
  double sum = 0.0;

  for (gsize i = 0; i < N_POINTS; i++)
    {
      gsize point = (i + N_POINTS - STEP_LEAD * OVERSAMPLING) % N_POINTS;

      sum += self->impulse[point] / OVERSAMPLING;
      self->step[point] = (float) sum;
    }
}

/**
 * earcup_decay_new:
 * @design: the design
 *
 * Computes what happens at the drum after an impulse, up to 22 kHz.
 *
 * Returns: (transfer full): the decay; any thread
 */
EarcupDecay *
earcup_decay_new (const EarcupDesign *design)
{
  EarcupDecay *self = g_atomic_rc_box_new0 (EarcupDecay);

  fill_spectrum (self, design);
  fill_impulse (self);
  fill_step (self);

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupDecay *
earcup_decay_ref (EarcupDecay *self)
{
  return g_atomic_rc_box_acquire (self);
}

/* Gives up a reference; any thread. */
void
earcup_decay_unref (EarcupDecay *self)
{
  g_atomic_rc_box_release (self);
}

static double
read_curve (const float *curve,
            double       time_s)
{
  double place = time_s * EARCUP_DECAY_RATE_HZ * OVERSAMPLING;
  double below = floor (place);
  gsize point = (gsize) (fmod (fmod (below, N_POINTS) + N_POINTS, N_POINTS));
  double share = place - below;

  return (1.0 - share) * curve[point] + share * curve[(point + 1) % N_POINTS];
}

/**
 * earcup_decay_get_impulse:
 * @self: a decay
 * @time_s: time after the impulse in s, -0.04 to 0.3; what is heard begins some 0.1 ms after it,
 *   and what stands before it comes from the limit at 22 kHz
 *
 * Reads the impulse response at the drum.
 *
 * Returns: Pa for one sample of 1 V at 48 kHz; any thread
 */
double
earcup_decay_get_impulse (const EarcupDecay *self,
                          double             time_s)
{
  return read_curve (self->impulse, time_s);
}

/* Returns: the pressure in Pa at the drum @time_s after the source has jumped from 0 to 1 V,
 * -0.01 to 0.3 s; any thread */
double
earcup_decay_get_step (const EarcupDecay *self,
                       double             time_s)
{
  return read_curve (self->step, time_s);
}

static double
slice_window (gsize sample)
{
  if (sample < SLICE_RISE)
    return 0.5 - 0.5 * cos (EARCUP_PI * ((double) sample + 0.5) / SLICE_RISE);
  if (sample >= EARCUP_DECAY_SLICE - SLICE_TAIL)
    return 0.5 - 0.5 * cos (EARCUP_PI * (EARCUP_DECAY_SLICE - (double) sample - 0.5) / SLICE_TAIL);

  return 1.0;
}

/* The level at a frequency, between two bins of a spectrum in a straight line over amplitude. */
static double
read_spectrum (const float *spectrum,
               double       hz)
{
  double place = CLAMP (hz * SLICE_PADDED / EARCUP_DECAY_RATE_HZ, 0.0, SLICE_PADDED / 2 - 1e-6);
  gsize bin = (gsize) place;
  double share = place - (double) bin;
  double low = hypot (spectrum[2 * bin], spectrum[2 * bin + 1]);
  double high = hypot (spectrum[2 * bin + 2], spectrum[2 * bin + 3]);

  return 20.0 * log10 (fmax ((1.0 - share) * low + share * high, 1e-12) / EARCUP_REFERENCE_PA);
}

/**
 * earcup_decay_compute_slice:
 * @self: a decay
 * @time_s: time after the impulse in s, 0 to 0.2
 * @hz: (array length=n_points): frequencies in Hz, 0 to 24 kHz
 * @n_points: how many
 * @level_db: (out caller-allocates) (array length=n_points): dB SPL per volt
 *
 * Computes a slice of the cumulative spectral decay: the spectrum of what is left of the impulse
 * response from a moment on. At 0 it is the response itself. A slice looks at 43 ms, so it tells
 * little below 100 Hz, and its rise of 0.7 ms blurs anything faster.
 *
 * Any thread. Source: J. M. Berman, L. R. Fincham, The application of digital techniques to the
 * measurement of loudspeakers, JAES 25 (1977).
 */
void
earcup_decay_compute_slice (const EarcupDecay *self,
                            double             time_s,
                            const double      *hz,
                            gsize              n_points,
                            double            *level_db)
{
  const EarcupFft *fft = earcup_fft_get (SLICE_PADDED);
  float *time = earcup_fft_alloc (SLICE_PADDED);
  float *spectrum = earcup_fft_alloc (SLICE_PADDED + 2);

  for (gsize i = 0; i < EARCUP_DECAY_SLICE; i++)
    {
      double at = time_s + ((double) i - SLICE_RISE) / EARCUP_DECAY_RATE_HZ;

      time[i] = (float) (slice_window (i) * earcup_decay_get_impulse (self, at));
    }

  earcup_fft_forward (fft, time, spectrum);
  for (gsize i = 0; i < n_points; i++)
    level_db[i] = read_spectrum (spectrum, hz[i]);

  earcup_fft_free (time);
  earcup_fft_free (spectrum);
}

/* Returns: the midband frequency in Hz of a third octave, 0 to 20. Source: IEC 61260-1:2014, base
 * ten; any thread */
double
earcup_decay_get_band (guint band)
{
  return LOWEST_BAND_HZ * pow (10.0, band / 10.0);
}

/* A third-octave filter of third order, which begins at once and rings as any real one does.
 * Source: IEC 61260-1:2014 (band edges); S. Butterworth 1930. */
static double complex
filter_band (double midband_hz,
             double hz)
{
  double width = pow (10.0, 0.05) - pow (10.0, -0.05);
  double complex s = I * (hz / midband_hz - midband_hz / hz) / width;

  return 1.0 / ((s + 1.0) * (s * s + s + 1.0));
}

/* How long until the energy that is still to come has fallen by a number of decibels. Source:
 * M. R. Schroeder, New method of measuring reverberation time, JASA 37 (1965). */
static double
time_fall (const float *samples,
           double       drop_db)
{
  double left[2] = {
    pow (10.0, -0.1 * STEP_BEGIN_DB), pow (10.0, -0.1 * (STEP_BEGIN_DB + drop_db)),
  };
  double total = 0.0, sum = 0.0;
  gsize at[2] = { 0, 0 };

  for (gsize i = 0; i < EARCUP_DECAY_LENGTH; i++)
    total += (double) samples[i] * samples[i];

  for (gsize i = EARCUP_DECAY_LENGTH; i > 0; i--)
    {
      sum += (double) samples[i - 1] * samples[i - 1];
      for (guint k = 0; k < 2; k++)
        if (sum <= left[k] * total)
          at[k] = i - 1;
    }

  return ((double) at[1] - (double) at[0]) / EARCUP_DECAY_RATE_HZ;
}

/* The fall of a spectrum, or of a perfect impulse, behind the filter of a band. */
static double
time_band (const float complex *spectrum,
           guint                band,
           double               drop_db)
{
  const EarcupFft *fft = earcup_fft_get (EARCUP_DECAY_LENGTH);
  float *bins = earcup_fft_alloc (2 * N_BINS);
  float *time = earcup_fft_alloc (EARCUP_DECAY_LENGTH);
  double seconds;

  for (gsize i = 1; i < N_BINS; i++)
    {
      double complex filter = filter_band (earcup_decay_get_band (band), bin_hz (i));
      double complex value = filter * (spectrum != NULL ? spectrum[i] : fade (bin_hz (i)));

      bins[2 * i] = (float) creal (value);
      bins[2 * i + 1] = (float) cimag (value);
    }

  earcup_fft_inverse (fft, bins, time);
  seconds = time_fall (time, drop_db);
  earcup_fft_free (bins);
  earcup_fft_free (time);

  return seconds;
}

/**
 * earcup_decay_compute_time:
 * @self: a decay
 * @band: 0 to 20, see earcup_decay_get_band()
 * @drop_db: 1 to 60
 *
 * Computes how long a third octave takes to fall by a number of decibels: the energy that is still
 * to come is followed from where 1 dB of it has gone to where as much more has as was asked for.
 *
 * The filter rings too. A time that is not clearly longer than earcup_decay_get_filter_time() says
 * nothing about the headphone but that it dies away faster than the filter.
 *
 * Returns: the time in s; any thread
 */
double
earcup_decay_compute_time (const EarcupDecay *self,
                           guint              band,
                           double             drop_db)
{
  g_return_val_if_fail (band < EARCUP_DECAY_N_BANDS, NAN);

  return time_band (self->spectrum, band, drop_db);
}

/* Returns: the time in s in which the filter of a third octave alone falls by @drop_db, 1 to 60;
 * any thread */
double
earcup_decay_get_filter_time (guint  band,
                              double drop_db)
{
  g_return_val_if_fail (band < EARCUP_DECAY_N_BANDS, NAN);

  return time_band (NULL, band, drop_db);
}
