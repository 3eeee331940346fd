/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-splitter.h"

#include <gst/audio/audio.h>
#include <gst/check/gstharness.h>

#include "audio/earcup-elements.h"
#include "audio/earcup-test-sound.h"

#define FRAME_BYTES (2 * sizeof (float))

static void
check_parts (gsize        n_frames,
             GstClockTime begin)
{
  GstHarness *harness = gst_harness_new ("earcupsplitter");
  g_autofree float *frames = earcup_test_noise (n_frames, 1.0, 1);
  GstBuffer *buffer = gst_buffer_new_allocate (NULL, n_frames * FRAME_BYTES, NULL);
  GstClockTime expected = begin;
  gsize at = 0;

  gst_harness_set_src_caps_str (harness, "audio/x-raw, format=" GST_AUDIO_NE (F32) ", "
                                "layout=interleaved, channels=2, rate=44100");
  gst_buffer_fill (buffer, 0, frames, n_frames * FRAME_BYTES);
  GST_BUFFER_PTS (buffer) = begin;
  GST_BUFFER_FLAG_SET (buffer, GST_BUFFER_FLAG_DISCONT);
  g_assert_cmpint (gst_harness_push (harness, buffer), ==, GST_FLOW_OK);

  while ((buffer = gst_harness_try_pull (harness)) != NULL)
    {
      gsize size = gst_buffer_get_size (buffer);

      g_assert_cmpuint (size, <=, EARCUP_SPLITTER_FRAMES * FRAME_BYTES);
      g_assert_cmpuint (at * FRAME_BYTES + size, <=, n_frames * FRAME_BYTES);
      g_assert_cmpint (gst_buffer_memcmp (buffer, 0, frames + 2 * at, size), ==, 0);
      g_assert_true (GST_BUFFER_FLAG_IS_SET (buffer, GST_BUFFER_FLAG_DISCONT) == (at == 0));
      g_assert_true (gst_buffer_is_writable (buffer));
      if (GST_CLOCK_TIME_IS_VALID (begin))
        {
          g_assert_cmpuint (GST_BUFFER_PTS (buffer), ==, expected);
          expected += GST_BUFFER_DURATION (buffer);
        }
      else
        g_assert_false (GST_BUFFER_PTS_IS_VALID (buffer));

      at += size / FRAME_BYTES;
      gst_buffer_unref (buffer);
    }

  g_assert_cmpuint (at, ==, n_frames);
  if (GST_CLOCK_TIME_IS_VALID (begin))
    g_assert_cmpuint (expected, ==,
                      begin + gst_util_uint64_scale (n_frames, GST_SECOND, 44100));
  gst_harness_teardown (harness);
}

static void
test_parts (void)
{
  static const gsize sizes[] = { 1, 255, 256, 257, 512, 1000, 44100 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    check_parts (sizes[i], 123456789);
}

static void
test_no_time (void)
{
  check_parts (1000, GST_CLOCK_TIME_NONE);
}

static void
test_empty (void)
{
  check_parts (0, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  earcup_elements_init ();

  g_test_add_func ("/audio/splitter/parts-are-short-and-follow-each-other", test_parts);
  g_test_add_func ("/audio/splitter/no-time-stays-no-time", test_no_time);
  g_test_add_func ("/audio/splitter/nothing-stays-nothing", test_empty);

  return earcup_test_run ();
}
