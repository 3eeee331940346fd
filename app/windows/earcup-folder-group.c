/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-folder-group.h"

#include <glib/gi18n-lib.h>

#define MOST_PROBLEMS 50      /* that are listed; all are counted */

struct _EarcupFolderGroup
{
  GtkWidget            parent;

  GtkWidget           *group;
  GtkWidget           *name;
  GtkWidget           *reading;
  GtkWidget           *progress;
  GtkWidget           *again;
  GtkWidget           *rig;
  GtkWidget           *problems;
  GPtrArray           *rows;        /* of the problems, borrowed */
  EarcupLibrary       *library;
  EarcupLibraryFolder *folder;
  gboolean             is_updating;
};

G_DEFINE_FINAL_TYPE (EarcupFolderGroup, earcup_folder_group, GTK_TYPE_WIDGET)

/* {{{ What is shown */

static void
progressed_cb (EarcupFolderGroup *self)
{
  double progress = earcup_library_folder_get_progress (self->folder);

  gtk_widget_set_visible (self->reading, progress >= 0.0);
  if (progress >= 0.0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), progress);
}

static char *
dup_state (EarcupFolderGroup *self)
{
  guint n = earcup_library_folder_get_entries (self->folder)->len;

  if (earcup_library_folder_get_state (self->folder) == EARCUP_LIBRARY_FOLDER_MISSING)
    return g_strdup (_("not there; it is looked for from time to time"));

  return g_strdup_printf (ngettext ("%u curve", "%u curves", n), n);
}

static void
show_problems (EarcupFolderGroup *self)
{
  GPtrArray *problems = earcup_library_folder_get_problems (self->folder);
  guint n = earcup_library_folder_get_n_problems (self->folder);
  g_autofree char *title = g_strdup_printf (ngettext ("%u file is no curve",
                                                      "%u files are no curves", n), n);

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->problems), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < MIN (problems->len, MOST_PROBLEMS); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), problems->pdata[i]);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->problems), row);
      g_ptr_array_add (self->rows, row);
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problems), title);
  gtk_widget_set_visible (self->problems, n > 0);
}

static void
show_rig (EarcupFolderGroup *self)
{
  EarcupRig rig;
  gboolean is_known = earcup_library_folder_get_rig (self->folder, &rig);

  self->is_updating = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->rig), is_known ? (guint) rig + 1 : 0);
  self->is_updating = FALSE;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rig),
    !is_known
      ? _("taken to be a GRAS rig; if it was another one, all that is heard is off by the "
          "difference")
      : rig == EARCUP_RIG_GRAS ? _("all models of the catalogue are meant for this rig")
                               : _("converted to the GRAS rig by the targets of both"));
}

static void
changed_cb (EarcupFolderGroup *self)
{
  g_autofree char *state = dup_state (self);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->name), state);
  gtk_widget_set_visible (self->again, earcup_library_folder_get_partial (self->folder));
  show_problems (self);
  progressed_cb (self);
}

/* }}} */
/* {{{ What the user does */

static void
remove_cb (EarcupFolderGroup *self)
{
  earcup_library_remove (self->library, self->folder);
}

static void
stop_cb (EarcupFolderGroup *self)
{
  earcup_library_folder_cancel (self->folder);
}

static void
read_cb (EarcupFolderGroup *self)
{
  earcup_library_folder_read (self->folder);
}

/* The first choice is not to know. */
static void
rig_cb (EarcupFolderGroup *self)
{
  guint choice = adw_combo_row_get_selected (ADW_COMBO_ROW (self->rig));

  if (self->folder == NULL || self->is_updating || choice > EARCUP_N_RIGS)
    return;

  earcup_library_set_rig (self->library, self->folder,
                          choice == 0 ? EARCUP_RIG_GRAS : (EarcupRig) (choice - 1), choice > 0);
  show_rig (self);
}

/* }}} */

static void
earcup_folder_group_dispose (GObject *object)
{
  EarcupFolderGroup *self = EARCUP_FOLDER_GROUP (object);

  g_clear_object (&self->folder);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_FOLDER_GROUP);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (earcup_folder_group_parent_class)->dispose (object);
}

static void
earcup_folder_group_finalize (GObject *object)
{
  g_ptr_array_unref (EARCUP_FOLDER_GROUP (object)->rows);

  G_OBJECT_CLASS (earcup_folder_group_parent_class)->finalize (object);
}

static void
earcup_folder_group_class_init (EarcupFolderGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = earcup_folder_group_dispose;
  object_class->finalize = earcup_folder_group_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-folder-group.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupFolderGroup, group);
  gtk_widget_class_bind_template_child (widget_class, EarcupFolderGroup, name);
  gtk_widget_class_bind_template_child (widget_class, EarcupFolderGroup, reading);
  gtk_widget_class_bind_template_child (widget_class, EarcupFolderGroup, progress);
  gtk_widget_class_bind_template_child (widget_class, EarcupFolderGroup, again);
  gtk_widget_class_bind_template_child (widget_class, EarcupFolderGroup, rig);
  gtk_widget_class_bind_template_child (widget_class, EarcupFolderGroup, problems);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, rig_cb);
}

static void
earcup_folder_group_init (EarcupFolderGroup *self)
{
  g_autoptr(GtkStringList) rigs = gtk_string_list_new (NULL);

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (rigs, _("I do not know"));
  for (guint i = 0; i < EARCUP_N_RIGS; i++)
    gtk_string_list_append (rigs, earcup_rig_get_label (i));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->rig), G_LIST_MODEL (rigs));
}

/* Makes what shows a folder of a library. (transfer full) */
GtkWidget *
earcup_folder_group_new (EarcupLibrary       *library,
                         EarcupLibraryFolder *folder)
{
  EarcupFolderGroup *self = g_object_new (EARCUP_TYPE_FOLDER_GROUP, NULL);
  g_autofree char *name = earcup_library_folder_dup_name (folder);
  g_autofree char *place = g_file_get_parse_name (earcup_library_folder_get_file (folder));

  g_set_object (&self->library, library);
  g_set_object (&self->folder, folder);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), name);
  gtk_widget_set_tooltip_text (self->name, place);
  g_signal_connect_object (folder, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (folder, "progressed", G_CALLBACK (progressed_cb), self,
                           G_CONNECT_SWAPPED);
  show_rig (self);
  changed_cb (self);

  return GTK_WIDGET (self);
}
