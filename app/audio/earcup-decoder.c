/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "audio/earcup-decoder.h"

#include <glib/gi18n-lib.h>
#include <gst/app/gstappsink.h>
#include <gst/audio/audio.h>
#include <string.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-elements.h"
#include "audio/earcup-fold.h"
#include "audio/earcup-rest.h"
#include "interchange/earcup-sound-check.h"
#include "interchange/earcup-sound-clean.h"
#include "interchange/earcup-sound-reader.h"

#define FRAME_BYTES   (2 * sizeof (float))
#define WAIT          (100 * GST_MSECOND)   /* between looks at the cancellable */
#define PATIENCE      80                    /* such waits, after which nothing will come */
#define RESTS         3                     /* such waits in which nothing moved say so too */
#define NO_SOUND      "earcup-no-sound"

/* How far an exact length may differ from what was decoded before the file counts as cut short. */
#define TOLERANCE_S   0.25

/* What the meters and the filter are made for. */
#define LOWEST_RATE_HZ  8000
#define HIGHEST_RATE_HZ 768000

struct _EarcupDecoder
{
  char              *name;
  EarcupSoundReader *reader;           /* of what needs no pipeline, or NULL */
  GstElement        *pipeline;
  GstElement        *sink;
  GstBus            *bus;
  guint              rate_hz;
  gint               n_channels;       /* in the file; atomic, set by the decoding thread */
  double             duration_s;
  gboolean           duration_exact;
  guint64            n_frames_read;
  GstSample         *sample;           /* the one being read, or NULL */
  gsize              sample_at;        /* frames of it already read */
};

static void
pad_added_cb (EarcupDecoder *self,
              GstPad        *pad)
{
  g_autoptr(GstElement) convert = gst_bin_get_by_name (GST_BIN (self->pipeline), "convert");
  g_autoptr(GstPad) target = gst_element_get_static_pad (convert, "sink");
  guint n_channels;

  if (gst_pad_is_linked (target))
    return;

  n_channels = earcup_fold_prepare (convert, pad);
  if (gst_pad_link (pad, target) == GST_PAD_LINK_OK)
    g_atomic_int_set (&self->n_channels, (int) MAX (n_channels, 1));
}

static void
no_more_pads_cb (EarcupDecoder *self,
                 GstElement    *source)
{
  if (g_atomic_int_get (&self->n_channels) == 0)
    gst_element_post_message (source, gst_message_new_application (GST_OBJECT (source),
                              gst_structure_new_empty (NO_SOUND)));
}

/* Says in one sentence what GStreamer says in its own way. */
static void
translate_error (EarcupDecoder *self,
                 GstMessage    *message,
                 GError       **error)
{
  g_autoptr(GError) reason = NULL;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    gst_message_parse_error (message, &reason, NULL);

  if (reason == NULL ||
      g_error_matches (reason, GST_STREAM_ERROR, GST_STREAM_ERROR_TYPE_NOT_FOUND) ||
      g_error_matches (reason, GST_STREAM_ERROR, GST_STREAM_ERROR_WRONG_TYPE))
    g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_NOT_AUDIO,
                 /* Translators: %s is a file name */
                 _("“%s” holds no sound that can be read"), self->name);
  else if (g_error_matches (reason, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN) ||
           g_error_matches (reason, GST_STREAM_ERROR, GST_STREAM_ERROR_CODEC_NOT_FOUND))
    g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_UNSUPPORTED,
                 /* Translators: %s is a file name */
                 _("“%s” holds no sound, or sound that needs a decoder that is not installed"),
                 self->name);
  else
    {
      g_autofree char *sentence = earcup_audio_error_dup_sentence (reason->message);

      g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_NOT_AUDIO,
                   /* Translators: the first %s is a file name, the second a reason */
                   _("“%s” cannot be decoded: %s"), self->name, sentence);
    }
}

/* Some parsers go round for ever in what is damaged. */
static gboolean
check_patience (EarcupDecoder  *self,
                guint           n_waits,
                GError        **error)
{
  if (n_waits < PATIENCE)
    return TRUE;

  g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_NOT_AUDIO,
               /* Translators: %s is a file name */
               _("“%s” cannot be decoded: nothing has come of it for too long"), self->name);
  return FALSE;
}

static gboolean
check_bus (EarcupDecoder   *self,
           GstMessageType   types,
           GstClockTime     wait,
           GstMessageType  *seen,
           GError         **error)
{
  g_autoptr(GstMessage) message = NULL;

  message = gst_bus_timed_pop_filtered (self->bus, wait, types | GST_MESSAGE_ERROR |
                                                         GST_MESSAGE_APPLICATION);
  *seen = message != NULL ? GST_MESSAGE_TYPE (message) : 0;

  if (*seen == GST_MESSAGE_ERROR ||
      (*seen == GST_MESSAGE_APPLICATION && gst_message_has_name (message, NO_SOUND)))
    {
      translate_error (self, message, error);
      return FALSE;
    }

  return TRUE;
}

/* A demuxer that gives up while it is being put in place is not always heard of. */
static gboolean
check_rest (EarcupDecoder  *self,
            guint          *n_rests,
            GError        **error)
{
  *n_rests = earcup_rest_is_reached (GST_BIN (self->pipeline)) ? *n_rests + 1 : 0;
  if (*n_rests < RESTS)
    return TRUE;

  g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_NOT_AUDIO,
               /* Translators: %s is a file name */
               _("“%s” holds no sound that can be read"), self->name);
  return FALSE;
}

/* Waits until the first sound has arrived, so that its form is known. */
static gboolean
preroll (EarcupDecoder  *self,
         GCancellable   *cancellable,
         GError        **error)
{
  GstMessageType seen = 0;
  guint n_rests = 0;

  gst_element_set_state (self->pipeline, GST_STATE_PAUSED);

  for (guint n_waits = 0; seen != GST_MESSAGE_ASYNC_DONE; n_waits++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !check_patience (self, n_waits, error) ||
        !check_bus (self, GST_MESSAGE_ASYNC_DONE, WAIT, &seen, error) ||
        (seen != GST_MESSAGE_ASYNC_DONE && !check_rest (self, &n_rests, error)))
      return FALSE;

  return TRUE;
}

static gboolean
take_rate (EarcupDecoder  *self,
           int             rate,
           GError        **error)
{
  self->rate_hz = (guint) rate;
  if (rate >= LOWEST_RATE_HZ && rate <= HIGHEST_RATE_HZ)
    return TRUE;

  g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_UNSUPPORTED,
               /* Translators: a file name and three sample rates in Hz */
               _("“%s” has a sample rate of %d Hz; it must lie between %d and %d Hz"),
               self->name, rate, LOWEST_RATE_HZ, HIGHEST_RATE_HZ);
  return FALSE;
}

static gboolean
refuse (EarcupDecoder  *self,
        GError        **error)
{
  g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_NOT_AUDIO,
               /* Translators: %s is a file name */
               _("“%s” holds no sound that can be read"), self->name);
  return FALSE;
}

static gboolean
read_form (EarcupDecoder  *self,
           GError        **error)
{
  g_autoptr(GstPad) pad = gst_element_get_static_pad (self->sink, "sink");
  g_autoptr(GstCaps) caps = gst_pad_get_current_caps (pad);
  gint64 duration;
  int rate = 0;

  if (caps != NULL)
    gst_structure_get_int (gst_caps_get_structure (caps, 0), "rate", &rate);

  if (rate <= 0)
    return refuse (self, error);

  if (!take_rate (self, rate, error))
    return FALSE;

  if (gst_element_query_duration (self->pipeline, GST_FORMAT_TIME, &duration) && duration > 0)
    self->duration_s = (double) duration / GST_SECOND;

  return TRUE;
}

static gboolean
build_pipeline (EarcupDecoder  *self,
                GFile          *file,
                GError        **error)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr(GstElement) source = NULL;
  g_autoptr(GstCaps) caps = gst_caps_new_empty_simple ("audio/x-raw");

  self->pipeline = gst_parse_launch (
    "uridecodebin name=source expose-all-streams=false "
    "audioconvert name=convert ! "
    "audio/x-raw, format = (string) " GST_AUDIO_NE (F32) ", layout = (string) interleaved, "
    "channels = (int) 2 ! appsink name=sink sync=false max-buffers=32", error);

  if (self->pipeline == NULL)
    return FALSE;

  self->bus = gst_element_get_bus (self->pipeline);
  self->sink = gst_bin_get_by_name (GST_BIN (self->pipeline), "sink");
  source = gst_bin_get_by_name (GST_BIN (self->pipeline), "source");
  g_object_set (source, "uri", uri, "caps", caps, NULL);
  g_signal_connect_swapped (source, "pad-added", G_CALLBACK (pad_added_cb), self);
  g_signal_connect_swapped (source, "no-more-pads", G_CALLBACK (no_more_pads_cb), self);

  return TRUE;
}

/* FLAC and MPEG-4 say exactly how long they are; other lengths may be estimates. */
static gboolean
says_its_length (GFile *file)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  guint8 head[8] = { 0 };
  gsize n_read;

  return stream != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &n_read, NULL,
                                  NULL) &&
         (memcmp (head, "fLaC", 4) == 0 || memcmp (head + 4, "ftyp", 4) == 0);
}

/* Opens a file that can be read without a pipeline. */
static gboolean
open_reader (EarcupDecoder  *self,
             GError        **error)
{
  self->n_channels = (int) earcup_sound_reader_get_channels (self->reader);
  if (!take_rate (self, (int) earcup_sound_reader_get_rate (self->reader), error))
    return FALSE;

  self->duration_s = (double) earcup_sound_reader_get_n_frames (self->reader) / self->rate_hz;
  self->duration_exact = TRUE;

  return TRUE;
}

static gboolean
open_pipeline (EarcupDecoder  *self,
               GFile          *file,
               GCancellable   *cancellable,
               GError        **error)
{
  if (g_file_peek_path (file) != NULL && earcup_sound_reader_is_broken (g_file_peek_path (file)))
    return refuse (self, error);

  earcup_elements_init ();
  if (!build_pipeline (self, file, error) || !preroll (self, cancellable, error) ||
      !read_form (self, error))
    return FALSE;

  self->duration_exact = says_its_length (file);
  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);

  return TRUE;
}

/**
 * earcup_decoder_new:
 * @file: a sound file
 * @cancellable: (nullable): to stop waiting
 * @error: return location for an error of %EARCUP_AUDIO_ERROR, %EARCUP_INTERCHANGE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Opens a sound file and waits for its first sound. A mono file is heard on both sides, a file of
 * more than two channels is folded down.
 *
 * Returns: (transfer full): the decoder, or %NULL with @error set
 */
EarcupDecoder *
earcup_decoder_new (GFile         *file,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(EarcupDecoder) self = g_new0 (EarcupDecoder, 1);

  self->name = earcup_sound_dup_name (file);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !earcup_sound_check (file, error))
    return NULL;

  if (g_file_peek_path (file) != NULL)
    self->reader = earcup_sound_reader_open (g_file_peek_path (file));

  if (!(self->reader != NULL ? open_reader (self, error)
                             : open_pipeline (self, file, cancellable, error)))
    return NULL;

  return g_steal_pointer (&self);
}

/* Frees a decoder. */
void
earcup_decoder_free (EarcupDecoder *self)
{
  if (self->pipeline != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_NULL);

  g_clear_pointer (&self->reader, earcup_sound_reader_free);
  g_clear_pointer (&self->sample, gst_sample_unref);
  g_clear_object (&self->sink);
  g_clear_object (&self->bus);
  g_clear_object (&self->pipeline);
  g_free (self->name);
  g_free (self);
}

/* Returns: the sample rate of the file in Hz */
guint
earcup_decoder_get_rate (EarcupDecoder *self)
{
  return self->rate_hz;
}

/* Returns: how many channels the file has, before they are folded to two */
guint
earcup_decoder_get_channels (EarcupDecoder *self)
{
  return (guint) g_atomic_int_get (&self->n_channels);
}

/* Returns: the length in seconds as the file says it, 0 when it does not say */
double
earcup_decoder_get_duration (EarcupDecoder *self)
{
  return self->duration_s;
}

static gboolean
check_end (EarcupDecoder  *self,
           GError        **error)
{
  double decoded_s = (double) self->n_frames_read / self->rate_hz;

  if (self->n_frames_read == 0)
    g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_NOT_AUDIO,
                 /* Translators: %s is a file name */
                 _("“%s” holds no sound that can be read"), self->name);
  else if (self->duration_exact && decoded_s < self->duration_s - TOLERANCE_S)
    g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_CUT_SHORT,
                 /* Translators: %s is a file name, the numbers are lengths in seconds */
                 _("“%s” is cut short: it should last %.1f s and ends after %.1f s"), self->name,
                 self->duration_s, decoded_s);
  else
    return TRUE;

  return FALSE;
}

/* Gets the next sample; at the end of the file there is none. */
static gboolean
pull (EarcupDecoder  *self,
      GCancellable   *cancellable,
      GError        **error)
{
  GstMessageType seen;

  g_clear_pointer (&self->sample, gst_sample_unref);
  self->sample_at = 0;

  for (guint n_waits = 0; self->sample == NULL; n_waits++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !check_patience (self, n_waits, error) ||
          !check_bus (self, 0, 0, &seen, error))
        return FALSE;

      self->sample = gst_app_sink_try_pull_sample (GST_APP_SINK (self->sink), WAIT);
      if (self->sample == NULL && gst_app_sink_is_eos (GST_APP_SINK (self->sink)))
        return check_bus (self, 0, 0, &seen, error) && check_end (self, error);
    }

  return TRUE;
}

static gsize
copy_frames (EarcupDecoder *self,
             float         *frames,
             gsize          n_frames)
{
  GstBuffer *buffer = gst_sample_get_buffer (self->sample);
  gsize available = gst_buffer_get_size (buffer) / FRAME_BYTES - self->sample_at;
  gsize n = MIN (available, n_frames);

  gst_buffer_extract (buffer, self->sample_at * FRAME_BYTES, frames, n * FRAME_BYTES);
  self->sample_at += n;
  self->n_frames_read += n;
  if (n == available)
    g_clear_pointer (&self->sample, gst_sample_unref);

  return n;
}

static gssize
read_directly (EarcupDecoder  *self,
               float          *frames,
               gsize           n_frames,
               GCancellable   *cancellable,
               GError        **error)
{
  gsize n;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;

  n = earcup_sound_reader_read (self->reader, frames, n_frames);
  self->n_frames_read += n;

  return n == n_frames || check_end (self, error) ? (gssize) n : -1;
}

/**
 * earcup_decoder_skip:
 * @self: a decoder of which nothing was read
 * @n_frames: how many frames
 *
 * Gets past frames at once, where that can be done to the frame. Otherwise nothing happens, and
 * they have to be read.
 *
 * Returns: whether they are behind us
 */
gboolean
earcup_decoder_skip (EarcupDecoder *self,
                     guint64        n_frames)
{
  if (self->reader == NULL || n_frames > earcup_sound_reader_get_n_frames (self->reader) ||
      !earcup_sound_reader_seek (self->reader, n_frames))
    return FALSE;

  self->n_frames_read = n_frames;

  return TRUE;
}

/**
 * earcup_decoder_read:
 * @self: a decoder
 * @frames: (out caller-allocates) (array): interleaved stereo, two values per frame
 * @n_frames: how many frames there is room for
 * @cancellable: (nullable): to stop waiting
 * @error: return location for an error as in earcup_decoder_new()
 *
 * Reads on. What cannot be sound, by earcup_sound_clean(), is read as 0.
 *
 * Returns: how many frames were read, fewer than @n_frames only at the end of the file; -1 with
 *   @error set
 */
gssize
earcup_decoder_read (EarcupDecoder  *self,
                     float          *frames,
                     gsize           n_frames,
                     GCancellable   *cancellable,
                     GError        **error)
{
  gsize n = 0;

  if (self->reader != NULL)
    return read_directly (self, frames, n_frames, cancellable, error);

  while (n < n_frames)
    {
      if (self->sample == NULL && !pull (self, cancellable, error))
        return -1;
      if (self->sample == NULL)
        break;

      n += copy_frames (self, frames + 2 * n, n_frames - n);
    }

  earcup_sound_clean (frames, 2 * n);

  return (gssize) n;
}
