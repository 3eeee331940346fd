/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-rendition.h"

struct _EarcupRendition
{
  EarcupMonitor   *monitor;
  EarcupResponse  *worn;
  EarcupEmulation *inverse;     /* what undoes the headphone that is worn */
};

G_DEFINE_BOXED_TYPE (EarcupRendition, earcup_rendition, earcup_rendition_ref,
                     earcup_rendition_unref)

/**
 * earcup_rendition_new:
 * @monitor: a pair of loudspeakers
 * @worn: the response of the headphone that the listener wears
 *
 * Makes a rendition. Nothing is computed yet.
 *
 * Returns: (transfer full): the rendition; any thread
 */
EarcupRendition *
earcup_rendition_new (EarcupMonitor  *monitor,
                      EarcupResponse *worn)
{
  const double hz[] = { EARCUP_RESPONSE_LOWEST_HZ, EARCUP_RESPONSE_HIGHEST_HZ };
  const double db[] = { 0.0, 0.0 };
  g_autoptr(EarcupResponse) flat = earcup_response_new_sampled (hz, db, 2, NULL);
  EarcupRendition *self = g_atomic_rc_box_new0 (EarcupRendition);

  self->monitor = earcup_monitor_ref (monitor);
  self->worn = earcup_response_ref (worn);
  self->inverse = earcup_emulation_new (flat, worn);

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupRendition *
earcup_rendition_ref (EarcupRendition *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupRendition *self = data;

  g_clear_pointer (&self->monitor, earcup_monitor_unref);
  g_clear_pointer (&self->worn, earcup_response_unref);
  g_clear_pointer (&self->inverse, earcup_emulation_unref);
}

/* Gives up a reference; any thread but a streaming one. */
void
earcup_rendition_unref (EarcupRendition *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: (transfer none): what undoes the headphone that is worn, within its cap and its fade;
 * any thread */
EarcupEmulation *
earcup_rendition_get_inverse (const EarcupRendition *self)
{
  return self->inverse;
}

/**
 * earcup_rendition_get_level:
 * @self: a rendition
 * @hz: a frequency in Hz, above 0
 *
 * Tells how much louder the rendition makes music whose channels differ: the power that both
 * channels bring to an ear, in the mean of the ears and of a twelfth of an octave, after what
 * undoes the worn headphone.
 *
 * Returns: the level in dB; not in the main thread the first time
 */
double
earcup_rendition_get_level (const EarcupRendition *self,
                            double                 hz)
{
  return earcup_response_get_level (earcup_monitor_get_response (self->monitor), hz) +
         earcup_emulation_get_gain (self->inverse, hz);
}

/**
 * earcup_rendition_make_kernel:
 * @self: a rendition
 * @rate_hz: sample rate in Hz, 8000 or more
 *
 * Makes the kernel that crosses over. What it plays lies %EARCUP_BINAURAL_LEAD_S behind, so that
 * there is room for what comes earlier at the near ear than in the middle of the head.
 *
 * Returns: (transfer full): the kernel; not in the main thread
 */
EarcupKernel *
earcup_rendition_make_kernel (const EarcupRendition *self,
                              guint                  rate_hz)
{
  g_autoptr(EarcupBinaural) binaural = earcup_monitor_dup_binaural (self->monitor, rate_hz);

  return earcup_binaural_new_kernel (binaural, self->worn);
}
