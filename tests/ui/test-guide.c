/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "claims/earcup-demonstration.h"
#include "guide/earcup-guide-page.h"
#include "widgets/earcup-plot-private.h"
#include "windows/earcup-audition-private.h"

/* {{{ Helpers */

static EarcupGuidePage *
guide (EarcupTestWindow *test)
{
  return EARCUP_GUIDE_PAGE (test->window->guide);
}

static EarcupPlot *
plot (EarcupTestWindow *test)
{
  return EARCUP_PLOT (earcup_plot_panel_get_plot (test->window->plot_panel));
}

static EarcupTestWindow *
open_guide (void)
{
  EarcupTestWindow *test = earcup_test_window_new ();

  earcup_player_set_output (test->player, "fakesink sync=true", NULL, 0);
  g_object_set (test->window, "show-guide", TRUE, NULL);
  assert_soon (earcup_audition_get_track (test->audition) != NULL);
  assert_soon (!earcup_guide_page_get_busy (guide (test)));

  return test;
}

static void
read_topic (EarcupTestWindow *test,
            EarcupTopic       topic,
            const char       *claim)
{
  earcup_guide_page_read (guide (test), topic, claim);
  assert_soon (!earcup_guide_page_get_busy (guide (test)));
}

/* Looks for a button below @widget that does @action with @target. */
static GtkWidget *
find_button (GtkWidget  *widget,
             const char *action,
             const char *target)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    {
      GVariant *value = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));
      const char *found = NULL;

      if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE ("(us)")))
        g_variant_get (value, "(u&s)", NULL, &found);
      else if (value != NULL)
        found = g_variant_get_string (value, NULL);
      if (g_strcmp0 (found, target) == 0)
        return widget;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action, target);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
hear (EarcupTestWindow *test,
      const char       *claim)
{
  GtkWidget *button = find_button (test->window->guide, "guide.hear", claim);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
holds (EarcupTestWindow          *test,
       const EarcupDemonstration *demonstration)
{
  for (guint i = 0; i < earcup_demonstration_get_n_slots (demonstration); i++)
    {
      const EarcupSlot *slot = &test->audition->slots[i + 1];

      if (g_strcmp0 (earcup_test_slot (test, i + 1), demonstration->slots[i].model) != 0 ||
          (slot->changed != NULL) != (demonstration->slots[i].what_if != NULL))
        return FALSE;
    }

  return TRUE;
}

/* What Hear it changes. */
typedef struct {
  char                *slots[EARCUP_AUDITION_SLOTS + 1];
  guint                heard;
  EarcupTransportLoop  loop;
  EarcupPlotPanelView  view;
} State;

static void
take_state (EarcupTestWindow *test,
            State            *state)
{
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    state->slots[slot] = g_strdup (earcup_test_slot (test, slot));
  state->heard = earcup_player_get_selected (test->player);
  earcup_transport_bar_get_loop (test->window->transport, &state->loop);
  earcup_plot_panel_get_view (test->window->plot_panel, &state->view);
}

static void
assert_state (EarcupTestWindow *test,
              const State      *state)
{
  EarcupTransportLoop loop;
  EarcupPlotPanelView view;

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    g_assert_cmpstr (earcup_test_slot (test, slot), ==, state->slots[slot]);
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, state->heard);
  earcup_transport_bar_get_loop (test->window->transport, &loop);
  g_assert_cmpint (loop.repeats, ==, state->loop.repeats);
  g_assert_cmpint (loop.has_region, ==, state->loop.has_region);
  if (loop.has_region)
    {
      g_assert_cmpfloat_with_epsilon (loop.start_s, state->loop.start_s, 1e-3);
      g_assert_cmpfloat_with_epsilon (loop.end_s, state->loop.end_s, 1e-3);
    }
  earcup_plot_panel_get_view (test->window->plot_panel, &view);
  g_assert_cmpstr (view.quantity, ==, state->view.quantity);
  g_assert_cmpint (view.difference, ==, state->view.difference);
  g_assert_cmpfloat (view.cursor_hz, ==, state->view.cursor_hz);
}

static void
clear_state (State *state)
{
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    g_free (state->slots[slot]);
}

/* }}} */

/* One click sets up slots, what is heard, loop and plot, and plays; the action brings all back. */
static void
test_hear (void)
{
  g_autoptr(EarcupTestWindow) test = open_guide ();
  const EarcupDemonstration *demonstration = earcup_demonstration_find ("cup-reflections");
  EarcupTransportLoop loop = { TRUE, TRUE, 1.0, 3.0 };
  EarcupPlotPanelView view = { .quantity = "impedance", .cursor_hz = 440.0 };
  double start_s, end_s;
  State before;

  earcup_transport_bar_set_loop (test->window->transport, &loop);
  earcup_plot_panel_set_view (test->window->plot_panel, &view);
  earcup_player_select (test->player, 2);
  take_state (test, &before);

  read_topic (test, EARCUP_TOPIC_REFLECTIONS, NULL);
  hear (test, "cup-reflections");
  assert_soon (holds (test, demonstration));
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 1);
  g_assert_true (earcup_player_wants_to_play (test->player));
  earcup_transport_bar_get_loop (test->window->transport, &loop);
  earcup_demonstration_get_loop (demonstration, &start_s, &end_s);
  g_assert_true (loop.repeats && loop.has_region);
  g_assert_cmpfloat_with_epsilon (loop.start_s, start_s, 1e-3);
  g_assert_cmpfloat_with_epsilon (loop.end_s, end_s, 1e-3);
  earcup_plot_panel_get_view (test->window->plot_panel, &view);
  g_assert_cmpstr (view.quantity, ==, demonstration->quantity);
  g_assert_true (view.difference);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo-hear", NULL));
  assert_state (test, &before);
  g_assert_false (earcup_player_wants_to_play (test->player));
  g_assert_null (test->audition->slots[1].changed);
  clear_state (&before);
}

/* What is undone while it is still being computed does not come afterwards. */
static void
test_undo_at_once (void)
{
  g_autoptr(EarcupTestWindow) test = open_guide ();
  State before;

  take_state (test, &before);
  read_topic (test, EARCUP_TOPIC_BASS, NULL);
  hear (test, "bass-build-up");
  earcup_window_undo_hear (test->window);
  earcup_test_settle (600);
  assert_state (test, &before);
  clear_state (&before);
}

/* Every claim that needs no scene can be set up from its page, and gives what it names. */
static void
test_all (void)
{
  g_autoptr(EarcupTestWindow) test = open_guide ();
  gsize n;
  const EarcupDemonstration *all = earcup_demonstrations (&n);

  for (gsize i = 0; i < n; i++)
    if (all[i].effect != EARCUP_DEMONSTRATION_NOTHING && all[i].scene == NULL)
      {
        EarcupPlotPanelView view;

        g_test_message ("%s", all[i].claim);
        g_signal_emit_by_name (test->window->guide, "hear", all[i].claim);
        assert_soon (holds (test, &all[i]));
        earcup_plot_panel_get_view (test->window->plot_panel, &view);
        g_assert_cmpstr (view.quantity, ==, all[i].quantity);
      }
}

/* A card says how to hear it, or that there is nothing to hear. */
static void
test_cards (void)
{
  g_autoptr(EarcupTestWindow) test = open_guide ();

  read_topic (test, EARCUP_TOPIC_SOUNDSTAGE, NULL);
  g_assert_null (find_button (test->window->guide, "guide.hear", "soundstage"));
  g_assert_true (earcup_test_tells (test->window->guide, "There is nothing to set up"));
  g_assert_nonnull (find_button (test->window->guide, "guide.hear", "headphones-vs-speakers"));

  read_topic (test, EARCUP_TOPIC_ISOLATION, NULL);
  g_assert_nonnull (find_button (test->window->guide, "guide.hear", "isolation"));
  g_assert_false (earcup_test_tells (test->window->guide, "The command line plays it"));
}

/* Where there is nothing to hear, what bears on it and can be heard is one click away. */
static void
test_links (void)
{
  g_autoptr(EarcupTestWindow) test = open_guide ();
  GtkWidget *button;

  read_topic (test, EARCUP_TOPIC_TASKS, NULL);
  button = find_button (test->window->guide, "guide.read", "open-neutral");
  g_assert_nonnull (button);
  g_assert_null (find_button (test->window->guide, "guide.hear", "open-neutral"));
  g_signal_emit_by_name (button, "clicked");
  assert_soon (find_button (test->window->guide, "guide.hear", "open-neutral") != NULL);
  assert_soon (!earcup_guide_page_get_busy (guide (test)));
}

/* A model that the guides name is one click away. */
static void
test_named_model (void)
{
  g_autoptr(EarcupTestWindow) test = open_guide ();
  GtkWidget *button;

  read_topic (test, EARCUP_TOPIC_HISTORY, NULL);
  button = find_button (test->window->guide, "guide.choose", "sennheiser-hd-414");
  g_assert_nonnull (button);
  g_assert_true (earcup_test_tells (test->window->guide, "1968"));
  g_signal_emit_by_name (button, "clicked");
  assert_soon (g_strcmp0 (earcup_test_slot (test, 1), "sennheiser-hd-414") == 0);
}

/* The topic that is read stays when another model is heard; that of what is heard does not. */
static void
test_following (void)
{
  g_autoptr(EarcupTestWindow) test = open_guide ();

  g_assert_cmpint (earcup_guide_page_get_topic (guide (test)), ==, EARCUP_TOPIC_OPEN);
  earcup_audition_select (test->audition, 2);
  assert_soon (earcup_guide_page_get_topic (guide (test)) == EARCUP_TOPIC_CLOSED);
  read_topic (test, EARCUP_TOPIC_BLEED, NULL);
  earcup_audition_select (test->audition, 1);
  assert_soon (!earcup_guide_page_get_busy (guide (test)));
  g_assert_cmpint (earcup_guide_page_get_topic (guide (test)), ==, EARCUP_TOPIC_BLEED);
}

static gboolean
is_revealed (EarcupTestWindow *test)
{
  return gtk_revealer_get_reveal_child (earcup_test_part (guide (test), "revealer"));
}

static const char *
region_label (EarcupTestWindow *test,
              const char       *name)
{
  return earcup_test_label (earcup_test_part (guide (test), "region"), name);
}

/* Where the pointer is, the guide says what lives there and by how much the models differ; it
 * leaves that some time after the pointer has left. */
static void
test_region (void)
{
  g_autoptr(EarcupTestWindow) test = open_guide ();
  EarcupModel *first = earcup_audition_get_shown (test->audition, 1);
  EarcupModel *second = earcup_audition_get_shown (test->audition, 2);
  g_autofree char *difference = NULL;

  g_assert_false (is_revealed (test));
  earcup_plot_set_hover (plot (test), 100.0);
  assert_soon (is_revealed (test));
  g_assert_true (g_str_has_prefix (region_label (test, "title"), "Bass"));
  difference = earcup_finding_format_value (
    EARCUP_FINDING_PAIR_BASS,
    earcup_region_get_difference (earcup_region_find (100.0), earcup_model_get_response (first),
                                  earcup_model_get_response (second)));
  g_assert_true (g_str_has_prefix (region_label (test, "difference"), difference));

  earcup_plot_set_hover (plot (test), 12000.0);
  assert_soon (g_str_has_prefix (region_label (test, "title"), "Air"));
  g_assert_cmpstr (region_label (test, "difference"), ==, "");

  earcup_plot_set_hover (plot (test), NAN);
  assert_soon (!is_revealed (test));
}

/* The cursor of the keyboard points as well, while the plot has the focus. */
static void
test_region_by_key (void)
{
  g_autoptr(EarcupTestWindow) test = open_guide ();

  gtk_widget_grab_focus (GTK_WIDGET (plot (test)));
  earcup_plot_set_cursor_hz (plot (test), 6000.0);
  assert_soon (is_revealed (test));
  g_assert_true (g_str_has_prefix (region_label (test, "title"), "Sibilance"));
  gtk_widget_grab_focus (earcup_transport_bar_get_play (test->window->transport));
  assert_soon (!is_revealed (test));
}

/* {{{ Looks */

typedef struct {
  const char       *name;
  int               width;
  int               height;
  AdwColorScheme    scheme;
  GtkTextDirection  direction;
  double            text_scale;
} Look;

static const Look looks[] = {
  { "light-1280x800", 1280, 800, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 1.0 },
  { "dark-1280x800", 1280, 800, ADW_COLOR_SCHEME_FORCE_DARK, GTK_TEXT_DIR_LTR, 1.0 },
  { "light-800x600", 800, 600, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 1.0 },
  { "right-to-left-1280x800", 1280, 800, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_RTL, 1.0 },
  { "large-text-1280x800", 1280, 800, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 2.0 },
  { "large-text-800x600", 800, 600, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 2.0 },
};

static void
put_on (const Look *look)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), look->scheme);
  gtk_widget_set_default_direction (look->direction);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * look->text_scale),
                NULL);
  earcup_test_reset_settings ();
  {
    g_autoptr(GSettings) settings = g_settings_new ("io.github.earcup.Earcup");

    g_settings_set_int (settings, "window-width", look->width);
    g_settings_set_int (settings, "window-height", look->height);
  }
}

static void
keep_picture (EarcupTestWindow *test,
              const Look       *look,
              const char       *what)
{
  g_autofree char *name = g_strdup_printf ("guide-%s-%s", what, look->name);

  earcup_test_settle (400);
  earcup_test_keep (test, name);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (test->window)), <=, look->width);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (test->window)), <=, look->height);
}

/* The guide stays within its pane, whatever it shows. */
static void
test_look (gconstpointer data)
{
  const Look *look = data;
  EarcupTestWindow *test;

  put_on (look);
  test = earcup_test_window_open (NULL);
  earcup_test_window_wait (test);
  g_object_set (test->window, "show-guide", TRUE, NULL);
  read_topic (test, EARCUP_TOPIC_BASS, NULL);
  keep_picture (test, look, "topic");
  read_topic (test, EARCUP_TOPIC_BASS, "bass-build-up");
  earcup_plot_set_hover (plot (test), 100.0);
  keep_picture (test, look, "card");
  earcup_guide_page_show_contents (guide (test));
  keep_picture (test, look, "contents");

  earcup_test_window_free (test);
  put_on (&looks[0]);
}

/* }}} */

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/guide/hear-it-sets-up-all-and-undo-restores", test_hear);
  g_test_add_func ("/ui/guide/undo-at-once-wins", test_undo_at_once);
  g_test_add_func ("/ui/guide/all-that-can-be-heard-is-set-up", test_all);
  g_test_add_func ("/ui/guide/cards-say-what-there-is-to-hear", test_cards);
  g_test_add_func ("/ui/guide/cards-lead-to-what-can-be-heard", test_links);
  g_test_add_func ("/ui/guide/named-model-is-one-click-away", test_named_model);
  g_test_add_func ("/ui/guide/only-the-page-of-what-is-heard-follows", test_following);
  g_test_add_func ("/ui/guide/pointer-tells-its-region", test_region);
  g_test_add_func ("/ui/guide/cursor-tells-its-region", test_region_by_key);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/guide/stays-in-its-pane/%s", looks[i].name);

      g_test_add_data_func (path, &looks[i], test_look);
    }

  return g_test_run ();
}
