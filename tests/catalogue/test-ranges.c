/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-origin.h"

#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-simulate.h"

#include <math.h>

/* Whatever its curve comes from, a headphone has to behave like its class. The figures of each
 * entry are those of its design: isolation as the mean from 125 Hz to 4 kHz, bleed at one foot
 * with pink noise from 250 Hz to 4 kHz at 100 dB SPL at the drum. */

typedef struct {
  double lowest_isolation_db;
  double highest_isolation_db;
  double lowest_bleed_db;
  double highest_bleed_db;
} Range;

static const Range ranges[] = {
  [EARCUP_ENCLOSURE_CLOSED] = { 12.0, INFINITY, -INFINITY, 52.0 },
  [EARCUP_ENCLOSURE_SEMI_OPEN] = { 4.0, 12.0, 52.0, 66.0 },
  [EARCUP_ENCLOSURE_OPEN] = { -INFINITY, 9.0, 48.0, INFINITY },
};

typedef void (*Check) (EarcupOrigin *origin, EarcupEntry *entry);

static guint
check_all (Check check)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(GError) error = NULL;
  EarcupLineage *lineage = earcup_catalogue_get_lineage (catalogue, &error);
  guint n_checked = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);
      g_autoptr(EarcupOrigin) origin = NULL;

      if (earcup_entry_get_kind (entry) != EARCUP_ENTRY_KIND_HEADPHONE)
        continue;

      origin = earcup_origin_new (catalogue, lineage, entry, &error);
      g_assert_no_error (error);
      check (origin, entry);
      n_checked++;
    }

  return n_checked;
}

/* Says all that is out of range, not only the first. */
static void
expect (gboolean      holds,
        EarcupOrigin *origin,
        EarcupEntry  *entry,
        const char   *what,
        double        value)
{
  if (holds)
    return;

  g_test_message ("%s (%s): %s %.2f", earcup_entry_get_id (entry),
                  earcup_provenance_get_nick (origin->provenance), what, value);
  g_test_fail ();
}

static void
check_isolation (EarcupOrigin *origin,
                 EarcupEntry  *entry)
{
  const Range *range = &ranges[earcup_entry_get_enclosure (entry)];
  double isolation_db = earcup_ratings_isolation (origin->design);

  expect (isolation_db >= range->lowest_isolation_db &&
          isolation_db <= range->highest_isolation_db, origin, entry, "isolation", isolation_db);
}

static void
check_bleed (EarcupOrigin *origin,
             EarcupEntry  *entry)
{
  const Range *range = &ranges[earcup_entry_get_enclosure (entry)];
  double bleed_db = earcup_ratings_bleed (origin->design, EARCUP_BLEED_DISTANCE_M);

  expect (bleed_db >= range->lowest_bleed_db && bleed_db <= range->highest_bleed_db, origin,
          entry, "bleed", bleed_db);
}

/* The extremes of the magnitude of the electrical impedance in ohm between two frequencies. */
static void
find_impedance (const EarcupDesign *design,
                double              from_hz,
                double              to_hz,
                double             *lowest_ohm,
                double             *highest_ohm)
{
  *lowest_ohm = INFINITY;
  *highest_ohm = 0.0;
  for (double hz = from_hz; hz <= to_hz; hz *= 1.02)
    {
      EarcupOutputs outputs;

      earcup_simulate (design, &hz, 1, &outputs);
      *lowest_ohm = fmin (*lowest_ohm, cabs (outputs.impedance_ohm));
      *highest_ohm = fmax (*highest_ohm, cabs (outputs.impedance_ohm));
    }
}

static void
check_impedance (EarcupOrigin *origin,
                 EarcupEntry  *entry)
{
  double nominal_ohm, lowest_ohm, highest_ohm;

  if (!earcup_entry_get_number (entry, "impedance_ohm", &nominal_ohm))
    return;

  find_impedance (origin->design, 20.0, 20000.0, &lowest_ohm, &highest_ohm);
  expect (lowest_ohm >= 0.8 * nominal_ohm, origin, entry, "least |Z| over nominal",
          lowest_ohm / nominal_ohm);
}

static void
check_peak (EarcupOrigin *origin,
            EarcupEntry  *entry)
{
  double nominal_ohm, lowest_ohm, highest_ohm;

  if (earcup_entry_get_enclosure (entry) != EARCUP_ENCLOSURE_OPEN ||
      earcup_entry_get_transducer (entry) != EARCUP_TRANSDUCER_DYNAMIC ||
      !earcup_entry_get_number (entry, "impedance_ohm", &nominal_ohm) || nominal_ohm < 250.0)
    return;

  find_impedance (origin->design, 50.0, 200.0, &lowest_ohm, &highest_ohm);
  expect (highest_ohm >= 1.2 * nominal_ohm, origin, entry, "greatest |Z| over nominal",
          highest_ohm / nominal_ohm);
}

static void
test_isolation (void)
{
  g_assert_cmpuint (check_all (check_isolation), ==, 130);
}

static void
test_bleed (void)
{
  g_assert_cmpuint (check_all (check_bleed), ==, 130);
}

static void
test_impedance (void)
{
  g_assert_cmpuint (check_all (check_impedance), ==, 130);
}

static void
test_peak (void)
{
  g_assert_cmpuint (check_all (check_peak), ==, 130);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/ranges/isolation-is-that-of-the-class", test_isolation);
  g_test_add_func ("/catalogue/ranges/bleed-is-that-of-the-class", test_bleed);
  g_test_add_func ("/catalogue/ranges/impedance-is-near-the-nominal", test_impedance);
  g_test_add_func ("/catalogue/ranges/open-dynamic-ones-have-an-impedance-peak", test_peak);
  return g_test_run ();
}
