/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-facet.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A range of a number: above the limit of the value before, up to its own. */
typedef struct {
  double      up_to;
  const char *label;
} Range;

static const Range impedances[] = {
  { 0.0, NC_("filter", "Unknown") },
  { 32.0, N_("up to 32 Ω") },
  { 80.0, N_("33 to 80 Ω") },
  { 150.0, N_("81 to 150 Ω") },
  { 300.0, N_("151 to 300 Ω") },
  { INFINITY, N_("above 300 Ω") },
};

static const Range weights[] = {
  { 0.0, NC_("filter", "Unknown") },
  { 200.0, N_("up to 200 g") },
  { 250.0, N_("201 to 250 g") },
  { 300.0, N_("251 to 300 g") },
  { 400.0, N_("301 to 400 g") },
  { INFINITY, N_("above 400 g") },
};

/* The uses of the data, in the order in which they are offered. */
static const char *const uses[] = {
  NC_("filter", "Unknown"),
  N_("mixing"), N_("tracking"), N_("critical listening"), N_("mastering"), N_("casual listening"),
  N_("editing"), N_("broadcast"), N_("travel"), N_("consumer reference check"),
  N_("first studio pair"), N_("gaming"), N_("live monitoring"), N_("location sound"),
  N_("historical reference"), N_("modding"), N_("drum tracking"), N_("spatial audio mixing"),
  N_("immersive mixing"), N_("mobile monitoring"), N_("speech"), N_("audiometry"), N_("DJ"),
  N_("room emulation"), N_("electronic instruments"),
};

static const char *const enclosures[] = {
  NC_("filter", "Unknown"), NC_("filter", "Closed"), NC_("filter", "Semi-open"),
  NC_("filter", "Open"), NC_("filter", "Loudspeakers"),
};

static const char *const wearings[] = {
  NC_("filter", "Unknown"), NC_("filter", "Over-ear"), NC_("filter", "On-ear"),
  NC_("filter", "Loudspeakers"),
};

static const char *const transducers[] = {
  NC_("filter", "Unknown"), NC_("filter", "Dynamic"), NC_("filter", "Planar"),
  NC_("filter", "Loudspeakers"),
};

static const char *const prices[] = {
  NC_("filter", "Unknown"), NC_("filter", "Budget"), NC_("filter", "Mid-range"),
  NC_("filter", "High"), NC_("filter", "Flagship"),
};

static const char *const guides[] = {
  NC_("filter", "Not named in the guides"), NC_("filter", "Named in the guides"),
};

static const char *const curves[] = {
  NC_("filter", "From construction or figures"), NC_("filter", "Measured itself"),
  NC_("filter", "A relative was measured"), NC_("filter", "Your own measurement"),
};

static const char *const mine[] = {
  NC_("filter", "Neither"), NC_("filter", "Favourites"), NC_("filter", "Recently used"),
};

static const struct
{
  const char        *label;
  guint              n_values;
  const char *const *labels;
  const Range       *ranges;
} facets[EARCUP_N_FACETS] = {
  [EARCUP_FACET_ENCLOSURE] = { N_("Enclosure"), G_N_ELEMENTS (enclosures), enclosures, NULL },
  [EARCUP_FACET_WEARING] = { N_("Wearing"), G_N_ELEMENTS (wearings), wearings, NULL },
  [EARCUP_FACET_TRANSDUCER] = { N_("Transducer"), G_N_ELEMENTS (transducers), transducers, NULL },
  [EARCUP_FACET_PRICE] = { N_("Price tier"), G_N_ELEMENTS (prices), prices, NULL },
  [EARCUP_FACET_IMPEDANCE] = { N_("Impedance"), G_N_ELEMENTS (impedances), NULL, impedances },
  [EARCUP_FACET_WEIGHT] = { N_("Weight"), G_N_ELEMENTS (weights), NULL, weights },
  [EARCUP_FACET_USE] = { N_("Uses"), G_N_ELEMENTS (uses), uses, NULL },
  [EARCUP_FACET_GUIDES] = { N_("Guides"), G_N_ELEMENTS (guides), guides, NULL },
  [EARCUP_FACET_CURVE] = { N_("Curve"), G_N_ELEMENTS (curves), curves, NULL },
  [EARCUP_FACET_MINE] = { N_("Yours"), G_N_ELEMENTS (mine), mine, NULL },
  [EARCUP_FACET_COLLECTION] = { N_("Collections"), 0, NULL, NULL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (uses) <= EARCUP_FACET_MOST_VALUES);

/* Returns: (transfer none): what a facet is called */
const char *
earcup_facet_get_label (EarcupFacet facet)
{
  g_return_val_if_fail ((guint) facet < EARCUP_N_FACETS, NULL);

  return _(facets[facet].label);
}

/* Returns: how many values a facet has; 0 for the collections, of which there are as many as the
 * user makes */
guint
earcup_facet_get_n_values (EarcupFacet facet)
{
  g_return_val_if_fail ((guint) facet < EARCUP_N_FACETS, 0);

  return facets[facet].n_values;
}

/* Returns: (transfer none): what a value is called */
const char *
earcup_facet_get_value_label (EarcupFacet facet,
                              guint       value)
{
  const char *label;

  g_return_val_if_fail (value < earcup_facet_get_n_values (facet), NULL);

  if (facets[facet].ranges != NULL)
    label = facets[facet].ranges[value].label;
  else
    label = facets[facet].labels[value];

  if (value == EARCUP_FACET_UNKNOWN ||
      (facet != EARCUP_FACET_USE && facets[facet].ranges == NULL))
    return g_dpgettext2 (GETTEXT_PACKAGE, "filter", label);

  return _(label);
}

/* Returns: the value of a use, which the data write in English; %EARCUP_FACET_UNKNOWN for one that
 * is not offered */
guint
earcup_facet_find_use (const char *use)
{
  for (guint i = 1; i < G_N_ELEMENTS (uses); i++)
    if (g_str_equal (uses[i], use))
      return i;

  return EARCUP_FACET_UNKNOWN;
}

static guint32
get_range_bit (EarcupEntry *entry,
               const char  *key,
               const Range *ranges,
               guint        n_ranges)
{
  double number;

  if (earcup_entry_get_number (entry, key, &number))
    for (guint i = 1; i < n_ranges; i++)
      if (number <= ranges[i].up_to)
        return EARCUP_FACET_BIT (i);

  return EARCUP_FACET_BIT (EARCUP_FACET_UNKNOWN);
}

static guint32
get_use_bits (EarcupEntry *entry)
{
  const char *const *texts = earcup_entry_get_uses (entry);
  guint32 bits = 0;

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    bits |= EARCUP_FACET_BIT (earcup_facet_find_use (texts[i]));

  return bits != 0 ? bits : EARCUP_FACET_BIT (EARCUP_FACET_UNKNOWN);
}

static guint32
get_curve_bit (EarcupProvenance provenance)
{
  switch (provenance)
    {
    case EARCUP_PROVENANCE_FITTED:
      return EARCUP_FACET_BIT (1);

    case EARCUP_PROVENANCE_DERIVED:
      return EARCUP_FACET_BIT (2);

    case EARCUP_PROVENANCE_USER:
      return EARCUP_FACET_BIT (3);

    case EARCUP_PROVENANCE_ESTIMATED:
    case EARCUP_PROVENANCE_ARCHETYPE:
    case EARCUP_PROVENANCE_TARGET:
    case EARCUP_PROVENANCE_MAKER:
    default:
      return EARCUP_FACET_BIT (0);
    }
}

/**
 * earcup_facet_get_bits:
 * @facet: one of the fixed ones
 * @entry: an entry
 * @provenance: where its curve comes from
 *
 * Tells which values an entry has. What is not known is a value of its own.
 *
 * Returns: the bits of the values, at least one; any thread
 */
guint32
earcup_facet_get_bits (EarcupFacet       facet,
                       EarcupEntry      *entry,
                       EarcupProvenance  provenance)
{
  gboolean is_monitor = earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_MONITOR;

  switch (facet)
    {
    case EARCUP_FACET_ENCLOSURE:
      return EARCUP_FACET_BIT (is_monitor ? EARCUP_FACET_ENCLOSURE_MONITOR
                                          : (guint) earcup_entry_get_enclosure (entry));

    case EARCUP_FACET_WEARING:
      return EARCUP_FACET_BIT (is_monitor ? 3u : (guint) earcup_entry_get_wearing (entry));

    case EARCUP_FACET_TRANSDUCER:
      return EARCUP_FACET_BIT (is_monitor ? 3u : (guint) earcup_entry_get_transducer (entry));

    case EARCUP_FACET_PRICE:
      return EARCUP_FACET_BIT ((guint) earcup_entry_get_price_tier (entry));

    case EARCUP_FACET_IMPEDANCE:
      return get_range_bit (entry, "impedance_ohm", impedances, G_N_ELEMENTS (impedances));

    case EARCUP_FACET_WEIGHT:
      return get_range_bit (entry, "weight_g", weights, G_N_ELEMENTS (weights));

    case EARCUP_FACET_USE:
      return get_use_bits (entry);

    case EARCUP_FACET_GUIDES:
      return EARCUP_FACET_BIT (earcup_entry_is_named_in_guides (entry)
                                 ? EARCUP_FACET_GUIDES_NAMED : 0u);

    case EARCUP_FACET_CURVE:
      return get_curve_bit (provenance);

    case EARCUP_FACET_MINE:
    case EARCUP_FACET_COLLECTION:
    case EARCUP_N_FACETS:
    default:
      g_return_val_if_reached (0);
    }
}
