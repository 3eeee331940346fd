/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plotting/earcup-plot-draw.h"

G_BEGIN_DECLS

/* What the parts of a drawing share. */

#define BAND_OPACITY 0.20
#define LABEL_SHARE  0.88     /* the size of numbers and captions, of the font */

static inline void
set_colour (cairo_t                *cr,
            const EarcupPlotColour *colour,
            double                  alpha)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, alpha);
}

static inline PangoLayout *
lay_out (const EarcupPlotPicture *picture,
         const char              *text,
         double                   size,
         PangoWeight              weight,
         int                     *width,
         int                     *height)
{
  PangoLayout *layout = pango_layout_new (picture->context);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (size));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, width, height);

  return layout;
}

static inline void
measure (const EarcupPlotPicture *picture,
         const char              *text,
         double                   size,
         int                     *width,
         int                     *height)
{
  g_autoptr(PangoLayout) layout = lay_out (picture, text, size, PANGO_WEIGHT_NORMAL,
                                           width, height);
}

static inline void
show (cairo_t     *cr,
      PangoLayout *layout,
      double       x,
      double       y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static inline void
add_rounded (cairo_t *cr,
             double   x,
             double   y,
             double   width,
             double   height,
             double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0.0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0.0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static inline void
set_pen (cairo_t             *cr,
         const EarcupPlotPen *pen)
{
  set_colour (cr, &pen->colour, 1.0);
  cairo_set_line_width (cr, pen->width_px);
  cairo_set_dash (cr, pen->dashes, (int) pen->n_dashes, 0.0);
}

G_END_DECLS
