/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-simulate.h"

#include <math.h>

#include "acoustics/earcup-network.h"
#include "acoustics/earcup-openness.h"
#include "acoustics/earcup-solver.h"
#include "acoustics/earcup-units.h"

/* Distance between the two ears, and where the head begins to shadow. A heuristic. */
#define HEAD_WIDTH_M     0.20
#define HEAD_SHADOW_HZ   2500.0

/* What bone conduction leaves audible when the air paths are closed, as an insertion loss.
 * Indicative. Source: E. H. Berger, R. W. Kieper, D. Gauger, Hearing protection: surpassing the
 * limits to attenuation imposed by the bone-conduction pathways, JASA 114 (2003). */
static const struct
{
  double hz;
  double db;
} bone[] = {
  { 63.0, 45.0 }, { 125.0, 48.0 }, { 250.0, 52.0 }, { 500.0, 57.0 }, { 1000.0, 48.0 },
  { 2000.0, 40.0 }, { 4000.0, 48.0 }, { 8000.0, 50.0 }, { 16000.0, 50.0 },
};

/* The solver that a thread used last: the same frequencies mostly come again. */
static GPrivate last_solver = G_PRIVATE_INIT ((GDestroyNotify) earcup_solver_free);

static double
bone_conduction_db (double hz)
{
  guint last = G_N_ELEMENTS (bone) - 1;

  if (hz <= bone[0].hz)
    return bone[0].db;

  for (guint i = 1; i <= last; i++)
    if (hz < bone[i].hz)
      return bone[i - 1].db + (bone[i].db - bone[i - 1].db) *
             log (hz / bone[i - 1].hz) / log (bone[i].hz / bone[i - 1].hz);

  return bone[last].db;
}

/* Outside sound that arrives from the side, at the drum under the headphone over the bare ear.
 * The residual sections would stand on both sides and are left out of both. */
static void
compute_isolation (const EarcupNetwork *network,
                   const EarcupDesign  *design,
                   EarcupOutputs       *outputs)
{
  EarcupExcitation excitation = { 0 };
  EarcupState state;
  double complex open = 1.0 / (1.0 + earcup_ear_open_impedance (design, network->hz) *
                                     network->ear.admittance);
  double loss;

  for (guint i = 0; i < EARCUP_N_PORTS; i++)
    excitation.incident[i] = network->exterior.form[i] *
                             cexp (I * network->exterior.wavenumber *
                                   network->exterior.position_m[i]);

  earcup_network_solve (network, &excitation, &state);
  loss = pow (cabs (state.head_pa / open), 2.0);
  outputs->isolation_air_db = -10.0 * log10 (loss);
  outputs->isolation_db =
    -10.0 * log10 (loss + pow (10.0, -bone_conduction_db (network->hz) / 10.0));
}

/* What the other ear hears: through the air, into all openings of the far cup, and through the
 * headband, which pulls at the far cup. The residual sections of the ear are the same on both
 * sides and cancel. */
static double
compute_crosstalk (const EarcupNetwork *network,
                   const EarcupDesign  *design,
                   const EarcupState   *near,
                   double complex       driver)
{
  EarcupExcitation excitation = { 0 };
  EarcupState far;
  double complex pressure = 0.0;

  for (guint i = 0; i < EARCUP_N_PORTS; i++)
    pressure += network->exterior.form[i] * near->flows[i] * driver *
                earcup_exterior_green (network->hz,
                                       HEAD_WIDTH_M + network->exterior.position_m[i]);

  pressure /= sqrt (1.0 + pow (network->hz / HEAD_SHADOW_HZ, 2.0));

  for (guint i = 0; i < EARCUP_N_PORTS; i++)
    excitation.incident[i] = pressure * network->exterior.form[i];

  excitation.cup_force_n = -earcup_design_get (design, EARCUP_PARAMETER_KHB) / network->s *
                           near->cup_m_s;
  earcup_network_solve (network, &excitation, &far);

  return 20.0 * log10 (cabs (far.head_pa / (near->head_pa * driver)));
}

static void
simulate_point (const EarcupDesign *design,
                double              hz,
                EarcupOutputs      *outputs)
{
  EarcupExcitation excitation = { .volts = 1.0 };
  EarcupNetwork network;
  EarcupState state;
  guint n_sections;
  const EarcupSection *sections = earcup_design_get_sections (design, &n_sections);
  double complex driver = earcup_sections_respond (sections, n_sections, TRUE, hz);
  double baffle = earcup_exterior_baffle (hz);

  earcup_network_prepare (&network, design, hz);
  earcup_network_solve (&network, &excitation, &state);

  outputs->hz = hz;
  outputs->drum_pa_v = state.head_pa * network.ear.transfer *
                       earcup_sections_respond (sections, n_sections, FALSE, hz);
  outputs->impedance_ohm = 1.0 / state.current_a -
                           earcup_design_get (design, EARCUP_PARAMETER_RG);
  outputs->bleed_pa_v = baffle * driver *
    earcup_exterior_pressure (&network.exterior, state.flows, EARCUP_BLEED_DISTANCE_M, 0.0);
  outputs->bleed_side_pa_v = baffle * driver *
    earcup_exterior_pressure (&network.exterior, state.flows, EARCUP_BLEED_DISTANCE_M,
                              EARCUP_PI / 2.0);
  compute_isolation (&network, design, outputs);
  outputs->crosstalk_db = compute_crosstalk (&network, design, &state, driver);
  outputs->outward_pa_s_m3 = earcup_openness_compute_outward (design, hz);
}

/**
 * earcup_simulate:
 * @design: the design
 * @hz: (array length=n_points): frequencies in Hz, each above 0, in any order
 * @n_points: how many
 * @outputs: (out caller-allocates) (array length=n_points): the results, in the order of @hz
 *
 * Computes every output of the network, for a source of 1 V behind Rg.
 *
 * Any thread.
 */
void
earcup_simulate (const EarcupDesign *design,
                 const double       *hz,
                 gsize               n_points,
                 EarcupOutputs      *outputs)
{
  for (gsize i = 0; i < n_points; i++)
    simulate_point (design, hz[i], &outputs[i]);
}

/**
 * earcup_simulate_drum:
 * @design: the design
 * @hz: (array length=n_points): frequencies in Hz, each above 0, in any order
 * @n_points: how many
 * @drum_pa_v: (out caller-allocates) (array length=n_points): pressure at the drum in Pa for a
 *   source of 1 V behind Rg, residual sections included, in the order of @hz
 *
 * Computes only what the ear hears, a hundred times faster than earcup_simulate(), the more so
 * where a thread asks for the same frequencies again. Any thread.
 */
void
earcup_simulate_drum (const EarcupDesign *design,
                      const double       *hz,
                      gsize               n_points,
                      double complex     *drum_pa_v)
{
  EarcupSolver *solver = g_private_get (&last_solver);

  if (solver == NULL || !earcup_solver_is_for (solver, hz, n_points))
    {
      solver = earcup_solver_new (hz, n_points);
      g_private_replace (&last_solver, solver);
    }

  earcup_solver_compute_drum (solver, design, drum_pa_v);
}
