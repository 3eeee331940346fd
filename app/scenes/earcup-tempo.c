/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes/earcup-tempo.h"

#include <string.h>

#include "scenes/earcup-round.h"

/* A longer rest begins a new tempo: the slowest there is has a beat every three seconds. */
#define LONGEST_US ((gint64) (60.0 * G_USEC_PER_SEC / EARCUP_ROUND_LEAST_BPM))

/**
 * earcup_tempo_tap:
 * @self: what was tapped before
 * @now_us: when the beat was tapped, on a clock that only goes forward, in microseconds
 *
 * Takes another beat and tells the tempo of the last eight.
 *
 * Returns: the tempo in beats a minute, within the range of a round's; 0 after the first beat
 */
double
earcup_tempo_tap (EarcupTempo *self,
                 gint64       now_us)
{
  double tempo;

  if (self->n_times > 0 && now_us - self->times_us[self->n_times - 1] > LONGEST_US)
    self->n_times = 0;
  if (self->n_times == EARCUP_TEMPO_KEPT)
    {
      self->n_times--;
      memmove (self->times_us, self->times_us + 1, self->n_times * sizeof *self->times_us);
    }
  self->times_us[self->n_times++] = now_us;
  if (self->n_times < 2 || now_us <= self->times_us[0])
    return 0.0;

  tempo = 60.0 * G_USEC_PER_SEC * (self->n_times - 1) / (double) (now_us - self->times_us[0]);

  return CLAMP (tempo, EARCUP_ROUND_LEAST_BPM, EARCUP_ROUND_MOST_BPM);
}
