/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "acoustics/earcup-design.h"
#include "acoustics/earcup-noise.h"
#include "acoustics/earcup-response.h"
#include "acoustics/earcup-source.h"
#include "catalogue/earcup-monitor.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_SCENE (earcup_scene_get_type ())

#define EARCUP_SCENE_LEVEL_DBA       80.0    /* how loud one listens, if nothing is said */
#define EARCUP_SCENE_VOICE_DB        94.0    /* a singer at the place where the voice is told … */
#define EARCUP_SCENE_VOICE_M         0.3     /* … which is so far from the mouth */
#define EARCUP_SCENE_MICROPHONE_M    0.3     /* from the mouth to the microphone */
#define EARCUP_SCENE_NEIGHBOUR_M     1.0     /* from the cup to a neighbour */

typedef enum {
  EARCUP_SCENE_RECORDING,      /* a take, and what a microphone hears of the cue mix */
  EARCUP_SCENE_NOISE,          /* music in a noisy place */
  EARCUP_SCENE_NEIGHBOUR,      /* what somebody else hears */
  EARCUP_SCENE_SOURCE,         /* what the headphone is plugged into */
  EARCUP_SCENE_FIT,            /* how well the pads sit */
  EARCUP_SCENE_MONITORS,       /* a pair of loudspeakers in a room */
  EARCUP_N_SCENES
} EarcupSceneKind;

/* What is asked for. Everything but @kind, @neutral and @diffuse has a default; NAN and NULL stand
 * for it where nothing else is said. */
typedef struct {
  EarcupSceneKind     kind;
  EarcupResponse     *neutral;          /* what is worn when nothing is said */
  EarcupResponse     *diffuse;          /* the level at the drum in a diffuse field */
  EarcupResponse     *worn;             /* of the headphone on which it is heard; NULL: neutral */

  EarcupDesign       *design;           /* the headphone; only monitors need none */
  EarcupDesign       *seated;           /* fit: the same as its pads sit */
  EarcupMonitor      *monitor;          /* monitors; recording: plays the cue instead */
  const EarcupSource *source;
  const EarcupNoise  *noise;            /* NULL is silence */

  GFile              *track;            /* what is played */
  GFile              *take;             /* recording: NULL is the synthetic voice */
  double              level_dba;        /* of the track at the listener's ear */
  gboolean            at_full;          /* source: as loud as it gets, in place of @level_dba */
  double              voice_db;         /* recording: of the take, in dB SPL at 0.3 m */
  double              distance_m;       /* mouth to microphone, or cup to neighbour */
  double              monitor_gain_db;  /* recording: drum over microphone; NAN: not monitored */
  double              latency_s;        /* recording: of what monitors it */
  double              full_scale_db;    /* dB SPL that a mean square of 1 stands for; NAN */
} EarcupScene;

GType           earcup_scene_get_type            (void) G_GNUC_CONST;

EarcupScene    *earcup_scene_new                 (EarcupSceneKind    kind,
                                                  EarcupResponse    *neutral,
                                                  EarcupResponse    *diffuse);
EarcupScene    *earcup_scene_copy                (const EarcupScene *self);
void            earcup_scene_free                (EarcupScene       *self);

const char     *earcup_scene_kind_get_id         (EarcupSceneKind    kind);
gboolean        earcup_scene_kind_from_id        (const char        *id,
                                                  EarcupSceneKind   *kind);

EarcupResponse *earcup_scene_get_worn            (const EarcupScene *self);
double          earcup_scene_get_full_scale      (const EarcupScene *self);
double          earcup_scene_get_distance        (const EarcupScene *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupScene, earcup_scene_free)

G_END_DECLS
