/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-recipe.h"

G_BEGIN_DECLS

#define EARCUP_BAND_LOWEST_HZ      20.0
#define EARCUP_BAND_HIGHEST_HZ     20000.0
#define EARCUP_BAND_LEAST_OCTAVES  (1.0 / 6.0)   /* no band is narrower */
#define EARCUP_BAND_SKIRT_OCTAVES  (1.0 / 6.0)   /* beside each edge, or 12 Hz */
#define EARCUP_BAND_STOP_DB        80.0          /* how far the skirts go down */

/* A range of frequencies of which alone the sound is heard. An edge at the lowest or the highest
 * frequency lets everything beyond it through. */
typedef struct {
  double low_hz;
  double high_hz;
} EarcupBand;

EarcupBand    earcup_band_between     (double            first_hz,
                                       double            second_hz);
void          earcup_band_get_skirts  (const EarcupBand *self,
                                       double           *below_hz,
                                       double           *above_hz);
double        earcup_band_get_gain    (const EarcupBand *self,
                                       double            hz);
EarcupRecipe *earcup_band_new_recipe  (const EarcupBand *self,
                                       EarcupRecipe     *inner);

G_END_DECLS
