/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-tap.h"

#include <math.h>

/* A break in the sound travels in the ring like a frame, so that it is never out of its place: a
 * frame of which the left value is no number. Sound itself holds none, because the writer sees to
 * it. */

static float *
at (EarcupTap *self,
    size_t     frame)
{
  return self->ring + 2 * (frame & (self->n_frames - 1));
}

/**
 * earcup_tap_open:
 * @self: zeros at first
 * @ring: 2 * @n_frames values that stay where they are for as long as the tap is used; from the
 *   second call on the same as before
 * @n_frames: how many frames can wait, a power of two
 *
 * Begins to look. What was written before and not read is forgotten, and what is written from now
 * on begins with a break. The reading thread.
 */
void
earcup_tap_open (EarcupTap *self,
                 float     *ring,
                 size_t     n_frames)
{
  if (self->ring == NULL)
    {
      self->ring = ring;
      self->n_frames = n_frames;
    }

  __atomic_store_n (&self->taken, __atomic_load_n (&self->written, __ATOMIC_ACQUIRE),
                    __ATOMIC_RELEASE);
  __atomic_store_n (&self->open, ++self->n_opened, __ATOMIC_RELEASE);
}

/* Looks no more: from now on it costs the writer nothing. The reading thread. */
void
earcup_tap_close (EarcupTap *self)
{
  __atomic_store_n (&self->open, 0, __ATOMIC_RELEASE);
}

/**
 * earcup_tap_read:
 * @self: a tap that was opened
 * @frames: (out): room for 2 * @n_frames values
 * @n_frames: how many frames are wanted at most
 * @breaks: (out): whether the first of them does not continue what was read before
 *
 * Takes what is there, up to the next break. The reading thread; never waits.
 *
 * Returns: how many frames were taken; with fewer than @n_frames there may be more behind a break,
 *   with 0 there are none
 */
size_t
earcup_tap_read (EarcupTap *self,
                 float     *frames,
                 size_t     n_frames,
                 bool      *breaks)
{
  size_t taken = __atomic_load_n (&self->taken, __ATOMIC_RELAXED);
  size_t left = __atomic_load_n (&self->written, __ATOMIC_ACQUIRE) - taken;
  size_t n = 0;

  *breaks = false;
  for (; left > 0 && n < n_frames; left--)
    {
      const float *frame = at (self, taken);

      if (isnan (frame[0]) && n > 0)
        break;

      taken++;
      if (isnan (frame[0]))
        {
          *breaks = true;
          continue;
        }

      frames[2 * n] = frame[0];
      frames[2 * n + 1] = frame[1];
      n++;
    }

  __atomic_store_n (&self->taken, taken, __ATOMIC_RELEASE);

  return n;
}

/* Returns: how many frames were lost because nobody read them in time; the reading thread */
size_t
earcup_tap_get_dropped (EarcupTap *self)
{
  return __atomic_load_n (&self->dropped, __ATOMIC_RELAXED);
}

/**
 * earcup_tap_write:
 * @self: a tap
 * @frames: 2 * @n_frames values, interleaved; what is not finite counts as silence
 * @n_frames: how many there are
 *
 * Hands sound over if anybody looks. Where there is no room for all of it, it is dropped and
 * counted, and what comes next begins with a break. The writing thread, which neither locks, waits
 * nor allocates here.
 */
void
earcup_tap_write (EarcupTap   *self,
                  const float *frames,
                  size_t       n_frames)
{
  size_t open = __atomic_load_n (&self->open, __ATOMIC_ACQUIRE);
  size_t written, room;

  if (open == 0)
    return;

  self->broken = self->broken || open != self->seen;
  self->seen = open;
  written = __atomic_load_n (&self->written, __ATOMIC_RELAXED);
  room = self->n_frames - (written - __atomic_load_n (&self->taken, __ATOMIC_ACQUIRE));
  if (n_frames + self->broken > room)
    {
      __atomic_fetch_add (&self->dropped, n_frames, __ATOMIC_RELAXED);
      self->broken = true;
      return;
    }

  if (self->broken)
    at (self, written++)[0] = NAN;
  self->broken = false;

  for (size_t i = 0; i < n_frames; i++)
    {
      float *frame = at (self, written++);

      frame[0] = isfinite (frames[2 * i]) ? frames[2 * i] : 0.0f;
      frame[1] = isfinite (frames[2 * i + 1]) ? frames[2 * i + 1] : 0.0f;
    }

  __atomic_store_n (&self->written, written, __ATOMIC_RELEASE);
}

/* Says that what is written next does not continue what was written before. The writing thread. */
void
earcup_tap_break (EarcupTap *self)
{
  self->broken = true;
}
