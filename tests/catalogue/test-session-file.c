/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-folder.h"

#include "catalogue/earcup-session-file.h"

#include <string.h>

#define N_DAMAGES 20000

/* A session in which everything is other than when nothing is said. */
static EarcupSession *
make_full (void)
{
  EarcupSession *session = earcup_session_new ();

  for (guint i = 0; i < EARCUP_N_SESSION_FIELDS; i++)
    {
      const EarcupSessionFieldInfo *info = earcup_session_field_get_info (i);

      if (earcup_session_field_is_private (i))
        continue;

      if (info->type == EARCUP_SESSION_TYPE_TEXT)
        {
          g_autofree char *text = g_strdup_printf ("{[\"%u\"]}, ä \\ “\n”", i);

          earcup_session_set_text (session, i, text);
        }
      else if (info->type == EARCUP_SESSION_TYPE_SWITCH)
        earcup_session_set_number (session, i, 1.0 - info->number);
      else
        earcup_session_set_number (session, i, info->lowest +
                                               (info->highest - info->lowest) / (3.0 + i));
    }

  return session;
}

static void
assert_parses (const char *text,
               const char *word)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupSession) session = earcup_session_file_parse (text, -1, "x", notes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (session);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_nonnull (strstr (notes->pdata[0], word));
}

static void
test_round_trip (void)
{
  g_autoptr(EarcupSession) full = make_full ();
  g_autoptr(EarcupSession) plain = earcup_session_new ();
  EarcupSession *sessions[] = { full, plain };

  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      g_autofree char *text = earcup_session_file_write (sessions[i]);
      g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(GError) error = NULL;
      g_autoptr(EarcupSession) back = earcup_session_file_parse (text, -1, "x", notes, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (notes->len, ==, 0);
      g_assert_true (earcup_session_equal (sessions[i], back));
    }
}

static void
test_file (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) file = g_file_get_child (folder, "My mix.EARCUP");
  g_autoptr(GFile) other = g_file_get_child (folder, "My mix.wav");
  g_autoptr(EarcupSession) full = make_full ();
  g_autoptr(EarcupSession) back = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (earcup_session_file_is (file));
  g_assert_false (earcup_session_file_is (other));
  g_assert_true (earcup_session_file_save (full, file, &error));
  back = earcup_session_file_load (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (earcup_session_equal (full, back));

  g_assert_null (earcup_session_file_load (other, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (earcup_session_file_load (folder, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  earcup_test_folder_remove (folder);
}

/* Neither read nor written: what is the user's own. */
static void
test_private (void)
{
  g_autoptr(EarcupSession) session = earcup_session_new ();
  g_autofree char *text = NULL;

  earcup_session_set_text (session, EARCUP_SESSION_MARKS, "my favourites");
  text = earcup_session_file_write (session);
  g_assert_null (strstr (text, "favourites"));
  assert_parses ("{\"format\":\"earcup-session-1\",\"marks\":\"x\"}", "marks");
}

static void
test_notes (void)
{
  assert_parses ("{\"format\":\"earcup-session-1\",\"weather\":3}", "weather");
  assert_parses ("{\"format\":\"earcup-session-7\"}", "another version");
  assert_parses ("{\"format\":\"earcup-session-1\",\"heard\":77}", "heard");
  assert_parses ("{\"format\":\"earcup-session-1\",\"heard\":\"A\"}", "heard");
  assert_parses ("{\"format\":\"earcup-session-1\",\"slot-a\":[1]}", "slot-a");
  assert_parses ("{\"format\":\"earcup-session-1\",\"slot-a\":null}", "slot-a");
  assert_parses ("{\"format\":\"earcup-session-1\",\"repeat\":1}", "repeat");
  assert_parses ("{\"format\":\"earcup-session-1\",\"span-db\":1e999}", "span-db");
}

static void
test_others (void)
{
  static const char *const texts[] = {
    "", "[]", "3", "null", "{}", "{\"format\":1}", "{\"format\":\"earcup-blind-1\"}", "\xff",
    "{\"format\":\"earcup-session-1\"", "RIFF",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (earcup_session_file_parse (texts[i], -1, "My file", NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, "My file"));
    }
}

/* Whatever comes is a session or an error. */
static void
try (const char *text,
     gsize       length)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupSession) session = earcup_session_file_parse (text, (gssize) length, "x", notes,
                                                                &error);

  g_assert_true ((session == NULL) == (error != NULL));
}

static void
test_truncated (void)
{
  g_autoptr(EarcupSession) full = make_full ();
  g_autofree char *text = earcup_session_file_write (full);
  gsize length = strlen (text);

  for (gsize n = 0; n < length; n++)
    {
      g_autofree char *part = g_memdup2 (text, n + 1);
      g_autoptr(GError) error = NULL;

      g_assert_null (earcup_session_file_parse (part, (gssize) n, "x", NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static void
test_damaged (void)
{
  g_autoptr(EarcupSession) full = make_full ();
  g_autofree char *text = earcup_session_file_write (full);
  gsize length = strlen (text);
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_DAMAGES; i++)
    {
      g_autofree char *damaged = g_memdup2 (text, length + 1);

      for (int n = g_rand_int_range (random, 1, 6); n > 0; n--)
        damaged[g_rand_int_range (random, 0, (int) length)] =
          (char) g_rand_int_range (random, 0, 256);
      try (damaged, length);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/session-file/every-field-comes-back", test_round_trip);
  g_test_add_func ("/catalogue/session-file/a-file-comes-back", test_file);
  g_test_add_func ("/catalogue/session-file/what-is-private-stays-out", test_private);
  g_test_add_func ("/catalogue/session-file/what-is-not-right-is-noted", test_notes);
  g_test_add_func ("/catalogue/session-file/other-files-are-refused", test_others);
  g_test_add_func ("/catalogue/session-file/a-part-of-a-file-is-refused", test_truncated);
  g_test_add_func ("/catalogue/session-file/damage-does-no-harm", test_damaged);

  return g_test_run ();
}
