/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-scene.h"

#include <math.h>

/* A word for each scene, and the level in dB SPL of a mean square of 1 in its file: so high that
 * what is loud in it stays below the peak limit, and so low that it can be heard. */
static const struct
{
  const char *id;
  double      full_scale_db;
} kinds[EARCUP_N_SCENES] = {
  [EARCUP_SCENE_RECORDING] = { "recording", 115.0 },
  [EARCUP_SCENE_NOISE] = { "noise", 115.0 },
  [EARCUP_SCENE_NEIGHBOUR] = { "neighbour", 95.0 },
  [EARCUP_SCENE_SOURCE] = { "source", 115.0 },
  [EARCUP_SCENE_FIT] = { "fit", 115.0 },
  [EARCUP_SCENE_MONITORS] = { "monitors", 115.0 },
};

G_DEFINE_BOXED_TYPE (EarcupScene, earcup_scene, earcup_scene_copy, earcup_scene_free)

/**
 * earcup_scene_new:
 * @kind: which scene
 * @neutral: the response that is called neutral
 * @diffuse: the level at the drum in a diffuse field
 *
 * Makes a scene in which everything is usual. The caller fills in what it wants otherwise, in
 * fields of its own: they are freed as what they are.
 *
 * Returns: (transfer full): the scene; any thread
 */
EarcupScene *
earcup_scene_new (EarcupSceneKind  kind,
                  EarcupResponse  *neutral,
                  EarcupResponse  *diffuse)
{
  EarcupScene *self = g_new0 (EarcupScene, 1);

  self->kind = kind;
  self->neutral = earcup_response_ref (neutral);
  self->diffuse = earcup_response_ref (diffuse);
  self->level_dba = EARCUP_SCENE_LEVEL_DBA;
  self->voice_db = EARCUP_SCENE_VOICE_DB;
  self->distance_m = NAN;
  self->monitor_gain_db = NAN;
  self->full_scale_db = NAN;

  return self;
}

/* Returns: (transfer full): a copy of @self; any thread */
EarcupScene *
earcup_scene_copy (const EarcupScene *self)
{
  EarcupScene *copy = g_memdup2 (self, sizeof *self);

  earcup_response_ref (copy->neutral);
  earcup_response_ref (copy->diffuse);
  if (copy->worn != NULL)
    earcup_response_ref (copy->worn);
  if (copy->design != NULL)
    earcup_design_ref (copy->design);
  if (copy->seated != NULL)
    earcup_design_ref (copy->seated);
  if (copy->monitor != NULL)
    earcup_monitor_ref (copy->monitor);
  if (copy->track != NULL)
    g_object_ref (copy->track);
  if (copy->take != NULL)
    g_object_ref (copy->take);

  return copy;
}

/* Frees a scene with all that it holds; any thread. */
void
earcup_scene_free (EarcupScene *self)
{
  g_clear_pointer (&self->neutral, earcup_response_unref);
  g_clear_pointer (&self->diffuse, earcup_response_unref);
  g_clear_pointer (&self->worn, earcup_response_unref);
  g_clear_pointer (&self->design, earcup_design_unref);
  g_clear_pointer (&self->seated, earcup_design_unref);
  g_clear_pointer (&self->monitor, earcup_monitor_unref);
  g_clear_object (&self->track);
  g_clear_object (&self->take);
  g_free (self);
}

/* Returns: (transfer none): the word for a scene on the command line; any thread */
const char *
earcup_scene_kind_get_id (EarcupSceneKind kind)
{
  g_return_val_if_fail ((guint) kind < EARCUP_N_SCENES, NULL);

  return kinds[kind].id;
}

/* Finds the scene that a word names; @kind stays as it is where there is none. Returns: whether
 * there is one; any thread */
gboolean
earcup_scene_kind_from_id (const char      *id,
                           EarcupSceneKind *kind)
{
  for (guint i = 0; i < EARCUP_N_SCENES; i++)
    if (g_str_equal (kinds[i].id, id))
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/* Returns: (transfer none): the response of the headphone on which the scene is heard; any
 * thread */
EarcupResponse *
earcup_scene_get_worn (const EarcupScene *self)
{
  return self->worn != NULL ? self->worn : self->neutral;
}

/* Returns: the level in dB SPL that a mean square of 1 in the file stands for: at the microphone
 * of a recording, at the drum elsewhere, there as the mean from 500 Hz to 2 kHz on the headphone
 * that is worn; any thread */
double
earcup_scene_get_full_scale (const EarcupScene *self)
{
  return isnan (self->full_scale_db) ? kinds[self->kind].full_scale_db : self->full_scale_db;
}

/* Returns: the distance in m from mouth to microphone or from cup to neighbour; any thread */
double
earcup_scene_get_distance (const EarcupScene *self)
{
  if (!isnan (self->distance_m))
    return self->distance_m;

  return self->kind == EARCUP_SCENE_NEIGHBOUR ? EARCUP_SCENE_NEIGHBOUR_M
                                              : EARCUP_SCENE_MICROPHONE_M;
}
