/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is known of tracks, kept from one run to the next in the user's cache. */
#define EARCUP_TRACK_CACHE_MOST 100

GVariant *earcup_track_cache_make_key (GFile              *file) G_GNUC_WARN_UNUSED_RESULT;
GVariant *earcup_track_cache_look_up  (GVariant           *key,
                                       const GVariantType *type) G_GNUC_WARN_UNUSED_RESULT;
gboolean  earcup_track_cache_keep     (GVariant           *key,
                                       GVariant           *facts);

G_END_DECLS
