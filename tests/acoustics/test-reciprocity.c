/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-network.h"

#include <math.h>

#include "acoustics/earcup-test-samples.h"
#include "fixture/earcup-test-archetypes.h"

#define SEED          60318
#define N_RANDOM      60
#define N_POINTS      9
#define OPEN_CIRCUIT  1e12   /* ohm */

typedef double (* Check) (const EarcupNetwork *network,
                          const EarcupDesign  *design,
                          double               distance_m,
                          double               angle_rad);

/* A point source of 1 m³/s somewhere in the room, as the openings hear it. */
static EarcupExcitation
make_source (const EarcupNetwork *network,
             double               distance_m,
             double               angle_rad)
{
  EarcupExcitation excitation = { 0 };

  for (guint i = 0; i < EARCUP_N_PORTS; i++)
    {
      double along = distance_m * cos (angle_rad) - network->exterior.position_m[i];
      double way = hypot (along, distance_m * sin (angle_rad));

      excitation.incident[i] = network->exterior.form[i] *
                               earcup_exterior_green (network->hz, way);
    }

  return excitation;
}

/* What the openings send to the same place. */
static double complex
listen (const EarcupNetwork *network,
        const EarcupState   *state,
        double               distance_m,
        double               angle_rad)
{
  return earcup_exterior_pressure (&network->exterior, state->flows, distance_m, angle_rad);
}

/* The voltage that a source induces in the open coil, against the pressure of a coil current at
 * the place of the source. A voltage behind the huge resistance makes the current. */
static double
compare_coil (const EarcupNetwork *network,
              const EarcupDesign  *design,
              double               distance_m,
              double               angle_rad)
{
  EarcupExcitation as_microphone = make_source (network, distance_m, angle_rad);
  EarcupExcitation as_loudspeaker = { .volts = OPEN_CIRCUIT };
  EarcupState state;
  double complex voltage, pressure;

  earcup_network_solve (network, &as_microphone, &state);
  voltage = earcup_design_get (design, EARCUP_PARAMETER_BL) *
            (state.diaphragm_m_s - state.cup_m_s);

  earcup_network_solve (network, &as_loudspeaker, &state);
  pressure = listen (network, &state, distance_m, angle_rad) / state.current_a;

  return cabs (voltage + pressure) / cabs (pressure);
}

static double
compare_flow (const EarcupNetwork *network,
              const EarcupDesign  *design,
              double               distance_m,
              double               angle_rad)
{
  EarcupExcitation from_outside = make_source (network, distance_m, angle_rad);
  EarcupExcitation from_front = { .front_flow = 1.0 };
  EarcupExcitation from_head = { .head_flow = 1.0 };
  EarcupState inside, front, head;
  double complex at_front, at_head;

  earcup_network_solve (network, &from_outside, &inside);
  earcup_network_solve (network, &from_front, &front);
  earcup_network_solve (network, &from_head, &head);
  at_front = listen (network, &front, distance_m, angle_rad);
  at_head = listen (network, &head, distance_m, angle_rad);

  return fmax (fmax (cabs (inside.front_pa - at_front) / cabs (at_front),
                     cabs (inside.head_pa - at_head) / cabs (at_head)),
               cabs (front.head_pa - head.front_pa) / cabs (head.front_pa));
}

static void
check_everywhere (Check    check,
                  gboolean open_circuit,
                  double   tolerance)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  double worst = 0.0;

  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES + N_RANDOM; i++)
    {
      const char *id = earcup_test_archetype_ids[i % EARCUP_TEST_N_ARCHETYPES];
      g_autoptr(EarcupDesign) design = i < EARCUP_TEST_N_ARCHETYPES
        ? earcup_test_archetype (id) : earcup_test_random_design (rand, id);

      if (open_circuit)
        design = earcup_test_with (g_steal_pointer (&design), EARCUP_PARAMETER_RG, OPEN_CIRCUIT);

      for (guint j = 0; j < N_POINTS; j++)
        {
          double hz = earcup_test_between (10.0, 20000.0, j, N_POINTS - 1);
          double distance = earcup_test_draw (rand, 0.1, 3.0);
          EarcupNetwork network;
          double difference;

          earcup_network_prepare (&network, design, hz);
          difference = check (&network, design, distance, g_rand_double_range (rand, 0.0, 3.14));
          if (!(difference <= tolerance))
            g_error ("Design %u is off by %g at %g Hz", i, difference, hz);
          worst = fmax (worst, difference);
        }
    }

  g_test_message ("off by %.2g at most", worst);
}

static void
test_coil (void)
{
  check_everywhere (compare_coil, TRUE, 1e-6);
}

static void
test_flow (void)
{
  check_everywhere (compare_flow, FALSE, 1e-9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/reciprocity/coil-hears-minus-what-it-says", test_coil);
  g_test_add_func ("/acoustics/reciprocity/inside-and-outside-change-places", test_flow);

  return g_test_run ();
}
