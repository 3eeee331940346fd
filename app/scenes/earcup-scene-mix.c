/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-scene-private.h"
#include "scenes/earcup-scene-render.h"

static const EarcupMixInput inputs[EARCUP_N_SCENE_INPUTS] = {
  [EARCUP_SCENE_INPUT_TRACK] = EARCUP_MIX_TRACK,
  [EARCUP_SCENE_INPUT_TAKE] = EARCUP_MIX_TAKE,
  [EARCUP_SCENE_INPUT_NOISE] = EARCUP_MIX_NOISE,
};

/**
 * earcup_scene_result_new_mix:
 * @self: a scene that was worked out
 * @only: %EARCUP_SCENE_ALL, or the index of the only stem to be heard
 *
 * Makes of a scene what a player can play: the same as earcup_scene_render() writes, before its
 * limiter. What is heard together has no two stems of the same input.
 *
 * Returns: (transfer full): the mix; any thread but a streaming one
 */
EarcupMix *
earcup_scene_result_new_mix (const EarcupSceneResult *self,
                             int                      only)
{
  EarcupMixBuilder *builder = earcup_mix_builder_new (self->rate_hz);

  for (guint i = 0; i < earcup_scene_result_get_n_stems (self); i++)
    {
      const EarcupSceneStem *stem = earcup_scene_result_get_stem (self, i);

      if (only == EARCUP_SCENE_ALL ? stem->is_heard : (guint) only == i)
        earcup_mix_builder_add (builder, inputs[stem->input], stem->kernel, stem->gain_db);
    }

  if (self->voice != NULL)
    earcup_mix_builder_share_take (builder, earcup_scene_voice_get_bytes (self->voice));
  if (self->loop.kernel != NULL)
    earcup_mix_builder_set_loop (builder, &self->loop);
  if (self->correction != NULL)
    earcup_mix_builder_set_correction (builder, self->correction);

  return earcup_mix_builder_end (builder);
}
