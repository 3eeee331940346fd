/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-tags.h"

#include <math.h>
#include <stdlib.h>

#define GUTTER_PX 9.0      /* from the frame to a tag beside it */
#define INSIDE_PX 5.0      /* from the end of a shorter curve to its tag */
#define NEAR_PX   30.0     /* a curve that ends this near to the frame has its tag beside it */

static void
find_end (const EarcupPlotSeries *series,
          const EarcupPlotScale  *scale,
          EarcupPlotTag          *tag)
{
  double right = scale->left + scale->width;
  gsize point = series->n_points;

  while (point > 0 && !(isfinite (series->level_db[point - 1]) &&
                        series->hz[point - 1] <= scale->high_hz * 1.0001))
    point--;

  if (point == 0 || series->tag[0] == '\0' || !(series->hz[point - 1] >= scale->low_hz))
    return;

  tag->is_shown = TRUE;
  tag->end_x = MIN (earcup_plot_scale_get_x (scale, series->hz[point - 1]), right);
  tag->end_y = CLAMP (earcup_plot_scale_get_y (scale, series->level_db[point - 1]),
                      scale->top, scale->top + scale->height);
  tag->x = tag->end_x > right - NEAR_PX ? right + GUTTER_PX : tag->end_x + INSIDE_PX;
  tag->y = tag->end_y;
}

static int
compare_ends (const void *a,
              const void *b)
{
  const EarcupPlotTag *one = *(EarcupPlotTag * const *) a;
  const EarcupPlotTag *other = *(EarcupPlotTag * const *) b;

  if (one->end_y != other->end_y)
    return one->end_y < other->end_y ? -1 : 1;

  return one->series < other->series ? -1 : 1;
}

/* Pushes the tags downwards until none overlaps, and then back up from the foot of the frame. */
static void
spread (EarcupPlotTag **order,
        guint           n,
        double          top,
        double          bottom,
        double          pitch)
{
  double edge = top;

  for (guint i = 0; i < n; i++)
    {
      order[i]->y = MAX (order[i]->y, edge);
      edge = order[i]->y + pitch;
    }

  edge = bottom;
  for (guint i = n; i > 0; i--)
    {
      order[i - 1]->y = MIN (order[i - 1]->y, edge);
      edge = order[i - 1]->y - pitch;
    }
}

/**
 * earcup_plot_tags_place:
 * @scene: the curves
 * @scale: the frame
 * @tag_height: the height of a tag in pixels
 * @tags: (out) (array): one for each curve of @scene, in its order
 *
 * Chooses where the tags at the ends of the curves stand, so that none covers another and all
 * are as near to their curve as that allows.
 */
void
earcup_plot_tags_place (const EarcupPlotScene *scene,
                        const EarcupPlotScale *scale,
                        double                 tag_height,
                        EarcupPlotTag         *tags)
{
  guint n_series = earcup_plot_scene_get_n_series (scene);
  g_autofree EarcupPlotTag **order = g_new0 (EarcupPlotTag *, n_series + 1);
  guint n = 0;

  for (guint i = 0; i < n_series; i++)
    {
      tags[i] = (EarcupPlotTag) { .series = i };
      find_end (earcup_plot_scene_get_series (scene, i), scale, &tags[i]);
      if (tags[i].is_shown)
        order[n++] = &tags[i];
    }

  qsort (order, n, sizeof *order, compare_ends);
  spread (order, n, scale->top + tag_height / 2.0, scale->top + scale->height - tag_height / 2.0,
          tag_height + EARCUP_PLOT_TAG_GAP_PX);
}
