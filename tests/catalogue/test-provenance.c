/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-provenance.h"

static void
test_nicks (void)
{
  g_autoptr(GEnumClass) values = g_type_class_ref (EARCUP_TYPE_PROVENANCE);

  g_assert_cmpstr (earcup_provenance_get_nick (EARCUP_PROVENANCE_FITTED), ==, "fitted");
  g_assert_cmpstr (earcup_provenance_get_nick (EARCUP_PROVENANCE_MAKER), ==, "maker");
  for (guint i = 0; i < values->n_values; i++)
    {
      EarcupProvenance value = (EarcupProvenance) values->values[i].value;
      const char *nick = earcup_provenance_get_nick (value);

      g_assert_cmpint (g_enum_get_value_by_nick (values, nick)->value, ==, value);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/provenance/each-has-a-word-of-its-own", test_nicks);
  return g_test_run ();
}
