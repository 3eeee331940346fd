/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-folded.h"

static void
test_equal (void)
{
  const char *const alike[][2] = {
    { "DT770", "dt 770" }, { "DT-770", "Dt  770" }, { "Röde", "rode" }, { "80 Ω", "80ohm" },
    { "ﬁne", "FINE" }, { "Straße", "STRASSE" }, { "K240²", "k2402" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    {
      g_autoptr(EarcupFolded) one = earcup_folded_new (alike[i][0]);
      g_autoptr(EarcupFolded) other = earcup_folded_new (alike[i][1]);

      g_assert_true (earcup_folded_equal (one, other));
    }
}

static void
test_pieces (void)
{
  g_autoptr(EarcupFolded) folded = earcup_folded_new ("HD 560s-X");

  g_assert_cmpuint (folded->n_letters, ==, 7);
  g_assert_cmpuint (folded->n_pieces, ==, 4);
  g_assert_cmpuint (folded->starts[1], ==, 2);
  g_assert_cmpuint (folded->starts[2], ==, 5);
  g_assert_cmpuint (folded->starts[3], ==, 6);
  g_assert_cmpuint (folded->starts[4], ==, 7);
  g_assert_true (folded->word_starts[1]);
  g_assert_false (folded->word_starts[2]);
  g_assert_true (folded->word_starts[3]);
}

static void
test_nothing (void)
{
  const char *const texts[] = { "", "  ", "-–/", "\xff", "\xcc\x81" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(EarcupFolded) folded = earcup_folded_new (texts[i]);

      g_assert_cmpuint (folded->n_letters, ==, 0);
      g_assert_cmpuint (folded->n_pieces, ==, 0);
      g_assert_false (earcup_folded_equal (folded, folded));
    }
}

static guint
measure (const char *one,
         const char *other,
         gboolean    prefix)
{
  g_autoptr(EarcupFolded) pattern = earcup_folded_new (one);
  g_autoptr(EarcupFolded) text = earcup_folded_new (other);

  return earcup_folded_distance (pattern->letters, pattern->n_letters, text->letters,
                                 text->n_letters, 4, prefix);
}

static void
test_distance (void)
{
  g_assert_cmpuint (measure ("koss", "koss", FALSE), ==, 0);
  g_assert_cmpuint (measure ("senheiser", "sennheiser", FALSE), ==, 1);
  g_assert_cmpuint (measure ("prota", "porta", FALSE), ==, 1);
  g_assert_cmpuint (measure ("hd56o", "hd560", FALSE), ==, 1);
  g_assert_cmpuint (measure ("", "koss", FALSE), ==, 4);
  g_assert_cmpuint (measure ("koss", "", FALSE), ==, 4);
  g_assert_cmpuint (measure ("sen", "sennheiser", TRUE), ==, 0);
  g_assert_cmpuint (measure ("senk", "sennheiser", TRUE), ==, 1);
}

static void
test_digits (void)
{
  g_assert_cmpuint (measure ("hd650", "hd660", FALSE), >, 2);
  g_assert_cmpuint (measure ("hd65", "hd650", FALSE), >, 2);
  g_assert_cmpuint (measure ("hd605", "hd650", FALSE), >, 2);
}

static void
test_symmetry (void)
{
  const char *const words[] = { "porta", "prota", "hd56o", "hd560s", "akg", "" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      g_assert_cmpuint (measure (words[i], words[j], FALSE), ==,
                        measure (words[j], words[i], FALSE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/folded/ways-of-writing-are-one", test_equal);
  g_test_add_func ("/catalogue/folded/pieces-begin-where-digits-do", test_pieces);
  g_test_add_func ("/catalogue/folded/signs-leave-nothing", test_nothing);
  g_test_add_func ("/catalogue/folded/a-slip-counts-one", test_distance);
  g_test_add_func ("/catalogue/folded/a-wrong-digit-is-no-slip", test_digits);
  g_test_add_func ("/catalogue/folded/the-distance-is-symmetric", test_symmetry);
  return g_test_run ();
}
