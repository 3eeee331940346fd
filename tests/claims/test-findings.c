/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <glib.h>
#include <math.h>

#include "fixture/earcup-test-archetypes.h"
#include "claims/earcup-experiment.h"
#include "claims/earcup-findings.h"

#define FIGURE(name) EARCUP_FINDING_ ## name

static double
measure (EarcupDesign  *design,
         EarcupFinding  figure)
{
  g_autoptr(EarcupDesign) owned = design;
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new_small ();
  g_autoptr(EarcupSubjects) subjects = NULL;
  g_autoptr(EarcupFindings) figures = NULL;

  g_clear_pointer (&parts->sealed, earcup_design_unref);
  subjects = earcup_subjects_new (parts);
  figures = earcup_findings_new (owned, subjects);

  return earcup_findings_get (figures, figure);
}

static double
compare (EarcupDesign  *sealed,
         EarcupDesign  *open,
         EarcupFinding  figure)
{
  EarcupSubjectsParts parts = { .sealed = sealed, .open = open };
  g_autoptr(EarcupDesign) one = sealed;
  g_autoptr(EarcupDesign) other = open;
  g_autoptr(EarcupSubjects) subjects = earcup_subjects_new (&parts);
  g_autoptr(EarcupFindings) figures = earcup_findings_new (NULL, subjects);

  return earcup_findings_get (figures, figure);
}

/* Opens the vents of @design by a factor in resistance and mass. */
static EarcupDesign *
open_vents (EarcupDesign *design,
            double        factor)
{
  double rv = earcup_design_get (design, EARCUP_PARAMETER_RV);
  double mv = earcup_design_get (design, EARCUP_PARAMETER_MV);

  design = earcup_test_with (design, EARCUP_PARAMETER_MV, mv / factor);

  return earcup_test_with (design, EARCUP_PARAMETER_RV, rv / factor);
}

static void
test_isolation_follows (void)
{
  double before = measure (earcup_test_archetype ("closed"), FIGURE (ISOLATION));
  double after = measure (open_vents (earcup_test_archetype ("closed"), 100.0),
                          FIGURE (ISOLATION));

  g_assert_cmpfloat_with_epsilon (before, 21.0, 1.5);
  g_assert_cmpfloat (after, <, before - 2.0);
}

static void
test_bleed_follows (void)
{
  double before = measure (earcup_test_archetype ("closed"), FIGURE (BLEED));
  double after = measure (open_vents (earcup_test_archetype ("closed"), 100.0), FIGURE (BLEED));

  g_assert_cmpfloat (after, >, before + 3.0);
}

/* Four enclosures measured apart from this program: dB SPL one foot away. */
static void
test_bleed_of_archetypes (void)
{
  static const struct { const char *id; double db; } cases[] = {
    { "closed", 37.0 }, { "semi_open", 56.0 }, { "open", 62.0 }, { "planar_open", 65.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (measure (earcup_test_archetype (cases[i].id), FIGURE (BLEED)),
                                    cases[i].db, 0.7);
}

static void
test_bleed_falls_with_distance (void)
{
  double near = measure (earcup_test_archetype ("open"), FIGURE (BLEED));
  double far = measure (earcup_test_archetype ("open"), FIGURE (BLEED_ROOM));

  g_assert_cmpfloat_with_epsilon (near - far, 20.0 * log10 (1.0 / 0.3048), 1e-9);
}

static void
test_bass_follows_seal (void)
{
  double before = measure (earcup_test_archetype ("closed"), FIGURE (DEEP));
  EarcupDesign *leaky = earcup_test_with (earcup_test_archetype ("closed"),
                                          EARCUP_PARAMETER_RL, 5e4);

  g_assert_cmpfloat (measure (leaky, FIGURE (DEEP)), <, before - 3.0);
}

/* Where the pads already leak, a spectacle arm changes little. */
static void
test_glasses_follow_seal (void)
{
  double sealed = measure (earcup_test_archetype ("closed"), FIGURE (GLASSES_DEEP));
  double open = measure (earcup_test_archetype ("open"), FIGURE (GLASSES_DEEP));

  g_assert_cmpfloat_with_epsilon (sealed, -6.4, 0.3);
  g_assert_cmpfloat (fabs (open), <, 0.5);
}

static void
test_impedance_follows_motor (void)
{
  double before = measure (earcup_test_archetype ("open"), FIGURE (SWING));
  EarcupDesign *weak = earcup_test_with (earcup_test_archetype ("open"), EARCUP_PARAMETER_BL,
                                         1.0);

  g_assert_cmpfloat_with_epsilon (before, 522.0 / 300.0, 0.05);
  g_assert_cmpfloat_with_epsilon (measure (weak, FIGURE (SWING)), 1.0, 0.05);
}

static void
test_amplifier_needs_swing (void)
{
  g_assert_cmpfloat_with_epsilon (measure (earcup_test_archetype ("open"), FIGURE (AMPLIFIER)),
                                  1.0, 0.2);
  g_assert_cmpfloat (fabs (measure (earcup_test_archetype ("planar_open"), FIGURE (AMPLIFIER))),
                     <, 0.1);
}

/* Twice the force factor on four times the resistance is half the force per volt. */
static void
test_coil_halves_force (void)
{
  g_assert_cmpfloat_with_epsilon (measure (earcup_test_archetype ("closed"), FIGURE (COIL)),
                                  -20.0 * log10 (2.0), 0.05);
}

static void
test_pair_levels (void)
{
  static const struct { EarcupFinding figure; double db; } cases[] = {
    { FIGURE (PAIR_LOW), -11.6 },
    { FIGURE (PAIR_BASS), -11.4 },
    { FIGURE (PAIR_UPPER_BASS), -4.9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (compare (earcup_test_archetype ("same_driver_sealed"),
                                             earcup_test_archetype ("same_driver_open"),
                                             cases[i].figure),
                                    cases[i].db, 0.15);
}

static void
test_pair_of_equals (void)
{
  static const EarcupFinding zero[] = {
    FIGURE (PAIR_LOW), FIGURE (PAIR_MIDDLE), FIGURE (PAIR_ISOLATION), FIGURE (PAIR_BLEED),
    FIGURE (PAIR_MARGIN),
  };

  for (guint i = 0; i < G_N_ELEMENTS (zero); i++)
    g_assert_cmpfloat_with_epsilon (compare (earcup_test_archetype ("open"),
                                             earcup_test_archetype ("open"), zero[i]),
                                    0.0, 1e-9);
}

static void
test_wadding_tames_echo (void)
{
  EarcupDesign *bare = earcup_test_with (earcup_test_archetype ("same_driver_sealed"),
                                         EARCUP_PARAMETER_SIGMA, 0.0);
  double without = compare (bare, earcup_test_archetype ("same_driver_open"), FIGURE (ECHO));
  double with = compare (earcup_test_archetype ("same_driver_sealed"),
                         earcup_test_archetype ("same_driver_open"), FIGURE (ECHO));

  g_assert_cmpfloat (without, >, with + 1.0);
}

static void
test_distance_makes_no_bass (void)
{
  g_assert_cmpfloat (fabs (earcup_experiment_distance (60.0, 1000.0)), <, 0.1);
}

static void
test_unknown_is_dash (void)
{
  g_autoptr(EarcupFindings) figures = earcup_findings_new (NULL, NULL, NULL);
  g_autofree char *text = earcup_findings_expand (figures, "{bleed} at {room-distance}");

  g_assert_cmpstr (text, ==, "— at 1\u00a0m");
  g_assert_false (earcup_findings_cover (figures, "It sends {bleed} out."));
  g_assert_true (earcup_findings_cover (figures, "At {room-distance}, {nonsense}."));
}

static void
test_expands (void)
{
  g_autoptr(EarcupFindings) figures = earcup_findings_new (NULL, NULL, NULL);
  g_autofree char *text = earcup_findings_expand (figures, "{x} {low-hz}, {cup-depth} {");

  g_assert_cmpstr (text, ==, "{x} 30\u00a0Hz, 4.5\u00a0cm {");
}

static void
test_repeats (void)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("semi_open");
  g_autoptr(EarcupFindings) one = earcup_findings_new (design, design, design);
  g_autoptr(EarcupFindings) two = earcup_findings_new (design, design, design);

  for (guint i = 0; i < EARCUP_N_FINDINGS; i++)
    {
      g_assert_true (isfinite (earcup_findings_get (one, i)));
      g_assert_cmpfloat (earcup_findings_get (one, i), ==, earcup_findings_get (two, i));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claims/findings/isolation-follows-the-vents", test_isolation_follows);
  g_test_add_func ("/claims/findings/bleed-follows-the-vents", test_bleed_follows);
  g_test_add_func ("/claims/findings/bleed-is-that-of-the-archetypes", test_bleed_of_archetypes);
  g_test_add_func ("/claims/findings/bleed-falls-with-distance", test_bleed_falls_with_distance);
  g_test_add_func ("/claims/findings/bass-follows-the-seal", test_bass_follows_seal);
  g_test_add_func ("/claims/findings/glasses-matter-where-pads-seal", test_glasses_follow_seal);
  g_test_add_func ("/claims/findings/impedance-follows-the-motor", test_impedance_follows_motor);
  g_test_add_func ("/claims/findings/amplifier-bends-only-a-swing", test_amplifier_needs_swing);
  g_test_add_func ("/claims/findings/coil-of-four-times-halves", test_coil_halves_force);
  g_test_add_func ("/claims/findings/pair-has-known-levels", test_pair_levels);
  g_test_add_func ("/claims/findings/equal-pair-does-not-differ", test_pair_of_equals);
  g_test_add_func ("/claims/findings/wadding-tames-echo", test_wadding_tames_echo);
  g_test_add_func ("/claims/findings/distance-makes-no-bass", test_distance_makes_no_bass);
  g_test_add_func ("/claims/findings/unknown-is-a-dash", test_unknown_is_dash);
  g_test_add_func ("/claims/findings/names-become-figures", test_expands);
  g_test_add_func ("/claims/findings/two-runs-agree", test_repeats);

  return g_test_run ();
}
