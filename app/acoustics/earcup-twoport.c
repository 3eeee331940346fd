/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-twoport.h"

#include <math.h>

/* Returns: the two-port of @first followed by @second, towards the load; any thread */
EarcupTwoport
earcup_twoport_multiply (EarcupTwoport first,
                         EarcupTwoport second)
{
  return (EarcupTwoport) {
    first.a * second.a + first.b * second.c,
    first.a * second.b + first.b * second.d,
    first.c * second.a + first.d * second.c,
    first.c * second.b + first.d * second.d,
  };
}

/* Returns: an impedance in Pa·s/m³ in the way of the flow; any thread */
EarcupTwoport
earcup_twoport_series (double complex impedance)
{
  return (EarcupTwoport) { 1.0, impedance, 0.0, 1.0 };
}

/* Returns: an admittance in m³/(Pa·s) from the flow's path to the air at rest; any thread */
EarcupTwoport
earcup_twoport_shunt (double complex admittance)
{
  return (EarcupTwoport) { 1.0, 0.0, admittance, 1.0 };
}

/**
 * earcup_twoport_line:
 * @series_per_m: series impedance per length, Pa·s/m⁴
 * @shunt_per_m: shunt admittance per length, m²/(Pa·s)
 * @length_m: the length, above 0
 *
 * Computes the chain matrix of a uniform line.
 *
 * Source: L. L. Beranek, T. Mellow, Acoustics: Sound Fields and Transducers, chapter 8.
 *
 * Returns: the matrix; any thread
 */
EarcupTwoport
earcup_twoport_line (double complex series_per_m,
                     double complex shunt_per_m,
                     double         length_m)
{
  double complex propagation = csqrt (series_per_m * shunt_per_m);
  double complex characteristic = series_per_m / propagation;   /* the same branch of the root */
  double complex hyperbolic_cosine = ccosh (propagation * length_m);
  double complex hyperbolic_sine = csinh (propagation * length_m);

  return (EarcupTwoport) {
    hyperbolic_cosine,
    characteristic * hyperbolic_sine,
    hyperbolic_sine / characteristic,
    hyperbolic_cosine,
  };
}

/**
 * earcup_line_admittance:
 * @series_per_m: series impedance per length, Pa·s/m⁴
 * @shunt_per_m: shunt admittance per length, m²/(Pa·s)
 * @length_m: the length, above 0
 *
 * Computes the nodal admittances of a uniform line.
 *
 * Returns: both admittances in m³/(Pa·s); any thread
 */
EarcupLineAdmittance
earcup_line_admittance (double complex series_per_m,
                        double complex shunt_per_m,
                        double         length_m)
{
  EarcupTwoport line = earcup_twoport_line (series_per_m, shunt_per_m, length_m);

  return (EarcupLineAdmittance) { line.a / line.b, 1.0 / line.b };
}

/**
 * earcup_branch_admittance:
 * @s: complex frequency in rad/s, not 0
 * @resistance: Pa·s/m³; infinite for a blocked branch
 * @mass: kg/m⁴; infinite for a blocked branch
 * @compliance: m³/Pa; infinite for none in series, 0 for a blocked branch
 *
 * Computes the admittance of a resistance, a mass and a compliance in series.
 *
 * Returns: the admittance in m³/(Pa·s), 0 for a blocked branch; any thread
 */
double complex
earcup_branch_admittance (double complex s,
                          double         resistance,
                          double         mass,
                          double         compliance)
{
  double complex impedance;

  if (isinf (resistance) || isinf (mass) || compliance == 0.0)
    return 0.0;

  impedance = resistance + s * mass;
  if (!isinf (compliance))
    impedance += 1.0 / (s * compliance);

  return 1.0 / impedance;
}
