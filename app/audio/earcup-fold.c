/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-fold.h"

#define N_SIDES 2

/* How loud a channel is on a side: they are taken as pairs of left and right, and one that is left
 * over as the middle. */
static double
get_level (guint channel,
           guint n_channels,
           guint side)
{
  gboolean is_middle = n_channels % 2 == 1 && channel == n_channels - 1;
  guint n_pairs = (n_channels + 1) / 2;

  return is_middle || channel % N_SIDES == side ? 1.0 / n_pairs : 0.0;
}

static void
set_matrix (GstElement *convert,
            guint       n_channels)
{
  GValue matrix = G_VALUE_INIT;

  gst_value_array_init (&matrix, N_SIDES);

  for (guint side = 0; side < N_SIDES; side++)
    {
      GValue row = G_VALUE_INIT;

      gst_value_array_init (&row, n_channels);
      for (guint channel = 0; channel < n_channels; channel++)
        {
          GValue level = G_VALUE_INIT;

          g_value_init (&level, G_TYPE_FLOAT);
          g_value_set_float (&level, (float) get_level (channel, n_channels, side));
          gst_value_array_append_and_take_value (&row, &level);
        }
      gst_value_array_append_and_take_value (&matrix, &row);
    }

  g_object_set_property (G_OBJECT (convert), "mix-matrix", &matrix);
  g_value_unset (&matrix);
}

/* Whether it is said where each channel stands. */
static gboolean
has_places (const GstStructure *form)
{
  guint64 mask = 0;

  return gst_structure_get (form, "channel-mask", GST_TYPE_BITMASK, &mask, NULL) && mask != 0;
}

/* A form that does not say where its channels stand is refused, unless it says that they stand
 * nowhere. */
static GstPadProbeReturn
say_nowhere_cb (GstPad          *pad,
                GstPadProbeInfo *info,
                gpointer         user_data)
{
  GstEvent *event = GST_PAD_PROBE_INFO_EVENT (info);
  g_autoptr(GstCaps) marked = NULL;
  GstCaps *caps;

  if (GST_EVENT_TYPE (event) != GST_EVENT_CAPS)
    return GST_PAD_PROBE_OK;

  gst_event_parse_caps (event, &caps);
  if (has_places (gst_caps_get_structure (caps, 0)))
    return GST_PAD_PROBE_OK;

  marked = gst_caps_copy (caps);
  gst_caps_set_simple (marked, "channel-mask", GST_TYPE_BITMASK, (guint64) 0, NULL);
  GST_PAD_PROBE_INFO_DATA (info) = gst_event_new_caps (marked);
  gst_event_unref (event);

  return GST_PAD_PROBE_OK;
}

static void
pair_channels (GstElement *convert,
               guint       n_channels)
{
  g_autoptr(GstPad) sink = gst_element_get_static_pad (convert, "sink");

  set_matrix (convert, n_channels);
  gst_pad_add_probe (sink, GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, say_nowhere_cb, NULL, NULL);
}

/**
 * earcup_fold_prepare:
 * @convert: an audioconvert that is to make stereo
 * @pad: where the sound comes from; its form is known
 *
 * Makes sure that sound of one channel is heard on both sides. Some readers say of such a channel
 * that it stands on the left, and would be taken at their word. More than two channels are
 * folded down by the converter itself where the file says what they are; where it does not, they
 * are taken as pairs.
 *
 * Returns: how many channels come from the pad, 0 when that is not known; the thread that adds
 *   the pad
 */
guint
earcup_fold_prepare (GstElement *convert,
                     GstPad     *pad)
{
  g_autoptr(GstCaps) caps = gst_pad_get_current_caps (pad);
  const GstStructure *form;
  int n_channels = 0;

  if (caps == NULL)
    return 0;

  form = gst_caps_get_structure (caps, 0);
  gst_structure_get_int (form, "channels", &n_channels);
  if (n_channels == 1)
    set_matrix (convert, 1);
  else if (n_channels > N_SIDES && !has_places (form))
    pair_channels (convert, (guint) n_channels);

  return (guint) MAX (n_channels, 0);
}
