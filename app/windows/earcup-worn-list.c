/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-worn-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "catalogue/earcup-catalogue-filter.h"
#include "windows/earcup-entry-row.h"
#include "windows/earcup-worn-item.h"
#include "windows/earcup-worn-row.h"

struct _EarcupWornList
{
  GtkWidget              parent;

  GtkWidget             *box;
  GtkWidget             *search;
  GtkWidget             *stack;
  GtkWidget             *list;
  EarcupAudition        *audition;
  GListStore            *items;        /* of EarcupWornItem */
  GtkFilter             *filter;
  EarcupCatalogueFilter *wanted;       /* NULL: everything */
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupWornList, earcup_worn_list, GTK_TYPE_WIDGET)

/* {{{ Items */

static void
add_item (EarcupWornList *self,
          const char     *word,
          const char     *title,
          const char     *subtitle,
          EarcupEntry    *entry)
{
  g_autoptr(EarcupWornItem) item = earcup_worn_item_new (word, title, subtitle, entry);

  g_list_store_append (self->items, item);
}

static void
add_own (EarcupWornList *self)
{
  EarcupWornStore *store = earcup_audition_get_store (self->audition);
  g_auto(GStrv) words = earcup_worn_store_list (store);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *name = earcup_worn_store_dup_name (store, words[i]);

      add_item (self, words[i], name, _("your own measurement"), NULL);
    }
}

static void
add_headphones (EarcupWornList *self)
{
  GListModel *catalogue = G_LIST_MODEL (earcup_audition_get_catalogue (self->audition));

  for (guint i = 0; i < g_list_model_get_n_items (catalogue); i++)
    {
      g_autoptr(EarcupEntry) entry = g_list_model_get_item (catalogue, i);
      g_autofree char *summary = NULL;

      if (earcup_entry_get_kind (entry) != EARCUP_ENTRY_KIND_HEADPHONE)
        continue;

      summary = earcup_entry_dup_summary (entry);
      add_item (self, earcup_entry_get_id (entry), earcup_entry_get_name (entry), summary, entry);
    }
}

static gboolean
match (gpointer item,
       gpointer user_data)
{
  EarcupWornList *self = user_data;
  EarcupEntry *entry = earcup_worn_item_get_entry (item);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *title = NULL;
  g_autofree char *wanted = NULL;

  if (entry != NULL)
    return self->wanted == NULL || earcup_catalogue_filter_match (self->wanted, entry);

  title = g_utf8_casefold (earcup_worn_item_get_title (item), -1);
  wanted = g_utf8_casefold (text, -1);

  return strstr (title, wanted) != NULL;
}

static void
search_cb (EarcupWornList *self)
{
  GListModel *shown = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->list)));
  EarcupCatalogue *catalogue;

  if (self->audition == NULL)
    return;

  catalogue = earcup_audition_get_catalogue (self->audition);
  g_clear_pointer (&self->wanted, earcup_catalogue_filter_unref);
  if (catalogue != NULL)
    self->wanted = earcup_catalogue_filter_new (
      G_LIST_MODEL (catalogue), gtk_editable_get_text (GTK_EDITABLE (self->search)),
      EARCUP_CATALOGUE_FILTER_ANY, EARCUP_CATALOGUE_FILTER_ANY, EARCUP_CATALOGUE_FILTER_ANY, FALSE);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    g_list_model_get_n_items (shown) > 0 ? "list" : "empty");
}

/* }}} */
/* {{{ Rows */

static void
choose (EarcupWornList *self,
        guint           position)
{
  GListModel *shown = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->list)));
  g_autoptr(EarcupWornItem) item = g_list_model_get_item (shown, position);

  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, earcup_worn_item_get_word (item));
}

static void
activate_cb (EarcupWornList *self,
             guint           position)
{
  choose (self, position);
}

static void
search_activate_cb (EarcupWornList *self)
{
  choose (self, 0);
}

static void
removed_cb (EarcupWornList *self,
            EarcupWornItem *item)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, earcup_worn_item_get_word (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          EarcupWornList           *self)
{
  GtkWidget *row = earcup_worn_row_new ();

  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         EarcupWornList           *self)
{
  EarcupWornItem *worn_item = gtk_list_item_get_item (item);
  EarcupModel *worn = earcup_audition_get_worn (self->audition);
  gboolean is_worn = worn != NULL && g_str_equal (earcup_model_get_id (worn),
                                                  earcup_worn_item_get_word (worn_item));

  earcup_worn_row_set_item (EARCUP_WORN_ROW (gtk_list_item_get_child (item)), worn_item, is_worn);
}

/* }}} */

static void
earcup_worn_list_dispose (GObject *object)
{
  EarcupWornList *self = EARCUP_WORN_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_WORN_LIST);
  g_clear_object (&self->audition);
  g_clear_object (&self->items);
  g_clear_pointer (&self->wanted, earcup_catalogue_filter_unref);

  G_OBJECT_CLASS (earcup_worn_list_parent_class)->dispose (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, EARCUP_TYPE_WORN_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
earcup_worn_list_class_init (EarcupWornListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_worn_list_dispose;

  /**
   * EarcupWornList::chosen:
   * @word: as of earcup_audition_wear()
   *
   * Something was chosen.
   */
  signals[SIGNAL_CHOSEN] = add_signal ("chosen");

  /**
   * EarcupWornList::removed:
   * @word: of a measurement of the user's own
   *
   * A measurement is to be removed.
   */
  signals[SIGNAL_REMOVED] = add_signal ("removed");

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-worn-list.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupWornList, box);
  gtk_widget_class_bind_template_child (widget_class, EarcupWornList, search);
  gtk_widget_class_bind_template_child (widget_class, EarcupWornList, stack);
  gtk_widget_class_bind_template_child (widget_class, EarcupWornList, list);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
earcup_worn_list_init (EarcupWornList *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkNoSelection) selection = NULL;
  GtkFilterListModel *shown;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (EARCUP_TYPE_WORN_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));
  shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), self->filter);
  selection = gtk_no_selection_new (G_LIST_MODEL (shown));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (selection));
}

/* Says what is compared. */
void
earcup_worn_list_set_audition (EarcupWornList *self,
                               EarcupAudition *audition)
{
  g_return_if_fail (EARCUP_IS_WORN_LIST (self));

  g_set_object (&self->audition, audition);
}

/* Lists anew what may be worn, and empties the search. */
void
earcup_worn_list_refresh (EarcupWornList *self)
{
  g_return_if_fail (EARCUP_IS_WORN_LIST (self) && self->audition != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_list_store_remove_all (self->items);
  if (earcup_audition_get_catalogue (self->audition) == NULL)
    return;

  add_item (self, "neutral", _("Neutral"), _("nothing in particular: taken to meet the target"),
            NULL);
  add_own (self);
  add_headphones (self);
  search_cb (self);
}
