/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "acoustics/earcup-design.h"
#include "acoustics/earcup-leak.h"
#include "acoustics/earcup-variable.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_VARIATION  (earcup_variation_get_type ())
#define EARCUP_VARIATION_ERROR (earcup_variation_error_quark ())

typedef enum {
  EARCUP_VARIATION_ERROR_UNKNOWN,     /* no quantity has that name */
  EARCUP_VARIATION_ERROR_BAD_VALUE,   /* outside the range, or neither a number nor a word */
} EarcupVariationError;

/* What is tried out on a design: nothing, or some of its quantities. Immutable, any thread. */
typedef struct _EarcupVariation EarcupVariation;

GType            earcup_variation_get_type        (void) G_GNUC_CONST;
GQuark           earcup_variation_error_quark     (void);

EarcupVariation *earcup_variation_new             (void);
EarcupVariation *earcup_variation_new_with        (const EarcupVariation  *self,
                                                   EarcupVariable          variable,
                                                   double                  value,
                                                   GError                **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupVariation *earcup_variation_new_with_leak   (const EarcupVariation  *self,
                                                   EarcupLeak              leak);
EarcupVariation *earcup_variation_new_with_driver (const EarcupVariation  *self,
                                                   EarcupDesign           *driver);
EarcupVariation *earcup_variation_new_with_text   (const EarcupVariation  *self,
                                                   const char             *key,
                                                   const char             *text,
                                                   GError                **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupVariation *earcup_variation_ref             (EarcupVariation        *self);
void             earcup_variation_unref           (EarcupVariation        *self);

gboolean         earcup_variation_is_empty        (const EarcupVariation  *self);
gboolean         earcup_variation_is_set          (const EarcupVariation  *self,
                                                   EarcupVariable          variable);
double           earcup_variation_get             (const EarcupVariation  *self,
                                                   EarcupVariable          variable,
                                                   const EarcupDesign     *design);
EarcupLeak       earcup_variation_get_leak        (const EarcupVariation  *self);
EarcupDesign    *earcup_variation_get_driver      (const EarcupVariation  *self);
char            *earcup_variation_dup_text        (const EarcupVariation  *self);

EarcupDesign    *earcup_variation_apply           (const EarcupVariation  *self,
                                                   EarcupDesign           *design) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupVariation, earcup_variation_unref)

G_END_DECLS
