/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-library-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "compat/earcup-compat.h"
#include "windows/earcup-apply.h"
#include "windows/earcup-folder-group.h"

struct _EarcupLibraryPage
{
  GtkWidget          parent;

  GtkWidget         *box;
  GtkWidget         *folders;
  GtkWidget         *collections_group;
  GtkWidget         *new_collection;
  GPtrArray         *rows;            /* of the collections, borrowed */
  EarcupLibrary     *library;
  EarcupCollections *collections;
  guint              asked;           /* the collection that is to be deleted */
};

enum
{
  SIGNAL_MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupLibraryPage, earcup_library_page, GTK_TYPE_WIDGET)

static void
say (EarcupLibraryPage *self,
     const char        *text)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text);
}

/* {{{ Folders */

static void
folders_changed_cb (EarcupLibraryPage *self,
                    guint              position,
                    guint              n_removed,
                    guint              n_added,
                    GListModel        *folders)
{
  GtkWidget *before = NULL, *child = gtk_widget_get_first_child (self->folders);

  for (guint i = 0; i < position && child != NULL; i++)
    {
      before = child;
      child = gtk_widget_get_next_sibling (child);
    }
  for (guint i = 0; i < n_removed && child != NULL; i++)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (GTK_BOX (self->folders), child);
      child = next;
    }
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr(EarcupLibraryFolder) folder = g_list_model_get_item (folders, position + i);
      GtkWidget *group = earcup_folder_group_new (self->library, folder);

      gtk_box_insert_child_after (GTK_BOX (self->folders), group, before);
      before = group;
    }

  gtk_widget_set_visible (self->folders, g_list_model_get_n_items (folders) > 0);
}

/* }}} */
/* {{{ Collections */

static void
create_cb (EarcupLibraryPage *self)
{
  g_autoptr(GError) error = NULL;

  if (earcup_collections_create (self->collections,
                                 gtk_editable_get_text (GTK_EDITABLE (self->new_collection)),
                                 &error))
    gtk_editable_set_text (GTK_EDITABLE (self->new_collection), "");
  else
    say (self, error->message);
}

static guint
get_index (GtkWidget *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "index"));
}

static void
rename_cb (EarcupLibraryPage *self,
           GtkWidget         *row)
{
  g_autoptr(GError) error = NULL;
  guint index = get_index (row);

  if (earcup_collections_rename (self->collections, index,
                                 gtk_editable_get_text (GTK_EDITABLE (row)), &error))
    return;

  say (self, error->message);
  gtk_editable_set_text (GTK_EDITABLE (row), earcup_collections_get_name (self->collections,
                                                                          index));
}

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(EarcupLibraryPage) self = user_data;

  if (earcup_compat_confirm_finish (result, NULL) && self->collections != NULL &&
      self->asked < earcup_collections_get_n (self->collections))
    earcup_collections_delete (self->collections, self->asked);
}

/* An empty one is deleted without a question. */
static void
delete_cb (EarcupLibraryPage *self,
           GtkWidget         *button)
{
  guint n;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  self->asked = get_index (button);
  n = earcup_collections_get_size (self->collections, self->asked);
  if (n == 0)
    {
      earcup_collections_delete (self->collections, self->asked);
      return;
    }

  /* Translators: %s is the name of a collection */
  heading = g_strdup_printf (_("Delete “%s”?"), earcup_collections_get_name (self->collections,
                                                                             self->asked));
  body = g_strdup_printf (ngettext ("The %u model in it stays in the list.",
                                    "The %u models in it stay in the list.", n), n);
  earcup_compat_confirm (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body,
                         _("_Delete"), TRUE, NULL, confirmed_cb, g_object_ref (self));
}

static GtkWidget *
make_row (EarcupLibraryPage *self,
          guint              index)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  const char *name = earcup_collections_get_name (self->collections, index);
  guint n = earcup_collections_get_size (self->collections, index);
  g_autofree char *title = g_strdup_printf (ngettext ("%u model", "%u models", n), n);
  /* Translators: %s is the name of a collection */
  g_autofree char *tip = g_strdup_printf (_("Delete the collection “%s”"), name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), name);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  earcup_apply_name (ADW_ENTRY_ROW (row), _("Rename the collection"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (row, "apply", G_CALLBACK (rename_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);

  return row;
}

/* Rows that say the same as before are left alone: one of them may be written in. */
static void
show_collections (EarcupLibraryPage *self)
{
  guint n = earcup_collections_get_n (self->collections);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self->collections_group);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = make_row (self, i);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (group, row);
    }
}

/* }}} */

static gboolean
key_cb (EarcupLibraryPage *self,
        guint              key,
        guint              code,
        GdkModifierType    modifiers)
{
  if (key != GDK_KEY_Escape && !(key == GDK_KEY_Left && (modifiers & GDK_ALT_MASK) != 0))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), "browser.back", NULL);
  return GDK_EVENT_STOP;
}

static void
earcup_library_page_dispose (GObject *object)
{
  EarcupLibraryPage *self = EARCUP_LIBRARY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_LIBRARY_PAGE);
  g_clear_object (&self->library);
  g_clear_object (&self->collections);

  G_OBJECT_CLASS (earcup_library_page_parent_class)->dispose (object);
}

static void
earcup_library_page_finalize (GObject *object)
{
  g_ptr_array_unref (EARCUP_LIBRARY_PAGE (object)->rows);

  G_OBJECT_CLASS (earcup_library_page_parent_class)->finalize (object);
}

static void
earcup_library_page_class_init (EarcupLibraryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = earcup_library_page_dispose;
  object_class->finalize = earcup_library_page_finalize;

  /**
   * EarcupLibraryPage::message:
   * @text: a sentence
   *
   * Something has to be said to the user.
   */
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", EARCUP_TYPE_LIBRARY_PAGE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupLibraryPage, box);
  gtk_widget_class_bind_template_child (widget_class, EarcupLibraryPage, folders);
  gtk_widget_class_bind_template_child (widget_class, EarcupLibraryPage, collections_group);
  gtk_widget_class_bind_template_child (widget_class, EarcupLibraryPage, new_collection);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
earcup_library_page_init (EarcupLibraryPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  earcup_apply_name (ADW_ENTRY_ROW (self->new_collection), _("Make the collection"));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Says what is shown. */
void
earcup_library_page_set_library (EarcupLibraryPage *self,
                                 EarcupLibrary     *library,
                                 EarcupCollections *collections)
{
  GListModel *folders = earcup_library_get_folders (library);

  g_return_if_fail (EARCUP_IS_LIBRARY_PAGE (self) && self->library == NULL);

  g_set_object (&self->library, library);
  g_set_object (&self->collections, collections);
  g_signal_connect_object (folders, "items-changed", G_CALLBACK (folders_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (collections, "changed", G_CALLBACK (show_collections), self,
                           G_CONNECT_SWAPPED);
  folders_changed_cb (self, 0, 0, g_list_model_get_n_items (folders), folders);
  show_collections (self);
}
