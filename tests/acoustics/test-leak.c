/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-leak.h"

#include <math.h>

#include "acoustics/earcup-simulate.h"
#include "fixture/earcup-test-archetypes.h"

#define N_HZ 3

static const double hz[N_HZ] = { 20.0, 50.0, 100.0 };

/* What a leak changes at the drum, in dB. */
static void
compute_change (const char *id,
                EarcupLeak  leak,
                double      change_db[N_HZ])
{
  g_autoptr(EarcupDesign) tight = earcup_test_archetype (id);
  g_autoptr(EarcupDesign) leaky = earcup_design_ref (tight);
  double complex before[N_HZ], after[N_HZ];
  double resistance, mass;

  earcup_leak_compute (leak, 0.002, &resistance, &mass);
  leaky = earcup_test_with (g_steal_pointer (&leaky), EARCUP_PARAMETER_RL2, resistance);
  leaky = earcup_test_with (g_steal_pointer (&leaky), EARCUP_PARAMETER_ML2, mass);
  earcup_simulate_drum (tight, hz, N_HZ, before);
  earcup_simulate_drum (leaky, hz, N_HZ, after);
  for (guint i = 0; i < N_HZ; i++)
    change_db[i] = 20.0 * log10 (cabs (after[i]) / cabs (before[i]));
}

/* Figures of an independent computation, printed with one digit or none. */
static void
test_closed (void)
{
  static const struct
  {
    EarcupLeak leak;
    double     change_db[N_HZ];
    double     tolerance_db;
  } cases[] = {
    { EARCUP_LEAK_HAIR, { -3.7, -1.7, -0.7 }, 0.06 },
    { EARCUP_LEAK_SPECTACLES, { -6.4, 1.5, 1.0 }, 0.06 },
    { EARCUP_LEAK_GAP, { -28.0, -14.0, -2.0 }, 0.6 },
    { EARCUP_LEAK_SEALED, { 0.0, 0.0, 0.0 }, 1e-9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double change_db[N_HZ];

      compute_change ("closed", cases[i].leak, change_db);
      for (guint j = 0; j < N_HZ; j++)
        g_assert_cmpfloat_with_epsilon (change_db[j], cases[i].change_db[j],
                                        cases[i].tolerance_db);
    }
}

static void
test_open (void)
{
  static const double gap_db[N_HZ] = { -2.2, -0.4, -0.4 };
  double change_db[N_HZ];

  compute_change ("open", EARCUP_LEAK_GAP, change_db);
  for (guint i = 0; i < N_HZ; i++)
    g_assert_cmpfloat_with_epsilon (change_db[i], gap_db[i], 0.06);

  for (EarcupLeak leak = EARCUP_LEAK_HAIR; leak <= EARCUP_LEAK_SPECTACLES; leak++)
    {
      compute_change ("open", leak, change_db);
      for (guint i = 0; i < N_HZ; i++)
        g_assert_cmpfloat (fabs (change_db[i]), <=, 0.35);
    }
}

static void
test_slit (void)
{
  double resistance, mass, half_resistance, half_mass;

  earcup_leak_compute (EARCUP_LEAK_GAP, 0.002, &resistance, &mass);
  g_assert_cmpfloat_with_epsilon (resistance, 2.46e4, 50.0);
  g_assert_cmpfloat_with_epsilon (mass, 650.0, 0.5);

  earcup_leak_compute (EARCUP_LEAK_GAP, 0.001, &half_resistance, &half_mass);
  g_assert_cmpfloat_with_epsilon (half_resistance / resistance, 8.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (half_mass / mass, 2.0, 1e-9);

  earcup_leak_compute (EARCUP_LEAK_LIFTED, NAN, &resistance, &mass);
  g_assert_cmpfloat_with_epsilon (resistance, 1825.0, 1.0);
  g_assert_cmpfloat_with_epsilon (mass, 108.37, 0.01);
}

static void
test_words (void)
{
  for (EarcupLeak leak = 0; leak < EARCUP_N_LEAKS; leak++)
    {
      EarcupLeak found = EARCUP_N_LEAKS;

      g_assert_true (earcup_leak_from_id (earcup_leak_get_id (leak), &found));
      g_assert_cmpint (found, ==, leak);
      g_assert_cmpstr (earcup_leak_get_label (leak), !=, "");
    }

  {
    EarcupLeak untouched = EARCUP_LEAK_HAIR;

    g_assert_false (earcup_leak_from_id ("Hair", &untouched));
    g_assert_cmpint (untouched, ==, EARCUP_LEAK_HAIR);
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/acoustics/leak/closed-back-loses-bass", test_closed);
  g_test_add_func ("/acoustics/leak/open-back-hardly-minds", test_open);
  g_test_add_func ("/acoustics/leak/slit-follows-its-height", test_slit);
  g_test_add_func ("/acoustics/leak/each-word-names-its-own", test_words);

  return g_test_run ();
}
