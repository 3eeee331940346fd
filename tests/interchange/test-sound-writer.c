/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange-fixture.h"

#include "interchange/earcup-sound-writer.h"

#include <math.h>
#include <signal.h>
#include <sndfile.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define FRAMES 5000

typedef struct {
  char  *folder;
  char  *wave;
  char  *flac;
  float *frames;
} Fixture;

static float *
make_frames (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  float *frames = g_new (float, 2 * FRAMES);

  for (gsize i = 0; i < 2 * FRAMES; i++)
    frames[i] = (float) g_rand_double_range (random, -1.0, 1.0);

  return frames;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  fixture->wave = g_build_filename (fixture->folder, "sound.WAV", NULL);
  fixture->flac = g_build_filename (fixture->folder, "sound.flac", NULL);
  fixture->frames = make_frames ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_remove (fixture->wave);
  g_remove (fixture->flac);
  remove_folder (fixture->folder);
  g_free (fixture->wave);
  g_free (fixture->flac);
  g_free (fixture->frames);
}

static gboolean
write_all (const char   *path,
           const float  *frames,
           GError      **error)
{
  g_autoptr(EarcupSoundWriter) writer = earcup_sound_writer_new (path, 44100, error);

  return writer != NULL &&
         earcup_sound_writer_write (writer, frames, 1000, error) &&
         earcup_sound_writer_write (writer, frames + 2 * 1000, FRAMES - 1000, error) &&
         earcup_sound_writer_finish (writer, error);
}

static float *
read_all (const char *path,
          SF_INFO    *info)
{
  SNDFILE *file;
  float *frames;

  memset (info, 0, sizeof *info);
  file = sf_open (path, SFM_READ, info);
  g_assert_nonnull (file);
  g_assert_cmpint (info->channels, ==, 2);
  g_assert_cmpint (info->samplerate, ==, 44100);
  g_assert_cmpint (info->frames, ==, FRAMES);
  frames = g_new (float, 2 * FRAMES);
  g_assert_cmpint (sf_readf_float (file, frames, FRAMES), ==, FRAMES);
  sf_close (file);

  return frames;
}

static void
test_wave (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree float *found = NULL;
  g_autoptr(GError) error = NULL;
  SF_INFO info;

  fixture->frames[7] = 3.5f;
  g_assert_true (write_all (fixture->wave, fixture->frames, &error));
  g_assert_no_error (error);
  found = read_all (fixture->wave, &info);
  g_assert_cmpint (info.format, ==, SF_FORMAT_WAV | SF_FORMAT_FLOAT);
  g_assert_cmpmem (found, 2 * FRAMES * sizeof *found,
                   fixture->frames, 2 * FRAMES * sizeof *fixture->frames);
}

static void
test_flac (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree float *found = NULL;
  g_autoptr(GError) error = NULL;
  SF_INFO info;

  fixture->frames[7] = 3.5f;
  fixture->frames[9] = -3.5f;
  g_assert_true (write_all (fixture->flac, fixture->frames, &error));
  g_assert_no_error (error);
  found = read_all (fixture->flac, &info);
  g_assert_cmpint (info.format, ==, SF_FORMAT_FLAC | SF_FORMAT_PCM_24);
  for (gsize i = 0; i < 2 * FRAMES; i++)
    g_assert_cmpfloat_with_epsilon (found[i], CLAMP (fixture->frames[i], -1.0f, 1.0f), 1.3e-7);
}

static void
test_appears_when_complete (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  EarcupSoundWriter *writer = earcup_sound_writer_new (fixture->wave, 44100, &error);

  g_assert_no_error (error);
  g_assert_true (earcup_sound_writer_write (writer, fixture->frames, FRAMES, &error));
  g_assert_false (g_file_test (fixture->wave, G_FILE_TEST_EXISTS));
  earcup_sound_writer_free (writer);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);

  g_assert_true (write_all (fixture->wave, fixture->frames, &error));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_replaces (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree float *found = NULL;
  g_autoptr(GError) error = NULL;
  SF_INFO info;

  g_assert_true (g_file_set_contents (fixture->wave, "old", -1, NULL));
  g_assert_true (write_all (fixture->wave, fixture->frames, &error));
  g_assert_no_error (error);
  found = read_all (fixture->wave, &info);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_mode (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  mode_t mask = umask (027);
  struct stat status;

  g_assert_true (write_all (fixture->wave, fixture->frames, &error));
  umask (mask);
  g_assert_cmpint (stat (fixture->wave, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
}

static void
check_error (const GError *error,
             const char   *path)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == EARCUP_INTERCHANGE_ERROR);
  assert_sentence (error, path);
}

static void
test_bad_names (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *text = g_build_filename (fixture->folder, "sound.txt", NULL);
  g_autofree char *bare = g_build_filename (fixture->folder, "wav", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "sound.wav", NULL);
  const char *const names[] = { text, bare, nowhere };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (earcup_sound_writer_new (names[i], 44100, &error));
      check_error (error, names[i]);
      g_assert_cmpuint (count_files (fixture->folder), ==, 0);
    }
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *folder = g_strconcat (fixture->folder, "/folder.wav", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_false (earcup_sound_writer_check (folder, &error));
  check_error (error, folder);
  g_rmdir (folder);
}

/* A disk that is full, as near as a test can come to it: a limit on the size of files. */
static void
test_no_room (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  struct rlimit before, small;

  g_assert_true (g_file_set_contents (fixture->wave, "old", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 10000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (write_all (fixture->wave, fixture->frames, &error));
  setrlimit (RLIMIT_FSIZE, &before);
  signal (SIGXFSZ, SIG_DFL);

  check_error (error, fixture->wave);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  {
    g_autofree char *contents = NULL;

    g_assert_true (g_file_get_contents (fixture->wave, &contents, NULL, NULL));
    g_assert_cmpstr (contents, ==, "old");
  }
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

  add ("/interchange/sound-writer/wave-keeps-every-bit", test_wave);
  add ("/interchange/sound-writer/flac-keeps-24-bits-and-clips", test_flac);
  add ("/interchange/sound-writer/a-file-appears-when-it-is-complete", test_appears_when_complete);
  add ("/interchange/sound-writer/a-new-file-takes-the-place-of-the-old", test_replaces);
  add ("/interchange/sound-writer/the-mode-follows-the-mask", test_mode);
  add ("/interchange/sound-writer/names-are-checked", test_bad_names);
  add ("/interchange/sound-writer/a-folder-is-no-file", test_folder);
  add ("/interchange/sound-writer/without-room-the-old-file-stays", test_no_room);

  return g_test_run ();
}
