/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-test-samples.h"

#include <math.h>

#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"

const char *const earcup_test_archetype_ids[EARCUP_TEST_N_ARCHETYPES] = {
  "closed",
  "semi_open",
  "open",
  "planar_open",
  "same_driver_sealed",
  "same_driver_vented",
  "same_driver_semi_open",
  "same_driver_open",
};

/* The ranges over which headphones of all kinds lie. */
static const struct
{
  EarcupParameter parameter;
  double          lowest;
  double          highest;
} ranges[] = {
  { EARCUP_PARAMETER_MMD, 3e-5, 1.5e-3 },
  { EARCUP_PARAMETER_CMS, 3e-4, 0.06 },
  { EARCUP_PARAMETER_RMS, 0.005, 3.0 },
  { EARCUP_PARAMETER_VF, 2e-5, 2e-4 },
  { EARCUP_PARAMETER_DF, 0.008, 0.035 },
  { EARCUP_PARAMETER_RL, 2e4, 1e9 },
  { EARCUP_PARAMETER_ML, 15.0, 2e4 },
  { EARCUP_PARAMETER_RD, 1e4, 5e7 },
  { EARCUP_PARAMETER_VB, 8e-6, 2e-4 },
  { EARCUP_PARAMETER_SIGMA, 10.0, 3e4 },
  { EARCUP_PARAMETER_RV, 2e3, 1e9 },
  { EARCUP_PARAMETER_MV, 2.0, 2e4 },
  { EARCUP_PARAMETER_RBV, 2e4, 1e9 },
  { EARCUP_PARAMETER_MBV, 15.0, 2e4 },
  { EARCUP_PARAMETER_KP, 4e3, 3e5 },
  { EARCUP_PARAMETER_RP, 0.5, 60.0 },
  { EARCUP_PARAMETER_RPA, 1e4, 3e7 },
  { EARCUP_PARAMETER_VPA, 2e-6, 2e-4 },
  { EARCUP_PARAMETER_LCA, 0.008, 0.0135 },
  { EARCUP_PARAMETER_LCO, 0.008, 0.02 },
  { EARCUP_PARAMETER_RCO, 500.0, 2e4 },

  /* The amplifier, the rest of the coil, a second leak, the air on both sides of the damper. */
  { EARCUP_PARAMETER_RG, 0.1, 120.0 },
  { EARCUP_PARAMETER_RE, 15.0, 600.0 },
  { EARCUP_PARAMETER_LE, 1e-5, 2e-3 },
  { EARCUP_PARAMETER_L2, 1e-5, 2e-3 },
  { EARCUP_PARAMETER_R2, 1.0, 300.0 },
  { EARCUP_PARAMETER_BL, 0.5, 7.0 },
  { EARCUP_PARAMETER_RL2, 2e4, 1e7 },
  { EARCUP_PARAMETER_ML2, 50.0, 1e4 },
  { EARCUP_PARAMETER_MD, 1.0, 100.0 },
  { EARCUP_PARAMETER_LB, 0.01, 0.045 },
  { EARCUP_PARAMETER_PHI, 0.01, 1.0 },
};

/* A step of a geometric series with both ends. */
double
earcup_test_between (double from,
                     double to,
                     guint  step,
                     guint  n_steps)
{
  return from * pow (to / from, (double) step / n_steps);
}

/* A random number whose logarithm is spread evenly. */
double
earcup_test_draw (GRand  *rand,
                  double  lowest,
                  double  highest)
{
  return lowest * pow (highest / lowest, g_rand_double (rand));
}

/* An archetype with most of its numbers replaced; now and then with a rigid cup or lumped air. */
EarcupDesign *
earcup_test_random_design (GRand      *rand,
                           const char *archetype)
{
  EarcupDesign *design = earcup_test_archetype (archetype);

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    design = earcup_test_with (design, ranges[i].parameter,
                               earcup_test_draw (rand, ranges[i].lowest, ranges[i].highest));

  if (g_rand_int_range (rand, 0, 4) == 0)
    design = earcup_test_with (design, EARCUP_PARAMETER_MC, INFINITY);
  if (g_rand_int_range (rand, 0, 4) == 0)
    design = earcup_test_with (design, EARCUP_PARAMETER_DF, 0.0);
  if (g_rand_int_range (rand, 0, 4) == 0)
    design = earcup_test_with (design, EARCUP_PARAMETER_LB, 0.0);

  return design;
}

/* Changes several numbers of @design, which it takes: pairs of a parameter and a double. */
EarcupDesign *
earcup_test_set (EarcupDesign *design,
                 guint         n_changes,
                 ...)
{
  va_list changes;

  va_start (changes, n_changes);
  for (guint i = 0; i < n_changes; i++)
    {
      EarcupParameter parameter = va_arg (changes, int);

      design = earcup_test_with (design, parameter, va_arg (changes, double));
    }
  va_end (changes);

  return design;
}

/* The same design in a room that gives no resistance; takes @design. */
EarcupDesign *
earcup_test_silence (EarcupDesign *design)
{
  g_autoptr(EarcupDesign) old = design;
  g_autoptr(GError) error = NULL;
  guint n_sections;
  const EarcupSection *sections = earcup_design_get_sections (old, &n_sections);
  EarcupDesign *silent = earcup_design_new (earcup_design_get_values (old), FALSE, sections,
                                            n_sections, &error);

  g_assert_no_error (error);

  return silent;
}

/* The same design with every way between front, rear and room closed and the cup held still;
 * takes @design. */
EarcupDesign *
earcup_test_block_everything (EarcupDesign *design)
{
  return earcup_test_set (design, 7,
                          EARCUP_PARAMETER_RL, INFINITY,
                          EARCUP_PARAMETER_RL2, INFINITY,
                          EARCUP_PARAMETER_RW, INFINITY,
                          EARCUP_PARAMETER_RBV, INFINITY,
                          EARCUP_PARAMETER_RV, INFINITY,
                          EARCUP_PARAMETER_RSH, INFINITY,
                          EARCUP_PARAMETER_MC, INFINITY);
}

/* The filter from one archetype that is worn to another that is heard. */
EarcupEmulation *
earcup_test_emulation (const char *target,
                       const char *worn)
{
  g_autoptr(EarcupDesign) heard = earcup_test_archetype (target);
  g_autoptr(EarcupDesign) head = earcup_test_archetype (worn);
  g_autoptr(EarcupResponse) to = earcup_response_new_simulated (heard);
  g_autoptr(EarcupResponse) from = earcup_response_new_simulated (head);

  return earcup_emulation_new (to, from);
}

/* The level at the drum for 1 V, in dB SPL. */
double
earcup_test_drum_db (const EarcupDesign *design,
                     double              hz)
{
  double complex drum;

  earcup_simulate_drum (design, &hz, 1, &drum);

  return 20.0 * log10 (cabs (drum) / EARCUP_REFERENCE_PA);
}
