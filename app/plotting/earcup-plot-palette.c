/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-palette.h"

#include <math.h>
#include <string.h>

#include "plotting/earcup-plot-scene.h"

#define RGB(hex) \
  { ((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex) & 255) / 255.0 }

/* The series are the colours of Okabe and Ito, "Color Universal Design" (2008), darkened where
 * they fell short of a contrast of 3:1 on their background. */
static const EarcupPlotPalette palettes[EARCUP_PLOT_N_THEMES] = {
  [EARCUP_PLOT_THEME_LIGHT] = {
    .ground = RGB (0xffffff), .window = RGB (0xfafafa),
    .ink = RGB (0x1e1e1e), .quiet = RGB (0x5e5c64), .difference = RGB (0x5e5c64),
    .series = { RGB (0x0072b2), RGB (0xd55e00), RGB (0x008f68), RGB (0xc4709f) },
    .line_alpha = 0.07, .decade_alpha = 0.17, .zero_alpha = 0.36, .hatch_alpha = 0.085,
  },
  [EARCUP_PLOT_THEME_DARK] = {
    .ground = RGB (0x1e1e1e), .window = RGB (0x242424),
    .ink = RGB (0xffffff), .quiet = RGB (0xb5b3b9), .difference = RGB (0xc0bfbc),
    .series = { RGB (0x56b4e9), RGB (0xe69f00), RGB (0x12b284), RGB (0xcc79a7) },
    .line_alpha = 0.075, .decade_alpha = 0.19, .zero_alpha = 0.40, .hatch_alpha = 0.085,
  },
  [EARCUP_PLOT_THEME_CONTRAST_LIGHT] = {
    .ground = RGB (0xffffff), .window = RGB (0xffffff),
    .ink = RGB (0x000000), .quiet = RGB (0x000000), .difference = RGB (0x3d3846),
    .series = { RGB (0x000000), RGB (0x000000), RGB (0x000000), RGB (0x000000) },
    .line_alpha = 0.25, .decade_alpha = 0.5, .zero_alpha = 0.8, .hatch_alpha = 0.2,
  },
  [EARCUP_PLOT_THEME_CONTRAST_DARK] = {
    .ground = RGB (0x000000), .window = RGB (0x000000),
    .ink = RGB (0xffffff), .quiet = RGB (0xffffff), .difference = RGB (0xdeddda),
    .series = { RGB (0xffffff), RGB (0xffffff), RGB (0xffffff), RGB (0xffffff) },
    .line_alpha = 0.3, .decade_alpha = 0.55, .zero_alpha = 0.85, .hatch_alpha = 0.25,
  },
  [EARCUP_PLOT_THEME_PRINT] = {
    .ground = RGB (0xffffff), .window = RGB (0xffffff),
    .ink = RGB (0x000000), .quiet = RGB (0x424242), .difference = RGB (0x5e5c64),
    .series = { RGB (0x0072b2), RGB (0xd55e00), RGB (0x008f68), RGB (0xc4709f) },
    .line_alpha = 0.10, .decade_alpha = 0.24, .zero_alpha = 0.5, .hatch_alpha = 0.12,
  },
};

/* Four patterns, so that the eight slots differ in the pair of colour and pattern, and each of
 * the first four differs from the others in both. */
static const struct
{
  guint  n_dashes;
  double dashes[4];
} patterns[] = {
  { 0, { 0 } },
  { 2, { 9, 4 } },
  { 2, { 2.5, 3 } },
  { 4, { 11, 3, 2.5, 3 } },
};

/* Source: WCAG 2.1, definition of relative luminance. */
static double
linearise (double channel)
{
  return channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const EarcupPlotColour *colour)
{
  return 0.2126 * linearise (colour->red) +
         0.7152 * linearise (colour->green) +
         0.0722 * linearise (colour->blue);
}

/**
 * earcup_plot_palette_get:
 * @theme: a theme
 *
 * Returns: (transfer none): its colours
 */
const EarcupPlotPalette *
earcup_plot_palette_get (EarcupPlotTheme theme)
{
  g_return_val_if_fail ((guint) theme < EARCUP_PLOT_N_THEMES, &palettes[0]);

  return &palettes[theme];
}

/**
 * earcup_plot_palette_get_pen:
 * @style: a slot 0…7 or one of EARCUP_PLOT_STYLE_…
 * @is_emphasised: whether the curve is the one that is heard
 *
 * Gives the pen of a curve. Two slots never share both colour and dashes.
 *
 * Returns: the pen
 */
EarcupPlotPen
earcup_plot_palette_get_pen (const EarcupPlotPalette *self,
                             guint                    style,
                             gboolean                 is_emphasised)
{
  EarcupPlotPen pen = { .width_px = is_emphasised ? 2.6 : 2.0 };
  guint pattern;

  if (style == EARCUP_PLOT_STYLE_TARGET || style == EARCUP_PLOT_STYLE_DIFFERENCE)
    {
      pen.colour = style == EARCUP_PLOT_STYLE_TARGET ? self->ink : self->difference;
      pen.width_px = is_emphasised ? 2.0 : 1.4;
      if (style == EARCUP_PLOT_STYLE_TARGET)
        {
          pen.n_dashes = 2;
          pen.dashes[0] = 1.5;
          pen.dashes[1] = 2.5;
        }
      return pen;
    }

  pattern = (style + style / 4) % G_N_ELEMENTS (patterns);
  pen.colour = self->series[style % G_N_ELEMENTS (self->series)];
  pen.n_dashes = patterns[pattern].n_dashes;
  memcpy (pen.dashes, patterns[pattern].dashes, sizeof pen.dashes);

  return pen;
}

/**
 * earcup_plot_palette_get_contrast:
 * @one: a colour
 * @other: another
 *
 * Computes the contrast of two colours; the order does not matter.
 *
 * Returns: 1 for equal colours up to 21 for black and white
 *
 * Source: WCAG 2.1, definition of contrast ratio.
 */
double
earcup_plot_palette_get_contrast (const EarcupPlotColour *one,
                                  const EarcupPlotColour *other)
{
  double a = get_luminance (one);
  double b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}
