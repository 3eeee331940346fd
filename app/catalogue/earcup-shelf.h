/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "catalogue/earcup-catalogue.h"
#include "catalogue/earcup-collections.h"
#include "catalogue/earcup-facet.h"
#include "catalogue/earcup-gallery.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_SHELF_ORDER (earcup_shelf_order_get_type ())

typedef enum {
  EARCUP_SHELF_ORDER_NAME,          /* the best hits first while something is searched for */
  EARCUP_SHELF_ORDER_PRICE,
  EARCUP_SHELF_ORDER_WEIGHT,
  EARCUP_SHELF_ORDER_IMPEDANCE,
  EARCUP_SHELF_ORDER_ISOLATION,
  EARCUP_SHELF_ORDER_BLEED,
  EARCUP_SHELF_ORDER_BRIGHTNESS,
  EARCUP_SHELF_ORDER_NEAREST,       /* to the reference */
  EARCUP_SHELF_ORDER_RECENT,
  EARCUP_N_SHELF_ORDERS
} EarcupShelfOrder;

/* How many entries would be listed if only one more value were chosen. */
typedef struct {
  guint n[EARCUP_N_FACETS][EARCUP_FACET_MOST_VALUES];
} EarcupShelfCounts;

/* The entries that a search and the chosen facets leave, in order: a list of #EarcupEntry. Main
 * thread only. */
#define EARCUP_TYPE_SHELF (earcup_shelf_get_type ())
G_DECLARE_FINAL_TYPE (EarcupShelf, earcup_shelf, EARCUP, SHELF, GObject)

GType             earcup_shelf_order_get_type  (void) G_GNUC_CONST;

EarcupShelf      *earcup_shelf_new             (EarcupCatalogue    *catalogue,
                                                EarcupGallery      *gallery,
                                                EarcupCollections  *collections);
void              earcup_shelf_add             (EarcupShelf        *self,
                                                GListModel         *entries);
guint             earcup_shelf_get_n_all       (EarcupShelf        *self);
EarcupEntry      *earcup_shelf_find            (EarcupShelf        *self,
                                                const char         *id);

void              earcup_shelf_set_text        (EarcupShelf        *self,
                                                const char         *text);
gboolean          earcup_shelf_is_fuzzy        (EarcupShelf        *self);
guint32           earcup_shelf_get_chosen      (EarcupShelf        *self,
                                                EarcupFacet         facet);
void              earcup_shelf_choose          (EarcupShelf        *self,
                                                EarcupFacet         facet,
                                                guint32             values);
void              earcup_shelf_choose_nothing  (EarcupShelf        *self);
gboolean          earcup_shelf_is_filtered     (EarcupShelf        *self);
void              earcup_shelf_count           (EarcupShelf        *self,
                                                EarcupShelfCounts  *counts);

EarcupShelfOrder  earcup_shelf_get_order       (EarcupShelf        *self,
                                                gboolean           *is_descending);
void              earcup_shelf_set_order       (EarcupShelf        *self,
                                                EarcupShelfOrder    order,
                                                gboolean            is_descending);
void              earcup_shelf_set_reference   (EarcupShelf        *self,
                                                EarcupResponse     *response);
char             *earcup_shelf_dup_key         (EarcupShelf        *self,
                                                EarcupEntry        *entry);

G_END_DECLS
