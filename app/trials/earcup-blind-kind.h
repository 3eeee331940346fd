/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_BLIND_KIND (earcup_blind_kind_get_type ())
#define EARCUP_BLIND_LEVEL     0.05   /* how rare by chance a score must be */
#define EARCUP_BLIND_ABILITY   0.7    /* how often the listener of the power is right */

/* The forms of a listening test in which one does not know what one hears. */
typedef enum {
  EARCUP_BLIND_ABX,          /* X is A or B: which? */
  EARCUP_BLIND_PREFERENCE,   /* two without a name: which do you like better? */
  EARCUP_BLIND_TRIANGLE,     /* two are the same, one is not: which? */
  EARCUP_BLIND_N_KINDS
} EarcupBlindKind;

GType       earcup_blind_kind_get_type      (void) G_GNUC_CONST;

const char *earcup_blind_kind_get_name      (EarcupBlindKind  kind);
const char *earcup_blind_kind_get_title     (EarcupBlindKind  kind);
gboolean    earcup_blind_kind_from_name     (const char      *name,
                                             EarcupBlindKind *kind);
guint       earcup_blind_kind_get_n_samples (EarcupBlindKind  kind);
guint       earcup_blind_kind_get_n_answers (EarcupBlindKind  kind);
double      earcup_blind_kind_get_chance    (EarcupBlindKind  kind);
guint       earcup_blind_kind_get_threshold (EarcupBlindKind  kind,
                                             guint            n_trials);
double      earcup_blind_kind_compute_power (EarcupBlindKind  kind,
                                             guint            n_trials);

G_END_DECLS
