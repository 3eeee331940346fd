/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-layout.h"

#include "acoustics/earcup-test-scene.h"
#include "acoustics/earcup-units.h"

static double
find_distance (const double *from_m,
               const double *to_m)
{
  return sqrt (pow (from_m[0] - to_m[0], 2.0) + pow (from_m[1] - to_m[1], 2.0) +
               pow (from_m[2] - to_m[2], 2.0));
}

static EarcupPlaces
place (const EarcupLayout *layout,
       EarcupRoomPreset    preset)
{
  g_autoptr(EarcupRoom) room = earcup_room_new_preset (preset);
  g_autoptr(GError) error = NULL;
  EarcupPlaces places;

  g_assert_true (earcup_layout_place (layout, room, &places, &error));
  g_assert_no_error (error);
  return places;
}

static void
test_presets (void)
{
  EarcupLayout near = earcup_layout_get_preset (EARCUP_LAYOUT_NEAR_FIELD);
  EarcupLayout far = earcup_layout_get_preset (EARCUP_LAYOUT_FAR_FIELD);
  EarcupPlaces small = place (&near, EARCUP_ROOM_SMALL_UNTREATED);
  EarcupPlaces large = place (&far, EARCUP_ROOM_TREATED);

  for (guint i = 0; i < EARCUP_SPEAKERS; i++)
    {
      g_assert_cmpfloat_with_epsilon (find_distance (small.speaker_m[i], small.listener_m), 1.2,
                                      1e-9);
      g_assert_cmpfloat_with_epsilon (find_distance (large.speaker_m[i], large.listener_m), 3.0,
                                      1e-9);
    }
  g_assert_cmpfloat_with_epsilon (find_distance (large.speaker_m[0], large.speaker_m[1]), 3.0,
                                  1e-9);
  g_assert_cmpfloat (small.speaker_m[EARCUP_SPEAKER_LEFT][1], <,
                     small.speaker_m[EARCUP_SPEAKER_RIGHT][1]);
}

static void
test_middle (void)
{
  EarcupLayout layout = earcup_layout_get_preset (EARCUP_LAYOUT_FAR_FIELD);
  EarcupPlaces places = place (&layout, EARCUP_ROOM_TREATED);

  g_assert_cmpfloat_with_epsilon (places.listener_m[1], 2.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (places.speaker_m[0][1] + places.speaker_m[1][1], 5.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (places.speaker_m[0][0], layout.front_gap_m, 1e-9);
}

static void
test_toe_in (void)
{
  EarcupLayout layout = earcup_layout_get_preset (EARCUP_LAYOUT_FAR_FIELD);
  EarcupPlaces places = place (&layout, EARCUP_ROOM_TREATED);

  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (places.speaker_m[0][i] + 3.0 * places.axis[0][i],
                                    places.listener_m[i], 1e-9);

  layout.toe_in = FALSE;
  places = place (&layout, EARCUP_ROOM_TREATED);
  g_assert_cmpfloat (places.axis[1][0], ==, 1.0);
}

static void
test_open (void)
{
  EarcupLayout layout = earcup_layout_get_preset (EARCUP_LAYOUT_FAR_FIELD);
  EarcupPlaces places;

  layout.distance_m = 30.0;
  g_assert_true (earcup_layout_place (&layout, NULL, &places, NULL));
  g_assert_cmpfloat_with_epsilon (places.listener_m[1], 0.0, 1e-9);
}

static void
test_outside (void)
{
  const double distances_m[] = { 5.6, 6.8 };
  const char *const words[] = { "left loudspeaker", "listener" };
  g_autoptr(EarcupRoom) room = earcup_room_new_preset (EARCUP_ROOM_TREATED);

  for (guint i = 0; i < G_N_ELEMENTS (distances_m); i++)
    {
      EarcupLayout layout = earcup_layout_get_preset (EARCUP_LAYOUT_FAR_FIELD);
      EarcupPlaces places = { .listener_m = { 7.0 } };
      g_autoptr(GError) error = NULL;

      layout.distance_m = distances_m[i];
      g_assert_false (earcup_layout_place (&layout, room, &places, &error));
      g_assert_error (error, EARCUP_LAYOUT_ERROR, EARCUP_LAYOUT_ERROR_OUTSIDE);
      g_assert_nonnull (strstr (error->message, words[i]));
      g_assert_cmpfloat (places.listener_m[0], ==, 7.0);
    }
}

static void
test_bad_numbers (void)
{
  const EarcupLayout rows[] = {
    { 0.0, 0.5, 1.2, 0.5, TRUE },
    { NAN, 0.5, 1.2, 0.5, TRUE },
    { 1.2, 1.7, 1.2, 0.5, TRUE },
    { 1.2, 0.5, -1.0, 0.5, TRUE },
    { 1.2, 0.5, 1.2, 0.0, TRUE },
  };
  const char *const words[] = { "distance, 0 m", "distance, nan m", "97.4", "-1 m", "wall, 0 m" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      EarcupPlaces places;
      g_autoptr(GError) error = NULL;

      g_assert_false (earcup_layout_place (&rows[i], NULL, &places, &error));
      g_assert_error (error, EARCUP_LAYOUT_ERROR, EARCUP_LAYOUT_ERROR_OUT_OF_RANGE);
      g_assert_nonnull (strstr (error->message, words[i]));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/layout/presets-are-triangles-that-fit", test_presets);
  g_test_add_func ("/acoustics/layout/stands-in-the-middle", test_middle);
  g_test_add_func ("/acoustics/layout/toe-in-points-at-the-listener", test_toe_in);
  g_test_add_func ("/acoustics/layout/open-has-room-for-all", test_open);
  g_test_add_func ("/acoustics/layout/places-outside-the-room-are-refused", test_outside);
  g_test_add_func ("/acoustics/layout/impossible-numbers-are-refused", test_bad_numbers);
  return g_test_run ();
}
