/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The names of an entry, folded once for searching. Immutable, any thread. */
typedef struct _EarcupSearchKey EarcupSearchKey;

/* What somebody typed, folded the same way. Immutable, any thread. */
typedef struct _EarcupQuery EarcupQuery;

EarcupSearchKey *earcup_search_key_new       (const char             *maker,
                                              const char             *model,
                                              const char             *variant,
                                              const char *const      *nicknames);
void             earcup_search_key_free      (EarcupSearchKey        *self);

EarcupQuery     *earcup_query_new            (const char             *text);
void             earcup_query_free           (EarcupQuery            *self);
gboolean         earcup_query_is_empty       (const EarcupQuery      *self);
gboolean         earcup_query_is_stricter    (const EarcupQuery      *self,
                                              const EarcupQuery      *than);

gboolean         earcup_query_is_name        (const EarcupQuery      *self,
                                              const EarcupSearchKey  *key);
guint            earcup_query_score          (const EarcupQuery      *self,
                                              const EarcupSearchKey  *key);
guint            earcup_query_score_fuzzily  (const EarcupQuery      *self,
                                              const EarcupSearchKey  *key);
double           earcup_query_measure        (const EarcupQuery      *self,
                                              const EarcupSearchKey  *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSearchKey, earcup_search_key_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupQuery, earcup_query_free)

G_END_DECLS
