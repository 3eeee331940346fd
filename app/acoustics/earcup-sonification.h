/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EARCUP_SONIFICATION_S          4.0       /* from the first point to the last */
#define EARCUP_SONIFICATION_MIDDLE_HZ  440.0     /* the pitch of 0 */
#define EARCUP_SONIFICATION_MOST       12.0      /* semitones above and below */
#define EARCUP_SONIFICATION_LEVEL_DB   (-24.0)   /* that nothing of it passes */

double earcup_sonification_get_pitch (double        semitones);
float *earcup_sonification_make      (const double *semitones,
                                      gsize         n_points,
                                      double        pan,
                                      guint         rate_hz,
                                      gsize        *n_frames);

G_END_DECLS
