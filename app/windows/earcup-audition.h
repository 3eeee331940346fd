/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-variation.h"
#include "audio/earcup-matcher.h"
#include "audio/earcup-player.h"
#include "catalogue/earcup-catalogue.h"
#include "catalogue/earcup-model.h"
#include "scenes/earcup-scene-result.h"
#include "windows/earcup-circumstances.h"
#include "windows/earcup-worn-store.h"

G_BEGIN_DECLS

#define EARCUP_AUDITION_SLOTS   8   /* A to H */
#define EARCUP_AUDITION_LASTING 2   /* A and B are always there */
#define EARCUP_TYPE_AUDITION    (earcup_audition_get_type ())

/* What is to come into a slot. */
typedef struct {
  const char      *word;           /* an id, a forgiving name, or an archetype */
  EarcupVariation *variation;      /* what is changed of it; NULL or an empty one for nothing */
  const char      *curve;          /* of a measured curve, in case its file is not there; or NULL */
} EarcupAuditionPlace;

/* What is being compared: the track, the models in the slots, and what is worn. */
G_DECLARE_FINAL_TYPE (EarcupAudition, earcup_audition, EARCUP, AUDITION, GObject)

EarcupAudition  *earcup_audition_new             (const char      *sink);
gboolean         earcup_audition_load_catalogue  (EarcupAudition  *self,
                                                  GError         **error);
EarcupCatalogue *earcup_audition_get_catalogue   (EarcupAudition  *self);
EarcupPlayer    *earcup_audition_get_player      (EarcupAudition  *self);
EarcupMatcher   *earcup_audition_get_matcher     (EarcupAudition  *self);

void             earcup_audition_set_model       (EarcupAudition  *self,
                                                  guint            slot,
                                                  const char      *word);
EarcupModel     *earcup_audition_get_model       (EarcupAudition  *self,
                                                  guint            slot);
EarcupModel     *earcup_audition_get_shown       (EarcupAudition  *self,
                                                  guint            slot);
EarcupEmulation *earcup_audition_get_emulation   (EarcupAudition  *self,
                                                  guint            slot);
EarcupVariation *earcup_audition_get_variation   (EarcupAudition  *self,
                                                  guint            slot);
void             earcup_audition_set_variation   (EarcupAudition  *self,
                                                  guint            slot,
                                                  EarcupVariation *variation);
void             earcup_audition_load_family     (EarcupAudition  *self);
void             earcup_audition_load_set        (EarcupAudition  *self,
                                                  const EarcupAuditionPlace *places,
                                                  guint            n_places,
                                                  const EarcupCircumstances *scene);
void             earcup_audition_restore         (EarcupAudition  *self,
                                                  const EarcupAuditionPlace *places,
                                                  guint            touched,
                                                  GAsyncReadyCallback callback,
                                                  gpointer         user_data);
gboolean         earcup_audition_is_busy         (EarcupAudition  *self);
EarcupModel     *earcup_audition_get_own_model   (EarcupAudition  *self,
                                                  guint            slot);
EarcupVariation *earcup_audition_get_own_variation (EarcupAudition *self,
                                                  guint            slot);
void             earcup_audition_undo_slots      (EarcupAudition  *self);
void             earcup_audition_empty           (EarcupAudition  *self,
                                                  guint            slot);
void             earcup_audition_begin_round     (EarcupAudition     *self,
                                                  const char *const  *words);
void             earcup_audition_end_round       (EarcupAudition  *self);
guint            earcup_audition_get_round       (EarcupAudition  *self);
EarcupModel     *earcup_audition_get_worn        (EarcupAudition  *self);
gboolean         earcup_audition_is_worn         (EarcupAudition  *self,
                                                  guint            slot);
void             earcup_audition_wear            (EarcupAudition  *self,
                                                  const char      *word);
EarcupWornStore *earcup_audition_get_store       (EarcupAudition  *self);
void             earcup_audition_follow          (EarcupAudition  *self,
                                                  GSettings       *settings);
guint            earcup_audition_find_free       (EarcupAudition  *self);
guint            earcup_audition_add             (EarcupAudition  *self);
void             earcup_audition_swap            (EarcupAudition  *self);
void             earcup_audition_select          (EarcupAudition  *self,
                                                  guint            slot);
void             earcup_audition_set_clip        (EarcupAudition  *self,
                                                  gboolean         repeat,
                                                  gboolean         region,
                                                  double           start_s,
                                                  double           end_s);

void             earcup_audition_load            (EarcupAudition  *self,
                                                  GFile           *file,
                                                  gboolean         is_demo);
void             earcup_audition_cancel          (EarcupAudition  *self);
void             earcup_audition_undo_load       (EarcupAudition  *self);
EarcupTrack     *earcup_audition_get_track       (EarcupAudition  *self);
gboolean         earcup_audition_is_demo         (EarcupAudition  *self);

void             earcup_audition_set_scene       (EarcupAudition            *self,
                                                  const EarcupCircumstances *scene);
const EarcupCircumstances *
                 earcup_audition_get_scene       (EarcupAudition  *self);
void             earcup_audition_set_scene_stem  (EarcupAudition  *self,
                                                  const char      *stem);
const char      *earcup_audition_get_scene_stem  (EarcupAudition  *self);
EarcupSceneResult *
                 earcup_audition_get_result      (EarcupAudition  *self,
                                                  guint            slot);
char            *earcup_audition_dup_hindrance   (EarcupAudition  *self,
                                                  guint            slot);
guint            earcup_audition_get_scene_slot  (EarcupAudition  *self);
double           earcup_audition_get_reduction   (EarcupAudition  *self);
gboolean         earcup_audition_is_lent         (EarcupAudition  *self,
                                                  guint            slot);

G_END_DECLS
