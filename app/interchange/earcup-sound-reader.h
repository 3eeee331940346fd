/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads a sound file that libsndfile knows exactly, as stereo. One thread. */
typedef struct _EarcupSoundReader EarcupSoundReader;

EarcupSoundReader *earcup_sound_reader_open         (const char         *path);
gboolean           earcup_sound_reader_is_broken    (const char         *path);
void               earcup_sound_reader_free         (EarcupSoundReader  *self);

guint              earcup_sound_reader_get_rate     (EarcupSoundReader  *self);
guint              earcup_sound_reader_get_channels (EarcupSoundReader  *self);
guint64            earcup_sound_reader_get_n_frames (EarcupSoundReader  *self);
gboolean           earcup_sound_reader_seek         (EarcupSoundReader  *self,
                                                     guint64             frame);
gsize              earcup_sound_reader_read         (EarcupSoundReader  *self,
                                                     float              *frames,
                                                     gsize               n_frames);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSoundReader, earcup_sound_reader_free)

G_END_DECLS
