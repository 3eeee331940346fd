/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/earcup-demo-filter.h"

#include <math.h>

#include "demo/earcup-demo-track.h"

/* Source of all four: R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter
 * coefficients". */

static void
store (EarcupDemoFilter *self,
       const double      b[3],
       const double      a[3])
{
  self->b0 = b[0] / a[0];
  self->b1 = b[1] / a[0];
  self->b2 = b[2] / a[0];
  self->a1 = a[1] / a[0];
  self->a2 = a[2] / a[0];
}

static double
angle (double hz)
{
  return 2.0 * G_PI * hz / EARCUP_DEMO_RATE_HZ;
}

/**
 * earcup_demo_filter_set_low_pass:
 * @self: a filter; its memory is kept
 * @hz: the corner, 1 Hz to 23 kHz
 * @q: the quality factor there, above 0
 *
 * Lets what lies below @hz pass.
 */
void
earcup_demo_filter_set_low_pass (EarcupDemoFilter *self,
                                 double            hz,
                                 double            q)
{
  double c = cos (angle (hz));
  double alpha = sin (angle (hz)) / (2.0 * q);

  store (self,
         (double[]) { (1.0 - c) / 2.0, 1.0 - c, (1.0 - c) / 2.0 },
         (double[]) { 1.0 + alpha, -2.0 * c, 1.0 - alpha });
}

/**
 * earcup_demo_filter_set_high_pass:
 * @self: a filter; its memory is kept
 * @hz: the corner, 1 Hz to 23 kHz
 * @q: the quality factor there, above 0
 *
 * Lets what lies above @hz pass.
 */
void
earcup_demo_filter_set_high_pass (EarcupDemoFilter *self,
                                  double            hz,
                                  double            q)
{
  double c = cos (angle (hz));
  double alpha = sin (angle (hz)) / (2.0 * q);

  store (self,
         (double[]) { (1.0 + c) / 2.0, -1.0 - c, (1.0 + c) / 2.0 },
         (double[]) { 1.0 + alpha, -2.0 * c, 1.0 - alpha });
}

/**
 * earcup_demo_filter_set_band_pass:
 * @self: a filter; its memory is kept
 * @hz: the middle, 1 Hz to 23 kHz, where the gain is 0 dB
 * @q: the quality factor, above 0
 *
 * Lets what lies about @hz pass.
 */
void
earcup_demo_filter_set_band_pass (EarcupDemoFilter *self,
                                  double            hz,
                                  double            q)
{
  double c = cos (angle (hz));
  double alpha = sin (angle (hz)) / (2.0 * q);

  store (self,
         (double[]) { alpha, 0.0, -alpha },
         (double[]) { 1.0 + alpha, -2.0 * c, 1.0 - alpha });
}

/**
 * earcup_demo_filter_set_shelf:
 * @self: a filter; its memory is kept
 * @hz: the middle of the slope, 1 Hz to 23 kHz
 * @gain_db: what is gained far above @hz, -24 dB to 24 dB
 *
 * Raises or lowers the treble.
 */
void
earcup_demo_filter_set_shelf (EarcupDemoFilter *self,
                              double            hz,
                              double            gain_db)
{
  double c = cos (angle (hz));
  double a = pow (10.0, gain_db / 40.0);
  double slope = sin (angle (hz)) * sqrt (2.0) * sqrt (a);

  store (self,
         (double[]) { a * (a + 1.0 + (a - 1.0) * c + slope),
                      -2.0 * a * (a - 1.0 + (a + 1.0) * c),
                      a * (a + 1.0 + (a - 1.0) * c - slope) },
         (double[]) { a + 1.0 - (a - 1.0) * c + slope,
                      2.0 * (a - 1.0 - (a + 1.0) * c),
                      a + 1.0 - (a - 1.0) * c - slope });
}

/**
 * earcup_demo_filter_run:
 * @self: a filter
 * @input: the next sample
 *
 * Filters one sample.
 *
 * Returns: the sample that comes out
 */
double
earcup_demo_filter_run (EarcupDemoFilter *self,
                        double            input)
{
  double output = self->b0 * input + self->z1;

  self->z1 = self->b1 * input - self->a1 * output + self->z2;
  self->z2 = self->b2 * input - self->a2 * output;

  return output;
}
