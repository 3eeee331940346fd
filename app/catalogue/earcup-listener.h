/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "acoustics/earcup-head.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_LISTENER (earcup_listener_get_type ())

/* Whose head is in front of the loudspeakers. Any thread. */
typedef struct _EarcupListener EarcupListener;

GType           earcup_listener_get_type (void) G_GNUC_CONST;

EarcupListener *earcup_listener_new      (EarcupResponse        *diffuse_field);
EarcupListener *earcup_listener_new_file (GFile                 *file,
                                          EarcupResponse        *diffuse_field,
                                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupListener *earcup_listener_ref      (EarcupListener        *self);
void            earcup_listener_unref    (EarcupListener        *self);

EarcupHead     *earcup_listener_get_head (EarcupListener        *self);
const char     *earcup_listener_get_text (EarcupListener        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupListener, earcup_listener_unref)

G_END_DECLS
