/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-origin.h"

#include "acoustics/earcup-response.h"
#include "catalogue/earcup-catalogue-error.h"
#include "catalogue/earcup-estimate.h"

#include <math.h>
#include <string.h>

#include "earcup-test-lineage.h"

/* The DT 770 with 250 ohm is taken to be measured twice; others go back to it. */
#define MEASURED  "beyerdynamic-dt-770-pro-250-ohm"
#define RELATIVE  "{\"id\": \"" MEASURED "\", \"why\": \"other-coil\"}"
#define RELATIONS \
  "{\"entry\": \"" MEASURED "\", \"curve\": {\"file\": \"A\"}, \"also\": [{\"file\": \"W\"}]}," \
  "{\"entry\": \"beyerdynamic-dt-770-pro-80-ohm\", \"relative\": " RELATIVE "}," \
  "{\"entry\": \"koss-sp-3\", \"relative\": " RELATIVE "}," \
  "{\"entry\": \"sennheiser-hd-25\", \"relative\": " RELATIVE "}," \
  "{\"entry\": \"audeze-lcd-xc\", \"curve\": {\"file\": \"B\"}," \
  " \"relative\": {\"name\": \"The old one\", \"why\": \"predecessor\"}}," \
  "{\"entry\": \"akg-k361\", \"curve\": {\"file\": \"not fitted\"}}"

typedef struct {
  EarcupCatalogue *catalogue;
  EarcupLineage   *lineage;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *own = NULL, *worn = NULL, *other = NULL, *fits = NULL;

  fixture->catalogue = earcup_catalogue_new_bundled (NULL);
  own = earcup_test_lineage_dup_fit (fixture->catalogue, "closed", "A", "gras");
  worn = earcup_test_lineage_dup_fit (fixture->catalogue, "same_driver_sealed", "W", "gras");
  other = earcup_test_lineage_dup_fit (fixture->catalogue, "closed", "B", "rtings");
  fits = g_strjoin (",", own, worn, other, NULL);
  fixture->lineage = earcup_test_lineage_new (RELATIONS, fits);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->catalogue);
  g_clear_pointer (&fixture->lineage, earcup_lineage_unref);
}

static EarcupOrigin *
make (Fixture    *fixture,
      const char *id)
{
  EarcupEntry *entry = earcup_catalogue_get_entry (fixture->catalogue, id);
  g_autoptr(GError) error = NULL;
  EarcupOrigin *origin;

  origin = earcup_origin_new (fixture->catalogue, fixture->lineage, entry, &error);
  g_assert_no_error (error);
  g_assert_cmpint (origin->provenance, ==, earcup_origin_get_provenance (fixture->lineage, entry));
  return origin;
}

static gboolean
has_note (EarcupOrigin *origin,
          const char   *word)
{
  for (guint i = 0; origin->notes[i] != NULL; i++)
    if (strstr (origin->notes[i], word) != NULL)
      return TRUE;

  return FALSE;
}

static double
level_at (EarcupDesign *design,
          double        hz)
{
  g_autoptr(EarcupResponse) response = earcup_response_new_simulated (design);

  return earcup_response_get_level (response, hz);
}

static void
test_fitted (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(EarcupOrigin) origin = make (fixture, MEASURED);

  g_assert_cmpint (origin->provenance, ==, EARCUP_PROVENANCE_FITTED);
  g_assert_true (origin->fit == earcup_lineage_get_fit (fixture->lineage, "A"));
  g_assert_true (origin->design == earcup_fit_record_get_design (origin->fit));
  g_assert_null (origin->relative);
  g_assert_cmpstr (origin->text, ==, "Fitted to a measurement by Someone (0.12 dB rms off below "
                                     "1 kHz, 0.25 dB above).");
  g_assert_cmpuint (origin->variants->len, ==, 1);
  g_assert_true (g_ptr_array_index (origin->variants, 0) ==
                 earcup_fit_record_get_design (earcup_lineage_get_fit (fixture->lineage, "W")));
}

static void
test_derived (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(EarcupOrigin) origin = make (fixture, "beyerdynamic-dt-770-pro-80-ohm");
  EarcupDesign *relative = earcup_fit_record_get_design (origin->fit);
  double db_per_v;

  g_assert_cmpint (origin->provenance, ==, EARCUP_PROVENANCE_DERIVED);
  g_assert_cmpstr (origin->relative, ==, "beyerdynamic DT 770 PRO, 250 ohm");
  g_assert_nonnull (strstr (origin->text, "Derived from beyerdynamic DT 770 PRO, 250 ohm"));
  g_assert_nonnull (strstr (origin->text, "another voice coil."));
  g_assert_nonnull (strstr (origin->text, "Impedance and sensitivity are as published."));
  g_assert_cmpuint (origin->variants->len, ==, 0);

  g_assert_cmpfloat_with_epsilon (earcup_design_get (origin->design, EARCUP_PARAMETER_RE),
                                  earcup_design_get (relative, EARCUP_PARAMETER_RE) * 80.0 / 250.0,
                                  1e-9);
  g_assert_true (earcup_entry_get_number (earcup_catalogue_get_entry (fixture->catalogue,
                                                                      "beyerdynamic-dt-770-pro-"
                                                                      "80-ohm"),
                                          "sensitivity_db_per_v", &db_per_v));
  g_assert_cmpfloat_with_epsilon (level_at (origin->design, 1000.0), db_per_v, 0.001);
}

/* What has no figures of its own is its relative, to the last bit. */
static void
test_same (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(EarcupOrigin) origin = make (fixture, "koss-sp-3");
  EarcupDesign *relative = earcup_fit_record_get_design (origin->fit);

  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    g_assert_cmpfloat (earcup_design_get (origin->design, i), ==, earcup_design_get (relative, i));
  g_assert_true (has_note (origin, "that of its relative is used"));
  g_assert_nonnull (strstr (origin->text, "None of its own figures is known."));
}

/* Even on the ear: what was measured is better than what is assumed of such pads. */
static void
test_seal (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(EarcupOrigin) derived = make (fixture, "sennheiser-hd-25");
  g_autoptr(EarcupOrigin) estimated = make (fixture, "beyerdynamic-dt-48");

  g_assert_true (isinf (earcup_design_get (derived->design, EARCUP_PARAMETER_RL2)));
  g_assert_true (has_note (derived, "which is rough"));
  g_assert_false (has_note (derived, "gap under the pad"));
  g_assert_cmpfloat (earcup_design_get (estimated->design, EARCUP_PARAMETER_RL2), ==, 2.46e4);
  g_assert_true (has_note (estimated, "gap under the pad"));
}

/* The archetype that the test takes for a fit was never fitted to these figures. */
static void
test_deviation (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(EarcupOrigin) adopted = make (fixture, "audeze-lcd-xc");
  g_autoptr(EarcupOrigin) scaled = make (fixture, "beyerdynamic-dt-770-pro-80-ohm");

  g_assert_true (has_note (adopted, "below the published sensitivity of 117.0 dB/V"));
  g_assert_false (has_note (scaled, "published sensitivity"));
}

/* A fit to something that is no entry was made with the entry's own figures. */
static void
test_named (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(EarcupOrigin) origin = make (fixture, "audeze-lcd-xc");

  g_assert_cmpint (origin->provenance, ==, EARCUP_PROVENANCE_DERIVED);
  g_assert_cmpstr (origin->relative, ==, "The old one");
  g_assert_true (origin->design == earcup_fit_record_get_design (origin->fit));
  g_assert_nonnull (strstr (origin->text, "That is its predecessor."));
  g_assert_true (has_note (origin, "another kind of artificial ear"));
}

static void
test_estimated (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const ids[] = { "akg-k361", "sony-mdr-7506" };
  EarcupArchetype *closed = earcup_catalogue_get_archetype (fixture->catalogue, "closed");

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_entry (fixture->catalogue, ids[i]);
      g_autoptr(EarcupOrigin) origin = make (fixture, ids[i]);
      g_autoptr(EarcupDesign) design = NULL;
      double shortfall_db;

      g_assert_cmpint (origin->provenance, ==, EARCUP_PROVENANCE_ESTIMATED);
      g_assert_null (origin->fit);
      g_assert_null (origin->relative);
      g_assert_true (g_str_has_prefix (origin->text, "Estimated from its construction (Closed"));
      design = earcup_estimate_design (entry, earcup_archetype_get_design (closed), &shortfall_db,
                                       NULL);
      for (guint p = 0; p < EARCUP_N_PARAMETERS; p++)
        g_assert_cmpfloat (earcup_design_get (origin->design, p), ==,
                           earcup_design_get (design, p));
    }
}

/* One measurement, one shape: estimates keep to themselves. */
static void
test_sharing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(EarcupOrigin) measured = make (fixture, MEASURED);
  g_autoptr(EarcupOrigin) derived = make (fixture, "koss-sp-3");
  g_autoptr(EarcupOrigin) alone = make (fixture, "audeze-lcd-xc");
  g_autoptr(EarcupOrigin) estimated = make (fixture, "sony-mdr-7506");

  g_assert_cmpuint (g_strv_length (measured->sharing), ==, 3);
  g_assert_true (g_strv_contains ((const char *const *) measured->sharing, "koss-sp-3"));
  g_assert_true (g_strv_contains ((const char *const *) derived->sharing, MEASURED));
  g_assert_false (g_strv_contains ((const char *const *) derived->sharing, "koss-sp-3"));
  g_assert_cmpuint (g_strv_length (alone->sharing), ==, 0);
  g_assert_true (g_strv_contains ((const char *const *) estimated->sharing, "akg-k361"));
  g_assert_false (g_strv_contains ((const char *const *) estimated->sharing, "koss-sp-3"));
}

static void
test_monitor (Fixture       *fixture,
              gconstpointer  data)
{
  EarcupEntry *entry = earcup_catalogue_get_entry (fixture->catalogue, "yamaha-hs5");
  g_autoptr(GError) error = NULL;

  g_assert_null (earcup_origin_new (fixture->catalogue, fixture->lineage, entry, &error));
  g_assert_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_NO_SIMULATION);
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/catalogue/origin/a-measured-headphone-is-its-fit", test_fitted);
  add ("/catalogue/origin/a-relative-is-scaled-to-its-own-figures", test_derived);
  add ("/catalogue/origin/without-own-figures-it-is-its-relative", test_same);
  add ("/catalogue/origin/a-measured-seal-is-kept", test_seal);
  add ("/catalogue/origin/far-from-the-sensitivity-is-noted", test_deviation);
  add ("/catalogue/origin/a-relative-may-be-no-entry", test_named);
  add ("/catalogue/origin/without-a-fit-it-is-estimated", test_estimated);
  add ("/catalogue/origin/those-of-one-root-share-their-shape", test_sharing);
  add ("/catalogue/origin/a-loudspeaker-has-none", test_monitor);
  return g_test_run ();
}
