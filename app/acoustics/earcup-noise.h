/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-design.h"
#include "acoustics/earcup-response.h"
#include "acoustics/earcup-weighting.h"

G_BEGIN_DECLS

#define EARCUP_NOISE_OCTAVES 9   /* octave bands, 31.5 Hz to 8 kHz */

/* A place, and the noise that is usual in it. */
typedef struct {
  const char *key;                            /* a name for files, for example "office" */
  double      level_dba;                      /* how loud it is there */
  double      shape_db[EARCUP_NOISE_OCTAVES]; /* octave levels, of which only the shape counts */
  const char *source;                         /* where level and shape are from */
} EarcupNoise;

guint              earcup_noise_count    (void);
const EarcupNoise *earcup_noise_get_nth  (guint       position);
const EarcupNoise *earcup_noise_from_key (const char *key);

void   earcup_noise_outside      (const EarcupNoise  *self,
                                  double              db[EARCUP_WEIGHTING_THIRDS]);
void   earcup_noise_inside       (const EarcupNoise  *self,
                                  const EarcupDesign *design,
                                  double              db[EARCUP_WEIGHTING_THIRDS]);
void   earcup_noise_masks        (const double        noise_db[EARCUP_WEIGHTING_THIRDS],
                                  double              masked_db[EARCUP_WEIGHTING_THIRDS]);
double earcup_noise_masked_level (const double        noise_db[EARCUP_WEIGHTING_THIRDS],
                                  EarcupResponse     *diffuse,
                                  EarcupResponse     *response,
                                  const double       *power);
double earcup_noise_music_level  (const double        noise_db[EARCUP_WEIGHTING_THIRDS],
                                  double              ratio_db);
double earcup_noise_total_level  (const double        noise_db[EARCUP_WEIGHTING_THIRDS],
                                  double              music_dba);

G_END_DECLS
