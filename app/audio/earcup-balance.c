/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "audio/earcup-balance.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-convolver.h"
#include "audio/earcup-decoder.h"
#include "audio/earcup-filter.h"
#include "audio/earcup-loudness.h"
#include "audio/earcup-render.h"
#include "interchange/earcup-sound-check.h"

#define N_SIDES 2
#define CHUNK   4096     /* frames */
#define EXACT   0.001    /* LU; closer than that there is nothing to correct */

/* One side while it is measured: the engine that also plays it, and a meter. */
typedef struct {
  EarcupConvolver *engine;
  EarcupLoudness  *meter;
} Chain;

static gsize
chain_open (Chain                   *chain,
            const EarcupBalanceSide *side,
            guint                    rate_hz)
{
  g_autoptr(EarcupKernel) kernel = NULL;
  g_autoptr(EarcupPartitions) partitions = NULL;
  gsize n_partitions = 1;

  if (side->recipe != NULL)
    {
      kernel = earcup_recipe_make (side->recipe, rate_hz);
      partitions = earcup_partitions_new (kernel, EARCUP_FILTER_BLOCK);
      n_partitions = earcup_partitions_get_number (partitions);
    }

  chain->engine = earcup_convolver_new (EARCUP_FILTER_BLOCK, n_partitions, rate_hz, 1);
  earcup_convolver_switch (chain->engine, earcup_setting_new (partitions, side->gain_db));
  chain->meter = earcup_loudness_new (rate_hz);

  return n_partitions * EARCUP_FILTER_BLOCK;
}

static void
chain_close (Chain *chain)
{
  g_clear_pointer (&chain->engine, earcup_convolver_free);
  g_clear_pointer (&chain->meter, earcup_loudness_free);
}

/* Plays @n frames, of which those from @skip on count. */
static void
chain_feed (Chain       *chain,
            const float *frames,
            gsize        n,
            gsize        skip)
{
  float played[2 * CHUNK];

  memcpy (played, frames, 2 * n * sizeof *played);
  earcup_convolver_process (chain->engine, played, n);
  if (skip < n)
    earcup_loudness_add (chain->meter, played + 2 * skip, n - skip);
}

/* What comes before the part is heard in it as long as the kernel, and no longer. */
static gboolean
run (EarcupDecoder  *decoder,
     Chain           chains[N_SIDES],
     guint64         from,
     guint64         to,
     gsize           lead,
     GCancellable   *cancellable,
     GError        **error)
{
  g_autofree float *frames = g_new (float, 2 * CHUNK);
  guint64 at = 0;

  while (at < to)
    {
      gssize n = earcup_decoder_read (decoder, frames, (gsize) MIN (CHUNK, to - at), cancellable,
                                      error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        break;

      if (at + (guint64) n + lead > from)
        for (guint s = 0; s < N_SIDES; s++)
          chain_feed (&chains[s], frames, (gsize) n, from > at ? (gsize) (from - at) : 0);

      at += (guint64) n;
    }

  return TRUE;
}

static gboolean
measure (GFile              *file,
         double              from_s,
         double              to_s,
         EarcupBalanceSide   sides[N_SIDES],
         GCancellable       *cancellable,
         GError            **error)
{
  g_autoptr(EarcupDecoder) decoder = earcup_decoder_new (file, cancellable, error);
  Chain chains[N_SIDES] = { { NULL } };
  gsize lead = 0;
  guint rate_hz;
  gboolean done;

  if (decoder == NULL)
    return FALSE;

  rate_hz = earcup_decoder_get_rate (decoder);
  for (guint s = 0; s < N_SIDES; s++)
    lead = MAX (lead, chain_open (&chains[s], &sides[s], rate_hz));

  done = run (decoder, chains, (guint64) llround (from_s * rate_hz),
              (guint64) llround (to_s * rate_hz), lead, cancellable, error);
  for (guint s = 0; s < N_SIDES; s++)
    {
      sides[s].loudness_lufs = earcup_loudness_get_lufs (chains[s].meter);
      sides[s].peak_dbtp = earcup_loudness_get_peak (chains[s].meter);
      chain_close (&chains[s]);
    }

  return done;
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
 * @match: lower the sides to the highest level that both reach under the peak limit, and measure
 *   them once more
 * @sides: (inout) (array fixed-size=2): what is compared, with its gains
 * @cancellable: (nullable): to stop
 * @error: return location for an error of %EARCUP_AUDIO_ERROR, %EARCUP_INTERCHANGE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Measures the loudness of two sounds over a part of a file by BS.1770, played by the engine and
 * the kernels with which they are heard. A gain is never raised.
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
    sides[s].gain_db += level - sides[s].loudness_lufs;

  return measure (file, from_s, to_s, sides, cancellable, error);
}

/* Returns: how much the two sides differ in loudness, in LU, without the sign; any thread */
double
earcup_balance_get_residual (const EarcupBalanceSide sides[2])
{
  return fabs (sides[0].loudness_lufs - sides[1].loudness_lufs);
}
