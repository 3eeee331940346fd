/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "audio/earcup-track.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-decoder.h"
#include "audio/earcup-elements.h"
#include "audio/earcup-loudness.h"
#include "audio/earcup-outline.h"
#include "audio/earcup-spectrum.h"
#include "audio/earcup-track-cache.h"
#include "interchange/earcup-sound-check.h"

#define BLOCK 4096

/* What the cache keeps: rate, channels, frames, loudness, true peak, the spectrum, and the lowest
 * and highest values. */
#define FACTS_TYPE "(uutddadadad)"

struct _EarcupTrack
{
  GFile          *file;
  char           *name;
  guint           rate_hz;
  guint           n_channels;
  guint64         n_frames;
  double          loudness_lufs;
  double          peak_dbtp;
  EarcupSpectrum *spectrum;
  guint           n_points;
  float          *low;
  float          *high;
};

/* What is gathered while the file is read. */
typedef struct {
  EarcupLoudness *meter;
  EarcupOutline *outline;
} Gathering;

G_DEFINE_BOXED_TYPE (EarcupTrack, earcup_track, earcup_track_ref, earcup_track_unref)

static void
gather (EarcupTrack *self,
        Gathering   *gathering,
        const float *frames,
        gsize        n_frames)
{
  earcup_loudness_add (gathering->meter, frames, n_frames);
  earcup_spectrum_add (self->spectrum, frames, n_frames);
  earcup_outline_add (gathering->outline, frames, n_frames);
  self->n_frames += (guint64) n_frames;
}

static gboolean
read_all (EarcupTrack           *self,
          EarcupDecoder         *decoder,
          Gathering             *gathering,
          EarcupRenderProgress   progress,
          gpointer               user_data,
          GCancellable          *cancellable,
          GError               **error)
{
  g_autofree float *frames = g_new (float, 2 * BLOCK);
  double expected = earcup_decoder_get_duration (decoder) * self->rate_hz;
  gssize n;

  do
    {
      n = earcup_decoder_read (decoder, frames, BLOCK, cancellable, error);
      if (n < 0)
        return FALSE;

      gather (self, gathering, frames, (gsize) n);
      if (progress != NULL && expected > 0.0)
        progress (fmin ((double) self->n_frames / expected, 1.0), user_data);
    }
  while (n == BLOCK);

  return TRUE;
}

static gboolean
finish (EarcupTrack      *self,
        const Gathering  *gathering,
        GError          **error)
{
  self->loudness_lufs = earcup_loudness_get_lufs (gathering->meter);
  self->peak_dbtp = earcup_loudness_get_peak (gathering->meter);

  if (isinf (self->peak_dbtp))
    {
      g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT,
                   /* Translators: %s is a file name */
                   _("“%s” is silent, so there is nothing to hear"), self->name);
      return FALSE;
    }

  self->n_points = earcup_outline_get (gathering->outline, EARCUP_TRACK_OVERVIEW_POINTS,
                                       &self->low, &self->high);

  return TRUE;
}

static EarcupTrack *
new_track (GFile *file,
           guint  rate_hz,
           guint  n_channels)
{
  EarcupTrack *self = g_atomic_rc_box_new0 (EarcupTrack);

  self->file = g_object_ref (file);
  self->name = earcup_sound_dup_name (file);
  self->rate_hz = rate_hz;
  self->n_channels = n_channels;

  return self;
}

static EarcupTrack *
analyse (GFile                 *file,
         EarcupRenderProgress   progress,
         gpointer               user_data,
         GCancellable          *cancellable,
         GError               **error)
{
  g_autoptr(EarcupDecoder) decoder = earcup_decoder_new (file, cancellable, error);
  g_autoptr(EarcupTrack) self = NULL;
  g_autoptr(EarcupLoudness) meter = NULL;
  g_autoptr(EarcupOutline) outline = earcup_outline_new ();
  Gathering gathering = { .outline = outline };

  if (decoder == NULL)
    return NULL;

  self = new_track (file, earcup_decoder_get_rate (decoder), earcup_decoder_get_channels (decoder));
  self->spectrum = earcup_spectrum_new (self->rate_hz);
  gathering.meter = meter = earcup_loudness_new (self->rate_hz);

  if (!read_all (self, decoder, &gathering, progress, user_data, cancellable, error) ||
      !finish (self, &gathering, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* {{{ What was found before */

static GVariant *
pack_floats (const float *values,
             guint        n_values)
{
  g_autofree double *wide = g_new (double, n_values);

  for (guint i = 0; i < n_values; i++)
    wide[i] = values[i];

  return g_variant_new_fixed_array (G_VARIANT_TYPE_DOUBLE, wide, n_values, sizeof *wide);
}

static float *
unpack_floats (GVariant *packed,
               guint     n_values)
{
  gsize n;
  const double *wide = g_variant_get_fixed_array (packed, &n, sizeof *wide);
  float *values = g_new (float, n_values);

  for (guint i = 0; i < n_values; i++)
    values[i] = (float) wide[i];

  return values;
}

static GVariant *
pack (const EarcupTrack *self)
{
  gsize n_bins;
  g_autofree double *power = earcup_spectrum_dup_power (self->spectrum, &n_bins);

  return g_variant_new ("(uutdd@ad@ad@ad)", self->rate_hz, self->n_channels, self->n_frames,
                        self->loudness_lufs, self->peak_dbtp,
                        g_variant_new_fixed_array (G_VARIANT_TYPE_DOUBLE, power, n_bins,
                                                   sizeof *power),
                        pack_floats (self->low, self->n_points),
                        pack_floats (self->high, self->n_points));
}

static EarcupTrack *
recall (GFile    *file,
        GVariant *key)
{
  g_autoptr(GVariant) facts = earcup_track_cache_look_up (key, G_VARIANT_TYPE (FACTS_TYPE));
  g_autoptr(GVariant) spectrum = NULL, low = NULL, high = NULL;
  g_autoptr(EarcupTrack) self = NULL;
  guint rate_hz, n_channels;
  const double *power;
  gsize n_bins;

  if (facts == NULL)
    return NULL;

  g_variant_get (facts, "(uutdd@ad@ad@ad)", &rate_hz, &n_channels, NULL, NULL, NULL, &spectrum,
                 &low, &high);
  self = new_track (file, rate_hz, n_channels);
  g_variant_get_child (facts, 2, "t", &self->n_frames);
  g_variant_get_child (facts, 3, "d", &self->loudness_lufs);
  g_variant_get_child (facts, 4, "d", &self->peak_dbtp);
  power = g_variant_get_fixed_array (spectrum, &n_bins, sizeof *power);
  self->spectrum = earcup_spectrum_new_power (rate_hz, power, n_bins);
  self->n_points = (guint) g_variant_n_children (low);

  if (self->spectrum == NULL || self->n_points == 0 ||
      self->n_points > EARCUP_TRACK_OVERVIEW_POINTS ||
      g_variant_n_children (high) != self->n_points)
    return NULL;

  self->low = unpack_floats (low, self->n_points);
  self->high = unpack_floats (high, self->n_points);

  return g_steal_pointer (&self);
}

/* Only what did not change while it was read. */
static void
keep (const EarcupTrack *self,
      GVariant          *key)
{
  g_autoptr(GVariant) now = earcup_track_cache_make_key (self->file);

  if (now != NULL && g_variant_equal (now, key))
    earcup_track_cache_keep (key, pack (self));
}

/* }}} */

/**
 * earcup_track_load:
 * @file: a sound file of any kind that libsndfile or GStreamer decodes
 * @progress: (nullable): called now and then with a fraction from 0 to 1, in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location for an error of %EARCUP_AUDIO_ERROR, %EARCUP_INTERCHANGE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Reads a file once: its length, loudness, true peak, average spectrum and an overview for the
 * screen. The sound itself is not kept. A silent file is an error. What was found of a file that
 * did not change since is taken from the cache, without any progress. Starts GStreamer.
 *
 * Returns: (transfer full): the track, or %NULL with @error set; not in the main thread, it takes
 *   a while
 */
EarcupTrack *
earcup_track_load (GFile                 *file,
                   EarcupRenderProgress   progress,
                   gpointer               user_data,
                   GCancellable          *cancellable,
                   GError               **error)
{
  g_autoptr(GVariant) key = earcup_track_cache_make_key (file);
  EarcupTrack *self;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  earcup_elements_init ();
  self = key != NULL ? recall (file, key) : NULL;
  if (self != NULL)
    return self;

  self = analyse (file, progress, user_data, cancellable, error);
  if (self != NULL && key != NULL)
    keep (self, key);

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupTrack *
earcup_track_ref (EarcupTrack *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupTrack *self = data;

  g_clear_object (&self->file);
  g_clear_pointer (&self->spectrum, earcup_spectrum_free);
  g_free (self->name);
  g_free (self->low);
  g_free (self->high);
}

/* Gives up a reference; any thread. */
void
earcup_track_unref (EarcupTrack *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: (transfer none): the file; any thread */
GFile *
earcup_track_get_file (const EarcupTrack *self)
{
  return self->file;
}

/* Returns: (transfer none): the name of the file without its folder; any thread */
const char *
earcup_track_get_name (const EarcupTrack *self)
{
  return self->name;
}

/* Returns: the sample rate in Hz; any thread */
guint
earcup_track_get_rate (const EarcupTrack *self)
{
  return self->rate_hz;
}

/* Returns: how many channels the file has; any thread */
guint
earcup_track_get_channels (const EarcupTrack *self)
{
  return self->n_channels;
}

/* Returns: the length in seconds; any thread */
double
earcup_track_get_duration (const EarcupTrack *self)
{
  return (double) self->n_frames / self->rate_hz;
}

/* Returns: the integrated loudness in LUFS, `-INFINITY` when it lies below the gate; any thread */
double
earcup_track_get_loudness (const EarcupTrack *self)
{
  return self->loudness_lufs;
}

/* Returns: the true peak in dBTP; any thread */
double
earcup_track_get_peak (const EarcupTrack *self)
{
  return self->peak_dbtp;
}

/**
 * earcup_track_get_overview:
 * @self: a track
 * @low: (out) (transfer none) (array length=n_points): the lowest value of each stretch, -1 to 0
 * @high: (out) (transfer none) (array length=n_points): the highest value of each stretch, 0 to 1
 * @n_points: (out): how many stretches of equal length, 1 to %EARCUP_TRACK_OVERVIEW_POINTS
 *
 * Gets the outline of the track. Any thread.
 */
void
earcup_track_get_overview (const EarcupTrack  *self,
                           const float       **low,
                           const float       **high,
                           guint              *n_points)
{
  *low = self->low;
  *high = self->high;
  *n_points = self->n_points;
}

/* Returns: by how many LU @recipe will change the loudness of the track, as predicted from its
 * average spectrum; any thread */
double
earcup_track_predict_change (const EarcupTrack     *self,
                             const EarcupRecipe    *recipe)
{
  return earcup_spectrum_predict_change (self->spectrum, recipe);
}
