/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-soft-ends.h"

#include <math.h>

#include "audio/earcup-test-sound.h"

static void
test_gain (void)
{
  const double middle_s = EARCUP_SOFT_ENDS_S / 2.0;

  g_assert_cmpfloat (earcup_soft_ends_gain (-1.0, 5.0), ==, 0.0f);
  g_assert_cmpfloat (earcup_soft_ends_gain (0.0, 5.0), ==, 0.0f);
  g_assert_cmpfloat_with_epsilon (earcup_soft_ends_gain (middle_s, 5.0), 0.5f, 1e-6f);
  g_assert_cmpfloat_with_epsilon (earcup_soft_ends_gain (5.0, middle_s), 0.5f, 1e-6f);
  g_assert_cmpfloat (earcup_soft_ends_gain (1.0, 1.0), ==, 1.0f);
}

static void
test_apply (void)
{
  float frames[] = { 1.0f, -2.0f, 3.0f, -4.0f };
  const float gains[] = { 0.5f, 0.25f };

  earcup_soft_ends_apply (frames, 2, gains);
  g_assert_cmpfloat (frames[0], ==, 0.5f);
  g_assert_cmpfloat (frames[1], ==, -1.0f);
  g_assert_cmpfloat (frames[2], ==, 0.75f);
  g_assert_cmpfloat (frames[3], ==, -1.0f);
}

/* It goes down all the way, without a jump at its beginning, and ends at nothing. */
static void
test_rest (void)
{
  const float last[2] = { 0.8f, -0.4f };
  float frames[2 * 240];
  float before = last[0];

  earcup_soft_ends_rest (frames, 240, last);
  for (gsize i = 0; i < 240; i++)
    {
      g_assert_cmpfloat (frames[2 * i], <=, before);
      g_assert_cmpfloat (before - frames[2 * i], <, 0.006f);
      g_assert_cmpfloat_with_epsilon (frames[2 * i + 1], -0.5f * frames[2 * i], 1e-6f);
      before = frames[2 * i];
    }
  g_assert_cmpfloat_with_epsilon (before, 0.0f, 1e-6f);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/soft-ends/a-loop-fades-at-both-ends", test_gain);
  g_test_add_func ("/audio/soft-ends/each-frame-has-its-gain", test_apply);
  g_test_add_func ("/audio/soft-ends/what-breaks-off-goes-down-to-nothing", test_rest);

  return earcup_test_run ();
}
