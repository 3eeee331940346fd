/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-section.h"

#include <math.h>

/**
 * earcup_section_respond:
 * @self: a peaking section; frequency in Hz, quality, gain in dB at its frequency
 * @hz: a frequency in Hz, above 0
 *
 * Computes the factor by which a section changes a pressure. It is 1 far below and far above
 * its frequency.
 *
 * Source: R. Bristow-Johnson, Cookbook formulae for audio EQ biquad filter coefficients, the
 * analogue prototype of peakingEQ.
 *
 * Returns: the complex factor; any thread
 */
double complex
earcup_section_respond (const EarcupSection *self,
                        double               hz)
{
  double u = hz / self->hz;
  double amplitude = pow (10.0, self->gain_db / 40.0);
  double complex above = 1.0 - u * u + I * (u * amplitude / self->q);
  double complex below = 1.0 - u * u + I * (u / (amplitude * self->q));

  return above / below;
}

/**
 * earcup_sections_respond:
 * @sections: (array length=n_sections): the sections, in any order
 * @n_sections: how many, 0 or more
 * @driver_only: leave out the sections that belong to the ear
 * @hz: a frequency in Hz, above 0
 *
 * Multiplies the factors of several sections.
 *
 * Returns: the complex factor, 1 when there is no section; any thread
 */
double complex
earcup_sections_respond (const EarcupSection *sections,
                         guint                n_sections,
                         gboolean             driver_only,
                         double               hz)
{
  double complex product = 1.0;

  for (guint i = 0; i < n_sections; i++)
    if (!driver_only || sections[i].scope == EARCUP_SECTION_SCOPE_DRIVER)
      product *= earcup_section_respond (&sections[i], hz);

  return product;
}
