/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-live-loudness.h"
#include "audio/earcup-live-spectrum.h"
#include "audio/earcup-test-sound.h"
#include "bench/earcup-bench.h"

/* What the meters of what is heard cost for each picture at 30 Hz, at 48 kHz, beside 3 ms that all
 * the meters may take. */

#define RATE_HZ  48000
#define N_FRAMES (RATE_HZ / 30)
#define BAR_MS   3.0

typedef struct {
  EarcupLiveLoudness *loudness;
  EarcupLiveSpectrum *spectrum;
  float              *frames;
} Data;

static void
step_loudness (gpointer user_data)
{
  Data *data = user_data;

  earcup_live_loudness_add (data->loudness, data->frames, N_FRAMES);
  earcup_live_loudness_get (data->loudness);
}

static void
step_spectrum (gpointer user_data)
{
  Data *data = user_data;

  earcup_live_spectrum_add (data->spectrum, data->frames, N_FRAMES);
}

static const EarcupBenchCase cases[] = {
  { .name = "loudness and true peak", .step = step_loudness },
  { .name = "spectrum", .step = step_spectrum },
};

int
main (int    argc,
      char **argv)
{
  Data data = {
    .loudness = earcup_live_loudness_new (RATE_HZ),
    .spectrum = earcup_live_spectrum_new (RATE_HZ),
    .frames = earcup_test_pink (N_FRAMES, 0.1, 1),
  };
  double medians[G_N_ELEMENTS (cases)], all_ms = 0.0;

  earcup_bench_run (cases, G_N_ELEMENTS (cases), &data, medians);
  g_print ("Processor time for each picture\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_print ("  %-26s %8.3f ms\n", cases[i].name, 1e3 * medians[i]);
      all_ms += 1e3 * medians[i];
    }
  g_print ("  %-26s %8.3f ms: %s\n", "together", all_ms,
           all_ms <= BAR_MS ? "within 3 ms" : "MORE THAN 3 ms");

  g_free (data.frames);
  earcup_live_spectrum_free (data.spectrum);
  earcup_live_loudness_free (data.loudness);

  return 0;
}
