/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-cepstrum.h"

#include <math.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-floats.h"

/* The phase of least delay is the Hilbert transform of the logarithm of the magnitude. By way of
 * the cepstrum, with N + 1 bins from 0 to half the sample rate:
 *
 *   C_k = ½ (L_0 + (-1)^k L_N) + sum over j of L_j cos (π j k / N)     the cepstrum, times N
 *   phase_j = -2/N sum over k of C_k sin (π j k / N)                   from its folded half
 *
 * Each sum is a real transform of length N, half of what the folding is usually done with: the
 * input is mixed with its mirror image so that one half of the spectrum is every second result,
 * and the other half the differences of the ones between.
 * Source: A. V. Oppenheim, R. W. Schafer, Discrete-Time Signal Processing, section 13.5; W. H.
 * Press et al., Numerical Recipes in C, 2nd edition, section 12.3 (both transforms). */

static const FloatsMask even = { -1, 0, -1, 0, -1, 0, -1, 0 };

/* Only the numbers in even places, or only those in odd places. */
EARCUP_INLINE Floats
pick (Floats     x,
      FloatsMask where)
{
  return (Floats) ((FloatsMask) x & where);
}

EARCUP_INLINE float
add_places (Floats x)
{
  float sum = 0.0f;

  for (guint i = 0; i < EARCUP_N_FLOATS; i++)
    sum += x[i];

  return sum;
}

/* Mixes for the sum of cosines. Returns: the first of the results in odd places. */
EARCUP_INLINE float
mix_cosines (const float *input,
             const float *sine,
             gsize        n,
             float       *output)
{
  Floats first = { 0.0f };

  for (gsize i = 0; i < n / 2; i += EARCUP_N_FLOATS)
    {
      gsize mirror = n - i - (EARCUP_N_FLOATS - 1);
      Floats a = floats_load (input + i), b = floats_load_reversed (input + mirror);
      Floats cosine = floats_load_reversed (sine + mirror - n / 2);
      Floats mean = 0.5f * (a + b), part = floats_load (sine + i) * (a - b);

      first += (a - b) * cosine;
      floats_store (mean - part, output + i);
      floats_store_reversed (mean + part, output + mirror);
    }

  output[n / 2] = input[n / 2];

  return add_places (first) - 0.5f * (input[0] - input[n]);
}

/* Makes the results in odd places of the first one and their differences. They become small
 * quickly, and with them what is lost in adding them up. Returns: what has to be added to each, as
 * all of them together must be as large as the ends of the input say. */
EARCUP_INLINE float
add_up_cosines (float       *values,
                gsize        n,
                float        first,
                const float *input)
{
  FloatsHalf carry = { 0.0f, first, 0.0f, first };
  Floats total = { 0.0f };

  for (gsize i = 0; i < n; i += EARCUP_N_FLOATS)
    {
      Floats x = floats_load (values + i);
      Floats odd = floats_accumulate (&carry, -pick (x, ~even));

      floats_store (pick (x, even) + pick (odd, ~even), values + i);
      total += pick (odd, ~even);
    }

  return 0.5f * (input[0] - input[n]) - 2.0f * add_places (total) / (float) n;
}

/* Mixes for the sum of sines, with @missing still to be added in odd places. */
EARCUP_INLINE void
mix_sines (const float *input,
           float        missing,
           const float *sine,
           gsize        n,
           float       *output)
{
  Floats more = pick (floats_all (missing), ~even);

  for (gsize i = 0; i < n / 2; i += EARCUP_N_FLOATS)
    {
      gsize mirror = n - i - (EARCUP_N_FLOATS - 1);
      Floats a = floats_load (input + i) + more;
      Floats b = floats_load_reversed (input + mirror) + more;
      Floats part = floats_load (sine + i) * (a + b), half = 0.5f * (a - b);

      floats_store (part + half, output + i);
      floats_store_reversed (part - half, output + mirror);
    }

  output[0] = 0.0f;
  output[n / 2] = 2.0f * input[n / 2];
}

/* Makes the phase of the results, and of it and of the magnitude the spectrum. */
EARCUP_INLINE void
finish (const float *magnitude,
        const float *values,
        gsize        n,
        float       *spectrum)
{
  FloatsHalf carry = { -0.5f * values[0], 0.0f, -0.5f * values[0], 0.0f };
  float scale = -2.0f / (float) n, share = 0.5f / (float) n;

  for (gsize i = 0; i < n; i += EARCUP_N_FLOATS)
    {
      Floats x = floats_load (values + i);
      Floats phase = floats_accumulate (&carry, pick (x, even)) - pick (x, ~even);
      Floats size = floats_exp (floats_load (magnitude + i)) * share;
      Floats sine, cosine;

      floats_sin_cos (floats_exchange (phase) * scale, &sine, &cosine);
      floats_store_pairs (cosine * size, sine * size, spectrum + 2 * i);
    }

  spectrum[2 * n] = expf (magnitude[n]) * share;
  spectrum[2 * n + 1] = 0.0f;
}

EARCUP_INLINE void
compute (const EarcupBins *bins,
         const float      *magnitude,
         float            *scratch,
         float            *work,
         float            *spectrum)
{
  gsize n = bins->n_bins - 1;
  const EarcupFft *fft = earcup_fft_get (n);
  float first = mix_cosines (magnitude, bins->sine, n, scratch);
  float missing;

  earcup_fft_forward (fft, scratch, work);
  missing = add_up_cosines (work, n, first, magnitude);
  mix_sines (work, missing, bins->sine, n, scratch);
  earcup_fft_forward (fft, scratch, work);
  finish (magnitude, work, n, spectrum);
}

EARCUP_WIDE static void
compute_wide (const EarcupBins *bins,
              const float      *magnitude,
              float            *scratch,
              float            *work,
              float            *spectrum)
{
  compute (bins, magnitude, scratch, work, spectrum);
}

static void
compute_plain (const EarcupBins *bins,
               const float      *magnitude,
               float            *scratch,
               float            *work,
               float            *spectrum)
{
  compute (bins, magnitude, scratch, work, spectrum);
}

/**
 * earcup_cepstrum_compute:
 * @bins: the bins of a transform whose length is a multiple of 32
 * @magnitude: (array): the natural logarithm of the magnitude at each bin
 * @scratch: (array): room for half the length and 8 more; from earcup_fft_alloc()
 * @work: (array): as much again
 * @spectrum: (out) (array): as many pairs of real and imaginary part as there are bins
 *
 * Computes the spectrum of minimum phase that has a magnitude, divided by the length so that
 * earcup_fft_inverse() gives the impulse response. Any thread but a streaming one.
 */
void
earcup_cepstrum_compute (const EarcupBins *bins,
                         const float      *magnitude,
                         float            *scratch,
                         float            *work,
                         float            *spectrum)
{
  if (earcup_lanes_are_wide ())
    compute_wide (bins, magnitude, scratch, work, spectrum);
  else
    compute_plain (bins, magnitude, scratch, work, spectrum);
}
