/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Gathers the outline of stereo sound: the lowest and highest values of stretches of equal length.
 * One thread. */
typedef struct _EarcupOutline EarcupOutline;

EarcupOutline *earcup_outline_new  (void);
void            earcup_outline_free (EarcupOutline       *self);

void            earcup_outline_add  (EarcupOutline       *self,
                                      const float          *frames,
                                      gsize                 n_frames);
guint           earcup_outline_get  (const EarcupOutline *self,
                                      guint                 n_most,
                                      float               **low,
                                      float               **high);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupOutline, earcup_outline_free)

G_END_DECLS
