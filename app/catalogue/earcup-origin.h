/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-catalogue.h"
#include "catalogue/earcup-provenance.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_ORIGIN (earcup_origin_get_type ())

/* How the design of an entry came about. Immutable once made, any thread. */
typedef struct {
  EarcupProvenance  provenance;   /* fitted, derived or estimated */
  EarcupDesign     *design;
  EarcupFitRecord  *fit;          /* what the design goes back to; NULL if it is estimated */
  char             *relative;     /* the name of what it is derived from, or NULL */
  char             *text;         /* all this in a sentence or a few, for people */
  char            **notes;        /* what should be known before it is trusted */
  char            **sharing;      /* ids of the entries that go back to the same */
  GPtrArray        *variants;     /* of EarcupDesign: fits to further measurements of it */
} EarcupOrigin;

GType             earcup_origin_get_type       (void) G_GNUC_CONST;

EarcupOrigin     *earcup_origin_new            (EarcupCatalogue  *catalogue,
                                                EarcupLineage    *lineage,
                                                EarcupEntry      *entry,
                                                GError          **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupOrigin     *earcup_origin_ref            (EarcupOrigin     *self);
void              earcup_origin_unref          (EarcupOrigin     *self);

EarcupProvenance  earcup_origin_get_provenance (EarcupLineage    *lineage,
                                                EarcupEntry      *entry);
char             *earcup_origin_dup_relative   (EarcupCatalogue  *catalogue,
                                                EarcupLineage    *lineage,
                                                EarcupEntry      *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupOrigin, earcup_origin_unref)

G_END_DECLS
