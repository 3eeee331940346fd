/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-band.h"
#include "audio/earcup-partitions.h"
#include "audio/earcup-patch.h"
#include "audio/earcup-pipeline.h"
#include "audio/earcup-player.h"
#include "audio/earcup-runner.h"
#include "audio/earcup-tone.h"

G_BEGIN_DECLS

/* What is in a slot. */
typedef struct {
  EarcupRecipe     *recipe;       /* NULL while the slot is empty */
  EarcupPartitions *partitions;   /* for the rate of the track; NULL while it is being built */
  double            gain_db;
  guint             request;      /* the newest build */
  EarcupMix        *mix;          /* heard in place of all that; NULL for none */
  EarcupPatch      *patch;        /* of a mix; NULL while it is being built */
  guint             mix_request;
  EarcupPartitions *within;       /* of what is heard within a band; NULL until it is built */
  guint             within_of;    /* the band that it was built for; 0 for none of now */
} EarcupPlayerSlot;

struct _EarcupPlayer
{
  GObject            parent;

  char              *sink;
  char              *device;          /* NULL for the one that the system chose */
  guint              buffer_ms;       /* 0 for what suits the sink */
  EarcupRunner      *runner;
  EarcupTrack       *track;
  GstElement        *pipeline;
  EarcupFilter      *filter;
  guint              bus_watch;
  guint              tick_id;

  EarcupPlayerSlot   slots[EARCUP_PLAYER_SLOTS];
  EarcupBand         band;            /* of which alone the slots are heard … */
  guint              band_number;     /* … another one with each band; 0 where there is none */
  guint              n_bands;
  gboolean           band_builds;     /* a kernel for it is on its way */
  guint              band_rest_id;    /* runs until it has come to rest */
  GstElement        *tone_pipeline;   /* NULL while there is no tone */
  EarcupTone        *tone;
  EarcupFilter      *tone_filter;
  EarcupToneKind     tone_kind;
  double             tone_hz;
  guint              tone_close_id;
  guint              selected;
  guint              hidden;          /* what is heard in place of it while it is blind */
  gboolean           blind;
  EarcupPlayerState  state;
  gboolean           wants_to_play;
  double             position_s;
  gboolean           loop_active;
  double             loop_start_s;
  double             loop_end_s;
  double             volume_db;
  gboolean           limits;
  gboolean           tapped;          /* somebody looks at the sound */
  char              *message;

  gboolean           resumes;         /* plays on when the device is back */
  gboolean           retrying;        /* it is being opened without a word */
  guint              retry_id;
  guint              n_retries;
  gint64             moved_us;        /* when the position moved the last time */
};

void earcup_player_change_state   (EarcupPlayer      *self,
                                   EarcupPlayerState  state);
void earcup_player_push           (EarcupPlayer      *self,
                                   EarcupRunnerKind   kind,
                                   double             from_s);

void earcup_player_give_setting   (EarcupPlayer *self,
                                   gboolean      dips);
void earcup_player_apply_setting  (EarcupPlayer *self);
void earcup_player_start_if_ready (EarcupPlayer *self);
void earcup_player_build_slot     (EarcupPlayer *self,
                                   guint         number,
                                   gboolean      keep);
void earcup_player_clear_slot     (EarcupPlayer *self,
                                   guint         slot);
void earcup_player_become_paused  (EarcupPlayer *self);

void earcup_player_follow_tap     (EarcupPlayer *self);

guint    earcup_player_get_heard  (EarcupPlayer *self);
gboolean earcup_player_is_in_band (EarcupPlayer *self);
void earcup_player_follow_band    (EarcupPlayer *self);
void earcup_player_clear_band     (EarcupPlayer *self);
void earcup_player_follow_tone    (EarcupPlayer *self);
void earcup_player_reopen_tone    (EarcupPlayer *self);
void earcup_player_close_tone     (EarcupPlayer *self);

void earcup_player_open           (EarcupPlayer *self);
void earcup_player_close          (EarcupPlayer *self);
void earcup_player_fail           (EarcupPlayer *self,
                                   const char   *message);
void earcup_player_lose_device    (EarcupPlayer *self,
                                   const char   *reason);
void earcup_player_find_device    (EarcupPlayer *self);
void earcup_player_stop_retrying  (EarcupPlayer *self);

G_END_DECLS
