/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-room.h"

#include "acoustics/earcup-test-scene.h"
#include "acoustics/earcup-units.h"

static const double ahead[] = { 1.0, 0.0, 0.0 };

static void
test_decay (void)
{
  g_autoptr(EarcupRoom) room = make_room (10.0, 8.0, 4.0, 0.2, 0);
  double area_m2 = 2.0 * (80.0 + 40.0 + 32.0);

  g_assert_cmpfloat_with_epsilon (earcup_room_get_volume (room), 320.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_room_get_area (room), area_m2, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_room_get_sabine_decay (room, 125.0),
                                  0.161 * 320.0 / (0.2 * area_m2), 0.005);
  g_assert_cmpfloat_with_epsilon (earcup_room_get_decay (room, 125.0),
                                  0.161 * 320.0 / (-log (0.8) * area_m2), 0.005);
  g_assert_cmpfloat_with_epsilon (earcup_room_get_schroeder (room),
                                  2000.0 * sqrt (earcup_room_get_decay (room, 500.0) / 320.0),
                                  0.01);
}

/* Where walls absorb nothing, the air still does: most where the tone is high. */
static void
test_air (void)
{
  g_autoptr(EarcupRoom) room = make_room (10.0, 8.0, 4.0, 0.0, 0);

  g_assert_cmpfloat_with_epsilon (earcup_room_get_decay (room, 8000.0),
                                  60.0 / 0.0766 / EARCUP_SOUND_SPEED_M_S, 0.01);
  g_assert_cmpfloat (earcup_room_get_decay (room, 125.0), >, 100.0);
}

static void
test_presets (void)
{
  g_autoptr(EarcupRoom) small = earcup_room_new_preset (EARCUP_ROOM_SMALL_UNTREATED);
  g_autoptr(EarcupRoom) treated = earcup_room_new_preset (EARCUP_ROOM_TREATED);
  g_autoptr(EarcupRoom) hall = earcup_room_new_preset (EARCUP_ROOM_HALL);

  for (double hz = 250.0; hz <= 4000.0; hz *= 2.0)
    {
      g_assert_cmpfloat_with_epsilon (earcup_room_get_decay (treated, hz), 0.27, 0.06);
      g_assert_cmpfloat_with_epsilon (earcup_room_get_decay (small, hz), 0.5, 0.1);
      g_assert_cmpfloat_with_epsilon (earcup_room_get_decay (hall, hz), 1.4, 0.3);
    }
  g_assert_cmpfloat (earcup_room_get_schroeder (small), >, earcup_room_get_schroeder (treated));
}

/* There is one image in each room volume. */
static void
test_image_count (void)
{
  g_autoptr(EarcupRoom) room = make_room (5.0, 4.0, 3.0, 0.1, 0);
  g_autoptr(GArray) images = earcup_room_list_images (room, (double[]) { 1.0, 1.5, 1.2 },
                                                      (double[]) { 3.0, 2.0, 1.2 }, 0.1);
  double radius_m = 0.1 * EARCUP_SOUND_SPEED_M_S;
  double expected = 4.0 / 3.0 * EARCUP_PI * pow (radius_m, 3.0) / 60.0;

  g_assert_cmpfloat_with_epsilon (images->len, expected, 0.05 * expected);
}

/* The six nearest images are the mirrors of the walls. */
static void
test_first_reflections (void)
{
  const double source_m[] = { 1.0, 1.5, 1.2 };
  const double mirrors_m[][3] = {
    { -1.0, 1.5, 1.2 }, { 9.0, 1.5, 1.2 }, { 1.0, -1.5, 1.2 }, { 1.0, 6.5, 1.2 },
    { 1.0, 1.5, -1.2 }, { 1.0, 1.5, 4.8 },
  };
  g_autoptr(EarcupRoom) room = make_room (5.0, 4.0, 3.0, 0.1, 0);
  g_autoptr(GArray) images = earcup_room_list_images (room, source_m,
                                                      (double[]) { 3.0, 2.0, 1.0 }, 0.05);
  guint n_found = 0;

  for (guint i = 0; i < images->len; i++)
    {
      const EarcupRoomImage *image = &g_array_index (images, EarcupRoomImage, i);
      guint n_hits = 0, surface = 0;

      for (guint j = 0; j < EARCUP_ROOM_SURFACES; j++)
        {
          n_hits += image->hits[j];
          surface = image->hits[j] > 0 ? j : surface;
        }
      if (n_hits != 1)
        continue;

      n_found++;
      for (guint j = 0; j < 3; j++)
        g_assert_cmpfloat_with_epsilon (image->position_m[j], mirrors_m[surface][j], 1e-12);
      g_assert_cmpfloat_with_epsilon (earcup_room_get_image_gain (room, image, 125.0) *
                                      image->distance_m, sqrt (0.9), 1e-3);
    }
  g_assert_cmpuint (n_found, ==, 6);
}

/* A wall behind the source sends what the source sends backwards. */
static void
test_emission (void)
{
  g_autoptr(EarcupRoom) room = make_room (5.0, 4.0, 3.0, 0.1, 0);
  g_autoptr(GArray) images = earcup_room_list_images (room, (double[]) { 1.0, 2.0, 1.2 },
                                                      (double[]) { 3.0, 2.0, 1.2 }, 0.05);

  for (guint i = 0; i < images->len; i++)
    {
      const EarcupRoomImage *image = &g_array_index (images, EarcupRoomImage, i);

      if (i == 0)
        g_assert_cmpfloat_with_epsilon (image->emission[0], 1.0, 1e-12);
      if (image->hits[EARCUP_ROOM_FRONT] == 1 && image->distance_m < 4.01)
        g_assert_cmpfloat_with_epsilon (image->emission[0], -1.0, 1e-12);
    }
}

static void
test_free_field (void)
{
  g_autoptr(EarcupLoudspeaker) speaker = make_speaker (&small_figures);

  for (double hz = 31.5; hz <= 1000.0; hz *= 2.0)
    for (double distance_m = 1.0; distance_m <= 16.0; distance_m *= 2.0)
      {
        double level = earcup_room_compute_level (NULL, speaker, (double[]) { 0.0, 0.0, 0.0 },
                                                  ahead, (double[]) { distance_m, 0.0, 0.0 }, hz);
        double near = earcup_room_compute_level (NULL, speaker, (double[]) { 0.0, 0.0, 0.0 },
                                                 ahead, (double[]) { 1.0, 0.0, 0.0 }, hz);

        g_assert_cmpfloat_with_epsilon (level, near - 20.0 * log10 (distance_m), 0.1);
      }
}

/* Each rigid boundary that is near in wavelengths doubles the pressure of low sound. */
static void
test_boundaries (void)
{
  const guint masks[] = {
    1 << EARCUP_ROOM_FRONT,
    1 << EARCUP_ROOM_FRONT | 1 << EARCUP_ROOM_FLOOR,
    1 << EARCUP_ROOM_FRONT | 1 << EARCUP_ROOM_FLOOR | 1 << EARCUP_ROOM_LEFT,
  };
  const double source_m[] = { 0.1, 0.1, 0.1 }, listener_m[] = { 6.0, 0.1, 0.1 };
  EarcupLoudspeakerFigures figures = small_figures;
  g_autoptr(EarcupLoudspeaker) speaker = NULL;

  figures.lowest_hz = 10.0;
  speaker = make_speaker (&figures);
  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      g_autoptr(EarcupRoom) room = make_room (50.0, 50.0, 50.0, 1.0, masks[i]);
      double inside_db = earcup_room_compute_level (room, speaker, source_m, ahead, listener_m,
                                                    25.0);
      double outside_db = earcup_room_compute_level (NULL, speaker, source_m, ahead, listener_m,
                                                     25.0);

      g_assert_cmpfloat_with_epsilon (inside_db - outside_db, 6.02 * (i + 1), 0.25 * (i + 1));
    }
}

/* At the critical distance the room adds as much as comes straight. */
static void
test_critical_distance (void)
{
  g_autoptr(EarcupRoom) room = make_room (14.0, 11.0, 8.0, 0.15, 0);
  g_autoptr(EarcupLoudspeaker) speaker = make_speaker (&small_figures);
  double sum_db = 0.0;
  guint n = 0;

  for (double y_m = 2.0; y_m < 9.5; y_m += 1.0)
    for (double hz = 500.0; hz < 4000.0; hz *= 1.26)
      {
        double distance_m = earcup_room_get_critical_distance (room, speaker, hz);
        const double source_m[] = { 3.0, y_m, 3.1 };

        sum_db += earcup_room_compute_level (room, speaker, source_m, ahead,
                                             (double[]) { 3.0 + distance_m, y_m, 3.1 }, hz) +
                  20.0 * log10 (distance_m) - earcup_loudspeaker_get_level (speaker, hz);
        n++;
      }

  g_test_message ("%.2f dB", sum_db / n);
  g_assert_cmpfloat_with_epsilon (sum_db / n, 3.01, 1.0);
}

static void
test_handover (void)
{
  g_autoptr(EarcupRoom) room = earcup_room_new_preset (EARCUP_ROOM_TREATED);
  double mixing_s = earcup_room_get_mixing_time (room, 3.0);

  g_assert_cmpfloat (mixing_s, >=, 0.03);
  g_assert_cmpfloat (mixing_s, <=, 0.05);
  g_assert_cmpfloat (earcup_room_get_mixing_time (room, 20.0), >, 20.0 / EARCUP_SOUND_SPEED_M_S);
  g_assert_cmpfloat (earcup_room_get_handover (0.0, mixing_s), ==, 0.0);
  g_assert_cmpfloat_with_epsilon (earcup_room_get_handover (0.9 * mixing_s, mixing_s), 0.5, 1e-9);
  g_assert_cmpfloat (earcup_room_get_handover (mixing_s, mixing_s), ==, 1.0);
  g_assert_cmpfloat (earcup_room_get_handover (1.0, 0.0), ==, 0.0);
}

static void
test_bad_figures (void)
{
  g_autoptr(EarcupRoom) room = earcup_room_new_preset (EARCUP_ROOM_TREATED);
  const EarcupRoomFigures good = *earcup_room_get_figures (room);
  const double bad[] = { -0.1, 1.1, NAN };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      EarcupRoomFigures figures = good;
      g_autoptr(GError) error = NULL;

      figures.absorption[EARCUP_ROOM_FLOOR][2] = bad[i];
      g_assert_null (earcup_room_new (&figures, &error));
      g_assert_error (error, EARCUP_ROOM_ERROR, EARCUP_ROOM_ERROR_OUT_OF_RANGE);
      g_assert_nonnull (strstr (error->message, "surface 5 at 500 Hz"));
      g_clear_error (&error);

      figures = good;
      figures.size_m[1] = bad[i];
      g_assert_null (earcup_room_new (&figures, &error));
      g_assert_error (error, EARCUP_ROOM_ERROR, EARCUP_ROOM_ERROR_OUT_OF_RANGE);
      g_assert_nonnull (strstr (error->message, "width"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/room/decays-as-sabine-and-eyring-say", test_decay);
  g_test_add_func ("/acoustics/room/air-absorbs-too", test_air);
  g_test_add_func ("/acoustics/room/presets-reverberate-as-such-rooms-do", test_presets);
  g_test_add_func ("/acoustics/room/each-volume-holds-one-image", test_image_count);
  g_test_add_func ("/acoustics/room/first-images-are-mirrors", test_first_reflections);
  g_test_add_func ("/acoustics/room/wall-behind-reflects-the-rear", test_emission);
  g_test_add_func ("/acoustics/room/open-field-falls-with-distance", test_free_field);
  g_test_add_func ("/acoustics/room/each-boundary-adds-six-decibels", test_boundaries);
  g_test_add_func ("/acoustics/room/critical-distance-adds-three-decibels",
                   test_critical_distance);
  g_test_add_func ("/acoustics/room/tail-takes-over-at-the-mixing-time", test_handover);
  g_test_add_func ("/acoustics/room/impossible-figures-are-refused", test_bad_figures);
  return g_test_run ();
}
