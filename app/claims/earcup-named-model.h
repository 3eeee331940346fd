/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "claims/earcup-topic.h"

G_BEGIN_DECLS

/* How a guide speaks of a model. */
typedef enum {
  EARCUP_NAMED_AS_EXAMPLE,     /* by name */
  EARCUP_NAMED_AS_MAKER,       /* only its maker */
  EARCUP_NAMED_AS_HISTORY,     /* as a step in the history */
} EarcupNamedAs;

/* A model of the catalogue of which the guides speak. Immutable, any thread. */
typedef struct {
  char          *id;           /* a word that stands for it */
  char          *name;
  EarcupTopic    kind;         /* one of the kinds of what can be heard */
  EarcupNamedAs  named_as;
  guint          sources;      /* EarcupClaimSource bits: who names it */
  double         year;         /* in which it came out, NAN if that is not known */
} EarcupNamedModel;

EarcupNamedModel *earcup_named_model_new   (const EarcupNamedModel *fields);
void              earcup_named_model_free  (EarcupNamedModel       *self);

gboolean          earcup_named_model_is_on (const EarcupNamedModel *self,
                                            EarcupTopic             topic);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupNamedModel, earcup_named_model_free)

G_END_DECLS
