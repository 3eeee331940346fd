/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "audio/earcup-lanes.h"

#include <gio/gio.h>

#define N_OUTPUTS 5
#define N_CHUNKS  200

/* What the threads saw; each output belongs to one of them. */
typedef struct {
  guint64 next[N_OUTPUTS];
  guint   n_kept;
  guint   fails_at;        /* the chunk of the first output at which it fails; 0: never */
} Seen;

static gboolean
see (gpointer      data,
     EarcupChunk **chunk,
     GError      **error)
{
  Seen *seen = data;
  guint output = (*chunk)->output;

  g_assert_cmpuint ((*chunk)->first, ==, seen->next[output]);
  g_assert_cmpuint ((*chunk)->n_frames, ==, 1);
  g_assert_cmpfloat ((*chunk)->frames[0], ==, (float) output);
  seen->next[output]++;

  if (output == 0 && seen->fails_at != 0 && seen->next[0] == seen->fails_at)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
      return FALSE;
    }

  if (output == 1)
    {
      g_clear_pointer (chunk, earcup_chunk_free);
      seen->n_kept++;
    }

  return TRUE;
}

/* Pushes chunks of all outputs by turns. Returns: whether nothing went wrong */
static gboolean
push_all (EarcupLanes  *lanes,
          GError      **error)
{
  for (guint c = 0; c < N_CHUNKS; c++)
    for (guint i = 0; i < N_OUTPUTS; i++)
      {
        EarcupChunk *chunk = earcup_lanes_get_chunk (lanes);

        g_assert_cmpuint (chunk->n_frames, ==, 0);
        chunk->output = i;
        chunk->first = c;
        chunk->n_frames = 1;
        chunk->frames[0] = (float) i;
        if (!earcup_lanes_push (lanes, chunk, error))
          return FALSE;
      }

  return earcup_lanes_finish (lanes, error);
}

static void
test_order (void)
{
  Seen seen = { 0 };
  g_autoptr(EarcupLanes) lanes = earcup_lanes_new (N_OUTPUTS, see, &seen);
  g_autoptr(GError) error = NULL;

  g_assert_true (push_all (lanes, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < N_OUTPUTS; i++)
    g_assert_cmpuint (seen.next[i], ==, N_CHUNKS);
  g_assert_cmpuint (seen.n_kept, ==, N_CHUNKS);
}

static void
test_failure (void)
{
  static const guint places[] = { 1, N_CHUNKS / 2, N_CHUNKS };

  for (guint k = 0; k < G_N_ELEMENTS (places); k++)
    {
      Seen seen = { .fails_at = places[k] };
      g_autoptr(EarcupLanes) lanes = earcup_lanes_new (N_OUTPUTS, see, &seen);
      g_autoptr(GError) error = NULL;

      g_assert_false (push_all (lanes, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
      g_assert_cmpuint (seen.next[0], ==, places[k]);
    }
}

static void
test_abandoned (void)
{
  Seen seen = { 0 };
  g_autoptr(EarcupLanes) lanes = earcup_lanes_new (1, see, &seen);
  EarcupChunk *chunk = earcup_lanes_get_chunk (lanes);

  chunk->output = 0;
  chunk->first = 0;
  chunk->n_frames = 1;
  chunk->frames[0] = 0.0f;
  g_assert_true (earcup_lanes_push (lanes, chunk, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/lanes/each-sound-keeps-its-order", test_order);
  g_test_add_func ("/audio/lanes/a-failure-is-told-and-ends-it", test_failure);
  g_test_add_func ("/audio/lanes/may-be-abandoned", test_abandoned);

  return g_test_run ();
}
