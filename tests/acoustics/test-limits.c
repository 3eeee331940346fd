/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-network.h"
#include "acoustics/earcup-phase.h"
#include "acoustics/earcup-simulate.h"

#include <math.h>

#include "acoustics/earcup-test-samples.h"
#include "acoustics/earcup-units.h"
#include "fixture/earcup-test-archetypes.h"

#define SEED       20260
#define N_RANDOM   40
#define N_POINTS   41

typedef void (* Check) (const EarcupDesign *design,
                        double              hz);

static double
get (const EarcupDesign *design,
     EarcupParameter     parameter)
{
  return earcup_design_get (design, parameter);
}

/* Runs a check from 10 Hz to 20 kHz on the archetypes and on random designs. */
static void
check_everywhere (Check check)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES + N_RANDOM; i++)
    {
      const char *id = earcup_test_archetype_ids[i % EARCUP_TEST_N_ARCHETYPES];
      g_autoptr(EarcupDesign) design = i < EARCUP_TEST_N_ARCHETYPES
        ? earcup_test_archetype (id) : earcup_test_random_design (rand, id);

      for (guint j = 0; j < N_POINTS; j++)
        check (design, earcup_test_between (10.0, 20000.0, j, N_POINTS - 1));
    }
}

static void
check_same (const EarcupDesign *first,
            const EarcupDesign *second,
            double              hz,
            double              tolerance_db)
{
  double difference = earcup_test_drum_db (first, hz) - earcup_test_drum_db (second, hz);

  if (!(fabs (difference) <= tolerance_db))
    g_error ("At %g Hz the two differ by %g dB", hz, difference);
}

/* All the air in front of the diaphragm, in m³/Pa, where nothing but its volume counts. The last
 * numbers are the compliances of the ear simulator. */
static double
front_compliance (const EarcupDesign *design)
{
  double radius = get (design, EARCUP_PARAMETER_RCA);
  double volume = get (design, EARCUP_PARAMETER_VF) + get (design, EARCUP_PARAMETER_VPA) +
                  get (design, EARCUP_PARAMETER_LCO) * get (design, EARCUP_PARAMETER_SCO) +
                  get (design, EARCUP_PARAMETER_LCA) * EARCUP_PI * radius * radius;

  return volume / EARCUP_AIR_BULK_MODULUS_PA +
         0.70e-12 + 2.34e-12 + 1.50e-12 + 2.73e-12 + 1.517e-12;
}

/* All the air behind it, part of which keeps its temperature. */
static double
rear_compliance (const EarcupDesign *design)
{
  double filled = 1.0 + (EARCUP_AIR_HEAT_RATIO - 1.0) * get (design, EARCUP_PARAMETER_PHI);

  return (get (design, EARCUP_PARAMETER_VB0) + get (design, EARCUP_PARAMETER_VB) * filled) /
         EARCUP_AIR_BULK_MODULUS_PA;
}

/* The diaphragm on its suspension and on the air behind it, as the front air meets it. */
static double
driver_compliance (const EarcupDesign *design)
{
  double area = get (design, EARCUP_PARAMETER_SD);

  return 1.0 / (1.0 / (get (design, EARCUP_PARAMETER_CMS) * area * area) +
                1.0 / rear_compliance (design));
}

static EarcupDesign *
make_sealed (const char *id)
{
  EarcupDesign *design = earcup_test_block_everything (earcup_test_archetype (id));

  return earcup_test_silence (earcup_test_with (design, EARCUP_PARAMETER_EAR_LOSS, 0.0));
}

/* A copy of @design with one number changed. */
static EarcupDesign *
change (const EarcupDesign *design,
        EarcupParameter     parameter,
        double              value)
{
  return earcup_test_with (earcup_design_ref ((EarcupDesign *) design), parameter, value);
}

static EarcupDesign *
make_leaky (EarcupDesign *sealed,
            double        resistance,
            double        mass)
{
  return earcup_test_set (earcup_design_ref (sealed), 2,
                          EARCUP_PARAMETER_RL, resistance,
                          EARCUP_PARAMETER_ML, mass);
}

static void
test_sealed_is_flat (void)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      g_autoptr(EarcupDesign) design = make_sealed (earcup_test_archetype_ids[i]);
      double area = get (design, EARCUP_PARAMETER_SD);
      double front = front_compliance (design);
      double force = get (design, EARCUP_PARAMETER_BL) /
                     (get (design, EARCUP_PARAMETER_RE) + get (design, EARCUP_PARAMETER_RG));
      double stiffness = 1.0 / get (design, EARCUP_PARAMETER_CMS) +
                         area * area * (1.0 / front + 1.0 / rear_compliance (design));
      double expected = 20.0 * log10 (force * area / front / stiffness / EARCUP_REFERENCE_PA);

      for (double hz = 0.01; hz < 3.0; hz *= 3.0)
        g_assert_cmpfloat_with_epsilon (earcup_test_drum_db (design, hz), expected, 0.02);
    }
}

static void
test_resistive_leak (void)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      g_autoptr(EarcupDesign) sealed = make_sealed (earcup_test_archetype_ids[i]);
      g_autoptr(EarcupDesign) leaky = make_leaky (sealed, 1e9, 0.0);
      double compliance = front_compliance (sealed) + driver_compliance (sealed);
      double corner_hz = 1.0 / (EARCUP_TWO_PI * 1e9 * compliance);
      double low_hz = corner_hz / 64.0;

      g_assert_cmpfloat_with_epsilon (earcup_test_drum_db (leaky, corner_hz) -
                                      earcup_test_drum_db (sealed, corner_hz),
                                      -20.0 * log10 (M_SQRT2), 0.1);
      g_assert_cmpfloat_with_epsilon (earcup_test_drum_db (leaky, 2.0 * low_hz) -
                                      earcup_test_drum_db (leaky, low_hz),
                                      20.0 * log10 (2.0), 0.05);
    }
}

static void
test_mass_leak (void)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      g_autoptr(EarcupDesign) sealed = make_sealed (earcup_test_archetype_ids[i]);
      g_autoptr(EarcupDesign) leaky = make_leaky (sealed, 0.0, 1e6);
      double compliance = front_compliance (sealed) + driver_compliance (sealed);
      double low_hz = 1.0 / (EARCUP_TWO_PI * sqrt (1e6 * compliance)) / 64.0;

      g_assert_cmpfloat_with_epsilon (earcup_test_drum_db (leaky, 2.0 * low_hz) -
                                      earcup_test_drum_db (leaky, low_hz),
                                      40.0 * log10 (2.0), 0.05);
    }
}

static void
check_vent (const EarcupDesign *design,
            double              hz)
{
  g_autoptr(EarcupDesign) narrow = change (design, EARCUP_PARAMETER_RV, 1e14);
  g_autoptr(EarcupDesign) blocked = change (narrow, EARCUP_PARAMETER_RV, INFINITY);

  check_same (narrow, blocked, hz, 1e-4);
}

static void
test_narrow_vent (void)
{
  check_everywhere (check_vent);
}

/* Air at rest directly behind the damper, made in two ways: by a vast volume, and by an opening
 * that resists nothing. */
static void
check_rear (const EarcupDesign *design,
            double              hz)
{
  g_autoptr(EarcupDesign) silent =
    earcup_test_silence (earcup_design_ref ((EarcupDesign *) design));
  g_autoptr(EarcupDesign) vast = earcup_test_set (earcup_design_ref (silent), 2,
                                                  EARCUP_PARAMETER_VB, 1e6,
                                                  EARCUP_PARAMETER_LB, 0.02);
  g_autoptr(EarcupDesign) grounded = earcup_test_set (earcup_design_ref (silent), 3,
                                                      EARCUP_PARAMETER_LB, 0.0,
                                                      EARCUP_PARAMETER_RV, 1e-4,
                                                      EARCUP_PARAMETER_MV, 0.0);

  check_same (vast, grounded, hz, 1e-3);
}

static void
test_vast_rear (void)
{
  check_everywhere (check_rear);
}

static void
check_cup (const EarcupDesign *design,
           double              hz)
{
  g_autoptr(EarcupDesign) loose = change (design, EARCUP_PARAMETER_MC, 0.1);
  g_autoptr(EarcupDesign) heavy = change (loose, EARCUP_PARAMETER_MC, 1e9);
  g_autoptr(EarcupDesign) stiff = change (loose, EARCUP_PARAMETER_KP, 1e15);
  g_autoptr(EarcupDesign) rigid = change (loose, EARCUP_PARAMETER_MC, INFINITY);
  g_autoptr(EarcupDesign) clamped = change (loose, EARCUP_PARAMETER_KP, INFINITY);

  check_same (heavy, rigid, hz, 1e-3);
  check_same (stiff, rigid, hz, 1e-3);
  check_same (clamped, rigid, hz, 0.0);
}

static void
test_heavy_cup (void)
{
  check_everywhere (check_cup);
}

/* A few units in the last place are lost in taking the reciprocal of the current. */
static void
check_resistance (const EarcupDesign *design,
                  double              hz)
{
  EarcupOutputs outputs;
  double resistance = get (design, EARCUP_PARAMETER_RE);

  earcup_simulate (design, &hz, 1, &outputs);
  if (!(creal (outputs.impedance_ohm) >= resistance * (1.0 - 1e-12)))
    g_error ("At %g Hz the impedance is %.15g Ω and the coil alone %g Ω", hz,
             creal (outputs.impedance_ohm), resistance);
}

static void
test_passive (void)
{
  check_everywhere (check_resistance);
}

static void
check_amplifier (const EarcupDesign *design,
                 double              hz)
{
  g_autoptr(EarcupDesign) ideal = change (design, EARCUP_PARAMETER_RG, 0.0);
  g_autoptr(EarcupDesign) weak = change (ideal, EARCUP_PARAMETER_RG, 120.0);
  EarcupOutputs with_ideal, with_weak;
  double complex ratio, divider;

  earcup_simulate (ideal, &hz, 1, &with_ideal);
  earcup_simulate (weak, &hz, 1, &with_weak);
  ratio = with_weak.drum_pa_v / with_ideal.drum_pa_v;
  divider = with_ideal.impedance_ohm / (with_ideal.impedance_ohm + 120.0);

  g_assert_cmpfloat (cabs (ratio / divider - 1.0), <=, 1e-10);
  g_assert_cmpfloat (cabs (with_weak.impedance_ohm / with_ideal.impedance_ohm - 1.0), <=, 1e-10);
}

static void
test_amplifier (void)
{
  check_everywhere (check_amplifier);
}

/* The flow that all openings together send out, relative to that of the rear. */
static double
net_flow (const char *id)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype (id);
  EarcupExcitation excitation = { .volts = 1.0 };
  EarcupNetwork network;
  EarcupState state;
  double complex sum = 0.0;

  earcup_network_prepare (&network, design, 100.0);
  earcup_network_solve (&network, &excitation, &state);
  for (guint i = 0; i < EARCUP_N_PORTS; i++)
    sum += state.flows[i];

  return cabs (sum / state.flows[EARCUP_PORT_VENT]);
}

/* What remains is the air that is compressed inside, 3 % of the flow. */
static void
test_open_back_is_a_dipole (void)
{
  g_assert_cmpfloat (net_flow ("open"), <=, 0.035);
  g_assert_cmpfloat (net_flow ("closed"), >=, 0.5);
}

/* Distances and angles are those of the middle between leak and vent. */
static void
test_opposite_sources (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_silence (earcup_test_archetype ("open"));
  const double complex flows[EARCUP_N_PORTS] = { -1e-6, 1e-6, 0.0 };
  double apart = get (design, EARCUP_PARAMETER_XV);

  for (double hz = 20.0; hz < 1000.0; hz *= 1.5)
    for (double distance = 0.15; distance < 2.0; distance *= 1.5)
      {
        EarcupExterior exterior;
        double k = EARCUP_TWO_PI * hz / EARCUP_SOUND_SPEED_M_S;
        double single = 1e-6 * cabs (earcup_exterior_green (hz, distance));
        double pair = apart * sqrt (k * k + 1.0 / (distance * distance));
        double on_axis, at_side;

        earcup_exterior_compute (&exterior, design, hz);
        on_axis = cabs (earcup_exterior_pressure (&exterior, flows, distance + apart / 2.0, 0.0));
        at_side = cabs (earcup_exterior_pressure (&exterior, flows, hypot (distance, apart / 2.0),
                                                  atan2 (distance, apart / 2.0)));

        g_assert_cmpfloat_with_epsilon (20.0 * log10 (on_axis / single), 20.0 * log10 (pair), 0.4);
        g_assert_cmpfloat (at_side, <=, 1e-12 * single);
      }
}

static void
test_sealed_isolates (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_block_everything (earcup_test_archetype ("closed"));
  const double hz[] = { 20.0, 63.0, 500.0, 2000.0, 16000.0 };
  const double bone_db[] = { 45.0, 45.0, 57.0, 40.0, 50.0 };

  for (guint i = 0; i < G_N_ELEMENTS (hz); i++)
    {
      EarcupOutputs outputs;

      earcup_simulate (design, &hz[i], 1, &outputs);
      g_assert_cmpfloat (outputs.isolation_air_db, >, 200.0);
      g_assert_cmpfloat_with_epsilon (outputs.isolation_db, bone_db[i], 1e-9);
    }
}

/* Slow pressure pushes the cup onto its cushion, against the air under it. */
static void
test_sealed_muff (void)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      g_autoptr(EarcupDesign) design =
        earcup_test_with (make_sealed (earcup_test_archetype_ids[i]), EARCUP_PARAMETER_MC, 0.1);
      double area = get (design, EARCUP_PARAMETER_AC);
      double cushion = area * area / (get (design, EARCUP_PARAMETER_KP) +
                                      get (design, EARCUP_PARAMETER_KHB));
      double air = front_compliance (design) + driver_compliance (design);
      double hz = 0.1;
      EarcupOutputs outputs;

      earcup_simulate (design, &hz, 1, &outputs);
      g_assert_cmpfloat_with_epsilon (outputs.isolation_air_db,
                                      20.0 * log10 ((air + cushion) / cushion), 0.05);
    }
}

static void
test_open_does_not_isolate (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("open");

  for (double hz = 10.0; hz < 100.0; hz *= 1.2)
    {
      EarcupOutputs outputs;

      earcup_simulate (design, &hz, 1, &outputs);
      g_assert_cmpfloat_with_epsilon (outputs.isolation_air_db, 0.0, 0.5);
    }
}

static void
test_simulator_volume (void)
{
  double volume = EARCUP_AIR_BULK_MODULUS_PA /
                  (EARCUP_TWO_PI * 500.0 * cabs (earcup_ear_simulator_impedance (500.0)));

  g_assert_cmpfloat_with_epsilon (volume, 1260e-9, 40e-9);
}

/* A vent would make a Helmholtz resonator of the rear volume, so it is closed here. */
static void
test_volumes (void)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      g_autoptr(EarcupDesign) design =
        earcup_test_set (earcup_test_archetype (earcup_test_archetype_ids[i]), 2,
                         EARCUP_PARAMETER_RV, INFINITY,
                         EARCUP_PARAMETER_RBV, INFINITY);
      g_autoptr(EarcupDesign) less_front =
        change (design, EARCUP_PARAMETER_VF, 0.8 * get (design, EARCUP_PARAMETER_VF));
      g_autoptr(EarcupDesign) more_rear =
        change (design, EARCUP_PARAMETER_VB, 1.25 * get (design, EARCUP_PARAMETER_VB));

      g_assert_cmpfloat (earcup_test_drum_db (less_front, 20.0), >,
                         earcup_test_drum_db (design, 20.0));
      g_assert_cmpfloat (earcup_test_drum_db (more_rear, 20.0), >,
                         earcup_test_drum_db (design, 20.0));
    }
}

/* What the empty line behind the damper opposes to flow, by what the network says of its ends. */
static double
line_reactance (const EarcupDesign *design,
                double              hz)
{
  EarcupExcitation excitation = { .volts = 1.0 };
  EarcupNetwork network;
  EarcupState state;
  double complex damper, flow;

  earcup_network_prepare (&network, design, hz);
  earcup_network_solve (&network, &excitation, &state);
  damper = get (design, EARCUP_PARAMETER_RD) + network.s * get (design, EARCUP_PARAMETER_MD);
  flow = (state.pocket_pa - state.rear_pa) / damper;

  return cimag (state.rear_pa / flow);
}

/* A quarter of a wave is a short circuit, half a wave a stiff wall: the reactance rises through
 * zero at the one and leaps from plus to minus without end at the other. */
static void
test_closed_line (void)
{
  for (double length_m = 0.01; length_m < 0.06; length_m *= 1.5)
    {
      g_autoptr(EarcupDesign) design =
        earcup_test_set (earcup_test_silence (earcup_test_archetype ("closed")), 6,
                         EARCUP_PARAMETER_LB, length_m,
                         EARCUP_PARAMETER_SIGMA, 0.0,
                         EARCUP_PARAMETER_PHI, 0.0,
                         EARCUP_PARAMETER_RV, INFINITY,
                         EARCUP_PARAMETER_RSH, INFINITY,
                         EARCUP_PARAMETER_RBV, INFINITY);
      double wave = EARCUP_AIR_DENSITY_KG_M3 * EARCUP_SOUND_SPEED_M_S * length_m /
                    get (design, EARCUP_PARAMETER_VB);
      double zero_hz = EARCUP_SOUND_SPEED_M_S / (4.0 * length_m);
      double pole_hz = EARCUP_SOUND_SPEED_M_S / (2.0 * length_m);

      g_assert_cmpfloat (line_reactance (design, zero_hz * (1.0 - 1e-6)), <, 0.0);
      g_assert_cmpfloat (line_reactance (design, zero_hz * (1.0 + 1e-6)), >, 0.0);
      g_assert_cmpfloat (fabs (line_reactance (design, zero_hz * (1.0 + 1e-6))), <, 1e-5 * wave);
      g_assert_cmpfloat (line_reactance (design, pole_hz * (1.0 - 1e-6)), >, 1e5 * wave);
      g_assert_cmpfloat (line_reactance (design, pole_hz * (1.0 + 1e-6)), <, -1e5 * wave);
    }
}

/* So a filter of minimum phase made from the magnitude alone sounds like the headphone. */
static void
test_minimum_phase (void)
{
  for (guint i = 0; i < EARCUP_TEST_N_ARCHETYPES; i++)
    {
      g_autoptr(EarcupDesign) design = earcup_test_archetype (earcup_test_archetype_ids[i]);
      g_autoptr(EarcupPhase) phase = earcup_phase_new (design);
      double worst = 0.0;

      for (double hz = 100.0; hz <= 10000.0; hz *= 1.02)
        worst = fmax (worst, fabs (earcup_phase_get_excess (phase, hz)) * 180.0 / EARCUP_PI);

      g_test_message ("%s: %.1f degrees, %.1f us", earcup_test_archetype_ids[i], worst,
                      1e6 * earcup_phase_get_delay (phase));
      g_assert_cmpfloat (worst, <, 20.0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/limits/sealed-is-flat-from-0.01-hz", test_sealed_is_flat);
  g_test_add_func ("/acoustics/limits/resistive-leak-falls-6-db", test_resistive_leak);
  g_test_add_func ("/acoustics/limits/mass-leak-falls-12-db", test_mass_leak);
  g_test_add_func ("/acoustics/limits/narrow-vent-is-a-blocked-one", test_narrow_vent);
  g_test_add_func ("/acoustics/limits/vast-rear-is-air-at-rest", test_vast_rear);
  g_test_add_func ("/acoustics/limits/heavy-or-stiff-cup-is-rigid", test_heavy_cup);
  g_test_add_func ("/acoustics/limits/network-is-passive", test_passive);
  g_test_add_func ("/acoustics/limits/amplifier-divides-the-voltage", test_amplifier);
  g_test_add_func ("/acoustics/limits/open-back-is-a-dipole", test_open_back_is_a_dipole);
  g_test_add_func ("/acoustics/limits/opposite-sources-cancel-at-the-side", test_opposite_sources);
  g_test_add_func ("/acoustics/limits/sealed-isolates-up-to-the-bone", test_sealed_isolates);
  g_test_add_func ("/acoustics/limits/sealed-muff-is-a-divider", test_sealed_muff);
  g_test_add_func ("/acoustics/limits/open-back-does-not-isolate", test_open_does_not_isolate);
  g_test_add_func ("/acoustics/limits/closed-line-has-its-zero-and-pole", test_closed_line);
  g_test_add_func ("/acoustics/limits/simulator-holds-1260-mm3", test_simulator_volume);
  g_test_add_func ("/acoustics/limits/less-front-or-more-rear-is-louder", test_volumes);
  g_test_add_func ("/acoustics/limits/drum-is-minimum-phase-and-delay", test_minimum_phase);

  return g_test_run ();
}
