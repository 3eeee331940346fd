/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include "windows/earcup-chooser-window.h"
#include "windows/earcup-pick-row.h"

typedef struct {
  EarcupTestWindow *test;
  GtkWidget        *window;
} Fixture;

static gpointer
part (Fixture    *self,
      const char *name)
{
  return earcup_test_part (self->window, name);
}

static gboolean
is_ranked (Fixture *self)
{
  return gtk_stack_get_visible_child (GTK_STACK (part (self, "stack"))) == part (self, "order");
}

static void
open_window (Fixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->test->window), "win.choose", NULL);
  g_assert_nonnull (self->test->window->chooser);
  self->window = GTK_WIDGET (self->test->window->chooser);
  assert_soon (is_ranked (self));
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->test = earcup_test_window_new ();
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_pointer (&self->test, earcup_test_window_free);
}

static guint
count (Fixture *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (part (self, "list")), (int) n) != NULL)
    n++;

  return n;
}

static EarcupPickRow *
row (Fixture *self,
     guint    at)
{
  return EARCUP_PICK_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (part (self, "list")),
                                                         (int) at));
}

static EarcupEntry *
entry (Fixture *self,
       guint    at)
{
  return earcup_pick_row_get_entry (row (self, at));
}

static double
mean_weight (Fixture *self)
{
  double sum = 0.0, grams;
  guint n = 0;

  for (guint i = 0; i < count (self); i++)
    if (earcup_entry_get_number (entry (self, i), "weight_g", &grams))
      {
        sum += grams;
        n++;
      }

  return sum / MAX (n, 1);
}

static GtkScale *
find_scale (GtkWidget *widget,
            guint     *at)
{
  if (GTK_IS_SCALE (widget))
    return (*at)-- == 0 ? GTK_SCALE (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkScale *found = find_scale (child, at);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
set_weight (Fixture         *self,
            EarcupCriterion  criterion,
            double           weight)
{
  guint at = criterion;
  GtkScale *scale = find_scale (part (self, "weights"), &at);

  g_assert_nonnull (scale);
  gtk_range_set_value (GTK_RANGE (scale), weight);
}

static void
test_voice (Fixture       *self,
            gconstpointer  data)
{
  open_window (self);
  adw_combo_row_set_selected (part (self, "task"), EARCUP_TASK_VOICE);
  adw_combo_row_set_selected (part (self, "place"), 0);
  assert_soon (is_ranked (self));
  g_assert_cmpuint (count (self), ==, 10);
  for (guint i = 0; i < 10; i++)
    g_assert_cmpint (earcup_entry_get_enclosure (entry (self, i)), ==, EARCUP_ENCLOSURE_CLOSED);
}

/* A weight ranks anew at once, is kept, and goes back to the task's. */
static void
test_weights (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GVariant) kept = NULL;
  const char *first;
  double before;

  open_window (self);
  first = earcup_entry_get_id (entry (self, 0));
  for (guint i = 0; i < EARCUP_N_CRITERIA; i++)
    set_weight (self, i, i == EARCUP_CRITERION_NEUTRAL ? 1.0 : 0.0);
  before = mean_weight (self);
  set_weight (self, EARCUP_CRITERION_WEIGHT, 3.0);
  g_test_message ("The first ten weigh %.0f g, then %.0f g", before, mean_weight (self));
  g_assert_cmpfloat (mean_weight (self), <, before - 20.0);

  kept = g_settings_get_value (self->test->settings, "choose-weights");
  g_assert_cmpuint (g_variant_n_children (kept), >, 0);
  gtk_widget_activate_action (self->window, "chooser.reset", NULL);
  g_assert_cmpstr (earcup_entry_get_id (entry (self, 0)), ==, first);
  g_assert_false (gtk_widget_get_sensitive (part (self, "reset")));
}

/* Another task brings its own weights. */
static void
test_task (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GVariant) kept = NULL;
  guint at = EARCUP_CRITERION_PRICE;

  open_window (self);
  set_weight (self, EARCUP_CRITERION_PRICE, 3.0);
  adw_combo_row_set_selected (part (self, "task"), EARCUP_TASK_MASTERING);
  kept = g_settings_get_value (self->test->settings, "choose-weights");
  g_assert_cmpuint (g_variant_n_children (kept), ==, 0);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (find_scale (part (self, "weights"), &at))), ==,
                     earcup_task_get_weight (EARCUP_TASK_MASTERING, EARCUP_CRITERION_PRICE));
}

static void
test_listen (Fixture       *self,
             gconstpointer  data)
{
  const char *id;

  open_window (self);
  id = earcup_entry_get_id (entry (self, 2));
  g_signal_emit_by_name (earcup_test_part (row (self, 2), "listen_b"), "clicked");
  assert_soon (g_strcmp0 (earcup_test_slot (self->test, 2), id) == 0);
  g_assert_cmpuint (earcup_player_get_selected (self->test->player), ==, 2);
}

/* What one has is not offered, and can be given back. */
static void
test_owned (Fixture       *self,
            gconstpointer  data)
{
  const char *const none[] = { NULL };
  const char *id;

  open_window (self);
  id = earcup_entry_get_id (entry (self, 0));
  g_settings_set_strv (self->test->settings, "choose-own", (const char *[]) { id, NULL });
  g_assert_cmpstr (earcup_entry_get_id (entry (self, 0)), !=, id);
  g_settings_set_strv (self->test->settings, "choose-own", none);
  g_assert_cmpstr (earcup_entry_get_id (entry (self, 0)), ==, id);
}

static void
test_more (Fixture       *self,
           gconstpointer  data)
{
  open_window (self);
  gtk_widget_activate_action (self->window, "chooser.more", NULL);
  g_assert_cmpuint (count (self), ==, 20);
}

/* Circumstances that change while figures are computed stop that, and the newest are ranked. */
static void
test_circumstances (Fixture       *self,
                    gconstpointer  data)
{
  open_window (self);
  adw_combo_row_set_selected (part (self, "place"), 4);
  g_assert_false (is_ranked (self));
  adw_combo_row_set_selected (part (self, "source"), 0);
  g_assert_false (is_ranked (self));
  assert_soon (is_ranked (self));
  adw_combo_row_set_selected (part (self, "source"), 2);
  adw_combo_row_set_selected (part (self, "place"), 1);
  g_assert_true (is_ranked (self));      /* known from before */
}

/* A guide is quoted with its title and its manner. */
static void
test_mentions (Fixture       *self,
               gconstpointer  data)
{
  EarcupCatalogue *catalogue = earcup_audition_get_catalogue (self->test->audition);
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      EarcupEntry *named = earcup_catalogue_get_nth (catalogue, i);
      g_autofree char *text = earcup_mention_dup_text (named);
      guint n_mentions;

      earcup_entry_get_mentions (named, &n_mentions);
      g_assert_cmpint (*text != '\0', ==, n_mentions > 0);
      found = found || g_strstr_len (text, -1, "in its list, budget tier") != NULL;
    }
  g_assert_true (found);
}

/* In a listening test the window would tell what is in the slots. */
static void
test_blind (Fixture       *self,
            gconstpointer  data)
{
  open_window (self);
  gtk_widget_activate_action (GTK_WIDGET (self->test->window), "win.blind-test", NULL);
  assert_soon (self->test->window->chooser == NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->test->window), "win.choose", NULL);
  g_assert_null (self->test->window->chooser);
}

static void
keep (Fixture    *self,
      const char *name)
{
  g_autoptr(GdkTexture) texture = earcup_test_shoot (self->window);
  g_autofree char *file = g_strdup_printf ("%s/chooser-%s.png", g_getenv ("G_TEST_BUILDDIR"), name);

  gdk_texture_save_to_png (texture, file);
}

static void
test_looks (Fixture       *self,
            gconstpointer  data)
{
  static const struct
  {
    const char       *name;
    int               width;
    int               height;
    AdwColorScheme    scheme;
    GtkTextDirection  direction;
    double            scale;
  } looks[] = {
    { "light", 960, 760, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 1.0 },
    { "dark-800x600", 800, 600, ADW_COLOR_SCHEME_FORCE_DARK, GTK_TEXT_DIR_LTR, 1.0 },
    { "narrow", 400, 600, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 1.0 },
    { "right-to-left", 960, 760, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_RTL, 1.0 },
    { "tall", 800, 1150, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 1.0 },
    { "large-text", 800, 600, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 2.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), looks[i].scheme);
      gtk_widget_set_default_direction (looks[i].direction);
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                    (int) (96 * 1024 * looks[i].scale), NULL);
      open_window (self);
      gtk_window_set_default_size (GTK_WINDOW (self->window), looks[i].width, looks[i].height);
      earcup_test_settle (600);
      keep (self, looks[i].name);
      g_assert_cmpint (gtk_widget_get_width (self->window), <=, looks[i].width);
      gtk_window_destroy (GTK_WINDOW (self->window));
      assert_soon (self->test->window->chooser == NULL);
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), looks[0].scheme);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

#define ADD(path, function) \
  g_test_add ("/ui/chooser/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  ADD ("for-a-voice-all-the-first-are-closed", test_voice);
  ADD ("more-weight-on-the-weight-brings-lighter-ones", test_weights);
  ADD ("a-task-has-its-own-weights", test_task);
  ADD ("listen-puts-it-into-the-slot", test_listen);
  ADD ("what-one-has-is-not-offered", test_owned);
  ADD ("there-are-more-than-ten", test_more);
  ADD ("the-newest-circumstances-count", test_circumstances);
  ADD ("a-guide-is-quoted-by-its-title", test_mentions);
  ADD ("a-listening-test-closes-it", test_blind);
  ADD ("it-fits-into-its-window", test_looks);

  return g_test_run ();
}
