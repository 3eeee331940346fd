/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange-fixture.h"

#include "interchange/earcup-design-file.h"

#include <locale.h>
#include <math.h>

static char *
read_sample (const char *folder,
             const char *name,
             gsize      *length)
{
  g_autoptr(GFile) file = get_sample (folder, name);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_load_contents (file, NULL, &text, length, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static EarcupDesign *
load_good (const char *name)
{
  g_autoptr(GError) error = NULL;
  EarcupDesign *design = load_sample ("good", name, (Loader) earcup_design_file_load, &error);

  g_assert_no_error (error);
  return design;
}

static void
assert_equal (const EarcupDesign *one,
              const EarcupDesign *other)
{
  guint n_one, n_other;
  const EarcupSection *of_one = earcup_design_get_sections (one, &n_one);
  const EarcupSection *of_other = earcup_design_get_sections (other, &n_other);

  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    g_assert_true (earcup_design_get (one, i) == earcup_design_get (other, i));

  g_assert_cmpint (earcup_design_get_radiates (one), ==, earcup_design_get_radiates (other));
  g_assert_cmpuint (n_one, ==, n_other);
  for (guint i = 0; i < n_one; i++)
    {
      g_assert_true (of_one[i].hz == of_other[i].hz);
      g_assert_true (of_one[i].q == of_other[i].q);
      g_assert_true (of_one[i].gain_db == of_other[i].gain_db);
      g_assert_cmpint (of_one[i].scope, ==, of_other[i].scope);
    }
}

static void
assert_round_trip (const EarcupDesign *design)
{
  g_autofree char *text = earcup_design_file_format (design);
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupDesign) again = earcup_design_file_parse (text, -1, "again", &error);

  g_assert_no_error (error);
  assert_equal (design, again);
}

static void
test_round_trip (void)
{
  g_auto(GStrv) names = list_samples ("good", ".json");

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr(EarcupDesign) design = load_good (names[i]);

      assert_round_trip (design);
    }

  g_assert_cmpuint (g_strv_length (names), ==, 5);
}

static void
test_awkward_numbers (void)
{
  const double awkward[] = { 0.1, 1.0 / 3.0, 1e-308, 4.9e-324, 123456789.123456789, 1e30 };
  g_autoptr(EarcupDesign) base = load_good ("every-key.json");

  for (guint i = 0; i < G_N_ELEMENTS (awkward); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EarcupDesign) design = earcup_design_new_with (base, EARCUP_PARAMETER_CMS,
                                                               awkward[i], &error);

      g_assert_no_error (error);
      assert_round_trip (design);
    }
}

static void
test_defaults (void)
{
  g_autoptr(EarcupDesign) design = load_good ("required-keys-only.json");
  guint n_sections;

  earcup_design_get_sections (design, &n_sections);
  g_assert_cmpuint (n_sections, ==, 0);
  g_assert_true (earcup_design_get_radiates (design));
  g_assert_cmpfloat (earcup_design_get (design, EARCUP_PARAMETER_EAR_LOSS), ==, 1.0);
}

static void
test_choices (void)
{
  g_autoptr(EarcupDesign) design = load_good ("blocked-and-rigid.json");
  guint n_sections;
  const EarcupSection *sections = earcup_design_get_sections (design, &n_sections);

  g_assert_false (earcup_design_get_radiates (design));
  g_assert_cmpfloat (earcup_design_get (design, EARCUP_PARAMETER_EAR_LOSS), ==, 0.0);
  g_assert_true (isinf (earcup_design_get (design, EARCUP_PARAMETER_RL)));
  g_assert_true (isinf (earcup_design_get (design, EARCUP_PARAMETER_MC)));
  g_assert_cmpuint (n_sections, ==, 1);
  g_assert_cmpfloat (sections[0].gain_db, ==, -3.0);
  g_assert_cmpint (sections[0].scope, ==, EARCUP_SECTION_SCOPE_DRIVER);
}

static void
test_unknown_keys (void)
{
  gsize length;
  g_autofree char *text = read_sample ("good", "unknown-keys.json", &length);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonObject) object = NULL;
  g_auto(GStrv) keys = NULL;

  object = earcup_design_file_parse_object (text, (gssize) length, "unknown", &error);
  g_assert_no_error (error);
  keys = earcup_design_file_dup_unknown_keys (object);
  g_assert_cmpstrv (keys, ((const char *const[]) { "note", "colour", NULL }));
}

static const BadFile bad_files[] = {
  { "array.json", EARCUP_INTERCHANGE_ERROR_MALFORMED, "object" },
  { "binary.json", EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT, "UTF-8" },
  { "blank.json", EARCUP_INTERCHANGE_ERROR_MALFORMED, "object" },
  { "deep-behind-comments.json", EARCUP_INTERCHANGE_ERROR_TOO_LARGE, "brackets" },
  { "deep.json", EARCUP_INTERCHANGE_ERROR_TOO_LARGE, "5000" },
  { "empty.json", EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT, "empty" },
  { "flag-for-number.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "Re is true" },
  { "infinite-where-not-allowed.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "Re is \"inf\"" },
  { "latin-1.json", EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT, "UTF-8" },
  { "list-for-number.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "Re is [300]" },
  { "missing-key.json", EARCUP_INTERCHANGE_ERROR_MISSING_KEY, "Cms" },
  { "nan.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "Re is NaN, it must be a number" },
  { "negative.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "Cms" },
  { "nul.json", EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT, "UTF-8" },
  { "null-for-number.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "Re is null" },
  { "number.json", EARCUP_INTERCHANGE_ERROR_MALFORMED, "object" },
  { "other-ear.json", EARCUP_INTERCHANGE_ERROR_UNSUPPORTED, "oes43" },
  { "overflow.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "RL" },
  { "prose.json", EARCUP_INTERCHANGE_ERROR_MALFORMED, "JSON" },
  { "rad-number.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "rad is 1" },
  { "res-nine.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "9" },
  { "res-number.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "res is 3" },
  { "res-object.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "res is {}" },
  { "res-scope.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "both" },
  { "res-text.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "g is \"3\"" },
  { "res-without-f.json", EARCUP_INTERCHANGE_ERROR_MISSING_KEY, " f" },
  { "res-zero-quality.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "quality" },
  { "short-circuit.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "Rv" },
  { "text-for-number.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "Re is \"300\"" },
  { "unclosed.json", EARCUP_INTERCHANGE_ERROR_MALFORMED, "JSON" },
  { "wrong-infinity.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "Infinity" },
  { "zero-area.json", EARCUP_INTERCHANGE_ERROR_BAD_VALUE, "Sd" },
};

static void
test_bad_files (void)
{
  check_bad_files (bad_files, G_N_ELEMENTS (bad_files), ".json", (Loader) earcup_design_file_load);
}

/* JSON knows no such numbers, but other programs write them. */
static void
test_bare_words (void)
{
  static const struct
  {
    const char *text;
    const char *sentence;
  } cases[] = {
    { "{ \"Re\": NaN }", "“bare”: Re is NaN, it must be a number" },
    { "{ \"Re\" :\n -NaN }", "“bare”: Re is -NaN, it must be a number" },
    { "{ \"Re\": 1,\"RL\":Infinity }",
      "“bare”: RL is Infinity, it must be a number or \"inf\"" },
    { "{ \"RL\": -Infinity }", "“bare”: RL is -Infinity, it must be a number or \"inf\"" },
    { "{ \"RL\": inf }", "“bare”: RL is inf, it must be a number or \"inf\"" },
    { "{ \"res\": [ { \"f\": nan } ] }", "“bare”: f is nan, it must be a number" },
    { "{ \"note\": \"Re: NaN\", \"Sd\": Infinity }",
      "“bare”: Sd is Infinity, it must be a number" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (earcup_design_file_parse (cases[i].text, -1, "bare", &error));
      g_assert_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_BAD_VALUE);
      g_assert_cmpstr (error->message, ==, cases[i].sentence);
    }
}

/* Inside a text, and as the beginning of another word, they are nobody's business. */
static void
test_words_in_texts (void)
{
  const char good[] = "{ \"note\": \"Re: NaN\" }";
  const char bad[] = "{ \"note\": \"Re: NaN\", \"Re\": nanny }";
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonObject) object = earcup_design_file_parse_object (good, -1, "text", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (json_object_get_string_member (object, "note"), ==, "Re: NaN");
  g_assert_null (earcup_design_file_parse_object (bad, -1, "text", &error));
  g_assert_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_MALFORMED);
}

static void
test_truncation (void)
{
  const char *const names[] = { "every-key.json", "blocked-and-rigid.json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length;
      g_autofree char *text = read_sample ("good", names[i], &length);

      /* Only the line break after the last bracket can be missed. */
      g_assert_cmpint (text[length - 1], ==, '\n');
      for (gsize n_left = 0; n_left < length - 1; n_left++)
        {
          g_autofree char *rest = g_memdup2 (text, n_left + 1);
          g_autoptr(GError) error = NULL;
          EarcupDesign *design = earcup_design_file_parse (rest, (gssize) n_left, "cut", &error);

          g_assert_null (design);
          g_assert_nonnull (error);
        }
    }
}

static void
test_changed_bytes (void)
{
  gsize length;
  g_autofree char *text = read_sample ("good", "every-key.json", &length);
  const char strange[] = { '\0', '"', '{', '}', '[', ']', ',', ':', '-', 'e', '\\', '\xff' };

  /* Whatever comes out, it is a design or an error, and never both or none. */
  for (gsize at = 0; at < length; at++)
    for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
      {
        g_autofree char *changed = g_memdup2 (text, length);
        g_autoptr(GError) error = NULL;
        g_autoptr(EarcupDesign) design = NULL;

        changed[at] = strange[i];
        design = earcup_design_file_parse (changed, (gssize) length, "changed", &error);
        g_assert_true ((design == NULL) == (error != NULL));
      }
}

static void
test_unreadable (void)
{
  check_unreadable ((Loader) earcup_design_file_load);
}

static void
test_too_large (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileIOStream) stream = NULL;
  g_autoptr(GFile) file = g_file_new_tmp ("earcup-XXXXXX.json", &stream, &error);
  g_autofree char *blanks = g_strnfill (EARCUP_DESIGN_FILE_MAX_BYTES + 1, ' ');

  g_assert_no_error (error);
  g_file_replace_contents (file, blanks, strlen (blanks), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                           NULL, &error);
  g_assert_no_error (error);

  g_assert_null (earcup_design_file_load (file, &error));
  g_assert_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_TOO_LARGE);
  g_file_delete (file, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interchange/design-file/good-files-round-trip-exactly", test_round_trip);
  g_test_add_func ("/interchange/design-file/awkward-numbers-round-trip", test_awkward_numbers);
  g_test_add_func ("/interchange/design-file/optional-keys-have-defaults", test_defaults);
  g_test_add_func ("/interchange/design-file/optional-keys-are-read", test_choices);
  g_test_add_func ("/interchange/design-file/unknown-keys-are-listed", test_unknown_keys);
  g_test_add_func ("/interchange/design-file/bad-files-are-refused", test_bad_files);
  g_test_add_func ("/interchange/design-file/a-bare-nan-or-infinity-is-named", test_bare_words);
  g_test_add_func ("/interchange/design-file/words-in-texts-are-let-be", test_words_in_texts);
  g_test_add_func ("/interchange/design-file/each-truncation-is-refused", test_truncation);
  g_test_add_func ("/interchange/design-file/changed-bytes-do-no-harm", test_changed_bytes);
  g_test_add_func ("/interchange/design-file/unreadable-files-are-named", test_unreadable);
  g_test_add_func ("/interchange/design-file/a-huge-file-is-refused", test_too_large);
  return g_test_run ();
}
