/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "acoustics/earcup-response.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_ALIGNMENT (earcup_alignment_get_type ())

/* At which level curves are laid over one another. The nicks are the words of the command line. */
typedef enum {
  EARCUP_ALIGNMENT_MEAN,        /* the mean from 500 Hz to 2 kHz is 0 dB */
  EARCUP_ALIGNMENT_ONE_KHZ,     /* the level at 1 kHz is 0 dB */
  EARCUP_ALIGNMENT_ABSOLUTE,    /* dB SPL at the drum for 1 V; only a design has it */
  EARCUP_ALIGNMENT_LOUDNESS,    /* pink noise is as loud as in a diffuse field of 0 dB */
  EARCUP_N_ALIGNMENTS
} EarcupAlignment;

GType    earcup_alignment_get_type  (void) G_GNUC_CONST;
gboolean earcup_alignment_from_nick (const char           *nick,
                                     EarcupAlignment      *alignment);
double   earcup_alignment_get_level (EarcupAlignment       self,
                                     const EarcupResponse *response,
                                     const EarcupResponse *diffuse);

G_END_DECLS
