/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "catalogue/earcup-curve-name.h"

#include <string.h>

static const char *const makers[] = { "Audio-Technica", "Austrian Audio", "Austrian", "OLLO Audio",
                                      "Sennheiser", NULL };

static void
assert_split (const char *path,
              const char *maker,
              const char *model,
              const char *variant)
{
  g_autofree char *got_maker = NULL;
  g_autofree char *got_model = NULL;
  g_autofree char *got_variant = NULL;

  earcup_curve_name_split (path, makers, &got_maker, &got_model, &got_variant);
  g_assert_cmpstr (got_maker, ==, maker);
  g_assert_cmpstr (got_model, ==, model);
  g_assert_cmpstr (got_variant, ==, variant);
}

static void
test_makers (void)
{
  assert_split ("Sennheiser HD 650.csv", "Sennheiser", "HD 650", NULL);
  assert_split ("Austrian Audio Hi-X65.csv", "Austrian Audio", "Hi-X65", NULL);
  assert_split ("ollo audio S5X.txt", "ollo audio", "S5X", NULL);
  assert_split ("Nobody Knows 1.csv", "Nobody", "Knows 1", NULL);
  assert_split ("Sennheiser.csv", "", "Sennheiser", NULL);
}

static void
test_folders (void)
{
  assert_split ("Sennheiser HD 650/Sennheiser HD 650.csv", "Sennheiser", "HD 650", NULL);
  assert_split ("Brand New/Brand New X1.csv", "Brand New", "X1", NULL);
  assert_split ("oratory1990/over-ear/Sennheiser HD 650/Sennheiser HD 650.csv", "Sennheiser",
                "HD 650", "oratory1990");
}

static void
test_strange_names (void)
{
  assert_split ("", "", "?", NULL);
  assert_split (".csv", "", ".csv", NULL);
  assert_split ("   .csv", "", "?", NULL);
  assert_split ("a\nb\tc\x1b[31m.csv", "a", "b c [31m", NULL);
  assert_split ("<b>Sennheiser<b> &amp;.csv", "<b>Sennheiser<b>", "&amp;", NULL);
}

/* Whatever a file system holds, names are valid, of one line and not endless. */
static void
test_any_bytes (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1990);

  for (guint turn = 0; turn < 5000; turn++)
    {
      char path[300];
      gsize length = (gsize) g_rand_int_range (rand, 0, sizeof path);
      g_autofree char *maker = NULL;
      g_autofree char *model = NULL;
      g_autofree char *variant = NULL;

      for (gsize i = 0; i < length; i++)
        path[i] = (char) g_rand_int_range (rand, 1, 256);
      path[length == sizeof path ? length - 1 : length] = '\0';

      earcup_curve_name_split (path, makers, &maker, &model, &variant);
      g_assert_true (g_utf8_validate (maker, -1, NULL) && g_utf8_validate (model, -1, NULL));
      g_assert_cmpuint (strlen (model), >, 0);
      g_assert_cmpint (g_utf8_strlen (model, -1), <=, 120);
      g_assert_null (strpbrk (model, "\n\r\t\x1b"));
      g_assert_null (strpbrk (maker, "\n\r\t\x1b"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/curve-name/longest-known-maker-is-taken", test_makers);
  g_test_add_func ("/catalogue/curve-name/folders-tell-maker-and-measurer", test_folders);
  g_test_add_func ("/catalogue/curve-name/strange-names-stay-names", test_strange_names);
  g_test_add_func ("/catalogue/curve-name/any-bytes-give-one-valid-line", test_any_bytes);

  return g_test_run ();
}
