/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "windows/earcup-choice.h"

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), tick);
  g_object_bind_property (item, "selected", tick, "visible", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, box);
}

/* The rows that GTK 4.8 makes by itself are named after their type. */
static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * earcup_choice_name:
 * @list: a list of strings to drop down
 * @name: what it is called, translated
 *
 * Has a list and its rows speak their names.
 */
void
earcup_choice_name (GtkDropDown *list,
                    const char  *name)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkAccessible *button = GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (list)));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_list_factory (list, factory);

  /* Newer GTK names the button after what is chosen, which would come before any label. */
  gtk_accessible_reset_relation (button, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
from_word (GValue   *value,
           GVariant *variant,
           gpointer  words)
{
  const char *const *list = words;

  for (guint i = 0; list[i] != NULL; i++)
    if (g_str_equal (list[i], g_variant_get_string (variant, NULL)))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }

  return FALSE;
}

static GVariant *
to_word (const GValue       *value,
         const GVariantType *type,
         gpointer            words)
{
  const char *const *list = words;
  guint choice = g_value_get_uint (value);

  return choice < g_strv_length ((char **) list) ? g_variant_new_string (list[choice]) : NULL;
}

/**
 * earcup_choice_bind:
 * @settings: the settings
 * @key: a key that holds one of some words
 * @object: a list to drop down or a row with one
 * @property: its property that holds the position that is chosen
 * @words: (array zero-terminated=1): the words of the positions; they stay where they are
 *
 * Keeps a choice in the settings, as a word.
 */
void
earcup_choice_bind (GSettings         *settings,
                    const char        *key,
                    gpointer           object,
                    const char        *property,
                    const char *const *words)
{
  g_settings_bind_with_mapping (settings, key, object, property, G_SETTINGS_BIND_DEFAULT,
                                from_word, to_word, (gpointer) words, NULL);
}
