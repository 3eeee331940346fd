/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-decoder.h"
#include "audio/earcup-elements.h"
#include "audio/earcup-render.h"
#include "audio/earcup-test-sound.h"
#include "audio/earcup-track.h"
#include "bench/earcup-bench.h"

/* What is done with a whole file: decoding, analysing, rendering. Wall time. */

typedef struct {
  GFile           *file;
  EarcupEmulation *emulation;
  char            *path;
  double           duration_s;
} Data;

static double
run_decode (gpointer user_data)
{
  Data *data = user_data;
  double begin = earcup_bench_now ();
  g_autoptr(EarcupDecoder) decoder = earcup_decoder_new (data->file, NULL, NULL);
  g_autofree float *frames = g_new (float, 2 * 4096);

  while (earcup_decoder_read (decoder, frames, 4096, NULL, NULL) == 4096)
    continue;

  return earcup_bench_now () - begin;
}

static double
run_analyse (gpointer user_data)
{
  Data *data = user_data;
  double begin = earcup_bench_now ();
  g_autoptr(EarcupTrack) track = earcup_track_load (data->file, NULL, NULL, NULL, NULL);

  data->duration_s = earcup_track_get_duration (track);

  return earcup_bench_now () - begin;
}

static double
render (Data     *data,
        gboolean  raw)
{
  double begin = earcup_bench_now ();
  EarcupRenderOutput output = { .emulation = data->emulation, .path = data->path };
  const EarcupRenderSettings settings = { .raw = raw };
  EarcupRenderReport report;

  g_assert_true (earcup_render (data->file, &settings, &output, 1, &report, NULL, NULL, NULL,
                                NULL));

  return earcup_bench_now () - begin;
}

static double
run_render (gpointer data)
{
  return render (data, FALSE);
}

static double
run_raw (gpointer data)
{
  return render (data, TRUE);
}

static const EarcupBenchCase cases[] = {
  { .name = "decode", .run = run_decode },
  { .name = "decode and analyse", .run = run_analyse },
  { .name = "render, matched", .run = run_render },
  { .name = "render, raw", .run = run_raw },
};

int
main (int    argc,
      char **argv)
{
  double medians[G_N_ELEMENTS (cases)];
  Data data = { 0 };

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  earcup_elements_init ();
  data.file = g_file_new_for_commandline_arg (argv[1]);
  data.emulation = earcup_test_emulation ("closed", "open");
  data.path = earcup_test_path ("rendered.wav");

  earcup_bench_run (cases, G_N_ELEMENTS (cases), &data, medians);
  g_print ("The demo, %.1f s\n", data.duration_s);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_print ("  %-26s %8.0f ms   %6.0f times as fast as it plays\n", cases[i].name,
             1e3 * medians[i], data.duration_s / medians[i]);

  g_object_unref (data.file);
  earcup_emulation_unref (data.emulation);
  g_free (data.path);
  earcup_test_clean ();

  return 0;
}
