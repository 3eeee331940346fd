/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-application.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "guide/earcup-guide.h"
#include "help/earcup-help.h"
#include "interchange/earcup-paths.h"
#include "widgets/earcup-widgets.h"
#include "earcup-windows.h"
#include "windows/earcup-about.h"
#include "windows/earcup-window.h"

struct _EarcupApplication
{
  AdwApplication  parent;

  GSettings      *settings;
};

G_DEFINE_FINAL_TYPE (EarcupApplication, earcup_application, ADW_TYPE_APPLICATION)

/* Every accelerator with a modifier; bare keys belong to the window. */
static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.open", { "<Control>o" } },
  { "win.open-session", { "<Control><Shift>o" } },
  { "win.save-session", { "<Control>s" } },
  { "win.add-slot", { "<Control>t" } },
  { "win.bounce", { "<Control>r" } },
  { "win.export-plot", { "<Control>e" } },
  { "win.copy-plot", { "<Control><Shift>c" } },
  { "win.print-plot", { "<Control>p" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.play", { "<Control>space" } },
  { "win.search", { "<Control>f" } },
  { "win.help", { "F1" } },
  { "win.guide", { "F9" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.show-help-overlay", { "<Control>question" } },
};

/* {{{ Actions */

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  earcup_about_show (gtk_application_get_active_window (user_data));
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows = gtk_application_get_windows (user_data);

  if (windows != NULL)
    gtk_window_close (windows->data);
}

static const GActionEntry entries[] = {
  { "about", about_cb, NULL, NULL, NULL, { 0 } },
  { "quit", quit_cb, NULL, NULL, NULL, { 0 } },
};

/* }}} */

/* A program that is not installed brings its settings schema with it. */
static GSettings *
make_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchemaSource) own = NULL;
  g_autoptr(GSettingsSchema) schema = NULL;
  g_autofree char *folder = earcup_paths_dup_schemas ();

  if (folder != NULL)
    own = g_settings_schema_source_new_from_directory (folder, source, TRUE, NULL);
  if (own != NULL)
    source = own;
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, EARCUP_APP_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static EarcupWindow *
get_window (EarcupApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (earcup_window_new (GTK_APPLICATION (self), self->settings));

  return EARCUP_WINDOW (window);
}

static void
earcup_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (EARCUP_APPLICATION (application))));
}

static void
earcup_application_open (GApplication  *application,
                         GFile        **files,
                         int            n_files,
                         const char    *hint)
{
  EarcupWindow *window = get_window (EARCUP_APPLICATION (application));

  earcup_window_open (window, files[0]);
  gtk_window_present (GTK_WINDOW (window));
}

static void
earcup_application_startup (GApplication *application)
{
  EarcupApplication *self = EARCUP_APPLICATION (application);

  G_APPLICATION_CLASS (earcup_application_parent_class)->startup (application);

  self->settings = make_settings ();
  if (self->settings == NULL)
    {
      g_printerr ("earcup: %s\n", _("the settings schema is not installed"));
      exit (1);
    }

  earcup_widgets_init ();
  earcup_guide_init ();
  earcup_help_init ();

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           (const char *const *) accels[i].accels);
}

static void
earcup_application_dispose (GObject *object)
{
  g_clear_object (&EARCUP_APPLICATION (object)->settings);

  G_OBJECT_CLASS (earcup_application_parent_class)->dispose (object);
}

static void
earcup_application_class_init (EarcupApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_application_dispose;
  application_class->activate = earcup_application_activate;
  application_class->open = earcup_application_open;
  application_class->startup = earcup_application_startup;
}

static void
earcup_application_init (EarcupApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/* Returns: (transfer full): the application, which opens files given as arguments */
EarcupApplication *
earcup_application_new (void)
{
  /* Naming it keeps the linker from leaving it out. */
  g_resources_register (earcup_windows_get_resource ());

  return g_object_new (EARCUP_TYPE_APPLICATION,
                       "application-id", EARCUP_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/earcup/Earcup",
                       NULL);
}
