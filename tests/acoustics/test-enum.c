/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-enum.h"

#undef G_DISABLE_ASSERT

typedef enum {
  FRUIT_APPLE,
  FRUIT_PEAR = 7,
} Fruit;

GType fruit_get_type (void);

G_DEFINE_ENUM_TYPE (Fruit, fruit,
  G_DEFINE_ENUM_VALUE (FRUIT_APPLE, "green-apple"),
  G_DEFINE_ENUM_VALUE (FRUIT_PEAR, "pear"))

static void
test_nicks (void)
{
  g_assert_cmpstr (earcup_enum_get_nick (fruit_get_type (), FRUIT_APPLE), ==, "green-apple");
  g_assert_cmpstr (earcup_enum_get_nick (fruit_get_type (), FRUIT_PEAR), ==, "pear");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/enum/each-value-has-its-word", test_nicks);

  return g_test_run ();
}
