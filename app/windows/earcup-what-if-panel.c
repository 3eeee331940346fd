/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-what-if-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "catalogue/earcup-curve-model.h"
#include "catalogue/earcup-curve-name.h"
#include "catalogue/earcup-own-model.h"
#include "widgets/earcup-cutaway.h"
#include "windows/earcup-audition-private.h"
#include "windows/earcup-apply.h"
#include "windows/earcup-combo.h"
#include "windows/earcup-variable-row.h"

/* The constructions whose driver may be tried in any housing. */
static const char *const donors[] = { "closed", "semi_open", "open", "planar_open" };

/**
 * EarcupWhatIfPanel:
 *
 * The audition keeps what is changed; the panel shows it and asks for something else. It always
 * speaks of the slot that is heard.
 */
struct _EarcupWhatIfPanel
{
  GtkWidget          parent;

  GtkWidget         *stack;
  GtkWidget         *status;
  GtkWidget         *title;
  GtkWidget         *state;
  GtkWidget         *reset;
  EarcupCutaway     *cutaway;
  GtkWidget         *keep;
  AdwComboRow       *leak;
  AdwComboRow       *driver;
  EarcupVariableRow *openness;
  EarcupVariableRow *rear_volume;
  EarcupVariableRow *rear_depth;
  EarcupVariableRow *filling;
  EarcupVariableRow *front_volume;
  EarcupVariableRow *gap;
  EarcupVariableRow *resonance;
  EarcupVariableRow *damping;
  EarcupVariableRow *mass;
  EarcupVariableRow *source;

  EarcupAudition    *audition;
  GPtrArray         *drivers;       /* designs in the order of the list; NULL: the model's own */
  guint              fill_id;
  gboolean           is_showing;    /* the controls are moved by the program */
};

enum
{
  SIGNAL_KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupWhatIfPanel, earcup_what_if_panel, GTK_TYPE_WIDGET)

/* {{{ The slot that is heard */

static guint
get_slot (EarcupWhatIfPanel *self)
{
  return earcup_player_get_selected (earcup_audition_get_player (self->audition));
}

/* What is changed there; a new one where nothing is. */
static EarcupVariation *
dup_variation (EarcupWhatIfPanel *self)
{
  EarcupVariation *variation = earcup_audition_get_variation (self->audition, get_slot (self));

  return variation != NULL ? earcup_variation_ref (variation) : earcup_variation_new ();
}

static void
ask_for (EarcupWhatIfPanel *self,
         EarcupVariation   *variation)
{
  earcup_audition_set_variation (self->audition, get_slot (self), variation);
}

static EarcupDesign *
find_design (EarcupWhatIfPanel *self)
{
  EarcupModel *model = earcup_audition_get_model (self->audition, get_slot (self));

  return model != NULL ? earcup_model_get_design (model) : NULL;
}

/* }}} */
/* {{{ Lists */

static void
fill_leaks (EarcupWhatIfPanel *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (EarcupLeak leak = 0; leak < EARCUP_N_LEAKS; leak++)
    gtk_string_list_append (names, _(earcup_leak_get_label (leak)));

  adw_combo_row_set_model (self->leak, G_LIST_MODEL (names));
}

static void
drop_driver (gpointer data)
{
  if (data != NULL)
    earcup_design_unref (data);
}

static void
add_driver (GPtrArray     *drivers,
            GtkStringList *names,
            const char    *name,
            EarcupDesign  *design)
{
  gtk_string_list_append (names, name);
  g_ptr_array_add (drivers, design != NULL ? earcup_design_ref (design) : NULL);
}

static void
add_slot_drivers (EarcupWhatIfPanel *self,
                  GPtrArray         *drivers,
                  GtkStringList     *names)
{
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      EarcupModel *model = earcup_audition_get_model (self->audition, slot);
      g_autofree char *name = NULL;

      if (model == NULL || slot == get_slot (self) || earcup_model_get_design (model) == NULL)
        continue;

      /* Translators: the letter of a slot and the model in it */
      name = g_strdup_printf (_("%c: %s"), 'A' + slot - 1, earcup_model_get_name (model));
      add_driver (drivers, names, name, earcup_model_get_design (model));
    }
}

static gboolean
is_same_list (GPtrArray *one,
              GPtrArray *other)
{
  return one->len == other->len &&
         memcmp (one->pdata, other->pdata, one->len * sizeof *one->pdata) == 0;
}

/* Its own, those of the other slots, those of the constructions, and the one that is in use
 * wherever that came from. */
static GPtrArray *
list_drivers (EarcupWhatIfPanel *self,
              GtkStringList     *names,
              EarcupDesign      *used)
{
  EarcupCatalogue *catalogue = earcup_audition_get_catalogue (self->audition);
  GPtrArray *drivers = g_ptr_array_new_with_free_func (drop_driver);

  add_driver (drivers, names, _("Its own"), NULL);
  add_slot_drivers (self, drivers, names);
  for (guint i = 0; i < G_N_ELEMENTS (donors); i++)
    {
      EarcupArchetype *archetype = earcup_catalogue_get_archetype (catalogue, donors[i]);

      if (archetype != NULL)
        add_driver (drivers, names, earcup_archetype_get_label (archetype),
                    (EarcupDesign *) earcup_archetype_get_design (archetype));
    }
  if (!g_ptr_array_find (drivers, used, NULL))
    add_driver (drivers, names, _("Another one"), used);

  return drivers;
}

static gboolean
fill_drivers_cb (gpointer user_data)
{
  EarcupWhatIfPanel *self = user_data;
  g_autoptr(EarcupVariation) variation = dup_variation (self);
  EarcupDesign *used = earcup_variation_get_driver (variation);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr(GPtrArray) drivers = list_drivers (self, names, used);
  guint place = 0;

  self->fill_id = 0;
  self->is_showing = TRUE;
  if (!is_same_list (drivers, self->drivers))
    {
      g_clear_pointer (&self->drivers, g_ptr_array_unref);
      self->drivers = g_steal_pointer (&drivers);
      adw_combo_row_set_model (self->driver, G_LIST_MODEL (names));
    }
  g_ptr_array_find (self->drivers, used, &place);
  adw_combo_row_set_selected (self->driver, place);
  self->is_showing = FALSE;

  return G_SOURCE_REMOVE;
}

/* }}} */
/* {{{ The drawing */

/* How far a pad stands off in the drawing, where that is no height that was chosen. */
static const double drawn_leaks[EARCUP_N_LEAKS] = {
  [EARCUP_LEAK_HAIR] = 0.1,
  [EARCUP_LEAK_SPECTACLES] = 0.35,
  [EARCUP_LEAK_LIFTED] = 1.0,
};

/* Returns: the row that says what a part of the drawing is like */
static EarcupVariableRow *
find_row (EarcupWhatIfPanel *self,
          EarcupCutawayPart  part)
{
  EarcupVariableRow *rows[EARCUP_CUTAWAY_PARTS] = {
    [EARCUP_CUTAWAY_VENT] = self->openness,
    [EARCUP_CUTAWAY_CUP] = self->rear_volume,
    [EARCUP_CUTAWAY_FILLING] = self->filling,
    [EARCUP_CUTAWAY_DRIVER] = self->mass,
    [EARCUP_CUTAWAY_PAD] = self->front_volume,
    [EARCUP_CUTAWAY_LEAK] = self->gap,
  };

  return rows[part];
}

static void
draw_leak (EarcupWhatIfPanel *self,
           EarcupLeak         leak)
{
  gboolean is_gap = leak == EARCUP_LEAK_GAP;

  earcup_cutaway_show_part (self->cutaway, EARCUP_CUTAWAY_LEAK,
                            is_gap ? earcup_variable_row_get_position (self->gap)
                                   : drawn_leaks[leak],
                            is_gap ? earcup_variable_row_get_text (self->gap)
                                   : _(earcup_leak_get_label (leak)));
}

/* Has the drawing look as the rows say. */
static void
draw (EarcupWhatIfPanel *self)
{
  g_autoptr(EarcupVariation) variation = dup_variation (self);

  for (EarcupCutawayPart part = 0; part < EARCUP_CUTAWAY_LEAK; part++)
    {
      EarcupVariableRow *row = find_row (self, part);

      earcup_cutaway_show_part (self->cutaway, part, earcup_variable_row_get_position (row),
                                earcup_variable_row_get_text (row));
    }
  draw_leak (self, earcup_variation_get_leak (variation));
}

/* A pad that is pushed home is sealed; any other place is a gap. */
static void
move_leak (EarcupWhatIfPanel *self,
           double             position)
{
  EarcupLeak leak = position > 0.0 ? EARCUP_LEAK_GAP : EARCUP_LEAK_SEALED;

  if (leak == EARCUP_LEAK_GAP)
    earcup_variable_row_move (self->gap, position);
  adw_combo_row_set_selected (self->leak, leak);
}

/* The drawing moves the rows, and these do the rest. */
static void
part_moved_cb (EarcupWhatIfPanel *self,
               EarcupCutawayPart  part)
{
  double position = earcup_cutaway_get_position (self->cutaway, part);

  if (part == EARCUP_CUTAWAY_LEAK)
    move_leak (self, position);
  else
    earcup_variable_row_move (find_row (self, part), position);
  draw (self);
}

/* }}} */
/* {{{ What the user does */

static void
row_changed_cb (EarcupVariableRow *row,
                EarcupWhatIfPanel *self)
{
  g_autoptr(EarcupVariation) before = dup_variation (self);
  g_autoptr(EarcupVariation) variation = NULL;

  variation = earcup_variation_new_with (before, earcup_variable_row_get_variable (row),
                                         earcup_variable_row_get_value (row), NULL);
  g_assert (variation != NULL);
  ask_for (self, variation);
}

static void
leak_cb (EarcupWhatIfPanel *self)
{
  guint leak = adw_combo_row_get_selected (self->leak);
  g_autoptr(EarcupVariation) before = NULL;
  g_autoptr(EarcupVariation) variation = NULL;

  if (self->is_showing || leak >= EARCUP_N_LEAKS)
    return;

  before = dup_variation (self);
  variation = earcup_variation_new_with_leak (before, leak);
  ask_for (self, variation);
}

static void
driver_cb (EarcupWhatIfPanel *self)
{
  guint place = adw_combo_row_get_selected (self->driver);
  g_autoptr(EarcupVariation) before = NULL;
  g_autoptr(EarcupVariation) variation = NULL;

  if (self->is_showing || place >= self->drivers->len)
    return;

  before = dup_variation (self);
  variation = earcup_variation_new_with_driver (before, self->drivers->pdata[place]);
  ask_for (self, variation);
}

static void
reset_cb (EarcupWhatIfPanel *self)
{
  g_autoptr(EarcupVariation) none = earcup_variation_new ();

  ask_for (self, none);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* Returns: (transfer full): where models of the user's own are */
static GFile *
new_folder (void)
{
  return g_file_new_build_filename (g_get_user_data_dir (), "earcup", "models", NULL);
}

/* The model takes the place of what it was made of. */
static void
put_into_slot (EarcupWhatIfPanel *self,
               GFile             *file)
{
  g_autofree char *id = earcup_curve_model_make_id (file);

  earcup_audition_set_model (self->audition, get_slot (self), id);
}

static void
keep_cb (EarcupWhatIfPanel *self)
{
  g_autofree char *name = earcup_curve_name_clean (gtk_editable_get_text (
    GTK_EDITABLE (self->keep)));
  g_autoptr(EarcupVariation) variation = dup_variation (self);
  g_autoptr(GFile) folder = new_folder ();
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupDesign) design = NULL;
  g_autoptr(GFile) file = NULL;
  g_autofree char *text = NULL;

  if (find_design (self) == NULL || strspn (name, "./\\ ") == strlen (name))
    return;

  design = earcup_variation_apply (variation, find_design (self));
  file = earcup_own_model_save (folder, name, design, &error);
  if (file == NULL)
    {
      earcup_audition_say (self->audition, error->message);
      return;
    }

  /* Translators: %s is a name that the user gave */
  text = g_strdup_printf (_("“%s” is kept, and in the list of models"), name);
  gtk_editable_set_text (GTK_EDITABLE (self->keep), "");
  put_into_slot (self, file);
  g_signal_emit (self, signals[SIGNAL_KEPT], 0, folder);
  earcup_audition_say (self->audition, text);
}

/* }}} */
/* {{{ Showing */

static void
show_rows (EarcupWhatIfPanel *self,
           EarcupVariation   *variation,
           EarcupDesign      *design)
{
  EarcupVariableRow *rows[] = {
    self->openness, self->rear_volume, self->rear_depth, self->filling, self->front_volume,
    self->gap, self->resonance, self->damping, self->mass, self->source,
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      EarcupVariable variable = earcup_variable_row_get_variable (rows[i]);
      gboolean set = earcup_variation_is_set (variation, variable);

      earcup_variable_row_show (rows[i], earcup_variable_get_own (variable, design),
                                set ? earcup_variation_get (variation, variable, design) : NAN);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->gap),
                          earcup_variation_get_leak (variation) == EARCUP_LEAK_GAP);
}

static void
show_state (EarcupWhatIfPanel *self,
            gboolean           changed)
{
  guint slot = get_slot (self);
  g_autofree char *state = NULL;

  state = g_strdup_printf (changed ? /* Translators: %c is the letter of a slot */
                                     _("Slot %c, changed")
                                   : /* Translators: %c is the letter of a slot */
                                     _("Slot %c, as it is"), 'A' + slot - 1);
  gtk_label_set_label (GTK_LABEL (self->title), earcup_model_get_name (
    earcup_audition_get_model (self->audition, slot)));
  gtk_label_set_label (GTK_LABEL (self->state), state);
  gtk_widget_set_sensitive (self->reset, changed);
  gtk_widget_set_sensitive (self->keep, changed);
}

static void
show_nothing (EarcupWhatIfPanel *self)
{
  EarcupModel *model = earcup_audition_get_model (self->audition, get_slot (self));
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (model == NULL)
    text = g_strdup (_("Listen to a model, and open it up here: its vent, its volumes, its pads, "
                       "its driver and its amplifier."));
  else
    /* Translators: %s is the name of a target curve or a loudspeaker */
    text = g_strdup_printf (_("%s has no housing that could be changed."),
                            earcup_model_get_name (model));

  escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->status), escaped);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

static void
update (EarcupWhatIfPanel *self)
{
  EarcupDesign *design = find_design (self);
  g_autoptr(EarcupVariation) variation = NULL;

  if (design == NULL)
    {
      show_nothing (self);
      return;
    }

  variation = dup_variation (self);
  self->is_showing = TRUE;
  show_rows (self, variation, design);
  show_state (self, !earcup_variation_is_empty (variation));
  adw_combo_row_set_selected (self->leak, earcup_variation_get_leak (variation));
  draw (self);
  self->is_showing = FALSE;

  /* A row must not get another list while it tells of a choice in the old one. */
  if (self->fill_id == 0)
    self->fill_id = g_idle_add (fill_drivers_cb, self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "controls");
}

/* }}} */

static void
earcup_what_if_panel_dispose (GObject *object)
{
  EarcupWhatIfPanel *self = EARCUP_WHAT_IF_PANEL (object);

  self->is_showing = TRUE;
  g_clear_handle_id (&self->fill_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_WHAT_IF_PANEL);
  g_clear_object (&self->audition);
  g_clear_pointer (&self->drivers, g_ptr_array_unref);

  G_OBJECT_CLASS (earcup_what_if_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-what-if-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, status);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, title);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, state);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, reset);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, cutaway);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, keep);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, leak);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, driver);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, openness);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, rear_volume);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, rear_depth);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, filling);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, front_volume);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, gap);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, resonance);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, damping);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, mass);
  gtk_widget_class_bind_template_child (widget_class, EarcupWhatIfPanel, source);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leak_cb);
  gtk_widget_class_bind_template_callback (widget_class, driver_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
earcup_what_if_panel_class_init (EarcupWhatIfPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = earcup_what_if_panel_dispose;

  /**
   * EarcupWhatIfPanel::kept:
   * @self: a panel
   * @folder: where models of the user's own are
   *
   * There is one more model of the user's own.
   */
  signals[SIGNAL_KEPT] = g_signal_new ("kept", EARCUP_TYPE_WHAT_IF_PANEL, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  g_type_ensure (EARCUP_TYPE_CUTAWAY);
  g_type_ensure (EARCUP_TYPE_VARIABLE_ROW);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
earcup_what_if_panel_init (EarcupWhatIfPanel *self)
{
  self->drivers = g_ptr_array_new_with_free_func (drop_driver);
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_leaks (self);
  earcup_apply_name (ADW_ENTRY_ROW (self->keep), _("Keep the model under this name"));
  earcup_combo_name (self->leak);
  earcup_combo_name (self->driver);
  self->is_showing = FALSE;
}

/* Says what is compared. */
void
earcup_what_if_panel_set_audition (EarcupWhatIfPanel *self,
                                   EarcupAudition    *audition)
{
  g_return_if_fail (EARCUP_IS_WHAT_IF_PANEL (self));

  g_set_object (&self->audition, audition);
  g_signal_connect_object (audition, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (earcup_audition_get_player (audition), "notify::selected",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
