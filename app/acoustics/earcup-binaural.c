/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-binaural.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-emulation.h"
#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-minimum-phase.h"
#include "acoustics/earcup-reverberation.h"
#include "acoustics/earcup-units.h"

/* One arrival is rendered in a block of 20 ms, of which a quarter lies before it: walls and
 * loudspeakers are known by their magnitude only, which rings to both sides. */
#define BLOCKS_PER_S    50
#define LEAD_SHARE      4

/* Gains are found by thirds of an octave and interpolated. */
#define GAINS_FROM_HZ   31.25
#define GAINS_PER_OCTAVE 3
#define N_GAINS         29

/* As long as the slowest octave takes for this part of its 60 dB. */
#define DECAY_SHARE     1.1
#define FEWEST_TAPS     16384
#define FADE_SHARE      8          /* of the taps, an eighth fades */

#define ALIGN_FROM_HZ   500.0
#define ALIGN_OCTAVES   2
#define ALIGN_STEPS     24         /* per octave */
#define THIRD           (1.0 / 3.0)

#define SEED            20260        /* any number does; the right loudspeaker takes the next */
#define SILENCE         1e-30

struct _EarcupBinaural
{
  EarcupLoudspeaker *speaker;
  EarcupRoom        *room;           /* NULL for the open */
  EarcupPlaces       places;
  guint              rate_hz;
  double             gain_db;
  double             mixing_time_s;
  gsize              n_taps;
  float             *taps;           /* path after path */
  float complex     *spectra;        /* part after part, path after path, n_taps + 1 bins */
};

/* While it is made. */
typedef struct {
  EarcupBinaural *binaural;
  EarcupHead     *head;
  double          origin_s;          /* time of the first tap since the sound was sent */
  gsize           n_block;
  float          *block_time;
  float complex  *block_ears[EARCUP_EARS];
  guint          *gain_index;        /* of each bin of a block: where its gain stands … */
  float          *gain_way;          /* … and the way to the next */
  float          *time;              /* 2 · n_taps */
  float complex  *common;            /* what all paths share */
} Builder;

G_DEFINE_BOXED_TYPE (EarcupBinaural, earcup_binaural, earcup_binaural_ref,
                     earcup_binaural_unref)

static float complex *
find_spectrum (const EarcupBinaural *self,
               EarcupBinauralPart    part,
               guint                 path)
{
  return self->spectra + (part * EARCUP_KERNEL_PATHS + path) * (self->n_taps + 1);
}

static gsize
choose_length (const EarcupBinaural *self)
{
  gsize n_taps = FEWEST_TAPS;
  double longest_s = 0.0;

  for (guint k = 0; self->room != NULL && k < EARCUP_ROOM_N_BANDS; k++)
    longest_s = fmax (longest_s, earcup_room_get_decay (self->room, 125.0 * exp2 (k)));

  while (n_taps < EARCUP_BINAURAL_MOST_TAPS &&
         (double) n_taps < (self->mixing_time_s + DECAY_SHARE * longest_s) * self->rate_hz)
    n_taps *= 2;

  return n_taps;
}

static void
prepare (Builder        *builder,
         EarcupBinaural *self,
         EarcupHead     *head,
         double          distance_m)
{
  gsize n_bins;

  builder->binaural = self;
  builder->head = head;

  /* At the near ear the sound is earlier than in the middle of the head, and measured responses
   * rise before their delay. With less time ahead, the levels at the two ears would be wrong by a
   * decibel. */
  builder->origin_s = distance_m / EARCUP_SOUND_SPEED_M_S - EARCUP_BINAURAL_LEAD_S;

  builder->n_block = 2 * (self->rate_hz / (2 * BLOCKS_PER_S));
  builder->block_time = earcup_fft_alloc (builder->n_block);
  n_bins = builder->n_block / 2 + 1;
  builder->gain_index = g_new (guint, n_bins);
  builder->gain_way = g_new (float, n_bins);
  for (guint ear = 0; ear < EARCUP_EARS; ear++)
    builder->block_ears[ear] = (float complex *) (gpointer) earcup_fft_alloc (2 * n_bins);
  builder->time = earcup_fft_alloc (2 * self->n_taps);
  builder->common = (float complex *) (gpointer) earcup_fft_alloc (2 * self->n_taps + 2);

  for (gsize i = 0; i < n_bins; i++)
    {
      double hz = (double) i * self->rate_hz / (double) builder->n_block;
      double place = CLAMP (GAINS_PER_OCTAVE * log2 (fmax (hz, 1.0) / GAINS_FROM_HZ), 0.0,
                            N_GAINS - 1.0);

      builder->gain_index[i] = MIN ((guint) place, N_GAINS - 2);
      builder->gain_way[i] = (float) (place - builder->gain_index[i]);
    }
}

static void
finish (Builder *builder)
{
  for (guint ear = 0; ear < EARCUP_EARS; ear++)
    earcup_fft_free (builder->block_ears[ear]);
  earcup_fft_free (builder->block_time);
  earcup_fft_free (builder->time);
  earcup_fft_free (builder->common);
  g_free (builder->gain_index);
  g_free (builder->gain_way);
}

/* What comes of the response ahead by way of an image, by thirds of an octave. */
static void
find_gains (const Builder         *builder,
            const EarcupRoomImage *image,
            const double           axis[3],
            float                  gains[N_GAINS])
{
  const EarcupBinaural *self = builder->binaural;
  double cosine = image->emission[0] * axis[0] + image->emission[1] * axis[1] +
                  image->emission[2] * axis[2];
  double angle_rad = acos (CLAMP (cosine, -1.0, 1.0));
  double share = earcup_room_get_handover (image->distance_m / EARCUP_SOUND_SPEED_M_S,
                                           self->mixing_time_s);

  for (guint i = 0; i < N_GAINS; i++)
    {
      double hz = GAINS_FROM_HZ * exp2 ((double) i / GAINS_PER_OCTAVE);

      gains[i] = (float) (sqrt (1.0 - share) *
                          earcup_room_get_image_gain (self->room, image, hz) *
                          earcup_loudspeaker_get_directivity (self->speaker, angle_rad, hz));
    }
}

/* Adds a block, given as a spectrum, to an impulse response from a tap on. */
static void
add_block (Builder       *builder,
           float complex *spectrum,
           glong          first,
           float         *taps)
{
  gsize n = builder->n_block;
  glong n_taps = (glong) builder->binaural->n_taps;

  earcup_fft_inverse (earcup_fft_get (n), (float *) spectrum, builder->block_time);
  for (glong t = MAX (0, -first); t < (glong) n && first + t < n_taps; t++)
    taps[first + t] += builder->block_time[t] / (float) n;
}

/* Adds an image to the responses of both ears. */
static void
add_image (Builder               *builder,
           const EarcupRoomImage *image,
           const double           axis[3],
           float                 *ears[EARCUP_EARS])
{
  const EarcupBinaural *self = builder->binaural;
  const double *listener_m = self->places.listener_m;
  double arrival = (image->distance_m / EARCUP_SOUND_SPEED_M_S - builder->origin_s) *
                   self->rate_hz;
  glong first = (glong) floor (arrival) - (glong) (builder->n_block / LEAD_SHARE);
  double direction[3];
  float gains[N_GAINS];

  for (guint i = 0; i < 3; i++)
    direction[i] = (i < 2 ? -1.0 : 1.0) * (image->position_m[i] - listener_m[i]) /
                   image->distance_m;

  find_gains (builder, image, axis, gains);
  earcup_head_compute (builder->head, direction, (arrival - (double) first) / self->rate_hz,
                       (double) self->rate_hz / (double) builder->n_block,
                       builder->n_block / 2 + 1, builder->block_ears);

  for (guint ear = 0; ear < EARCUP_EARS; ear++)
    {
      for (gsize i = 0; i <= builder->n_block / 2; i++)
        {
          const float *gain = gains + builder->gain_index[i];

          builder->block_ears[ear][i] *= gain[0] + builder->gain_way[i] * (gain[1] - gain[0]);
        }
      add_block (builder, builder->block_ears[ear], first, ears[ear]);
    }
}

static void
transform (Builder       *builder,
           const float   *taps,
           float complex *spectrum)
{
  gsize n = 2 * builder->binaural->n_taps;
  float *values = earcup_fft_alloc (n + 2);

  memset (builder->time, 0, n * sizeof (float));
  memcpy (builder->time, taps, n / 2 * sizeof (float));
  earcup_fft_forward (earcup_fft_get (n), builder->time, values);
  memcpy (spectrum, values, (n + 2) * sizeof (float));
  earcup_fft_free (values);
}

/* The direct sound and the reflections of one loudspeaker, as spectra. */
static void
render_speaker (Builder       *builder,
                EarcupSpeaker  speaker)
{
  EarcupBinaural *self = builder->binaural;
  const EarcupPlaces *places = &self->places;
  g_autoptr(GArray) images = earcup_room_list_images (self->room, places->speaker_m[speaker],
                                                      places->listener_m, self->mixing_time_s);
  float *taps = earcup_fft_alloc (EARCUP_EARS * self->n_taps);
  float *ears[EARCUP_EARS] = { taps, taps + self->n_taps };

  for (guint i = 0; i < images->len; i++)
    {
      add_image (builder, &g_array_index (images, EarcupRoomImage, i),
                 places->axis[speaker], ears);
      for (guint ear = 0; ear < EARCUP_EARS && i == 0; ear++)
        transform (builder, ears[ear],
                   find_spectrum (self, EARCUP_BINAURAL_DIRECT, speaker * EARCUP_EARS + ear));
    }

  for (guint ear = 0; ear < EARCUP_EARS; ear++)
    transform (builder, ears[ear],
               find_spectrum (self, EARCUP_BINAURAL_ALL, speaker * EARCUP_EARS + ear));
  earcup_fft_free (taps);
}

static void
add_tail (Builder       *builder,
          EarcupSpeaker  speaker)
{
  EarcupBinaural *self = builder->binaural;
  EarcupReverberation tail = {
    .room = self->room,
    .speaker = self->speaker,
    .origin_s = builder->origin_s,
    .mixing_time_s = self->mixing_time_s,
    .rate_hz = self->rate_hz,
    .n_taps = self->n_taps,
    .n_fft = 2 * self->n_taps,
  };
  g_autofree float complex *values = g_new (float complex, EARCUP_EARS * (self->n_taps + 1));
  float complex *ears[EARCUP_EARS] = { values, values + self->n_taps + 1 };

  earcup_reverberation_compute (&tail, SEED + speaker, ears);
  for (guint ear = 0; ear < EARCUP_EARS; ear++)
    {
      float complex *spectrum = find_spectrum (self, EARCUP_BINAURAL_ALL,
                                               speaker * EARCUP_EARS + ear);

      for (gsize i = 0; i <= self->n_taps; i++)
        spectrum[i] += ears[ear][i];
    }
}

/* The loudspeaker's response ahead, and the minimum phase of the diffuse field at the drum. */
static void
find_common (Builder *builder)
{
  const EarcupBinaural *self = builder->binaural;
  const EarcupResponse *target = earcup_head_get_diffuse_field (builder->head);
  gsize n = 2 * self->n_taps;

  for (gsize i = 0; i <= n / 2; i++)
    {
      double hz = fmax ((double) i * self->rate_hz / (double) n, EARCUP_RESPONSE_LOWEST_HZ);

      builder->common[i] = (float) (earcup_response_get_level (target, hz) * M_LN10 / 20.0);
    }
  earcup_minimum_phase_compute (earcup_fft_get (n), (float *) builder->common, builder->time);

  for (gsize i = 0; i <= n / 2; i++)
    builder->common[i] *= (float complex)
      earcup_loudspeaker_get_transfer (self->speaker, (double) i * self->rate_hz / (double) n);
}

/* Lets the last taps fade to nothing. */
static void
fade_taps (float *taps,
           gsize  n_taps)
{
  gsize n_fade = n_taps / FADE_SHARE;

  for (gsize i = 0; i < n_fade; i++)
    taps[n_taps - n_fade + i] *= (float) (0.5 + 0.5 * cos (EARCUP_PI * (double) (i + 1) /
                                                           (double) n_fade));
}

/* Multiplies everything by what is common, cuts it to length and transforms what is left. */
static void
apply_common (Builder *builder)
{
  EarcupBinaural *self = builder->binaural;
  gsize n = 2 * self->n_taps;
  float complex *scratch = (float complex *) (gpointer) earcup_fft_alloc (n + 2);

  for (guint part = 0; part < EARCUP_BINAURAL_PARTS; part++)
    for (guint path = 0; path < EARCUP_KERNEL_PATHS; path++)
      {
        float complex *spectrum = find_spectrum (self, part, path);
        float *taps = self->taps + path * self->n_taps;

        for (gsize i = 0; i <= n / 2; i++)
          scratch[i] = spectrum[i] * builder->common[i];
        earcup_fft_inverse (earcup_fft_get (n), (float *) scratch, builder->time);
        for (gsize t = 0; t < self->n_taps; t++)
          taps[t] = builder->time[t] / (float) n;
        fade_taps (taps, self->n_taps);
        transform (builder, taps, spectrum);
      }

  earcup_fft_free (scratch);
}

/* The mean power of both ears when each loudspeaker plays by itself, in a third of an octave. */
static double
find_centre_level (const EarcupBinaural *self,
                   double                hz,
                   double                octaves)
{
  double sum = 0.0;

  for (guint path = 0; path < EARCUP_KERNEL_PATHS; path++)
    sum += earcup_binaural_compute_power (self, EARCUP_BINAURAL_ALL, path,
                                          hz * exp2 (-octaves / 2.0), hz * exp2 (octaves / 2.0));

  return 10.0 * log10 (sum / EARCUP_EARS + SILENCE);
}

/* Brings the mean level from 500 Hz to 2 kHz to 0 dB. */
static void
align (EarcupBinaural *self)
{
  double sum_db = 0.0;
  float factor;

  for (guint i = 0; i < ALIGN_OCTAVES * ALIGN_STEPS; i++)
    sum_db += find_centre_level (self, ALIGN_FROM_HZ * exp2 ((i + 0.5) / ALIGN_STEPS), THIRD);

  self->gain_db = -sum_db / (ALIGN_OCTAVES * ALIGN_STEPS);
  factor = (float) pow (10.0, self->gain_db / 20.0);
  for (gsize i = 0; i < EARCUP_KERNEL_PATHS * self->n_taps; i++)
    self->taps[i] *= factor;
  for (gsize i = 0; i < EARCUP_BINAURAL_PARTS * EARCUP_KERNEL_PATHS * (self->n_taps + 1); i++)
    self->spectra[i] *= factor;
}

/**
 * earcup_binaural_new:
 * @speaker: the loudspeaker of which there are two
 * @room: (nullable): the room, or %NULL for the open
 * @head: the listener's head
 * @layout: how they are set up
 * @rate_hz: sample rate in Hz, 8000 or more
 * @error: return location for an error of domain %EARCUP_LAYOUT_ERROR
 *
 * Computes the impulse responses from both loudspeakers to both drums.
 *
 * The direct sound and each reflection come from their own direction; a diffuse tail follows.
 * The time that the direct sound takes to the middle of the head is left out, but for
 * %EARCUP_BINAURAL_LEAD_S. There are at most
 * 32768 taps, of which the last eighth fades. The mean level from 500 Hz to 2 kHz is 0 dB, where
 * the level is the power that both loudspeakers bring to an ear, in the mean of the ears.
 *
 * Takes some ten milliseconds. Fails with `OUT_OF_RANGE` or `OUTSIDE`.
 *
 * Returns: (transfer full): the pair, or %NULL with @error set; any thread but a streaming one
 */
EarcupBinaural *
earcup_binaural_new (EarcupLoudspeaker   *speaker,
                     EarcupRoom          *room,
                     EarcupHead          *head,
                     const EarcupLayout  *layout,
                     guint                rate_hz,
                     GError             **error)
{
  EarcupBinaural *self;
  EarcupPlaces places;
  Builder builder = { NULL };

  g_return_val_if_fail (rate_hz >= 8000, NULL);

  if (!earcup_layout_place (layout, room, &places, error))
    return NULL;

  self = g_atomic_rc_box_new0 (EarcupBinaural);
  self->speaker = earcup_loudspeaker_ref (speaker);
  self->room = room != NULL ? earcup_room_ref (room) : NULL;
  self->places = places;
  self->rate_hz = rate_hz;
  if (room != NULL)
    self->mixing_time_s = earcup_room_get_mixing_time (room, layout->distance_m);
  self->n_taps = choose_length (self);
  self->taps = g_new (float, EARCUP_KERNEL_PATHS * self->n_taps);
  self->spectra = g_new (float complex,
                         EARCUP_BINAURAL_PARTS * EARCUP_KERNEL_PATHS * (self->n_taps + 1));

  prepare (&builder, self, head, layout->distance_m);
  for (guint i = 0; i < EARCUP_SPEAKERS; i++)
    {
      render_speaker (&builder, i);
      if (room != NULL)
        add_tail (&builder, i);
    }
  find_common (&builder);
  apply_common (&builder);
  align (self);
  finish (&builder);

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupBinaural *
earcup_binaural_ref (EarcupBinaural *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupBinaural *self = data;

  g_clear_pointer (&self->speaker, earcup_loudspeaker_unref);
  g_clear_pointer (&self->room, earcup_room_unref);
  g_free (self->taps);
  g_free (self->spectra);
}

/* Gives up a reference; any thread but a streaming one. */
void
earcup_binaural_unref (EarcupBinaural *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: (transfer none): the loudspeaker; any thread */
const EarcupLoudspeaker *
earcup_binaural_get_speaker (const EarcupBinaural *self)
{
  return self->speaker;
}

/* Returns: (transfer none) (nullable): the room, %NULL in the open; any thread */
const EarcupRoom *
earcup_binaural_get_room (const EarcupBinaural *self)
{
  return self->room;
}

/* Returns: (transfer none): where everything stands; any thread */
const EarcupPlaces *
earcup_binaural_get_places (const EarcupBinaural *self)
{
  return &self->places;
}

/* Returns: the sample rate in Hz; any thread */
guint
earcup_binaural_get_rate (const EarcupBinaural *self)
{
  return self->rate_hz;
}

/* Returns: by how much the responses were raised to have their mean level at 0 dB, in dB; without
 * it they are relative to the pressure 1 m ahead of a loudspeaker; any thread */
double
earcup_binaural_get_gain (const EarcupBinaural *self)
{
  return self->gain_db;
}

/* Returns: up to when reflections are single ones, in s since the sound was sent, 0 in the open;
 * any thread */
double
earcup_binaural_get_mixing_time (const EarcupBinaural *self)
{
  return self->mixing_time_s;
}

/* Returns: (transfer none) (array length=n_taps): the impulse response of a path; any thread */
const float *
earcup_binaural_get_taps (const EarcupBinaural *self,
                          EarcupKernelPath      path,
                          gsize                *n_taps)
{
  *n_taps = self->n_taps;
  return self->taps + path * self->n_taps;
}

/**
 * earcup_binaural_get_spectrum:
 * @self: a pair of loudspeakers
 * @part: the direct sound, or everything
 * @path: from which loudspeaker to which ear
 * @n_bins: (out): how many frequencies there are, from 0 Hz to half the sample rate
 * @hz_step: (out): their distance in Hz
 *
 * Gets the transform of an impulse response, padded to twice its length.
 *
 * Returns: (transfer none) (array length=n_bins): the spectrum; any thread
 */
const float complex *
earcup_binaural_get_spectrum (const EarcupBinaural *self,
                              EarcupBinauralPart    part,
                              EarcupKernelPath      path,
                              gsize                *n_bins,
                              double               *hz_step)
{
  *n_bins = self->n_taps + 1;
  *hz_step = self->rate_hz / (2.0 * (double) self->n_taps);

  return find_spectrum (self, part, path);
}

/**
 * earcup_binaural_compute_transfer:
 * @self: a pair of loudspeakers
 * @path: from which loudspeaker to which ear
 * @hz: a frequency in Hz, 0 to half the sample rate
 *
 * Computes the transfer of a path at any frequency, by summing its taps in double precision.
 *
 * Returns: the transfer, with time as e^{+jωt}; any thread
 */
double complex
earcup_binaural_compute_transfer (const EarcupBinaural *self,
                                  EarcupKernelPath      path,
                                  double                hz)
{
  const float *taps = self->taps + path * self->n_taps;
  double complex step = cexp (-I * EARCUP_TWO_PI * hz / self->rate_hz);
  double complex sum = 0.0;

  for (gsize i = self->n_taps; i-- > 0;)
    sum = sum * step + taps[i];

  return sum;
}

/**
 * earcup_binaural_compute_power:
 * @self: a pair of loudspeakers
 * @part: the direct sound, or everything
 * @path: from which loudspeaker to which ear
 * @from_hz: lower end of a band in Hz, 0 or more
 * @to_hz: upper end in Hz, above @from_hz; beyond half the sample rate there is nothing
 *
 * Computes the mean of the squared transfer over a band, each hertz counting the same.
 *
 * Returns: the mean power; any thread
 */
double
earcup_binaural_compute_power (const EarcupBinaural *self,
                               EarcupBinauralPart    part,
                               EarcupKernelPath      path,
                               double                from_hz,
                               double                to_hz)
{
  const float complex *spectrum = find_spectrum (self, part, path);
  double hz_step = self->rate_hz / (2.0 * (double) self->n_taps);
  double from = from_hz / hz_step + 0.5, to = to_hz / hz_step + 0.5;
  gsize last = MIN (self->n_taps, (gsize) to);
  double sum = 0.0;

  for (gsize i = (gsize) from; i <= last; i++)
    {
      double width = fmin (to, (double) i + 1.0) - fmax (from, (double) i);
      double real = crealf (spectrum[i]), imaginary = cimagf (spectrum[i]);

      sum += width * (real * real + imaginary * imaginary);
    }

  return sum / (to - from);
}

/* Samples levels that a function tells, densely enough to be drawn. */
static EarcupResponse *
sample_levels (const EarcupBinaural *self,
               double              (*tell) (const EarcupBinaural *self,
                                            guint                 path,
                                            double                hz,
                                            double                octaves),
               guint                 path,
               double                per_octave)
{
  guint n = 1 + (guint) ceil (2.0 * per_octave * log2 (EARCUP_RESPONSE_HIGHEST_HZ /
                                                       EARCUP_RESPONSE_LOWEST_HZ));
  g_autofree double *hz = g_new (double, n);
  g_autofree double *db = g_new (double, n);

  for (guint i = 0; i < n; i++)
    {
      hz[i] = EARCUP_RESPONSE_LOWEST_HZ * exp2 (i / (2.0 * per_octave));
      db[i] = tell (self, path, hz[i], 1.0 / per_octave);
    }

  return earcup_response_new_sampled (hz, db, n, NULL);
}

static double
tell_path (const EarcupBinaural *self,
           guint                 path,
           double                hz,
           double                octaves)
{
  return 10.0 * log10 (earcup_binaural_compute_power (self, EARCUP_BINAURAL_ALL, path,
                                                      hz * exp2 (-octaves / 2.0),
                                                      hz * exp2 (octaves / 2.0)) + SILENCE);
}

static double
tell_centre (const EarcupBinaural *self,
             guint                 path,
             double                hz,
             double                octaves)
{
  return find_centre_level (self, hz, octaves);
}

/**
 * earcup_binaural_new_response:
 * @self: a pair of loudspeakers
 * @path: from which loudspeaker to which ear
 * @per_octave: how fine, such as 12 for the mean power of each twelfth of an octave; 1 to 48
 *
 * Smooths a path to a curve that can be drawn.
 *
 * Returns: (transfer full): the level in dB; any thread
 */
EarcupResponse *
earcup_binaural_new_response (const EarcupBinaural *self,
                              EarcupKernelPath      path,
                              double                per_octave)
{
  return sample_levels (self, tell_path, path, per_octave);
}

/**
 * earcup_binaural_new_centre_response:
 * @self: a pair of loudspeakers
 * @per_octave: how fine, as for earcup_binaural_new_response()
 *
 * Smooths what the pair together brings to the drum, in the mean power of both loudspeakers and
 * both ears, to a curve that can be compared with that of a headphone.
 *
 * Returns: (transfer full): the level in dB; any thread
 */
EarcupResponse *
earcup_binaural_new_centre_response (const EarcupBinaural *self,
                                     double                per_octave)
{
  return sample_levels (self, tell_centre, 0, per_octave);
}

/* The spectrum of what undoes the worn headphone, in n / 2 + 1 pairs. */
static float *
transform_inverse (EarcupResponse *worn,
                   guint           rate_hz,
                   gsize           n_taps,
                   gsize           n)
{
  const double hz[] = { EARCUP_RESPONSE_LOWEST_HZ, EARCUP_RESPONSE_HIGHEST_HZ };
  const double db[] = { 0.0, 0.0 };
  g_autoptr(EarcupResponse) flat = earcup_response_new_sampled (hz, db, 2, NULL);
  g_autoptr(EarcupEmulation) emulation = earcup_emulation_new (flat, worn);
  g_autoptr(EarcupKernel) kernel = earcup_kernel_new (emulation, rate_hz);
  gsize n_worn;
  const float *inverse = earcup_kernel_get_taps (kernel, &n_worn);
  float *time = earcup_fft_alloc (n);
  float *spectrum = earcup_fft_alloc (n + 2);

  memcpy (time, inverse, MIN (n_worn, n_taps) * sizeof *time);
  earcup_fft_forward (earcup_fft_get (n), time, spectrum);
  earcup_fft_free (time);

  return spectrum;
}

/**
 * earcup_binaural_new_kernel:
 * @self: a pair of loudspeakers
 * @worn: the response of the headphone that the listener wears
 *
 * Makes the kernel that lets a headphone sound like the pair.
 *
 * Each path keeps its own phase and is followed by the same filter of minimum phase, which
 * undoes what is worn: minus its level relative to its mean from 500 Hz to 2 kHz, at most +12 dB,
 * faded out from 12 to 16 kHz. The cap holds for that filter alone: in the paths themselves
 * nothing is raised to begin with, and what a room cancels stays cancelled.
 *
 * Returns: (transfer full): a kernel that crosses over, as long as the impulse responses; any
 *   thread but a streaming one
 */
EarcupKernel *
earcup_binaural_new_kernel (const EarcupBinaural *self,
                            EarcupResponse       *worn)
{
  gsize n = 2 * self->n_taps;
  const EarcupFft *fft = earcup_fft_get (n);
  float *inverse = transform_inverse (worn, self->rate_hz, self->n_taps, n);
  const float complex *filter = (const float complex *) (gconstpointer) inverse;
  float complex *spectrum = (float complex *) (gpointer) earcup_fft_alloc (n + 2);
  float *time = earcup_fft_alloc (n);
  g_autofree float *taps = g_new (float, EARCUP_KERNEL_PATHS * self->n_taps);
  const float *paths[EARCUP_KERNEL_PATHS];

  for (guint path = 0; path < EARCUP_KERNEL_PATHS; path++)
    {
      const float complex *own = find_spectrum (self, EARCUP_BINAURAL_ALL, path);
      float *kept = taps + path * self->n_taps;

      for (gsize i = 0; i <= n / 2; i++)
        spectrum[i] = own[i] * filter[i] / (float) n;
      earcup_fft_inverse (fft, (float *) spectrum, time);
      memcpy (kept, time, self->n_taps * sizeof *kept);
      fade_taps (kept, self->n_taps);
      paths[path] = kept;
    }

  earcup_fft_free (inverse);
  earcup_fft_free (spectrum);
  earcup_fft_free (time);

  return earcup_kernel_new_crossed (paths, self->n_taps, self->rate_hz);
}
