/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-progress.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#define WIDTH      40                        /* of the bar, in columns */
#define QUIET_US   (G_USEC_PER_SEC / 4)      /* what is done by then needs no bar */

struct _EarcupCommandProgress
{
  gboolean is_seen;        /* the standard error output is a terminal */
  gboolean is_drawn;       /* there is a line to be taken away */
  gint64   began_us;
  int      percent;        /* as it was drawn last */
  double   from;           /* of the part that is told … */
  double   to;             /* … within the whole */
};

/* Returns: (transfer full): a line that appears if the command takes its time and the standard
 * error output is a terminal */
EarcupCommandProgress *
earcup_command_progress_new (void)
{
  EarcupCommandProgress *self = g_new0 (EarcupCommandProgress, 1);

  self->is_seen = isatty (STDERR_FILENO);
  self->began_us = g_get_monotonic_time ();
  self->percent = -1;
  self->to = 1.0;

  return self;
}

/* Takes the line away, so that something else can be said; it comes back with the next percent. */
void
earcup_command_progress_hide (EarcupCommandProgress *self)
{
  if (self->is_drawn)
    fputs ("\r\033[K", stderr);

  self->is_drawn = FALSE;
}

/* Takes the line away for good. */
void
earcup_command_progress_free (EarcupCommandProgress *self)
{
  earcup_command_progress_hide (self);
  g_free (self);
}

/* Says which part of the whole is told next, both from 0 to 1. */
void
earcup_command_progress_scale (EarcupCommandProgress *self,
                               double                 from,
                               double                 to)
{
  self->from = from;
  self->to = to;
}

/**
 * earcup_command_progress_tell:
 * @fraction: how much of the part is done, from 0 to 1
 * @self: a line
 *
 * Draws the line anew if a percent more is done; an #EarcupRenderProgress.
 */
void
earcup_command_progress_tell (double   fraction,
                              gpointer user_data)
{
  EarcupCommandProgress *self = user_data;
  double whole = self->from + (self->to - self->from) * CLAMP (fraction, 0.0, 1.0);
  int percent = (int) floor (100.0 * whole);
  int filled = percent * WIDTH / 100;

  if (!self->is_seen || percent == self->percent ||
      g_get_monotonic_time () - self->began_us < QUIET_US)
    return;

  fputs ("\r[", stderr);
  for (int i = 0; i < WIDTH; i++)
    fputc (i < filled ? '#' : ' ', stderr);
  /* Translators: how much is done */
  fprintf (stderr, _("] %3d %%"), percent);
  fflush (stderr);
  self->percent = percent;
  self->is_drawn = TRUE;
}
