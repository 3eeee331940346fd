/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-plot-print.h"

#include "plotting/earcup-plot-describe.h"
#include "plotting/earcup-plot-export.h"

/* A plot on paper and on the clipboard, with its title, legend and source line, in dark on
 * white. */

#define HEIGHT       560
#define SCENE_KEY    "earcup-scene"
#define SHARPNESS    2          /* pixels of a picture for each unit of a drawing */
#define WIDTH        1000

/* As wide as the paper, or as high where that is less. */
static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              gpointer           user_data)
{
  EarcupPlotScene *scene = g_object_get_data (G_OBJECT (operation), SCENE_KEY);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = MIN (gtk_print_context_get_width (context) / WIDTH,
                      gtk_print_context_get_height (context) / HEIGHT);

  cairo_scale (cr, scale, scale);
  earcup_plot_export_draw (scene, cr, WIDTH, HEIGHT);
}

/**
 * earcup_plot_print_new:
 * @scene: what is printed
 *
 * Prepares a plot for the printer: one page, wider than high.
 *
 * Returns: (transfer full): what prints it when it is run
 */
GtkPrintOperation *
earcup_plot_print_new (EarcupPlotScene *scene)
{
  GtkPrintOperation *self = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = gtk_page_setup_new ();

  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (self, setup);
  gtk_print_operation_set_job_name (self, earcup_plot_scene_get_title (scene));
  gtk_print_operation_set_n_pages (self, 1);
  g_object_set_data_full (G_OBJECT (self), SCENE_KEY, earcup_plot_scene_ref (scene),
                          (GDestroyNotify) earcup_plot_scene_unref);
  g_signal_connect (self, "draw-page", G_CALLBACK (draw_page_cb), NULL);

  return self;
}

/**
 * earcup_plot_print_content:
 * @scene: what is copied
 *
 * Makes of a plot what a clipboard holds: a picture and, for programs that take text, a table of
 * its curves at third octaves.
 *
 * Returns: (transfer full): both
 */
GdkContentProvider *
earcup_plot_print_content (EarcupPlotScene *scene)
{
  g_autoptr(GBytes) png = earcup_plot_export_to_png (scene, WIDTH, HEIGHT, SHARPNESS);
  g_autoptr(GdkTexture) texture = gdk_texture_new_from_bytes (png, NULL);
  g_autofree char *table = earcup_plot_describe_as_table (scene);
  GdkContentProvider *parts[] = {
    gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture),
    gdk_content_provider_new_typed (G_TYPE_STRING, table),
  };

  return gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));
}
