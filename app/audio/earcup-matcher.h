/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "audio/earcup-track.h"

G_BEGIN_DECLS

#define EARCUP_MATCHER_SLOTS  9   /* 0 is no emulation, 1 to 8 are the slots A to H */
#define EARCUP_TYPE_MATCHER   (earcup_matcher_get_type ())

/* What is made equally loud. */
typedef enum {
  EARCUP_MATCH_LOOP,    /* the part that is played again and again, or all where there is none */
  EARCUP_MATCH_FILE,    /* the whole track */
  EARCUP_MATCH_RAW,     /* nothing: every gain is 0 dB */
} EarcupMatchMode;

/* Finds the gains at which all slots are equally loud. */
G_DECLARE_FINAL_TYPE (EarcupMatcher, earcup_matcher, EARCUP, MATCHER, GObject)

EarcupMatcher   *earcup_matcher_new          (void);

void             earcup_matcher_set_track    (EarcupMatcher   *self,
                                              EarcupTrack     *track);
void             earcup_matcher_set_slot     (EarcupMatcher   *self,
                                              guint            slot,
                                              EarcupEmulation *emulation);
void             earcup_matcher_set_recipe   (EarcupMatcher   *self,
                                              guint            slot,
                                              EarcupRecipe    *recipe);
void             earcup_matcher_set_mode     (EarcupMatcher   *self,
                                              EarcupMatchMode  mode);
EarcupMatchMode  earcup_matcher_get_mode     (EarcupMatcher   *self);
void             earcup_matcher_set_loop     (EarcupMatcher   *self,
                                              gboolean         active,
                                              double           start_s,
                                              double           end_s);
double           earcup_matcher_get_gain     (EarcupMatcher   *self,
                                              guint            slot);
gboolean         earcup_matcher_get_verified (EarcupMatcher   *self);

G_END_DECLS
