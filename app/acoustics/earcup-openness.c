/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-openness.h"

#include "acoustics/earcup-network.h"

/* The pressure at the entrance of the canal. The sections of the ear stand for what happens
 * further in; those of the driver are in every pressure that it makes. */
static double complex
compute_entrance (const EarcupDesign *design,
                  double              hz)
{
  EarcupExcitation excitation = { .volts = 1.0 };
  EarcupNetwork network;
  EarcupState state;
  guint n_sections;
  const EarcupSection *sections = earcup_design_get_sections (design, &n_sections);

  earcup_network_prepare (&network, design, hz);
  earcup_network_solve (&network, &excitation, &state);

  return state.head_pa * earcup_ear_compute_entrance (design, hz) *
         earcup_sections_respond (sections, n_sections, TRUE, hz);
}

/**
 * earcup_openness_compute_outward:
 * @design: the design
 * @hz: a frequency in Hz, above 0
 *
 * Computes what the ear sees looking out, from a unit flow injected where it has been taken away.
 *
 * Returns: the impedance in Pa·s/m³; any thread
 */
double complex
earcup_openness_compute_outward (const EarcupDesign *design,
                                 double              hz)
{
  EarcupExcitation excitation = { .head_flow = 1.0 };
  EarcupNetwork network;
  EarcupState state;

  earcup_network_prepare_earless (&network, design, hz);
  earcup_network_solve (&network, &excitation, &state);

  return state.head_pa;
}

/**
 * earcup_openness_compute:
 * @design: the design
 * @hz: (array length=n_points): frequencies in Hz, each above 0, in any order
 * @n_points: how many
 * @openness: (out caller-allocates) (array length=n_points): the results, in the order of @hz
 *
 * Computes what the ear sees looking out. A headphone is open in so far as this impedance is that
 * of the open ear; the pressure division then is 1, and a sound that is led to the ear by other
 * means meets the same load as without a headphone. At low frequencies the impedance is the best
 * physical measure of how open a headphone is heard to be.
 *
 * Any thread.
 *
 * Source: H. Møller, Fundamentals of binaural technology, Applied Acoustics 36 (1992), section
 * 4.2 (pressure division ratio); AES convention paper in e-library 19825 (openness).
 */
void
earcup_openness_compute (const EarcupDesign *design,
                         const double       *hz,
                         gsize               n_points,
                         EarcupOpenness     *openness)
{
  for (gsize i = 0; i < n_points; i++)
    {
      EarcupEar ear = earcup_ear_compute (design, hz[i]);
      EarcupOpenness *point = &openness[i];

      point->hz = hz[i];
      point->entrance_pa_v = compute_entrance (design, hz[i]);
      point->outward_pa_s_m3 = earcup_openness_compute_outward (design, hz[i]);
      point->open_ear_pa_s_m3 = earcup_ear_open_impedance (design, hz[i]);
      point->pressure_division = (1.0 + point->outward_pa_s_m3 * ear.admittance) /
                                 (1.0 + point->open_ear_pa_s_m3 * ear.admittance);
    }
}
