/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-layout.h"

#include <math.h>

#include "acoustics/earcup-range.h"
#include "acoustics/earcup-units.h"

#define CLEARANCE_M 0.1      /* that a loudspeaker's front or a head keeps from each wall */

G_DEFINE_QUARK (earcup-layout-error-quark, earcup_layout_error)

/* Returns: a usual layout, an equilateral triangle; any thread */
EarcupLayout
earcup_layout_get_preset (EarcupLayoutPreset preset)
{
  EarcupLayout near = { 1.2, EARCUP_PI / 6.0, 1.2, 0.5, TRUE };
  EarcupLayout far = { 3.0, EARCUP_PI / 6.0, 1.2, 1.0, TRUE };

  return preset == EARCUP_LAYOUT_NEAR_FIELD ? near : far;
}

static gboolean
check_numbers (const EarcupLayout  *self,
               GError             **error)
{
  const EarcupRange rows[] = {
    { "listening distance", self->distance_m, 0.3, 30.0, "m" },
    { "angle of the loudspeakers", self->half_angle_rad * 180.0 / EARCUP_PI, 0.0, 90.0, "°" },
    { "height of the loudspeakers", self->height_m, 0.2, 10.0, "m" },
    { "distance from the front wall", self->front_gap_m, CLEARANCE_M, 30.0, "m" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (!earcup_range_check (&rows[i], EARCUP_LAYOUT_ERROR, EARCUP_LAYOUT_ERROR_OUT_OF_RANGE,
                             error))
      return FALSE;

  return TRUE;
}

static gboolean
check_inside (const double       place_m[3],
              const EarcupRoom  *room,
              const char        *name,
              GError           **error)
{
  static const char *const sides[] = { "length", "width", "height" };
  const double *size_m = earcup_room_get_figures (room)->size_m;

  for (guint i = 0; i < 3; i++)
    if (place_m[i] < CLEARANCE_M || place_m[i] > size_m[i] - CLEARANCE_M)
      {
        g_set_error (error, EARCUP_LAYOUT_ERROR, EARCUP_LAYOUT_ERROR_OUTSIDE,
                     "The %s would stand at %.2f m of a %s of %.2f m", name, place_m[i], sides[i],
                     size_m[i]);
        return FALSE;
      }

  return TRUE;
}

/**
 * earcup_layout_place:
 * @self: a layout
 * @room: (nullable): the room, or %NULL for the open
 * @places: (out caller-allocates): where everything stands, unchanged on failure
 * @error: return location for an error of domain %EARCUP_LAYOUT_ERROR
 *
 * Finds the places of a layout in a room. Fails with `OUT_OF_RANGE`, or with `OUTSIDE` where the
 * room is too small.
 *
 * Returns: whether everything has its place; any thread
 */
gboolean
earcup_layout_place (const EarcupLayout  *self,
                     const EarcupRoom    *room,
                     EarcupPlaces        *places,
                     GError             **error)
{
  double middle_m = room != NULL ? earcup_room_get_figures (room)->size_m[1] / 2.0 : 0.0;
  double along_m = self->distance_m * cos (self->half_angle_rad);
  double across_m = self->distance_m * sin (self->half_angle_rad);
  EarcupPlaces found = {
    .speaker_m = {
      { self->front_gap_m, middle_m - across_m, self->height_m },
      { self->front_gap_m, middle_m + across_m, self->height_m },
    },
    .axis = { { 1.0, 0.0, 0.0 }, { 1.0, 0.0, 0.0 } },
    .listener_m = { self->front_gap_m + along_m, middle_m, self->height_m },
  };

  if (!check_numbers (self, error))
    return FALSE;
  if (room != NULL &&
      (!check_inside (found.listener_m, room, "listener", error) ||
       !check_inside (found.speaker_m[0], room, "left loudspeaker", error) ||
       !check_inside (found.speaker_m[1], room, "right loudspeaker", error)))
    return FALSE;

  if (self->toe_in)
    for (guint i = 0; i < EARCUP_SPEAKERS; i++)
      for (guint j = 0; j < 3; j++)
        found.axis[i][j] = (found.listener_m[j] - found.speaker_m[i][j]) / self->distance_m;

  *places = found;
  return TRUE;
}
