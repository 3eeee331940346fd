/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fit-range.h"

#include <math.h>

/* u = middle + half · t / √(1 + t²) with t = x / half: a slope of 1 in the middle, and ends that
 * are reached slowly, so that a number near its end can still find back. */

/* How far out a search begins: farther, the slope is so small that one step would cross the
 * whole range. */
#define MOST_SHARE 0.95

/* Returns: the range from @lowest to @highest, which lies above; any thread */
EarcupFitRange
earcup_fit_range_make (double lowest,
                       double highest)
{
  return (EarcupFitRange) { (lowest + highest) / 2.0, (highest - lowest) / 2.0 };
}

/* Returns: u, inside the range for every x; any thread */
double
earcup_fit_range_to_u (const EarcupFitRange *self,
                       double                x)
{
  double t = x / self->half;

  return self->middle + self->half * t / sqrt (1.0 + t * t);
}

/* Returns: the x of a u, which is first moved inside, away from the ends; any thread */
double
earcup_fit_range_to_x (const EarcupFitRange *self,
                       double                u)
{
  double share = CLAMP ((u - self->middle) / self->half, -MOST_SHARE, MOST_SHARE);

  return self->half * share / sqrt (1.0 - share * share);
}

/* Returns: how u changes with x, from just above 0 to 1; any thread */
double
earcup_fit_range_slope (const EarcupFitRange *self,
                        double                x)
{
  double t = x / self->half;

  return 1.0 / ((1.0 + t * t) * sqrt (1.0 + t * t));
}

/* Returns: @x moved inwards to where the slope lets a search begin; any thread */
double
earcup_fit_range_hold (const EarcupFitRange *self,
                       double                x)
{
  double most = self->half * MOST_SHARE / sqrt (1.0 - MOST_SHARE * MOST_SHARE);

  return CLAMP (x, -most, most);
}
