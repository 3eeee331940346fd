/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-ear.h"

#include <math.h>

#include "acoustics/earcup-twoport.h"
#include "acoustics/earcup-units.h"

/* The occluded-ear simulator as a circuit: masses in kg/m⁴, resistances in Pa·s/m³, compliances
 * in m³/Pa. Source: IEC 60318-4:2010, with the values of a published Simscape model of it. */
#define M1 82.9
#define C1 0.70e-12
#define R2 55.66e6
#define M2 9400.0
#define C2 2.34e-12
#define M3 130.3
#define C3 1.50e-12
#define R4 27.99e6
#define M4 983.8
#define C4 2.73e-12
#define R5 3.22e6
#define M5 133.4
#define C5 1.517e-12

/* Below this frequency the boundary layer of the canal is taken as that of this frequency. */
#define LOWEST_LAYER_HZ 5.0

static EarcupTwoport
simulator (double complex s)
{
  double complex a = s * C1 + earcup_branch_admittance (s, R2, M2, C2);
  double complex b = s * C3 + earcup_branch_admittance (s, R4, M4, C4);
  EarcupTwoport chain = earcup_twoport_series (s * M1);

  chain = earcup_twoport_multiply (chain, earcup_twoport_shunt (a));
  chain = earcup_twoport_multiply (chain, earcup_twoport_series (s * M3));
  chain = earcup_twoport_multiply (chain, earcup_twoport_shunt (b));
  chain = earcup_twoport_multiply (chain, earcup_twoport_series (R5 + s * M5));

  return earcup_twoport_multiply (chain, earcup_twoport_shunt (s * C5));
}

static EarcupTwoport
concha (const EarcupDesign *design,
        double complex      s)
{
  double area = earcup_design_get (design, EARCUP_PARAMETER_SCO);
  double loss = earcup_design_get (design, EARCUP_PARAMETER_RCO);

  return earcup_twoport_line ((s * EARCUP_AIR_DENSITY_KG_M3 + loss) / area,
                              s * area / EARCUP_AIR_BULK_MODULUS_PA,
                              earcup_design_get (design, EARCUP_PARAMETER_LCO));
}

/* A wide tube with the first term of the viscous and thermal boundary layer.
 * Source: G. Kirchhoff 1868 as given by Beranek and Mellow, chapter 4. */
static EarcupTwoport
canal (const EarcupDesign *design,
       double complex      s)
{
  double radius = earcup_design_get (design, EARCUP_PARAMETER_RCA);
  double area = EARCUP_PI * radius * radius;
  double omega = fmax (cimag (s), EARCUP_TWO_PI * LOWEST_LAYER_HZ);
  double shear = radius * sqrt (omega * EARCUP_AIR_DENSITY_KG_M3 / EARCUP_AIR_VISCOSITY_PA_S);
  double complex layer = (1.0 - I) / (M_SQRT2 * shear) *
                         earcup_design_get (design, EARCUP_PARAMETER_EAR_LOSS);
  double thermal = (EARCUP_AIR_HEAT_RATIO - 1.0) / sqrt (EARCUP_AIR_PRANDTL);

  return earcup_twoport_line (s * EARCUP_AIR_DENSITY_KG_M3 / area * (1.0 + 2.0 * layer),
                              s * area / EARCUP_AIR_BULK_MODULUS_PA *
                              (1.0 + 2.0 * layer * thermal),
                              earcup_design_get (design, EARCUP_PARAMETER_LCA));
}

/**
 * earcup_ear_compute:
 * @design: the design whose ear geometry is used
 * @hz: a frequency in Hz, above 0
 *
 * Computes what the front cavity meets: concha, canal and ear simulator in a chain, with the
 * microphone of the simulator as the drum.
 *
 * Returns: admittance and transfer; any thread
 */
EarcupEar
earcup_ear_compute (const EarcupDesign *design,
                    double              hz)
{
  double complex s = I * EARCUP_TWO_PI * hz;
  EarcupTwoport chain = earcup_twoport_multiply (concha (design, s), canal (design, s));

  chain = earcup_twoport_multiply (chain, simulator (s));

  return (EarcupEar) { chain.c / chain.a, 1.0 / chain.a };
}

/**
 * earcup_ear_compute_entrance:
 * @design: the design whose ear geometry is used
 * @hz: a frequency in Hz, above 0
 *
 * Computes the pressure where the canal begins, behind the concha, over that at the mouth of the
 * concha.
 *
 * Returns: the complex ratio; any thread
 */
double complex
earcup_ear_compute_entrance (const EarcupDesign *design,
                             double              hz)
{
  double complex s = I * EARCUP_TWO_PI * hz;
  EarcupTwoport bowl = concha (design, s);
  EarcupTwoport rest = earcup_twoport_multiply (canal (design, s), simulator (s));

  return 1.0 / (bowl.a + bowl.b * rest.c / rest.a);
}

/* Returns: the transfer impedance of the ear simulator alone, pressure at its microphone per
 * volume velocity at its entrance, in Pa·s/m³, at @hz above 0; any thread */
double complex
earcup_ear_simulator_impedance (double hz)
{
  return 1.0 / simulator (I * EARCUP_TWO_PI * hz).c;
}

/**
 * earcup_ear_open_impedance:
 * @design: the design whose concha is used
 * @hz: a frequency in Hz, above 0
 *
 * Computes the radiation impedance of the mouth of the open ear, a flanged piston.
 *
 * Source: Beranek and Mellow, chapter 4 (low-frequency circuit of a piston in a baffle).
 *
 * Returns: the impedance in Pa·s/m³; any thread
 */
double complex
earcup_ear_open_impedance (const EarcupDesign *design,
                           double              hz)
{
  double area = earcup_design_get (design, EARCUP_PARAMETER_SCO);
  double radius = sqrt (area / EARCUP_PI);
  double resistance = EARCUP_AIR_DENSITY_KG_M3 * EARCUP_SOUND_SPEED_M_S / area * 128.0 /
                      (9.0 * EARCUP_PI * EARCUP_PI);
  double mass = 8.0 * EARCUP_AIR_DENSITY_KG_M3 / (3.0 * EARCUP_PI * EARCUP_PI * radius);

  return 1.0 / (1.0 / resistance + 1.0 / (I * EARCUP_TWO_PI * hz * mass));
}
