/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compat/earcup-compat.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#define RESPONSE_STAY "stay"
#define RESPONSE_GO   "go"

/* {{{ Choosing a file: GtkFileDialog from GTK 4.10, GtkFileChooserNative before */

static void
return_dismissed (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Dismissed");
}

/* What is chosen. */
typedef enum {
  CHOICE_OPEN,
  CHOICE_SAVE,
  CHOICE_FOLDER,
} Choice;

#if GTK_CHECK_VERSION (4, 10, 0)

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);
  Choice choice = (Choice) GPOINTER_TO_INT (g_task_get_task_data (task));
  GFile *file;

  if (choice == CHOICE_SAVE)
    file = gtk_file_dialog_save_finish (dialog, result, &error);
  else if (choice == CHOICE_FOLDER)
    file = gtk_file_dialog_select_folder_finish (dialog, result, &error);
  else
    file = gtk_file_dialog_open_finish (dialog, result, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
           g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    return_dismissed (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
choose_file (GtkWindow  *parent,
             Choice      choice,
             const char *title,
             const char *suggested_name,
             GListModel *filters,
             GTask      *task)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_task_set_task_data (task, GINT_TO_POINTER (choice), NULL);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);

  if (choice == CHOICE_SAVE)
    {
      gtk_file_dialog_set_initial_name (dialog, suggested_name);
      gtk_file_dialog_save (dialog, parent, cancellable, file_chosen_cb, task);
    }
  else if (choice == CHOICE_FOLDER)
    gtk_file_dialog_select_folder (dialog, parent, cancellable, file_chosen_cb, task);
  else
    gtk_file_dialog_open (dialog, parent, cancellable, file_chosen_cb, task);
}

#else

static void
file_response_cb (GTask           *task,
                  int              response,
                  GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    return_dismissed (task);

  g_object_unref (dialog);
  g_object_unref (task);
}

static void
choose_file (GtkWindow  *parent,
             Choice      choice,
             const char *title,
             const char *suggested_name,
             GListModel *filters,
             GTask      *task)
{
  static const GtkFileChooserAction actions[] = {
    [CHOICE_OPEN] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [CHOICE_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
    [CHOICE_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  };
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, actions[choice],
                                                              NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (suggested_name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested_name);

  for (guint i = 0; filters != NULL && i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr(GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }

  g_signal_connect_swapped (dialog, "response", G_CALLBACK (file_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

/**
 * earcup_compat_new_filters:
 * @name: what the files are called: "Audio files"
 * @suffixes: (array zero-terminated=1): their suffixes without the dot, in any case
 *
 * Makes the choice of a file dialogue: the files with one of @suffixes, and all files.
 *
 * Returns: (transfer full): a list of #GtkFileFilter
 */
GListModel *
earcup_compat_new_filters (const char         *name,
                           const char * const *suffixes)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) wanted = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (wanted, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (wanted, suffixes[i]);

  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");

  g_list_store_append (filters, wanted);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

/**
 * earcup_compat_open_file:
 * @parent: the window it belongs to
 * @title: what is chosen
 * @filters: (nullable): a list of #GtkFileFilter
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is closed
 * @user_data: for @callback
 *
 * Asks for a file to open.
 */
void
earcup_compat_open_file (GtkWindow           *parent,
                         const char          *title,
                         GListModel          *filters,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, earcup_compat_open_file);
  choose_file (parent, CHOICE_OPEN, title, NULL, filters, task);
}

/**
 * earcup_compat_save_file:
 * @parent: the window it belongs to
 * @title: what is saved
 * @suggested_name: (nullable): a name with a suffix
 * @filters: (nullable): a list of #GtkFileFilter
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is closed
 * @user_data: for @callback
 *
 * Asks where to save a file.
 */
void
earcup_compat_save_file (GtkWindow           *parent,
                         const char          *title,
                         const char          *suggested_name,
                         GListModel          *filters,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, earcup_compat_save_file);
  choose_file (parent, CHOICE_SAVE, title, suggested_name, filters, task);
}

/**
 * earcup_compat_select_folder:
 * @parent: the window it belongs to
 * @title: what it is for
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is closed
 * @user_data: for @callback
 *
 * Asks for a folder.
 */
void
earcup_compat_select_folder (GtkWindow           *parent,
                             const char          *title,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, earcup_compat_select_folder);
  choose_file (parent, CHOICE_FOLDER, title, NULL, NULL, task);
}

/**
 * earcup_compat_file_finish:
 * @result: of earcup_compat_open_file(), earcup_compat_save_file() or
 *   earcup_compat_select_folder()
 * @error: %G_IO_ERROR_CANCELLED when the user chose nothing
 *
 * Returns: (transfer full) (nullable): the file or folder
 */
GFile *
earcup_compat_file_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* }}} */
/* {{{ Asking first: AdwAlertDialog from libadwaita 1.5, AdwMessageDialog before */

static void
confirm_response_cb (GTask      *task,
                     const char *response)
{
  g_task_return_boolean (task, g_str_equal (response, RESPONSE_GO));
  g_object_unref (task);
}

/**
 * earcup_compat_confirm:
 * @parent: the window it belongs to
 * @heading: the question
 * @body: what follows from it
 * @verb: the label of the button that goes on, with a mnemonic
 * @is_destructive: whether something is lost
 * @cancellable: (nullable): a #GCancellable
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks before something is done.
 */
void
earcup_compat_confirm (GtkWindow           *parent,
                       const char          *heading,
                       const char          *body,
                       const char          *verb,
                       gboolean             is_destructive,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  AdwResponseAppearance look = is_destructive ? ADW_RESPONSE_DESTRUCTIVE
                                              : ADW_RESPONSE_SUGGESTED;
#if ADW_CHECK_VERSION (1, 5, 0)
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_responses (dialog, RESPONSE_STAY, _("_Cancel"), RESPONSE_GO, verb, NULL);
  adw_alert_dialog_set_response_appearance (dialog, RESPONSE_GO, look);
  adw_alert_dialog_set_close_response (dialog, RESPONSE_STAY);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (confirm_response_cb), task);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
#else
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_responses (dialog, RESPONSE_STAY, _("_Cancel"), RESPONSE_GO, verb, NULL);
  adw_message_dialog_set_response_appearance (dialog, RESPONSE_GO, look);
  adw_message_dialog_set_close_response (dialog, RESPONSE_STAY);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (confirm_response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
#endif

  g_task_set_source_tag (task, earcup_compat_confirm);
}

/**
 * earcup_compat_confirm_finish:
 * @result: of earcup_compat_confirm()
 * @error: set when it was cancelled
 *
 * Returns: whether to go on
 */
gboolean
earcup_compat_confirm_finish (GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* }}} */
/* {{{ About and preferences: dialogues from libadwaita 1.5, windows before */

/* The names of the properties and of these calls are the same on both sides. */
#if ADW_CHECK_VERSION (1, 5, 0)

# define AboutWidget              AdwAboutDialog
# define about_widget_new()       adw_about_dialog_new ()
# define about_widget_credit(...) adw_about_dialog_add_credit_section (__VA_ARGS__)
# define about_widget_legal(...)  adw_about_dialog_add_legal_section (__VA_ARGS__)
# define PagesWidget              AdwPreferencesDialog
# define pages_widget_new()       adw_preferences_dialog_new ()
# define pages_widget_add(...)    adw_preferences_dialog_add (__VA_ARGS__)

static void
present (gpointer   sheet,
         GtkWindow *parent)
{
  adw_dialog_present (ADW_DIALOG (sheet), GTK_WIDGET (parent));
}

#else

# define AboutWidget              AdwAboutWindow
# define about_widget_new()       adw_about_window_new ()
# define about_widget_credit(...) adw_about_window_add_credit_section (__VA_ARGS__)
# define about_widget_legal(...)  adw_about_window_add_legal_section (__VA_ARGS__)
# define PagesWidget              AdwPreferencesWindow
# define pages_widget_new()       adw_preferences_window_new ()
# define pages_widget_add(...)    adw_preferences_window_add (__VA_ARGS__)

static void
present (gpointer   sheet,
         GtkWindow *parent)
{
  gtk_window_set_transient_for (GTK_WINDOW (sheet), parent);
  gtk_window_set_modal (GTK_WINDOW (sheet), TRUE);
  gtk_window_present (GTK_WINDOW (sheet));
}

#endif

/**
 * earcup_compat_show_about:
 * @parent: the window it belongs to
 * @about: what it says
 *
 * Shows who made the program and under which licence.
 */
void
earcup_compat_show_about (GtkWindow               *parent,
                          const EarcupCompatAbout *about)
{
  AboutWidget *widget = (AboutWidget *) about_widget_new ();

  g_object_set (widget,
                "application-icon", about->icon_name != NULL ? about->icon_name : "",
                "application-name", about->name != NULL ? about->name : "",
                "comments", about->comments != NULL ? about->comments : "",
                "copyright", about->copyright != NULL ? about->copyright : "",
                "designers", about->designers,
                "developers", about->developers,
                "issue-url", about->issue_url != NULL ? about->issue_url : "",
                "license-type", GTK_LICENSE_GPL_3_0,
                "translator-credits", about->translators != NULL ? about->translators : "",
                "version", about->version != NULL ? about->version : "",
                "website", about->website != NULL ? about->website : "",
                NULL);
  if (about->credits != NULL)
    about_widget_credit (widget, about->credits_title, about->credits);
  for (guint i = 0; i < about->n_licences; i++)
    about_widget_legal (widget, about->licences[i].title, about->licences[i].copyright,
                        about->licences[i].licence, NULL);

  present (widget, parent);
}

/**
 * earcup_compat_show_preferences:
 * @parent: the window it belongs to
 * @pages: (array length=n_pages) (transfer floating): the pages
 * @n_pages: how many
 *
 * Shows pages of preferences. They are gone when it is closed.
 */
void
earcup_compat_show_preferences (GtkWindow           *parent,
                                AdwPreferencesPage **pages,
                                guint                n_pages)
{
  PagesWidget *widget = (PagesWidget *) pages_widget_new ();

  for (guint i = 0; i < n_pages; i++)
    pages_widget_add (widget, pages[i]);

  present (widget, parent);
}

/* }}} */

/**
 * earcup_compat_get_ink:
 * @widget: a widget
 * @ink: (out): a colour
 *
 * Gets the colour of the text of a widget.
 */
void
earcup_compat_get_ink (GtkWidget *widget,
                       GdkRGBA   *ink)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  gtk_widget_get_color (widget, ink);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), ink);
#endif
}

/**
 * earcup_compat_announce:
 * @widget: what it is about
 * @text: a sentence
 *
 * Has a screen reader say something. Toolkits before 4.14 cannot; there the description of the
 * widget has to do.
 */
void
earcup_compat_announce (GtkWidget  *widget,
                        const char *text)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  g_autoptr(GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));

  /* What GTK takes for want of an accessibility bus has no announcement, and it calls it none the
   * less, at address zero. */
  if (context != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext"))
    gtk_accessible_announce (GTK_ACCESSIBLE (widget), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}

/**
 * earcup_compat_is_hidden:
 * @widget: a widget that is mapped
 *
 * Says whether the window of a widget is known not to be seen: minimised, or, where the toolkit
 * tells it, behind others.
 *
 * Returns: whether it cannot be seen
 */
gboolean
earcup_compat_is_hidden (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkToplevelState hidden = GDK_TOPLEVEL_STATE_MINIMIZED;

  if (native == NULL || !GDK_IS_TOPLEVEL (gtk_native_get_surface (native)))
    return FALSE;

#if GTK_CHECK_VERSION (4, 12, 0)
  hidden |= GDK_TOPLEVEL_STATE_SUSPENDED;
#endif

  return (gdk_toplevel_get_state (GDK_TOPLEVEL (gtk_native_get_surface (native))) & hidden) != 0;
}
