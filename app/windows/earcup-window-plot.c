/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#include "compat/earcup-compat.h"
#include "plotting/earcup-plot-export.h"
#include "widgets/earcup-plot-print.h"
#include "widgets/earcup-plot-sight.h"
#include "windows/earcup-window-private.h"

/* What leaves the window of a plot: a file, a picture on the clipboard, a page. It is what is seen
 * of the plot. */

#define EXPORT_WIDTH  1000
#define EXPORT_HEIGHT 560

static EarcupPlotScene *
get_shown (EarcupWindow *self)
{
  return earcup_plot_get_shown (EARCUP_PLOT (earcup_plot_panel_get_plot (self->plot_panel)));
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  EarcupWindow *self = EARCUP_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = earcup_compat_file_finish (result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (file == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        earcup_window_say (self, error->message);
      return;
    }

  if (get_shown (self) == NULL)
    return;

  name = g_file_get_basename (file);
  if (earcup_plot_export (get_shown (self), file, EXPORT_WIDTH, EXPORT_HEIGHT, &error))
    /* Translators: %s is a file name */
    text = g_strdup_printf (_("Plot exported as “%s”"), name);
  else
    text = g_strdup (error->message);

  earcup_window_say (self, text);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  static const char *const suffixes[] = { "svg", "png", "pdf", "csv", NULL };
  g_autoptr(GListModel) filters = earcup_compat_new_filters (_("SVG, PNG, PDF or CSV"), suffixes);

  earcup_compat_save_file (GTK_WINDOW (widget), _("Export the Plot"), "earcup.svg", filters, NULL,
                           exported_cb, NULL);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EarcupWindow *self = EARCUP_WINDOW (widget);
  g_autoptr(GdkContentProvider) content = NULL;

  if (get_shown (self) == NULL)
    return;

  content = earcup_plot_print_content (get_shown (self));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
  earcup_window_say (self, _("Plot copied, as a picture and as a table"));
}

static void
printed_cb (GtkPrintOperation       *operation,
            GtkPrintOperationResult  result,
            EarcupWindow            *self)
{
  g_autoptr(GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  earcup_window_say (self, error != NULL ? error->message : _("The plot could not be printed."));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  EarcupWindow *self = EARCUP_WINDOW (widget);
  g_autoptr(GtkPrintOperation) operation = NULL;

  if (get_shown (self) == NULL)
    return;

  operation = earcup_plot_print_new (get_shown (self));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (self), NULL);
}

static void
table_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  earcup_plot_panel_toggle_table (EARCUP_WINDOW (widget)->plot_panel);
}

/* Installs what can be done with the plot. */
void
earcup_window_install_plot_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export-plot", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.copy-plot", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "win.print-plot", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.plot-table", NULL, table_action);
}
