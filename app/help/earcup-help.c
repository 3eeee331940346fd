/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "help/earcup-help.h"

#include <gtk/gtk.h>

#include "earcup-help-resources.h"

/**
 * earcup_help_init:
 *
 * Registers the pages, the templates and the style of this folder. Call it before the first help
 * window, or without a display to read the pages; later calls do nothing.
 */
void
earcup_help_init (void)
{
  static gsize initialised = 0;
  GdkDisplay *display;

  if (!g_once_init_enter (&initialised))
    return;

  g_resources_register (earcup_help_get_resource ());
  display = gdk_display_get_default ();
  if (display != NULL)
    {
      g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

      gtk_css_provider_load_from_resource (provider,
                                           "/io/github/earcup/Earcup/help/earcup-help.css");
      gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
  g_once_init_leave (&initialised, 1);
}
