/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-section.h"

#include <math.h>

static const EarcupSection sections[] = {
  { 2500.0, 2.0, 6.0, EARCUP_SECTION_SCOPE_EAR },
  { 800.0, 0.7, -9.0, EARCUP_SECTION_SCOPE_DRIVER },
  { 9000.0, 8.0, 15.0, EARCUP_SECTION_SCOPE_EAR },
  { 100.0, 4.0, 0.0, EARCUP_SECTION_SCOPE_DRIVER },
};

static double
level (const EarcupSection *self,
       double               hz)
{
  return 20.0 * log10 (cabs (earcup_section_respond (self, hz)));
}

static void
test_peak (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      const EarcupSection *self = &sections[i];

      g_assert_cmpfloat_with_epsilon (level (self, self->hz), self->gain_db, 1e-9);
      g_assert_cmpfloat_with_epsilon (carg (earcup_section_respond (self, self->hz)), 0.0, 1e-9);
      g_assert_cmpfloat (fabs (level (self, self->hz * 1.1)), <=, fabs (self->gain_db));
      g_assert_cmpfloat (fabs (level (self, self->hz / 1.1)), <=, fabs (self->gain_db));
    }
}

static void
test_ends (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_assert_cmpfloat_with_epsilon (level (&sections[i], sections[i].hz * 1e-6), 0.0, 1e-6);
      g_assert_cmpfloat_with_epsilon (level (&sections[i], sections[i].hz * 1e6), 0.0, 1e-6);
    }
}

/* A quarter of an octave to each side the level is the same. */
static void
test_symmetry (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    g_assert_cmpfloat_with_epsilon (level (&sections[i], sections[i].hz * exp2 (0.25)),
                                    level (&sections[i], sections[i].hz * exp2 (-0.25)), 1e-9);
}

/* Half the gain in dB lies where the frequency is off by half the bandwidth, f / Q. */
static void
test_quality (void)
{
  double half = 1.0 / (2.0 * sections[0].q);
  double edge = sections[0].hz * (half + sqrt (half * half + 1.0));

  g_assert_cmpfloat_with_epsilon (level (&sections[0], edge), sections[0].gain_db / 2.0, 1e-9);
}

static void
test_opposite (void)
{
  EarcupSection opposite = sections[0];

  opposite.gain_db = -opposite.gain_db;
  for (double hz = 20.0; hz < 20000.0; hz *= 1.3)
    g_assert_cmpfloat (cabs (earcup_section_respond (&sections[0], hz) *
                             earcup_section_respond (&opposite, hz) - 1.0), <=, 1e-12);
}

static void
test_product (void)
{
  double complex ear = 1.0, all = 1.0;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      double complex factor = earcup_section_respond (&sections[i], 1500.0);

      all *= factor;
      if (sections[i].scope == EARCUP_SECTION_SCOPE_EAR)
        ear *= factor;
    }

  g_assert_cmpfloat (cabs (earcup_sections_respond (sections, 4, FALSE, 1500.0) - all), <=, 1e-12);
  g_assert_cmpfloat (cabs (earcup_sections_respond (sections, 4, TRUE, 1500.0) * ear - all), <=,
                     1e-12);
  g_assert_true (earcup_sections_respond (NULL, 0, FALSE, 1500.0) == 1.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/section/peak-has-its-gain", test_peak);
  g_test_add_func ("/acoustics/section/ends-are-untouched", test_ends);
  g_test_add_func ("/acoustics/section/both-sides-are-alike", test_symmetry);
  g_test_add_func ("/acoustics/section/quality-sets-the-width", test_quality);
  g_test_add_func ("/acoustics/section/opposite-gains-cancel", test_opposite);
  g_test_add_func ("/acoustics/section/several-multiply-by-scope", test_product);

  return g_test_run ();
}
