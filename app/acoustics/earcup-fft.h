/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Real transforms of one length. Its calls may run in any thread at once. */
typedef struct _EarcupFft EarcupFft;

EarcupFft *earcup_fft_get         (gsize            length);
gsize      earcup_fft_length      (const EarcupFft *self);
void       earcup_fft_forward     (const EarcupFft *self,
                                   float           *time,
                                   float           *spectrum);
void       earcup_fft_inverse     (const EarcupFft *self,
                                   float           *spectrum,
                                   float           *time);

gboolean   earcup_fft_load_wisdom (const char      *path);
gboolean   earcup_fft_measure     (void);
gboolean   earcup_fft_keep_wisdom (const char      *path);
gboolean   earcup_fft_is_measured (const EarcupFft *self);

float     *earcup_fft_alloc       (gsize            n_values) G_GNUC_WARN_UNUSED_RESULT;
void       earcup_fft_free        (gpointer         values);

G_END_DECLS
