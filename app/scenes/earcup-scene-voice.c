/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-scene-voice.h"

#include "scenes/earcup-take.h"

struct _EarcupSceneVoice
{
  GBytes      *samples;     /* floats, one channel, repeated when the track is longer */
  EarcupLines *lines;       /* of what is heard of it */
};

G_DEFINE_BOXED_TYPE (EarcupSceneVoice, earcup_scene_voice, earcup_scene_voice_ref,
                     earcup_scene_voice_unref)

/* What comes after the end of the track is heard by nobody. */
static GBytes *
share_samples (EarcupTake *take,
               guint64     n_most)
{
  gsize n_frames;
  const float *samples = earcup_take_get_samples (take, &n_frames);

  n_frames = (gsize) MIN (n_frames, n_most);

  return g_bytes_new_with_free_func (samples, n_frames * sizeof *samples,
                                     (GDestroyNotify) earcup_take_free, take);
}

/**
 * earcup_scene_voice_load:
 * @take: (nullable): a sound file of any kind that GStreamer decodes, both channels of which are
 *   added; %NULL for the synthetic voice of the demo mix
 * @track: the track that it goes with
 * @cancellable: (nullable): to stop
 * @error: return location for an error of %EARCUP_AUDIO_ERROR, %EARCUP_INTERCHANGE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Loads a take. One that is silent is an error.
 *
 * Returns: (transfer full): the take, or %NULL with @error set; not in the main thread of a window,
 *   it takes a while
 */
EarcupSceneVoice *
earcup_scene_voice_load (GFile                   *take,
                         const EarcupSceneTrack  *track,
                         GCancellable            *cancellable,
                         GError                 **error)
{
  guint rate_hz = earcup_scene_track_get_rate (track);
  guint64 n_frames = earcup_scene_track_get_n_frames (track);
  g_autoptr(EarcupTake) loaded = take != NULL
    ? earcup_take_load (take, rate_hz, cancellable, error) : earcup_take_new_voice (rate_hz);
  EarcupSceneVoice *self;

  if (loaded == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  self = g_atomic_rc_box_new0 (EarcupSceneVoice);
  self->lines = earcup_take_analyse (loaded, n_frames, rate_hz);
  self->samples = share_samples (g_steal_pointer (&loaded), n_frames);

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupSceneVoice *
earcup_scene_voice_ref (EarcupSceneVoice *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupSceneVoice *self = data;

  g_clear_pointer (&self->samples, g_bytes_unref);
  g_clear_pointer (&self->lines, earcup_lines_free);
}

/* Gives up a reference; any thread. */
void
earcup_scene_voice_unref (EarcupSceneVoice *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: (transfer none): its samples, which are floats in one channel; any thread */
GBytes *
earcup_scene_voice_get_bytes (const EarcupSceneVoice *self)
{
  return self->samples;
}

/* Returns: (transfer none): how its power is spread while the track plays; any thread */
const EarcupLines *
earcup_scene_voice_get_lines (const EarcupSceneVoice *self)
{
  return self->lines;
}
