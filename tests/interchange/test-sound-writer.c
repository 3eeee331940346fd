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

static EarcupSoundWriter *
open_format (const char        *path,
             EarcupSoundFormat  format,
             guint              n_channels)
{
  g_autoptr(GError) error = NULL;
  EarcupSoundWriter *writer = earcup_sound_writer_new_full (path, format, n_channels, 48000,
                                                            &error);

  g_assert_no_error (error);
  g_assert_nonnull (writer);

  return writer;
}

static void
finish (EarcupSoundWriter *writer)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (earcup_sound_writer_finish (writer, &error));
  g_assert_no_error (error);
  earcup_sound_writer_free (writer);
}

static void
test_four_channels (Fixture       *fixture,
                    gconstpointer  data)
{
  EarcupSoundWriter *writer = open_format (fixture->wave, EARCUP_SOUND_FORMAT_WAV_32F, 4);
  float found[4 * 100];
  SF_INFO info = { 0 };
  SNDFILE *file;

  g_assert_true (earcup_sound_writer_write (writer, fixture->frames, 100, NULL));
  finish (writer);
  file = sf_open (fixture->wave, SFM_READ, &info);
  g_assert_cmpint (info.channels, ==, 4);
  g_assert_cmpint (info.samplerate, ==, 48000);
  g_assert_cmpint (info.frames, ==, 100);
  g_assert_cmpint (sf_readf_float (file, found, 100), ==, 100);
  g_assert_cmpmem (found, sizeof found, fixture->frames, sizeof found);
  sf_close (file);
}

/* The error of a value between two steps has no mean and, whatever the value is, a power of a
 * quarter of a step: a twelfth of the rounding and two twelfths of the noise. */
static void
test_dither (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint way = 0; way <= 4; way++)
    {
      EarcupSoundWriter *writer = open_format (fixture->wave, EARCUP_SOUND_FORMAT_WAV_16, 1);
      g_autofree float *frames = g_new (float, 40000);
      g_autofree short *found = g_new (short, 40000);
      double mean = 0.0, power = 0.0;
      SF_INFO info = { 0 };
      SNDFILE *file;

      for (guint i = 0; i < 40000; i++)
        frames[i] = (100.0f + 0.125f * (float) way) / 32768.0f;
      g_assert_true (earcup_sound_writer_write (writer, frames, 40000, NULL));
      finish (writer);

      file = sf_open (fixture->wave, SFM_READ, &info);
      g_assert_cmpint (info.format, ==, SF_FORMAT_WAV | SF_FORMAT_PCM_16);
      g_assert_cmpint (sf_readf_short (file, found, 40000), ==, 40000);
      sf_close (file);
      for (guint i = 0; i < 40000; i++)
        {
          double step_error = found[i] - 100.0 - 0.125 * way;

          mean += step_error / 40000;
          power += step_error * step_error / 40000;
        }
      g_assert_cmpfloat_with_epsilon (mean, 0.0, 0.015);
      g_assert_cmpfloat_with_epsilon (power, 0.25, 0.01);
    }
}

static void
test_16_bits_clip (Fixture       *fixture,
                   gconstpointer  data)
{
  EarcupSoundWriter *writer = open_format (fixture->wave, EARCUP_SOUND_FORMAT_WAV_16, 1);
  const float frames[] = { 3.5f, -3.5f, 1.1f, -1.1f };
  short found[4];
  SF_INFO info = { 0 };
  SNDFILE *file;

  g_assert_true (earcup_sound_writer_write (writer, frames, 4, NULL));
  finish (writer);
  file = sf_open (fixture->wave, SFM_READ, &info);
  g_assert_cmpint (sf_readf_short (file, found, 4), ==, 4);
  sf_close (file);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (found[i], ==, frames[i] > 0.0f ? 32767 : -32768);
}

/* Sound below 2 kHz, which a lossy format keeps well. */
static void
make_chirp (float *frames,
            gsize  n_frames)
{
  for (gsize i = 0; i < n_frames; i++)
    {
      double time_s = (double) i / 48000.0;

      frames[2 * i] = (float) (0.25 * sin (2.0 * G_PI * (200.0 + 1500.0 * time_s) * time_s));
      frames[2 * i + 1] = -frames[2 * i];
    }
}

/* How far a file is from the chirp that was written to it, in dB below it. */
static double
measure_distance (const char  *path,
                  const float *frames,
                  gsize        n_frames)
{
  g_autofree float *found = g_new0 (float, 2 * n_frames);
  SF_INFO info = { 0 };
  SNDFILE *file = sf_open (path, SFM_READ, &info);
  double power = 0.0, error = 0.0;

  g_assert_nonnull (file);
  g_assert_cmpint (info.frames, ==, n_frames);
  g_assert_cmpint (sf_readf_float (file, found, (sf_count_t) n_frames), ==, n_frames);
  sf_close (file);
  for (gsize i = 0; i < 2 * n_frames; i++)
    {
      power += frames[i] * frames[i];
      error += (found[i] - frames[i]) * (found[i] - frames[i]);
    }

  return 10.0 * log10 (power / error);
}

static void
test_lossy (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree float *frames = g_new (float, 2 * 24001);
  const EarcupSoundFormat formats[] = { EARCUP_SOUND_FORMAT_OGG, EARCUP_SOUND_FORMAT_OPUS };

  make_chirp (frames, 24001);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strconcat (fixture->folder, "/sound",
                                           earcup_sound_format_get_suffix (formats[i]), NULL);
      EarcupSoundWriter *writer;

      if (!earcup_sound_format_is_available (formats[i]))
        continue;

      writer = open_format (path, formats[i], 2);
      g_assert_true (earcup_sound_writer_write (writer, frames, 24001, NULL));
      finish (writer);
      g_assert_cmpfloat (measure_distance (path, frames, 24001), >, 20.0);
      g_remove (path);
    }
}

static void
test_opus_rates (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "sound.opus", NULL);
  g_autoptr(GError) error = NULL;

  if (!earcup_sound_format_is_available (EARCUP_SOUND_FORMAT_OPUS))
    {
      g_test_skip ("libsndfile has no Opus");
      return;
    }

  g_assert_null (earcup_sound_writer_new (path, 44100, &error));
  check_error (error, path);
  g_assert_nonnull (strstr (error->message, "44100"));
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_formats (void)
{
  static const char *const nicks[] = { "wav32f", "wav24", "wav16", "flac", "ogg", "opus" };
  EarcupSoundFormat format;

  G_STATIC_ASSERT (G_N_ELEMENTS (nicks) == EARCUP_SOUND_FORMATS);

  for (guint i = 0; i < EARCUP_SOUND_FORMATS; i++)
    {
      g_autofree char *path = g_strconcat ("A", earcup_sound_format_get_suffix (i), NULL);
      EarcupSoundFormat usual;

      g_assert_true (earcup_sound_format_from_nick (nicks[i], &format));
      g_assert_cmpint (format, ==, i);
      g_assert_true (earcup_sound_format_from_path (path, &usual));
      g_assert_cmpint (usual, ==, i <= EARCUP_SOUND_FORMAT_WAV_16 ? 0 : i);
    }

  g_assert_true (earcup_sound_format_is_available (EARCUP_SOUND_FORMAT_WAV_16));
  g_assert_false (earcup_sound_format_from_nick ("wav", &format));
  g_assert_false (earcup_sound_format_from_path ("wav", &format));
}

static void
test_tags (Fixture       *fixture,
           gconstpointer  data)
{
  EarcupSoundWriter *writer = open_format (fixture->flac, EARCUP_SOUND_FORMAT_FLAC, 2);
  SF_INFO info = { .samplerate = 48000, .channels = 2,
                   .format = SF_FORMAT_WAV | SF_FORMAT_FLOAT };
  SNDFILE *file = sf_open (fixture->wave, SFM_WRITE, &info);

  sf_set_string (file, SF_STR_TITLE, "Größe");
  sf_set_string (file, SF_STR_ARTIST, "Somebody");
  sf_close (file);

  g_assert_true (earcup_sound_writer_has_tags (fixture->wave));
  earcup_sound_writer_keep_tags (writer, fixture->wave);
  g_assert_true (earcup_sound_writer_write (writer, fixture->frames, 100, NULL));
  finish (writer);

  file = sf_open (fixture->flac, SFM_READ, &info);
  g_assert_cmpstr (sf_get_string (file, SF_STR_TITLE), ==, "Größe");
  g_assert_cmpstr (sf_get_string (file, SF_STR_ARTIST), ==, "Somebody");
  sf_close (file);

  finish (open_format (fixture->wave, EARCUP_SOUND_FORMAT_WAV_32F, 2));
  g_assert_false (earcup_sound_writer_has_tags (fixture->wave));
  g_assert_false (earcup_sound_writer_has_tags ("/nowhere/at/all.wav"));
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(EarcupSoundWriter) writer = open_format (fixture->flac, EARCUP_SOUND_FORMAT_FLAC, 2);
  g_autoptr(GError) error = NULL;
  SF_INFO info = { 0 };

  g_assert_true (write_all (fixture->wave, fixture->frames, NULL));
  g_assert_false (earcup_sound_writer_copy (writer, fixture->wave, FRAMES + 1, NULL, &error));
  check_error (error, fixture->flac);
  g_clear_error (&error);

  g_assert_true (earcup_sound_writer_copy (writer, fixture->wave, FRAMES, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (earcup_sound_writer_finish (writer, &error));
  sf_close (sf_open (fixture->flac, SFM_READ, &info));
  g_assert_cmpint (info.frames, ==, FRAMES);

  g_clear_pointer (&writer, earcup_sound_writer_free);
  writer = open_format (fixture->flac, EARCUP_SOUND_FORMAT_FLAC, 2);
  g_cancellable_cancel (cancellable);
  g_assert_false (earcup_sound_writer_copy (writer, fixture->wave, FRAMES, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
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
  add ("/interchange/sound-writer/channels-may-be-four", test_four_channels);
  add ("/interchange/sound-writer/dither-makes-the-error-independent-of-the-sound", test_dither);
  add ("/interchange/sound-writer/sixteen-bits-clip", test_16_bits_clip);
  add ("/interchange/sound-writer/lossy-files-are-aligned-and-as-long", test_lossy);
  add ("/interchange/sound-writer/opus-has-not-every-rate", test_opus_rates);
  add ("/interchange/sound-writer/tags-are-kept", test_tags);
  add ("/interchange/sound-writer/a-file-is-copied-whole", test_copy);
  g_test_add_func ("/interchange/sound-writer/formats-have-a-nick-and-a-suffix", test_formats);

  return g_test_run ();
}
