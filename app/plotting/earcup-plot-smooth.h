/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EARCUP_PLOT_SMOOTH_HEARING (-1.0)   /* in the place of a width: as one hears */

void     earcup_plot_smooth           (const double *hz,
                                       double       *level_db,
                                       gsize         n_points,
                                       double        octaves);
gboolean earcup_plot_smooth_from_word (const char   *word,
                                       double       *octaves);

G_END_DECLS
