/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fft.h"

#include <fftw3.h>
#include <string.h>

struct _EarcupFft
{
  gsize      length;
  fftwf_plan forward;
  fftwf_plan inverse;
};

/* FFTW's planner is the one part of it that is not safe in several threads at once. Plans are
 * kept for the life of the program: there are only as many as there are lengths in use. */
static GMutex planner;
static GHashTable *plans;

static EarcupFft *
make_plan (gsize length)
{
  EarcupFft *self = g_new0 (EarcupFft, 1);
  float *time = fftwf_alloc_real (length);
  fftwf_complex *spectrum = fftwf_alloc_complex (length / 2 + 1);

  self->length = length;
  self->forward = fftwf_plan_dft_r2c_1d ((int) length, time, spectrum,
                                         FFTW_ESTIMATE | FFTW_DESTROY_INPUT);
  self->inverse = fftwf_plan_dft_c2r_1d ((int) length, spectrum, time,
                                         FFTW_ESTIMATE | FFTW_DESTROY_INPUT);
  fftwf_free (time);
  fftwf_free (spectrum);

  return self;
}

/**
 * earcup_fft_get:
 * @length: number of real values, even, 4 or more
 *
 * Gets the transforms of a length, making them at the first call. Locks: never call it in a
 * streaming thread.
 *
 * Returns: (transfer none): the transforms, which live as long as the program; any thread
 */
EarcupFft *
earcup_fft_get (gsize length)
{
  EarcupFft *self;

  g_return_val_if_fail (length >= 4 && length % 2 == 0, NULL);

  g_mutex_lock (&planner);
  if (plans == NULL)
    plans = g_hash_table_new (NULL, NULL);

  self = g_hash_table_lookup (plans, GSIZE_TO_POINTER (length));
  if (self == NULL)
    {
      self = make_plan (length);
      g_hash_table_insert (plans, GSIZE_TO_POINTER (length), self);
    }
  g_mutex_unlock (&planner);

  return self;
}

/* Returns: the number of real values of a transform; any thread */
gsize
earcup_fft_length (const EarcupFft *self)
{
  return self->length;
}

/**
 * earcup_fft_forward:
 * @self: the transforms
 * @time: (array): as many values as the length; destroyed
 * @spectrum: (out) (array): length / 2 + 1 pairs of real and imaginary part, not scaled
 *
 * Transforms time into spectrum. Both arrays come from earcup_fft_alloc(). Neither locks nor
 * allocates; any thread.
 */
void
earcup_fft_forward (const EarcupFft *self,
                    float           *time,
                    float           *spectrum)
{
  fftwf_execute_dft_r2c (self->forward, time, (fftwf_complex *) spectrum);
}

/**
 * earcup_fft_inverse:
 * @self: the transforms
 * @spectrum: (array): length / 2 + 1 pairs of real and imaginary part; destroyed
 * @time: (out) (array): as many values as the length, scaled by the length
 *
 * Transforms spectrum into time: a forward transform followed by this multiplies by the length.
 * Both arrays come from earcup_fft_alloc(). Neither locks nor allocates; any thread.
 */
void
earcup_fft_inverse (const EarcupFft *self,
                    float           *spectrum,
                    float           *time)
{
  fftwf_execute_dft_c2r (self->inverse, (fftwf_complex *) spectrum, time);
}

/* Returns: (transfer full): @n_values zeros, aligned for vector units; free with
 * earcup_fft_free(); any thread */
float *
earcup_fft_alloc (gsize n_values)
{
  float *values = fftwf_alloc_real (n_values);

  if (values == NULL)
    g_error ("Out of memory: %" G_GSIZE_FORMAT " values", n_values);

  return memset (values, 0, n_values * sizeof *values);
}

/* Frees what earcup_fft_alloc() gave; any thread. */
void
earcup_fft_free (gpointer values)
{
  fftwf_free (values);
}
