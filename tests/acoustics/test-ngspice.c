/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-network.h"

#include <math.h>

#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-test-netlist.h"
#include "acoustics/earcup-test-samples.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"

/* The network against a circuit simulator that knows nothing of it. Two ways of solving the same
 * equations in double precision differ by the rounding of some dozen pivots, 1e-10 or so; 1e-6 dB
 * and 1e-5 degrees are a part in 10⁷. The cup is where most digits cancel. */
#define LEVEL_DB     1e-6
#define PHASE_DEG    1e-5
#define LOWEST_HZ    10.0
#define HIGHEST_HZ   20000.0
#define N_PER_DECADE 40
#define SEED         20260
#define N_RANDOM     20

typedef enum {
  LUMPED,       /* front and rear air are volumes */
  LOSSLESS,     /* … are lines */
  LOSSY,        /* … and the concha and the filled cup resist the flow */
  N_LINES
} Lines;

typedef struct {
  double level_db;
  double phase_deg;
} Worst;

static const char *const names[] = { "drum", "current", "diaphragm", "cup", "leak", "vent" };

/* What the simulator can follow: nothing that radiates, no loss that grows with the root of
 * frequency, no heat exchange in the filling, no residual section. Takes @design. */
static EarcupDesign *
make_plain (EarcupDesign *design,
            Lines         lines)
{
  g_autoptr(EarcupDesign) old = earcup_test_set (design, 2, EARCUP_PARAMETER_EAR_LOSS, 0.0,
                                                 EARCUP_PARAMETER_PHI, 0.0);
  g_autoptr(GError) error = NULL;
  EarcupDesign *plain;

  plain = earcup_design_new (earcup_design_get_values (old), FALSE, NULL, 0, &error);
  g_assert_no_error (error);

  if (lines != LOSSY)
    plain = earcup_test_set (plain, 2, EARCUP_PARAMETER_SIGMA, 0.0, EARCUP_PARAMETER_RCO, 0.0);
  if (lines == LUMPED)
    plain = earcup_test_set (plain, 2, EARCUP_PARAMETER_DF, 0.0, EARCUP_PARAMETER_LB, 0.0);

  return plain;
}

static void
solve (const EarcupDesign *design,
       gboolean            incident,
       double              hz,
       double complex      values[EARCUP_TEST_NETLIST_N_VALUES])
{
  EarcupExcitation excitation = { .volts = incident ? 0.0 : 1.0 };
  EarcupNetwork network;
  EarcupState state;

  for (guint i = 0; i < EARCUP_N_PORTS && incident; i++)
    excitation.incident[i] = earcup_test_netlist_incident_pa[i] *
                             cexp (I * earcup_test_netlist_incident_deg[i] * EARCUP_PI / 180.0);

  earcup_network_prepare (&network, design, hz);
  earcup_network_solve (&network, &excitation, &state);
  values[EARCUP_TEST_NETLIST_DRUM] = state.head_pa * network.ear.transfer;
  values[EARCUP_TEST_NETLIST_CURRENT] = state.current_a;
  values[EARCUP_TEST_NETLIST_DIAPHRAGM] = state.diaphragm_m_s;
  values[EARCUP_TEST_NETLIST_CUP] = state.cup_m_s;
  values[EARCUP_TEST_NETLIST_LEAK] = state.flows[EARCUP_PORT_LEAK];
  values[EARCUP_TEST_NETLIST_VENT] = state.flows[EARCUP_PORT_VENT];
}

static void
compare (const char                   *what,
         const EarcupTestNetlistPoint *point,
         const double complex         *values,
         Worst                        *worst)
{
  for (guint i = 0; i < EARCUP_TEST_NETLIST_N_VALUES; i++)
    {
      double complex ratio = point->values[i] / values[i];
      double level_db = fabs (20.0 * log10 (cabs (ratio)));
      double phase_deg = fabs (carg (ratio)) * 180.0 / EARCUP_PI;

      if (values[i] == 0.0 && point->values[i] == 0.0)
        continue;

      if (!(level_db <= LEVEL_DB && phase_deg <= PHASE_DEG))
        g_error ("%s: at %g Hz the %s is %g%+gi in the network and %g%+gi in ngspice", what,
                 point->hz, names[i], creal (values[i]), cimag (values[i]),
                 creal (point->values[i]), cimag (point->values[i]));

      worst->level_db = fmax (worst->level_db, level_db);
      worst->phase_deg = fmax (worst->phase_deg, phase_deg);
    }
}

static void
check (const EarcupDesign *design,
       gboolean            incident,
       const char         *what,
       Worst              *worst)
{
  g_autofree char *netlist = earcup_test_netlist_new (design, incident, LOWEST_HZ, HIGHEST_HZ,
                                                      N_PER_DECADE);
  g_autofree EarcupTestNetlistPoint *points = NULL;
  g_autoptr(GError) error = NULL;
  guint n_points;

  points = earcup_test_netlist_run (netlist, &n_points, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_points, >=, (guint) (log10 (HIGHEST_HZ / LOWEST_HZ) * N_PER_DECADE));
  g_assert_cmpfloat_with_epsilon (points[0].hz, LOWEST_HZ, 1e-9);

  for (guint i = 0; i < n_points; i++)
    {
      double complex values[EARCUP_TEST_NETLIST_N_VALUES];

      solve (design, incident, points[i].hz, values);
      compare (what, &points[i], values, worst);
      if (incident)
        continue;

      /* What plots and kernels are made from. */
      earcup_simulate_drum (design, &points[i].hz, 1, &values[EARCUP_TEST_NETLIST_DRUM]);
      compare (what, &points[i], values, worst);
    }
}

static gboolean
can_run (void)
{
  if (earcup_test_netlist_can ())
    return TRUE;

  g_test_skip ("ngspice is not installed");
  return FALSE;
}

static void
test_lines (gconstpointer data)
{
  Lines lines = GPOINTER_TO_UINT (data);

  if (!can_run ())
    return;

  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      const char *id = earcup_test_archetype_ids[i];
      g_autoptr(EarcupDesign) design = make_plain (earcup_test_archetype (id), lines);
      Worst worst = { 0 };

      check (design, FALSE, id, &worst);
      check (design, TRUE, id, &worst);
      g_test_message ("%s: %.2g dB, %.2g degrees", id, worst.level_db, worst.phase_deg);
    }
}

/* Rigid cups, a second leak, eddy currents and weak amplifiers are among these. */
static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  Worst worst = { 0 };

  if (!can_run ())
    return;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      const char *id = earcup_test_archetype_ids[i % EARCUP_TEST_N_ARCHETYPES];
      g_autofree char *what = g_strdup_printf ("random design %u", i);
      g_autoptr(EarcupDesign) design = make_plain (earcup_test_random_design (rand, id), LOSSY);

      check (design, FALSE, what, &worst);
      check (design, TRUE, what, &worst);
    }

  g_test_message ("%.2g dB, %.2g degrees", worst.level_db, worst.phase_deg);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/acoustics/ngspice/lumped-air-agrees", GUINT_TO_POINTER (LUMPED),
                        test_lines);
  g_test_add_data_func ("/acoustics/ngspice/lossless-lines-agree", GUINT_TO_POINTER (LOSSLESS),
                        test_lines);
  g_test_add_data_func ("/acoustics/ngspice/lossy-lines-agree", GUINT_TO_POINTER (LOSSY),
                        test_lines);
  g_test_add_func ("/acoustics/ngspice/random-designs-agree", test_random);

  return g_test_run ();
}
