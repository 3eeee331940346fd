/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "audio/earcup-pipeline.h"

#include <glib/gi18n-lib.h>
#include <gst/audio/audio.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-elements.h"
#include "audio/earcup-fold.h"

/* The decoder's thread cuts the sound into short buffers and fills a deep queue; behind it, in
 * place, comes the filter, and at once the sink with its short buffer. So a key is heard as soon
 * as that short buffer has played. */
#define PIPELINE \
  "uridecodebin name=source expose-all-streams=false " \
  "audioconvert name=convert ! audioresample ! " \
  "audio/x-raw, format = (string) " GST_AUDIO_NE (F32) ", layout = (string) interleaved, " \
  "channels = (int) 2, rate = (int) %u ! " \
  "earcupsplitter ! queue max-size-buffers=0 max-size-bytes=0 max-size-time=2000000000 ! " \
  "earcup name=filter ! %s"

/* What comes before the tone only sets the pace. */
#define TONE_PIPELINE \
  "audiotestsrc wave=silence samplesperbuffer=256 ! " \
  "audio/x-raw, format = (string) " GST_AUDIO_NE (F32) ", layout = (string) interleaved, " \
  "channels = (int) 2, rate = (int) %u ! earcuptone name=tone ! earcup name=filter ! %s"

#define BUFFER_PERIODS 4

/* The device sets the pace: a sink that also kept to a clock would wait, when it starts, for as
 * long as it was paused where the sound server's clock went on, and would drop or repeat samples
 * where two clocks drift. */
static const struct
{
  const char *name;          /* in the settings */
  const char *element;
  const char *description;
  gboolean    automatic;     /* may be chosen without being asked for */
} sinks[] = {
  { "pulse", "pulsesink",
    "pulsesink name=output sync=false client-name=Earcup buffer-time=20000 latency-time=5000",
    TRUE },
  { "pipewire", "pipewiresink", "pipewiresink name=output sync=false client-name=Earcup", FALSE },
  { "alsa", "alsasink", "alsasink name=output sync=false buffer-time=40000 latency-time=10000",
    TRUE },
  { "any", "autoaudiosink", "autoaudiosink name=output sync=false", TRUE },
};

static void
pad_added_cb (GstElement *convert,
              GstPad     *pad)
{
  g_autoptr(GstPad) target = gst_element_get_static_pad (convert, "sink");

  if (gst_pad_is_linked (target))
    return;

  earcup_fold_prepare (convert, pad);
  gst_pad_link (pad, target);
}

/* The description of the sink of a name, or of the first one that is installed. A description is
 * used as it is. Returns NULL when the sink that is wanted is not installed. */
static const char *
find_sink (const char *name)
{
  gboolean automatic = name == NULL || *name == '\0' || g_str_equal (name, "auto");

  for (guint i = 0; i < G_N_ELEMENTS (sinks); i++)
    {
      g_autoptr(GstElementFactory) factory = gst_element_factory_find (sinks[i].element);
      gboolean named = !automatic && g_str_equal (name, sinks[i].name);

      if (factory != NULL && (named || (automatic && sinks[i].automatic)))
        return sinks[i].description;
      if (named)
        return NULL;
    }

  return automatic ? NULL : name;
}

/* What is missing is named, so that it can be installed. */
static gboolean
check_elements (const char  *sink,
                GError     **error)
{
  const char *package;
  const char *missing = earcup_elements_find_missing (&package);

  if (missing != NULL)
    g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_UNSUPPORTED,
                 /* Translators: an element such as “audioconvert”, and its package */
                 _("The GStreamer plug-in with “%s” is not installed; it belongs to %s"), missing,
                 package);
  else if (sink == NULL)
    g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_UNSUPPORTED,
                 /* Translators: an element such as “pulsesink”, and its package */
                 _("The GStreamer plug-in that would play sound is not installed, such as “%s” "
                   "of %s"), sinks[0].element, "gst-plugins-good");

  return missing == NULL && sink != NULL;
}

/**
 * earcup_pipeline_new:
 * @uri: of a sound file
 * @rate_hz: sample rate in Hz at which the file is played
 * @sink: (nullable): "pulse", "pipewire", "alsa" or "any"; a description of a sink in the manner
 *   of gst-launch; "auto" or %NULL for the best that is installed
 * @error: return location for an error of %EARCUP_AUDIO_ERROR
 *
 * Builds the pipeline of live listening. Not in the main thread the first time: it may start
 * GStreamer.
 *
 * Returns: (transfer full): the pipeline, or %NULL with @error set
 */
GstElement *
earcup_pipeline_new (const char  *uri,
                     guint        rate_hz,
                     const char  *sink,
                     GError     **error)
{
  g_autoptr(GstElement) source = NULL;
  g_autoptr(GstElement) convert = NULL;
  g_autoptr(GstCaps) caps = NULL;
  g_autofree char *description = NULL;
  GstElement *pipeline;

  earcup_elements_init ();
  sink = find_sink (sink);
  if (!check_elements (sink, error))
    return NULL;

  description = g_strdup_printf (PIPELINE, rate_hz, sink);
  pipeline = gst_parse_launch (description, error);
  if (pipeline == NULL)
    return NULL;

  gst_object_ref_sink (pipeline);
  caps = gst_caps_new_empty_simple ("audio/x-raw");
  source = gst_bin_get_by_name (GST_BIN (pipeline), "source");
  convert = gst_bin_get_by_name (GST_BIN (pipeline), "convert");
  g_object_set (source, "uri", uri, "caps", caps, NULL);
  g_signal_connect_object (source, "pad-added", G_CALLBACK (pad_added_cb), convert,
                           G_CONNECT_SWAPPED);

  return pipeline;
}

/**
 * earcup_pipeline_new_tone:
 * @rate_hz: sample rate in Hz
 * @sink: (nullable): as in earcup_pipeline_new()
 *
 * Builds the pipeline of a tone that is heard through the emulation. Its elements are called "tone"
 * and "filter".
 *
 * Returns: (transfer full) (nullable): the pipeline, or %NULL where a plug-in is missing
 */
GstElement *
earcup_pipeline_new_tone (guint       rate_hz,
                          const char *sink)
{
  g_autofree char *description = NULL;
  GstElement *pipeline;

  earcup_elements_init ();
  sink = find_sink (sink);
  if (sink == NULL)
    return NULL;

  description = g_strdup_printf (TONE_PIPELINE, rate_hz, sink);
  pipeline = gst_parse_launch (description, NULL);

  return pipeline != NULL ? gst_object_ref_sink (pipeline) : NULL;
}

static gboolean
has_property (GstElement *element,
              const char *name)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (element), name) != NULL;
}

/**
 * earcup_pipeline_set_output:
 * @pipeline: a pipeline that was just made
 * @device: (nullable): the name of a device as its sink knows it; %NULL or "" for the one that the
 *   system chose
 * @buffer_ms: how much sound the sink holds, in milliseconds; 0 for what suits it
 *
 * Says where the sound goes. A sink that was described in the manner of gst-launch keeps to its
 * description, and one without devices or buffers of that kind to its own.
 */
void
earcup_pipeline_set_output (GstElement *pipeline,
                            const char *device,
                            guint       buffer_ms)
{
  g_autoptr(GstElement) output = gst_bin_get_by_name (GST_BIN (pipeline), "output");

  if (output == NULL)
    return;

  if (device != NULL && *device != '\0' && has_property (output, "device"))
    g_object_set (output, "device", device, NULL);
  if (buffer_ms > 0 && has_property (output, "latency-time"))
    g_object_set (output,
                  "buffer-time", (gint64) buffer_ms * 1000,
                  "latency-time", (gint64) buffer_ms * 1000 / BUFFER_PERIODS,
                  NULL);
}

/* Returns: (transfer none) (nullable): the element that plays for a sink of the settings, such as
 * "pulsesink"; %NULL when it is not installed. GStreamer must have been started. */
const char *
earcup_pipeline_find_sink (const char *sink)
{
  const char *description = find_sink (sink);

  for (guint i = 0; i < G_N_ELEMENTS (sinks); i++)
    if (description == sinks[i].description)
      return sinks[i].element;

  return NULL;
}

/* Returns: (transfer full): the filter of a pipeline; any thread */
EarcupFilter *
earcup_pipeline_get_filter (GstElement *pipeline)
{
  return EARCUP_FILTER (gst_bin_get_by_name (GST_BIN (pipeline), "filter"));
}

/**
 * earcup_pipeline_seek:
 * @pipeline: a pipeline that is paused or playing
 * @flush: drop what is on its way; without it the seek is heard after what is on its way
 * @from_s: where to play from, in seconds
 * @loop_end_s: where a loop ends, in seconds; 0 to play to the end of the file and stop
 *
 * Goes to another place. At the end of a loop the pipeline posts a segment-done message.
 *
 * Returns: whether the pipeline follows; not in the main thread, it may wait for the streaming one
 */
gboolean
earcup_pipeline_seek (GstElement *pipeline,
                      gboolean    flush,
                      double      from_s,
                      double      loop_end_s)
{
  GstSeekFlags flags = GST_SEEK_FLAG_ACCURATE;
  gint64 from = (gint64) (from_s * GST_SECOND);
  gint64 end = (gint64) (loop_end_s * GST_SECOND);

  if (flush)
    flags |= GST_SEEK_FLAG_FLUSH;
  if (loop_end_s > 0.0)
    flags |= GST_SEEK_FLAG_SEGMENT;

  return gst_element_seek (pipeline, 1.0, GST_FORMAT_TIME, flags, GST_SEEK_TYPE_SET, from,
                           GST_SEEK_TYPE_SET, loop_end_s > 0.0 ? end : -1);
}
