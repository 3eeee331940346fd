/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-estimate.h"

#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-units.h"
#include "catalogue/earcup-catalogue.h"

#include <complex.h>
#include <math.h>

static double
compute_db_per_v (const EarcupDesign *design)
{
  const double hz = 1000.0;
  double complex drum_pa_v;

  earcup_simulate_drum (design, &hz, 1, &drum_pa_v);
  return 20.0 * log10 (cabs (drum_pa_v) / EARCUP_REFERENCE_PA);
}

static EarcupDesign *
estimate (EarcupCatalogue *catalogue,
          EarcupEntry     *entry,
          double          *shortfall_db)
{
  EarcupConstruction construction = earcup_construction_of (entry);
  EarcupArchetype *archetype;
  g_autoptr(GError) error = NULL;
  EarcupDesign *design;

  archetype = earcup_catalogue_get_archetype (catalogue, construction.archetype_id);
  design = earcup_estimate_design (entry, earcup_archetype_get_design (archetype), shortfall_db,
                                   &error);
  g_assert_no_error (error);
  return design;
}

static void
test_sensitivity (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  guint n_reached = 0, n_short = 0;

  for (guint i = 0; i < 142; i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);
      g_autoptr(EarcupDesign) design = NULL;
      double db_per_v, shortfall_db;

      if (earcup_entry_get_kind (entry) != EARCUP_ENTRY_KIND_HEADPHONE ||
          !earcup_entry_get_number (entry, "sensitivity_db_per_v", &db_per_v))
        continue;

      design = estimate (catalogue, entry, &shortfall_db);
      g_test_message ("%s: %.2f dB short", earcup_entry_get_id (entry), shortfall_db);
      g_assert_cmpfloat (shortfall_db, >=, 0.0);
      g_assert_cmpfloat_with_epsilon (compute_db_per_v (design), db_per_v - shortfall_db, 0.001);
      n_reached += shortfall_db == 0.0 ? 1 : 0;
      n_short += shortfall_db > 0.0 ? 1 : 0;
    }

  g_assert_cmpuint (n_reached + n_short, ==, 112);
  g_assert_cmpuint (n_reached, >, 100);
}

static void
test_maximum (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  guint n_checked = 0;

  /* Where the sensitivity is out of reach, more and less magnet are both quieter. */
  for (guint i = 0; i < 142; i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);
      g_autoptr(EarcupDesign) design = NULL, weaker = NULL, stronger = NULL;
      double shortfall_db, force_factor, db_per_v;

      if (!earcup_entry_get_number (entry, "sensitivity_db_per_v", &db_per_v))
        continue;
      design = estimate (catalogue, entry, &shortfall_db);
      if (shortfall_db == 0.0)
        continue;

      force_factor = earcup_design_get (design, EARCUP_PARAMETER_BL);
      weaker = earcup_design_new_with (design, EARCUP_PARAMETER_BL, 0.9 * force_factor, NULL);
      stronger = earcup_design_new_with (design, EARCUP_PARAMETER_BL, 1.1 * force_factor, NULL);
      g_assert_cmpfloat (compute_db_per_v (weaker), <, compute_db_per_v (design));
      g_assert_cmpfloat (compute_db_per_v (stronger), <, compute_db_per_v (design));
      n_checked++;
    }

  g_test_message ("%u out of reach", n_checked);
}

static void
test_impedance (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);

  for (guint i = 0; i < 142; i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);
      g_autoptr(EarcupDesign) design = NULL;
      double ohm, shortfall_db;

      if (earcup_entry_get_kind (entry) != EARCUP_ENTRY_KIND_HEADPHONE ||
          !earcup_entry_get_number (entry, "impedance_ohm", &ohm))
        continue;

      design = estimate (catalogue, entry, &shortfall_db);
      g_assert_cmpfloat_with_epsilon (earcup_design_get (design, EARCUP_PARAMETER_RE), ohm,
                                      1e-9 * ohm);
    }
}

static void
test_missing_figures (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  EarcupEntry *entry = earcup_catalogue_get_entry (catalogue, "koss-sp-3");
  const EarcupDesign *archetype;
  g_autoptr(EarcupDesign) design = NULL;
  double shortfall_db;

  archetype = earcup_archetype_get_design (earcup_catalogue_get_archetype (catalogue, "closed"));
  design = estimate (catalogue, entry, &shortfall_db);
  g_assert_cmpfloat (shortfall_db, ==, 0.0);
  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    g_assert_cmpfloat (earcup_design_get (design, i), ==, earcup_design_get (archetype, i));
}

static void
test_constructions (void)
{
  const struct
  {
    const char *id;
    const char *archetype_id;
    gboolean    on_ear;
    gboolean    stands_in;
  } cases[] = {
    { "sony-mdr-7506", "closed", FALSE, FALSE },
    { "akg-k240-studio", "semi_open", FALSE, FALSE },
    { "sennheiser-hd-650", "open", FALSE, FALSE },
    { "audeze-lcd-2", "planar_open", FALSE, FALSE },
    { "audeze-lcd-xc", "closed", FALSE, TRUE },
    { "fostex-t50rp-mk3", "semi_open", FALSE, TRUE },
    { "sennheiser-hd-25", "closed", TRUE, FALSE },
    { "grado-sr80x", "open", TRUE, FALSE },
  };
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_entry (catalogue, cases[i].id);
      EarcupConstruction construction = earcup_construction_of (entry);

      g_assert_cmpstr (construction.archetype_id, ==, cases[i].archetype_id);
      g_assert_cmpint (construction.on_ear, ==, cases[i].on_ear);
      g_assert_cmpint (construction.stands_in, ==, cases[i].stands_in);
    }
}

static void
test_on_ear (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupDesign) on_ear = NULL, over_ear = NULL;
  double shortfall_db;

  on_ear = estimate (catalogue, earcup_catalogue_get_entry (catalogue, "sennheiser-hd-25"),
                     &shortfall_db);
  over_ear = estimate (catalogue, earcup_catalogue_get_entry (catalogue, "sony-mdr-7506"),
                       &shortfall_db);
  g_assert_cmpfloat (earcup_design_get (on_ear, EARCUP_PARAMETER_RL2), ==, 2.46e4);
  g_assert_cmpfloat (earcup_design_get (on_ear, EARCUP_PARAMETER_ML2), ==, 650.0);
  g_assert_true (isinf (earcup_design_get (over_ear, EARCUP_PARAMETER_RL2)));
}

/* Scaling keeps the damping by the motor, and a figure that is missing changes nothing. */
static void
test_change (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  const EarcupEstimateChange nothing = { 1.0, NAN, FALSE };
  const EarcupEstimateChange half = { 0.5, NAN, FALSE };
  const EarcupEstimateChange louder = { 1.0, 112.0, TRUE };
  const EarcupDesign *design;
  g_autoptr(EarcupDesign) same = NULL, scaled = NULL, loud = NULL;
  double shortfall_db, bl, re;

  design = earcup_archetype_get_design (earcup_catalogue_get_archetype (catalogue, "closed"));
  same = earcup_estimate_change (design, &nothing, &shortfall_db, NULL);
  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    g_assert_cmpfloat (earcup_design_get (same, i), ==, earcup_design_get (design, i));

  scaled = earcup_estimate_change (design, &half, &shortfall_db, NULL);
  bl = earcup_design_get (scaled, EARCUP_PARAMETER_BL);
  re = earcup_design_get (scaled, EARCUP_PARAMETER_RE);
  g_assert_cmpfloat_with_epsilon (re, 0.5 * earcup_design_get (design, EARCUP_PARAMETER_RE), 1e-9);
  g_assert_cmpfloat_with_epsilon (bl * bl / re, pow (earcup_design_get (design,
                                                                       EARCUP_PARAMETER_BL), 2.0) /
                                                earcup_design_get (design, EARCUP_PARAMETER_RE),
                                  1e-9);

  loud = earcup_estimate_change (design, &louder, &shortfall_db, NULL);
  g_assert_cmpfloat (shortfall_db, ==, 0.0);
  g_assert_cmpfloat_with_epsilon (compute_db_per_v (loud), 112.0, 0.001);
  g_assert_cmpfloat (earcup_design_get (loud, EARCUP_PARAMETER_RL2), ==, 2.46e4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/estimate/meets-the-sensitivity", test_sensitivity);
  g_test_add_func ("/catalogue/estimate/out-of-reach-is-the-maximum", test_maximum);
  g_test_add_func ("/catalogue/estimate/meets-the-impedance", test_impedance);
  g_test_add_func ("/catalogue/estimate/without-figures-it-is-the-archetype", test_missing_figures);
  g_test_add_func ("/catalogue/estimate/construction-chooses-the-archetype", test_constructions);
  g_test_add_func ("/catalogue/estimate/on-ear-pads-have-a-gap", test_on_ear);
  g_test_add_func ("/catalogue/estimate/a-change-keeps-the-rest", test_change);
  return g_test_run ();
}
