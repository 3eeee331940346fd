/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "scenes/earcup-scene-prepare.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-decoder.h"
#include "interchange/earcup-sound-check.h"
#include "scenes/earcup-scene-private.h"

#define BLOCK      4096
#define READ_SHARE 0.6       /* of the work is reading the track */

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
  g_clear_pointer (&self->track, earcup_lines_free);
  g_clear_pointer (&self->inverse, earcup_emulation_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EarcupSceneMatter, matter_clear)

static void
take_block (EarcupSceneMatter *matter,
            const float       *frames,
            gsize              n_frames)
{
  earcup_lines_add (matter->track, frames, n_frames);
  for (gsize i = 0; i < 2 * n_frames; i++)
    matter->peak = fmax (matter->peak, fabs (frames[i]));
}

/* Reads the track once. Returns: its length in frames, 0 with @error set */
static guint64
read_track (EarcupSceneMatter     *matter,
            EarcupDecoder         *decoder,
            EarcupRenderProgress   progress,
            gpointer               user_data,
            GError               **error)
{
  double n_expected = fmax (earcup_decoder_get_duration (decoder) * matter->rate_hz, 1.0);
  g_autofree char *name = earcup_sound_dup_name (matter->scene->track);
  float frames[2 * BLOCK];
  guint64 n_frames = 0;
  gssize n;

  do
    {
      n = earcup_decoder_read (decoder, frames, BLOCK, matter->cancellable, error);
      if (n < 0)
        return 0;

      take_block (matter, frames, (gsize) n);
      n_frames += (guint64) n;
      if (progress != NULL)
        progress (READ_SHARE * fmin ((double) n_frames / n_expected, 1.0), user_data);
    }
  while (n == BLOCK);

  earcup_lines_finish (matter->track);
  if (isinf (earcup_lines_sum (matter->track, EARCUP_LINES_EACH, NULL, NULL)))
    {
      g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT,
                   /* Translators: %s is a file name */
                   _("“%s” is silent, so there is nothing to hear"), name);
      return 0;
    }

  return n_frames;
}

static gboolean
is_complete (const EarcupScene *scene)
{
  gboolean has_monitor = scene->monitor != NULL;

  return scene->track != NULL &&
         (scene->kind == EARCUP_SCENE_MONITORS
            ? has_monitor
            : scene->design != NULL || (scene->kind == EARCUP_SCENE_RECORDING && has_monitor)) &&
         (scene->kind != EARCUP_SCENE_NOISE || scene->noise != NULL) &&
         (scene->kind != EARCUP_SCENE_SOURCE || scene->source != NULL) &&
         (scene->kind != EARCUP_SCENE_FIT || scene->seated != NULL) &&
         !(has_monitor && !isnan (scene->monitor_gain_db));
}

/**
 * earcup_scene_prepare:
 * @scene: what is asked for; it has a track, and a headphone or a loudspeaker, and what else its
 *   kind cannot do without: noise, source, or the headphone as it is seated
 * @progress: (nullable): called now and then with a fraction from 0 to 1, in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location for an error of %EARCUP_AUDIO_ERROR, %EARCUP_INTERCHANGE_ERROR,
 *   %EARCUP_LAYOUT_ERROR, %EARCUP_DESIGN_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Works a scene out: its figures, its curves, and the kernels and gains by which it sounds, at the
 * sample rate of the track. Every figure is that of the sound that earcup_scene_render() makes of
 * it.
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
  g_autoptr(EarcupDecoder) decoder = NULL;
  g_autoptr(EarcupSceneResult) result = NULL;
  g_auto(EarcupSceneMatter) matter = {
    .scene = scene,
    .full_scale_db = earcup_scene_get_full_scale (scene),
    .cancellable = cancellable,
  };
  guint64 n_frames;

  g_return_val_if_fail (is_complete (scene), NULL);

  decoder = earcup_decoder_new (scene->track, cancellable, error);
  if (decoder == NULL)
    return NULL;

  matter.rate_hz = earcup_decoder_get_rate (decoder);
  matter.track = earcup_lines_new (matter.rate_hz);
  matter.inverse = earcup_scene_kernel_new_inverse (earcup_scene_get_worn (scene));
  n_frames = read_track (&matter, decoder, progress, user_data, error);
  if (n_frames == 0)
    return NULL;

  result = earcup_scene_result_new (scene, matter.rate_hz, n_frames);
  if (!scenes[scene->kind] (&matter, result, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (progress != NULL)
    progress (1.0, user_data);

  return g_steal_pointer (&result);
}
