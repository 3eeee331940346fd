/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-splitter.h"

#include <gst/audio/audio.h>

/* GstAudioFilter turns one buffer into one buffer, and decoders hand out long ones. This element
 * stands before the deep queue, so its copies are made in the decoding thread: what leaves the
 * queue is short, is nobody else's, and can be filtered in place without an allocation. */

#define FRAME_BYTES (2 * sizeof (float))

struct _EarcupSplitter
{
  GstElement element;

  GstPad    *sink;
  GstPad    *source;
  gint       rate_hz;
};

G_DEFINE_FINAL_TYPE (EarcupSplitter, earcup_splitter, GST_TYPE_ELEMENT)

#define CAPS "audio/x-raw, format = (string) " GST_AUDIO_NE (F32) ", " \
             "layout = (string) interleaved, channels = (int) 2, rate = (int) [ 8000, 768000 ]"

static GstStaticPadTemplate sink_template =
  GST_STATIC_PAD_TEMPLATE ("sink", GST_PAD_SINK, GST_PAD_ALWAYS, GST_STATIC_CAPS (CAPS));
static GstStaticPadTemplate source_template =
  GST_STATIC_PAD_TEMPLATE ("src", GST_PAD_SRC, GST_PAD_ALWAYS, GST_STATIC_CAPS (CAPS));

static GstBuffer *
copy_part (EarcupSplitter *self,
           GstBuffer      *buffer,
           gsize           from,
           gsize           n)
{
  GstBufferCopyFlags flags = GST_BUFFER_COPY_META | GST_BUFFER_COPY_MEMORY | GST_BUFFER_COPY_DEEP |
                             GST_BUFFER_COPY_FLAGS;
  GstBuffer *part = gst_buffer_copy_region (buffer, flags, from * FRAME_BYTES, n * FRAME_BYTES);

  if (from > 0)
    GST_BUFFER_FLAG_UNSET (part, GST_BUFFER_FLAG_DISCONT);

  if (GST_BUFFER_PTS_IS_VALID (buffer) && self->rate_hz > 0)
    {
      GstClockTime begin = gst_util_uint64_scale_int (from, GST_SECOND, self->rate_hz);
      GstClockTime end = gst_util_uint64_scale_int (from + n, GST_SECOND, self->rate_hz);

      GST_BUFFER_PTS (part) = GST_BUFFER_PTS (buffer) + begin;
      GST_BUFFER_DURATION (part) = end - begin;
    }

  return part;
}

static GstFlowReturn
chain (GstPad    *pad,
       GstObject *parent,
       GstBuffer *buffer)
{
  EarcupSplitter *self = EARCUP_SPLITTER (parent);
  gsize n_frames = gst_buffer_get_size (buffer) / FRAME_BYTES;
  GstFlowReturn flow = GST_FLOW_OK;

  for (gsize from = 0; from < n_frames && flow == GST_FLOW_OK; from += EARCUP_SPLITTER_FRAMES)
    flow = gst_pad_push (self->source,
                         copy_part (self, buffer, from,
                                    MIN (EARCUP_SPLITTER_FRAMES, n_frames - from)));

  gst_buffer_unref (buffer);

  return flow;
}

static gboolean
event (GstPad    *pad,
       GstObject *parent,
       GstEvent  *event)
{
  EarcupSplitter *self = EARCUP_SPLITTER (parent);

  if (GST_EVENT_TYPE (event) == GST_EVENT_CAPS)
    {
      GstCaps *caps;

      gst_event_parse_caps (event, &caps);
      gst_structure_get_int (gst_caps_get_structure (caps, 0), "rate", &self->rate_hz);
    }

  return gst_pad_event_default (pad, parent, event);
}

static void
earcup_splitter_class_init (EarcupSplitterClass *klass)
{
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);

  gst_element_class_add_static_pad_template (element_class, &sink_template);
  gst_element_class_add_static_pad_template (element_class, &source_template);
  gst_element_class_set_static_metadata (element_class, "Buffer splitter", "Filter/Audio",
                                         "Cuts stereo buffers into at most 256 frames",
                                         "Earcup developers");
}

static void
earcup_splitter_init (EarcupSplitter *self)
{
  self->sink = gst_pad_new_from_static_template (&sink_template, "sink");
  gst_pad_set_chain_function (self->sink, chain);
  gst_pad_set_event_function (self->sink, event);
  GST_PAD_SET_PROXY_CAPS (self->sink);
  gst_element_add_pad (GST_ELEMENT (self), self->sink);

  self->source = gst_pad_new_from_static_template (&source_template, "src");
  GST_PAD_SET_PROXY_CAPS (self->source);
  gst_element_add_pad (GST_ELEMENT (self), self->source);
}
