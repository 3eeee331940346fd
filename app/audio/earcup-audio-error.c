/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-audio-error.h"

G_DEFINE_QUARK (earcup-audio-error-quark, earcup_audio_error)
