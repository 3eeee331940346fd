/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-mix.h"

#undef G_DISABLE_ASSERT

#define RATE_HZ 48000

static EarcupKernel *
make_kernel (void)
{
  const float taps[] = { 1.0f, 0.5f };
  const float *paths[EARCUP_KERNEL_PATHS] = { taps, taps, taps, taps };

  return earcup_kernel_new_crossed (paths, G_N_ELEMENTS (taps), RATE_HZ);
}

static void
test_nothing_is_heard_at_first (void)
{
  g_autoptr(EarcupMix) mix = earcup_mix_builder_end (earcup_mix_builder_new (RATE_HZ));
  gsize n_frames;

  g_assert_cmpuint (earcup_mix_get_rate (mix), ==, RATE_HZ);
  for (guint i = 0; i < EARCUP_N_MIX_INPUTS; i++)
    g_assert_false (earcup_mix_get_part (mix, i)->is_heard);
  g_assert_null (earcup_mix_get_take (mix, &n_frames));
  g_assert_cmpuint (n_frames, ==, 0);
  g_assert_null (earcup_mix_get_loop (mix));
  g_assert_null (earcup_mix_get_correction (mix));
}

static void
test_keeps_what_it_is_given (void)
{
  g_autoptr(EarcupKernel) kernel = make_kernel ();
  const float take[] = { 0.25f, -0.5f, 0.125f };
  EarcupMixLoop loop = { kernel, 24, 0.75f };
  EarcupMixBuilder *builder = earcup_mix_builder_new (RATE_HZ);
  g_autoptr(EarcupMix) mix = NULL;
  gsize n_frames;

  earcup_mix_builder_add (builder, EARCUP_MIX_TRACK, kernel, -3.0);
  earcup_mix_builder_add (builder, EARCUP_MIX_TAKE, NULL, 2.0);
  earcup_mix_builder_set_take (builder, take, G_N_ELEMENTS (take));
  earcup_mix_builder_set_loop (builder, &loop);
  earcup_mix_builder_set_correction (builder, kernel);
  mix = earcup_mix_builder_end (builder);

  g_assert_true (earcup_mix_get_part (mix, EARCUP_MIX_TRACK)->kernel == kernel);
  g_assert_cmpfloat (earcup_mix_get_part (mix, EARCUP_MIX_TRACK)->gain_db, ==, -3.0);
  g_assert_true (earcup_mix_get_part (mix, EARCUP_MIX_TAKE)->is_heard);
  g_assert_null (earcup_mix_get_part (mix, EARCUP_MIX_TAKE)->kernel);
  g_assert_false (earcup_mix_get_part (mix, EARCUP_MIX_NOISE)->is_heard);
  g_assert_cmpmem (earcup_mix_get_take (mix, &n_frames), sizeof take, take, sizeof take);
  g_assert_cmpuint (n_frames, ==, G_N_ELEMENTS (take));
  g_assert_cmpuint (earcup_mix_get_loop (mix)->delay_frames, ==, 24);
  g_assert_cmpfloat (earcup_mix_get_loop (mix)->highest, ==, 0.75f);
  g_assert_true (earcup_mix_get_correction (mix) == kernel);
}

static void
test_an_abandoned_builder_leaves_nothing (void)
{
  g_autoptr(EarcupKernel) kernel = make_kernel ();
  EarcupMixBuilder *builder = earcup_mix_builder_new (RATE_HZ);

  earcup_mix_builder_add (builder, EARCUP_MIX_NOISE, kernel, 0.0);
  earcup_mix_builder_set_correction (builder, kernel);
  earcup_mix_builder_set_correction (builder, NULL);
  earcup_mix_builder_free (builder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/mix/nothing-is-heard-at-first", test_nothing_is_heard_at_first);
  g_test_add_func ("/audio/mix/keeps-what-it-is-given", test_keeps_what_it_is_given);
  g_test_add_func ("/audio/mix/an-abandoned-builder-leaves-nothing",
                   test_an_abandoned_builder_leaves_nothing);

  return g_test_run ();
}
