/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "earcup-test-window.h"

#include <math.h>

#include "widgets/earcup-plot.h"
#include "windows/earcup-audition-private.h"
#include "windows/earcup-figures-row.h"
#include "windows/earcup-scale-row.h"

/* {{{ Helpers */

static gboolean
is_settled (EarcupTestWindow *test)
{
  EarcupSceneStage *stage = test->audition->stage;

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    if (stage->parts[slot].model != NULL && earcup_scene_stage_is_due (stage, slot))
      return FALSE;

  return !stage->is_working && earcup_audition_get_result (test->audition, 1) != NULL;
}

/* Chooses in the list of the panel. */
static void
choose (EarcupTestWindow *test,
        const char       *list,
        guint             place)
{
  adw_combo_row_set_selected (earcup_test_part (test->window->scene, list), place);
}

static void
turn (EarcupTestWindow *test,
      const char       *control,
      gboolean          active)
{
  gtk_switch_set_active (earcup_test_part (test->window->scene, control), active);
}

static void
move (EarcupTestWindow *test,
      const char       *row,
      double            value)
{
  gtk_adjustment_set_value (
    earcup_scale_row_get_adjustment (earcup_test_part (test->window->scene, row)), value);
}

/* What the figures of the panel say, one after the other. */
static char *
read_figures (EarcupTestWindow *test)
{
  GtkWidget *list = earcup_test_part (test->window->scene, "figures");
  GString *text = g_string_new (NULL);

  assert_soon (is_settled (test));
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_string_append_printf (text, "%s\n", earcup_figures_row_get (EARCUP_FIGURES_ROW (row)));

  return g_string_free (text, FALSE);
}

static EarcupTestWindow *
enter (EarcupSceneKind kind)
{
  EarcupTestWindow *test = earcup_test_window_new ();

  g_object_set (test->window, "show-scene", TRUE, NULL);
  choose (test, "kind", kind + 1);
  g_assert_nonnull (earcup_audition_get_scene (test->audition));
  assert_soon (is_settled (test));

  return test;
}

/* Something that is moved: a list, a switch or a slider, and where to. */
typedef struct {
  const char *part;
  double      value;
} Control;

static void
check_controls (EarcupSceneKind  kind,
                const Control   *controls,
                guint            n_controls)
{
  g_autoptr(EarcupTestWindow) test = enter (kind);

  for (guint i = 0; i < n_controls; i++)
    {
      GtkWidget *part = earcup_test_part (test->window->scene, controls[i].part);
      g_autofree char *before = read_figures (test);
      g_autofree char *after = NULL;

      assert_soon (gtk_widget_get_mapped (part));
      if (ADW_IS_COMBO_ROW (part))
        choose (test, controls[i].part, (guint) controls[i].value);
      else if (GTK_IS_SWITCH (part))
        turn (test, controls[i].part, controls[i].value > 0.0);
      else
        move (test, controls[i].part, controls[i].value);
      after = read_figures (test);
      g_test_message ("%s", controls[i].part);
      g_assert_cmpstr (before, !=, after);
    }
}

/* }}} */

static void
test_recording (void)
{
  static const Control controls[] = {
    { "level_row", 90.0 }, { "voice_row", 80.0 }, { "microphone_row", 0.1 },
    { "monitored", 1.0 }, { "gain_row", 20.0 }, { "latency_row", 5.0 },
    { "cue", 1.0 }, { "room", 2.0 }, { "usual", 0.0 }, { "distance_row", 1.5 },
  };

  check_controls (EARCUP_SCENE_RECORDING, controls, G_N_ELEMENTS (controls));
}

static void
test_noise (void)
{
  static const Control controls[] = { { "noise", 5.0 }, { "level_row", 70.0 } };

  check_controls (EARCUP_SCENE_NOISE, controls, G_N_ELEMENTS (controls));
}

static void
test_neighbour (void)
{
  static const Control controls[] = {
    { "quiet_noise", 2.0 }, { "neighbour_row", 3.0 }, { "level_row", 70.0 },
    { "quiet_noise", 7.0 },
  };

  check_controls (EARCUP_SCENE_NEIGHBOUR, controls, G_N_ELEMENTS (controls));
}

static void
test_source (void)
{
  static const Control controls[] = {
    { "source", 3.0 }, { "level_row", 70.0 }, { "at_full", 1.0 },
  };

  check_controls (EARCUP_SCENE_SOURCE, controls, G_N_ELEMENTS (controls));
}

static void
test_fit (void)
{
  static const Control controls[] = {
    { "leak", 0.0 }, { "leak", 1.0 }, { "leak", 2.0 }, { "leak", 4.0 }, { "level_row", 70.0 },
  };

  check_controls (EARCUP_SCENE_FIT, controls, G_N_ELEMENTS (controls));
}

static void
test_monitors (void)
{
  static const Control controls[] = {
    { "level_row", 70.0 }, { "room", 2.0 }, { "usual", 0.0 }, { "distance_row", 2.0 },
  };

  check_controls (EARCUP_SCENE_MONITORS, controls, G_N_ELEMENTS (controls));
}

static guint
get_quantity (EarcupTestWindow *test)
{
  return gtk_drop_down_get_selected (earcup_test_part (test->window->plot_panel, "quantity"));
}

/* The plot shows the scene, the window says which one is on, and all of it ends with the scene. */
static void
test_around (void)
{
  g_autoptr(EarcupTestWindow) test = enter (EARCUP_SCENE_NOISE);
  EarcupPlot *plot = EARCUP_PLOT (earcup_plot_panel_get_plot (test->window->plot_panel));
  guint place = get_quantity (test);

  g_assert_cmpuint (earcup_plot_scene_get_n_series (earcup_plot_get_scene (plot)), ==, 3);
  g_assert_true (gtk_widget_get_visible (test->window->scene_bar));

  choose (test, "stem", 2);
  g_assert_cmpstr (earcup_audition_get_scene_stem (test->audition), ==, "noise");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.leave-scene", NULL));
  g_assert_null (earcup_audition_get_scene (test->audition));
  g_assert_false (gtk_widget_get_visible (test->window->scene_bar));
  g_assert_cmpuint (get_quantity (test), !=, place);
  g_assert_cmpuint (get_quantity (test), ==, 0);
}

/* Past the margin it howls, which is said, and stays below full scale. */
static void
test_howl (void)
{
  g_autoptr(EarcupTestWindow) test = enter (EARCUP_SCENE_RECORDING);
  GtkWidget *sign = earcup_test_part (test->window->scene, "sign");
  double peaks[2], highest = 0.0;

  earcup_player_set_output (test->player, "fakesink sync=true", NULL, 0);
  earcup_player_play (test->player);
  turn (test, "monitored", TRUE);
  move (test, "gain_row", -40.0);
  assert_soon (is_settled (test));
  earcup_test_settle (500);
  g_assert_false (gtk_widget_get_visible (sign));

  move (test, "gain_row", 60.0);
  assert_soon (gtk_widget_get_visible (sign));
  assert_soon (g_str_has_prefix (earcup_test_label (test->window->scene, "sign_text"),
                                 "It howls"));
  for (guint i = 0; i < 50; i++)      /* the meter of the window takes peaks as well */
    {
      earcup_test_settle (10);
      earcup_player_take_peaks (test->player, peaks);
      highest = fmax (highest, fmax (peaks[0], peaks[1]));
    }
  g_assert_cmpfloat (highest, >, 0.0);
  g_assert_cmpfloat (highest, <=, 1.0);

  move (test, "gain_row", -40.0);
  assert_soon (!gtk_widget_get_visible (sign));
}

/* Escape in the panel leaves the scene; the plain sound is that of the slot again. */
static void
test_escape (void)
{
  g_autoptr(EarcupTestWindow) test = enter (EARCUP_SCENE_FIT);

  g_assert_true (gtk_widget_activate_action (test->window->scene, "scene.leave", NULL));
  g_assert_null (earcup_audition_get_scene (test->audition));
  g_assert_cmpuint (adw_combo_row_get_selected (earcup_test_part (test->window->scene, "kind")),
                    ==, 0);
  g_assert_false (gtk_widget_get_visible (earcup_test_part (test->window->scene, "controls")));
}

/* A card says whether its model has a part, and one without cannot be pressed down. */
static void
test_cards (void)
{
  g_autoptr(EarcupTestWindow) test = enter (EARCUP_SCENE_NOISE);
  GtkToggleButton *button;

  earcup_audition_set_model (test->audition, 3, "krk-rokit-5-g3-rp5g3");
  assert_soon (earcup_audition_get_model (test->audition, 3) != NULL);
  g_assert_cmpstr (earcup_test_label (test->window->card_a, "gain"), ==, "scene");
  g_assert_cmpstr (earcup_test_label (test->window->cards[3], "gain"), ==, "no part");

  button = earcup_test_part (test->window->cards[3], "button");
  gtk_toggle_button_set_active (button, TRUE);
  g_assert_false (gtk_toggle_button_get_active (button));
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 1);
}

/* A listening test is made without a scene. */
static void
test_blind (void)
{
  g_autoptr(EarcupTestWindow) test = enter (EARCUP_SCENE_FIT);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.blind-test", NULL));
  g_assert_null (earcup_audition_get_scene (test->audition));
}

int
main (int   argc,
      char *argv[])
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/scene-panel/a-recording-follows-its-controls", test_recording);
  g_test_add_func ("/ui/scene-panel/noise-follows-its-controls", test_noise);
  g_test_add_func ("/ui/scene-panel/a-neighbour-follows-its-controls", test_neighbour);
  g_test_add_func ("/ui/scene-panel/a-source-follows-its-controls", test_source);
  g_test_add_func ("/ui/scene-panel/a-fit-follows-its-controls", test_fit);
  g_test_add_func ("/ui/scene-panel/monitors-follow-their-controls", test_monitors);
  g_test_add_func ("/ui/scene-panel/plot-and-window-say-which-is-on", test_around);
  g_test_add_func ("/ui/scene-panel/a-howl-is-said", test_howl);
  g_test_add_func ("/ui/scene-panel/leaving-clears-the-panel", test_escape);
  g_test_add_func ("/ui/scene-panel/cards-say-who-has-a-part", test_cards);
  g_test_add_func ("/ui/scene-panel/a-blind-test-leaves-the-scene", test_blind);

  return g_test_run ();
}
