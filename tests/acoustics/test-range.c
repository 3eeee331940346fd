/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-range.h"

#include <math.h>

#undef G_DISABLE_ASSERT

#define DOMAIN (g_quark_from_static_string ("test-range"))

static gboolean
check (double   value,
       GError **error)
{
  EarcupRange range = { "listening distance", value, 0.5, 30.0, "m" };

  return earcup_range_check (&range, DOMAIN, 7, error);
}

static void
test_ends (void)
{
  const double inside[] = { 0.5, 1.2, 30.0 };
  const double outside[] = { 0.499, 30.001, -1.0, INFINITY, -INFINITY, NAN };

  for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_true (check (inside[i], &error));
      g_assert_no_error (error);
    }

  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (check (outside[i], &error));
      g_assert_error (error, DOMAIN, 7);
    }
}

static void
test_sentence (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (check (45.0, &error));
  g_assert_cmpstr (error->message, ==,
                   "The listening distance, 45 m, does not lie between 0.5 and 30 m");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/range/ends-are-inside-and-no-number-is-not", test_ends);
  g_test_add_func ("/acoustics/range/sentence-names-figure-value-and-range", test_sentence);

  return g_test_run ();
}
