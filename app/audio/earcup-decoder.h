/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads a sound file of any kind that libsndfile or GStreamer decodes, as stereo. One thread, not
 * the main one: its calls wait for the file. */
typedef struct _EarcupDecoder EarcupDecoder;

EarcupDecoder *earcup_decoder_new          (GFile          *file,
                                            GCancellable   *cancellable,
                                            GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void           earcup_decoder_free         (EarcupDecoder  *self);

guint          earcup_decoder_get_rate     (EarcupDecoder  *self);
guint          earcup_decoder_get_channels (EarcupDecoder  *self);
double         earcup_decoder_get_duration (EarcupDecoder  *self);
gboolean       earcup_decoder_skip         (EarcupDecoder  *self,
                                            guint64         n_frames);
gssize         earcup_decoder_read         (EarcupDecoder  *self,
                                            float          *frames,
                                            gsize           n_frames,
                                            GCancellable   *cancellable,
                                            GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupDecoder, earcup_decoder_free)

G_END_DECLS
