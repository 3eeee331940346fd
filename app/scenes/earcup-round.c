/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-round.h"

#include <math.h>

#define NEARLY_S 1e-6      /* a place that is reached but for rounding is reached */

static const char *const nicks[EARCUP_ROUND_ORDERS] = { "listed", "ping-pong", "random" };

/* The stations of a round that nobody has changed: headphones that were fitted to measurements,
 * open, closed and of the street, and two pairs of monitors by the figures of their makers, a near
 * one and a far one. A telephone and a car are missing: what was published of them is the figure of
 * one device or one cabin, and the cabins differ among each other by more than headphones do, so
 * that no curve can be named as theirs. */
static const char *const defaults[] = {
  "sennheiser-hd-650", "sony-mdr-7506", "apple-airpods-max", "neumann-kh-120-ii", "genelec-8361a",
  NULL,
};

/* Returns: (transfer none): the word for an order; any thread */
const char *
earcup_round_order_get_nick (EarcupRoundOrder order)
{
  g_return_val_if_fail (order < EARCUP_ROUND_ORDERS, NULL);

  return nicks[order];
}

/* Finds the order that a word stands for. Returns: whether there is one; any thread */
gboolean
earcup_round_order_from_nick (const char       *nick,
                              EarcupRoundOrder *order)
{
  for (guint i = 0; i < EARCUP_ROUND_ORDERS; i++)
    if (g_str_equal (nick, nicks[i]))
      {
        *order = i;
        return TRUE;
      }

  return FALSE;
}

static void
shuffle (guint   *stations,
         guint    n_stations,
         guint32  seed)
{
  g_autoptr(GRand) dice = g_rand_new_with_seed (seed);

  for (guint i = 0; i < n_stations; i++)
    stations[i] = i;
  for (guint i = n_stations - 1; i > 0; i--)
    {
      guint j = (guint) g_rand_int_range (dice, 0, (gint32) i + 1);
      guint kept = stations[i];

      stations[i] = stations[j];
      stations[j] = kept;
    }
}

/* Each time round the stations come in an order of its own. Where it would begin with the one that
 * ended the time before, the first two change places. Two stations alternate. */
static guint
get_random (guint   n_stations,
            guint   step,
            guint32 seed)
{
  guint now[EARCUP_ROUND_MOST_STATIONS], before[EARCUP_ROUND_MOST_STATIONS];
  guint round = step / n_stations, place = step % n_stations;

  if (n_stations <= 2)
    return (step + seed) % n_stations;

  shuffle (now, n_stations, seed + round);
  if (round > 0)
    {
      shuffle (before, n_stations, seed + round - 1);
      if (place < 2 && now[0] == before[n_stations - 1])
        return now[1 - place];
    }

  return now[place];
}

/**
 * earcup_round_get_station:
 * @order: the order of the stations
 * @n_stations: how many there are, 1 to 8
 * @step: how many steps were taken, 0 or more
 * @seed: another one gives another random order
 *
 * Tells which station is heard after so many steps.
 *
 * Returns: its place in the list, from 0; any thread
 */
guint
earcup_round_get_station (EarcupRoundOrder order,
                          guint            n_stations,
                          guint            step,
                          guint32          seed)
{
  guint there_and_back = n_stations > 1 ? 2 * (n_stations - 1) : 1;

  g_return_val_if_fail (n_stations > 0 && n_stations <= EARCUP_ROUND_MOST_STATIONS, 0);

  switch (order)
    {
    case EARCUP_ROUND_PING_PONG:
      step %= there_and_back;
      return step < n_stations ? step : there_and_back - step;

    case EARCUP_ROUND_RANDOM:
      return get_random (n_stations, step, seed);

    case EARCUP_ROUND_LISTED:
    case EARCUP_ROUND_ORDERS:
    default:
      return step % n_stations;
    }
}

/* Returns: how long a station is heard, in seconds; any thread */
double
earcup_round_pace_get_step (const EarcupRoundPace *self)
{
  return self->by_bars ? self->bars * self->beats * 60.0 / self->tempo_bpm : self->seconds;
}

/**
 * earcup_round_grid_count:
 * @self: a grid
 *
 * Counts the stations that are heard while what is played is played once. A rest that is shorter
 * than half a step is given to the station before it.
 *
 * Returns: 1 or more; any thread
 */
guint
earcup_round_grid_count (const EarcupRoundGrid *self)
{
  double n = floor ((self->end_s - self->start_s) / self->step_s + 0.5);

  return n < 1.0 ? 1 : (guint) n;
}

/* Returns: how many times what is played is played for each station, where it is shorter than a
 * step; 1 where it is not; any thread */
guint
earcup_round_grid_get_passes (const EarcupRoundGrid *self)
{
  double length_s = self->end_s - self->start_s;

  return length_s > 0.0 && length_s < self->step_s
         ? (guint) ceil (self->step_s / length_s - NEARLY_S) : 1;
}

/**
 * earcup_round_grid_find_next:
 * @self: a grid
 * @position_s: a place in what is played, in seconds
 *
 * Finds the next place at which a station comes, behind @position_s.
 *
 * Returns: the place in seconds; the end of what is played where no other comes before; any thread
 */
double
earcup_round_grid_find_next (const EarcupRoundGrid *self,
                             double                 position_s)
{
  double way = fmax (position_s - self->start_s, 0.0);
  double next = floor (way / self->step_s + NEARLY_S) + 1.0;

  return next < earcup_round_grid_count (self) ? self->start_s + next * self->step_s : self->end_s;
}

/* Returns: (transfer none) (array zero-terminated=1): the ids of the stations of a round that
 * nobody has changed; any thread */
const char *const *
earcup_round_get_defaults (void)
{
  return defaults;
}
