/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "claims/earcup-claim.h"
#include "claims/earcup-subjects.h"
#include "guide/earcup-guide-region.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_GUIDE_PAGE (earcup_guide_page_get_type ())

/* The guide: its contents, one topic at a time, and what is pointed at in the plot. */
G_DECLARE_FINAL_TYPE (EarcupGuidePage, earcup_guide_page, EARCUP, GUIDE_PAGE, GtkWidget)

GtkWidget   *earcup_guide_page_new            (void);

EarcupTopic  earcup_guide_page_get_topic      (EarcupGuidePage       *self);
void         earcup_guide_page_read           (EarcupGuidePage       *self,
                                               EarcupTopic            topic,
                                               const char            *claim);
gboolean     earcup_guide_page_get_contents   (EarcupGuidePage       *self);
void         earcup_guide_page_show_contents  (EarcupGuidePage       *self);
gboolean     earcup_guide_page_get_busy       (EarcupGuidePage       *self);
void         earcup_guide_page_set_background (EarcupGuidePage       *self,
                                               EarcupSubjects        *subjects);
void         earcup_guide_page_set_subject    (EarcupGuidePage       *self,
                                               EarcupTopic            topic,
                                               const char            *name,
                                               EarcupDesign          *design,
                                               EarcupDesign          *sealed,
                                               EarcupDesign          *open);
void         earcup_guide_page_point_at       (EarcupGuidePage       *self,
                                               double                 hz,
                                               const EarcupGuidePair *pair);
void         earcup_guide_page_set_can_undo   (EarcupGuidePage       *self,
                                               gboolean               can_undo);
void         earcup_guide_page_set_can_stage  (EarcupGuidePage       *self,
                                               gboolean               can_stage);

G_END_DECLS
