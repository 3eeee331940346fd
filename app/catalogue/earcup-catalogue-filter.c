/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-catalogue-filter.h"

struct _EarcupCatalogueFilter
{
  EarcupQuery *query;
  gboolean     fuzzy;
  guint        kinds;
  guint        enclosures;
  guint        price_tiers;
  gboolean     in_guides;
};

G_DEFINE_BOXED_TYPE (EarcupCatalogueFilter, earcup_catalogue_filter, earcup_catalogue_filter_ref,
                     earcup_catalogue_filter_unref)

static gboolean
finds_nothing (GListModel        *entries,
               const EarcupQuery *query)
{
  guint n_entries = g_list_model_get_n_items (entries);

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr(EarcupEntry) entry = g_list_model_get_item (entries, i);

      if (earcup_query_score (query, earcup_entry_get_search_key (entry)) > 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * earcup_catalogue_filter_new:
 * @entries: the list of all #EarcupEntry, which decides whether slips in @text are forgiven
 * @text: (nullable): what was typed in the search field
 * @kinds: bits of #EarcupEntryKind, 0 for any
 * @enclosures: bits of #EarcupEnclosure, 0 for any
 * @price_tiers: bits of #EarcupPriceTier, 0 for any
 * @in_guides: whether only models are wanted that a guide names
 *
 * Makes a filter. An entry must satisfy each of the choices. Slips of the keyboard are forgiven
 * only where not one of all entries matches as it was typed.
 *
 * Returns: (transfer full): the filter
 */
EarcupCatalogueFilter *
earcup_catalogue_filter_new (GListModel *entries,
                             const char *text,
                             guint       kinds,
                             guint       enclosures,
                             guint       price_tiers,
                             gboolean    in_guides)
{
  EarcupCatalogueFilter *self = g_atomic_rc_box_new0 (EarcupCatalogueFilter);

  self->query = earcup_query_new (text != NULL ? text : "");
  self->fuzzy = !earcup_query_is_empty (self->query) && finds_nothing (entries, self->query);
  self->kinds = kinds;
  self->enclosures = enclosures;
  self->price_tiers = price_tiers;
  self->in_guides = in_guides;
  return self;
}

/* Takes another reference. */
EarcupCatalogueFilter *
earcup_catalogue_filter_ref (EarcupCatalogueFilter *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  earcup_query_free (((EarcupCatalogueFilter *) data)->query);
}

/* Gives a reference back. */
void
earcup_catalogue_filter_unref (EarcupCatalogueFilter *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
is_chosen (guint chosen,
           guint value)
{
  return chosen == EARCUP_CATALOGUE_FILTER_ANY ||
         (chosen & EARCUP_CATALOGUE_FILTER_BIT (value)) != 0;
}

/**
 * earcup_catalogue_filter_match:
 * @self: a filter
 * @entry: an entry
 *
 * Tells whether an entry is wanted.
 *
 * Returns: %TRUE where it satisfies each choice and the text
 */
gboolean
earcup_catalogue_filter_match (const EarcupCatalogueFilter *self,
                               EarcupEntry                 *entry)
{
  return is_chosen (self->kinds, earcup_entry_get_kind (entry)) &&
         is_chosen (self->enclosures, earcup_entry_get_enclosure (entry)) &&
         is_chosen (self->price_tiers, earcup_entry_get_price_tier (entry)) &&
         (!self->in_guides || earcup_entry_is_named_in_guides (entry)) &&
         (earcup_query_is_empty (self->query) || earcup_catalogue_filter_score (self, entry) > 0);
}

/**
 * earcup_catalogue_filter_score:
 * @self: a filter
 * @entry: an entry
 *
 * Tells how well an entry answers the text, for sorting.
 *
 * Returns: the score, higher is better, 0 where it does not answer or nothing is asked
 */
guint
earcup_catalogue_filter_score (const EarcupCatalogueFilter *self,
                               EarcupEntry                 *entry)
{
  const EarcupSearchKey *key = earcup_entry_get_search_key (entry);

  return self->fuzzy ? earcup_query_score_fuzzily (self->query, key)
                     : earcup_query_score (self->query, key);
}

/* Gets whether slips of the keyboard are forgiven, because nothing matches as it was typed. */
gboolean
earcup_catalogue_filter_is_fuzzy (const EarcupCatalogueFilter *self)
{
  return self->fuzzy;
}
