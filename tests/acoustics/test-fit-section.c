/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fit-section.h"

#undef G_DISABLE_ASSERT

#include <math.h>

static const double samples[][EARCUP_FIT_SECTION_NUMBERS] = {
  { 8.0, 0.9, 6.0 }, { 6.5, -0.4, -14.0 }, { 9.3, 2.0, 0.0 }, { 7.5, 0.0, 12.0 },
};

static void
test_gain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      EarcupSection section = earcup_fit_section_make (samples[i]);

      g_assert_cmpfloat_with_epsilon (section.hz, exp (samples[i][0]), 1e-9);
      g_assert_cmpfloat_with_epsilon (section.q, exp (samples[i][1]), 1e-12);
      g_assert_cmpfloat (section.gain_db, ==, samples[i][2]);
      g_assert_cmpint (section.scope, ==, EARCUP_SECTION_SCOPE_EAR);

      for (double hz = 20.0; hz < 20000.0; hz *= 1.3)
        g_assert_cmpfloat_with_epsilon (earcup_fit_section_gain_db (samples[i], hz),
                                        20.0 * log10 (cabs (earcup_section_respond (&section,
                                                                                    hz))), 1e-9);
    }
}

static void
test_slopes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    for (double hz = 20.0; hz < 20000.0; hz *= 1.3)
      {
        double slopes[EARCUP_FIT_SECTION_NUMBERS];

        earcup_fit_section_slopes (samples[i], hz, slopes);
        for (guint j = 0; j < EARCUP_FIT_SECTION_NUMBERS; j++)
          {
            double more[EARCUP_FIT_SECTION_NUMBERS], less[EARCUP_FIT_SECTION_NUMBERS];
            double rise;

            for (guint k = 0; k < EARCUP_FIT_SECTION_NUMBERS; k++)
              {
                more[k] = samples[i][k] + (k == j ? 1e-5 : 0.0);
                less[k] = samples[i][k] - (k == j ? 1e-5 : 0.0);
              }
            rise = earcup_fit_section_gain_db (more, hz) - earcup_fit_section_gain_db (less, hz);
            g_assert_cmpfloat_with_epsilon (slopes[j], rise / 2e-5, 1e-5);
          }
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/fit-section/the-gain-is-that-of-the-section", test_gain);
  g_test_add_func ("/acoustics/fit-section/the-slopes-are-the-derivatives", test_slopes);

  return g_test_run ();
}
