/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/earcup-demo-track.h"

/**
 * earcup_demo_track_new:
 *
 * Creates a silent loop of %EARCUP_DEMO_N_FRAMES frames. Any thread.
 *
 * Returns: (transfer full): the loop
 */
EarcupDemoTrack *
earcup_demo_track_new (void)
{
  EarcupDemoTrack *self = g_new0 (EarcupDemoTrack, 1);

  self->left = g_new0 (double, EARCUP_DEMO_N_FRAMES);
  self->right = g_new0 (double, EARCUP_DEMO_N_FRAMES);

  return self;
}

/**
 * earcup_demo_track_free:
 * @self: (transfer full): a loop
 *
 * Frees a loop.
 */
void
earcup_demo_track_free (EarcupDemoTrack *self)
{
  g_free (self->left);
  g_free (self->right);
  g_free (self);
}

/**
 * earcup_demo_track_add:
 * @self: a loop
 * @frame: where to add; beyond the end it counts on from the beginning
 * @left: what the left channel gains, 1.0 is full scale
 * @right: what the right channel gains
 *
 * Mixes one frame into the loop.
 */
void
earcup_demo_track_add (EarcupDemoTrack *self,
                       gsize            frame,
                       double           left,
                       double           right)
{
  gsize place = frame % EARCUP_DEMO_N_FRAMES;

  self->left[place] += left;
  self->right[place] += right;
}

/**
 * earcup_demo_track_blend:
 * @self: the loop that grows
 * @other: the loop that is added to it
 * @gain: a factor for @other
 *
 * Mixes one loop into another.
 */
void
earcup_demo_track_blend (EarcupDemoTrack       *self,
                         const EarcupDemoTrack *other,
                         double                 gain)
{
  for (gsize i = 0; i < EARCUP_DEMO_N_FRAMES; i++)
    {
      self->left[i] += gain * other->left[i];
      self->right[i] += gain * other->right[i];
    }
}
