/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double earcup_binomial_tail      (guint  n,
                                  guint  k,
                                  double chance);
double earcup_binomial_two_sided (guint  n,
                                  guint  k);
guint  earcup_binomial_threshold (guint  n,
                                  double chance,
                                  double level);
double earcup_binomial_power     (guint  n,
                                  double chance,
                                  double level,
                                  double ability);

G_END_DECLS
