/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-raster.h"

#include <math.h>

/* Lines on pictures in memory, several times as fast as cairo strokes them, above all where they
 * are jagged: cairo looks for all places where a stroke meets itself. What a line covers of a
 * column of pixels is taken to be one stretch, from its highest to its lowest point near that
 * column, which is what it looks like from afar. */

#define LEAST_COSINE 0.25    /* an edge that is steeper is as soft as this one */
#define MOST_DASHES  4
#define ROUND_SHARE  0.85    /* of the width by which a dash is shorter for its round ends */

/* The picture and the part of it that may be drawn on, in its own pixels. */
typedef struct
{
  guchar *data;
  int     stride;
  int     left;
  int     top;
  int     right;       /* the first column and row beyond it */
  int     bottom;
  double  scale;       /* pixels for a unit of the drawing … */
  double  origin_x;    /* … whose origin is here */
  double  origin_y;
} Canvas;

/* What a piece of the line covers of one column, in pixels of the canvas. Its edges are as soft as
 * they are steep: a pixel wide across the line. */
typedef struct
{
  double top;
  double bottom;
  double top_slope;       /* the cosine of the line where it is highest … */
  double bottom_slope;    /* … and lowest */
} Stretch;

/* A line that is being drawn: all columns, and those that have been touched since it began. */
typedef struct
{
  const Canvas *canvas;
  double        alpha;
  double        radius;
  gboolean      is_opaque;    /* within, a pixel is … */
  guint32       solid;        /* … this, its colour */
  Stretch      *stretches;
  int           from;
  int           to;           /* the first beyond them */
} Stroke;

typedef struct
{
  double x;
  double y;
} Point;

/* {{{ Where it is drawn */

/* Only a picture in memory whose axes are those of the drawing will do. */
static gboolean
open_canvas (cairo_t              *cr,
             const EarcupPlotLine *line,
             Canvas               *canvas)
{
  cairo_surface_t *surface = cairo_get_group_target (cr);
  double scale_x, scale_y, offset_x, offset_y;
  cairo_format_t format;
  cairo_matrix_t matrix;

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_IMAGE)
    return FALSE;

  format = cairo_image_surface_get_format (surface);
  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (surface, &scale_x, &scale_y);
  cairo_surface_get_device_offset (surface, &offset_x, &offset_y);
  if ((format != CAIRO_FORMAT_ARGB32 && format != CAIRO_FORMAT_RGB24) || matrix.xy != 0.0 ||
      matrix.yx != 0.0 || matrix.xx != matrix.yy || !(matrix.xx > 0.0) || scale_x != scale_y)
    return FALSE;

  cairo_surface_flush (surface);
  canvas->data = cairo_image_surface_get_data (surface);
  canvas->stride = cairo_image_surface_get_stride (surface);
  canvas->scale = matrix.xx * scale_x;
  canvas->origin_x = matrix.x0 * scale_x + offset_x;
  canvas->origin_y = matrix.y0 * scale_y + offset_y;
  canvas->left = (int) fmax (0.0, ceil (canvas->origin_x + canvas->scale * line->left));
  canvas->top = (int) fmax (0.0, ceil (canvas->origin_y + canvas->scale * line->top));
  canvas->right = (int) fmin (cairo_image_surface_get_width (surface),
                              floor (canvas->origin_x + canvas->scale * line->right));
  canvas->bottom = (int) fmin (cairo_image_surface_get_height (surface),
                               floor (canvas->origin_y + canvas->scale * line->bottom));

  return canvas->data != NULL;
}

/* }}} */
/* {{{ One piece */

/* The picture is premultiplied by its alpha; two bytes are blended at once. */
static inline guint32
blend (guint32 old,
       guint32 colour,
       double  share)
{
  guint32 part = (guint32) (256.0 * share + 0.5);
  guint32 rest = 256 - part;
  guint32 even = (((old & 0xff00ff) * rest + (colour & 0xff00ff) * part) >> 8) & 0xff00ff;
  guint32 odd = ((old >> 8) & 0xff00ff) * rest + ((colour >> 8) & 0xff00ff) * part;

  return even | (odd & 0xff00ff00);
}

static guint32
pack (const EarcupPlotColour *colour)
{
  return 0xff000000 | ((guint32) lround (255.0 * colour->red) << 16) |
         ((guint32) lround (255.0 * colour->green) << 8) | (guint32) lround (255.0 * colour->blue);
}

/* Lays the colour over one column. In the middle of a stretch it is the same for all pixels. */
static void
paint_column (const Stroke  *stroke,
              const Stretch *stretch,
              int            column)
{
  const Canvas *canvas = stroke->canvas;
  double widest = fmin (1.0, 2.0 * stroke->radius);
  double soft_top = 0.5 / stretch->top_slope, soft_bottom = 0.5 / stretch->bottom_slope;
  int first = (int) CLAMP (floor (stretch->top - soft_top), canvas->top, canvas->bottom);
  int last = (int) CLAMP (ceil (stretch->bottom + soft_bottom), canvas->top, canvas->bottom);
  guchar *data = canvas->data + (gsize) first * (gsize) canvas->stride + 4 * (gsize) column;
  double inner_top = stretch->top + soft_top, inner_bottom = stretch->bottom - soft_bottom;

  for (int row = first; row < last; row++, data += canvas->stride)
    {
      double above = (row + 0.5 - stretch->top) * stretch->top_slope + 0.5;
      double below = (stretch->bottom - row - 0.5) * stretch->bottom_slope + 0.5;
      double share;
      guint32 *pixel = (guint32 *) (gpointer) data;

      if (stroke->is_opaque && row + 0.5 >= inner_top && row + 0.5 <= inner_bottom)
        {
          *pixel = stroke->solid;
          continue;
        }
      share = CLAMP (fmin (above, below), 0.0, widest) * stroke->alpha;
      *pixel = blend (*pixel, stroke->solid, share);
    }
}

static void
begin_stroke (Stroke *stroke)
{
  stroke->from = stroke->canvas->right;
  stroke->to = stroke->canvas->left;
}

static void
touch (Stroke *stroke,
       int     from,
       int     to)
{
  if (stroke->from >= stroke->to)
    stroke->from = stroke->to = from;

  for (int column = stroke->to; column < to; column++)
    stroke->stretches[column - stroke->canvas->left] = (Stretch) { INFINITY, -INFINITY, 1.0, 1.0 };
  stroke->to = MAX (stroke->to, to);
}

/* A disc that goes from one point to another covers of a column what it covers from where it
 * begins to touch its middle to where it ends to do so. */
static void
add_piece (Stroke      *stroke,
           const Point *begin,
           const Point *end)
{
  const Canvas *canvas = stroke->canvas;
  double dx = end->x - begin->x, dy = end->y - begin->y;
  double length = sqrt (dx * dx + dy * dy);
  double cosine = length > 0.0 ? dx / length : 1.0;
  double reach = length > 0.0 ? stroke->radius * fabs (dy) / length : 0.0;
  double side = stroke->radius * cosine;
  int from = (int) CLAMP (floor (begin->x - stroke->radius), canvas->left, canvas->right);
  int to = (int) CLAMP (ceil (end->x + stroke->radius), canvas->left, canvas->right);

  touch (stroke, from, to);
  cosine = fmax (cosine, LEAST_COSINE);
  for (int column = MAX (from, stroke->from); column < to; column++)
    {
      Stretch *stretch = &stroke->stretches[column - canvas->left];
      double middle = column + 0.5 - begin->x;
      double share0 = dx > 0.0 ? CLAMP ((middle - reach) / dx, 0.0, 1.0) : 0.0;
      double share1 = dx > 0.0 ? CLAMP ((middle + reach) / dx, 0.0, 1.0) : 1.0;
      double y0 = begin->y + share0 * dy, y1 = begin->y + share1 * dy;

      if (middle < -stroke->radius || middle > dx + stroke->radius)
        continue;
      if (fmin (y0, y1) - side < stretch->top)
        {
          stretch->top = fmin (y0, y1) - side;
          stretch->top_slope = cosine;
        }
      if (fmax (y0, y1) + side > stretch->bottom)
        {
          stretch->bottom = fmax (y0, y1) + side;
          stretch->bottom_slope = cosine;
        }
    }
}

static void
end_stroke (Stroke *stroke)
{
  for (int column = stroke->from; column < stroke->to; column++)
    {
      const Stretch *stretch = &stroke->stretches[column - stroke->canvas->left];

      if (stretch->top <= stretch->bottom)
        paint_column (stroke, stretch, column);
    }
}

/* }}} */
/* {{{ Dashes */

/* How far one is within the dashes. The ends of a dash are round, so it is shorter by as much. */
typedef struct
{
  guint    n;                   /* 0 for a line without */
  double   lengths[MOST_DASHES];
  guint    at;
  double   left;                /* of the dash or the gap that one is in */
  gboolean is_down;             /* the pen is on the paper */
} Dashes;

static void
begin_dashes (Dashes              *dashes,
              const EarcupPlotPen *pen,
              double               scale)
{
  double round = fmin (ROUND_SHARE * pen->width_px, 0.9 * pen->dashes[0]);

  dashes->n = MIN (pen->n_dashes, MOST_DASHES) / 2 * 2;
  dashes->is_down = FALSE;
  for (guint i = 0; i < dashes->n; i++)
    {
      double change = i % 2 == 0 ? -round : round;

      dashes->lengths[i] = fmax ((pen->dashes[i] + change) * scale, 0.1);
    }

  /* The first dash reaches back to where the line begins. */
  dashes->at = dashes->n > 0 ? dashes->n - 1 : 0;
  dashes->left = dashes->n > 0 ? 0.5 * round * scale : INFINITY;
}

/* Goes along a piece of the line, from dash to dash. */
static void
add_dashed (Stroke      *stroke,
            Dashes      *dashes,
            const Point *begin,
            const Point *end)
{
  double length = hypot (end->x - begin->x, end->y - begin->y);
  double done = 0.0;
  Point at = *begin;

  while (done < length)
    {
      double step = fmin (dashes->left, length - done);
      double share = (done + step) / length;
      Point next = { begin->x + share * (end->x - begin->x),
                     begin->y + share * (end->y - begin->y) };

      if (dashes->at % 2 == 0)
        {
          if (!dashes->is_down)
            begin_stroke (stroke);
          dashes->is_down = TRUE;
          add_piece (stroke, &at, &next);
        }
      done += step;
      dashes->left -= step;
      at = next;
      if (dashes->left > 0.0)
        continue;

      if (dashes->is_down)
        end_stroke (stroke);
      dashes->is_down = FALSE;
      dashes->at = (dashes->at + 1) % dashes->n;
      dashes->left = dashes->lengths[dashes->at];
    }
}

/* }}} */

/* Every gap begins a new line, with its own first dash. */
static void
draw_line (Stroke               *stroke,
           const EarcupPlotLine *line,
           const EarcupPlotPen  *pen)
{
  const Canvas *canvas = stroke->canvas;
  gboolean is_open = FALSE;
  Dashes dashes = { 0 };
  Point last = { 0.0, 0.0 };

  for (gsize i = 0; i <= line->n_points; i++)
    {
      Point point = { NAN, NAN };

      if (i < line->n_points)
        point = (Point) { canvas->origin_x + canvas->scale * line->x[i],
                          canvas->origin_y + canvas->scale * line->y[i] };
      if (!isfinite (point.x) || !isfinite (point.y))
        {
          if (is_open && dashes.is_down)
            end_stroke (stroke);
          is_open = FALSE;
          continue;
        }

      if (is_open)
        add_dashed (stroke, &dashes, &last, &point);
      else
        begin_dashes (&dashes, pen, canvas->scale);
      is_open = TRUE;
      last = point;
    }
}

/**
 * earcup_plot_raster_draw:
 * @cr: where
 * @line: the line; a point that is not finite leaves a gap
 * @pen: its colour, width and dashes
 * @alpha: 0 to 1
 *
 * Draws a line onto a picture in memory; the clip of @cr is not looked at.
 *
 * Returns: whether it was drawn; %FALSE where @cr draws on something else, or turned
 */
gboolean
earcup_plot_raster_draw (cairo_t              *cr,
                         const EarcupPlotLine *line,
                         const EarcupPlotPen  *pen,
                         double                alpha)
{
  Canvas canvas;
  Stroke stroke = { .canvas = &canvas, .alpha = alpha };

  if (!open_canvas (cr, line, &canvas))
    return FALSE;
  if (canvas.right <= canvas.left || canvas.bottom <= canvas.top)
    return TRUE;

  stroke.radius = 0.5 * pen->width_px * canvas.scale;
  stroke.is_opaque = alpha >= 1.0 && stroke.radius >= 0.5;
  stroke.solid = pack (&pen->colour);
  stroke.stretches = g_new (Stretch, canvas.right - canvas.left);
  draw_line (&stroke, line, pen);
  g_free (stroke.stretches);
  cairo_surface_mark_dirty (cairo_get_group_target (cr));

  return TRUE;
}
