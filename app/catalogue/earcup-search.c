/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-search.h"

/* An entry and how well it answers; the position keeps the order of equals. */
typedef struct {
  EarcupEntry *entry;
  double       rank;        /* lower is better */
  guint        position;
} Hit;

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *one = a, *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  return one->position < other->position ? -1 : 1;
}

static void
clear_hit (gpointer data)
{
  g_object_unref (((Hit *) data)->entry);
}

static GArray *
score_all (GListModel        *entries,
           const EarcupQuery *query,
           gboolean           fuzzy)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  guint n_entries = g_list_model_get_n_items (entries);

  g_array_set_clear_func (hits, clear_hit);
  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr(EarcupEntry) entry = g_list_model_get_item (entries, i);
      const EarcupSearchKey *key = earcup_entry_get_search_key (entry);
      guint score = fuzzy ? earcup_query_score_fuzzily (query, key)
                          : earcup_query_score (query, key);

      if (score > 0 || earcup_query_is_empty (query))
        {
          Hit hit = { g_steal_pointer (&entry), -(double) score, i };

          g_array_append_val (hits, hit);
        }
    }

  g_array_sort (hits, compare_hits);
  return hits;
}

static GArray *
find_hits (GListModel *entries,
           const char *text,
           gboolean   *fuzzy)
{
  g_autoptr(EarcupQuery) query = earcup_query_new (text);
  g_autoptr(GArray) hits = score_all (entries, query, FALSE);

  *fuzzy = hits->len == 0 && !earcup_query_is_empty (query);
  return *fuzzy ? score_all (entries, query, TRUE) : g_steal_pointer (&hits);
}

static GPtrArray *
take_entries (GArray *hits,
              guint   n_most)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < MIN (hits->len, n_most); i++)
    g_ptr_array_add (found, g_object_ref (g_array_index (hits, Hit, i).entry));

  return found;
}

/**
 * earcup_search:
 * @entries: a list of #EarcupEntry
 * @text: what was typed; nothing at all finds everything
 * @fuzzy: (out) (optional): whether slips had to be forgiven to find anything
 *
 * Finds entries by maker, model, variant and nickname. Slips of the keyboard are forgiven only
 * where nothing matches as it was typed.
 *
 * Returns: (transfer full) (element-type EarcupEntry): what was found, the best first, equals
 *   in the order of the list
 */
GPtrArray *
earcup_search (GListModel *entries,
               const char *text,
               gboolean   *fuzzy)
{
  gboolean forgiving;
  g_autoptr(GArray) hits = find_hits (entries, text, &forgiving);

  if (fuzzy != NULL)
    *fuzzy = forgiving;
  return take_entries (hits, hits->len);
}

/**
 * earcup_search_best:
 * @entries: a list of #EarcupEntry
 * @text: what was typed
 * @fuzzy: (out) (optional): whether slips had to be forgiven to find anything
 *
 * Finds the entries that answer best, all equally well.
 *
 * Returns: (transfer full) (element-type EarcupEntry): none, one or several, in the order of
 *   the list
 */
GPtrArray *
earcup_search_best (GListModel *entries,
                    const char *text,
                    gboolean   *fuzzy)
{
  gboolean forgiving;
  g_autoptr(GArray) hits = find_hits (entries, text, &forgiving);
  guint n_best = 0;

  while (n_best < hits->len &&
         g_array_index (hits, Hit, n_best).rank <= g_array_index (hits, Hit, 0).rank)
    n_best++;

  if (fuzzy != NULL)
    *fuzzy = forgiving;
  return take_entries (hits, n_best);
}

/**
 * earcup_search_nearest:
 * @entries: a list of #EarcupEntry
 * @text: what was typed
 * @n_most: how many to find at most
 *
 * Finds the entries whose names are spelt most like a text, for suggestions.
 *
 * Returns: (transfer full) (element-type EarcupEntry): the entries, the nearest first
 */
GPtrArray *
earcup_search_nearest (GListModel *entries,
                       const char *text,
                       guint       n_most)
{
  g_autoptr(EarcupQuery) query = earcup_query_new (text);
  g_autoptr(GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  guint n_entries = g_list_model_get_n_items (entries);

  g_array_set_clear_func (hits, clear_hit);
  for (guint i = 0; i < n_entries; i++)
    {
      Hit hit = { g_list_model_get_item (entries, i), 0.0, i };

      hit.rank = earcup_query_measure (query, earcup_entry_get_search_key (hit.entry));
      g_array_append_val (hits, hit);
    }

  g_array_sort (hits, compare_hits);
  return take_entries (hits, n_most);
}
