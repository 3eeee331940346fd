/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "audio/earcup-balance.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-loop-measure.h"
#include "audio/earcup-render.h"
#include "interchange/earcup-sound-check.h"

#define N_SIDES 2
#define EXACT   0.001    /* LU; closer than that there is nothing to correct */

static void
set_gain (EarcupBalanceSide *side,
          double             gain_db)
{
  side->loudness_lufs += gain_db - side->gain_db;
  side->peak_dbtp += gain_db - side->gain_db;
  side->gain_db = gain_db;
}

static gboolean
measure (GFile              *file,
         double              from_s,
         double              to_s,
         EarcupBalanceSide   sides[N_SIDES],
         GCancellable       *cancellable,
         GError            **error)
{
  EarcupLoopSound sounds[N_SIDES];

  for (guint s = 0; s < N_SIDES; s++)
    sounds[s] = (EarcupLoopSound) { sides[s].recipe, 0.0, 0.0 };

  if (!earcup_loop_measure (file, from_s, to_s, sounds, N_SIDES, cancellable, error))
    return FALSE;

  for (guint s = 0; s < N_SIDES; s++)
    {
      sides[s].loudness_lufs = sounds[s].loudness_lufs + sides[s].gain_db;
      sides[s].peak_dbtp = sounds[s].peak_dbtp + sides[s].gain_db;
    }

  return TRUE;
}

/* Returns: the loudness that a side has, or has when its peaks are brought under the limit */
static double
find_reach (const EarcupBalanceSide *side)
{
  return side->loudness_lufs + fmin (EARCUP_RENDER_PEAK_DBTP - side->peak_dbtp, 0.0);
}

/**
 * earcup_balance_measure:
 * @file: a sound file
 * @from_s: where the part that is played begins, in seconds, 0 or above
 * @to_s: where it ends, in seconds, above @from_s
 * @match: lower the sides to the highest level that both reach under the peak limit
 * @sides: (inout) (array fixed-size=2): what is compared, with its gains
 * @cancellable: (nullable): to stop
 * @error: return location for an error of %EARCUP_AUDIO_ERROR, %EARCUP_INTERCHANGE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Measures the loudness of two sounds over a part of a file that goes round and round, as
 * earcup_loop_measure() does, with the kernels with which they are heard. A gain is never raised.
 *
 * Returns: whether both were measured; %EARCUP_AUDIO_ERROR_SILENT where there is nothing to
 *   measure; not in the main thread, it takes a while
 */
gboolean
earcup_balance_measure (GFile              *file,
                        double              from_s,
                        double              to_s,
                        gboolean            match,
                        EarcupBalanceSide   sides[2],
                        GCancellable       *cancellable,
                        GError            **error)
{
  double level;

  if (!measure (file, from_s, to_s, sides, cancellable, error))
    return FALSE;

  if (isinf (sides[0].loudness_lufs) || isinf (sides[1].loudness_lufs))
    {
      g_autofree char *name = earcup_sound_dup_name (file);

      g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT,
                   /* Translators: %s is a file name */
                   _("“%s” is silent where it is played, so there is no loudness to match"), name);
      return FALSE;
    }

  level = fmin (find_reach (&sides[0]), find_reach (&sides[1]));
  if (!match || fmax (sides[0].loudness_lufs, sides[1].loudness_lufs) - level < EXACT)
    return TRUE;

  for (guint s = 0; s < N_SIDES; s++)
    set_gain (&sides[s], sides[s].gain_db + level - sides[s].loudness_lufs);

  return TRUE;
}

/* Returns: how much the two sides differ in loudness, in LU, without the sign; any thread */
double
earcup_balance_get_residual (const EarcupBalanceSide sides[2])
{
  return fabs (sides[0].loudness_lufs - sides[1].loudness_lufs);
}
