/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "catalogue/earcup-session-field.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_SESSION (earcup_session_get_type ())

/* What is open and how it is compared and seen. Whoever makes one may fill it; it does not change
 * any more once others hold it, and may then be used from any thread. */
typedef struct _EarcupSession EarcupSession;

GType          earcup_session_get_type   (void) G_GNUC_CONST;

EarcupSession *earcup_session_new        (void);
EarcupSession *earcup_session_copy       (const EarcupSession *self);
EarcupSession *earcup_session_ref        (EarcupSession       *self);
void           earcup_session_unref      (EarcupSession       *self);

void           earcup_session_set_text   (EarcupSession       *self,
                                          EarcupSessionField   field,
                                          const char          *text);
void           earcup_session_set_number (EarcupSession       *self,
                                          EarcupSessionField   field,
                                          double               number);
const char    *earcup_session_get_text   (const EarcupSession *self,
                                          EarcupSessionField   field);
double         earcup_session_get_number (const EarcupSession *self,
                                          EarcupSessionField   field);
gboolean       earcup_session_is_on      (const EarcupSession *self,
                                          EarcupSessionField   field);

gboolean       earcup_session_has_same   (const EarcupSession *self,
                                          const EarcupSession *other,
                                          EarcupSessionField   field);
gboolean       earcup_session_equal      (const EarcupSession *self,
                                          const EarcupSession *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSession, earcup_session_unref)

G_END_DECLS
