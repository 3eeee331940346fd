/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-bins.h"

#include <math.h>

#include "acoustics/earcup-emulation.h"
#include "acoustics/earcup-floats.h"
#include "acoustics/earcup-response.h"
#include "acoustics/earcup-units.h"

/* The rates in use at one time are few: that of the device, and those of files. */
#define N_KEPT 4

static GMutex lock;
static EarcupBins *kept[N_KEPT];   /* the newest first */

static EarcupBins *
create (guint rate_hz,
        gsize length)
{
  EarcupBins *self = g_atomic_rc_box_new0 (EarcupBins);

  self->rate_hz = rate_hz;
  self->length = length;
  self->n_bins = length / 2 + 1;
  self->spacing_hz = (double) rate_hz / (double) length;
  self->position = g_new0 (float, self->n_bins + EARCUP_N_FLOATS);
  self->fade = g_new0 (float, self->n_bins + EARCUP_N_FLOATS);
  self->sine = g_new0 (float, self->n_bins + EARCUP_N_FLOATS);

  for (gsize i = 0; i < self->n_bins; i++)
    {
      double hz = (double) i * self->spacing_hz;

      if (hz <= EARCUP_RESPONSE_LOWEST_HZ)
        self->first = i + 1;
      if (hz < EARCUP_EMULATION_END_HZ)
        self->n_filtered = i + 1;

      hz = fmax (hz, EARCUP_RESPONSE_LOWEST_HZ);
      self->position[i] = (float) log (hz / EARCUP_BINS_CENTRE_HZ);
      self->fade[i] = (float) earcup_emulation_get_fade (hz);
      self->sine[i] = (float) sin (EARCUP_TWO_PI * (double) i / (double) length);
    }

  return self;
}

static void
clear (gpointer data)
{
  EarcupBins *self = data;

  g_free (self->position);
  g_free (self->fade);
  g_free (self->sine);
}

/* Gives up a reference; any thread. */
void
earcup_bins_unref (EarcupBins *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* The lock is held. */
static EarcupBins *
find (guint rate_hz,
      gsize length)
{
  for (guint i = 0; i < N_KEPT; i++)
    if (kept[i] != NULL && kept[i]->rate_hz == rate_hz && kept[i]->length == length)
      return kept[i];

  return NULL;
}

/**
 * earcup_bins_get:
 * @rate_hz: sample rate in Hz
 * @length: number of real values of the transform, even
 *
 * Gets the bins of a transform. The last few are kept, so that a change of one number of a design
 * takes no logarithm. Locks: never call it in a streaming thread.
 *
 * Returns: (transfer full): the bins; any thread
 */
EarcupBins *
earcup_bins_get (guint rate_hz,
                 gsize length)
{
  EarcupBins *self;

  g_mutex_lock (&lock);
  self = find (rate_hz, length);
  if (self == NULL)
    {
      self = create (rate_hz, length);
      g_clear_pointer (&kept[N_KEPT - 1], earcup_bins_unref);
      memmove (kept + 1, kept, (N_KEPT - 1) * sizeof *kept);
      kept[0] = self;
    }
  g_atomic_rc_box_acquire (self);
  g_mutex_unlock (&lock);

  return self;
}
