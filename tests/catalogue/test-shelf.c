/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-folder.h"

#include <math.h>

#include "catalogue/earcup-search.h"
#include "catalogue/earcup-shelf-key.h"
#include "catalogue/earcup-shelf.h"

typedef struct {
  EarcupCatalogue   *catalogue;
  EarcupGallery     *gallery;
  EarcupCollections *collections;
  GFile             *folder;
  EarcupShelf       *shelf;
  GPtrArray         *mirror;     /* the list, as the changes that were told make it */
} Fixture;

static void
items_cb (Fixture    *fixture,
          guint       position,
          guint       n_removed,
          guint       n_added,
          GListModel *list)
{
  if (n_removed > 0)
    g_ptr_array_remove_range (fixture->mirror, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (fixture->mirror, (int) (position + i),
                        g_list_model_get_item (list, position + i));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GFile) file = NULL;

  fixture->folder = earcup_test_folder_new ();
  file = g_file_get_child (fixture->folder, "collections.json");
  fixture->catalogue = earcup_catalogue_new_bundled (NULL);
  fixture->gallery = earcup_gallery_new (fixture->catalogue);
  fixture->collections = earcup_collections_new (file);
  fixture->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->shelf = earcup_shelf_new (fixture->catalogue, fixture->gallery, fixture->collections);
  g_signal_connect_swapped (fixture->shelf, "items-changed", G_CALLBACK (items_cb), fixture);
  earcup_shelf_add (fixture->shelf, G_LIST_MODEL (fixture->catalogue));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->shelf);
  g_object_unref (fixture->collections);
  g_object_unref (fixture->gallery);
  g_object_unref (fixture->catalogue);
  g_ptr_array_unref (fixture->mirror);
  earcup_test_folder_remove (fixture->folder);
  g_object_unref (fixture->folder);
}

static guint
count (Fixture *fixture)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->shelf));

  g_assert_cmpuint (fixture->mirror->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(EarcupEntry) entry = g_list_model_get_item (G_LIST_MODEL (fixture->shelf), i);

      g_assert_true (fixture->mirror->pdata[i] == entry);
    }

  return n;
}

static EarcupEntry *
nth (Fixture *fixture,
     guint    position)
{
  return fixture->mirror->pdata[position];
}

/* Whatever is typed, letter by letter, the list is what a search from scratch finds. */
static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const texts[] = { "dt 770 pro 80", "hd6 50", "senheiser hd", "akg", "zzz",
                                       "h d 6", "xm4", "Ω 250" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (const char *end = texts[i]; *end != '\0'; end = g_utf8_next_char (end))
      {
        g_autofree char *typed = g_strndup (texts[i], (gsize) (g_utf8_next_char (end) - texts[i]));
        gboolean fuzzy;
        g_autoptr(GPtrArray) found = earcup_search (G_LIST_MODEL (fixture->catalogue), typed,
                                                    &fuzzy);

        earcup_shelf_set_text (fixture->shelf, typed);
        g_assert_cmpuint (count (fixture), ==, found->len);
        g_assert_cmpint (earcup_shelf_is_fuzzy (fixture->shelf), ==, fuzzy);
        for (guint j = 0; j < found->len; j++)
          g_assert_true (nth (fixture, j) == found->pdata[j]);
      }

  earcup_shelf_set_text (fixture->shelf, "");
  g_assert_cmpuint (count (fixture), ==, 142);
}

/* The count beside a value is the length of the list when it is chosen. */
static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  static EarcupShelfCounts counts;

  earcup_shelf_set_text (fixture->shelf, "s");
  earcup_shelf_choose (fixture->shelf, EARCUP_FACET_PRICE,
                       EARCUP_FACET_BIT (EARCUP_PRICE_TIER_MID) |
                       EARCUP_FACET_BIT (EARCUP_PRICE_TIER_HIGH));
  earcup_shelf_choose (fixture->shelf, EARCUP_FACET_WEARING,
                       EARCUP_FACET_BIT (EARCUP_WEARING_OVER_EAR));
  earcup_shelf_count (fixture->shelf, &counts);

  for (guint facet = 0; facet < EARCUP_N_FIXED_FACETS; facet++)
    {
      guint32 before = earcup_shelf_get_chosen (fixture->shelf, facet);

      for (guint value = 0; value < earcup_facet_get_n_values (facet); value++)
        {
          earcup_shelf_choose (fixture->shelf, facet, EARCUP_FACET_BIT (value));
          g_assert_cmpuint (count (fixture), ==, counts.n[facet][value]);
        }
      earcup_shelf_choose (fixture->shelf, facet, before);
    }

  g_assert_true (earcup_shelf_is_filtered (fixture->shelf));
  earcup_shelf_choose_nothing (fixture->shelf);
  earcup_shelf_set_text (fixture->shelf, "");
  g_assert_false (earcup_shelf_is_filtered (fixture->shelf));
  earcup_shelf_count (fixture->shelf, &counts);
  g_assert_cmpuint (counts.n[EARCUP_FACET_ENCLOSURE][EARCUP_FACET_ENCLOSURE_MONITOR], ==, 12);
}

static double
key_of (Fixture          *fixture,
        EarcupShelfOrder  order,
        guint             position)
{
  return earcup_shelf_key_get (order, nth (fixture, position), fixture->gallery,
                               fixture->collections, NULL);
}

static void
test_orders (Fixture       *fixture,
             gconstpointer  data)
{
  earcup_gallery_begin (fixture->gallery);
  assert_before_long (earcup_gallery_is_done (fixture->gallery));
  earcup_collections_use (fixture->collections, "akg-k702");
  earcup_collections_use (fixture->collections, "sennheiser-hd-650");

  for (guint order = EARCUP_SHELF_ORDER_PRICE; order < EARCUP_N_SHELF_ORDERS; order++)
    for (guint turn = 0; turn < 2; turn++)
      {
        guint n_known = 0, n;

        if (order == EARCUP_SHELF_ORDER_NEAREST)
          continue;
        earcup_shelf_set_order (fixture->shelf, order, turn == 1);
        n = count (fixture);
        while (n_known < n && !isnan (key_of (fixture, order, n_known)))
          n_known++;
        g_assert_cmpuint (n_known, >, 1);
        for (guint i = 1; i < n_known; i++)
          g_assert_cmpfloat (key_of (fixture, order, turn == 0 ? i - 1 : i), <=,
                             key_of (fixture, order, turn == 0 ? i : i - 1));
        for (guint i = n_known; i < n; i++)
          g_assert_true (isnan (key_of (fixture, order, i)));
      }

  g_assert_cmpstr (earcup_entry_get_id (nth (fixture, 1)), ==, "sennheiser-hd-650");
}

static void
test_nearest (Fixture       *fixture,
              gconstpointer  data)
{
  EarcupEntry *entry = earcup_catalogue_get_entry (fixture->catalogue, "akg-k702");
  g_autoptr(EarcupModel) model = earcup_model_new_entry (fixture->catalogue, entry, NULL);
  g_autofree char *text = NULL;

  earcup_gallery_begin (fixture->gallery);
  assert_before_long (earcup_gallery_is_done (fixture->gallery));
  earcup_shelf_set_order (fixture->shelf, EARCUP_SHELF_ORDER_NEAREST, FALSE);
  earcup_shelf_set_reference (fixture->shelf, earcup_model_get_response (model));
  text = earcup_shelf_dup_key (fixture->shelf, entry);
  g_assert_cmpstr (text, ==, "0.0 dB away");
  for (guint i = 0; nth (fixture, i) != entry; i++)
    {
      g_autofree char *other = earcup_shelf_dup_key (fixture->shelf, nth (fixture, i));

      g_assert_cmpstr (other, ==, "0.0 dB away");
    }
}

static void
test_marks (Fixture       *fixture,
            gconstpointer  data)
{
  earcup_collections_set_favourite (fixture->collections, "akg-k702", TRUE);
  earcup_collections_create (fixture->collections, "c", NULL);
  earcup_collections_set_contains (fixture->collections, 0, "sennheiser-hd-650", TRUE);
  earcup_shelf_choose (fixture->shelf, EARCUP_FACET_MINE,
                       EARCUP_FACET_BIT (EARCUP_FACET_MINE_FAVOURITE));
  g_assert_cmpuint (count (fixture), ==, 1);
  earcup_collections_set_favourite (fixture->collections, "sennheiser-hd-650", TRUE);
  g_assert_cmpuint (count (fixture), ==, 2);
  earcup_shelf_choose (fixture->shelf, EARCUP_FACET_COLLECTION, EARCUP_FACET_BIT (0));
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpstr (earcup_entry_get_id (nth (fixture, 0)), ==, "sennheiser-hd-650");

  /* What was chosen of a collection that is gone is not chosen any more. */
  earcup_collections_delete (fixture->collections, 0);
  g_assert_cmpuint (count (fixture), ==, 2);
}

static void
test_sources (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GListStore) store = g_list_store_new (EARCUP_TYPE_ENTRY);
  gint16 levels[EARCUP_ENTRY_N_LEVELS] = { 0 };
  g_autoptr(EarcupEntry) entry = earcup_entry_new_curve ("curve:file:///k.csv", "AKG", "K 0", NULL,
                                                         levels);

  earcup_shelf_add (fixture->shelf, G_LIST_MODEL (store));
  g_list_store_append (store, entry);
  assert_before_long (earcup_shelf_get_n_all (fixture->shelf) == 143);
  g_assert_cmpuint (count (fixture), ==, 143);
  g_assert_true (earcup_shelf_find (fixture->shelf, "curve:file:///k.csv") == entry);
  earcup_shelf_set_text (fixture->shelf, "k 0");
  g_assert_true (nth (fixture, 0) == entry);
  g_list_store_remove_all (store);
  assert_before_long (earcup_shelf_get_n_all (fixture->shelf) == 142);
  g_assert_null (earcup_shelf_find (fixture->shelf, "curve:file:///k.csv"));
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/catalogue/shelf/every-letter-typed-finds-what-a-search-finds", test_search },
    { "/catalogue/shelf/counts-are-what-a-choice-lists", test_counts },
    { "/catalogue/shelf/orders-rise-or-fall-and-unknown-is-last", test_orders },
    { "/catalogue/shelf/nearest-to-itself-is-itself", test_nearest },
    { "/catalogue/shelf/marks-filter-at-once", test_marks },
    { "/catalogue/shelf/follows-its-sources", test_sources },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
