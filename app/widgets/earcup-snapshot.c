/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-snapshot.h"

/**
 * earcup_snapshot_retain:
 * @width: in application pixels
 * @height: in application pixels
 * @scale: device pixels in one of them
 * @draw: draws, in application pixels
 * @user_data: for @draw
 *
 * Draws once onto an image at the scale of the device and wraps it in a node. As long as the same
 * node is appended in each frame, a frame in which something small moves above it copies no more
 * than the part that it uncovers.
 *
 * Returns: (transfer full): the node
 */
GskRenderNode *
earcup_snapshot_retain (int             width,
                        int             height,
                        int             scale,
                        EarcupDrawFunc  draw,
                        gpointer        user_data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                         width * scale, height * scale);
  GskRenderNode *node;
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  draw (cr, user_data);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_surface (cr, surface, 0.0, 0.0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return node;
}

/**
 * earcup_snapshot_append_rounded:
 * @colour: the colour of the whole
 * @x: the left edge
 * @y: the top
 * @width: in application pixels
 * @height: in application pixels
 * @radius: of the corners
 *
 * Appends a rectangle with round corners.
 */
void
earcup_snapshot_append_rounded (GtkSnapshot   *snapshot,
                                const GdkRGBA *colour,
                                double         x,
                                double         y,
                                double         width,
                                double         height,
                                double         radius)
{
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round,
                                   &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width,
                                                        (float) height), (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, colour, &round.bounds);
  gtk_snapshot_pop (snapshot);
}
