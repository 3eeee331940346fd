/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/earcup-demo-noise.h"

/**
 * earcup_demo_noise_seed:
 * @self: a stream
 * @seed: any number; two seeds give two unrelated streams
 *
 * Starts a stream.
 */
void
earcup_demo_noise_seed (EarcupDemoNoise *self,
                        guint64          seed)
{
  self->state = (seed + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

/**
 * earcup_demo_noise_next:
 * @self: a stream
 *
 * Draws the next number, evenly spread.
 *
 * Returns: a number in [-1, 1)
 *
 * Source: S. Vigna, "An experimental exploration of Marsaglia's xorshift generators,
 * scrambled", ACM Trans. Math. Software 42 (2016), xorshift64*.
 */
double
earcup_demo_noise_next (EarcupDemoNoise *self)
{
  self->state ^= self->state >> 12;
  self->state ^= self->state << 25;
  self->state ^= self->state >> 27;

  return (double) ((self->state * G_GUINT64_CONSTANT (0x2545f4914f6cdd1d)) >> 11)
         / (double) (G_GUINT64_CONSTANT (1) << 52) - 1.0;
}
