/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-binaural.h"

#include "acoustics/earcup-test-scene.h"
#include "acoustics/earcup-units.h"

#define RATE_HZ 48000

static EarcupBinaural *
make_pair_at (EarcupRoom         *room,
              const EarcupLayout *layout,
              guint               rate_hz)
{
  g_autoptr(EarcupLoudspeaker) speaker = make_speaker (&small_figures);
  g_autoptr(EarcupHead) head = make_sphere ();
  g_autoptr(GError) error = NULL;
  EarcupBinaural *pair = earcup_binaural_new (speaker, room, head, layout, rate_hz, &error);

  g_assert_no_error (error);
  return pair;
}

static EarcupBinaural *
make_pair (EarcupRoom *room)
{
  EarcupLayout layout = earcup_layout_get_preset (EARCUP_LAYOUT_NEAR_FIELD);

  return make_pair_at (room, &layout, RATE_HZ);
}

static double
find_largest (const float *taps,
              gsize        first,
              gsize        last)
{
  double largest = 0.0;

  for (gsize i = first; i < last; i++)
    largest = fmax (largest, fabs (taps[i]));

  return largest;
}

/* In the open only distance counts: nothing but the level changes. */
static void
test_open (void)
{
  EarcupLayout layout = earcup_layout_get_preset (EARCUP_LAYOUT_NEAR_FIELD);
  g_autoptr(EarcupBinaural) near = make_pair_at (NULL, &layout, RATE_HZ);
  g_autoptr(EarcupBinaural) far = NULL;

  layout.distance_m = 2.4;
  far = make_pair_at (NULL, &layout, RATE_HZ);
  g_assert_cmpfloat_with_epsilon (earcup_binaural_get_gain (far) -
                                  earcup_binaural_get_gain (near), 20.0 * log10 (2.0), 0.05);

  for (double hz = 50.0; hz < 12000.0; hz *= 1.5)
    for (guint path = 0; path < EARCUP_KERNEL_PATHS; path++)
      g_assert_cmpfloat (cabs (earcup_binaural_compute_transfer (far, path, hz) -
                               earcup_binaural_compute_transfer (near, path, hz)), <, 0.02);
}

/* The difference of the ears is that of the head, whatever the rate. */
static void
test_ears (void)
{
  const guint rates_hz[] = { 44100, 48000, 96000, 22050 };
  const double direction[] = { sqrt (0.75), 0.5, 0.0 };
  g_autoptr(EarcupHead) head = make_sphere ();
  EarcupLayout layout = earcup_layout_get_preset (EARCUP_LAYOUT_NEAR_FIELD);
  float complex left[200], right[200];

  earcup_head_compute (head, direction, 0.0, 50.0, 200, (float complex *[]) { left, right });
  for (guint i = 0; i < G_N_ELEMENTS (rates_hz); i++)
    {
      g_autoptr(EarcupBinaural) pair = make_pair_at (NULL, &layout, rates_hz[i]);

      for (guint k = 2; k < 200 && 50.0 * k < rates_hz[i] / 4.0; k += 7)
        {
          double complex ratio = earcup_binaural_compute_transfer (
            pair, EARCUP_KERNEL_LEFT_TO_RIGHT, 50.0 * k) /
            earcup_binaural_compute_transfer (pair, EARCUP_KERNEL_LEFT_TO_LEFT, 50.0 * k);

          g_assert_cmpfloat (cabs (ratio / (right[k] / left[k]) - 1.0), <, 0.03);
        }
    }
}

/* Loudspeaker, head and drum multiply. */
static void
test_level (void)
{
  const double direction[] = { sqrt (0.75), 0.5, 0.0 };
  g_autoptr(EarcupLoudspeaker) speaker = make_speaker (&small_figures);
  g_autoptr(EarcupHead) head = make_sphere ();
  g_autoptr(EarcupBinaural) pair = make_pair (NULL);
  float complex left[400], right[400];

  earcup_head_compute (head, direction, 0.0, 50.0, 400, (float complex *[]) { left, right });
  for (guint k = 1; k < 400; k += 9)
    {
      double level = 20.0 * log10 (cabs (earcup_binaural_compute_transfer (
        pair, EARCUP_KERNEL_LEFT_TO_LEFT, 50.0 * k))) - earcup_binaural_get_gain (pair);

      g_assert_cmpfloat_with_epsilon (level, 20.0 * log10 (cabsf (left[k]) / 1.2) +
                                      earcup_loudspeaker_get_level (speaker, 50.0 * k),
                                      0.3);
    }
}

static void
test_symmetry (void)
{
  g_autoptr(EarcupRoom) room = earcup_room_new_preset (EARCUP_ROOM_TREATED);
  g_autoptr(EarcupBinaural) open = make_pair (NULL);
  g_autoptr(EarcupBinaural) inside = make_pair (room);
  EarcupBinaural *pairs[] = { open, inside };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (guint across = 0; across < 2; across++)
      {
        gsize n_taps;
        const float *left = earcup_binaural_get_taps (pairs[i], across, &n_taps);
        const float *right = earcup_binaural_get_taps (pairs[i], 3 - across, &n_taps);
        gsize n_early = i == 0 ? n_taps : (gsize) (0.028 * RATE_HZ);

        for (gsize t = 0; t < n_early; t++)
          g_assert_cmpfloat (fabs (left[t] - right[t]), <, 2e-4 * find_largest (left, 0, n_taps));
      }
}

/* A room that is not the same on both sides is heard as such. */
static void
test_asymmetry (void)
{
  g_autoptr(EarcupRoom) room = make_room (5.0, 4.0, 2.5, 1.0, 1 << EARCUP_ROOM_LEFT);
  g_autoptr(EarcupBinaural) pair = make_pair (room);
  double left = earcup_binaural_compute_power (pair, EARCUP_BINAURAL_ALL,
                                               EARCUP_KERNEL_RIGHT_TO_LEFT, 1000.0, 8000.0);
  double right = earcup_binaural_compute_power (pair, EARCUP_BINAURAL_ALL,
                                                EARCUP_KERNEL_LEFT_TO_RIGHT, 1000.0, 8000.0);

  g_assert_cmpfloat (10.0 * log10 (left / right), >, 0.3);
}

static void
test_alignment (void)
{
  g_autoptr(EarcupRoom) room = earcup_room_new_preset (EARCUP_ROOM_SMALL_UNTREATED);
  g_autoptr(EarcupBinaural) pair = make_pair (room);
  g_autoptr(EarcupResponse) centre = earcup_binaural_new_centre_response (pair, 3.0);
  double power = 0.0;

  for (guint path = 0; path < EARCUP_KERNEL_PATHS; path++)
    power += earcup_binaural_compute_power (pair, EARCUP_BINAURAL_ALL, path, 900.0, 1100.0) / 2.0;

  g_assert_cmpfloat_with_epsilon (earcup_response_get_reference (centre), 0.0, 0.2);
  g_assert_cmpfloat_with_epsilon (10.0 * log10 (power),
                                  earcup_response_get_level (centre, 1000.0), 2.0);
}

/* A reflection comes when geometry says, and where it comes from is heard. */
static void
test_reflection (void)
{
  g_autoptr(EarcupRoom) dead = make_room (20.0, 12.0, 10.0, 1.0, 0);
  g_autoptr(EarcupRoom) room = make_room (20.0, 12.0, 10.0, 1.0, 1 << EARCUP_ROOM_FLOOR);
  EarcupLayout layout = earcup_layout_get_preset (EARCUP_LAYOUT_FAR_FIELD);
  g_autoptr(EarcupBinaural) without = make_pair_at (dead, &layout, RATE_HZ);
  g_autoptr(EarcupBinaural) with = make_pair_at (room, &layout, RATE_HZ);
  double extra_s = (hypot (3.0, 2.4) - 3.0) / EARCUP_SOUND_SPEED_M_S;
  double factor = pow (10.0, (earcup_binaural_get_gain (with) -
                              earcup_binaural_get_gain (without)) / 20.0);
  gsize n_taps, best = 0;
  const float *one = earcup_binaural_get_taps (with, EARCUP_KERNEL_LEFT_TO_LEFT, &n_taps);
  const float *other = earcup_binaural_get_taps (without, EARCUP_KERNEL_LEFT_TO_LEFT, &n_taps);

  for (gsize t = 0; t < 1000; t++)
    if (fabs (one[t] - factor * other[t]) > fabs (one[best] - factor * other[best]))
      best = t;

  g_assert_cmpfloat_with_epsilon ((double) best / RATE_HZ, 0.001 - 0.5 * EARCUP_HEAD_RADIUS_M /
                                  EARCUP_SOUND_SPEED_M_S + extra_s, 1.5e-4);
}

/* The direct sound comes after a millisecond, and the tail ends in nothing. */
static void
test_ends (void)
{
  g_autoptr(EarcupRoom) room = earcup_room_new_preset (EARCUP_ROOM_HALL);
  g_autoptr(EarcupBinaural) pair = make_pair (room);

  for (guint path = 0; path < EARCUP_KERNEL_PATHS; path++)
    {
      gsize n_taps;
      const float *taps = earcup_binaural_get_taps (pair, path, &n_taps);
      double largest = find_largest (taps, 0, n_taps);

      g_assert_cmpuint (n_taps, ==, EARCUP_BINAURAL_MOST_TAPS);
      g_assert_cmpfloat (find_largest (taps, 0, 24), <, 0.03 * largest);
      g_assert_cmpfloat (find_largest (taps, 24, 120), ==, largest);
      g_assert_cmpfloat (fabs (taps[n_taps - 1]), <, 1e-6 * largest);
      g_assert_cmpfloat (find_largest (taps, n_taps / 2, 3 * n_taps / 4), >, 1e-4 * largest);
    }
}

static void
test_spectrum (void)
{
  g_autoptr(EarcupRoom) room = earcup_room_new_preset (EARCUP_ROOM_TREATED);
  g_autoptr(EarcupBinaural) pair = make_pair (room);
  gsize n_bins;
  double hz_step;
  const float complex *spectrum = earcup_binaural_get_spectrum (pair, EARCUP_BINAURAL_ALL,
                                                                EARCUP_KERNEL_RIGHT_TO_LEFT,
                                                                &n_bins, &hz_step);

  g_assert_cmpfloat_with_epsilon ((double) (n_bins - 1) * hz_step, RATE_HZ / 2.0, 1e-6);
  for (gsize i = 50; i < n_bins; i += 997)
    g_assert_cmpfloat (cabs (spectrum[i] -
                             earcup_binaural_compute_transfer (pair, EARCUP_KERNEL_RIGHT_TO_LEFT,
                                                               (double) i * hz_step)), <, 1e-4);
}

/* Smoothed curves keep the power of what they smooth. */
static void
test_smoothing (void)
{
  g_autoptr(EarcupRoom) room = earcup_room_new_preset (EARCUP_ROOM_TREATED);
  g_autoptr(EarcupBinaural) pair = make_pair (room);
  g_autoptr(EarcupResponse) response = earcup_binaural_new_response (
    pair, EARCUP_KERNEL_LEFT_TO_LEFT, 12.0);
  double hz = 20.0 * exp2 (5.0), sum = 0.0;
  const guint n = 400;

  for (guint i = 0; i < n; i++)
    {
      double at = hz * (exp2 (-1.0 / 24.0) + (exp2 (1.0 / 24.0) - exp2 (-1.0 / 24.0)) *
                        (i + 0.5) / n);

      sum += pow (cabs (earcup_binaural_compute_transfer (pair, EARCUP_KERNEL_LEFT_TO_LEFT, at)),
                  2.0) / n;
    }
  g_assert_cmpfloat_with_epsilon (earcup_response_get_level (response, hz), 10.0 * log10 (sum),
                                  0.1);
}

static EarcupResponse *
make_worn (double dip_db)
{
  const double hz[] = { 20.0, 100.0, 600.0, 2000.0, 3000.0, 4500.0, 8000.0, 20000.0 };
  const double db[] = { -6.0, 3.0, 0.0, 0.0, dip_db, 5.0, 2.0, 2.0 };

  return earcup_response_new_sampled (hz, db, G_N_ELEMENTS (hz), NULL);
}

/* Kernel of a path = path less what is worn, at most 12 dB, with nothing else changed. */
static void
test_kernel (void)
{
  const double dips_db[] = { 6.0, -30.0 };
  g_autoptr(EarcupBinaural) pair = make_pair (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (dips_db); i++)
    {
      g_autoptr(EarcupResponse) worn = make_worn (dips_db[i]);
      g_autoptr(EarcupKernel) kernel = earcup_binaural_new_kernel (pair, worn);

      g_assert_true (earcup_kernel_is_crossed (kernel));
      for (guint path = 0; path < EARCUP_KERNEL_PATHS; path++)
        for (double hz = 60.0; hz < 12000.0; hz *= 1.21)
          {
            gsize n_taps;
            const float *taps = earcup_kernel_get_path (kernel, path, &n_taps);
            g_autoptr(EarcupKernel) one = earcup_kernel_new_taps (taps, n_taps, RATE_HZ);
            double own = 20.0 * log10 (cabs (earcup_binaural_compute_transfer (pair, path, hz)));
            double less = fmin (-earcup_response_get_aligned (worn, hz), 12.0);

            g_assert_cmpfloat_with_epsilon (earcup_kernel_compute_level (one, hz), own + less,
                                            0.05);
          }
    }
}

/* What is worn like a diffuse field, and heard in one, needs no change: the kernel is the pair. */
static void
test_flat_kernel (void)
{
  g_autoptr(EarcupResponse) flat = make_flat ();
  g_autoptr(EarcupRoom) room = earcup_room_new_preset (EARCUP_ROOM_TREATED);
  g_autoptr(EarcupBinaural) pair = make_pair (room);
  g_autoptr(EarcupKernel) kernel = earcup_binaural_new_kernel (pair, flat);

  for (guint path = 0; path < EARCUP_KERNEL_PATHS; path++)
    {
      gsize n_taps, n_kept;
      const float *taps = earcup_binaural_get_taps (pair, path, &n_taps);
      const float *kept = earcup_kernel_get_path (kernel, path, &n_kept);

      g_assert_cmpuint (n_kept, ==, n_taps);
      for (gsize t = 0; t < 7 * n_taps / 8; t++)
        g_assert_cmpfloat_with_epsilon (kept[t], taps[t], 1e-5);
    }
}

static void
test_too_small_room (void)
{
  g_autoptr(EarcupRoom) room = earcup_room_new_preset (EARCUP_ROOM_SMALL_UNTREATED);
  g_autoptr(EarcupLoudspeaker) speaker = make_speaker (&large_figures);
  g_autoptr(EarcupHead) head = make_sphere ();
  EarcupLayout layout = earcup_layout_get_preset (EARCUP_LAYOUT_FAR_FIELD);
  g_autoptr(GError) error = NULL;

  layout.distance_m = 3.5;
  g_assert_null (earcup_binaural_new (speaker, room, head, &layout, RATE_HZ, &error));
  g_assert_error (error, EARCUP_LAYOUT_ERROR, EARCUP_LAYOUT_ERROR_OUTSIDE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/binaural/open-field-falls-with-distance-only", test_open);
  g_test_add_func ("/acoustics/binaural/ears-differ-as-the-head-says", test_ears);
  g_test_add_func ("/acoustics/binaural/loudspeaker-and-head-multiply", test_level);
  g_test_add_func ("/acoustics/binaural/symmetric-layouts-are-symmetric", test_symmetry);
  g_test_add_func ("/acoustics/binaural/one-hard-wall-is-heard-on-its-side", test_asymmetry);
  g_test_add_func ("/acoustics/binaural/middle-of-the-range-is-at-zero", test_alignment);
  g_test_add_func ("/acoustics/binaural/reflections-come-in-time", test_reflection);
  g_test_add_func ("/acoustics/binaural/begins-at-once-and-ends-in-nothing", test_ends);
  g_test_add_func ("/acoustics/binaural/spectrum-is-that-of-the-taps", test_spectrum);
  g_test_add_func ("/acoustics/binaural/smoothing-keeps-the-power", test_smoothing);
  g_test_add_func ("/acoustics/binaural/kernel-undoes-what-is-worn-under-a-cap", test_kernel);
  g_test_add_func ("/acoustics/binaural/nothing-worn-leaves-the-pair", test_flat_kernel);
  g_test_add_func ("/acoustics/binaural/too-small-a-room-is-refused", test_too_small_room);
  return g_test_run ();
}
