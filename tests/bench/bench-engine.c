/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gst/audio/audio.h>
#include <gst/check/gstharness.h>
#include <math.h>
#include <string.h>

#include "audio/earcup-batch.h"
#include "audio/earcup-convolver.h"
#include "audio/earcup-elements.h"
#include "audio/earcup-limiter.h"
#include "audio/earcup-stereo.h"
#include "audio/earcup-test-sound.h"
#include "bench/earcup-bench.h"

/* How many seconds of stereo sound the engine filters in a second of processor time, beside other
 * programs that do the same. All take the same kernel, but for the one case that stands for
 * listening, whose kernel is twice as long. */

#define RATE_HZ   48000
#define TAPS      8192
#define LIVE_TAPS 16384
#define LENGTH_S  20
#define FRAMES    (LENGTH_S * RATE_HZ)
#define TIMES     8          /* so much longer is what would be too quick to be measured */

typedef struct {
  EarcupKernel *kernel;
  EarcupKernel *live;
  EarcupKernel *crossed;
  float        *input;
  float        *frames;    /* room to work in */
  char         *wave;
  char         *long_wave;
  char         *impulse;
  char         *taps;      /* as text */
  char         *rules;     /* for fconvolver */
  char         *output;
} Data;

static EarcupSetting *
make_setting (EarcupKernel *kernel,
              gsize         block)
{
  g_autoptr(EarcupPartitions) partitions = earcup_partitions_new (kernel, block);

  return earcup_setting_new (partitions, 0.0);
}

/* With @fading the engine fades all the time, so that each block is computed twice. */
static double
run_convolver (Data         *data,
               EarcupKernel *kernel,
               gsize         block,
               gboolean      fading)
{
  gsize n_partitions = LIVE_TAPS / block;
  g_autoptr(EarcupConvolver) engine = earcup_convolver_new (block, n_partitions, RATE_HZ,
                                                            fading ? FRAMES : 512);
  double begin;

  earcup_convolver_switch (engine, make_setting (kernel, block));
  if (fading)
    earcup_convolver_switch (engine, make_setting (kernel, block));

  memcpy (data->frames, data->input, 2 * FRAMES * sizeof (float));
  begin = earcup_bench_processor ();
  for (gsize at = 0; at + block <= FRAMES; at += block)
    earcup_convolver_process (engine, data->frames + 2 * at, block);

  return earcup_bench_processor () - begin;
}

static double
run_live (gpointer user_data)
{
  Data *data = user_data;

  return run_convolver (data, data->live, 256, FALSE);
}

static double
run_live_fading (gpointer user_data)
{
  Data *data = user_data;

  return run_convolver (data, data->live, 256, TRUE);
}

static double
run_256 (gpointer user_data)
{
  Data *data = user_data;

  return run_convolver (data, data->kernel, 256, FALSE);
}

static double
run_512 (gpointer user_data)
{
  Data *data = user_data;

  return run_convolver (data, data->kernel, 512, FALSE);
}

static double
run_512_crossed (gpointer user_data)
{
  Data *data = user_data;

  return run_convolver (data, data->crossed, 512, FALSE);
}

static double
run_2048 (gpointer user_data)
{
  Data *data = user_data;

  return run_convolver (data, data->kernel, 2048, FALSE);
}

static double
run_limiter (gpointer user_data)
{
  Data *data = user_data;
  g_autoptr(EarcupLimiter) limiter = earcup_limiter_new (RATE_HZ);
  double begin;

  for (gsize i = 0; i < 2 * FRAMES; i++)
    data->frames[i] = 4.0f * data->input[i];
  begin = earcup_bench_processor ();
  earcup_limiter_process (limiter, data->frames, FRAMES);

  return earcup_bench_processor () - begin;
}

static double
run_batch_of (Data  *data,
              guint  n_kernels)
{
  EarcupKernel *kernels[] = { data->kernel, data->kernel, data->kernel, data->kernel };
  g_autoptr(EarcupBatch) batch = earcup_batch_new (kernels, n_kernels);
  double begin = earcup_bench_processor ();

  for (gsize at = 0; at + EARCUP_BATCH_BLOCK <= FRAMES; at += EARCUP_BATCH_BLOCK)
    {
      earcup_batch_feed (batch, data->input + 2 * at, EARCUP_BATCH_BLOCK);
      for (guint k = 0; k < n_kernels; k++)
        earcup_batch_convolve (batch, k, data->frames + 2 * at);
    }

  return earcup_bench_processor () - begin;
}

static double
run_batch (gpointer data)
{
  return run_batch_of (data, 1);
}

static double
run_batch_4 (gpointer data)
{
  return run_batch_of (data, 4);
}

/* The element takes its taps in an array of an old kind, for which there is no other. */
static void
set_kernel (GstElement   *element,
            EarcupKernel *kernel)
{
  gsize n_taps;
  const float *taps = earcup_kernel_get_taps (kernel, &n_taps);
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_DOUBLE);
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  {
    GValueArray *array = g_value_array_new ((guint) n_taps);

    for (gsize i = 0; i < n_taps; i++)
      {
        g_value_set_double (&value, taps[i]);
        g_value_array_append (array, &value);
      }

    g_object_set (element, "kernel", array, NULL);
    g_value_array_free (array);
  }
  G_GNUC_END_IGNORE_DEPRECATIONS
}

/* Processor time of a pipeline of GStreamer's own filter, less that of one that does nothing. */
static double
run_element (Data       *data,
             const char *name)
{
  g_autoptr(GstElementFactory) factory = gst_element_factory_find (name);
  GstHarness *harness;
  double begin;

  if (factory == NULL)
    return -1.0;

  harness = gst_harness_new (name);
  if (g_str_equal (name, "audiofirfilter"))
    set_kernel (harness->element, data->kernel);
  gst_harness_set_src_caps_str (harness, "audio/x-raw, format=" GST_AUDIO_NE (F32) ", "
                                "layout=interleaved, channels=2, rate=48000");
  gst_harness_set_drop_buffers (harness, TRUE);

  begin = earcup_bench_processor ();
  for (gsize at = 0; at + 4096 <= FRAMES; at += 4096)
    {
      GstBuffer *buffer = gst_buffer_new_memdup (data->input + 2 * at, 4096 * 2 * sizeof (float));

      GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (at, GST_SECOND, RATE_HZ);
      GST_BUFFER_DURATION (buffer) = gst_util_uint64_scale (4096, GST_SECOND, RATE_HZ);
      g_assert_cmpint (gst_harness_push (harness, buffer), ==, GST_FLOW_OK);
    }
  begin = earcup_bench_processor () - begin;
  gst_harness_teardown (harness);

  return begin;
}

static double
run_audiofirfilter (gpointer data)
{
  return run_element (data, "audiofirfilter") - run_element (data, "identity");
}

static double
run_command (const char **arguments)
{
  g_autofree char *program = g_find_program_in_path (arguments[0]);
  double begin = earcup_bench_children ();
  int status = 1;

  if (program == NULL ||
      !g_spawn_sync (NULL, (char **) arguments, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                     G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL) ||
      status != 0)
    return -1.0;

  return earcup_bench_children () - begin;
}

/* The cost of a filter, less that of the same command without it. */
static double
run_ffmpeg (gpointer user_data)
{
  Data *data = user_data;
  const char *with[] = {
    "ffmpeg", "-v", "error", "-i", data->wave, "-i", data->impulse,
    "-filter_complex", "[0][1]afir", "-f", "null", "-", NULL,
  };
  const char *without[] = {
    "ffmpeg", "-v", "error", "-i", data->wave, "-af", "anull", "-f", "null", "-", NULL,
  };
  double cost = run_command (with);

  return cost < 0.0 ? cost : cost - run_command (without);
}

static double
run_sox (gpointer user_data)
{
  Data *data = user_data;
  const char *with[] = { "sox", data->wave, "-n", "fir", data->taps, NULL };
  const char *without[] = { "sox", data->wave, "-n", NULL };
  double cost = run_command (with);

  return cost < 0.0 ? cost : cost - run_command (without);
}

/* Its cost is that of the whole command, less that of copying a file of the same length. */
static double
run_fconvolver (gpointer user_data)
{
  Data *data = user_data;
  const char *with[] = { "fconvolver", data->rules, data->long_wave, data->output, NULL };
  const char *without[] = { "sox", data->long_wave, data->output, NULL };
  double cost = run_command (with);

  return cost < 0.0 ? cost : (cost - run_command (without)) / TIMES;
}

enum
{
  LIVE,
  LIVE_FADING,
  BLOCK_256,
  BLOCK_512,
  BLOCK_512_CROSSED,
  BLOCK_2048,
  BATCH,
  BATCH_4,
  LIMITER,
  AUDIOFIRFILTER,
  FFMPEG,
  SOX,
  FCONVOLVER,
  N_CASES
};

static const EarcupBenchCase cases[N_CASES] = {
  [LIVE] = { .name = "listening, block 256", .run = run_live },
  [LIVE_FADING] = { .name = "listening, while fading", .run = run_live_fading },
  [BLOCK_256] = { .name = "engine, block 256", .run = run_256 },
  [BLOCK_512] = { .name = "engine, block 512", .run = run_512 },
  [BLOCK_512_CROSSED] = { .name = "engine, block 512, 2x2", .run = run_512_crossed },
  [BLOCK_2048] = { .name = "engine, block 2048", .run = run_2048 },
  [BATCH] = { .name = "batch, one kernel", .run = run_batch },
  [BATCH_4] = { .name = "batch, four kernels", .run = run_batch_4 },
  [LIMITER] = { .name = "limiter, always acting", .run = run_limiter },
  [AUDIOFIRFILTER] = { .name = "GStreamer audiofirfilter", .run = run_audiofirfilter },
  [FFMPEG] = { .name = "ffmpeg afir", .run = run_ffmpeg },
  [SOX] = { .name = "sox fir", .run = run_sox },
  [FCONVOLVER] = { .name = "fconvolver (zita)", .run = run_fconvolver },
};

/* The configuration of fconvolver: two channels, each with the same taps, in partitions from a
 * block up. Returns: (transfer full): the path of the file */
static char *
write_rules (const Data *data)
{
  char *path = earcup_test_path ("rules.conf");
  g_autofree char *text = g_strdup_printf ("/convolver/new 2 2 256 %d\n"
                                           "/impulse/read 1 1 1.0 0 0 %d 1 %s\n"
                                           "/impulse/read 2 2 1.0 0 0 %d 2 %s\n",
                                           TAPS, TAPS, data->impulse, TAPS, data->impulse);

  g_file_set_contents (path, text, -1, NULL);

  return path;
}

static char *
write_long_wave (const Data *data)
{
  g_autofree float *frames = g_new (float, (gsize) TIMES * 2 * FRAMES);
  g_autoptr(GFile) file = NULL;

  for (guint i = 0; i < TIMES; i++)
    memcpy (frames + (gsize) i * 2 * FRAMES, data->input, 2 * FRAMES * sizeof *frames);
  file = earcup_test_write_wave ("long.wav", frames, (gsize) TIMES * FRAMES, RATE_HZ);

  return g_file_get_path (file);
}

static void
prepare (Data *data)
{
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  g_autofree float *impulse = g_new0 (float, 2 * TAPS);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GFile) wave = NULL;
  g_autoptr(GFile) response = NULL;
  const float *taps;
  gsize n_taps;

  data->live = earcup_kernel_new (emulation, RATE_HZ);
  taps = earcup_kernel_get_taps (data->live, &n_taps);
  g_assert_cmpuint (n_taps, ==, LIVE_TAPS);
  data->kernel = earcup_kernel_new_taps (taps, TAPS, RATE_HZ);
  data->crossed = earcup_test_crossed (TAPS, RATE_HZ, 1);
  data->input = earcup_test_noise (FRAMES, 0.5, 1);
  data->frames = g_new (float, 2 * FRAMES);
  taps = earcup_kernel_get_taps (data->kernel, &n_taps);
  for (gsize i = 0; i < n_taps; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      impulse[2 * i] = impulse[2 * i + 1] = taps[i];
      g_string_append (text, g_ascii_formatd (number, sizeof number, "%.9f", taps[i]));
      g_string_append_c (text, '\n');
    }

  wave = earcup_test_write_wave ("input.wav", data->input, FRAMES, RATE_HZ);
  response = earcup_test_write_wave ("impulse.wav", impulse, TAPS, RATE_HZ);
  data->wave = g_file_get_path (wave);
  data->impulse = g_file_get_path (response);
  data->taps = earcup_test_path ("taps.txt");
  g_file_set_contents (data->taps, text->str, -1, NULL);
  data->long_wave = write_long_wave (data);
  data->rules = write_rules (data);
  data->output = earcup_test_path ("output.wav");
}

static void
clear (Data *data)
{
  earcup_kernel_unref (data->kernel);
  earcup_kernel_unref (data->live);
  earcup_kernel_unref (data->crossed);
  g_free (data->input);
  g_free (data->frames);
  g_free (data->wave);
  g_free (data->long_wave);
  g_free (data->impulse);
  g_free (data->taps);
  g_free (data->rules);
  g_free (data->output);
}

/* How much faster the engine is than a peer at the block that is best for both. */
static void
print_peers (const double *medians)
{
  for (guint i = AUDIOFIRFILTER; i < N_CASES; i++)
    if (medians[i] > 0.0)
      g_print ("  %.2f times as fast as %s\n", medians[i] / medians[BLOCK_2048], cases[i].name);
}

int
main (int    argc,
      char **argv)
{
  double medians[N_CASES];
  Data data;

  g_test_init (&argc, &argv, NULL);
  earcup_elements_init ();
  prepare (&data);
  for (gsize block = 256; block <= EARCUP_BATCH_BLOCK; block *= 2)
    earcup_stereo_measure (2 * block);
  earcup_bench_run (cases, N_CASES, &data, medians);

  g_print ("Stereo, %d taps (%d in listening), %d Hz; seconds of sound per second of processor "
           "time\n", TAPS, LIVE_TAPS, RATE_HZ);
  for (guint i = 0; i < N_CASES; i++)
    if (medians[i] > 0.0)
      g_print ("  %-26s %8.0f   %6.3f %% of a core\n", cases[i].name, LENGTH_S / medians[i],
               100.0 * medians[i] / LENGTH_S);
    else
      g_print ("  %-26s is not installed, or too quick to be told from its reading\n",
               cases[i].name);
  g_print ("  a block while fading costs %.2f of one that does not\n",
           medians[LIVE_FADING] / medians[LIVE]);
  g_print ("  2x2 costs %.2f of the same on both sides at block 512\n",
           medians[BLOCK_512_CROSSED] / medians[BLOCK_512]);
  g_print ("  four kernels in one pass cost %.2f of four passes\n",
           medians[BATCH_4] / medians[BATCH] / 4.0);
  print_peers (medians);

  clear (&data);
  earcup_test_clean ();

  return 0;
}
