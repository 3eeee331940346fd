/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-filter.h"

#include <gst/check/gstharness.h>
#include <math.h>
#include <string.h>

#include "audio/earcup-elements.h"
#include "audio/earcup-limiter.h"
#include "audio/earcup-test-sound.h"

#define RATE_HZ     48000
#define TAPS        16384
#define FRAMES      32768
#define SETTLED     9600       /* after these the volume no longer glides */
#define FRAME_BYTES (2 * sizeof (float))

static EarcupSetting *
make_setting (EarcupKernel *kernel,
              double        gain_db)
{
  g_autoptr(EarcupPartitions) partitions = NULL;

  if (kernel != NULL)
    partitions = earcup_partitions_new (kernel, EARCUP_FILTER_BLOCK);

  return earcup_setting_new (partitions, gain_db);
}

static void
set_rate (GstHarness *harness,
          guint       rate_hz)
{
  gst_harness_set_src_caps (harness, gst_caps_new_simple ("audio/x-raw",
                            "format", G_TYPE_STRING, GST_AUDIO_NE (F32),
                            "layout", G_TYPE_STRING, "interleaved",
                            "channels", G_TYPE_INT, 2,
                            "rate", G_TYPE_INT, rate_hz, NULL));
}

static GstHarness *
make_harness (EarcupSetting *setting)
{
  GstHarness *harness = gst_harness_new ("earcup");

  set_rate (harness, RATE_HZ);
  if (setting != NULL)
    earcup_filter_set_setting (EARCUP_FILTER (harness->element), setting);

  return harness;
}

static void
teardown (GstHarness *harness)
{
  gst_harness_teardown (harness);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GstHarness, teardown)

static GstBuffer *
make_buffer (const float *frames,
             gsize        n_frames)
{
  return gst_buffer_new_memdup (frames, n_frames * FRAME_BYTES);
}

/* Sends frames through in buffers of @size, or of any size when it is 0, in place. */
static void
process (GstHarness *harness,
         float      *frames,
         gsize       n_frames,
         gsize       size)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (3);

  for (gsize at = 0; at < n_frames;)
    {
      gsize n = earcup_test_next_size (random, size, n_frames - at);
      GstBuffer *buffer = gst_harness_push_and_pull (harness, make_buffer (frames + 2 * at, n));

      g_assert_nonnull (buffer);
      g_assert_cmpuint (gst_buffer_get_size (buffer), ==, n * FRAME_BYTES);
      gst_buffer_extract (buffer, 0, frames + 2 * at, n * FRAME_BYTES);
      gst_buffer_unref (buffer);
      at += n;
    }
}

static void
test_bypass (void)
{
  static const gsize sizes[] = { 1, 7, 256, 1000, 0 };
  g_autofree float *input = earcup_test_noise (FRAMES, 0.99, 1);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(GstHarness) harness = make_harness (make_setting (NULL, 0.0));
      g_autofree float *frames = g_memdup2 (input, FRAMES * FRAME_BYTES);

      process (harness, frames, FRAMES, sizes[i]);
      g_assert_cmpmem (frames + 2 * SETTLED, (FRAMES - SETTLED) * FRAME_BYTES,
                       input + 2 * SETTLED, (FRAMES - SETTLED) * FRAME_BYTES);
    }
}

/* The glide of the volume has to arrive, however small its steps are at a high rate. */
static void
test_bypass_at_any_rate (void)
{
  static const guint rates[] = { 8000, 44100, 96000, 192000, 384000 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autoptr(GstHarness) harness = make_harness (NULL);
      gsize settled = rates[i] / 10;
      g_autofree float *input = earcup_test_noise (2 * settled, 0.99, 1);
      g_autofree float *frames = g_memdup2 (input, 2 * settled * FRAME_BYTES);

      set_rate (harness, rates[i]);
      process (harness, frames, 2 * settled, 256);
      g_assert_cmpmem (frames + 2 * settled, settled * FRAME_BYTES,
                       input + 2 * settled, settled * FRAME_BYTES);
    }
}

static void
test_emulation (void)
{
  static const gsize sizes[] = { 1, 7, 256, 1000, 0 };
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupKernel) kernel = earcup_kernel_new (emulation, RATE_HZ);
  gsize n_taps;
  const float *taps = earcup_kernel_get_taps (kernel, &n_taps);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(GstHarness) harness = make_harness (make_setting (kernel, 0.0));
      g_autofree float *frames = earcup_test_impulse (FRAMES, SETTLED, 0.25);
      g_autofree float *expected = g_new0 (float, 2 * FRAMES);

      for (gsize k = 0; k < n_taps; k++)
        expected[2 * (SETTLED + k)] = expected[2 * (SETTLED + k) + 1] = 0.25f * taps[k];

      process (harness, frames, FRAMES, sizes[i]);
      g_assert_cmpfloat (earcup_test_difference (frames, expected, 2 * FRAMES), <=, -120.0);
    }
}

static void
test_gain_and_volume (void)
{
  g_autoptr(GstHarness) harness = make_harness (make_setting (NULL, -6.0));
  g_autofree float *frames = earcup_test_noise (FRAMES, 1.0, 1);
  double before = earcup_test_level (frames + 2 * SETTLED, 2 * (FRAMES - SETTLED));

  earcup_filter_set_volume (EARCUP_FILTER (harness->element), -10.0);
  process (harness, frames, FRAMES, 256);
  g_assert_cmpfloat_with_epsilon (earcup_test_level (frames + 2 * SETTLED,
                                                     2 * (FRAMES - SETTLED)),
                                  before - 16.0, 0.001);

  earcup_filter_set_volume (EARCUP_FILTER (harness->element), 30.0);
  process (harness, frames, FRAMES, 256);
  g_assert_cmpfloat_with_epsilon (earcup_test_level (frames + 2 * SETTLED,
                                                     2 * (FRAMES - SETTLED)),
                                  before - 22.0, 0.001);
}

static void
test_swap (void)
{
  g_autoptr(EarcupEmulation) closed = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupEmulation) open = earcup_test_emulation ("open", "closed");
  g_autoptr(EarcupKernel) first = earcup_kernel_new (closed, RATE_HZ);
  g_autoptr(EarcupKernel) second = earcup_kernel_new (open, RATE_HZ);
  g_autofree float *frames = earcup_test_tone (2 * FRAMES, 100.0, 0.5, RATE_HZ);
  g_autoptr(GstHarness) harness = make_harness (make_setting (first, 0.0));
  gsize at = FRAMES;

  process (harness, frames, at, 256);
  earcup_filter_set_setting (EARCUP_FILTER (harness->element), make_setting (second, 0.0));
  process (harness, frames + 2 * at, FRAMES, 256);

  g_assert_cmpfloat (earcup_test_click (frames, at - 256, 2048, RATE_HZ), <, -80.0);
  g_assert_cmpfloat (fabs (earcup_test_gain_at (frames + 2 * 24000, 4800, 0, 100.0, RATE_HZ) -
                           earcup_test_gain_at (frames + 2 * 48000, 4800, 0, 100.0, RATE_HZ)),
                     >, 0.5);
}

/* A kernel on the way from one to another. */
static EarcupKernel *
make_between (EarcupKernel *from,
              EarcupKernel *to,
              double        way)
{
  gsize n_taps;
  const float *first = earcup_kernel_get_taps (from, &n_taps);
  const float *last = earcup_kernel_get_taps (to, &n_taps);
  g_autofree float *taps = g_new (float, n_taps);

  for (gsize i = 0; i < n_taps; i++)
    taps[i] = (float) ((1.0 - way) * first[i] + way * last[i]);

  return earcup_kernel_new_taps (taps, n_taps, RATE_HZ);
}

/* Octaves from 62 Hz to 4 kHz, each 3 dB below the one before: nothing above 6 kHz of its own. */
static float *
make_octaves (gsize n_frames)
{
  float *frames = g_new0 (float, 2 * n_frames);

  for (guint octave = 0; octave < 7; octave++)
    {
      g_autofree float *tone = earcup_test_tone (n_frames, 62.0 * (1 << octave),
                                                 0.25 * pow (10.0, -0.15 * octave), RATE_HZ);

      for (gsize i = 0; i < 2 * n_frames; i++)
        frames[i] += tone[i];
    }

  return frames;
}

#define DRAG_FRAMES 768          /* 16 ms */
#define N_DRAGS     60

/* What lies above 6 kHz while a new kernel comes with every picture, or the same one. */
static double
drag (const float  *input,
      EarcupKernel *from,
      EarcupKernel *to)
{
  g_autoptr(GstHarness) harness = make_harness (make_setting (from, 0.0));
  g_autofree float *frames = g_memdup2 (input, 3 * FRAMES * FRAME_BYTES);
  gsize begin = FRAMES;

  process (harness, frames, begin, 256);
  for (guint i = 1; i <= N_DRAGS; i++)
    {
      g_autoptr(EarcupKernel) kernel = make_between (from, to, (double) i / N_DRAGS);

      earcup_filter_set_setting (EARCUP_FILTER (harness->element), make_setting (kernel, 0.0));
      process (harness, frames + 2 * (begin + (i - 1) * DRAG_FRAMES), DRAG_FRAMES, 256);
    }

  return earcup_test_click (frames, begin - 500, N_DRAGS * DRAG_FRAMES, RATE_HZ);
}

static void
test_drag (void)
{
  g_autoptr(EarcupEmulation) closed = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupEmulation) open = earcup_test_emulation ("open", "closed");
  g_autoptr(EarcupKernel) first = earcup_kernel_new (closed, RATE_HZ);
  g_autoptr(EarcupKernel) second = earcup_kernel_new (open, RATE_HZ);
  float *sounds[] = {
    earcup_test_tone (3 * FRAMES, 100.0, 0.5, RATE_HZ),
    make_octaves (3 * FRAMES),
  };

  for (guint i = 0; i < G_N_ELEMENTS (sounds); i++)
    {
      double steady = fmax (drag (sounds[i], first, first), drag (sounds[i], second, second));
      double dragged = drag (sounds[i], first, second);

      g_test_message ("sound %u: steady %.1f dB, dragged %.1f dB", i, steady, dragged);
      g_assert_cmpfloat (steady, <, -95.0);
      g_assert_cmpfloat (dragged, <=, steady + 4.0);
      g_free (sounds[i]);
    }
}

/* Of several settings within one fade only the last is heard after it. */
static void
test_newest_wins (void)
{
  g_autoptr(GstHarness) harness = make_harness (make_setting (NULL, 0.0));
  EarcupFilter *filter = EARCUP_FILTER (harness->element);
  g_autofree float *input = earcup_test_noise (FRAMES, 0.9, 1);
  g_autofree float *frames = g_memdup2 (input, FRAMES * FRAME_BYTES);
  gsize at = SETTLED;

  process (harness, frames, at, 256);
  for (guint i = 0; i < 3; i++)
    {
      earcup_filter_set_setting (filter, make_setting (NULL, -20.0 * i));
      process (harness, frames + 2 * at, 128, 128);
      at += 128;
    }
  process (harness, frames + 2 * at, FRAMES - at, 256);

  for (gsize i = 2 * (at + 1024); i < 2 * FRAMES; i++)
    g_assert_cmpfloat_with_epsilon (frames[i], 0.01 * input[i], 1e-6);
}

/* A room for two ears, twice as long as a headphone. */
static void
test_crossed (void)
{
  g_autoptr(EarcupKernel) kernel = earcup_test_crossed (2 * TAPS, RATE_HZ, 4);
  g_autoptr(GstHarness) harness = make_harness (make_setting (kernel, 0.0));
  g_autofree float *frames = g_new0 (float, 2 * 2 * FRAMES);

  frames[2 * SETTLED + 1] = 0.5f;
  process (harness, frames, 2 * FRAMES, 0);
  for (guint ear = 0; ear < 2; ear++)
    {
      gsize n_taps;
      const float *taps = earcup_kernel_get_path (kernel, EARCUP_KERNEL_RIGHT_TO_LEFT + ear,
                                                  &n_taps);

      for (gsize i = 0; i < n_taps; i++)
        g_assert_cmpfloat_with_epsilon (frames[2 * (SETTLED + i) + ear], 0.5 * taps[i], 1e-7);
    }
}

static void
test_gate (void)
{
  g_autofree float *frames = earcup_test_tone (FRAMES, 100.0, 0.5, RATE_HZ);
  g_autoptr(GstHarness) harness = make_harness (NULL);

  process (harness, frames, FRAMES / 2, 256);
  earcup_filter_set_open (EARCUP_FILTER (harness->element), FALSE);
  process (harness, frames + FRAMES, FRAMES / 2, 256);

  g_assert_cmpfloat (earcup_test_level (frames + FRAMES - 9600, 9600), >, -10.0);
  for (gsize i = FRAMES / 2 + RATE_HZ / 10; i < FRAMES; i++)
    g_assert_cmpfloat (frames[2 * i], ==, 0.0);
}

/* A setting that is given while the gate is closed is in force from the first sound on. */
static void
test_set_while_closed (void)
{
  g_autoptr(GstHarness) harness = make_harness (make_setting (NULL, 0.0));
  g_autofree float *frames = earcup_test_noise (FRAMES, 1.0, 1);
  EarcupFilter *filter = EARCUP_FILTER (harness->element);

  earcup_filter_set_open (filter, FALSE);
  process (harness, frames, 1024, 256);
  earcup_filter_set_setting (filter, make_setting (NULL, -60.0));
  earcup_filter_set_open (filter, TRUE);
  process (harness, frames + 2 * 1024, FRAMES - 1024, 256);

  for (gsize i = 0; i < 2 * FRAMES; i++)
    g_assert_cmpfloat (fabs (frames[i]), <=, 0.00101);
  g_assert_cmpfloat (fabs (frames[2 * FRAMES - 1]), >, 0.0);
}

static void
test_flush (void)
{
  g_autoptr(EarcupKernel) kernel = earcup_test_noise_kernel (TAPS, RATE_HZ, 4);
  g_autoptr(GstHarness) harness = make_harness (make_setting (kernel, 0.0));
  g_autofree float *frames = earcup_test_noise (FRAMES, 1.0, 1);
  GstSegment segment;

  process (harness, frames, FRAMES, 256);
  g_assert_true (gst_harness_push_event (harness, gst_event_new_flush_start ()));
  g_assert_true (gst_harness_push_event (harness, gst_event_new_flush_stop (TRUE)));
  gst_segment_init (&segment, GST_FORMAT_TIME);
  g_assert_true (gst_harness_push_event (harness, gst_event_new_segment (&segment)));

  memset (frames, 0, 1024 * FRAME_BYTES);
  process (harness, frames, 1024, 256);
  for (gsize i = 0; i < 2 * 1024; i++)
    g_assert_cmpfloat (frames[i], ==, 0.0);
}

static void
test_fade_in (void)
{
  g_autoptr(GstHarness) harness = make_harness (make_setting (NULL, 0.0));
  g_autofree float *frames = g_new (float, 2 * FRAMES);
  float last = 0.0f;

  for (gsize i = 0; i < 2 * FRAMES; i++)
    frames[i] = 1.0f;

  process (harness, frames, FRAMES, 256);
  for (gsize i = 0; i < FRAMES; i++)
    {
      g_assert_cmpfloat (frames[2 * i], >=, last);
      g_assert_cmpfloat (frames[2 * i] - last, <, 0.005);
      last = frames[2 * i];
    }
  g_assert_cmpfloat (last, ==, 1.0);
}

static void
test_rate_change (void)
{
  g_autoptr(EarcupKernel) kernel = earcup_test_noise_kernel (TAPS, RATE_HZ, 4);
  g_autoptr(EarcupKernel) other = earcup_test_noise_kernel (2 * TAPS, 96000, 4);
  g_autoptr(GstHarness) harness = make_harness (make_setting (kernel, 0.0));
  g_autofree float *input = earcup_test_noise (FRAMES, 0.5, 1);
  g_autofree float *frames = g_memdup2 (input, FRAMES * FRAME_BYTES);

  process (harness, frames, FRAMES, 256);
  set_rate (harness, 96000);
  memcpy (frames, input, FRAMES * FRAME_BYTES);
  process (harness, frames, FRAMES, 256);
  g_assert_cmpmem (frames + 2 * 2 * SETTLED, 1024, input + 2 * 2 * SETTLED, 1024);

  /* The kernel of the old rate is no longer heard as one. */
  earcup_filter_set_setting (EARCUP_FILTER (harness->element), make_setting (kernel, 0.0));
  memcpy (frames, input, FRAMES * FRAME_BYTES);
  process (harness, frames, FRAMES, 256);
  g_assert_cmpmem (frames + 2 * 2048, 1024, input + 2 * 2048, 1024);

  earcup_filter_set_setting (EARCUP_FILTER (harness->element), make_setting (other, 0.0));
  memcpy (frames, input, FRAMES * FRAME_BYTES);
  process (harness, frames, FRAMES, 256);
  g_assert_cmpfloat (earcup_test_difference (frames + 2 * 2048, input + 2 * 2048, 1024), >, -20.0);
}

static void
test_drain (void)
{
  g_autoptr(EarcupKernel) kernel = earcup_test_noise_kernel (TAPS, RATE_HZ, 4);
  g_autoptr(GstHarness) harness = make_harness (make_setting (kernel, 0.0));
  g_autofree float *frames = earcup_test_impulse (SETTLED + 2, SETTLED, 1.0);
  gsize n_taps, n_frames;
  const float *taps = earcup_kernel_get_taps (kernel, &n_taps);
  GstBuffer *tail;
  GstMapInfo map;

  process (harness, frames, SETTLED + 2, 256);
  g_assert_true (gst_harness_push_event (harness, gst_event_new_eos ()));
  tail = gst_harness_try_pull (harness);
  g_assert_nonnull (tail);
  g_assert_true (gst_buffer_map (tail, &map, GST_MAP_READ));
  n_frames = map.size / FRAME_BYTES;
  g_assert_cmpuint (n_frames, >=, TAPS - 1);
  for (gsize i = 2; i < n_taps; i++)
    g_assert_cmpfloat_with_epsilon (((float *) (gpointer) map.data)[2 * (i - 2)], taps[i], 1e-7);
  gst_buffer_unmap (tail, &map);
  gst_buffer_unref (tail);
}

/* A sound that ends in the middle of a wave comes to rest; one that ended softly is left alone. */
static void
test_breaks_off (void)
{
  static const float ends[] = { 0.8f, -0.5f, 5e-5f };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr(GstHarness) harness = make_harness (make_setting (NULL, 0.0));
      g_autofree float *frames = g_new (float, 2 * SETTLED);
      GstBuffer *tail;
      GstMapInfo map;
      float before = ends[i];

      for (gsize k = 0; k < 2 * SETTLED; k++)
        frames[k] = ends[i];
      process (harness, frames, SETTLED, 256);
      g_assert_true (gst_harness_push_event (harness, gst_event_new_eos ()));
      tail = gst_harness_try_pull (harness);
      if (fabsf (ends[i]) < 1e-4f)
        {
          g_assert_null (tail);
          continue;
        }

      g_assert_nonnull (tail);
      g_assert_true (gst_buffer_map (tail, &map, GST_MAP_READ));
      for (gsize k = 0; k < map.size / FRAME_BYTES; k++)
        {
          float value = ((float *) (gpointer) map.data)[2 * k];

          g_assert_cmpfloat (fabsf (value - before), <, 0.01f);
          before = value;
        }
      g_assert_cmpfloat (fabsf (before), <, 1e-4f);
      gst_buffer_unmap (tail, &map);
      gst_buffer_unref (tail);
    }
}

static void
test_not_finite (void)
{
  g_autoptr(EarcupKernel) kernel = earcup_test_noise_kernel (TAPS, RATE_HZ, 4);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GstHarness) harness = make_harness (make_setting (i > 0 ? kernel : NULL, 0.0));
      g_autofree float *frames = earcup_test_noise (2 * FRAMES, 0.5, 1);

      frames[2 * SETTLED] = NAN;
      frames[2 * SETTLED + 1] = INFINITY;
      frames[2 * SETTLED + 2] = -3e38f;
      process (harness, frames, 2 * FRAMES, i > 0 ? 0 : 256);
      if (i == 0)
        g_assert_cmpfloat (frames[2 * SETTLED], ==, 0.0);
      for (gsize k = 0; k < 4 * FRAMES; k++)
        g_assert_true (isfinite (frames[k]));
      g_assert_cmpfloat (earcup_test_level (frames + 2 * SETTLED, 2048), >, -30.0);
      g_assert_cmpfloat (earcup_test_level (frames + 2 * SETTLED, 2048), <, -3.0);
      g_assert_cmpfloat (earcup_test_level (frames + 4 * FRAMES - 2048, 2048), >, -30.0);
    }
}

static void
test_bound (void)
{
  g_autoptr(EarcupKernel) kernel = earcup_test_noise_kernel (TAPS, RATE_HZ, 4);
  g_autoptr(GstHarness) harness = make_harness (make_setting (kernel, 40.0));
  g_autofree float *frames = earcup_test_noise (FRAMES, 1.0, 1);
  double peaks[2];
  float highest = 0.0f;

  process (harness, frames, FRAMES, 256);
  for (gsize i = 0; i < 2 * FRAMES; i++)
    highest = fmaxf (highest, fabsf (frames[i]));
  g_assert_cmpfloat (highest, ==, 1.0);

  earcup_filter_take_peaks (EARCUP_FILTER (harness->element), peaks);
  g_assert_cmpfloat (peaks[0], ==, 1.0);
  g_assert_cmpfloat (peaks[1], ==, 1.0);
  earcup_filter_take_peaks (EARCUP_FILTER (harness->element), peaks);
  g_assert_cmpfloat (peaks[0], ==, 0.0);
}

/* Too loud by 6 dB: the limiter holds the true peak and tells how much it turned down; what is not
 * too loud it only delays. */
static void
test_limiter (void)
{
  g_autoptr(GstHarness) harness = make_harness (make_setting (NULL, 12.0));
  EarcupFilter *filter = EARCUP_FILTER (harness->element);
  g_autofree float *frames = earcup_test_tone (FRAMES, 997.0, 0.5, RATE_HZ);
  g_autofree float *soft = earcup_test_noise (FRAMES, 0.1, 1);
  g_autofree float *input = g_memdup2 (soft, FRAMES * FRAME_BYTES);
  g_autoptr(EarcupLimiter) limiter = earcup_limiter_new (RATE_HZ);
  gsize delay = earcup_limiter_get_delay (limiter);
  float highest = 0.0f;

  earcup_filter_set_limits (filter, TRUE);
  process (harness, frames, FRAMES, 256);
  for (gsize i = 2 * SETTLED; i < 2 * FRAMES; i++)
    highest = fmaxf (highest, fabsf (frames[i]));
  g_assert_cmpfloat (highest, <=, pow (10.0, EARCUP_LIMITER_CEILING_DBTP / 20.0));
  g_assert_cmpfloat (highest, >, 0.8);
  g_assert_cmpfloat (earcup_test_click (frames, SETTLED, FRAMES - 2 * SETTLED, RATE_HZ), <, -90.0);
  g_assert_cmpfloat_with_epsilon (earcup_filter_take_reduction (filter), 7.25, 0.15);

  memset (frames, 0, FRAMES * FRAME_BYTES);
  earcup_filter_set_setting (filter, make_setting (NULL, 0.0));
  for (guint i = 0; i < 4; i++)
    process (harness, frames, FRAMES, 256);
  earcup_filter_take_reduction (filter);
  process (harness, soft, FRAMES, 256);
  g_assert_cmpfloat (earcup_filter_take_reduction (filter), ==, 0.0);
  g_assert_cmpmem (soft + 2 * delay, (FRAMES - delay) * FRAME_BYTES, input,
                   (FRAMES - delay) * FRAME_BYTES);
}

/* It comes and goes behind a silence, and does nothing once it is gone. */
static void
test_limiter_leaves (void)
{
  g_autoptr(GstHarness) harness = make_harness (make_setting (NULL, 0.0));
  EarcupFilter *filter = EARCUP_FILTER (harness->element);
  g_autofree float *frames = earcup_test_tone (FRAMES, 997.0, 0.5, RATE_HZ);
  g_autofree float *noise = earcup_test_noise (FRAMES, 0.99, 1);
  g_autofree float *input = g_memdup2 (noise, FRAMES * FRAME_BYTES);

  process (harness, frames, FRAMES / 2, 256);
  earcup_filter_set_limits (filter, TRUE);
  process (harness, frames + FRAMES, FRAMES / 2, 256);
  g_assert_cmpfloat (earcup_test_click (frames, 2000, FRAMES - 4000, RATE_HZ), <, -80.0);

  earcup_filter_set_limits (filter, FALSE);
  process (harness, noise, FRAMES, 256);
  g_assert_cmpmem (noise + 2 * SETTLED, (FRAMES - SETTLED) * FRAME_BYTES, input + 2 * SETTLED,
                   (FRAMES - SETTLED) * FRAME_BYTES);
}

static void
test_latency (void)
{
  g_autoptr(GstHarness) harness = make_harness (NULL);

  g_assert_cmpuint (gst_harness_query_latency (harness), ==, 0);
}

/* Plays a tenth of a second of half scale as one round of a loop. */
static void
play_loop (gboolean  fades,
           float    *frames)
{
  g_autoptr(GstHarness) harness = make_harness (make_setting (NULL, 0.0));
  GstSegment segment;
  GstBuffer *buffer;

  earcup_filter_set_fades_loop (EARCUP_FILTER (harness->element), fades);
  for (guint round = 0; round < 3; round++)
    {
      for (gsize i = 0; i < 2 * 4800; i++)
        frames[i] = 0.5f;
      if (round < 2)
        process (harness, frames, 4800, 256);
    }

  gst_segment_init (&segment, GST_FORMAT_TIME);
  segment.flags = GST_SEGMENT_FLAG_SEGMENT;
  segment.start = GST_SECOND;
  segment.stop = GST_SECOND + 100 * GST_MSECOND;
  g_assert_true (gst_harness_push_event (harness, gst_event_new_segment (&segment)));
  buffer = make_buffer (frames, 4800);
  GST_BUFFER_PTS (buffer) = GST_SECOND;
  GST_BUFFER_DURATION (buffer) = 100 * GST_MSECOND;
  buffer = gst_harness_push_and_pull (harness, buffer);
  gst_buffer_extract (buffer, 0, frames, 2 * 4800 * sizeof *frames);
  gst_buffer_unref (buffer);
}

static void
test_loop_ends (void)
{
  float frames[2 * 4800];

  play_loop (TRUE, frames);
  g_assert_cmpfloat (fabs (frames[0]), <, 0.001);
  g_assert_cmpfloat_with_epsilon (frames[2 * 120], 0.25, 0.01);
  g_assert_cmpfloat (frames[2 * 2400], ==, 0.5);
  g_assert_cmpfloat (fabs (frames[2 * 4799]), <, 0.001);
}

static void
test_whole_loop (void)
{
  float frames[2 * 4800];

  play_loop (FALSE, frames);
  g_assert_cmpfloat (frames[0], ==, 0.5);
  g_assert_cmpfloat (frames[2 * 4799], ==, 0.5);
}

#define N_HANDED 2000

static gpointer
hammer (gpointer data)
{
  EarcupFilter *filter = data;
  g_autoptr(EarcupKernel) kernel = earcup_test_noise_kernel (512, RATE_HZ, 9);
  g_autoptr(EarcupPartitions) partitions = earcup_partitions_new (kernel, EARCUP_FILTER_BLOCK);

  for (guint i = 0; i < N_HANDED; i++)
    {
      earcup_filter_set_setting (filter, earcup_setting_new (i % 3 > 0 ? partitions : NULL,
                                                             -(double) (i % 7)));
      earcup_filter_set_volume (filter, -(double) (i % 11));
      if (i % 16 == 0)
        g_usleep (200);
    }

  return NULL;
}

static void
test_hammer (void)
{
  g_autoptr(GstHarness) harness = make_harness (NULL);
  g_autofree float *input = earcup_test_noise (2048, 0.5, 1);
  GThread *thread = g_thread_new ("hammer", hammer, harness->element);

  for (guint i = 0; i < 300; i++)
    {
      g_autofree float *frames = g_memdup2 (input, 2048 * FRAME_BYTES);

      process (harness, frames, 2048, i % 2 == 0 ? 256 : 100);
      for (gsize k = 0; k < 2 * 2048; k++)
        g_assert_cmpfloat (fabs (frames[k]), <=, 1.0);
    }

  g_thread_join (thread);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  earcup_elements_init ();

  g_test_add_func ("/audio/filter/no-emulation-is-bit-exact", test_bypass);
  g_test_add_func ("/audio/filter/no-emulation-is-bit-exact-at-any-rate", test_bypass_at_any_rate);
  g_test_add_func ("/audio/filter/an-impulse-comes-out-as-the-kernel", test_emulation);
  g_test_add_func ("/audio/filter/gain-and-volume-add-up", test_gain_and_volume);
  g_test_add_func ("/audio/filter/a-swap-makes-no-click", test_swap);
  g_test_add_func ("/audio/filter/a-drag-makes-no-zipper-noise", test_drag);
  g_test_add_func ("/audio/filter/the-newest-setting-wins", test_newest_wins);
  g_test_add_func ("/audio/filter/a-room-reaches-both-ears", test_crossed);
  g_test_add_func ("/audio/filter/the-gate-closes-to-silence", test_gate);
  g_test_add_func ("/audio/filter/a-closed-gate-needs-no-fade", test_set_while_closed);
  g_test_add_func ("/audio/filter/a-flush-forgets-the-past", test_flush);
  g_test_add_func ("/audio/filter/sound-begins-with-a-fade", test_fade_in);
  g_test_add_func ("/audio/filter/a-rate-change-needs-a-new-kernel", test_rate_change);
  g_test_add_func ("/audio/filter/the-end-drains-the-tail", test_drain);
  g_test_add_func ("/audio/filter/what-breaks-off-comes-to-rest", test_breaks_off);
  g_test_add_func ("/audio/filter/what-is-not-a-number-is-silence", test_not_finite);
  g_test_add_func ("/audio/filter/nothing-passes-the-bound", test_bound);
  g_test_add_func ("/audio/filter/the-limiter-holds-what-is-too-loud", test_limiter);
  g_test_add_func ("/audio/filter/the-limiter-comes-and-goes-silently", test_limiter_leaves);
  g_test_add_func ("/audio/filter/adds-no-latency", test_latency);
  g_test_add_func ("/audio/filter/a-cut-loop-fades-at-both-ends", test_loop_ends);
  g_test_add_func ("/audio/filter/a-whole-track-repeats-without-a-fade", test_whole_loop);
  g_test_add_func ("/audio/filter/settings-may-come-at-any-time", test_hammer);

  return earcup_test_run ();
}
