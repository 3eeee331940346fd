/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "catalogue/earcup-target.h"

static void
test_all (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (earcup_target_count (), ==, 4);
  for (guint i = 0; i < earcup_target_count (); i++)
    {
      const EarcupTarget *target = earcup_target_get_nth (i);
      g_autoptr(EarcupResponse) response = earcup_catalogue_load_target (catalogue, target->id,
                                                                         &error);

      g_assert_no_error (error);
      g_assert_nonnull (response);
      g_assert_true (earcup_target_from_key (target->key) == target);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (earcup_target_get_name (target), !=,
                         earcup_target_get_name (earcup_target_get_nth (j)));
    }
}

static void
test_none (void)
{
  g_assert_null (earcup_target_from_key ("none"));
  g_assert_null (earcup_target_from_key (NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/target/each-can-be-loaded-and-has-its-name", test_all);
  g_test_add_func ("/catalogue/target/unknown-key-is-none", test_none);

  return g_test_run ();
}
