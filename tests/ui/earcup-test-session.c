/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "earcup-test-session.h"

#include "audio/earcup-player-private.h"
#include "audio/earcup-test-sound.h"
#include "plotting/earcup-plot-scene.h"
#include "widgets/earcup-plot.h"
#include "windows/earcup-audition-private.h"
#include "windows/earcup-scene-settings.h"

#define RATE_HZ  48000
#define N_FRAMES 48000

static gboolean
is_quiet (EarcupTestWindow *test)
{
  EarcupWindowSession *tie = test->window->session;

  return tie->history != NULL && tie->look_id == 0 && tie->target == NULL && tie->steps == 0 &&
         tie->awaited == NULL && !earcup_audition_is_busy (test->audition) &&
         !test->audition->fitting && earcup_audition_get_track (test->audition) != NULL;
}

/* Waits until all has come to rest, and what changed was looked at. */
void
earcup_test_rest (EarcupTestWindow *test)
{
  for (guint i = 0; i < 3; i++)
    {
      assert_soon (is_quiet (test));
      earcup_test_settle (5);
    }
}

/* What was begun is there, and nobody has looked at it yet. */
void
earcup_test_arrive (EarcupTestWindow *test)
{
  assert_soon (!earcup_audition_is_busy (test->audition) && !test->audition->fitting);
}

/* Opens a window as at the first start, and waits until it rests. */
EarcupTestWindow *
earcup_test_open_plain (void)
{
  EarcupTestWindow *test = earcup_test_window_new ();

  earcup_test_rest (test);

  return test;
}

/* Opens a window as at the next start, with a file or without one. */
EarcupTestWindow *
earcup_test_open_again (GFile *file)
{
  EarcupTestWindow *test = earcup_test_window_open (file);

  earcup_test_rest (test);

  return test;
}

/* Closes the window as a person does. */
void
earcup_test_close (EarcupTestWindow *test)
{
  g_autoptr(EarcupWindow) window = g_object_ref (test->window);

  gtk_window_close (GTK_WINDOW (window));
  earcup_test_window_free (test);
}

/* Returns: (transfer none): the session that is now */
EarcupSession *
earcup_test_now (EarcupTestWindow *test)
{
  return earcup_session_history_get (test->window->session->history);
}

/* Fails where two sessions differ, and says in what. */
void
earcup_test_assert_same (EarcupSession *one,
                         EarcupSession *other)
{
  EarcupSessionField field = 0;

  if (earcup_session_find_change (one, other, &field))
    {
      g_autofree char *key = earcup_session_field_dup_key (field);

      g_test_message ("%s differs", key);
      g_assert_not_reached ();
    }
}

static void
set_setting (EarcupTestWindow *test,
             const char       *key,
             const char       *word)
{
  g_settings_set_string (test->settings, key, word);
}

/* Writes a second of noise. (transfer full) */
GFile *
earcup_test_write_mix (const char *name)
{
  g_autofree float *frames = earcup_test_noise (N_FRAMES, 0.3, 1);

  return earcup_test_write_wave (name, frames, N_FRAMES, RATE_HZ);
}

/* Changes one quantity of the model in a slot. */
void
earcup_test_change (EarcupTestWindow *test,
                    guint             slot,
                    const char       *key,
                    const char       *value)
{
  EarcupVariation *before = earcup_audition_get_variation (test->audition, slot);
  g_autoptr(EarcupVariation) none = earcup_variation_new ();
  g_autoptr(EarcupVariation) variation =
    earcup_variation_new_with_text (before != NULL ? before : none, key, value, NULL);

  earcup_audition_set_variation (test->audition, slot, variation);
}

static void
set_loop (EarcupTestWindow *test,
          double            start_s,
          double            end_s)
{
  EarcupTransportLoop loop = { TRUE, TRUE, start_s, end_s };

  earcup_transport_bar_set_loop (test->window->transport, &loop);
}

/* Enters a scene with the controls as they are set. */
void
earcup_test_enter (EarcupTestWindow *test,
                   EarcupSceneKind   kind)
{
  g_autoptr(EarcupCircumstances) scene = earcup_scene_settings_read (test->settings, kind);

  earcup_audition_set_scene (test->audition, scene);
}

/* Returns: (transfer full): what is heard and seen, beyond what a session says */
char *
earcup_test_dup_picture (EarcupTestWindow *test)
{
  g_autoptr(GString) text = g_string_new (NULL);
  EarcupPlot *plot = EARCUP_PLOT (earcup_plot_panel_get_plot (test->window->plot_panel));
  EarcupPlotScene *scene = earcup_plot_get_scene (plot);
  double start_s = 0.0, end_s = 0.0;
  gboolean repeats = earcup_player_get_loop (test->player, &start_s, &end_s);

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      EarcupModel *model = earcup_audition_get_shown (test->audition, slot);
      EarcupRecipe *recipe = earcup_player_get_recipe (test->player, slot);

      g_string_append_printf (text, "%s %.3f %d %d; ",
                              model != NULL ? earcup_model_get_name (model) : "-",
                              model != NULL ? earcup_response_get_aligned (
                                                earcup_model_get_response (model), 100.0) : 0.0,
                              recipe != NULL, test->player->slots[slot].mix != NULL);
    }
  g_string_append_printf (text, "%d %.3f %.3f %s %u %s", repeats, start_s, end_s,
                          earcup_model_get_name (earcup_audition_get_worn (test->audition)),
                          scene != NULL ? earcup_plot_scene_get_n_series (scene) : 0,
                          earcup_track_get_name (earcup_audition_get_track (test->audition)));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Fails where what is heard and seen is not soon as it was; in a scene it comes later. */
void
earcup_test_assert_picture (EarcupTestWindow *test,
                            const char       *picture)
{
  gint64 end = g_get_monotonic_time () + ASSERT_SOON_S * G_USEC_PER_SEC;
  g_autofree char *seen = earcup_test_dup_picture (test);

  while (!g_str_equal (seen, picture) && g_get_monotonic_time () < end)
    {
      earcup_test_settle (20);
      g_free (seen);
      seen = earcup_test_dup_picture (test);
    }
  g_assert_cmpstr (seen, ==, picture);
}

/* Undoes or does again, and waits for it. */
void
earcup_test_step (EarcupTestWindow *test,
                  const char       *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), action, NULL));
  earcup_test_rest (test);
}

/* Returns: whether all of the scene that is on is worked out */
gboolean
earcup_test_is_settled (EarcupTestWindow *test)
{
  EarcupSceneStage *stage = test->audition->stage;

  if (stage == NULL)
    return TRUE;

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    if (stage->parts[slot].model != NULL && earcup_scene_stage_is_due (stage, slot))
      return FALSE;

  return !stage->is_working;
}

/* Chooses another model for A. */
void
earcup_test_act_model (EarcupTestWindow *test)
{
  earcup_audition_set_model (test->audition, 1, "beyerdynamic-dt-770-pro-80");
}

/* Opens the housing in A. */
void
earcup_test_act_change (EarcupTestWindow *test)
{
  earcup_test_change (test, 1, "openness", "0.7");
}

/* Puts the driver of B into A. */
void
earcup_test_act_driver (EarcupTestWindow *test)
{
  EarcupModel *other = earcup_audition_get_model (test->audition, 2);
  EarcupVariation *before = earcup_audition_get_variation (test->audition, 1);
  g_autoptr(EarcupVariation) variation =
    earcup_variation_new_with_driver (before, earcup_model_get_design (other));

  earcup_audition_set_variation (test->audition, 1, variation);
}

/* Puts one driver in four housings into A to D. */
void
earcup_test_act_family (EarcupTestWindow *test)
{
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.load-family", NULL);
  assert_soon (earcup_audition_get_model (test->audition, 4) != NULL);
}

/* Empties D. */
void
earcup_test_act_empty (EarcupTestWindow *test)
{
  earcup_audition_empty (test->audition, 4);
}

/* Exchanges A and B. */
void
earcup_test_act_swap (EarcupTestWindow *test)
{
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.swap", NULL);
}

/* Wears something else. */
void
earcup_test_act_worn (EarcupTestWindow *test)
{
  set_setting (test, "worn", "sony-mdr-7506");
}

/* Matches the whole file. */
void
earcup_test_act_match (EarcupTestWindow *test)
{
  set_setting (test, "match-mode", "file");
}

/* Loops half a second. */
void
earcup_test_act_loop (EarcupTestWindow *test)
{
  set_loop (test, 0.25, 0.75);
}

/* Repeats, or does not any more. */
void
earcup_test_act_repeat (EarcupTestWindow *test)
{
  earcup_transport_bar_toggle_loop (test->window->transport);
}

/* Enters a noisy place. */
void
earcup_test_act_scene (EarcupTestWindow *test)
{
  earcup_test_enter (test, EARCUP_SCENE_NOISE);
}

/* Makes it another place. */
void
earcup_test_act_noise (EarcupTestWindow *test)
{
  set_setting (test, "scene-noise", "office");
}

/* Hears only the noise. */
void
earcup_test_act_stem (EarcupTestWindow *test)
{
  earcup_audition_set_scene_stem (test->audition, "noise");
}

/* Enters another scene. */
void
earcup_test_act_other_scene (EarcupTestWindow *test)
{
  earcup_test_enter (test, EARCUP_SCENE_FIT);
}

/* Leaves the scene. */
void
earcup_test_act_leave (EarcupTestWindow *test)
{
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.leave-scene", NULL);
}

/* Plots the impedance. */
void
earcup_test_act_quantity (EarcupTestWindow *test)
{
  set_setting (test, "plot-quantity", "impedance");
}

/* Plots A less B, or not any more. */
void
earcup_test_act_difference (EarcupTestWindow *test)
{
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.difference", NULL);
}

/* Smooths the plot. */
void
earcup_test_act_smoothing (EarcupTestWindow *test)
{
  set_setting (test, "plot-smoothing", "1/3");
}

/* Hears a claim of the guide, for a moment. */
void
earcup_test_act_hear (EarcupTestWindow *test)
{
  g_signal_emit_by_name (test->window->guide, "hear", "cup-reflections");
  earcup_player_pause (test->player);
}

/* Marks a model as a favourite, or as none. */
void
earcup_test_act_favourite (EarcupTestWindow *test)
{
  EarcupCollections *collections = earcup_browser_get_collections (test->window->browser);

  earcup_collections_set_favourite (collections, "sony-mdr-7506",
                                    !earcup_collections_is_favourite (collections,
                                                                      "sony-mdr-7506"));
}

/* Opens a mix. */
void
earcup_test_act_mix (EarcupTestWindow *test)
{
  g_autoptr(GFile) file = earcup_test_write_mix ("a mix.wav");

  earcup_window_open (test->window, file);
  assert_soon (!earcup_audition_is_demo (test->audition));
}

/* Changes about everything that lasts. */
void
earcup_test_do_much (EarcupTestWindow *test)
{
  static const EarcupTestAct much[] = {
    earcup_test_act_model, earcup_test_act_change, earcup_test_act_driver, earcup_test_act_family,
    earcup_test_act_empty, earcup_test_act_swap, earcup_test_act_worn, earcup_test_act_mix,
    earcup_test_act_loop, earcup_test_act_scene, earcup_test_act_noise, earcup_test_act_difference,
    earcup_test_act_smoothing,
  };

  for (guint i = 0; i < G_N_ELEMENTS (much); i++)
    {
      much[i] (test);
      earcup_test_arrive (test);
    }
  earcup_test_change (test, 3, "leak", "spectacles");
  earcup_audition_select (test->audition, 3);
  earcup_player_seek (test->player, 0.5);
  earcup_test_rest (test);
}
