/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "claims/earcup-claim.h"
#include "claims/earcup-subjects.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_GUIDE_PAGE (earcup_guide_page_get_type ())

G_DECLARE_FINAL_TYPE (EarcupGuidePage, earcup_guide_page, EARCUP, GUIDE_PAGE, GtkWidget)

GtkWidget   *earcup_guide_page_new            (void);

EarcupTopic  earcup_guide_page_get_enclosure  (EarcupGuidePage *self);
void         earcup_guide_page_set_enclosure  (EarcupGuidePage *self,
                                               EarcupTopic      topic);
gboolean     earcup_guide_page_get_busy       (EarcupGuidePage *self);
void         earcup_guide_page_set_background (EarcupGuidePage *self,
                                               EarcupSubjects  *subjects);
void         earcup_guide_page_set_subject    (EarcupGuidePage *self,
                                               EarcupTopic      topic,
                                               const char      *name,
                                               EarcupDesign    *design,
                                               EarcupDesign    *sealed,
                                               EarcupDesign    *open);

G_END_DECLS
