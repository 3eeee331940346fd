/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#undef G_DISABLE_ASSERT

#include <math.h>

#include "acoustics/earcup-head.h"
#include "acoustics/earcup-loudspeaker.h"
#include "acoustics/earcup-room.h"

/* A small loudspeaker and a large one, as makers describe them. */
static const EarcupLoudspeakerFigures small_figures = {
  FALSE, EARCUP_CABINET_PORTED, 45.0, 35000.0, 0.0, 0.127, 0.0, 0.025, 106.0
};
static const EarcupLoudspeakerFigures large_figures = {
  TRUE, EARCUP_CABINET_PORTED, 35.0, 22000.0, 6.0, 0.314, 0.075, 0.025, 115.0
};

static inline EarcupLoudspeaker *
make_speaker (const EarcupLoudspeakerFigures *figures)
{
  g_autoptr(GError) error = NULL;
  EarcupLoudspeaker *speaker = earcup_loudspeaker_new (figures, &error);

  g_assert_no_error (error);
  return speaker;
}

static inline EarcupResponse *
make_flat (void)
{
  const double hz[] = { 20.0, 20000.0 };
  const double db[] = { 0.0, 0.0 };

  return earcup_response_new_sampled (hz, db, 2, NULL);
}

static inline EarcupHead *
make_sphere (void)
{
  g_autoptr(EarcupResponse) flat = make_flat ();

  return earcup_head_new_spherical (flat);
}

/* A room whose surfaces all absorb the same, but for those of a mask, which reflect all. */
static inline EarcupRoom *
make_room (double length_m,
           double width_m,
           double height_m,
           double absorption,
           guint  rigid)
{
  EarcupRoomFigures figures = { .size_m = { length_m, width_m, height_m } };
  g_autoptr(GError) error = NULL;
  EarcupRoom *room;

  for (guint i = 0; i < EARCUP_ROOM_SURFACES; i++)
    for (guint k = 0; k < EARCUP_ROOM_N_BANDS; k++)
      figures.absorption[i][k] = rigid >> i & 1 ? 0.0 : absorption;

  room = earcup_room_new (&figures, &error);
  g_assert_no_error (error);
  return room;
}
