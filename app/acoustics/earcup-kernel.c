/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-kernel.h"

#include <complex.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-units.h"

/* Long enough for a resonance of quality 6 at 28 Hz within 0.5 dB at 48 kHz. */
#define SHORTEST_TAPS     16384
#define SHORTEST_UP_TO_HZ 64000

/* Off line there is time for a kernel that also follows the corner at 20 Hz, where the gain is
 * held: within 0.02 dB, in place of 0.07 dB. */
#define LONG_FACTOR       4

struct _EarcupKernel
{
  guint  rate_hz;
  guint  n_paths;      /* 1, or EARCUP_KERNEL_PATHS */
  gsize  n_taps;       /* of each path */
  float *taps;         /* path after path */
};

G_DEFINE_BOXED_TYPE (EarcupKernel, earcup_kernel, earcup_kernel_ref, earcup_kernel_unref)

/* Returns: how many taps a kernel has at a sample rate in Hz, a power of two; any thread */
gsize
earcup_kernel_length_for (guint rate_hz)
{
  gsize length = SHORTEST_TAPS;

  for (guint limit = SHORTEST_UP_TO_HZ; rate_hz > limit && limit < G_MAXUINT / 2; limit *= 2)
    length *= 2;

  return length;
}

/* Replaces a logarithmic magnitude by the spectrum of minimum phase that has it, by folding the
 * real cepstrum. Source: A. V. Oppenheim, R. W. Schafer, Discrete-Time Signal Processing,
 * section 13.5. */
static void
make_minimum_phase (const EarcupFft *fft,
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

static EarcupKernel *
design (const EarcupEmulation *emulation,
        guint                  rate_hz,
        gsize                  n_taps)
{
  gsize n = 2 * n_taps;
  const EarcupFft *fft = earcup_fft_get (n);
  float *spectrum = earcup_fft_alloc (n + 2);
  float *time = earcup_fft_alloc (n);
  EarcupKernel *self;

  for (gsize i = 0; i <= n / 2; i++)
    {
      double hz = fmax ((double) i * rate_hz / (double) n, EARCUP_RESPONSE_LOWEST_HZ);

      spectrum[2 * i] = (float) (earcup_emulation_get_gain (emulation, hz) * M_LN10 / 20.0);
    }

  make_minimum_phase (fft, spectrum, time);
  earcup_fft_inverse (fft, spectrum, time);
  for (gsize i = 0; i < n_taps; i++)
    time[i] /= (float) n;

  self = earcup_kernel_new_taps (time, n_taps, rate_hz);
  earcup_fft_free (spectrum);
  earcup_fft_free (time);

  return self;
}

/**
 * earcup_kernel_new:
 * @emulation: the filter to realise
 * @rate_hz: sample rate in Hz, 8000 or more
 *
 * Designs the impulse response of minimum phase whose magnitude is the gain of an emulation, as
 * long as earcup_kernel_length_for() says. Where the rate leaves no room for a frequency, that
 * part is left out.
 *
 * Returns: (transfer full): the kernel; any thread but a streaming one
 */
EarcupKernel *
earcup_kernel_new (const EarcupEmulation *emulation,
                   guint                  rate_hz)
{
  return design (emulation, rate_hz, earcup_kernel_length_for (rate_hz));
}

/**
 * earcup_kernel_new_long:
 * @emulation: the filter to realise
 * @rate_hz: sample rate in Hz, 8000 or more
 *
 * Does the same as earcup_kernel_new() with four times as many taps, for work off line.
 *
 * Returns: (transfer full): the kernel; any thread but a streaming one
 */
EarcupKernel *
earcup_kernel_new_long (const EarcupEmulation *emulation,
                        guint                  rate_hz)
{
  return design (emulation, rate_hz, LONG_FACTOR * earcup_kernel_length_for (rate_hz));
}

/**
 * earcup_kernel_new_taps:
 * @taps: (array length=n_taps): the impulse response, finite values
 * @n_taps: 1 or more
 * @rate_hz: sample rate in Hz
 *
 * Makes a kernel of a given impulse response.
 *
 * Returns: (transfer full): the kernel; any thread but a streaming one
 */
EarcupKernel *
earcup_kernel_new_taps (const float *taps,
                        gsize        n_taps,
                        guint        rate_hz)
{
  EarcupKernel *self = g_atomic_rc_box_new0 (EarcupKernel);

  self->rate_hz = rate_hz;
  self->n_paths = 1;
  self->n_taps = n_taps;
  self->taps = g_memdup2 (taps, n_taps * sizeof *taps);

  return self;
}

/**
 * earcup_kernel_new_crossed:
 * @taps: for each #EarcupKernelPath its impulse response, finite values
 * @n_taps: the length of each, 1 or more
 * @rate_hz: sample rate in Hz
 *
 * Makes a kernel in which each channel reaches both ears, as with loudspeakers.
 *
 * Returns: (transfer full): the kernel; any thread but a streaming one
 */
EarcupKernel *
earcup_kernel_new_crossed (const float *const taps[EARCUP_KERNEL_PATHS],
                           gsize              n_taps,
                           guint              rate_hz)
{
  EarcupKernel *self = g_atomic_rc_box_new0 (EarcupKernel);

  self->rate_hz = rate_hz;
  self->n_paths = EARCUP_KERNEL_PATHS;
  self->n_taps = n_taps;
  self->taps = g_new (float, EARCUP_KERNEL_PATHS * n_taps);
  for (guint i = 0; i < EARCUP_KERNEL_PATHS; i++)
    memcpy (self->taps + i * n_taps, taps[i], n_taps * sizeof **taps);

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupKernel *
earcup_kernel_ref (EarcupKernel *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupKernel *self = data;

  g_free (self->taps);
}

/* Gives up a reference; any thread but a streaming one. */
void
earcup_kernel_unref (EarcupKernel *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: whether each channel reaches both ears; any thread */
gboolean
earcup_kernel_is_crossed (const EarcupKernel *self)
{
  return self->n_paths > 1;
}

/**
 * earcup_kernel_get_path:
 * @self: a kernel
 * @path: from which channel to which ear
 * @n_taps: (out): the length of the impulse response
 *
 * Gets the impulse response of one path. A plain kernel has the same one from each channel to
 * its own ear.
 *
 * Returns: (transfer none) (nullable) (array length=n_taps): the impulse response, or %NULL
 *   where nothing crosses over; any thread
 */
const float *
earcup_kernel_get_path (const EarcupKernel *self,
                        EarcupKernelPath    path,
                        gsize              *n_taps)
{
  gboolean across = path == EARCUP_KERNEL_LEFT_TO_RIGHT || path == EARCUP_KERNEL_RIGHT_TO_LEFT;

  *n_taps = self->n_taps;
  if (self->n_paths == 1)
    return across ? NULL : self->taps;

  return self->taps + path * self->n_taps;
}

/* Returns: (transfer none) (array length=n_taps): the impulse response from the left channel to
 * the left ear; any thread */
const float *
earcup_kernel_get_taps (const EarcupKernel *self,
                        gsize              *n_taps)
{
  *n_taps = self->n_taps;
  return self->taps;
}

/* Returns: the sample rate in Hz; any thread */
guint
earcup_kernel_get_rate (const EarcupKernel *self)
{
  return self->rate_hz;
}

/**
 * earcup_kernel_compute_level:
 * @self: a kernel
 * @hz: a frequency in Hz, 0 to half the sample rate
 *
 * Computes the gain of a kernel at any frequency, by summing its taps in double precision.
 *
 * Returns: the gain in dB; any thread
 */
double
earcup_kernel_compute_level (const EarcupKernel *self,
                             double              hz)
{
  double complex sum = 0.0;
  double step = EARCUP_TWO_PI * hz / self->rate_hz;

  for (gsize i = 0; i < self->n_taps; i++)
    sum += self->taps[i] * cexp (-I * step * (double) i);

  return 20.0 * log10 (cabs (sum));
}
