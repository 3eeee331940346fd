/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-theme.h"

#include <adwaita.h>

/**
 * earcup_theme_get_palette:
 *
 * Gets the colours of what is drawn on the screen: light or dark, and of high contrast where the
 * user wants that, as the rest of the program is.
 *
 * Returns: (transfer none): a palette
 */
const EarcupPlotPalette *
earcup_theme_get_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean is_dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return earcup_plot_palette_get (is_dark ? EARCUP_PLOT_THEME_CONTRAST_DARK
                                            : EARCUP_PLOT_THEME_CONTRAST_LIGHT);

  return earcup_plot_palette_get (is_dark ? EARCUP_PLOT_THEME_DARK : EARCUP_PLOT_THEME_LIGHT);
}

/**
 * earcup_theme_to_rgba:
 * @colour: a colour of a palette
 * @alpha: how opaque it is to be, 0…1
 *
 * Returns: the colour as the toolkit has it; any thread
 */
GdkRGBA
earcup_theme_to_rgba (const EarcupPlotColour *colour,
                      float                   alpha)
{
  return (GdkRGBA) { (float) colour->red, (float) colour->green, (float) colour->blue, alpha };
}

/**
 * earcup_theme_watch:
 * @object: for whom to watch, and what @callback is called with
 * @callback: to be called when earcup_theme_get_palette() may return another palette
 *
 * Watches the palette as long as the object lives.
 */
void
earcup_theme_watch (GObject   *object,
                    GCallback  callback)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", callback, object, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", callback, object, G_CONNECT_SWAPPED);
}
