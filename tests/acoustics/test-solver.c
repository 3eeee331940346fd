/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-solver.h"

#include <math.h>

#include "acoustics/earcup-network.h"
#include "acoustics/earcup-solver-private.h"
#include "acoustics/earcup-test-samples.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"

#define SEED      1024
#define N_RANDOM  320
#define N_POINTS  67       /* not a multiple of any vector's length */
#define TOLERANCE 1e-9

/* Frequencies from below what is heard to above it, and what a solver says about them. */
typedef struct {
  double        hz[N_POINTS];
  double        re[N_POINTS];
  double        im[N_POINTS];
  EarcupSolver *solver;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  for (guint i = 0; i < N_POINTS; i++)
    self->hz[i] = earcup_test_between (5.0, 24000.0, i, N_POINTS - 1);

  self->solver = earcup_solver_new (self->hz, N_POINTS);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  earcup_solver_free (self->solver);
}

static void
solve (Fixture            *self,
       const EarcupDesign *design)
{
  earcup_solver_solve (self->solver, earcup_design_get_values (design),
                       earcup_design_get_radiates (design), self->re, self->im);
}

/* The same by elimination with pivots. */
static double complex
network_drum (const EarcupDesign *design,
              double              hz)
{
  EarcupExcitation excitation = { .volts = 1.0 };
  EarcupNetwork network;
  EarcupState state;

  earcup_network_prepare (&network, design, hz);
  earcup_network_solve (&network, &excitation, &state);

  return state.head_pa * network.ear.transfer;
}

/* The solver as it is against the network; returns the largest difference. */
static double
check (Fixture            *self,
       const EarcupDesign *design,
       const char         *name)
{
  double worst = 0.0;

  solve (self, design);
  for (guint i = 0; i < N_POINTS; i++)
    {
      double complex drum = self->re[i] + I * self->im[i];
      double difference = cabs (drum / network_drum (design, self->hz[i]) - 1.0);

      if (!(difference <= TOLERANCE))
        g_error ("%s: off by %g at %g Hz", name, difference, self->hz[i]);
      worst = fmax (worst, difference);
    }

  return worst;
}

/* Both paths against the network and so against each other. */
static double
compare (Fixture            *self,
         const EarcupDesign *design,
         const char         *name)
{
  g_autofree char *again = g_strconcat (name, ", portable path", NULL);
  double wide;

  earcup_solver_set_portable (self->solver, FALSE);
  wide = check (self, design, name);
  earcup_solver_set_portable (self->solver, TRUE);

  return fmax (wide, check (self, design, again));
}

static void
test_archetypes (Fixture       *self,
                 gconstpointer  data)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      const char *id = earcup_test_archetype_ids[i];
      g_autoptr(EarcupDesign) design = earcup_test_archetype (id);
      g_autoptr(EarcupDesign) silent = earcup_test_silence (earcup_test_archetype (id));

      g_test_message ("%s: within %.2g", id, compare (self, design, id));
      compare (self, silent, id);
    }
}

static void
test_random (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  double worst = 0.0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      const char *id = earcup_test_archetype_ids[i % EARCUP_TEST_N_ARCHETYPES];
      g_autoptr(EarcupDesign) design = earcup_test_random_design (rand, id);

      worst = fmax (worst, compare (self, design, id));
    }

  g_test_message ("%d designs: within %.2g", N_RANDOM, worst);
}

/* Each number that changes the equations and not just their coefficients. Much smaller resistances
 * would cost the elimination with pivots its own last digits. */
static void
test_special (Fixture       *self,
              gconstpointer  data)
{
  const struct
  {
    EarcupParameter parameter;
    double          value;
  } cases[] = {
    { EARCUP_PARAMETER_DF, 0.0 },        { EARCUP_PARAMETER_LB, 0.0 },
    { EARCUP_PARAMETER_MC, INFINITY },   { EARCUP_PARAMETER_KP, INFINITY },
    { EARCUP_PARAMETER_RL, INFINITY },   { EARCUP_PARAMETER_ML, INFINITY },
    { EARCUP_PARAMETER_RL2, INFINITY },  { EARCUP_PARAMETER_RL2, 2e4 },
    { EARCUP_PARAMETER_RW, INFINITY },   { EARCUP_PARAMETER_MW, INFINITY },
    { EARCUP_PARAMETER_CW, INFINITY },   { EARCUP_PARAMETER_CW, 0.0 },
    { EARCUP_PARAMETER_RBV, INFINITY },  { EARCUP_PARAMETER_MBV, INFINITY },
    { EARCUP_PARAMETER_RBV, 100.0 },     { EARCUP_PARAMETER_RD, INFINITY },
    { EARCUP_PARAMETER_RD, 100.0 },      { EARCUP_PARAMETER_MD, INFINITY },
    { EARCUP_PARAMETER_RV, INFINITY },   { EARCUP_PARAMETER_MV, INFINITY },
    { EARCUP_PARAMETER_RSH, INFINITY },  { EARCUP_PARAMETER_CSH, INFINITY },
    { EARCUP_PARAMETER_RPA, INFINITY },  { EARCUP_PARAMETER_VPA, 0.0 },
    { EARCUP_PARAMETER_RPA, 0.0 },       { EARCUP_PARAMETER_L2, 0.0 },
    { EARCUP_PARAMETER_R2, 0.0 },        { EARCUP_PARAMETER_R2, INFINITY },
    { EARCUP_PARAMETER_SIGMA, 0.0 },     { EARCUP_PARAMETER_SIGMA, 3e6 },
    { EARCUP_PARAMETER_PHI, 0.0 },       { EARCUP_PARAMETER_PHI, 1.0 },
    { EARCUP_PARAMETER_XC, 0.0 },        { EARCUP_PARAMETER_XV, -0.05 },
    { EARCUP_PARAMETER_AV, 0.0 },        { EARCUP_PARAMETER_EAR_LOSS, 0.0 },
    { EARCUP_PARAMETER_MC, 1e30 },       { EARCUP_PARAMETER_RL, 1e30 },
    { EARCUP_PARAMETER_AC, 5e-4 },       { EARCUP_PARAMETER_LB, 0.3 },
  };

  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
      {
        const char *key = earcup_parameter_get_info (cases[j].parameter)->key;
        g_autofree char *name = g_strdup_printf ("%s with %s = %g", earcup_test_archetype_ids[i],
                                                 key, cases[j].value);
        g_autoptr(EarcupDesign) design =
          earcup_test_set (earcup_test_archetype (earcup_test_archetype_ids[i]), 3,
                           EARCUP_PARAMETER_L2, 3e-4, EARCUP_PARAMETER_R2, 40.0,
                           cases[j].parameter, cases[j].value);

        compare (self, design, name);
      }
}

static void
test_blocked (Fixture       *self,
              gconstpointer  data)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      const char *id = earcup_test_archetype_ids[i];
      g_autoptr(EarcupDesign) blocked =
        earcup_test_block_everything (earcup_test_archetype (id));
      g_autoptr(EarcupDesign) lumped =
        earcup_test_set (earcup_test_block_everything (earcup_test_archetype (id)), 4,
                         EARCUP_PARAMETER_DF, 0.0, EARCUP_PARAMETER_LB, 0.0,
                         EARCUP_PARAMETER_RD, INFINITY, EARCUP_PARAMETER_RPA, INFINITY);

      compare (self, blocked, id);
      compare (self, lumped, id);
    }
}

/* No filling is so dense that the line behind it counts as infinite or as nothing. */
static void
test_dense (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EarcupDesign) dense = earcup_test_with (earcup_test_archetype ("closed"),
                                                    EARCUP_PARAMETER_SIGMA, 1e12);
  g_autoptr(EarcupDesign) denser = earcup_test_with (earcup_test_archetype ("closed"),
                                                     EARCUP_PARAMETER_SIGMA, 1e30);

  solve (self, dense);
  for (guint i = 0; i < N_POINTS; i++)
    g_assert_true (isfinite (self->re[i]) && isfinite (self->im[i]));

  solve (self, denser);
  for (guint i = 0; i < N_POINTS; i++)
    g_assert_true (isfinite (self->re[i]) && isfinite (self->im[i]));
}

/* What a solver keeps from one design to the next must not show. */
static void
test_memory (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EarcupDesign) first = earcup_test_archetype ("open");
  const struct
  {
    EarcupParameter parameter;
    double          value;
  } changes[] = {
    { EARCUP_PARAMETER_LCO, 0.016 }, { EARCUP_PARAMETER_SCO, 5e-4 },
    { EARCUP_PARAMETER_RCO, 9e3 },   { EARCUP_PARAMETER_LCA, 0.012 },
    { EARCUP_PARAMETER_RCA, 0.004 }, { EARCUP_PARAMETER_EAR_LOSS, 0.5 },
    { EARCUP_PARAMETER_AL, 0.06 },   { EARCUP_PARAMETER_AV, 0.01 },
    { EARCUP_PARAMETER_AC, 6e-3 },   { EARCUP_PARAMETER_XV, 0.05 },
    { EARCUP_PARAMETER_XC, 0.06 },   { EARCUP_PARAMETER_RV, 1e5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(EarcupDesign) changed =
        earcup_design_new_with (first, changes[i].parameter, changes[i].value, NULL);
      const char *key = earcup_parameter_get_info (changes[i].parameter)->key;

      check (self, first, "before");
      check (self, changed, key);
    }
}

static void
test_radiation (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(EarcupDesign) open = earcup_test_archetype ("open");
  g_autoptr(EarcupDesign) silent = earcup_test_silence (earcup_test_archetype ("open"));

  check (self, open, "open");
  check (self, silent, "silent");
  check (self, open, "open again");
}

static void
test_sections (Fixture       *self,
               gconstpointer  data)
{
  guint n_all = 0;

  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (earcup_test_archetype_ids[i]);
      double complex drum[N_POINTS];
      double db[N_POINTS];
      guint n_sections;
      const EarcupSection *sections = earcup_design_get_sections (design, &n_sections);

      n_all += n_sections;
      for (guint portable = 0; portable < 2; portable++)
        {
          earcup_solver_set_portable (self->solver, portable);
          earcup_solver_compute_drum (self->solver, design, drum);
          earcup_solver_compute_db (self->solver, design, db);
          for (guint j = 0; j < N_POINTS; j++)
            {
              double complex expected =
                network_drum (design, self->hz[j]) *
                earcup_sections_respond (sections, n_sections, FALSE, self->hz[j]);

              g_assert_cmpfloat (cabs (drum[j] / expected - 1.0), <=, TOLERANCE);
              g_assert_cmpfloat_with_epsilon (db[j], 20.0 * log10 (cabs (expected) /
                                                                   EARCUP_REFERENCE_PA), 1e-8);
            }
        }
    }

  g_assert_cmpuint (n_all, >, 0);
}

/* As many points as there are, and in which order, changes none of them. */
static void
test_points (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("semi_open");

  solve (self, design);
  for (guint i = 0; i < N_POINTS; i++)
    {
      const double hz[2] = { self->hz[i], 440.0 }, others[2] = { 1.0, 440.0 };

      for (guint n = 1; n <= 2; n++)
        {
          g_autoptr(EarcupSolver) solver = earcup_solver_new (hz, n);
          double re[2], im[2];

          g_assert_true (earcup_solver_is_for (solver, hz, n));
          g_assert_false (earcup_solver_is_for (solver, hz, 3 - n));
          g_assert_false (earcup_solver_is_for (solver, others, n));
          earcup_solver_solve (solver, earcup_design_get_values (design), TRUE, re, im);
          g_assert_cmpfloat (re[0], ==, self->re[i]);
          g_assert_cmpfloat (im[0], ==, self->im[i]);
        }
    }
}

#define ADD(path, function) \
  g_test_add ("/acoustics/solver/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("archetypes-are-as-the-network-has-them", test_archetypes);
  ADD ("random-designs-are-as-the-network-has-them", test_random);
  ADD ("special-cases-are-as-the-network-has-them", test_special);
  ADD ("blocked-cups-are-as-the-network-has-them", test_blocked);
  ADD ("dense-filling-stays-finite", test_dense);
  ADD ("nothing-is-remembered-too-long", test_memory);
  ADD ("radiation-can-be-switched", test_radiation);
  ADD ("sections-and-levels-are-exact", test_sections);
  ADD ("each-point-stands-alone", test_points);

  return g_test_run ();
}
