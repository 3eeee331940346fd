/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-browser-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "widgets/earcup-late-menu.h"
#include "windows/earcup-details-page.h"
#include "windows/earcup-facet-panel.h"
#include "windows/earcup-library-page.h"

#define GALLERY_MS  800      /* after the start; by then the first track is being read */

enum
{
  PROP_0,
  PROP_ORDER,
  PROP_DESCENDING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_BROWSED,
  SIGNAL_MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupBrowser, earcup_browser, GTK_TYPE_WIDGET)

/* {{{ What is listed */

static void
show_count (EarcupBrowser *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shelf));
  g_autofree char *text = NULL;

  /* Translators: how many models the list shows */
  text = g_strdup_printf (ngettext ("%u model", "%u models", n), n);
  if (earcup_shelf_is_fuzzy (self->shelf) && n > 0)
    {
      g_autofree char *exact = g_steal_pointer (&text);

      /* Translators: %s is “12 models” */
      text = g_strdup_printf (_("%s, similarly spelt"), exact);
    }

  gtk_label_set_label (GTK_LABEL (self->count), text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : "empty");
}

static void
chip_cb (EarcupBrowser *self,
         GtkWidget     *chip)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "place"));
  EarcupFacet facet = place / EARCUP_FACET_MOST_VALUES;
  guint32 bit = EARCUP_FACET_BIT (place % EARCUP_FACET_MOST_VALUES);

  gtk_widget_grab_focus (self->search);
  earcup_shelf_choose (self->shelf, facet, earcup_shelf_get_chosen (self->shelf, facet) & ~bit);
}

static GtkWidget *
make_chip (EarcupBrowser *self,
           EarcupFacet    facet,
           guint          value)
{
  const char *label = earcup_facet_panel_get_value_label (self->collections, facet, value);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *words = gtk_label_new (label);
  /* Translators: %s is a value of a filter, such as “Budget” */
  g_autofree char *name = g_strdup_printf (_("Take away the filter “%s”"), label);

  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 20);
  gtk_box_append (GTK_BOX (content), words);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), content);
  gtk_widget_add_css_class (chip, "earcup-chip");
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (chip), "place",
                     GUINT_TO_POINTER (facet * EARCUP_FACET_MOST_VALUES + value));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_cb), self, G_CONNECT_SWAPPED);

  return chip;
}

/* What is chosen in the pane of the facets is seen below the search; the enclosures have buttons
 * there anyway. */
static void
show_chips (EarcupBrowser *self)
{
  GtkWidget *child;
  gboolean any = FALSE;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->chips), child);

  for (guint facet = 0; facet < EARCUP_N_FACETS; facet++)
    for (guint value = 0; value < EARCUP_FACET_MOST_VALUES; value++)
      if ((earcup_shelf_get_chosen (self->shelf, facet) & EARCUP_FACET_BIT (value)) != 0 &&
          (facet != EARCUP_FACET_ENCLOSURE || value == EARCUP_FACET_UNKNOWN))
        {
          GtkWidget *chip = make_chip (self, facet, value);

          gtk_widget_set_halign (chip, GTK_ALIGN_START);
          gtk_flow_box_append (GTK_FLOW_BOX (self->chips), chip);
          gtk_widget_set_focusable (gtk_widget_get_parent (chip), FALSE);
          any = TRUE;
        }

  gtk_widget_set_visible (self->chips, any);
  if (any)
    gtk_widget_add_css_class (self->filters, "suggested-action");
  else
    gtk_widget_remove_css_class (self->filters, "suggested-action");
}

static void
show_toggles (EarcupBrowser *self)
{
  guint32 chosen = earcup_shelf_get_chosen (self->shelf, EARCUP_FACET_ENCLOSURE);

  self->is_updating = TRUE;
  for (guint value = 1; value < G_N_ELEMENTS (self->toggles); value++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[value]),
                                  (chosen & EARCUP_FACET_BIT (value)) != 0);
  self->is_updating = FALSE;
}

static guint32
hash_chosen (EarcupBrowser *self)
{
  guint32 hash = earcup_collections_get_n (self->collections);

  for (guint facet = 0; facet < EARCUP_N_FACETS; facet++)
    hash = hash * 31u + earcup_shelf_get_chosen (self->shelf, facet);

  return hash;
}

static void
shelf_changed_cb (EarcupBrowser *self)
{
  gpointer chosen = GUINT_TO_POINTER (hash_chosen (self));

  if (g_object_get_data (G_OBJECT (self), "chosen") != chosen)
    {
      g_object_set_data (G_OBJECT (self), "chosen", chosen);
      show_chips (self);
      show_toggles (self);
    }
  show_count (self);
}

static void
search_changed_cb (EarcupBrowser *self)
{
  if (self->shelf == NULL)
    return;

  earcup_gradual_begin (self->gradual);
  earcup_shelf_set_text (self->shelf, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  earcup_gradual_end (self->gradual);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->shelf)) > 0)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", 0);
}

static void
toggled_cb (EarcupBrowser *self)
{
  guint32 chosen;

  if (self->shelf == NULL || self->is_updating)
    return;

  chosen = earcup_shelf_get_chosen (self->shelf, EARCUP_FACET_ENCLOSURE) &
           EARCUP_FACET_BIT (EARCUP_FACET_UNKNOWN);
  for (guint value = 1; value < G_N_ELEMENTS (self->toggles); value++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggles[value])))
      chosen |= EARCUP_FACET_BIT (value);
  earcup_shelf_choose (self->shelf, EARCUP_FACET_ENCLOSURE, chosen);
}

static void
clear_filters_cb (EarcupBrowser *self)
{
  earcup_shelf_choose_nothing (self->shelf);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->search);
}

/* }}} */
/* {{{ What happens */

/* What is heard is that to which others are near or far. */
static void
heard_cb (EarcupBrowser *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  EarcupModel *heard = earcup_audition_get_shown (self->audition,
                                                  earcup_player_get_selected (player));

  if (self->shelf == NULL ||
      earcup_shelf_get_order (self->shelf, NULL) != EARCUP_SHELF_ORDER_NEAREST)
    return;

  earcup_shelf_set_reference (self->shelf, heard != NULL ? earcup_model_get_response (heard)
                                                         : NULL);
  earcup_browser_show_facts (self);
}

static void
audition_changed_cb (EarcupBrowser *self)
{
  if (self->shelf == NULL)
    return;

  earcup_browser_show_marks (self);
  heard_cb (self);
}

static void
activate_cb (EarcupBrowser *self,
             guint          position)
{
  g_autoptr(EarcupEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (entry != NULL)
    earcup_browser_choose (self, entry, 0);
}

static void
search_activate_cb (EarcupBrowser *self)
{
  activate_cb (self, 0);
}

static void
selected_cb (EarcupBrowser *self)
{
  EarcupEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  if (entry != NULL)
    g_signal_emit (self, signals[SIGNAL_BROWSED], 0, entry);
}

/* }}} */
/* {{{ Pages and the library */

static void
say_cb (EarcupBrowser *self,
        const char    *text)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text);
}

static GtkWidget *
make_details (EarcupBrowser *self)
{
  self->details = g_object_new (EARCUP_TYPE_DETAILS_PAGE, NULL);
  earcup_details_page_set_audition (EARCUP_DETAILS_PAGE (self->details), self->audition,
                                    self->shelf, self->gallery, self->collections);

  return self->details;
}

static GtkWidget *
make_library_page (EarcupBrowser *self)
{
  self->library_page = g_object_new (EARCUP_TYPE_LIBRARY_PAGE, NULL);
  earcup_library_page_set_library (EARCUP_LIBRARY_PAGE (self->library_page), self->library,
                                   self->collections);
  g_signal_connect_object (self->library_page, "message", G_CALLBACK (say_cb), self,
                           G_CONNECT_SWAPPED);

  return self->library_page;
}

/* The models come with the browser; the other pages are made when they are first wanted. */
static void
make_page (EarcupBrowser *self,
           const char    *name)
{
  GtkStack *pages = GTK_STACK (self->pages);

  if (gtk_stack_get_child_by_name (pages, name) != NULL)
    return;

  gtk_stack_add_named (pages, g_str_equal (name, "details") ? make_details (self)
                                                            : make_library_page (self), name);
}

/* Shows the models, the details of one or the library, and leads the keyboard there. Before the
 * browser is filled there are only the models. */
void
earcup_browser_show_page (EarcupBrowser *self,
                          const char    *name)
{
  if (self->shelf == NULL)
    return;

  make_page (self, name);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), name);
  if (g_str_equal (name, "models"))
    gtk_widget_grab_focus (self->list);
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (self->pages)),
                            GTK_DIR_TAB_FORWARD);
}

static void
folders_changed_cb (EarcupBrowser *self)
{
  g_settings_set_value (self->settings, "library-folders", earcup_library_save (self->library));
}

static void
drop_library (EarcupBrowser *self)
{
  if (self->gallery != NULL)
    earcup_gallery_cancel (self->gallery);
  if (self->thumbnails != NULL)
    earcup_thumbnails_close (self->thumbnails);
  if (self->collections != NULL)
    earcup_collections_flush (self->collections);
}

/* }}} */

static void
earcup_browser_dispose (GObject *object)
{
  EarcupBrowser *self = EARCUP_BROWSER (object);

  g_clear_handle_id (&self->gallery_id, g_source_remove);
  drop_library (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_BROWSER);
  g_clear_object (&self->selection);
  g_clear_object (&self->gradual);
  g_clear_object (&self->shelf);
  g_clear_object (&self->thumbnails);
  g_clear_object (&self->collections);
  g_clear_object (&self->gallery);
  g_clear_object (&self->library);
  g_clear_object (&self->target);
  g_clear_object (&self->settings);
  g_clear_object (&self->audition);

  G_OBJECT_CLASS (earcup_browser_parent_class)->dispose (object);
}

static void
earcup_browser_finalize (GObject *object)
{
  g_clear_pointer (&EARCUP_BROWSER (object)->rows, g_ptr_array_unref);
  g_clear_pointer (&EARCUP_BROWSER (object)->spare_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (earcup_browser_parent_class)->finalize (object);
}

static void
earcup_browser_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  EarcupBrowser *self = EARCUP_BROWSER (object);
  gboolean is_descending = FALSE;
  EarcupShelfOrder order = self->shelf != NULL
                             ? earcup_shelf_get_order (self->shelf, &is_descending)
                             : EARCUP_SHELF_ORDER_NAME;

  switch (prop_id)
    {
    case PROP_ORDER:
      g_value_set_enum (value, order);
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, is_descending);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_order (EarcupBrowser    *self,
           EarcupShelfOrder  order,
           gboolean          is_descending)
{
  earcup_gradual_begin (self->gradual);
  earcup_shelf_set_order (self->shelf, order, is_descending);
  heard_cb (self);
  earcup_gradual_end (self->gradual);
  earcup_browser_show_facts (self);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
}

static void
earcup_browser_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  EarcupBrowser *self = EARCUP_BROWSER (object);
  EarcupShelfOrder order;
  gboolean is_descending;

  if (self->shelf == NULL)
    return;

  order = earcup_shelf_get_order (self->shelf, &is_descending);
  switch (prop_id)
    {
    case PROP_ORDER:
      set_order (self, g_value_get_enum (value), is_descending);
      break;
    case PROP_DESCENDING:
      set_order (self, order, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char *const toggles[] = { NULL, "closed", "semi_open", "open", "monitors" };

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-browser.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, pages);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, search);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, filters);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, facets);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, order);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, list_menu);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, chips);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, stack);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, list);
  gtk_widget_class_bind_template_child (widget_class, EarcupBrowser, count);
  for (guint value = 1; value < G_N_ELEMENTS (toggles); value++)
    gtk_widget_class_bind_template_child_full (widget_class, toggles[value], FALSE,
      (gssize) (G_STRUCT_OFFSET (EarcupBrowser, toggles) + value * sizeof (GtkWidget *)));

  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * EarcupBrowser:order:
   *
   * By what the list is ordered.
   */
  properties[PROP_ORDER] = g_param_spec_enum ("order", NULL, NULL, EARCUP_TYPE_SHELF_ORDER,
                                              EARCUP_SHELF_ORDER_NAME, flags);

  /**
   * EarcupBrowser:descending:
   *
   * Whether the largest comes first.
   */
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_signals (void)
{
  /**
   * EarcupBrowser::chosen:
   * @entry: the entry
   * @slot: the slot that it was asked for in, 1 to 8; 0 is the one that is heard
   *
   * An entry is to be listened through.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", EARCUP_TYPE_BROWSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, EARCUP_TYPE_ENTRY,
                                         G_TYPE_UINT);

  /**
   * EarcupBrowser::browsed:
   * @entry: the entry
   *
   * The cursor of the list came to an entry.
   */
  signals[SIGNAL_BROWSED] = g_signal_new ("browsed", EARCUP_TYPE_BROWSER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, EARCUP_TYPE_ENTRY);

  /**
   * EarcupBrowser::message:
   * @text: a sentence
   *
   * Something has to be said to the user.
   */
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", EARCUP_TYPE_BROWSER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
earcup_browser_class_init (EarcupBrowserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = earcup_browser_dispose;
  object_class->finalize = earcup_browser_finalize;
  object_class->get_property = earcup_browser_get_property;
  object_class->set_property = earcup_browser_set_property;
  install_properties (object_class);
  install_signals ();

  g_type_ensure (EARCUP_TYPE_FACET_PANEL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  earcup_browser_install_actions (widget_class);
}

/* The colour of the lines is that of the text. */
static void
look_changed_cb (EarcupBrowser *self)
{
  if (self->thumbnails != NULL)
    earcup_browser_show_textures (self);
}

static void
earcup_browser_init (EarcupBrowser *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->rows = g_ptr_array_new ();
  self->spare_rows = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  earcup_late_menu_attach (self->order, self->list_menu);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), NULL);
  earcup_browser_add_keys (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (look_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* Says where the catalogue and the slots are, and where what is chosen is kept. */
void
earcup_browser_set_audition (EarcupBrowser  *self,
                             EarcupAudition *audition,
                             GSettings      *settings)
{
  g_return_if_fail (EARCUP_IS_BROWSER (self));

  g_set_object (&self->audition, audition);
  g_set_object (&self->settings, settings);
  g_signal_connect_object (audition, "changed", G_CALLBACK (audition_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (earcup_audition_get_player (audition), "notify::selected",
                           G_CALLBACK (heard_cb), self, G_CONNECT_SWAPPED);
}

static void
open_library (EarcupBrowser   *self,
              EarcupCatalogue *catalogue)
{
  g_autoptr(GFile) cache = g_file_new_build_filename (g_get_user_cache_dir (), "earcup", "library",
                                                      NULL);
  g_autoptr(GVariant) folders = g_settings_get_value (self->settings, "library-folders");
  g_autoptr(GError) error = NULL;

  self->library = earcup_library_new (catalogue, cache);
  self->gallery = earcup_gallery_new (catalogue);
  self->thumbnails = earcup_thumbnails_new (self->gallery);
  self->collections = earcup_collections_new_user ();
  if (!earcup_collections_load (self->collections, &error))
    say_cb (self, error->message);
  self->shelf = earcup_shelf_new (catalogue, self->gallery, self->collections);

  g_signal_connect_object (self->library, "folders-changed", G_CALLBACK (folders_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "message", G_CALLBACK (say_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->collections, "message", G_CALLBACK (say_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->collections, "changed",
                           G_CALLBACK (earcup_browser_show_marks),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->thumbnails, "ready",
                           G_CALLBACK (earcup_browser_show_thumbnail),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gallery, "changed",
                           G_CALLBACK (earcup_browser_show_textures),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shelf, "changed", G_CALLBACK (shelf_changed_cb), self,
                           G_CONNECT_SWAPPED);
  earcup_library_restore (self->library, folders);
}

static void
open_list (EarcupBrowser *self)
{
  g_autoptr(GtkListItemFactory) factory = earcup_browser_new_factory (self);

  self->gradual = earcup_gradual_new (G_LIST_MODEL (self->shelf));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->gradual)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
}

static gboolean
gallery_cb (gpointer user_data)
{
  EarcupBrowser *self = user_data;

  self->gallery_id = 0;
  earcup_gallery_begin (self->gallery);

  return G_SOURCE_REMOVE;
}

/* Shows the catalogue, which must be loaded, and begins to read the user's library. */
void
earcup_browser_fill (EarcupBrowser *self)
{
  EarcupCatalogue *catalogue = earcup_audition_get_catalogue (self->audition);

  g_return_if_fail (EARCUP_IS_BROWSER (self) && self->shelf == NULL);

  open_library (self, catalogue);
  earcup_shelf_add (self->shelf, G_LIST_MODEL (catalogue));
  earcup_shelf_add (self->shelf, G_LIST_MODEL (self->library));
  earcup_facet_panel_set_shelf (EARCUP_FACET_PANEL (self->facets), self->shelf, self->collections);
  open_list (self);
  show_count (self);
  self->gallery_id = g_timeout_add (GALLERY_MS, gallery_cb, self);
}

/* Puts the cursor into the search. */
void
earcup_browser_focus_search (EarcupBrowser *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "models");
  gtk_widget_grab_focus (self->search);
}

/* Has an entry listened through, in a slot or, with 0, in the one that is heard. */
void
earcup_browser_choose (EarcupBrowser *self,
                       EarcupEntry   *entry,
                       guint          slot)
{
  g_autoptr(EarcupEntry) kept = g_object_ref (entry);

  earcup_collections_use (self->collections, earcup_entry_get_id (kept));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, kept, slot);
}

/* Shows all that is known of an entry; an id that is none is passed over. */
void
earcup_browser_show_details (EarcupBrowser *self,
                             const char    *id)
{
  EarcupEntry *entry = self->shelf != NULL ? earcup_shelf_find (self->shelf, id) : NULL;

  if (entry == NULL)
    return;

  g_set_object (&self->target, entry);
  make_page (self, "details");
  earcup_details_page_set_entry (EARCUP_DETAILS_PAGE (self->details), entry);
  earcup_browser_show_page (self, "details");
}

/* Has a folder in the library, without a word where it is in it. */
void
earcup_browser_watch_folder (EarcupBrowser *self,
                             GFile         *folder)
{
  GListModel *folders = self->library != NULL ? earcup_library_get_folders (self->library) : NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; folders != NULL && i < g_list_model_get_n_items (folders); i++)
    {
      g_autoptr(EarcupLibraryFolder) other = g_list_model_get_item (folders, i);

      if (g_file_equal (earcup_library_folder_get_file (other), folder))
        return;
    }

  if (folders != NULL &&
      earcup_library_add (self->library, folder, EARCUP_RIG_GRAS, TRUE, &error) == NULL)
    say_cb (self, error->message);
}

/* Takes a folder into the library, and shows it there. */
void
earcup_browser_add_folder (EarcupBrowser *self,
                           GFile         *folder)
{
  g_autoptr(GError) error = NULL;

  if (self->library == NULL)
    return;

  earcup_browser_show_page (self, "library");
  if (earcup_library_add (self->library, folder, EARCUP_RIG_GRAS, FALSE, &error) == NULL)
    say_cb (self, error->message);
}

/* Returns: (transfer none) (nullable): favourites and collections, once the browser is filled */
EarcupCollections *
earcup_browser_get_collections (EarcupBrowser *self)
{
  return self->collections;
}
