/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "acoustics/earcup-kernel.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_MIX (earcup_mix_get_type ())

/* The sounds that a mix is made of; each is heard at most once in it. */
typedef enum {
  EARCUP_MIX_TRACK,      /* what is played */
  EARCUP_MIX_TAKE,       /* samples that the mix carries, the same on both channels */
  EARCUP_MIX_NOISE,      /* white, of a mean square of 1, another one in each channel */
  EARCUP_N_MIX_INPUTS
} EarcupMixInput;

/* One of the sounds: it is convolved, if there is a kernel, and then amplified. */
typedef struct {
  gboolean      is_heard;
  EarcupKernel *kernel;        /* NULL for none */
  double        gain_db;
} EarcupMixPart;

/* What is recorded and comes back, again and again. */
typedef struct {
  EarcupKernel *kernel;        /* NULL for no loop */
  gsize         delay_frames;  /* a multiple of 8, 8 or more */
  float         highest;       /* nothing that is recorded is higher */
} EarcupMixLoop;

/* Several sounds at once, to be heard live: a track, a take and noise, each through a kernel of its
 * own; then a loop around their sum; then a correction of what comes out of it. Immutable once
 * ended, any thread. */
typedef struct _EarcupMix        EarcupMix;
typedef struct _EarcupMixBuilder EarcupMixBuilder;

GType                earcup_mix_get_type               (void) G_GNUC_CONST;

EarcupMixBuilder    *earcup_mix_builder_new            (guint                rate_hz);
void                 earcup_mix_builder_free           (EarcupMixBuilder    *self);
void                 earcup_mix_builder_add            (EarcupMixBuilder    *self,
                                                        EarcupMixInput       input,
                                                        EarcupKernel        *kernel,
                                                        double               gain_db);
void                 earcup_mix_builder_set_take       (EarcupMixBuilder    *self,
                                                        const float         *samples,
                                                        gsize                n_frames);
void                 earcup_mix_builder_share_take     (EarcupMixBuilder    *self,
                                                        GBytes              *samples);
void                 earcup_mix_builder_set_loop       (EarcupMixBuilder    *self,
                                                        const EarcupMixLoop *loop);
void                 earcup_mix_builder_set_correction (EarcupMixBuilder    *self,
                                                        EarcupKernel        *kernel);
EarcupMix           *earcup_mix_builder_end            (EarcupMixBuilder    *self)
                                                        G_GNUC_WARN_UNUSED_RESULT;

EarcupMix           *earcup_mix_ref                    (EarcupMix           *self);
void                 earcup_mix_unref                  (EarcupMix           *self);
guint                earcup_mix_get_rate               (const EarcupMix     *self);
const EarcupMixPart *earcup_mix_get_part               (const EarcupMix     *self,
                                                        EarcupMixInput       input);
const float         *earcup_mix_get_take               (const EarcupMix     *self,
                                                        gsize               *n_frames);
const EarcupMixLoop *earcup_mix_get_loop               (const EarcupMix     *self);
EarcupKernel        *earcup_mix_get_correction         (const EarcupMix     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupMix, earcup_mix_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupMixBuilder, earcup_mix_builder_free)

G_END_DECLS
