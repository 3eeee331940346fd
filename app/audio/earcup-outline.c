/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-outline.h"

#include <math.h>

#include "acoustics/earcup-floats.h"
#include "audio/earcup-groups.h"

#define COLUMN 512      /* frames that are gathered first */

typedef struct {
  float low;
  float high;
} Range;

struct _EarcupOutline
{
  GArray *columns;      /* ranges of complete ones */
  Range   column;       /* the one that is not */
  gsize   n_column;     /* frames of it so far */
};

/* Makes an outline of nothing. */
EarcupOutline *
earcup_outline_new (void)
{
  EarcupOutline *self = g_new0 (EarcupOutline, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (Range));

  return self;
}

/* Frees an outline. */
void
earcup_outline_free (EarcupOutline *self)
{
  g_array_unref (self->columns);
  g_free (self);
}

EARCUP_INLINE void
widen (Range *range,
       float  low,
       float  high)
{
  range->low = low < range->low ? low : range->low;
  range->high = high > range->high ? high : range->high;
}

/* Widens @range by all of @values. */
EARCUP_DISPATCHED
static void
find_range (const float *values,
            gsize        n_values,
            Range       *range)
{
  Floats low = floats_all (range->low), high = floats_all (range->high);
  gsize i = 0;

  for (; i + EARCUP_N_FLOATS <= n_values; i += EARCUP_N_FLOATS)
    {
      Floats x = floats_load (values + i);

      low = floats_select (x < low, x, low);
      high = floats_select (x > high, x, high);
    }

  for (guint k = 0; k < EARCUP_N_FLOATS; k++)
    widen (range, low[k], high[k]);
  for (; i < n_values; i++)
    widen (range, values[i], values[i]);
}

/* Takes @n_frames frames of interleaved stereo, after those that came before. */
void
earcup_outline_add (EarcupOutline *self,
                     const float    *frames,
                     gsize           n_frames)
{
  while (n_frames > 0)
    {
      gsize n = MIN (n_frames, COLUMN - self->n_column);

      find_range (frames, 2 * n, &self->column);
      self->n_column += n;
      if (self->n_column == COLUMN)
        {
          g_array_append_val (self->columns, self->column);
          self->n_column = 0;
          self->column = (Range) { 0.0f, 0.0f };
        }

      frames += 2 * n;
      n_frames -= n;
    }
}

/**
 * earcup_outline_get:
 * @self: an outline
 * @n_most: how many stretches there may be, 1 or more
 * @low: (out) (transfer full) (array): the lowest value of each, 0 or below
 * @high: (out) (transfer full) (array): the highest value of each, 0 or above
 *
 * Divides the sound into stretches of equal length.
 *
 * Returns: how many there are; none only where there was no sound
 */
guint
earcup_outline_get (const EarcupOutline  *self,
                     guint                  n_most,
                     float                **low,
                     float                **high)
{
  const Range *columns = (const Range *) (gconstpointer) self->columns->data;
  guint n_whole = self->columns->len, n = n_whole + (self->n_column > 0);
  guint n_points = MIN (n, n_most);

  *low = g_new0 (float, n_points);
  *high = g_new0 (float, n_points);

  for (guint i = 0; i < n; i++)
    {
      const Range *column = i < n_whole ? &columns[i] : &self->column;
      guint point = (guint) ((guint64) i * n_points / n);

      (*low)[point] = fminf ((*low)[point], column->low);
      (*high)[point] = fmaxf ((*high)[point], column->high);
    }

  return n_points;
}
