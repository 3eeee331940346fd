/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What commands print for machines, a member of an object at a time. */
void earcup_json_add_text   (JsonBuilder       *builder,
                             const char        *key,
                             const char        *text);
void earcup_json_add_texts  (JsonBuilder       *builder,
                             const char        *key,
                             const char *const *texts);
void earcup_json_add_number (JsonBuilder       *builder,
                             const char        *key,
                             double             value);
void earcup_json_add_count  (JsonBuilder       *builder,
                             const char        *key,
                             guint              count);
void earcup_json_add_flag   (JsonBuilder       *builder,
                             const char        *key,
                             gboolean           flag);
void earcup_json_print      (JsonBuilder       *builder,
                             gboolean           is_pretty);

G_END_DECLS
