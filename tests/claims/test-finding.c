/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <glib.h>
#include <string.h>

#include "claims/earcup-finding.h"

static void
test_keys_come_back (void)
{
  for (guint i = 0; i < EARCUP_N_FINDINGS; i++)
    {
      const char *key = earcup_finding_get_key (i);
      EarcupFinding figure;

      g_assert_nonnull (key);
      g_assert_true (earcup_finding_parse (key, strlen (key), &figure));
      g_assert_cmpuint (figure, ==, i);
    }
}

static void
test_strangers_are_refused (void)
{
  EarcupFinding figure = EARCUP_FINDING_BLEED;

  g_assert_false (earcup_finding_parse ("blee", 4, &figure));
  g_assert_false (earcup_finding_parse ("bleeding", 8, &figure));
  g_assert_true (earcup_finding_parse ("bleeding", 5, &figure));
  g_assert_cmpuint (figure, ==, EARCUP_FINDING_BLEED);
}

static void
test_units (void)
{
  static const struct { EarcupFinding figure; const char *unit; } cases[] = {
    { EARCUP_FINDING_PAIR_BASS, "dB" }, { EARCUP_FINDING_BLEED, "dB SPL" },
    { EARCUP_FINDING_SEALED_PUBLIC, "dBA" }, { EARCUP_FINDING_HOWL, "Hz" },
    { EARCUP_FINDING_IMPEDANCE, "Ω" }, { EARCUP_FINDING_CUP_DEPTH, "m" },
    { EARCUP_FINDING_OPEN_HOURS, "h" }, { EARCUP_FINDING_NEAR_DELAY, "s" },
    { EARCUP_FINDING_OPEN_MODELS_WEIGHT, "g" }, { EARCUP_FINDING_OPEN_MODELS_PRICE, "USD" },
    { EARCUP_FINDING_SWING, "" }, { EARCUP_FINDING_SEMI_BASS, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (earcup_finding_get_unit (cases[i].figure), ==, cases[i].unit);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claims/finding/each-key-is-its-own", test_keys_come_back);
  g_test_add_func ("/claims/finding/strangers-are-refused", test_strangers_are_refused);
  g_test_add_func ("/claims/finding/each-kind-has-its-unit", test_units);

  return g_test_run ();
}
