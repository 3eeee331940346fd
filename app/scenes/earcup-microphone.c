/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-microphone.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-reverberation.h"
#include "acoustics/earcup-units.h"

/* Gains are found by thirds of an octave and interpolated. */
#define GAINS_FROM_HZ    31.25
#define GAINS_PER_OCTAVE 3
#define N_GAINS          29

#define SEED             41         /* of the tail; the right loudspeaker takes the next */

/* The place of a line in the table of gains. */
typedef struct {
  guint left;
  float share;       /* of the gain to the right */
} Place;

/* What comes by way of an image of the response ahead, by thirds of an octave. */
static void
find_gains (const EarcupMicrophone *self,
            const EarcupRoomImage  *image,
            const double            axis[3],
            double                  gains[N_GAINS])
{
  double cosine = image->emission[0] * axis[0] + image->emission[1] * axis[1] +
                  image->emission[2] * axis[2];
  double share = earcup_room_get_handover (image->distance_m / EARCUP_SOUND_SPEED_M_S,
                                           self->mixing_time_s);

  for (guint i = 0; i < N_GAINS; i++)
    {
      double hz = GAINS_FROM_HZ * exp2 ((double) i / GAINS_PER_OCTAVE);

      gains[i] = sqrt (1.0 - share) * earcup_room_get_image_gain (self->room, image, hz) *
                 earcup_loudspeaker_get_directivity (self->speaker,
                                                     acos (CLAMP (cosine, -1.0, 1.0)), hz);
    }
}

/* Where each line stands, which is the same for all images. */
static Place *
find_places (const EarcupMicrophone *self)
{
  double hz_step = self->rate_hz / (2.0 * (double) self->n_taps);
  Place *places = g_new (Place, self->n_taps + 1);

  for (gsize i = 0; i <= self->n_taps; i++)
    {
      double hz = fmax ((double) i * hz_step, GAINS_FROM_HZ);
      double place = fmin (GAINS_PER_OCTAVE * log2 (hz / GAINS_FROM_HZ), N_GAINS - 1.0);

      places[i].left = MIN ((guint) place, N_GAINS - 2);
      places[i].share = (float) (place - places[i].left);
    }

  return places;
}

/* The turn of each line is that of the line before by one step; written out, for a product of
 * complex numbers also looks for infinities. */
static void
add_image (const EarcupMicrophone *self,
           const EarcupRoomImage  *image,
           const double           *gains,
           const Place            *places,
           float complex          *spectrum)
{
  double hz_step = self->rate_hz / (2.0 * (double) self->n_taps);
  double angle = -EARCUP_TWO_PI * hz_step * image->distance_m / EARCUP_SOUND_SPEED_M_S;
  double step_real = cos (angle), step_imag = sin (angle), real = 1.0, imag = 0.0;
  float *values = (float *) spectrum;

  for (gsize i = 0; i <= self->n_taps; i++)
    {
      const double *gain = gains + places[i].left;
      double level = gain[0] + places[i].share * (gain[1] - gain[0]), next;

      values[2 * i] += (float) (real * level);
      values[2 * i + 1] += (float) (imag * level);
      next = real * step_real - imag * step_imag;
      imag = real * step_imag + imag * step_real;
      real = next;
    }
}

static void
add_tail (const EarcupMicrophone *self,
          EarcupSpeaker           speaker,
          float complex          *spectrum)
{
  EarcupReverberation tail = {
    .room = self->room,
    .speaker = self->speaker,
    .mixing_time_s = self->mixing_time_s,
    .rate_hz = self->rate_hz,
    .n_taps = self->n_taps,
    .n_fft = 2 * self->n_taps,
  };
  g_autofree float complex *values = g_new (float complex, EARCUP_EARS * (self->n_taps + 1));
  float complex *ears[EARCUP_EARS] = { values, values + self->n_taps + 1 };

  earcup_reverberation_compute (&tail, SEED + speaker, ears);
  for (gsize i = 0; i <= self->n_taps; i++)
    spectrum[i] += values[i];
}

/**
 * earcup_microphone_compute:
 * @self: a microphone
 * @speaker: which loudspeaker of the pair plays
 * @spectrum: (out) (array): room for n_taps + 1 values, from 0 Hz to half the sample rate
 *
 * Computes what a loudspeaker brings to the microphone: the direct sound and each reflection with
 * its own delay, then a diffuse tail, relative to the pressure at 1 m ahead in the middle of the
 * loudspeaker's range. Time is counted from when the sound is sent. Any thread.
 *
 * Source: J. B. Allen, D. A. Berkley, Image method for efficiently simulating small-room
 * acoustics, JASA 65 (1979) 943.
 */
void
earcup_microphone_compute (const EarcupMicrophone *self,
                           EarcupSpeaker           speaker,
                           float complex          *spectrum)
{
  const double *from_m = self->places->speaker_m[speaker];
  g_autoptr(GArray) images = earcup_room_list_images (self->room, from_m, self->place_m,
                                                      self->mixing_time_s);
  g_autofree Place *places = find_places (self);

  memset (spectrum, 0, (self->n_taps + 1) * sizeof *spectrum);
  for (guint i = 0; i < images->len; i++)
    {
      const EarcupRoomImage *image = &g_array_index (images, EarcupRoomImage, i);
      double gains[N_GAINS];

      find_gains (self, image, self->places->axis[speaker], gains);
      add_image (self, image, gains, places, spectrum);
    }

  if (self->room != NULL)
    add_tail (self, speaker, spectrum);
  for (gsize i = 0; i <= self->n_taps; i++)
    spectrum[i] *= (float complex)
      earcup_loudspeaker_get_transfer (self->speaker, (double) i * self->rate_hz /
                                                      (2.0 * (double) self->n_taps));
}
