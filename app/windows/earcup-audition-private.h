/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "windows/earcup-audition.h"
#include "windows/earcup-scene-stage.h"

G_BEGIN_DECLS

/* What is in a slot. The variation is what the user wants; the changed model follows as soon as it
 * is computed. */
typedef struct {
  EarcupModel     *model;
  EarcupEmulation *own;         /* of the model as it is */
  EarcupVariation *variation;   /* NULL: none */
  EarcupModel     *changed;     /* NULL: the model is as it is */
  EarcupEmulation *emulation;   /* of what is heard */
} EarcupSlot;

struct _EarcupAudition
{
  GObject          parent;

  EarcupCatalogue *catalogue;
  EarcupPlayer    *player;
  EarcupMatcher   *matcher;
  EarcupModel     *worn;
  EarcupWornStore *store;
  GSettings       *settings;         /* NULL until they are followed */
  gboolean         fitting;          /* all slots are being made for what is worn */
  EarcupSlot       slots[EARCUP_AUDITION_SLOTS + 1];        /* 0 stays empty */
  guint            requests[EARCUP_AUDITION_SLOTS + 1];     /* the newest choice */
  guint            epochs[EARCUP_AUDITION_SLOTS + 1];       /* another with each model or reset */
  gboolean         changing[EARCUP_AUDITION_SLOTS + 1];     /* a change is being computed */
  EarcupSlot       last_slots[EARCUP_AUDITION_SLOTS + 1];   /* for undo */
  gboolean         has_last_slots;
  EarcupSlot       kept_slots[EARCUP_AUDITION_SLOTS + 1];   /* during a round */
  guint            kept_selected;
  EarcupMatchMode  kept_mode;
  guint            n_stations;       /* of the round; 0 while there is none */
  guint            round_request;    /* the newest round */
  EarcupSceneStage *stage;           /* NULL while no scene is on */
  gboolean         is_lent[EARCUP_AUDITION_SLOTS + 1];     /* kept meanwhile, as in a round */
  gboolean         lending;          /* the slots are being filled for a scene */
  double           reduction_db;     /* of the limiter, … */
  gint64           reduction_us;     /* … as it was at that time */
  guint            n_pending;        /* choices and sets on their way to the slots */
  gboolean         applying;         /* player and matcher are being told */
  guint            before;           /* the slot that was heard before */

  EarcupTrack     *track;
  gboolean         is_demo;
  EarcupTrack     *last_track;       /* for undo */
  gboolean         last_is_demo;
  GCancellable    *loading;
};

void earcup_slot_clear            (EarcupSlot     *slot);
void earcup_audition_keep_slots   (EarcupAudition *self);
void earcup_audition_say          (EarcupAudition *self,
                                   const char     *text);
void earcup_audition_tell_changed (EarcupAudition *self);
void earcup_audition_tell_variation (EarcupAudition *self);
void earcup_audition_apply_slots  (EarcupAudition *self,
                                   guint           first,
                                   guint           last);
void earcup_audition_fit_slots    (EarcupAudition *self);
void earcup_audition_leave_empty  (EarcupAudition *self);
EarcupSlot earcup_slot_copy       (const EarcupSlot *slot);
void earcup_audition_turn_over    (EarcupAudition *self,
                                   guint           slot);
void earcup_audition_resume       (EarcupAudition *self);

void earcup_audition_tell_scene   (EarcupAudition *self);
void earcup_audition_follow_slots (EarcupAudition *self);
void earcup_audition_keep_choice  (EarcupAudition *self,
                                   guint           slot);

G_END_DECLS
