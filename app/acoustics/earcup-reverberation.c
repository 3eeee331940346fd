/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-reverberation.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-units.h"

#define LOWEST_BAND_HZ 125.0

/**
 * earcup_reverberation_get_coherence:
 * @hz: a frequency in Hz, 0 or more
 *
 * Tells how alike a diffuse field is at both ears.
 *
 * Source: R. K. Cook et al., Measurement of correlation coefficients in reverberant sound fields,
 * JASA 27 (1955) 1072, for two points as far apart as the ears.
 *
 * Returns: the correlation, 1 at 0 Hz; any thread
 */
double
earcup_reverberation_get_coherence (double hz)
{
  double x = EARCUP_TWO_PI * hz * 2.0 * EARCUP_HEAD_RADIUS_M / EARCUP_SOUND_SPEED_M_S;

  return x < 1e-6 ? 1.0 : sin (x) / x;
}

/* Independent values of the standard normal distribution.
 * Source: G. E. P. Box, M. E. Muller, Annals of Mathematical Statistics 29 (1958) 610. */
static void
fill_noise (GRand *rand,
            float *noise,
            gsize  n_values)
{
  for (gsize i = 0; i < n_values; i += 2)
    {
      double size = sqrt (-2.0 * log (1.0 - g_rand_double (rand)));
      double turn = EARCUP_TWO_PI * g_rand_double (rand);

      noise[i] = (float) (size * cos (turn));
      if (i + 1 < n_values)
        noise[i + 1] = (float) (size * sin (turn));
    }
}

/* The noise as it decays in one octave. */
static void
shape_noise (const EarcupReverberation *self,
             const float               *noise,
             double                     hz,
             float                     *time)
{
  double frame_s = 1.0 / self->rate_hz;
  double size = sqrt (earcup_room_get_tail_power (self->room, self->origin_s, hz) * frame_s);
  double step = sqrt (earcup_room_get_tail_power (self->room, frame_s, hz) /
                      earcup_room_get_tail_power (self->room, 0.0, hz));

  memset (time, 0, self->n_fft * sizeof *time);
  for (gsize t = 0; t < self->n_taps; t++)
    {
      double time_s = self->origin_s + (double) t * frame_s;

      if (time_s >= self->mixing_time_s)
        time[t] = noise[t] * (float) size;
      else if (time_s > 0.5 * self->mixing_time_s)
        time[t] = noise[t] * (float) (size * sqrt (earcup_room_get_handover (time_s,
                                                                             self->mixing_time_s)));
      size *= step;
    }
}

/* The share of an octave in a frequency: 1 at its middle, none at the middles of its neighbours;
 * the outer octaves go on. All shares sum to 1, as the same noise is in all. */
static double
find_share (guint  band,
            double hz)
{
  double column = CLAMP (log2 (fmax (hz, 1.0) / LOWEST_BAND_HZ), 0.0, EARCUP_ROOM_N_BANDS - 1.0);

  return 0.5 + 0.5 * cos (EARCUP_PI * fmin (fabs (column - band), 1.0));
}

static void
add_band (const EarcupReverberation *self,
          guint                      band,
          const float               *spectrum,
          float complex             *ear)
{
  double hz_step = (double) self->rate_hz / (double) self->n_fft;
  double from_hz = band == 0 ? 0.0 : LOWEST_BAND_HZ * exp2 (band - 1.0);
  double to_hz = band == EARCUP_ROOM_N_BANDS - 1 ? EARCUP_HEAD_END_HZ
                                                 : LOWEST_BAND_HZ * exp2 (band + 1.0);
  gsize last = MIN (self->n_fft / 2, (gsize) (to_hz / hz_step));

  for (gsize i = (gsize) (from_hz / hz_step); i <= last; i++)
    ear[i] += (float) find_share (band, (double) i * hz_step) *
              (spectrum[2 * i] + I * spectrum[2 * i + 1]);
}

/* The power that goes into the room, and the likeness of the ears. */
static void
finish (const EarcupReverberation *self,
        float complex             *ears[EARCUP_EARS])
{
  double hz_step = (double) self->rate_hz / (double) self->n_fft;

  for (gsize i = 0; i <= self->n_fft / 2; i++)
    {
      double hz = (double) i * hz_step;
      double alike = earcup_reverberation_get_coherence (hz);
      double size = earcup_head_get_fade (hz);

      if (size > 0.0)
        size *= pow (10.0, -earcup_loudspeaker_get_concentration (self->speaker, hz) / 20.0);
      ears[EARCUP_EAR_LEFT][i] *= (float) size;
      ears[EARCUP_EAR_RIGHT][i] = (float) alike * ears[EARCUP_EAR_LEFT][i] +
                                  (float) (size * sqrt (1.0 - alike * alike)) *
                                  ears[EARCUP_EAR_RIGHT][i];
    }
}

/**
 * earcup_reverberation_compute:
 * @self: what the tail is of
 * @seed: which of many equal tails
 * @ears: (out caller-allocates): for each ear room for n_fft / 2 + 1 values
 *
 * Computes the spectrum of a diffuse tail at both ears: noise that decays in each octave as the
 * room lets it, as strong as the theory of reverberation has it for the power that a loudspeaker
 * sends into the room, relative to its pressure at 1 m ahead. It takes over from the single
 * reflections towards the mixing time. The same seed gives the same tail.
 *
 * Any thread.
 */
void
earcup_reverberation_compute (const EarcupReverberation *self,
                              guint32                    seed,
                              float complex             *ears[EARCUP_EARS])
{
  const EarcupFft *fft = earcup_fft_get (self->n_fft);
  float *time = earcup_fft_alloc (self->n_fft);
  float *spectrum = earcup_fft_alloc (self->n_fft + 2);
  g_autofree float *noise = g_new (float, self->n_taps);
  GRand *rand = g_rand_new_with_seed (seed);

  for (guint ear = 0; ear < EARCUP_EARS; ear++)
    {
      fill_noise (rand, noise, self->n_taps);
      memset (ears[ear], 0, (self->n_fft / 2 + 1) * sizeof **ears);
      for (guint band = 0; band < EARCUP_ROOM_N_BANDS; band++)
        {
          shape_noise (self, noise, LOWEST_BAND_HZ * exp2 (band), time);
          earcup_fft_forward (fft, time, spectrum);
          add_band (self, band, spectrum, ears[ear]);
        }
    }
  finish (self, ears);

  g_rand_free (rand);
  earcup_fft_free (time);
  earcup_fft_free (spectrum);
}
