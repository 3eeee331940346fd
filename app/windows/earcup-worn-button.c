/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-worn-button.h"

#include <glib/gi18n-lib.h>

#include "compat/earcup-compat.h"
#include "interchange/earcup-curve-text.h"
#include "windows/earcup-choice.h"
#include "windows/earcup-corrections.h"
#include "windows/earcup-worn-list.h"

struct _EarcupWornButton
{
  GtkWidget       parent;

  GtkWidget      *button;
  GtkWidget      *line;
  GtkWidget      *brief;        /* the name alone, where there is less room */
  GtkWidget      *popover;
  GtkWidget      *stack;
  GtkWidget      *list;
  GtkWidget      *file_name;
  GtkWidget      *rig;
  GtkWidget      *rig_note;
  GtkWidget      *problem;
  EarcupAudition *audition;
  GSettings      *settings;
  GFile          *file;        /* about to be imported */
};

G_DEFINE_FINAL_TYPE (EarcupWornButton, earcup_worn_button, GTK_TYPE_WIDGET)

static void
update (EarcupWornButton *self)
{
  EarcupModel *worn = earcup_audition_get_worn (self->audition);
  const char *name;
  g_autofree char *line = NULL;
  g_auto(GStrv) corrections = NULL;

  gtk_widget_set_sensitive (self->button, worn != NULL);
  if (worn == NULL)
    return;

  name = earcup_model_get_provenance (worn) == EARCUP_PROVENANCE_TARGET
           ? _("neutral") : earcup_model_get_name (worn);
  /* Translators: %s is the name of a headphone */
  line = g_strdup_printf (_("I am listening on: %s"), name);
  corrections = earcup_corrections_dup_lines (self->audition);
  gtk_label_set_label (GTK_LABEL (self->line), line);
  gtk_label_set_label (GTK_LABEL (self->brief), name);
  gtk_widget_set_tooltip_text (self->button, corrections[0]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  line, -1);
}

static void
say (EarcupWornButton *self,
     const char       *text)
{
  gtk_label_set_label (GTK_LABEL (self->problem), text != NULL ? text : "");
  gtk_widget_set_visible (self->problem, text != NULL);
}

static void
show_list (EarcupWornButton *self)
{
  g_clear_object (&self->file);
  say (self, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  earcup_worn_list_refresh (EARCUP_WORN_LIST (self->list));
}

/* {{{ What the user does */

static void
wear (EarcupWornButton *self,
      const char       *word)
{
  g_settings_set_string (self->settings, "worn", word);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
chosen_cb (EarcupWornButton *self,
           const char       *word)
{
  wear (self, word);
}

/* What is removed can no longer be worn. */
static void
removed_cb (EarcupWornButton *self,
            const char       *word)
{
  g_autofree char *removed = g_strdup (word);
  g_autofree char *worn = g_settings_get_string (self->settings, "worn");
  g_autoptr(GError) error = NULL;

  if (!earcup_worn_store_remove (earcup_audition_get_store (self->audition), removed, &error))
    {
      say (self, error->message);
      return;
    }

  if (g_str_equal (worn, removed))
    g_settings_reset (self->settings, "worn");
  show_list (self);
}

static void
shown_cb (EarcupWornButton *self)
{
  if (self->file == NULL)
    show_list (self);
}

static void
closed_cb (EarcupWornButton *self)
{
  g_clear_object (&self->file);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(EarcupWornButton) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = earcup_compat_file_finish (result, &error);

  if (self->audition == NULL)      /* the window is gone */
    return;

  if (file != NULL)
    earcup_worn_button_import (self, file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
      say (self, error->message);
    }
}

static void
import_cb (EarcupWornButton *self)
{
  static const char *const suffixes[] = { "csv", "txt", "frd", NULL };
  g_autoptr(GListModel) filters = earcup_compat_new_filters (_("Measurements"), suffixes);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  earcup_compat_open_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           _("Import a Measurement"), filters, NULL, opened_cb,
                           g_object_ref (self));
}

/* The first choice is not to know. */
static void
rig_cb (EarcupWornButton *self)
{
  guint choice = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->rig));

  gtk_label_set_label (GTK_LABEL (self->rig_note),
    choice == 0
      ? _("It is taken to be a GRAS rig. If it was another one, all that is heard is off by the "
          "difference.")
      : choice - 1 == EARCUP_RIG_GRAS
          ? _("All models of the catalogue are meant for this rig.")
          : _("It is converted to the GRAS rig by the targets of both."));
}

static void
accept_cb (EarcupWornButton *self)
{
  guint choice = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->rig));
  EarcupRig rig = choice == 0 ? EARCUP_RIG_GRAS : (EarcupRig) (choice - 1);
  g_autoptr(GError) error = NULL;
  g_autofree char *word = NULL;

  if (self->file == NULL)
    return;

  word = earcup_worn_store_import (earcup_audition_get_store (self->audition), self->file, rig,
                                   choice > 0, &error);
  if (word != NULL)
    wear (self, word);
  else
    say (self, error->message);
}

static gboolean
drop_cb (EarcupWornButton *self,
         const GValue     *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || self->audition == NULL)
    return FALSE;

  earcup_worn_button_import (self, files->data);

  return TRUE;
}

/* }}} */

static void
earcup_worn_button_dispose (GObject *object)
{
  EarcupWornButton *self = EARCUP_WORN_BUTTON (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_WORN_BUTTON);
  g_clear_object (&self->audition);
  g_clear_object (&self->settings);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (earcup_worn_button_parent_class)->dispose (object);
}

static void
earcup_worn_button_class_init (EarcupWornButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_worn_button_dispose;
  g_type_ensure (EARCUP_TYPE_WORN_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-worn-button.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupWornButton, button);
  gtk_widget_class_bind_template_child (widget_class, EarcupWornButton, line);
  gtk_widget_class_bind_template_child (widget_class, EarcupWornButton, brief);
  gtk_widget_class_bind_template_child (widget_class, EarcupWornButton, popover);
  gtk_widget_class_bind_template_child (widget_class, EarcupWornButton, stack);
  gtk_widget_class_bind_template_child (widget_class, EarcupWornButton, list);
  gtk_widget_class_bind_template_child (widget_class, EarcupWornButton, file_name);
  gtk_widget_class_bind_template_child (widget_class, EarcupWornButton, rig);
  gtk_widget_class_bind_template_child (widget_class, EarcupWornButton, rig_note);
  gtk_widget_class_bind_template_child (widget_class, EarcupWornButton, problem);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, rig_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_list);
}

static void
fill_rigs (EarcupWornButton *self)
{
  g_autoptr(GtkStringList) rigs = gtk_string_list_new (NULL);

  gtk_string_list_append (rigs, _("I do not know"));
  for (guint i = 0; i < EARCUP_N_RIGS; i++)
    gtk_string_list_append (rigs, earcup_rig_get_label (i));

  gtk_drop_down_set_model (GTK_DROP_DOWN (self->rig), G_LIST_MODEL (rigs));
  earcup_choice_name (GTK_DROP_DOWN (self->rig), _("Measured on"));
}

static void
add_drop (EarcupWornButton *self,
          GtkWidget        *place)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (place, GTK_EVENT_CONTROLLER (target));
}

static void
earcup_worn_button_init (EarcupWornButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_rigs (self);
  rig_cb (self);
  add_drop (self, GTK_WIDGET (self));
  add_drop (self, self->stack);
}

/* Says what is compared, and where the choice is kept. */
void
earcup_worn_button_set_audition (EarcupWornButton *self,
                                 EarcupAudition   *audition,
                                 GSettings        *settings)
{
  g_return_if_fail (EARCUP_IS_WORN_BUTTON (self));

  g_set_object (&self->audition, audition);
  g_set_object (&self->settings, settings);
  earcup_worn_list_set_audition (EARCUP_WORN_LIST (self->list), audition);
  g_signal_connect_object (audition, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* Asks what a measurement was measured on, and then wears it. A file that is none is refused. */
void
earcup_worn_button_import (EarcupWornButton *self,
                           GFile            *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupResponse) response = earcup_curve_text_load (file, NULL, NULL, &error);
  g_autofree char *name = g_file_get_basename (file);

  g_return_if_fail (EARCUP_IS_WORN_BUTTON (self));

  if (response == NULL)
    show_list (self);
  else
    {
      g_set_object (&self->file, file);
      gtk_label_set_label (GTK_LABEL (self->file_name), name);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->rig), 0);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "rig");
    }
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  say (self, response == NULL ? error->message : NULL);
}
