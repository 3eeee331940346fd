/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange-fixture.h"

#include "interchange/earcup-sound-check.h"

#include <sys/stat.h>

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
  fixture->path = g_build_filename (fixture->folder, "tön.wav", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_remove (fixture->path);
  g_rmdir (fixture->path);
  remove_folder (fixture->folder);
  g_object_unref (fixture->file);
  g_free (fixture->path);
}

static void
put (GByteArray *bytes,
     const char *name,
     guint32     length)
{
  guint32 value = GUINT32_TO_LE (length);

  g_byte_array_append (bytes, (const guint8 *) name, 4);
  g_byte_array_append (bytes, (const guint8 *) &value, 4);
}

/* A wave file that promises @promised bytes of sound and holds @held. */
static void
write_wave (Fixture    *fixture,
            const char *extra,
            guint32     n_extra,
            guint32     promised,
            guint       held)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  guint8 nothing[4096] = { 0 };

  put (bytes, "RIFF", 36 + promised);
  g_byte_array_append (bytes, (const guint8 *) "WAVE", 4);
  put (bytes, "fmt ", 16);
  g_byte_array_append (bytes, nothing, 16);
  if (extra != NULL)
    {
      put (bytes, extra, n_extra);
      g_byte_array_append (bytes, nothing, n_extra + n_extra % 2);
    }
  put (bytes, "data", promised);
  g_byte_array_append (bytes, nothing, held);
  g_assert_true (g_file_set_contents (fixture->path, (const char *) bytes->data,
                                      (gssize) bytes->len, NULL));
}

/* The same as AIFF, where the highest byte comes first. */
static void
write_aiff (Fixture *fixture,
            guint32  promised,
            guint    held)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  guint8 nothing[4096] = { 0 };

  put (bytes, "FORM", GUINT32_SWAP_LE_BE (38 + promised));
  g_byte_array_append (bytes, (const guint8 *) "AIFF", 4);
  put (bytes, "COMM", GUINT32_SWAP_LE_BE (18));
  g_byte_array_append (bytes, nothing, 18);
  put (bytes, "SSND", GUINT32_SWAP_LE_BE (promised));
  g_byte_array_append (bytes, nothing, held);
  g_assert_true (g_file_set_contents (fixture->path, (const char *) bytes->data,
                                      (gssize) bytes->len, NULL));
}

/* A wave file whose length stands in a chunk of its own. */
static void
write_long_wave (Fixture *fixture,
                 guint64  promised,
                 guint    held)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  guint64 lengths[2] = { 0, GUINT64_TO_LE (promised) };
  guint8 nothing[4096] = { 0 };

  put (bytes, "RF64", 0xffffffffu);
  g_byte_array_append (bytes, (const guint8 *) "WAVE", 4);
  put (bytes, "ds64", 28);
  g_byte_array_append (bytes, (const guint8 *) lengths, sizeof lengths);
  g_byte_array_append (bytes, nothing, 12);
  put (bytes, "data", 0xffffffffu);
  g_byte_array_append (bytes, nothing, held);
  g_assert_true (g_file_set_contents (fixture->path, (const char *) bytes->data,
                                      (gssize) bytes->len, NULL));
}

static void
assert_refused (Fixture                *fixture,
                EarcupInterchangeError  code)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (earcup_sound_check (fixture->file, &error));
  g_assert_error (error, EARCUP_INTERCHANGE_ERROR, (int) code);
  assert_sentence (error, "tön.wav");
}

static void
assert_accepted (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (earcup_sound_check (fixture->file, &error));
  g_assert_no_error (error);
}

static void
test_aiff (Fixture       *fixture,
           gconstpointer  data)
{
  write_aiff (fixture, 1000, 1000);
  assert_accepted (fixture);
  write_aiff (fixture, 1000, 999);
  assert_refused (fixture, EARCUP_INTERCHANGE_ERROR_MALFORMED);
}

static void
test_long_wave (Fixture       *fixture,
                gconstpointer  data)
{
  write_long_wave (fixture, 1000, 1000);
  assert_accepted (fixture);
  write_long_wave (fixture, 1000, 999);
  assert_refused (fixture, EARCUP_INTERCHANGE_ERROR_MALFORMED);
  write_long_wave (fixture, G_GUINT64_CONSTANT (5000000000), 1000);
  assert_refused (fixture, EARCUP_INTERCHANGE_ERROR_MALFORMED);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  assert_refused (fixture, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED);
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_refused (fixture, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED);
}

static void
test_pipe (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_refused (fixture, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_refused (fixture, EARCUP_INTERCHANGE_ERROR_MALFORMED);
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  write_wave (fixture, NULL, 0, 1000, 1000);
  assert_accepted (fixture);
  write_wave (fixture, NULL, 0, 1000, 1017);
  assert_accepted (fixture);
  write_wave (fixture, "LIST", 33, 1000, 1000);
  assert_accepted (fixture);
}

static void
test_cut (Fixture       *fixture,
          gconstpointer  data)
{
  write_wave (fixture, NULL, 0, 1000, 999);
  assert_refused (fixture, EARCUP_INTERCHANGE_ERROR_MALFORMED);
  write_wave (fixture, "LIST", 33, 1000, 0);
  assert_refused (fixture, EARCUP_INTERCHANGE_ERROR_MALFORMED);
}

static void
test_cut_head (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *bytes = NULL;

  write_wave (fixture, "LIST", 33, 1000, 1000);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, NULL, NULL));
  for (gssize n = 12; n < 36 + 8 + 34; n++)
    {
      g_assert_true (g_file_set_contents (fixture->path, bytes, n, NULL));
      assert_refused (fixture, EARCUP_INTERCHANGE_ERROR_MALFORMED);
    }
}

static void
test_unknown_length (Fixture       *fixture,
                     gconstpointer  data)
{
  write_wave (fixture, NULL, 0, 0xffffffff, 500);
  assert_accepted (fixture);
  write_wave (fixture, NULL, 0, 0x7ffff000, 500);
  assert_accepted (fixture);
}

static void
test_others (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_true (g_file_set_contents (fixture->path, "fLaC and more", -1, NULL));
  assert_accepted (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "x", -1, NULL));
  assert_accepted (fixture);
}

static void
test_name (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *name = earcup_sound_dup_name (fixture->file);

  g_assert_cmpstr (name, ==, "tön.wav");
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/interchange/sound-check/a-missing-file-is-named", test_missing);
  add ("/interchange/sound-check/a-folder-is-refused", test_folder);
  add ("/interchange/sound-check/a-pipe-is-refused", test_pipe);
  add ("/interchange/sound-check/an-empty-file-is-refused", test_empty);
  add ("/interchange/sound-check/a-whole-wave-file-is-accepted", test_whole);
  add ("/interchange/sound-check/a-cut-wave-file-is-refused", test_cut);
  add ("/interchange/sound-check/a-wave-file-cut-in-its-head-is-refused", test_cut_head);
  add ("/interchange/sound-check/a-cut-aiff-file-is-refused", test_aiff);
  add ("/interchange/sound-check/a-cut-long-wave-file-is-refused", test_long_wave);
  add ("/interchange/sound-check/an-unknown-length-is-accepted", test_unknown_length);
  add ("/interchange/sound-check/other-kinds-are-left-to-the-decoder", test_others);
  add ("/interchange/sound-check/names-are-shown-without-their-folder", test_name);

  return g_test_run ();
}
