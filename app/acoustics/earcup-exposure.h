/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-response.h"
#include "acoustics/earcup-weighting.h"

G_BEGIN_DECLS

/* Whose advice is asked. */
typedef enum {
  EARCUP_EXPOSURE_NIOSH,       /* workers, a day */
  EARCUP_EXPOSURE_WHO,         /* adults listening to music, a week */
  EARCUP_EXPOSURE_WHO_CHILD,   /* children and others with sensitive ears, a week */
  EARCUP_N_EXPOSURE_RULES
} EarcupExposureRule;

typedef struct {
  const char *key;             /* a name for files, for example "niosh" */
  const char *source;          /* where the figures are from */
  double      level_dba;       /* as loud as this … */
  double      hours;           /* … for so long */
  double      period_hours;    /* in each such period: a day or a week */
} EarcupExposureRuleInfo;

const EarcupExposureRuleInfo *earcup_exposure_get_rule (EarcupExposureRule rule);

double earcup_exposure_hours     (EarcupExposureRule  rule,
                                  double              level_dba);
double earcup_exposure_level_for (EarcupExposureRule  rule,
                                  double              hours);

double earcup_exposure_weight    (EarcupResponse     *diffuse,
                                  double              hz);
double earcup_exposure_level     (EarcupResponse     *diffuse,
                                  const double        drum_db[EARCUP_WEIGHTING_THIRDS]);
void   earcup_exposure_music     (EarcupResponse     *diffuse,
                                  EarcupResponse     *response,
                                  const double       *power,
                                  double              level_dba,
                                  double              drum_db[EARCUP_WEIGHTING_THIRDS]);

G_END_DECLS
