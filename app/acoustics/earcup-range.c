/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-range.h"

/**
 * earcup_range_check:
 * @self: a figure and its range
 * @domain: the domain of the error
 * @code: its code
 * @error: return location for an error that names the figure, its value and its range
 *
 * Finds out whether a figure lies in its range; not a number lies in none.
 *
 * Returns: whether it does; any thread
 */
gboolean
earcup_range_check (const EarcupRange  *self,
                    GQuark              domain,
                    int                 code,
                    GError            **error)
{
  if (self->value >= self->lowest && self->value <= self->highest)
    return TRUE;

  g_set_error (error, domain, code, "The %s, %g %s, does not lie between %g and %g %s", self->name,
               self->value, self->unit, self->lowest, self->highest, self->unit);
  return FALSE;
}
