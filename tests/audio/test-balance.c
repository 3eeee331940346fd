/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-balance.h"

#include <math.h>
#include <string.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-test-sound.h"

#define RATE_HZ  48000
#define LENGTH_S 6

/* Noise whose lows grow weaker in its second half, so that a part is not like the whole. */
static GFile *
write_mix (void)
{
  gsize n = LENGTH_S * RATE_HZ;
  g_autofree float *frames = earcup_test_pink (n, 0.05, 3);
  g_autofree float *hum = earcup_test_tone (n / 2, 60.0, 0.3, RATE_HZ);

  for (gsize i = 0; i < n; i++)
    frames[i] += hum[i];

  return earcup_test_write_wave ("balance.wav", frames, n, RATE_HZ);
}

static EarcupRecipe *
make_recipe (const char *model,
             const char *worn)
{
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation (model, worn);

  return earcup_recipe_new_emulation (emulation);
}

static void
measure (GFile             *file,
         double             from_s,
         double             to_s,
         gboolean           match,
         EarcupBalanceSide *sides)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (earcup_balance_measure (file, from_s, to_s, match, sides, NULL, &error));
  g_assert_no_error (error);
}

/* Two gains are found again to the hundredth, and nothing is changed unless that is asked for. */
static void
test_finds (void)
{
  g_autoptr(GFile) file = write_mix ();
  EarcupBalanceSide sides[2] = { { NULL, -1.0, 0.0, 0.0 }, { NULL, -4.5, 0.0, 0.0 } };

  measure (file, 0.0, LENGTH_S, FALSE, sides);
  g_assert_cmpfloat_with_epsilon (earcup_balance_get_residual (sides), 3.5, 0.01);
  g_assert_cmpfloat_with_epsilon (sides[0].loudness_lufs - sides[1].loudness_lufs, 3.5, 0.01);
  g_assert_cmpfloat (sides[0].gain_db, ==, -1.0);
  g_assert_cmpfloat (sides[1].gain_db, ==, -4.5);
}

static void
test_lowers (void)
{
  g_autoptr(GFile) file = write_mix ();

  for (guint louder = 0; louder < 2; louder++)
    {
      EarcupBalanceSide sides[2] = { { NULL, -4.5, 0.0, 0.0 }, { NULL, -4.5, 0.0, 0.0 } };

      sides[louder].gain_db = -1.0;
      measure (file, 0.0, LENGTH_S, TRUE, sides);
      g_assert_cmpfloat_with_epsilon (sides[louder].gain_db, -4.5, 0.01);
      g_assert_cmpfloat (sides[1 - louder].gain_db, ==, -4.5);
      g_assert_cmpfloat (earcup_balance_get_residual (sides), <, 0.005);
    }
}

/* What is matched on the whole is not on a part of it; matched on that part, it is. */
static void
test_part (void)
{
  g_autoptr(GFile) file = write_mix ();
  g_autoptr(EarcupRecipe) closed = make_recipe ("closed", "open");
  g_autoptr(EarcupRecipe) open = make_recipe ("open", "closed");
  EarcupBalanceSide sides[2] = { { closed, -6.0, 0.0, 0.0 }, { open, -6.0, 0.0, 0.0 } };

  measure (file, 0.0, LENGTH_S, TRUE, sides);
  g_assert_cmpfloat (earcup_balance_get_residual (sides), <, 0.01);
  measure (file, 4.0, 5.5, FALSE, sides);
  g_test_message ("on a part: %.2f LU", earcup_balance_get_residual (sides));
  g_assert_cmpfloat (earcup_balance_get_residual (sides), >, 0.1);
  measure (file, 4.0, 5.5, TRUE, sides);
  g_assert_cmpfloat (earcup_balance_get_residual (sides), <, 0.01);
  measure (file, 4.0, 4.4, TRUE, sides);
  g_assert_cmpfloat (earcup_balance_get_residual (sides), <, 0.01);
}

/* What would be cut off at full scale is lowered together with the other side. */
static void
test_peaks (void)
{
  g_autoptr(GFile) file = write_mix ();
  EarcupBalanceSide sides[2] = { { NULL, 12.0, 0.0, 0.0 }, { NULL, 9.0, 0.0, 0.0 } };

  measure (file, 0.0, LENGTH_S, TRUE, sides);
  g_assert_cmpfloat_with_epsilon (sides[0].peak_dbtp, -1.0, 0.01);
  g_assert_cmpfloat_with_epsilon (sides[1].peak_dbtp, -1.0, 0.01);
  g_assert_cmpfloat (earcup_balance_get_residual (sides), <, 0.01);
}

static void
test_silent (void)
{
  g_autofree float *frames = g_new0 (float, 2 * RATE_HZ);
  g_autoptr(GFile) file = earcup_test_write_wave ("silent.wav", frames, RATE_HZ, RATE_HZ);
  g_autoptr(GError) error = NULL;
  EarcupBalanceSide sides[2] = { { NULL, 0.0, 0.0, 0.0 }, { NULL, 0.0, 0.0, 0.0 } };

  g_assert_false (earcup_balance_measure (file, 0.0, 1.0, TRUE, sides, NULL, &error));
  g_assert_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT);
  g_assert_nonnull (strstr (error->message, "silent.wav"));
}

static void
test_cancelled (void)
{
  g_autoptr(GFile) file = write_mix ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  EarcupBalanceSide sides[2] = { { NULL, 0.0, 0.0, 0.0 }, { NULL, 0.0, 0.0, 0.0 } };

  g_cancellable_cancel (cancellable);
  g_assert_false (earcup_balance_measure (file, 0.0, 1.0, TRUE, sides, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/balance/a-difference-in-gain-is-found", test_finds);
  g_test_add_func ("/audio/balance/the-louder-one-is-lowered", test_lowers);
  g_test_add_func ("/audio/balance/a-part-is-matched-for-itself", test_part);
  g_test_add_func ("/audio/balance/peaks-stay-under-the-limit", test_peaks);
  g_test_add_func ("/audio/balance/silence-is-refused", test_silent);
  g_test_add_func ("/audio/balance/it-can-be-cancelled", test_cancelled);

  return earcup_test_run ();
}
