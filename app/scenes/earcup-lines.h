/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "acoustics/earcup-response.h"
#include "acoustics/earcup-weighting.h"

G_BEGIN_DECLS

#define EARCUP_LINES_LOWEST_HZ  20.0
#define EARCUP_LINES_HIGHEST_HZ 20000.0

/* What of stereo sound is looked at. */
typedef enum {
  EARCUP_LINES_EACH,          /* the mean power of both channels */
  EARCUP_LINES_LEFT,          /* the left channel */
  EARCUP_LINES_SUM,           /* left plus right */
  EARCUP_LINES_DIFFERENCE,    /* left minus right */
  EARCUP_N_LINES
} EarcupLinesPart;

/* A weight in dB at a frequency in Hz. */
typedef double (*EarcupLinesWeight) (double        hz,
                                     gconstpointer data);

/* How the power of stereo sound is spread over frequency. One thread. */
typedef struct _EarcupLines EarcupLines;

EarcupLines    *earcup_lines_new          (guint              rate_hz);
void            earcup_lines_free         (EarcupLines       *self);

void            earcup_lines_add          (EarcupLines       *self,
                                           const float       *frames,
                                           gsize              n_frames);
void            earcup_lines_finish       (EarcupLines       *self);

double          earcup_lines_sum          (const EarcupLines *self,
                                           EarcupLinesPart    part,
                                           EarcupLinesWeight  weight,
                                           gconstpointer      data);
double          earcup_lines_sum_band     (const EarcupLines *self,
                                           EarcupLinesPart    part,
                                           double             from_hz,
                                           double             to_hz,
                                           EarcupLinesWeight  weight,
                                           gconstpointer      data);
EarcupResponse *earcup_lines_new_response (const EarcupLines *self,
                                           EarcupLinesPart    part,
                                           EarcupLinesWeight  weight,
                                           gconstpointer      data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupLines, earcup_lines_free)

G_END_DECLS
