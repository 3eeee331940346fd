/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-compare-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "compat/earcup-compat.h"
#include "widgets/earcup-table.h"
#include "windows/earcup-compare-request.h"

#define BETTER       "✓"
#define COLUMN_WIDTH 130
#define LABEL_WIDTH  420
#define MOST_HEIGHT  720
#define MOST_WIDTH   1000

struct _EarcupCompareWindow
{
  AdwWindow             parent;

  GtkWidget            *toasts;
  GtkWidget            *spinner;
  GtkWidget            *stack;
  GtkWidget            *page;
  EarcupTable          *table;
  GtkWidget            *account;
  GtkWidget            *nothing;

  EarcupAudition       *audition;
  GSettings            *settings;
  EarcupCompareRequest *shown;          /* NULL before the first one */
  gboolean              is_working;     /* a thread computes … */
  gboolean              is_outdated;    /* … what is not the newest any more */
};

G_DEFINE_FINAL_TYPE (EarcupCompareWindow, earcup_compare_window, ADW_TYPE_WINDOW)

static void update (EarcupCompareWindow *self);

static void
say (EarcupCompareWindow *self,
     const char          *text)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

/* {{{ The table */

static EarcupTableRow *
make_row (EarcupCompareRequest *request,
          guint                 row)
{
  EarcupTableRow *made = earcup_table_row_new ();
  const char *label = earcup_comparison_get_label (request->comparison, row);

  earcup_table_row_add (made, label, NULL, NULL);
  for (guint i = 0; i < request->models->len; i++)
    {
      const EarcupComparisonCell *cell = earcup_comparison_get_cell (request->comparison, row, i);
      const char *name = earcup_comparison_get_name (request->comparison, i);
      g_autofree char *text = g_strdup_printf ("%s%s", cell->is_better ? BETTER " " : "",
                                               cell->text);
      g_autofree char *spoken = cell->is_better
        /* Translators: a figure, a model and its value, which is the better one */
        ? g_strdup_printf (_("%s, %s: %s, better"), label, name, cell->text)
        : g_strdup_printf ("%s, %s: %s", label, name, cell->text);

      earcup_table_row_add (made, text, spoken, cell->note[0] != '\0' ? cell->note : NULL);
    }

  return made;
}

static void
show_request (EarcupCompareWindow *self)
{
  EarcupCompareRequest *request = self->shown;
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *account = earcup_compare_request_dup_account (request);
  g_autofree char *text = NULL;

  g_ptr_array_add (titles, g_strdup (_("Figure")));
  for (guint i = 0; i < request->models->len; i++)
    g_ptr_array_add (titles, earcup_compare_request_dup_title (request, i));
  g_ptr_array_add (titles, NULL);
  for (guint i = 0; i < earcup_comparison_get_n_rows (request->comparison); i++)
    g_ptr_array_add (rows, make_row (request, i));

  earcup_table_set_columns (self->table, (const char * const *) titles->pdata);
  earcup_table_set_rows (self->table, rows);
  /* Translators: %s is the sign of a better value, then a few sentences on the circumstances */
  text = g_strdup_printf (_("%s marks the better value, of figures of which that can be said. %s"),
                          BETTER, account);
  gtk_label_set_label (GTK_LABEL (self->account), text);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->page);
}

/* }}} */
/* {{{ Computing */

/* Figures on their way. They do not keep the window: it may be closed meanwhile, and the window it
 * belongs to as well. */
typedef struct {
  GWeakRef              window;
  EarcupCompareRequest *request;
} Work;

static void
work_free (Work *work)
{
  g_weak_ref_clear (&work->window);
  g_clear_pointer (&work->request, earcup_compare_request_free);
  g_free (work);
}

static void
compute_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Work *work = task_data;

  earcup_compare_request_compute (work->request);
  g_task_return_boolean (task, TRUE);
}

/* What is not the newest is still one of the way there. */
static void
computed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr(EarcupCompareWindow) self = g_weak_ref_get (&work->window);
  gboolean is_outdated;

  if (self == NULL)
    return;

  is_outdated = self->is_outdated;
  self->is_working = self->is_outdated = FALSE;
  g_clear_pointer (&self->shown, earcup_compare_request_free);
  self->shown = g_steal_pointer (&work->request);
  show_request (self);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), is_outdated);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.copy", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.save", TRUE);
  if (is_outdated)
    update (self);
}

static void
update (EarcupCompareWindow *self)
{
  g_autoptr(EarcupCompareRequest) request = NULL;
  g_autoptr(GTask) task = NULL;
  Work *work;

  if (self->is_working)
    {
      self->is_outdated = TRUE;
      return;
    }

  request = earcup_compare_request_new (self->audition, self->settings);
  if (request->models->len == 0)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.copy", FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.save", FALSE);
      gtk_stack_set_visible_child (GTK_STACK (self->stack), self->nothing);
      return;
    }

  self->is_working = TRUE;
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), TRUE);
  work = g_new0 (Work, 1);
  g_weak_ref_init (&work->window, self);
  work->request = g_steal_pointer (&request);
  task = g_task_new (NULL, NULL, computed_cb, NULL);
  g_task_set_source_tag (task, update);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, compute_in_thread);
}

/* }}} */
/* {{{ Actions */

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EarcupCompareWindow *self = EARCUP_COMPARE_WINDOW (widget);
  g_autofree char *text = earcup_comparison_dup_text (self->shown->comparison, '\t');

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  say (self, _("Figures copied"));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  EarcupCompareWindow *self = EARCUP_COMPARE_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = earcup_compat_file_finish (result, &error);

  if (file != NULL && earcup_compare_window_save (self, file, &error))
    say (self, _("Figures saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  static const char *const suffixes[] = { "csv", "txt", NULL };
  g_autoptr(GListModel) filters = earcup_compat_new_filters (_("CSV or text"), suffixes);

  earcup_compat_save_file (GTK_WINDOW (widget), _("Save the Figures"), "figures.csv", filters,
                           NULL, chosen_cb, NULL);
}

/* }}} */

static void
earcup_compare_window_dispose (GObject *object)
{
  EarcupCompareWindow *self = EARCUP_COMPARE_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_COMPARE_WINDOW);
  g_clear_pointer (&self->shown, earcup_compare_request_free);
  g_clear_object (&self->audition);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (earcup_compare_window_parent_class)->dispose (object);
}

static void
earcup_compare_window_class_init (EarcupCompareWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_compare_window_dispose;
  g_type_ensure (EARCUP_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupCompareWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, EarcupCompareWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, EarcupCompareWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, EarcupCompareWindow, page);
  gtk_widget_class_bind_template_child (widget_class, EarcupCompareWindow, table);
  gtk_widget_class_bind_template_child (widget_class, EarcupCompareWindow, account);
  gtk_widget_class_bind_template_child (widget_class, EarcupCompareWindow, nothing);

  gtk_widget_class_install_action (widget_class, "compare.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "compare.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "compare.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "compare.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
earcup_compare_window_init (EarcupCompareWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  earcup_table_set_name (self->table, _("Figures side by side"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.copy", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.save", FALSE);
}

/* Wide enough for what is compared: across a gap one loses the row. No larger than the window it
 * belongs to, where there is room for that. */
static void
find_size (EarcupCompareWindow *self,
           GtkWidget           *parent)
{
  int width = gtk_widget_get_width (parent), height = gtk_widget_get_height (parent);
  int wanted = LABEL_WIDTH;

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    if (earcup_audition_get_model (self->audition, slot) != NULL)
      wanted += COLUMN_WIDTH;
  wanted = CLAMP (wanted, LABEL_WIDTH + 2 * COLUMN_WIDTH, MOST_WIDTH);
  gtk_window_set_default_size (GTK_WINDOW (self), width > 0 ? MIN (width, wanted) : wanted,
                               height > 0 ? MIN (height, MOST_HEIGHT) : MOST_HEIGHT);
}

/**
 * earcup_compare_window_new:
 * @parent: the window it belongs to
 * @audition: what is in the slots; its catalogue is loaded
 * @settings: the settings, which keep the circumstances
 *
 * Makes the window, which follows the slots, and begins to compute.
 *
 * Returns: (transfer none): the window, which destroys itself when it is closed
 */
GtkWindow *
earcup_compare_window_new (GtkWindow      *parent,
                           EarcupAudition *audition,
                           GSettings      *settings)
{
  EarcupCompareWindow *self = g_object_new (EARCUP_TYPE_COMPARE_WINDOW, "transient-for", parent,
                                            NULL);
  static const char *const keys[] = {
    "changed::plot-target", "changed::figures-source", "changed::figures-noise",
    "changed::listening-level-dba",
  };

  self->audition = g_object_ref (audition);
  find_size (self, GTK_WIDGET (parent));
  self->settings = g_object_ref (settings);
  g_signal_connect_object (audition, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_signal_connect_object (settings, keys[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WINDOW (self);
}

/**
 * earcup_compare_window_save:
 * @self: a window that shows figures
 * @file: where to; a name that ends in .csv has commas between its fields, another one tabs
 * @error: return location for an error of %G_IO_ERROR
 *
 * Saves the figures.
 *
 * Returns: whether they were written
 */
gboolean
earcup_compare_window_save (EarcupCompareWindow  *self,
                            GFile                *file,
                            GError              **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *text = NULL;

  g_return_val_if_fail (self->shown != NULL, FALSE);

  text = earcup_comparison_dup_text (self->shown->comparison,
                                     g_str_has_suffix (lower, ".csv") ? ',' : '\t');

  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE,
                                  G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, error);
}
