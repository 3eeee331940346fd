/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-player.h"

#include <gio/gio.h>
#include <math.h>
#include <signal.h>
#include <string.h>

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-units.h"
#include "audio/earcup-test-sound.h"

/* Plays through the sound server that fixture/with-sound starts, and records what arrives. */

#define RATE_HZ     48000
#define SINK        "pulsesink device=earcuptest buffer-time=20000 latency-time=5000"
#define LEAD        (RATE_HZ / 2)     /* silence at the beginning of the files */
#define FRAME_BYTES (2 * sizeof (float))
#define ATTEMPTS    5                 /* a busy machine may lose sound on the way */

typedef struct {
  GSubprocess *process;
  GThread     *thread;
  GMutex       mutex;
  GByteArray  *bytes;
  double       start_s;    /* when frame 0 was recorded, as early as it can have been */
} Recorder;

static double
now_s (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

static gpointer
record (gpointer data)
{
  Recorder *self = data;
  GInputStream *stream = g_subprocess_get_stdout_pipe (self->process);
  guint8 chunk[4096];
  gssize n;

  while ((n = g_input_stream_read (stream, chunk, sizeof chunk, NULL, NULL)) > 0)
    {
      double start_s;

      g_mutex_lock (&self->mutex);
      g_byte_array_append (self->bytes, chunk, (guint) n);
      start_s = now_s () - (double) self->bytes->len / (FRAME_BYTES * RATE_HZ);
      self->start_s = fmin (self->start_s, start_s);
      g_mutex_unlock (&self->mutex);
    }

  return NULL;
}

static gboolean
is_recording (gpointer data)
{
  Recorder *self = data;
  gboolean recording;

  g_mutex_lock (&self->mutex);
  recording = self->bytes->len > 0.2 * RATE_HZ * FRAME_BYTES;
  g_mutex_unlock (&self->mutex);

  return recording;
}

static void
recorder_start (Recorder *self)
{
  g_autoptr(GError) error = NULL;

  g_mutex_init (&self->mutex);
  self->bytes = g_byte_array_new ();
  self->start_s = G_MAXDOUBLE;
  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "parecord",
                                    "--device=earcuptest.monitor", "--rate=48000",
                                    "--channels=2", "--format=float32le", "--latency-msec=20",
                                    "--raw", NULL);
  g_assert_no_error (error);
  self->thread = g_thread_new ("recorder", record, self);
  earcup_test_run_until (is_recording, self, 10.0);
}

/* Returns the frames; @start_s is set to the time at which the first of them was recorded. */
static float *
recorder_stop (Recorder *self,
               gsize    *n_frames,
               double   *start_s)
{
  g_subprocess_send_signal (self->process, SIGINT);
  g_thread_join (self->thread);
  g_clear_object (&self->process);
  g_mutex_clear (&self->mutex);

  *n_frames = self->bytes->len / FRAME_BYTES;
  if (start_s != NULL)
    *start_s = self->start_s;

  return (float *) (gpointer) g_byte_array_free (g_steal_pointer (&self->bytes), FALSE);
}

static gboolean
is_paused (gpointer data)
{
  return earcup_player_get_state (data) == EARCUP_PLAYER_STATE_PAUSED;
}

static gboolean
has_moved (gpointer data)
{
  return earcup_player_get_position (data) > 0.3;
}

static EarcupPlayer *
make_player (const float     *frames,
             gsize            n_frames,
             EarcupEmulation *emulation)
{
  g_autoptr(GFile) file = earcup_test_write_wave ("played.wav", frames, n_frames, RATE_HZ);
  g_autoptr(EarcupTrack) track = NULL;
  g_autoptr(GError) error = NULL;
  EarcupPlayer *player = earcup_player_new (SINK);

  track = earcup_track_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  earcup_player_set_track (player, track);
  if (emulation != NULL)
    earcup_player_set_slot (player, 1, emulation);
  earcup_test_run_until (is_paused, player, 15.0);

  return player;
}

/* Plays a file from end to end and returns what the device got. */
static float *
play (const float     *frames,
      gsize            n_frames,
      EarcupEmulation *emulation,
      gsize           *n_recorded)
{
  g_autoptr(EarcupPlayer) player = make_player (frames, n_frames, emulation);
  Recorder recorder = { 0 };

  recorder_start (&recorder);
  earcup_player_play (player);
  earcup_test_run_until (has_moved, player, 10.0);
  earcup_test_run_until (is_paused, player, 30.0);
  earcup_test_run_for (0.5);

  return recorder_stop (&recorder, n_recorded, NULL);
}

#define SPECTRUM 524288

/* The spectrum of the left channel, from the first value that is not zero on. */
static float *
transform (const float *frames,
           gsize        n_frames)
{
  const EarcupFft *fft = earcup_fft_get (SPECTRUM);
  float *time = earcup_fft_alloc (SPECTRUM);
  float *spectrum = earcup_fft_alloc (SPECTRUM + 2);
  gsize from = 0;

  while (from < n_frames && frames[2 * from] == 0.0f)
    from++;
  for (gsize i = 0; i < SPECTRUM && from + i < n_frames; i++)
    time[i] = frames[2 * (from + i)];

  earcup_fft_forward (fft, time, spectrum);
  earcup_fft_free (time);

  return spectrum;
}

static double
power_of (const float *spectrum,
          gsize        bin)
{
  return pow (spectrum[2 * bin], 2.0) + pow (spectrum[2 * bin + 1], 2.0);
}

static float *
make_sweep (gsize n_frames)
{
  float *frames = g_new0 (float, 2 * n_frames);
  double length = (double) (n_frames - 2 * LEAD), octaves = log (22000.0 / 15.0);

  for (gsize i = 0; i < n_frames - 2 * LEAD; i++)
    {
      double way = (double) i / length;
      double phase = EARCUP_TWO_PI * 15.0 * length / RATE_HZ / octaves *
                     (exp (octaves * way) - 1.0);

      frames[2 * (i + LEAD)] = frames[2 * (i + LEAD) + 1] =
        (float) (0.1 * fmin (1.0, 20.0 * fmin (way, 1.0 - way)) * sin (phase));
    }

  return frames;
}

/* The greatest distance in dB between what was recorded and what is plotted. */
static double
find_worst (const float     *input,
            const float     *output,
            EarcupEmulation *emulation,
            double          *furthest_from_flat)
{
  double worst = 0.0;

  for (guint i = 0; i < 200; i++)
    {
      gsize bin = (gsize) (30.0 * pow (10000.0 / 30.0, i / 199.0) * SPECTRUM / RATE_HZ + 0.5);
      double plotted = earcup_emulation_get_gain (emulation, (double) bin * RATE_HZ / SPECTRUM);
      double played = 10.0 * log10 (power_of (output, bin) / power_of (input, bin));

      worst = fmax (worst, fabs (played - plotted));
      *furthest_from_flat = fmax (*furthest_from_flat, fabs (played));
    }

  return worst;
}

static void
test_played_is_plotted (gconstpointer data)
{
  const char *const *pair = data;
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation (pair[0], pair[1]);
  gsize n_frames = 7 * RATE_HZ;
  g_autofree float *sweep = make_sweep (n_frames);
  float *input = transform (sweep, n_frames);
  double worst = G_MAXDOUBLE, furthest = 0.0;

  for (guint i = 0; i < ATTEMPTS && worst > 0.2; i++)
    {
      gsize n_recorded;
      g_autofree float *recorded = play (sweep, n_frames, emulation, &n_recorded);
      float *output = transform (recorded, n_recorded);

      furthest = 0.0;
      worst = find_worst (input, output, emulation, &furthest);
      g_test_message ("recorded and plotted lie %.3f dB apart at most", worst);
      earcup_fft_free (output);
    }

  earcup_fft_free (input);
  g_assert_cmpfloat (worst, <=, 0.2);
  g_assert_cmpfloat (furthest, >, 3.0);
}

/* How many frames of @input from @from on are found in the recording, bit for bit. */
static gsize
count_exact (const float *input,
             gsize        from,
             gsize        n_frames,
             const float *recorded,
             gsize        n_recorded)
{
  for (gsize at = 0; at + n_frames - from <= n_recorded; at++)
    if (memcmp (recorded + 2 * at, input + 2 * from, FRAME_BYTES) == 0)
      {
        gsize n = 0;

        while (from + n < n_frames &&
               memcmp (recorded + 2 * (at + n), input + 2 * (from + n), FRAME_BYTES) == 0)
          n++;

        return n;
      }

  return 0;
}

static void
test_bypass (void)
{
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  gsize n_frames = 3 * RATE_HZ, from = RATE_HZ / 4, n_exact = 0, n_recorded;
  g_autofree float *noise = earcup_test_noise (n_frames, 0.9, 1);
  g_autofree float *emulated = NULL;

  for (guint i = 0; i < ATTEMPTS && n_exact < n_frames - from; i++)
    {
      g_autofree float *recorded = play (noise, n_frames, NULL, &n_recorded);

      n_exact = count_exact (noise, from, n_frames, recorded, n_recorded);
      g_test_message ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " frames are exact", n_exact,
                      n_frames - from);
    }
  g_assert_cmpuint (n_exact, ==, n_frames - from);

  for (gsize i = 0; i < 2 * n_frames; i++)
    noise[i] *= 0.1f;
  emulated = play (noise, n_frames, emulation, &n_recorded);
  g_assert_cmpuint (n_recorded, >, n_frames / 2);
  g_assert_cmpuint (count_exact (noise, from, n_frames, emulated, n_recorded), <, 10);
}

static void
test_switch (void)
{
  g_autoptr(EarcupEmulation) first = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupEmulation) second = earcup_test_emulation ("open", "closed");
  gsize n_frames = 5 * RATE_HZ;
  g_autofree float *tone = earcup_test_tone (n_frames, 100.0, 0.3, RATE_HZ);
  double click = 0.0;

  for (guint i = 0; i < ATTEMPTS && click > -80.0; i++)
    {
      g_autoptr(EarcupPlayer) player = make_player (tone, n_frames, first);
      g_autofree float *recorded = NULL;
      Recorder recorder = { 0 };
      gsize n, from;

      earcup_player_set_slot (player, 2, second);
      recorder_start (&recorder);
      earcup_player_play (player);
      earcup_test_run_until (has_moved, player, 10.0);
      for (guint slot = 2; slot > 0; slot--)
        {
          earcup_test_run_for (0.4);
          earcup_player_select (player, slot);
        }
      earcup_test_run_for (0.4);
      recorded = recorder_stop (&recorder, &n, NULL);

      for (from = 0; from < n && recorded[2 * from] == 0.0f;)
        from++;
      from += RATE_HZ / 5;
      g_assert_cmpuint (n, >, from + RATE_HZ);
      click = earcup_test_click (recorded, from, n - from - 1000, RATE_HZ);
      g_test_message ("above 6 kHz: %.1f dB", click);
      g_assert_cmpfloat (fabs (earcup_test_level (recorded + 2 * from, 9600) -
                               earcup_test_level (recorded + 2 * (from + 24000), 9600)), >, 0.5);
    }

  g_assert_cmpfloat (click, <, -80.0);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0.0 ? -1 : difference > 0.0;
}

#define N_SWITCHES 20

/* The time from each switch to the first frame that differs, in ms; the recorder's own delay
 * counts too. */
static void
find_latencies (const float  *recorded,
                gsize         n_recorded,
                double        start_s,
                const double *switches_s,
                double       *latencies_ms)
{
  for (guint i = 0; i < N_SWITCHES; i++)
    {
      gsize at = (gsize) ((switches_s[i] - start_s) * RATE_HZ);
      float before;

      g_assert_cmpuint (at, <, n_recorded);
      before = recorded[2 * at];
      while (at < n_recorded && fabsf (recorded[2 * at] - before) < 1e-3f)
        at++;

      latencies_ms[i] = 1000.0 * (start_s + (double) at / RATE_HZ - switches_s[i]);
    }

  qsort (latencies_ms, N_SWITCHES, sizeof *latencies_ms, compare);
}

static void
test_latency (void)
{
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  gsize n_frames = 12 * RATE_HZ, n_recorded;
  g_autofree float *level = g_new (float, 2 * n_frames);
  g_autoptr(EarcupPlayer) player = NULL;
  g_autofree float *recorded = NULL;
  double switches_s[N_SWITCHES], latencies_ms[N_SWITCHES], start_s;
  Recorder recorder = { 0 };

  for (gsize i = 0; i < 2 * n_frames; i++)
    level[i] = 0.1f;

  player = make_player (level, n_frames, emulation);
  recorder_start (&recorder);
  earcup_player_play (player);
  earcup_test_run_until (has_moved, player, 10.0);
  earcup_test_run_for (0.7);
  for (guint i = 0; i < N_SWITCHES; i++)
    {
      switches_s[i] = now_s ();
      earcup_player_select (player, i % 2);
      earcup_test_run_for (0.3 + 0.007 * i);
    }

  recorded = recorder_stop (&recorder, &n_recorded, &start_s);
  find_latencies (recorded, n_recorded, start_s, switches_s, latencies_ms);
  g_test_message ("from key to sound: median %.1f ms, nine in ten within %.1f ms",
                  latencies_ms[N_SWITCHES / 2], latencies_ms[N_SWITCHES * 9 / 10]);
  g_assert_cmpfloat (latencies_ms[0], >, 0.0);
  g_assert_cmpfloat (latencies_ms[N_SWITCHES / 2], <, 60.0);
}

static const char *const closed_on_open[] = { "closed", "open" };
static const char *const open_on_closed[] = { "open", "closed" };

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/audio/end-to-end/closed-on-open-is-played-as-plotted", closed_on_open,
                        test_played_is_plotted);
  g_test_add_data_func ("/audio/end-to-end/open-on-closed-is-played-as-plotted", open_on_closed,
                        test_played_is_plotted);
  g_test_add_func ("/audio/end-to-end/no-emulation-is-bit-exact", test_bypass);
  g_test_add_func ("/audio/end-to-end/a-switch-makes-no-click", test_switch);
  g_test_add_func ("/audio/end-to-end/a-switch-is-heard-soon", test_latency);

  return earcup_test_run ();
}
