/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-audio-error.h"

#include <string.h>

G_DEFINE_QUARK (earcup-audio-error-quark, earcup_audio_error)

/* Returns: (transfer full): the first sentence of what GStreamer says, without its full stop, to
 * be put into a sentence of ours; any thread */
char *
earcup_audio_error_dup_sentence (const char *message)
{
  gsize length = strcspn (message, "\n");
  const char *stop = g_strstr_len (message, (gssize) length, ". ");

  if (stop != NULL)
    length = (gsize) (stop - message);
  else if (length > 0 && message[length - 1] == '.')
    length--;

  return g_strndup (message, length);
}
