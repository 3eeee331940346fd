/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-sphere.h"

#include <math.h>

#include "acoustics/earcup-units.h"

/* The terms fall faster than exponentially once their order exceeds the circumference in
 * wavelengths; below this size they no longer count. */
#define SMALLEST_TERM 1e-10
#define MOST_TERMS    1000
#define SLOWEST       1e-3      /* circumferences per wavelength that are not seen */

/**
 * earcup_sphere_compute:
 * @radius_m: radius of a rigid sphere in m, above 0
 * @hz: a frequency in Hz, 0 or more
 * @cosines: (array length=n_cosines): for each point of the surface the cosine of the angle
 *   between it and the source, seen from the centre; −1 to 1
 * @n_cosines: how many points
 * @pressure: (out caller-allocates) (array length=n_cosines): the pressure there
 *
 * Computes the pressure of a plane wave on a rigid sphere, relative to what it would be at the
 * centre without the sphere. By reciprocity it is also the far pressure of a small source on the
 * sphere. Time runs as e^{+jωt}.
 *
 * Source: R. O. Duda, W. L. Martens, Range dependence of the response of a spherical head model,
 * JASA 104 (1998) 3048, for a distant source; P. M. Morse, K. U. Ingard, Theoretical Acoustics,
 * section 8.2. Any thread.
 */
void
earcup_sphere_compute (double          radius_m,
                       double          hz,
                       const double   *cosines,
                       gsize           n_cosines,
                       double complex *pressure)
{
  double x = EARCUP_TWO_PI * hz * radius_m / EARCUP_SOUND_SPEED_M_S;
  g_autofree double *legendre = g_new (double, 2 * n_cosines);
  double *before = legendre + n_cosines;
  double complex h = cexp (-I * x) * I / fmax (x, SLOWEST);      /* of the order m … */
  double complex h_before = cexp (-I * x) / fmax (x, SLOWEST);   /* … and of the one below */
  double complex turn = -I / fmax (x * x, SLOWEST * SLOWEST);

  for (gsize i = 0; i < n_cosines; i++)
    {
      legendre[i] = 1.0;
      before[i] = 0.0;
      pressure[i] = x < SLOWEST ? 1.0 : 0.0;
    }

  for (guint m = 0; m < MOST_TERMS && x >= SLOWEST; m++)
    {
      double complex slope = h_before - (m + 1.0) / x * h;
      double complex factor = turn * (2.0 * m + 1.0) / slope;
      double complex h_next = (2.0 * m + 1.0) / x * h - h_before;

      for (gsize i = 0; i < n_cosines; i++)
        {
          double next = ((2.0 * m + 1.0) * cosines[i] * legendre[i] - m * before[i]) / (m + 1.0);

          pressure[i] += factor * legendre[i];
          before[i] = legendre[i];
          legendre[i] = next;
        }

      if (m > x && cabs (factor) < SMALLEST_TERM)
        break;
      h_before = h;
      h = h_next;
      turn *= I;
    }
}

/**
 * earcup_sphere_delay:
 * @radius_m: radius of a sphere in m
 * @cosine: cosine of the angle between a point of the surface and the source, −1 to 1
 *
 * Tells how much later a wave front comes to a point than to the place of the centre, by way of
 * the straight line and, on the far side, along the surface.
 *
 * Source: R. S. Woodworth, Experimental Psychology (1938), chapter 21.
 *
 * Returns: the delay in s, negative on the near side; any thread
 */
double
earcup_sphere_delay (double radius_m,
                     double cosine)
{
  double way = cosine >= 0.0 ? -cosine : acos (CLAMP (cosine, -1.0, 1.0)) - EARCUP_PI / 2.0;

  return way * radius_m / EARCUP_SOUND_SPEED_M_S;
}
