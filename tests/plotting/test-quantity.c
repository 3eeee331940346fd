/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot-fixture.h"

#include <string.h>

#include "acoustics/earcup-decay.h"
#include "acoustics/earcup-phase.h"
#include "acoustics/earcup-response.h"
#include "acoustics/earcup-simulate.h"
#include "fixture/earcup-test-archetypes.h"
#include "plotting/earcup-plot-describe.h"
#include "plotting/earcup-quantity-scene.h"

static double
sample (EarcupQuantity  quantity,
        const char     *id,
        double          place)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype (id);
  double value;

  earcup_quantity_sample (quantity, design, &place, 1, &value);

  return value;
}

static void
test_nicks_name_them (void)
{
  EarcupQuantity quantity = EARCUP_N_QUANTITIES;

  for (guint i = 0; i < EARCUP_N_QUANTITIES; i++)
    {
      g_assert_true (earcup_quantity_from_nick (earcup_quantity_get_nick (i), &quantity));
      g_assert_cmpint (quantity, ==, i);
    }

  g_assert_false (earcup_quantity_from_nick ("loudness", &quantity));
  g_assert_cmpint (quantity, ==, EARCUP_N_QUANTITIES - 1);
}

static void
test_every_one_has_words_and_axes (void)
{
  for (guint i = 0; i < EARCUP_N_QUANTITIES; i++)
    {
      const EarcupQuantityAxes *axes = earcup_quantity_get_axes (i);

      g_assert_cmpuint (strlen (earcup_quantity_get_title (i)), >, 10);
      g_assert_cmpuint (strlen (earcup_quantity_get_label (i)), >, 0);
      g_assert_nonnull (earcup_quantity_get_unit (i));
      g_assert_cmpfloat (axes->from, <, axes->to);
      g_assert_cmpfloat (axes->least, >, 0.0);
    }
}

/* The figures of the archetypes: ohms, decibels and the tuning of their resonance. */
static void
test_values_are_those_of_the_network (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("open");
  const double hz = 107.0;
  EarcupOutputs outputs;
  double delay_s;

  earcup_simulate (design, &hz, 1, &outputs);
  earcup_phase_compute_group_delay (design, &hz, 1, &delay_s);

  g_assert_cmpfloat_with_epsilon (sample (EARCUP_QUANTITY_IMPEDANCE, "open", 107.0), 522.0, 1.0);
  g_assert_cmpfloat_with_epsilon (sample (EARCUP_QUANTITY_IMPEDANCE_PHASE, "open", 107.0),
                                  carg (outputs.impedance_ohm) * 180.0 / G_PI, 1e-9);
  g_assert_cmpfloat_with_epsilon (sample (EARCUP_QUANTITY_ISOLATION, "open", 107.0),
                                  outputs.isolation_db, 1e-9);
  g_assert_cmpfloat_with_epsilon (sample (EARCUP_QUANTITY_BLEED, "open", 107.0),
                                  20.0 * log10 (cabs (outputs.bleed_pa_v / outputs.drum_pa_v)),
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (sample (EARCUP_QUANTITY_CROSSTALK, "open", 107.0),
                                  outputs.crosstalk_db, 1e-9);
  g_assert_cmpfloat_with_epsilon (sample (EARCUP_QUANTITY_GROUP_DELAY, "open", 107.0),
                                  1e3 * delay_s, 1e-9);
}

static void
test_outward_tells_open_from_closed (void)
{
  g_assert_cmpfloat_with_epsilon (sample (EARCUP_QUANTITY_OUTWARD, "closed", 50.0), 43.0, 0.6);
  g_assert_cmpfloat_with_epsilon (sample (EARCUP_QUANTITY_OUTWARD, "open", 50.0), 14.0, 0.6);
}

static void
test_response_is_aligned (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("closed");
  g_autoptr(EarcupResponse) response = earcup_response_new_simulated (design);

  for (double hz = 25.0; hz < 18000.0; hz *= 2.0)
    g_assert_cmpfloat_with_epsilon (sample (EARCUP_QUANTITY_RESPONSE, "closed", hz),
                                    earcup_response_get_aligned (response, hz), 1e-9);
}

/* The highest value is 1, and the step rises while the impulse is positive. */
static void
test_times_are_relative_to_the_peak (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("semi_open");
  g_autofree double *ms = g_new (double, 4001);
  g_autofree double *impulse = g_new (double, 4001);
  g_autofree double *step = g_new (double, 4001);
  double highest[2] = { 0.0, 0.0 };

  for (guint i = 0; i < 4001; i++)
    ms[i] = 0.005 * i;
  earcup_quantity_sample (EARCUP_QUANTITY_IMPULSE, design, ms, 4001, impulse);
  earcup_quantity_sample (EARCUP_QUANTITY_STEP, design, ms, 4001, step);

  for (guint i = 0; i < 4001; i++)
    {
      highest[0] = fmax (highest[0], fabs (impulse[i]));
      highest[1] = fmax (highest[1], fabs (step[i]));
      if (i > 0 && impulse[i] > 0.1 && impulse[i - 1] > 0.1)
        g_assert_cmpfloat (step[i], >, step[i - 1]);
    }

  g_assert_cmpfloat_with_epsilon (highest[0], 1.0, 1e-3);
  g_assert_cmpfloat_with_epsilon (highest[1], 1.0, 1e-3);
}

static EarcupPlotScene *
make_scene (EarcupQuantity quantity)
{
  g_autoptr(EarcupDesign) closed = earcup_test_archetype ("closed");
  g_autoptr(EarcupDesign) open = earcup_test_archetype ("open");
  const EarcupQuantityCurve curves[] = {
    { .label = "Closed", .tag = "A", .style = 0, .design = closed },
    { .label = "Open", .tag = "B", .style = 1, .design = open },
  };

  return earcup_quantity_scene_new (quantity, curves, G_N_ELEMENTS (curves), 0.0);
}

/* All values of a scene lie within its range, but for the response, whose range is given; and its
 * curves are those of different designs. */
static void
test_scenes_show_their_curves (void)
{
  for (guint i = 0; i < EARCUP_N_QUANTITIES; i++)
    {
      const EarcupQuantityAxes *axes = earcup_quantity_get_axes (i);
      g_autoptr(EarcupPlotScene) scene = NULL;
      double low, high, difference = 0.0;

      if (i == EARCUP_QUANTITY_DECAY)
        continue;

      scene = make_scene (i);
      g_assert_cmpuint (earcup_plot_scene_get_n_series (scene), ==, 2);
      earcup_plot_scene_get_range (scene, 0.0, &low, &high);

      for (guint k = 0; k < 2; k++)
        {
          const EarcupPlotSeries *series = earcup_plot_scene_get_series (scene, k);

          g_assert_cmpfloat (series->hz[0], ==, axes->from);
          g_assert_cmpfloat (series->hz[series->n_points - 1], ==, axes->to);
          for (gsize p = 0; p < series->n_points; p++)
            {
              g_assert_true (isfinite (series->level_db[p]));
              g_assert_true (i == EARCUP_QUANTITY_RESPONSE ||
                             (series->level_db[p] >= low && series->level_db[p] <= high));
              difference = fmax (difference, fabs (series->level_db[p] -
                                 earcup_plot_scene_get_series (scene, 0)->level_db[p]));
            }
        }

      g_assert_cmpfloat (difference, >, 0.02 * (high - low));
    }
}

static void
test_decay_falls_slice_by_slice (void)
{
  g_autoptr(EarcupPlotScene) scene = make_scene (EARCUP_QUANTITY_DECAY);
  guint n = earcup_plot_scene_get_n_series (scene);
  const EarcupPlotSeries *first = earcup_plot_scene_get_series (scene, 0);
  const EarcupPlotSeries *last = earcup_plot_scene_get_series (scene, n - 1);
  double highest = -INFINITY;

  g_assert_cmpuint (n, >, 20);
  g_assert_cmpfloat (first->after_ms, ==, 0.0);
  g_assert_cmpfloat (last->after_ms, ==, earcup_plot_scene_get_depth (scene));
  g_assert_cmpstr (first->label, ==, "Closed");
  for (gsize i = 0; i < first->n_points; i++)
    highest = fmax (highest, first->level_db[i]);
  g_assert_cmpfloat_with_epsilon (highest, 0.0, 1e-9);
  g_assert_cmpfloat (earcup_plot_scene_get_level (scene, n - 1, 3000.0), <,
                     earcup_plot_scene_get_level (scene, 0, 3000.0) - 30.0);
}

/* No word about the mean of a response where there is none. */
static void
test_words_fit_the_quantity (void)
{
  for (guint i = 0; i < EARCUP_N_QUANTITIES; i++)
    {
      g_autoptr(EarcupPlotScene) scene = make_scene (i);
      g_autofree char *text = earcup_plot_describe (scene);
      g_autofree char *table = earcup_plot_describe_as_table (scene);
      gboolean over_time = earcup_quantity_get_axes (i)->axis == EARCUP_PLOT_AXIS_TIME;

      g_assert_true ((strstr (text, "Relative to the mean") != NULL) ==
                     (i == EARCUP_QUANTITY_RESPONSE));
      g_assert_true (g_str_has_prefix (table, over_time ? "ms\t" : "Hz\t"));
      g_assert_true ((strstr (text, " bass ") != NULL) ==
                     (!over_time && i != EARCUP_QUANTITY_DECAY));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plotting/quantity/nicks-name-them", test_nicks_name_them);
  g_test_add_func ("/plotting/quantity/every-one-has-words-and-axes",
                   test_every_one_has_words_and_axes);
  g_test_add_func ("/plotting/quantity/values-are-those-of-the-network",
                   test_values_are_those_of_the_network);
  g_test_add_func ("/plotting/quantity/outward-tells-open-from-closed",
                   test_outward_tells_open_from_closed);
  g_test_add_func ("/plotting/quantity/response-is-aligned", test_response_is_aligned);
  g_test_add_func ("/plotting/quantity/times-are-relative-to-the-peak",
                   test_times_are_relative_to_the_peak);
  g_test_add_func ("/plotting/quantity/scenes-show-their-curves", test_scenes_show_their_curves);
  g_test_add_func ("/plotting/quantity/decay-falls-slice-by-slice",
                   test_decay_falls_slice_by_slice);
  g_test_add_func ("/plotting/quantity/words-fit-the-quantity", test_words_fit_the_quantity);

  return g_test_run ();
}
