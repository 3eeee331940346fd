/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "earcup-test-window.h"

#include <math.h>

#include "audio/earcup-player-private.h"
#include "windows/earcup-audition-private.h"

/* {{{ Helpers */

static EarcupCircumstances
describe (EarcupSceneKind kind)
{
  return (EarcupCircumstances) {
    .kind = kind, .level_dba = 80.0, .voice_db = 94.0, .microphone_m = 0.3, .neighbour_m = 1.0,
    .noise = earcup_noise_from_key ("train"), .source = earcup_source_from_key ("laptop"),
    .leak = EARCUP_LEAK_GAP,
  };
}

static gboolean
is_known (EarcupTestWindow *test,
          guint             slot)
{
  return earcup_audition_get_result (test->audition, slot) != NULL;
}

static gboolean
is_settled (EarcupTestWindow *test)
{
  EarcupSceneStage *stage = test->audition->stage;

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    if (stage->parts[slot].model != NULL && earcup_scene_stage_is_due (stage, slot))
      return FALSE;

  return !stage->is_working;
}

static double
figure (EarcupTestWindow *test,
        guint             slot,
        const char       *key)
{
  return earcup_scene_result_get_figure (earcup_audition_get_result (test->audition, slot), key);
}

static gboolean
plays_mix (EarcupTestWindow *test,
           guint             slot)
{
  return test->player->slots[slot].mix != NULL;
}

static EarcupTestWindow *
enter (EarcupCircumstances *scene)
{
  EarcupTestWindow *test = earcup_test_window_new ();

  earcup_audition_set_scene (test->audition, scene);
  assert_soon (is_settled (test));

  return test;
}

/* }}} */

/* Keys switch models inside the scene, and leaving it brings everything back. */
static void
test_inside (void)
{
  EarcupCircumstances scene = describe (EARCUP_SCENE_NOISE);
  g_autoptr(EarcupTestWindow) test = enter (&scene);

  g_assert_true (is_known (test, 1) && is_known (test, 2));
  g_assert_true (plays_mix (test, 1) && plays_mix (test, 2) && !plays_mix (test, 0));
  g_assert_cmpfloat (figure (test, 1, "noise_inside"), >, figure (test, 2, "noise_inside") + 3.0);

  earcup_audition_select (test->audition, 2);
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 2);
  g_assert_cmpuint (earcup_audition_get_scene_slot (test->audition), ==, 2);
  earcup_audition_select (test->audition, 0);
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 0);

  earcup_audition_set_scene (test->audition, NULL);
  g_assert_null (earcup_audition_get_scene (test->audition));
  g_assert_false (is_known (test, 1) || plays_mix (test, 1) || plays_mix (test, 2));
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 0);
}

/* Of many changes at once the newest is what is known in the end. */
static void
test_newest (void)
{
  EarcupCircumstances scene = describe (EARCUP_SCENE_NEIGHBOUR);
  g_autoptr(EarcupTestWindow) test = enter (&scene);
  double near_dba = figure (test, 1, "neighbour_level");

  for (guint i = 0; i < 40; i++)
    {
      scene.neighbour_m = 1.0 + 0.1 * (i + 1);
      earcup_audition_set_scene (test->audition, &scene);
      earcup_test_settle (5);
    }
  assert_soon (is_settled (test));
  g_assert_cmpfloat_with_epsilon (near_dba - figure (test, 1, "neighbour_level"),
                                  20.0 * log10 (5.0), 0.5);
  g_assert_cmpfloat (earcup_audition_get_scene (test->audition)->neighbour_m, ==,
                     scene.neighbour_m);
}

/* Loudspeakers in a train: nobody can listen to them, and the program says why. */
static void
test_hindered (void)
{
  EarcupCircumstances scene = describe (EARCUP_SCENE_NOISE);
  g_autoptr(EarcupTestWindow) test = enter (&scene);
  guint n_before;

  earcup_audition_set_model (test->audition, 3, "krk-rokit-5-g3-rp5g3");
  assert_soon (earcup_audition_get_model (test->audition, 3) != NULL);
  n_before = test->n_messages;
  earcup_audition_select (test->audition, 3);
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 1);
  g_assert_cmpuint (test->n_messages, ==, n_before + 1);
  g_assert_nonnull (strstr (test->message, "loudspeakers"));

  /* Who listened to them before the scene listens to them again after it. */
  earcup_audition_set_scene (test->audition, NULL);
  earcup_audition_select (test->audition, 3);
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 3);
  earcup_audition_set_scene (test->audition, &scene);
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 1);
  earcup_audition_set_scene (test->audition, NULL);
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 3);
}

/* Loudspeakers are lent, and given back; what is kept for the next start stays. */
static void
test_loan (void)
{
  EarcupCircumstances scene = describe (EARCUP_SCENE_MONITORS);
  g_autoptr(EarcupTestWindow) test = enter (&scene);
  g_autofree char *kept = NULL;

  assert_soon (is_known (test, 1) && is_known (test, 2));
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "krk-rokit-5-g3-rp5g3");
  g_assert_cmpstr (earcup_test_slot (test, 2), ==, "atc-scm100asl-pro");
  g_assert_true (isfinite (figure (test, 1, "direct_ratio")));
  kept = g_settings_get_string (test->settings, "slot-a");
  g_assert_cmpstr (kept, ==, "sennheiser-hd-650");

  scene.room = EARCUP_MONITOR_ROOM_NONE;
  earcup_audition_set_scene (test->audition, &scene);
  assert_soon (is_settled (test));
  g_assert_cmpfloat (figure (test, 1, "clarity"), >, 40.0);

  earcup_audition_set_scene (test->audition, NULL);
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sennheiser-hd-650");
  g_assert_cmpstr (earcup_test_slot (test, 2), ==, "sony-mdr-7506");
}

/* A take that cannot be read costs one sentence and nothing else. */
static void
test_take (void)
{
  EarcupCircumstances scene = describe (EARCUP_SCENE_RECORDING);
  g_autoptr(EarcupTestWindow) test = enter (&scene);
  g_autoptr(GFile) none = g_file_new_for_path ("/nowhere/at-all.wav");
  double before = figure (test, 1, "bleed_to_voice");
  guint n_before = test->n_messages;

  g_assert_true (isfinite (before));
  scene.take = none;
  earcup_audition_set_scene (test->audition, &scene);
  assert_soon (test->n_messages > n_before);
  assert_soon (is_settled (test));
  g_assert_null (earcup_audition_get_scene (test->audition)->take);
  g_assert_cmpfloat (figure (test, 1, "bleed_to_voice"), ==, before);

  /* The cue mix on loudspeakers in the room is far louder at the microphone. */
  scene.take = NULL;
  scene.cue = (char *) "krk-rokit-5-g3-rp5g3";
  earcup_audition_set_scene (test->audition, &scene);
  assert_soon (is_settled (test));
  g_assert_cmpfloat (figure (test, 1, "bleed_to_voice"), >, before + 10.0);
}

int
main (int   argc,
      char *argv[])
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/scene/models-are-switched-inside-and-come-back", test_inside);
  g_test_add_func ("/ui/scene/the-newest-change-is-known", test_newest);
  g_test_add_func ("/ui/scene/who-has-no-part-is-told-why", test_hindered);
  g_test_add_func ("/ui/scene/loudspeakers-are-lent-and-given-back", test_loan);
  g_test_add_func ("/ui/scene/a-bad-take-costs-nothing", test_take);

  return g_test_run ();
}
