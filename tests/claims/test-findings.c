/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <glib.h>
#include <math.h>

#include "claims/earcup-findings.h"
#include "earcup-test-subjects.h"
#include "fixture/earcup-test-archetypes.h"

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
    FIGURE (PAIR_REAR), FIGURE (PAIR_SPEED), FIGURE (PAIR_DRUMS), FIGURE (PAIR_OFFICE),
    FIGURE (PAIR_RIPPLE),
  };

  for (guint i = 0; i < G_N_ELEMENTS (zero); i++)
    g_assert_cmpfloat_with_epsilon (compare (earcup_test_archetype ("open"),
                                             earcup_test_archetype ("open"), zero[i]),
                                    0.0, 1e-9);
}

/* A permitted time that grows eightfold means nine decibels less at the ear. */
static void
test_exposure_follows_isolation (void)
{
  double open = measure (earcup_test_archetype ("open"), FIGURE (EXPOSURE));
  double closed = measure (earcup_test_archetype ("closed"), FIGURE (EXPOSURE));
  double levels = measure (earcup_test_archetype ("open"), FIGURE (DRUMS_LEVEL)) -
                  measure (earcup_test_archetype ("closed"), FIGURE (DRUMS_LEVEL));

  g_assert_cmpfloat (open, >=, 1.0);
  g_assert_cmpfloat_with_epsilon (3.0 * log2 (closed / open), levels, 1e-6);
}

/* What is quieter at one metre than at one foot in dB SPL is told in dBA at a lower level. */
static void
test_public_follows_vents (void)
{
  double before = measure (earcup_test_archetype ("closed"), FIGURE (BLEED_ROOM));
  double after = measure (open_vents (earcup_test_archetype ("closed"), 100.0),
                          FIGURE (BLEED_ROOM));

  g_assert_cmpfloat (before, <, 30.0);
  g_assert_cmpfloat (after, >, before + 3.0);
}

/* A bass that is a decibel short is balanced by one that is too strong in the mix. */
static void
test_skew_follows_bass (void)
{
  double full = measure (earcup_test_archetype ("closed"), FIGURE (SKEW_BASS));
  EarcupDesign *leaky = earcup_test_with (earcup_test_archetype ("closed"),
                                          EARCUP_PARAMETER_RL, 2e4);

  leaky = earcup_test_with (leaky, EARCUP_PARAMETER_ML, 10.0);
  g_assert_cmpfloat (measure (leaky, FIGURE (SKEW_BASS)), >, full + 1.0);
}

static EarcupFindings *
find_nothing (void)
{
  g_autoptr(EarcupSubjects) subjects = earcup_subjects_new (&(EarcupSubjectsParts) { NULL });

  return earcup_findings_new (NULL, subjects);
}

static void
test_unknown_is_dash (void)
{
  g_autoptr(EarcupFindings) figures = find_nothing ();
  g_autofree char *text = earcup_findings_expand (figures, "{bleed} at {room-distance}");

  g_assert_cmpstr (text, ==, "— at 1\u00a0m");
  g_assert_false (earcup_findings_cover (figures, "It sends {bleed} out."));
  g_assert_true (earcup_findings_cover (figures, "At {room-distance}, {nonsense}."));
}

static void
test_expands (void)
{
  g_autoptr(EarcupFindings) figures = find_nothing ();
  g_autofree char *text = earcup_findings_expand (figures, "{x} {low-hz}, {cup-depth} {");

  g_assert_cmpstr (text, ==, "{x} 30\u00a0Hz, 4.5\u00a0cm {");
}

static void
test_names (void)
{
  g_assert_true (earcup_findings_name ("{x} {low-hz}, {cup-depth} {", FIGURE (CUP_DEPTH)));
  g_assert_false (earcup_findings_name ("{x} {low-hz}, {cup-depth} {", FIGURE (BLEED)));
}

/* One figure of each kind, as people read it. */
static void
test_formats (void)
{
  static const struct { EarcupFinding figure; const char *text; } cases[] = {
    { FIGURE (MUSIC_RATIO), "10\u00a0dB" },
    { FIGURE (EAR_LEVEL), "100\u00a0dB\u00a0SPL" },
    { FIGURE (LISTENING_LEVEL), "80\u00a0dBA" },
    { FIGURE (MIDDLE_HZ), "1\u00a0kHz" },
    { FIGURE (AMPLIFIER_OHM), "120\u00a0Ω" },
    { FIGURE (NEAR_SEAT), "1.2\u00a0m" },
    { FIGURE (COIL_FACTOR), "4" },
    { FIGURE (CLOSED_MODELS_WEIGHT), "280\u00a0g" },
    { FIGURE (CLOSED_MODELS_PRICE), "US$\u00a0200" },
  };
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new ();
  g_autoptr(EarcupSubjects) subjects = earcup_subjects_new (parts);
  g_autoptr(EarcupFindings) figures = earcup_findings_new (NULL, subjects);
  g_autofree char *hours = earcup_findings_format (figures, FIGURE (OPEN_HOURS));
  g_autofree char *share = earcup_findings_format (figures, FIGURE (SEMI_BLEED));
  g_autofree char *delay = earcup_findings_format (figures, FIGURE (NEAR_DELAY));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = earcup_findings_format (figures, cases[i].figure);

      g_assert_cmpstr (text, ==, cases[i].text);
    }

  g_assert_true (g_str_has_suffix (hours, "\u00a0min"));
  g_assert_true (g_str_has_suffix (share, "\u00a0%"));
  g_assert_true (g_str_has_suffix (delay, "\u00a0ms"));
}

static void
test_repeats (void)
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new ();
  g_autoptr(EarcupSubjects) first = earcup_subjects_new (parts);
  g_autoptr(EarcupSubjects) second = earcup_subjects_new (parts);
  g_autoptr(EarcupFindings) one = earcup_findings_new (parts->open, first);
  g_autoptr(EarcupFindings) two = earcup_findings_new (parts->open, second);

  for (guint i = 0; i < EARCUP_N_FINDINGS; i++)
    {
      g_test_message ("%s", earcup_finding_get_key (i));
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
  g_test_add_func ("/claims/findings/bass-follows-the-seal", test_bass_follows_seal);
  g_test_add_func ("/claims/findings/glasses-matter-where-pads-seal", test_glasses_follow_seal);
  g_test_add_func ("/claims/findings/impedance-follows-the-motor", test_impedance_follows_motor);
  g_test_add_func ("/claims/findings/amplifier-bends-only-a-swing", test_amplifier_needs_swing);
  g_test_add_func ("/claims/findings/pair-has-known-levels", test_pair_levels);
  g_test_add_func ("/claims/findings/equal-pair-does-not-differ", test_pair_of_equals);
  g_test_add_func ("/claims/findings/time-doubles-with-three-decibels",
                   test_exposure_follows_isolation);
  g_test_add_func ("/claims/findings/neighbour-hears-the-vents", test_public_follows_vents);
  g_test_add_func ("/claims/findings/mix-makes-up-for-missing-bass", test_skew_follows_bass);
  g_test_add_func ("/claims/findings/unknown-is-a-dash", test_unknown_is_dash);
  g_test_add_func ("/claims/findings/names-become-figures", test_expands);
  g_test_add_func ("/claims/findings/text-tells-what-it-names", test_names);
  g_test_add_func ("/claims/findings/each-kind-has-its-unit", test_formats);
  g_test_add_func ("/claims/findings/two-runs-agree", test_repeats);

  return g_test_run ();
}
