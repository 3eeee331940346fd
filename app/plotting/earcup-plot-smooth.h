/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void earcup_plot_smooth (const double *hz,
                         double       *level_db,
                         gsize         n_points,
                         double        octaves);

G_END_DECLS
