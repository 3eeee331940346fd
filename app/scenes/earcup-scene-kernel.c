/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-scene-kernel.h"

#include <math.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-minimum-phase.h"
#include "acoustics/earcup-units.h"

/* Everything is followed up to here, or as far as the sample rate lets it, and fades out above. */
#define HIGHEST_HZ   20000.0
#define END_HZ       22000.0
#define NYQUIST_END  0.99
#define NYQUIST_FADE 0.91

#define LOWEST_FADE  1e-4

#define FADE_SHARE   8       /* of the taps, an eighth fades */
#define LONGER       4       /* than the response is the transform that finds its phase */

/**
 * earcup_scene_kernel_new_inverse:
 * @worn: the response of the headphone that the listener wears
 *
 * Makes the filter that undoes a headphone, relative to its mean level from 500 Hz to 2 kHz, with
 * the cap and the fade of every emulation.
 *
 * Returns: (transfer full): the filter; any thread
 */
EarcupEmulation *
earcup_scene_kernel_new_inverse (EarcupResponse *worn)
{
  const double hz[] = { EARCUP_RESPONSE_LOWEST_HZ, EARCUP_RESPONSE_HIGHEST_HZ };
  const double db[] = { 0.0, 0.0 };
  g_autoptr(EarcupResponse) flat = earcup_response_new_sampled (hz, db, 2, NULL);

  return earcup_emulation_new (flat, worn);
}

static double
fade_at (double hz,
         guint  rate_hz)
{
  double end_hz = fmin (END_HZ, 0.5 * NYQUIST_END * rate_hz);
  double from_hz = fmin (HIGHEST_HZ, 0.5 * NYQUIST_FADE * rate_hz);

  return hz <= from_hz ? 1.0
                       : hz >= end_hz ? 0.0
                                      : 0.5 + 0.5 * cos (EARCUP_PI * (hz - from_hz) /
                                                         (end_hz - from_hz));
}

/* The minimum phase of the levels of a filter, as n + 1 frequencies. */
static float complex *
compute_levels (const EarcupSceneFilter *filter,
                guint                    rate_hz,
                gsize                    n)
{
  gsize length = 2 * LONGER * n;
  float *spectrum = earcup_fft_alloc (length + 2), *time = earcup_fft_alloc (length);
  float complex *result = g_new (float complex, n + 1);

  for (gsize i = 0; i <= length / 2; i++)
    {
      double hz = (double) i * rate_hz / (double) length;
      double held_hz = CLAMP (hz, EARCUP_RESPONSE_LOWEST_HZ, EARCUP_RESPONSE_HIGHEST_HZ);

      spectrum[2 * i] = (float) (filter->level (held_hz, filter->level_data) * M_LN10 / 20.0 +
                                 log (fmax (fade_at (hz, rate_hz), LOWEST_FADE)));
    }

  earcup_minimum_phase_compute (earcup_fft_get (length), spectrum, time);
  for (gsize i = 0; i <= n; i++)
    result[i] = spectrum[2 * LONGER * i] + I * spectrum[2 * LONGER * i + 1];

  earcup_fft_free (spectrum);
  earcup_fft_free (time);

  return result;
}

/* Multiplies by the transfer of a filter. At 0 Hz it is that of a hundredth of the first line. */
static void
apply_transfer (const EarcupSceneFilter *filter,
                guint                    rate_hz,
                gsize                    n,
                float                   *spectrum)
{
  double hz_step = rate_hz / (2.0 * (double) n);

  for (gsize i = 0; i <= n; i++)
    {
      double fade = fade_at ((double) i * hz_step, rate_hz);
      double complex value = spectrum[2 * i] + I * spectrum[2 * i + 1];

      value *= fade > 0.0 ? fade * filter->transfer (fmax ((double) i, 0.01) * hz_step,
                                                     filter->transfer_data)
                          : 0.0;
      spectrum[2 * i] = (float) creal (value);
      spectrum[2 * i + 1] = (float) (i == 0 || i == n ? 0.0 : cimag (value));
    }
}

/**
 * earcup_scene_kernel_new_routed:
 * @taps: (array length=n_taps): an impulse response
 * @n_taps: its length
 * @route: which channels reach the ears by it
 * @rate_hz: sample rate in Hz
 *
 * Makes a kernel of one impulse response.
 *
 * Returns: (transfer full): the kernel; any thread but a streaming one
 */
EarcupKernel *
earcup_scene_kernel_new_routed (const float      *taps,
                                gsize             n_taps,
                                EarcupSceneRoute  route,
                                guint             rate_hz)
{
  g_autofree float *silence = g_new0 (float, n_taps);
  const float *right = route == EARCUP_SCENE_ROUTE_SUM ? taps : silence;
  const float *paths[EARCUP_KERNEL_PATHS] = {
    [EARCUP_KERNEL_LEFT_TO_LEFT] = taps,
    [EARCUP_KERNEL_LEFT_TO_RIGHT] = taps,
    [EARCUP_KERNEL_RIGHT_TO_LEFT] = right,
    [EARCUP_KERNEL_RIGHT_TO_RIGHT] = right,
  };

  return route == EARCUP_SCENE_ROUTE_EACH ? earcup_kernel_new_taps (taps, n_taps, rate_hz)
                                          : earcup_kernel_new_crossed (paths, n_taps, rate_hz);
}

/**
 * earcup_scene_kernel_new:
 * @filter: what the impulse response is made of
 * @route: which channels reach the ears by it
 * @rate_hz: sample rate in Hz, 8000 or more
 *
 * Designs an impulse response, as long as earcup_kernel_length_for() says. Levels are held below
 * 20 Hz. All is followed up to 20 kHz, or nine tenths of half a lower sample rate, and fades out
 * above.
 *
 * Returns: (transfer full): the kernel; any thread but a streaming one
 */
EarcupKernel *
earcup_scene_kernel_new (const EarcupSceneFilter *filter,
                         EarcupSceneRoute         route,
                         guint                    rate_hz)
{
  gsize n = earcup_kernel_length_for (rate_hz), n_fade = n / FADE_SHARE;
  float *spectrum = earcup_fft_alloc (2 * n + 2), *time = earcup_fft_alloc (2 * n);
  double scale = pow (10.0, filter->gain_db / 20.0) / (2.0 * (double) n);
  EarcupKernel *kernel;

  for (gsize i = 0; i <= n; i++)
    spectrum[2 * i] = 1.0f;

  if (filter->level != NULL)
    {
      g_autofree float complex *levels = compute_levels (filter, rate_hz, n);

      for (gsize i = 0; i <= n; i++)
        {
          spectrum[2 * i] = crealf (levels[i]);
          spectrum[2 * i + 1] = cimagf (levels[i]);
        }
    }

  if (filter->transfer != NULL)
    apply_transfer (filter, rate_hz, n, spectrum);

  earcup_fft_inverse (earcup_fft_get (2 * n), spectrum, time);
  for (gsize i = 0; i < n; i++)
    {
      double fade = i + n_fade < n ? 1.0 : 0.5 + 0.5 * cos (EARCUP_PI * (double) (i + n_fade - n) /
                                                            (double) n_fade);

      time[i] = (float) (time[i] * scale * fade);
    }
  kernel = earcup_scene_kernel_new_routed (time, n, route, rate_hz);

  earcup_fft_free (spectrum);
  earcup_fft_free (time);

  return kernel;
}
