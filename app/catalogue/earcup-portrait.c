/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-portrait.h"

#include "acoustics/earcup-ratings.h"
#include "catalogue/earcup-entry.h"

#include <math.h>

#define BLEED_DISTANCE_M 0.3

static double
mean_over (const double *levels_db,
           double        from_hz,
           double        to_hz)
{
  double sum = 0.0;
  guint n = 0;

  for (guint i = 0; i < EARCUP_DEVIATION_POINTS; i++)
    if (earcup_deviation_hz (i) >= from_hz && earcup_deviation_hz (i) <= to_hz)
      {
        sum += levels_db[i];
        n++;
      }

  return sum / n;
}

/* The levels are there; what follows from them is computed. */
static void
finish (EarcupPortrait *self)
{
  double reference_db = mean_over (self->levels_db, 500.0, 2000.0);

  for (guint i = 0; i < EARCUP_DEVIATION_POINTS; i++)
    self->levels_db[i] -= reference_db;

  earcup_deviation_shape (self->levels_db, self->profile);
  self->brightness_db = mean_over (self->levels_db, 4000.0, EARCUP_RESPONSE_PREDICTIVE_HZ);
}

/* Computes the portrait of a model, which takes some milliseconds, of loudspeakers a tenth of a
 * second. Any thread. */
void
earcup_portrait_of_model (EarcupPortrait *self,
                          EarcupModel    *model)
{
  EarcupDesign *design = earcup_model_get_design (model);

  earcup_deviation_levels (earcup_model_get_response (model), self->levels_db);
  self->isolation_db = design != NULL ? earcup_ratings_isolation (design) : (double) NAN;
  self->bleed_db = design != NULL ? earcup_ratings_bleed (design, BLEED_DISTANCE_M)
                                  : (double) NAN;
  finish (self);
}

/**
 * earcup_portrait_of_levels:
 * @self: (out): a portrait
 * @levels: (array fixed-size=109): of a curve, in hundredths of a dB
 * @correction_db: (nullable) (array fixed-size=109): what is added to come to the GRAS rig
 *
 * Computes the portrait of a measured curve. Any thread.
 */
void
earcup_portrait_of_levels (EarcupPortrait *self,
                           const gint16   *levels,
                           const double   *correction_db)
{
  for (guint i = 0; i < EARCUP_DEVIATION_POINTS; i++)
    self->levels_db[i] = levels[i] / 100.0 + (correction_db != NULL ? correction_db[i] : 0.0);

  self->isolation_db = NAN;
  self->bleed_db = NAN;
  finish (self);
}
