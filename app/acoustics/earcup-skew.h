/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-response.h"
#include "acoustics/earcup-weighting.h"

G_BEGIN_DECLS

/* The bands in which balance is spoken of. */
typedef enum {
  EARCUP_SKEW_SUB,          /* 20 to 60 Hz */
  EARCUP_SKEW_BASS,         /* 60 to 250 Hz */
  EARCUP_SKEW_LOW_MID,      /* 250 to 500 Hz */
  EARCUP_SKEW_MID,          /* 500 Hz to 2 kHz */
  EARCUP_SKEW_PRESENCE,     /* 2 to 4 kHz */
  EARCUP_SKEW_BITE,         /* 4 to 6 kHz */
  EARCUP_SKEW_BRILLIANCE,   /* 6 to 12 kHz */
  EARCUP_N_SKEW_BANDS
} EarcupSkewBand;

typedef struct {
  const char *key;          /* a name for files, for example "low-mid" */
  double      from_hz;
  double      to_hz;
} EarcupSkewBandInfo;

const EarcupSkewBandInfo *earcup_skew_get_band (EarcupSkewBand  band);
void                      earcup_skew_compute  (EarcupResponse *model,
                                                EarcupResponse *neutral,
                                                const double   *power,
                                                double          db[EARCUP_N_SKEW_BANDS]);

G_END_DECLS
