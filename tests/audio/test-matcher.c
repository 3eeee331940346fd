/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-matcher.h"

#include <math.h>
#include <string.h>

#include "audio/earcup-balance.h"
#include "audio/earcup-render.h"
#include "audio/earcup-test-sound.h"

#define RATE_HZ  48000
#define N_FRAMES (4 * RATE_HZ)
#define N_USED   3

typedef struct {
  EarcupTrack     *track;
  EarcupMatcher   *matcher;
  EarcupEmulation *emulations[N_USED];   /* the first is NULL, for the plain sound */
  guint            n_changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

/* In the second second there are low tones in place of noise. */
static void
make_bursts (float *frames)
{
  g_autofree float *tone = earcup_test_tone (2 * RATE_HZ, 60.0, 0.2, RATE_HZ);

  memcpy (frames + 2 * RATE_HZ, tone, 2 * 2 * RATE_HZ * sizeof *frames);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  gboolean is_hot = g_strcmp0 (data, "hot") == 0;
  g_autofree float *frames = earcup_test_pink (N_FRAMES, is_hot ? 0.25 : 0.05, 1);
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;

  if (g_strcmp0 (data, "bursts") == 0)
    make_bursts (frames);
  file = earcup_test_write_wave ("matched.wav", frames, N_FRAMES, RATE_HZ);
  fixture->track = earcup_track_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->emulations[1] = earcup_test_emulation ("closed", "open");
  fixture->emulations[2] = earcup_test_emulation ("open", "closed");
  fixture->matcher = earcup_matcher_new ();
  g_signal_connect_swapped (fixture->matcher, "changed", G_CALLBACK (changed_cb), fixture);
  earcup_matcher_set_track (fixture->matcher, fixture->track);
  for (guint i = 1; i < N_USED; i++)
    earcup_matcher_set_slot (fixture->matcher, i, fixture->emulations[i]);
}

static gboolean
is_gone (gpointer data)
{
  Fixture *fixture = data;

  return fixture->matcher == NULL;
}

/* A measurement that was cancelled keeps the matcher alive until its thread has noticed. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  EarcupMatcher *matcher = fixture->matcher;

  earcup_track_unref (fixture->track);
  g_object_add_weak_pointer (G_OBJECT (matcher), (gpointer *) &fixture->matcher);
  g_object_run_dispose (G_OBJECT (matcher));
  g_object_unref (matcher);
  earcup_test_run_until (is_gone, fixture, 10.0);
  for (guint i = 1; i < N_USED; i++)
    earcup_emulation_unref (fixture->emulations[i]);
}

static gboolean
is_verified (gpointer data)
{
  Fixture *fixture = data;

  return earcup_matcher_get_verified (fixture->matcher);
}

/* Loudness and peak of what each slot plays with the gain of the matcher. */
static void
measure (Fixture *fixture,
         double  *loudness_lufs,
         double  *peak_dbtp)
{
  EarcupRenderOutput outputs[N_USED] = { 0 };
  EarcupRenderReport report;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < N_USED; i++)
    outputs[i].emulation = fixture->emulations[i];

  earcup_render_measure (earcup_track_get_file (fixture->track), outputs, N_USED, &report, NULL,
                         NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_USED; i++)
    {
      double gain = earcup_matcher_get_gain (fixture->matcher, i);

      loudness_lufs[i] = outputs[i].loudness_lufs + gain;
      peak_dbtp[i] = outputs[i].peak_dbtp + gain;
    }
}

static void
check_even (Fixture *fixture,
            double   tolerance_lu)
{
  double loudness[N_USED], peak[N_USED];

  measure (fixture, loudness, peak);
  for (guint i = 1; i < N_USED; i++)
    {
      g_assert_cmpfloat_with_epsilon (loudness[i], loudness[0], tolerance_lu);
      if (tolerance_lu < 0.2)
        g_assert_cmpfloat (peak[i], <=, EARCUP_RENDER_PEAK_DBTP + 0.01);
    }
}

static void
test_predicted (Fixture       *fixture,
                gconstpointer  data)
{
  g_assert_cmpuint (fixture->n_changes, ==, N_USED);
  g_assert_false (earcup_matcher_get_verified (fixture->matcher));
  g_assert_cmpfloat (fabs (earcup_matcher_get_gain (fixture->matcher, 1)), >, 0.05);
  check_even (fixture, 0.5);
}

static void
test_verified (Fixture       *fixture,
               gconstpointer  data)
{
  earcup_test_run_until (is_verified, fixture, 20.0);
  g_assert_cmpuint (fixture->n_changes, ==, N_USED + 1);
  check_even (fixture, 0.05);
}

static void
test_never_raised (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_cmpfloat (earcup_matcher_get_gain (fixture->matcher, 0), <=, 0.0);
  earcup_test_run_until (is_verified, fixture, 20.0);
  g_assert_cmpfloat (earcup_matcher_get_gain (fixture->matcher, 0), <=, 0.0);
  if (data != NULL)
    g_assert_cmpfloat (earcup_matcher_get_gain (fixture->matcher, 0), <, -0.5);
  else
    g_assert_cmpfloat (earcup_matcher_get_gain (fixture->matcher, 0), ==, 0.0);
}

static void
test_newest_counts (Fixture       *fixture,
                    gconstpointer  data)
{
  EarcupMatcher *matcher = fixture->matcher;

  earcup_test_run_for (0.3);
  earcup_matcher_set_slot (matcher, 1, fixture->emulations[2]);
  g_assert_false (earcup_matcher_get_verified (matcher));
  earcup_test_run_until (is_verified, fixture, 20.0);
  g_assert_cmpfloat_with_epsilon (earcup_matcher_get_gain (matcher, 1),
                                  earcup_matcher_get_gain (matcher, 2), 1e-9);
}

static void
test_emptied (Fixture       *fixture,
              gconstpointer  data)
{
  EarcupMatcher *matcher = fixture->matcher;

  earcup_matcher_set_slot (matcher, 1, NULL);
  earcup_matcher_set_slot (matcher, 2, NULL);
  earcup_test_run_until (is_verified, fixture, 20.0);
  g_assert_cmpfloat (earcup_matcher_get_gain (matcher, 1), ==, 0.0);
  g_assert_cmpfloat (earcup_matcher_get_gain (matcher, 5), ==, 0.0);
}

static EarcupKernel *
make_crossed (gpointer data,
              guint    rate_hz)
{
  return earcup_test_crossed (4096, rate_hz, 3);
}

static double
get_crossed_level (gconstpointer data,
                   double        hz)
{
  return -6.0;
}

static gboolean
is_settled (gpointer data)
{
  return earcup_matcher_get_verified (data);
}

/* What crosses over is predicted from what its recipe tells, and then measured by its kernel. */
static void
test_crossed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(EarcupRecipe) recipe = earcup_recipe_new_full (make_crossed, get_crossed_level, 0.0,
                                                           NULL, NULL);
  EarcupRenderOutput output = { .recipe = recipe };
  EarcupMatcher *matcher = fixture->matcher;
  EarcupRenderReport report;

  earcup_matcher_set_slot (matcher, 2, NULL);
  earcup_matcher_set_recipe (matcher, 1, recipe);
  g_assert_false (earcup_matcher_get_verified (matcher));
  g_assert_cmpfloat_with_epsilon (earcup_matcher_get_gain (matcher, 1) -
                                  earcup_matcher_get_gain (matcher, 0), 6.0, 1e-9);

  earcup_test_run_until (is_settled, matcher, 20.0);
  g_assert_true (earcup_render_measure (earcup_track_get_file (fixture->track), &output, 1,
                                        &report, NULL, NULL, NULL, NULL));
  g_assert_cmpfloat_with_epsilon (output.loudness_lufs + earcup_matcher_get_gain (matcher, 1),
                                  report.loudness_lufs + earcup_matcher_get_gain (matcher, 0),
                                  0.01);
}

static gboolean
is_predicted_again (gpointer data)
{
  return !is_verified (data);
}

#define LOOP_START_S 1.25
#define LOOP_END_S   2.5

/* How much slot 1 is louder than slot 2 in a loop that goes round, each with the gain that the
 * matcher gives it. */
static double
measure_excess (Fixture *fixture,
                double   start_s,
                double   end_s)
{
  EarcupBalanceSide sides[2] = { { NULL } };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      sides[i].recipe = earcup_recipe_new_emulation (fixture->emulations[i + 1]);
      sides[i].gain_db = earcup_matcher_get_gain (fixture->matcher, i + 1);
    }
  earcup_balance_measure (earcup_track_get_file (fixture->track), start_s, end_s, FALSE, sides,
                          NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    earcup_recipe_unref (sides[i].recipe);

  return sides[0].loudness_lufs - sides[1].loudness_lufs;
}

/* The loop holds another sound than the rest of the track, so what is right for the one is wrong
 * for the other. */
static void
test_loop (Fixture       *fixture,
           gconstpointer  data)
{
  EarcupMatcher *matcher = fixture->matcher;

  g_assert_cmpint (earcup_matcher_get_mode (matcher), ==, EARCUP_MATCH_LOOP);
  earcup_test_run_until (is_verified, fixture, 20.0);
  g_assert_cmpfloat (fabs (measure_excess (fixture, LOOP_START_S, LOOP_END_S)), >, 0.3);

  earcup_matcher_set_loop (matcher, TRUE, LOOP_START_S, LOOP_END_S);
  g_assert_true (is_predicted_again (fixture));
  earcup_test_run_until (is_verified, fixture, 20.0);
  g_assert_cmpfloat (fabs (measure_excess (fixture, LOOP_START_S, LOOP_END_S)), <, 0.02);

  earcup_matcher_set_loop (matcher, TRUE, LOOP_START_S, LOOP_START_S + 0.25);
  earcup_test_run_until (is_verified, fixture, 20.0);
  g_assert_cmpfloat (fabs (measure_excess (fixture, LOOP_START_S, LOOP_START_S + 0.25)), <, 0.02);
}

static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  EarcupMatcher *matcher = fixture->matcher;
  double gain;

  earcup_test_run_until (is_verified, fixture, 20.0);
  gain = earcup_matcher_get_gain (matcher, 1);
  earcup_matcher_set_mode (matcher, EARCUP_MATCH_FILE);
  earcup_matcher_set_loop (matcher, TRUE, LOOP_START_S, LOOP_END_S);
  earcup_test_run_until (is_verified, fixture, 20.0);
  g_assert_cmpfloat (earcup_matcher_get_gain (matcher, 1), ==, gain);
}

static void
test_raw (Fixture       *fixture,
          gconstpointer  data)
{
  EarcupMatcher *matcher = fixture->matcher;
  guint n_changes = fixture->n_changes;

  earcup_matcher_set_mode (matcher, EARCUP_MATCH_RAW);
  g_assert_cmpuint (fixture->n_changes, ==, n_changes + 1);
  for (guint i = 0; i < EARCUP_MATCHER_SLOTS; i++)
    g_assert_cmpfloat (earcup_matcher_get_gain (matcher, i), ==, 0.0);
  earcup_test_run_for (0.6);
  g_assert_cmpuint (fixture->n_changes, ==, n_changes + 1);

  earcup_matcher_set_mode (matcher, EARCUP_MATCH_LOOP);
  earcup_test_run_until (is_verified, fixture, 20.0);
  check_even (fixture, 0.05);
}

static void
test_no_track (void)
{
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupMatcher) matcher = earcup_matcher_new ();

  earcup_matcher_set_slot (matcher, 1, emulation);
  earcup_test_run_for (0.4);
  g_assert_false (earcup_matcher_get_verified (matcher));
  g_assert_cmpfloat (earcup_matcher_get_gain (matcher, 1), ==, 0.0);
}

static void
add (const char    *path,
     gconstpointer  data,
     void         (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/audio/matcher/gains-are-predicted-at-once", NULL, test_predicted);
  add ("/audio/matcher/gains-are-then-measured", NULL, test_verified);
  add ("/audio/matcher/a-hot-track-is-matched-below-the-peak-limit", "hot", test_verified);
  add ("/audio/matcher/the-plain-sound-is-never-raised", NULL, test_never_raised);
  add ("/audio/matcher/the-plain-sound-makes-room-for-peaks", "hot", test_never_raised);
  add ("/audio/matcher/the-newest-slot-counts", NULL, test_newest_counts);
  add ("/audio/matcher/an-empty-slot-has-no-gain", NULL, test_emptied);
  add ("/audio/matcher/what-crosses-over-is-matched-too", NULL, test_crossed);
  add ("/audio/matcher/a-loop-is-matched-as-it-goes-round", "bursts", test_loop);
  add ("/audio/matcher/the-whole-file-is-matched-on-request", "bursts", test_file);
  add ("/audio/matcher/raw-changes-nothing-and-can-be-left", NULL, test_raw);
  g_test_add_func ("/audio/matcher/waits-for-a-track", test_no_track);

  return earcup_test_run ();
}
