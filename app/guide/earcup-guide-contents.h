/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "claims/earcup-passages.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_GUIDE_CONTENTS (earcup_guide_contents_get_type ())

/* The list of all topics, and a search in what they say. A row activates the action guide.read
 * with a topic and, where a claim was found, its id. */
G_DECLARE_FINAL_TYPE (EarcupGuideContents, earcup_guide_contents, EARCUP, GUIDE_CONTENTS,
                      GtkWidget)

GtkWidget *earcup_guide_contents_new       (void);

void       earcup_guide_contents_set_heard (EarcupGuideContents *self,
                                            EarcupTopic          topic,
                                            const char          *name);
void       earcup_guide_contents_search    (EarcupGuideContents *self);

G_END_DECLS
