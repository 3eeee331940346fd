/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-emulation.h"

#include <math.h>

#include "acoustics/earcup-floats.h"
#include "acoustics/earcup-response-private.h"
#include "acoustics/earcup-units.h"

#define NEPER_PER_DB (M_LN10 / 20.0)

struct _EarcupEmulation
{
  EarcupResponse *target;
  EarcupResponse *worn;
};

G_DEFINE_BOXED_TYPE (EarcupEmulation, earcup_emulation, earcup_emulation_ref,
                     earcup_emulation_unref)

/**
 * earcup_emulation_new:
 * @target: the response to be heard
 * @worn: the response of the headphone that the listener wears
 *
 * Makes the filter that turns what is worn into the target.
 *
 * Returns: (transfer full): the emulation; any thread
 */
EarcupEmulation *
earcup_emulation_new (EarcupResponse *target,
                      EarcupResponse *worn)
{
  EarcupEmulation *self = g_atomic_rc_box_new0 (EarcupEmulation);

  self->target = earcup_response_ref (target);
  self->worn = earcup_response_ref (worn);

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupEmulation *
earcup_emulation_ref (EarcupEmulation *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupEmulation *self = data;

  earcup_response_unref (self->target);
  earcup_response_unref (self->worn);
}

/* Gives up a reference; any thread. */
void
earcup_emulation_unref (EarcupEmulation *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * earcup_emulation_get_difference:
 * @self: an emulation
 * @hz: a frequency in Hz, above 0; below 20 Hz the value at 20 Hz is held
 *
 * Tells how far target and worn lie apart, both relative to their own mean from 500 Hz to 2 kHz.
 *
 * Returns: the difference in dB; any thread
 */
double
earcup_emulation_get_difference (const EarcupEmulation *self,
                                 double                 hz)
{
  hz = fmax (hz, EARCUP_RESPONSE_LOWEST_HZ);

  return earcup_response_get_aligned (self->target, hz) -
         earcup_response_get_aligned (self->worn, hz);
}

/* Returns: the factor on a gain in dB that fades the filter out at @hz, above 0: 1 up to the fade,
 * 0 from its end, a raised cosine over the logarithm of frequency between; any thread */
double
earcup_emulation_get_fade (double hz)
{
  double way = log (hz / EARCUP_EMULATION_FADE_HZ) /
               log (EARCUP_EMULATION_END_HZ / EARCUP_EMULATION_FADE_HZ);

  return 0.5 + 0.5 * cos (EARCUP_PI * CLAMP (way, 0.0, 1.0));
}

/**
 * earcup_emulation_get_gain:
 * @self: an emulation
 * @hz: a frequency in Hz, above 0
 *
 * Tells what the filter does: the difference, never more than 12 dB, faded out from 12 kHz to
 * 16 kHz.
 *
 * Returns: the gain in dB; any thread
 */
double
earcup_emulation_get_gain (const EarcupEmulation *self,
                           double                 hz)
{
  return fmin (earcup_emulation_get_difference (self, hz), EARCUP_EMULATION_CAP_DB) *
         earcup_emulation_get_fade (hz);
}

/* Returns: whether the filter falls short of the difference at @hz because of its cap; any
 * thread */
gboolean
earcup_emulation_is_cut (const EarcupEmulation *self,
                         double                 hz)
{
  return earcup_emulation_get_difference (self, hz) > EARCUP_EMULATION_CAP_DB;
}

EARCUP_INLINE void
subtract (const EarcupBins *bins,
          float             reference_db,
          const float      *worn,
          float            *gains)
{
  const Floats cap = floats_all ((float) EARCUP_EMULATION_CAP_DB);

  for (gsize i = 0; i < bins->n_filtered; i += EARCUP_N_FLOATS)
    {
      Floats difference = floats_load (gains + i) - floats_load (worn + i) - reference_db;
      Floats gain = floats_min (difference, cap) * floats_load (bins->fade + i);

      floats_store (gain * (float) NEPER_PER_DB, gains + i);
    }
}

EARCUP_WIDE static void
subtract_wide (const EarcupBins *bins,
               float             reference_db,
               const float      *worn,
               float            *gains)
{
  subtract (bins, reference_db, worn, gains);
}

static void
subtract_plain (const EarcupBins *bins,
                float             reference_db,
                const float      *worn,
                float            *gains)
{
  subtract (bins, reference_db, worn, gains);
}

/**
 * earcup_emulation_compute_gains:
 * @self: an emulation
 * @bins: the bins of a transform
 * @gains: (out) (array): the natural logarithm of the gain at each bin; room for
 *   %EARCUP_N_FLOATS more than there are bins
 * @scratch: (array): as much room
 *
 * Does the same as earcup_emulation_get_gain() for all bins at once. The first bin, which is at
 * 0 Hz, has the gain at 20 Hz.
 *
 * Any thread.
 */
void
earcup_emulation_compute_gains (const EarcupEmulation *self,
                                const EarcupBins      *bins,
                                float                 *gains,
                                float                 *scratch)
{
  float reference_db = (float) (earcup_response_get_reference (self->target) -
                                earcup_response_get_reference (self->worn));

  earcup_response_sample (self->target, bins, gains);
  earcup_response_sample (self->worn, bins, scratch);
  if (earcup_lanes_are_wide ())
    subtract_wide (bins, reference_db, scratch, gains);
  else
    subtract_plain (bins, reference_db, scratch, gains);

  memset (gains + bins->n_filtered, 0, (bins->n_bins - bins->n_filtered) * sizeof *gains);
}
