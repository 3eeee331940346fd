/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-vent.h"

#include <math.h>

#include "fixture/earcup-test-archetypes.h"

static EarcupVent
vent_of (const char *id)
{
  g_autoptr(EarcupDesign) design = earcup_test_archetype (id);

  return (EarcupVent) {
    earcup_design_get (design, EARCUP_PARAMETER_RV),
    earcup_design_get (design, EARCUP_PARAMETER_MV),
    earcup_design_get (design, EARCUP_PARAMETER_AV),
  };
}

static void
assert_near (double value,
             double expected)
{
  if (isinf (expected))
    g_assert_true (isinf (value));
  else
    g_assert_cmpfloat_with_epsilon (value, expected, 1e-9 * fabs (expected));
}

static const char *const family[EARCUP_VENT_MEMBERS] = {
  "same_driver_sealed", "same_driver_vented", "same_driver_semi_open", "same_driver_open",
};

static void
test_members (void)
{
  for (guint i = 0; i < EARCUP_VENT_MEMBERS; i++)
    {
      EarcupVent vent = vent_of (family[i]);

      g_assert_cmpfloat_with_epsilon (earcup_vent_get_openness (&vent), i / 3.0, 1e-12);
    }
}

/* From each member of the family to each other one, except that a sealed cup keeps a mass that
 * does not matter. */
static void
test_from_member_to_member (void)
{
  for (guint from = 0; from < EARCUP_VENT_MEMBERS; from++)
    for (guint to = 0; to < EARCUP_VENT_MEMBERS; to++)
      {
        EarcupVent vent = vent_of (family[from]), other = vent_of (family[to]);

        earcup_vent_set_openness (&vent, earcup_vent_get_openness (&other));
        assert_near (vent.resistance_pa_s_m3, other.resistance_pa_s_m3);
        assert_near (vent.radius_m, other.radius_m);
        if (to > 0)
          assert_near (vent.mass_kg_m4, other.mass_kg_m4);
      }
}

static void
test_halfway (void)
{
  EarcupVent vent = vent_of ("same_driver_vented");

  earcup_vent_set_openness (&vent, 0.5);
  assert_near (vent.resistance_pa_s_m3, sqrt (1.5e6 * 1.5e5));
  assert_near (vent.mass_kg_m4, sqrt (400.0 * 40.0));
  assert_near (vent.radius_m, sqrt (0.003 * 0.01));
}

static void
test_own (void)
{
  static const char *const ids[] = { "closed", "semi_open", "open", "planar_open" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      EarcupVent vent = vent_of (ids[i]), before = vent;

      earcup_vent_set_openness (&vent, earcup_vent_get_openness (&vent));
      g_assert_true (vent.resistance_pa_s_m3 == before.resistance_pa_s_m3);
      g_assert_true (vent.mass_kg_m4 == before.mass_kg_m4);
      g_assert_true (vent.radius_m == before.radius_m);
    }
}

/* What a vent has more or less than the family, it has everywhere on the line. */
static void
test_offset (void)
{
  EarcupVent member = vent_of ("same_driver_semi_open");
  EarcupVent vent = member;

  vent.mass_kg_m4 *= 3.0;
  vent.radius_m *= 0.5;
  earcup_vent_set_openness (&vent, 1.0);
  earcup_vent_set_openness (&member, 1.0);
  assert_near (vent.resistance_pa_s_m3, member.resistance_pa_s_m3);
  assert_near (vent.mass_kg_m4, 3.0 * member.mass_kg_m4);
  assert_near (vent.radius_m, 0.5 * member.radius_m);
}

static void
test_there_and_back (void)
{
  EarcupVent vent = vent_of ("open"), before = vent;

  earcup_vent_set_openness (&vent, 0.1);
  earcup_vent_set_openness (&vent, earcup_vent_get_openness (&before));
  assert_near (vent.resistance_pa_s_m3, before.resistance_pa_s_m3);
  assert_near (vent.mass_kg_m4, before.mass_kg_m4);
  assert_near (vent.radius_m, before.radius_m);
}

static void
test_monotone (void)
{
  EarcupVent start = vent_of ("closed");
  double before = INFINITY;

  for (guint i = 0; i <= 100; i++)
    {
      EarcupVent vent = start;

      earcup_vent_set_openness (&vent, i / 100.0);
      if (i == 0)
        g_assert_true (isinf (vent.resistance_pa_s_m3));
      else
        g_assert_cmpfloat (vent.resistance_pa_s_m3, <, before);
      before = vent.resistance_pa_s_m3;
    }
}

static void
test_beyond (void)
{
  EarcupVent wide = { 100.0, 1.0, 0.05 }, tight = { 5e9, 1e3, 0.001 };
  EarcupVent stopped = { 1e4, INFINITY, 0.01 }, bare = { 0.0, 5.0, 0.0 };

  g_assert_cmpfloat (earcup_vent_get_openness (&wide), ==, 1.0);
  g_assert_cmpfloat (earcup_vent_get_openness (&tight), ==, 0.0);
  g_assert_cmpfloat (earcup_vent_get_openness (&stopped), ==, 0.0);
  g_assert_cmpfloat (earcup_vent_get_openness (&bare), ==, 1.0);

  earcup_vent_set_openness (&stopped, 1.0);
  assert_near (stopped.resistance_pa_s_m3, 4e3);
  assert_near (stopped.mass_kg_m4, 4.0);

  earcup_vent_set_openness (&bare, 1.0 / 3.0);
  assert_near (bare.resistance_pa_s_m3, 1.5e6);
  g_assert_cmpfloat (bare.radius_m, ==, 0.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/acoustics/vent/family-stands-at-equal-steps", test_members);
  g_test_add_func ("/acoustics/vent/one-member-becomes-another", test_from_member_to_member);
  g_test_add_func ("/acoustics/vent/logarithms-are-interpolated", test_halfway);
  g_test_add_func ("/acoustics/vent/own-openness-changes-nothing", test_own);
  g_test_add_func ("/acoustics/vent/offset-from-the-family-is-kept", test_offset);
  g_test_add_func ("/acoustics/vent/way-back-leads-to-the-start", test_there_and_back);
  g_test_add_func ("/acoustics/vent/more-openness-is-less-resistance", test_monotone);
  g_test_add_func ("/acoustics/vent/ends-are-held", test_beyond);

  return g_test_run ();
}
