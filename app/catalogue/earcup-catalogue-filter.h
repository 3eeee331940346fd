/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "catalogue/earcup-entry.h"

G_BEGIN_DECLS

#define EARCUP_CATALOGUE_FILTER_ANY        0u               /* no choice made: everything */
#define EARCUP_CATALOGUE_FILTER_BIT(value) (1u << (value))  /* of an enumeration's value */
#define EARCUP_TYPE_CATALOGUE_FILTER       (earcup_catalogue_filter_get_type ())

/* Which entries are wanted. Immutable, any thread. */
typedef struct _EarcupCatalogueFilter EarcupCatalogueFilter;

GType                  earcup_catalogue_filter_get_type  (void) G_GNUC_CONST;

EarcupCatalogueFilter *earcup_catalogue_filter_new       (GListModel                  *entries,
                                                          const char                  *text,
                                                          guint                        kinds,
                                                          guint                        enclosures,
                                                          guint                        price_tiers,
                                                          gboolean                     in_guides);
EarcupCatalogueFilter *earcup_catalogue_filter_ref       (EarcupCatalogueFilter       *self);
void                   earcup_catalogue_filter_unref     (EarcupCatalogueFilter       *self);

gboolean               earcup_catalogue_filter_match     (const EarcupCatalogueFilter *self,
                                                          EarcupEntry                 *entry);
guint                  earcup_catalogue_filter_score     (const EarcupCatalogueFilter *self,
                                                          EarcupEntry                 *entry);
gboolean               earcup_catalogue_filter_is_fuzzy  (const EarcupCatalogueFilter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupCatalogueFilter, earcup_catalogue_filter_unref)

G_END_DECLS
