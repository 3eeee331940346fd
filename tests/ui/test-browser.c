/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

typedef gboolean (*Wanted) (EarcupEntry *entry,
                            guint        value);

static GListModel *
list_of (EarcupTestWindow *test)
{
  return G_LIST_MODEL (gtk_list_view_get_model (earcup_test_part (test->window->browser, "list")));
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
  earcup_test_settle (250);       /* longer than a search entry waits for more letters */
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

static void
test_tiers (void)
{
  g_autoptr(EarcupTestWindow) test = open_list ();

  assert_filter (test, "budget", has_tier, EARCUP_PRICE_TIER_BUDGET);
  assert_filter (test, "mid", has_tier, EARCUP_PRICE_TIER_MID);
  assert_filter (test, "high", has_tier, EARCUP_PRICE_TIER_HIGH);
  assert_filter (test, "flagship", has_tier, EARCUP_PRICE_TIER_FLAGSHIP);
}

static void
test_in_guides (void)
{
  g_autoptr(EarcupTestWindow) test = open_list ();
  GtkWidget *more = earcup_test_part (test->window->browser, "more");

  assert_filter (test, "in_guides", is_named, 0);
  g_assert_false (gtk_widget_has_css_class (more, "suggested-action"));
  g_object_set (earcup_test_part (test->window->browser, "in_guides"), "active", TRUE, NULL);
  g_assert_true (gtk_widget_has_css_class (more, "suggested-action"));
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

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/browser/forgiving-names-find-their-model-first", test_search);
  g_test_add_func ("/ui/browser/misspelt-name-finds-its-maker-and-says-so", test_misspelt);
  g_test_add_func ("/ui/browser/nothing-found-is-said", test_nothing_found);
  g_test_add_func ("/ui/browser/enclosures-partition-the-catalogue", test_enclosures);
  g_test_add_func ("/ui/browser/price-tiers-filter", test_tiers);
  g_test_add_func ("/ui/browser/guide-mention-filters-and-shows", test_in_guides);
  g_test_add_func ("/ui/browser/filters-and-search-combine", test_filters_combine);

  return g_test_run ();
}
