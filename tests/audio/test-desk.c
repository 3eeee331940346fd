/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-desk.h"

#include <math.h>
#include <string.h>

#include "audio/earcup-bed.h"
#include "audio/earcup-convolver.h"
#include "audio/earcup-test-sound.h"

#define BLOCK   256
#define TAPS    4096
#define RATE_HZ 48000
#define FADE    512
#define FRAMES  24000
#define AT      9000                 /* where a test switches */
#define TAKE_HZ 150.0

typedef void (*MixFunc) (EarcupMixBuilder *builder);

/* {{{ Helpers */

static EarcupDesk *
make_desk (void)
{
  return earcup_desk_new (BLOCK, TAPS / BLOCK, RATE_HZ, FADE);
}

static EarcupSetting *
end_mix (EarcupMixBuilder *builder)
{
  g_autoptr(EarcupMix) mix = earcup_mix_builder_end (builder);
  g_autoptr(EarcupPatch) patch = earcup_patch_new (mix, BLOCK);

  return earcup_setting_new_patch (patch);
}

static void
set_take (EarcupMixBuilder *builder,
          double            hz)
{
  g_autofree float *tone = earcup_test_tone (RATE_HZ, hz, 0.25, RATE_HZ);

  for (gsize i = 0; i < RATE_HZ; i++)
    tone[i] = tone[2 * i];
  earcup_mix_builder_set_take (builder, tone, RATE_HZ);
}

static void
process (EarcupDesk *desk,
         float      *frames,
         gsize       from,
         gsize       to)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (gsize at = from; at < to;)
    {
      gsize n = earcup_test_next_size (random, 0, to - at);

      earcup_desk_process (desk, frames + 2 * at, n, at, NULL);
      at += n;
    }
}

/* Takes back what was heard, as the element does before each buffer. */
static void
retire (EarcupDesk *desk)
{
  earcup_setting_free_list (earcup_desk_retire (desk));
}

static void
convolve (EarcupKernel *kernel,
          float        *frames)
{
  g_autoptr(EarcupConvolver) engine = earcup_convolver_new (BLOCK, TAPS / BLOCK, RATE_HZ, FADE);
  g_autoptr(EarcupPartitions) partitions = earcup_partitions_new (kernel, BLOCK);

  earcup_convolver_switch (engine, earcup_setting_new (partitions, 0.0));
  earcup_convolver_process (engine, frames, FRAMES);
}

/* }}} */

static void
test_track_alone (void)
{
  g_autoptr(EarcupKernel) kernel = earcup_test_noise_kernel (TAPS, RATE_HZ, 1);
  g_autoptr(EarcupPartitions) partitions = earcup_partitions_new (kernel, BLOCK);
  g_autoptr(EarcupDesk) desk = make_desk ();
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.5, 2);
  g_autofree float *expected = g_memdup2 (frames, 2 * FRAMES * sizeof *frames);

  g_assert_null (earcup_desk_switch (desk, earcup_setting_new (partitions, 0.0)));
  convolve (kernel, expected);
  process (desk, frames, 0, FRAMES);

  g_assert_false (earcup_desk_is_endless (desk));
  g_assert_cmpuint (earcup_desk_get_tail (desk), ==, TAPS);
  g_assert_cmpfloat (earcup_test_difference (frames, expected, 2 * FRAMES), <=, -126.0);
}

/* Track through a kernel, a take as it is, both through a correction: as summed one by one. */
static void
test_sum (void)
{
  g_autoptr(EarcupKernel) kernel = earcup_test_noise_kernel (TAPS, RATE_HZ, 1);
  g_autoptr(EarcupKernel) correction = earcup_test_noise_kernel (1000, RATE_HZ, 5);
  EarcupMixBuilder *builder = earcup_mix_builder_new (RATE_HZ);
  g_autoptr(EarcupDesk) desk = make_desk ();
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.5, 2);
  g_autofree float *expected = g_memdup2 (frames, 2 * FRAMES * sizeof *frames);
  g_autofree float *take = earcup_test_noise (5000, 0.5, 3);

  earcup_mix_builder_add (builder, EARCUP_MIX_TRACK, kernel, -6.0);
  earcup_mix_builder_add (builder, EARCUP_MIX_TAKE, NULL, 3.0);
  earcup_mix_builder_set_take (builder, take, 5000);
  earcup_mix_builder_set_correction (builder, correction);
  g_assert_null (earcup_desk_switch (desk, end_mix (builder)));

  convolve (kernel, expected);
  for (gsize i = 0; i < 2 * FRAMES; i++)
    expected[i] = (float) (expected[i] * pow (10.0, -0.3) + take[i / 2 % 5000] * pow (10.0, 0.15));
  convolve (correction, expected);
  process (desk, frames, 0, FRAMES);

  g_assert_true (earcup_desk_is_endless (desk));
  g_assert_cmpfloat (earcup_test_difference (frames, expected, 2 * FRAMES), <=, -120.0);
}

/* The noise is what it is said to be, and another one in each channel. */
static void
test_noise (void)
{
  EarcupMixBuilder *builder = earcup_mix_builder_new (RATE_HZ);
  g_autoptr(EarcupDesk) desk = make_desk ();
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.5, 2);
  double power[2] = { 0.0, 0.0 }, product = 0.0;

  earcup_mix_builder_add (builder, EARCUP_MIX_NOISE, NULL, -20.0);
  earcup_desk_switch (desk, end_mix (builder));
  process (desk, frames, 0, FRAMES);

  for (gsize i = 0; i < FRAMES; i++)
    {
      power[0] += frames[2 * i] * frames[2 * i] / FRAMES;
      power[1] += frames[2 * i + 1] * frames[2 * i + 1] / FRAMES;
      product += frames[2 * i] * frames[2 * i + 1] / FRAMES;
    }

  g_assert_cmpfloat_with_epsilon (power[0], 0.01, 0.0003);
  g_assert_cmpfloat_with_epsilon (power[1], 0.01, 0.0003);
  g_assert_cmpfloat (fabs (product), <, 0.0003);
}

/* {{{ Switches */

static void
add_low_take (EarcupMixBuilder *builder)
{
  earcup_mix_builder_add (builder, EARCUP_MIX_TRACK, NULL, -3.0);
  earcup_mix_builder_add (builder, EARCUP_MIX_TAKE, NULL, 0.0);
  set_take (builder, TAKE_HZ);
}

static void
add_other_take (EarcupMixBuilder *builder)
{
  earcup_mix_builder_add (builder, EARCUP_MIX_TRACK, NULL, -9.0);
  earcup_mix_builder_add (builder, EARCUP_MIX_TAKE, NULL, 3.0);
  set_take (builder, 2.0 * TAKE_HZ);
}

/* What comes back is a little late and a little lower. */
static void
add_loop (EarcupMixBuilder *builder)
{
  const float taps[] = { 0.5f };
  g_autoptr(EarcupKernel) kernel = earcup_kernel_new_taps (taps, 1, RATE_HZ);
  EarcupMixLoop loop = { kernel, 48, 1.0f };

  earcup_mix_builder_add (builder, EARCUP_MIX_TRACK, NULL, -12.0);
  earcup_mix_builder_set_loop (builder, &loop);
}

static void
add_silence (EarcupMixBuilder *builder)
{
}

static EarcupSetting *
make_setting (MixFunc func)
{
  EarcupMixBuilder *builder;

  if (func == NULL)
    return earcup_setting_new (NULL, 0.0);

  builder = earcup_mix_builder_new (RATE_HZ);
  func (builder);

  return end_mix (builder);
}

/* From each mix to each other, and to and from none. */
static void
test_click (void)
{
  static const MixFunc mixes[] = { NULL, add_low_take, add_other_take, add_loop, add_silence };

  for (guint from = 0; from < G_N_ELEMENTS (mixes); from++)
    for (guint to = 0; to < G_N_ELEMENTS (mixes); to++)
      {
        g_autoptr(EarcupDesk) desk = make_desk ();
        g_autofree float *frames = earcup_test_tone (FRAMES, 100.0, 0.25, RATE_HZ);
        double click;

        earcup_desk_switch (desk, make_setting (mixes[from]));
        process (desk, frames, 0, AT);
        g_assert_null (earcup_desk_switch (desk, make_setting (mixes[to])));
        g_assert_true (earcup_desk_is_fading (desk));
        process (desk, frames, AT, FRAMES);
        retire (desk);

        click = earcup_test_click (frames, AT - 256, 1536, RATE_HZ);
        g_test_message ("%u to %u: %.1f dB", from, to, click);
        g_assert_cmpfloat (click, <, -95.0);
        g_assert_false (earcup_desk_is_fading (desk));
        g_assert_cmpint (earcup_desk_is_endless (desk), ==, to == 1 || to == 2 || to == 3);
      }
}

/* After a mix is left, nothing of it is heard. */
static void
test_leaves_nothing (void)
{
  g_autoptr(EarcupDesk) desk = make_desk ();
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.5, 2);
  g_autofree float *expected = g_memdup2 (frames, 2 * FRAMES * sizeof *frames);
  gsize end = AT + FADE + BLOCK;

  earcup_desk_switch (desk, make_setting (add_loop));
  process (desk, frames, 0, AT / 2);
  earcup_desk_switch (desk, make_setting (add_low_take));
  process (desk, frames, AT / 2, AT);
  retire (desk);
  earcup_desk_switch (desk, make_setting (NULL));
  process (desk, frames, AT, end);
  retire (desk);
  process (desk, frames, end, FRAMES);

  g_assert_cmpmem (frames + 2 * end, 2 * (FRAMES - end) * sizeof *frames,
                   expected + 2 * end, 2 * (FRAMES - end) * sizeof *frames);
}

/* A howl goes on through a change of gain. */
static void
test_loop_follows (void)
{
  g_autoptr(EarcupDesk) desk = make_desk ();
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.5, 2);
  g_autofree float *expected = g_memdup2 (frames, 2 * FRAMES * sizeof *frames);
  g_autoptr(EarcupDesk) steady = make_desk ();

  earcup_desk_switch (steady, make_setting (add_loop));
  process (steady, expected, 0, FRAMES);
  earcup_desk_switch (desk, make_setting (add_loop));
  process (desk, frames, 0, AT);
  earcup_desk_switch (desk, make_setting (add_loop));
  process (desk, frames, AT, FRAMES);

  g_assert_cmpfloat (earcup_test_difference (frames, expected, 2 * FRAMES), <=, -110.0);
  g_assert_false (earcup_desk_take_howl (desk));
}

static void
test_howl (void)
{
  const float taps[] = { 1.5f };
  g_autoptr(EarcupKernel) kernel = earcup_kernel_new_taps (taps, 1, RATE_HZ);
  EarcupMixLoop loop = { kernel, 48, 0.75f };
  EarcupMixBuilder *builder = earcup_mix_builder_new (RATE_HZ);
  g_autoptr(EarcupDesk) desk = make_desk ();
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.01, 2);
  float highest = 0.0f;

  earcup_mix_builder_add (builder, EARCUP_MIX_TRACK, NULL, 0.0);
  earcup_mix_builder_set_loop (builder, &loop);
  earcup_desk_switch (desk, end_mix (builder));
  process (desk, frames, 0, FRAMES);

  for (gsize i = 0; i < 2 * FRAMES; i++)
    highest = fmaxf (highest, fabsf (frames[i]));
  g_assert_cmpfloat (highest, ==, 0.75f);
  g_assert_true (earcup_desk_take_howl (desk));
  earcup_desk_reset (desk);
  g_assert_false (earcup_desk_take_howl (desk));
}

/* }}} */

/* White noise must not come out because its kernel does not fit. */
static void
test_misfits (void)
{
  g_autoptr(EarcupKernel) longer = earcup_test_noise_kernel (2 * TAPS, RATE_HZ, 1);
  EarcupMixBuilder *foreign = earcup_mix_builder_new (44100);
  EarcupMixBuilder *builder = earcup_mix_builder_new (RATE_HZ);
  g_autoptr(EarcupDesk) desk = make_desk ();
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.5, 2);
  g_autofree float *expected = g_memdup2 (frames, 2 * FRAMES * sizeof *frames);

  earcup_mix_builder_add (foreign, EARCUP_MIX_TRACK, NULL, 0.0);
  earcup_mix_builder_add (foreign, EARCUP_MIX_NOISE, NULL, 0.0);
  earcup_mix_builder_add (builder, EARCUP_MIX_TRACK, NULL, 0.0);
  earcup_mix_builder_add (builder, EARCUP_MIX_NOISE, longer, 0.0);

  earcup_desk_switch (desk, end_mix (foreign));
  process (desk, frames, 0, AT);
  earcup_desk_switch (desk, end_mix (builder));
  process (desk, frames, AT, FRAMES);

  g_assert_cmpfloat (earcup_test_difference (frames, expected, 2 * FRAMES), <=, -130.0);
}

/* A take fades with the ends of a loop, and is in step with the track. */
static void
test_ends_and_place (void)
{
  EarcupMixBuilder *builder = earcup_mix_builder_new (RATE_HZ);
  g_autoptr(EarcupDesk) desk = make_desk ();
  g_autofree float *take = earcup_test_noise (1000, 0.5, 3);
  float frames[2 * 64] = { 0.0f }, ends[64];

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    ends[i] = (float) i / G_N_ELEMENTS (ends);
  earcup_mix_builder_add (builder, EARCUP_MIX_TAKE, NULL, 0.0);
  earcup_mix_builder_set_take (builder, take, 1000);
  earcup_desk_switch (desk, end_mix (builder));
  earcup_desk_process (desk, frames, G_N_ELEMENTS (ends), 7990, ends);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    g_assert_cmpfloat (frames[2 * i + 1], ==, ends[i] * take[(990 + i) % 1000]);
}

/* A dip is silent for every sound alike. */
static void
test_dip (void)
{
  EarcupSetting *setting = make_setting (add_other_take);
  g_autoptr(EarcupDesk) desk = make_desk ();
  g_autofree float *frames = earcup_test_tone (FRAMES, 100.0, 0.25, RATE_HZ);
  gsize quiet = AT + (gsize) (0.08 * RATE_HZ);

  setting->dips = TRUE;
  earcup_desk_switch (desk, make_setting (add_low_take));
  process (desk, frames, 0, AT);
  earcup_desk_switch (desk, setting);
  process (desk, frames, AT, FRAMES);

  for (gsize i = quiet; i < quiet + 1000; i++)
    g_assert_cmpfloat (fabsf (frames[2 * i]), <, 1e-7);
  g_assert_cmpfloat (earcup_test_level (frames + 2 * (FRAMES - 4000), 8000), >, -20.0);
}

/* A hundred times a second, faster than any fade: the newest is heard at last. */
static void
test_restless (void)
{
  static const MixFunc mixes[] = { add_low_take, add_loop, NULL, add_other_take };
  g_autoptr(EarcupDesk) desk = make_desk ();
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.25, 2);

  for (gsize at = 0, i = 0; at + 480 <= FRAMES; at += 480, i++)
    {
      EarcupSetting *setting = make_setting (mixes[i % G_N_ELEMENTS (mixes)]);

      retire (desk);
      earcup_setting_free_list (earcup_desk_switch (desk, setting));
      process (desk, frames, at, at + 480);
    }

  for (gsize i = 0; i < 2 * FRAMES; i++)
    g_assert_cmpfloat (fabsf (frames[i]), <, 2.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/desk/a-track-alone-is-convolved", test_track_alone);
  g_test_add_func ("/audio/desk/sounds-add-up", test_sum);
  g_test_add_func ("/audio/desk/noise-has-a-mean-square-of-one", test_noise);
  g_test_add_func ("/audio/desk/no-switch-clicks", test_click);
  g_test_add_func ("/audio/desk/a-mix-leaves-nothing", test_leaves_nothing);
  g_test_add_func ("/audio/desk/a-loop-goes-on", test_loop_follows);
  g_test_add_func ("/audio/desk/a-howl-is-bounded-and-told", test_howl);
  g_test_add_func ("/audio/desk/what-does-not-fit-is-not-heard", test_misfits);
  g_test_add_func ("/audio/desk/a-take-keeps-step-and-fades-with-loops", test_ends_and_place);
  g_test_add_func ("/audio/desk/a-dip-is-silent", test_dip);
  g_test_add_func ("/audio/desk/restless-switching-stays-bounded", test_restless);

  return earcup_test_run ();
}
