/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>
#include <glib.h>

G_BEGIN_DECLS

void earcup_linear_factorise (guint                 size,
                              double complex       *matrix,
                              guint                *order);
void earcup_linear_solve     (guint                 size,
                              const double complex *factors,
                              const guint          *order,
                              const double complex *right_side,
                              double complex       *solution);

G_END_DECLS
