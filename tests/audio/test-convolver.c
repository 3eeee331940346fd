/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-convolver.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-units.h"
#include "audio/earcup-test-sound.h"

#define BLOCK   256
#define TAPS    16384
#define RATE_HZ 48000
#define FADE    512
#define FRAMES  (TAPS + 4096)

static EarcupSetting *
make_setting (EarcupKernel *kernel,
              double        gain_db)
{
  g_autoptr(EarcupPartitions) partitions = NULL;

  if (kernel != NULL)
    partitions = earcup_partitions_new (kernel, BLOCK);

  return earcup_setting_new (partitions, gain_db);
}

static EarcupConvolver *
make_engine (EarcupKernel *kernel)
{
  EarcupConvolver *engine = earcup_convolver_new (BLOCK, TAPS / BLOCK, RATE_HZ, FADE);

  if (kernel != NULL)
    g_assert_null (earcup_convolver_switch (engine, make_setting (kernel, 0.0)));

  return engine;
}

/* @size is the length of the buffers; 0 stands for all lengths from 1 to 700 at random. */
static void
process (EarcupConvolver *engine,
         float           *frames,
         gsize            n_frames,
         gsize            size)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (gsize at = 0; at < n_frames;)
    {
      gsize n = earcup_test_next_size (random, size, n_frames - at);

      earcup_convolver_process (engine, frames + 2 * at, n);
      at += n;
    }
}

static float *
convolve (EarcupKernel *kernel,
          const float  *input,
          gsize         size)
{
  g_autoptr(EarcupConvolver) engine = make_engine (kernel);
  float *frames = g_memdup2 (input, 2 * FRAMES * sizeof *input);

  process (engine, frames, FRAMES, size);

  return frames;
}

/* What one path brings to one frame, summed as a convolution is defined. */
static double
sum_path (EarcupKernel     *kernel,
          EarcupKernelPath  path,
          const float      *input,
          guint             channel,
          gsize             frame)
{
  gsize n_taps;
  const float *taps = earcup_kernel_get_path (kernel, path, &n_taps);
  double sum = 0.0;

  if (taps == NULL)
    return 0.0;

  for (gsize k = 0; k <= MIN (frame, n_taps - 1); k++)
    sum += (double) taps[k] * input[2 * (frame - k) + channel];

  return sum;
}

/* The error relative to the direct sum, in dB, at every third frame. */
static double
error_of_direct (EarcupKernel *kernel,
                 const float  *input,
                 const float  *found)
{
  static const EarcupKernelPath paths[2][2] = {
    { EARCUP_KERNEL_LEFT_TO_LEFT, EARCUP_KERNEL_RIGHT_TO_LEFT },
    { EARCUP_KERNEL_LEFT_TO_RIGHT, EARCUP_KERNEL_RIGHT_TO_RIGHT },
  };
  double error = 0.0, level = 0.0;

  for (gsize i = 0; i < FRAMES; i += 3)
    for (guint ear = 0; ear < 2; ear++)
      {
        double sum = sum_path (kernel, paths[ear][0], input, 0, i) +
                     sum_path (kernel, paths[ear][1], input, 1, i);

        error += pow (found[2 * i + ear] - sum, 2.0);
        level += sum * sum;
      }

  return 10.0 * log10 (error / level);
}

static void
test_exact (void)
{
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupKernel) noise = earcup_test_noise_kernel (TAPS, RATE_HZ, 1);
  g_autoptr(EarcupKernel) real = earcup_kernel_new (emulation, RATE_HZ);
  g_autoptr(EarcupKernel) crossed = earcup_test_crossed (TAPS, RATE_HZ, 8);
  EarcupKernel *kernels[] = { noise, real, crossed };
  g_autofree float *input = earcup_test_noise (FRAMES, 1.0, 2);

  for (guint i = 0; i < G_N_ELEMENTS (kernels); i++)
    {
      g_autofree float *found = convolve (kernels[i], input, BLOCK);
      double error = error_of_direct (kernels[i], input, found);

      g_test_message ("kernel %u: %.1f dB", i, error);
      g_assert_cmpfloat (error, <=, -130.0);
    }
}

static void
test_sizes (void)
{
  static const gsize sizes[] = { 1, 7, 255, 257, 1000, 0 };
  g_autoptr(EarcupKernel) plain = earcup_test_noise_kernel (TAPS, RATE_HZ, 1);
  g_autoptr(EarcupKernel) crossed = earcup_test_crossed (TAPS, RATE_HZ, 8);
  EarcupKernel *kernels[] = { plain, crossed };
  g_autofree float *input = earcup_test_noise (FRAMES, 1.0, 2);

  for (guint k = 0; k < G_N_ELEMENTS (kernels); k++)
    {
      g_autofree float *expected = convolve (kernels[k], input, BLOCK);

      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        {
          g_autofree float *found = convolve (kernels[k], input, sizes[i]);
          double difference = earcup_test_difference (found, expected, 2 * FRAMES);

          g_test_message ("buffers of %" G_GSIZE_FORMAT ": %.1f dB", sizes[i], difference);
          g_assert_cmpfloat (difference, <=, -130.0);
        }
    }
}

/* An impulse on one side shows the paths that begin there, and nothing of the others. */
static void
test_paths (void)
{
  g_autoptr(EarcupKernel) kernel = earcup_test_crossed (1000, RATE_HZ, 8);

  for (guint side = 0; side < 2; side++)
    {
      g_autofree float *input = g_new0 (float, 2 * FRAMES);
      g_autofree float *found = NULL;

      input[2 * 100 + side] = 1.0f;
      found = convolve (kernel, input, 0);
      for (guint ear = 0; ear < 2; ear++)
        {
          gsize n_taps;
          const float *taps = earcup_kernel_get_path (kernel, 2 * side + ear, &n_taps);

          for (gsize i = 0; i < n_taps; i++)
            g_assert_cmpfloat_with_epsilon (found[2 * (100 + i) + ear], taps[i], 1e-7);
        }
    }
}

static void
test_short_kernel (void)
{
  g_autoptr(EarcupKernel) kernel = earcup_test_noise_kernel (300, RATE_HZ, 5);
  g_autofree float *input = earcup_test_noise (FRAMES, 1.0, 2);
  g_autofree float *found = convolve (kernel, input, 0);

  g_assert_cmpfloat (error_of_direct (kernel, input, found), <=, -130.0);
}

static void
test_bypass (void)
{
  static const gsize sizes[] = { 1, 7, 256, 257, 0 };
  g_autofree float *input = earcup_test_noise (FRAMES, 1.0, 2);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint given = 0; given < 2; given++)
      {
        g_autoptr(EarcupConvolver) engine = make_engine (NULL);
        g_autofree float *frames = g_memdup2 (input, 2 * FRAMES * sizeof *input);

        if (given)
          g_assert_null (earcup_convolver_switch (engine, earcup_setting_new (NULL, 0.0)));
        process (engine, frames, FRAMES, sizes[i]);
        g_assert_cmpmem (frames, 2 * FRAMES * sizeof *frames, input, 2 * FRAMES * sizeof *input);
      }
}

static void
test_gain (void)
{
  g_autoptr(EarcupConvolver) engine = make_engine (NULL);
  g_autofree float *input = earcup_test_noise (FRAMES, 1.0, 2);
  g_autofree float *frames = g_memdup2 (input, 2 * FRAMES * sizeof *input);

  earcup_convolver_switch (engine, earcup_setting_new (NULL, -20.0));
  process (engine, frames, FRAMES, 0);
  for (gsize i = 0; i < 2 * FRAMES; i++)
    g_assert_cmpfloat_with_epsilon (frames[i], 0.1 * input[i], 1e-7);
}

static void
test_misfit (void)
{
  g_autoptr(EarcupKernel) longer = earcup_test_noise_kernel (TAPS + 1, RATE_HZ, 1);
  g_autoptr(EarcupKernel) other_rate = earcup_test_noise_kernel (TAPS, 44100, 1);
  EarcupKernel *kernels[] = { longer, other_rate };
  g_autofree float *input = earcup_test_noise (FRAMES, 1.0, 2);

  for (guint i = 0; i < G_N_ELEMENTS (kernels); i++)
    {
      g_autofree float *frames = convolve (kernels[i], input, BLOCK);

      g_assert_cmpmem (frames, 2 * FRAMES * sizeof *frames, input, 2 * FRAMES * sizeof *input);
    }
}

/* What a fade between two sounds leaves at best: its own curve is all that is heard of it. */
static float *
fade_ideally (const float *before,
              const float *after,
              gsize        n_frames,
              gsize        at)
{
  float *frames = g_memdup2 (before, 2 * n_frames * sizeof *before);

  for (gsize i = at; i < n_frames; i++)
    {
      double way = fmin (((double) (i - at) + 0.5) / FADE, 1.0);
      double weight = 0.5 - 0.5 * cos (EARCUP_PI * way);

      frames[2 * i] = (float) ((1.0 - weight) * before[2 * i] + weight * after[2 * i]);
    }

  return frames;
}

static void
test_click (void)
{
  g_autoptr(EarcupEmulation) closed = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupEmulation) open = earcup_test_emulation ("open", "closed");
  g_autoptr(EarcupKernel) first = earcup_kernel_new (closed, RATE_HZ);
  g_autoptr(EarcupKernel) second = earcup_kernel_new (open, RATE_HZ);
  g_autofree float *input = earcup_test_tone (FRAMES, 100.0, 0.9, RATE_HZ);
  g_autofree float *before = convolve (first, input, BLOCK);
  g_autofree float *after = convolve (second, input, BLOCK);

  for (gsize size = 100; size <= BLOCK; size += BLOCK - 100)
    {
      g_autoptr(EarcupConvolver) engine = make_engine (first);
      g_autofree float *frames = g_memdup2 (input, 2 * FRAMES * sizeof *input);
      gsize at = TAPS + 2048 - (TAPS + 2048) % size;
      g_autofree float *ideal = fade_ideally (before, after, FRAMES, at);
      double bar = earcup_test_click (ideal, at - 256, 1024, RATE_HZ);
      double found;

      process (engine, frames, at, size);
      earcup_convolver_switch (engine, make_setting (second, 0.0));
      process (engine, frames + 2 * at, FRAMES - at, size);

      found = earcup_test_click (frames, at - 256, 1024, RATE_HZ);
      g_test_message ("ideal %.1f dB, switching %.1f dB", bar, found);
      g_assert_cmpfloat (found, <, -100.0);
      g_assert_cmpfloat (found, <, bar + 4.0);
    }
}

/* From every kind of kernel to every other, and to none. */
static void
test_new_kernel_is_steady (void)
{
  static const gsize sizes[] = { BLOCK, 100, 0 };
  g_autoptr(EarcupKernel) plain = earcup_test_noise_kernel (TAPS, RATE_HZ, 1);
  g_autoptr(EarcupKernel) shorter = earcup_test_noise_kernel (TAPS / 3, RATE_HZ, 3);
  g_autoptr(EarcupKernel) crossed = earcup_test_crossed (TAPS, RATE_HZ, 8);
  EarcupKernel *kernels[] = { plain, shorter, crossed, NULL };
  g_autofree float *input = earcup_test_noise (FRAMES, 1.0, 2);

  for (guint to = 0; to < G_N_ELEMENTS (kernels); to++)
    {
      g_autofree float *expected = convolve (kernels[to], input, BLOCK);

      for (guint from = 0; from < G_N_ELEMENTS (kernels); from++)
        {
          g_autoptr(EarcupConvolver) engine = make_engine (NULL);
          g_autofree float *frames = g_memdup2 (input, 2 * FRAMES * sizeof *input);
          gsize size = sizes[(from + to) % G_N_ELEMENTS (sizes)];
          gsize at = TAPS + 300;

          if (from == to)
            continue;

          earcup_convolver_switch (engine, make_setting (kernels[from], 0.0));
          process (engine, frames, at, size);
          earcup_convolver_switch (engine, make_setting (kernels[to], 0.0));
          process (engine, frames + 2 * at, FRAMES - at, size);

          g_assert_cmpfloat (earcup_test_difference (frames + 2 * at, expected + 2 * at, 64), >,
                             -20.0);
          at += FADE;
          g_assert_cmpfloat (earcup_test_difference (frames + 2 * at, expected + 2 * at,
                                                     2 * (FRAMES - at)), <=, -130.0);
        }
    }
}

#define N_LOADED 8

/* Round and round through all that may be loaded and the plain sound; after each fade it is what
 * that kernel alone would have made of the whole past. */
static void
test_cycle (void)
{
  g_autofree float *input = earcup_test_noise (FRAMES, 1.0, 2);
  g_autoptr(EarcupConvolver) engine = make_engine (NULL);
  g_autofree float *frames = g_memdup2 (input, 2 * FRAMES * sizeof *input);
  EarcupKernel *loaded[N_LOADED + 1] = { NULL };
  float *alone[N_LOADED + 1];
  gsize at = 0;

  for (guint i = 0; i < N_LOADED; i++)
    loaded[i] = i % 3 == 2 ? earcup_test_crossed (TAPS >> (i / 3), RATE_HZ, i)
                           : earcup_test_noise_kernel (TAPS - 777 * i, RATE_HZ, i);
  for (guint i = 0; i <= N_LOADED; i++)
    alone[i] = convolve (loaded[i], input, BLOCK);

  for (guint turn = 0; at + 2 * FADE <= FRAMES; turn++, at += 2 * FADE)
    {
      guint now = turn * 4 % (N_LOADED + 1);
      double difference;

      earcup_setting_free_list (earcup_convolver_retire (engine));
      g_assert_null (earcup_convolver_switch (engine, make_setting (loaded[now], 0.0)));
      process (engine, frames + 2 * at, 2 * FADE, turn % 2 == 0 ? BLOCK : 0);

      difference = earcup_test_difference (frames + 2 * (at + FADE), alone[now] + 2 * (at + FADE),
                                           2 * FADE);
      g_assert_cmpfloat (difference, <=, -126.0);
    }

  for (guint i = 0; i <= N_LOADED; i++)
    g_free (alone[i]);
  for (guint i = 0; i < N_LOADED; i++)
    earcup_kernel_unref (loaded[i]);
}

static void
test_fade_is_even (void)
{
  g_autoptr(EarcupConvolver) engine = make_engine (NULL);
  g_autofree float *frames = g_new (float, 2 * FRAMES);
  float last = 1.0f;

  for (gsize i = 0; i < 2 * FRAMES; i++)
    frames[i] = 1.0f;

  earcup_convolver_switch (engine, earcup_setting_new (NULL, 0.0));
  earcup_convolver_switch (engine, earcup_setting_new (NULL, -20.0));
  process (engine, frames, FRAMES, 0);
  for (gsize i = 0; i < FRAMES; i++)
    {
      g_assert_cmpfloat (frames[2 * i], <=, last);
      g_assert_cmpfloat (last - frames[2 * i], <, 0.9 * 1.01 * EARCUP_PI / (2.0 * FADE));
      last = frames[2 * i];
    }

  g_assert_cmpfloat_with_epsilon (frames[2 * (FADE / 2)], 0.55, 0.002);
  g_assert_cmpfloat_with_epsilon (frames[2 * FADE], 0.1, 1e-6);
}

/* What a dip between two settings does to a steady sound. */
static float *
dip (gsize  n_frames,
     double to_db)
{
  g_autoptr(EarcupConvolver) engine = make_engine (NULL);
  float *frames = g_new (float, 2 * n_frames);
  EarcupSetting *next = earcup_setting_new (NULL, to_db);

  for (gsize i = 0; i < 2 * n_frames; i++)
    frames[i] = 1.0f;

  next->dips = TRUE;
  earcup_convolver_switch (engine, earcup_setting_new (NULL, 0.0));
  g_assert_null (earcup_convolver_switch (engine, next));
  process (engine, frames, n_frames, 0);
  earcup_setting_free (earcup_convolver_retire (engine));

  return frames;
}

static void
test_dip (void)
{
  const gsize fade = RATE_HZ * 40 / 1000, hold = RATE_HZ * 90 / 1000, end = 2 * fade + hold;
  g_autofree float *frames = dip (end + 100, -6.0);
  float after = (float) pow (10.0, -6.0 / 20.0);

  for (gsize i = 0; i < end + 100; i++)
    {
      double down = 0.5 + 0.5 * cos (EARCUP_PI * ((double) i + 0.5) / (double) fade);
      double up = 0.5 - 0.5 * cos (EARCUP_PI * ((double) i + 0.5 - (double) (fade + hold)) /
                                   (double) fade);
      double expected = i < fade ? down : i < fade + hold ? 0.0 : i < end ? up * after : after;

      g_assert_cmpfloat_with_epsilon (frames[2 * i], expected, 1e-5);
      g_assert_cmpfloat_with_epsilon (frames[2 * i + 1], expected, 1e-5);
    }
}

/* Whatever is behind the two buttons, the way there sounds alike. */
static void
test_dip_is_the_same (void)
{
  const gsize half = RATE_HZ * 85 / 1000, end = RATE_HZ * 170 / 1000;
  g_autofree float *same = dip (end + 100, 0.0);
  g_autofree float *other = dip (end + 100, -12.0);
  float ratio = (float) pow (10.0, 12.0 / 20.0);

  g_assert_cmpmem (same, 2 * half * sizeof *same, other, 2 * half * sizeof *other);
  for (gsize i = half; i < end + 100; i++)
    g_assert_cmpfloat_with_epsilon (same[2 * i], ratio * other[2 * i], 1e-6);
  g_assert_cmpfloat (same[2 * half], ==, 0.0);
}

/* A dip between two kernels makes no click either, and leaves the new one alone. */
static void
test_dip_click (void)
{
  g_autoptr(EarcupEmulation) closed = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupEmulation) open = earcup_test_emulation ("open", "closed");
  g_autoptr(EarcupKernel) first = earcup_kernel_new (closed, RATE_HZ);
  g_autoptr(EarcupKernel) second = earcup_kernel_new (open, RATE_HZ);
  g_autofree float *input = earcup_test_tone (FRAMES, 100.0, 0.9, RATE_HZ);
  g_autofree float *alone = convolve (second, input, BLOCK);
  g_autoptr(EarcupConvolver) engine = make_engine (first);
  EarcupSetting *next = make_setting (second, 0.0);
  gsize at = FRAMES - RATE_HZ * 170 / 1000 - 1000, end = FRAMES - 1000;
  double click;

  next->dips = TRUE;
  process (engine, input, at, 0);
  g_assert_null (earcup_convolver_switch (engine, next));
  process (engine, input + 2 * at, FRAMES - at, 0);

  click = earcup_test_click (input, at - 256, FRAMES - at - 400, RATE_HZ);
  g_test_message ("dip %.1f dB", click);
  g_assert_cmpfloat (click, <, -100.0);
  g_assert_cmpfloat (earcup_test_difference (input + 2 * end, alone + 2 * end, 2000), <=, -130.0);
}

static void
test_reset (void)
{
  g_autoptr(EarcupKernel) kernel = earcup_test_noise_kernel (TAPS, RATE_HZ, 1);
  g_autoptr(EarcupConvolver) engine = make_engine (kernel);
  g_autofree float *input = earcup_test_noise (FRAMES, 1.0, 2);
  g_autofree float *expected = convolve (kernel, input, BLOCK);
  g_autofree float *frames = g_memdup2 (input, 2 * FRAMES * sizeof *input);

  process (engine, frames, FRAMES, 0);
  earcup_convolver_reset (engine);
  memcpy (frames, input, 2 * FRAMES * sizeof *input);
  process (engine, frames, FRAMES, BLOCK);
  g_assert_cmpfloat (earcup_test_difference (frames, expected, 2 * FRAMES), <=, -130.0);
}

/* Products below the smallest ordinary number, which would slow down everything, are zero in a
 * kernel; without one all passes as it is. */
static void
test_denormals (void)
{
  g_autoptr(EarcupKernel) kernel = earcup_test_noise_kernel (TAPS, RATE_HZ, 1);

  for (guint plain = 0; plain < 2; plain++)
    {
      g_autofree float *input = earcup_test_noise (FRAMES, 1e-37, 2);
      g_autofree float *found = convolve (plain ? NULL : kernel, input, BLOCK);

      for (gsize i = 0; i < 2 * FRAMES; i++)
        if (plain)
          g_assert_cmpfloat (found[i], ==, input[i]);
        else
          g_assert_cmpfloat (found[i], ==, 0.0);
    }
}

/* Every setting that goes in comes out once, and only when it is no longer heard. */
static void
test_settings (void)
{
  g_autoptr(GHashTable) inside = g_hash_table_new (NULL, NULL);
  g_autoptr(EarcupKernel) kernel = earcup_test_noise_kernel (TAPS, RATE_HZ, 1);
  g_autoptr(GRand) random = g_rand_new_with_seed (11);
  EarcupConvolver *engine = make_engine (NULL);
  g_autofree float *frames = earcup_test_noise (700, 1.0, 2);
  EarcupSetting *left;
  guint n_refused = 0;

  for (guint i = 0; i < 400; i++)
    {
      EarcupSetting *setting = i % 3 == 0 ? earcup_setting_new (NULL, 0.0)
                                          : make_setting (kernel, -1.0);
      EarcupSetting *back = earcup_convolver_switch (engine, setting);

      if (back != NULL)
        {
          g_assert_true (back == setting);
          g_assert_true (earcup_convolver_is_fading (engine));
          earcup_setting_free (back);
          n_refused++;
        }
      else
        g_hash_table_add (inside, setting);

      earcup_convolver_process (engine, frames, (gsize) g_rand_int_range (random, 0, 700));
      left = earcup_convolver_retire (engine);
      if (left != NULL)
        {
          g_assert_true (g_hash_table_remove (inside, left));
          earcup_setting_free (left);
        }
    }

  g_assert_cmpuint (n_refused, >, 0);
  for (left = earcup_convolver_clear (engine); left != NULL;)
    {
      EarcupSetting *next = earcup_setting_get_next (left);

      g_assert_true (g_hash_table_remove (inside, left));
      earcup_setting_free (left);
      left = next;
    }
  g_assert_cmpuint (g_hash_table_size (inside), ==, 0);
  earcup_convolver_free (engine);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/convolver/agrees-with-the-direct-sum", test_exact);
  g_test_add_func ("/audio/convolver/any-buffer-size-gives-the-same-sound", test_sizes);
  g_test_add_func ("/audio/convolver/each-path-leads-from-its-side-to-its-ear", test_paths);
  g_test_add_func ("/audio/convolver/a-short-kernel-is-exact-too", test_short_kernel);
  g_test_add_func ("/audio/convolver/no-emulation-is-bit-exact", test_bypass);
  g_test_add_func ("/audio/convolver/the-gain-is-a-factor", test_gain);
  g_test_add_func ("/audio/convolver/a-kernel-that-does-not-fit-is-passed-over", test_misfit);
  g_test_add_func ("/audio/convolver/a-switch-makes-no-click", test_click);
  g_test_add_func ("/audio/convolver/a-new-kernel-is-steady-after-the-fade",
                   test_new_kernel_is_steady);
  g_test_add_func ("/audio/convolver/eight-kernels-and-none-take-turns", test_cycle);
  g_test_add_func ("/audio/convolver/the-fade-is-even", test_fade_is_even);
  g_test_add_func ("/audio/convolver/a-dip-goes-down-stays-and-comes-up", test_dip);
  g_test_add_func ("/audio/convolver/every-dip-is-alike", test_dip_is_the_same);
  g_test_add_func ("/audio/convolver/a-dip-makes-no-click", test_dip_click);
  g_test_add_func ("/audio/convolver/a-reset-forgets-the-past", test_reset);
  g_test_add_func ("/audio/convolver/what-fades-away-becomes-zero", test_denormals);
  g_test_add_func ("/audio/convolver/no-setting-is-lost", test_settings);

  return earcup_test_run ();
}
