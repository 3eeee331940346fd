/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-network.h"

#include <math.h>

#include "acoustics/earcup-test-samples.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"

/* Where the power of the source goes, computed here from the answer of the network and the
 * numbers of the design, with formulas of this file's own. */

#define SEED         711
#define N_RANDOM     120
#define N_POINTS     23
#define MAX_TERMS    16
#define RESIDUAL     1e-9
#define BULK         EARCUP_AIR_BULK_MODULUS_PA

#define GET(key) earcup_design_get (design, EARCUP_PARAMETER_##key)

typedef struct {
  guint       n_terms;
  const char *names[MAX_TERMS];
  double      watts[MAX_TERMS];
} Balance;

static void
add (Balance    *balance,
     const char *name,
     double      watts)
{
  g_assert_cmpuint (balance->n_terms, <, MAX_TERMS);
  balance->names[balance->n_terms] = name;
  balance->watts[balance->n_terms++] = watts;
}

/* The mean power that a pressure (a voltage, a force) delivers through a flow. */
static double
power (double complex across,
       double complex through)
{
  return 0.5 * creal (across * conj (through));
}

static double
square (double complex value)
{
  return creal (value) * creal (value) + cimag (value) * cimag (value);
}

static double complex
branch (double complex s,
        double         resistance,
        double         mass,
        double         compliance)
{
  if (isinf (resistance) || isinf (mass))
    return 0.0;

  return 1.0 / (resistance + s * mass + (isinf (compliance) ? 0.0 : 1.0 / (s * compliance)));
}

/* What a line of impedance @series and admittance @shunt per metre takes in at both ends. */
static double
line_power (double complex series,
            double complex shunt,
            double         length,
            double complex near_pa,
            double complex far_pa)
{
  double complex gamma = csqrt (series * shunt);
  double complex wave = series / gamma;
  double complex own = 1.0 / (wave * ctanh (gamma * length));
  double complex transfer = 1.0 / (wave * csinh (gamma * length));

  return power (near_pa, own * near_pa - transfer * far_pa) +
         power (far_pa, own * far_pa - transfer * near_pa);
}

static void
add_driver (Balance            *balance,
            const EarcupDesign *design,
            const EarcupState  *state,
            double complex      s)
{
  double complex eddy = s * GET (L2) * GET (R2) / (GET (R2) + s * GET (L2));
  double coil = GET (RE) + (GET (L2) > 0.0 ? creal (eddy) : 0.0);

  add (balance, "amplifier", 0.5 * GET (RG) * square (state->current_a));
  add (balance, "coil", 0.5 * coil * square (state->current_a));
  add (balance, "suspension", 0.5 * GET (RMS) * square (state->diaphragm_m_s - state->cup_m_s));
  add (balance, "cushion", 0.5 * GET (RP) * square (state->cup_m_s));
}

static void
add_front (Balance            *balance,
           const EarcupDesign *design,
           const EarcupState  *state,
           double complex      s,
           double complex      ear)
{
  double complex pad = branch (s, GET (RPA), 0.0, GET (VPA) / BULK);
  double complex vent = branch (s, GET (RBV), GET (MBV), INFINITY);

  add (balance, "ear", 0.5 * creal (ear) * square (state->head_pa));
  add (balance, "pad", 0.5 * creal (pad) * square (state->head_pa));
  add (balance, "baffle vent", 0.5 * creal (vent) * square (state->front_pa - state->rear_pa));

  if (GET (DF) > 0.0)
    g_assert_cmpfloat (fabs (line_power (s * EARCUP_AIR_DENSITY_KG_M3 * GET (DF) / GET (VF),
                                         s * GET (VF) / GET (DF) / BULK, GET (DF),
                                         state->front_pa, state->head_pa)), <=,
                       1e-9 * 0.5 * creal (state->current_a));
}

static void
add_rear (Balance            *balance,
          const EarcupDesign *design,
          const EarcupState  *state,
          double complex      s)
{
  double complex damper = branch (s, GET (RD), GET (MD), INFINITY);

  add (balance, "damper", 0.5 * creal (damper) * square (state->pocket_pa - state->rear_pa));

  if (GET (LB) > 0.0)
    {
      double area = GET (VB) / GET (LB);
      double complex heat = 0.4 * GET (PHI) / (1.0 + s / (EARCUP_TWO_PI * GET (FT)));

      add (balance, "rear line",
           line_power ((s * EARCUP_AIR_DENSITY_KG_M3 + GET (SIGMA)) / area,
                       s * area / BULK * (1.0 + heat), GET (LB),
                       state->rear_pa, state->end_pa));
    }
}

/* The pressures just outside the openings, with which the room answers their flows. */
static void
add_room (Balance            *balance,
          const EarcupDesign *design,
          const EarcupState  *state,
          double complex      s)
{
  const double at[] = { 0.0, GET (XV), GET (XC) };
  const double radius[] = { GET (AL), GET (AV), sqrt (GET (AC) / EARCUP_PI) };
  double k = cimag (s) / EARCUP_SOUND_SPEED_M_S;
  double scale = EARCUP_AIR_DENSITY_KG_M3 * EARCUP_SOUND_SPEED_M_S * k * k / (4.0 * EARCUP_PI);
  double complex outside[] = { 0.0, 0.0, 0.0 };
  double complex leak, vent;
  double radiated = 0.0;

  for (guint i = 0; i < 3; i++)
    {
      for (guint j = 0; j < 3; j++)
        {
          double u = k * fabs (at[i] - at[j]);
          double form = 1.0 / sqrt ((1.0 + pow (k * radius[i], 2.0) / 4.0) *
                                    (1.0 + pow (k * radius[j], 2.0) / 4.0));
          double complex own = i == j ? 1.0 : sin (u) / u + I * cos (u) / fmax (u, k * 0.01);

          outside[i] += scale * form * own * state->flows[j];
        }
      radiated += power (outside[i], state->flows[i]);
    }

  leak = branch (s, GET (RL), GET (ML), INFINITY) + branch (s, GET (RL2), GET (ML2), INFINITY) +
         branch (s, GET (RW), GET (MW), GET (CW));
  vent = branch (s, GET (RV), GET (MV), INFINITY) + branch (s, GET (RSH), GET (MSH), GET (CSH));

  add (balance, "leak", 0.5 * creal (leak) * square (state->head_pa - outside[0]));
  add (balance, "vent", 0.5 * creal (vent) * square (state->end_pa - outside[1]));
  add (balance, "room", radiated);
}

static double
check_balance (const EarcupDesign *design,
               double              hz)
{
  EarcupExcitation excitation = { .volts = 1.0 };
  EarcupNetwork network;
  EarcupState state;
  Balance balance = { 0 };
  double input, sum = 0.0;

  earcup_network_prepare (&network, design, hz);
  earcup_network_solve (&network, &excitation, &state);
  add_driver (&balance, design, &state, network.s);
  add_front (&balance, design, &state, network.s, network.ear.admittance);
  add_rear (&balance, design, &state, network.s);
  add_room (&balance, design, &state, network.s);
  input = power (1.0, state.current_a);

  for (guint i = 0; i < balance.n_terms; i++)
    {
      if (!(balance.watts[i] >= -1e-15 * input))
        g_error ("At %g Hz the %s gives %g W", hz, balance.names[i], -balance.watts[i]);
      sum += balance.watts[i];
    }

  if (!(fabs (sum / input - 1.0) <= RESIDUAL))
    g_error ("At %g Hz %g W go in and %g W are used", hz, input, sum);

  return fabs (sum / input - 1.0);
}

static double
check_design (const EarcupDesign *design)
{
  double worst = 0.0;

  for (guint i = 0; i < N_POINTS; i++)
    worst = fmax (worst, check_balance (design, earcup_test_between (10.0, 20000.0, i,
                                                                     N_POINTS - 1)));

  return worst;
}

static void
test_archetypes (void)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      const char *id = earcup_test_archetype_ids[i];
      g_autoptr(EarcupDesign) design = earcup_test_archetype (id);

      g_test_message ("%s: residual at most %.2g", id, check_design (design));
    }
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  double worst = 0.0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      const char *id = earcup_test_archetype_ids[i % EARCUP_TEST_N_ARCHETYPES];
      g_autoptr(EarcupDesign) design = earcup_test_random_design (rand, id);

      worst = fmax (worst, check_design (design));
    }

  g_test_message ("residual at most %.2g", worst);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/power/archetypes-use-what-they-get", test_archetypes);
  g_test_add_func ("/acoustics/power/random-designs-use-what-they-get", test_random);

  return g_test_run ();
}
