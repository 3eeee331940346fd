/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "claims/earcup-passages.h"

G_BEGIN_DECLS

/* How a claim may be shown. */
typedef struct {
  const EarcupFindings *figures;
  gboolean              can_stage;    /* whether the window can set up scenes */
  GHashTable           *unfolded;     /* ids of claims whose method is shown; kept up to date */
} EarcupGuideCardSettings;

GtkWidget *earcup_guide_heading_new      (const char                    *text,
                                          int                            level,
                                          const char                    *css_class);
GtkWidget *earcup_guide_paragraph_new    (const char                    *text,
                                          const char                    *css_class);
GtkWidget *earcup_guide_said_by_new      (const char                    *label,
                                          guint                          sources);
GtkWidget *earcup_guide_card_new_claim   (const EarcupClaim             *claim,
                                          const EarcupGuideCardSettings *settings);
GtkWidget *earcup_guide_card_new_dispute (const EarcupDispute           *dispute,
                                          const EarcupFindings          *figures);

G_END_DECLS
