/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-blind-result-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "compat/earcup-compat.h"
#include "plotting/earcup-plot-scale.h"

struct _EarcupBlindResultPage
{
  GtkWidget           parent;

  GtkWidget          *content;
  GtkWidget          *empty;
  GtkWidget          *result;
  GtkWidget          *title;
  GtkWidget          *score;
  GtkWidget          *verdict;
  GtkWidget          *figures;
  GtkWidget          *conditions;
  GtkWidget          *again;
  GtkWidget          *past;
  GtkListBox         *list;

  EarcupBlindArchive *archive;
  EarcupBlindRecord  *record;     /* what is shown; it may not be in the archive */
};

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupBlindResultPage, earcup_blind_result_page, GTK_TYPE_WIDGET)

/* {{{ Texts */

static char *
dup_title (EarcupBlindRecord *record)
{
  EarcupBlindConditions conditions;

  earcup_blind_record_get_conditions (record, &conditions);

  /* Translators: two headphones that are compared */
  return g_strdup_printf (_("%s and %s"), conditions.model_a != NULL ? conditions.model_a : "?",
                          conditions.model_b != NULL ? conditions.model_b : "?");
}

static char *
dup_score (EarcupBlindRecord *record)
{
  EarcupBlindConditions conditions;
  guint n = earcup_blind_record_get_n_trials (record);
  guint score = earcup_blind_record_get_score (record);

  earcup_blind_record_get_conditions (record, &conditions);
  if (earcup_blind_record_get_kind (record) != EARCUP_BLIND_PREFERENCE)
    /* Translators: “12 of 16 right” */
    return g_strdup_printf (_("%u of %u right"), score, n);

  /* Translators: how often the first and the second of two were liked better */
  return g_strdup_printf (_("%u to %u"), score, n - score);
}

static char *
dup_figures (EarcupBlindRecord *record)
{
  double p = earcup_blind_record_compute_p (record);
  double power = 100.0 * earcup_blind_record_compute_power (record);

  if (earcup_blind_record_get_kind (record) == EARCUP_BLIND_PREFERENCE)
    return g_strdup_printf (
      /* Translators: a probability from 0 to 1, and two in per cent */
      _("p = %.3g: so likely is a count at least as uneven when neither is preferred. Whoever "
        "prefers one %.0f %% of the time would have passed with a chance of %.0f %%."), p,
      100.0 * EARCUP_BLIND_ABILITY, power);

  return g_strdup_printf (
    /* Translators: a probability from 0 to 1, and two in per cent */
    _("p = %.3g: so likely is a score at least as high by guessing alone. A listener who is right "
      "%.0f %% of the time would have passed with a chance of %.0f %%."), p,
    100.0 * EARCUP_BLIND_ABILITY, power);
}

static char *
dup_conditions (EarcupBlindRecord *record)
{
  EarcupBlindConditions conditions;
  g_autofree char *when = g_date_time_format (earcup_blind_record_get_when (record), "%x %X");
  g_autofree char *gain_a = NULL;
  g_autofree char *gain_b = NULL;

  earcup_blind_record_get_conditions (record, &conditions);
  gain_a = earcup_plot_scale_print_level (conditions.gain_a_db, 1, TRUE);
  gain_b = earcup_plot_scale_print_level (conditions.gain_b_db, 1, TRUE);

  return g_strdup_printf (
    /* Translators: date and time; the question; a file with the part that was played; what was
     * worn; the gains of both; how much they differed in loudness */
    _("%s · %s · “%s” from %.1f to %.1f s · worn: %s · gains %s and %s dB · equally loud "
      "within %.2f LU"), when,
    earcup_blind_kind_get_title (earcup_blind_record_get_kind (record)),
    conditions.track != NULL ? conditions.track : "?", conditions.loop_from_s,
    conditions.loop_to_s, conditions.worn != NULL ? conditions.worn : "?", gain_a, gain_b,
    conditions.residual_lu);
}

static void
show_record (EarcupBlindResultPage *self,
             EarcupBlindRecord     *record)
{
  g_autofree char *title = dup_title (record);
  g_autofree char *score = dup_score (record);
  g_autofree char *verdict = earcup_blind_record_dup_verdict (record);
  g_autofree char *figures = dup_figures (record);
  g_autofree char *conditions = dup_conditions (record);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->score), score);
  gtk_label_set_label (GTK_LABEL (self->verdict), verdict);
  gtk_label_set_label (GTK_LABEL (self->figures), figures);
  gtk_label_set_label (GTK_LABEL (self->conditions), conditions);

  earcup_blind_record_ref (record);
  g_clear_pointer (&self->record, earcup_blind_record_unref);
  self->record = record;
}

static void
update (EarcupBlindResultPage *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->archive)) > 0;

  gtk_widget_set_visible (self->past, any);
  gtk_widget_set_visible (self->result, self->record != NULL);
  gtk_widget_set_visible (self->empty, self->record == NULL && !any);
}

/* }}} */
/* {{{ List */

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  EarcupBlindRecord *record = earcup_blind_item_get_record (item);
  g_autofree char *title = dup_title (record);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *score = dup_score (record);
  g_autofree char *when = g_date_time_format (earcup_blind_record_get_when (record), "%x %X");
  g_autofree char *subtitle = g_strdup_printf ("%s · p = %.3g · %s", score,
                                               earcup_blind_record_compute_p (record), when);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, subtitle);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

static void
selected_cb (EarcupBlindResultPage *self,
             GtkListBoxRow         *row)
{
  g_autoptr(EarcupBlindItem) item = NULL;

  if (row == NULL)
    return;

  item = g_list_model_get_item (G_LIST_MODEL (self->archive),
                                (guint) gtk_list_box_row_get_index (row));
  if (item != NULL)
    show_record (self, earcup_blind_item_get_record (item));
  update (self);
}

/* Returns: where the record that is shown stands in the archive, or -1 */
static int
find_position (EarcupBlindResultPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->archive));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(EarcupBlindItem) item = g_list_model_get_item (G_LIST_MODEL (self->archive), i);

      if (earcup_blind_item_get_record (item) == self->record)
        return (int) i;
    }

  return -1;
}

static void
say (EarcupBlindResultPage *self,
     const char            *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(EarcupBlindResultPage) self = user_data;
  g_autoptr(GError) error = NULL;
  int position = find_position (self);

  if (!earcup_compat_confirm_finish (result, NULL) || position < 0)
    return;

  if (!earcup_blind_archive_remove (self->archive, (guint) position, &error))
    say (self, error->message);
  else
    g_clear_pointer (&self->record, earcup_blind_record_unref);

  earcup_blind_result_page_show (self, self->record);
}

static void
delete_cb (EarcupBlindResultPage *self)
{
  earcup_compat_confirm (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         _("Delete This Test?"), _("Its answers are lost for good."),
                         _("_Delete"), TRUE, NULL, confirmed_cb, g_object_ref (self));
}

/* }}} */
/* {{{ Export */

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(EarcupBlindResultPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = earcup_compat_file_finish (result, &error);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *text = NULL;

  if (file != NULL && earcup_blind_result_page_export (self, file, &error))
    {
      /* Translators: %s is a file name */
      text = g_strdup_printf (_("Test exported as “%s”"), name);
      say (self, text);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

static void
export_cb (EarcupBlindResultPage *self)
{
  static const char *const suffixes[] = { "csv", "json", NULL };
  g_autoptr(GListModel) filters = earcup_compat_new_filters (_("CSV or JSON"), suffixes);

  earcup_compat_save_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           _("Export the Test"), "blind-test.csv", filters, NULL, exported_cb,
                           g_object_ref (self));
}

/* }}} */

static gboolean
earcup_blind_result_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (EARCUP_BLIND_RESULT_PAGE (widget)->again);
}

static void
earcup_blind_result_page_dispose (GObject *object)
{
  EarcupBlindResultPage *self = EARCUP_BLIND_RESULT_PAGE (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_BLIND_RESULT_PAGE);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->record, earcup_blind_record_unref);

  G_OBJECT_CLASS (earcup_blind_result_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-blind-result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindResultPage, content);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindResultPage, empty);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindResultPage, result);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindResultPage, title);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindResultPage, score);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindResultPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindResultPage, figures);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindResultPage, conditions);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindResultPage, again);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindResultPage, past);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindResultPage, list);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
}

static void
earcup_blind_result_page_class_init (EarcupBlindResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_blind_result_page_dispose;
  widget_class->grab_focus = earcup_blind_result_page_grab_focus;
  bind_template (widget_class);

  /**
   * EarcupBlindResultPage::message:
   * @text: a sentence for the user
   *
   * Something was done, or could not be.
   */
  signals[MESSAGE] = g_signal_new ("message", EARCUP_TYPE_BLIND_RESULT_PAGE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
earcup_blind_result_page_init (EarcupBlindResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Says where the finished tests are kept. */
void
earcup_blind_result_page_set_archive (EarcupBlindResultPage *self,
                                      EarcupBlindArchive    *archive)
{
  g_return_if_fail (EARCUP_IS_BLIND_RESULT_PAGE (self));

  g_set_object (&self->archive, archive);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (archive), make_row, NULL, NULL);
  update (self);
}

/**
 * earcup_blind_result_page_show:
 * @self: a page with an archive
 * @record: (nullable): the test to show, %NULL for the newest
 *
 * Shows what a test found.
 */
void
earcup_blind_result_page_show (EarcupBlindResultPage *self,
                               EarcupBlindRecord     *record)
{
  int position = 0;

  g_return_if_fail (EARCUP_IS_BLIND_RESULT_PAGE (self));

  if (record != NULL)
    {
      show_record (self, record);
      position = find_position (self);
    }

  gtk_list_box_unselect_all (self->list);
  if (position >= 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, position));
  update (self);
}

/**
 * earcup_blind_result_page_export:
 * @self: a page that shows a test
 * @file: where to write it: a name that ends with .json for a record, any other for a table
 * @error: return location for a #GIOErrorEnum
 *
 * Saves the test that is shown.
 *
 * Returns: whether it was saved
 */
gboolean
earcup_blind_result_page_export (EarcupBlindResultPage  *self,
                                 GFile                  *file,
                                 GError                **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = NULL;

  g_return_val_if_fail (EARCUP_IS_BLIND_RESULT_PAGE (self) && self->record != NULL, FALSE);

  text = g_str_has_suffix (name, ".json") ? earcup_blind_record_to_json (self->record)
                                          : earcup_blind_record_to_csv (self->record);

  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE,
                                  NULL, NULL, error);
}
