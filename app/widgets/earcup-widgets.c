/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-widgets.h"

#include "widgets/earcup-banner.h"
#include "widgets/earcup-cutaway.h"
#include "widgets/earcup-level-meter.h"
#include "widgets/earcup-loudness-meter.h"
#include "widgets/earcup-panes.h"
#include "widgets/earcup-plot.h"
#include "widgets/earcup-plot-legend.h"
#include "widgets/earcup-plot-values.h"
#include "widgets/earcup-squeezer.h"
#include "widgets/earcup-table.h"
#include "widgets/earcup-waveform.h"
#include "widgets/earcup-widgets-resources.h"

/**
 * earcup_widgets_init:
 *
 * Makes the templates, the style and the types of this folder known, so that other templates can
 * name them. To be called once a display is open; further calls do nothing.
 */
void
earcup_widgets_init (void)
{
  static gsize is_done = 0;
  g_autoptr(GtkCssProvider) provider = NULL;

  if (!g_once_init_enter (&is_done))
    return;

  g_resources_register (earcup_widgets_get_resource ());
  g_type_ensure (EARCUP_TYPE_BANNER);
  g_type_ensure (EARCUP_TYPE_CUTAWAY);
  g_type_ensure (EARCUP_TYPE_LEVEL_METER);
  g_type_ensure (EARCUP_TYPE_LOUDNESS_METER);
  g_type_ensure (EARCUP_TYPE_PANES);
  g_type_ensure (EARCUP_TYPE_PLOT);
  g_type_ensure (EARCUP_TYPE_PLOT_LEGEND);
  g_type_ensure (EARCUP_TYPE_PLOT_VALUES);
  g_type_ensure (EARCUP_TYPE_SQUEEZER);
  g_type_ensure (EARCUP_TYPE_TABLE);
  g_type_ensure (EARCUP_TYPE_WAVEFORM);

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/earcup/Earcup/widgets/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_once_init_leave (&is_done, 1);
}
