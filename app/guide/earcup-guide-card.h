/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "claims/earcup-passages.h"

G_BEGIN_DECLS

GtkWidget *earcup_guide_heading_new      (const char           *text,
                                          int                   level,
                                          const char           *css_class);
GtkWidget *earcup_guide_paragraph_new    (const char           *text,
                                          const char           *css_class);
GtkWidget *earcup_guide_card_new_claim   (const EarcupClaim    *claim,
                                          const EarcupFindings *figures);
GtkWidget *earcup_guide_card_new_dispute (const EarcupDispute  *dispute,
                                          const EarcupFindings *figures);

G_END_DECLS
