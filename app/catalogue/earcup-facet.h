/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-entry.h"
#include "catalogue/earcup-provenance.h"

G_BEGIN_DECLS

#define EARCUP_FACET_MOST_VALUES 32u
#define EARCUP_FACET_BIT(value)  (1u << (value))
#define EARCUP_FACET_UNKNOWN     0u     /* the value of what is not known, in most facets */

/* By what entries can be told apart. Each has up to 32 values, and an entry has one or several. */
typedef enum {
  EARCUP_FACET_ENCLOSURE,     /* the values of #EarcupEnclosure, and loudspeakers */
  EARCUP_FACET_WEARING,       /* those of #EarcupWearing, and loudspeakers */
  EARCUP_FACET_TRANSDUCER,    /* those of #EarcupTransducer, and loudspeakers */
  EARCUP_FACET_PRICE,         /* those of #EarcupPriceTier */
  EARCUP_FACET_IMPEDANCE,
  EARCUP_FACET_WEIGHT,
  EARCUP_FACET_USE,
  EARCUP_FACET_GUIDES,
  EARCUP_FACET_CURVE,         /* where the curve comes from */
  EARCUP_N_FIXED_FACETS,
  EARCUP_FACET_MINE = EARCUP_N_FIXED_FACETS,   /* favourites and what was used lately */
  EARCUP_FACET_COLLECTION,    /* the user's own, in their order */
  EARCUP_N_FACETS
} EarcupFacet;

#define EARCUP_FACET_ENCLOSURE_MONITOR 4u
#define EARCUP_FACET_GUIDES_NAMED      1u
#define EARCUP_FACET_MINE_FAVOURITE    1u
#define EARCUP_FACET_MINE_RECENT       2u

const char *earcup_facet_get_label       (EarcupFacet       facet);
guint       earcup_facet_get_n_values    (EarcupFacet       facet);
const char *earcup_facet_get_value_label (EarcupFacet       facet,
                                          guint             value);
guint32     earcup_facet_get_bits        (EarcupFacet       facet,
                                          EarcupEntry      *entry,
                                          EarcupProvenance  provenance);
guint       earcup_facet_find_use        (const char       *use);

G_END_DECLS
