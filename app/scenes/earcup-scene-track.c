/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "scenes/earcup-scene-track.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-decoder.h"
#include "interchange/earcup-sound-check.h"

#define BLOCK 4096

struct _EarcupSceneTrack
{
  GFile       *file;
  guint        rate_hz;
  guint64      n_frames;
  double       peak;        /* the highest sample */
  EarcupLines *lines;
};

G_DEFINE_BOXED_TYPE (EarcupSceneTrack, earcup_scene_track, earcup_scene_track_ref,
                     earcup_scene_track_unref)

static void
take_block (EarcupSceneTrack *self,
            const float      *frames,
            gsize             n_frames)
{
  earcup_lines_add (self->lines, frames, n_frames);
  for (gsize i = 0; i < 2 * n_frames; i++)
    self->peak = fmax (self->peak, fabs (frames[i]));
  self->n_frames += n_frames;
}

static gboolean
read_all (EarcupSceneTrack      *self,
          EarcupDecoder         *decoder,
          EarcupRenderProgress   progress,
          gpointer               user_data,
          GCancellable          *cancellable,
          GError               **error)
{
  double n_expected = fmax (earcup_decoder_get_duration (decoder) * self->rate_hz, 1.0);
  float frames[2 * BLOCK];
  gssize n;

  do
    {
      n = earcup_decoder_read (decoder, frames, BLOCK, cancellable, error);
      if (n < 0)
        return FALSE;

      take_block (self, frames, (gsize) n);
      if (progress != NULL)
        progress (fmin ((double) self->n_frames / n_expected, 1.0), user_data);
    }
  while (n == BLOCK);

  earcup_lines_finish (self->lines);

  return TRUE;
}

/**
 * earcup_scene_track_load:
 * @file: a sound file
 * @progress: (nullable): called now and then with a fraction from 0 to 1, in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location for an error of %EARCUP_AUDIO_ERROR, %EARCUP_INTERCHANGE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Reads a track from its beginning to its end. One that is silent is an error.
 *
 * Returns: (transfer full): what was found, or %NULL with @error set; not in the main thread of a
 *   window, it takes a while
 */
EarcupSceneTrack *
earcup_scene_track_load (GFile                 *file,
                         EarcupRenderProgress   progress,
                         gpointer               user_data,
                         GCancellable          *cancellable,
                         GError               **error)
{
  g_autoptr(EarcupDecoder) decoder = earcup_decoder_new (file, cancellable, error);
  g_autoptr(EarcupSceneTrack) self = NULL;
  g_autofree char *name = NULL;

  if (decoder == NULL)
    return NULL;

  self = g_atomic_rc_box_new0 (EarcupSceneTrack);
  self->file = g_object_ref (file);
  self->rate_hz = earcup_decoder_get_rate (decoder);
  self->lines = earcup_lines_new (self->rate_hz);
  if (!read_all (self, decoder, progress, user_data, cancellable, error))
    return NULL;

  if (!isinf (earcup_lines_sum (self->lines, EARCUP_LINES_EACH, NULL, NULL)))
    return g_steal_pointer (&self);

  name = earcup_sound_dup_name (file);
  g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT,
               /* Translators: %s is a file name */
               _("“%s” is silent, so there is nothing to hear"), name);

  return NULL;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupSceneTrack *
earcup_scene_track_ref (EarcupSceneTrack *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupSceneTrack *self = data;

  g_clear_object (&self->file);
  g_clear_pointer (&self->lines, earcup_lines_free);
}

/* Gives up a reference; any thread. */
void
earcup_scene_track_unref (EarcupSceneTrack *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: (transfer none): the file that was read; any thread */
GFile *
earcup_scene_track_get_file (const EarcupSceneTrack *self)
{
  return self->file;
}

/* Returns: its sample rate in Hz; any thread */
guint
earcup_scene_track_get_rate (const EarcupSceneTrack *self)
{
  return self->rate_hz;
}

/* Returns: its length in frames; any thread */
guint64
earcup_scene_track_get_n_frames (const EarcupSceneTrack *self)
{
  return self->n_frames;
}

/* Returns: its highest sample, above 0; any thread */
double
earcup_scene_track_get_peak (const EarcupSceneTrack *self)
{
  return self->peak;
}

/* Returns: (transfer none): how its power is spread over frequency; any thread */
const EarcupLines *
earcup_scene_track_get_lines (const EarcupSceneTrack *self)
{
  return self->lines;
}
