/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "claims/earcup-region.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_GUIDE_REGION (earcup_guide_region_get_type ())

/* What lives in a region of frequencies, and what enclosures do there. */
G_DECLARE_FINAL_TYPE (EarcupGuideRegion, earcup_guide_region, EARCUP, GUIDE_REGION, GtkWidget)

/* Two curves whose difference is told; either may be missing. All is borrowed. */
typedef struct {
  const char     *first_name;
  EarcupResponse *first;
  const char     *second_name;
  EarcupResponse *second;
} EarcupGuidePair;

GtkWidget *earcup_guide_region_new  (void);

void       earcup_guide_region_show (EarcupGuideRegion     *self,
                                     const EarcupRegion    *region,
                                     const EarcupFindings  *figures,
                                     const EarcupGuidePair *pair);

G_END_DECLS
