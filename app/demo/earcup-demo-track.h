/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EARCUP_DEMO_RATE_HZ      48000
#define EARCUP_DEMO_TEMPO_BPM    96
#define EARCUP_DEMO_N_BARS       8
#define EARCUP_DEMO_STEPS_A_BAR  16
#define EARCUP_DEMO_STEP_FRAMES  (EARCUP_DEMO_RATE_HZ * 60 / EARCUP_DEMO_TEMPO_BPM / 4)
#define EARCUP_DEMO_N_STEPS      (EARCUP_DEMO_N_BARS * EARCUP_DEMO_STEPS_A_BAR)
#define EARCUP_DEMO_N_FRAMES     (EARCUP_DEMO_N_STEPS * EARCUP_DEMO_STEP_FRAMES)

/* A stereo loop as long as the piece. What runs over its end continues at its beginning,
 * so that every tail is already sounding when the loop starts again. */
typedef struct {
  double *left;     /* EARCUP_DEMO_N_FRAMES values, 1.0 is full scale */
  double *right;
} EarcupDemoTrack;

EarcupDemoTrack *earcup_demo_track_new   (void);
void             earcup_demo_track_free  (EarcupDemoTrack       *self);

void             earcup_demo_track_add   (EarcupDemoTrack       *self,
                                          gsize                  frame,
                                          double                 left,
                                          double                 right);
void             earcup_demo_track_blend (EarcupDemoTrack       *self,
                                          const EarcupDemoTrack *other,
                                          double                 gain);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupDemoTrack, earcup_demo_track_free)

G_END_DECLS
