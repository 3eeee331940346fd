/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include <adwaita.h>

#include "guide/earcup-guide-page.h"
#include "widgets/earcup-plot-listen.h"
#include "windows/earcup-browser-private.h"
#include "windows/earcup-details-page.h"
#include "windows/earcup-entry-row.h"
#include "windows/earcup-facet-panel.h"
#include "windows/earcup-library-page.h"
#include "windows/earcup-origin-button.h"
#include "windows/earcup-round-panel.h"
#include "windows/earcup-slot-card.h"
#include "windows/earcup-variable-row.h"
#include "windows/earcup-what-if-panel.h"

/* How the window can look. The pictures are left in the build folder. */
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
  { "light-900x600", 900, 600, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 1.0 },
  { "dark-900x600", 900, 600, ADW_COLOR_SCHEME_FORCE_DARK, GTK_TEXT_DIR_LTR, 1.0 },
  { "light-800x600", 800, 600, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 1.0 },
  { "light-520x640", 520, 640, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 1.0 },
  { "right-to-left-1280x800", 1280, 800, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_RTL, 1.0 },
  { "right-to-left-dark-900x600", 900, 600, ADW_COLOR_SCHEME_FORCE_DARK, GTK_TEXT_DIR_RTL, 1.0 },
  { "large-text-1280x800", 1280, 800, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 2.0 },
  { "large-text-800x600", 800, 600, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 2.0 },
};

/* {{{ Helpers */

static void
put_on (const Look *look)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), look->scheme);
  gtk_widget_set_default_direction (look->direction);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * look->text_scale),
                NULL);
}

static void
take_off (void)
{
  put_on (&looks[0]);
}

static EarcupTestWindow *
open_fresh (const Look *look)
{
  EarcupTestWindow *test;

  put_on (look);
  earcup_test_reset_settings ();
  {
    g_autoptr(GSettings) settings = g_settings_new ("io.github.earcup.Earcup");

    g_settings_set_int (settings, "window-width", look->width);
    g_settings_set_int (settings, "window-height", look->height);
  }

  test = earcup_test_window_open (NULL);
  earcup_test_window_wait (test);
  earcup_test_settle (300);

  return test;
}

/* The window of the look that was opened last: to open one takes longer than to look at it. */
static EarcupTestWindow *shared;
static const Look *shared_look;

static void
close_look (void)
{
  g_clear_pointer (&shared, earcup_test_window_free);
  shared_look = NULL;
  take_off ();
}

/* Returns: (transfer none): the window of a look, as the test before has left it */
static EarcupTestWindow *
open_look (const Look *look)
{
  if (shared_look != look)
    {
      close_look ();
      shared = open_fresh (look);
      shared_look = look;
    }

  return shared;
}

/* Whether all between the models and the guide can be seen without scrolling. */
static gboolean
is_unscrolled (EarcupTestWindow *test)
{
  GtkWidget *content = gtk_widget_get_ancestor (GTK_WIDGET (test->window->plot_panel),
                                                GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;

  g_assert_nonnull (content);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (content));

  return gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);
}

/* Parts that are scrolled may reach beyond the edge; all others must not, but for the lines that
 * the theme draws over each other. */
#define OVERLAP 1.5f

static guint
count_outside (GtkWidget *widget,
               GtkWidget *window)
{
  graphene_rect_t place;
  guint n = 0;

  if (!gtk_widget_get_mapped (widget) || GTK_IS_NATIVE (widget) != (widget == window))
    return 0;

  if (widget != window && gtk_widget_compute_bounds (widget, window, &place) &&
      (place.origin.x < -OVERLAP || place.origin.y < -OVERLAP ||
       place.origin.x + place.size.width > (float) gtk_widget_get_width (window) + OVERLAP ||
       place.origin.y + place.size.height > (float) gtk_widget_get_height (window) + OVERLAP))
    {
      g_test_message ("%s (%s) lies at %.0f, %.0f, %.0f × %.0f", G_OBJECT_TYPE_NAME (widget),
                      gtk_widget_get_css_name (widget), (double) place.origin.x,
                      (double) place.origin.y, (double) place.size.width,
                      (double) place.size.height);
      n++;
    }

  if (GTK_IS_LIST_VIEW (widget) || EARCUP_IS_GUIDE_PAGE (widget) ||
      EARCUP_IS_WHAT_IF_PANEL (widget))
    return n;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_outside (child, window);

  return n;
}

/* How many texts are cut off; what scrolls is left out, for it has names of any length. */
static guint
count_cut (GtkWidget *widget)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget) || EARCUP_IS_BROWSER (widget))
    return 0;

  if (GTK_IS_LABEL (widget) &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    {
      g_test_message ("“%s” is cut off", gtk_label_get_label (GTK_LABEL (widget)));
      n++;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_cut (child);

  return n;
}

/* How many buttons are too small to be hit; WCAG 2.2 asks for that much at least. */
#define LEAST_TARGET 24.0f

static guint
count_small (GtkWidget *widget)
{
  graphene_rect_t place;
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;

  if (GTK_IS_BUTTON (widget) && gtk_widget_compute_bounds (widget, widget, &place) &&
      (place.size.width < LEAST_TARGET || place.size.height < LEAST_TARGET))
    {
      const char *tip = gtk_widget_get_tooltip_text (widget);

      g_test_message ("A button is %.0f × %.0f: %s", (double) place.size.width,
                      (double) place.size.height, tip != NULL ? tip : "no tooltip");
      n++;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_small (child);

  return n;
}

/* Returns: (transfer none) (nullable): the button of the main menu below a widget */
static GtkMenuButton *
find_main_menu (GtkWidget *widget)
{
  GtkMenuButton *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_primary (GTK_MENU_BUTTON (widget)))
    return GTK_MENU_BUTTON (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_main_menu (child);

  return found;
}

/* }}} */

/* At a usual size of text none is cut off; where there is less room less is said. */
static void
test_texts (gconstpointer data)
{
  const Look *look = data;
  EarcupTestWindow *test = open_look (look);
  guint n = count_cut (GTK_WIDGET (test->window));

  if (look->text_scale == 1.0)
    g_assert_cmpuint (n, ==, 0);
}

/* What can be pressed can be hit. */
static void
test_targets (gconstpointer data)
{
  EarcupTestWindow *test = open_look (data);

  g_assert_cmpuint (count_small (GTK_WIDGET (test->window)), ==, 0);
}

/* At a usual size of text the whole main menu is seen at once below its button. */
static void
test_menu (gconstpointer data)
{
  const Look *look = data;
  EarcupTestWindow *test = open_look (look);
  GtkWidget *window = GTK_WIDGET (test->window);
  GtkMenuButton *button = find_main_menu (window);
  GtkWidget *popover;
  graphene_rect_t place;
  int height;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (button), window, &place));
  gtk_menu_button_popup (button);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  assert_soon (gtk_widget_get_mapped (popover));
  gtk_widget_measure (gtk_popover_get_child (GTK_POPOVER (popover)), GTK_ORIENTATION_VERTICAL, -1,
                      NULL, &height, NULL, NULL);
  g_test_message ("The menu is %d high", height);
  if (look->text_scale == 1.0)
    g_assert_cmpfloat (place.origin.y + place.size.height + (float) height, <=, look->height);
  gtk_menu_button_popdown (button);
  assert_soon (!gtk_widget_get_mapped (popover));
}

/* Everything that can be seen lies in the window, at the size that was asked for. */
static void
test_look (gconstpointer data)
{
  const Look *look = data;
  EarcupTestWindow *test = open_look (look);
  GtkWidget *window = GTK_WIDGET (test->window);
  GtkWidget *plot = earcup_plot_panel_get_plot (test->window->plot_panel);

  earcup_test_keep (test, look->name);
  g_test_message ("The window is %d × %d, the plot %d × %d", gtk_widget_get_width (window),
                  gtk_widget_get_height (window), gtk_widget_get_width (plot),
                  gtk_widget_get_height (plot));
  g_assert_cmpint (gtk_widget_get_width (window), <=, look->width);
  g_assert_cmpint (gtk_widget_get_height (window), <=, look->height);
  if (look->text_scale > 1.0 && look->height < 800)      /* too much to be seen at once */
    g_assert_false (is_unscrolled (test));
  else
    {
      g_assert_true (is_unscrolled (test));
      g_assert_cmpuint (count_outside (window, window), ==, 0);
    }
  g_assert_true (gtk_widget_get_mapped (plot));
  g_assert_cmpint (gtk_widget_get_height (plot), >=, 100);
  g_assert_true (gtk_widget_get_mapped (earcup_transport_bar_get_play (test->window->transport)));
}

/* The controls with a gap, the tallest they get, fit into the width of their pane; and all is
 * still there with four slots in use. */
static void
test_controls (gconstpointer data)
{
  const Look *look = data;
  EarcupTestWindow *test = open_look (look);
  GtkWidget *window = GTK_WIDGET (test->window);
  g_autofree char *name = g_strdup_printf ("what-if-%s", look->name);
  graphene_rect_t place;

  gtk_widget_activate_action (window, "win.what-if", NULL);
  gtk_widget_activate_action (window, "win.load-family", NULL);
  assert_soon (earcup_test_slot (test, 4) != NULL &&
               g_str_has_prefix (earcup_test_slot (test, 1), "same_driver"));
  adw_combo_row_set_selected (earcup_test_part (test->window->what_if, "leak"), EARCUP_LEAK_GAP);
  assert_soon (gtk_widget_get_mapped (earcup_test_part (test->window->what_if, "gap")));
  earcup_test_settle (300);
  earcup_test_keep (test, name);

  g_assert_cmpint (gtk_widget_get_width (window), <=, look->width);
  g_assert_cmpint (gtk_widget_get_height (window), <=, look->height);
  g_assert_true (gtk_widget_compute_bounds (earcup_test_part (test->window->what_if, "gap"),
                                            test->window->side, &place));
  g_assert_cmpfloat (place.origin.x, >=, 0.0f);
  g_assert_cmpfloat (place.origin.x + place.size.width, <=,
                     (float) gtk_widget_get_width (test->window->side));
}

/* A scene fits into the width of its pane, with its controls and figures. */
static void
test_scene (gconstpointer data)
{
  const Look *look = data;
  EarcupTestWindow *test = open_look (look);
  g_autofree char *name = g_strdup_printf ("scene-%s", look->name);

  g_object_set (test->window, "show-scene", TRUE, NULL);
  g_settings_set_boolean (test->settings, "scene-monitored", TRUE);
  adw_combo_row_set_selected (earcup_test_part (test->window->scene, "kind"), 1);
  assert_soon (earcup_audition_get_result (test->audition, 1) != NULL);
  assert_soon (earcup_audition_get_result (test->audition, 2) != NULL);
  earcup_test_settle (400);
  earcup_test_keep (test, name);

  g_assert_true (gtk_widget_get_mapped (test->window->scene));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (test->window)), <=, look->width);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.leave-scene", NULL);
  assert_soon (earcup_audition_get_scene (test->audition) == NULL);
}

/* A round fits into the width of its pane, with its station large and its list below. */
static void
test_round (gconstpointer data)
{
  const Look *look = data;
  EarcupTestWindow *test = open_look (look);
  GtkWidget *window = GTK_WIDGET (test->window);
  g_autofree char *name = g_strdup_printf ("round-%s", look->name);
  graphene_rect_t place;

  g_settings_set_boolean (test->settings, "round-by-bars", TRUE);
  earcup_player_set_output (test->player, "fakesink sync=true", NULL, 0);
  gtk_widget_activate_action (window, "win.round", NULL);
  assert_soon (earcup_audition_get_round (test->audition) > 0);
  assert_soon (gtk_widget_get_mapped (earcup_test_part (test->window->round, "name")));
  earcup_test_settle (700);
  earcup_test_keep (test, name);

  g_assert_cmpint (gtk_widget_get_width (window), <=, look->width);
  g_assert_cmpint (gtk_widget_get_height (window), <=, look->height);
  g_assert_true (gtk_widget_compute_bounds (earcup_test_part (test->window->round, "now"),
                                            test->window->side, &place));
  g_assert_cmpfloat (place.origin.x, >=, 0.0f);
  g_assert_cmpfloat (place.origin.x + place.size.width, <=,
                     (float) gtk_widget_get_width (test->window->side));
  gtk_widget_activate_action (window, "win.round", NULL);
  assert_soon (earcup_audition_get_round (test->audition) == 0);
}

static GBytes *
dup_pixels (GdkTexture *texture)
{
  gsize stride = 4 * (gsize) gdk_texture_get_width (texture);
  gsize size = stride * (gsize) gdk_texture_get_height (texture);
  guchar *pixels = g_malloc (size);

  gdk_texture_download (texture, pixels, stride);

  return g_bytes_new_take (pixels, size);
}

/* A band and a tone are seen in the plot, and what is heard is said above it. */
static void
test_listening (gconstpointer data)
{
  const Look *look = data;
  EarcupTestWindow *test = open_look (look);
  GtkWidget *widget = earcup_plot_panel_get_plot (test->window->plot_panel);
  g_autofree char *band_name = g_strdup_printf ("band-%s", look->name);
  g_autofree char *tone_name = g_strdup_printf ("noise-%s", look->name);
  g_autoptr(GdkTexture) plain = earcup_test_shoot (widget);
  g_autoptr(GdkTexture) banded = NULL;
  g_autoptr(GBytes) before = dup_pixels (plain);
  g_autoptr(GBytes) after = NULL;
  const EarcupBand band = { 200.0, 800.0 };

  earcup_plot_set_listens (EARCUP_PLOT (widget), TRUE);
  earcup_plot_set_band (EARCUP_PLOT (widget), &band);
  earcup_test_settle (100);
  earcup_test_keep (test, band_name);
  banded = earcup_test_shoot (widget);
  after = dup_pixels (banded);
  g_assert_false (g_bytes_equal (before, after));
  g_assert_true (g_str_has_prefix (earcup_test_label (test->window->plot_panel, "readout"),
                                   "Listening to 200 Hz"));

  earcup_player_set_output (test->player, "fakesink sync=true", NULL, 0);
  earcup_plot_set_cursor_hz (EARCUP_PLOT (widget), 2500.0);
  earcup_plot_set_sound (EARCUP_PLOT (widget), EARCUP_PLOT_SOUND_NOISE);
  earcup_test_settle (100);
  earcup_test_keep (test, tone_name);

  earcup_plot_set_sound (EARCUP_PLOT (widget), EARCUP_PLOT_SOUND_NONE);
  earcup_plot_set_band (EARCUP_PLOT (widget), NULL);
  earcup_plot_set_listens (EARCUP_PLOT (widget), FALSE);
}

/* Details and library stay as wide as the pane of the models. */
static void
test_pages (gconstpointer data)
{
  const Look *look = data;
  EarcupTestWindow *test = open_look (look);
  EarcupBrowser *browser = test->window->browser;
  g_autofree char *details = g_strdup_printf ("details-%s", look->name);
  g_autofree char *library = g_strdup_printf ("library-%s", look->name);
  g_autofree char *list = g_strdup_printf ("models-%s", look->name);

  earcup_panes_set_show_start (test->window->panes, TRUE);
  earcup_collections_set_favourite (browser->collections, "akg-k141-mkii", TRUE);
  earcup_collections_create (browser->collections, "On the road", NULL);
  earcup_shelf_choose (browser->shelf, EARCUP_FACET_PRICE,
                       EARCUP_FACET_BIT (EARCUP_PRICE_TIER_MID));
  assert_soon (earcup_gallery_is_done (browser->gallery));
  earcup_test_settle (200);
  earcup_test_keep (test, list);
  earcup_browser_show_details (browser, "sennheiser-hd-650");
  assert_soon (!earcup_details_page_is_busy (EARCUP_DETAILS_PAGE (browser->details)));
  earcup_test_settle (200);
  earcup_test_keep (test, details);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (test->window)), <=, look->width);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (test->window)), <=, look->height);
  gtk_widget_activate_action (GTK_WIDGET (browser), "browser.library", NULL);
  earcup_test_settle (200);
  earcup_test_keep (test, library);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (test->window)), <=, look->width);
  while (earcup_collections_get_n (browser->collections) > 0)
    earcup_collections_delete (browser->collections, 0);
  if (earcup_panes_get_folded (test->window->panes))
    earcup_panes_set_show_start (test->window->panes, FALSE);
}

/* The picture of the plot is the same in both directions of text: frequency rises to the right. */
static void
test_axis (void)
{
  GdkTexture *plots[2];
  gsize size;
  guchar *pixels[2];

  for (guint i = 0; i < 2; i++)
    {
      const Look look = { "axis", 1280, 800, ADW_COLOR_SCHEME_FORCE_LIGHT,
                          i == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL, 1.0 };
      EarcupTestWindow *test = open_fresh (&look);

      plots[i] = earcup_test_shoot (earcup_plot_panel_get_plot (test->window->plot_panel));
      earcup_test_window_free (test);
    }
  take_off ();

  g_assert_cmpint (gdk_texture_get_width (plots[0]), ==, gdk_texture_get_width (plots[1]));
  g_assert_cmpint (gdk_texture_get_height (plots[0]), ==, gdk_texture_get_height (plots[1]));
  size = 4 * (gsize) gdk_texture_get_width (plots[0]) * (gsize) gdk_texture_get_height (plots[0]);
  for (guint i = 0; i < 2; i++)
    {
      pixels[i] = g_malloc (size);
      gdk_texture_download (plots[i], pixels[i], 4 * (gsize) gdk_texture_get_width (plots[i]));
      g_object_unref (plots[i]);
    }
  g_assert_cmpmem (pixels[0], size, pixels[1], size);
  g_free (pixels[0]);
  g_free (pixels[1]);
}

/* The lists mirror: the models come to the right where text runs from right to left. */
static void
test_mirror (void)
{
  const Look look = { "mirror", 1280, 800, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_RTL, 1.0 };
  EarcupTestWindow *test = open_fresh (&look);
  graphene_rect_t models, guide;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (test->window->browser),
                                            GTK_WIDGET (test->window), &models));
  g_assert_true (gtk_widget_compute_bounds (test->window->guide, GTK_WIDGET (test->window),
                                            &guide));
  g_assert_cmpfloat (models.origin.x, >, guide.origin.x);
  g_assert_cmpint (gtk_widget_get_direction (earcup_test_part (test->window->transport, "time")),
                   ==, GTK_TEXT_DIR_LTR);
  earcup_test_window_free (test);
  take_off ();
}

/* Each type of widget that has a template can be made by itself and goes away again. */
static void
test_templates (void)
{
  const GType types[] = {
    EARCUP_TYPE_BROWSER, EARCUP_TYPE_DETAILS_PAGE, EARCUP_TYPE_ENTRY_ROW, EARCUP_TYPE_FACET_PANEL,
    EARCUP_TYPE_GUIDE_PAGE, EARCUP_TYPE_LIBRARY_PAGE,
    EARCUP_TYPE_ORIGIN_BUTTON, EARCUP_TYPE_PLOT_PANEL, EARCUP_TYPE_ROUND_PANEL,
    EARCUP_TYPE_SLOT_CARD,
    EARCUP_TYPE_TRANSPORT_BAR, EARCUP_TYPE_VARIABLE_ROW, EARCUP_TYPE_WHAT_IF_PANEL,
  };

  for (guint scheme = 0; scheme < 4; scheme++)
    {
      Look look = looks[scheme % 2];

      look.direction = scheme < 2 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL;
      put_on (&look);
      for (guint i = 0; i < G_N_ELEMENTS (types); i++)
        {
          GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));
          gpointer watched = widget;

          g_assert_nonnull (gtk_widget_get_first_child (widget));
          g_assert_cmpint (gtk_widget_get_direction (widget), ==, look.direction);
          g_object_add_weak_pointer (G_OBJECT (widget), &watched);
          g_object_unref (widget);
          g_assert_null (watched);
        }
    }
  take_off ();
}

/* One look after the other, each with all that is looked at in its window. */
static void
add_looks (guint       n_looks,
           const char *suffix)
{
  static const struct
  {
    const char        *fact;
    GTestDataFunc      func;
  } tests[] = {
    { "all-is-in-the-window", test_look },
    { "no-text-is-cut-off", test_texts },
    { "buttons-can-be-hit", test_targets },
    { "the-menu-needs-no-scrolling", test_menu },
    { "what-is-heard-is-said", test_listening },
    { "a-scene-fits-its-pane", test_scene },
    { "pages-of-the-browser-fit", test_pages },
    { "a-round-fits-its-pane", test_round },
    { "controls-fit-their-pane", test_controls },
  };

  for (guint i = 0; i < n_looks; i++)
    for (guint j = 0; j < G_N_ELEMENTS (tests); j++)
      {
        g_autofree char *path = g_strdup_printf ("/ui/looks/%s%s/%s", looks[i].name, suffix,
                                                 tests[j].fact);

        g_test_add_data_func (path, &looks[i], tests[j].func);
      }
}

int
main (int    argc,
      char **argv)
{
  gboolean contrast;
  int status;

  earcup_test_init (&argc, &argv);

  /* With high contrast, which a process has or has not, the first two are enough. */
  contrast = g_getenv ("ADW_DEBUG_HIGH_CONTRAST") != NULL;
  add_looks (contrast ? 2 : G_N_ELEMENTS (looks), contrast ? "-high-contrast" : "");
  if (!contrast)
    {
      g_test_add_func ("/ui/looks/every-template-can-be-made", test_templates);
      g_test_add_func ("/ui/looks/frequency-rises-to-the-right", test_axis);
      g_test_add_func ("/ui/looks/panes-mirror-but-not-the-time", test_mirror);
    }

  status = g_test_run ();
  close_look ();

  return status;
}
