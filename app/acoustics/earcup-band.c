/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-band.h"

#include <math.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-minimum-phase.h"
#include "acoustics/earcup-units.h"

#define DB_PER_NEPER   (20.0 / G_LN10)
#define LEAST_SKIRT_HZ 12.0
#define TAPS_FACTOR    2       /* of the usual length: a steep skirt at 30 Hz rings for long */
#define DESIGN_FACTOR  4       /* of the taps, so that the cepstrum does not fold */
#define CUT_PART       4       /* one such part of the taps is faded out at their end */

/* What is heard within a band. */
typedef struct {
  EarcupBand    band;
  EarcupRecipe *inner;       /* NULL for the plain sound */
} Within;

/**
 * earcup_band_between:
 * @first_hz: one edge in Hz, above 0
 * @second_hz: the other, above 0
 *
 * Makes a band of two edges in either order, brought between 20 Hz and 20 kHz and apart by as much
 * as a band is wide at least, around the same middle.
 *
 * Returns: the band; any thread
 */
EarcupBand
earcup_band_between (double first_hz,
                     double second_hz)
{
  const double half = exp2 (EARCUP_BAND_LEAST_OCTAVES / 2.0);
  double low = CLAMP (fmin (first_hz, second_hz), EARCUP_BAND_LOWEST_HZ, EARCUP_BAND_HIGHEST_HZ);
  double high = CLAMP (fmax (first_hz, second_hz), EARCUP_BAND_LOWEST_HZ, EARCUP_BAND_HIGHEST_HZ);

  if (high < low * half * half)
    {
      double middle = CLAMP (sqrt (low * high), EARCUP_BAND_LOWEST_HZ * half,
                             EARCUP_BAND_HIGHEST_HZ / half);

      low = fmax (middle / half, EARCUP_BAND_LOWEST_HZ);
      high = fmin (middle * half, EARCUP_BAND_HIGHEST_HZ);
    }

  return (EarcupBand) { low, high };
}

/**
 * earcup_band_get_skirts:
 * @self: a band
 * @below_hz: (out): where the lower skirt ends, in Hz
 * @above_hz: (out): where the upper one does
 *
 * Gets from where on nothing is heard: a sixth of an octave beyond each edge, but 12 Hz at least,
 * since what is steeper rings for longer than a kernel lasts.
 *
 * Any thread.
 */
void
earcup_band_get_skirts (const EarcupBand *self,
                        double           *below_hz,
                        double           *above_hz)
{
  double skirt = exp2 (EARCUP_BAND_SKIRT_OCTAVES);

  *below_hz = fmin (self->low_hz / skirt, self->low_hz - LEAST_SKIRT_HZ);
  *above_hz = fmax (self->high_hz * skirt, self->high_hz + LEAST_SKIRT_HZ);
}

/* What a skirt does, in dB, between its edge and its end: a raised cosine. */
static double
get_skirt (double hz,
           double edge_hz,
           double end_hz)
{
  double way = log (fmax (hz, 0.1) / edge_hz) / log (end_hz / edge_hz);

  return -EARCUP_BAND_STOP_DB * (0.5 - 0.5 * cos (EARCUP_PI * CLAMP (way, 0.0, 1.0)));
}

/**
 * earcup_band_get_gain:
 * @self: a band
 * @hz: a frequency in Hz, 0 or above
 *
 * Tells what the band does to a frequency: nothing within it, and beyond each edge a fall of 80 dB
 * along the skirt, a raised cosine over the logarithm of frequency.
 *
 * Returns: the gain in dB, 0 or below; any thread
 */
double
earcup_band_get_gain (const EarcupBand *self,
                      double            hz)
{
  double below_hz, above_hz;

  earcup_band_get_skirts (self, &below_hz, &above_hz);
  if (self->low_hz > EARCUP_BAND_LOWEST_HZ && hz < self->low_hz)
    return get_skirt (hz, self->low_hz, below_hz);
  if (self->high_hz < EARCUP_BAND_HIGHEST_HZ && hz > self->high_hz)
    return get_skirt (hz, self->high_hz, above_hz);

  return 0.0;
}

/* Returns: (transfer full): the spectrum of minimum phase that does what the band does */
static float *
design_spectrum (const EarcupBand *band,
                 const EarcupFft  *fft,
                 guint             rate_hz,
                 float            *time)
{
  gsize n = earcup_fft_length (fft);
  float *spectrum = earcup_fft_alloc (n + 2);

  for (gsize i = 0; i <= n / 2; i++)
    {
      double hz = (double) i * rate_hz / (double) n;

      spectrum[2 * i] = (float) (earcup_band_get_gain (band, hz) / DB_PER_NEPER);
      spectrum[2 * i + 1] = 0.0f;
    }
  earcup_minimum_phase_compute (fft, spectrum, time);

  return spectrum;
}

/* Convolves taps with the band, in place of the transform, and cuts the end off softly. */
static float *
filter_taps (const EarcupFft *fft,
             const float     *band,
             const float     *taps,
             gsize            n_taps,
             gsize            n_cut,
             float           *time,
             float           *spectrum)
{
  gsize n = earcup_fft_length (fft), n_faded = n_cut / CUT_PART;
  float *filtered = g_new (float, n_cut);

  for (gsize i = 0; i < n; i++)
    time[i] = i < n_taps ? taps[i] / (float) n : 0.0f;
  earcup_fft_forward (fft, time, spectrum);

  for (gsize i = 0; i <= n / 2; i++)
    {
      float re = spectrum[2 * i], im = spectrum[2 * i + 1];

      spectrum[2 * i] = re * band[2 * i] - im * band[2 * i + 1];
      spectrum[2 * i + 1] = re * band[2 * i + 1] + im * band[2 * i];
    }
  earcup_fft_inverse (fft, spectrum, time);

  for (gsize i = 0; i < n_cut; i++)
    {
      double way = ((double) i - (double) (n_cut - n_faded)) / (double) n_faded;

      filtered[i] = time[i] * (float) (0.5 + 0.5 * cos (EARCUP_PI * fmax (way, 0.0)));
    }

  return filtered;
}

/* Returns: (transfer full): a kernel whose every path is heard within the band only */
static EarcupKernel *
filter_kernel (const EarcupBand   *band,
               const EarcupKernel *inner)
{
  guint rate_hz = earcup_kernel_get_rate (inner);
  guint n_paths = earcup_kernel_is_crossed (inner) ? EARCUP_KERNEL_PATHS : 1;
  gsize n_cut = TAPS_FACTOR * earcup_kernel_length_for (rate_hz);
  EarcupFft *fft = earcup_fft_get (DESIGN_FACTOR * n_cut);
  float *time = earcup_fft_alloc (DESIGN_FACTOR * n_cut);
  float *work = earcup_fft_alloc (DESIGN_FACTOR * n_cut + 2);
  float *spectrum = design_spectrum (band, fft, rate_hz, time);
  float *paths[EARCUP_KERNEL_PATHS] = { NULL };
  EarcupKernel *kernel;

  for (guint i = 0; i < n_paths; i++)
    {
      gsize n_taps;
      const float *taps = earcup_kernel_get_path (inner, i, &n_taps);

      paths[i] = filter_taps (fft, spectrum, taps, n_taps, n_cut, time, work);
    }

  if (n_paths == 1)
    kernel = earcup_kernel_new_taps (paths[0], n_cut, rate_hz);
  else
    kernel = earcup_kernel_new_crossed ((const float *const *) paths, n_cut, rate_hz);

  for (guint i = 0; i < n_paths; i++)
    g_free (paths[i]);
  earcup_fft_free (spectrum);
  earcup_fft_free (work);
  earcup_fft_free (time);

  return kernel;
}

static EarcupKernel *
make_within (gpointer data,
             guint    rate_hz)
{
  const float plain[] = { 1.0f };
  Within *self = data;
  g_autoptr(EarcupKernel) inner = NULL;

  inner = self->inner != NULL ? earcup_recipe_make (self->inner, rate_hz)
                              : earcup_kernel_new_taps (plain, G_N_ELEMENTS (plain), rate_hz);

  return filter_kernel (&self->band, inner);
}

static double
get_level_within (gconstpointer data,
                  double        hz)
{
  const Within *self = data;
  double level = self->inner != NULL ? earcup_recipe_get_level (self->inner, hz) : 0.0;

  return level + earcup_band_get_gain (&self->band, hz);
}

static void
within_free (gpointer data)
{
  Within *self = data;

  g_clear_pointer (&self->inner, earcup_recipe_unref);
  g_free (self);
}

/**
 * earcup_band_new_recipe:
 * @self: a band
 * @inner: (nullable): what is heard, %NULL for the plain sound
 *
 * Makes the recipe for what is heard of a sound within the band alone, at the level that it has
 * there: the kernel of @inner convolved with one of minimum phase, so that nothing sounds before
 * its time. It is twice as long as usual and fades out at its end.
 *
 * Returns: (transfer full): the recipe; any thread
 */
EarcupRecipe *
earcup_band_new_recipe (const EarcupBand *self,
                        EarcupRecipe     *inner)
{
  Within *within = g_new0 (Within, 1);

  within->band = *self;
  within->inner = inner != NULL ? earcup_recipe_ref (inner) : NULL;

  return earcup_recipe_new_full (make_within, get_level_within,
                                 inner != NULL ? earcup_recipe_get_lead (inner) : 0.0, within,
                                 within_free);
}
