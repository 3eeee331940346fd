/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <math.h>

#include "plotting/earcup-cutaway-drawing.h"

#define WIDTH  600
#define HEIGHT 400

/* {{{ Helpers */

static EarcupCutawayDrawing
make (double position)
{
  EarcupCutawayDrawing self = { .width = WIDTH, .height = HEIGHT, .lit = EARCUP_CUTAWAY_NONE };

  for (guint part = 0; part < EARCUP_CUTAWAY_PARTS; part++)
    self.positions[part] = position;

  return self;
}

static cairo_surface_t *
draw (const EarcupCutawayDrawing *self,
      EarcupPlotTheme             theme)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  earcup_cutaway_drawing_draw (self, cr, earcup_plot_palette_get (theme));
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  const guchar *row = cairo_image_surface_get_data (surface) +
                      y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x];
}

/* How many pixels within a box are inked. */
static guint
count_ink (const EarcupCutawayDrawing *self,
           EarcupCutawayPart           part)
{
  cairo_surface_t *surface = draw (self, EARCUP_PLOT_THEME_LIGHT);
  double x, y, width, height;
  guint n = 0;

  earcup_cutaway_drawing_get_box (self, part, &x, &y, &width, &height);
  for (int row = (int) y; row < (int) (y + height); row++)
    for (int column = (int) x; column < (int) (x + width); column++)
      n += get_pixel (surface, column, row) >> 24 > 100;
  cairo_surface_destroy (surface);

  return n;
}

/* How often ink and no ink follow each other down the back wall, which is once more than there are
 * holes. */
static guint
count_bars (const EarcupCutawayDrawing *self)
{
  cairo_surface_t *surface = draw (self, EARCUP_PLOT_THEME_LIGHT);
  double x, y, width, height;
  gboolean was_inked = FALSE;
  guint n = 0;

  earcup_cutaway_drawing_get_box (self, EARCUP_CUTAWAY_VENT, &x, &y, &width, &height);
  for (int row = (int) y - 4; row < (int) (y + height) + 4; row++)
    {
      gboolean is_inked = get_pixel (surface, (int) (x + 0.5 * width), row) >> 24 > 100;

      n += is_inked && !was_inked;
      was_inked = is_inked;
    }
  cairo_surface_destroy (surface);

  return n;
}

/* }}} */

/* Each part is under its own place, whatever the others are like. */
static void
test_pick (void)
{
  for (double position = 0.0; position <= 1.0; position += 0.25)
    {
      EarcupCutawayDrawing self = make (position);

      for (EarcupCutawayPart part = 0; part < EARCUP_CUTAWAY_PARTS; part++)
        {
          double x, y, width, height;

          if (part == EARCUP_CUTAWAY_CUP)
            continue;

          earcup_cutaway_drawing_get_box (&self, part, &x, &y, &width, &height);
          g_assert_cmpfloat (width, >, 0.0);
          g_assert_true (x >= 0.0 && x + width <= WIDTH && y >= 0.0 && y + height <= HEIGHT);
          g_assert_cmpint (earcup_cutaway_drawing_pick (
                             &self, x + 0.5 * width,
                             part == EARCUP_CUTAWAY_PAD ? y + 4.0 : y + 0.5 * height), ==, part);
        }
    }
}

/* The shell is found from above; the head and the room around are nothing. */
static void
test_pick_shell (void)
{
  EarcupCutawayDrawing self = make (0.5);
  double x, y, width, height;

  earcup_cutaway_drawing_get_box (&self, EARCUP_CUTAWAY_CUP, &x, &y, &width, &height);
  g_assert_cmpint (earcup_cutaway_drawing_pick (&self, x + 0.8 * width, y + 6.0), ==,
                   EARCUP_CUTAWAY_CUP);
  g_assert_cmpint (earcup_cutaway_drawing_pick (&self, x + 0.8 * width, y + height - 6.0), ==,
                   EARCUP_CUTAWAY_CUP);
  g_assert_cmpint (earcup_cutaway_drawing_pick (&self, 580.0, 40.0), ==, EARCUP_CUTAWAY_NONE);
  g_assert_cmpint (earcup_cutaway_drawing_pick (&self, 4.0, 4.0), ==, EARCUP_CUTAWAY_NONE);
}

/* The wall that is dragged stays under the pointer. */
static void
test_drag (void)
{
  EarcupCutawayDrawing self = make (0.3);
  double before, after, y, width, height;

  earcup_cutaway_drawing_get_box (&self, EARCUP_CUTAWAY_CUP, &before, &y, &width, &height);
  self.positions[EARCUP_CUTAWAY_CUP] +=
    earcup_cutaway_drawing_drag (&self, EARCUP_CUTAWAY_CUP, -50.0, 17.0);
  earcup_cutaway_drawing_get_box (&self, EARCUP_CUTAWAY_CUP, &after, &y, &width, &height);
  g_assert_cmpfloat_with_epsilon (after - before, -50.0, 1e-9);

  g_assert_cmpfloat (earcup_cutaway_drawing_drag (&self, EARCUP_CUTAWAY_VENT, 9.0, -20.0), >, 0.0);
  g_assert_cmpfloat (earcup_cutaway_drawing_drag (&self, EARCUP_CUTAWAY_VENT, 9.0, 0.0), ==, 0.0);
  g_assert_cmpfloat (earcup_cutaway_drawing_drag (&self, EARCUP_CUTAWAY_LEAK, -9.0, 0.0), >, 0.0);
}

/* More openness is more holes; a sealed cup has none. */
static void
test_vent (void)
{
  static const struct
  {
    double openness;
    guint  n_holes;
  } rows[] = { { 0.0, 0 }, { 0.1, 2 }, { 0.34, 4 }, { 0.67, 6 }, { 1.0, 9 } };
  EarcupCutawayDrawing self = make (0.4);

  self.positions[EARCUP_CUTAWAY_FILLING] = 0.0;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      self.positions[EARCUP_CUTAWAY_VENT] = rows[i].openness;
      g_assert_cmpuint (count_bars (&self), ==, rows[i].n_holes + 1);
    }
}

/* What there is more of is seen more of. */
static void
test_amounts (void)
{
  EarcupCutawayDrawing light = make (0.5), heavy = make (0.5), less = make (0.5), more = make (0.5);
  double x, y, small, large, height;

  heavy.positions[EARCUP_CUTAWAY_FILLING] = 0.9;
  light.positions[EARCUP_CUTAWAY_FILLING] = 0.6;
  g_assert_cmpuint (count_ink (&heavy, EARCUP_CUTAWAY_FILLING), >,
                    2 * count_ink (&light, EARCUP_CUTAWAY_FILLING));
  light.positions[EARCUP_CUTAWAY_FILLING] = 0.4;
  light.positions[EARCUP_CUTAWAY_CUP] = 1.0;
  g_assert_cmpuint (count_ink (&light, EARCUP_CUTAWAY_FILLING), <,
                    count_ink (&heavy, EARCUP_CUTAWAY_FILLING) / 10);

  less.positions[EARCUP_CUTAWAY_DRIVER] = 0.0;
  more.positions[EARCUP_CUTAWAY_DRIVER] = 1.0;
  g_assert_cmpuint (count_ink (&more, EARCUP_CUTAWAY_DRIVER), >,
                    count_ink (&less, EARCUP_CUTAWAY_DRIVER) + 400);

  less.positions[EARCUP_CUTAWAY_PAD] = 0.0;
  more.positions[EARCUP_CUTAWAY_PAD] = 1.0;
  earcup_cutaway_drawing_get_box (&less, EARCUP_CUTAWAY_PAD, &x, &y, &small, &height);
  earcup_cutaway_drawing_get_box (&more, EARCUP_CUTAWAY_PAD, &x, &y, &large, &height);
  g_assert_cmpfloat (large, >, 2.0 * small);
}

/* The lower pad stands off the head where there is a leak. */
static void
test_leak (void)
{
  EarcupCutawayDrawing self = make (0.5);
  cairo_surface_t *tight, *leaky;
  double x, y, width, height;

  self.positions[EARCUP_CUTAWAY_LEAK] = 0.0;
  tight = draw (&self, EARCUP_PLOT_THEME_LIGHT);
  self.positions[EARCUP_CUTAWAY_LEAK] = 1.0;
  leaky = draw (&self, EARCUP_PLOT_THEME_LIGHT);
  earcup_cutaway_drawing_get_box (&self, EARCUP_CUTAWAY_PAD, &x, &y, &width, &height);
  g_assert_cmpuint (get_pixel (tight, (int) (x + width) - 8, (int) (y + height) - 30) >> 24, >, 0);
  g_assert_cmpuint (get_pixel (leaky, (int) (x + width) - 8, (int) (y + height) - 30) >> 24, ==, 0);
  g_assert_cmpuint (get_pixel (leaky, (int) (x + width) - 8, (int) y + 30) >> 24, >, 0);
  cairo_surface_destroy (tight);
  cairo_surface_destroy (leaky);
}

/* What is pointed at is seen, and not by its colour alone: high contrast has only one. */
static void
test_lit (void)
{
  EarcupCutawayDrawing self = make (0.6);

  for (EarcupPlotTheme theme = 0; theme < EARCUP_PLOT_THEME_PRINT; theme++)
    for (EarcupCutawayPart part = 0; part < EARCUP_CUTAWAY_PARTS; part++)
      {
        cairo_surface_t *plain, *lit;
        guint n = 0;

        self.lit = EARCUP_CUTAWAY_NONE;
        plain = draw (&self, theme);
        self.lit = part;
        lit = draw (&self, theme);
        for (int y = 0; y < HEIGHT; y++)
          for (int x = 0; x < WIDTH; x++)
            n += (get_pixel (plain, x, y) >> 24) + 40 < get_pixel (lit, x, y) >> 24;
        g_assert_cmpuint (n, >, 80);
        cairo_surface_destroy (plain);
        cairo_surface_destroy (lit);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plotting/cutaway-drawing/parts-are-where-they-are", test_pick);
  g_test_add_func ("/plotting/cutaway-drawing/shell-is-found", test_pick_shell);
  g_test_add_func ("/plotting/cutaway-drawing/walls-follow-the-pointer", test_drag);
  g_test_add_func ("/plotting/cutaway-drawing/more-openness-is-more-holes", test_vent);
  g_test_add_func ("/plotting/cutaway-drawing/more-is-seen-as-more", test_amounts);
  g_test_add_func ("/plotting/cutaway-drawing/leak-is-a-gap-at-the-pad", test_leak);
  g_test_add_func ("/plotting/cutaway-drawing/lit-part-stands-out-in-all-themes", test_lit);

  return g_test_run ();
}
