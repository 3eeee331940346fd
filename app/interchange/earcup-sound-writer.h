/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes stereo sound to a WAV (32-bit float) or FLAC (24-bit) file, which takes its place only
 * when it is complete. One thread. */
typedef struct _EarcupSoundWriter EarcupSoundWriter;

gboolean           earcup_sound_writer_check  (const char         *path,
                                               GError            **error);
EarcupSoundWriter *earcup_sound_writer_new    (const char         *path,
                                               guint               rate_hz,
                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           earcup_sound_writer_write  (EarcupSoundWriter  *self,
                                               const float        *frames,
                                               gsize               n_frames,
                                               GError            **error);
gboolean           earcup_sound_writer_finish (EarcupSoundWriter  *self,
                                               GError            **error);
void               earcup_sound_writer_free   (EarcupSoundWriter  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSoundWriter, earcup_sound_writer_free)

G_END_DECLS
