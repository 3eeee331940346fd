/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-owned-group.h"

#include <glib/gi18n-lib.h>

#include "catalogue/earcup-catalogue-filter.h"

#define N_FOUND 5      /* that are offered at most */

struct _EarcupOwnedGroup
{
  AdwPreferencesGroup   parent;

  GtkWidget            *search;
  GtkWidget            *found;      /* what may be added: in the slots, or searched for */
  GPtrArray            *rows;       /* of what is there, borrowed */
  char                **shown;      /* their ids */
  EarcupAudition       *audition;
  EarcupChooserSession *session;
};

G_DEFINE_FINAL_TYPE (EarcupOwnedGroup, earcup_owned_group, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
make_row (EarcupEntry *entry)
{
  g_autofree char *title = g_markup_escape_text (earcup_entry_get_name (entry), -1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data (G_OBJECT (row), "earcup-id", (gpointer) earcup_entry_get_id (entry));

  return row;
}

/* {{{ What is there */

static void
remove_cb (GtkWidget        *button,
           EarcupOwnedGroup *self)
{
  gtk_widget_grab_focus (self->search);
  earcup_chooser_session_own (self->session, g_object_get_data (G_OBJECT (button), "earcup-id"),
                              FALSE);
}

static void
add_owned (EarcupOwnedGroup *self,
           EarcupEntry      *entry)
{
  GtkWidget *row = make_row (entry);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %s is the name of a headphone */
  g_autofree char *label = g_strdup_printf (_("Remove %s"), earcup_entry_get_name (entry));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (button), "earcup-id", (gpointer) earcup_entry_get_id (entry));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* }}} */
/* {{{ What may be added */

static gboolean
is_offered (EarcupOwnedGroup *self,
            EarcupEntry      *entry,
            GPtrArray        *offers)
{
  return entry != NULL && earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_HEADPHONE &&
         !g_ptr_array_find (offers, entry, NULL) &&
         !g_strv_contains ((const char *const *) self->shown, earcup_entry_get_id (entry));
}

/* Without a search: what is worn and what is in the slots. */
static void
offer_slots (EarcupOwnedGroup *self,
             GPtrArray        *offers)
{
  for (guint slot = 0; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      EarcupModel *model = slot > 0 ? earcup_audition_get_model (self->audition, slot)
                                    : earcup_audition_get_worn (self->audition);
      EarcupEntry *entry = model != NULL ? earcup_model_get_entry (model) : NULL;

      if (is_offered (self, entry, offers))
        g_ptr_array_add (offers, entry);
    }
}

typedef struct {
  EarcupEntry *entry;
  guint        score;
} Found;

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *first = a, *second = b;

  return first->score == second->score ? 0 : first->score > second->score ? -1 : 1;
}

static void
offer_found (EarcupOwnedGroup *self,
             const char       *text,
             GPtrArray        *offers)
{
  GListModel *catalogue = G_LIST_MODEL (earcup_audition_get_catalogue (self->audition));
  g_autoptr(EarcupCatalogueFilter) filter =
    earcup_catalogue_filter_new (catalogue, text,
                                 EARCUP_CATALOGUE_FILTER_BIT (EARCUP_ENTRY_KIND_HEADPHONE),
                                 EARCUP_CATALOGUE_FILTER_ANY, EARCUP_CATALOGUE_FILTER_ANY, FALSE);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Found));

  for (guint i = 0; i < g_list_model_get_n_items (catalogue); i++)
    {
      Found found = { earcup_catalogue_get_nth (EARCUP_CATALOGUE (catalogue), i), 0 };

      if (!earcup_catalogue_filter_match (filter, found.entry) ||
          !is_offered (self, found.entry, offers))
        continue;
      found.score = earcup_catalogue_filter_score (filter, found.entry);
      g_array_append_val (all, found);
    }

  g_array_sort (all, compare_found);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (offers, g_array_index (all, Found, i).entry);
}

static void
offer (EarcupOwnedGroup *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr(GPtrArray) offers = g_ptr_array_new ();
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->found)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->found), row);

  if (*text == '\0')
    offer_slots (self, offers);
  else
    offer_found (self, text, offers);

  for (guint i = 0; i < MIN (offers->len, N_FOUND); i++)
    {
      row = make_row (offers->pdata[i]);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 g_object_new (GTK_TYPE_IMAGE, "icon-name", "list-add-symbolic",
                                               "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
      gtk_list_box_append (GTK_LIST_BOX (self->found), row);
    }
  gtk_widget_set_visible (self->found, offers->len > 0);
}

static void
take (EarcupOwnedGroup *self,
      GtkListBoxRow    *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "earcup-id");

  gtk_widget_grab_focus (self->search);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  earcup_chooser_session_own (self->session, id, TRUE);
}

static void
search_cb (EarcupOwnedGroup *self)
{
  if (self->session != NULL)
    offer (self);
}

/* Enter takes the first that is found, but nothing that was not searched for. */
static void
search_activate_cb (EarcupOwnedGroup *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  GtkListBoxRow *row;

  offer (self);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->found), 0);
  if (*text != '\0' && row != NULL)
    take (self, row);
}

/* }}} */

static void
earcup_owned_group_dispose (GObject *object)
{
  EarcupOwnedGroup *self = EARCUP_OWNED_GROUP (object);

  g_clear_object (&self->audition);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_strfreev);

  G_OBJECT_CLASS (earcup_owned_group_parent_class)->dispose (object);
}

static void
earcup_owned_group_class_init (EarcupOwnedGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = earcup_owned_group_dispose;
}

static void
earcup_owned_group_init (EarcupOwnedGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->shown = g_new0 (char *, 1);
  self->search = gtk_search_entry_new ();
  self->found = gtk_list_box_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("You Have"));
  g_object_set (self->search, "placeholder-text", _("Add a headphone"), "margin-top", 6,
                "margin-bottom", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add a headphone that you have"), -1);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->found), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->found, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->found), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Headphones to add"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->found, "row-activated", G_CALLBACK (take), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->search);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->found);
}

/* Connects the group with what is heard, whose slots it offers, and with who is asked. */
void
earcup_owned_group_connect (EarcupOwnedGroup     *self,
                            EarcupAudition       *audition,
                            EarcupChooserSession *session)
{
  self->audition = g_object_ref (audition);
  self->session = g_object_ref (session);
  earcup_owned_group_refresh (self);
  offer (self);
}

/* Shows what is there now. */
void
earcup_owned_group_refresh (EarcupOwnedGroup *self)
{
  EarcupCatalogue *catalogue = earcup_audition_get_catalogue (self->audition);
  const char *const *owned = earcup_chooser_session_get_needs (self->session)->owned;

  if (g_strv_equal (owned, (const char *const *) self->shown))
    return;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_strfreev (self->shown);
  self->shown = g_strdupv ((char **) owned);

  for (guint i = 0; self->shown[i] != NULL; i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_entry (catalogue, self->shown[i]);

      if (entry != NULL)
        add_owned (self, entry);
    }
  offer (self);
}
