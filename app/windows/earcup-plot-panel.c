/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-plot-panel.h"

#include <glib/gi18n-lib.h>

#include "catalogue/earcup-spread.h"
#include "catalogue/earcup-target.h"
#include "command/earcup-response-scene.h"
#include "errands/earcup-errand.h"
#include "plotting/earcup-plot-describe.h"
#include "plotting/earcup-plot-smooth.h"
#include "widgets/earcup-plot-sight.h"
#include "windows/earcup-choice.h"
#include "windows/earcup-plot-listener.h"
#include "windows/earcup-plot-request.h"
#include "windows/earcup-scene-plot.h"

#define SPREAD_DELAY_MS 80     /* a model that is being changed has its band when it rests */
#define SPREAD_KEY      "earcup-spread"

struct _EarcupPlotPanel
{
  GtkWidget        parent;

  GtkWidget       *box;
  GtkWidget       *quantity;
  GtkWidget       *note;
  GtkWidget       *readout;
  GtkWidget       *difference;
  GtkWidget       *spread;
  GtkWidget       *filter;
  GtkWidget       *target;
  GtkWidget       *reference;
  GtkWidget       *alignment;
  GtkWidget       *smoothing;
  GtkWidget       *span;
  GtkWidget       *stack;
  GtkWidget       *table;
  GtkWidget       *values;
  GtkWidget       *nothing;
  EarcupPlot      *plot;
  EarcupAudition  *audition;

  EarcupResponse  *diffuse;         /* a diffuse field at the drum, once it is wanted */
  EarcupResponse  *curve;           /* of the target that is chosen */
  guint            curve_choice;
  guint            before_scene;    /* the quantity that was seen; its place */
  guint            spread_id;
  gboolean         is_working;      /* a thread makes a plot … */
  gboolean         is_outdated;     /* … that is not the newest any more */
};

/* The choices of the lists, in their order; where there are words, they stand in the settings. */
static const char *const quantity_words[] = {
  "response", "filter", "impedance", "impedance-phase", "isolation", "bleed", "crosstalk",
  "outward", "group-delay", "impulse", "step", "decay", NULL,
};
G_STATIC_ASSERT (G_N_ELEMENTS (quantity_words) == EARCUP_N_QUANTITIES + 2);  /* filter and NULL */
#define SCENE (G_N_ELEMENTS (quantity_words) - 1)     /* comes last, while one is on */
static const char *const target_words[] = {
  "none", "harman", "harman-without-bass", "diffuse-field", "in-room", NULL,
};
static const char *const smoothing_words[] = {
  "none", "1/48", "1/24", "1/12", "1/6", "1/3", "psychoacoustic", NULL,
};
static const char *const alignment_words[] = { "mean", "1k", "absolute", "loudness", NULL };
static const char *const reference_words[] = {
  "none", "target", "a", "b", "c", "d", "e", "f", "g", "h", NULL,
};
static const double spans_db[] = { 12.0, 24.0, 36.0, 60.0 };

enum
{
  SIGNAL_VIEW_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupPlotPanel, earcup_plot_panel, GTK_TYPE_WIDGET)

static void update (EarcupPlotPanel *self);
static void readout_cb (EarcupPlotPanel *self);

/* {{{ What is chosen */

static gboolean
is_on (GtkWidget *toggle)
{
  gboolean active;

  g_object_get (toggle, "active", &active, NULL);

  return active;
}

static guint
get_choice (GtkWidget *list)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (list));
}

/* The filter is no quantity of a design. */
static gboolean
is_filter (EarcupPlotPanel *self)
{
  return get_choice (self->quantity) < SCENE &&
         g_str_equal (quantity_words[get_choice (self->quantity)], "filter");
}

static EarcupQuantity
get_quantity (EarcupPlotPanel *self)
{
  EarcupQuantity quantity = EARCUP_QUANTITY_RESPONSE;

  if (get_choice (self->quantity) < SCENE)
    earcup_quantity_from_nick (quantity_words[get_choice (self->quantity)], &quantity);

  return quantity;
}

static double
get_smoothing (EarcupPlotPanel *self)
{
  double octaves = 0.0;

  earcup_plot_smooth_from_word (smoothing_words[get_choice (self->smoothing)], &octaves);

  return octaves;
}

/* The target as the reference, or a slot from 1 on; 0 is none. */
static gboolean
is_against_target (EarcupPlotPanel *self)
{
  return get_choice (self->reference) == 1 && get_choice (self->target) > 0;
}

static guint
get_reference_slot (EarcupPlotPanel *self)
{
  guint choice = get_choice (self->reference);

  return choice < 2 ? 0 : choice - 1;
}

static int
get_heard (EarcupPlotPanel *self)
{
  return (int) earcup_player_get_selected (earcup_audition_get_player (self->audition)) - 1;
}

/* What can be chosen for one quantity means nothing for another. */
static void
show_choices (EarcupPlotPanel *self)
{
  gboolean is_scene = get_choice (self->quantity) == SCENE;
  gboolean response = get_quantity (self) == EARCUP_QUANTITY_RESPONSE && !is_filter (self) &&
                      !is_scene;
  gboolean against = is_against_target (self) || get_reference_slot (self) > 0;
  gboolean absolute = get_choice (self->alignment) == EARCUP_ALIGNMENT_ABSOLUTE;

  gtk_widget_set_sensitive (self->difference,
                            response && get_reference_slot (self) == 0 && !absolute);
  gtk_widget_set_sensitive (self->spread, response);
  gtk_widget_set_sensitive (self->filter, response && !against && !absolute);
  gtk_widget_set_sensitive (self->target, response);
  gtk_widget_set_sensitive (self->reference, response);
  gtk_widget_set_sensitive (self->alignment, response);
  gtk_widget_set_sensitive (self->smoothing, !is_scene &&
                            earcup_quantity_scene_can_smooth (get_quantity (self)));
  gtk_widget_set_sensitive (self->span, !is_scene &&
                                        get_quantity (self) == EARCUP_QUANTITY_RESPONSE);
}

/* }}} */
/* {{{ The spread of what is heard */

static void
compute_spread_in_thread (GTask        *task,
                          gpointer      source,
                          gpointer      model,
                          GCancellable *cancellable)
{
  g_task_return_pointer (task, earcup_spread_new_for_model (model),
                         (GDestroyNotify) earcup_spread_unref);
}

/* The band stays with its model, so that to listen to another and back costs nothing. */
static void
spread_computed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  EarcupSpread *spread = g_task_propagate_pointer (G_TASK (result), NULL);

  g_object_set_data_full (g_task_get_task_data (G_TASK (result)), SPREAD_KEY, spread,
                          (GDestroyNotify) earcup_spread_unref);
  update (EARCUP_PLOT_PANEL (source));
}

static EarcupModel *
find_heard (EarcupPlotPanel *self)
{
  int heard = self->audition != NULL ? get_heard (self) : -1;

  return heard < 0 ? NULL : earcup_audition_get_shown (self->audition, (guint) heard + 1);
}

static gboolean
compute_spread_cb (gpointer user_data)
{
  EarcupPlotPanel *self = user_data;
  EarcupModel *model = find_heard (self);
  g_autoptr(GTask) task = NULL;

  self->spread_id = 0;
  if (model == NULL || g_object_get_data (G_OBJECT (model), SPREAD_KEY) != NULL)
    return G_SOURCE_REMOVE;

  task = earcup_errand_new (self, NULL, spread_computed_cb, NULL);
  g_task_set_source_tag (task, compute_spread_cb);
  g_task_set_task_data (task, g_object_ref (model), g_object_unref);
  g_task_run_in_thread (task, compute_spread_in_thread);

  return G_SOURCE_REMOVE;
}

/* Gets the band if it is known, or has it computed. */
static EarcupSpread *
get_spread (EarcupPlotPanel *self)
{
  EarcupModel *model = find_heard (self);
  EarcupSpread *spread;

  if (!is_on (self->spread) || model == NULL || earcup_model_get_design (model) == NULL)
    return NULL;

  spread = g_object_get_data (G_OBJECT (model), SPREAD_KEY);
  if (spread == NULL)
    {
      g_clear_handle_id (&self->spread_id, g_source_remove);
      self->spread_id = g_timeout_add (SPREAD_DELAY_MS, compute_spread_cb, self);
    }

  return spread;
}

/* }}} */
/* {{{ Responses and filters, which are known already */

static void
load_target (EarcupPlotPanel    *self,
             EarcupResponseView *view)
{
  guint choice = get_choice (self->target);
  EarcupCatalogue *catalogue = earcup_audition_get_catalogue (self->audition);
  const EarcupTarget *target = earcup_target_from_key (target_words[choice]);

  if (target == NULL || catalogue == NULL)
    return;

  if (self->curve == NULL || self->curve_choice != choice)
    {
      g_clear_pointer (&self->curve, earcup_response_unref);
      self->curve = earcup_catalogue_load_target (catalogue, target->id, NULL);
      self->curve_choice = choice;
    }

  view->target = self->curve;
  view->target_name = earcup_target_get_name (target);
  view->against_target = is_against_target (self);
}

/* Loudness is that of a diffuse field. */
static void
align (EarcupPlotPanel    *self,
       EarcupResponseView *view)
{
  EarcupCatalogue *catalogue = earcup_audition_get_catalogue (self->audition);

  view->alignment = get_choice (self->alignment);
  view->against_model = get_reference_slot (self);
  if (view->alignment == EARCUP_ALIGNMENT_LOUDNESS && self->diffuse == NULL && catalogue != NULL)
    self->diffuse = earcup_catalogue_load_target (
      catalogue, earcup_target_from_key ("diffuse-field")->id, NULL);
  view->diffuse = self->diffuse;
}

static EarcupPlotScene *
make_known_scene (EarcupPlotPanel *self)
{
  EarcupModel *worn = earcup_audition_get_worn (self->audition);
  EarcupEmulation *filters[EARCUP_AUDITION_SLOTS];
  EarcupResponseView view = {
    .heard = get_heard (self), .difference = is_on (self->difference),
    .worn = worn != NULL ? earcup_model_get_name (worn) : NULL,
    .smooth_octaves = get_smoothing (self),
  };

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      view.models[slot - 1] = earcup_audition_get_shown (self->audition, slot);
      filters[slot - 1] = earcup_audition_get_emulation (self->audition, slot);
    }

  if (is_filter (self))
    return earcup_response_scene_new_filters (&view, filters);

  load_target (self, &view);
  align (self, &view);
  view.spread = get_spread (self);
  view.spread_place = view.heard < 0 ? 0 : (guint) view.heard;
  if (is_on (self->filter) && view.heard >= 0)
    view.filter = filters[view.heard];

  return earcup_response_scene_new (&view);
}

/* }}} */
/* {{{ Other quantities, which a thread computes */

/* The curves, the same in numbers, or why there are none. */
static void
show_page (EarcupPlotPanel *self,
           gboolean         nothing)
{
  gtk_stack_set_visible_child (GTK_STACK (self->stack),
                               nothing ? self->nothing
                                       : is_on (self->table) ? self->values
                                                             : GTK_WIDGET (self->plot));
}

static void
table_cb (EarcupPlotPanel *self)
{
  show_page (self, earcup_plot_get_scene (self->plot) == NULL);
  readout_cb (self);
}

static void
show_scene (EarcupPlotPanel *self,
            EarcupPlotScene *scene,
            const char      *note)
{
  static const char *const actions[] = { "win.export-plot", "win.copy-plot", "win.print-plot" };
  gboolean nothing = scene == NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  for (guint i = 0; root != NULL && i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (root), actions[i], !nothing);
  earcup_plot_set_scene (self->plot, scene);
  gtk_label_set_label (GTK_LABEL (self->note), nothing ? "" : note);
  gtk_widget_set_tooltip_text (self->note, nothing ? NULL : note);
  gtk_label_set_label (GTK_LABEL (self->nothing), note);
  show_page (self, nothing);
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      request,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, earcup_plot_request_make_scene (request),
                         (GDestroyNotify) earcup_plot_scene_unref);
}

static gboolean
is_wanted (EarcupPlotPanel         *self,
           const EarcupPlotRequest *request)
{
  return !is_filter (self) && get_quantity (self) == earcup_plot_request_get (request);
}

/* A plot that is not the newest is still one of the way there. */
static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  EarcupPlotPanel *self = EARCUP_PLOT_PANEL (source);
  EarcupPlotRequest *request = g_task_get_task_data (G_TASK (result));
  g_autoptr(EarcupPlotScene) scene = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *note = earcup_plot_request_dup_note (request);
  gboolean is_outdated = self->is_outdated;

  self->is_working = self->is_outdated = FALSE;
  if (self->audition == NULL)
    return;

  if (is_wanted (self, request))
    show_scene (self, scene, note);
  if (is_outdated)
    update (self);
}

static void
ask_for_scene (EarcupPlotPanel *self)
{
  EarcupModel *models[EARCUP_AUDITION_SLOTS];
  g_autoptr(EarcupPlotRequest) request = NULL;
  g_autoptr(GTask) task = NULL;
  g_autofree char *note = NULL;

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    models[slot - 1] = earcup_audition_get_shown (self->audition, slot);

  request = earcup_plot_request_new (get_quantity (self), models, EARCUP_AUDITION_SLOTS,
                                     get_heard (self), get_smoothing (self));
  self->is_outdated = self->is_working;
  if (earcup_plot_request_get_n (request) == 0)
    {
      note = earcup_plot_request_dup_note (request);
      show_scene (self, NULL, note);
    }
  else if (!self->is_working)
    {
      self->is_working = TRUE;
      task = earcup_errand_new (self, NULL, made_cb, NULL);
      g_task_set_source_tag (task, ask_for_scene);
      g_task_set_task_data (task, g_steal_pointer (&request),
                            (GDestroyNotify) earcup_plot_request_free);
      g_task_run_in_thread (task, make_in_thread);
    }
}

/* }}} */
/* {{{ The scene that is on */

static void
show_result (EarcupPlotPanel *self)
{
  guint slot = earcup_audition_get_scene_slot (self->audition);
  EarcupModel *model = earcup_audition_get_shown (self->audition, slot);
  EarcupSceneResult *result = earcup_audition_get_result (self->audition, slot);
  g_autoptr(EarcupPlotScene) scene = NULL;

  if (result != NULL && model != NULL)
    scene = earcup_scene_plot_new (result, earcup_model_get_name (model), slot);
  show_scene (self, scene, scene != NULL ? "" : _("Nothing is known of the scene yet."));
}

/* The plot of a scene can be chosen while one is on. It is seen at its beginning, and at its end
 * what was seen before. */
static void
scene_cb (EarcupPlotPanel *self)
{
  GtkDropDown *list = GTK_DROP_DOWN (self->quantity);
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (list));
  gboolean is_on = earcup_audition_get_scene (self->audition) != NULL;
  gboolean is_listed = g_list_model_get_n_items (G_LIST_MODEL (names)) > SCENE;

  if (is_on && !is_listed)
    {
      self->before_scene = get_choice (self->quantity);
      gtk_string_list_append (names, _("Scene"));
      gtk_drop_down_set_selected (list, SCENE);
    }
  else if (!is_on && is_listed)
    {
      if (get_choice (self->quantity) == SCENE)
        gtk_drop_down_set_selected (list, self->before_scene);
      gtk_string_list_remove (names, SCENE);
    }
  else if (get_choice (self->quantity) == SCENE)
    update (self);
}

/* }}} */

/* Among absolute levels a curve or a loudspeaker has no place. */
static char *
dup_missing (EarcupPlotPanel *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      EarcupModel *model = earcup_audition_get_shown (self->audition, slot);

      if (model != NULL && earcup_model_get_design (model) == NULL)
        g_ptr_array_add (names, (char *) earcup_model_get_name (model));
    }

  if (names->len == 0 || is_filter (self) || is_against_target (self) ||
      get_choice (self->alignment) != EARCUP_ALIGNMENT_ABSOLUTE)
    return g_strdup ("");

  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);

  /* Translators: names of curves or loudspeakers */
  return g_strdup_printf (_("Of %s the level for 1 V is not known."), list);
}

static void
update (EarcupPlotPanel *self)
{
  g_autoptr(EarcupPlotScene) scene = NULL;
  g_autofree char *note = NULL;

  if (self->audition == NULL)
    return;

  show_choices (self);
  if (earcup_audition_get_catalogue (self->audition) == NULL)     /* nor is anything in the slots */
    return;

  if (get_choice (self->quantity) == SCENE)
    {
      show_result (self);
      return;
    }

  if (get_quantity (self) != EARCUP_QUANTITY_RESPONSE)
    {
      ask_for_scene (self);
      return;
    }

  scene = make_known_scene (self);
  note = dup_missing (self);
  show_scene (self, scene, note);
}

static void
view_cb (EarcupPlotPanel *self)
{
  update (self);
  g_signal_emit (self, signals[SIGNAL_VIEW_CHANGED], 0);
}

/* In a waterfall no single level can be pointed at. */
static void
readout_cb (EarcupPlotPanel *self)
{
  g_autofree char *text = earcup_plot_dup_readout (self->plot);
  EarcupPlotScene *scene = earcup_plot_get_scene (self->plot);

  if (scene != NULL && earcup_plot_scene_get_depth (scene) > 0.0)
    {
      g_free (text);
      text = earcup_plot_describe (scene);
    }
  else if (text[0] == '\0' && scene != NULL)
    {
      g_free (text);
      text = g_strdup (is_on (self->table)
                         ? _("The curves in numbers; T shows them as curves again")
                         : _("Point at the plot, or use the arrow keys in it, to read levels"));
    }

  gtk_label_set_label (GTK_LABEL (self->readout), text);
}

static void
span_chosen_cb (EarcupPlotPanel *self)
{
  guint choice = get_choice (self->span);

  if (choice < G_N_ELEMENTS (spans_db))
    earcup_plot_set_span_db (self->plot, spans_db[choice]);
}

/* The plot has keys for its span as well. */
static void
span_changed_cb (EarcupPlotPanel *self)
{
  double span = earcup_plot_get_span_db (self->plot);
  guint choice = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < G_N_ELEMENTS (spans_db); i++)
    if (spans_db[i] == span)
      choice = i;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->span), choice);
}

static void
fill_targets (EarcupPlotPanel *self)
{
  GListModel *names = gtk_drop_down_get_model (GTK_DROP_DOWN (self->target));

  gtk_string_list_append (GTK_STRING_LIST (names), _("None"));
  for (guint i = 0; i < earcup_target_count (); i++)
    gtk_string_list_append (GTK_STRING_LIST (names),
                            earcup_target_get_name (earcup_target_get_nth (i)));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->target), 0);
}

static void
earcup_plot_panel_dispose (GObject *object)
{
  EarcupPlotPanel *self = EARCUP_PLOT_PANEL (object);

  g_clear_handle_id (&self->spread_id, g_source_remove);
  g_clear_object (&self->audition);
  g_clear_pointer (&self->curve, earcup_response_unref);
  g_clear_pointer (&self->diffuse, earcup_response_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_PLOT_PANEL);

  G_OBJECT_CLASS (earcup_plot_panel_parent_class)->dispose (object);
}

static void
earcup_plot_panel_class_init (EarcupPlotPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_plot_panel_dispose;

  /**
   * EarcupPlotPanel::view-changed:
   *
   * Something else is plotted, or in another way.
   */
  signals[SIGNAL_VIEW_CHANGED] = g_signal_new ("view-changed", EARCUP_TYPE_PLOT_PANEL,
                                               G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                               0);

  g_type_ensure (EARCUP_TYPE_PLOT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "win.copy-plot",
                                       NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-plot-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, box);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, quantity);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, note);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, readout);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, difference);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, spread);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, filter);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, target);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, reference);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, alignment);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, smoothing);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, span);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, nothing);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, table);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, values);
  gtk_widget_class_bind_template_child (widget_class, EarcupPlotPanel, plot);
  gtk_widget_class_bind_template_callback (widget_class, table_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, readout_cb);
  gtk_widget_class_bind_template_callback (widget_class, span_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, span_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, earcup_plot_reset_zoom);
}

static void
earcup_plot_panel_init (EarcupPlotPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_targets (self);
  earcup_choice_name (GTK_DROP_DOWN (self->quantity), _("What is plotted"));
  earcup_choice_name (GTK_DROP_DOWN (self->target), _("Target"));
  earcup_choice_name (GTK_DROP_DOWN (self->reference), _("Difference to"));
  earcup_choice_name (GTK_DROP_DOWN (self->alignment), _("Alignment"));
  earcup_choice_name (GTK_DROP_DOWN (self->smoothing), _("Smoothing"));
  earcup_choice_name (GTK_DROP_DOWN (self->span), _("Range of levels"));
  readout_cb (self);
  span_changed_cb (self);
}

/* Says what is compared. */
void
earcup_plot_panel_set_audition (EarcupPlotPanel *self,
                                EarcupAudition  *audition)
{
  g_return_if_fail (EARCUP_IS_PLOT_PANEL (self));

  g_set_object (&self->audition, audition);
  earcup_plot_listener_connect (self->plot, audition);
  g_signal_connect_object (audition, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (audition, "scene-changed", G_CALLBACK (scene_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (earcup_audition_get_player (audition), "notify::selected",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* Keeps in the settings what is shown and how. */
void
earcup_plot_panel_bind_settings (EarcupPlotPanel *self,
                                 GSettings       *settings)
{
  g_return_if_fail (EARCUP_IS_PLOT_PANEL (self));

  earcup_choice_bind (settings, "plot-quantity", self->quantity, "selected", quantity_words);
  earcup_choice_bind (settings, "plot-target", self->target, "selected", target_words);
  earcup_choice_bind (settings, "plot-smoothing", self->smoothing, "selected", smoothing_words);
  g_settings_bind (settings, "plot-spread", self->spread, "active", G_SETTINGS_BIND_DEFAULT);
  earcup_choice_bind (settings, "plot-reference", self->reference, "selected", reference_words);
  earcup_choice_bind (settings, "plot-alignment", self->alignment, "selected", alignment_words);
  g_settings_bind (settings, "plot-spectrum", self->plot, "shows-spectrum",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "span-db", self->plot, "span-db", G_SETTINGS_BIND_DEFAULT);
}

/* Returns: (transfer none): the plot itself */
GtkWidget *
earcup_plot_panel_get_plot (EarcupPlotPanel *self)
{
  return GTK_WIDGET (self->plot);
}

/* Shows or hides A − B. */
void
earcup_plot_panel_toggle_difference (EarcupPlotPanel *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->difference), !is_on (self->difference));
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (widget)));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* The rows of a table are there after the next layout. */
static gboolean
focus_cb (GtkWidget     *stack,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (stack));

  if (has_focus (page) || !gtk_widget_get_mapped (page))
    return G_SOURCE_REMOVE;

  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);

  return has_focus (page) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/* Shows the curves in numbers, or as curves again, with the focus on them if it was there. */
void
earcup_plot_panel_toggle_table (EarcupPlotPanel *self)
{
  gboolean had_focus = has_focus (self->stack);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->table), !is_on (self->table));
  if (had_focus)
    gtk_widget_add_tick_callback (self->stack, focus_cb, NULL, NULL);
}

/* Tells what is plotted. */
void
earcup_plot_panel_get_view (EarcupPlotPanel     *self,
                            EarcupPlotPanelView *view)
{
  view->quantity = quantity_words[get_choice (self->quantity)];
  view->behind = quantity_words[self->before_scene];
  view->difference = is_on (self->difference);
  view->filter = is_on (self->filter);
  view->cursor_hz = earcup_plot_get_cursor_hz (self->plot);
}

/* Plots something else; a word that stands for nothing leaves the quantity as it is, and so does
 * the scene where none is on. */
void
earcup_plot_panel_set_view (EarcupPlotPanel           *self,
                            const EarcupPlotPanelView *view)
{
  if (view->quantity == NULL && earcup_audition_get_scene (self->audition) != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->quantity), SCENE);
  for (guint i = 0; quantity_words[i] != NULL; i++)
    {
      if (g_strcmp0 (quantity_words[i], view->quantity) == 0)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->quantity), i);
      if (g_strcmp0 (quantity_words[i], view->behind) == 0)
        self->before_scene = i;
    }

  g_object_set (self->difference, "active", view->difference, NULL);
  g_object_set (self->filter, "active", view->filter, NULL);
  earcup_plot_set_cursor_hz (self->plot, view->cursor_hz);
}
