/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trials/earcup-chance.h"

#include <unistd.h>

/**
 * earcup_chance_draw:
 * @n: how many numbers to choose from, 1 or more
 * @user_data: not used
 *
 * Draws from the system's generator of random numbers, which nobody can foresee. The last few
 * values that would favour small numbers are thrown away. Any thread.
 *
 * Returns: a number below @n, each equally likely
 */
guint
earcup_chance_draw (guint    n,
                    gpointer user_data)
{
  guint32 limit;
  guint32 value;

  g_return_val_if_fail (n > 0, 0);

  limit = G_MAXUINT32 - G_MAXUINT32 % n;
  do
    g_assert (getentropy (&value, sizeof value) == 0);
  while (value >= limit);

  return value % n;
}
