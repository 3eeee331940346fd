/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-wisdom.h"

#include "acoustics/earcup-fft.h"
#include "audio/earcup-batch.h"
#include "audio/earcup-filter.h"
#include "audio/earcup-stereo.h"

#define PATIENCE_S 15   /* by then a user has seen the window and heard something */

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_cache_dir (), "earcup", "fft-wisdom", NULL);
}

/* Takes over what was measured before, if it was. Milliseconds; any thread but a streaming one. */
void
earcup_wisdom_load (void)
{
  g_autofree char *path = dup_path ();

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    earcup_fft_load_wisdom (path);
}

/* What is heard at once comes first. */
static gboolean
measure_next (void)
{
  return earcup_stereo_measure (2 * EARCUP_FILTER_BLOCK) ||
         earcup_stereo_measure (2 * EARCUP_BATCH_BLOCK) || earcup_fft_measure ();
}

/**
 * earcup_wisdom_measure:
 *
 * Finds out which transforms are the fastest, those of the engines and those that are in use, and
 * keeps each as soon as it is known, as the program may be left at any time. Takes seconds the
 * first time, and no time at all once everything is known.
 *
 * Returns: whether anything was measured and could be kept; a thread of its own
 */
gboolean
earcup_wisdom_measure (void)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean kept = FALSE;

  while (measure_next ())
    {
      kept = g_mkdir_with_parents (folder, 0700) == 0 && earcup_fft_keep_wisdom (path);
      if (!kept)
        break;
    }

  return kept;
}

static gpointer
measure_in_thread (gpointer data)
{
  earcup_wisdom_measure ();

  return NULL;
}

static gboolean
start_cb (gpointer user_data)
{
  g_thread_unref (g_thread_new ("wisdom", measure_in_thread, NULL));

  return G_SOURCE_REMOVE;
}

/* Measures once in the life of the program, later and in a thread of its own. Main thread. */
void
earcup_wisdom_start (void)
{
  static gboolean started;

  if (started)
    return;

  started = TRUE;
  g_timeout_add_seconds_full (G_PRIORITY_LOW, PATIENCE_S, start_cb, NULL, NULL);
}
