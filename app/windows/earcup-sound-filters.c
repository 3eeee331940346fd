/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-sound-filters.h"

#include <glib/gi18n-lib.h>

#include "compat/earcup-compat.h"

/* Returns: (transfer full): what a dialogue that asks for a sound file offers */
GListModel *
earcup_sound_filters_new (void)
{
  static const char *const suffixes[] = {
    "wav", "flac", "mp3", "ogg", "oga", "opus", "m4a", "aac", "aif", "aiff", "wv", "mka", "caf",
    NULL
  };

  return earcup_compat_new_filters (_("Sound files"), suffixes);
}
