/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "audio/earcup-test-sound.h"
#include "plotting/earcup-plot-export.h"
#include "widgets/earcup-plot-sight.h"

#define RATE_HZ  48000
#define N_FRAMES 24000

static GFile *
write_noise (const char *name)
{
  g_autofree float *frames = earcup_test_noise (N_FRAMES, 0.3, 1);

  return earcup_test_write_wave (name, frames, N_FRAMES, RATE_HZ);
}

static GFile *
write_text (const char *name,
            const char *text)
{
  g_autofree char *path = earcup_test_path (name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return earcup_test_file (name);
}

/* A good file of which only the start is left. */
static GFile *
write_truncated (const char *name,
                 gsize       n_bytes)
{
  g_autoptr(GFile) file = write_noise (name);
  g_autofree char *path = earcup_test_path (name);

  g_assert_cmpint (truncate (path, (off_t) n_bytes), ==, 0);

  return g_steal_pointer (&file);
}

static GFile *
write_silence (const char *name)
{
  g_autofree float *frames = g_new0 (float, 2 * N_FRAMES);

  return earcup_test_write_wave (name, frames, N_FRAMES, RATE_HZ);
}

static GFile *
make_folder (const char *name)
{
  g_autofree char *path = earcup_test_path (name);

  g_mkdir (path, 0700);

  return earcup_test_file (name);
}

/* A file that cannot be used is named once, and all stays as it was. */
static void
assert_refused (EarcupTestWindow *test,
                GFile            *file)
{
  EarcupTrack *track = earcup_audition_get_track (test->audition);
  g_autofree char *name = g_file_get_basename (file);
  guint n_before = test->n_messages;

  earcup_window_open (test->window, file);
  assert_soon (test->n_messages > n_before);
  g_test_message ("%s", test->message);
  assert_soon (earcup_test_shows (test->window->toasts, test->message));
  earcup_test_settle (100);
  g_assert_cmpuint (test->n_messages, ==, n_before + 1);
  g_assert_nonnull (strstr (test->message, name));
  g_assert_true (earcup_audition_get_track (test->audition) == track);
  g_assert_true (earcup_audition_is_demo (test->audition));
  g_assert_cmpstr (earcup_test_label (test->window->transport, "name"), ==, "Demo mix");
  g_assert_true (g_str_has_prefix (earcup_test_label (test->window->transport, "facts"),
                                   "48.0 kHz"));
}

static void
test_missing (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autoptr(GFile) file = earcup_test_file ("no-such-file.wav");

  assert_refused (test, file);
}

static void
test_empty (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autoptr(GFile) file = write_text ("empty.wav", "");

  assert_refused (test, file);
}

static void
test_folder (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autoptr(GFile) file = make_folder ("folder.wav");

  assert_refused (test, file);
}

static void
test_text (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autoptr(GFile) file = write_text ("text.wav", "This is no sound, and it is <b>not</b> markup.");

  assert_refused (test, file);
}

static void
test_truncated (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autoptr(GFile) file = write_truncated ("truncated.wav", 20);

  assert_refused (test, file);
}

static void
test_silent (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autoptr(GFile) file = write_silence ("silent.wav");

  assert_refused (test, file);
}

static void
test_markup_in_name (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autoptr(GFile) file = write_text ("a <b> & c.wav", "no sound");

  assert_refused (test, file);
}

static void
test_good (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autoptr(GFile) file = write_noise ("my <mix> & more.wav");

  earcup_window_open (test->window, file);
  assert_soon (!earcup_audition_is_demo (test->audition));
  g_assert_cmpstr (earcup_test_label (test->window->transport, "name"), ==, "my <mix> & more.wav");
  g_assert_true (g_str_has_suffix (earcup_test_label (test->window->transport, "time"),
                                   "/ 0:00.5"));
  assert_soon (earcup_test_shows (test->window->toasts, "Loaded “my <mix> & more.wav”"));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo-load", NULL));
  assert_soon (earcup_audition_is_demo (test->audition));
  g_assert_cmpstr (earcup_test_label (test->window->transport, "name"), ==, "Demo mix");
  g_assert_true (g_str_has_suffix (earcup_test_label (test->window->transport, "time"),
                                   "/ 0:20.0"));
  g_assert_cmpuint (test->n_messages, ==, 0);
}

static void
test_newer_load_wins (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  g_autoptr(GFile) first = write_noise ("first.wav");
  g_autoptr(GFile) second = write_noise ("second.wav");

  earcup_window_open (test->window, first);
  earcup_window_open (test->window, second);
  assert_soon (g_str_equal (earcup_test_label (test->window->transport, "name"), "second.wav"));
  earcup_test_settle (200);
  g_assert_cmpstr (earcup_test_label (test->window->transport, "name"), ==, "second.wav");
  g_assert_cmpuint (test->n_messages, ==, 0);
}

static void
test_argument (void)
{
  g_autoptr(GFile) file = write_noise ("argument.wav");
  g_autoptr(EarcupTestWindow) test = NULL;

  earcup_test_reset_settings ();
  test = earcup_test_window_open (file);
  earcup_test_window_wait (test);
  g_assert_false (earcup_audition_is_demo (test->audition));
  g_assert_cmpstr (earcup_test_label (test->window->transport, "name"), ==, "argument.wav");
}

static void
test_export (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupPlot *plot = EARCUP_PLOT (earcup_plot_panel_get_plot (test->window->plot_panel));
  g_autoptr(GFile) file = earcup_test_file ("plot.svg");
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;

  earcup_plot_export (earcup_plot_get_scene (plot), file, 1000, 560, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (file, NULL, &contents, NULL, NULL, NULL));
  g_assert_nonnull (strstr (contents, "Sennheiser HD 650"));
  g_assert_nonnull (strstr (contents, "Sony MDR-7506"));
}

/* What leaves the window is what is seen of the plot. */
static void
test_hidden_curve_is_not_exported (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  EarcupPlot *plot = EARCUP_PLOT (earcup_plot_panel_get_plot (test->window->plot_panel));
  g_autoptr(GFile) file = earcup_test_file ("hidden.csv");
  g_autofree char *contents = NULL;

  earcup_plot_set_is_hidden (plot, "B", TRUE);
  g_assert_true (earcup_plot_export (earcup_plot_get_shown (plot), file, 1000, 560, NULL));
  g_assert_true (g_file_load_contents (file, NULL, &contents, NULL, NULL, NULL));
  g_assert_nonnull (strstr (contents, "Sennheiser HD 650"));
  g_assert_null (strstr (contents, "Sony MDR-7506"));
}

static void
texture_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GdkTexture **texture = user_data;

  *texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (test->window));
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree char *text = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.copy-plot", NULL));
  gdk_clipboard_read_texture_async (clipboard, NULL, texture_cb, &texture);
  assert_soon (texture != NULL);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 2000);
  gdk_clipboard_read_text_async (clipboard, NULL, text_cb, &text);
  assert_soon (text != NULL);
  g_assert_true (g_str_has_prefix (text, "Hz\tSennheiser HD 650 (dB)"));
  g_assert_nonnull (strstr (text, "\n1000\t"));
  assert_soon (earcup_test_shows (test->window, "Plot copied, as a picture and as a table"));
}

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/files/missing-is-refused", test_missing);
  g_test_add_func ("/ui/files/empty-is-refused", test_empty);
  g_test_add_func ("/ui/files/folder-is-refused", test_folder);
  g_test_add_func ("/ui/files/text-is-refused", test_text);
  g_test_add_func ("/ui/files/truncated-is-refused", test_truncated);
  g_test_add_func ("/ui/files/silent-is-refused", test_silent);
  g_test_add_func ("/ui/files/name-is-no-markup", test_markup_in_name);
  g_test_add_func ("/ui/files/good-replaces-and-undo-restores", test_good);
  g_test_add_func ("/ui/files/newer-load-wins", test_newer_load_wins);
  g_test_add_func ("/ui/files/argument-is-opened", test_argument);
  g_test_add_func ("/ui/files/plot-is-exported", test_export);
  g_test_add_func ("/ui/files/hidden-curve-is-not-exported", test_hidden_curve_is_not_exported);
  g_test_add_func ("/ui/files/plot-is-copied", test_copy);

  return earcup_test_run ();
}
