/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <math.h>

#include "acoustics/earcup-alignment.h"
#include "acoustics/earcup-weighting.h"

static EarcupResponse *
make (double low_db,
      double high_db)
{
  const double hz[] = { 20.0, 20000.0 };
  const double db[] = { low_db, high_db };

  return earcup_response_new_sampled (hz, db, 2, NULL);
}

/* Source: ITU-R BS.1770-5, annex 1: the offset −0.691 dB stands against the gain at 997 Hz. */
static void
test_weight (void)
{
  g_assert_cmpfloat_with_epsilon (earcup_weighting_k (997.0), 0.691, 0.001);
  g_assert_cmpfloat (earcup_weighting_k (20.0), <, -10.0);
  g_assert_cmpfloat_with_epsilon (earcup_weighting_k (10000.0), 4.0, 0.1);
}

static void
test_flat (void)
{
  g_autoptr(EarcupResponse) flat = make (94.0, 94.0);

  g_assert_cmpfloat_with_epsilon (
    earcup_alignment_get_level (EARCUP_ALIGNMENT_MEAN, flat, NULL), 94.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (
    earcup_alignment_get_level (EARCUP_ALIGNMENT_ONE_KHZ, flat, NULL), 94.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (
    earcup_alignment_get_level (EARCUP_ALIGNMENT_LOUDNESS, flat, NULL), 94.0, 1e-9);
  g_assert_cmpfloat (
    earcup_alignment_get_level (EARCUP_ALIGNMENT_ABSOLUTE, flat, NULL), ==, 0.0);
}

/* A tilt about 632 Hz: each alignment finds another level of it. */
static void
test_tilted (void)
{
  g_autoptr(EarcupResponse) tilted = make (-30.0, 30.0);
  double per_octave = 60.0 / log2 (1000.0);

  g_assert_cmpfloat_with_epsilon (
    earcup_alignment_get_level (EARCUP_ALIGNMENT_ONE_KHZ, tilted, NULL),
    per_octave * log2 (1000.0 / sqrt (20.0 * 20000.0)), 1e-9);
  g_assert_cmpfloat (
    earcup_alignment_get_level (EARCUP_ALIGNMENT_LOUDNESS, tilted, NULL), >, 15.0);
}

/* What a diffuse field is at the drum is as loud as that field, whatever level it is told at. */
static void
test_diffuse (void)
{
  g_autoptr(EarcupResponse) drum = make (-10.0, 20.0);
  g_autoptr(EarcupResponse) diffuse = make (50.0, 80.0);

  g_assert_cmpfloat_with_epsilon (
    earcup_alignment_get_level (EARCUP_ALIGNMENT_LOUDNESS, drum, diffuse),
    earcup_response_get_level (drum, 1000.0), 1e-9);
}

static void
test_nicks (void)
{
  EarcupAlignment alignment = EARCUP_ALIGNMENT_MEAN;

  g_assert_false (earcup_alignment_from_nick ("2k", &alignment));
  g_assert_true (earcup_alignment_from_nick ("loudness", &alignment));
  g_assert_cmpint (alignment, ==, EARCUP_ALIGNMENT_LOUDNESS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/acoustics/alignment/weight-is-that-of-the-standard", test_weight);
  g_test_add_func ("/acoustics/alignment/flat-response-is-at-its-level", test_flat);
  g_test_add_func ("/acoustics/alignment/tilt-tells-them-apart", test_tilted);
  g_test_add_func ("/acoustics/alignment/diffuse-field-is-as-loud-as-itself", test_diffuse);
  g_test_add_func ("/acoustics/alignment/words-are-known", test_nicks);

  return g_test_run ();
}
