/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-browser.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "catalogue/earcup-catalogue-filter.h"
#include "windows/earcup-entry-row.h"

struct _EarcupBrowser
{
  GtkWidget             parent;

  GtkWidget            *box;
  GtkWidget            *search;
  GtkWidget            *closed;
  GtkWidget            *semi_open;
  GtkWidget            *open;
  GtkWidget            *monitors;
  GtkWidget            *tiers[5];        /* by price tier; 0, unknown, has none */
  GtkWidget            *in_guides;
  GtkWidget            *more;
  GtkWidget            *stack;
  GtkWidget            *list;
  GtkWidget            *count;

  EarcupAudition       *audition;
  EarcupCatalogueFilter *filter;
  GtkFilter            *gtk_filter;
  GtkSorter            *gtk_sorter;
  GtkSingleSelection   *selection;
  GPtrArray            *rows;            /* those that are bound now, borrowed */
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_BROWSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupBrowser, earcup_browser, GTK_TYPE_WIDGET)

/* {{{ Filter */

static gboolean
match (gpointer item,
       gpointer user_data)
{
  EarcupBrowser *self = user_data;

  return self->filter == NULL || earcup_catalogue_filter_match (self->filter, item);
}

/* The best hits come first; without a search the order of the catalogue stays. */
static int
compare (gconstpointer first,
         gconstpointer second,
         gpointer      user_data)
{
  EarcupBrowser *self = user_data;
  guint one, other;

  if (self->filter == NULL)
    return GTK_ORDERING_EQUAL;

  one = earcup_catalogue_filter_score (self->filter, (EarcupEntry *) first);
  other = earcup_catalogue_filter_score (self->filter, (EarcupEntry *) second);

  return one > other ? GTK_ORDERING_SMALLER : one < other ? GTK_ORDERING_LARGER
                                                          : GTK_ORDERING_EQUAL;
}

static gboolean
is_on (GtkWidget *widget)
{
  return GTK_IS_TOGGLE_BUTTON (widget) ? gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget))
                                       : gtk_check_button_get_active (GTK_CHECK_BUTTON (widget));
}

static guint
bit_if (GtkWidget *widget,
        guint      value)
{
  return is_on (widget) ? EARCUP_CATALOGUE_FILTER_BIT (value) : 0;
}

static guint
get_tiers (EarcupBrowser *self)
{
  guint tiers = 0;

  for (guint tier = EARCUP_PRICE_TIER_BUDGET; tier <= EARCUP_PRICE_TIER_FLAGSHIP; tier++)
    tiers |= bit_if (self->tiers[tier], tier);

  return tiers;
}

static void
show_count (EarcupBrowser *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *text = NULL;

  /* Translators: how many models the list shows */
  text = g_strdup_printf (ngettext ("%u model", "%u models", n), n);
  if (self->filter != NULL && earcup_catalogue_filter_is_fuzzy (self->filter) && n > 0)
    {
      g_autofree char *exact = g_steal_pointer (&text);

      /* Translators: %s is “12 models” */
      text = g_strdup_printf (_("%s, similarly spelt"), exact);
    }

  gtk_label_set_label (GTK_LABEL (self->count), text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : "empty");
}

static void
filter_changed_cb (EarcupBrowser *self)
{
  guint enclosures = bit_if (self->closed, EARCUP_ENCLOSURE_CLOSED) |
                     bit_if (self->semi_open, EARCUP_ENCLOSURE_SEMI_OPEN) |
                     bit_if (self->open, EARCUP_ENCLOSURE_OPEN) |
                     bit_if (self->monitors, EARCUP_ENCLOSURE_NONE);
  guint tiers = get_tiers (self);

  if (self->selection == NULL)
    return;

  g_clear_pointer (&self->filter, earcup_catalogue_filter_unref);
  self->filter = earcup_catalogue_filter_new (
    G_LIST_MODEL (earcup_audition_get_catalogue (self->audition)),
    gtk_editable_get_text (GTK_EDITABLE (self->search)), EARCUP_CATALOGUE_FILTER_ANY, enclosures,
    tiers, is_on (self->in_guides));

  gtk_filter_changed (self->gtk_filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->gtk_sorter, GTK_SORTER_CHANGE_DIFFERENT);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", 0);
  if (tiers != 0 || is_on (self->in_guides))
    gtk_widget_add_css_class (self->more, "suggested-action");
  else
    gtk_widget_remove_css_class (self->more, "suggested-action");
  show_count (self);
}

static void
clear_filters_cb (EarcupBrowser *self)
{
  GtkWidget *toggles[] = { self->closed, self->semi_open, self->open, self->monitors };

  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggles[i]), FALSE);
  for (guint tier = EARCUP_PRICE_TIER_BUDGET; tier <= EARCUP_PRICE_TIER_FLAGSHIP; tier++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->tiers[tier]), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->in_guides), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->search);
}

/* }}} */
/* {{{ Rows */

static char *
dup_badge (EarcupBrowser *self,
           EarcupEntry   *entry)
{
  g_autoptr(GString) badge = g_string_new (NULL);

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      EarcupModel *model = earcup_audition_get_model (self->audition, slot);

      if (model != NULL && earcup_model_get_entry (model) == entry)
        g_string_append_printf (badge, "%s%c", badge->len > 0 ? " " : "", 'A' + slot - 1);
    }

  return g_strdup (badge->str);
}

static void
choose (EarcupBrowser *self,
        guint          position,
        gboolean       second)
{
  g_autoptr(EarcupEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (entry != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, entry, second);
}

static void
clicked_cb (GtkListItem     *item,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *browser = gtk_widget_get_ancestor (row, EARCUP_TYPE_BROWSER);
  GdkModifierType modifiers =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (n_press == 1)
    choose (EARCUP_BROWSER (browser), gtk_list_item_get_position (item),
            (modifiers & GDK_SHIFT_MASK) != 0);
}

/* One click is enough to hear a model. The list's own way of doing so would also follow the
 * pointer. */
static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          EarcupBrowser            *self)
{
  GtkWidget *row = earcup_entry_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), item);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         EarcupBrowser            *self)
{
  EarcupEntryRow *row = EARCUP_ENTRY_ROW (gtk_list_item_get_child (item));
  EarcupEntry *entry = gtk_list_item_get_item (item);
  g_autofree char *badge = dup_badge (self, entry);

  earcup_entry_row_set_entry (row, entry);
  earcup_entry_row_set_badge (row, badge);
  g_ptr_array_add (self->rows, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           EarcupBrowser            *self)
{
  g_ptr_array_remove_fast (self->rows, gtk_list_item_get_child (item));
}

static void
audition_changed_cb (EarcupBrowser *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      EarcupEntryRow *row = self->rows->pdata[i];
      g_autofree char *badge = dup_badge (self, earcup_entry_row_get_entry (row));

      earcup_entry_row_set_badge (row, badge);
    }
}

static void
activate_cb (EarcupBrowser *self,
             guint          position)
{
  choose (self, position, FALSE);
}

static void
selected_cb (EarcupBrowser *self)
{
  EarcupEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  if (entry != NULL)
    g_signal_emit (self, signals[SIGNAL_BROWSED], 0, entry);
}

/* }}} */
/* {{{ Keys */

/* Down and Enter lead from the search into the list, so that nobody needs the pointer. */
static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint                  key,
               guint                  code,
               GdkModifierType        modifiers,
               EarcupBrowser         *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static void
search_activate_cb (EarcupBrowser *self)
{
  choose (self, 0, FALSE);
}

/* The row that has the focus need not be the one that is selected. */
static void
choose_focused (EarcupBrowser *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->list));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (row != NULL && EARCUP_IS_ENTRY_ROW (row))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0,
                   earcup_entry_row_get_entry (EARCUP_ENTRY_ROW (row)), TRUE);
}

static gboolean
list_key_cb (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        modifiers,
             EarcupBrowser         *self)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (enter && (modifiers & GDK_SHIFT_MASK) != 0)
    choose_focused (self);
  else if (key == GDK_KEY_space)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.play", NULL);
  else if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    {
      /* GTK 4.8 would walk through every row. */
      gboolean back = key == GDK_KEY_ISO_Left_Tab || (modifiers & GDK_SHIFT_MASK) != 0;

      gtk_widget_set_can_focus (self->list, FALSE);
      gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (self->list)),
                              back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
      gtk_widget_set_can_focus (self->list, TRUE);
    }
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
add_keys (EarcupBrowser *self,
          GtkWidget     *widget,
          GCallback      callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", callback, self);
  gtk_widget_add_controller (widget, keys);
}

/* }}} */

static void
earcup_browser_dispose (GObject *object)
{
  EarcupBrowser *self = EARCUP_BROWSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_BROWSER);
  g_clear_object (&self->selection);
  g_clear_object (&self->gtk_filter);
  g_clear_object (&self->gtk_sorter);
  g_clear_object (&self->audition);
  g_clear_pointer (&self->filter, earcup_catalogue_filter_unref);

  G_OBJECT_CLASS (earcup_browser_parent_class)->dispose (object);
}

static void
earcup_browser_finalize (GObject *object)
{
  g_clear_pointer (&EARCUP_BROWSER (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (earcup_browser_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char *const tiers[] = { NULL, "budget", "mid", "high", "flagship" };

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-browser.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, box);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, search);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, closed);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, semi_open);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, open);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, monitors);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, in_guides);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, more);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, stack);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, list);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, count);
  for (guint tier = EARCUP_PRICE_TIER_BUDGET; tier <= EARCUP_PRICE_TIER_FLAGSHIP; tier++)
    gtk_widget_class_bind_template_child_full (widget_class, tiers[tier], FALSE,
      (gssize) (G_STRUCT_OFFSET (EarcupBrowser, tiers) + tier * sizeof (GtkWidget *)));

  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
earcup_browser_class_init (EarcupBrowserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = earcup_browser_dispose;
  object_class->finalize = earcup_browser_finalize;

  /**
   * EarcupBrowser::chosen:
   * @entry: the entry
   * @second: whether it was asked for in slot B
   *
   * An entry is to be listened through.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", EARCUP_TYPE_BROWSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, EARCUP_TYPE_ENTRY,
                                         G_TYPE_BOOLEAN);

  /**
   * EarcupBrowser::browsed:
   * @entry: the entry
   *
   * The cursor of the list came to an entry.
   */
  signals[SIGNAL_BROWSED] = g_signal_new ("browsed", EARCUP_TYPE_BROWSER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, EARCUP_TYPE_ENTRY);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
earcup_browser_init (EarcupBrowser *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), NULL);
  add_keys (self, self->search, G_CALLBACK (search_key_cb));
  add_keys (self, self->list, G_CALLBACK (list_key_cb));
}

/* Says where the catalogue and the slots are. */
void
earcup_browser_set_audition (EarcupBrowser  *self,
                             EarcupAudition *audition)
{
  g_return_if_fail (EARCUP_IS_BROWSER (self));

  g_set_object (&self->audition, audition);
  g_signal_connect_object (audition, "changed", G_CALLBACK (audition_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Shows the catalogue, which must be loaded. */
void
earcup_browser_fill (EarcupBrowser *self)
{
  EarcupCatalogue *catalogue = earcup_audition_get_catalogue (self->audition);
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GListModel *model;

  self->gtk_filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));
  self->gtk_sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  model = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (catalogue)),
                                                   g_object_ref (self->gtk_filter)));
  model = G_LIST_MODEL (gtk_sort_list_model_new (model, g_object_ref (self->gtk_sorter)));
  self->selection = gtk_single_selection_new (model);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  show_count (self);
}

/* Puts the cursor into the search. */
void
earcup_browser_focus_search (EarcupBrowser *self)
{
  gtk_widget_grab_focus (self->search);
}
