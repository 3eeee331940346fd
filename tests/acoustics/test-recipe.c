/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-recipe.h"

#include "acoustics/earcup-test-samples.h"

typedef struct {
  guint n_made;
  guint n_freed;
} Count;

static EarcupKernel *
make (gpointer data,
      guint    rate_hz)
{
  const float taps[] = { 1.0f, 0.5f };
  Count *count = data;

  count->n_made++;

  return earcup_kernel_new_taps (taps, G_N_ELEMENTS (taps), rate_hz);
}

static void
discard (gpointer data)
{
  Count *count = data;

  count->n_freed++;
}

static void
test_lifetime (void)
{
  Count count = { 0 };
  EarcupRecipe *recipe = earcup_recipe_new (make, &count, discard);
  EarcupRecipe *again = earcup_recipe_ref (recipe);

  for (guint rate_hz = 44100; rate_hz <= 88200; rate_hz *= 2)
    {
      g_autoptr(EarcupKernel) kernel = earcup_recipe_make (recipe, rate_hz);

      g_assert_cmpuint (earcup_kernel_get_rate (kernel), ==, rate_hz);
    }

  earcup_recipe_unref (recipe);
  g_assert_cmpuint (count.n_made, ==, 2);
  g_assert_cmpuint (count.n_freed, ==, 0);
  earcup_recipe_unref (again);
  g_assert_cmpuint (count.n_freed, ==, 1);
}

static void
test_emulation (void)
{
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupRecipe) recipe = earcup_recipe_new_emulation (emulation);
  g_autoptr(EarcupKernel) expected = earcup_kernel_new (emulation, 48000);
  g_autoptr(EarcupKernel) found = earcup_recipe_make (recipe, 48000);
  gsize n_expected, n_found;
  const float *expected_taps = earcup_kernel_get_taps (expected, &n_expected);
  const float *found_taps = earcup_kernel_get_taps (found, &n_found);

  g_assert_cmpmem (found_taps, n_found * sizeof *found_taps, expected_taps,
                   n_expected * sizeof *expected_taps);
}

static double
get_level (gconstpointer data,
           double        hz)
{
  const Count *count = data;

  return count->n_made + hz / 1000.0;
}

/* What a kernel will do is known before it is made. */
static void
test_forecast (void)
{
  Count count = { .n_made = 2 };
  g_autoptr(EarcupRecipe) told = earcup_recipe_new_full (make, get_level, 0.001, &count, NULL);
  g_autoptr(EarcupRecipe) plain = earcup_recipe_new (make, &count, NULL);
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupRecipe) filter = earcup_recipe_new_emulation (emulation);

  g_assert_cmpfloat (earcup_recipe_get_level (told, 500.0), ==, 2.5);
  g_assert_cmpfloat (earcup_recipe_get_lead (told), ==, 0.001);
  g_assert_cmpfloat (earcup_recipe_get_level (plain, 500.0), ==, 0.0);
  g_assert_cmpfloat (earcup_recipe_get_lead (plain), ==, 0.0);
  g_assert_cmpfloat (earcup_recipe_get_level (filter, 50.0), ==,
                     earcup_emulation_get_gain (emulation, 50.0));
  g_assert_cmpfloat (earcup_recipe_get_lead (filter), ==, 0.0);
  g_assert_cmpuint (count.n_made, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/recipe/makes-for-any-rate-and-frees-once", test_lifetime);
  g_test_add_func ("/acoustics/recipe/an-emulation-becomes-its-kernel", test_emulation);
  g_test_add_func ("/acoustics/recipe/tells-level-and-lead-before-it-is-made", test_forecast);

  return g_test_run ();
}
