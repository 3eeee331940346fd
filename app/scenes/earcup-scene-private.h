/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scenes/earcup-lines.h"
#include "scenes/earcup-scene-kernel.h"
#include "scenes/earcup-scene-result.h"
#include "scenes/earcup-scene-voice.h"

G_BEGIN_DECLS

struct _EarcupSceneResult
{
  EarcupScene  *scene;
  guint         rate_hz;
  guint64       n_frames;
  EarcupReport *figures;
  char         *explanation;
  GArray       *stems;
  GArray       *curves;
  EarcupMixLoop loop;            /* without a kernel there is none */
  EarcupKernel *correction;      /* of the sum; NULL where the stems have it */
  EarcupSceneVoice *voice;       /* NULL where no stem asks for it */
};

/* What a scene is worked out from. */
typedef struct {
  const EarcupScene *scene;
  const EarcupLines *track;          /* its power over frequency */
  double             peak;           /* the highest sample of it */
  EarcupSceneVoice  *voice;          /* recording: the take */
  EarcupEmulation   *inverse;        /* undoes what is worn */
  double             full_scale_db;
  guint              rate_hz;
} EarcupSceneMatter;

/* A sum of levels in dB over frequency, any of which may be missing. */
typedef struct {
  EarcupResponse  *response;         /* as it is */
  EarcupResponse  *diffuse;          /* taken as the rise on the way to the drum */
  EarcupEmulation *correction;
  const double    *thirds;           /* 31 levels of bands, as a density per Hz */
  gboolean         is_a_weighted;
  EarcupResponse  *field;            /* back from the drum to this field, and A-weighted */
} EarcupSceneSum;

double             earcup_scene_sum_level       (double                     hz,
                                                 gconstpointer              data);
double             earcup_scene_diffuse_rise    (EarcupResponse            *diffuse,
                                                 double                     hz);

EarcupSceneResult *earcup_scene_result_new      (const EarcupScene         *scene,
                                                 guint                      rate_hz,
                                                 guint64                    n_frames);
void               earcup_scene_result_add_stem (EarcupSceneResult         *self,
                                                 const char                *id,
                                                 const char                *label,
                                                 EarcupSceneInput           input,
                                                 EarcupKernel              *kernel,
                                                 double                     gain_db,
                                                 gboolean                   is_heard);
void               earcup_scene_result_add_curve (EarcupSceneResult        *self,
                                                 const char                *label,
                                                 const char                *unit,
                                                 EarcupResponse            *levels);

double             earcup_scene_find_volts      (const EarcupSceneMatter   *matter,
                                                 EarcupResponse            *response);
double             earcup_scene_music_level     (const EarcupSceneMatter   *matter,
                                                 EarcupResponse            *response,
                                                 double                     volts_db);
void               earcup_scene_add_music       (const EarcupSceneMatter   *matter,
                                                 EarcupSceneResult         *result,
                                                 EarcupResponse            *response,
                                                 double                     volts_db,
                                                 const char                *id,
                                                 const char                *label,
                                                 gboolean                   is_heard);
void               earcup_scene_add_noise       (const EarcupSceneMatter   *matter,
                                                 EarcupSceneResult         *result,
                                                 const double               drum_db[],
                                                 const char                *id,
                                                 const char                *label,
                                                 gboolean                   is_heard);
void               earcup_scene_add_exposure    (EarcupSceneResult         *result,
                                                 double                     level_dba);
void               earcup_scene_add_thirds      (EarcupSceneResult         *result,
                                                 const double               db[],
                                                 const char                *label);

/* The scenes, each in its own file. */
gboolean earcup_scene_work_out_recording (const EarcupSceneMatter  *matter,
                                          EarcupSceneResult        *result,
                                          GError                  **error);
gboolean earcup_scene_work_out_noise     (const EarcupSceneMatter  *matter,
                                          EarcupSceneResult        *result,
                                          GError                  **error);
gboolean earcup_scene_work_out_neighbour (const EarcupSceneMatter  *matter,
                                          EarcupSceneResult        *result,
                                          GError                  **error);
gboolean earcup_scene_work_out_source    (const EarcupSceneMatter  *matter,
                                          EarcupSceneResult        *result,
                                          GError                  **error);
gboolean earcup_scene_work_out_fit       (const EarcupSceneMatter  *matter,
                                          EarcupSceneResult        *result,
                                          GError                  **error);
gboolean earcup_scene_work_out_monitors  (const EarcupSceneMatter  *matter,
                                          EarcupSceneResult        *result,
                                          GError                  **error);

G_END_DECLS
