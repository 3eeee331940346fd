/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-vent.h"

#include <math.h>

#define N_STEPS (EARCUP_VENT_MEMBERS - 1)

/* One driver in four housings, at equal steps of openness. The sealed one has no vent, so it has
 * no place on a logarithmic line: 1e9 Pa·s/m³, the most that a fit may find, stands in for it. It
 * differs from a wall without a hole by 0.01 dB at the drum. Its mass does not count any more and
 * is that of the vented one.
 * Source: the archetypes same_driver_sealed, _vented, _semi_open and _open. */
static const EarcupVent members[EARCUP_VENT_MEMBERS] = {
  { 1e9, 400.0, 0.005 },
  { 1.5e6, 400.0, 0.003 },
  { 1.5e5, 40.0, 0.01 },
  { 4e3, 4.0, 0.025 },
};

/* How many times @value grows when the line is followed from one openness to another. */
static double
grow (double value,
      double line_from,
      double line_to)
{
  return fmax (value * (line_to / line_from), G_MINDOUBLE);
}

static double
interpolate (double low,
             double high,
             double fraction)
{
  return fraction == 0.0 ? low : low * pow (high / low, fraction);
}

/* The vent on the line at an openness. */
static EarcupVent
find_member (double openness)
{
  guint step = MIN ((guint) (openness * N_STEPS), N_STEPS - 1);
  double fraction = openness * N_STEPS - step;
  const EarcupVent *low = &members[step], *high = &members[step + 1];

  return (EarcupVent) {
    interpolate (low->resistance_pa_s_m3, high->resistance_pa_s_m3, fraction),
    interpolate (low->mass_kg_m4, high->mass_kg_m4, fraction),
    interpolate (low->radius_m, high->radius_m, fraction),
  };
}

static gboolean
is_blocked (const EarcupVent *self)
{
  return isinf (self->resistance_pa_s_m3) || isinf (self->mass_kg_m4);
}

/**
 * earcup_vent_get_openness:
 * @self: a vent
 *
 * Tells where the resistance of a vent lies on the line that leads from the sealed member of the
 * same-driver family (0) by the vented (1/3) and the semi-open one (2/3) to the open one (1). The
 * logarithm of the resistance is linear in between; beyond the ends it is held.
 *
 * Returns: 0 to 1; any thread
 */
double
earcup_vent_get_openness (const EarcupVent *self)
{
  double resistance = self->resistance_pa_s_m3;

  if (is_blocked (self) || resistance >= members[0].resistance_pa_s_m3)
    return 0.0;

  for (guint i = 0; i < N_STEPS; i++)
    {
      double low = members[i].resistance_pa_s_m3, high = members[i + 1].resistance_pa_s_m3;

      if (resistance > high)
        return (i + log (resistance / low) / log (high / low)) / N_STEPS;
    }

  return 1.0;
}

/**
 * earcup_vent_set_openness:
 * @self: a vent
 * @openness: 0 to 1
 *
 * Opens or closes a vent along the line of the same-driver family: the logarithms of resistance,
 * mass and radius move by as much as those of the family do between the two places, so that a
 * vent keeps what distinguishes it from the family, and at its own openness stays as it is. At 0
 * it is a wall without a hole. What is blocked, or has no resistance or no mass at all, has
 * nothing to keep and comes onto the line itself.
 */
void
earcup_vent_set_openness (EarcupVent *self,
                          double      openness)
{
  double own = earcup_vent_get_openness (self);
  EarcupVent from, to;
  gboolean blocked = is_blocked (self);

  g_return_if_fail (openness >= 0.0 && openness <= 1.0);

  if (openness == own)
    return;

  from = find_member (own);
  to = find_member (openness);
  self->radius_m = self->radius_m > 0.0 ? grow (self->radius_m, from.radius_m, to.radius_m) : 0.0;
  self->mass_kg_m4 = blocked || self->mass_kg_m4 == 0.0
                       ? to.mass_kg_m4
                       : grow (self->mass_kg_m4, from.mass_kg_m4, to.mass_kg_m4);

  if (openness == 0.0)
    self->resistance_pa_s_m3 = INFINITY;
  else if (blocked || self->resistance_pa_s_m3 == 0.0)
    self->resistance_pa_s_m3 = to.resistance_pa_s_m3;
  else
    self->resistance_pa_s_m3 = grow (self->resistance_pa_s_m3, from.resistance_pa_s_m3,
                                     to.resistance_pa_s_m3);
}
