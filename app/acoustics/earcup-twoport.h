/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>
#include <glib.h>

G_BEGIN_DECLS

/* A chain matrix: pressure in = a p_out + b u_out, flow in = c p_out + d u_out. */
typedef struct {
  double complex a, b, c, d;
} EarcupTwoport;

/* A uniform line as its two ends see it. */
typedef struct {
  double complex own;      /* admittance of an end with the other end short-circuited */
  double complex transfer; /* admittance between the ends */
} EarcupLineAdmittance;

EarcupTwoport        earcup_twoport_multiply      (EarcupTwoport  first,
                                                   EarcupTwoport  second);
EarcupTwoport        earcup_twoport_series        (double complex impedance);
EarcupTwoport        earcup_twoport_shunt         (double complex admittance);
EarcupTwoport        earcup_twoport_line          (double complex series_per_m,
                                                   double complex shunt_per_m,
                                                   double         length_m);

EarcupLineAdmittance earcup_line_admittance       (double complex series_per_m,
                                                   double complex shunt_per_m,
                                                   double         length_m);
double complex       earcup_branch_admittance     (double complex s,
                                                   double         resistance,
                                                   double         mass,
                                                   double         compliance);

G_END_DECLS
