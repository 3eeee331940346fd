/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_PROVENANCE (earcup_provenance_get_type ())

typedef enum {
  EARCUP_PROVENANCE_FITTED,       /* to a measurement of this very model */
  EARCUP_PROVENANCE_DERIVED,      /* from a relative that is named */
  EARCUP_PROVENANCE_ESTIMATED,    /* from the construction and the maker's figures */
  EARCUP_PROVENANCE_ARCHETYPE,    /* stands for a construction, not for a product */
  EARCUP_PROVENANCE_TARGET,       /* a curve to aim at, without a design */
  EARCUP_PROVENANCE_USER,         /* the user's own numbers */
  EARCUP_PROVENANCE_MAKER,        /* the maker's figures alone */
} EarcupProvenance;

GType       earcup_provenance_get_type  (void) G_GNUC_CONST;

const char *earcup_provenance_get_nick  (EarcupProvenance self);
const char *earcup_provenance_get_label (EarcupProvenance self);

G_END_DECLS
