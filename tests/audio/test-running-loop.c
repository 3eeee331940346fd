/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-running-loop.h"

#include <math.h>
#include <string.h>

#include "audio/earcup-test-sound.h"

#define N_FRAMES 3000

static const float taps[] = { 0.0f, 0.0f, 0.3f, -0.2f, 0.1f, 0.05f };

/* The same, sample by sample. */
static void
feed_back (float *frames,
           gsize  delay)
{
  for (gsize i = 0; i < N_FRAMES; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (taps); k++)
      if (i >= delay + k)
        for (guint c = 0; c < 2; c++)
          frames[2 * i + c] += taps[k] * frames[2 * (i - delay - k) + c];
}

static void
test_direct (void)
{
  static const gsize delays[] = { 8, 24, 40, 320 };

  for (guint i = 0; i < G_N_ELEMENTS (delays); i++)
    {
      g_autoptr(EarcupKernel) kernel = earcup_kernel_new_taps (taps, G_N_ELEMENTS (taps), 48000);
      EarcupMixLoop loop = { kernel, delays[i], 100.0f };
      g_autoptr(EarcupRunningLoop) running = earcup_running_loop_new (&loop);
      g_autofree float *frames = earcup_test_noise (N_FRAMES, 0.5, 9);
      g_autofree float *expected = g_memdup2 (frames, 2 * N_FRAMES * sizeof *frames);
      g_autoptr(GRand) random = g_rand_new_with_seed (1);

      feed_back (expected, delays[i]);
      for (gsize at = 0, n; at < N_FRAMES; at += n)
        {
          n = earcup_test_next_size (random, 0, N_FRAMES - at);
          earcup_running_loop_process (running, frames + 2 * at, n);
        }

      g_assert_cmpfloat (earcup_test_difference (frames, expected, 2 * N_FRAMES), <, -110.0);
      g_assert_false (earcup_running_loop_take_cut (running));
    }
}

/* A loop that follows another one goes on as if it had been there from the beginning. */
static void
test_follow (void)
{
  g_autoptr(EarcupKernel) kernel = earcup_kernel_new_taps (taps, G_N_ELEMENTS (taps), 48000);
  EarcupMixLoop loop = { kernel, 24, 100.0f };
  g_autoptr(EarcupRunningLoop) first = earcup_running_loop_new (&loop);
  g_autoptr(EarcupRunningLoop) second = earcup_running_loop_new (&loop);
  g_autofree float *frames = earcup_test_noise (N_FRAMES, 0.5, 9);
  g_autofree float *expected = g_memdup2 (frames, 2 * N_FRAMES * sizeof *frames);
  gsize half = N_FRAMES / 2 + 5;

  feed_back (expected, 24);
  earcup_running_loop_process (first, frames, half);
  earcup_running_loop_follow (second, first);
  earcup_running_loop_process (second, frames + 2 * half, N_FRAMES - half);

  g_assert_cmpfloat (earcup_test_difference (frames, expected, 2 * N_FRAMES), <, -110.0);
}

/* Two loops of which each is heard in part are as one; their blocks need not be of one length. */
static void
test_two_at_once (void)
{
  g_autoptr(EarcupKernel) kernel = earcup_kernel_new_taps (taps, G_N_ELEMENTS (taps), 48000);
  EarcupMixLoop early_loop = { kernel, 24, 100.0f }, late_loop = { kernel, 32, 100.0f };
  g_autoptr(EarcupRunningLoop) early = earcup_running_loop_new (&early_loop);
  g_autoptr(EarcupRunningLoop) other = earcup_running_loop_new (&late_loop);
  EarcupRunningLoop *const loops[EARCUP_RUNNING_LOOPS] = { early, other };
  g_autofree float *ones = g_new (float, N_FRAMES);
  g_autofree float *zeros = g_new0 (float, N_FRAMES);
  const float *const weights[EARCUP_RUNNING_LOOPS] = { ones, zeros };
  g_autofree float *frames = earcup_test_noise (N_FRAMES, 0.5, 9);
  g_autofree float *expected = g_memdup2 (frames, 2 * N_FRAMES * sizeof *frames);

  for (gsize i = 0; i < N_FRAMES; i++)
    ones[i] = 1.0f;
  feed_back (expected, 24);
  earcup_running_loop_process_both (loops, weights, frames, N_FRAMES);

  g_assert_cmpfloat (earcup_test_difference (frames, expected, 2 * N_FRAMES), <, -110.0);
}

/* A loop that grows without end stays within its bound. */
static void
test_bound (void)
{
  static const float strong[] = { 2.0f };
  g_autoptr(EarcupKernel) kernel = earcup_kernel_new_taps (strong, 1, 48000);
  EarcupMixLoop loop = { kernel, 8, 1.5f };
  g_autoptr(EarcupRunningLoop) running = earcup_running_loop_new (&loop);
  g_autofree float *frames = earcup_test_impulse (N_FRAMES, 10, 0.1);
  float highest = 0.0f;

  earcup_running_loop_process (running, frames, N_FRAMES);
  for (gsize i = 0; i < 2 * N_FRAMES; i++)
    highest = fmaxf (highest, fabsf (frames[i]));

  g_assert_cmpfloat (highest, ==, 1.5f);
  g_assert_true (earcup_running_loop_take_cut (running));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/running-loop/it-is-what-it-would-be-sample-by-sample", test_direct);
  g_test_add_func ("/audio/running-loop/it-goes-on-where-another-one-was", test_follow);
  g_test_add_func ("/audio/running-loop/two-at-once-are-weighed", test_two_at_once);
  g_test_add_func ("/audio/running-loop/it-stays-within-its-bound", test_bound);

  return g_test_run ();
}
