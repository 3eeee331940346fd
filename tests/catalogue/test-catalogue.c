/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-catalogue.h"

#include "acoustics/earcup-simulate.h"

#include <complex.h>
#include <locale.h>
#include <math.h>
#include <string.h>

static EarcupCatalogue *
make (void)
{
  g_autoptr(GError) error = NULL;
  EarcupCatalogue *catalogue = earcup_catalogue_new_bundled (&error);

  g_assert_no_error (error);
  return catalogue;
}

static void
test_list (void)
{
  g_autoptr(EarcupCatalogue) catalogue = make ();
  GListModel *list = G_LIST_MODEL (catalogue);

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 142);
  g_assert_true (g_list_model_get_item_type (list) == EARCUP_TYPE_ENTRY);
  g_assert_null (g_list_model_get_item (list, 142));

  for (guint i = 0; i < 142; i++)
    {
      g_autoptr(EarcupEntry) entry = g_list_model_get_item (list, i);

      g_assert_true (entry == earcup_catalogue_get_nth (catalogue, i));
      g_assert_true (entry == earcup_catalogue_get_entry (catalogue, earcup_entry_get_id (entry)));
    }
}

static void
test_order (void)
{
  g_autoptr(EarcupCatalogue) catalogue = make ();
  const char *const expected[] = {
    "DT 770 M", "DT 770 PRO", "DT 770 PRO", "DT 770 PRO", "DT 770 PRO X", "DT 880 PRO",
  };
  const char *const variants[] = { "32 ohm", "80 ohm", "250 ohm" };
  guint at = 0;

  for (guint i = 1; i < 142; i++)
    {
      EarcupEntry *one = earcup_catalogue_get_nth (catalogue, i - 1);
      EarcupEntry *other = earcup_catalogue_get_nth (catalogue, i);

      g_assert_cmpint (g_ascii_strcasecmp (earcup_entry_get_maker (one),
                                           earcup_entry_get_maker (other)), <=, 0);
    }

  while (!g_str_equal (earcup_entry_get_model (earcup_catalogue_get_nth (catalogue, at)),
                       expected[0]))
    at++;
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (earcup_entry_get_model (earcup_catalogue_get_nth (catalogue, at + i)), ==,
                     expected[i]);
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    g_assert_cmpstr (earcup_entry_get_variant (earcup_catalogue_get_nth (catalogue, at + 1 + i)),
                     ==, variants[i]);
}

static void
test_entry (void)
{
  g_autoptr(EarcupCatalogue) catalogue = make ();
  EarcupEntry *entry = earcup_catalogue_get_entry (catalogue, "sony-mdr-7506");
  const EarcupDisagreement *disagreements;
  const EarcupMention *mentions;
  guint n;
  double ohm;

  g_assert_cmpstr (earcup_entry_get_name (entry), ==, "Sony MDR-7506");
  g_assert_cmpint (earcup_entry_get_kind (entry), ==, EARCUP_ENTRY_KIND_HEADPHONE);
  g_assert_cmpint (earcup_entry_get_enclosure (entry), ==, EARCUP_ENCLOSURE_CLOSED);
  g_assert_cmpint (earcup_entry_get_wearing (entry), ==, EARCUP_WEARING_OVER_EAR);
  g_assert_cmpint (earcup_entry_get_transducer (entry), ==, EARCUP_TRANSDUCER_DYNAMIC);
  g_assert_cmpint (earcup_entry_get_price_tier (entry), ==, EARCUP_PRICE_TIER_BUDGET);
  g_assert_false (earcup_entry_is_active (entry));
  g_assert_true (earcup_entry_get_number (entry, "impedance_ohm", &ohm));
  g_assert_cmpfloat (ohm, ==, 63.0);
  g_assert_false (earcup_entry_get_number (entry, "freq_range_hz", &ohm));
  g_assert_cmpstr (earcup_entry_get_uses (entry)[0], ==, "tracking");

  mentions = earcup_entry_get_mentions (entry, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (mentions[1].guide, ==, "G5");
  g_assert_cmpstr (mentions[1].as, ==, "budget");

  disagreements = earcup_entry_get_disagreements (entry, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (disagreements[0].kept, ==, "230");
  g_assert_cmpstr (disagreements[0].others, ==, "227");
}

static void
test_properties (void)
{
  g_autoptr(EarcupCatalogue) catalogue = make ();
  EarcupEntry *entry = earcup_catalogue_get_entry (catalogue, "akg-k702");
  g_autofree char *id = NULL, *name = NULL, *maker = NULL, *model = NULL;
  EarcupEnclosure enclosure;
  EarcupEntryKind kind;

  g_object_get (entry, "id", &id, "name", &name, "maker", &maker, "model", &model,
                "enclosure", &enclosure, "kind", &kind, NULL);
  g_assert_cmpstr (id, ==, "akg-k702");
  g_assert_cmpstr (name, ==, "AKG K702");
  g_assert_cmpstr (maker, ==, "AKG");
  g_assert_cmpstr (model, ==, "K702");
  g_assert_cmpint (enclosure, ==, EARCUP_ENCLOSURE_OPEN);
  g_assert_cmpint (kind, ==, EARCUP_ENTRY_KIND_HEADPHONE);
}

/* The drum column of a file of reference vectors, which an independent program made. */
static void
assert_golden (const EarcupDesign *design,
               const char         *id)
{
  g_autofree char *file = g_strconcat (id, ".csv", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", file, NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  guint n_rows = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i], ",", -1);
      double hz = g_ascii_strtod (cells[0], NULL);
      double complex golden = g_ascii_strtod (cells[1], NULL) +
                              I * g_ascii_strtod (cells[2], NULL);
      double complex drum_pa_v;

      earcup_simulate_drum (design, &hz, 1, &drum_pa_v);
      g_assert_cmpfloat (cabs (drum_pa_v - golden), <=, 1e-6 * cabs (golden));
      n_rows++;
    }

  g_assert_cmpuint (n_rows, ==, 133);
}

static void
test_archetypes (void)
{
  g_autoptr(EarcupCatalogue) catalogue = make ();
  const char *const ids[] = {
    "closed", "semi_open", "open", "planar_open", "same_driver_sealed", "same_driver_open",
  };

  g_assert_cmpuint (earcup_catalogue_get_n_archetypes (catalogue), ==, 8);
  g_assert_null (earcup_catalogue_get_archetype (catalogue, "leaky"));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      EarcupArchetype *archetype = earcup_catalogue_get_archetype (catalogue, ids[i]);

      g_assert_cmpstr (earcup_archetype_get_id (archetype), ==, ids[i]);
      assert_golden (earcup_archetype_get_design (archetype), ids[i]);
    }
}

static void
test_archetype_driver (void)
{
  g_autoptr(EarcupCatalogue) catalogue = make ();
  const EarcupDesign *sealed;
  EarcupArchetype *archetype;

  archetype = earcup_catalogue_get_archetype (catalogue, "same_driver_sealed");
  sealed = earcup_archetype_get_design (archetype);
  for (guint i = 4; i < 8; i++)
    {
      const EarcupDesign *design;

      archetype = earcup_catalogue_get_nth_archetype (catalogue, i);
      design = earcup_archetype_get_design (archetype);
      g_assert_true (g_str_has_prefix (earcup_archetype_get_id (archetype), "same_driver_"));
      for (guint j = EARCUP_PARAMETER_RG; j <= EARCUP_PARAMETER_SD; j++)
        g_assert_cmpfloat (earcup_design_get (design, j), ==, earcup_design_get (sealed, j));
    }
}

static void
test_targets (void)
{
  g_autoptr(EarcupCatalogue) catalogue = make ();
  g_auto(GStrv) ids = earcup_catalogue_dup_target_ids (catalogue);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (g_strv_length (ids), ==, 7);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(EarcupResponse) response = NULL;
      g_autofree char *file = g_strconcat (ids[i], ".source", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "targets", file,
                                                     NULL);

      response = earcup_catalogue_load_target (catalogue, ids[i], &error);
      g_assert_no_error (error);
      g_assert_true (isfinite (earcup_response_get_level (response, 1000.0)));
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }

  g_assert_true (g_strv_contains ((const char *const *) ids, EARCUP_CATALOGUE_NEUTRAL));
  g_assert_null (earcup_catalogue_load_target (catalogue, "no-such-target", &error));
  g_assert_error (error, G_RESOURCE_ERROR, G_RESOURCE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/catalogue/is-a-list-of-entries", test_list);
  g_test_add_func ("/catalogue/catalogue/makers-and-models-rise", test_order);
  g_test_add_func ("/catalogue/catalogue/an-entry-has-its-facts", test_entry);
  g_test_add_func ("/catalogue/catalogue/properties-read-the-same", test_properties);
  g_test_add_func ("/catalogue/catalogue/archetypes-meet-the-reference", test_archetypes);
  g_test_add_func ("/catalogue/catalogue/one-driver-in-four-housings", test_archetype_driver);
  g_test_add_func ("/catalogue/catalogue/each-target-has-a-source-note", test_targets);
  return g_test_run ();
}
