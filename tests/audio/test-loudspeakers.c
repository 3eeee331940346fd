/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-convolver.h"

#include <math.h>

#include "acoustics/earcup-binaural.h"
#include "acoustics/earcup-units.h"
#include "audio/earcup-test-sound.h"

#define BLOCK   256
#define RATE_HZ 48000
#define FADE    512
#define SETTLED EARCUP_BINAURAL_MOST_TAPS
#define FRAMES  (SETTLED + 4096)

/* A near-field pair in a small room, heard by a sphere that wears nothing. */
static EarcupKernel *
make_pair (void)
{
  const EarcupLoudspeakerFigures figures = { .lowest_hz = 45.0, .woofer_m = 0.127 };
  const double hz[] = { 20.0, 20000.0 }, db[] = { 0.0, 0.0 };
  EarcupLayout layout = earcup_layout_get_preset (EARCUP_LAYOUT_NEAR_FIELD);
  g_autoptr(EarcupResponse) flat = earcup_response_new_sampled (hz, db, 2, NULL);
  g_autoptr(EarcupLoudspeaker) speaker = earcup_loudspeaker_new (&figures, NULL);
  g_autoptr(EarcupRoom) room = earcup_room_new_preset (EARCUP_ROOM_SMALL_UNTREATED);
  g_autoptr(EarcupHead) head = earcup_head_new_spherical (flat);
  g_autoptr(EarcupBinaural) pair = earcup_binaural_new (speaker, room, head, &layout, RATE_HZ,
                                                        NULL);

  return earcup_binaural_new_kernel (pair, flat);
}

static EarcupKernel *
make_headphone (void)
{
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");

  return earcup_kernel_new (emulation, RATE_HZ);
}

static EarcupSetting *
make_setting (EarcupKernel *kernel)
{
  g_autoptr(EarcupPartitions) partitions = earcup_partitions_new (kernel, BLOCK);

  return earcup_setting_new (partitions, 0.0);
}

static void
process (EarcupConvolver *engine,
         float           *frames,
         gsize            n_frames)
{
  for (gsize at = 0; at < n_frames; at += BLOCK)
    earcup_convolver_process (engine, frames + 2 * at, MIN (BLOCK, n_frames - at));
}

/* Returns: (transfer full): a tone of 100 Hz through a kernel, and from SETTLED on another */
static float *
play (EarcupKernel *before,
      EarcupKernel *after)
{
  g_autoptr(EarcupConvolver) engine = earcup_convolver_new (BLOCK, SETTLED / BLOCK, RATE_HZ, FADE);
  float *frames = earcup_test_tone (FRAMES, 100.0, 0.9, RATE_HZ);
  EarcupSetting *left;

  g_assert_null (earcup_convolver_switch (engine, make_setting (before)));
  process (engine, frames, SETTLED);
  left = earcup_convolver_switch (engine, make_setting (after));
  process (engine, frames + 2 * SETTLED, FRAMES - SETTLED);
  g_clear_pointer (&left, earcup_setting_free);

  return frames;
}

/* What the same two sounds come to when they are faded by hand. */
static double
find_bar (EarcupKernel *before,
          EarcupKernel *after)
{
  g_autofree float *first = play (before, before);
  g_autofree float *second = play (after, after);

  for (gsize i = SETTLED; i < FRAMES; i++)
    {
      double way = fmin (((double) (i - SETTLED) + 0.5) / FADE, 1.0);
      double weight = 0.5 - 0.5 * cos (EARCUP_PI * way);

      for (guint ear = 0; ear < 2; ear++)
        first[2 * i + ear] = (float) ((1.0 - weight) * first[2 * i + ear] +
                                      weight * second[2 * i + ear]);
    }

  return earcup_test_click (first, SETTLED - 256, 1024, RATE_HZ);
}

static void
check_switch (EarcupKernel *before,
              EarcupKernel *after)
{
  g_autofree float *frames = play (before, after);
  double bar = find_bar (before, after);
  double found = earcup_test_click (frames, SETTLED - 256, 1024, RATE_HZ);

  g_test_message ("ideal %.1f dB, switching %.1f dB", bar, found);
  g_assert_cmpfloat (found, <, -90.0);
  g_assert_cmpfloat (found, <, bar + 4.0);
}

static void
test_switch (void)
{
  g_autoptr(EarcupKernel) pair = make_pair ();
  g_autoptr(EarcupKernel) headphone = make_headphone ();

  check_switch (headphone, pair);
  check_switch (pair, headphone);
}

/* What plays on one side reaches both ears, that side more. */
static void
test_sides (void)
{
  g_autoptr(EarcupKernel) pair = make_pair ();

  for (guint side = 0; side < 2; side++)
    {
      g_autoptr(EarcupConvolver) engine = earcup_convolver_new (BLOCK, SETTLED / BLOCK, RATE_HZ,
                                                                FADE);
      g_autofree float *frames = earcup_test_pink (FRAMES, 0.1, 1);
      double power[2] = { 0.0, 0.0 };

      for (gsize i = 0; i < FRAMES; i++)
        frames[2 * i + 1 - side] = 0.0f;
      g_assert_null (earcup_convolver_switch (engine, make_setting (pair)));
      process (engine, frames, FRAMES);

      for (gsize i = 1; i < FRAMES; i++)
        for (guint ear = 0; ear < 2; ear++)
          power[ear] += pow (frames[2 * i + ear] - frames[2 * i - 2 + ear], 2.0);
      g_test_message ("side %u: %.1f dB", side, 10.0 * log10 (power[side] / power[1 - side]));
      g_assert_cmpfloat (power[1 - side], >, 0.0);
      g_assert_cmpfloat (power[side], >, 1.2 * power[1 - side]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/loudspeakers/to-and-from-headphones-without-a-click", test_switch);
  g_test_add_func ("/audio/loudspeakers/each-reaches-both-ears-its-own-more", test_sides);

  return earcup_test_run ();
}
