/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_CONFIDENCE  (earcup_confidence_get_type ())
#define EARCUP_TYPE_FIGURE_FORM (earcup_figure_form_get_type ())
#define EARCUP_TYPE_FIGURE      (earcup_figure_get_type ())

typedef enum {
  EARCUP_CONFIDENCE_UNVERIFIED,
  EARCUP_CONFIDENCE_LOW,
  EARCUP_CONFIDENCE_MEDIUM,
  EARCUP_CONFIDENCE_HIGH,
} EarcupConfidence;

typedef enum {
  EARCUP_FIGURE_FORM_NUMBER,
  EARCUP_FIGURE_FORM_RANGE,     /* two numbers, the lower one first */
  EARCUP_FIGURE_FORM_NUMBERS,
  EARCUP_FIGURE_FORM_TEXT,
  EARCUP_FIGURE_FORM_TEXTS,
  EARCUP_FIGURE_FORM_FLAG,
} EarcupFigureForm;

/* One fact about an entry and how well it is known. Immutable, any thread. */
typedef struct _EarcupFigure EarcupFigure;

GType              earcup_confidence_get_type    (void) G_GNUC_CONST;
GType              earcup_figure_form_get_type   (void) G_GNUC_CONST;
GType              earcup_figure_get_type        (void) G_GNUC_CONST;

EarcupFigure      *earcup_figure_new_from_json   (const char          *key,
                                                  JsonObject          *object,
                                                  const char *const   *source_table,
                                                  GError             **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupFigure      *earcup_figure_ref             (EarcupFigure        *self);
void               earcup_figure_unref           (EarcupFigure        *self);

const char        *earcup_figure_get_key         (const EarcupFigure  *self);
const char        *earcup_figure_get_unit        (const EarcupFigure  *self);
EarcupFigureForm   earcup_figure_get_form        (const EarcupFigure  *self);
EarcupConfidence   earcup_figure_get_confidence  (const EarcupFigure  *self);
const char *const *earcup_figure_get_sources     (const EarcupFigure  *self);
gboolean           earcup_figure_is_derived      (const EarcupFigure  *self);

double             earcup_figure_get_number      (const EarcupFigure  *self);
const double      *earcup_figure_get_numbers     (const EarcupFigure  *self,
                                                  guint               *n_numbers);
const char        *earcup_figure_get_text        (const EarcupFigure  *self);
const char *const *earcup_figure_get_texts       (const EarcupFigure  *self);
gboolean           earcup_figure_get_flag        (const EarcupFigure  *self);
char              *earcup_figure_dup_display     (const EarcupFigure  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupFigure, earcup_figure_unref)

G_END_DECLS
