/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "acoustics/earcup-band.h"
#include "acoustics/earcup-recipe.h"
#include "audio/earcup-tone.h"
#include "audio/earcup-mix.h"
#include "audio/earcup-track.h"

G_BEGIN_DECLS

#define EARCUP_PLAYER_SLOTS   9   /* 0 is no emulation, 1 to 8 are the slots A to H */
#define EARCUP_TYPE_PLAYER    (earcup_player_get_type ())

typedef enum {
  EARCUP_PLAYER_STATE_EMPTY,      /* no track */
  EARCUP_PLAYER_STATE_PREPARING,  /* the device is being opened */
  EARCUP_PLAYER_STATE_PAUSED,
  EARCUP_PLAYER_STATE_PLAYING,
  EARCUP_PLAYER_STATE_FAILED,     /* see earcup_player_get_message() */
} EarcupPlayerState;

#define EARCUP_TYPE_PLAYER_STATE (earcup_player_state_get_type ())
GType earcup_player_state_get_type (void) G_GNUC_CONST;

/* Plays a track through one of several emulations. */
G_DECLARE_FINAL_TYPE (EarcupPlayer, earcup_player, EARCUP, PLAYER, GObject)

EarcupPlayer      *earcup_player_new           (const char      *sink);

void               earcup_player_set_output    (EarcupPlayer    *self,
                                                const char      *sink,
                                                const char      *device,
                                                guint            buffer_ms);
void               earcup_player_set_track     (EarcupPlayer    *self,
                                                EarcupTrack     *track);
void               earcup_player_set_slot      (EarcupPlayer    *self,
                                                guint            slot,
                                                EarcupEmulation *emulation);
void               earcup_player_set_recipe    (EarcupPlayer    *self,
                                                guint            slot,
                                                EarcupRecipe    *recipe);
void               earcup_player_set_mix       (EarcupPlayer    *self,
                                                guint            slot,
                                                EarcupMix       *mix);
void               earcup_player_set_gain      (EarcupPlayer    *self,
                                                guint            slot,
                                                double           gain_db);
void               earcup_player_set_band      (EarcupPlayer     *self,
                                                const EarcupBand *band);
gboolean           earcup_player_get_band      (EarcupPlayer     *self,
                                                EarcupBand       *band);
void               earcup_player_set_tone      (EarcupPlayer     *self,
                                                EarcupToneKind    kind,
                                                double            hz);
EarcupToneKind     earcup_player_get_tone      (EarcupPlayer     *self,
                                                double           *hz);
gboolean           earcup_player_play_score    (EarcupPlayer     *self,
                                                const float      *frames,
                                                gsize             n_frames);
gsize              earcup_player_get_score_place (EarcupPlayer   *self);
void               earcup_player_select        (EarcupPlayer    *self,
                                                guint            slot);
guint              earcup_player_get_selected  (EarcupPlayer    *self);
void               earcup_player_hear_blind    (EarcupPlayer    *self,
                                                guint            slot);
void               earcup_player_end_blind     (EarcupPlayer    *self);
EarcupRecipe      *earcup_player_get_recipe    (EarcupPlayer    *self,
                                                guint            slot);
double             earcup_player_get_gain      (EarcupPlayer    *self,
                                                guint            slot);

void               earcup_player_play          (EarcupPlayer    *self);
void               earcup_player_pause         (EarcupPlayer    *self);
void               earcup_player_retry         (EarcupPlayer    *self);
void               earcup_player_seek          (EarcupPlayer    *self,
                                                double           position_s);
void               earcup_player_set_loop      (EarcupPlayer    *self,
                                                gboolean         active,
                                                double           start_s,
                                                double           end_s);
gboolean           earcup_player_get_loop      (EarcupPlayer    *self,
                                                double          *start_s,
                                                double          *end_s);
void               earcup_player_set_volume    (EarcupPlayer    *self,
                                                double           volume_db);
void               earcup_player_set_limits    (EarcupPlayer    *self,
                                                gboolean         limits);

EarcupPlayerState  earcup_player_get_state     (EarcupPlayer    *self);
gboolean           earcup_player_wants_to_play (EarcupPlayer    *self);
double             earcup_player_get_position  (EarcupPlayer    *self);
const char        *earcup_player_get_message   (EarcupPlayer    *self);
void               earcup_player_take_peaks    (EarcupPlayer    *self,
                                                double           peaks[2]);
double             earcup_player_take_reduction (EarcupPlayer   *self);
gboolean           earcup_player_take_howl     (EarcupPlayer    *self);

guint              earcup_player_get_rate      (EarcupPlayer    *self);
void               earcup_player_set_tapped    (EarcupPlayer    *self,
                                                gboolean         tapped);
gsize              earcup_player_read_tap      (EarcupPlayer    *self,
                                                float           *frames,
                                                gsize            n_frames,
                                                gboolean        *breaks);

G_END_DECLS
