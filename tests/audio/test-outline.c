/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-outline.h"

#include <math.h>

#include "audio/earcup-test-sound.h"

#define COLUMN 512

static void
check (gsize n_frames,
       gsize piece,
       guint n_most)
{
  g_autofree float *frames = earcup_test_noise (n_frames, 0.8, (guint32) n_frames);
  g_autoptr(EarcupOutline) outline = earcup_outline_new ();
  gsize n_columns = (n_frames + COLUMN - 1) / COLUMN;
  g_autofree float *low = NULL, *high = NULL;
  guint n_points;

  for (gsize at = 0; at < n_frames; at += piece)
    earcup_outline_add (outline, frames + 2 * at, MIN (piece, n_frames - at));

  n_points = earcup_outline_get (outline, n_most, &low, &high);
  g_assert_cmpuint (n_points, ==, MIN (n_columns, n_most));

  for (gsize i = 0; i < n_frames; i++)
    {
      gsize point = i / COLUMN * n_points / n_columns;

      for (guint c = 0; c < 2; c++)
        {
          g_assert_cmpfloat (low[point], <=, frames[2 * i + c]);
          g_assert_cmpfloat (high[point], >=, frames[2 * i + c]);
        }
    }

  /* Each bound is a value that occurs, or zero. */
  for (guint point = 0; point < n_points; point++)
    {
      gboolean has_low = low[point] == 0.0f, has_high = high[point] == 0.0f;

      for (gsize i = 0; i < 2 * n_frames; i++)
        if (i / 2 / COLUMN * n_points / n_columns == point)
          {
            has_low |= frames[i] == low[point];
            has_high |= frames[i] == high[point];
          }
      g_assert_true (has_low && has_high);
    }
}

static void
test_bounds (void)
{
  static const gsize lengths[] = { 1, 3, 511, 512, 513, 5120, 10007 };
  static const gsize pieces[] = { 1, 7, 512, 4096 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint k = 0; k < G_N_ELEMENTS (pieces); k++)
      {
        check (lengths[i], pieces[k], 100);
        check (lengths[i], pieces[k], 7);
      }
}

static void
test_one_sided (void)
{
  g_autoptr(EarcupOutline) outline = earcup_outline_new ();
  const float frames[] = { 0.25f, 0.5f, 0.75f, 0.25f };
  g_autofree float *low = NULL, *high = NULL;

  earcup_outline_add (outline, frames, 2);
  g_assert_cmpuint (earcup_outline_get (outline, 10, &low, &high), ==, 1);
  g_assert_cmpfloat (low[0], ==, 0.0);
  g_assert_cmpfloat (high[0], ==, 0.75);
}

static void
test_nothing (void)
{
  g_autoptr(EarcupOutline) outline = earcup_outline_new ();
  g_autofree float *low = NULL, *high = NULL;

  g_assert_cmpuint (earcup_outline_get (outline, 10, &low, &high), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/outline/holds-every-sample-and-no-more", test_bounds);
  g_test_add_func ("/audio/outline/silence-is-within-it", test_one_sided);
  g_test_add_func ("/audio/outline/nothing-has-no-outline", test_nothing);

  return earcup_test_run ();
}
