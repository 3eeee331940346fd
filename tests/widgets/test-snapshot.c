/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "widgets/earcup-snapshot.h"

static void
fill_cb (cairo_t  *cr,
         gpointer  user_data)
{
  ++*(guint *) user_data;
  cairo_set_source_rgb (cr, 1.0, 0.0, 0.0);
  cairo_rectangle (cr, 0.0, 0.0, 10.0, 20.0);
  cairo_fill (cr);
}

static guint32
get_pixel (GskRenderNode *node,
           int            x,
           int            y)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 20, 20);
  cairo_t *cr = cairo_create (surface);
  const guchar *row;
  guint32 pixel;

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
  pixel = ((const guint32 *) (const void *) row)[x];
  cairo_surface_destroy (surface);

  return pixel;
}

static void
test_retained_node_draws_once (void)
{
  guint n_drawn = 0;
  GskRenderNode *node = earcup_snapshot_retain (20, 20, 2, fill_cb, &n_drawn);

  g_assert_cmphex (get_pixel (node, 5, 10), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (node, 15, 10), ==, 0);
  g_assert_cmpuint (n_drawn, ==, 1);
  gsk_render_node_unref (node);
}

static void
test_rounded_rectangle_leaves_its_corners (void)
{
  const GdkRGBA blue = { 0.0f, 0.0f, 1.0f, 1.0f };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  earcup_snapshot_append_rounded (snapshot, &blue, 0.0, 0.0, 20.0, 20.0, 10.0);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_cmphex (get_pixel (node, 10, 10), ==, 0xff0000ff);
  g_assert_cmphex (get_pixel (node, 0, 0), ==, 0);
  gsk_render_node_unref (node);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();

  g_test_add_func ("/widgets/snapshot/retained-node-draws-once", test_retained_node_draws_once);
  g_test_add_func ("/widgets/snapshot/rounded-rectangle-leaves-its-corners",
                   test_rounded_rectangle_leaves_its_corners);

  return g_test_run ();
}
