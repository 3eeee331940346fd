/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#undef G_DISABLE_ASSERT

#include <adwaita.h>
#include <math.h>

#include "../fixture/earcup-test-log.h"
#include "widgets/earcup-widgets.h"

/* Where there is no display every test skips; it is opened once for the whole program. */
static inline gboolean
open_display (void)
{
  if (!gtk_init_check ())
    return FALSE;

  adw_init ();
  earcup_widgets_init ();

  return TRUE;
}

static inline gboolean
needs_display (void)
{
  if (gdk_display_get_default () != NULL)
    return TRUE;

  g_test_skip ("There is no display");

  return FALSE;
}

/* A test that needs a display. */
typedef struct
{
  const char *path;
  void      (*run) (void);
} WidgetTest;

static inline void
run_widget_test_cb (gconstpointer user_data)
{
  const WidgetTest *test = user_data;

  if (needs_display ())
    test->run ();
}

static inline int
run_widget_tests (int               *argc,
                  char            ***argv,
                  const WidgetTest  *tests,
                  guint              n_tests)
{
  g_test_init (argc, argv, NULL);
  earcup_test_log_init ();
  open_display ();

  for (guint i = 0; i < n_tests; i++)
    g_test_add_data_func (tests[i].path, &tests[i], run_widget_test_cb);

  return g_test_run ();
}

/* A handler that only counts. */
static inline void
count_cb (guint *n)
{
  ++*n;
}

static inline void
settle (guint ms)
{
  gint64 end = g_get_monotonic_time () + 1000 * (gint64) ms;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static inline GtkWindow *
show_widget (GtkWidget *widget,
             int        width,
             int        height)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());

  adw_window_set_content (ADW_WINDOW (window), widget);
  /* A newer libadwaita makes no window narrower than a telephone. */
  gtk_widget_set_size_request (GTK_WIDGET (window), -1, -1);
  gtk_window_set_default_size (window, width, height);
  gtk_window_present (window);
  settle (250);

  return window;
}

/* Presses a key on a widget by way of its class bindings. */
static inline gboolean
press (GtkWidget       *widget,
       guint            key,
       GdkModifierType  modifiers)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;

      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }

  return FALSE;
}

/* The pixels of a widget, by a renderer of its own, so that they do not depend on the display. */
static inline GdkTexture *
shoot (GtkWidget *widget)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr(GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GdkTexture *texture;

  settle (100);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  g_assert_true (gsk_renderer_realize (renderer, NULL, NULL));
  texture = gsk_renderer_render_texture (renderer, node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width,
                                                              (float) height));
  gsk_renderer_unrealize (renderer);
  gsk_render_node_unref (node);

  return texture;
}

/* How many pixels of two pictures of a widget differ clearly. */
static inline guint
count_differences (GdkTexture *one,
                   GdkTexture *other)
{
  gsize n = (gsize) gdk_texture_get_width (one) * (gsize) gdk_texture_get_height (one);
  gsize stride = 4 * (gsize) gdk_texture_get_width (one);
  g_autofree guchar *a = g_malloc (4 * n);
  g_autofree guchar *b = g_malloc (4 * n);
  guint n_different = 0;

  g_assert_cmpint (gdk_texture_get_width (one), ==, gdk_texture_get_width (other));
  g_assert_cmpint (gdk_texture_get_height (one), ==, gdk_texture_get_height (other));
  gdk_texture_download (one, a, stride);
  gdk_texture_download (other, b, stride);
  for (gsize i = 0; i < 4 * n; i += 4)
    n_different += ABS (a[i] - b[i]) > 24 || ABS (a[i + 1] - b[i + 1]) > 24 ||
                   ABS (a[i + 2] - b[i + 2]) > 24;

  return n_different;
}
