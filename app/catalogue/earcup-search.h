/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "catalogue/earcup-entry.h"

G_BEGIN_DECLS

GPtrArray *earcup_search         (GListModel  *entries,
                                  const char  *text,
                                  gboolean    *fuzzy);
GPtrArray *earcup_search_best    (GListModel  *entries,
                                  const char  *text,
                                  gboolean    *fuzzy);
GPtrArray *earcup_search_nearest (GListModel  *entries,
                                  const char  *text,
                                  guint        n_most);

G_END_DECLS
