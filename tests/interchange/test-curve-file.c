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
  { "decimal-comma-cells.csv", EARCUP_INTERCHANGE_ERROR_MALFORMED, "line 2: “20,00,1,25”" },
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

static EarcupResponse *
load_measured (const char             *folder,
               const char             *name,
               EarcupCurveFileExtent  *extent,
               GError                **error)
{
  g_autoptr(GFile) file = get_sample (folder, name);

  return earcup_curve_file_load_measured (file, extent, error);
}

/* In whatever order the rows stand, the curve is the same, and it is told that they were moved. */
static void
test_measured (void)
{
  static const struct
  {
    const char *name;
    gboolean    was_unordered;
  } files[] = {
    { "plain.csv", FALSE }, { "falling.csv", TRUE }, { "shuffled.csv", TRUE },
    { "byte-order-mark.csv", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GError) error = NULL;
      EarcupCurveFileExtent extent;
      g_autoptr(EarcupResponse) response = load_measured ("measured-good", files[i].name, &extent,
                                                          &error);

      g_assert_no_error (error);
      g_assert_cmpuint (extent.n_rows, ==, 49);
      g_assert_cmpfloat (extent.lowest_hz, ==, 20.0);
      g_assert_cmpfloat (extent.highest_hz, ==, 16388.01);
      g_assert_cmpint (extent.was_unordered, ==, files[i].was_unordered);
      g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, 40.23), 2.52, 1e-9);
    }

  g_assert_cmpuint (count_samples ("measured-good", ".csv"), ==, G_N_ELEMENTS (files));
}

static const BadFile bad_measured[] = {
  { "absurd-level.csv", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "line 11: 1e+09 dB" },
  { "decimal-comma-no-heading.csv", EARCUP_INTERCHANGE_ERROR_MALFORMED, "line 1: “20,00,0,00”" },
  { "decimal-comma.csv", EARCUP_INTERCHANGE_ERROR_MALFORMED, "line 2: “20,00,0,00”" },
  { "early-end.csv", EARCUP_INTERCHANGE_ERROR_UNSUPPORTED, "line 36: the curve ends at 2" },
  { "few-rows.csv", EARCUP_INTERCHANGE_ERROR_MALFORMED, "(10)" },
  { "gap.csv", EARCUP_INTERCHANGE_ERROR_UNSUPPORTED, "line 22: nothing is known from 284" },
  { "late-begin.csv", EARCUP_INTERCHANGE_ERROR_UNSUPPORTED, "line 2: the curve begins at 141" },
  { "nan.csv", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "line 11: “NaN”" },
  { "repeated.csv", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "Hz stands in line 9 already" },
  { "semicolons.csv", EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT, "line 1: “20,00;0,00” is divided" },
  { "utf-16.csv", EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT, "line 1: the text is in UTF-16" },
  { "wrong-columns.csv", EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT, "frequency" },
  { "zero-hertz.csv", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "line 2: 0 Hz" },
};

static void
test_bad_measured (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_measured); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (load_measured ("measured-bad", bad_measured[i].name, NULL, &error));
      g_assert_error (error, EARCUP_INTERCHANGE_ERROR, bad_measured[i].code);
      assert_sentence (error, bad_measured[i].name);
      g_assert_nonnull (strstr (error->message, bad_measured[i].word));
    }

  g_assert_cmpuint (count_samples ("measured-bad", ".csv"), ==, G_N_ELEMENTS (bad_measured));
}

/* The frequency is written as the user's country does. */
static void
test_repeated (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *words = g_strdup_printf ("line 22: %g Hz stands in line 9 already", 53.2);

  g_assert_null (load_measured ("measured-bad", "repeated.csv", NULL, &error));
  g_assert_nonnull (strstr (error->message, words));
}

/* A million rows are refused at once, whether by their number or by their bytes. */
static void
test_too_many (void)
{
  g_autoptr(GString) text = g_string_new ("frequency,raw\n");
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileIOStream) stream = NULL;
  g_autoptr(GFile) file = NULL;

  for (guint i = 1; i <= 1000000; i++)
    g_string_append_printf (text, "%u,1\n", i);

  g_assert_null (earcup_curve_file_parse_measured (text->str, (gssize) text->len, "many.csv", NULL,
                                                   &error));
  g_assert_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_TOO_LARGE);
  assert_sentence (error, "many.csv");
  g_assert_nonnull (strstr (error->message, "line 100002: a curve has at most 100000 rows"));
  g_clear_error (&error);

  file = g_file_new_tmp ("earcup-test-XXXXXX.csv", &stream, &error);
  g_assert_no_error (error);
  g_file_replace_contents (file, text->str, text->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                           &error);
  g_assert_no_error (error);
  g_assert_null (earcup_curve_file_load_measured (file, NULL, &error));
  g_assert_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_TOO_LARGE);
  g_assert_true (g_file_delete (file, NULL, NULL));
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
  g_test_add_func ("/interchange/curve-file/measured-rows-are-sorted", test_measured);
  g_test_add_func ("/interchange/curve-file/bad-measurements-are-refused", test_bad_measured);
  g_test_add_func ("/interchange/curve-file/a-repeated-frequency-is-named-with-its-lines",
                   test_repeated);
  g_test_add_func ("/interchange/curve-file/a-million-rows-are-refused", test_too_many);
  return g_test_run ();
}
