/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-binaural-figures.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-units.h"

#define LONGEST_LAG_S    0.001     /* no head is wider */
#define FINER            8         /* between the frames of the correlation */

#define SEAT_FROM_HZ     500.0
#define SEAT_OCTAVES     2

/**
 * earcup_binaural_compute_direct_ratio:
 * @self: a pair of loudspeakers
 * @from_hz: lower end of a range in Hz, above 0
 * @to_hz: upper end in Hz, above @from_hz
 *
 * Computes how much stronger the direct sound is at the ears than all that the room adds, for
 * pink noise and in the mean of loudspeakers and ears.
 *
 * Returns: the direct-to-reverberant ratio in dB, infinite in the open; any thread
 */
double
earcup_binaural_compute_direct_ratio (const EarcupBinaural *self,
                                      double                from_hz,
                                      double                to_hz)
{
  double direct = 0.0, rest = 0.0;

  if (earcup_binaural_get_room (self) == NULL)
    return INFINITY;

  for (guint path = 0; path < EARCUP_KERNEL_PATHS; path++)
    {
      gsize n_bins;
      double hz_step;
      const float complex *alone = earcup_binaural_get_spectrum (self, EARCUP_BINAURAL_DIRECT,
                                                                 path, &n_bins, &hz_step);
      const float complex *all = earcup_binaural_get_spectrum (self, EARCUP_BINAURAL_ALL, path,
                                                               &n_bins, &hz_step);

      for (gsize i = (gsize) ceil (from_hz / hz_step); i < n_bins && (double) i * hz_step <= to_hz;
           i++)
        {
          direct += pow (cabsf (alone[i]), 2.0) / (double) i;
          rest += pow (cabsf (all[i] - alone[i]), 2.0) / (double) i;
        }
    }

  return 10.0 * log10 (direct / rest);
}

/* The spectrum of the first part of an impulse response. */
static void
transform_early (const EarcupBinaural *self,
                 EarcupKernelPath      path,
                 float                *time,
                 float                *spectrum)
{
  gsize n_taps;
  const float *taps = earcup_binaural_get_taps (self, path, &n_taps);
  gsize n_early = MIN (n_taps, (gsize) (EARCUP_BINAURAL_EARLY_S *
                                        earcup_binaural_get_rate (self)));

  memset (time, 0, 2 * n_taps * sizeof *time);
  memcpy (time, taps, n_early * sizeof *time);
  earcup_fft_forward (earcup_fft_get (2 * n_taps), time, spectrum);
}

/**
 * earcup_binaural_compute_clarity:
 * @self: a pair of loudspeakers
 * @from_hz: lower end of a range in Hz, above 0
 * @to_hz: upper end in Hz, above @from_hz
 *
 * Computes how much stronger what comes within 50 ms of the direct sound is than what comes
 * later, for pink noise and in the mean of loudspeakers and ears.
 *
 * Source: ISO 3382-1:2009, annex A, C50.
 *
 * Returns: the clarity in dB; any thread
 */
double
earcup_binaural_compute_clarity (const EarcupBinaural *self,
                                 double                from_hz,
                                 double                to_hz)
{
  double early = 0.0, late = 0.0;

  for (guint path = 0; path < EARCUP_KERNEL_PATHS; path++)
    {
      gsize n_bins;
      double hz_step;
      const float complex *all = earcup_binaural_get_spectrum (self, EARCUP_BINAURAL_ALL, path,
                                                               &n_bins, &hz_step);
      float *time = earcup_fft_alloc (2 * (n_bins - 1));
      float *spectrum = earcup_fft_alloc (2 * n_bins);
      const float complex *first = (const float complex *) (gconstpointer) spectrum;

      transform_early (self, path, time, spectrum);
      for (gsize i = (gsize) ceil (from_hz / hz_step); i < n_bins && (double) i * hz_step <= to_hz;
           i++)
        {
          early += pow (cabsf (first[i]), 2.0) / (double) i;
          late += pow (cabsf (all[i] - first[i]), 2.0) / (double) i;
        }
      earcup_fft_free (time);
      earcup_fft_free (spectrum);
    }

  return 10.0 * log10 (early / late);
}

/**
 * earcup_binaural_compute_level_difference:
 * @self: a pair of loudspeakers
 * @part: the direct sound, or everything
 * @speaker: the loudspeaker that plays
 * @hz: the middle of a third of an octave in Hz
 *
 * Computes how much louder one loudspeaker is at the ear on its side than at the other. With
 * headphones this is limited only by what leaks from one cup to the other.
 *
 * Returns: the interaural level difference in dB; any thread
 */
double
earcup_binaural_compute_level_difference (const EarcupBinaural *self,
                                          EarcupBinauralPart    part,
                                          EarcupSpeaker         speaker,
                                          double                hz)
{
  double from_hz = hz * exp2 (-1.0 / 6.0), to_hz = hz * exp2 (1.0 / 6.0);
  guint near = speaker * EARCUP_EARS + speaker;
  guint far = speaker * EARCUP_EARS + 1 - speaker;

  return 10.0 * log10 (earcup_binaural_compute_power (self, part, near, from_hz, to_hz) /
                       earcup_binaural_compute_power (self, part, far, from_hz, to_hz));
}

/* Where a parabola through the highest of three equally spaced values has its top. */
static double
find_top (const float *values,
          gsize        n_values,
          glong        top)
{
  double left = values[(gsize) (top - 1 + (glong) n_values) % n_values];
  double middle = values[(gsize) (top + (glong) n_values) % n_values];
  double right = values[(gsize) (top + 1 + (glong) n_values) % n_values];
  double bend = left - 2.0 * middle + right;

  return (double) top + (bend < 0.0 ? 0.5 * (left - right) / bend : 0.0);
}

/* The lag of the highest value, in steps; within the longest. */
static double
find_peak (const float *values,
           gsize        n_values,
           glong        longest)
{
  glong best = 0;

  for (glong lag = -longest; lag <= longest; lag++)
    if (values[(gsize) (lag + (glong) n_values) % n_values] >
        values[(gsize) (best + (glong) n_values) % n_values])
      best = lag;

  return find_top (values, n_values, best);
}

/**
 * earcup_binaural_compute_time_difference:
 * @self: a pair of loudspeakers
 * @part: the direct sound, or everything
 * @speaker: the loudspeaker that plays
 * @from_hz: lower end of a range in Hz, 0 or more
 * @to_hz: upper end in Hz, above @from_hz; the sense for it ends near 1500 Hz
 *
 * Computes how much later one loudspeaker comes to the far ear than to the near one: the lag at
 * which the two are most alike. With headphones nothing comes to the far ear at all.
 *
 * Returns: the interaural time difference in s, within 1 ms; any thread
 */
double
earcup_binaural_compute_time_difference (const EarcupBinaural *self,
                                         EarcupBinauralPart    part,
                                         EarcupSpeaker         speaker,
                                         double                from_hz,
                                         double                to_hz)
{
  gsize n_bins, n;
  double hz_step, lag_s;
  const float complex *near = earcup_binaural_get_spectrum (self, part,
                                                            speaker * EARCUP_EARS + speaker,
                                                            &n_bins, &hz_step);
  const float complex *far = earcup_binaural_get_spectrum (self, part,
                                                           speaker * EARCUP_EARS + 1 - speaker,
                                                           &n_bins, &hz_step);
  float complex *product;
  float *time;

  n = 2 * (n_bins - 1) * FINER;
  product = (float complex *) (gpointer) earcup_fft_alloc (n + 2);
  time = earcup_fft_alloc (n);
  for (gsize i = (gsize) ceil (from_hz / hz_step); i < n_bins && (double) i * hz_step <= to_hz;
       i++)
    product[i] = far[i] * conjf (near[i]);

  earcup_fft_inverse (earcup_fft_get (n), (float *) product, time);
  lag_s = 1.0 / (hz_step * (double) n);
  lag_s *= find_peak (time, n, (glong) (LONGEST_LAG_S / lag_s));

  earcup_fft_free (product);
  earcup_fft_free (time);

  return lag_s;
}

/**
 * earcup_binaural_compute_seat_gain:
 * @self: a pair of loudspeakers
 *
 * Computes what distance and room leave of the level that one loudspeaker has 1 m ahead in the
 * open, where the listener sits, without the head: the mean from 500 Hz to 2 kHz.
 *
 * Returns: the gain in dB; any thread
 */
double
earcup_binaural_compute_seat_gain (const EarcupBinaural *self)
{
  const EarcupPlaces *places = earcup_binaural_get_places (self);
  double sum_db = 0.0;

  for (guint i = 0; i < 3 * SEAT_OCTAVES; i++)
    for (guint speaker = 0; speaker < EARCUP_SPEAKERS; speaker++)
      sum_db += earcup_room_compute_level (earcup_binaural_get_room (self),
                                           earcup_binaural_get_speaker (self),
                                           places->speaker_m[speaker], places->axis[speaker],
                                           places->listener_m,
                                           SEAT_FROM_HZ * exp2 ((i + 0.5) / 3.0));

  return sum_db / (3 * SEAT_OCTAVES * EARCUP_SPEAKERS);
}

/**
 * earcup_binaural_compute_seat_level:
 * @self: a pair of loudspeakers
 *
 * Computes the highest level that the pair can reach where the listener sits, when both play
 * different sound as loud as they can.
 *
 * Returns: the level in dB SPL; any thread
 */
double
earcup_binaural_compute_seat_level (const EarcupBinaural *self)
{
  const EarcupLoudspeaker *speaker = earcup_binaural_get_speaker (self);

  return earcup_loudspeaker_get_figures (speaker)->max_level_db +
         10.0 * log10 (EARCUP_SPEAKERS) + earcup_binaural_compute_seat_gain (self);
}
