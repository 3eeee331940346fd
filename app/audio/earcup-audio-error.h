/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EARCUP_AUDIO_ERROR (earcup_audio_error_quark ())

typedef enum {
  EARCUP_AUDIO_ERROR_NOT_AUDIO,      /* a file without sound in it */
  EARCUP_AUDIO_ERROR_CUT_SHORT,      /* a file that ends before it should */
  EARCUP_AUDIO_ERROR_SILENT,         /* nothing to hear, nothing to match */
  EARCUP_AUDIO_ERROR_UNSUPPORTED,    /* a decoder or a sink is missing */
  EARCUP_AUDIO_ERROR_DEVICE,         /* the sound device does not answer */
} EarcupAudioError;

GQuark  earcup_audio_error_quark        (void);
char   *earcup_audio_error_dup_sentence (const char *message);

G_END_DECLS
