/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fit-section.h"

#include <math.h>

#define DB_PER_NEPER 8.685889638065036553   /* 20 / ln 10 */

/* The magnitude of a peaking section is √((common + above) / (common + below)); these are the
 * squares of the parts of the fraction in earcup_section_respond(). */
typedef struct {
  double common;
  double above;
  double below;
  double ratio;     /* of the frequencies, squared */
} Squares;

static Squares
compute_squares (const double *u,
                 double        hz)
{
  double ratio = hz / exp (u[0]);
  double quality = exp (u[1]);
  double amplitude = pow (10.0, u[2] / 40.0);
  Squares squares = { .ratio = ratio * ratio };

  squares.common = (1.0 - squares.ratio) * (1.0 - squares.ratio);
  squares.above = squares.ratio * amplitude * amplitude / (quality * quality);
  squares.below = squares.ratio / (amplitude * amplitude * quality * quality);

  return squares;
}

/* Returns: by how many decibels a section raises the level at @hz; any thread */
double
earcup_fit_section_gain_db (const double u[EARCUP_FIT_SECTION_NUMBERS],
                            double       hz)
{
  Squares squares = compute_squares (u, hz);

  return DB_PER_NEPER / 2.0 * log ((squares.common + squares.above) /
                                   (squares.common + squares.below));
}

/**
 * earcup_fit_section_slopes:
 * @u: logarithm of the frequency in Hz, logarithm of the quality, gain in dB
 * @hz: a frequency in Hz, above 0
 * @slopes: (out caller-allocates): the derivative of the gain at @hz, in dB, by each of @u
 *
 * Differentiates earcup_fit_section_gain_db(). Any thread.
 */
void
earcup_fit_section_slopes (const double u[EARCUP_FIT_SECTION_NUMBERS],
                           double       hz,
                           double       slopes[EARCUP_FIT_SECTION_NUMBERS])
{
  Squares squares = compute_squares (u, hz);
  double above = squares.common + squares.above;
  double below = squares.common + squares.below;
  double common = 2.0 * squares.ratio * (1.0 - squares.ratio);

  slopes[0] = DB_PER_NEPER * ((common - squares.above) / above -
                              (common - squares.below) / below);
  slopes[1] = DB_PER_NEPER * (squares.below / below - squares.above / above);
  slopes[2] = (squares.above / above + squares.below / below) / 2.0;
}

/* Returns: the section itself, which belongs to the ear; any thread */
EarcupSection
earcup_fit_section_make (const double u[EARCUP_FIT_SECTION_NUMBERS])
{
  return (EarcupSection) { exp (u[0]), exp (u[1]), u[2], EARCUP_SECTION_SCOPE_EAR };
}
