/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define EARCUP_COLLECTIONS_MOST         30      /* collections of one's own */
#define EARCUP_COLLECTIONS_MOST_RECENT  20
#define EARCUP_COLLECTIONS_MOST_ENTRIES 20000   /* in one of them, or among the favourites */

/* What the user marked: favourites, what was used lately, and collections of one's own, by the ids
 * of entries. An entry that is not there just now keeps its place. Main thread only. */
#define EARCUP_TYPE_COLLECTIONS (earcup_collections_get_type ())
G_DECLARE_FINAL_TYPE (EarcupCollections, earcup_collections, EARCUP, COLLECTIONS, GObject)

EarcupCollections *earcup_collections_new            (GFile              *file);
EarcupCollections *earcup_collections_new_user       (void);
gboolean           earcup_collections_load           (EarcupCollections  *self,
                                                      GError            **error);
void               earcup_collections_flush          (EarcupCollections  *self);

gboolean           earcup_collections_is_favourite   (EarcupCollections  *self,
                                                      const char         *id);
void               earcup_collections_set_favourite  (EarcupCollections  *self,
                                                      const char         *id,
                                                      gboolean            is_favourite);
void               earcup_collections_use            (EarcupCollections  *self,
                                                      const char         *id);
int                earcup_collections_get_recency    (EarcupCollections  *self,
                                                      const char         *id);

const char        *earcup_collections_get_marks      (EarcupCollections  *self);
void               earcup_collections_set_marks      (EarcupCollections  *self,
                                                      const char         *marks);

guint              earcup_collections_get_n          (EarcupCollections  *self);
const char        *earcup_collections_get_name       (EarcupCollections  *self,
                                                      guint               index);
guint              earcup_collections_get_size       (EarcupCollections  *self,
                                                      guint               index);
gboolean           earcup_collections_create         (EarcupCollections  *self,
                                                      const char         *name,
                                                      GError            **error);
gboolean           earcup_collections_rename         (EarcupCollections  *self,
                                                      guint               index,
                                                      const char         *name,
                                                      GError            **error);
void               earcup_collections_delete         (EarcupCollections  *self,
                                                      guint               index);
gboolean           earcup_collections_contains       (EarcupCollections  *self,
                                                      guint               index,
                                                      const char         *id);
void               earcup_collections_set_contains   (EarcupCollections  *self,
                                                      guint               index,
                                                      const char         *id,
                                                      gboolean            contains);

G_END_DECLS
