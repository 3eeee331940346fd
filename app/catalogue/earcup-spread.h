/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-model.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_SPREAD (earcup_spread_get_type ())

/* Between which levels the response of one headphone lies from one seating on the head to the
 * next, and from one specimen to another where that is known. Immutable, any thread. */
typedef struct _EarcupSpread EarcupSpread;

GType         earcup_spread_get_type      (void) G_GNUC_CONST;

EarcupSpread *earcup_spread_new           (EarcupDesign        *design,
                                           EarcupDesign *const *variants,
                                           guint                n_variants) G_GNUC_WARN_UNUSED_RESULT;
EarcupSpread *earcup_spread_new_for_model (EarcupModel         *model) G_GNUC_WARN_UNUSED_RESULT;
EarcupSpread *earcup_spread_ref           (EarcupSpread        *self);
void          earcup_spread_unref         (EarcupSpread        *self);

void          earcup_spread_get           (const EarcupSpread  *self,
                                           double               hz,
                                           double              *low_db,
                                           double              *high_db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSpread, earcup_spread_unref)

G_END_DECLS
