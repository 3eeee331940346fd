/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-cutaway-drawing.h"

#include <math.h>

/* Everything is told in a room of 300 × 200, which is then scaled to what there is. */
#define HEAD_X        238.0
#define MIDDLE_Y      100.0
#define TOP_Y         24.0      /* of the pads; they and the cup are as high below the middle */
#define PAD_HEIGHT    30.0
#define WALL          4.0
#define PAD_LEAST     22.0      /* how thick a pad is … */
#define PAD_RANGE     32.0      /* … and by how much it grows */
#define CUP_LEAST     36.0      /* how deep the cup is … */
#define CUP_RANGE     108.0     /* … and by how much it grows */
#define BACK_HALF     52.0      /* of the height of the back wall */
#define MOST_HOLES    9
#define MOST_OPEN     0.86      /* of the back wall, when it is open */
#define MOST_CURLS    150       /* in the deepest cup; in others as many for their size */
#define UNFILLED      0.45      /* up to here it is the walls that damp, and no wool is there */
#define CURL          4.2
#define MOST_GAP      15.0
#define LEAST_GAP     1.5       /* a gap that is there is seen */
#define DRIVER_HALF   34.0
#define MAGNET        20.0      /* how far it reaches behind the baffle */
#define REACH         11.0      /* so near a thin part it is meant */
#define ARROW         13.0      /* half of the length */

/* By which drag each part goes from 0 to 1. The walls follow the pointer. */
static const struct
{
  double dx;
  double dy;
} ways[EARCUP_CUTAWAY_PARTS] = {
  [EARCUP_CUTAWAY_VENT] = { 0.0, -100.0 },
  [EARCUP_CUTAWAY_CUP] = { -CUP_RANGE, 0.0 },
  [EARCUP_CUTAWAY_FILLING] = { 0.0, -100.0 },
  [EARCUP_CUTAWAY_DRIVER] = { 0.0, -100.0 },
  [EARCUP_CUTAWAY_PAD] = { -PAD_RANGE, 0.0 },
  [EARCUP_CUTAWAY_LEAK] = { -60.0, 0.0 },
};

/* Where things are, from the positions. */
typedef struct {
  double scale;
  double left;       /* of the room, in pixels */
  double top;
  double baffle;     /* the plane of the driver */
  double back;       /* the back wall */
  double gap;        /* under the lower pad; 0 for none */
} Plan;

static Plan
make_plan (const EarcupCutawayDrawing *self)
{
  const double *at = self->positions;
  Plan plan = { .scale = fmin (self->width / EARCUP_CUTAWAY_WIDTH,
                               self->height / EARCUP_CUTAWAY_HEIGHT) };

  plan.left = 0.5 * (self->width - plan.scale * EARCUP_CUTAWAY_WIDTH);
  plan.top = 0.5 * (self->height - plan.scale * EARCUP_CUTAWAY_HEIGHT);
  plan.baffle = HEAD_X - PAD_LEAST - PAD_RANGE * at[EARCUP_CUTAWAY_PAD];
  plan.back = plan.baffle - CUP_LEAST - CUP_RANGE * at[EARCUP_CUTAWAY_CUP];
  if (at[EARCUP_CUTAWAY_LEAK] > 0.0)
    plan.gap = LEAST_GAP + (MOST_GAP - LEAST_GAP) * at[EARCUP_CUTAWAY_LEAK];

  return plan;
}

/* Where the shell is above the middle, by how far from the back wall; it bulges a little. */
static double
get_shell (const Plan *plan,
           double      x)
{
  double way = CLAMP ((x - plan->back) / (plan->baffle - plan->back), 0.0, 1.0);

  return BACK_HALF + (MIDDLE_Y - TOP_Y - BACK_HALF) * sin (0.5 * G_PI * way);
}

/* {{{ Ink */

static void
set_ink (cairo_t               *cr,
         const EarcupPlotColour *colour,
         double                  alpha)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, alpha);
}

/* What is pointed at has another colour and a heavier line. */
static void
set_pen (const EarcupCutawayDrawing *self,
         cairo_t                    *cr,
         const EarcupPlotPalette    *palette,
         EarcupCutawayPart           part,
         double                      width)
{
  gboolean is_lit = self->lit == part;

  set_ink (cr, is_lit ? &palette->series[0] : &palette->ink, is_lit ? 1.0 : 0.85);
  cairo_set_line_width (cr, is_lit ? 1.4 * width : width);
}

/* Fills the present path faintly, and more so where it is pointed at, and keeps the path. */
static void
tint (const EarcupCutawayDrawing *self,
      cairo_t                    *cr,
      const EarcupPlotPalette    *palette,
      EarcupCutawayPart           part,
      double                      alpha)
{
  gboolean is_lit = self->lit == part;

  set_ink (cr, is_lit ? &palette->series[0] : &palette->ink, is_lit ? alpha + 0.14 : alpha);
  cairo_fill_preserve (cr);
}

static void
trace_rounded (cairo_t *cr,
               double   x,
               double   y,
               double   width,
               double   height,
               double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -0.5 * G_PI, 0.0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0.0, 0.5 * G_PI);
  cairo_arc (cr, x + radius, y + height - radius, radius, 0.5 * G_PI, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* }}} */
/* {{{ Parts */

static void
draw_head (cairo_t                 *cr,
           const EarcupPlotPalette *palette)
{
  cairo_rectangle (cr, HEAD_X, 0.0, EARCUP_CUTAWAY_WIDTH - HEAD_X, EARCUP_CUTAWAY_HEIGHT);
  set_ink (cr, &palette->quiet, 0.16);
  cairo_fill (cr);

  /* The pinna, and the canal to the drum. */
  set_ink (cr, &palette->quiet, 1.0);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, HEAD_X, 70.0);
  cairo_curve_to (cr, HEAD_X - 17.0, 62.0, HEAD_X - 19.0, 92.0, HEAD_X - 9.0, 104.0);
  cairo_curve_to (cr, HEAD_X - 6.0, 118.0, HEAD_X - 15.0, 124.0, HEAD_X, 130.0);
  cairo_stroke (cr);
  cairo_move_to (cr, HEAD_X, 0.0);
  cairo_line_to (cr, HEAD_X, 97.0);
  cairo_curve_to (cr, HEAD_X + 16.0, 95.0, HEAD_X + 26.0, 99.0, HEAD_X + 40.0, 96.0);
  cairo_line_to (cr, HEAD_X + 44.0, 107.0);
  cairo_curve_to (cr, HEAD_X + 28.0, 109.0, HEAD_X + 16.0, 105.0, HEAD_X, 107.0);
  cairo_line_to (cr, HEAD_X, EARCUP_CUTAWAY_HEIGHT);
  cairo_stroke (cr);
}

/* The shell of the cup without its back wall. */
static void
trace_shell (const Plan *plan,
             cairo_t    *cr,
             double      side)
{
  for (guint i = 0; i <= 24; i++)
    {
      double x = plan->baffle + (plan->back - plan->baffle) * i / 24.0;

      cairo_line_to (cr, x, MIDDLE_Y + side * get_shell (plan, x));
    }
}

static void
draw_cup (const EarcupCutawayDrawing *self,
          const Plan                 *plan,
          cairo_t                    *cr,
          const EarcupPlotPalette    *palette)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  set_pen (self, cr, palette, EARCUP_CUTAWAY_CUP, WALL);
  trace_shell (plan, cr, -1.0);
  cairo_stroke (cr);
  trace_shell (plan, cr, 1.0);
  cairo_stroke (cr);
}

/* More openness makes more holes, and wider ones. */
static void
draw_vent (const EarcupCutawayDrawing *self,
           const Plan                 *plan,
           cairo_t                    *cr,
           const EarcupPlotPalette    *palette)
{
  double openness = self->positions[EARCUP_CUTAWAY_VENT];
  guint n = openness > 0.005 ? 1 + (guint) (openness * (MOST_HOLES - 1) + 0.5) : 0;
  double height = 2.0 * BACK_HALF;
  double hole = n > 0 ? height * MOST_OPEN * openness / n : 0.0;
  double bar = (height - n * hole) / (n + 1);
  double y = MIDDLE_Y - BACK_HALF;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  set_pen (self, cr, palette, EARCUP_CUTAWAY_VENT, WALL);
  for (guint i = 0; i <= n; i++, y += bar + hole)
    {
      cairo_move_to (cr, plan->back, y);
      cairo_line_to (cr, plan->back, y + bar);
    }
  cairo_stroke (cr);
}

/* Curls of wool, of which each stays at its share of the cup. Source of the two steps: M. Roberts,
 * The unreasonable effectiveness of quasirandom sequences (2018), the sequence R2. */
static void
draw_filling (const EarcupCutawayDrawing *self,
              const Plan                 *plan,
              cairo_t                    *cr,
              const EarcupPlotPalette    *palette)
{
  double wool = (self->positions[EARCUP_CUTAWAY_FILLING] - UNFILLED) / (1.0 - UNFILLED);
  double room = plan->baffle - plan->back - 2.0 * (CURL + WALL);
  guint n = (guint) (MOST_CURLS * fmax (wool, 0.0) * room / (CUP_LEAST + CUP_RANGE) + 0.5);

  set_pen (self, cr, palette, EARCUP_CUTAWAY_FILLING, 1.0);
  for (guint i = 0; i < n; i++)
    {
      double x = plan->back + CURL + WALL + room * fmod (0.5 + 0.7548776662466927 * i, 1.0);
      double half = get_shell (plan, x) - CURL - WALL;
      double y = MIDDLE_Y + half * (2.0 * fmod (0.5 + 0.5698402909980532 * i, 1.0) - 1.0);
      double turn = 2.39996 * i;

      if (x > plan->baffle - MAGNET - CURL - 4.0 && fabs (y - MIDDLE_Y) < DRIVER_HALF)
        continue;

      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, CURL, turn, turn + 4.2);
    }
  cairo_stroke (cr);
}

/* A heavier driver has a thicker diaphragm and a bigger coil. */
static void
draw_driver (const EarcupCutawayDrawing *self,
             const Plan                 *plan,
             cairo_t                    *cr,
             const EarcupPlotPalette    *palette)
{
  double mass = self->positions[EARCUP_CUTAWAY_DRIVER];
  double x = plan->baffle;

  /* The baffle holds the driver. */
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  set_ink (cr, &palette->ink, 0.85);
  cairo_set_line_width (cr, WALL);
  cairo_move_to (cr, x, TOP_Y);
  cairo_line_to (cr, x, MIDDLE_Y - DRIVER_HALF);
  cairo_move_to (cr, x, MIDDLE_Y + DRIVER_HALF);
  cairo_line_to (cr, x, 2.0 * MIDDLE_Y - TOP_Y);
  cairo_stroke (cr);

  trace_rounded (cr, x - MAGNET, MIDDLE_Y - 24.0, MAGNET - 7.0, 48.0, 3.0);
  tint (self, cr, palette, EARCUP_CUTAWAY_DRIVER, 0.22);
  set_pen (self, cr, palette, EARCUP_CUTAWAY_DRIVER, 1.5);
  cairo_stroke (cr);

  set_pen (self, cr, palette, EARCUP_CUTAWAY_DRIVER, 2.0 + 5.0 * mass);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, x - 7.0, MIDDLE_Y + side * 15.0);
      cairo_line_to (cr, x, MIDDLE_Y + side * 15.0);
    }
  cairo_stroke (cr);

  set_pen (self, cr, palette, EARCUP_CUTAWAY_DRIVER, 1.2 + 3.4 * mass);
  cairo_move_to (cr, x, MIDDLE_Y - DRIVER_HALF);
  cairo_curve_to (cr, x + 7.0, MIDDLE_Y - 26.0, x + 5.0, MIDDLE_Y - 20.0, x, MIDDLE_Y - 15.0);
  cairo_curve_to (cr, x + 8.0, MIDDLE_Y - 8.0, x + 8.0, MIDDLE_Y + 8.0, x, MIDDLE_Y + 15.0);
  cairo_curve_to (cr, x + 5.0, MIDDLE_Y + 20.0, x + 7.0, MIDDLE_Y + 26.0, x,
                  MIDDLE_Y + DRIVER_HALF);
  cairo_stroke (cr);
}

static void
draw_pad (const EarcupCutawayDrawing *self,
          const Plan                 *plan,
          cairo_t                    *cr,
          const EarcupPlotPalette    *palette)
{
  double x = plan->baffle + 0.5 * WALL;

  for (guint lower = 0; lower < 2; lower++)
    {
      double width = HEAD_X - x - 1.0 - (lower > 0 ? plan->gap : 0.0);
      double y = lower > 0 ? 2.0 * MIDDLE_Y - TOP_Y - PAD_HEIGHT : TOP_Y;

      trace_rounded (cr, x, y, width, PAD_HEIGHT, fmin (9.0, 0.45 * width));
      tint (self, cr, palette, EARCUP_CUTAWAY_PAD, 0.13);
      set_pen (self, cr, palette, EARCUP_CUTAWAY_PAD, 1.6);
      cairo_stroke (cr);
    }
}

/* Air that leaves by the gap; where there is none, the place where one may be when it is pointed
 * at. */
static void
draw_leak (const EarcupCutawayDrawing *self,
           const Plan                 *plan,
           cairo_t                    *cr,
           const EarcupPlotPalette    *palette)
{
  static const double dashes[] = { 3.0, 2.5 };
  double bottom = 2.0 * MIDDLE_Y - TOP_Y;
  double x = HEAD_X - 0.5 * plan->gap;

  if (plan->gap <= 0.0 && self->lit != EARCUP_CUTAWAY_LEAK)
    return;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  set_pen (self, cr, palette, EARCUP_CUTAWAY_LEAK, 1.5);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  cairo_move_to (cr, x, bottom - PAD_HEIGHT - 8.0);
  cairo_line_to (cr, x, bottom + 12.0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
  if (plan->gap <= 0.0)
    return;

  cairo_move_to (cr, x - 4.0, bottom + 9.0);
  cairo_line_to (cr, x, bottom + 15.0);
  cairo_line_to (cr, x + 4.0, bottom + 9.0);
  cairo_stroke (cr);
}

/* }}} */

/* The place of a part where its arrow is drawn. */
static void
get_middle (const Plan        *plan,
            EarcupCutawayPart  part,
            double            *x,
            double            *y)
{
  const struct
  {
    double x;
    double y;
  } places[EARCUP_CUTAWAY_PARTS] = {
    [EARCUP_CUTAWAY_VENT] = { plan->back - 14.0, MIDDLE_Y },
    [EARCUP_CUTAWAY_CUP] = { plan->back, MIDDLE_Y - BACK_HALF - 14.0 },
    [EARCUP_CUTAWAY_FILLING] = { 0.5 * (plan->back + plan->baffle - MAGNET), MIDDLE_Y },
    [EARCUP_CUTAWAY_DRIVER] = { plan->baffle + 13.0, MIDDLE_Y },
    [EARCUP_CUTAWAY_PAD] = { 0.5 * (plan->baffle + HEAD_X), TOP_Y - 12.0 },
    [EARCUP_CUTAWAY_LEAK] = { HEAD_X - plan->gap - 16.0, 2.0 * MIDDLE_Y - TOP_Y + 12.0 },
  };

  *x = places[part].x;
  *y = places[part].y;
}

/* Both ways in which the part that is pointed at can be dragged. */
static void
draw_arrow (const EarcupCutawayDrawing *self,
            const Plan                 *plan,
            cairo_t                    *cr,
            const EarcupPlotPalette    *palette)
{
  gboolean upright;
  double x, y;

  if (self->lit == EARCUP_CUTAWAY_NONE)
    return;

  upright = ways[self->lit].dx == 0.0;
  get_middle (plan, self->lit, &x, &y);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  if (upright)
    cairo_rotate (cr, 0.5 * G_PI);
  for (guint pass = 0; pass < 2; pass++)
    {
      set_ink (cr, pass == 0 ? &palette->window : &palette->series[0], pass == 0 ? 0.85 : 1.0);
      cairo_set_line_width (cr, pass == 0 ? 6.0 : 2.0);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_move_to (cr, -ARROW, 0.0);
      cairo_line_to (cr, ARROW, 0.0);
      for (int side = -1; side <= 1; side += 2)
        {
          cairo_move_to (cr, side * (ARROW - 4.5), -4.5);
          cairo_line_to (cr, side * ARROW, 0.0);
          cairo_line_to (cr, side * (ARROW - 4.5), 4.5);
        }
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/**
 * earcup_cutaway_drawing_draw:
 * @self: what the ear-cup is like, and the room for it
 * @cr: where to draw, from the top left corner of the room
 * @palette: the colours
 *
 * Draws the cut. What is pointed at differs in weight as well as in colour, and has an arrow along
 * which it can be dragged. Any thread.
 */
void
earcup_cutaway_drawing_draw (const EarcupCutawayDrawing *self,
                             cairo_t                    *cr,
                             const EarcupPlotPalette    *palette)
{
  Plan plan = make_plan (self);

  cairo_save (cr);
  cairo_translate (cr, plan.left, plan.top);
  cairo_scale (cr, plan.scale, plan.scale);
  draw_head (cr, palette);
  draw_filling (self, &plan, cr, palette);
  draw_cup (self, &plan, cr, palette);
  draw_vent (self, &plan, cr, palette);
  draw_pad (self, &plan, cr, palette);
  draw_driver (self, &plan, cr, palette);
  draw_leak (self, &plan, cr, palette);
  draw_arrow (self, &plan, cr, palette);
  cairo_restore (cr);
}

static gboolean
is_within (double x,
           double y,
           double left,
           double top,
           double right,
           double bottom)
{
  return x >= left && x <= right && y >= top && y <= bottom;
}

/* What is small lies over what is large. */
static EarcupCutawayPart
pick_part (const Plan *plan,
           double      x,
           double      y)
{
  double bottom = 2.0 * MIDDLE_Y - TOP_Y;
  double off = fabs (y - MIDDLE_Y), shell = get_shell (plan, x);

  if (is_within (x, y, HEAD_X - fmax (plan->gap, REACH), bottom - PAD_HEIGHT - 4.0,
                 HEAD_X + REACH, bottom + 16.0))
    return EARCUP_CUTAWAY_LEAK;
  if (is_within (x, y, plan->baffle - MAGNET, MIDDLE_Y - DRIVER_HALF - 2.0,
                 plan->baffle + 10.0, MIDDLE_Y + DRIVER_HALF + 2.0))
    return EARCUP_CUTAWAY_DRIVER;
  if (is_within (x, y, plan->baffle, TOP_Y - 4.0, HEAD_X, bottom + 4.0))
    return EARCUP_CUTAWAY_PAD;
  if (fabs (x - plan->back) <= REACH && off <= BACK_HALF - 4.0)
    return EARCUP_CUTAWAY_VENT;
  if (x >= plan->back - REACH && x <= plan->baffle && fabs (off - shell) <= REACH)
    return EARCUP_CUTAWAY_CUP;
  if (x >= plan->back && x <= plan->baffle && off <= shell)
    return EARCUP_CUTAWAY_FILLING;

  return EARCUP_CUTAWAY_NONE;
}

/* Returns: what lies at a place in pixels; any thread */
EarcupCutawayPart
earcup_cutaway_drawing_pick (const EarcupCutawayDrawing *self,
                             double                      x,
                             double                      y)
{
  Plan plan = make_plan (self);

  return plan.scale > 0.0 ? pick_part (&plan, (x - plan.left) / plan.scale,
                                       (y - plan.top) / plan.scale) : EARCUP_CUTAWAY_NONE;
}

/**
 * earcup_cutaway_drawing_get_box:
 * @self: what the ear-cup is like
 * @part: which part
 * @x: (out): the left edge, in pixels
 * @y: (out): the upper edge
 * @width: (out): how wide the part is
 * @height: (out): how high it is
 *
 * Tells where a part is, for those who cannot see it. Any thread.
 */
void
earcup_cutaway_drawing_get_box (const EarcupCutawayDrawing *self,
                                EarcupCutawayPart           part,
                                double                     *x,
                                double                     *y,
                                double                     *width,
                                double                     *height)
{
  Plan plan = make_plan (self);
  double bottom = 2.0 * MIDDLE_Y - TOP_Y;
  const double boxes[EARCUP_CUTAWAY_PARTS][4] = {
    [EARCUP_CUTAWAY_VENT] = { plan.back - REACH, MIDDLE_Y - BACK_HALF, plan.back + REACH,
                              MIDDLE_Y + BACK_HALF },
    [EARCUP_CUTAWAY_CUP] = { plan.back, TOP_Y, plan.baffle, bottom },
    [EARCUP_CUTAWAY_FILLING] = { plan.back + REACH, MIDDLE_Y - BACK_HALF + REACH,
                                 plan.baffle - MAGNET, MIDDLE_Y + BACK_HALF - REACH },
    [EARCUP_CUTAWAY_DRIVER] = { plan.baffle - MAGNET, MIDDLE_Y - DRIVER_HALF, plan.baffle + 10.0,
                                MIDDLE_Y + DRIVER_HALF },
    [EARCUP_CUTAWAY_PAD] = { plan.baffle, TOP_Y, HEAD_X, bottom },
    [EARCUP_CUTAWAY_LEAK] = { HEAD_X - fmax (plan.gap, REACH), bottom - PAD_HEIGHT,
                              HEAD_X + REACH, bottom + 16.0 },
  };

  *x = plan.left + plan.scale * boxes[part][0];
  *y = plan.top + plan.scale * boxes[part][1];
  *width = plan.scale * (boxes[part][2] - boxes[part][0]);
  *height = plan.scale * (boxes[part][3] - boxes[part][1]);
}

/**
 * earcup_cutaway_drawing_drag:
 * @self: what the ear-cup is like
 * @part: what is dragged
 * @dx: how far to the right, in pixels
 * @dy: how far down
 *
 * Tells what a drag does: the walls of the cup and of the pad follow the pointer, and everything
 * else grows upwards.
 *
 * Returns: by how much the position of the part rises, negative where it falls; any thread
 */
double
earcup_cutaway_drawing_drag (const EarcupCutawayDrawing *self,
                             EarcupCutawayPart           part,
                             double                      dx,
                             double                      dy)
{
  Plan plan = make_plan (self);
  double along = dx * ways[part].dx + dy * ways[part].dy;
  double length = ways[part].dx * ways[part].dx + ways[part].dy * ways[part].dy;

  return plan.scale > 0.0 ? along / (length * plan.scale) : 0.0;
}
