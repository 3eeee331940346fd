/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-catalogue.h"

#include <math.h>
#include <string.h>

#define MOST_WORDS 6     /* data are figures and names, not sentences */

static const struct
{
  const char *key;
  double      lowest;
  double      highest;
} limits[] = {
  { "impedance_ohm", 8.0, 2000.0 },
  { "sensitivity_db_per_v", 85.0, 130.0 },
  { "sensitivity_db_per_mw", 75.0, 130.0 },
  { "driver_mm", 20.0, 110.0 },
  { "weight_g", 20.0, 1000.0 },
  { "launch_year", 1930.0, 2030.0 },
  { "price_usd", 5.0, 10000.0 },
  { "max_spl_db", 90.0, 140.0 },
  { "ways", 1.0, 5.0 },
};

static JsonParser *
parse (const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "catalogue", file,
                                                 NULL);
  JsonParser *parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return parser;
}

static JsonArray *
get_entries (JsonParser *parser)
{
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));

  g_assert_cmpstr (json_object_get_string_member (root, "format"), ==, "earcup-catalogue-1");
  return json_object_get_array_member (root, "entries");
}

static const char *const files[] = { "headphones.json", "monitors.json" };

static void
test_counts (void)
{
  const guint counts[] = { 130, 12 };
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(JsonParser) parser = parse (files[i]);
      JsonArray *entries = get_entries (parser);

      g_assert_cmpuint (json_array_get_length (entries), ==, counts[i]);
      for (guint j = 0; j < counts[i]; j++)
        {
          JsonObject *entry = json_array_get_object_element (entries, j);
          const char *id = json_object_get_string_member (entry, "id");

          g_assert_cmpuint (strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-"), ==, strlen (id));
          g_assert_true (g_hash_table_add (ids, g_strdup (id)));
        }
    }
}

static void
assert_keys (JsonObject        *object,
             const char *const *allowed)
{
  g_autoptr(GList) keys = json_object_get_members (object);

  for (GList *item = keys; item != NULL; item = item->next)
    if (!g_strv_contains (allowed, item->data))
      g_error ("The key %s is not described in the schema", (const char *) item->data);
}

static void
test_keys (void)
{
  const char *const of_entry[] = {
    "id", "maker", "model", "variant", "nicknames", "guides", "figures", "sources",
    "prices_seen", "disagreements", NULL,
  };
  const char *const of_figure[] = {
    "value", "range", "list", "confidence", "sources", "derived", "at_hz", "unit_confirmed",
    "mode", "claim", "up_to", NULL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(JsonParser) parser = parse (files[i]);
      JsonArray *entries = get_entries (parser);

      for (guint j = 0; j < json_array_get_length (entries); j++)
        {
          JsonObject *entry = json_array_get_object_element (entries, j);
          JsonObject *figures = json_object_get_object_member (entry, "figures");
          g_autoptr(GList) values = json_object_get_values (figures);

          assert_keys (entry, of_entry);
          for (GList *item = values; item != NULL; item = item->next)
            assert_keys (json_node_get_object (item->data), of_figure);
        }
    }
}

static void
test_figures (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  guint n_figures = 0;

  for (guint i = 0; i < 142; i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);

      for (guint j = 0; j < earcup_entry_get_n_figures (entry); j++)
        {
          const EarcupFigure *figure = earcup_entry_get_nth_figure (entry, j);
          const char *const *sources = earcup_figure_get_sources (figure);

          g_assert_true (sources[0] != NULL ||
                         earcup_figure_get_confidence (figure) == EARCUP_CONFIDENCE_UNVERIFIED);
          n_figures++;
        }
    }

  g_assert_cmpuint (n_figures, >, 2000);
}

static void
test_limits (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);

  for (guint i = 0; i < 142; i++)
    for (guint j = 0; j < G_N_ELEMENTS (limits); j++)
      {
        EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);
        double value = limits[j].lowest;

        earcup_entry_get_number (entry, limits[j].key, &value);
        g_test_message ("%s %s %g", earcup_entry_get_id (entry), limits[j].key, value);
        g_assert_cmpfloat (value, >=, limits[j].lowest);
        g_assert_cmpfloat (value, <=, limits[j].highest);
      }
}

static void
test_units (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);

  /* Whatever is a number and not a count or a year carries its unit in its key. */
  for (guint i = 0; i < 142; i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);

      for (guint j = 0; j < earcup_entry_get_n_figures (entry); j++)
        {
          const EarcupFigure *figure = earcup_entry_get_nth_figure (entry, j);
          const char *key = earcup_figure_get_key (figure);
          guint n_numbers;

          earcup_figure_get_numbers (figure, &n_numbers);
          if (n_numbers > 0 && !g_str_equal (key, "ways") && !g_str_equal (key, "launch_year"))
            g_assert_cmpstr (earcup_figure_get_unit (figure), !=, "");
        }
    }
}

static void
test_derived (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  guint n_checked = 0;

  /* dB/V = dB/mW + 10 lg (1000 Ω / Z), rounded to 0.1 dB. */
  for (guint i = 0; i < 142; i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);
      double ohm, per_mw, per_v;

      if (earcup_entry_get_number (entry, "impedance_ohm", &ohm) &&
          earcup_entry_get_number (entry, "sensitivity_db_per_mw", &per_mw) &&
          earcup_entry_get_number (entry, "sensitivity_db_per_v", &per_v))
        {
          g_assert_cmpfloat_with_epsilon (per_v, per_mw + 10.0 * log10 (1000.0 / ohm), 0.06);
          n_checked++;
        }
    }

  g_assert_cmpuint (n_checked, ==, 111);
}

static void
assert_short (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr(GList) values = json_object_get_values (json_node_get_object (node));

      for (GList *item = values; item != NULL; item = item->next)
        assert_short (item->data);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        assert_short (json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      const char *text = json_node_get_string (node);
      g_auto(GStrv) words = g_strsplit (text, " ", -1);

      if (!g_str_has_prefix (text, "http"))
        g_assert_cmpuint (g_strv_length (words), <=, MOST_WORDS);
    }
}

static void
test_no_sentences (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(JsonParser) parser = parse (files[i]);

      assert_short (json_parser_get_root (parser));
    }
}

static void
test_guides (void)
{
  const char *const ways[] = {
    "budget", "mid", "high", "featured", "named", "history", "near-field", "far-field", "maker",
    NULL,
  };
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);

  for (guint i = 0; i < 142; i++)
    {
      guint n_mentions;
      const EarcupMention *mentions;

      mentions = earcup_entry_get_mentions (earcup_catalogue_get_nth (catalogue, i), &n_mentions);
      for (guint j = 0; j < n_mentions; j++)
        {
          g_assert_true (g_strv_contains (ways, mentions[j].as));
          g_assert_cmpuint (strlen (mentions[j].guide), ==, 2);
          g_assert_cmpint (mentions[j].guide[0], ==, 'G');
          g_assert_true (mentions[j].guide[1] >= '1' && mentions[j].guide[1] <= '5');
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/data/ids-are-unique", test_counts);
  g_test_add_func ("/catalogue/data/keys-are-those-of-the-schema", test_keys);
  g_test_add_func ("/catalogue/data/each-figure-has-a-source-or-says-unverified", test_figures);
  g_test_add_func ("/catalogue/data/figures-are-plausible", test_limits);
  g_test_add_func ("/catalogue/data/numbers-carry-their-unit", test_units);
  g_test_add_func ("/catalogue/data/both-sensitivities-agree", test_derived);
  g_test_add_func ("/catalogue/data/no-text-is-a-sentence", test_no_sentences);
  g_test_add_func ("/catalogue/data/guides-are-named-by-codes", test_guides);
  return g_test_run ();
}
