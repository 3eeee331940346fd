/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-read-ahead.h"

#include <string.h>

#include "audio/earcup-chunk.h"
#include "audio/earcup-test-sound.h"

#define RATE_HZ 48000
#define BLOCK   EARCUP_BATCH_BLOCK

static EarcupDecoder *
open_file (GFile *file)
{
  g_autoptr(GError) error = NULL;
  EarcupDecoder *decoder = earcup_decoder_new (file, NULL, &error);

  g_assert_no_error (error);

  return decoder;
}

/* Whatever the length, the first frame and the last one, all that is wanted comes in blocks. */
static void
test_blocks (void)
{
  static const gsize lengths[] = { 1, BLOCK, EARCUP_CHUNK_FRAMES, EARCUP_CHUNK_FRAMES + 1,
                                   6 * EARCUP_CHUNK_FRAMES + 100 };
  static const guint64 firsts[] = { 0, 1, 3 * BLOCK };
  static const guint64 ends[] = { G_MAXUINT64, 5 * BLOCK, EARCUP_CHUNK_FRAMES + 7 };

  for (guint k = 0; k < G_N_ELEMENTS (lengths) * 9; k++)
    {
      gsize length = lengths[k / 9];
      guint64 first = firsts[k / 3 % 3], end = ends[k % 3];
      guint64 at = MIN (first, length), stop = MAX (MIN (end, length), at);
      g_autofree float *pink = earcup_test_pink (length, 0.1, 1);
      g_autoptr(GFile) file = earcup_test_write_wave ("read.wav", pink, length, RATE_HZ);
      g_autoptr(EarcupReadAhead) reader = earcup_read_ahead_new (open_file (file), first, end,
                                                                 NULL);
      gsize n;

      do
        {
          const float *frames;
          g_autoptr(GError) error = NULL;

          g_assert_true (earcup_read_ahead_next_block (reader, &frames, &n, &error));
          g_assert_no_error (error);
          g_assert_cmpuint (n, ==, MIN (BLOCK, stop - at));
          g_assert_cmpmem (frames, 8 * n, pink + 2 * at, 8 * n);
          at += n;
        }
      while (n == BLOCK);

      g_assert_cmpuint (at, ==, stop);
    }
}

static void
test_abandoned (void)
{
  gsize length = 9 * EARCUP_CHUNK_FRAMES;
  g_autofree float *pink = earcup_test_pink (length, 0.1, 1);
  g_autoptr(GFile) file = earcup_test_write_wave ("read.wav", pink, length, RATE_HZ);

  for (guint n_read = 0; n_read < 4; n_read++)
    {
      g_autoptr(EarcupReadAhead) reader = earcup_read_ahead_new (open_file (file), 0, G_MAXUINT64,
                                                                 NULL);
      const float *frames;
      gsize n;

      for (guint i = 0; i < n_read; i++)
        g_assert_true (earcup_read_ahead_next_block (reader, &frames, &n, NULL));
    }
}

static void
test_cancelled (void)
{
  gsize length = 9 * EARCUP_CHUNK_FRAMES;
  g_autofree float *pink = earcup_test_pink (length, 0.1, 1);
  g_autoptr(GFile) file = earcup_test_write_wave ("read.wav", pink, length, RATE_HZ);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(EarcupReadAhead) reader = earcup_read_ahead_new (open_file (file), 0, G_MAXUINT64,
                                                             cancellable);
  g_autoptr(GError) error = NULL;
  const float *frames;
  gsize n;

  g_assert_true (earcup_read_ahead_next_block (reader, &frames, &n, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (earcup_read_ahead_next_block (reader, &frames, &n, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/read-ahead/gives-all-that-is-wanted-in-blocks", test_blocks);
  g_test_add_func ("/audio/read-ahead/may-be-abandoned", test_abandoned);
  g_test_add_func ("/audio/read-ahead/can-be-cancelled", test_cancelled);

  return earcup_test_run ();
}
