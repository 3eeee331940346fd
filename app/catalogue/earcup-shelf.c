/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-shelf.h"

#include "catalogue/earcup-origin.h"
#include "catalogue/earcup-shelf-key.h"
#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* One pass over the entries searches, filters and sorts, and the list changes once, where it
 * changed: cheaper than a chain of filter and sort models, which would ask again for every score,
 * and it needs no toolkit. */

typedef struct {
  EarcupEntry *entry;
  guint32      bits[EARCUP_N_FACETS];
  guint        score;       /* of the search; 0 is no match */
} Item;

/* What is being sorted. */
typedef struct {
  const Item *item;
  double      key;          /* lower is earlier */
} Place;

struct _EarcupShelf
{
  GObject            parent_instance;

  EarcupCatalogue   *catalogue;
  EarcupGallery     *gallery;
  EarcupCollections *collections;
  GPtrArray         *sources;      /* of GListModel */
  GArray            *items;        /* of Item, by name */
  GPtrArray         *shown;        /* of EarcupEntry */
  EarcupQuery       *query;        /* never NULL */
  gboolean           is_fuzzy;
  guint32            chosen[EARCUP_N_FACETS];
  EarcupShelfOrder   order;
  gboolean           is_descending;
  gboolean           has_reference;
  double             reference[EARCUP_DEVIATION_POINTS];
  guint              rebuild_id;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (EarcupShelfOrder, earcup_shelf_order,
  G_DEFINE_ENUM_VALUE (EARCUP_SHELF_ORDER_NAME, "name"),
  G_DEFINE_ENUM_VALUE (EARCUP_SHELF_ORDER_PRICE, "price"),
  G_DEFINE_ENUM_VALUE (EARCUP_SHELF_ORDER_WEIGHT, "weight"),
  G_DEFINE_ENUM_VALUE (EARCUP_SHELF_ORDER_IMPEDANCE, "impedance"),
  G_DEFINE_ENUM_VALUE (EARCUP_SHELF_ORDER_ISOLATION, "isolation"),
  G_DEFINE_ENUM_VALUE (EARCUP_SHELF_ORDER_BLEED, "bleed"),
  G_DEFINE_ENUM_VALUE (EARCUP_SHELF_ORDER_BRIGHTNESS, "brightness"),
  G_DEFINE_ENUM_VALUE (EARCUP_SHELF_ORDER_NEAREST, "nearest"),
  G_DEFINE_ENUM_VALUE (EARCUP_SHELF_ORDER_RECENT, "recent"))

static GType
earcup_shelf_get_item_type (GListModel *list)
{
  return EARCUP_TYPE_ENTRY;
}

static guint
earcup_shelf_get_n_items (GListModel *list)
{
  return EARCUP_SHELF (list)->shown->len;
}

static gpointer
earcup_shelf_get_item (GListModel *list,
                       guint       position)
{
  EarcupShelf *self = EARCUP_SHELF (list);

  return position < self->shown->len ? g_object_ref (self->shown->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = earcup_shelf_get_item_type;
  iface->get_n_items = earcup_shelf_get_n_items;
  iface->get_item = earcup_shelf_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (EarcupShelf, earcup_shelf, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static Item *
get_item (EarcupShelf *self,
          guint        index)
{
  return &g_array_index (self->items, Item, index);
}

/* {{{ Searching and filtering */

static void
score_items (EarcupShelf *self,
             gboolean     only_hits)
{
  gboolean is_empty = earcup_query_is_empty (self->query);

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = get_item (self, i);
      const EarcupSearchKey *key = earcup_entry_get_search_key (item->entry);

      if (is_empty)
        item->score = 1;
      else if (self->is_fuzzy)
        item->score = earcup_query_score_fuzzily (self->query, key);
      else if (!only_hits || item->score > 0)
        item->score = earcup_query_score (self->query, key);
    }
}

static gboolean
has_hit (EarcupShelf *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (get_item (self, i)->score > 0)
      return TRUE;

  return FALSE;
}

/* Slips of the keyboard are forgiven only where nothing matches as it was typed. */
static void
search (EarcupShelf *self,
        gboolean     only_hits)
{
  self->is_fuzzy = FALSE;
  score_items (self, only_hits);
  if (has_hit (self) || earcup_query_is_empty (self->query))
    return;

  self->is_fuzzy = TRUE;
  score_items (self, FALSE);
}

/* Returns: how many facets an entry fails, and the last of them in @failed */
static guint
count_failures (EarcupShelf *self,
                const Item  *item,
                guint       *failed)
{
  guint n = 0;

  for (guint facet = 0; facet < EARCUP_N_FACETS; facet++)
    if (self->chosen[facet] != 0 && (self->chosen[facet] & item->bits[facet]) == 0)
      {
        *failed = facet;
        n++;
      }

  return n;
}

/* }}} */
/* {{{ Sorting */

static double
get_key (EarcupShelf *self,
         EarcupEntry *entry)
{
  return earcup_shelf_key_get (self->order, entry, self->gallery, self->collections,
                               self->has_reference ? self->reference : NULL);
}

/* What has no key comes last, whichever way the others go. */
static double
get_rank (EarcupShelf *self,
          const Item  *item)
{
  double key;

  if (self->order == EARCUP_SHELF_ORDER_NAME)
    return earcup_query_is_empty (self->query) ? 0.0 : -(double) item->score;

  key = get_key (self, item->entry);
  if (isnan (key))
    return INFINITY;

  return self->is_descending ? -key : key;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *one = a, *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;

  return one->item < other->item ? -1 : one->item > other->item;
}

static void
turn_round (GArray *places)
{
  for (guint i = 0; i < places->len / 2; i++)
    {
      Place *one = &g_array_index (places, Place, i);
      Place *other = &g_array_index (places, Place, places->len - 1 - i);
      Place kept = *one;

      *one = *other;
      *other = kept;
    }
}

static GArray *
list_places (EarcupShelf *self)
{
  gboolean is_alphabet = self->order == EARCUP_SHELF_ORDER_NAME &&
                         earcup_query_is_empty (self->query);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  guint failed = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = get_item (self, i);

      if (item->score > 0 && count_failures (self, item, &failed) == 0)
        {
          Place place = { item, is_alphabet ? 0.0 : get_rank (self, item) };

          g_array_append_val (places, place);
        }
    }

  if (!is_alphabet)
    g_array_sort (places, compare_places);
  else if (self->is_descending)
    turn_round (places);
  return places;
}

/* }}} */
/* {{{ The list */

/* Tells only of the part that is another, so that rows which stay are left alone. */
static void
show (EarcupShelf *self)
{
  g_autoptr(GArray) places = list_places (self);
  g_autoptr(GPtrArray) old = g_steal_pointer (&self->shown);
  guint n_old = old->len, n_new = places->len, start = 0, end = 0;

  self->shown = g_ptr_array_new_full (n_new, g_object_unref);
  for (guint i = 0; i < n_new; i++)
    g_ptr_array_add (self->shown, g_object_ref (g_array_index (places, Place, i).item->entry));

  while (start < MIN (n_old, n_new) && old->pdata[start] == self->shown->pdata[start])
    start++;
  while (end < MIN (n_old, n_new) - start &&
         old->pdata[n_old - 1 - end] == self->shown->pdata[n_new - 1 - end])
    end++;

  if (n_old - start - end > 0 || n_new - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_old - start - end,
                                n_new - start - end);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
mark (EarcupShelf *self,
      Item        *item)
{
  const char *id = earcup_entry_get_id (item->entry);
  guint32 mine = 0, collections = 0;

  if (earcup_collections_is_favourite (self->collections, id))
    mine |= EARCUP_FACET_BIT (EARCUP_FACET_MINE_FAVOURITE);
  if (earcup_collections_get_recency (self->collections, id) >= 0)
    mine |= EARCUP_FACET_BIT (EARCUP_FACET_MINE_RECENT);
  for (guint i = 0; i < earcup_collections_get_n (self->collections); i++)
    if (earcup_collections_contains (self->collections, i, id))
      collections |= EARCUP_FACET_BIT (i);

  item->bits[EARCUP_FACET_MINE] = mine != 0 ? mine : EARCUP_FACET_BIT (0);
  item->bits[EARCUP_FACET_COLLECTION] = collections;
}

static EarcupProvenance
get_provenance (EarcupShelf *self,
                EarcupEntry *entry)
{
  EarcupLineage *lineage;

  if (earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_CURVE)
    return EARCUP_PROVENANCE_USER;
  if (earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_MONITOR)
    return EARCUP_PROVENANCE_MAKER;

  lineage = earcup_catalogue_get_lineage (self->catalogue, NULL);
  return lineage != NULL ? earcup_origin_get_provenance (lineage, entry)
                         : EARCUP_PROVENANCE_ESTIMATED;
}

static void
clear_item (gpointer data)
{
  g_object_unref (((Item *) data)->entry);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const Item *one = a, *other = b;

  return strcmp (earcup_entry_get_sort_key (one->entry), earcup_entry_get_sort_key (other->entry));
}

static void
add_items (EarcupShelf *self,
           GListModel  *source)
{
  guint n = g_list_model_get_n_items (source);

  for (guint i = 0; i < n; i++)
    {
      Item item = { .entry = g_list_model_get_item (source, i) };
      EarcupProvenance provenance = get_provenance (self, item.entry);

      for (guint facet = 0; facet < EARCUP_N_FIXED_FACETS; facet++)
        item.bits[facet] = earcup_facet_get_bits (facet, item.entry, provenance);
      mark (self, &item);
      g_array_append_val (self->items, item);
    }
}

static gboolean
rebuild_cb (gpointer user_data)
{
  EarcupShelf *self = user_data;

  self->rebuild_id = 0;
  g_array_set_size (self->items, 0);
  for (guint i = 0; i < self->sources->len; i++)
    add_items (self, self->sources->pdata[i]);
  g_array_sort (self->items, compare_items);
  search (self, FALSE);
  show (self);

  return G_SOURCE_REMOVE;
}

static void
source_changed_cb (EarcupShelf *self)
{
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add (rebuild_cb, self);
}

static void
marks_changed_cb (EarcupShelf *self)
{
  guint32 all = 0;

  for (guint i = 0; i < self->items->len; i++)
    mark (self, get_item (self, i));

  for (guint i = 0; i < earcup_collections_get_n (self->collections); i++)
    all |= EARCUP_FACET_BIT (i);
  self->chosen[EARCUP_FACET_COLLECTION] &= all;
  show (self);
}

static void
gallery_changed_cb (EarcupShelf *self)
{
  if (earcup_shelf_key_is_computed (self->order))
    show (self);
}

/* }}} */

static void
earcup_shelf_dispose (GObject *object)
{
  EarcupShelf *self = EARCUP_SHELF (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);

  G_OBJECT_CLASS (earcup_shelf_parent_class)->dispose (object);
}

static void
earcup_shelf_finalize (GObject *object)
{
  EarcupShelf *self = EARCUP_SHELF (object);

  g_ptr_array_unref (self->shown);
  g_array_unref (self->items);
  g_ptr_array_unref (self->sources);
  earcup_query_free (self->query);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->gallery);
  g_clear_object (&self->collections);

  G_OBJECT_CLASS (earcup_shelf_parent_class)->finalize (object);
}

static void
earcup_shelf_class_init (EarcupShelfClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = earcup_shelf_dispose;
  object_class->finalize = earcup_shelf_finalize;

  /**
   * EarcupShelf::changed:
   *
   * Other entries are listed, or in another order, or what is chosen is another.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EARCUP_TYPE_SHELF, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
earcup_shelf_init (EarcupShelf *self)
{
  self->sources = g_ptr_array_new_with_free_func (g_object_unref);
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->query = earcup_query_new ("");
}

/**
 * earcup_shelf_new:
 * @catalogue: tells where curves come from
 * @gallery: what is computed of entries
 * @collections: what the user marked
 *
 * Returns: (transfer full): an empty shelf
 */
EarcupShelf *
earcup_shelf_new (EarcupCatalogue   *catalogue,
                  EarcupGallery     *gallery,
                  EarcupCollections *collections)
{
  EarcupShelf *self = g_object_new (EARCUP_TYPE_SHELF, NULL);

  self->catalogue = g_object_ref (catalogue);
  self->gallery = g_object_ref (gallery);
  self->collections = g_object_ref (collections);
  g_signal_connect_object (gallery, "changed", G_CALLBACK (gallery_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (collections, "changed", G_CALLBACK (marks_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Puts a list of #EarcupEntry on the shelf, at once, and follows its changes. */
void
earcup_shelf_add (EarcupShelf *self,
                  GListModel  *entries)
{
  g_return_if_fail (EARCUP_IS_SHELF (self));

  g_ptr_array_add (self->sources, g_object_ref (entries));
  g_signal_connect_object (entries, "items-changed", G_CALLBACK (source_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  rebuild_cb (self);
}

/* Returns: how many entries there are, whether they are listed or not */
guint
earcup_shelf_get_n_all (EarcupShelf *self)
{
  return self->items->len;
}

/* Returns: (transfer none) (nullable): an entry by its id, whether it is listed or not */
EarcupEntry *
earcup_shelf_find (EarcupShelf *self,
                   const char  *id)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_str_equal (earcup_entry_get_id (get_item (self, i)->entry), id))
      return get_item (self, i)->entry;

  return NULL;
}

/* Lists what answers a search by maker, model, variant and nickname; "" lists everything. */
void
earcup_shelf_set_text (EarcupShelf *self,
                       const char  *text)
{
  EarcupQuery *query = earcup_query_new (text);
  gboolean only_hits = !self->is_fuzzy && earcup_query_is_stricter (query, self->query);

  earcup_query_free (self->query);
  self->query = query;
  search (self, only_hits);
  show (self);
}

/* Returns: whether slips of the keyboard are forgiven, because nothing matches as it was typed */
gboolean
earcup_shelf_is_fuzzy (EarcupShelf *self)
{
  return self->is_fuzzy;
}

/* Returns: the bits of the values that are chosen; 0 for any */
guint32
earcup_shelf_get_chosen (EarcupShelf *self,
                         EarcupFacet  facet)
{
  g_return_val_if_fail ((guint) facet < EARCUP_N_FACETS, 0);

  return self->chosen[facet];
}

/* Lists only what has one of some values of a facet, given by their bits; 0 is any. */
void
earcup_shelf_choose (EarcupShelf *self,
                     EarcupFacet  facet,
                     guint32      values)
{
  g_return_if_fail ((guint) facet < EARCUP_N_FACETS);

  if (self->chosen[facet] == values)
    return;

  self->chosen[facet] = values;
  show (self);
}

/* Lists again what has any value. The search stays. */
void
earcup_shelf_choose_nothing (EarcupShelf *self)
{
  memset (self->chosen, 0, sizeof self->chosen);
  show (self);
}

/* Returns: whether a value of a facet is chosen */
gboolean
earcup_shelf_is_filtered (EarcupShelf *self)
{
  for (guint facet = 0; facet < EARCUP_N_FACETS; facet++)
    if (self->chosen[facet] != 0)
      return TRUE;

  return FALSE;
}

static void
count_bits (guint   *counts,
            guint32  bits)
{
  for (guint value = 0; bits != 0; value++, bits >>= 1)
    counts[value] += bits & 1u;
}

/**
 * earcup_shelf_count:
 * @self: a shelf
 * @counts: (out): for each value of each facet, how many entries have it that answer the search
 *   and what is chosen of all other facets
 *
 * Counts what a choice would list.
 */
void
earcup_shelf_count (EarcupShelf       *self,
                    EarcupShelfCounts *counts)
{
  memset (counts, 0, sizeof *counts);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = get_item (self, i);
      guint failed = 0;
      guint n_failures = item->score > 0 ? count_failures (self, item, &failed) : 2;

      for (guint facet = 0; n_failures <= 1 && facet < EARCUP_N_FACETS; facet++)
        if (n_failures == 0 || facet == failed)
          count_bits (counts->n[facet], item->bits[facet]);
    }
}

/* Returns: by what the list is ordered, and whether the largest comes first */
EarcupShelfOrder
earcup_shelf_get_order (EarcupShelf *self,
                        gboolean    *is_descending)
{
  if (is_descending != NULL)
    *is_descending = self->is_descending;
  return self->order;
}

/* Orders the list. What is not known comes last, whichever way the others go. */
void
earcup_shelf_set_order (EarcupShelf      *self,
                        EarcupShelfOrder  order,
                        gboolean          is_descending)
{
  g_return_if_fail ((guint) order < EARCUP_N_SHELF_ORDERS);

  if (self->order == order && self->is_descending == is_descending)
    return;

  self->order = order;
  self->is_descending = is_descending;
  show (self);
}

/* Says to what entries are near or far; %NULL is nothing. */
void
earcup_shelf_set_reference (EarcupShelf    *self,
                            EarcupResponse *response)
{
  self->has_reference = response != NULL;
  if (response != NULL)
    earcup_deviation_profile (response, self->reference);
  if (self->order == EARCUP_SHELF_ORDER_NEAREST)
    show (self);
}

/* Returns: (transfer full) (nullable): that by which an entry is ordered, for people; %NULL where
 * it is not known or is the name */
char *
earcup_shelf_dup_key (EarcupShelf *self,
                      EarcupEntry *entry)
{
  return earcup_shelf_key_dup_text (self->order, get_key (self, entry));
}
