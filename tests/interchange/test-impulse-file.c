/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "interchange/earcup-impulse-file.h"

#include <glib/gstdio.h>
#include <sndfile.h>
#include <string.h>

#include "interchange/earcup-interchange-error.h"

#define RATE_HZ 88200
#define TAPS    300

static char *
make_path (void)
{
  return g_build_filename (g_get_tmp_dir (), "earcup-impulse.wav", NULL);
}

/* The taps of a path tell which one it is. */
static EarcupKernel *
make_kernel (gboolean crossed)
{
  float taps[EARCUP_KERNEL_PATHS][TAPS];
  const float *paths[EARCUP_KERNEL_PATHS];

  for (guint p = 0; p < EARCUP_KERNEL_PATHS; p++)
    {
      for (guint i = 0; i < TAPS; i++)
        taps[p][i] = (float) (p + 1) / (float) (i + 1);
      paths[p] = taps[p];
    }

  return crossed ? earcup_kernel_new_crossed (paths, TAPS, RATE_HZ)
                 : earcup_kernel_new_taps (taps[0], TAPS, RATE_HZ);
}

static void
check (gboolean               crossed,
       EarcupImpulseChannels  channels,
       const float           *heights,
       guint                  n_channels)
{
  g_autoptr(EarcupKernel) kernel = make_kernel (crossed);
  g_autofree char *path = make_path ();
  g_autofree float *frames = NULL;
  g_autoptr(GError) error = NULL;
  SF_INFO info = { 0 };
  SNDFILE *file;

  earcup_impulse_file_write (path, kernel, channels, &error);
  g_assert_no_error (error);
  file = sf_open (path, SFM_READ, &info);
  g_assert_nonnull (file);
  g_assert_cmpint (info.format, ==, SF_FORMAT_WAV | SF_FORMAT_FLOAT);
  g_assert_cmpint (info.samplerate, ==, RATE_HZ);
  g_assert_cmpint (info.channels, ==, (int) n_channels);
  g_assert_cmpint (info.frames, ==, TAPS);

  frames = g_new (float, n_channels * TAPS);
  g_assert_cmpint (sf_readf_float (file, frames, TAPS), ==, TAPS);
  for (guint i = 0; i < TAPS; i++)
    for (guint c = 0; c < n_channels; c++)
      g_assert_cmpfloat (frames[i * n_channels + c], ==, heights[c] / (float) (i + 1));

  sf_close (file);
  g_unlink (path);
}

static void
test_channels (void)
{
  static const float plain[] = { 1.0f, 0.0f, 0.0f, 1.0f };
  static const float both[] = { 1.0f, 1.0f };
  static const float crossed[] = { 1.0f, 2.0f, 3.0f, 4.0f };
  static const float sides[] = { 1.0f, 4.0f };

  check (FALSE, EARCUP_IMPULSE_NEEDED, plain, 1);
  check (FALSE, EARCUP_IMPULSE_STEREO, both, 2);
  check (FALSE, EARCUP_IMPULSE_TRUE_STEREO, plain, 4);
  check (TRUE, EARCUP_IMPULSE_NEEDED, crossed, 4);
  check (TRUE, EARCUP_IMPULSE_STEREO, sides, 2);
  check (TRUE, EARCUP_IMPULSE_TRUE_STEREO, crossed, 4);
}

/* Whatever machine writes it, so that any other program reads it. */
static void
test_bytes (void)
{
  static const guint8 one[] = { 0x00, 0x00, 0x80, 0x3f }, half[] = { 0x00, 0x00, 0x00, 0x3f };
  g_autoptr(EarcupKernel) kernel = make_kernel (FALSE);
  g_autofree char *path = make_path (), *bytes = NULL;
  const char *samples;
  g_autoptr(GError) error = NULL;
  gsize length;

  earcup_impulse_file_write (path, kernel, EARCUP_IMPULSE_NEEDED, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, 4, "RIFF", 4);
  g_assert_cmpuint (length, >, TAPS * sizeof (float) + 8);
  samples = bytes + length - TAPS * sizeof (float);
  g_assert_cmpmem (samples - 8, 4, "data", 4);
  g_assert_cmpmem (samples, sizeof one, one, sizeof one);
  g_assert_cmpmem (samples + sizeof one, sizeof half, half, sizeof half);
  g_unlink (path);
}

static void
test_refused (void)
{
  g_autoptr(EarcupKernel) kernel = make_kernel (FALSE);
  g_autoptr(GError) error = NULL;

  g_assert_false (earcup_impulse_file_write ("/nowhere/at/all.wav", kernel,
                                             EARCUP_IMPULSE_NEEDED, &error));
  g_assert_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "/nowhere/at/all.wav"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interchange/impulse-file/has-the-channels-that-are-asked-for", test_channels);
  g_test_add_func ("/interchange/impulse-file/has-its-lowest-bytes-first", test_bytes);
  g_test_add_func ("/interchange/impulse-file/a-place-that-is-not-there-is-named", test_refused);

  return g_test_run ();
}
