/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-library.h"
#include "catalogue/earcup-shelf.h"
#include "widgets/earcup-gradual.h"
#include "windows/earcup-browser.h"
#include "windows/earcup-thumbnails.h"

G_BEGIN_DECLS

/* What the actions of the browser need of it. */
struct _EarcupBrowser
{
  GtkWidget           parent;

  GtkWidget          *pages;            /* the models, the details of one, or the library */
  GtkWidget          *search;
  GtkWidget          *toggles[EARCUP_FACET_ENCLOSURE_MONITOR + 1];    /* by enclosure; not 0 */
  GtkWidget          *filters;
  GtkWidget          *facets;
  GtkMenuButton      *order;
  GMenuModel         *list_menu;
  GtkWidget          *chips;
  GtkWidget          *stack;
  GtkWidget          *list;
  GtkWidget          *count;
  GtkWidget          *details;
  GtkWidget          *library_page;
  GtkWidget          *menu;             /* of a row, while it is open */

  EarcupAudition     *audition;
  GSettings          *settings;
  EarcupLibrary      *library;          /* these are NULL until it is filled */
  EarcupGallery      *gallery;
  EarcupCollections  *collections;
  EarcupShelf        *shelf;
  EarcupGradual      *gradual;          /* the shelf, as the list gets it */
  EarcupThumbnails   *thumbnails;
  GtkSingleSelection *selection;
  GPtrArray          *rows;             /* those that are bound now, borrowed */
  GPtrArray          *spare_rows;       /* those that are in no list, to be used again */
  EarcupEntry        *target;           /* what the actions are about, or NULL */
  guint               gallery_id;
  gboolean            is_updating;
};

void         earcup_browser_install_actions (GtkWidgetClass  *widget_class);
void         earcup_browser_open_menu       (EarcupBrowser   *self,
                                             EarcupEntry     *entry,
                                             GtkWidget       *where,
                                             double           x,
                                             double           y);
EarcupEntry *earcup_browser_get_focused     (EarcupBrowser   *self);
void         earcup_browser_choose          (EarcupBrowser   *self,
                                             EarcupEntry     *entry,
                                             guint            slot);
void         earcup_browser_show_page       (EarcupBrowser   *self,
                                             const char      *name);

GtkListItemFactory *earcup_browser_new_factory (EarcupBrowser *self);
void         earcup_browser_add_keys        (EarcupBrowser   *self);
void         earcup_browser_show_marks      (EarcupBrowser   *self);
void         earcup_browser_show_facts      (EarcupBrowser   *self);
void         earcup_browser_show_textures   (EarcupBrowser   *self);
void         earcup_browser_show_thumbnail  (EarcupBrowser   *self,
                                             EarcupEntry     *entry);

G_END_DECLS
