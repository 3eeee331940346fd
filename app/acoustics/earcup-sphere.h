/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>
#include <glib.h>

G_BEGIN_DECLS

void   earcup_sphere_compute (double          radius_m,
                              double          hz,
                              const double   *cosines,
                              gsize           n_cosines,
                              double complex *pressure);
double earcup_sphere_delay   (double          radius_m,
                              double          cosine);

G_END_DECLS
