/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "audio/earcup-band-power.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-units.h"
#include "audio/earcup-audio-error.h"
#include "audio/earcup-decoder.h"
#include "interchange/earcup-sound-check.h"

/* Windows are so long, and as a power of two a little longer, that the lowest band, which is
 * 4.6 Hz wide, holds several lines. */
#define WINDOW_S 0.68

typedef struct {
  const EarcupFft *fft;
  guint            rate_hz;
  gsize            window;
  float           *frames;   /* interleaved; the newest are at the end */
  float           *time;
  float           *bins;
  double          *total;    /* of each line */
} Bands;

static void
bands_init (Bands *self,
            guint  rate_hz)
{
  self->rate_hz = rate_hz;
  for (self->window = 2; (double) self->window < WINDOW_S * rate_hz; self->window *= 2)
    continue;

  self->fft = earcup_fft_get (self->window);
  self->frames = earcup_fft_alloc (2 * self->window);
  self->time = earcup_fft_alloc (self->window);
  self->bins = earcup_fft_alloc (self->window + 2);
  self->total = g_new0 (double, self->window / 2 + 1);
}

static void
bands_clear (Bands *self)
{
  earcup_fft_free (self->frames);
  earcup_fft_free (self->time);
  earcup_fft_free (self->bins);
  g_free (self->total);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bands, bands_clear)

static void
add_window (Bands *self)
{
  for (guint c = 0; c < 2; c++)
    {
      for (gsize i = 0; i < self->window; i++)
        {
          double hann = 0.5 - 0.5 * cos (EARCUP_TWO_PI * (double) i / (double) self->window);

          self->time[i] = self->frames[2 * i + c] * (float) hann;
        }

      earcup_fft_forward (self->fft, self->time, self->bins);
      for (gsize i = 0; i <= self->window / 2; i++)
        self->total[i] += pow (self->bins[2 * i], 2.0) + pow (self->bins[2 * i + 1], 2.0);
    }
}

/* Windows overlap by half, and both ends are continued by silence, so that no frame is lost. */
static gboolean
read_all (Bands          *self,
          EarcupDecoder  *decoder,
          GCancellable   *cancellable,
          GError        **error)
{
  gsize half = self->window / 2;
  float *newest = self->frames + 2 * half;
  gssize n;

  do
    {
      memcpy (self->frames, newest, 2 * half * sizeof *newest);
      n = earcup_decoder_read (decoder, newest, half, cancellable, error);
      if (n < 0)
        return FALSE;

      memset (newest + 2 * n, 0, 2 * (half - (gsize) n) * sizeof *newest);
      add_window (self);
    }
  while (n > 0);

  return TRUE;
}

/* Returns: whether there is any sound */
static gboolean
sum_lines (const Bands *self,
           double       power[EARCUP_WEIGHTING_THIRDS])
{
  double sum = 0.0;

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    power[i] = 0.0;

  for (gsize i = 1; i <= self->window / 2; i++)
    {
      double hz = (double) i * self->rate_hz / (double) self->window;
      double third = round (10.0 * log10 (hz / earcup_weighting_third_centre (0)));

      if (third >= 0.0 && third < EARCUP_WEIGHTING_THIRDS)
        {
          power[(guint) third] += self->total[i];
          sum += self->total[i];
        }
    }

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS && sum > 0.0; i++)
    power[i] /= sum;

  return sum > 0.0;
}

/**
 * earcup_band_power_load:
 * @file: a sound file of any kind that GStreamer decodes
 * @power: (out) (array fixed-size=31): the share of each third-octave band, 20 Hz to 20 kHz, in the
 *   power of both channels together; the sum is 1
 * @cancellable: (nullable): to stop
 * @error: return location for an error of %EARCUP_AUDIO_ERROR, %EARCUP_INTERCHANGE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Reads a recording once from end to end and parts its power into bands. One that is silent from
 * 20 Hz to 20 kHz is an error.
 *
 * Returns: whether it was read; not in the main thread of a window, it takes a while
 */
gboolean
earcup_band_power_load (GFile         *file,
                        double         power[EARCUP_WEIGHTING_THIRDS],
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr(EarcupDecoder) decoder = earcup_decoder_new (file, cancellable, error);
  g_autofree char *name = earcup_sound_dup_name (file);
  g_auto(Bands) bands = { NULL };
  double shares[EARCUP_WEIGHTING_THIRDS];

  if (decoder == NULL)
    return FALSE;

  bands_init (&bands, earcup_decoder_get_rate (decoder));
  if (!read_all (&bands, decoder, cancellable, error))
    return FALSE;

  if (!sum_lines (&bands, shares))
    {
      g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT,
                   /* Translators: %s is a file name */
                   _("“%s” is silent, so there is nothing to hear"), name);
      return FALSE;
    }

  memcpy (power, shares, sizeof shares);
  return TRUE;
}
