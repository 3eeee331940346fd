/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-fold.h"

#define N_SIDES 2

/* One input on both sides, at its own level. */
static void
set_both_sides (GstElement *convert)
{
  GValue matrix = G_VALUE_INIT;

  gst_value_array_init (&matrix, N_SIDES);

  for (guint side = 0; side < N_SIDES; side++)
    {
      GValue row = G_VALUE_INIT, one = G_VALUE_INIT;

      g_value_init (&one, G_TYPE_FLOAT);
      g_value_set_float (&one, 1.0f);
      gst_value_array_init (&row, 1);
      gst_value_array_append_and_take_value (&row, &one);
      gst_value_array_append_and_take_value (&matrix, &row);
    }

  g_object_set_property (G_OBJECT (convert), "mix-matrix", &matrix);
  g_value_unset (&matrix);
}

/**
 * earcup_fold_prepare:
 * @convert: an audioconvert that is to make stereo
 * @pad: where the sound comes from; its form is known
 *
 * Makes sure that sound of one channel is heard on both sides. Some readers say of such a channel
 * that it stands on the left, and would be taken at their word. More than two channels are
 * folded down by the converter itself.
 *
 * Returns: how many channels come from the pad, 0 when that is not known; the thread that adds
 *   the pad
 */
guint
earcup_fold_prepare (GstElement *convert,
                     GstPad     *pad)
{
  g_autoptr(GstCaps) caps = gst_pad_get_current_caps (pad);
  int n_channels = 0;

  if (caps != NULL)
    gst_structure_get_int (gst_caps_get_structure (caps, 0), "channels", &n_channels);

  if (n_channels == 1)
    set_both_sides (convert);

  return (guint) MAX (n_channels, 0);
}
