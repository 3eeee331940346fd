/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-window.h"

#include <math.h>

#include "widgets/earcup-cutaway.h"
#include "widgets/earcup-plot.h"
#include "windows/earcup-audition-private.h"
#include "windows/earcup-variable-row.h"

/* {{{ Helpers */

static void
act (EarcupTestWindow *test,
     const char       *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), action, NULL));
}

static void
press (EarcupTestWindow *test,
       gint32            slot)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.listen", "i", slot));
}

static EarcupTestWindow *
open_controls (void)
{
  EarcupTestWindow *test = earcup_test_window_new ();

  act (test, "win.what-if");
  assert_soon (gtk_widget_get_mapped (test->window->what_if));

  return test;
}

static EarcupVariableRow *
row_of (EarcupTestWindow *test,
        const char       *name)
{
  return earcup_test_part (test->window->what_if, name);
}

static GtkAdjustment *
slider_of (EarcupTestWindow *test,
           const char       *name)
{
  return gtk_range_get_adjustment (earcup_test_part (row_of (test, name), "scale"));
}

static void
slide (EarcupTestWindow *test,
       const char       *name,
       double            position)
{
  gtk_adjustment_set_value (slider_of (test, name), position);
}

static void
click (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

/* Whether all that was asked for is computed. */
static gboolean
is_settled (EarcupTestWindow *test,
            guint             slot)
{
  EarcupSlot *place = &test->audition->slots[slot];
  g_autoptr(EarcupDesign) wanted = NULL;

  if (place->variation == NULL)
    return place->changed == NULL;
  if (place->changed == NULL)
    return FALSE;

  wanted = earcup_variation_apply (place->variation, earcup_model_get_design (place->model));

  return memcmp (earcup_design_get_values (wanted),
                 earcup_design_get_values (earcup_model_get_design (place->changed)),
                 EARCUP_N_PARAMETERS * sizeof (double)) == 0;
}

static double
get (EarcupTestWindow *test,
     EarcupParameter   parameter)
{
  EarcupModel *shown = earcup_audition_get_shown (test->audition, 1);

  return earcup_design_get (earcup_model_get_design (shown), parameter);
}

static EarcupPlotScene *
scene_of (EarcupTestWindow *test)
{
  GtkWidget *plot = earcup_plot_panel_get_plot (test->window->plot_panel);

  return earcup_plot_get_scene (EARCUP_PLOT (plot));
}

static const EarcupPlotSeries *
find_curve (EarcupTestWindow *test,
            const char       *tag)
{
  EarcupPlotScene *scene = scene_of (test);

  for (guint i = 0; i < earcup_plot_scene_get_n_series (scene); i++)
    if (g_strcmp0 (earcup_plot_scene_get_series (scene, i)->tag, tag) == 0)
      return earcup_plot_scene_get_series (scene, i);

  return NULL;
}

static char *
label_of_card (EarcupTestWindow *test,
               GtkWidget        *card)
{
  return g_strdup (earcup_test_label (card, "subtitle"));
}

/* }}} */

static void
test_slider (void)
{
  g_autoptr(EarcupTestWindow) test = open_controls ();
  g_autoptr(EarcupPlotScene) before = earcup_plot_scene_ref (scene_of (test));
  EarcupEmulation *emulation = test->audition->slots[1].emulation;
  double resistance = get (test, EARCUP_PARAMETER_RV);
  g_autofree char *card = NULL;

  slide (test, "openness", 0.3);
  assert_soon (is_settled (test, 1));

  g_assert_cmpfloat (get (test, EARCUP_PARAMETER_RV), >, 10.0 * resistance);
  g_assert_true (test->audition->slots[1].emulation != emulation);
  g_assert_true (scene_of (test) != before);
  g_assert_nonnull (strstr (find_curve (test, "A")->label, "HD 650, changed"));
  card = label_of_card (test, test->window->card_a);
  g_assert_true (g_str_has_prefix (card, "changed"));
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sennheiser-hd-650");
}

static void
test_each_slider (void)
{
  static const struct
  {
    const char      *row;
    EarcupParameter  parameter;
  } cases[] = {
    { "openness", EARCUP_PARAMETER_RV }, { "rear_volume", EARCUP_PARAMETER_VB },
    { "rear_depth", EARCUP_PARAMETER_LB }, { "filling", EARCUP_PARAMETER_SIGMA },
    { "front_volume", EARCUP_PARAMETER_VF }, { "resonance", EARCUP_PARAMETER_CMS },
    { "damping", EARCUP_PARAMETER_RMS }, { "mass", EARCUP_PARAMETER_MMD },
    { "source", EARCUP_PARAMETER_RG },
  };
  g_autoptr(EarcupTestWindow) test = open_controls ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double before = get (test, cases[i].parameter);

      g_test_message ("%s", cases[i].row);
      slide (test, cases[i].row, 0.77);
      assert_soon (is_settled (test, 1));
      g_assert_cmpfloat (get (test, cases[i].parameter), !=, before);
    }
}

/* Takes hold of a part of the drawing and moves it up and to the left, as a hand would. */
static void
drag (EarcupTestWindow  *test,
      EarcupCutawayPart  part)
{
  EarcupCutaway *cutaway = earcup_test_part (test->window->what_if, "cutaway");
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (cutaway));
  graphene_rect_t box;
  guint n = 0;

  while (!GTK_IS_SCALE (child) || n++ != (guint) part)
    child = gtk_widget_get_next_sibling (child);
  g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (cutaway), &box));
  if (part == EARCUP_CUTAWAY_CUP || part == EARCUP_CUTAWAY_PAD)      /* at the upper edge */
    g_assert_true (earcup_cutaway_begin_drag (cutaway, box.origin.x + 0.9 * box.size.width,
                                              box.origin.y + 3.0));
  else
    g_assert_true (earcup_cutaway_begin_drag (cutaway, box.origin.x + 0.5 * box.size.width,
                                              box.origin.y + 0.5 * box.size.height));
  g_assert_cmpint (earcup_cutaway_get_lit (cutaway), ==, part);
  for (guint i = 1; i <= 10; i++)
    {
      earcup_cutaway_drag (cutaway, -1.0 * i, -2.0 * i);
      earcup_test_settle (10);
    }
  earcup_cutaway_end_drag (cutaway);
}

/* Each part of the drawing changes what it shows, by the slider beside it, and is heard. */
static void
test_drawing (void)
{
  static const struct
  {
    EarcupCutawayPart  part;
    const char        *row;
    EarcupParameter    parameter;
  } cases[] = {
    { EARCUP_CUTAWAY_VENT, "openness", EARCUP_PARAMETER_RV },
    { EARCUP_CUTAWAY_CUP, "rear_volume", EARCUP_PARAMETER_VB },
    { EARCUP_CUTAWAY_FILLING, "filling", EARCUP_PARAMETER_SIGMA },
    { EARCUP_CUTAWAY_DRIVER, "mass", EARCUP_PARAMETER_MMD },
    { EARCUP_CUTAWAY_PAD, "front_volume", EARCUP_PARAMETER_VF },
  };
  g_autoptr(EarcupTestWindow) test = open_controls ();
  EarcupCutaway *cutaway = earcup_test_part (test->window->what_if, "cutaway");

  earcup_test_settle (300);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double before = get (test, cases[i].parameter);
      double slider = gtk_adjustment_get_value (slider_of (test, cases[i].row));
      g_autoptr(EarcupEmulation) emulation =
        earcup_emulation_ref (test->audition->slots[1].emulation);

      g_test_message ("%s", cases[i].row);
      drag (test, cases[i].part);
      assert_soon (is_settled (test, 1));
      g_assert_cmpfloat (gtk_adjustment_get_value (slider_of (test, cases[i].row)), >, slider);
      g_assert_cmpfloat (get (test, cases[i].parameter), !=, before);
      g_assert_true (test->audition->slots[1].emulation != emulation);
      g_assert_nonnull (strstr (earcup_cutaway_get_caption (cutaway), earcup_variable_row_get_text (
                          row_of (test, cases[i].row))));
    }

  slide (test, "rear_volume", 0.25);
  g_assert_cmpfloat (earcup_cutaway_get_position (cutaway, EARCUP_CUTAWAY_CUP), !=, 0.25);
  assert_soon (earcup_cutaway_get_position (cutaway, EARCUP_CUTAWAY_CUP) == 0.25);
}

/* A pad that is pulled off the head leaks, and one that is pushed home is sealed. */
static void
test_drawn_leak (void)
{
  g_autoptr(EarcupTestWindow) test = open_controls ();
  EarcupCutaway *cutaway = earcup_test_part (test->window->what_if, "cutaway");
  AdwComboRow *leak = earcup_test_part (test->window->what_if, "leak");

  earcup_test_settle (300);
  drag (test, EARCUP_CUTAWAY_LEAK);
  assert_soon (is_settled (test, 1));
  g_assert_cmpuint (adw_combo_row_get_selected (leak), ==, EARCUP_LEAK_GAP);
  g_assert_cmpfloat (get (test, EARCUP_PARAMETER_RL2), <, 1e9);

  g_assert_true (earcup_cutaway_press_key (cutaway, GDK_KEY_Home));
  assert_soon (is_settled (test, 1));
  g_assert_cmpuint (adw_combo_row_get_selected (leak), ==, EARCUP_LEAK_SEALED);
  g_assert_true (isinf (get (test, EARCUP_PARAMETER_RL2)));

  adw_combo_row_set_selected (leak, EARCUP_LEAK_LIFTED);
  assert_soon (earcup_cutaway_get_position (cutaway, EARCUP_CUTAWAY_LEAK) == 1.0);
}

static guint
count_in_list (EarcupTestWindow *test,
               const char       *name)
{
  GtkListView *list = earcup_test_part (test->window->browser, "list");
  GListModel *models = G_LIST_MODEL (gtk_list_view_get_model (list));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr(EarcupEntry) entry = g_list_model_get_item (models, i);

      n += g_str_equal (earcup_entry_get_name (entry), name);
    }

  return n;
}

/* What is kept takes the place of what it was made of, and is in the list, also after a start. */
static void
test_keep (void)
{
  EarcupTestWindow *test = open_controls ();
  GtkEditable *name = earcup_test_part (test->window->what_if, "keep");
  g_autofree char *id = NULL;
  double volume;

  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (name)));
  slide (test, "rear_volume", 0.9);
  assert_soon (is_settled (test, 1) && gtk_widget_get_sensitive (GTK_WIDGET (name)));
  volume = get (test, EARCUP_PARAMETER_VB);

  gtk_editable_set_text (name, " . ");
  g_signal_emit_by_name (name, "apply");
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sennheiser-hd-650");
  gtk_editable_set_text (name, "Bathtub Deep");
  g_signal_emit_by_name (name, "apply");
  assert_soon (g_str_has_prefix (earcup_test_slot (test, 1), "curve:"));
  id = g_strdup (earcup_test_slot (test, 1));
  g_assert_cmpstr (earcup_model_get_name (earcup_audition_get_model (test->audition, 1)), ==,
                   "Bathtub Deep");
  g_assert_cmpfloat_with_epsilon (get (test, EARCUP_PARAMETER_VB), volume, 1e-9);
  g_assert_null (earcup_audition_get_variation (test->audition, 1));
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "");
  assert_soon (count_in_list (test, "Bathtub Deep") == 1);

  slide (test, "openness", 0.0);
  assert_soon (is_settled (test, 1));
  gtk_editable_set_text (name, "Bathtub Deep");
  g_signal_emit_by_name (name, "apply");
  assert_soon (count_in_list (test, "Bathtub Deep 2") == 1);
  earcup_test_window_free (test);

  test = earcup_test_window_open (NULL);
  earcup_test_window_wait (test);
  assert_soon (count_in_list (test, "Bathtub Deep") == 1);
  earcup_audition_set_model (test->audition, 1, id);
  assert_soon (g_strcmp0 (earcup_test_slot (test, 1), id) == 0);
  g_assert_cmpfloat_with_epsilon (get (test, EARCUP_PARAMETER_VB), volume, 1e-9);
  earcup_test_window_free (test);
}

/* Of many steps in a row the last one is what stays. */
static void
test_newest (void)
{
  g_autoptr(EarcupTestWindow) test = open_controls ();

  for (guint i = 0; i <= 60; i++)
    {
      slide (test, "rear_volume", i / 60.0);
      earcup_test_turn ();
    }
  assert_soon (is_settled (test, 1));
  g_assert_cmpfloat_with_epsilon (get (test, EARCUP_PARAMETER_VB), 4e-4, 1e-12);
  earcup_test_settle (100);
  g_assert_cmpfloat_with_epsilon (get (test, EARCUP_PARAMETER_VB), 4e-4, 1e-12);
}

static void
test_reset (void)
{
  g_autoptr(EarcupTestWindow) test = open_controls ();
  EarcupModel *model = earcup_audition_get_model (test->audition, 1);
  EarcupEmulation *emulation = test->audition->slots[1].emulation;
  GtkWidget *reset = earcup_test_part (test->window->what_if, "reset");
  double position = gtk_adjustment_get_value (slider_of (test, "filling"));
  g_autofree char *card = NULL;

  g_assert_false (gtk_widget_get_sensitive (reset));
  slide (test, "filling", 0.9);
  slide (test, "mass", 0.1);
  assert_soon (is_settled (test, 1) && gtk_widget_get_sensitive (reset));

  click (reset);
  g_assert_true (earcup_audition_get_shown (test->audition, 1) == model);
  g_assert_true (test->audition->slots[1].emulation == emulation);
  g_assert_cmpfloat (gtk_adjustment_get_value (slider_of (test, "filling")), ==, position);
  g_assert_null (strstr (find_curve (test, "A")->label, "changed"));
  g_assert_false (gtk_widget_get_sensitive (reset));
  card = label_of_card (test, test->window->card_a);
  g_assert_false (g_str_has_prefix (card, "changed"));

  earcup_test_settle (100);
  g_assert_true (earcup_audition_get_shown (test->audition, 1) == model);
}

static void
test_reset_one (void)
{
  g_autoptr(EarcupTestWindow) test = open_controls ();

  slide (test, "filling", 0.9);
  slide (test, "source", 0.5);
  click (earcup_test_part (row_of (test, "filling"), "reset"));
  assert_soon (is_settled (test, 1));
  g_assert_true (isnan (earcup_variable_row_get_value (row_of (test, "filling"))));
  g_assert_cmpfloat_with_epsilon (get (test, EARCUP_PARAMETER_RG), 62.5, 1e-9);

  click (earcup_test_part (row_of (test, "source"), "reset"));
  g_assert_null (earcup_audition_get_variation (test->audition, 1));
}

/* The own place catches what comes near it, and lets go of what leaves it by small steps. */
static void
test_catch (void)
{
  g_autoptr(EarcupTestWindow) test = open_controls ();
  double own = gtk_adjustment_get_value (slider_of (test, "rear_volume"));

  slide (test, "rear_volume", own + 0.2);
  g_assert_false (isnan (earcup_variable_row_get_value (row_of (test, "rear_volume"))));
  slide (test, "rear_volume", own + 0.009);
  g_assert_true (isnan (earcup_variable_row_get_value (row_of (test, "rear_volume"))));
  g_assert_cmpfloat (gtk_adjustment_get_value (slider_of (test, "rear_volume")), ==, own);
  g_assert_null (earcup_audition_get_variation (test->audition, 1));

  slide (test, "rear_volume", own + 0.01);
  g_assert_false (isnan (earcup_variable_row_get_value (row_of (test, "rear_volume"))));
}

/* A change may be on its way when the other model comes. */
static void
test_other_model (void)
{
  g_autoptr(EarcupTestWindow) test = open_controls ();

  slide (test, "openness", 0.2);
  assert_soon (is_settled (test, 1));
  earcup_audition_set_model (test->audition, 1, "akg-k361");
  for (guint i = 0; g_strcmp0 (earcup_test_slot (test, 1), "akg-k361") != 0; i++)
    {
      slide (test, "openness", 0.2 + i % 50 * 0.01);
      earcup_test_turn ();
    }
  g_assert_null (earcup_audition_get_variation (test->audition, 1));
  earcup_test_settle (100);
  g_assert_true (earcup_audition_get_shown (test->audition, 1) ==
                 earcup_audition_get_model (test->audition, 1));
  g_assert_cmpstr (earcup_test_label (test->window->what_if, "title"), ==, "AKG K361");
}

/* The controls speak of the slot that is heard. */
static void
test_other_slot (void)
{
  g_autoptr(EarcupTestWindow) test = open_controls ();

  slide (test, "openness", 0.2);
  press (test, 2);
  g_assert_cmpstr (earcup_test_label (test->window->what_if, "title"), ==, "Sony MDR-7506");
  g_assert_true (isnan (earcup_variable_row_get_value (row_of (test, "openness"))));
  slide (test, "openness", 0.9);
  press (test, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (slider_of (test, "openness")), ==, 0.2);
  assert_soon (is_settled (test, 1) && is_settled (test, 2));
  g_assert_nonnull (strstr (find_curve (test, "B")->label, "MDR-7506, changed"));

  act (test, "win.swap");
  assert_soon (is_settled (test, 1) && is_settled (test, 2));
  g_assert_nonnull (strstr (find_curve (test, "A")->label, "MDR-7506, changed"));
  g_assert_cmpfloat (gtk_adjustment_get_value (slider_of (test, "openness")), ==, 0.9);
}

static void
test_leak (void)
{
  g_autoptr(EarcupTestWindow) test = open_controls ();
  AdwComboRow *leak = earcup_test_part (test->window->what_if, "leak");

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (row_of (test, "gap"))));
  adw_combo_row_set_selected (leak, EARCUP_LEAK_SPECTACLES);
  assert_soon (is_settled (test, 1));
  g_assert_cmpfloat (get (test, EARCUP_PARAMETER_RL2), ==, 8e5);

  adw_combo_row_set_selected (leak, EARCUP_LEAK_GAP);
  assert_soon (gtk_widget_get_visible (GTK_WIDGET (row_of (test, "gap"))));
  g_assert_cmpfloat_with_epsilon (get (test, EARCUP_PARAMETER_RL2), 2.46e4, 50.0);
  slide (test, "gap", 1.0);
  assert_soon (is_settled (test, 1));
  g_assert_cmpfloat (get (test, EARCUP_PARAMETER_RL2), <, 2e3);

  adw_combo_row_set_selected (leak, EARCUP_LEAK_OWN);
  g_assert_cmpuint (adw_combo_row_get_selected (leak), ==, EARCUP_LEAK_OWN);
  g_assert_true (isinf (get (test, EARCUP_PARAMETER_RL2)));
}

/* The first driver after its own is that of the other slot. */
static void
test_driver (void)
{
  g_autoptr(EarcupTestWindow) test = open_controls ();
  AdwComboRow *driver = earcup_test_part (test->window->what_if, "driver");
  EarcupDesign *other = earcup_model_get_design (earcup_audition_get_model (test->audition, 2));
  g_autoptr(GObject) item = NULL;

  assert_soon (adw_combo_row_get_model (driver) != NULL &&
               g_list_model_get_n_items (adw_combo_row_get_model (driver)) == 6);
  item = g_list_model_get_item (adw_combo_row_get_model (driver), 1);
  g_assert_cmpstr (gtk_string_object_get_string (GTK_STRING_OBJECT (item)), ==,
                   "B: Sony MDR-7506");
  adw_combo_row_set_selected (driver, 1);
  assert_soon (is_settled (test, 1));
  g_assert_cmpfloat (get (test, EARCUP_PARAMETER_BL), ==,
                     earcup_design_get (other, EARCUP_PARAMETER_BL));

  earcup_audition_set_model (test->audition, 2, "akg-k701");
  assert_soon (g_strcmp0 (earcup_test_slot (test, 2), "akg-k701") == 0);
  g_assert_true (is_settled (test, 1));
  assert_soon (adw_combo_row_get_selected (driver) > 1);
  adw_combo_row_set_selected (driver, 0);
  g_assert_null (earcup_audition_get_variation (test->audition, 1));
}

static void
test_family (void)
{
  static const char *const family[] = {
    "same_driver_sealed", "same_driver_vented", "same_driver_semi_open", "same_driver_open",
  };
  g_autoptr(EarcupTestWindow) test = open_controls ();

  slide (test, "openness", 0.2);
  assert_soon (is_settled (test, 1));
  press (test, 3);
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 1);

  act (test, "win.load-family");
  for (guint i = 0; i < G_N_ELEMENTS (family); i++)
    assert_soon (g_strcmp0 (earcup_test_slot (test, i + 1), family[i]) == 0);
  assert_soon (gtk_widget_get_mapped (test->window->cards[4]));
  g_assert_null (test->window->cards[5]);
  g_assert_nonnull (find_curve (test, "D"));

  press (test, 4);
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 4);
  act (test, "win.undo-slots");
  g_assert_cmpstr (earcup_test_slot (test, 1), ==, "sennheiser-hd-650");
  g_assert_nonnull (strstr (find_curve (test, "A")->label, "HD 650, changed"));
  g_assert_null (earcup_audition_get_model (test->audition, 4));
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 1);
  g_assert_false (gtk_widget_get_visible (test->window->more_cards));
}

static void
test_empty (void)
{
  g_autoptr(EarcupTestWindow) test = open_controls ();

  act (test, "win.load-family");
  assert_soon (earcup_test_slot (test, 3) != NULL && earcup_test_slot (test, 4) != NULL);
  press (test, 4);
  click (earcup_test_part (test->window->cards[4], "close"));
  g_assert_cmpuint (earcup_player_get_selected (test->player), ==, 1);
  g_assert_null (find_curve (test, "D"));
  g_assert_nonnull (find_curve (test, "C"));
  g_assert_false (gtk_widget_get_visible (earcup_test_part (test->window->card_b, "close")));
}

static void
test_nothing_to_change (void)
{
  g_autoptr(EarcupTestWindow) test = open_controls ();
  GtkStack *stack = earcup_test_part (test->window->what_if, "stack");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "controls");
  press (test, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  press (test, 1);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "controls");
  earcup_audition_set_model (test->audition, 1, "neutral");
  assert_soon (g_strcmp0 (earcup_test_slot (test, 1), "neutral") == 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
}

static void
test_side (void)
{
  g_autoptr(EarcupTestWindow) test = earcup_test_window_new ();

  g_assert_true (gtk_widget_get_mapped (test->window->guide));
  act (test, "win.what-if");
  assert_soon (gtk_widget_get_mapped (test->window->what_if));
  assert_soon (!gtk_widget_get_mapped (test->window->guide));
  g_assert_true (g_settings_get_boolean (test->settings, "show-guide"));

  act (test, "win.guide");
  assert_soon (gtk_widget_get_mapped (test->window->guide));
  act (test, "win.what-if");
  act (test, "win.what-if");
  assert_soon (!gtk_widget_get_mapped (test->window->side));
  act (test, "win.guide");
  assert_soon (gtk_widget_get_mapped (test->window->guide));
  act (test, "win.guide");
  assert_soon (!gtk_widget_get_mapped (test->window->side));
  g_assert_false (g_settings_get_boolean (test->settings, "show-guide"));
}

/* The guide follows when the slider has come to rest, and back at once. */
static void
test_guide (void)
{
  g_autoptr(EarcupTestWindow) test = open_controls ();
  EarcupModel *model = earcup_audition_get_model (test->audition, 1);

  g_assert_true (test->window->read == model);
  slide (test, "openness", 0.1);
  assert_soon (is_settled (test, 1));
  g_assert_true (test->window->read == model);
  assert_soon (test->window->read == earcup_audition_get_shown (test->audition, 1));
  click (earcup_test_part (test->window->what_if, "reset"));
  g_assert_true (test->window->read == model);
}

static void
test_names (void)
{
  g_autoptr(EarcupTestWindow) test = open_controls ();
  GtkAccessible *scale = earcup_test_part (row_of (test, "rear_volume"), "scale");

  slide (test, "rear_volume", 1.0);
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_LABEL, "Rear volume");
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "400 cm³");
  g_assert_cmpstr (earcup_test_label (row_of (test, "rear_volume"), "value"), ==, "400 cm³");
  slide (test, "openness", 0.0);
  g_assert_cmpstr (earcup_test_label (row_of (test, "openness"), "value"), ==, "sealed · 0 %");
}

int
main (int    argc,
      char **argv)
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/what-if/slider-changes-curve-and-sound", test_slider);
  g_test_add_func ("/ui/what-if/each-slider-has-its-effect", test_each_slider);
  g_test_add_func ("/ui/what-if/parts-of-the-drawing-move-their-sliders", test_drawing);
  g_test_add_func ("/ui/what-if/pad-of-the-drawing-leaks", test_drawn_leak);
  g_test_add_func ("/ui/what-if/what-is-kept-is-a-model-like-any-other", test_keep);
  g_test_add_func ("/ui/what-if/newest-step-wins", test_newest);
  g_test_add_func ("/ui/what-if/reset-restores-exactly", test_reset);
  g_test_add_func ("/ui/what-if/one-quantity-is-reset-alone", test_reset_one);
  g_test_add_func ("/ui/what-if/own-place-catches-the-slider", test_catch);
  g_test_add_func ("/ui/what-if/another-model-comes-unchanged", test_other_model);
  g_test_add_func ("/ui/what-if/each-slot-has-its-own-changes", test_other_slot);
  g_test_add_func ("/ui/what-if/gap-has-a-height", test_leak);
  g_test_add_func ("/ui/what-if/driver-of-another-slot-is-offered", test_driver);
  g_test_add_func ("/ui/what-if/family-fills-four-slots", test_family);
  g_test_add_func ("/ui/what-if/further-slots-can-be-emptied", test_empty);
  g_test_add_func ("/ui/what-if/curve-without-housing-cannot-be-changed", test_nothing_to_change);
  g_test_add_func ("/ui/what-if/controls-take-the-place-of-the-guide", test_side);
  g_test_add_func ("/ui/what-if/guide-follows-the-changes", test_guide);
  g_test_add_func ("/ui/what-if/sliders-say-what-they-are", test_names);

  return g_test_run ();
}
