/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-lanes.h"

G_BEGIN_DECLS

/* Arithmetic on eight single-precision numbers at once, as earcup-lanes.h has it on four in
 * double precision: enough for what ends in the taps of a kernel. */
#define EARCUP_N_FLOATS 8

typedef float Floats __attribute__ ((vector_size (EARCUP_N_FLOATS * sizeof (float))));
typedef gint32 FloatsMask __attribute__ ((vector_size (EARCUP_N_FLOATS * sizeof (gint32))));

EARCUP_INLINE Floats
floats_load (const float *values)
{
  Floats x;

  memcpy (&x, values, sizeof x);

  return x;
}

EARCUP_INLINE void
floats_store (Floats  x,
              float  *values)
{
  memcpy (values, &x, sizeof x);
}

EARCUP_INLINE Floats
floats_all (float value)
{
  return (Floats) { value, value, value, value, value, value, value, value };
}

/* Half of them, which is what the oldest processors can change the order of. */
typedef float FloatsHalf __attribute__ ((vector_size (EARCUP_N_FLOATS / 2 * sizeof (float))));
typedef gint32 FloatsHalfMask __attribute__ ((vector_size (EARCUP_N_FLOATS / 2 * sizeof (gint32))));

/* Picks from the four numbers of @x, 0 to 3, and those of @y, 4 to 7. */
#if defined (__clang__) || __GNUC__ >= 12
# define FLOATS_PICK(x, y, ...) __builtin_shufflevector (x, y, __VA_ARGS__)
#else
# define FLOATS_PICK(x, y, ...) __builtin_shuffle (x, y, (FloatsHalfMask) { __VA_ARGS__ })
#endif

EARCUP_INLINE void
floats_split (Floats      x,
              FloatsHalf *first,
              FloatsHalf *second)
{
#if defined (__clang__) || __GNUC__ >= 12
  *first = __builtin_shufflevector (x, x, 0, 1, 2, 3);
  *second = __builtin_shufflevector (x, x, 4, 5, 6, 7);
#else
  memcpy (first, &x, sizeof *first);
  memcpy (second, (const char *) &x + sizeof *first, sizeof *second);
#endif
}

EARCUP_INLINE Floats
floats_join (FloatsHalf first,
             FloatsHalf second)
{
#if defined (__clang__) || __GNUC__ >= 12
  return __builtin_shufflevector (first, second, 0, 1, 2, 3, 4, 5, 6, 7);
#else
  return (Floats) { first[0], first[1], first[2], first[3],
                    second[0], second[1], second[2], second[3] };
#endif
}

/* Loads and stores in reverse, half by half: the order of eight numbers is changed one by one where
 * vectors are short. */
EARCUP_INLINE Floats
floats_load_reversed (const float *values)
{
  FloatsHalf first, second;

  memcpy (&first, values, sizeof first);
  memcpy (&second, values + EARCUP_N_FLOATS / 2, sizeof second);

  return floats_join (FLOATS_PICK (second, second, 3, 2, 1, 0),
                      FLOATS_PICK (first, first, 3, 2, 1, 0));
}

EARCUP_INLINE void
floats_store_reversed (Floats  x,
                       float  *values)
{
  FloatsHalf first, second;

  floats_split (x, &first, &second);
  first = FLOATS_PICK (first, first, 3, 2, 1, 0);
  second = FLOATS_PICK (second, second, 3, 2, 1, 0);
  memcpy (values, &second, sizeof second);
  memcpy (values + EARCUP_N_FLOATS / 2, &first, sizeof first);
}

/* Exchanges each number in an even place with the next one. */
EARCUP_INLINE Floats
floats_exchange (Floats x)
{
  FloatsHalf first, second;

  floats_split (x, &first, &second);

  return floats_join (FLOATS_PICK (first, first, 1, 0, 3, 2),
                      FLOATS_PICK (second, second, 1, 0, 3, 2));
}

/* Adds up the numbers in even places and those in odd places, each from the left, beginning with
 * @carry, which becomes the last two of the result. */
EARCUP_INLINE Floats
floats_accumulate (FloatsHalf *carry,
                   Floats      x)
{
  const FloatsHalf none = { 0.0f };
  FloatsHalf first, second;

  floats_split (x, &first, &second);
  first += FLOATS_PICK (first, none, 4, 4, 0, 1);
  second += FLOATS_PICK (second, none, 4, 4, 0, 1);
  second += FLOATS_PICK (first, first, 2, 3, 2, 3);
  first += *carry;
  second += *carry;
  *carry = FLOATS_PICK (second, second, 2, 3, 2, 3);

  return floats_join (first, second);
}

/* Writes @x and @y in turn. */
EARCUP_INLINE void
floats_store_pairs (Floats  x,
                    Floats  y,
                    float  *values)
{
  FloatsHalf x_halves[2], y_halves[2];

  floats_split (x, &x_halves[0], &x_halves[1]);
  floats_split (y, &y_halves[0], &y_halves[1]);
  for (guint i = 0; i < 2; i++)
    {
      FloatsHalf low = FLOATS_PICK (x_halves[i], y_halves[i], 0, 4, 1, 5);
      FloatsHalf high = FLOATS_PICK (x_halves[i], y_halves[i], 2, 6, 3, 7);

      memcpy (values + EARCUP_N_FLOATS * i, &low, sizeof low);
      memcpy (values + EARCUP_N_FLOATS * i + EARCUP_N_FLOATS / 2, &high, sizeof high);
    }
}

EARCUP_INLINE Floats
floats_select (FloatsMask where,
               Floats     yes,
               Floats     no)
{
  return (Floats) ((where & (FloatsMask) yes) | (~where & (FloatsMask) no));
}

EARCUP_INLINE FloatsMask
floats_are_negative (Floats x)
{
  return (FloatsMask) x >> 31;
}

EARCUP_INLINE Floats
floats_min (Floats x,
            Floats y)
{
  return floats_select (floats_are_negative (x - y), x, y);
}

EARCUP_INLINE Floats
floats_max (Floats x,
            Floats y)
{
  return floats_select (floats_are_negative (y - x), x, y);
}

/* Adding this to a number below 2^22 rounds it to a whole one, which then stands in the lowest
 * bits of the sum. */
#define FLOATS_ROUNDER 12582912.0f

/* Sine and cosine of -8192 … 8192 to 1e-7. Source: S. L. Moshier, Cephes Mathematical Library,
 * sinf.c: coefficients and the parts of a quarter of a turn. */
EARCUP_INLINE void
floats_sin_cos (Floats  x,
                Floats *sine,
                Floats *cosine)
{
  Floats shifted = x * 0.63661977236758134308f + FLOATS_ROUNDER;
  Floats quarters = shifted - FLOATS_ROUNDER;
  FloatsMask turn = (FloatsMask) shifted;
  FloatsMask odd = -(turn & 1);
  Floats y = ((x - quarters * 1.5703125f) - quarters * 4.837512969970703125e-4f) -
             quarters * 7.54978995489188216e-8f;
  Floats z = y * y;
  Floats s = ((z * -1.9515295891e-4f + 8.3321608736e-3f) * z - 1.6666654611e-1f) * z * y + y;
  Floats c = ((z * 2.443315711809948e-5f - 1.388731625493765e-3f) * z + 4.166664568298827e-2f) *
             z * z - 0.5f * z + 1.0f;

  *sine = (Floats) ((FloatsMask) floats_select (odd, c, s) ^ ((turn & 2) << 30));
  *cosine = (Floats) ((FloatsMask) floats_select (odd, s, c) ^ (((turn + 1) & 2) << 30));
}

/* The exponential of -87 … 87, beyond which it is held, to 1e-7 of its value. Source: as above,
 * expf.c. */
EARCUP_INLINE Floats
floats_exp (Floats x)
{
  Floats held = floats_min (floats_max (x, floats_all (-87.0f)), floats_all (87.0f));
  Floats shifted = held * 1.44269504088896341f + FLOATS_ROUNDER;
  Floats twos = shifted - FLOATS_ROUNDER;
  Floats y = (held - twos * 0.693359375f) + twos * 2.12194440e-4f;
  Floats s = y * 1.9875691500e-4f + 1.3981999507e-3f;

  s = s * y + 8.3334519073e-3f;
  s = s * y + 4.1665795894e-2f;
  s = s * y + 1.6666665459e-1f;
  s = s * y + 5.0000001201e-1f;
  s = s * y * y + y + 1.0f;

  return s * (Floats) (((FloatsMask) shifted + 127) << 23);
}

G_END_DECLS
