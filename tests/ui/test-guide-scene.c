/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "earcup-test-window.h"

#include <glib/gstdio.h>
#include <math.h>

#include "audio/earcup-player-private.h"
#include "audio/earcup-test-sound.h"
#include "claims/earcup-demonstration.h"
#include "demo/earcup-demo-track.h"
#include "guide/earcup-guide-page.h"
#include "scenes/earcup-lines.h"
#include "windows/earcup-audition-private.h"

/* What Hear it sets up in scenes, by the sound that leaves the player. Each slot plays the part of
 * the scene that its claim is about, from the beginning of the loop. */

#define HEARD_S     1.8       /* of each slot … */
#define EDGE_S      0.2       /* … with its fades */
#define SETTLE_S    0.3       /* after a switch, until it is heard alone */
#define PATIENCE_S  60        /* a howl that is heard leaves little of a slow machine */
#define HOWL_MS     2500
#define MOST_EXTRA  0.3       /* dB by which a short piece may miss what the whole loop has */

/* {{{ Helpers */

static EarcupTestWindow *
open_guide (void)
{
  EarcupTestWindow *test = earcup_test_window_new ();
  g_autofree char *path = earcup_test_path ("played.raw");
  g_autofree char *sink = g_strdup_printf ("filesink location=%s sync=true buffer-mode=unbuffered",
                                           path);

  earcup_player_set_output (test->player, sink, NULL, 0);
  g_object_set (test->window, "show-guide", TRUE, NULL);
  assert_soon (earcup_audition_get_track (test->audition) != NULL);

  return test;
}

static gboolean
is_worked_out (EarcupTestWindow          *test,
               const EarcupDemonstration *demonstration)
{
  EarcupSceneStage *stage = test->audition->stage;

  if (stage == NULL || stage->is_working)
    return FALSE;

  for (guint slot = 1; slot <= earcup_demonstration_get_n_slots (demonstration); slot++)
    if (g_strcmp0 (earcup_test_slot (test, slot), demonstration->slots[slot - 1].model) != 0 ||
        earcup_audition_get_result (test->audition, slot) == NULL ||
        earcup_scene_stage_is_due (stage, slot))
      return FALSE;

  return TRUE;
}

static void
hear (EarcupTestWindow          *test,
      const EarcupDemonstration *demonstration)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  g_signal_emit_by_name (test->window->guide, "hear", demonstration->claim);
  while (!is_worked_out (test, demonstration) && g_get_monotonic_time () < end)
    earcup_test_turn ();
  g_assert_true (is_worked_out (test, demonstration));
}

static gsize
get_n_played (void)
{
  g_autofree char *path = earcup_test_path ("played.raw");
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (gsize) info.st_size / (2 * sizeof (float)) : 0;
}

/* Fades a piece in and out: what is far louder below the band would leak into it from an edge. */
static void
soften (float *frames,
        gsize  n_frames)
{
  gsize n = (gsize) (EDGE_S * EARCUP_DEMO_RATE_HZ);

  for (gsize i = 0; i < n; i++)
    for (guint c = 0; c < 2; c++)
      {
        float weight = (float) (0.5 - 0.5 * cos (G_PI * ((double) i + 0.5) / (double) n));

        frames[2 * i + c] *= weight;
        frames[2 * (n_frames - 1 - i) + c] *= weight;
      }
}

/* Listens to the beginning of the loop. With the jump there the file begins anew. */
static EarcupLines *
listen (EarcupTestWindow *test)
{
  g_autofree char *path = earcup_test_path ("played.raw");
  gsize n = (gsize) (HEARD_S * EARCUP_DEMO_RATE_HZ);
  gsize start = (gsize) (SETTLE_S * EARCUP_DEMO_RATE_HZ);
  EarcupLines *lines = earcup_lines_new (EARCUP_DEMO_RATE_HZ);
  EarcupTransportLoop loop;
  g_autofree char *bytes = NULL;
  float *frames;
  gsize length, before;

  earcup_transport_bar_get_loop (test->window->transport, &loop);
  assert_soon (get_n_played () > start);
  before = get_n_played ();
  earcup_player_seek (test->player, loop.start_s);
  assert_soon (get_n_played () < before);
  assert_soon (get_n_played () >= start + n);

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  frames = (float *) (gpointer) bytes + 2 * start;
  soften (frames, n);
  earcup_lines_add (lines, frames, n);
  earcup_lines_finish (lines);

  return lines;
}

/* Has only the stem be heard that the claim is about, and waits until it is. */
static void
leave_stem (EarcupTestWindow          *test,
            const EarcupDemonstration *demonstration)
{
  guint n = earcup_demonstration_get_n_slots (demonstration);
  EarcupPatch *before[EARCUP_DEMONSTRATION_SLOTS + 1] = { NULL };

  for (guint slot = 1; slot <= n; slot++)
    {
      assert_soon (test->player->slots[slot].patch != NULL);
      before[slot] = earcup_patch_ref (test->player->slots[slot].patch);
    }

  earcup_audition_set_scene_stem (test->audition, demonstration->stem);
  for (guint slot = 1; slot <= n; slot++)
    {
      assert_soon (test->player->slots[slot].patch != before[slot]);
      earcup_patch_unref (before[slot]);
    }
}

/* The level of what is heard, in the band of the claim. */
static double
find_level (EarcupTestWindow          *test,
            const EarcupDemonstration *demonstration,
            guint                      slot)
{
  g_autoptr(EarcupLines) lines = NULL;

  if (earcup_player_get_selected (test->player) != slot)
    earcup_audition_select (test->audition, slot);
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, slot);
  lines = listen (test);

  return earcup_lines_sum_band (lines, EARCUP_LINES_EACH, demonstration->from_hz,
                                demonstration->to_hz, NULL, NULL);
}

/* }}} */

static void
assert_howls (EarcupTestWindow *test)
{
  gboolean howls = FALSE;

  assert_soon ((howls |= earcup_player_take_howl (test->player)));
  earcup_audition_select (test->audition, 2);
  earcup_test_settle ((guint) (1000.0 * SETTLE_S));
  earcup_player_take_howl (test->player);
  earcup_test_settle (HOWL_MS);
  g_assert_false (earcup_player_take_howl (test->player));
}

static void
assert_levels (EarcupTestWindow          *test,
               const EarcupDemonstration *demonstration)
{
  double wanted = demonstration->change_db, level;

  leave_stem (test, demonstration);
  level = find_level (test, demonstration, 1);
  for (guint slot = 2; slot <= earcup_demonstration_get_n_slots (demonstration); slot++)
    {
      double next = find_level (test, demonstration, slot);

      g_test_message ("slot %u: %.2f dB", slot, next - level);
      g_assert_cmpfloat ((next - level) * (wanted > 0.0 ? 1.0 : -1.0), >=,
                         fabs (wanted) - MOST_EXTRA);
      g_assert_cmpfloat (fmax (next, level), >, -110.0);
      level = next;
    }
}

/* One click, and the slots sound in the scene as the card says; one more, and nothing is left. */
static void
test_sound (gconstpointer data)
{
  const EarcupDemonstration *demonstration = data;
  g_autoptr(EarcupTestWindow) test = open_guide ();
  EarcupPlotPanelView view;
  EarcupSceneKind kind;

  g_assert_true (earcup_scene_kind_from_id (demonstration->scene, &kind));
  hear (test, demonstration);
  g_assert_cmpint (earcup_audition_get_scene (test->audition)->kind, ==, kind);
  g_assert_true (earcup_player_wants_to_play (test->player));
  earcup_plot_panel_get_view (test->window->plot_panel, &view);
  g_assert_cmpstr (view.quantity, ==, demonstration->quantity);

  if (demonstration->effect == EARCUP_DEMONSTRATION_HOWL)
    assert_howls (test);
  else
    assert_levels (test, demonstration);

  earcup_window_undo_hear (test->window);
  g_assert_null (earcup_audition_get_scene (test->audition));
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sennheiser-hd-650");
  g_assert_cmpuint (test->n_messages, ==, 0);
}

static EarcupCircumstances
describe (void)
{
  return (EarcupCircumstances) {
    .kind = EARCUP_SCENE_NEIGHBOUR, .level_dba = 74.0, .neighbour_m = 2.5,
    .noise = earcup_noise_from_key ("booth"),
  };
}

static void
assert_neighbour (EarcupTestWindow *test)
{
  const EarcupCircumstances *scene = earcup_audition_get_scene (test->audition);

  g_assert_nonnull (scene);
  g_assert_cmpint (scene->kind, ==, EARCUP_SCENE_NEIGHBOUR);
  g_assert_cmpfloat (scene->neighbour_m, ==, 2.5);
  g_assert_cmpstr (earcup_audition_get_scene_stem (test->audition), ==, "bleed");
}

/* The scene that was on, what was heard of it, its plot and the controls are back after undo, also
 * where two claims were heard one after the other. */
static void
test_scene_back (void)
{
  g_autoptr(EarcupTestWindow) test = open_guide ();
  const EarcupDemonstration *drums = earcup_demonstration_find ("loud-rooms");
  const EarcupDemonstration *plain = earcup_demonstration_find ("cup-reflections");
  EarcupCircumstances scene = describe ();
  EarcupPlotPanelView view = { .quantity = "impedance" };
  g_autofree char *noise = NULL;

  g_settings_set_double (test->settings, "listening-level-dba", 74.0);
  g_settings_set_string (test->settings, "scene-noise", "office");
  earcup_plot_panel_set_view (test->window->plot_panel, &view);
  earcup_audition_set_scene (test->audition, &scene);
  earcup_audition_set_scene_stem (test->audition, "bleed");

  hear (test, drums);
  g_assert_cmpfloat (g_settings_get_double (test->settings, "listening-level-dba"), ==, 90.0);
  g_signal_emit_by_name (test->window->guide, "hear", plain->claim);
  g_assert_null (earcup_audition_get_scene (test->audition));
  g_assert_cmpfloat (g_settings_get_double (test->settings, "listening-level-dba"), ==, 74.0);
  earcup_window_undo_hear (test->window);
  g_assert_cmpstr (earcup_audition_get_scene (test->audition)->noise->key, ==, "drums");
  g_assert_cmpfloat (g_settings_get_double (test->settings, "listening-level-dba"), ==, 90.0);
  earcup_audition_set_scene (test->audition, NULL);
  g_assert_cmpfloat (g_settings_get_double (test->settings, "listening-level-dba"), ==, 74.0);

  earcup_audition_set_scene (test->audition, &scene);
  earcup_audition_set_scene_stem (test->audition, "bleed");
  hear (test, drums);
  g_settings_set_string (test->settings, "scene-noise", "street");
  earcup_window_undo_hear (test->window);
  assert_neighbour (test);
  g_assert_cmpfloat (g_settings_get_double (test->settings, "listening-level-dba"), ==, 74.0);
  noise = g_settings_get_string (test->settings, "scene-noise");
  g_assert_cmpstr (noise, ==, "office");
  earcup_plot_panel_get_view (test->window->plot_panel, &view);
  g_assert_null (view.quantity);
  earcup_window_leave_scene (test->window);
  earcup_plot_panel_get_view (test->window->plot_panel, &view);
  g_assert_cmpstr (view.quantity, ==, "isolation");
}

/* What is undone while it is still being worked out does not come afterwards. */
static void
test_undo_at_once (void)
{
  g_autoptr(EarcupTestWindow) test = open_guide ();

  g_signal_emit_by_name (test->window->guide, "hear", "isolation");
  earcup_window_undo_hear (test->window);
  earcup_test_settle (800);
  g_assert_null (earcup_audition_get_scene (test->audition));
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sennheiser-hd-650");
}

/* The undo of the window takes back what was set up, with the controls of the scene. */
static void
test_window_undo (void)
{
  g_autoptr(EarcupTestWindow) test = open_guide ();
  const EarcupDemonstration *drums = earcup_demonstration_find ("loud-rooms");
  EarcupPlotPanelView view;

  earcup_test_settle (800);
  hear (test, drums);
  earcup_test_settle (800);
  g_assert_cmpfloat (g_settings_get_double (test->settings, "listening-level-dba"), ==, 90.0);
  for (guint i = 0; i < 4 && earcup_audition_get_scene (test->audition) != NULL; i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL));
      earcup_test_settle (1500);
    }
  g_assert_null (earcup_audition_get_scene (test->audition));
  g_assert_cmpfloat (g_settings_get_double (test->settings, "listening-level-dba"), ==, 80.0);
  assert_soon (g_strcmp0 (earcup_test_slot (test, 1), "sennheiser-hd-650") == 0);
  earcup_plot_panel_get_view (test->window->plot_panel, &view);
  g_assert_cmpstr (view.quantity, ==, "response");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.redo", NULL));
  earcup_test_settle (2500);
  g_assert_nonnull (earcup_audition_get_scene (test->audition));
  g_assert_cmpstr (earcup_audition_get_scene (test->audition)->noise->key, ==, "drums");
  g_assert_cmpfloat (earcup_audition_get_scene (test->audition)->level_dba, ==, 90.0);
}

int
main (int   argc,
      char *argv[])
{
  gsize n;
  const EarcupDemonstration *all = earcup_demonstrations (&n);

  earcup_test_init (&argc, &argv);

  for (gsize i = 0; i < n; i++)
    if (all[i].effect != EARCUP_DEMONSTRATION_NOTHING && all[i].scene != NULL)
      {
        g_autofree char *path = g_strdup_printf ("/ui/guide-scene/sounds-as-%s-says",
                                                 all[i].claim);

        g_test_add_data_func (path, &all[i], test_sound);
      }
  g_test_add_func ("/ui/guide-scene/undo-brings-back-the-scene-that-was-on", test_scene_back);
  g_test_add_func ("/ui/guide-scene/undo-at-once-wins", test_undo_at_once);

  g_test_add_func ("/ui/guide-scene/window-undo-takes-all-back", test_window_undo);

  return earcup_test_run ();
}
