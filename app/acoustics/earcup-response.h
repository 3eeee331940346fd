/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

#define EARCUP_RESPONSE_ERROR     (earcup_response_error_quark ())
#define EARCUP_TYPE_RESPONSE      (earcup_response_get_type ())
#define EARCUP_RESPONSE_LOWEST_HZ  20.0
#define EARCUP_RESPONSE_HIGHEST_HZ 20000.0
#define EARCUP_RESPONSE_PREDICTIVE_HZ 10000.0   /* above it the network does not predict */

typedef enum {
  EARCUP_RESPONSE_ERROR_TOO_SHORT,     /* fewer than two samples */
  EARCUP_RESPONSE_ERROR_BAD_SAMPLE,    /* frequency not rising, or a value not finite */
} EarcupResponseError;

/* A level in dB over frequency: of a design (dB SPL per volt at the drum) or of a sampled
 * curve (dB, its own reference). Immutable, any thread. */
typedef struct _EarcupResponse EarcupResponse;

GQuark          earcup_response_error_quark    (void);
GType           earcup_response_get_type       (void) G_GNUC_CONST;

EarcupResponse *earcup_response_new_simulated  (const EarcupDesign    *design);
EarcupResponse *earcup_response_new_sampled    (const double          *hz,
                                                const double          *db,
                                                gsize                  n_samples,
                                                GError               **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupResponse *earcup_response_ref            (EarcupResponse        *self);
void            earcup_response_unref          (EarcupResponse        *self);

double          earcup_response_get_level      (const EarcupResponse  *self,
                                                double                 hz);
double          earcup_response_get_mean       (const EarcupResponse  *self,
                                                double                 from_hz,
                                                double                 to_hz);
double          earcup_response_get_reference  (const EarcupResponse  *self);
double          earcup_response_get_aligned    (const EarcupResponse  *self,
                                                double                 hz);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupResponse, earcup_response_unref)

G_END_DECLS
