/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "interchange/earcup-sound-reader.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sndfile.h>
#include <string.h>

#define RATE_HZ 48000
#define FRAMES  5000

/* The value of a channel at a frame: exact in 16 bits. */
static float
get_value (gsize frame,
           guint channel)
{
  return (float) ((int) (frame * 37 + channel * 501) % 20001 - 10000) / 32768.0f;
}

/* Writes a file and returns its path. */
static char *
put (const char *name,
     int         format,
     guint       n_channels)
{
  char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  SF_INFO info = { .samplerate = RATE_HZ, .channels = (int) n_channels, .format = format };
  g_autofree float *frames = g_new (float, n_channels * FRAMES);
  SNDFILE *file;

  for (gsize i = 0; i < FRAMES; i++)
    for (guint c = 0; c < n_channels; c++)
      frames[i * n_channels + c] = get_value (i, c);

  file = sf_open (path, SFM_WRITE, &info);
  g_assert_nonnull (file);
  g_assert_cmpint (sf_writef_float (file, frames, FRAMES), ==, FRAMES);
  sf_close (file);

  return path;
}

static const int plain_formats[] = {
  SF_FORMAT_WAV | SF_FORMAT_PCM_16, SF_FORMAT_WAV | SF_FORMAT_PCM_24,
  SF_FORMAT_WAV | SF_FORMAT_FLOAT, SF_FORMAT_WAV | SF_FORMAT_DOUBLE,
  SF_FORMAT_WAVEX | SF_FORMAT_PCM_32, SF_FORMAT_AIFF | SF_FORMAT_PCM_24,
  SF_FORMAT_AIFF | SF_FORMAT_FLOAT, SF_FORMAT_AIFF | SF_ENDIAN_LITTLE | SF_FORMAT_PCM_16,
  SF_FORMAT_RF64 | SF_FORMAT_PCM_24, SF_FORMAT_W64 | SF_FORMAT_PCM_16,
  SF_FORMAT_FLAC | SF_FORMAT_PCM_16, SF_FORMAT_FLAC | SF_FORMAT_PCM_24,
};

static void
test_values (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (plain_formats); k++)
    for (guint n_channels = 1; n_channels <= 2; n_channels++)
      {
        g_autofree char *path = put ("earcup-reader-plain", plain_formats[k], n_channels);
        g_autoptr(EarcupSoundReader) reader = earcup_sound_reader_open (path);
        g_autofree float *frames = g_new (float, 2 * FRAMES + 200);

        g_assert_nonnull (reader);
        g_assert_cmpuint (earcup_sound_reader_get_rate (reader), ==, RATE_HZ);
        g_assert_cmpuint (earcup_sound_reader_get_channels (reader), ==, n_channels);
        g_assert_cmpuint (earcup_sound_reader_get_n_frames (reader), ==, FRAMES);
        g_assert_cmpuint (earcup_sound_reader_read (reader, frames, 777), ==, 777);
        g_assert_cmpuint (earcup_sound_reader_read (reader, frames + 2 * 777, FRAMES), ==,
                          FRAMES - 777);
        for (gsize i = 0; i < FRAMES; i++)
          for (guint c = 0; c < 2; c++)
            g_assert_cmpfloat_with_epsilon (frames[2 * i + c],
                                            get_value (i, n_channels == 2 ? c : 0), 1e-7);
        g_unlink (path);
      }
}

static void
test_seek (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (plain_formats); k++)
    {
      g_autofree char *path = put ("earcup-reader-seek", plain_formats[k], 2);
      g_autoptr(EarcupSoundReader) reader = earcup_sound_reader_open (path);
      float frames[2 * 10];

      g_assert_true (earcup_sound_reader_seek (reader, 3210));
      g_assert_cmpuint (earcup_sound_reader_read (reader, frames, 10), ==, 10);
      for (gsize i = 0; i < 10; i++)
        g_assert_cmpfloat_with_epsilon (frames[2 * i + 1], get_value (3210 + i, 1), 1e-7);
      g_assert_true (earcup_sound_reader_seek (reader, FRAMES + 5));
      g_assert_cmpuint (earcup_sound_reader_read (reader, frames, 10), ==, 0);
      g_unlink (path);
    }
}

/* Wherever in a group of eight it stands. */
static void
test_odd_values (void)
{
  static const float odd[] = { NAN, INFINITY, -INFINITY };

  for (gsize at = 0; at < 23; at++)
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), "earcup-reader-odd.wav", NULL);
      SF_INFO info = { .samplerate = RATE_HZ, .channels = 1,
                       .format = SF_FORMAT_WAV | SF_FORMAT_FLOAT };
      float values[23], frames[2 * 23];
      g_autoptr(EarcupSoundReader) reader = NULL;
      SNDFILE *file = sf_open (path, SFM_WRITE, &info);

      for (gsize i = 0; i < 23; i++)
        values[i] = i == at ? odd[at % 3] : 0.5f;
      sf_writef_float (file, values, 23);
      sf_close (file);

      reader = earcup_sound_reader_open (path);
      g_assert_cmpuint (earcup_sound_reader_read (reader, frames, 23), ==, 23);
      for (gsize i = 0; i < 2 * 23; i++)
        g_assert_cmpfloat (frames[i], ==, i / 2 == at ? 0.0f : 0.5f);
      g_unlink (path);
    }
}

static void
test_left (void)
{
  g_autofree char *three = put ("earcup-reader-three.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 3);
  g_autofree char *law = put ("earcup-reader-law.wav", SF_FORMAT_WAV | SF_FORMAT_ULAW, 2);
  g_autofree char *turned = put ("earcup-reader-turned.wav",
                                 SF_FORMAT_WAV | SF_ENDIAN_BIG | SF_FORMAT_PCM_16, 2);
  g_autofree char *text = g_build_filename (g_get_tmp_dir (), "earcup-reader.txt", NULL);

  g_assert_true (g_file_set_contents (text, "no sound", -1, NULL));
  g_assert_null (earcup_sound_reader_open (three));
  g_assert_null (earcup_sound_reader_open (law));
  g_assert_null (earcup_sound_reader_open (turned));
  g_assert_null (earcup_sound_reader_open (text));
  g_assert_null (earcup_sound_reader_open ("/nowhere/at/all.wav"));
  g_unlink (three);
  g_unlink (law);
  g_unlink (turned);
  g_unlink (text);
}

/* Only of AIFF it is said, and not of what merely has samples that are not plain. */
static void
test_broken (void)
{
  static const char head[] = "FORM\0\0\0\100AIFFXYZ?\0\0\0\4nothing of the kind";
  static const char other[] = "RIFF\100\0\0\0WAVEnothing of the kind";
  g_autofree char *good = put ("earcup-reader-good", SF_FORMAT_AIFF | SF_FORMAT_PCM_24, 2);
  g_autofree char *law = put ("earcup-reader-aifc", SF_FORMAT_AIFF | SF_FORMAT_ULAW, 2);
  g_autofree char *bad = g_build_filename (g_get_tmp_dir (), "earcup-reader-bad", NULL);

  g_assert_false (earcup_sound_reader_is_broken (good));
  g_assert_false (earcup_sound_reader_is_broken (law));
  g_assert_false (earcup_sound_reader_is_broken ("/nowhere/at/all.aiff"));
  g_assert_true (g_file_set_contents (bad, head, sizeof head, NULL));
  g_assert_true (earcup_sound_reader_is_broken (bad));
  g_assert_true (g_file_set_contents (bad, other, sizeof other, NULL));
  g_assert_false (earcup_sound_reader_is_broken (bad));
  g_unlink (good);
  g_unlink (law);
  g_unlink (bad);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interchange/sound-reader/plain-files-are-read-exactly", test_values);
  g_test_add_func ("/interchange/sound-reader/goes-to-any-frame", test_seek);
  g_test_add_func ("/interchange/sound-reader/what-is-no-number-is-silence", test_odd_values);
  g_test_add_func ("/interchange/sound-reader/other-files-are-left-to-others", test_left);
  g_test_add_func ("/interchange/sound-reader/broken-aiff-is-known", test_broken);

  return g_test_run ();
}
