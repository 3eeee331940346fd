/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-response.h"
#include "claims/earcup-findings.h"

G_BEGIN_DECLS

/* A stretch of the axis of frequency: what lives there, and what enclosures do there. The strings
 * are for gettext; figures stand in them only by name. */
typedef struct {
  double      from_hz;
  double      to_hz;
  const char *title;
  const char *content;       /* what lives there */
  const char *housing;       /* what enclosures do there */
  gboolean    is_predicted;  /* FALSE: two ears differ more there than two headphones */
} EarcupRegion;

const EarcupRegion *earcup_regions               (gsize                *n_regions);
const EarcupRegion *earcup_region_find           (double                hz);
char               *earcup_region_dup_range      (const EarcupRegion   *self);
char               *earcup_region_dup_housing    (const EarcupRegion   *self,
                                                  const EarcupFindings *figures);
double              earcup_region_get_difference (const EarcupRegion   *self,
                                                  EarcupResponse       *first,
                                                  EarcupResponse       *second);

G_END_DECLS
