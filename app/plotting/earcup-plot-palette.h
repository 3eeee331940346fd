/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EARCUP_PLOT_LEAST_CONTRAST 3.0   /* Source: WCAG 2.1, success criterion 1.4.11 */

typedef enum {
  EARCUP_PLOT_THEME_LIGHT,
  EARCUP_PLOT_THEME_DARK,
  EARCUP_PLOT_THEME_CONTRAST_LIGHT,
  EARCUP_PLOT_THEME_CONTRAST_DARK,
  EARCUP_PLOT_THEME_PRINT,
  EARCUP_PLOT_N_THEMES
} EarcupPlotTheme;

/* Red, green and blue of sRGB, each 0…1. */
typedef struct
{
  double red;
  double green;
  double blue;
} EarcupPlotColour;

typedef struct
{
  EarcupPlotColour ground;        /* inside the frame */
  EarcupPlotColour window;        /* around it */
  EarcupPlotColour ink;           /* text that is read first, and the target curve */
  EarcupPlotColour quiet;         /* the numbers of the axes and the captions */
  EarcupPlotColour difference;
  EarcupPlotColour series[4];
  double           line_alpha;    /* of the ink, for the thin lines of the grid … */
  double           decade_alpha;  /* … for 100 Hz, 1 kHz and 10 kHz … */
  double           zero_alpha;    /* … and for the level zero */
  double           hatch_alpha;
} EarcupPlotPalette;

/* How one curve is drawn. */
typedef struct
{
  EarcupPlotColour colour;
  double           width_px;
  guint            n_dashes;
  double           dashes[4];     /* pixels drawn, left out, drawn, … */
} EarcupPlotPen;

const EarcupPlotPalette *earcup_plot_palette_get          (EarcupPlotTheme          theme);
EarcupPlotPen            earcup_plot_palette_get_pen      (const EarcupPlotPalette *self,
                                                           guint                    style,
                                                           gboolean                 is_emphasised);
double                   earcup_plot_palette_get_contrast (const EarcupPlotColour  *one,
                                                           const EarcupPlotColour  *other);

G_END_DECLS
