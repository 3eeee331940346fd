/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How sound can be written. Of those with the same end of a file name, the first is the usual. */
typedef enum {
  EARCUP_SOUND_FORMAT_WAV_32F,
  EARCUP_SOUND_FORMAT_WAV_24,
  EARCUP_SOUND_FORMAT_WAV_16,        /* with dither */
  EARCUP_SOUND_FORMAT_FLAC,          /* 24-bit */
  EARCUP_SOUND_FORMAT_OGG,           /* Vorbis */
  EARCUP_SOUND_FORMAT_OPUS,
  EARCUP_SOUND_FORMATS
} EarcupSoundFormat;

gboolean    earcup_sound_format_from_nick    (const char         *nick,
                                              EarcupSoundFormat  *format);
gboolean    earcup_sound_format_from_path    (const char         *path,
                                              EarcupSoundFormat  *format);
const char *earcup_sound_format_get_suffix   (EarcupSoundFormat   format);
gboolean    earcup_sound_format_is_available (EarcupSoundFormat   format);
gboolean    earcup_sound_format_check        (EarcupSoundFormat   format,
                                              const char         *path,
                                              GError            **error);

/* Writes sound to a file, which takes its place only when it is complete. One thread. */
typedef struct _EarcupSoundWriter EarcupSoundWriter;

gboolean           earcup_sound_writer_check     (const char         *path,
                                                  GError            **error);
EarcupSoundWriter *earcup_sound_writer_new       (const char         *path,
                                                  guint               rate_hz,
                                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupSoundWriter *earcup_sound_writer_new_full  (const char         *path,
                                                  EarcupSoundFormat   format,
                                                  guint               n_channels,
                                                  guint               rate_hz,
                                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           earcup_sound_writer_has_tags  (const char         *path);
void               earcup_sound_writer_keep_tags (EarcupSoundWriter  *self,
                                                  const char         *path);
gboolean           earcup_sound_writer_write     (EarcupSoundWriter  *self,
                                                  const float        *frames,
                                                  gsize               n_frames,
                                                  GError            **error);
gboolean           earcup_sound_writer_copy      (EarcupSoundWriter  *self,
                                                  const char         *path,
                                                  guint64             n_frames,
                                                  GCancellable       *cancellable,
                                                  GError            **error);
gboolean           earcup_sound_writer_finish    (EarcupSoundWriter  *self,
                                                  GError            **error);
void               earcup_sound_writer_free      (EarcupSoundWriter  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSoundWriter, earcup_sound_writer_free)

G_END_DECLS
