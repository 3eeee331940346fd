/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gst/gst.h>

/* gst-fir IN.wav TAPS OUT.wav: GStreamer's own filter over a file. Its taps, numbers in a text,
 * cannot be given to gst-launch-1.0. */

static GValueArray *
read_taps (const char *path)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) words = NULL;
  GValueArray *taps;
  GValue value = G_VALUE_INIT;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("%s cannot be read", path);

  words = g_strsplit (g_strstrip (text), "\n", -1);
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  taps = g_value_array_new (g_strv_length (words));
  g_value_init (&value, G_TYPE_DOUBLE);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_value_set_double (&value, g_ascii_strtod (words[i], NULL));
      g_value_array_append (taps, &value);
    }
  G_GNUC_END_IGNORE_DEPRECATIONS

  return taps;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GstElement) pipeline = NULL;
  g_autoptr(GstElement) fir = NULL;
  g_autoptr(GstMessage) message = NULL;
  g_autoptr(GstBus) bus = NULL;
  g_autofree char *line = NULL;
  GValueArray *taps;

  if (argc != 4)
    g_error ("gst-fir IN.wav TAPS OUT.wav");

  gst_init (NULL, NULL);
  line = g_strdup_printf ("filesrc location=%s ! wavparse ! audiofirfilter name=fir "
                          "low-latency=false ! wavenc ! filesink location=%s", argv[1], argv[3]);
  pipeline = gst_parse_launch (line, NULL);
  g_assert_nonnull (pipeline);
  fir = gst_bin_get_by_name (GST_BIN (pipeline), "fir");
  taps = read_taps (argv[2]);
  g_object_set (fir, "kernel", taps, NULL);
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  g_value_array_free (taps);
  G_GNUC_END_IGNORE_DEPRECATIONS

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  bus = gst_element_get_bus (pipeline);
  message = gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE,
                                        GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  gst_element_set_state (pipeline, GST_STATE_NULL);

  return GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS ? 0 : 1;
}
