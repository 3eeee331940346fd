/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "catalogue/earcup-model.h"
#include "catalogue/earcup-rig.h"

G_BEGIN_DECLS

/* The word of a measurement of the user's own begins so. */
#define EARCUP_WORN_STORE_PREFIX "own:"

/* The measurements that the user brought, in a folder of their own. */
typedef struct _EarcupWornStore EarcupWornStore;

EarcupWornStore *earcup_worn_store_new        (const char       *folder);
EarcupWornStore *earcup_worn_store_new_user   (void);
void             earcup_worn_store_free       (EarcupWornStore  *self);

char           **earcup_worn_store_list       (EarcupWornStore  *self);
char            *earcup_worn_store_dup_name   (EarcupWornStore  *self,
                                               const char       *word);
char            *earcup_worn_store_import     (EarcupWornStore  *self,
                                               GFile            *file,
                                               EarcupRig         rig,
                                               gboolean          is_known,
                                               GError          **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupModel     *earcup_worn_store_load       (EarcupWornStore  *self,
                                               EarcupCatalogue  *catalogue,
                                               const char       *word,
                                               GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         earcup_worn_store_remove     (EarcupWornStore  *self,
                                               const char       *word,
                                               GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupWornStore, earcup_worn_store_free)

G_END_DECLS
