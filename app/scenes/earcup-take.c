/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "scenes/earcup-take.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "acoustics/earcup-units.h"
#include "audio/earcup-audio-error.h"
#include "audio/earcup-decoder.h"
#include "demo/earcup-demo-voice.h"
#include "interchange/earcup-sound-check.h"

#define BLOCK       4096

/* How a take comes to the rate of the track: a sinc under a Hann window, so many zeros to either
 * side, which cuts a little below the lower of the two halves. */
#define SINC_ZEROS  32
#define SINC_CUTOFF 0.95

struct _EarcupTake
{
  float *samples;
  gsize  n_frames;
};

static EarcupTake *
take_samples (GArray *samples)
{
  EarcupTake *self = g_new0 (EarcupTake, 1);

  self->n_frames = samples->len;
  self->samples = (float *) (gpointer) g_array_free (samples, FALSE);

  return self;
}

/* The value between two samples, @place counted in them. */
static double
interpolate (const float *samples,
             gsize        n_samples,
             double       place,
             double       cutoff)
{
  double reach = SINC_ZEROS / cutoff, sum = 0.0;
  gssize first = MAX (0, (gssize) ceil (place - reach));
  gssize last = MIN ((gssize) n_samples - 1, (gssize) floor (place + reach));

  for (gssize i = first; i <= last; i++)
    {
      double x = (double) i - place, turn = EARCUP_PI * cutoff * x;
      double sinc = fabs (turn) < 1e-9 ? 1.0 : sin (turn) / turn;

      sum += samples[i] * cutoff * sinc * (0.5 + 0.5 * cos (EARCUP_PI * x / reach));
    }

  return sum;
}

/* Takes @samples. */
static GArray *
convert (GArray *samples,
         guint   from_hz,
         guint   to_hz)
{
  double ratio = (double) from_hz / to_hz, cutoff = SINC_CUTOFF * fmin (1.0, 1.0 / ratio);
  gsize n_frames = MAX (1, (gsize) ((double) samples->len / ratio));
  GArray *converted;

  if (from_hz == to_hz)
    return samples;

  converted = g_array_sized_new (FALSE, FALSE, sizeof (float), (guint) n_frames);
  for (gsize i = 0; i < n_frames; i++)
    {
      float value = (float) interpolate ((const float *) (gconstpointer) samples->data,
                                         samples->len, (double) i * ratio, cutoff);

      g_array_append_val (converted, value);
    }
  g_array_unref (samples);

  return converted;
}

static gboolean
read_all (EarcupDecoder  *decoder,
          GArray         *samples,
          GCancellable   *cancellable,
          GError        **error)
{
  double most = EARCUP_TAKE_LONGEST_S * earcup_decoder_get_rate (decoder);
  float frames[2 * BLOCK];
  gssize n;

  do
    {
      n = earcup_decoder_read (decoder, frames, BLOCK, cancellable, error);
      if (n < 0)
        return FALSE;

      for (gssize i = 0; i < n; i++)
        {
          float value = 0.5f * (frames[2 * i] + frames[2 * i + 1]);

          g_array_append_val (samples, value);
        }
    }
  while (n == BLOCK && samples->len < most);

  return TRUE;
}

static gboolean
is_silent (const GArray *samples)
{
  for (guint i = 0; i < samples->len; i++)
    if (g_array_index (samples, float, i) != 0.0f)
      return FALSE;

  return TRUE;
}

/**
 * earcup_take_load:
 * @file: a sound file of any kind that GStreamer decodes; both channels are added
 * @rate_hz: the sample rate in Hz at which it is needed
 * @cancellable: (nullable): to stop
 * @error: return location for an error of %EARCUP_AUDIO_ERROR, %EARCUP_INTERCHANGE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Reads a take and brings it to the sample rate of what it is mixed with. One that is silent is an
 * error.
 *
 * Returns: (transfer full): the take, or %NULL with @error set; not in the main thread of a window
 */
EarcupTake *
earcup_take_load (GFile         *file,
                  guint          rate_hz,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(EarcupDecoder) decoder = earcup_decoder_new (file, cancellable, error);
  g_autoptr(GArray) samples = g_array_new (FALSE, FALSE, sizeof (float));
  g_autofree char *name = earcup_sound_dup_name (file);

  if (decoder == NULL || !read_all (decoder, samples, cancellable, error))
    return NULL;

  if (is_silent (samples))
    {
      g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT,
                   /* Translators: %s is a file name */
                   _("“%s” is silent, so there is nothing to hear"), name);
      return NULL;
    }

  return take_samples (convert (g_steal_pointer (&samples), earcup_decoder_get_rate (decoder),
                                rate_hz));
}

/* Returns: (transfer full): the synthetic voice of the demo mix by itself, at a sample rate in Hz;
 * takes a while; any thread */
EarcupTake *
earcup_take_new_voice (guint rate_hz)
{
  g_autoptr(EarcupDemoTrack) track = earcup_demo_track_new ();
  GArray *samples = g_array_sized_new (FALSE, FALSE, sizeof (float), EARCUP_DEMO_N_FRAMES);

  earcup_demo_voice_render (track);
  for (gsize i = 0; i < EARCUP_DEMO_N_FRAMES; i++)
    {
      float value = (float) (0.5 * (track->left[i] + track->right[i]));

      g_array_append_val (samples, value);
    }

  return take_samples (convert (samples, EARCUP_DEMO_RATE_HZ, rate_hz));
}

/* Frees a take. */
void
earcup_take_free (EarcupTake *self)
{
  g_free (self->samples);
  g_free (self);
}

/* Returns: (transfer none) (array length=n_frames): its samples; any thread */
const float *
earcup_take_get_samples (const EarcupTake *self,
                         gsize            *n_frames)
{
  *n_frames = self->n_frames;
  return self->samples;
}

/**
 * earcup_take_read:
 * @self: a take
 * @from: the first frame that is wanted, counted on where the take begins anew
 * @frames: (out) (array): room for @n_frames frames of interleaved stereo
 * @n_frames: how many
 *
 * Reads some frames, the same on both channels. A take that has come to its end begins again. Any
 * thread.
 */
void
earcup_take_read (const EarcupTake *self,
                  guint64           from,
                  float            *frames,
                  gsize             n_frames)
{
  for (gsize i = 0; i < n_frames; i++)
    frames[2 * i] = frames[2 * i + 1] = self->samples[(from + i) % self->n_frames];
}

/* Returns: (transfer full): how the power of the first @n_frames frames is spread */
EarcupLines *
earcup_take_analyse (const EarcupTake *self,
                     guint64           n_frames,
                     guint             rate_hz)
{
  EarcupLines *lines = earcup_lines_new (rate_hz);
  float frames[2 * BLOCK];

  for (guint64 done = 0; done < n_frames; done += BLOCK)
    {
      gsize n = (gsize) MIN (BLOCK, n_frames - done);

      earcup_take_read (self, done, frames, n);
      earcup_lines_add (lines, frames, n);
    }
  earcup_lines_finish (lines);

  return lines;
}
