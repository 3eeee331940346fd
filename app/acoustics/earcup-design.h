/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "acoustics/earcup-parameter.h"
#include "acoustics/earcup-section.h"

G_BEGIN_DECLS

#define EARCUP_DESIGN_MAX_SECTIONS 8
#define EARCUP_DESIGN_ERROR        (earcup_design_error_quark ())
#define EARCUP_TYPE_DESIGN         (earcup_design_get_type ())

typedef enum {
  EARCUP_DESIGN_ERROR_BAD_VALUE,       /* a number outside its range, or not a number */
  EARCUP_DESIGN_ERROR_SHORT_CIRCUIT,   /* a branch whose resistance and mass are both zero */
  EARCUP_DESIGN_ERROR_TOO_MANY,        /* more than EARCUP_DESIGN_MAX_SECTIONS sections */
} EarcupDesignError;

/* One headphone on one ear: the numbers of its network. Immutable, any thread. */
typedef struct _EarcupDesign EarcupDesign;

GQuark               earcup_design_error_quark   (void);
GType                earcup_design_get_type      (void) G_GNUC_CONST;

EarcupDesign        *earcup_design_new           (const double          values[EARCUP_N_PARAMETERS],
                                                  gboolean              radiates,
                                                  const EarcupSection  *sections,
                                                  guint                 n_sections,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupDesign        *earcup_design_new_with      (const EarcupDesign   *self,
                                                  EarcupParameter       parameter,
                                                  double                value,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupDesign        *earcup_design_ref           (EarcupDesign         *self);
void                 earcup_design_unref         (EarcupDesign         *self);

double               earcup_design_get           (const EarcupDesign   *self,
                                                  EarcupParameter       parameter);
const double        *earcup_design_get_values    (const EarcupDesign   *self);
gboolean             earcup_design_get_radiates  (const EarcupDesign   *self);
const EarcupSection *earcup_design_get_sections  (const EarcupDesign   *self,
                                                  guint                *n_sections);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupDesign, earcup_design_unref)

G_END_DECLS
