/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include <glib/gstdio.h>

#include "windows/earcup-browser-private.h"
#include "windows/earcup-details-page.h"
#include "windows/earcup-entry-row.h"
#include "windows/earcup-facet-panel.h"

typedef gboolean (*Wanted) (EarcupEntry *entry,
                            guint        value);

static GListModel *
list_of (EarcupTestWindow *test)
{
  return (GListModel *) test->window->browser->shelf;
}

/* Returns: how many of them the list has by now */
static guint
count_listed (EarcupTestWindow *test)
{
  GtkListView *list = earcup_test_part (test->window->browser, "list");

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

/* A window in which the list is filled. */
static EarcupTestWindow *
open_list (void)
{
  EarcupTestWindow *test = earcup_test_window_new ();

  assert_soon (list_of (test) != NULL);
  g_assert_cmpuint (g_list_model_get_n_items (list_of (test)), ==, 142);

  return test;
}

static void
search (EarcupTestWindow *test,
        const char       *words)
{
  gtk_editable_set_text (earcup_test_part (test->window->browser, "search"), words);
}

static EarcupEntry *
dup_nth (EarcupTestWindow *test,
         guint             position)
{
  return g_list_model_get_item (list_of (test), position);
}

static void
assert_first (EarcupTestWindow *test,
              const char       *words,
              const char       *start_of_id)
{
  g_autoptr(EarcupEntry) first = NULL;

  search (test, words);
  first = dup_nth (test, 0);
  g_assert_nonnull (first);
  g_test_message ("“%s” finds %s first", words, earcup_entry_get_id (first));
  g_assert_true (g_str_has_prefix (earcup_entry_get_id (first), start_of_id));
  g_assert_cmpuint (g_list_model_get_n_items (list_of (test)), <, 40);
}

static void
test_search (void)
{
  g_autoptr(EarcupTestWindow) test = open_list ();

  assert_first (test, "dt770", "beyerdynamic-dt-770");
  assert_first (test, "DT 770 PRO", "beyerdynamic-dt-770-pro");
  assert_first (test, "hd650", "sennheiser-hd-650");
  assert_first (test, "sony 7506", "sony-mdr-7506");
  g_assert_null (strstr (earcup_test_label (test->window->browser, "count"), "similarly"));
}

static void
test_misspelt (void)
{
  g_autoptr(EarcupTestWindow) test = open_list ();
  guint n;

  search (test, "senheiser");
  n = g_list_model_get_n_items (list_of (test));
  g_assert_cmpuint (n, >, 5);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(EarcupEntry) entry = dup_nth (test, i);

      g_assert_cmpstr (earcup_entry_get_maker (entry), ==, "Sennheiser");
    }
  g_assert_true (g_str_has_suffix (earcup_test_label (test->window->browser, "count"),
                                   "similarly spelt"));
}

static void
test_nothing_found (void)
{
  g_autoptr(EarcupTestWindow) test = open_list ();
  GtkStack *stack = earcup_test_part (test->window->browser, "stack");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");
  search (test, "zzz");
  g_assert_cmpuint (g_list_model_get_n_items (list_of (test)), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  g_assert_true (earcup_test_shows (test->window->browser, "No Model Matches"));
  g_assert_cmpstr (earcup_test_label (test->window->browser, "count"), ==, "0 models");

  search (test, "");
  g_assert_cmpuint (g_list_model_get_n_items (list_of (test)), ==, 142);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");
  g_assert_cmpuint (count_listed (test), <, 142);
  assert_soon (count_listed (test) == 142);
}

static guint
count (EarcupTestWindow *test,
       Wanted            wanted,
       guint             value)
{
  GListModel *all = G_LIST_MODEL (earcup_audition_get_catalogue (test->audition));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(EarcupEntry) entry = g_list_model_get_item (all, i);

      n += wanted (entry, value) ? 1 : 0;
    }

  return n;
}

static gboolean
has_enclosure (EarcupEntry *entry,
               guint        value)
{
  return earcup_entry_get_enclosure (entry) == value;
}

static gboolean
has_tier (EarcupEntry *entry,
          guint        value)
{
  return earcup_entry_get_price_tier (entry) == value;
}

static gboolean
is_named (EarcupEntry *entry,
          guint        value)
{
  return earcup_entry_is_named_in_guides (entry);
}

/* Switches one filter on, compares what is listed, and switches it off again. */
static guint
assert_filter (EarcupTestWindow *test,
               const char       *part,
               Wanted            wanted,
               guint             value)
{
  gpointer toggle = earcup_test_part (test->window->browser, part);
  guint n;

  g_object_set (toggle, "active", TRUE, NULL);
  n = g_list_model_get_n_items (list_of (test));
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, 142);
  g_assert_cmpuint (n, ==, count (test, wanted, value));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(EarcupEntry) entry = dup_nth (test, i);

      g_assert_true (wanted (entry, value));
    }
  g_object_set (toggle, "active", FALSE, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (list_of (test)), ==, 142);

  return n;
}

static void
test_enclosures (void)
{
  g_autoptr(EarcupTestWindow) test = open_list ();
  guint n = assert_filter (test, "closed", has_enclosure, EARCUP_ENCLOSURE_CLOSED) +
            assert_filter (test, "semi_open", has_enclosure, EARCUP_ENCLOSURE_SEMI_OPEN) +
            assert_filter (test, "open", has_enclosure, EARCUP_ENCLOSURE_OPEN) +
            assert_filter (test, "monitors", has_enclosure, EARCUP_ENCLOSURE_NONE);

  g_assert_cmpuint (n, ==, 142);
}

/* Opens the pane of the facets and finds the control of a value. */
static GtkCheckButton *
open_facet (EarcupTestWindow *test,
            EarcupFacet       facet,
            guint             value)
{
  GtkMenuButton *filters = earcup_test_part (test->window->browser, "filters");
  EarcupFacetPanel *panel = EARCUP_FACET_PANEL (test->window->browser->facets);

  gtk_menu_button_popup (filters);
  assert_soon (earcup_facet_panel_get_check (panel, facet, value) != NULL);

  return GTK_CHECK_BUTTON (earcup_facet_panel_get_check (panel, facet, value));
}

static void
test_facets (void)
{
  g_autoptr(EarcupTestWindow) test = open_list ();
  GtkWidget *chips = earcup_test_part (test->window->browser, "chips");
  GtkCheckButton *check;
  GtkWidget *chip;
  guint n;

  for (guint tier = EARCUP_PRICE_TIER_UNKNOWN; tier <= EARCUP_PRICE_TIER_FLAGSHIP; tier++)
    {
      g_autofree char *label = g_strdup_printf ("%s (%u)", earcup_facet_get_value_label (
                                                  EARCUP_FACET_PRICE, tier),
                                                count (test, has_tier, tier));

      check = open_facet (test, EARCUP_FACET_PRICE, tier);
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_check_button_get_child (check))), ==,
                       label);
      gtk_check_button_set_active (check, TRUE);
      n = g_list_model_get_n_items (list_of (test));
      g_assert_cmpuint (n, ==, count (test, has_tier, tier));
      g_assert_true (gtk_widget_get_visible (chips));
      gtk_check_button_set_active (check, FALSE);
    }

  /* What is not known is offered last. */
  check = open_facet (test, EARCUP_FACET_PRICE, EARCUP_PRICE_TIER_UNKNOWN);
  g_assert_null (gtk_widget_get_next_sibling (GTK_WIDGET (check)));
  g_assert_nonnull (gtk_widget_get_prev_sibling (GTK_WIDGET (check)));

  check = open_facet (test, EARCUP_FACET_GUIDES, EARCUP_FACET_GUIDES_NAMED);
  gtk_check_button_set_active (check, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (list_of (test)), ==, count (test, is_named, 0));

  /* What a chip shows it takes away. */
  chip = gtk_widget_get_first_child (gtk_widget_get_first_child (chips));
  g_signal_emit_by_name (chip, "clicked");
  g_assert_cmpuint (g_list_model_get_n_items (list_of (test)), ==, 142);
  g_assert_false (gtk_widget_get_visible (chips));
  g_assert_false (gtk_check_button_get_active (check));
}

static void
test_filters_combine (void)
{
  g_autoptr(EarcupTestWindow) test = open_list ();
  gpointer closed = earcup_test_part (test->window->browser, "closed");
  gpointer open = earcup_test_part (test->window->browser, "open");
  guint n_closed = count (test, has_enclosure, EARCUP_ENCLOSURE_CLOSED);
  guint n_open = count (test, has_enclosure, EARCUP_ENCLOSURE_OPEN);

  g_object_set (closed, "active", TRUE, NULL);
  g_object_set (open, "active", TRUE, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (list_of (test)), ==, n_closed + n_open);
  g_object_set (open, "active", FALSE, NULL);
  search (test, "hd 650");
  for (guint i = 0; i < g_list_model_get_n_items (list_of (test)); i++)
    {
      g_autoptr(EarcupEntry) entry = dup_nth (test, i);

      g_assert_true (has_enclosure (entry, EARCUP_ENCLOSURE_CLOSED));
      g_assert_cmpstr (earcup_entry_get_id (entry), !=, "sennheiser-hd-650");
    }
}

/* {{{ Order, marks, pages, library */

static void
test_order (void)
{
  g_autoptr(EarcupTestWindow) test = open_list ();
  EarcupBrowser *browser = test->window->browser;
  double last_g = 0.0;

  gtk_widget_activate_action (GTK_WIDGET (browser), "browser.order", "s", "weight");
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr(EarcupEntry) entry = dup_nth (test, i);
      double weight_g = 0.0;

      g_assert_true (earcup_entry_get_number (entry, "weight_g", &weight_g));
      g_assert_cmpfloat (weight_g, >=, last_g);
      last_g = weight_g;
    }

  assert_soon (earcup_gallery_is_done (browser->gallery));
  gtk_widget_activate_action (GTK_WIDGET (browser), "browser.order", "s", "nearest");
  {
    g_autoptr(EarcupEntry) first = dup_nth (test, 0);
    g_autofree char *key = earcup_shelf_dup_key (browser->shelf, first);

    g_assert_cmpstr (key, ==, "0.0 dB away");
  }
}

static void
test_favourites (void)
{
  g_autoptr(EarcupTestWindow) test = open_list ();
  EarcupBrowser *browser = test->window->browser;

  earcup_browser_show_details (browser, "sennheiser-hd-600");
  gtk_widget_activate_action (GTK_WIDGET (browser), "browser.favourite", NULL);
  g_assert_true (earcup_collections_is_favourite (browser->collections, "sennheiser-hd-600"));
  g_assert_true (gtk_toggle_button_get_active (earcup_test_part (browser->details, "favourite")));
  gtk_toggle_button_set_active (earcup_test_part (browser->details, "favourite"), FALSE);
  g_assert_false (earcup_collections_is_favourite (browser->collections, "sennheiser-hd-600"));

  gtk_widget_activate_action (GTK_WIDGET (browser), "browser.put", "i", 2);
  assert_soon (g_strcmp0 (earcup_test_slot (test, 2), "sennheiser-hd-600") == 0);
  g_assert_cmpint (earcup_collections_get_recency (browser->collections, "sennheiser-hd-600"), ==,
                   0);
  gtk_widget_activate_action (GTK_WIDGET (browser), "browser.wear", NULL);
  assert_soon (g_strcmp0 (earcup_model_get_id (earcup_audition_get_worn (test->audition)),
                          "sennheiser-hd-600") == 0);
}

static guint
count_type (GtkWidget *widget,
            GType      type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_type (child, type);

  return n;
}

static void
test_details (void)
{
  g_autoptr(EarcupTestWindow) test = open_list ();
  EarcupBrowser *browser = test->window->browser;
  EarcupDetailsPage *page;

  g_assert_null (browser->details);
  assert_soon (earcup_gallery_is_done (browser->gallery));
  for (guint i = 0; i < 142; i += 29)
    {
      g_autoptr(EarcupEntry) entry = dup_nth (test, i);

      earcup_browser_show_details (browser, earcup_entry_get_id (entry));
      page = EARCUP_DETAILS_PAGE (browser->details);
      g_assert_true (earcup_details_page_get_entry (page) == entry);
      assert_soon (!earcup_details_page_is_busy (page));
      g_assert_cmpstr (earcup_test_label (page, "title"), ==, earcup_entry_get_name (entry));
      g_assert_cmpstr (earcup_test_label (page, "account"), !=, "");
      g_assert_true (gtk_widget_get_visible (earcup_test_part (page, "plot")));
      g_assert_cmpuint (count_type (earcup_test_part (page, "groups"), GTK_TYPE_LIST_BOX_ROW), >=,
                        earcup_entry_get_n_figures (entry));
    }

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.details", "i", 2);
  g_assert_cmpstr (earcup_entry_get_id (earcup_details_page_get_entry (page)), ==,
                   earcup_test_slot (test, 2));
  earcup_browser_show_details (browser, "sennheiser-hd-650");
  g_assert_true (earcup_test_shows (GTK_WIDGET (page), "Closest to This"));
  g_assert_true (earcup_test_shows (GTK_WIDGET (page), "Sennheiser HD 6XX, Drop"));
  gtk_widget_activate_action (GTK_WIDGET (browser), "browser.show", "s", "sennheiser-hd-6xx");
  g_assert_cmpstr (earcup_test_label (page, "title"), ==, "Sennheiser HD 6XX, Drop");
  gtk_widget_activate_action (GTK_WIDGET (browser), "browser.back", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (browser->pages)), ==, "models");
}

static void
test_menu (void)
{
  g_autoptr(EarcupTestWindow) test = open_list ();
  EarcupBrowser *browser = test->window->browser;
  g_autoptr(EarcupEntry) entry = dup_nth (test, 3);

  earcup_browser_open_menu (browser, entry, browser->list, 40.0, 60.0);
  g_assert_true (gtk_widget_get_mapped (browser->menu));
  gtk_widget_activate_action (GTK_WIDGET (browser), "browser.favourite", NULL);
  g_assert_true (earcup_collections_is_favourite (browser->collections,
                                                  earcup_entry_get_id (entry)));
  gtk_widget_activate_action (GTK_WIDGET (browser), "browser.favourite", NULL);
  gtk_popover_popdown (GTK_POPOVER (browser->menu));
  assert_soon (browser->menu == NULL);
  g_assert_null (browser->target);
}

static void
write_curve (const char *folder,
             const char *name,
             const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
remove_file (const char *folder,
             const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_library (void)
{
  g_autoptr(EarcupTestWindow) test = open_list ();
  EarcupBrowser *browser = test->window->browser;
  g_autofree char *path = g_dir_make_tmp ("earcup-browser-XXXXXX", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(EarcupLibraryFolder) added = NULL;
  g_autoptr(EarcupEntry) own = NULL;
  g_autoptr(GVariant) saved = NULL;
  g_autoptr(GString) text = g_string_new ("frequency,raw\n");

  for (double hz = 20.0; hz < 20001.0; hz *= 1.05)
    g_string_append_printf (text, "%.2f,%.2f\n", hz, hz < 1000.0 ? 3.0 : -2.0);
  write_curve (path, "Zzyzx <b>One&Only<b\nx.csv", text->str);
  write_curve (path, "broken.csv", "nothing\n");
  earcup_browser_add_folder (browser, folder);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (browser->pages)), ==, "library");
  assert_soon (earcup_shelf_get_n_all (browser->shelf) == 143);
  assert_soon (earcup_test_shows (GTK_WIDGET (browser), "1 curve"));
  g_assert_true (earcup_test_shows (GTK_WIDGET (browser), "1 file is no curve"));
  saved = g_settings_get_value (test->settings, "library-folders");
  g_assert_cmpuint (g_variant_n_children (saved), ==, 1);

  search (test, "zzyzx");
  own = dup_nth (test, 0);
  g_assert_cmpint (earcup_entry_get_kind (own), ==, EARCUP_ENTRY_KIND_CURVE);
  earcup_browser_choose (browser, own, 1);
  assert_soon (g_strcmp0 (earcup_test_slot (test, 1), earcup_entry_get_id (own)) == 0);
  earcup_browser_show_details (browser, earcup_entry_get_id (own));
  assert_soon (!earcup_details_page_is_busy (EARCUP_DETAILS_PAGE (browser->details)));

  remove_file (path, "Zzyzx <b>One&Only<b\nx.csv");
  remove_file (path, "broken.csv");
  g_assert_cmpint (g_rmdir (path), ==, 0);
  assert_soon (earcup_shelf_get_n_all (browser->shelf) == 142);

  added = g_list_model_get_item (earcup_library_get_folders (browser->library), 0);
  earcup_library_remove (browser->library, added);
  g_assert_cmpuint (g_list_model_get_n_items (earcup_library_get_folders (browser->library)), ==,
                    0);
}

static void
test_collections (void)
{
  g_autoptr(EarcupTestWindow) test = open_list ();
  EarcupBrowser *browser = test->window->browser;
  GtkEditable *new_row;

  g_assert_null (browser->library_page);
  gtk_widget_activate_action (GTK_WIDGET (browser), "browser.library", NULL);
  new_row = earcup_test_part (browser->library_page, "new_collection");
  gtk_editable_set_text (new_row, "On the <i>road</i>");
  g_signal_emit_by_name (new_row, "apply");
  g_assert_cmpuint (earcup_collections_get_n (browser->collections), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (new_row), ==, "");

  earcup_browser_show_details (browser, "akg-k702");
  gtk_widget_activate_action (GTK_WIDGET (browser), "browser.collect", "i", 0);
  earcup_shelf_choose (browser->shelf, EARCUP_FACET_COLLECTION, EARCUP_FACET_BIT (0));
  g_assert_cmpuint (g_list_model_get_n_items (list_of (test)), ==, 1);
  g_assert_true (gtk_widget_get_visible (browser->chips));
  earcup_collections_delete (browser->collections, 0);
  g_assert_cmpuint (g_list_model_get_n_items (list_of (test)), ==, 142);
}

/* }}} */

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/browser/forgiving-names-find-their-model-first", test_search);
  g_test_add_func ("/ui/browser/misspelt-name-finds-its-maker-and-says-so", test_misspelt);
  g_test_add_func ("/ui/browser/nothing-found-is-said", test_nothing_found);
  g_test_add_func ("/ui/browser/enclosures-partition-the-catalogue", test_enclosures);
  g_test_add_func ("/ui/browser/facets-filter-and-show-as-chips", test_facets);
  g_test_add_func ("/ui/browser/filters-and-search-combine", test_filters_combine);

  g_test_add_func ("/ui/browser/list-follows-its-order", test_order);
  g_test_add_func ("/ui/browser/details-mark-listen-and-wear", test_favourites);
  g_test_add_func ("/ui/browser/details-hold-every-figure", test_details);
  g_test_add_func ("/ui/browser/row-has-a-menu", test_menu);
  g_test_add_func ("/ui/browser/folder-becomes-part-of-the-list", test_library);
  g_test_add_func ("/ui/browser/collections-are-made-filled-and-deleted", test_collections);

  return g_test_run ();
}
