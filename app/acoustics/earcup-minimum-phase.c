/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-minimum-phase.h"

#include <math.h>

/**
 * earcup_minimum_phase_compute:
 * @fft: the transforms of the length n, four or more times as long as the response rings
 * @spectrum: (inout) (array): n / 2 + 1 pairs; the first of each is the natural logarithm of a
 *   magnitude on entry, the second is 0
 * @time: (array): room for n values
 *
 * Replaces a logarithmic magnitude by the spectrum of minimum phase that has it, by folding the
 * real cepstrum, to 1e-6 of it. Both arrays come from earcup_fft_alloc(); any thread. Where a
 * kernel follows a slider, earcup_cepstrum_compute() does the same with shorter transforms, in a
 * fifth of the time and to 1e-4.
 *
 * Source: A. V. Oppenheim, R. W. Schafer, Discrete-Time Signal Processing, section 13.5.
 */
void
earcup_minimum_phase_compute (const EarcupFft *fft,
                              float           *spectrum,
                              float           *time)
{
  gsize n = earcup_fft_length (fft);

  earcup_fft_inverse (fft, spectrum, time);
  for (gsize i = 0; i < n; i++)
    {
      float weight = i == 0 || i == n / 2 ? 1.0f : i < n / 2 ? 2.0f : 0.0f;

      time[i] *= weight / (float) n;
    }
  earcup_fft_forward (fft, time, spectrum);

  for (gsize i = 0; i <= n / 2; i++)
    {
      double size = exp (spectrum[2 * i]);
      double phase = spectrum[2 * i + 1];

      spectrum[2 * i] = (float) (size * cos (phase));
      spectrum[2 * i + 1] = (float) (size * sin (phase));
    }
}
