/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

#define EARCUP_FIT_N_FREE   19   /* numbers of the network that a fit may move */
#define EARCUP_FIT_N_STARTS 2    /* places from which each class is approached */

/* The ways of building a headphone that a fit tells apart. */
typedef enum {
  EARCUP_FIT_CLASS_CLOSED,
  EARCUP_FIT_CLASS_SEMI_OPEN,
  EARCUP_FIT_CLASS_OPEN,
  EARCUP_FIT_CLASS_PLANAR,     /* planar magnetic with an open back */
  EARCUP_FIT_N_CLASSES
} EarcupFitClass;

/* How a headphone of a class behaves: the mean isolation from 125 Hz to 4 kHz, and the bleed one
 * foot away while the drum carries pink noise of 100 dB SPL. */
typedef struct {
  double isolation_lowest_db;
  double isolation_highest_db;
  double bleed_lowest_db;
  double bleed_highest_db;
} EarcupFitLimits;

const char      *earcup_fit_class_get_name   (EarcupFitClass        self);
gboolean         earcup_fit_class_from_name  (const char           *name,
                                              EarcupFitClass       *self);

const EarcupFitLimits *
                 earcup_fit_class_get_limits (EarcupFitClass        self);
EarcupParameter  earcup_fit_class_get_free   (guint                 index);
void             earcup_fit_class_get_box    (EarcupFitClass        self,
                                              guint                 index,
                                              double               *lowest,
                                              double               *highest);
void             earcup_fit_class_get_start  (EarcupFitClass        self,
                                              guint                 start,
                                              double                re_ohm,
                                              double                free_values[EARCUP_FIT_N_FREE]);
void             earcup_fit_class_get_fixed  (EarcupFitClass        self,
                                              const EarcupDesign   *archetype,
                                              double                re_ohm,
                                              double                values[EARCUP_N_PARAMETERS]);

G_END_DECLS
