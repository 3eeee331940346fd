/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-chooser-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "widgets/earcup-panes.h"
#include "windows/earcup-choice.h"
#include "windows/earcup-chooser-session.h"
#include "windows/earcup-owned-group.h"
#include "windows/earcup-pick-row.h"

#define POLL_MS     50
#define STEP        10       /* so many picks more */
#define MOST_WIDTH  960
#define MOST_HEIGHT 760
#define SCALE_WIDTH 96

struct _EarcupChooserWindow
{
  AdwWindow             parent;

  GtkWidget            *panes;
  GtkWidget            *task;
  GtkWidget            *place;
  GtkWidget            *source;
  GtkWidget            *most;
  GtkWidget            *weights;
  GtkWidget            *reset;
  GtkWidget            *owned;
  GtkWidget            *stack;
  GtkWidget            *work;
  GtkWidget            *bar;
  GtkWidget            *order;
  GtkWidget            *list;
  GtkWidget            *more;
  GtkWidget            *failure;
  GtkAdjustment        *adjustments[EARCUP_N_CRITERIA];

  EarcupAudition       *audition;
  EarcupChooserSession *session;
  GPtrArray            *rows;        /* of EarcupPickRow, borrowed */
  guint                 n_wanted;
  guint                 poll_id;
  gboolean              is_showing;  /* the scales follow what is needed */
};

static const char *const task_words[] = {
  "mixing", "mastering", "making", "voice", "loud", "stage", "neighbours", "travel", NULL,
};
static const char *const place_words[] = {
  "booth", "bedroom", "office", "street", "train", "plane", "drums", NULL,
};
static const char *const source_words[] = { "laptop", "dongle", "interface", "amplifier", NULL };
static const char *const most_words[] = { "any", "budget", "mid", "high", "flagship", NULL };

G_DEFINE_FINAL_TYPE (EarcupChooserWindow, earcup_chooser_window, ADW_TYPE_WINDOW)

/* {{{ Showing */

/* Rows stay where they are, so that what moves a weight may go on moving it. */
static void
show_picks (EarcupChooserWindow *self,
            GArray              *picks)
{
  const EarcupNeeds *needs = earcup_chooser_session_get_needs (self->session);
  guint n = MIN (picks->len, self->n_wanted);

  while (self->rows->len < n)
    {
      GtkWidget *row = earcup_pick_row_new ();

      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      g_ptr_array_add (self->rows, row);
    }
  while (self->rows->len > n)
    {
      gtk_list_box_remove (GTK_LIST_BOX (self->list), self->rows->pdata[self->rows->len - 1]);
      g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
    }
  for (guint i = 0; i < n; i++)
    earcup_pick_row_set_pick (self->rows->pdata[i], &g_array_index (picks, EarcupPick, i), i + 1,
                              needs);

  gtk_widget_set_visible (self->more, picks->len > n);
}

static void
show_weights (EarcupChooserWindow *self)
{
  const EarcupNeeds *needs = earcup_chooser_session_get_needs (self->session);

  self->is_showing = TRUE;
  for (guint i = 0; i < EARCUP_N_CRITERIA; i++)
    gtk_adjustment_set_value (self->adjustments[i], needs->weights[i]);
  self->is_showing = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chooser.reset",
                                 earcup_chooser_session_has_weights (self->session));
}

static gboolean
poll_cb (gpointer user_data)
{
  EarcupChooserWindow *self = user_data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar),
                                 earcup_chooser_session_get_progress (self->session));

  return G_SOURCE_CONTINUE;
}

static void
follow_work (EarcupChooserWindow *self,
             gboolean             is_working)
{
  if (is_working && self->poll_id == 0)
    self->poll_id = g_timeout_add (POLL_MS, poll_cb, self);
  else if (!is_working)
    g_clear_handle_id (&self->poll_id, g_source_remove);
}

static void
changed_cb (EarcupChooserWindow *self)
{
  GArray *picks = earcup_chooser_session_get_picks (self->session);
  const char *failure = earcup_chooser_session_get_failure (self->session);
  GtkWidget *page = picks != NULL ? self->order : failure != NULL ? self->failure : self->work;

  show_weights (self);
  earcup_owned_group_refresh (EARCUP_OWNED_GROUP (self->owned));
  if (picks != NULL)
    show_picks (self, picks);
  else if (failure != NULL)
    {
      g_autofree char *text = g_markup_escape_text (failure, -1);

      adw_status_page_set_description (ADW_STATUS_PAGE (self->failure), text);
    }
  gtk_stack_set_visible_child (GTK_STACK (self->stack), page);
  follow_work (self, page == self->work);
}

/* }}} */
/* {{{ Weights */

static void
weight_cb (GtkAdjustment       *adjustment,
           EarcupChooserWindow *self)
{
  if (self->is_showing)
    return;

  for (guint i = 0; i < EARCUP_N_CRITERIA; i++)
    if (self->adjustments[i] == adjustment)
      earcup_chooser_session_set_weight (self->session, i,
                                         (guint) lround (gtk_adjustment_get_value (adjustment)));
}

static void
add_weight (EarcupChooserWindow *self,
            guint                criterion)
{
  const char *label = earcup_criterion_get_label (criterion);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *scale;

  self->adjustments[criterion] = gtk_adjustment_new (0.0, 0.0, EARCUP_TASK_MOST, 1.0, 1.0, 0.0);
  scale = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, self->adjustments[criterion]);
  gtk_scale_set_digits (GTK_SCALE (scale), 0);
  gtk_scale_set_draw_value (GTK_SCALE (scale), TRUE);
  gtk_scale_set_value_pos (GTK_SCALE (scale), GTK_POS_RIGHT);
  gtk_widget_set_size_request (scale, SCALE_WIDTH, -1);
  gtk_widget_set_valign (scale, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (self->adjustments[criterion], "value-changed", G_CALLBACK (weight_cb),
                           self, 0);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_tooltip_text (row, earcup_criterion_get_source (criterion));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), scale);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->weights), row);
}

/* }}} */
/* {{{ Actions */

static void
reset_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  earcup_chooser_session_reset_weights (EARCUP_CHOOSER_WINDOW (widget)->session);
}

static void
more_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EarcupChooserWindow *self = EARCUP_CHOOSER_WINDOW (widget);
  guint before = self->rows->len;

  self->n_wanted += STEP;
  changed_cb (self);
  if (self->rows->len > before)
    gtk_widget_grab_focus (self->rows->pdata[before]);
}

/* What is put into a slot is what one wants to hear. */
static void
listen_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EarcupChooserWindow *self = EARCUP_CHOOSER_WINDOW (widget);
  const char *id;
  guint slot;

  g_variant_get (parameter, "(u&s)", &slot, &id);
  if (slot < 1 || slot > EARCUP_AUDITION_LASTING)
    return;

  earcup_audition_set_model (self->audition, slot, id);
  earcup_audition_select (self->audition, slot);
}

/* }}} */

static void
earcup_chooser_window_dispose (GObject *object)
{
  EarcupChooserWindow *self = EARCUP_CHOOSER_WINDOW (object);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      earcup_chooser_session_cancel (self->session);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_CHOOSER_WINDOW);
  g_clear_object (&self->session);
  g_clear_object (&self->audition);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (earcup_chooser_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-chooser-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupChooserWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, EarcupChooserWindow, task);
  gtk_widget_class_bind_template_child (widget_class, EarcupChooserWindow, place);
  gtk_widget_class_bind_template_child (widget_class, EarcupChooserWindow, source);
  gtk_widget_class_bind_template_child (widget_class, EarcupChooserWindow, most);
  gtk_widget_class_bind_template_child (widget_class, EarcupChooserWindow, weights);
  gtk_widget_class_bind_template_child (widget_class, EarcupChooserWindow, owned);
  gtk_widget_class_bind_template_child (widget_class, EarcupChooserWindow, reset);
  gtk_widget_class_bind_template_child (widget_class, EarcupChooserWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, EarcupChooserWindow, work);
  gtk_widget_class_bind_template_child (widget_class, EarcupChooserWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, EarcupChooserWindow, order);
  gtk_widget_class_bind_template_child (widget_class, EarcupChooserWindow, list);
  gtk_widget_class_bind_template_child (widget_class, EarcupChooserWindow, more);
  gtk_widget_class_bind_template_child (widget_class, EarcupChooserWindow, failure);
}

static void
earcup_chooser_window_class_init (EarcupChooserWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_chooser_window_dispose;
  g_type_ensure (EARCUP_TYPE_OWNED_GROUP);
  g_type_ensure (EARCUP_TYPE_PANES);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "chooser.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "chooser.more", NULL, more_action);
  gtk_widget_class_install_action (widget_class, "chooser.listen", "(us)", listen_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
earcup_chooser_window_init (EarcupChooserWindow *self)
{
  self->rows = g_ptr_array_new ();
  self->n_wanted = STEP;
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < EARCUP_N_TASKS; i++)
    gtk_string_list_append (GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (self->task))),
                            earcup_task_get_label (i));
  for (guint i = 0; i < EARCUP_N_CRITERIA; i++)
    add_weight (self, i);
}

/* No larger than the window it belongs to, where there is room for that. */
static void
find_size (EarcupChooserWindow *self,
           GtkWidget           *parent)
{
  int width = gtk_widget_get_width (parent), height = gtk_widget_get_height (parent);

  gtk_window_set_default_size (GTK_WINDOW (self), width > 0 ? MIN (width, MOST_WIDTH) : MOST_WIDTH,
                               height > 0 ? MIN (height, MOST_HEIGHT) : MOST_HEIGHT);
}

/**
 * earcup_chooser_window_new:
 * @parent: the window it belongs to
 * @audition: what is heard; its catalogue is loaded
 * @settings: the settings, which keep what is needed
 *
 * Makes the window and begins to compute.
 *
 * Returns: (transfer none): the window, which destroys itself when it is closed
 */
GtkWindow *
earcup_chooser_window_new (GtkWindow      *parent,
                           EarcupAudition *audition,
                           GSettings      *settings)
{
  EarcupChooserWindow *self = g_object_new (EARCUP_TYPE_CHOOSER_WINDOW, "transient-for", parent,
                                            NULL);

  find_size (self, GTK_WIDGET (parent));
  earcup_choice_bind (settings, "choose-task", self->task, "selected", task_words);
  earcup_choice_bind (settings, "choose-place", self->place, "selected", place_words);
  earcup_choice_bind (settings, "choose-source", self->source, "selected", source_words);
  earcup_choice_bind (settings, "choose-most", self->most, "selected", most_words);

  self->audition = g_object_ref (audition);
  self->session = earcup_chooser_session_new (earcup_audition_get_catalogue (audition), settings);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  earcup_owned_group_connect (EARCUP_OWNED_GROUP (self->owned), audition, self->session);
  changed_cb (self);

  return GTK_WINDOW (self);
}
