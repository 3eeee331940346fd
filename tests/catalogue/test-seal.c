/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "catalogue/earcup-seal.h"

#include "catalogue/earcup-resolve.h"

static double
change_of (EarcupCatalogue *catalogue,
           const char      *id)
{
  g_autoptr(EarcupModel) model = earcup_catalogue_resolve (catalogue, id, NULL);

  return earcup_seal_get_change (earcup_model_get_design (model));
}

/* Bass that the seal makes is lost with it; where the back is open there is less to lose. */
static void
test_sealed_back_needs_the_seal (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  double sealed = change_of (catalogue, "same_driver_sealed");
  double open = change_of (catalogue, "same_driver_open");

  g_assert_cmpfloat (open, >, 0.0);
  g_assert_cmpfloat (sealed, >, 2.0 * open);
  g_assert_cmpfloat (sealed, <, 30.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/seal/sealed-back-needs-the-seal", test_sealed_back_needs_the_seal);

  return g_test_run ();
}
