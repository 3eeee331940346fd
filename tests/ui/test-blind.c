/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "audio/earcup-test-sound.h"
#include "trials/earcup-blind-archive.h"
#include "widgets/earcup-banner.h"
#include "widgets/earcup-level-meter.h"
#include "widgets/earcup-plot.h"
#include "windows/earcup-blind-result-page.h"
#include "windows/earcup-blind-setup-page.h"
#include "windows/earcup-blind-view.h"
#include "windows/earcup-slot-card.h"

#define RATE_HZ   48000
#define FEWEST    5.0      /* trials */
#define PRESS_S   0.45     /* of sound after a press */
#define LOW_HZ    60.0
#define HIGH_HZ   1000.0
#define MIX_S     4.0

/* {{{ A player that records, with the view alone */

typedef struct {
  EarcupAudition *audition;
  EarcupPlayer   *player;
  GtkWidget      *window;
  GtkWidget      *view;
  char           *path;
  double          marks[3];    /* of slots 0 to 2: how strong lows are, in dB */
} Booth;

static void
click (gpointer button)
{
  g_signal_emit_by_name (button, "clicked");
}

static void
act (gpointer    widget,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
}

static gpointer
page_of (GtkWidget  *view,
         const char *name)
{
  return earcup_test_part (view, name);
}

/* A low and a high tone for four seconds; the low one is stronger in their second half. The name of
 * the file would be no markup. */
static GFile *
write_mix (void)
{
  gsize n = (gsize) (MIX_S * RATE_HZ);
  g_autofree float *frames = earcup_test_tone (n, LOW_HZ, 0.1, RATE_HZ);
  g_autofree float *high = earcup_test_tone (n, HIGH_HZ, 0.1, RATE_HZ);

  for (gsize i = 0; i < 2 * n; i++)
    frames[i] = frames[i] * (i < n ? 1.0f : 3.0f) + high[i];

  return earcup_test_write_wave ("low & high.wav", frames, n, RATE_HZ);
}

static gsize
count_played (Booth *booth)
{
  GStatBuf about;

  return g_stat (booth->path, &about) == 0 ? (gsize) about.st_size / (2 * sizeof (float)) : 0;
}

static float *
read_played (Booth *booth,
             gsize *n_frames)
{
  char *bytes;
  gsize length;

  g_assert_true (g_file_get_contents (booth->path, &bytes, &length, NULL));
  *n_frames = length / (2 * sizeof (float));

  return (float *) (gpointer) bytes;
}

/* Plays for some time and then tells how strong lows are compared with highs. */
static double
hear (Booth *booth)
{
  gsize from = count_played (booth), n_frames, n = RATE_HZ / 5;
  g_autofree float *played = NULL;

  assert_soon (count_played (booth) >= from + (gsize) (PRESS_S * RATE_HZ));
  played = read_played (booth, &n_frames);
  played = memmove (played, played + 2 * (n_frames - n), 2 * n * sizeof *played);

  return earcup_test_gain_at (played, n, 0, LOW_HZ, RATE_HZ) -
         earcup_test_gain_at (played, n, 0, HIGH_HZ, RATE_HZ);
}

/* Which slot is heard, found in the sound itself. */
static guint
find_heard (Booth *booth)
{
  double mark = hear (booth);
  guint nearest = 0;

  for (guint slot = 1; slot < G_N_ELEMENTS (booth->marks); slot++)
    if (fabs (mark - booth->marks[slot]) < fabs (mark - booth->marks[nearest]))
      nearest = slot;
  g_assert_cmpfloat (fabs (mark - booth->marks[nearest]), <, 0.4);

  return nearest;
}

static void
learn_marks (Booth *booth)
{
  earcup_player_set_loop (booth->player, TRUE, 0.0, MIX_S / 2.0);
  earcup_player_play (booth->player);
  assert_soon (count_played (booth) > RATE_HZ / 4);
  for (guint slot = 0; slot < G_N_ELEMENTS (booth->marks); slot++)
    {
      earcup_player_select (booth->player, slot);
      booth->marks[slot] = hear (booth);
      g_test_message ("slot %u: %.1f dB", slot, booth->marks[slot]);
      for (guint other = 0; other < slot; other++)
        g_assert_cmpfloat (fabs (booth->marks[slot] - booth->marks[other]), >, 1.0);
    }
  earcup_player_select (booth->player, 1);
}

static void
left_cb (guint *n)
{
  (*n)++;
}

static Booth *
booth_new (void)
{
  Booth *booth = g_new0 (Booth, 1);
  g_autoptr(GFile) mix = write_mix ();
  g_autofree char *sink = NULL;
  g_autoptr(GError) error = NULL;

  booth->path = earcup_test_path ("blind.raw");
  sink = g_strdup_printf ("filesink location=%s sync=true buffer-mode=unbuffered", booth->path);
  booth->audition = earcup_audition_new (sink);
  booth->player = earcup_audition_get_player (booth->audition);
  g_assert_true (earcup_audition_load_catalogue (booth->audition, &error));
  earcup_audition_set_model (booth->audition, 1, "sennheiser-hd-650");
  earcup_audition_set_model (booth->audition, 2, "sony-mdr-7506");
  earcup_audition_load (booth->audition, mix, FALSE);
  assert_soon (earcup_audition_get_model (booth->audition, 1) != NULL &&
               earcup_audition_get_model (booth->audition, 2) != NULL);
  assert_soon (earcup_audition_get_track (booth->audition) != NULL &&
               earcup_matcher_get_verified (earcup_audition_get_matcher (booth->audition)));

  booth->window = gtk_window_new ();
  booth->view = g_object_new (EARCUP_TYPE_BLIND_VIEW, NULL);
  earcup_blind_view_set_audition (EARCUP_BLIND_VIEW (booth->view), booth->audition);
  gtk_window_set_child (GTK_WINDOW (booth->window), booth->view);
  gtk_window_present (GTK_WINDOW (booth->window));

  return booth;
}

static void
booth_free (Booth *booth)
{
  gtk_window_destroy (GTK_WINDOW (booth->window));
  earcup_test_settle (20);
  g_object_unref (booth->audition);
  g_remove (booth->path);
  g_free (booth->path);
  g_free (booth);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Booth, booth_free)

static void
prepare (GtkWidget       *view,
         EarcupBlindKind  kind)
{
  GtkWidget *setup = page_of (view, "setup");

  earcup_blind_view_open (EARCUP_BLIND_VIEW (view));
  adw_combo_row_set_selected (earcup_test_part (setup, "kind"), kind);
  gtk_adjustment_set_value (earcup_test_part (setup, "trials"), FEWEST);
}

static gboolean
can_start (GtkWidget *view)
{
  return gtk_widget_get_sensitive (earcup_test_part (page_of (view, "setup"), "start"));
}

static void
start (GtkWidget       *view,
       EarcupBlindKind  kind)
{
  prepare (view, kind);
  assert_soon (can_start (view));
  click (earcup_test_part (page_of (view, "setup"), "start"));
  g_assert_true (earcup_blind_view_get_running (EARCUP_BLIND_VIEW (view)));
}

static void
press (GtkWidget *view,
       guint      sample)
{
  g_autofree char *name = g_strdup_printf ("sample_%u", sample);

  click (earcup_test_part (page_of (view, "trials"), name));
}

static void
answer (GtkWidget *view,
        guint      which)
{
  g_autofree char *name = g_strdup_printf ("answer_%u", which);

  click (earcup_test_part (page_of (view, "trials"), name));
}

static EarcupBlindArchive *
open_archive (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "earcup", "blind-tests",
                                              NULL);

  return earcup_blind_archive_new (folder);
}

static EarcupBlindRecord *
get_newest (void)
{
  g_autoptr(EarcupBlindArchive) archive = open_archive ();
  g_autoptr(EarcupBlindItem) item = g_list_model_get_item (G_LIST_MODEL (archive), 0);

  g_assert_nonnull (item);

  return earcup_blind_record_ref (earcup_blind_item_get_record (item));
}

/* }}} */
/* {{{ What is played */

/* What was behind a sample, from what was drawn. */
static guint
side_of (EarcupBlindKind kind,
         guint           assignment,
         guint           sample)
{
  if (kind == EARCUP_BLIND_ABX)
    return sample < 2 ? sample : assignment;
  if (kind == EARCUP_BLIND_PREFERENCE)
    return sample ^ assignment;

  return (guint) (assignment % 3 == sample) ^ (assignment / 3);
}

static void
check_played (EarcupBlindRecord *record,
              guint              heard[][3])
{
  EarcupBlindKind kind = earcup_blind_record_get_kind (record);
  g_autofree char *table = earcup_blind_record_to_csv (record);
  g_auto(GStrv) rows = g_strsplit (table, "\r\n", -1);

  for (guint trial = 0; trial < earcup_blind_record_get_n_trials (record); trial++)
    {
      g_auto(GStrv) cells = g_strsplit (rows[trial + 1], ",", 5);
      guint assignment = (guint) g_ascii_strtoull (cells[3], NULL, 10);

      for (guint sample = 0; sample < earcup_blind_kind_get_n_samples (kind); sample++)
        g_assert_cmpuint (heard[trial][sample], ==, 1 + side_of (kind, assignment, sample));
    }
}

static void
test_plays (gconstpointer data)
{
  EarcupBlindKind kind = GPOINTER_TO_UINT (data);
  guint n_samples = earcup_blind_kind_get_n_samples (kind);
  g_autoptr(Booth) booth = booth_new ();
  g_autoptr(EarcupBlindRecord) record = NULL;
  guint heard[(guint) FEWEST][3];

  learn_marks (booth);
  start (booth->view, kind);
  for (guint trial = 0; trial < (guint) FEWEST; trial++)
    {
      for (guint i = 0; i < n_samples; i++)
        {
          press (booth->view, n_samples - 1 - i);
          heard[trial][n_samples - 1 - i] = find_heard (booth);
        }
      g_assert_cmpuint (earcup_player_get_selected (booth->player), ==, 1);
      answer (booth->view, trial % 2);
    }

  g_assert_false (earcup_blind_view_get_running (EARCUP_BLIND_VIEW (booth->view)));
  record = get_newest ();
  g_assert_cmpint (earcup_blind_record_get_kind (record), ==, kind);
  check_played (record, heard);
  g_assert_cmpuint (find_heard (booth), ==, 1);
}

/* Six presses, two of them on what is heard already, are six equal dips. */
static void
test_dips (void)
{
  static const guint presses[] = { 1, 1, 2, 0, 0, 2 };
  g_autoptr(Booth) booth = booth_new ();
  g_autofree float *played = NULL;
  gsize from, n_frames, run = 0;
  guint n_dips = 0;

  earcup_player_set_loop (booth->player, TRUE, 0.0, MIX_S / 2.0);
  start (booth->view, EARCUP_BLIND_ABX);
  hear (booth);
  from = count_played (booth);
  for (guint i = 0; i < G_N_ELEMENTS (presses); i++)
    {
      press (booth->view, presses[i]);
      hear (booth);
    }

  played = read_played (booth, &n_frames);
  for (gsize i = from; i < n_frames; i++)
    {
      gboolean silent = fabsf (played[2 * i]) < 1e-7f;

      if (!silent && run > RATE_HZ / 50)
        {
          n_dips++;
          g_assert_cmpfloat_with_epsilon ((double) run / RATE_HZ, 0.090, 0.005);
        }
      run = silent ? run + 1 : 0;
    }
  g_assert_cmpuint (n_dips, ==, G_N_ELEMENTS (presses));
}

/* After the test the player is as it was. */
static void
test_gives_back (void)
{
  g_autoptr(Booth) booth = booth_new ();
  EarcupMatcher *matcher = earcup_audition_get_matcher (booth->audition);
  guint n_left = 0;
  double start_s, end_s;

  g_signal_connect_swapped (booth->view, "left", G_CALLBACK (left_cb), &n_left);
  start (booth->view, EARCUP_BLIND_ABX);
  g_assert_true (earcup_player_get_loop (booth->player, &start_s, &end_s));
  g_assert_cmpfloat_with_epsilon (end_s, MIX_S, 0.001);
  for (guint trial = 0; trial < (guint) FEWEST; trial++)
    answer (booth->view, 0);

  g_assert_false (earcup_player_get_loop (booth->player, &start_s, &end_s));
  earcup_player_set_loop (booth->player, TRUE, 0.0, MIX_S / 2.0);
  start (booth->view, EARCUP_BLIND_ABX);
  g_assert_true (earcup_player_get_gain (booth->player, 1) !=
                 earcup_matcher_get_gain (matcher, 1) ||
                 earcup_player_get_gain (booth->player, 2) !=
                 earcup_matcher_get_gain (matcher, 2));
  for (guint trial = 0; trial < (guint) FEWEST; trial++)
    answer (booth->view, 0);

  for (guint slot = 1; slot <= 2; slot++)
    g_assert_cmpfloat (earcup_player_get_gain (booth->player, slot), ==,
                       earcup_matcher_get_gain (matcher, slot));
  act (booth->view, "blind.leave");
  g_assert_cmpuint (n_left, ==, 1);
}

/* A model that changes on the way spoils the test, and no result is kept. */
static void
test_spoilt (void)
{
  g_autoptr(Booth) booth = booth_new ();
  g_autoptr(EarcupBlindArchive) before = open_archive ();
  g_autoptr(EarcupBlindArchive) after = NULL;

  start (booth->view, EARCUP_BLIND_ABX);
  earcup_audition_set_model (booth->audition, 2, "akg-k361");
  assert_soon (!earcup_blind_view_get_running (EARCUP_BLIND_VIEW (booth->view)));
  after = open_archive ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (after)), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (before)));
}

/* }}} */
/* {{{ What is refused */

static const char *
state_of (GtkWidget *view)
{
  return earcup_test_label (page_of (view, "setup"), "state");
}

/* The gains match the whole mix; on its first half alone they do not. */
static void
test_residual (void)
{
  g_autoptr(Booth) booth = booth_new ();
  GtkSwitch *match = earcup_test_part (page_of (booth->view, "setup"), "match");
  g_autofree char *figure = NULL;
  EarcupBlindPlan plan;

  earcup_player_set_loop (booth->player, TRUE, 0.0, MIX_S / 2.0);
  prepare (booth->view, EARCUP_BLIND_ABX);
  gtk_switch_set_active (match, FALSE);
  g_assert_false (can_start (booth->view));
  assert_soon (strstr (state_of (booth->view), "Not a fair test") != NULL);
  g_test_message ("%s", state_of (booth->view));
  g_assert_false (can_start (booth->view));
  earcup_blind_setup_page_get_plan (page_of (booth->view, "setup"), &plan);
  g_assert_cmpfloat (plan.residual_lu, >, EARCUP_BLIND_RESIDUAL_LU);
  figure = g_strdup_printf ("%.2f LU", plan.residual_lu);
  g_assert_nonnull (strstr (state_of (booth->view), figure));
  click (earcup_test_part (page_of (booth->view, "setup"), "start"));
  g_assert_false (earcup_blind_view_get_running (EARCUP_BLIND_VIEW (booth->view)));

  gtk_switch_set_active (match, TRUE);
  assert_soon (can_start (booth->view));
  earcup_blind_setup_page_get_plan (page_of (booth->view, "setup"), &plan);
  g_assert_cmpfloat (plan.residual_lu, <, 0.01);
}

static void
test_same (void)
{
  g_autoptr(Booth) booth = booth_new ();
  GtkWidget *setup = page_of (booth->view, "setup");

  prepare (booth->view, EARCUP_BLIND_ABX);
  assert_soon (can_start (booth->view));
  adw_combo_row_set_selected (earcup_test_part (setup, "second"), 0);
  g_assert_false (can_start (booth->view));
  g_assert_nonnull (strstr (state_of (booth->view), "Both are the same"));
  adw_combo_row_set_selected (earcup_test_part (setup, "second"), 2);
  assert_soon (can_start (booth->view));

  earcup_audition_set_model (booth->audition, 2, "sennheiser-hd-650");
  adw_combo_row_set_selected (earcup_test_part (setup, "second"), 1);
  assert_soon (strstr (state_of (booth->view), "Both are the same") != NULL);
  g_assert_false (can_start (booth->view));
}

static void
test_nothing (void)
{
  g_autoptr(EarcupAudition) audition = earcup_audition_new ("fakesink");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = g_object_new (EARCUP_TYPE_BLIND_VIEW, NULL);

  earcup_blind_view_set_audition (EARCUP_BLIND_VIEW (view), audition);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  prepare (view, EARCUP_BLIND_ABX);
  g_assert_false (can_start (view));
  g_assert_nonnull (strstr (state_of (view), "open a mix"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The chance to pass is told while the number is chosen. */
static void
test_power (void)
{
  g_autoptr(Booth) booth = booth_new ();
  GtkWidget *setup = page_of (booth->view, "setup");
  AdwActionRow *row = earcup_test_part (setup, "trials_row");

  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), "12 of 16"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), "45 %"));
  gtk_adjustment_set_value (earcup_test_part (setup, "trials"), 40.0);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), "26 of 40"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), "81 %"));
  prepare (booth->view, EARCUP_BLIND_PREFERENCE);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), "Too few"));
}

/* }}} */
/* {{{ What is shown */

/* All that can be seen or read out of a window, the words and their order; but for the banner, as
 * it tells at any time what has become of the sound device. */
static void
collect (GtkWidget *widget,
         GString   *words)
{
  static const GtkAccessibleProperty properties[] = {
    GTK_ACCESSIBLE_PROPERTY_LABEL, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
  };

  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget) ||
      EARCUP_IS_BANNER (widget))
    return;

  g_assert_false (EARCUP_IS_LEVEL_METER (widget) || EARCUP_IS_PLOT (widget) ||
                  EARCUP_IS_SLOT_CARD (widget));
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), properties[i]))
      {
        g_autofree char *value = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                                     properties[i], "\001");

        g_string_append_printf (words, "%s\n", value);
      }
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  if (gtk_widget_get_tooltip_text (widget) != NULL)
    g_string_append_printf (words, "%s\n", gtk_widget_get_tooltip_text (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, words);
}

static char *
dup_words (GtkWidget *widget)
{
  GString *words = g_string_new (gtk_window_get_title (GTK_WINDOW (widget)));

  collect (widget, words);

  return g_string_free (words, FALSE);
}

/* Whatever the trials are assigned, the window says the same about each sample. */
static void
test_covers (void)
{
  static const char *const secrets[] = { "HD 650", "Sennheiser", "MDR", "Sony", " dB", "LU" };
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  GtkWidget *view;
  g_auto(GStrv) first = g_new0 (char *, 4);

  assert_soon (earcup_matcher_get_verified (earcup_audition_get_matcher (test->audition)));
  g_assert_null (test->window->blind);
  act (test->window, "win.blind-test");
  view = test->window->blind;
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (test->window->panes)));
  start (view, EARCUP_BLIND_ABX);
  for (guint trial = 0; trial < (guint) FEWEST; trial++)
    {
      GtkLabel *progress = earcup_test_part (page_of (view, "trials"), "progress");
      g_autofree char *now = g_strdup (gtk_label_get_text (progress));

      for (guint sample = 0; sample < 3; sample++)
        {
          g_autofree char *words = NULL;
          g_auto(GStrv) parts = NULL;
          g_autofree char *plain = NULL;

          press (view, sample);
          earcup_test_settle (20);
          words = dup_words (GTK_WIDGET (test->window));
          for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
            g_assert_null (strstr (words, secrets[i]));
          g_assert_nonnull (strstr (words, now));
          parts = g_strsplit (words, now, -1);
          plain = g_strjoinv ("#", parts);
          if (trial == 0)
            first[sample] = g_steal_pointer (&plain);
          else
            g_assert_cmpstr (plain, ==, first[sample]);
        }
      answer (view, 0);
      g_assert_true (trial + 1 == (guint) FEWEST ||
                     gtk_window_get_focus (GTK_WINDOW (test->window)) ==
                     earcup_test_part (page_of (view, "trials"), "sample_0"));
    }

  g_assert_true (earcup_test_shows (view, "Sennheiser HD 650 and Sony MDR-7506"));
  act (view, "blind.leave");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (test->window->panes)));
  g_assert_false (gtk_widget_get_mapped (view));
}

static gboolean
does (EarcupTestWindow *test,
      const char       *action,
      gint32            slot)
{
  return slot < 0 ? gtk_widget_activate_action (GTK_WIDGET (test->window), action, NULL)
                  : gtk_widget_activate_action (GTK_WIDGET (test->window), action, "i", slot);
}

/* The question that is asked: a window, or from libadwaita 1.5 on a part of one. */
static GtkWidget *
find_question (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (g_signal_lookup ("response", G_OBJECT_TYPE (widget)) != 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_question (child);

  return found;
}

/* Neither a key nor a file changes what is heard; giving up asks first. */
static void
test_locks (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  GtkWidget *view;
  EarcupTrack *track = earcup_audition_get_track (test->audition);
  g_autoptr(GFile) mix = write_mix ();
  GListModel *windows = gtk_window_get_toplevels ();

  assert_soon (earcup_matcher_get_verified (earcup_audition_get_matcher (test->audition)));
  act (test->window, "win.blind-test");
  view = test->window->blind;
  start (view, EARCUP_BLIND_TRIANGLE);
  does (test, "win.listen", 2);
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 1);
  does (test, "win.swap", -1);
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sennheiser-hd-650");
  earcup_window_open (test->window, mix);
  earcup_test_settle (200);
  g_assert_true (earcup_audition_get_track (test->audition) == track);
  does (test, "win.guide", -1);
  g_assert_false (gtk_widget_get_mapped (test->window->guide));

  gtk_window_close (GTK_WINDOW (test->window));
  earcup_test_settle (50);
  g_assert_true (earcup_blind_view_get_running (EARCUP_BLIND_VIEW (view)));
  for (guint i = g_list_model_get_n_items (windows); i-- > 0;)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *question = find_question (window);

      if (question != NULL)
        g_signal_emit_by_name (question, "response", "go");
    }
  assert_soon (!earcup_blind_view_get_running (EARCUP_BLIND_VIEW (view)));
  does (test, "win.swap", -1);
  assert_soon (g_strcmp0 (earcup_test_slot (test, 1), "sony-mdr-7506") == 0);
}

/* What was found is kept, listed, exported, and can be tested again. */
static void
test_keeps (void)
{
  g_autoptr(Booth) booth = booth_new ();
  GtkWidget *results = page_of (booth->view, "results");
  g_autoptr(GFile) json = earcup_test_file ("exported.json");
  g_autoptr(GFile) csv = earcup_test_file ("exported.csv");
  g_autoptr(EarcupBlindRecord) record = NULL;
  g_autofree char *text = NULL, *table = NULL, *expected = NULL, *score = NULL;
  EarcupBlindConditions conditions;

  start (booth->view, EARCUP_BLIND_ABX);
  for (guint trial = 0; trial < (guint) FEWEST; trial++)
    answer (booth->view, 1);

  g_assert_true (gtk_widget_get_mapped (results));
  record = get_newest ();
  earcup_blind_record_get_conditions (record, &conditions);
  g_assert_cmpstr (conditions.model_a, ==, "Sennheiser HD 650");
  g_assert_cmpstr (conditions.model_b, ==, "Sony MDR-7506");
  g_assert_cmpstr (conditions.track, ==, "low & high.wav");
  g_assert_cmpfloat (conditions.residual_lu, <, 0.01);
  score = g_strdup_printf ("%u of 5 right", earcup_blind_record_get_score (record));
  g_assert_true (earcup_test_shows (results, score));
  expected = earcup_blind_record_dup_verdict (record);
  g_assert_true (earcup_test_shows (results, expected));

  g_assert_true (earcup_blind_result_page_export (EARCUP_BLIND_RESULT_PAGE (results), json, NULL));
  g_assert_true (earcup_blind_result_page_export (EARCUP_BLIND_RESULT_PAGE (results), csv, NULL));
  g_assert_true (g_file_load_contents (json, NULL, &text, NULL, NULL, NULL));
  g_assert_nonnull (strstr (text, EARCUP_BLIND_RECORD_FORMAT));
  g_assert_true (g_file_load_contents (csv, NULL, &table, NULL, NULL, NULL));
  g_assert_true (g_str_has_prefix (table, "when,kind,trial"));

  act (booth->view, "blind.setup");
  g_assert_true (gtk_widget_get_mapped (page_of (booth->view, "setup")));
  act (booth->view, "blind.results");
  g_assert_true (gtk_widget_get_mapped (results));
}

static void
test_empty (void)
{
  g_autoptr(Booth) booth = booth_new ();
  g_autoptr(EarcupBlindArchive) archive = open_archive ();
  GtkWidget *results = page_of (booth->view, "results");

  while (g_list_model_get_n_items (G_LIST_MODEL (archive)) > 0)
    g_assert_true (earcup_blind_archive_remove (archive, 0, NULL));
  prepare (booth->view, EARCUP_BLIND_ABX);
  act (booth->view, "blind.results");
  g_assert_true (gtk_widget_get_mapped (earcup_test_part (results, "empty")));
  g_assert_false (gtk_widget_get_mapped (earcup_test_part (results, "result")));
}

/* }}} */

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  g_test_add_data_func ("/ui/blind/abx-plays-what-was-drawn", GUINT_TO_POINTER (EARCUP_BLIND_ABX),
                        test_plays);
  g_test_add_data_func ("/ui/blind/preference-plays-what-was-drawn",
                        GUINT_TO_POINTER (EARCUP_BLIND_PREFERENCE), test_plays);
  g_test_add_data_func ("/ui/blind/triangle-plays-what-was-drawn",
                        GUINT_TO_POINTER (EARCUP_BLIND_TRIANGLE), test_plays);
  g_test_add_func ("/ui/blind/every-press-dips-alike", test_dips);
  g_test_add_func ("/ui/blind/player-is-given-back", test_gives_back);
  g_test_add_func ("/ui/blind/another-model-spoils-the-test", test_spoilt);
  g_test_add_func ("/ui/blind/unequal-loudness-is-refused", test_residual);
  g_test_add_func ("/ui/blind/two-of-the-same-are-refused", test_same);
  g_test_add_func ("/ui/blind/nothing-to-play-is-refused", test_nothing);
  g_test_add_func ("/ui/blind/chance-to-pass-is-told-beforehand", test_power);
  g_test_add_func ("/ui/blind/window-gives-nothing-away", test_covers);
  g_test_add_func ("/ui/blind/nothing-changes-on-the-way", test_locks);
  g_test_add_func ("/ui/blind/result-is-kept-and-exported", test_keeps);
  g_test_add_func ("/ui/blind/without-tests-it-says-so", test_empty);

  return earcup_test_run ();
}
