/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot-fixture.h"

#include "plotting/earcup-plot-describe.h"

#include <string.h>

/* A shelf: three decibels more below 250 Hz, with a peak of nine at 4 kHz. */
static double
get_shelf (gconstpointer subject,
           double        hz)
{
  if (hz < 250.0)
    return 53.0;

  return 50.0 + 9.0 * exp (-pow (log2 (hz / 4000.0) / 0.1, 2.0));
}

static EarcupPlotScene *
make_shelf (void)
{
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Response");

  earcup_plot_scene_builder_add_levels (builder, "Shelf", "S", 0, FALSE, get_shelf, NULL);

  return earcup_plot_scene_builder_end (builder);
}

static void
test_bands_are_relative_to_the_alignment (void)
{
  g_autoptr(EarcupPlotScene) scene = make_shelf ();
  g_autofree char *text = earcup_plot_describe (scene);

  g_assert_nonnull (strstr (text, "Response, 1 curve."));
  g_assert_nonnull (strstr (text, "Shelf: bass +3.0 dB, midrange 0.0 dB,"));
  g_assert_nonnull (strstr (text, "treble 0.0 dB"));
}

static void
test_highest_peak_is_named (void)
{
  g_autoptr(EarcupPlotScene) scene = make_shelf ();
  g_autofree char *text = earcup_plot_describe (scene);

  g_assert_nonnull (strstr (text, "highest +9.0 dB at 3.99 kHz."));
}

static void
test_curve_without_values_says_so (void)
{
  g_autoptr(EarcupPlotScene) scene = make_odd_scene ();
  g_autofree char *text = earcup_plot_describe (scene);

  g_assert_nonnull (strstr (text, "Nothing: no values."));
  g_assert_null (strstr (text, "nan"));
  g_assert_null (strstr (text, "inf"));
}

static void
test_readout_names_every_curve (void)
{
  const double levels[] = { 0.3, -1.8 };
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (levels, 2);
  g_autofree char *text = earcup_plot_describe_at (scene, 1020.0);

  g_assert_cmpstr (text, ==, "1.02 kHz   A +0.3   B −1.8 dB");
}

static void
test_table_has_a_row_for_each_third (void)
{
  const double levels[] = { 0.25, -1.5 };
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (levels, 2);
  g_autofree char *text = earcup_plot_describe_as_table (scene);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, EARCUP_PLOT_N_THIRDS + 2);
  g_assert_cmpstr (lines[0], ==, "Hz\tFirst <one> (dB)\tSecond & two (dB)");
  g_assert_cmpstr (lines[1], ==, "20\t0.25\t-1.50");
  g_assert_cmpstr (lines[3], ==, "31.5\t0.25\t-1.50");
  g_assert_cmpstr (lines[31], ==, "20000\t0.25\t-1.50");
}

static void
test_thirds_are_near_their_exact_frequency (void)
{
  const double level = 0.0;
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (&level, 1);
  g_autofree char *text = earcup_plot_describe_as_table (scene);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint row = 0; row < EARCUP_PLOT_N_THIRDS; row++)
    g_assert_cmpfloat_with_epsilon (log10 (g_ascii_strtod (lines[row + 1], NULL)),
                                    1.3 + row / 10.0, 0.008);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plotting/plot-describe/bands-are-relative-to-the-alignment",
                   test_bands_are_relative_to_the_alignment);
  g_test_add_func ("/plotting/plot-describe/highest-peak-is-named", test_highest_peak_is_named);
  g_test_add_func ("/plotting/plot-describe/curve-without-values-says-so",
                   test_curve_without_values_says_so);
  g_test_add_func ("/plotting/plot-describe/readout-names-every-curve",
                   test_readout_names_every_curve);
  g_test_add_func ("/plotting/plot-describe/table-has-a-row-for-each-third",
                   test_table_has_a_row_for_each_third);
  g_test_add_func ("/plotting/plot-describe/thirds-are-near-their-exact-frequency",
                   test_thirds_are_near_their_exact_frequency);

  return g_test_run ();
}
