/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trials/earcup-binomial.h"

#include <math.h>

/* The probability of exactly @k successes; through logarithms, so that no factor overflows. */
static double
compute_term (guint  n,
              guint  k,
              double chance)
{
  double ways = lgamma (n + 1.0) - lgamma (k + 1.0) - lgamma (n - k + 1.0);

  return exp (ways + k * log (chance) + (n - k) * log1p (-chance));
}

/**
 * earcup_binomial_tail:
 * @n: number of trials, 1 or more
 * @k: number of successes, 0 to @n
 * @chance: the probability of a success, above 0 and below 1
 *
 * Computes how likely @k or more successes are by chance: the exact p of a one-sided test. The
 * shorter side is summed, smallest terms first. All functions here may be called in any thread.
 *
 * Returns: a probability, 0 to 1
 *
 * Source: W. J. Conover, "Practical Nonparametric Statistics", 3rd ed. (1999), section 3.1.
 */
double
earcup_binomial_tail (guint  n,
                      guint  k,
                      double chance)
{
  double sum = 0.0;

  g_return_val_if_fail (n > 0 && k <= n, NAN);
  g_return_val_if_fail (chance > 0.0 && chance < 1.0, NAN);

  if (k == 0)
    return 1.0;

  if (k <= n * chance)
    {
      for (guint i = 0; i < k; i++)
        sum += compute_term (n, i, chance);
      return fmax (1.0 - sum, 0.0);
    }

  for (guint i = n + 1; i-- > k;)
    sum += compute_term (n, i, chance);

  return fmin (sum, 1.0);
}

/**
 * earcup_binomial_two_sided:
 * @n: number of trials, 1 or more
 * @k: how often the first of two was chosen, 0 to @n
 *
 * Computes how likely a majority at least as large, for either side, is when both are chosen
 * equally often: the exact p of a two-sided test.
 *
 * Returns: a probability, 0 to 1
 */
double
earcup_binomial_two_sided (guint n,
                           guint k)
{
  g_return_val_if_fail (n > 0 && k <= n, NAN);

  return fmin (2.0 * earcup_binomial_tail (n, MAX (k, n - k), 0.5), 1.0);
}

/**
 * earcup_binomial_threshold:
 * @n: number of trials, 1 or more
 * @chance: the probability of a success by chance, above 0 and below 1
 * @level: how rare such a score must be by chance, for example 0.05
 *
 * Finds the smallest number of successes that is rarer than @level by chance.
 *
 * Returns: the number, or @n + 1 where even a perfect score is not rare enough
 */
guint
earcup_binomial_threshold (guint  n,
                           double chance,
                           double level)
{
  guint k = 0;

  while (k <= n && earcup_binomial_tail (n, k, chance) >= level)
    k++;

  return k;
}

/**
 * earcup_binomial_power:
 * @n: number of trials, 1 or more
 * @chance: the probability of a success by chance, above 0 and below 1
 * @level: how rare the score must be by chance
 * @ability: how often the listener is really right, above 0 and below 1
 *
 * Computes how likely a listener of that ability reaches the threshold.
 *
 * Returns: a probability, 0 to 1
 */
double
earcup_binomial_power (guint  n,
                       double chance,
                       double level,
                       double ability)
{
  guint threshold = earcup_binomial_threshold (n, chance, level);

  return threshold > n ? 0.0 : earcup_binomial_tail (n, threshold, ability);
}
