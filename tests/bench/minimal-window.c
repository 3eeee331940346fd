/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

/* The least that a program of this kind can show: what the toolkit itself costs. It tells on the
 * error channel when its first frame is drawn, as Earcup does. */

static void
painted_cb (GdkFrameClock *clock,
            gpointer       begin)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, begin);
  g_printerr ("first-frame %.1f ms\n",
              (double) (g_get_monotonic_time () - *(gint64 *) begin) / 1000.0);
}

static void
realize_cb (GtkWidget *window,
            gpointer   begin)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    begin);
}

static void
activate_cb (GtkApplication *application,
             gpointer        begin)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), adw_header_bar_new ());
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), begin);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  gint64 begin = g_get_monotonic_time ();
  g_autoptr(AdwApplication) application =
    adw_application_new ("io.github.earcup.MinimalWindow", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &begin);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
