/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange-fixture.h"

#include "interchange/earcup-text-file.h"

typedef struct {
  char  *folder;
  char  *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  fixture->path = g_build_filename (fixture->folder, "täxt.txt", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  g_assert_true (g_file_set_contents (fixture->path, "four", 4, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_remove (fixture->path);
  remove_folder (fixture->folder);
  g_object_unref (fixture->file);
  g_free (fixture->path);
}

static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  gsize length = 0;
  g_autofree char *text = earcup_text_file_load (fixture->file, 4, &length, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (length, ==, 4);
  g_assert_cmpstr (text, ==, "four");

  g_assert_null (earcup_text_file_load (fixture->file, 3, NULL, &error));
  g_assert_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_TOO_LARGE);
  assert_sentence (error, "“täxt.txt” has more than 3 bytes");
}

static gpointer
parse (const char  *text,
       gssize       length,
       const char  *name,
       GError     **error)
{
  return g_strdup_printf ("%.*s, %s", (int) length, text, name);
}

static gpointer
refuse (const char  *text,
        gssize       length,
        const char  *name,
        GError     **error)
{
  g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_MALFORMED, "No %s", text);

  return NULL;
}

static void
test_parser (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *made = earcup_text_file_read (fixture->file, 4, parse, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (made, ==, "four, täxt.txt");

  g_assert_null (earcup_text_file_read (fixture->file, 4, refuse, &error));
  g_assert_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, "No four");
  g_clear_error (&error);

  g_assert_null (earcup_text_file_read (fixture->file, 3, parse, &error));
  g_assert_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_TOO_LARGE);
}

static void
test_check (void)
{
  static const struct
  {
    const char *text;
    gsize       length;
    const char *sentence;     /* NULL: it is text */
  } cases[] = {
    { "ä\n", 3, NULL },
    { "", 0, "“x” is empty" },
    { "a\0b", 3, "“x” is not a text file in UTF-8" },
    { "\xe4\n", 2, "“x” is not a text file in UTF-8" },
    { "ä", 1, "“x” is not a text file in UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      gboolean is_text = earcup_text_file_check (cases[i].text, cases[i].length, "x", &error);

      g_assert_cmpint (is_text, ==, cases[i].sentence == NULL);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, cases[i].sentence);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/interchange/text-file/the-limit-is-the-last-byte-read", Fixture, NULL, set_up,
              test_limit, tear_down);
  g_test_add ("/interchange/text-file/the-parser-has-text-and-name", Fixture, NULL, set_up,
              test_parser, tear_down);
  g_test_add_func ("/interchange/text-file/only-utf-8-is-text", test_check);

  return g_test_run ();
}
