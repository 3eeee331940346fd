/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-exterior.h"

#include <math.h>

#include "acoustics/earcup-units.h"

/* Two ports are never nearer to each other than this, which bounds their mutual mass. */
#define CLOSEST_M 0.01

/* Where the head begins to act as a baffle. A heuristic of this model. */
#define BAFFLE_HZ 620.0

/* sin (x) / x */
static double
cardinal_sine (double x)
{
  return fabs (x) < 1e-8 ? 1.0 : sin (x) / x;
}

static double complex
mutual_impedance (const EarcupExterior *self,
                  guint                 i,
                  guint                 j)
{
  double distance = fabs (self->position_m[i] - self->position_m[j]);
  double phase = self->wavenumber * distance;
  double scale = EARCUP_AIR_DENSITY_KG_M3 * EARCUP_SOUND_SPEED_M_S * self->wavenumber /
                 (2.0 * EARCUP_TWO_PI) * self->form[i] * self->form[j];

  return scale * (self->wavenumber * cardinal_sine (phase) +
                  I * cos (phase) / fmax (distance, CLOSEST_M));
}

static void
fill_impedances (EarcupExterior *self)
{
  double scale = EARCUP_AIR_DENSITY_KG_M3 * EARCUP_SOUND_SPEED_M_S * self->wavenumber *
                 self->wavenumber / (2.0 * EARCUP_TWO_PI);

  for (guint i = 0; i < EARCUP_N_PORTS; i++)
    for (guint j = 0; j < EARCUP_N_PORTS; j++)
      self->impedance[i][j] = i == j ? scale * self->form[i] * self->form[i]
                                     : mutual_impedance (self, i, j);
}

/**
 * earcup_exterior_compute:
 * @self: (out caller-allocates): the room as the openings see it
 * @design: the design whose geometry is used
 * @hz: a frequency in Hz, above 0
 *
 * Computes how the openings load each other and themselves. The reactive part of an opening's own
 * load belongs to its branch mass. The real part is positive semidefinite, so the network is
 * passive. With radiation switched off all impedances are 0 and all form factors 1.
 *
 * Any thread.
 */
void
earcup_exterior_compute (EarcupExterior     *self,
                         const EarcupDesign *design,
                         double              hz)
{
  double radius[EARCUP_N_PORTS] = {
    earcup_design_get (design, EARCUP_PARAMETER_AL),
    earcup_design_get (design, EARCUP_PARAMETER_AV),
    sqrt (earcup_design_get (design, EARCUP_PARAMETER_AC) / EARCUP_PI),
  };

  *self = (EarcupExterior) {
    .wavenumber = EARCUP_TWO_PI * hz / EARCUP_SOUND_SPEED_M_S,
    .position_m = { 0.0,
                    earcup_design_get (design, EARCUP_PARAMETER_XV),
                    earcup_design_get (design, EARCUP_PARAMETER_XC) },
    .form = { 1.0, 1.0, 1.0 },
  };

  if (!earcup_design_get_radiates (design))
    return;

  for (guint i = 0; i < EARCUP_N_PORTS; i++)
    self->form[i] = 1.0 / sqrt (1.0 + pow (self->wavenumber * radius[i], 2.0) / 4.0);

  fill_impedances (self);
}

/**
 * earcup_exterior_green:
 * @hz: a frequency in Hz, above 0
 * @distance_m: distance from the source, above 0
 *
 * Computes the pressure of a point source in free air.
 *
 * Returns: Pa per m³/s; any thread
 */
double complex
earcup_exterior_green (double hz,
                       double distance_m)
{
  double omega = EARCUP_TWO_PI * hz;

  return I * omega * EARCUP_AIR_DENSITY_KG_M3 / (2.0 * EARCUP_TWO_PI * distance_m) *
         cexp (-I * (omega / EARCUP_SOUND_SPEED_M_S * distance_m));
}

/* Returns: the factor, 1 to 2, by which the head as a baffle raises a pressure far away at @hz.
 * A heuristic: +6 dB at high frequencies, no phase; any thread */
double
earcup_exterior_baffle (double hz)
{
  double x = hz / BAFFLE_HZ;

  return sqrt ((1.0 + 4.0 * x * x) / (1.0 + x * x));
}

/**
 * earcup_exterior_pressure:
 * @self: the room as computed for the frequency
 * @flows: (array fixed-size=3): outward volume velocity of each port in m³/s
 * @distance_m: distance from the centre of the pad plane
 * @angle_rad: angle from the axis that points away from the head
 *
 * Computes the pressure of the openings together at a point in free air, without the head.
 *
 * Returns: the pressure in Pa; any thread
 */
double complex
earcup_exterior_pressure (const EarcupExterior *self,
                          const double complex  flows[EARCUP_N_PORTS],
                          double                distance_m,
                          double                angle_rad)
{
  double hz = self->wavenumber * EARCUP_SOUND_SPEED_M_S / EARCUP_TWO_PI;
  double complex sum = 0.0;

  for (guint i = 0; i < EARCUP_N_PORTS; i++)
    {
      double along = distance_m * cos (angle_rad) - self->position_m[i];
      double across = distance_m * sin (angle_rad);

      sum += self->form[i] * flows[i] * earcup_exterior_green (hz, hypot (along, across));
    }

  return sum;
}
