/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_FIT_RECORD (earcup_fit_record_get_type ())

/* What came of fitting the network to one measurement. Immutable, any thread. */
typedef struct _EarcupFitRecord EarcupFitRecord;

GType            earcup_fit_record_get_type        (void) G_GNUC_CONST;

EarcupFitRecord *earcup_fit_record_new_from_json   (JsonObject             *object,
                                                    GError                **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupFitRecord *earcup_fit_record_ref             (EarcupFitRecord        *self);
void             earcup_fit_record_unref           (EarcupFitRecord        *self);

const char      *earcup_fit_record_get_file        (const EarcupFitRecord  *self);
const char      *earcup_fit_record_get_measurer    (const EarcupFitRecord  *self);
const char      *earcup_fit_record_get_rig         (const EarcupFitRecord  *self);
EarcupDesign    *earcup_fit_record_get_design      (const EarcupFitRecord  *self);
guint            earcup_fit_record_get_n_numbers   (const EarcupFitRecord  *self);
double           earcup_fit_record_get_below_db    (const EarcupFitRecord  *self);
double           earcup_fit_record_get_above_db    (const EarcupFitRecord  *self);
gboolean         earcup_fit_record_get_converged   (const EarcupFitRecord  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupFitRecord, earcup_fit_record_unref)

G_END_DECLS
