/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-binaural-figures.h"

#include "acoustics/earcup-test-scene.h"
#include "acoustics/earcup-units.h"

#define RATE_HZ 48000

static EarcupBinaural *
make_pair (const EarcupLoudspeakerFigures *figures,
           EarcupRoom                     *room,
           const EarcupLayout             *layout)
{
  g_autoptr(EarcupLoudspeaker) speaker = make_speaker (figures);
  g_autoptr(EarcupHead) head = make_sphere ();
  g_autoptr(GError) error = NULL;
  EarcupBinaural *pair = earcup_binaural_new (speaker, room, head, layout, RATE_HZ, &error);

  g_assert_no_error (error);
  return pair;
}

static EarcupBinaural *
make_preset (EarcupRoomPreset   room_preset,
             EarcupLayoutPreset layout_preset)
{
  g_autoptr(EarcupRoom) room = earcup_room_new_preset (room_preset);
  EarcupLayout layout = earcup_layout_get_preset (layout_preset);

  return make_pair (&small_figures, room, &layout);
}

static EarcupBinaural *
make_open (double half_angle_rad)
{
  EarcupLayout layout = earcup_layout_get_preset (EARCUP_LAYOUT_NEAR_FIELD);

  layout.half_angle_rad = half_angle_rad;
  return make_pair (&small_figures, NULL, &layout);
}

/* In the same room the nearer pair is the more direct. */
static void
test_near_and_far (void)
{
  g_autoptr(EarcupBinaural) near = make_preset (EARCUP_ROOM_TREATED, EARCUP_LAYOUT_NEAR_FIELD);
  g_autoptr(EarcupBinaural) far = make_preset (EARCUP_ROOM_TREATED, EARCUP_LAYOUT_FAR_FIELD);
  double near_db = earcup_binaural_compute_direct_ratio (near, 250.0, 4000.0);
  double far_db = earcup_binaural_compute_direct_ratio (far, 250.0, 4000.0);

  g_test_message ("%.2f dB near, %.2f dB far", near_db, far_db);
  g_assert_cmpfloat_with_epsilon (near_db - far_db, 20.0 * log10 (3.0 / 1.2), 1.5);
}

/* How much more than in the mean of all directions the ears get from those of the pair. */
static double
find_ear_gain (double hz)
{
  const double direction[] = { sqrt (0.75), 0.5, 0.0 };
  g_autoptr(EarcupHead) head = make_sphere ();
  float complex left[2], right[2];

  earcup_head_compute (head, direction, 0.0, hz, 2, (float complex *[]) { left, right });
  return 10.0 * log10 (0.5 * pow (cabsf (left[1]), 2.0) + 0.5 * pow (cabsf (right[1]), 2.0));
}

/* Direct against reverberant as the critical distance has it, in the mean over frequency. */
static void
test_theory (void)
{
  g_autoptr(EarcupRoom) room = make_room (14.0, 11.0, 8.0, 0.15, 0);
  const double distances_m[] = { 1.5, 3.0, 5.0 };

  for (guint i = 0; i < G_N_ELEMENTS (distances_m); i++)
    {
      EarcupLayout layout = { distances_m[i], EARCUP_PI / 6.0, 3.1, 3.0, TRUE };
      g_autoptr(EarcupBinaural) pair = make_pair (&small_figures, room, &layout);
      double sum_db = 0.0;
      guint n = 0;

      for (double hz = 250.0; hz < 4000.0; hz *= 1.26)
        {
          double critical_m = earcup_room_get_critical_distance (
            room, earcup_binaural_get_speaker (pair), hz);

          sum_db += earcup_binaural_compute_direct_ratio (pair, hz / 1.12, hz * 1.12) -
                    find_ear_gain (hz) - 20.0 * log10 (critical_m / distances_m[i]);
          n++;
        }
      g_test_message ("%g m: %.2f dB above theory", distances_m[i], sum_db / n);
      g_assert_cmpfloat_with_epsilon (sum_db / n, 0.0, 1.5);
    }
}

static void
test_open_is_direct (void)
{
  g_autoptr(EarcupBinaural) pair = make_open (0.5);

  g_assert_true (isinf (earcup_binaural_compute_direct_ratio (pair, 250.0, 4000.0)));
  g_assert_cmpfloat (earcup_binaural_compute_clarity (pair, 250.0, 4000.0), >, 60.0);
}

/* Source: M. Barron, L.-J. Lee, JASA 84 (1988) 618, for the theory of C50. */
static void
test_clarity (void)
{
  g_autoptr(EarcupBinaural) treated = make_preset (EARCUP_ROOM_TREATED, EARCUP_LAYOUT_NEAR_FIELD);
  g_autoptr(EarcupBinaural) small = make_preset (EARCUP_ROOM_SMALL_UNTREATED,
                                                 EARCUP_LAYOUT_NEAR_FIELD);
  g_autoptr(EarcupBinaural) hall = make_preset (EARCUP_ROOM_HALL, EARCUP_LAYOUT_NEAR_FIELD);
  double treated_db = earcup_binaural_compute_clarity (treated, 500.0, 4000.0);
  double small_db = earcup_binaural_compute_clarity (small, 500.0, 4000.0);
  double late = exp (-log (1e6) * (0.05 + 1.2 / EARCUP_SOUND_SPEED_M_S) / 0.48);
  double share = pow (10.0, earcup_binaural_compute_direct_ratio (small, 500.0, 4000.0) / 10.0);

  g_assert_cmpfloat (treated_db, >, small_db + 3.0);
  g_assert_cmpfloat (earcup_binaural_compute_clarity (hall, 500.0, 4000.0), <, treated_db);
  g_assert_cmpfloat_with_epsilon (small_db, 10.0 * log10 ((share + 1.0 - late) / late), 1.5);
}

static void
test_middle (void)
{
  g_autoptr(EarcupBinaural) pair = make_open (0.0);

  for (double hz = 100.0; hz <= 8000.0; hz *= 2.0)
    g_assert_cmpfloat_with_epsilon (earcup_binaural_compute_level_difference (
      pair, EARCUP_BINAURAL_DIRECT, EARCUP_SPEAKER_LEFT, hz), 0.0, 0.01);
  g_assert_cmpfloat_with_epsilon (earcup_binaural_compute_time_difference (
    pair, EARCUP_BINAURAL_DIRECT, EARCUP_SPEAKER_LEFT, 100.0, 1500.0), 0.0, 1e-6);
}

static void
test_side (void)
{
  g_autoptr(EarcupBinaural) pair = make_open (EARCUP_PI / 2.0);
  double low_s = earcup_binaural_compute_time_difference (pair, EARCUP_BINAURAL_DIRECT,
                                                          EARCUP_SPEAKER_LEFT, 60.0, 300.0);
  double all_s = earcup_binaural_compute_time_difference (pair, EARCUP_BINAURAL_DIRECT,
                                                          EARCUP_SPEAKER_RIGHT, 100.0, 1500.0);

  g_assert_cmpfloat_with_epsilon (low_s, 0.765e-3, 0.03e-3);
  g_assert_cmpfloat (all_s, >, 0.65e-3);
  g_assert_cmpfloat (all_s, <, 0.80e-3);
  g_assert_cmpfloat (earcup_binaural_compute_level_difference (
    pair, EARCUP_BINAURAL_DIRECT, EARCUP_SPEAKER_LEFT, 4000.0), >, 3.0);
}

/* The wider, the later at the far ear; and the same from both sides. */
static void
test_angles (void)
{
  double last_s = 0.0;

  for (double angle_rad = 0.2; angle_rad < 1.5; angle_rad += 0.2)
    {
      g_autoptr(EarcupBinaural) pair = make_open (angle_rad);
      double left_s = earcup_binaural_compute_time_difference (
        pair, EARCUP_BINAURAL_DIRECT, EARCUP_SPEAKER_LEFT, 100.0, 1500.0);
      double right_s = earcup_binaural_compute_time_difference (
        pair, EARCUP_BINAURAL_DIRECT, EARCUP_SPEAKER_RIGHT, 100.0, 1500.0);

      g_assert_cmpfloat (left_s, >, last_s);
      g_assert_cmpfloat_with_epsilon (left_s, right_s, 1e-6);
      last_s = left_s;
    }
}

/* The room brings to the far ear what the head keeps from it. */
static void
test_room_evens_out (void)
{
  g_autoptr(EarcupBinaural) pair = make_preset (EARCUP_ROOM_SMALL_UNTREATED,
                                                EARCUP_LAYOUT_NEAR_FIELD);

  for (double hz = 1000.0; hz <= 8000.0; hz *= 2.0)
    g_assert_cmpfloat (earcup_binaural_compute_level_difference (
      pair, EARCUP_BINAURAL_ALL, EARCUP_SPEAKER_LEFT, hz), <,
                       earcup_binaural_compute_level_difference (
      pair, EARCUP_BINAURAL_DIRECT, EARCUP_SPEAKER_LEFT, hz));
}

static void
test_seat (void)
{
  EarcupLayout layout = earcup_layout_get_preset (EARCUP_LAYOUT_FAR_FIELD);
  g_autoptr(EarcupBinaural) open = make_pair (&small_figures, NULL, &layout);
  g_autoptr(EarcupBinaural) large = make_pair (&large_figures, NULL, &layout);
  g_autoptr(EarcupBinaural) inside = make_preset (EARCUP_ROOM_TREATED, EARCUP_LAYOUT_FAR_FIELD);

  g_assert_cmpfloat_with_epsilon (earcup_binaural_compute_seat_level (open),
                                  106.0 + 3.01 - 20.0 * log10 (3.0), 0.2);
  g_assert_cmpfloat_with_epsilon (earcup_binaural_compute_seat_level (large) -
                                  earcup_binaural_compute_seat_level (open), 9.0, 0.2);
  g_assert_cmpfloat (earcup_binaural_compute_seat_gain (inside), >,
                     earcup_binaural_compute_seat_gain (open) + 2.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/binaural-figures/near-pairs-are-more-direct", test_near_and_far);
  g_test_add_func ("/acoustics/binaural-figures/direct-share-follows-the-critical-distance",
                   test_theory);
  g_test_add_func ("/acoustics/binaural-figures/open-field-is-all-direct", test_open_is_direct);
  g_test_add_func ("/acoustics/binaural-figures/clarity-follows-the-decay", test_clarity);
  g_test_add_func ("/acoustics/binaural-figures/ears-agree-on-the-middle", test_middle);
  g_test_add_func ("/acoustics/binaural-figures/side-comes-two-thirds-of-a-millisecond-apart",
                   test_side);
  g_test_add_func ("/acoustics/binaural-figures/wider-is-later", test_angles);
  g_test_add_func ("/acoustics/binaural-figures/rooms-even-the-ears-out", test_room_evens_out);
  g_test_add_func ("/acoustics/binaural-figures/level-at-the-seat-falls-with-distance", test_seat);
  return g_test_run ();
}
