/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-kernel.h"
#include "audio/earcup-mix.h"
#include "catalogue/earcup-report.h"
#include "scenes/earcup-scene.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_SCENE_RESULT (earcup_scene_result_get_type ())

/* What goes into a stem. */
typedef enum {
  EARCUP_SCENE_INPUT_TRACK,
  EARCUP_SCENE_INPUT_TAKE,      /* the same on both channels */
  EARCUP_SCENE_INPUT_NOISE,     /* white, of a mean square of 1, another one in each channel */
  EARCUP_N_SCENE_INPUTS
} EarcupSceneInput;

/* One of the sounds that make up a scene. */
typedef struct {
  const char       *id;         /* "voice", "bleed", "music", "noise" … */
  const char       *label;      /* for people */
  EarcupSceneInput  input;
  EarcupKernel     *kernel;     /* NULL for none */
  double            gain_db;    /* after the kernel */
  gboolean          is_heard;   /* FALSE: only for comparison */
} EarcupSceneStem;

/* A curve to be drawn. */
typedef struct {
  const char     *label;
  const char     *unit;
  EarcupResponse *levels;
} EarcupSceneCurve;

/* What a scene comes to, in figures and as sound to be played. Immutable, any thread. */
typedef struct _EarcupSceneResult EarcupSceneResult;

GType                   earcup_scene_result_get_type        (void) G_GNUC_CONST;

EarcupSceneResult      *earcup_scene_result_ref             (EarcupSceneResult       *self);
void                    earcup_scene_result_unref           (EarcupSceneResult       *self);

const EarcupScene      *earcup_scene_result_get_scene       (const EarcupSceneResult *self);
guint                   earcup_scene_result_get_rate        (const EarcupSceneResult *self);
guint64                 earcup_scene_result_get_n_frames    (const EarcupSceneResult *self);
const EarcupReport     *earcup_scene_result_get_figures     (const EarcupSceneResult *self);
double                  earcup_scene_result_get_figure      (const EarcupSceneResult *self,
                                                             const char              *key);
const char             *earcup_scene_result_get_explanation (const EarcupSceneResult *self);

guint                   earcup_scene_result_get_n_stems     (const EarcupSceneResult *self);
const EarcupSceneStem  *earcup_scene_result_get_stem        (const EarcupSceneResult *self,
                                                             guint                    index);
int                     earcup_scene_result_find_stem       (const EarcupSceneResult *self,
                                                             const char              *id);
guint                   earcup_scene_result_get_n_curves    (const EarcupSceneResult *self);
const EarcupSceneCurve *earcup_scene_result_get_curve       (const EarcupSceneResult *self,
                                                             guint                    index);
const EarcupMixLoop    *earcup_scene_result_get_loop        (const EarcupSceneResult *self);
EarcupKernel           *earcup_scene_result_get_correction  (const EarcupSceneResult *self);
const float            *earcup_scene_result_get_take        (const EarcupSceneResult *self,
                                                             gsize                   *n_frames);
EarcupMix              *earcup_scene_result_new_mix         (const EarcupSceneResult *self,
                                                             int                      only)
                                                             G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSceneResult, earcup_scene_result_unref)

G_END_DECLS
