/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-batch.h"

#include "audio/earcup-convolver.h"
#include "audio/earcup-test-sound.h"

#define RATE_HZ 48000
#define FRAMES  (10 * EARCUP_BATCH_BLOCK + 77)
#define ROOM    (11 * EARCUP_BATCH_BLOCK)

static float *
convolve (EarcupKernel *kernel,
          const float  *input)
{
  g_autoptr(EarcupConvolver) engine = earcup_convolver_new (256, 64, RATE_HZ, 512);
  g_autoptr(EarcupPartitions) partitions = NULL;
  float *frames = g_memdup2 (input, 2 * FRAMES * sizeof *input);

  if (kernel != NULL)
    partitions = earcup_partitions_new (kernel, 256);
  earcup_convolver_switch (engine, earcup_setting_new (partitions, 0.0));
  earcup_convolver_process (engine, frames, FRAMES);

  return frames;
}

/* Each of the two may be 130 dB away from the exact sum. */
static void
test_equals_convolver (void)
{
  g_autoptr(EarcupKernel) first = earcup_test_noise_kernel (16384, RATE_HZ, 1);
  g_autoptr(EarcupKernel) third = earcup_test_noise_kernel (1000, RATE_HZ, 2);
  g_autoptr(EarcupKernel) room = earcup_test_crossed (16000, RATE_HZ, 4);
  EarcupKernel *kernels[] = { first, NULL, third, room };
  g_autoptr(EarcupBatch) batch = earcup_batch_new (kernels, G_N_ELEMENTS (kernels));
  g_autofree float *input = earcup_test_noise (FRAMES, 1.0, 3);
  g_autofree float *outputs = g_new0 (float, G_N_ELEMENTS (kernels) * 2 * ROOM);

  for (gsize at = 0; at < FRAMES; at += EARCUP_BATCH_BLOCK)
    {
      earcup_batch_feed (batch, input + 2 * at, MIN (EARCUP_BATCH_BLOCK, FRAMES - at));
      for (guint k = 0; k < G_N_ELEMENTS (kernels); k++)
        earcup_batch_convolve (batch, k, outputs + 2 * (k * ROOM + at));
    }

  for (guint k = 0; k < G_N_ELEMENTS (kernels); k++)
    {
      g_autofree float *expected = convolve (kernels[k], input);
      const float *found = outputs + 2 * k * ROOM;

      if (kernels[k] == NULL)
        g_assert_cmpmem (found, 2 * FRAMES * sizeof (float), expected,
                         2 * FRAMES * sizeof (float));
      else
        g_assert_cmpfloat (earcup_test_difference (found, expected, 2 * FRAMES), <=, -126.0);
    }
}

static void
test_no_kernel (void)
{
  g_autoptr(EarcupBatch) batch = earcup_batch_new (NULL, 0);
  g_autofree float *input = earcup_test_noise (100, 1.0, 3);

  earcup_batch_feed (batch, input, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/batch/equals-the-engine-of-live-listening", test_equals_convolver);
  g_test_add_func ("/audio/batch/no-kernel-at-all-is-fine", test_no_kernel);

  return earcup_test_run ();
}
