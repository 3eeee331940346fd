/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include <adwaita.h>

#include "windows/earcup-browser-private.h"
#include "windows/earcup-chooser-window.h"

/* help-pictures FOLDER: takes the pictures of the help from the running program, each in a light
 * and in a dark window. Needs a display. */

#define MARGIN     4.0f       /* around a part, in pixels */
#define MOST_TALL  480.0f     /* of what is a long list, in pixels */

static const char *folder;
static const char *suffix;

/* Keeps what a window shows of a part, with the ground that it stands on. */
static void
keep (GtkWidget  *window,
      GtkWidget  *part,
      const char *name)
{
  float width = (float) gtk_widget_get_width (window);
  float height = (float) gtk_widget_get_height (window);
  float most_tall = EARCUP_IS_PLOT_PANEL (part) || part == window ? height : MOST_TALL;
  g_autofree char *file = g_strdup_printf ("%s%s.png", name, suffix);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr(GdkTexture) texture = NULL;
  graphene_rect_t place;

  assert_soon (gtk_widget_get_mapped (part) && gtk_widget_get_width (part) > 0);
  earcup_test_settle (400);
  g_assert_true (gtk_widget_compute_bounds (part, window, &place));
  graphene_rect_inset (&place, -MARGIN, -MARGIN);
  graphene_rect_intersection (&place, &GRAPHENE_RECT_INIT (0, 0, width, height), &place);
  graphene_rect_round_extents (&place, &place);
  place.size.height = MIN (place.size.height, most_tall);
  texture = earcup_test_shoot_part (window, &place);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static void
keep_side (EarcupTestWindow *test,
           const char       *property,
           GtkWidget        *side,
           const char       *name)
{
  g_object_set (test->window, property, TRUE, NULL);
  earcup_test_settle (1500);
  keep (GTK_WIDGET (test->window), side, name);
}

static void
keep_chooser (EarcupTestWindow *test)
{
  GtkWidget *chooser;

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.choose", NULL);
  chooser = GTK_WIDGET (test->window->chooser);
  assert_soon (gtk_widget_get_mapped (earcup_test_part (chooser, "order")));
  keep (chooser, chooser, "choose");
  gtk_window_close (GTK_WINDOW (chooser));
}

static void
keep_scene (EarcupTestWindow *test)
{
  g_object_set (test->window, "show-scene", TRUE, NULL);
  adw_combo_row_set_selected (earcup_test_part (test->window->scene, "kind"), 2);
  assert_soon (earcup_audition_get_result (test->audition, 1) != NULL);
  assert_soon (earcup_audition_get_result (test->audition, 2) != NULL);
  keep_side (test, "show-scene", test->window->scene, "scene");
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.leave-scene", NULL);
}

static void
take (AdwColorScheme scheme)
{
  EarcupTestWindow *test;
  GtkWidget *window;

  suffix = scheme == ADW_COLOR_SCHEME_FORCE_DARK ? "-dark" : "";
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  test = earcup_test_window_new ();
  window = GTK_WIDGET (test->window);
  assert_soon (earcup_gallery_is_done (test->window->browser->gallery));
  earcup_test_settle (2500);

  keep (window, gtk_widget_get_parent (gtk_widget_get_parent (test->window->card_a)),
        "slots");
  keep (window, GTK_WIDGET (test->window->transport), "transport");
  keep (window, GTK_WIDGET (test->window->browser), "models");
  keep (window, GTK_WIDGET (test->window->plot_panel), "plot");
  keep (window, test->window->guide, "guide");
  keep_side (test, "show-figures",
             earcup_window_get_side (test->window, EARCUP_WINDOW_SIDE_FIGURES), "figures");
  keep_side (test, "show-what-if",
             earcup_window_get_side (test->window, EARCUP_WINDOW_SIDE_WHAT_IF), "what-if");
  keep_scene (test);
  keep_chooser (test);
  gtk_widget_activate_action (window, "win.blind-test", NULL);
  earcup_test_settle (1500);
  keep (window, test->window->blind, "blind");
  earcup_test_window_free (test);
}

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);
  if (argc != 2)
    {
      g_printerr ("Usage: help-pictures FOLDER\n");
      return 2;
    }

  folder = argv[1];
  take (ADW_COLOR_SCHEME_FORCE_LIGHT);
  take (ADW_COLOR_SCHEME_FORCE_DARK);

  return 0;
}
