/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-kernel.h"

#include <complex.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-bins.h"
#include "acoustics/earcup-cepstrum.h"
#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-floats.h"
#include "acoustics/earcup-units.h"

/* Long enough for a resonance of quality 6 at 28 Hz within 0.5 dB at 48 kHz. */
#define SHORTEST_TAPS     16384
#define SHORTEST_UP_TO_HZ 64000

/* Off line there is time for a kernel that also follows the corner at 20 Hz, where the gain is
 * held: within 0.004 dB, in place of 0.07 dB. */
#define LONG_FACTOR       3

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

/* Room to design a kernel in. Each thread keeps its own, so that the next kernel of that length
 * costs no page of memory. */
typedef struct {
  gsize  n_taps;
  float *magnitude;
  float *scratch;
  float *work;
  float *spectrum;
  float *time;
} Room;

static void
free_room (gpointer data)
{
  Room *self = data;

  earcup_fft_free (self->magnitude);
  earcup_fft_free (self->scratch);
  earcup_fft_free (self->work);
  earcup_fft_free (self->spectrum);
  earcup_fft_free (self->time);
  g_free (self);
}

static GPrivate room_of_thread = G_PRIVATE_INIT (free_room);

static Room *
get_room (gsize n_taps)
{
  Room *self = g_private_get (&room_of_thread);
  gsize n_bins = n_taps + 1 + EARCUP_N_FLOATS;

  if (self != NULL && self->n_taps == n_taps)
    return self;

  self = g_new0 (Room, 1);
  self->n_taps = n_taps;
  self->magnitude = earcup_fft_alloc (n_bins);
  self->scratch = earcup_fft_alloc (n_bins);
  self->work = earcup_fft_alloc (n_bins);
  self->spectrum = earcup_fft_alloc (2 * n_bins);
  self->time = earcup_fft_alloc (2 * n_taps);
  g_private_replace (&room_of_thread, self);

  return self;
}

static EarcupKernel *
design (const EarcupEmulation *emulation,
        guint                  rate_hz,
        gsize                  n_taps)
{
  gsize n = 2 * n_taps;
  g_autoptr(EarcupBins) bins = earcup_bins_get (rate_hz, n);
  Room *room = get_room (n_taps);
  EarcupKernel *self = g_atomic_rc_box_new0 (EarcupKernel);

  earcup_emulation_compute_gains (emulation, bins, room->magnitude, room->scratch);
  earcup_cepstrum_compute (bins, room->magnitude, room->scratch, room->work, room->spectrum);
  earcup_fft_inverse (earcup_fft_get (n), room->spectrum, room->time);

  self->rate_hz = rate_hz;
  self->n_paths = 1;
  self->n_taps = n_taps;
  self->taps = g_memdup2 (room->time, n_taps * sizeof *self->taps);

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
 * Does the same as earcup_kernel_new() with three times as many taps, for work off line.
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
