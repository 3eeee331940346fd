/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-scene-private.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (EarcupSceneResult, earcup_scene_result, earcup_scene_result_ref,
                     earcup_scene_result_unref)

static void
clear_stem (gpointer data)
{
  EarcupSceneStem *stem = data;

  g_free ((char *) stem->id);
  g_free ((char *) stem->label);
  g_clear_pointer (&stem->kernel, earcup_kernel_unref);
}

static void
clear_curve (gpointer data)
{
  EarcupSceneCurve *curve = data;

  g_free ((char *) curve->label);
  g_free ((char *) curve->unit);
  g_clear_pointer (&curve->levels, earcup_response_unref);
}

/* Returns: (transfer full): an empty result, which is filled in before anybody else has it */
EarcupSceneResult *
earcup_scene_result_new (const EarcupScene *scene,
                         guint              rate_hz,
                         guint64            n_frames)
{
  EarcupSceneResult *self = g_atomic_rc_box_new0 (EarcupSceneResult);

  self->scene = earcup_scene_copy (scene);
  self->rate_hz = rate_hz;
  self->n_frames = n_frames;
  self->figures = earcup_report_new ();
  self->stems = g_array_new (FALSE, TRUE, sizeof (EarcupSceneStem));
  g_array_set_clear_func (self->stems, clear_stem);
  self->curves = g_array_new (FALSE, TRUE, sizeof (EarcupSceneCurve));
  g_array_set_clear_func (self->curves, clear_curve);

  return self;
}

/* Adds a stem; takes @kernel, which may be NULL. */
void
earcup_scene_result_add_stem (EarcupSceneResult *self,
                              const char        *id,
                              const char        *label,
                              EarcupSceneInput   input,
                              EarcupKernel      *kernel,
                              double             gain_db,
                              gboolean           is_heard)
{
  EarcupSceneStem stem = {
    .id = g_strdup (id),
    .label = g_strdup (label),
    .input = input,
    .kernel = kernel,
    .gain_db = gain_db,
    .is_heard = is_heard,
  };

  g_array_append_val (self->stems, stem);
}

/* Adds a curve; takes @levels. */
void
earcup_scene_result_add_curve (EarcupSceneResult *self,
                               const char        *label,
                               const char        *unit,
                               EarcupResponse    *levels)
{
  EarcupSceneCurve curve = { g_strdup (label), g_strdup (unit), levels };

  g_array_append_val (self->curves, curve);
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupSceneResult *
earcup_scene_result_ref (EarcupSceneResult *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupSceneResult *self = data;

  g_clear_pointer (&self->scene, earcup_scene_free);
  g_clear_pointer (&self->figures, earcup_report_free);
  g_clear_pointer (&self->loop.kernel, earcup_kernel_unref);
  g_clear_pointer (&self->correction, earcup_kernel_unref);
  g_clear_pointer (&self->voice, earcup_scene_voice_unref);
  g_array_unref (self->stems);
  g_array_unref (self->curves);
  g_free (self->explanation);
}

/* Gives up a reference; any thread but a streaming one. */
void
earcup_scene_result_unref (EarcupSceneResult *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: (transfer none): what was asked for; any thread */
const EarcupScene *
earcup_scene_result_get_scene (const EarcupSceneResult *self)
{
  return self->scene;
}

/* Returns: the sample rate of the track in Hz; any thread */
guint
earcup_scene_result_get_rate (const EarcupSceneResult *self)
{
  return self->rate_hz;
}

/* Returns: the length of the track; any thread */
guint64
earcup_scene_result_get_n_frames (const EarcupSceneResult *self)
{
  return self->n_frames;
}

/* Returns: (transfer none): the figures, each with its unit and account; any thread */
const EarcupReport *
earcup_scene_result_get_figures (const EarcupSceneResult *self)
{
  return self->figures;
}

/* Returns: the figure of that name, NAN where there is none; any thread */
double
earcup_scene_result_get_figure (const EarcupSceneResult *self,
                                const char              *key)
{
  for (guint i = 0; i < earcup_report_get_n_lines (self->figures); i++)
    if (g_strcmp0 (earcup_report_get_line (self->figures, i)->key, key) == 0)
      return earcup_report_get_line (self->figures, i)->value;

  return NAN;
}

/* Returns: (transfer none): a sentence that says what is heard; any thread */
const char *
earcup_scene_result_get_explanation (const EarcupSceneResult *self)
{
  return self->explanation;
}

/* Returns: how many stems there are; any thread */
guint
earcup_scene_result_get_n_stems (const EarcupSceneResult *self)
{
  return self->stems->len;
}

/* Returns: (transfer none): a stem; any thread */
const EarcupSceneStem *
earcup_scene_result_get_stem (const EarcupSceneResult *self,
                              guint                    index)
{
  g_return_val_if_fail (index < self->stems->len, NULL);

  return &g_array_index (self->stems, EarcupSceneStem, index);
}

/* Returns: where the stem of a name stands, -1 when there is none; any thread */
int
earcup_scene_result_find_stem (const EarcupSceneResult *self,
                               const char              *id)
{
  for (guint i = 0; i < self->stems->len; i++)
    if (g_str_equal (earcup_scene_result_get_stem (self, i)->id, id))
      return (int) i;

  return -1;
}

/* Returns: how many curves there are; any thread */
guint
earcup_scene_result_get_n_curves (const EarcupSceneResult *self)
{
  return self->curves->len;
}

/* Returns: (transfer none): a curve; any thread */
const EarcupSceneCurve *
earcup_scene_result_get_curve (const EarcupSceneResult *self,
                               guint                    index)
{
  g_return_val_if_fail (index < self->curves->len, NULL);

  return &g_array_index (self->curves, EarcupSceneCurve, index);
}

/* Returns: (transfer none) (nullable): how the microphone comes back to itself, %NULL when it is
 * not monitored; any thread */
const EarcupMixLoop *
earcup_scene_result_get_loop (const EarcupSceneResult *self)
{
  return self->loop.kernel != NULL ? &self->loop : NULL;
}

/* Returns: (transfer none) (nullable): what the sum of the stems is corrected by for the headphone
 * that is worn, %NULL where nothing is to be done any more; any thread */
EarcupKernel *
earcup_scene_result_get_correction (const EarcupSceneResult *self)
{
  return self->correction;
}

/* Returns: (transfer none) (nullable) (array length=n_frames): the take, which is repeated; %NULL
 * where no stem asks for it; any thread */
const float *
earcup_scene_result_get_take (const EarcupSceneResult *self,
                              gsize                   *n_frames)
{
  const float *samples = NULL;
  gsize size = 0;

  if (self->voice != NULL)
    samples = g_bytes_get_data (earcup_scene_voice_get_bytes (self->voice), &size);
  *n_frames = size / sizeof *samples;

  return samples;
}
