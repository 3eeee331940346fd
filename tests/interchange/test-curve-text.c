/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange-fixture.h"

#include "interchange/earcup-curve-text.h"

#include <locale.h>
#include <math.h>

/* The curve of all samples: it falls by 3 dB an octave from 75 dB at 1 kHz. */
#define N_ROWS 121

static double
hz_of (guint row)
{
  return 20.0 * pow (2.0, row / 12.0);
}

static double
db_of (double hz)
{
  return 75.0 - 3.0 * log2 (hz / 1000.0);
}

/* A file of a heading and rows of cells, printed as @format says: a divider, and a decimal mark. */
static char *
make_text (const char *heading,
           const char *divider,
           char        mark,
           gboolean    has_phase)
{
  g_autoptr(GString) text = g_string_new (heading);

  for (guint i = 0; i < N_ROWS; i++)
    {
      char hz[32], db[32];

      g_ascii_formatd (hz, sizeof hz, "%.3f", hz_of (i));
      g_ascii_formatd (db, sizeof db, "%.3f", db_of (hz_of (i)));
      *strchr (hz, '.') = mark;
      *strchr (db, '.') = mark;
      g_string_append_printf (text, "%s%s%s%s%s\n", hz, divider, db, has_phase ? divider : "",
                              has_phase ? "12" : "");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define REW_HEADING "* Measurement data measured by REW V5.20.13\n* Source: microphone\n*\n" \
                    "* Freq(Hz) SPL(dB) Phase(degrees)\n"

static const struct
{
  const char          *heading;
  const char          *divider;
  char                 mark;
  gboolean             has_phase;
  EarcupCurveTextKind  kind;
} samples[] = {
  { "frequency,raw\n", ",", '.', FALSE, EARCUP_CURVE_TEXT_CSV },
  { REW_HEADING, " ", '.', TRUE, EARCUP_CURVE_TEXT_REW },
  { REW_HEADING, "\t", ',', TRUE, EARCUP_CURVE_TEXT_REW },
  { REW_HEADING, ", ", '.', TRUE, EARCUP_CURVE_TEXT_REW },
  { REW_HEADING, ", ", ',', TRUE, EARCUP_CURVE_TEXT_REW },
  { REW_HEADING, "; ", ',', TRUE, EARCUP_CURVE_TEXT_REW },
  { REW_HEADING, ",", '.', TRUE, EARCUP_CURVE_TEXT_REW },
  { "\nFrequency\tdB\tUnweighted\n", "\t", '.', FALSE, EARCUP_CURVE_TEXT_TABLE },
  { "", "\t", '.', FALSE, EARCUP_CURVE_TEXT_TABLE },
  { "", "   ", '.', TRUE, EARCUP_CURVE_TEXT_TABLE },
  { "\xef\xbb\xbf" "Freq;SPL\n", ";", ',', FALSE, EARCUP_CURVE_TEXT_TABLE },
  { "\xef\xbb\xbf" REW_HEADING, " ", '.', TRUE, EARCUP_CURVE_TEXT_REW },
};

static EarcupResponse *
parse (const char           *text,
       EarcupCurveTextKind  *kind,
       GError              **error)
{
  return earcup_curve_text_parse (text, -1, "sample", kind, NULL, error);
}

static void
test_kinds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *text = make_text (samples[i].heading, samples[i].divider, samples[i].mark,
                                         samples[i].has_phase);
      g_autoptr(GError) error = NULL;
      EarcupCurveTextKind kind;
      g_autoptr(EarcupResponse) response = parse (text, &kind, &error);

      g_test_message ("sample %u", i);
      g_assert_no_error (error);
      g_assert_cmpint (kind, ==, samples[i].kind);
      for (double hz = 25.0; hz < 20000.0; hz *= 1.7)
        g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, hz), db_of (hz),
                                        1e-3);
    }
}

/* The heading may put the columns in another order. */
static void
test_columns (void)
{
  g_autoptr(GString) text = g_string_new ("raw\tsmoothed\tfrequency\n");
  g_autoptr(EarcupResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "%.3f\t0\t%.3f\n", db_of (hz_of (i)), hz_of (i));

  response = parse (text->str, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, 80.0), db_of (80.0), 1e-3);
}

/* What is wrong is told with the line of the file, whatever stands above it. */
static void
test_lines_are_named (void)
{
  static const struct
  {
    const char *row;
    const char *word;
    int         code;
  } bad[] = {
    { "loud 3 0", "line 126: “loud 3 0” is not a number", EARCUP_INTERCHANGE_ERROR_BAD_VALUE },
    { "30000 nan 0", "line 126: “nan”", EARCUP_INTERCHANGE_ERROR_BAD_VALUE },
    { "30000 1e99 0", "line 126: 1e+99 dB", EARCUP_INTERCHANGE_ERROR_BAD_VALUE },
    { "30000", "line 126: column 2", EARCUP_INTERCHANGE_ERROR_MALFORMED },
    { "0 70 0", "line 126: 0 Hz", EARCUP_INTERCHANGE_ERROR_BAD_VALUE },
    { "20.000 70 0", "line 126: 20 Hz stands in line 5", EARCUP_INTERCHANGE_ERROR_BAD_VALUE },
  };
  g_autofree char *good = make_text (REW_HEADING, " ", '.', TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = g_strconcat (good, bad[i].row, "\n", NULL);
      g_autoptr(GError) error = NULL;

      g_assert_null (parse (text, NULL, &error));
      g_assert_error (error, EARCUP_INTERCHANGE_ERROR, bad[i].code);
      assert_sentence (error, "sample");
      g_assert_nonnull (strstr (error->message, bad[i].word));
    }
}

static void
test_too_little (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (parse (REW_HEADING "20 1 0\n1000 2 0\n20000 3 0\n", NULL, &error));
  g_assert_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_MALFORMED);
  g_assert_nonnull (strstr (error->message, "(3)"));
  g_clear_error (&error);
  g_assert_null (parse ("", NULL, &error));
  g_assert_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT);
  g_clear_error (&error);
  g_assert_null (parse ("\xff\xfe" "2\0" "0\0", NULL, &error));
  g_assert_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT);
}

/* Either a curve or a sentence, whatever becomes of the bytes. */
static void
check (const char *text,
       gsize       length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupResponse) response = NULL;

  response = earcup_curve_text_parse (text, (gssize) length, "cut", NULL, NULL, &error);
  g_assert_true ((response == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_cmpuint (error->domain, ==, EARCUP_INTERCHANGE_ERROR);
  else
    g_assert_true (isfinite (earcup_response_get_level (response, 1000.0)));
}

static void
test_broken (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *text = make_text (samples[i].heading, samples[i].divider, samples[i].mark,
                                         samples[i].has_phase);
      gsize length = strlen (text);

      for (gsize n_left = 0; n_left < length; n_left += 3)
        {
          g_autofree char *rest = g_memdup2 (text, n_left + 1);

          check (rest, n_left);
        }

      for (guint change = 0; change < 1000; change++)
        {
          g_autofree char *changed = g_memdup2 (text, length + 1);

          for (guint n = 0; n < 1 + change % 4; n++)
            changed[g_rand_int_range (random, 0, (gint32) length)] =
              (char) g_rand_int_range (random, 0, 256);
          check (changed, length);
        }
    }
}

static void
test_written (void)
{
  g_autofree char *text = make_text ("", "\t", '.', FALSE);
  g_autoptr(EarcupResponse) response = parse (text, NULL, NULL);
  g_autofree char *written = earcup_curve_text_write (response, "one\ntwo");
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupResponse) again = parse (written, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (written, "# one\n# two\nfrequency,raw\n20.00,"));
  for (double hz = 20.0; hz < 19000.0; hz *= 1.3)
    g_assert_cmpfloat_with_epsilon (earcup_response_get_level (again, hz), db_of (hz), 5e-3);
}

static void
test_unreadable (void)
{
  g_autoptr(GFile) file = get_sample ("good", "no-such-file");
  g_autoptr(GError) error = NULL;

  g_assert_null (earcup_curve_text_load (file, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interchange/curve-text/each-program-is-read-and-known", test_kinds);
  g_test_add_func ("/interchange/curve-text/the-heading-says-which-columns", test_columns);
  g_test_add_func ("/interchange/curve-text/the-line-at-fault-is-named", test_lines_are_named);
  g_test_add_func ("/interchange/curve-text/too-little-is-refused", test_too_little);
  g_test_add_func ("/interchange/curve-text/broken-files-do-no-harm", test_broken);
  g_test_add_func ("/interchange/curve-text/what-is-written-is-read", test_written);
  g_test_add_func ("/interchange/curve-text/unreadable-files-are-refused", test_unreadable);
  return g_test_run ();
}
