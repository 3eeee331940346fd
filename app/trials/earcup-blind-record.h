/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trials/earcup-blind-test.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_BLIND_RECORD     (earcup_blind_record_get_type ())
#define EARCUP_BLIND_RECORD_ERROR    (earcup_blind_record_error_quark ())
#define EARCUP_BLIND_RECORD_FORMAT   "earcup-blind-test-1"

typedef enum {
  EARCUP_BLIND_RECORD_ERROR_MALFORMED,   /* not a record, or a broken one */
  EARCUP_BLIND_RECORD_ERROR_BAD_VALUE,   /* a value that no test can have */
} EarcupBlindRecordError;

/* Under which conditions a test was made. Texts may be NULL where there is nothing to say. */
typedef struct {
  const char *model_a;       /* its id or name */
  const char *model_b;
  const char *worn;
  const char *track;
  double      loop_from_s;
  double      loop_to_s;
  double      gain_a_db;
  double      gain_b_db;
  double      residual_lu;   /* of the loudness of A and B after matching, without its sign */
} EarcupBlindConditions;

/* A finished test with its conditions. Immutable, any thread. */
typedef struct _EarcupBlindRecord EarcupBlindRecord;

GQuark             earcup_blind_record_error_quark    (void);
GType              earcup_blind_record_get_type       (void) G_GNUC_CONST;

EarcupBlindRecord *earcup_blind_record_new            (EarcupBlindTest              *test,
                                                       const EarcupBlindConditions  *conditions,
                                                       GDateTime                    *when);
EarcupBlindRecord *earcup_blind_record_new_from_json  (const char                   *text,
                                                       gssize                        length,
                                                       const char                   *name,
                                                       GError                      **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupBlindRecord *earcup_blind_record_ref            (EarcupBlindRecord            *self);
void               earcup_blind_record_unref          (EarcupBlindRecord            *self);

EarcupBlindKind    earcup_blind_record_get_kind       (const EarcupBlindRecord      *self);
guint              earcup_blind_record_get_n_trials   (const EarcupBlindRecord      *self);
guint              earcup_blind_record_get_score      (const EarcupBlindRecord      *self);
void               earcup_blind_record_get_conditions (const EarcupBlindRecord      *self,
                                                       EarcupBlindConditions        *conditions);
GDateTime         *earcup_blind_record_get_when       (const EarcupBlindRecord      *self);

double             earcup_blind_record_compute_p      (const EarcupBlindRecord      *self);
double             earcup_blind_record_compute_power  (const EarcupBlindRecord      *self);
char              *earcup_blind_record_dup_verdict    (const EarcupBlindRecord      *self);

char              *earcup_blind_record_to_json        (const EarcupBlindRecord      *self);
char              *earcup_blind_record_to_csv         (const EarcupBlindRecord      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupBlindRecord, earcup_blind_record_unref)

G_END_DECLS
