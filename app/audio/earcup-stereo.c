/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-stereo.h"

#include <fftw3.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-floats.h"

G_STATIC_ASSERT (EARCUP_GROUP_BINS == EARCUP_N_FLOATS);

struct _EarcupStereo
{
  fftwf_plan forward;
  fftwf_plan inverse;
};

/* Plans are kept for the life of the program: there are only as many as there are lengths in
 * use. */
static GMutex mutex;
static GHashTable *plans;

/* The planner is shared with the real transforms, which guard it with a lock of their own. From
 * here on it guards itself; before main() nobody can be planning. */
static void __attribute__ ((constructor))
guard_planner (void)
{
  fftwf_make_planner_thread_safe ();
}

static gboolean
make_plans (EarcupStereo *self,
            gsize         length,
            unsigned      flags)
{
  float *frames = earcup_fft_alloc (2 * length);
  float *spectrum = earcup_fft_alloc (2 * length + 2);

  self->forward = fftwf_plan_dft_1d ((int) length, (fftwf_complex *) frames,
                                     (fftwf_complex *) spectrum, FFTW_FORWARD, flags);
  self->inverse = fftwf_plan_dft_1d ((int) length, (fftwf_complex *) spectrum,
                                     (fftwf_complex *) frames, FFTW_BACKWARD,
                                     flags | FFTW_DESTROY_INPUT);
  earcup_fft_free (frames);
  earcup_fft_free (spectrum);

  return self->forward != NULL && self->inverse != NULL;
}

static void
destroy_plans (EarcupStereo *self)
{
  g_clear_pointer (&self->forward, fftwf_destroy_plan);
  g_clear_pointer (&self->inverse, fftwf_destroy_plan);
}

/**
 * earcup_stereo_get:
 * @length: number of frames, even
 *
 * Gets the transforms of a length, making them at the first call: the fastest that were ever
 * measured on this machine, as far as that is known, and a good guess otherwise. Locks: never
 * call it in a streaming thread.
 *
 * Returns: (transfer none): the transforms, which live as long as the program; any thread
 */
EarcupStereo *
earcup_stereo_get (gsize length)
{
  EarcupStereo *self;

  g_mutex_lock (&mutex);
  if (plans == NULL)
    plans = g_hash_table_new (NULL, NULL);

  self = g_hash_table_lookup (plans, GSIZE_TO_POINTER (length));
  if (self == NULL)
    {
      self = g_new0 (EarcupStereo, 1);
      if (!make_plans (self, length, FFTW_MEASURE | FFTW_WISDOM_ONLY))
        {
          destroy_plans (self);
          make_plans (self, length, FFTW_ESTIMATE);
        }
      g_hash_table_insert (plans, GSIZE_TO_POINTER (length), self);
    }
  g_mutex_unlock (&mutex);

  return self;
}

/**
 * earcup_stereo_measure:
 * @length: number of frames, even
 *
 * Finds out by trying which transforms are the fastest on this machine, which takes a while, and
 * adds what it found to what FFTW knows; transforms that exist already stay as they are.
 *
 * Returns: whether anything had to be measured; any thread but a streaming one
 */
gboolean
earcup_stereo_measure (gsize length)
{
  EarcupStereo trial = { 0 };
  gboolean known = make_plans (&trial, length, FFTW_MEASURE | FFTW_WISDOM_ONLY);

  destroy_plans (&trial);
  if (known)
    return FALSE;

  make_plans (&trial, length, FFTW_MEASURE);
  destroy_plans (&trial);

  return TRUE;
}

/**
 * earcup_stereo_forward:
 * @self: the transforms
 * @frames: (array): interleaved stereo, as many frames as the length; left as they are
 * @spectrum: (out) (array): room for one pair of values more than the length
 *
 * Transforms frames into the spectrum of left plus i times right, not scaled. Both arrays come
 * from earcup_fft_alloc(). Neither locks nor allocates; any thread.
 */
void
earcup_stereo_forward (const EarcupStereo *self,
                       float              *frames,
                       float              *spectrum)
{
  fftwf_execute_dft (self->forward, (fftwf_complex *) frames, (fftwf_complex *) spectrum);
}

/**
 * earcup_stereo_inverse:
 * @self: the transforms
 * @spectrum: (array): as earcup_stereo_merge() makes it; destroyed
 * @frames: (out) (array): interleaved stereo, scaled by the length
 *
 * Transforms a spectrum into frames. Both arrays come from earcup_fft_alloc(). Neither locks nor
 * allocates; any thread.
 */
void
earcup_stereo_inverse (const EarcupStereo *self,
                       float              *spectrum,
                       float              *frames)
{
  fftwf_execute_dft (self->inverse, (fftwf_complex *) spectrum, (fftwf_complex *) frames);
}

#define RISING_REAL           0, 2, 4, 6, 8, 10, 12, 14
#define RISING_IMAGINARY      1, 3, 5, 7, 9, 11, 13, 15
#define FALLING_REAL          14, 12, 10, 8, 6, 4, 2, 0
#define FALLING_IMAGINARY     15, 13, 11, 9, 7, 5, 3, 1
#define LOWER_PAIRS           0, 8, 1, 9, 2, 10, 3, 11
#define UPPER_PAIRS           4, 12, 5, 13, 6, 14, 7, 15
#define LOWER_PAIRS_BACKWARDS 7, 15, 6, 14, 5, 13, 4, 12
#define UPPER_PAIRS_BACKWARDS 3, 11, 2, 10, 1, 9, 0, 8

/**
 * earcup_stereo_split:
 * @spectrum: (array): of two blocks, as earcup_stereo_forward() makes it; its end is overwritten
 * @block: block length in frames, a multiple of 8
 * @groups: (out) (array): where the first group of both channels goes
 * @stride: distance between groups in values
 *
 * Takes the spectra of left and right apart, each twice as large as it is, and puts them into
 * groups of eight bins with the highest bin in the imaginary part of the lowest. Left is what
 * repeats as its own conjugate in the upper half of the spectrum, right what does so with the
 * sign changed. Neither locks nor allocates.
 */
EARCUP_DISPATCHED
void
earcup_stereo_split (float *spectrum,
                     gsize  block,
                     float *groups,
                     gsize  stride)
{
  memcpy (spectrum + 4 * block, spectrum, 2 * sizeof *spectrum);

  for (gsize bin = 0; bin < block; bin += EARCUP_GROUP_BINS)
    {
      const float *rising = spectrum + 2 * bin;
      const float *falling = spectrum + 2 * (2 * block - bin - (EARCUP_GROUP_BINS - 1));
      float *group = groups + bin / EARCUP_GROUP_BINS * stride;
      Floats first, second, real, imaginary, real_there, imaginary_there;

      first = floats_load (rising);
      second = floats_load (rising + EARCUP_GROUP_BINS);
      real = __builtin_shufflevector (first, second, RISING_REAL);
      imaginary = __builtin_shufflevector (first, second, RISING_IMAGINARY);
      first = floats_load (falling);
      second = floats_load (falling + EARCUP_GROUP_BINS);
      real_there = __builtin_shufflevector (first, second, FALLING_REAL);
      imaginary_there = __builtin_shufflevector (first, second, FALLING_IMAGINARY);

      floats_store (real + real_there, group);
      floats_store (imaginary - imaginary_there, group + EARCUP_GROUP_BINS);
      floats_store (imaginary + imaginary_there, group + EARCUP_GROUP_VALUES);
      floats_store (real_there - real, group + EARCUP_GROUP_VALUES + EARCUP_GROUP_BINS);
    }

  groups[EARCUP_GROUP_BINS] = 2.0f * spectrum[2 * block];
  groups[EARCUP_GROUP_VALUES + EARCUP_GROUP_BINS] = 2.0f * spectrum[2 * block + 1];
}

/**
 * earcup_stereo_merge:
 * @groups: (array): groups of both channels that follow each other
 * @block: block length in frames, a multiple of 8
 * @spectrum: (out) (array): of two blocks, with room for one pair of values more
 *
 * Puts the spectra of left and right together, so that earcup_stereo_inverse() makes interleaved
 * frames of them. Neither locks nor allocates.
 */
EARCUP_DISPATCHED
void
earcup_stereo_merge (const float *groups,
                     gsize        block,
                     float       *spectrum)
{
  for (gsize bin = 0; bin < block; bin += EARCUP_GROUP_BINS)
    {
      const float *group = groups + bin / EARCUP_GROUP_BINS * EARCUP_STEREO_VALUES;
      float *rising = spectrum + 2 * bin;
      float *falling = spectrum + 2 * (2 * block - bin - (EARCUP_GROUP_BINS - 1));
      Floats left_real, left_imaginary, right_real, right_imaginary, real, imaginary;

      left_real = floats_load (group);
      left_imaginary = floats_load (group + EARCUP_GROUP_BINS);
      right_real = floats_load (group + EARCUP_GROUP_VALUES);
      right_imaginary = floats_load (group + EARCUP_GROUP_VALUES + EARCUP_GROUP_BINS);

      real = left_real - right_imaginary;
      imaginary = left_imaginary + right_real;
      floats_store (__builtin_shufflevector (real, imaginary, LOWER_PAIRS), rising);
      floats_store (__builtin_shufflevector (real, imaginary, UPPER_PAIRS),
                    rising + EARCUP_GROUP_BINS);

      real = left_real + right_imaginary;
      imaginary = right_real - left_imaginary;
      floats_store (__builtin_shufflevector (real, imaginary, LOWER_PAIRS_BACKWARDS), falling);
      floats_store (__builtin_shufflevector (real, imaginary, UPPER_PAIRS_BACKWARDS),
                    falling + EARCUP_GROUP_BINS);
    }

  spectrum[0] = groups[0];
  spectrum[1] = groups[EARCUP_GROUP_VALUES];
  spectrum[2 * block] = groups[EARCUP_GROUP_BINS];
  spectrum[2 * block + 1] = groups[EARCUP_GROUP_VALUES + EARCUP_GROUP_BINS];
}
