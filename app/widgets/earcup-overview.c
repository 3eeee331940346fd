/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-overview.h"

#include <math.h>

#define BAR_PX        3.0      /* from one bar to the next … */
#define BAR_WIDTH_PX  2.0      /* … and how wide it is */

struct _EarcupOverview
{
  float *low;
  float *high;
  guint  n_columns;
};

/* The lowest and highest sample between two shares of the whole. */
static void
find_extent (const EarcupOverview *self,
             double                from,
             double                to,
             double               *low,
             double               *high)
{
  guint first = (guint) (from * self->n_columns);
  guint last = MAX ((guint) ceil (to * self->n_columns), first + 1);

  *low = 0.0;
  *high = 0.0;
  for (guint i = first; i < MIN (last, self->n_columns); i++)
    {
      *low = MIN (*low, (double) self->low[i]);
      *high = MAX (*high, (double) self->high[i]);
    }
}

/**
 * earcup_overview_new:
 * @low: (array length=n_columns): the lowest sample of each column, −1…1
 * @high: (array length=n_columns): the highest
 * @n_columns: how many
 *
 * Copies an overview.
 *
 * Returns: (transfer full): the overview
 */
EarcupOverview *
earcup_overview_new (const float *low,
                     const float *high,
                     guint        n_columns)
{
  EarcupOverview *self = g_new0 (EarcupOverview, 1);

  self->low = g_memdup2 (low, n_columns * sizeof (float));
  self->high = g_memdup2 (high, n_columns * sizeof (float));
  self->n_columns = n_columns;

  return self;
}

/**
 * earcup_overview_free:
 *
 * Frees an overview.
 */
void
earcup_overview_free (EarcupOverview *self)
{
  g_free (self->low);
  g_free (self->high);
  g_free (self);
}

/**
 * earcup_overview_draw:
 * @cr: where to draw, in its present colour
 * @left: where it begins, in pixels
 * @width: how wide it is
 * @height: how high it is; a sample of 1 reaches nearly to the top
 *
 * Draws an overview as rounded bars.
 */
void
earcup_overview_draw (const EarcupOverview *self,
                      cairo_t              *cr,
                      double                left,
                      double                width,
                      double                height)
{
  double half = height / 2.0 - 2.0;
  double middle = height / 2.0;

  cairo_set_line_width (cr, BAR_WIDTH_PX);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (double x = 0.0; x < width - BAR_WIDTH_PX; x += BAR_PX)
    {
      double low, high;

      find_extent (self, x / width, (x + BAR_PX) / width, &low, &high);
      cairo_move_to (cr, left + x + 1.0, middle - half * MIN (high, 1.0));
      cairo_line_to (cr, left + x + 1.0, middle - half * MAX (low, -1.0) + 0.01);
    }
  cairo_stroke (cr);
}
