/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "catalogue/earcup-shelf-key.h"

#include <math.h>

static void
assert_text (EarcupShelfOrder  order,
             double            key,
             const char       *expected)
{
  g_autofree char *text = earcup_shelf_key_dup_text (order, key);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_text (void)
{
  assert_text (EARCUP_SHELF_ORDER_PRICE, 299.0, "299 $");
  assert_text (EARCUP_SHELF_ORDER_WEIGHT, 254.4, "254 g");
  assert_text (EARCUP_SHELF_ORDER_ISOLATION, 17.2, "isolates 17 dB");
  assert_text (EARCUP_SHELF_ORDER_BRIGHTNESS, -1.24, "treble −1.2 dB");
  assert_text (EARCUP_SHELF_ORDER_NEAREST, 0.77, "0.8 dB away");
  assert_text (EARCUP_SHELF_ORDER_NAME, NAN, NULL);
  assert_text (EARCUP_SHELF_ORDER_PRICE, NAN, NULL);
}

static void
test_labels (void)
{
  for (guint order = 0; order < EARCUP_N_SHELF_ORDERS; order++)
    g_assert_cmpstr (earcup_shelf_key_get_label (order), !=, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/shelf-key/keys-have-units", test_text);
  g_test_add_func ("/catalogue/shelf-key/orders-have-names", test_labels);

  return g_test_run ();
}
