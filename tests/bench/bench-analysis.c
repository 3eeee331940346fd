/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ebur128.h>
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "audio/earcup-elements.h"
#include "audio/earcup-loudness.h"
#include "audio/earcup-test-sound.h"
#include "audio/earcup-track.h"
#include "bench/earcup-bench.h"

/* What it takes to get to know five minutes of stereo sound, beside programs that measure loudness
 * and true peak alone. */

#define LENGTH_S 300

typedef struct {
  GFile  *wave;
  GFile  *flac;
  GFile  *known;
  float  *frames;
  gsize   n_frames;
  guint   rate_hz;
} Data;

/* A file that is touched has to be read again, and nothing is kept of it. */
static double
run_track (GFile    *file,
           gboolean  touched,
           double  (*clock) (void))
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupTrack) track = NULL;
  double begin;

  if (touched)
    g_utime (g_file_peek_path (file), NULL);

  begin = clock ();
  track = earcup_track_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return clock () - begin;
}

static double
run_wave (gpointer data)
{
  return run_track (((Data *) data)->wave, TRUE, earcup_bench_processor);
}

static double
run_wave_wall (gpointer data)
{
  return run_track (((Data *) data)->wave, TRUE, earcup_bench_now);
}

static double
run_flac (gpointer data)
{
  return run_track (((Data *) data)->flac, TRUE, earcup_bench_processor);
}

static double
run_flac_wall (gpointer data)
{
  return run_track (((Data *) data)->flac, TRUE, earcup_bench_now);
}

/* What was found the time before is found again. */
static double
run_known (gpointer data)
{
  return run_track (((Data *) data)->known, FALSE, earcup_bench_now);
}

/* Without reading a file. */
static double
run_meter (gpointer user_data)
{
  Data *data = user_data;
  double begin = earcup_bench_processor ();
  g_autoptr(EarcupLoudness) meter = earcup_loudness_new (data->rate_hz);

  earcup_loudness_add (meter, data->frames, data->n_frames);

  return earcup_bench_processor () - begin;
}

static double
run_libebur128 (gpointer user_data)
{
  Data *data = user_data;
  double begin = earcup_bench_processor (), lufs;
  ebur128_state *state = ebur128_init (2, data->rate_hz, EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK);

  ebur128_add_frames_float (state, data->frames, data->n_frames);
  ebur128_loudness_global (state, &lufs);
  ebur128_destroy (&state);

  return earcup_bench_processor () - begin;
}

/* Returns: the time that ffmpeg takes; 0 where there is none */
static double
run_ffmpeg (GFile    *file,
            double  (*clock) (void))
{
  const char *const command[] = {
    "ffmpeg", "-v", "error", "-nostdin", "-i", g_file_peek_path (file),
    "-af", "ebur128=peak=true", "-f", "null", "-", NULL,
  };
  double begin = clock ();
  int status = 1;

  if (!g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH |
                     G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, &status, NULL) || status != 0)
    return 0.0;

  return clock () - begin;
}

static double
run_ffmpeg_wave (gpointer data)
{
  return run_ffmpeg (((Data *) data)->wave, earcup_bench_children);
}

static double
run_ffmpeg_wave_wall (gpointer data)
{
  return run_ffmpeg (((Data *) data)->wave, earcup_bench_now);
}

static double
run_ffmpeg_flac (gpointer data)
{
  return run_ffmpeg (((Data *) data)->flac, earcup_bench_children);
}

static double
run_ffmpeg_flac_wall (gpointer data)
{
  return run_ffmpeg (((Data *) data)->flac, earcup_bench_now);
}

enum {
  WAVE, FFMPEG_WAVE, WAVE_WALL, FFMPEG_WAVE_WALL, FLAC, FFMPEG_FLAC, FLAC_WALL, FFMPEG_FLAC_WALL,
  METER, LIBEBUR128, KNOWN, N_CASES
};

/* Each of ours stands before what it is compared with. */
static const EarcupBenchCase cases[N_CASES] = {
  [WAVE] = { .name = "WAV", .run = run_wave },
  [FFMPEG_WAVE] = { .name = "ffmpeg, WAV", .run = run_ffmpeg_wave },
  [WAVE_WALL] = { .name = "WAV, wall", .run = run_wave_wall },
  [FFMPEG_WAVE_WALL] = { .name = "ffmpeg, WAV, wall", .run = run_ffmpeg_wave_wall },
  [FLAC] = { .name = "FLAC", .run = run_flac },
  [FFMPEG_FLAC] = { .name = "ffmpeg, FLAC", .run = run_ffmpeg_flac },
  [FLAC_WALL] = { .name = "FLAC, wall", .run = run_flac_wall },
  [FFMPEG_FLAC_WALL] = { .name = "ffmpeg, FLAC, wall", .run = run_ffmpeg_flac_wall },
  [METER] = { .name = "loudness and peak only", .run = run_meter },
  [LIBEBUR128] = { .name = "libebur128", .run = run_libebur128 },
  [KNOWN] = { .name = "WAV, known, wall", .run = run_known },
};

/* The demo over and over, as 32-bit float and as 24-bit FLAC. */
static void
prepare (Data       *data,
         const char *demo)
{
  SF_INFO info = { 0 };
  SNDFILE *file = sf_open (demo, SFM_READ, &info);
  struct utimbuf times = { 1700000000, 1700000000 };
  gsize n_demo;

  g_assert_nonnull (file);
  g_assert_cmpint (info.channels, ==, 2);
  data->rate_hz = (guint) info.samplerate;
  data->n_frames = LENGTH_S * (gsize) data->rate_hz;
  n_demo = (gsize) info.frames;
  data->frames = g_new (float, 2 * MAX (data->n_frames, n_demo));
  g_assert_cmpint (sf_readf_float (file, data->frames, info.frames), ==, info.frames);
  sf_close (file);
  for (gsize i = n_demo; i < data->n_frames; i++)
    memcpy (data->frames + 2 * i, data->frames + 2 * (i - n_demo), 2 * sizeof (float));

  info = (SF_INFO) { .samplerate = (int) data->rate_hz, .channels = 2,
                     .format = SF_FORMAT_FLAC | SF_FORMAT_PCM_24 };
  data->wave = earcup_test_write_wave ("five-minutes.wav", data->frames, data->n_frames,
                                       data->rate_hz);
  data->known = earcup_test_write_wave ("known.wav", data->frames, data->n_frames, data->rate_hz);
  g_utime (g_file_peek_path (data->known), &times);
  data->flac = earcup_test_write ("five-minutes.flac", &info, data->frames, data->n_frames);
}

static void
print (const double *medians)
{
  g_print ("Five minutes of stereo at 48 kHz, time of the processor unless it says wall\n");
  for (guint i = 0; i < N_CASES; i++)
    if (medians[i] > 0.0)
      g_print ("  %-26s %8.1f ms\n", cases[i].name, 1e3 * medians[i]);

  for (guint i = 0; i < KNOWN; i += 2)
    if (medians[i + 1] > 0.0)
      g_print ("  %s: %.1f times less than %s\n", cases[i].name, medians[i + 1] / medians[i],
               cases[i + 1].name);

  if (!(medians[FFMPEG_WAVE] > 0.0))
    g_print ("THERE IS NO FFMPEG HERE, so nothing was compared with it. Install it and run this "
             "again.\n");
}

int
main (int    argc,
      char **argv)
{
  double medians[N_CASES];
  Data data = { 0 };

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  earcup_elements_init ();
  prepare (&data, argv[1]);
  earcup_bench_run (cases, N_CASES, &data, medians);
  print (medians);

  g_object_unref (data.wave);
  g_object_unref (data.flac);
  g_object_unref (data.known);
  g_free (data.frames);
  earcup_test_clean ();

  return 0;
}
