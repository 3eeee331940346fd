/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-search.h"

#include "catalogue/earcup-catalogue.h"

#include <locale.h>
#include <string.h>

typedef struct {
  EarcupCatalogue *catalogue;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->catalogue = earcup_catalogue_new_bundled (&error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->catalogue);
}

typedef struct {
  const char *text;
  const char *first;     /* the id that must come first */
  gboolean    fuzzy;
} Query;

static const Query queries[] = {
  { "DT770", "beyerdynamic-dt-770-pro-32-ohm", FALSE },
  { "dt 770 pro", "beyerdynamic-dt-770-pro-32-ohm", FALSE },
  { "DT-770", "beyerdynamic-dt-770-pro-32-ohm", FALSE },
  { "beyer dt770 250", "beyerdynamic-dt-770-pro-250-ohm", FALSE },
  { "dt 770 pro 80 ohm", "beyerdynamic-dt-770-pro-80-ohm", FALSE },
  { "dt770 80Ω", "beyerdynamic-dt-770-pro-80-ohm", FALSE },
  { "250 beyer 770", "beyerdynamic-dt-770-pro-250-ohm", FALSE },
  { "dt 770 m", "beyerdynamic-dt-770-m", FALSE },
  { "hd650", "sennheiser-hd-650", FALSE },
  { "hd-650", "sennheiser-hd-650", FALSE },
  { "HD 650", "sennheiser-hd-650", FALSE },
  { "SENNHEISER hd 650", "sennheiser-hd-650", FALSE },
  { "hd6xx", "sennheiser-hd-6xx", FALSE },
  { "mdr7506", "sony-mdr-7506", FALSE },
  { "7506", "sony-mdr-7506", FALSE },
  { "sony 7506", "sony-mdr-7506", FALSE },
  { "m50x", "audio-technica-ath-m50x", FALSE },
  { "ath m70x", "audio-technica-ath-m70x", FALSE },
  { "audiotechnica m40x", "audio-technica-ath-m40x", FALSE },
  { "k240 mk2", "akg-k240-mkii", FALSE },
  { "K240 MKII", "akg-k240-mkii", FALSE },
  { "k702", "akg-k702", FALSE },
  { "lcd2", "audeze-lcd-2", FALSE },
  { "portapro", "koss-porta-pro", FALSE },
  { "xm4", "sony-wh-1000xm4", FALSE },
  { "hi x50", "austrian-audio-hi-x50", FALSE },
  { "öllo s4x", "ollo-audio-s4x", FALSE },
  { "ns10", "yamaha-ns-10m", FALSE },
  { "hs5", "yamaha-hs5", FALSE },
  { "senheiser", "sennheiser-hd-6xx", TRUE },
  { "bayerdynamic", "beyerdynamic-dt-48", TRUE },
  { "hd56o s", "sennheiser-hd-560s", TRUE },
  { "senheiser hd 600", "sennheiser-hd-600", TRUE },
  { "sundra", "hifiman-sundara", TRUE },
  { "koss prota pro", "koss-porta-pro", TRUE },
};

static void
test_queries (Fixture       *fixture,
              gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      gboolean fuzzy;
      g_autoptr(GPtrArray) found = earcup_search (G_LIST_MODEL (fixture->catalogue),
                                                  queries[i].text, &fuzzy);

      g_test_message ("%s: %u found", queries[i].text, found->len);
      g_assert_cmpuint (found->len, >, 0);
      g_assert_cmpstr (earcup_entry_get_id (g_ptr_array_index (found, 0)), ==, queries[i].first);
      g_assert_cmpint (fuzzy, ==, queries[i].fuzzy);
    }
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  const char *const texts[] = {
    "zzz", "hd 651", "dt 771", "mdr7507", "hd651", "qqqqqqqq", "xyz k702",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GPtrArray) found = earcup_search (G_LIST_MODEL (fixture->catalogue), texts[i],
                                                  NULL);

      g_test_message ("%s: %u found", texts[i], found->len);
      g_assert_cmpuint (found->len, ==, 0);
    }
}

static void
test_everything (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GPtrArray) found = earcup_search (G_LIST_MODEL (fixture->catalogue), " - ", NULL);

  g_assert_cmpuint (found->len, ==, 142);
  g_assert_true (g_ptr_array_index (found, 0) == earcup_catalogue_get_nth (fixture->catalogue, 0));
}

static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  /* Each beginning of a name finds it, exactly, while it is typed letter by letter. */
  for (guint i = 0; i < 142; i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (fixture->catalogue, i);
      const char *name = earcup_entry_get_name (entry);

      for (const char *end = g_utf8_next_char (name); *end != '\0'; end = g_utf8_next_char (end))
        {
          g_autofree char *typed = g_strndup (name, (gsize) (end - name));
          g_autoptr(EarcupQuery) query = earcup_query_new (typed);

          g_assert_cmpuint (earcup_query_score (query, earcup_entry_get_search_key (entry)), >, 0);
        }
    }
}

static void
test_best (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) best = earcup_search_best (G_LIST_MODEL (fixture->catalogue), "dt 770 pro",
                                                  NULL);

  g_assert_cmpuint (best->len, ==, 3);
  for (guint i = 0; i < best->len; i++)
    g_assert_cmpstr (earcup_entry_get_model (g_ptr_array_index (best, i)), ==, "DT 770 PRO");
}

static void
test_nearest (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) near = earcup_search_nearest (G_LIST_MODEL (fixture->catalogue), "hd 651",
                                                     5);

  gboolean found = FALSE;

  g_assert_cmpuint (near->len, ==, 5);
  for (guint i = 0; i < near->len; i++)
    found |= g_str_equal (earcup_entry_get_id (g_ptr_array_index (near, i)), "sennheiser-hd-650");
  g_assert_true (found);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD ("/catalogue/search/the-wanted-model-comes-first", test_queries);
  ADD ("/catalogue/search/other-numbers-find-nothing", test_nothing);
  ADD ("/catalogue/search/an-empty-query-finds-everything-in-order", test_everything);
  ADD ("/catalogue/search/each-beginning-of-a-name-finds-it", test_typing);
  ADD ("/catalogue/search/the-best-are-the-variants", test_best);
  ADD ("/catalogue/search/the-nearest-are-spelt-alike", test_nearest);
  return g_test_run ();
}
