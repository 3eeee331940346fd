/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-scene-prepare.h"

#include <math.h>

#include "scenes/earcup-scene-private.h"

#define READ_SHARE 0.6       /* of the work is reading the track */

/* Who wants to know how far it is. */
typedef struct {
  EarcupRenderProgress progress;
  gpointer             user_data;
} Listener;

static gboolean (*const scenes[EARCUP_N_SCENES]) (const EarcupSceneMatter  *matter,
                                                  EarcupSceneResult        *result,
                                                  GError                  **error) = {
  [EARCUP_SCENE_RECORDING] = earcup_scene_work_out_recording,
  [EARCUP_SCENE_NOISE] = earcup_scene_work_out_noise,
  [EARCUP_SCENE_NEIGHBOUR] = earcup_scene_work_out_neighbour,
  [EARCUP_SCENE_SOURCE] = earcup_scene_work_out_source,
  [EARCUP_SCENE_FIT] = earcup_scene_work_out_fit,
  [EARCUP_SCENE_MONITORS] = earcup_scene_work_out_monitors,
};

static void
matter_clear (EarcupSceneMatter *self)
{
  g_clear_pointer (&self->inverse, earcup_emulation_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EarcupSceneMatter, matter_clear)

static gboolean
is_complete (const EarcupScene *scene)
{
  gboolean has_monitor = scene->monitor != NULL;

  return (scene->kind == EARCUP_SCENE_MONITORS
            ? has_monitor
            : scene->design != NULL || (scene->kind == EARCUP_SCENE_RECORDING && has_monitor)) &&
         (scene->kind != EARCUP_SCENE_NOISE || scene->noise != NULL) &&
         (scene->kind != EARCUP_SCENE_SOURCE || scene->source != NULL) &&
         (scene->kind != EARCUP_SCENE_FIT || scene->seated != NULL) &&
         !(has_monitor && !isnan (scene->monitor_gain_db));
}

/**
 * earcup_scene_work_out:
 * @scene: what is asked for; it has a headphone or a loudspeaker, and what else its kind cannot do
 *   without: noise, source, or the headphone as it is seated. Of its track only @track counts
 * @track: what is played
 * @voice: (nullable): the take, loaded for @track; a recording cannot do without
 * @error: return location for an error of %EARCUP_LAYOUT_ERROR or %EARCUP_DESIGN_ERROR
 *
 * Works a scene out: its figures, its curves, and the kernels and gains by which it sounds, at the
 * sample rate of the track. Every figure is that of the sound that earcup_scene_render() makes of
 * it.
 *
 * Returns: (transfer full): the result, or %NULL with @error set; any thread but a streaming one
 */
EarcupSceneResult *
earcup_scene_work_out (const EarcupScene       *scene,
                       const EarcupSceneTrack  *track,
                       EarcupSceneVoice        *voice,
                       GError                 **error)
{
  g_autoptr(EarcupSceneResult) result = NULL;
  g_auto(EarcupSceneMatter) matter = {
    .scene = scene,
    .track = earcup_scene_track_get_lines (track),
    .peak = earcup_scene_track_get_peak (track),
    .voice = voice,
    .full_scale_db = earcup_scene_get_full_scale (scene),
    .rate_hz = earcup_scene_track_get_rate (track),
  };

  g_return_val_if_fail (is_complete (scene), NULL);
  g_return_val_if_fail (scene->kind != EARCUP_SCENE_RECORDING || voice != NULL, NULL);

  matter.inverse = earcup_scene_kernel_new_inverse (earcup_scene_get_worn (scene));
  result = earcup_scene_result_new (scene, matter.rate_hz, earcup_scene_track_get_n_frames (track));
  g_set_object (&result->scene->track, earcup_scene_track_get_file (track));

  return scenes[scene->kind] (&matter, result, error) ? g_steal_pointer (&result) : NULL;
}

/* Reading the track is so much of all that is to be done. */
static void
reading_progress (double   fraction,
                  gpointer data)
{
  const Listener *listener = data;

  listener->progress (READ_SHARE * fraction, listener->user_data);
}

/**
 * earcup_scene_prepare:
 * @scene: what is asked for, with its track; see earcup_scene_work_out()
 * @progress: (nullable): called now and then with a fraction from 0 to 1, in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location for an error of %EARCUP_AUDIO_ERROR, %EARCUP_INTERCHANGE_ERROR,
 *   %EARCUP_LAYOUT_ERROR, %EARCUP_DESIGN_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Reads the track of a scene, and its take, and works it out.
 *
 * Returns: (transfer full): the result, or %NULL with @error set; not in the main thread, it takes
 *   a while
 */
EarcupSceneResult *
earcup_scene_prepare (const EarcupScene     *scene,
                      EarcupRenderProgress   progress,
                      gpointer               user_data,
                      GCancellable          *cancellable,
                      GError               **error)
{
  Listener listener = { progress, user_data };
  g_autoptr(EarcupSceneTrack) track = NULL;
  g_autoptr(EarcupSceneVoice) voice = NULL;
  g_autoptr(EarcupSceneResult) result = NULL;

  g_return_val_if_fail (scene->track != NULL, NULL);

  track = earcup_scene_track_load (scene->track, progress != NULL ? reading_progress : NULL,
                                   &listener, cancellable, error);
  if (track == NULL)
    return NULL;

  if (scene->kind == EARCUP_SCENE_RECORDING)
    {
      voice = earcup_scene_voice_load (scene->take, track, cancellable, error);
      if (voice == NULL)
        return NULL;
    }

  result = earcup_scene_work_out (scene, track, voice, error);
  if (result == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (progress != NULL)
    progress (1.0, user_data);

  return g_steal_pointer (&result);
}
