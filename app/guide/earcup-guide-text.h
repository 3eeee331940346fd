/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "claims/earcup-passages.h"
#include "claims/earcup-subjects.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_GUIDE_TEXT (earcup_guide_text_get_type ())

/* The page of one topic: its passage, its claims, its disputes and the models it names. */
G_DECLARE_FINAL_TYPE (EarcupGuideText, earcup_guide_text, EARCUP, GUIDE_TEXT, GtkWidget)

GtkWidget *earcup_guide_text_new           (void);

void       earcup_guide_text_show          (EarcupGuideText      *self,
                                            EarcupTopic           topic,
                                            const char           *name,
                                            const EarcupFindings *figures,
                                            EarcupSubjects       *subjects);
void       earcup_guide_text_stop          (EarcupGuideText      *self);
void       earcup_guide_text_point         (EarcupGuideText      *self,
                                            const char           *claim);
gboolean   earcup_guide_text_get_busy      (EarcupGuideText      *self);
void       earcup_guide_text_set_can_stage (EarcupGuideText      *self,
                                            gboolean              can_stage);

G_END_DECLS
