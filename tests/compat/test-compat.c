/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "compat/earcup-compat.h"

static void
settle (guint ms)
{
  gint64 end = g_get_monotonic_time () + 1000 * (gint64) ms;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static GtkWindow *
open_window (void)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());

  gtk_window_set_default_size (window, 800, 600);      /* dialogs stand in it */
  gtk_window_present (window);
  settle (100);

  return window;
}

/* From libadwaita 1.5 on a question stands inside its window. */
static void
close_dialogs (GtkWindow *window)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  AdwDialog *dialog;

  while (ADW_IS_WINDOW (window) &&
         (dialog = adw_window_get_visible_dialog (ADW_WINDOW (window))) != NULL)
    adw_dialog_force_close (dialog);
#endif
}

/* Closes every window but one, as a user who presses Escape does. */
static void
close_others (GtkWindow *keep)
{
  GListModel *all = gtk_window_get_toplevels ();

  close_dialogs (keep);

  for (guint i = g_list_model_get_n_items (all); i > 0; i--)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (all, i - 1);

      if (window != keep)
        gtk_window_close (window);
    }
  settle (300);
}

static gboolean
needs_display (void)
{
  if (gdk_display_get_default () != NULL)
    return TRUE;

  g_test_skip ("There is no display");

  return FALSE;
}

static void
confirm_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (earcup_compat_confirm_finish (result, &error));
  g_assert_no_error (error);
  ++*(guint *) user_data;
}

static void
test_closing_a_question_means_no (void)
{
  GtkWindow *window;
  guint n_answers = 0;

  if (!needs_display ())
    return;

  window = open_window ();
  earcup_compat_confirm (window, "Discard?", "It is gone then.", "_Discard", TRUE, NULL,
                         confirm_cb, &n_answers);
  settle (200);
  close_others (window);
  g_assert_cmpuint (n_answers, ==, 1);
  gtk_window_destroy (window);
}

static void
file_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = earcup_compat_file_finish (result, &error);

  g_assert_null (file);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  ++*(guint *) user_data;
}

static void
test_closing_a_chooser_is_a_cancellation (void)
{
  static const char * const suffixes[] = { "wav", "flac", NULL };
  g_autoptr(GListModel) filters = NULL;
  GtkWindow *window;
  guint n_answers = 0;

  if (!needs_display ())
    return;

  window = open_window ();
  filters = earcup_compat_new_filters ("Audio files", suffixes);
  earcup_compat_open_file (window, "Open", filters, NULL, file_cb, &n_answers);
  earcup_compat_save_file (window, "Save", "plot.svg", NULL, NULL, file_cb, &n_answers);
  settle (400);
  close_others (window);
  g_assert_cmpuint (n_answers, ==, 2);
  gtk_window_destroy (window);
}

static void
test_filters_end_with_all_files (void)
{
  static const char * const suffixes[] = { "wav", NULL };
  g_autoptr(GListModel) filters = NULL;
  g_autoptr(GtkFileFilter) wanted = NULL;

  if (!needs_display ())
    return;

  filters = earcup_compat_new_filters ("Audio files", suffixes);
  wanted = g_list_model_get_item (filters, 0);
  g_assert_cmpuint (g_list_model_get_n_items (filters), ==, 2);
  g_assert_cmpstr (gtk_file_filter_get_name (wanted), ==, "Audio files");
}

static void
test_about_and_preferences_open (void)
{
  const char *people[] = { "Somebody", NULL };
  AdwPreferencesPage *page;
  GtkWindow *window;

  if (!needs_display ())
    return;

  window = open_window ();
  earcup_compat_show_about (window, &(EarcupCompatAbout) {
    .name = "Earcup", .version = "0.1", .developers = people,
    .credits_title = "Sources", .credits = people,
    .licences = &(EarcupCompatLicence) { "Library", "© Somebody", GTK_LICENSE_BSD_3 },
    .n_licences = 1 });
  page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  earcup_compat_show_preferences (window, &page, 1);
  settle (200);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page)));
  close_others (window);
  gtk_window_destroy (window);
}

static void
test_ink_stands_out_from_the_window (void)
{
  AdwStyleManager *manager;
  GtkWindow *window;
  GdkRGBA light, dark;

  if (!needs_display ())
    return;

  manager = adw_style_manager_get_default ();
  window = open_window ();
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  settle (300);
  earcup_compat_get_ink (GTK_WIDGET (window), &light);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  settle (300);
  earcup_compat_get_ink (GTK_WIDGET (window), &dark);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  g_assert_cmpfloat (light.green, <, 0.3);
  g_assert_cmpfloat (dark.green, >, 0.9);
  gtk_window_destroy (window);
}

/* A window manager may refuse to minimise it, but what is shown is not hidden. */
static void
test_shown_is_not_hidden (void)
{
  GtkWindow *window;
  GtkWidget *apart;

  if (!needs_display ())
    return;

  apart = g_object_ref_sink (gtk_label_new ("apart"));
  g_assert_false (earcup_compat_is_hidden (apart));
  g_object_unref (apart);

  window = open_window ();
  g_assert_false (earcup_compat_is_hidden (GTK_WIDGET (window)));
  gtk_window_minimize (window);
  settle (200);
  g_assert_cmpint (earcup_compat_is_hidden (GTK_WIDGET (window)), ==,
                   (gdk_toplevel_get_state (GDK_TOPLEVEL (gtk_native_get_surface (
                      GTK_NATIVE (window)))) & GDK_TOPLEVEL_STATE_MINIMIZED) != 0);
  gtk_window_destroy (window);
}

/* Tests have no accessibility bus, as some desktops. */
static void
test_announcement_without_bus (void)
{
  GtkWindow *window;

  if (!needs_display ())
    return;

  window = open_window ();
  earcup_compat_announce (GTK_WIDGET (window), "Nobody hears this");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  gtk_window_destroy (window);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (gtk_init_check ())
    adw_init ();

  g_test_add_func ("/compat/compat/closing-a-question-means-no",
                   test_closing_a_question_means_no);
  g_test_add_func ("/compat/compat/closing-a-chooser-is-a-cancellation",
                   test_closing_a_chooser_is_a_cancellation);
  g_test_add_func ("/compat/compat/filters-end-with-all-files", test_filters_end_with_all_files);
  g_test_add_func ("/compat/compat/about-and-preferences-open", test_about_and_preferences_open);
  g_test_add_func ("/compat/compat/ink-stands-out-from-the-window",
                   test_ink_stands_out_from_the_window);
  g_test_add_func ("/compat/compat/what-is-shown-is-not-hidden", test_shown_is_not_hidden);
  g_test_add_func ("/compat/compat/an-announcement-needs-no-bus", test_announcement_without_bus);

  return g_test_run ();
}
