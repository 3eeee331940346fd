/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The lowest and highest samples of columns of equal length. Immutable. */
typedef struct _EarcupOverview EarcupOverview;

EarcupOverview *earcup_overview_new  (const float          *low,
                                      const float          *high,
                                      guint                 n_columns) G_GNUC_WARN_UNUSED_RESULT;
void            earcup_overview_free (EarcupOverview       *self);
void            earcup_overview_draw (const EarcupOverview *self,
                                      cairo_t              *cr,
                                      double                left,
                                      double                width,
                                      double                height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupOverview, earcup_overview_free)

G_END_DECLS
