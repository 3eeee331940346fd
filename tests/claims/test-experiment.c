/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <glib.h>
#include <math.h>

#include "claims/earcup-experiment.h"
#include "fixture/earcup-test-archetypes.h"

static void
test_leaks_matter_where_pads_seal (void)
{
  g_autoptr(EarcupDesign) closed = earcup_test_archetype ("closed");
  g_autoptr(EarcupDesign) open = earcup_test_archetype ("open");

  g_assert_cmpfloat_with_epsilon (earcup_experiment_leak (closed, EARCUP_LEAK_HAIR, 20.0), -3.7,
                                  0.1);
  g_assert_cmpfloat_with_epsilon (earcup_experiment_leak (closed, EARCUP_LEAK_SPECTACLES, 50.0),
                                  1.5, 0.1);
  g_assert_cmpfloat_with_epsilon (earcup_experiment_leak (closed, EARCUP_LEAK_GAP, 20.0), -28.0,
                                  0.5);
  g_assert_cmpfloat_with_epsilon (earcup_experiment_leak (open, EARCUP_LEAK_GAP, 20.0), -2.2,
                                  0.2);
  g_assert_cmpfloat (fabs (earcup_experiment_leak (closed, EARCUP_LEAK_SEALED, 20.0)), <, 1e-9);
}

/* Twice the force factor on four times the resistance is half the force per volt. */
static void
test_coil_halves_force (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("closed");

  g_assert_cmpfloat_with_epsilon (earcup_experiment_coil (design), -20.0 * log10 (2.0), 0.05);
}

static void
test_swing_is_that_of_the_motor (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("open");
  double hz = 0.0;

  g_assert_cmpfloat_with_epsilon (earcup_experiment_swing (design, &hz), 522.0 / 300.0, 0.05);
  g_assert_cmpfloat_with_epsilon (hz, 107.0, 4.0);
}

static void
test_wadding_tames_echo (void)
{
  g_autoptr(EarcupDesign) sealed = earcup_test_archetype ("same_driver_sealed");

  g_assert_cmpfloat (earcup_experiment_echo (sealed, TRUE), >,
                     earcup_experiment_echo (sealed, FALSE) + 3.0);
  g_assert_cmpfloat (earcup_experiment_cup_decay (sealed, TRUE), >,
                     2.0 * earcup_experiment_cup_decay (sealed, FALSE));
  sealed = earcup_test_with (sealed, EARCUP_PARAMETER_SIGMA, 4000.0);
  g_assert_cmpfloat_with_epsilon (earcup_experiment_echo (sealed, FALSE), 0.0, 1e-9);
}

/* A cup that is held fast does not rock, and a softer cushion rocks lower. */
static void
test_cushion_needs_a_cup_that_moves (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("same_driver_sealed");
  double hz = 0.0, before_hz = 0.0;

  g_assert_cmpfloat (earcup_experiment_cushion (design, &before_hz), >, 1.0);
  g_assert_cmpfloat (before_hz, >, 70.0);
  g_assert_cmpfloat (before_hz, <, 200.0);

  design = earcup_test_with (design, EARCUP_PARAMETER_MC,
                             4.0 * earcup_design_get (design, EARCUP_PARAMETER_MC));
  earcup_experiment_cushion (design, &hz);
  g_assert_cmpfloat (hz, <, 0.8 * before_hz);

  design = earcup_test_with (design, EARCUP_PARAMETER_MC, INFINITY);
  g_assert_cmpfloat_with_epsilon (earcup_experiment_cushion (design, &hz), 0.0, 1e-9);
}

static void
test_port_lifts_the_lows (void)
{
  g_autoptr(EarcupDesign) sealed = earcup_test_archetype ("same_driver_sealed");
  g_autoptr(EarcupDesign) vented = earcup_test_archetype ("same_driver_vented");
  double hz = 0.0;

  g_assert_cmpfloat (earcup_experiment_port (sealed, &hz), >, 3.0);
  g_assert_cmpfloat (hz, <, 100.0);
  g_assert_cmpfloat (earcup_experiment_port (vented, &hz), <, 0.1);
}

static void
test_vents_are_a_slope (void)
{
  g_autoptr(EarcupDesign) open = earcup_test_archetype ("same_driver_open");
  double step = 0.0, span = earcup_experiment_vents (open, &step);

  g_assert_cmpfloat (span, >, 15.0);
  g_assert_cmpfloat (step, >, span / 8.0);
  g_assert_cmpfloat (step, <, span / 2.0);
}

static void
test_distance_makes_no_bass (void)
{
  double small = earcup_experiment_distance (0.13, 1.2, 15.0, 60.0, 1000.0);

  g_assert_cmpfloat (fabs (small), <, 0.01);
  g_assert_cmpfloat (fabs (earcup_experiment_distance (0.6, 1.2, 15.0, 60.0, 1000.0)), >,
                     10.0 * fabs (small));
  g_assert_cmpfloat_with_epsilon (earcup_experiment_distance (0.6, 3.0, 3.0, 60.0, 1000.0), 0.0,
                                  1e-12);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claims/experiment/leaks-matter-where-pads-seal",
                   test_leaks_matter_where_pads_seal);
  g_test_add_func ("/claims/experiment/coil-of-four-times-halves", test_coil_halves_force);
  g_test_add_func ("/claims/experiment/swing-is-that-of-the-motor",
                   test_swing_is_that_of_the_motor);
  g_test_add_func ("/claims/experiment/wadding-tames-echo", test_wadding_tames_echo);
  g_test_add_func ("/claims/experiment/cushion-needs-a-cup-that-moves",
                   test_cushion_needs_a_cup_that_moves);
  g_test_add_func ("/claims/experiment/port-lifts-the-lows", test_port_lifts_the_lows);
  g_test_add_func ("/claims/experiment/vents-are-a-slope", test_vents_are_a_slope);
  g_test_add_func ("/claims/experiment/distance-makes-no-bass", test_distance_makes_no_bass);

  return g_test_run ();
}
