/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "guide/earcup-guide-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "guide/earcup-guide-card.h"

/* How long the page may build at a time, so that a frame is never late. */
#define BUILD_US 4000

struct _EarcupGuideText
{
  GtkWidget             parent_instance;

  GtkWidget            *scrolled_window;
  GtkWidget            *content;

  EarcupTopic           topic;
  char                 *name;           /* of the headphone, or NULL */
  const EarcupFindings *figures;        /* borrowed, while the text is being filled in */
  EarcupSubjects       *subjects;
  gboolean              can_stage;
  guint                 step;           /* what comes next */
  guint                 fill_id;

  EarcupTopic           shown;          /* what the text was about before */
  double                place;          /* how far it was scrolled, kept for the same topic */
  char                 *wanted;         /* the claim to be scrolled to, or NULL */
  char                 *focused;        /* the claim whose card had the focus, or NULL */
  guint                 point_id;       /* waits for the layout */
  GHashTable           *unfolded;       /* ids of claims whose method is shown */
};

enum {
  PROP_0,
  PROP_BUSY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EarcupGuideText, earcup_guide_text, GTK_TYPE_WIDGET)

static GtkAdjustment *
get_adjustment (EarcupGuideText *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled_window));
}

/* {{{ What the text consists of */

static void
append (EarcupGuideText *self,
        GtkWidget       *widget)
{
  gtk_box_append (GTK_BOX (self->content), widget);
}

static void
append_heading (EarcupGuideText *self,
                const char      *text)
{
  GtkWidget *heading = earcup_guide_heading_new (text, 2, "heading");

  gtk_widget_set_margin_top (heading, 18);
  append (self, heading);
}

/* Text whose figures are not known is left out. Returns: whether it is there */
static gboolean
append_expanded (EarcupGuideText *self,
                 const char      *text)
{
  g_autofree char *expanded = NULL;

  if (!earcup_findings_cover (self->figures, text))
    return FALSE;

  expanded = earcup_findings_expand (self->figures, _(text));
  append (self, earcup_guide_paragraph_new (expanded, NULL));

  return TRUE;
}

static void
append_section (EarcupGuideText            *self,
                const EarcupPassageSection *section)
{
  if (!earcup_findings_cover (self->figures, section->text))
    return;

  append_heading (self, _(section->heading));
  append_expanded (self, section->text);
  if (section->sources != 0)
    append (self, earcup_guide_said_by_new (_("Said by"), section->sources));
}

static void
append_listening (EarcupGuideText     *self,
                  const EarcupPassage *passage)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < EARCUP_PASSAGE_MAX_ITEMS && passage->listen[i] != NULL; i++)
    g_string_append_printf (text, "%s• %s", i == 0 ? "" : "\n\n", _(passage->listen[i]));

  if (text->len == 0)
    return;

  append_heading (self, _("Listen for…"));
  append (self, earcup_guide_paragraph_new (text->str, NULL));
}

static gboolean
is_kind (EarcupTopic topic)
{
  return topic <= EARCUP_TOPIC_MONITORS;
}

static void
append_passage (EarcupGuideText     *self,
                const EarcupPassage *passage)
{
  append (self, earcup_guide_heading_new (_(passage->title), 1, "title-2"));

  if (self->name != NULL && is_kind (self->topic))
    append (self, earcup_guide_paragraph_new (self->name, "earcup-guide-aside"));
  else if (self->name != NULL)
    {
      /* Translators: %s is the name of a headphone */
      g_autofree char *line = g_strdup_printf (_("“Yours” here is the %s"), self->name);

      append (self, earcup_guide_paragraph_new (line, "earcup-guide-aside"));
    }

  append_expanded (self, passage->lead);
  for (guint i = 0; i < EARCUP_PASSAGE_MAX_SECTIONS && passage->sections[i].heading != NULL; i++)
    append_section (self, &passage->sections[i]);
  append_listening (self, passage);
}

/* A heading comes with the first of what belongs to the topic. */
static void
append_claim (EarcupGuideText *self,
              gsize            place)
{
  const EarcupGuideCardSettings settings = { self->figures, self->can_stage, self->unfolded };
  gsize n_claims;
  const EarcupClaim *claims = earcup_claims (&n_claims);
  guint topic = 1u << self->topic;
  gboolean headed = FALSE;

  if ((claims[place].topics & topic) == 0)
    return;

  for (gsize i = 0; i < place; i++)
    headed |= (claims[i].topics & topic) != 0;
  if (!headed)
    append_heading (self, _("What the guides say, and what the model finds"));

  append (self, earcup_guide_card_new_claim (&claims[place], &settings));
}

static void
append_dispute (EarcupGuideText *self,
                gsize            place)
{
  gsize n_disputes;
  const EarcupDispute *disputes = earcup_passages_get_disputes (&n_disputes);
  guint topic = 1u << self->topic;
  gboolean headed = FALSE;

  if ((disputes[place].topics & topic) == 0)
    return;

  for (gsize i = 0; i < place; i++)
    headed |= (disputes[i].topics & topic) != 0;
  if (!headed && self->topic != EARCUP_TOPIC_DISPUTES)
    append_heading (self, _("Where the guides disagree"));

  append (self, earcup_guide_card_new_dispute (&disputes[place], self->figures));
}

static GtkWidget *
new_model_button (const EarcupNamedModel *model)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *text = isnan (model->year)
    ? g_strdup (model->name)
    /* Translators: a model and the year in which it came out */
    : g_strdup_printf (_("%s · %.0f"), model->name, model->year);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Listen to this model"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "guide.choose");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", model->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return button;
}

static void
append_models (EarcupGuideText *self)
{
  GPtrArray *models = self->subjects != NULL
    ? earcup_subjects_get_parts (self->subjects)->named_models : NULL;
  gboolean headed = FALSE;

  for (guint i = 0; models != NULL && i < models->len; i++)
    {
      const EarcupNamedModel *model = g_ptr_array_index (models, i);

      if (!earcup_named_model_is_on (model, self->topic))
        continue;

      if (!headed)
        append_heading (self, _("Models that the guides name"));
      headed = TRUE;
      append (self, new_model_button (model));
      append (self, earcup_guide_said_by_new (_("Named by"), model->sources));
    }
}

static void
append_limits (EarcupGuideText     *self,
               const EarcupPassage *passage)
{
  if (passage->limits == NULL)
    return;

  append_heading (self, _("What this model cannot say"));
  append_expanded (self, passage->limits);
}

/* }}} */
/* {{{ Filling */

/* Appends what comes next: the passage, then claim after claim, dispute after dispute, the models,
 * and at the end what the model cannot say. Returns: whether there is more */
static gboolean
append_next (EarcupGuideText *self)
{
  const EarcupPassage *passage = earcup_passages_get_passage (self->topic);
  gsize step = self->step++, n_claims, n_disputes;

  earcup_claims (&n_claims);
  earcup_passages_get_disputes (&n_disputes);

  if (step == 0)
    append_passage (self, passage);
  else if (step <= n_claims)
    append_claim (self, step - 1);
  else if (step <= n_claims + n_disputes)
    append_dispute (self, step - 1 - n_claims);
  else if (step == n_claims + n_disputes + 1)
    append_models (self);
  else
    append_limits (self, passage);

  return step <= n_claims + n_disputes + 1;
}

static GtkWidget *
find_card (EarcupGuideText *self,
           const char      *claim)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->content);
       child != NULL && claim != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gtk_widget_get_name (child), claim))
      return child;

  return NULL;
}

/* The focus comes to what can be pressed: a text that has it would be selected. */
static void
focus_card (GtkWidget *card)
{
  for (GtkWidget *child = card != NULL ? gtk_widget_get_last_child (card) : NULL;
       child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    if (GTK_IS_BUTTON (child) || GTK_IS_EXPANDER (child))
      {
        gtk_widget_grab_focus (child);
        return;
      }
}

/* The layout has to be known before anything can be scrolled to. */
static gboolean
point_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  EarcupGuideText *self = EARCUP_GUIDE_TEXT (widget);
  GtkWidget *last = gtk_widget_get_last_child (self->content);
  GtkAdjustment *adjustment = get_adjustment (self);
  GtkWidget *card = find_card (self, self->wanted);
  graphene_point_t place = { 0 };

  if (last != NULL && gtk_widget_get_height (last) == 0)
    return G_SOURCE_CONTINUE;

  self->point_id = 0;
  focus_card (card != NULL ? card : find_card (self, self->focused));
  if (card != NULL &&
      gtk_widget_compute_point (card, self->content, &GRAPHENE_POINT_INIT (0, 0), &place))
    gtk_adjustment_set_value (adjustment, (double) place.y);
  else
    gtk_adjustment_set_value (adjustment, self->place);

  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->focused, g_free);

  return G_SOURCE_REMOVE;
}

/* What is appended may have the page stopped, or filled with something else. */
static gboolean
fill_cb (gpointer user_data)
{
  EarcupGuideText *self = user_data;
  gint64 end = g_get_monotonic_time () + BUILD_US;
  guint id = self->fill_id;
  gboolean goes_on = TRUE;

  while (goes_on)
    {
      goes_on = append_next (self);
      if (self->fill_id != id)
        return G_SOURCE_REMOVE;
      if (goes_on && g_get_monotonic_time () > end)
        return G_SOURCE_CONTINUE;
    }

  self->fill_id = 0;
  self->figures = NULL;
  if (self->wanted != NULL || self->focused != NULL || self->place > 0.0)
    self->point_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), point_cb, NULL, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);

  return G_SOURCE_REMOVE;
}

/* The focus must not stay in a text that goes away: GTK 4.8 would look at it once more when it
 * is already gone. What scrolls the text stays. */
static void
keep_focus (EarcupGuideText *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->content))
    return;

  gtk_widget_grab_focus (self->scrolled_window);
  while (gtk_widget_get_parent (focus) != self->content)
    focus = gtk_widget_get_parent (focus);
  if (self->focused == NULL && earcup_claim_find (gtk_widget_get_name (focus)) != NULL)
    self->focused = g_strdup (gtk_widget_get_name (focus));
}

static void
clear_content (EarcupGuideText *self)
{
  GtkWidget *child;

  keep_focus (self);
  while ((child = gtk_widget_get_first_child (self->content)) != NULL)
    gtk_box_remove (GTK_BOX (self->content), child);
}

/* }}} */

static void
earcup_guide_text_dispose (GObject *object)
{
  EarcupGuideText *self = EARCUP_GUIDE_TEXT (object);

  earcup_guide_text_stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_GUIDE_TEXT);

  G_OBJECT_CLASS (earcup_guide_text_parent_class)->dispose (object);
}

static void
earcup_guide_text_finalize (GObject *object)
{
  EarcupGuideText *self = EARCUP_GUIDE_TEXT (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->focused, g_free);
  g_clear_pointer (&self->unfolded, g_hash_table_unref);
  g_clear_pointer (&self->subjects, earcup_subjects_unref);

  G_OBJECT_CLASS (earcup_guide_text_parent_class)->finalize (object);
}

static void
earcup_guide_text_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_BUSY)
    g_value_set_boolean (value, earcup_guide_text_get_busy (EARCUP_GUIDE_TEXT (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
earcup_guide_text_class_init (EarcupGuideTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = earcup_guide_text_dispose;
  object_class->finalize = earcup_guide_text_finalize;
  object_class->get_property = earcup_guide_text_get_property;

  /* Whether the text is still being filled in. */
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADW_TYPE_CLAMP);
  gtk_widget_class_set_css_name (widget_class, "earcup-guide-text");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/earcup/Earcup/guide/earcup-guide-text.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupGuideText, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, EarcupGuideText, content);
}

static void
earcup_guide_text_init (EarcupGuideText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->unfolded = g_hash_table_new (g_str_hash, g_str_equal);
}

/* Returns: (transfer floating): a page that is empty until it is told what to show */
GtkWidget *
earcup_guide_text_new (void)
{
  return g_object_new (EARCUP_TYPE_GUIDE_TEXT, NULL);
}

/**
 * earcup_guide_text_show:
 * @self: a page
 * @topic: what it is to be about
 * @name: (nullable): the name of the chosen headphone
 * @figures: what the model found; borrowed until the page is not busy or is stopped
 * @subjects: (nullable): what the headphone was held against
 *
 * Fills the page, a little at a time. The same topic stays scrolled as far as it was.
 */
void
earcup_guide_text_show (EarcupGuideText      *self,
                        EarcupTopic           topic,
                        const char           *name,
                        const EarcupFindings *figures,
                        EarcupSubjects       *subjects)
{
  gboolean is_same;

  g_return_if_fail (EARCUP_IS_GUIDE_TEXT (self) && figures != NULL);

  is_same = self->shown == topic && gtk_widget_get_first_child (self->content) != NULL;
  self->place = is_same ? gtk_adjustment_get_value (get_adjustment (self)) : 0.0;
  clear_content (self);
  if (!is_same)
    gtk_adjustment_set_value (get_adjustment (self), 0.0);

  /* Not before: where the focus goes from a text that is cleared, this may be called again. */
  earcup_guide_text_stop (self);
  if (subjects != NULL)
    earcup_subjects_ref (subjects);
  g_clear_pointer (&self->subjects, earcup_subjects_unref);
  self->subjects = subjects;
  g_free (self->name);
  self->name = g_strdup (name);
  self->topic = self->shown = topic;
  self->figures = figures;
  self->step = 0;
  self->fill_id = g_idle_add (fill_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* Stops filling; what is there stays, and the figures are not looked at any more. */
void
earcup_guide_text_stop (EarcupGuideText *self)
{
  g_clear_handle_id (&self->fill_id, g_source_remove);
  if (self->point_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->point_id);
  self->point_id = 0;
  self->figures = NULL;
}

/* Scrolls to the card of a claim, once the text that is shown next is there. */
void
earcup_guide_text_point (EarcupGuideText *self,
                         const char      *claim)
{
  g_return_if_fail (EARCUP_IS_GUIDE_TEXT (self));

  g_free (self->wanted);
  self->wanted = g_strdup (claim);
}

/* Returns: whether the text is still being filled in */
gboolean
earcup_guide_text_get_busy (EarcupGuideText *self)
{
  g_return_val_if_fail (EARCUP_IS_GUIDE_TEXT (self), FALSE);

  return self->fill_id != 0;
}

/* Says whether scenes can be set up; it shows in the next text. */
void
earcup_guide_text_set_can_stage (EarcupGuideText *self,
                                 gboolean         can_stage)
{
  g_return_if_fail (EARCUP_IS_GUIDE_TEXT (self));

  self->can_stage = can_stage;
}
