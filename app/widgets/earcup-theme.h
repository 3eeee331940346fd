/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "plotting/earcup-plot-palette.h"

G_BEGIN_DECLS

const EarcupPlotPalette *earcup_theme_get_palette (void);
GdkRGBA                  earcup_theme_to_rgba     (const EarcupPlotColour *colour,
                                                   float                   alpha);
void                     earcup_theme_watch       (GObject                *object,
                                                   GCallback               callback);

G_END_DECLS
