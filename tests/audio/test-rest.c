/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-rest.h"

#define PATIENCE (10 * GST_SECOND)

static GstElement *
start (const char *description)
{
  g_autoptr(GError) error = NULL;
  GstElement *pipeline = gst_parse_launch (description, &error);

  g_assert_no_error (error);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  gst_element_get_state (pipeline, NULL, NULL, PATIENCE);

  return pipeline;
}

static void
stop (GstElement *pipeline)
{
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (pipeline);
}

static void
wait_for (GstElement     *pipeline,
          GstMessageType  type)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr(GstMessage) message = gst_bus_timed_pop_filtered (bus, PATIENCE, type);

  g_assert_nonnull (message);
}

/* The thread goes back to sleep a moment after the message. */
static void
wait_for_rest (GstElement *pipeline)
{
  gint64 end_us = g_get_monotonic_time () + (gint64) GST_TIME_AS_USECONDS (PATIENCE);

  while (!earcup_rest_is_reached (GST_BIN (pipeline)))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end_us);
      g_usleep (1000);
    }
}

static void
test_works (void)
{
  GstElement *pipeline = start ("fakesrc ! identity ! fakesink sync=true");

  for (guint i = 0; i < 100; i++)
    {
      g_assert_false (earcup_rest_is_reached (GST_BIN (pipeline)));
      g_usleep (1000);
    }
  stop (pipeline);
}

/* What waits for a full sink is driven all the same. */
static void
test_waits (void)
{
  GstElement *pipeline = start ("fakesrc ! queue ! fakesink");

  gst_element_set_state (pipeline, GST_STATE_PAUSED);
  gst_element_get_state (pipeline, NULL, NULL, PATIENCE);
  g_assert_false (earcup_rest_is_reached (GST_BIN (pipeline)));
  stop (pipeline);
}

static void
test_ended (void)
{
  GstElement *pipeline = start ("fakesrc num-buffers=10 ! fakesink");

  wait_for (pipeline, GST_MESSAGE_EOS);
  wait_for_rest (pipeline);
  stop (pipeline);
}

/* A bin within the pipeline is looked into. */
static void
test_inner (void)
{
  GstElement *pipeline = start ("( fakesrc ! fakesink )");

  g_assert_false (earcup_rest_is_reached (GST_BIN (pipeline)));
  gst_element_set_state (pipeline, GST_STATE_NULL);
  g_assert_true (earcup_rest_is_reached (GST_BIN (pipeline)));
  stop (pipeline);
}

static void
test_failed (void)
{
  GstElement *pipeline = start ("fakesrc ! identity error-after=3 ! fakesink");

  wait_for (pipeline, GST_MESSAGE_ERROR);
  wait_for_rest (pipeline);
  stop (pipeline);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (&argc, &argv);
  g_test_add_func ("/audio/rest/what-works-does-not-rest", test_works);
  g_test_add_func ("/audio/rest/what-waits-for-its-sink-does-not-rest", test_waits);
  g_test_add_func ("/audio/rest/what-has-ended-rests", test_ended);
  g_test_add_func ("/audio/rest/what-has-failed-rests", test_failed);
  g_test_add_func ("/audio/rest/a-bin-within-is-looked-into", test_inner);

  return g_test_run ();
}
