/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "earcup-test-window.h"

#include <string.h>

#include "../fixture/earcup-test-log.h"
#include "guide/earcup-guide-page.h"

static EarcupApplication *application;

/* Opens the display and starts the application, which all windows of the process share. */
void
earcup_test_init (int    *argc,
                  char ***argv)
{
  g_autoptr(GError) error = NULL;

  /* Not gtk_test_init(), which complains from GTK 4.24 on where there is no American locale. */
  g_test_init (argc, argv, NULL);
  earcup_test_log_init ();
  gtk_init ();
  application = earcup_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

/* Lets the main loop do one thing, or waits a moment when there is nothing to do. */
void
earcup_test_turn (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (1000);
}

static gboolean
end_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Lets the program go on for some milliseconds. */
void
earcup_test_settle (guint ms)
{
  gboolean ended = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, ms, end_cb, &ended, NULL);
  while (!ended)
    earcup_test_turn ();
}

static void
message_cb (EarcupTestWindow *self,
            const char       *text)
{
  self->n_messages++;
  g_free (self->message);
  self->message = g_strdup (text);
}

/* Returns: (transfer full): the file in which the session is kept for the next start */
GFile *
earcup_test_state_file (void)
{
  return g_file_new_build_filename (g_get_user_state_dir (), "earcup", "last.earcup", NULL);
}

/* Makes everything as at the first start. */
void
earcup_test_reset_settings (void)
{
  g_autoptr(GFile) state = earcup_test_state_file ();
  g_autoptr(GSettings) settings = g_settings_new (EARCUP_APP_ID);
  g_autoptr(GSettingsSchema) schema = NULL;
  g_auto(GStrv) keys = NULL;

  g_file_delete (state, NULL, NULL);
  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}

/* Opens a window that did not paint yet, with a file or as a plain start. */
EarcupTestWindow *
earcup_test_window_open (GFile *file)
{
  EarcupTestWindow *self = g_new0 (EarcupTestWindow, 1);

  if (file != NULL)
    g_application_open (G_APPLICATION (application), &file, 1, "");
  else
    g_application_activate (G_APPLICATION (application));

  self->window = EARCUP_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  self->audition = g_object_ref (earcup_window_get_audition (self->window));
  self->player = earcup_audition_get_player (self->audition);
  self->settings = g_settings_new (EARCUP_APP_ID);
  g_signal_connect_swapped (self->audition, "message", G_CALLBACK (message_cb), self);

  return self;
}

/* Waits until catalogue, slots, track and loudness are there. */
void
earcup_test_window_wait (EarcupTestWindow *self)
{
  assert_soon (self->window->filled);
  assert_soon (earcup_audition_get_model (self->audition, 1) != NULL);
  assert_soon (earcup_audition_get_model (self->audition, 2) != NULL);
  assert_soon (earcup_audition_get_track (self->audition) != NULL);
  assert_soon (!earcup_guide_page_get_busy (EARCUP_GUIDE_PAGE (self->window->guide)));
}

/* Opens a window as at the first start and waits until all is there. */
EarcupTestWindow *
earcup_test_window_new (void)
{
  EarcupTestWindow *self;

  earcup_test_reset_settings ();
  self = earcup_test_window_open (NULL);
  earcup_test_window_wait (self);

  return self;
}

/* Closes the window. */
void
earcup_test_window_free (EarcupTestWindow *self)
{
  g_signal_handlers_disconnect_by_data (self->audition, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->audition);
  g_clear_object (&self->settings);
  earcup_test_settle (20);
  g_free (self->message);
  g_free (self);
}

/* Returns: (transfer none): a part of a widget by the name that its template gives it */
gpointer
earcup_test_part (gpointer    widget,
                  const char *name)
{
  GObject *part = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (part);

  return part;
}

/* Returns: (transfer none): what a label of a widget says */
const char *
earcup_test_label (gpointer    widget,
                   const char *name)
{
  return gtk_label_get_label (earcup_test_part (widget, name));
}

/* Returns: whether a label within a widget can be seen and says a text */
gboolean
earcup_test_shows (gpointer    widget,
                   const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;

  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (widget), text) == 0)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (earcup_test_shows (child, text))
      return TRUE;

  return FALSE;
}

/* Returns: whether a label within a widget contains a text, be it seen or not */
gboolean
earcup_test_tells (gpointer    widget,
                   const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (widget), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (earcup_test_tells (child, text))
      return TRUE;

  return FALSE;
}

/* Returns: (transfer none): the id of the model in a slot */
const char *
earcup_test_slot (EarcupTestWindow *self,
                  guint             slot)
{
  EarcupModel *model = earcup_audition_get_model (self->audition, slot);

  return model != NULL ? earcup_model_get_id (model) : NULL;
}

/* There is none while the widget waits for its layout. */
static GskRenderNode *
paint (GtkWidget *widget)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));

  return gtk_snapshot_to_node (snapshot);
}

/* Returns: (transfer full): a picture of a widget, or of the @place in it where that is given */
GdkTexture *
earcup_test_shoot_part (GtkWidget             *widget,
                        const graphene_rect_t *place)
{
  g_autoptr(GskRenderer) renderer = gsk_cairo_renderer_new ();
  GskRenderNode *node = NULL;
  graphene_rect_t whole;
  GdkTexture *texture;

  assert_soon (node != NULL || (node = paint (widget)) != NULL);
  whole = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                              (float) gtk_widget_get_height (widget));
  g_assert_true (gsk_renderer_realize (renderer, NULL, NULL));
  texture = gsk_renderer_render_texture (renderer, node, place != NULL ? place : &whole);
  gsk_renderer_unrealize (renderer);
  gsk_render_node_unref (node);

  return texture;
}

/* Returns: (transfer full): a picture of a widget */
GdkTexture *
earcup_test_shoot (GtkWidget *widget)
{
  return earcup_test_shoot_part (widget, NULL);
}

/* Leaves a picture of the window in the build folder. */
void
earcup_test_keep (EarcupTestWindow *self,
                  const char       *name)
{
  g_autoptr(GdkTexture) texture = earcup_test_shoot (GTK_WIDGET (self->window));
  g_autofree char *file = g_strdup_printf ("earcup-%s%s.png", name,
                                           g_getenv ("ADW_DEBUG_HIGH_CONTRAST") != NULL
                                             ? "-high-contrast" : "");
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "ui", file, NULL);

  g_assert_true (gdk_texture_save_to_png (texture, path));
}
