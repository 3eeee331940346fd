/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/audio/gstaudiofilter.h>
#include <stdbool.h>

#include "acoustics/earcup-recipe.h"
#include "audio/earcup-setting.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_FILTER  (earcup_filter_get_type ())
#define EARCUP_FILTER_BLOCK 256   /* frames; buffers of this length are the cheapest */

/* The element "earcup": an enclosure emulation in a stream of stereo sound. */
G_DECLARE_FINAL_TYPE (EarcupFilter, earcup_filter, EARCUP, FILTER, GstAudioFilter)

/* What a model heard on a worn headphone takes: (transfer full), or NULL with the error set. The
 * words are never NULL; an empty one for the worn headphone stands for the neutral one. */
typedef EarcupRecipe *(*EarcupFilterResolver) (const char  *model,
                                               const char  *worn,
                                               GError     **error);

void     earcup_filter_set_resolver   (EarcupFilterResolver resolver);

void     earcup_filter_set_setting    (EarcupFilter  *self,
                                       EarcupSetting *setting);
void     earcup_filter_set_volume     (EarcupFilter  *self,
                                       double         volume_db);
void     earcup_filter_set_open       (EarcupFilter  *self,
                                       gboolean       open);
gboolean earcup_filter_is_silent     (EarcupFilter  *self);
void     earcup_filter_set_fades_loop (EarcupFilter  *self,
                                       gboolean       fades_loop);
void     earcup_filter_take_peaks     (EarcupFilter  *self,
                                       double         peaks[2]);

void     earcup_filter_set_limits     (EarcupFilter  *self,
                                       gboolean       limits);
double   earcup_filter_take_reduction (EarcupFilter  *self);
gboolean earcup_filter_take_howl      (EarcupFilter  *self);

void   earcup_filter_open_tap       (EarcupFilter *self,
                                     guint         rate_hz);
void   earcup_filter_close_tap      (EarcupFilter *self);
gsize  earcup_filter_read_tap       (EarcupFilter *self,
                                     float        *frames,
                                     gsize         n_frames,
                                     bool         *breaks);

G_END_DECLS
