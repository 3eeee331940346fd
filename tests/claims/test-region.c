/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <math.h>
#include <string.h>

#include "claims/earcup-region.h"
#include "earcup-test-subjects.h"
#include "fixture/earcup-test-archetypes.h"

/* From 20 Hz to 20 kHz each frequency is in one region, at the edges that were asked for. */
static void
test_without_gaps (void)
{
  static const double edges[] = { 60.0, 250.0, 500.0, 2000.0, 4000.0, 8000.0, 10000.0 };
  gsize n;
  const EarcupRegion *regions = earcup_regions (&n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (edges) + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      g_assert_cmpfloat (regions[i].to_hz, ==, edges[i]);
      g_assert_cmpfloat (regions[i + 1].from_hz, ==, edges[i]);
      g_assert_true (earcup_region_find (edges[i]) == &regions[i + 1]);
      g_assert_true (earcup_region_find (edges[i] - 0.1) == &regions[i]);
    }

  g_assert_true (earcup_region_find (20.0) == &regions[0]);
  g_assert_true (earcup_region_find (20000.0) == &regions[n - 1]);
  g_assert_null (earcup_region_find (19.0));
  g_assert_null (earcup_region_find (20001.0));
  g_assert_false (regions[n - 1].is_predicted);
}

static void
test_ranges (void)
{
  g_autofree char *below = earcup_region_dup_range (earcup_region_find (30.0));
  g_autofree char *between = earcup_region_dup_range (earcup_region_find (1000.0));
  g_autofree char *above = earcup_region_dup_range (earcup_region_find (12000.0));

  g_assert_nonnull (strstr (below, "Below 60"));
  g_assert_nonnull (strstr (between, "500"));
  g_assert_nonnull (strstr (between, "2\u00a0kHz"));
  g_assert_nonnull (strstr (above, "Above 10\u00a0kHz"));
}

/* No figure stands in the texts but by its name, and it is put in its place. */
static void
test_texts (void)
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new_small ();
  g_autoptr(EarcupSubjects) subjects = earcup_subjects_new (parts);
  g_autoptr(EarcupFindings) figures = earcup_findings_new (NULL, subjects);
  gsize n;
  const EarcupRegion *regions = earcup_regions (&n);

  for (gsize i = 0; i < n; i++)
    {
      const char *texts[] = { regions[i].title, regions[i].content, regions[i].housing };
      g_autofree char *housing = earcup_region_dup_housing (&regions[i], figures);
      g_autofree char *none = earcup_region_dup_housing (&regions[i], NULL);

      g_assert_null (none);
      g_assert_nonnull (housing);
      g_assert_null (strchr (housing, '{'));
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        for (const char *c = texts[j]; *c != '\0'; c = g_utf8_next_char (c))
          g_assert_false (g_unichar_isdigit (g_utf8_get_char (c)));
    }
}

/* The mean over the region of what the aligned curves differ by. */
static void
test_difference (void)
{
  g_autoptr(EarcupDesign) sealed = earcup_test_archetype ("same_driver_sealed");
  g_autoptr(EarcupDesign) open = earcup_test_archetype ("same_driver_open");
  g_autoptr(EarcupResponse) first = earcup_response_new_simulated (sealed);
  g_autoptr(EarcupResponse) second = earcup_response_new_simulated (open);
  const EarcupRegion *bass = earcup_region_find (100.0);
  double sum = 0.0, found = earcup_region_get_difference (bass, first, second);
  guint n = 400;

  for (guint i = 0; i < n; i++)
    {
      double hz = bass->from_hz * pow (bass->to_hz / bass->from_hz, (i + 0.5) / n);

      sum += earcup_response_get_aligned (first, hz) - earcup_response_get_aligned (second, hz);
    }

  g_assert_cmpfloat_with_epsilon (found, sum / n, 0.05);
  g_assert_cmpfloat (found, <, -3.0);
  g_assert_cmpfloat (earcup_region_get_difference (bass, second, first), ==, -found);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claims/region/all-of-hearing-is-covered-once", test_without_gaps);
  g_test_add_func ("/claims/region/each-says-where-it-lies", test_ranges);
  g_test_add_func ("/claims/region/figures-take-the-place-of-names", test_texts);
  g_test_add_func ("/claims/region/difference-is-the-mean-of-the-curves", test_difference);

  return g_test_run ();
}
