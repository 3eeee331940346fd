/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Arithmetic on four double-precision numbers at once, for any processor: the compiler makes of
 * each operation what its target has. All functions are inlined, so that the code that uses them
 * can be compiled twice, for every processor of the architecture and for those with AVX2. */
#define EARCUP_N_LANES 4

#define EARCUP_INLINE static inline __attribute__ ((always_inline))

/* Distributions build for the oldest processor of their architecture. A function marked so is
 * compiled for newer ones, and may only be called where earcup_lanes_are_wide() says so. */
#if defined (__x86_64__) && defined (__GNUC__)
# define EARCUP_HAS_WIDE 1
# define EARCUP_WIDE     __attribute__ ((target ("avx2,fma")))
#else
# define EARCUP_HAS_WIDE 0
# define EARCUP_WIDE
#endif

typedef double Lanes __attribute__ ((vector_size (EARCUP_N_LANES * sizeof (double))));
typedef gint64 LanesMask __attribute__ ((vector_size (EARCUP_N_LANES * sizeof (gint64))));

typedef guint64 LanesBits __attribute__ ((vector_size (EARCUP_N_LANES * sizeof (guint64))));

/* A complex number in each lane. */
typedef struct {
  Lanes re;
  Lanes im;
} LanesComplex;

/* Returns: whether functions for wide vector units can run here; any thread */
EARCUP_INLINE gboolean
earcup_lanes_are_wide (void)
{
#if EARCUP_HAS_WIDE
  return __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma");
#else
  return FALSE;
#endif
}

EARCUP_INLINE Lanes
lanes_all (double value)
{
  return (Lanes) { value, value, value, value };
}

EARCUP_INLINE Lanes
lanes_select (LanesMask where,
              Lanes     yes,
              Lanes     no)
{
  return (Lanes) ((where & (LanesMask) yes) | (~where & (LanesMask) no));
}

EARCUP_INLINE Lanes
lanes_abs (Lanes x)
{
  return (Lanes) ((LanesMask) x & G_MAXINT64);
}

/* From the sign alone: a comparison would be made one by one where vectors are short. */
EARCUP_INLINE LanesMask
lanes_are_negative (Lanes x)
{
  return -(LanesMask) ((LanesBits) x >> 63);
}

EARCUP_INLINE Lanes
lanes_min (Lanes x,
           Lanes y)
{
  return lanes_select (lanes_are_negative (x - y), x, y);
}

EARCUP_INLINE Lanes
lanes_max (Lanes x,
           Lanes y)
{
  return lanes_select (lanes_are_negative (y - x), x, y);
}

EARCUP_INLINE Lanes
lanes_sqrt (Lanes x)
{
  Lanes root;

  for (guint i = 0; i < EARCUP_N_LANES; i++)
    root[i] = __builtin_sqrt (x[i]);

  return root;
}

/* Adding this to a number below 2^51 rounds it to a whole one, which then stands in the lowest
 * bits of the sum. */
#define ROUNDER 6755399441055744.0

/* Sine and cosine of 0 … 1e6 to 1e-16. The argument is brought to an eighth of a turn with a
 * quarter of a turn in three parts, so that nothing is lost.
 * Source: W. J. Cody, W. Waite, Software Manual for the Elementary Functions, chapter 8; the
 * coefficients are those of the Taylor series. */
EARCUP_INLINE void
lanes_sin_cos (Lanes  x,
               Lanes *sine,
               Lanes *cosine)
{
  Lanes shifted = x * 0.63661977236758134308 + ROUNDER;
  Lanes quarters = shifted - ROUNDER;
  LanesMask turn = (LanesMask) shifted;
  LanesMask odd = -(turn & 1);
  Lanes y = ((x - quarters * 1.57079632673412561417e+00) - quarters * 6.07710050630396597660e-11) -
            quarters * 2.02226624879595063154e-21;
  Lanes z = y * y;
  Lanes s, c;

  s = z * 2.8114572543455207632e-15 - 7.6471637318198164759e-13;
  s = s * z + 1.6059043836821614599e-10;
  s = s * z - 2.5052108385441718775e-08;
  s = s * z + 2.7557319223985890653e-06;
  s = s * z - 1.9841269841269841270e-04;
  s = s * z + 8.3333333333333333333e-03;
  s = s * z - 1.6666666666666666667e-01;
  s = y + y * z * s;

  c = z * 4.7794773323873852974e-14 - 1.1470745597729724714e-11;
  c = c * z + 2.0876756987868098979e-09;
  c = c * z - 2.7557319223985890653e-07;
  c = c * z + 2.4801587301587301587e-05;
  c = c * z - 1.3888888888888888889e-03;
  c = c * z + 4.1666666666666666667e-02;
  c = 1.0 - (0.5 * z - z * z * c);

  *sine = (Lanes) ((LanesMask) lanes_select (odd, c, s) ^ ((turn & 2) << 62));
  *cosine = (Lanes) ((LanesMask) lanes_select (odd, s, c) ^ (((turn + 1) & 2) << 62));
}

/* Hyperbolic sine and cosine of 0 … 700, to 1e-16 of their value also near 0, where a difference
 * of two exponentials would lose it. Source: as above, chapter 6. */
EARCUP_INLINE void
lanes_sinh_cosh (Lanes  x,
                 Lanes *sine,
                 Lanes *cosine)
{
  Lanes shifted = x * 1.44269504088896340736 + ROUNDER;
  Lanes twos = shifted - ROUNDER;
  LanesMask power = (LanesMask) shifted;
  Lanes up = (Lanes) ((power + 1022) << 52);       /* half of 2 to that power … */
  Lanes down = (Lanes) ((1022 - power) << 52);     /* … and of its inverse */
  Lanes y = (x - twos * 6.93147180369123816490e-01) - twos * 1.90821492927058770002e-10;
  Lanes z = y * y;
  Lanes s, c;

  s = z * 1.6059043836821614599e-10 + 2.5052108385441718775e-08;
  s = s * z + 2.7557319223985890653e-06;
  s = s * z + 1.9841269841269841270e-04;
  s = s * z + 8.3333333333333333333e-03;
  s = s * z + 1.6666666666666666667e-01;
  s = y + y * z * s;

  c = z * 1.1470745597729724714e-11 + 2.0876756987868098979e-09;
  c = c * z + 2.7557319223985890653e-07;
  c = c * z + 2.4801587301587301587e-05;
  c = c * z + 1.3888888888888888889e-03;
  c = c * z + 4.1666666666666666667e-02;
  c = c * z + 0.5;
  c = 1.0 + z * c;

  *sine = (up - down) * c + (up + down) * s;
  *cosine = (up + down) * c + (up - down) * s;
}

/* Natural logarithm of a positive, finite and normal number to 1e-15, from its exponent and a
 * series in (m - 1) / (m + 1). Source: as above, chapter 5. */
EARCUP_INLINE Lanes
lanes_log (Lanes x)
{
  LanesBits bits = (LanesBits) x;
  LanesBits power = (bits - 0x3fe6a09e667f3bcdULL + (1024ULL << 52)) >> 52;   /* and 1024 */
  Lanes m = (Lanes) (bits - (power << 52) + (1024ULL << 52));
  Lanes twos = (Lanes) (power | (LanesBits) lanes_all (4503599627370496.0)) -
               (4503599627370496.0 + 1024.0);
  Lanes t = (m - 1.0) / (m + 1.0);
  Lanes z = t * t;
  Lanes s = z * (2.0 / 21.0) + 2.0 / 19.0;

  s = s * z + 2.0 / 17.0;
  s = s * z + 2.0 / 15.0;
  s = s * z + 2.0 / 13.0;
  s = s * z + 2.0 / 11.0;
  s = s * z + 2.0 / 9.0;
  s = s * z + 2.0 / 7.0;
  s = s * z + 2.0 / 5.0;
  s = s * z + 2.0 / 3.0;

  return twos * 6.93147180369123816490e-01 +
         (2.0 * t + (t * z * s + twos * 1.90821492927058770002e-10));
}

EARCUP_INLINE LanesComplex
lanes_add (LanesComplex a,
           LanesComplex b)
{
  return (LanesComplex) { a.re + b.re, a.im + b.im };
}

EARCUP_INLINE LanesComplex
lanes_subtract (LanesComplex a,
                LanesComplex b)
{
  return (LanesComplex) { a.re - b.re, a.im - b.im };
}

EARCUP_INLINE LanesComplex
lanes_multiply (LanesComplex a,
                LanesComplex b)
{
  return (LanesComplex) { a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re };
}

/* Returns: a + b c */
EARCUP_INLINE LanesComplex
lanes_add_product (LanesComplex a,
                   LanesComplex b,
                   LanesComplex c)
{
  return lanes_add (a, lanes_multiply (b, c));
}

/* Returns: a - b c */
EARCUP_INLINE LanesComplex
lanes_subtract_product (LanesComplex a,
                        LanesComplex b,
                        LanesComplex c)
{
  return lanes_subtract (a, lanes_multiply (b, c));
}

EARCUP_INLINE LanesComplex
lanes_scale (LanesComplex a,
             Lanes        factor)
{
  return (LanesComplex) { a.re * factor, a.im * factor };
}

/* Returns: j x a */
EARCUP_INLINE LanesComplex
lanes_turn (LanesComplex a,
            Lanes        x)
{
  return (LanesComplex) { -a.im * x, a.re * x };
}

EARCUP_INLINE LanesComplex
lanes_invert (LanesComplex a)
{
  Lanes factor = 1.0 / (a.re * a.re + a.im * a.im);

  return (LanesComplex) { a.re * factor, -a.im * factor };
}

G_END_DECLS
