/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>

#include "acoustics/earcup-design.h"
#include "acoustics/earcup-response.h"
#include "acoustics/earcup-weighting.h"

G_BEGIN_DECLS

#define EARCUP_RATINGS_DRUM_DB   100.0    /* pink noise at the drum while bleed is told */
#define EARCUP_RATINGS_NEAREST_M 0.1      /* no nearer than this is bleed computed */

/* What a design keeps in and out, each in one number or one number an octave. */
double earcup_ratings_isolation         (const EarcupDesign *design);
void   earcup_ratings_isolation_octaves (const EarcupDesign *design,
                                         double              db[EARCUP_WEIGHTING_OCTAVES]);
double earcup_ratings_isolation_overall (const EarcupDesign *design);

void   earcup_ratings_transfer          (const EarcupDesign *design,
                                         double              hz,
                                         double              distance_m,
                                         double              angle_rad,
                                         double complex     *drum_pa_v,
                                         double complex     *bleed_pa_v);
double earcup_ratings_bleed             (const EarcupDesign *design,
                                         double              distance_m);
double earcup_ratings_bleed_a           (const EarcupDesign *design,
                                         EarcupResponse     *diffuse,
                                         const double       *power,
                                         double              level_dba,
                                         double              distance_m);

void   earcup_ratings_crosstalk_octaves (const EarcupDesign *design,
                                         double              db[EARCUP_WEIGHTING_OCTAVES]);

G_END_DECLS
