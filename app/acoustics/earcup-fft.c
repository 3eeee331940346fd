/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fft.h"

#include <fftw3.h>
#include <string.h>

#define FLAGS FFTW_DESTROY_INPUT

#define LONGEST_MEASURED 65536    /* values */

struct _EarcupFft
{
  gsize      length;
  gboolean   measured;   /* the planner's lock */
  fftwf_plan forward;    /* atomic, as is the next */
  fftwf_plan inverse;
  fftwf_plan replaced[2];
};

/* FFTW's planner is the one part of it that is not safe in several threads at once, and it may
 * take a second. The table of what it made has a lock of its own, so that lengths in use are got
 * at once meanwhile. Plans are kept for the life of the program: there are only as many as there
 * are lengths in use. One that was replaced by a faster one is kept too, as it may be running.
 * Whoever takes both locks takes the planner's first. */
static GMutex planner;
static GMutex table;
static GHashTable *plans;

/* Makes both plans as @effort says, or none and returns %FALSE: with %FFTW_WISDOM_ONLY only what
 * was measured before. The planner's lock is held. */
static gboolean
make_plans (gsize       length,
            unsigned    effort,
            fftwf_plan *forward,
            fftwf_plan *inverse)
{
  float *time = fftwf_alloc_real (length);
  fftwf_complex *spectrum = fftwf_alloc_complex (length / 2 + 1);

  *forward = fftwf_plan_dft_r2c_1d ((int) length, time, spectrum, effort | FLAGS);
  *inverse = *forward == NULL
    ? NULL : fftwf_plan_dft_c2r_1d ((int) length, spectrum, time, effort | FLAGS);
  if (*inverse == NULL)
    g_clear_pointer (forward, fftwf_destroy_plan);

  fftwf_free (time);
  fftwf_free (spectrum);

  return *forward != NULL;
}

static fftwf_plan
current (const fftwf_plan *plan)
{
  return __atomic_load_n (plan, __ATOMIC_ACQUIRE);
}

static EarcupFft *
look_up (gsize length)
{
  EarcupFft *self;

  g_mutex_lock (&table);
  if (plans == NULL)
    plans = g_hash_table_new (NULL, NULL);

  self = g_hash_table_lookup (plans, GSIZE_TO_POINTER (length));
  g_mutex_unlock (&table);

  return self;
}

/* The planner's lock is held. */
static EarcupFft *
make (gsize length)
{
  EarcupFft *self = g_new0 (EarcupFft, 1);

  self->length = length;
  self->measured = make_plans (length, FFTW_WISDOM_ONLY | FFTW_MEASURE, &self->forward,
                               &self->inverse);
  if (!self->measured)
    make_plans (length, FFTW_ESTIMATE, &self->forward, &self->inverse);

  g_mutex_lock (&table);
  g_hash_table_insert (plans, GSIZE_TO_POINTER (length), self);
  g_mutex_unlock (&table);

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

  self = look_up (length);
  if (self != NULL)
    return self;

  g_mutex_lock (&planner);
  self = look_up (length);
  if (self == NULL)
    self = make (length);
  g_mutex_unlock (&planner);

  return self;
}

/* Gives transforms that were only guessed their measured plans, if @effort finds some.
 *
 * Returns: whether it did */
static gboolean
improve (EarcupFft *self,
         unsigned   effort)
{
  fftwf_plan forward, inverse;
  gboolean improved = FALSE;

  g_mutex_lock (&planner);
  if (!self->measured && make_plans (self->length, effort, &forward, &inverse))
    {
      self->replaced[0] = self->forward;
      self->replaced[1] = self->inverse;
      g_atomic_pointer_set (&self->forward, forward);
      g_atomic_pointer_set (&self->inverse, inverse);
      improved = self->measured = TRUE;
    }
  g_mutex_unlock (&planner);

  return improved;
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  const EarcupFft *first = a, *second = b;

  return (first->length > second->length) - (first->length < second->length);
}

/* Returns: (transfer container): all lengths in use, the shortest first */
static GList *
list_all (void)
{
  GList *all = NULL;

  g_mutex_lock (&table);
  if (plans != NULL)
    all = g_hash_table_get_values (plans);
  g_mutex_unlock (&table);

  return g_list_sort (all, compare_lengths);
}

/**
 * earcup_fft_load_wisdom:
 * @path: a file that earcup_fft_keep_wisdom() wrote
 *
 * Takes over what was measured before, for the transforms that are in use and for those to come.
 * Takes milliseconds; any thread but a streaming one.
 *
 * Returns: whether there was such a file
 */
gboolean
earcup_fft_load_wisdom (const char *path)
{
  gboolean loaded;

  g_mutex_lock (&planner);
  loaded = fftwf_import_wisdom_from_filename (path) != 0;
  g_mutex_unlock (&planner);

  if (loaded)
    {
      g_autoptr(GList) all = list_all ();

      for (GList *i = all; i != NULL; i = i->next)
        improve (i->data, FFTW_WISDOM_ONLY | FFTW_MEASURE);
    }

  return loaded;
}

/**
 * earcup_fft_measure:
 *
 * Tries which of many ways to transform a length in use is the fastest on this machine, and uses
 * that one from now on, also where a transform was got before. It takes the shortest length that
 * was not measured before: some tenths of a second up to 8192 values, two seconds for 65536, during
 * which only lengths that are new have to wait. Longer ones stay a guess, which is worth half as
 * fast a transform at the worst: they are so rare that they would not get back in a day what
 * measuring costs, and that doubles with each. To be called in a thread of its own, once the
 * lengths that matter are in use.
 *
 * Returns: whether there was such a length, so that there may be more
 */
gboolean
earcup_fft_measure (void)
{
  g_autoptr(GList) all = list_all ();

  for (GList *i = all; i != NULL; i = i->next)
    if (((EarcupFft *) i->data)->length <= LONGEST_MEASURED && improve (i->data, FFTW_MEASURE))
      return TRUE;

  return FALSE;
}

/**
 * earcup_fft_keep_wisdom:
 * @path: where to keep for the next time what was measured by now
 *
 * Returns: whether it could be kept; any thread but a streaming one
 */
gboolean
earcup_fft_keep_wisdom (const char *path)
{
  char *wisdom;
  gboolean kept;

  g_mutex_lock (&planner);
  wisdom = fftwf_export_wisdom_to_string ();
  g_mutex_unlock (&planner);
  kept = wisdom != NULL && g_file_set_contents (path, wisdom, -1, NULL);
  fftwf_free (wisdom);

  return kept;
}

/* Returns: whether the plans of a transform were measured and not guessed; any thread */
gboolean
earcup_fft_is_measured (const EarcupFft *self)
{
  gboolean measured;

  g_mutex_lock (&planner);
  measured = self->measured;
  g_mutex_unlock (&planner);

  return measured;
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
  fftwf_execute_dft_r2c (current (&self->forward), time, (fftwf_complex *) spectrum);
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
  fftwf_execute_dft_c2r (current (&self->inverse), (fftwf_complex *) spectrum, time);
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
