/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/earcup-sound-clean.h"

#include <float.h>
#include <math.h>
#include <string.h>

static void
test_bad (void)
{
  const float bad[] = { NAN, -NAN, INFINITY, -INFINITY, FLT_MAX, -FLT_MAX, EARCUP_SOUND_NONSENSE,
                        -EARCUP_SOUND_NONSENSE, 1e5f };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    for (gsize n = 1; n < 9; n++)
      for (gsize at = 0; at < n; at++)
        {
          float values[9];

          for (gsize k = 0; k < 9; k++)
            values[k] = 0.25f;
          values[at] = bad[i];
          values[n] = NAN;          /* beyond the end */
          g_assert_true (earcup_sound_clean (values, n));
          for (gsize k = 0; k < n; k++)
            g_assert_cmpfloat (values[k], ==, k == at ? 0.0f : 0.25f);
          g_assert_true (isnan (values[n]));
        }
}

static void
test_good (void)
{
  const float good[] = { 0.0f, -0.0f, 1.0f, -1.0f, FLT_MIN, -FLT_MIN / 2.0f, 1e-40f, 32768.0f,
                         -65535.9f, 65535.9f, 0.1f };
  float values[G_N_ELEMENTS (good)];

  memcpy (values, good, sizeof good);
  for (gsize n = 0; n <= G_N_ELEMENTS (good); n++)
    g_assert_false (earcup_sound_clean (values, n));
  g_assert_cmpmem (values, sizeof values, good, sizeof good);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interchange/sound-clean/nonsense-becomes-silence", test_bad);
  g_test_add_func ("/interchange/sound-clean/sound-stays-as-it-is", test_good);

  return g_test_run ();
}
