/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange-fixture.h"

#include "interchange/earcup-curve-file.h"

#include <locale.h>

static EarcupResponse *
load_good (const char *name)
{
  g_autoptr(GError) error = NULL;
  EarcupResponse *response = load_sample ("good", name, (Loader) earcup_curve_file_load, &error);

  g_assert_no_error (error);
  return response;
}

static void
test_good_files (void)
{
  const char *const names[] = {
    "blanks.csv", "byte-order-mark.csv", "carriage-returns.csv", "more-columns.csv",
    "no-heading.csv", "plain.csv",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(EarcupResponse) response = load_good (names[i]);

      g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, 20.0), 1.0, 1e-6);
      g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, 20000.0), -2.5, 1e-6);
    }

  g_assert_cmpuint (count_samples ("good", ".csv"), ==, G_N_ELEMENTS (names) + 1);
}

static void
test_comments (void)
{
  g_autoptr(EarcupResponse) response = load_good ("comments.csv");

  g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, 20.0), 3.86, 1e-6);
  g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, 20000.0), -10.0, 1e-6);
}

static const BadFile bad_files[] = {
  { "binary.csv", EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT, "UTF-8" },
  { "comments-only.csv", EARCUP_INTERCHANGE_ERROR_MALFORMED, "(0)" },
  { "decimal-comma.csv", EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT, "line 1" },
  { "empty-cell.csv", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "line 2" },
  { "empty.csv", EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT, "empty" },
  { "falling.csv", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "line 3: 20 Hz" },
  { "heading-only.csv", EARCUP_INTERCHANGE_ERROR_MALFORMED, "(0)" },
  { "hexadecimal.csv", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "0x10" },
  { "infinite.csv", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "inf" },
  { "missing-cell.csv", EARCUP_INTERCHANGE_ERROR_MALFORMED, "line 2: column 2" },
  { "nan.csv", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "nan" },
  { "negative-hertz.csv", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "-5 Hz" },
  { "nul.csv", EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT, "UTF-8" },
  { "one-row.csv", EARCUP_INTERCHANGE_ERROR_MALFORMED, "(1)" },
  { "other-heading.csv", EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT, "frequency" },
  { "overflow.csv", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "1e999" },
  { "text.csv", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "loud" },
  { "twice.csv", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "20 Hz" },
  { "zero-hertz.csv", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "0 Hz" },
};

static void
test_bad_files (void)
{
  check_bad_files (bad_files, G_N_ELEMENTS (bad_files), ".csv", (Loader) earcup_curve_file_load);
}

static void
test_truncation (void)
{
  const char text[] = "# note\nfrequency,raw\n20,1.25\n1000,0\n20000,-2.5\n";

  /* Two rows make a curve: only before the second has begun must each cut be refused. */
  gsize two_rows = (gsize) (strstr (text, "\n1000,0") - text) + strlen ("\n1000,0");

  for (gsize n_left = 0; n_left < strlen (text); n_left++)
    {
      g_autofree char *rest = g_memdup2 (text, n_left + 1);
      g_autoptr(GError) error = NULL;
      g_autoptr(EarcupResponse) response = NULL;

      response = earcup_curve_file_parse (rest, (gssize) n_left, "cut", &error);
      g_assert_true ((response == NULL) == (error != NULL));
      if (n_left < two_rows)
        g_assert_null (response);
    }
}

static void
test_unreadable (void)
{
  check_unreadable ((Loader) earcup_curve_file_load);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interchange/curve-file/good-files-give-their-ends", test_good_files);
  g_test_add_func ("/interchange/curve-file/comments-are-passed-over", test_comments);
  g_test_add_func ("/interchange/curve-file/bad-files-are-refused", test_bad_files);
  g_test_add_func ("/interchange/curve-file/truncation-does-no-harm", test_truncation);
  g_test_add_func ("/interchange/curve-file/unreadable-files-are-refused", test_unreadable);
  return g_test_run ();
}
