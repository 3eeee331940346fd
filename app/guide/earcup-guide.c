/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guide/earcup-guide.h"

#include <gtk/gtk.h>

#include "guide/earcup-guide-page.h"
#include "earcup-guide-resources.h"

/**
 * earcup_guide_init:
 *
 * Registers the resources, the style and the types of this folder. Call it once the toolkit
 * is initialised, before a template names EarcupGuidePage; later calls do nothing.
 */
void
earcup_guide_init (void)
{
  static gsize initialised = 0;

  if (g_once_init_enter (&initialised))
    {
      g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();
      GdkDisplay *display = gdk_display_get_default ();

      g_resources_register (earcup_guide_get_resource ());
      gtk_css_provider_load_from_resource (provider,
                                           "/io/github/earcup/Earcup/guide/earcup-guide.css");

      if (display != NULL)
        gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                                    GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

      g_type_ensure (EARCUP_TYPE_GUIDE_PAGE);
      g_once_init_leave (&initialised, 1);
    }
}
