/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-reverberation.h"

#include "acoustics/earcup-fft.h"
#include "acoustics/earcup-test-scene.h"
#include "acoustics/earcup-units.h"

#define RATE_HZ 48000
#define N_TAPS  32768
#define N_BINS  (N_TAPS + 1)
#define N_FFT   (2 * N_TAPS)

#define HALF_WIDTH 0.35
#define PASSED     (0.75 * HALF_WIDTH)

/* A tail and what it is of. */
typedef struct {
  EarcupRoom        *room;
  EarcupLoudspeaker *speaker;
  EarcupReverberation self;
  float complex     *ears[EARCUP_EARS];
} Tail;

static Tail
make_tail (EarcupRoomPreset preset,
           guint32          seed)
{
  Tail tail = {
    .room = earcup_room_new_preset (preset),
    .speaker = make_speaker (&small_figures),
    .ears = { g_new (float complex, N_BINS), g_new (float complex, N_BINS) },
  };

  tail.self = (EarcupReverberation) {
    .room = tail.room, .speaker = tail.speaker, .origin_s = 0.003,
    .mixing_time_s = earcup_room_get_mixing_time (tail.room, 1.2),
    .rate_hz = RATE_HZ, .n_taps = N_TAPS, .n_fft = N_FFT,
  };
  earcup_reverberation_compute (&tail.self, seed, tail.ears);

  return tail;
}

static void
clear_tail (Tail *tail)
{
  earcup_room_unref (tail->room);
  earcup_loudspeaker_unref (tail->speaker);
  g_free (tail->ears[0]);
  g_free (tail->ears[1]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tail, clear_tail)

/* The impulse response around a frequency: a band of half an octave with soft edges, so that the
 * filter itself does not ring on. Its power is that of PASSED · hz. */
static float *
filter (const Tail *tail,
        EarcupEar   ear,
        double      hz)
{
  float complex *spectrum = (float complex *) (gpointer) earcup_fft_alloc (2 * N_BINS);
  float *time = earcup_fft_alloc (N_FFT);

  for (gsize i = 0; i < N_BINS; i++)
    {
      double way = fabs ((double) i * RATE_HZ / N_FFT / hz - 1.0) / HALF_WIDTH;

      if (way < 1.0)
        spectrum[i] = (float) (0.5 + 0.5 * cos (EARCUP_PI * way)) * tail->ears[ear][i] / N_FFT;
    }

  earcup_fft_inverse (earcup_fft_get (N_FFT), (float *) spectrum, time);
  earcup_fft_free (spectrum);

  return time;
}

/* The time for 60 dB by the slope of the energy still to come between −5 and −25 dB.
 * Source: M. R. Schroeder, JASA 37 (1965) 409; ISO 3382-1:2009, T20. */
static double
measure_decay (const float *time,
               gsize        first)
{
  double total = 0.0, rest, t5 = 0.0, t25 = 0.0;

  for (gsize i = first; i < N_TAPS; i++)
    total += (double) time[i] * time[i];

  rest = total;
  for (gsize i = first; i < N_TAPS && t25 == 0.0; i++)
    {
      rest -= (double) time[i] * time[i];
      if (t5 == 0.0 && rest < total * pow (10.0, -0.5))
        t5 = (double) i / RATE_HZ;
      if (rest < total * pow (10.0, -2.5))
        t25 = (double) i / RATE_HZ;
    }

  return 3.0 * (t25 - t5);
}

static void
test_decay (void)
{
  const EarcupRoomPreset presets[] = { EARCUP_ROOM_SMALL_UNTREATED, EARCUP_ROOM_TREATED };

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    for (double hz = 125.0; hz <= 8000.0; hz *= 2.0)
      {
        const guint n_seeds = hz < 400.0 ? 24 : hz < 1500.0 ? 8 : 3;   /* low bands say little */
        double sum = 0.0, asked = 0.0;

        for (guint seed = 0; seed < n_seeds; seed++)
          {
            g_auto(Tail) tail = make_tail (presets[i], seed);
            float *time = filter (&tail, EARCUP_EAR_LEFT, hz);

            asked = earcup_room_get_decay (tail.room, hz);
            sum += measure_decay (time, (gsize) (tail.self.mixing_time_s * RATE_HZ)) / n_seeds;
            earcup_fft_free (time);
          }
        g_test_message ("%g Hz: %.3f s, asked %.3f s", hz, sum, asked);
        g_assert_cmpfloat_with_epsilon (sum, asked, 0.1 * asked);
      }
}

/* The energy is that of the theory from the mixing time on. */
static void
test_level (void)
{
  for (double hz = 500.0; hz <= 8000.0; hz *= 2.0)
    {
      double sum = 0.0, theory = 0.0;

      for (guint seed = 0; seed < 4; seed++)
        {
          g_auto(Tail) tail = make_tail (EARCUP_ROOM_SMALL_UNTREATED, seed);
          float *time = filter (&tail, seed % EARCUP_EARS, hz);
          gsize first = (gsize) ((tail.self.mixing_time_s - tail.self.origin_s) * RATE_HZ);

          for (gsize i = first; i < N_TAPS; i++)
            sum += (double) time[i] * time[i] * RATE_HZ / (PASSED * hz) / 8.0;
          theory += earcup_room_get_tail_power (tail.room, tail.self.mixing_time_s, hz) *
                    earcup_room_get_decay (tail.room, hz) / log (1e6) / 4.0 *
                    pow (10.0, -earcup_loudspeaker_get_concentration (tail.speaker, hz) / 10.0);
          earcup_fft_free (time);
        }
      g_test_message ("%g Hz: %.2f dB", hz, 10.0 * log10 (sum / theory));
      g_assert_cmpfloat_with_epsilon (10.0 * log10 (sum / theory), 0.0, 1.0);
    }
}

/* Before the reflections give way there is nothing. */
static void
test_start (void)
{
  g_auto(Tail) tail = make_tail (EARCUP_ROOM_TREATED, 1);
  float *time = filter (&tail, EARCUP_EAR_RIGHT, 4000.0);
  double early = 0.0, all = 0.0;

  for (gsize i = 0; i < N_TAPS; i++)
    {
      all += (double) time[i] * time[i];
      if (i < 0.7 * tail.self.mixing_time_s * RATE_HZ)
        early += (double) time[i] * time[i];
    }
  earcup_fft_free (time);
  g_assert_cmpfloat (early, <, 1e-4 * all);
}

static double
measure_coherence (const Tail *tail,
                   double      from_hz,
                   double      to_hz)
{
  double both = 0.0, left = 0.0, right = 0.0;

  for (gsize i = (gsize) (from_hz * N_FFT / RATE_HZ); i <= (gsize) (to_hz * N_FFT / RATE_HZ); i++)
    {
      both += crealf (tail->ears[0][i] * conjf (tail->ears[1][i]));
      left += pow (cabsf (tail->ears[0][i]), 2.0);
      right += pow (cabsf (tail->ears[1][i]), 2.0);
    }

  return both / sqrt (left * right);
}

static void
test_coherence (void)
{
  g_auto(Tail) tail = make_tail (EARCUP_ROOM_SMALL_UNTREATED, 3);
  double first_null_hz = EARCUP_SOUND_SPEED_M_S / (4.0 * EARCUP_HEAD_RADIUS_M);

  g_assert_cmpfloat (earcup_reverberation_get_coherence (0.0), ==, 1.0);
  g_assert_cmpfloat_with_epsilon (earcup_reverberation_get_coherence (first_null_hz), 0.0, 1e-9);
  g_assert_cmpfloat (measure_coherence (&tail, 20.0, 100.0), >, 0.97);
  g_assert_cmpfloat_with_epsilon (measure_coherence (&tail, 2000.0, 12000.0), 0.0, 0.05);
}

static void
test_seed (void)
{
  g_auto(Tail) first = make_tail (EARCUP_ROOM_TREATED, 1);
  g_auto(Tail) same = make_tail (EARCUP_ROOM_TREATED, 1);
  g_auto(Tail) other = make_tail (EARCUP_ROOM_TREATED, 2);

  g_assert_cmpmem (first.ears[0], N_BINS * sizeof (float complex), same.ears[0],
                   N_BINS * sizeof (float complex));
  g_assert_cmpfloat (cabsf (first.ears[0][3000] - other.ears[0][3000]), >, 1e-6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/reverberation/decays-as-asked", test_decay);
  g_test_add_func ("/acoustics/reverberation/is-as-strong-as-theory-says", test_level);
  g_test_add_func ("/acoustics/reverberation/begins-at-the-mixing-time", test_start);
  g_test_add_func ("/acoustics/reverberation/ears-agree-on-low-sound-only", test_coherence);
  g_test_add_func ("/acoustics/reverberation/same-seed-gives-the-same", test_seed);
  return g_test_run ();
}
