/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-archetype.h"
#include "catalogue/earcup-entry.h"

G_BEGIN_DECLS

#define EARCUP_ESTIMATE_REFERENCE_HZ 1000.0

/* How a headphone is built, as far as its estimate depends on it. */
typedef struct {
  const char *archetype_id;    /* static */
  gboolean    on_ear;          /* modelled as over-ear with a gap under the pad */
  gboolean    stands_in;       /* the archetype is of another transducer */
} EarcupConstruction;

/* What makes another headphone of a design. */
typedef struct {
  double   impedance_factor;   /* above 0; 1 leaves it */
  double   db_per_v;           /* dB SPL for one volt at 1 kHz; NAN leaves it */
  gboolean gap;                /* whether a gap under the pad is added */
} EarcupEstimateChange;

EarcupConstruction  earcup_construction_of     (EarcupEntry                 *entry);
gboolean            earcup_construction_equal  (const EarcupConstruction    *one,
                                                const EarcupConstruction    *other);

EarcupDesign       *earcup_estimate_change     (const EarcupDesign          *design,
                                                const EarcupEstimateChange  *change,
                                                double                      *shortfall_db,
                                                GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupDesign       *earcup_estimate_design     (EarcupEntry                 *entry,
                                                const EarcupDesign          *archetype,
                                                double                      *shortfall_db,
                                                GError                     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
