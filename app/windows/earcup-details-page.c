/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-details-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "catalogue/earcup-figure-label.h"
#include "catalogue/earcup-own-model.h"
#include "catalogue/earcup-resolve.h"
#include "errands/earcup-errand.h"
#include "widgets/earcup-plot.h"
#include "windows/earcup-entry-row.h"

#define N_CLOSEST  10
#define SPAN_DB    40.0
#define LONG_LETTERS 14    /* a longer value is broken into lines */

struct _EarcupDetailsPage
{
  GtkWidget          parent;

  GtkWidget         *box;
  GtkWidget         *title;
  GtkWidget         *favourite;
  GtkWidget         *enclosure;
  GtkWidget         *summary;
  GtkWidget         *listen;
  GtkWidget         *wear;
  GtkWidget         *collect;
  GtkWidget         *plot;
  GtkWidget         *account;
  GtkWidget         *groups;
  GtkWidget         *closest;       /* one of the groups; NULL while there is none */

  EarcupAudition    *audition;
  EarcupShelf       *shelf;
  EarcupGallery     *gallery;
  EarcupCollections *collections;
  EarcupEntry       *entry;
  GCancellable      *cancellable;   /* while the model is made */
  gboolean           is_updating;
};

/* What is close to what. */
typedef struct {
  EarcupEntry *entry;
  double       distance_db;
} Match;

G_DEFINE_FINAL_TYPE (EarcupDetailsPage, earcup_details_page, GTK_TYPE_WIDGET)

/* {{{ Groups and rows */

static GtkWidget *
add_group (EarcupDetailsPage *self,
           const char        *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (self->groups), group);

  return group;
}

/* A row says all of itself to those who listen: title, value, and what is known about it. */
static GtkWidget *
add_row (GtkWidget  *group,
         const char *title,
         const char *value,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);
  g_autofree char *name = g_strdup_printf ("%s, %s%s%s", title, value,
                                           *subtitle != '\0' ? ", " : "", subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_label_set_wrap (GTK_LABEL (label), g_utf8_strlen (value, -1) > LONG_LETTERS);
  gtk_label_set_xalign (GTK_LABEL (label), 1.0f);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LONG_LETTERS);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

/* A row that leads to another entry. */
static void
add_link (GtkWidget   *group,
          EarcupEntry *entry,
          const char  *value,
          const char  *subtitle)
{
  GtkWidget *row = add_row (group, earcup_entry_get_name (entry), value, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", earcup_entry_get_id (entry));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "browser.show");
}

static void
add_figures (EarcupDetailsPage *self)
{
  guint n = earcup_entry_get_n_figures (self->entry);
  GtkWidget *group = n > 0 ? add_group (self, _("Figures")) : NULL;

  for (guint i = 0; i < n; i++)
    {
      const EarcupFigure *figure = earcup_entry_get_nth_figure (self->entry, i);
      g_autofree char *label = earcup_figure_label_dup (figure);
      g_autofree char *value = earcup_figure_dup_display (figure);
      g_autofree char *confidence = earcup_figure_dup_confidence (figure);

      add_row (group, label, value, confidence);
    }
}

static void
add_mentions (EarcupDetailsPage *self)
{
  guint n;
  const EarcupMention *mentions = earcup_entry_get_mentions (self->entry, &n);
  GtkWidget *group = n > 0 ? add_group (self, _("Named in the Guides")) : NULL;

  for (guint i = 0; i < n; i++)
    {
      /* Translators: %s is the number of a guide, such as G1 */
      g_autofree char *title = g_strdup_printf (_("Guide %s"), mentions[i].guide);

      add_row (group, title, mentions[i].as, "");
    }
}

static void
add_prices (EarcupDetailsPage *self)
{
  guint n_prices, n_others;
  const EarcupPrice *prices = earcup_entry_get_prices (self->entry, &n_prices);
  const EarcupDisagreement *others = earcup_entry_get_disagreements (self->entry, &n_others);
  GtkWidget *group = n_prices > 0 ? add_group (self, _("Prices Seen")) : NULL;

  for (guint i = 0; i < n_prices; i++)
    {
      /* Translators: a price in US dollars */
      g_autofree char *value = g_strdup_printf (_("%.0f $"), prices[i].usd);

      add_row (group, prices[i].source, value, "");
    }

  group = n_others > 0 ? add_group (self, _("Where Sources Differ")) : NULL;
  for (guint i = 0; i < n_others; i++)
    {
      const char *label = earcup_figure_label_find (others[i].figure);
      /* Translators: %s are other values of a figure */
      g_autofree char *subtitle = g_strdup_printf (_("others say: %s"), others[i].others);

      add_row (group, label != NULL ? label : others[i].figure, others[i].kept, subtitle);
    }
}

static void
add_kin (EarcupDetailsPage *self,
         EarcupModel       *model)
{
  const char *const *sharing = earcup_model_get_sharing (model);
  GtkWidget *group = NULL;

  for (guint i = 0; sharing != NULL && sharing[i] != NULL; i++)
    {
      EarcupEntry *entry = earcup_shelf_find (self->shelf, sharing[i]);

      if (entry == NULL)
        continue;
      if (group == NULL)
        group = add_group (self, _("Goes Back to the Same"));
      add_link (group, entry, "", "");
    }
}

/* }}} */
/* {{{ What sounds alike */

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *one = a, *other = b;

  return one->distance_db < other->distance_db ? -1 : one->distance_db > other->distance_db;
}

static GArray *
find_matches (EarcupDetailsPage *self)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  EarcupCatalogue *catalogue = earcup_audition_get_catalogue (self->audition);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (catalogue));
  EarcupPortrait own, other;

  if (!earcup_gallery_get (self->gallery, self->entry, &own))
    return matches;

  for (guint i = 0; i < n; i++)
    {
      Match match = { earcup_catalogue_get_nth (catalogue, i), 0.0 };

      if (match.entry == self->entry ||
          earcup_entry_get_kind (match.entry) != EARCUP_ENTRY_KIND_HEADPHONE ||
          !earcup_gallery_get (self->gallery, match.entry, &other))
        continue;
      match.distance_db = earcup_deviation_profile_distance (own.profile, other.profile);
      g_array_append_val (matches, match);
    }

  g_array_sort (matches, compare_matches);
  g_array_set_size (matches, MIN (matches->len, N_CLOSEST));
  return matches;
}

static void
show_closest (EarcupDetailsPage *self)
{
  g_autoptr(GArray) matches = NULL;

  if (self->closest != NULL)
    gtk_box_remove (GTK_BOX (self->groups), self->closest);
  self->closest = NULL;
  if (self->entry == NULL)
    return;

  matches = find_matches (self);
  if (matches->len == 0)
    return;

  self->closest = add_group (self, _("Closest to This"));
  gtk_box_reorder_child_after (GTK_BOX (self->groups), self->closest, NULL);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->closest),
    _("Root mean square of the difference, 20 Hz to 10 kHz, weighted as the ear does"));
  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);
      /* Translators: how different another headphone sounds */
      g_autofree char *value = g_strdup_printf (_("%.1f dB"), match->distance_db);
      g_autofree char *summary = earcup_entry_dup_summary (match->entry);

      add_link (self->closest, match->entry, value, summary);
    }
}

/* While portraits come in one after the other, the list is made when all are there. */
static void
gallery_changed_cb (EarcupDetailsPage *self)
{
  if (self->entry != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_closest (self);
}

/* }}} */
/* {{{ The model */

typedef struct {
  EarcupCatalogue *catalogue;
  char            *id;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->catalogue);
  g_free (request->id);
  g_free (request);
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  EarcupModel *model = earcup_catalogue_resolve (request->catalogue, request->id, &error);

  if (model == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  earcup_model_get_response (model);
  g_task_return_pointer (task, model, g_object_unref);
}

static double
get_level (gconstpointer subject,
           double        hz)
{
  return earcup_response_get_aligned (subject, hz);
}

static EarcupPlotScene *
make_scene (EarcupModel *model)
{
  EarcupPlotSceneBuilder *builder;

  builder = earcup_plot_scene_builder_new (earcup_model_get_name (model));
  earcup_plot_scene_builder_set_axis (builder, _("Level"), "dB", TRUE);
  earcup_plot_scene_builder_set_range (builder, SPAN_DB, 0.0);
  earcup_plot_scene_builder_add_levels (builder, earcup_model_get_name (model), "", 0, TRUE,
                                        get_level, earcup_model_get_response (model));

  return earcup_plot_scene_builder_end (builder);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  EarcupDetailsPage *self = EARCUP_DETAILS_PAGE (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupModel) model = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr(EarcupPlotScene) scene = NULL;
  g_autofree char *account = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (model == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->account), error->message);
      return;
    }

  scene = make_scene (model);
  account = earcup_model_dup_account (model);
  earcup_plot_set_scene (EARCUP_PLOT (self->plot), scene);
  gtk_widget_set_visible (self->plot, TRUE);
  gtk_label_set_label (GTK_LABEL (self->account), account);
  add_kin (self, model);
}

static void
make_model (EarcupDetailsPage *self)
{
  g_autoptr(GTask) task = NULL;
  Request *request = g_new0 (Request, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request->catalogue = g_object_ref (earcup_audition_get_catalogue (self->audition));
  request->id = g_strdup (earcup_entry_get_id (self->entry));

  task = earcup_errand_new (self, self->cancellable, made_cb, NULL);
  g_task_set_source_tag (task, make_model);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, make_in_thread);
}

/* }}} */
/* {{{ Marks */

static GMenuModel *
make_collections (EarcupDetailsPage *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < earcup_collections_get_n (self->collections); i++)
    {
      g_auto(GStrv) parts = g_strsplit (earcup_collections_get_name (self->collections, i), "_",
                                        -1);
      g_autofree char *name = g_strjoinv ("__", parts);
      /* Translators: %s is the name of a collection */
      g_autofree char *label = g_strdup_printf (
        earcup_collections_contains (self->collections, i, earcup_entry_get_id (self->entry))
          ? _("Remove from “%s”") : _("Add to “%s”"), name);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "browser.collect", "i", (gint32) i);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static void
show_marks (EarcupDetailsPage *self)
{
  gboolean is_favourite;
  g_autoptr(GMenuModel) menu = NULL;

  if (self->entry == NULL)
    return;

  is_favourite = earcup_collections_is_favourite (self->collections,
                                                  earcup_entry_get_id (self->entry));
  menu = make_collections (self);
  self->is_updating = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->favourite), is_favourite);
  gtk_button_set_icon_name (GTK_BUTTON (self->favourite),
                            is_favourite ? "starred-symbolic" : "non-starred-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->favourite), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_favourite ? _("Remove from favourites")
                                               : _("Add to favourites"), -1);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->collect), menu);
  gtk_widget_set_visible (self->collect, g_menu_model_get_n_items (menu) > 0);
  self->is_updating = FALSE;
}

static void
favourite_cb (EarcupDetailsPage *self)
{
  if (self->entry != NULL && !self->is_updating)
    earcup_collections_set_favourite (
      self->collections, earcup_entry_get_id (self->entry),
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->favourite)));
}

static gboolean
key_cb (EarcupDetailsPage *self,
        guint              key,
        guint              code,
        GdkModifierType    modifiers)
{
  if (key == GDK_KEY_Escape || (key == GDK_KEY_Left && (modifiers & GDK_ALT_MASK) != 0))
    gtk_widget_activate_action (GTK_WIDGET (self), "browser.back", NULL);
  else if (key == GDK_KEY_d && (modifiers & GDK_CONTROL_MASK) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "browser.favourite", NULL);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/* }}} */

static void
earcup_details_page_dispose (GObject *object)
{
  EarcupDetailsPage *self = EARCUP_DETAILS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->closest = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_DETAILS_PAGE);
  g_clear_object (&self->audition);
  g_clear_object (&self->shelf);
  g_clear_object (&self->gallery);
  g_clear_object (&self->collections);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (earcup_details_page_parent_class)->dispose (object);
}

static void
earcup_details_page_class_init (EarcupDetailsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_details_page_dispose;
  g_type_ensure (EARCUP_TYPE_PLOT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-details-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupDetailsPage, box);
  gtk_widget_class_bind_template_child (widget_class, EarcupDetailsPage, title);
  gtk_widget_class_bind_template_child (widget_class, EarcupDetailsPage, favourite);
  gtk_widget_class_bind_template_child (widget_class, EarcupDetailsPage, enclosure);
  gtk_widget_class_bind_template_child (widget_class, EarcupDetailsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, EarcupDetailsPage, listen);
  gtk_widget_class_bind_template_child (widget_class, EarcupDetailsPage, wear);
  gtk_widget_class_bind_template_child (widget_class, EarcupDetailsPage, collect);
  gtk_widget_class_bind_template_child (widget_class, EarcupDetailsPage, plot);
  gtk_widget_class_bind_template_child (widget_class, EarcupDetailsPage, account);
  gtk_widget_class_bind_template_child (widget_class, EarcupDetailsPage, groups);
  gtk_widget_class_bind_template_callback (widget_class, favourite_cb);
}

/* The second half of a split button has a picture but no name. */
static void
name_slots (EarcupDetailsPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->listen); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (child)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Put in a slot"), -1);
}

static void
earcup_details_page_init (EarcupDetailsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  name_slots (self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Says where everything about an entry is found. */
void
earcup_details_page_set_audition (EarcupDetailsPage *self,
                                  EarcupAudition    *audition,
                                  EarcupShelf       *shelf,
                                  EarcupGallery     *gallery,
                                  EarcupCollections *collections)
{
  g_return_if_fail (EARCUP_IS_DETAILS_PAGE (self));

  g_set_object (&self->audition, audition);
  g_set_object (&self->shelf, shelf);
  g_set_object (&self->gallery, gallery);
  g_set_object (&self->collections, collections);
  g_signal_connect_object (collections, "changed", G_CALLBACK (show_marks), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gallery, "changed", G_CALLBACK (gallery_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Shows an entry. Its curve follows as soon as it is made, in a thread. */
void
earcup_details_page_set_entry (EarcupDetailsPage *self,
                               EarcupEntry       *entry)
{
  g_autofree char *summary = earcup_entry_dup_summary (entry);
  GtkWidget *child;

  g_return_if_fail (EARCUP_IS_DETAILS_PAGE (self) && self->audition != NULL);

  g_set_object (&self->entry, entry);
  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
  self->closest = NULL;

  gtk_label_set_label (GTK_LABEL (self->title), earcup_entry_get_name (entry));
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  gtk_label_set_label (GTK_LABEL (self->account), "");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->enclosure),
    earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_CURVE
      ? earcup_own_model_is_name (earcup_entry_get_id (entry)) ? "what-if-symbolic"
                                                               : "waveform-symbolic"
      : earcup_enclosure_get_icon (earcup_entry_get_enclosure (entry)));
  gtk_widget_set_sensitive (self->wear,
                            earcup_entry_get_kind (entry) != EARCUP_ENTRY_KIND_MONITOR);
  gtk_widget_set_visible (self->plot, FALSE);
  show_marks (self);
  show_closest (self);
  add_figures (self);
  add_mentions (self);
  add_prices (self);
  make_model (self);
}

/* Returns: (transfer none) (nullable): the entry that is shown */
EarcupEntry *
earcup_details_page_get_entry (EarcupDetailsPage *self)
{
  return self->entry;
}

/* Returns: whether the curve is still being made */
gboolean
earcup_details_page_is_busy (EarcupDetailsPage *self)
{
  return self->cancellable != NULL;
}
