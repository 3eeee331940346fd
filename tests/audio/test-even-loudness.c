/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-matcher.h"

#include <ebur128.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-units.h"
#include "audio/earcup-convolver.h"
#include "audio/earcup-render.h"
#include "audio/earcup-test-sound.h"

/* Signals of many kinds go through the matcher. Each slot is then played by the engine that plays
 * live, with the gain that it was given, and measured by libebur128: neither of the two has a part
 * in what the matcher does. */

#define RATE_HZ      48000
#define LENGTH_S     4
#define N_FRAMES     (LENGTH_S * RATE_HZ)
#define N_USED       5          /* the first is the plain sound */
#define TURNS_S      3.0        /* so much of a short loop is measured, without gates */
#define TURNS        6          /* and so many turns of a longer one */
#define BLOCK        256
#define TAPS         16384
#define TOLERANCE_LU 0.1

typedef struct {
  const char *name;
  void      (*make) (float *frames);
} Signal;

typedef struct {
  EarcupTrack     *track;
  EarcupMatcher   *matcher;
  EarcupEmulation *emulations[N_USED];
  float           *frames;
  double           loudness_lufs[N_USED];
  double           peak_dbtp[N_USED];
} Bench;

/* A kernel is minimum phase, so what is heard of the end of a loop is heard within its length. */
static const double loops_s[][2] = { { 0.7, 3.1 }, { 1.1, 1.85 }, { 2.2, 2.55 } };

static double
get_phase (gsize  frame,
           double hz)
{
  return EARCUP_TWO_PI * hz * (double) frame / RATE_HZ;
}

static void
put (float  *frames,
     gsize   frame,
     double  left,
     double  right)
{
  frames[2 * frame] = (float) left;
  frames[2 * frame + 1] = (float) right;
}

static void
make_soft_noise (float *frames)
{
  g_autofree float *pink = earcup_test_pink (N_FRAMES, 0.004, 1);

  memcpy (frames, pink, 2 * N_FRAMES * sizeof *frames);
}

static void
make_loud_noise (float *frames)
{
  g_autofree float *pink = earcup_test_pink (N_FRAMES, 0.22, 2);

  memcpy (frames, pink, 2 * N_FRAMES * sizeof *frames);
}

static void
make_bass_line (float *frames)
{
  static const double notes_hz[] = { 41.2, 55.0, 49.0, 36.7 };

  for (gsize i = 0; i < N_FRAMES; i++)
    {
      double hz = notes_hz[i / (RATE_HZ / 2) % G_N_ELEMENTS (notes_hz)];
      double value = 0.5 * sin (get_phase (i, hz)) + 0.2 * sin (get_phase (i, 2.0 * hz));

      put (frames, i, value, value);
    }
}

static void
make_cymbals (float *frames)
{
  g_autofree float *noise = earcup_test_noise (N_FRAMES, 0.8, 3);

  put (frames, 0, 0.0, 0.0);
  for (gsize i = 1; i < N_FRAMES; i++)
    {
      double decay = exp (-(double) (i % (RATE_HZ / 4)) / (0.03 * RATE_HZ));

      for (guint c = 0; c < 2; c++)
        frames[2 * i + c] = (float) (0.5 * decay * (noise[2 * i + c] - noise[2 * i - 2 + c]));
    }
}

/* Words and pauses, which fall under the gate. */
static void
make_speech (float *frames)
{
  g_autofree float *pink = earcup_test_pink (N_FRAMES, 0.1, 4);

  for (gsize i = 0; i < N_FRAMES; i++)
    {
      gboolean is_word = i % (RATE_HZ * 13 / 10) < (gsize) RATE_HZ * 8 / 10;
      double value = (is_word ? 1.0 : 0.002) * pink[2 * i] *
                     (0.6 + 0.4 * sin (get_phase (i, 130.0)));

      put (frames, i, value, value);
    }
}

static void
make_kick_drum (float *frames)
{
  for (gsize i = 0; i < N_FRAMES; i++)
    {
      double t = (double) (i % (RATE_HZ / 2)) / RATE_HZ;
      double value = 0.95 * exp (-t / 0.08) * sin (EARCUP_TWO_PI * (50.0 * t +
                                                                    1.5 * (1.0 - exp (-t / 0.01))));

      put (frames, i, value, value);
    }
}

/* As loud as samples can be, and cut flat. */
static void
make_clipped (float *frames)
{
  g_autofree float *pink = earcup_test_pink (N_FRAMES, 0.5, 5);

  for (gsize i = 0; i < 2 * N_FRAMES; i++)
    frames[i] = CLAMP (pink[i], -1.0f, 1.0f);
}

static void
make_sweep (float *frames)
{
  double rate = log (20000.0 / 20.0) / LENGTH_S;

  for (gsize i = 0; i < N_FRAMES; i++)
    {
      double t = (double) i / RATE_HZ;
      double value = 0.4 * sin (EARCUP_TWO_PI * 20.0 / rate * (exp (rate * t) - 1.0));

      put (frames, i, value, value);
    }
}

static void
make_one_side (float *frames)
{
  g_autofree float *pink = earcup_test_pink (N_FRAMES, 0.1, 6);

  for (gsize i = 0; i < N_FRAMES; i++)
    put (frames, i, pink[2 * i], 0.0);
}

static void
make_opposite (float *frames)
{
  g_autofree float *pink = earcup_test_pink (N_FRAMES, 0.1, 7);

  for (gsize i = 0; i < N_FRAMES; i++)
    put (frames, i, pink[2 * i], -pink[2 * i]);
}

/* From -54 dB to full level, as a long fade does. */
static void
make_swell (float *frames)
{
  g_autofree float *pink = earcup_test_pink (N_FRAMES, 0.2, 8);

  for (gsize i = 0; i < 2 * N_FRAMES; i++)
    frames[i] = (float) (pink[i] * pow (10.0, -2.7 * (1.0 - (double) i / (2 * N_FRAMES))));
}

static void
make_hum (float *frames)
{
  g_autofree float *pink = earcup_test_pink (N_FRAMES, 0.01, 9);

  for (gsize i = 0; i < N_FRAMES; i++)
    {
      double hum = 0.6 * sin (get_phase (i, 30.0));

      put (frames, i, pink[2 * i] + hum, pink[2 * i + 1] + hum);
    }
}

static const Signal sound_kinds[] = {
  { "soft-noise", make_soft_noise },
  { "loud-noise", make_loud_noise },
  { "a-bass-line", make_bass_line },
  { "cymbals", make_cymbals },
  { "speech", make_speech },
  { "a-kick-drum", make_kick_drum },
  { "clipped-noise", make_clipped },
  { "a-sweep", make_sweep },
  { "one-side-only", make_one_side },
  { "opposite-sides", make_opposite },
  { "a-swell", make_swell },
  { "hum-under-noise", make_hum },
};

static void
changed_cb (EarcupMatcher *matcher,
            gboolean      *is_verified)
{
  *is_verified = earcup_matcher_get_verified (matcher);
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
wait_for_gains (Bench *bench)
{
  gboolean is_verified = earcup_matcher_get_verified (bench->matcher);
  gulong id = g_signal_connect (bench->matcher, "changed", G_CALLBACK (changed_cb), &is_verified);

  earcup_test_run_until (is_true, &is_verified, 60.0);
  g_signal_handler_disconnect (bench->matcher, id);
}

static void
open_bench (Bench        *bench,
            const Signal *signal)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;

  bench->frames = g_new (float, 2 * N_FRAMES);
  signal->make (bench->frames);
  file = earcup_test_write_wave ("signal.wav", bench->frames, N_FRAMES, RATE_HZ);
  bench->track = earcup_track_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  bench->emulations[0] = NULL;
  bench->emulations[1] = earcup_test_emulation ("closed", "open");
  bench->emulations[2] = earcup_test_emulation ("open", "closed");
  bench->emulations[3] = earcup_test_emulation ("planar_open", "semi_open");
  bench->emulations[4] = earcup_test_emulation ("same_driver_sealed", "planar_open");
  bench->matcher = earcup_matcher_new ();
  earcup_matcher_set_track (bench->matcher, bench->track);
  for (guint i = 1; i < N_USED; i++)
    earcup_matcher_set_slot (bench->matcher, i, bench->emulations[i]);
}

static void
close_bench (Bench *bench)
{
  g_object_unref (bench->matcher);
  for (guint i = 1; i < N_USED; i++)
    earcup_emulation_unref (bench->emulations[i]);
  earcup_track_unref (bench->track);
  g_free (bench->frames);
}

/* What a slot plays, in place. */
static void
play (Bench *bench,
      guint  slot,
      float *frames,
      gsize  n_frames)
{
  g_autoptr(EarcupConvolver) engine = earcup_convolver_new (BLOCK, TAPS / BLOCK, RATE_HZ, 512);
  EarcupEmulation *emulation = bench->emulations[slot];
  g_autoptr(EarcupKernel) kernel = emulation != NULL ? earcup_kernel_new (emulation, RATE_HZ)
                                                     : NULL;
  g_autoptr(EarcupPartitions) partitions = kernel != NULL ? earcup_partitions_new (kernel, BLOCK)
                                                          : NULL;
  double gain_db = earcup_matcher_get_gain (bench->matcher, slot);

  g_assert_null (earcup_convolver_switch (engine, earcup_setting_new (partitions, gain_db)));
  earcup_convolver_process (engine, frames, n_frames);
}

/* By libebur128: what comes after the first @n_warm frames, and the gated blocks that begin in the
 * 0.3 s before, for a sound that goes round has such blocks; or all of it without gates. */
static void
measure (Bench       *bench,
         guint        slot,
         const float *frames,
         gsize        n_warm,
         gsize        n_frames,
         gboolean     is_gated)
{
  unsigned long window_ms = (unsigned long) (1000 * n_frames / RATE_HZ);
  int mode = EBUR128_MODE_I | EBUR128_MODE_S | EBUR128_MODE_TRUE_PEAK;
  ebur128_state *meter = ebur128_init (2, RATE_HZ, mode);
  gsize n_before = n_warm;
  double peak = 0.0;

  if (is_gated)
    n_before = MIN (n_before, 3 * RATE_HZ / 10);
  ebur128_add_frames_float (meter, frames + 2 * (n_warm - n_before), n_before + n_frames);
  if (is_gated)
    ebur128_loudness_global (meter, &bench->loudness_lufs[slot]);
  else
    g_assert_cmpint (ebur128_loudness_window (meter, window_ms, &bench->loudness_lufs[slot]), ==,
                     EBUR128_SUCCESS);

  bench->peak_dbtp[slot] = -INFINITY;
  for (guint c = 0; c < 2; c++)
    {
      ebur128_true_peak (meter, c, &peak);
      bench->peak_dbtp[slot] = fmax (bench->peak_dbtp[slot], 20.0 * log10 (peak));
    }

  ebur128_destroy (&meter);
}

/* All slots within a tenth, none above the limit; and no gain lost that could be had. */
static void
check (Bench      *bench,
       const char *what)
{
  double lowest = INFINITY, highest = -INFINITY, peak = -INFINITY;

  for (guint i = 0; i < N_USED; i++)
    {
      lowest = fmin (lowest, bench->loudness_lufs[i]);
      highest = fmax (highest, bench->loudness_lufs[i]);
      peak = fmax (peak, bench->peak_dbtp[i]);
    }

  g_test_message ("%s: %.2f LUFS, residual %.4f LU, peak %.3f dBTP, gains %.2f %.2f %.2f %.2f %.2f",
                  what, lowest, highest - lowest, peak,
                  earcup_matcher_get_gain (bench->matcher, 0),
                  earcup_matcher_get_gain (bench->matcher, 1),
                  earcup_matcher_get_gain (bench->matcher, 2),
                  earcup_matcher_get_gain (bench->matcher, 3),
                  earcup_matcher_get_gain (bench->matcher, 4));
  g_assert_cmpfloat (highest - lowest, <=, TOLERANCE_LU);
  g_assert_cmpfloat (peak, <=, EARCUP_RENDER_PEAK_DBTP + 0.01);
  g_assert_true (earcup_matcher_get_gain (bench->matcher, 0) == 0.0 || peak > -1.2);
}

static void
check_file (Bench *bench)
{
  earcup_matcher_set_mode (bench->matcher, EARCUP_MATCH_FILE);
  wait_for_gains (bench);

  for (guint i = 0; i < N_USED; i++)
    {
      g_autofree float *frames = g_memdup2 (bench->frames, 2 * N_FRAMES * sizeof *frames);

      play (bench, i, frames, N_FRAMES);
      measure (bench, i, frames, 0, N_FRAMES, TRUE);
    }

  check (bench, "file");
}

/* Goes round until the memory of the engine is full of the loop, and then the turns that count. */
static void
check_loop (Bench  *bench,
            double  start_s,
            double  end_s)
{
  gsize start = (gsize) lround (start_s * RATE_HZ);
  gsize n = (gsize) lround (end_s * RATE_HZ) - start;
  gsize n_warm = 1 + TAPS / n;
  gboolean is_gated = end_s - start_s >= 1.0;
  gsize n_turns = is_gated ? TURNS : (gsize) (TURNS_S / (end_s - start_s) + 0.01);
  gsize n_all = (n_warm + n_turns) * n;
  g_autofree char *what = g_strdup_printf ("loop of %.2f s", end_s - start_s);

  earcup_matcher_set_mode (bench->matcher, EARCUP_MATCH_LOOP);
  earcup_matcher_set_loop (bench->matcher, TRUE, start_s, end_s);
  wait_for_gains (bench);

  for (guint i = 0; i < N_USED; i++)
    {
      g_autofree float *frames = g_new (float, 2 * n_all);

      for (gsize turn = 0; turn < n_warm + n_turns; turn++)
        memcpy (frames + 2 * n * turn, bench->frames + 2 * start, 2 * n * sizeof *frames);
      play (bench, i, frames, n_all);
      measure (bench, i, frames, n_warm * n, n_turns * n, is_gated);
    }

  check (bench, what);
}

static void
test_signal (gconstpointer data)
{
  Bench bench = { 0 };

  open_bench (&bench, data);
  check_file (&bench);
  for (guint i = 0; i < G_N_ELEMENTS (loops_s); i++)
    check_loop (&bench, loops_s[i][0], loops_s[i][1]);
  close_bench (&bench);
}

/* The measuring can tell: what is played without its gain is not even. */
static void
test_can_tell (void)
{
  Bench bench = { 0 };

  open_bench (&bench, &sound_kinds[2]);
  earcup_matcher_set_mode (bench.matcher, EARCUP_MATCH_RAW);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree float *frames = g_memdup2 (bench.frames, 2 * N_FRAMES * sizeof *frames);

      play (&bench, i, frames, N_FRAMES);
      measure (&bench, i, frames, 0, N_FRAMES, TRUE);
    }

  g_assert_cmpfloat (fabs (bench.loudness_lufs[1] - bench.loudness_lufs[0]), >, 1.0);
  close_bench (&bench);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sound_kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/audio/even-loudness/", sound_kinds[i].name, NULL);

      g_test_add_data_func (path, &sound_kinds[i], test_signal);
    }
  g_test_add_func ("/audio/even-loudness/the-measuring-can-tell", test_can_tell);

  return earcup_test_run ();
}
