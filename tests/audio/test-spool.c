/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "audio/earcup-spool.h"

/* Adds one chunk. Returns: whether it was kept */
static gboolean
add (EarcupSpool *spool,
     guint        output,
     guint64      first)
{
  EarcupChunk *chunk = earcup_chunk_new ();
  gboolean kept;

  chunk->output = output;
  chunk->first = first;
  earcup_spool_add (spool, &chunk);
  kept = chunk == NULL;
  g_clear_pointer (&chunk, earcup_chunk_free);

  return kept;
}

static void
test_kept (void)
{
  g_autoptr(EarcupSpool) spool = earcup_spool_new (2, 6 * EARCUP_CHUNK_FRAMES);

  for (guint c = 0; c < 3; c++)
    for (guint i = 0; i < 2; i++)
      g_assert_true (add (spool, i, 10 * c + i));
  g_assert_true (earcup_spool_is_complete (spool));

  for (guint c = 0; c < 3; c++)
    for (guint i = 0; i < 2; i++)
      {
        g_autoptr(EarcupChunk) chunk = earcup_spool_take (spool, i, c);

        g_assert_cmpuint (chunk->output, ==, i);
        g_assert_cmpuint (chunk->first, ==, 10 * c + i);
      }
  g_assert_null (earcup_spool_take (spool, 0, 3));
  g_assert_null (earcup_spool_take (spool, 0, 0));
}

static void
test_full (void)
{
  g_autoptr(EarcupSpool) spool = earcup_spool_new (1, 2 * EARCUP_CHUNK_FRAMES);

  g_assert_true (add (spool, 0, 0));
  g_assert_true (add (spool, 0, 1));
  g_assert_true (earcup_spool_is_complete (spool));
  g_assert_false (add (spool, 0, 2));
  g_assert_false (earcup_spool_is_complete (spool));
  earcup_spool_clear (spool);
  g_assert_null (earcup_spool_take (spool, 0, 0));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/spool/gives-back-what-it-keeps", test_kept);
  g_test_add_func ("/audio/spool/says-when-there-was-no-room", test_full);

  return g_test_run ();
}
