/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-design.h"
#include "acoustics/earcup-response.h"

G_BEGIN_DECLS

#define EARCUP_SOURCE_CREST_DB 14.0   /* peaks of music over its rms, usual for a finished mix */

/* What a headphone is plugged into. */
typedef struct {
  const char *key;             /* a name for files, for example "laptop" */
  double      volts;           /* the most it gives without a load, rms */
  double      output_ohm;      /* its output impedance */
  double      current_a;       /* the most it drives, rms */
  double      noise_v;         /* its own noise, 20 Hz to 20 kHz, rms */
  const char *source;          /* what the figures stand for */
} EarcupSource;

/* What a headphone needs for a level, told at 1 kHz. */
typedef struct {
  double emf_v;                /* of the source behind its output impedance, rms */
  double volts;                /* at the plug, rms */
  double current_a;            /* rms */
  double power_w;              /* that the headphone takes up */
} EarcupSourceNeed;

guint               earcup_source_count          (void);
const EarcupSource *earcup_source_get_nth        (guint               position);
const EarcupSource *earcup_source_from_key       (const char         *key);

double              earcup_source_sensitivity    (const EarcupDesign *design,
                                                  double              output_ohm);
double              earcup_source_lowest_load    (const EarcupDesign *design);
double              earcup_source_reach_volts    (const EarcupSource *source,
                                                  const EarcupDesign *design);
double              earcup_source_reach          (const EarcupSource *source,
                                                  const EarcupDesign *design);
double              earcup_source_loudness       (EarcupResponse     *response,
                                                  EarcupResponse     *diffuse,
                                                  const double       *power);
void                earcup_source_compute_need   (const EarcupDesign *design,
                                                  double              output_ohm,
                                                  double              level_db,
                                                  EarcupSourceNeed   *need);
double              earcup_source_change         (const EarcupDesign *design,
                                                  double              output_ohm,
                                                  double              hz);
double              earcup_source_largest_change (const EarcupDesign *design,
                                                  double              output_ohm,
                                                  double             *hz);
double              earcup_source_noise          (const EarcupSource *source,
                                                  EarcupResponse     *response,
                                                  EarcupResponse     *diffuse);

G_END_DECLS
