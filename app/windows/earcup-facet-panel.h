/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "catalogue/earcup-shelf.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_FACET_PANEL (earcup_facet_panel_get_type ())

/* All facets with their values, each with how many entries a choice would list. */
G_DECLARE_FINAL_TYPE (EarcupFacetPanel, earcup_facet_panel, EARCUP, FACET_PANEL, GtkWidget)

void        earcup_facet_panel_set_shelf       (EarcupFacetPanel   *self,
                                                EarcupShelf        *shelf,
                                                EarcupCollections  *collections);
void        earcup_facet_panel_refresh         (EarcupFacetPanel   *self);
GtkWidget  *earcup_facet_panel_get_check       (EarcupFacetPanel   *self,
                                                EarcupFacet         facet,
                                                guint               value);

const char *earcup_facet_panel_get_value_label (EarcupCollections  *collections,
                                                EarcupFacet         facet,
                                                guint               value);

G_END_DECLS
