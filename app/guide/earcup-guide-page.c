/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "guide/earcup-guide-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "claims/earcup-findings.h"
#include "errands/earcup-errand.h"
#include "guide/earcup-guide-contents.h"
#include "guide/earcup-guide-text.h"

/* What the figures are computed from: an immutable snapshot for the other thread. */
typedef struct {
  EarcupDesign   *design;     /* the chosen headphone, or NULL */
  EarcupSubjects *subjects;   /* what it is held against */
} Subject;

struct _EarcupGuidePage
{
  GtkWidget            parent_instance;

  GtkWidget           *bar;
  GtkWidget           *undo;
  GtkWidget           *stack;
  EarcupGuideContents *contents;
  EarcupGuideText     *text;
  GtkWidget           *revealer;
  EarcupGuideRegion   *region;

  EarcupTopic          topic;         /* what is read … */
  EarcupTopic          heard;         /* … and what would be read of what is heard */
  gboolean             is_following;  /* whether the one goes with the other */
  char                *name;          /* of the headphone, or NULL */
  EarcupSubjects      *background;    /* for all subjects, or NULL */
  Subject             *subject;
  GCancellable        *cancellable;   /* of the computation that runs, or NULL */
  EarcupFindings      *figures;       /* of what is shown, or NULL */
  const EarcupRegion  *pointed;       /* the region that is shown, or NULL */
};

enum {
  PROP_0,
  PROP_TOPIC,
  PROP_BUSY,
  N_PROPS
};

enum {
  SIGNAL_HEAR,
  SIGNAL_CHOOSE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupGuidePage, earcup_guide_page, GTK_TYPE_WIDGET)

static Subject *
subject_new (EarcupDesign   *design,
             EarcupSubjects *subjects)
{
  Subject *self = g_new (Subject, 1);

  self->design = design == NULL ? NULL : earcup_design_ref (design);
  self->subjects = earcup_subjects_ref (subjects);

  return self;
}

static void
subject_free (Subject *self)
{
  g_clear_pointer (&self->design, earcup_design_unref);
  g_clear_pointer (&self->subjects, earcup_subjects_unref);
  g_free (self);
}

/* {{{ Figures */

static void
compute_figures (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  const Subject *subject = task_data;

  g_task_return_pointer (task,
                         earcup_findings_new (subject->design, subject->subjects),
                         (GDestroyNotify) earcup_findings_free);
}

static void
show_text (EarcupGuidePage *self)
{
  if (self->figures != NULL)
    earcup_guide_text_show (self->text, self->topic, self->name, self->figures,
                            self->subject->subjects);
}

/* A page that has changed its subject since cancels the task, so what arrives is current. */
static void
figures_ready_cb (GObject      *source_object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  EarcupGuidePage *self = EARCUP_GUIDE_PAGE (source_object);
  g_autoptr(EarcupFindings) figures = g_task_propagate_pointer (G_TASK (result), NULL);

  if (figures == NULL || self->text == NULL)
    return;

  g_clear_object (&self->cancellable);
  earcup_guide_text_stop (self->text);
  g_clear_pointer (&self->figures, earcup_findings_free);
  self->figures = g_steal_pointer (&figures);
  show_text (self);
}

static void
start_computing (EarcupGuidePage *self)
{
  g_autoptr(GTask) task = NULL;
  gboolean was_busy = earcup_guide_page_get_busy (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  task = earcup_errand_new (self, self->cancellable, figures_ready_cb, NULL);
  g_task_set_source_tag (task, start_computing);
  g_task_set_name (task, "guide figures");
  g_task_set_task_data (task,
                        subject_new (self->subject->design, self->subject->subjects),
                        (GDestroyNotify) subject_free);
  g_task_run_in_thread (task, compute_figures);

  if (!was_busy)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
busy_cb (EarcupGuidePage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* }}} */
/* {{{ Turning pages */

static void
show_child (EarcupGuidePage *self,
            gpointer         child)
{
  gtk_stack_set_visible_child (GTK_STACK (self->stack), child);
  gtk_widget_set_visible (self->bar, child != (gpointer) self->contents);
}

static void
contents_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  earcup_guide_page_show_contents (EARCUP_GUIDE_PAGE (widget));
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EarcupGuidePage *self = EARCUP_GUIDE_PAGE (widget);

  earcup_guide_page_show_contents (self);
  earcup_guide_contents_search (self->contents);
}

static void
read_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EarcupGuidePage *self = EARCUP_GUIDE_PAGE (widget);
  guint topic;
  const char *claim;

  g_variant_get (parameter, "(u&s)", &topic, &claim);
  if (topic >= EARCUP_N_TOPICS)
    return;

  earcup_guide_page_read (self, topic, *claim != '\0' ? claim : NULL);
  if (*claim == '\0')
    gtk_widget_child_focus (self->bar, GTK_DIR_TAB_FORWARD);
}

static void
hear_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_HEAR], 0, g_variant_get_string (parameter, NULL));
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CHOOSE], 0, g_variant_get_string (parameter, NULL));
}

/* }}} */

static void
earcup_guide_page_dispose (GObject *object)
{
  EarcupGuidePage *self = EARCUP_GUIDE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->text != NULL)
    earcup_guide_text_stop (self->text);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_GUIDE_PAGE);

  G_OBJECT_CLASS (earcup_guide_page_parent_class)->dispose (object);
}

static void
earcup_guide_page_finalize (GObject *object)
{
  EarcupGuidePage *self = EARCUP_GUIDE_PAGE (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->background, earcup_subjects_unref);
  g_clear_pointer (&self->subject, subject_free);
  g_clear_pointer (&self->figures, earcup_findings_free);

  G_OBJECT_CLASS (earcup_guide_page_parent_class)->finalize (object);
}

static void
earcup_guide_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  EarcupGuidePage *self = EARCUP_GUIDE_PAGE (object);

  switch (prop_id)
    {
    case PROP_TOPIC:
      g_value_set_enum (value, self->topic);
      break;

    case PROP_BUSY:
      g_value_set_boolean (value, earcup_guide_page_get_busy (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /* What is read. */
  properties[PROP_TOPIC] = g_param_spec_enum ("topic", NULL, NULL, EARCUP_TYPE_TOPIC,
                                              EARCUP_TOPIC_CLOSED, flags);

  /* Whether figures are being computed; until then the page shows the older text. */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_signals (GObjectClass *object_class)
{
  GType type = G_OBJECT_CLASS_TYPE (object_class);

  /* Somebody wants to hear the claim of an id. */
  signals[SIGNAL_HEAR] = g_signal_new ("hear", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);

  /* Somebody wants to hear the model of an id. */
  signals[SIGNAL_CHOOSE] = g_signal_new ("choose", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
earcup_guide_page_class_init (EarcupGuidePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = earcup_guide_page_dispose;
  object_class->finalize = earcup_guide_page_finalize;
  object_class->get_property = earcup_guide_page_get_property;
  install_properties (object_class);
  install_signals (object_class);

  g_type_ensure (EARCUP_TYPE_GUIDE_CONTENTS);
  g_type_ensure (EARCUP_TYPE_GUIDE_REGION);
  g_type_ensure (EARCUP_TYPE_GUIDE_TEXT);
  gtk_widget_class_set_css_name (widget_class, "earcup-guide-page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/earcup/Earcup/guide/earcup-guide-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupGuidePage, bar);
  gtk_widget_class_bind_template_child (widget_class, EarcupGuidePage, undo);
  gtk_widget_class_bind_template_child (widget_class, EarcupGuidePage, stack);
  gtk_widget_class_bind_template_child (widget_class, EarcupGuidePage, contents);
  gtk_widget_class_bind_template_child (widget_class, EarcupGuidePage, text);
  gtk_widget_class_bind_template_child (widget_class, EarcupGuidePage, revealer);
  gtk_widget_class_bind_template_child (widget_class, EarcupGuidePage, region);
  gtk_widget_class_install_action (widget_class, "guide.contents", NULL, contents_action);
  gtk_widget_class_install_action (widget_class, "guide.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "guide.read", "(us)", read_action);
  gtk_widget_class_install_action (widget_class, "guide.hear", "s", hear_action);
  gtk_widget_class_install_action (widget_class, "guide.choose", "s", choose_action);
}

static void
earcup_guide_page_init (EarcupGuidePage *self)
{
  g_autoptr(EarcupSubjects) nothing = earcup_subjects_new (&(EarcupSubjectsParts) { NULL });

  gtk_widget_init_template (GTK_WIDGET (self));
  self->subject = subject_new (NULL, nothing);
  self->is_following = TRUE;
  show_child (self, self->text);
  g_signal_connect_object (self->text, "notify::busy", G_CALLBACK (busy_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * earcup_guide_page_new:
 *
 * Creates a guide that stays empty until it is told what to be about.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
earcup_guide_page_new (void)
{
  return g_object_new (EARCUP_TYPE_GUIDE_PAGE, NULL);
}

/* Returns: what is read, also while the contents are shown */
EarcupTopic
earcup_guide_page_get_topic (EarcupGuidePage *self)
{
  g_return_val_if_fail (EARCUP_IS_GUIDE_PAGE (self), EARCUP_TOPIC_CLOSED);

  return self->topic;
}

/**
 * earcup_guide_page_read:
 * @self: a page
 * @topic: what is to be read
 * @claim: (nullable): the id of a claim on it, to be scrolled to
 *
 * Turns to a topic and keeps the headphones that the figures come from. From the topic of what is
 * heard the page goes on to that of another headphone when another is heard; any other topic stays.
 */
void
earcup_guide_page_read (EarcupGuidePage *self,
                        EarcupTopic      topic,
                        const char      *claim)
{
  g_return_if_fail (EARCUP_IS_GUIDE_PAGE (self));
  g_return_if_fail (topic < EARCUP_N_TOPICS);

  self->topic = topic;
  self->is_following = topic == self->heard;
  earcup_guide_text_point (self->text, claim);
  show_child (self, self->text);
  if (self->figures != NULL)
    show_text (self);
  else if (self->cancellable == NULL)
    start_computing (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOPIC]);
}

/* Returns: whether the contents are shown rather than a topic */
gboolean
earcup_guide_page_get_contents (EarcupGuidePage *self)
{
  g_return_val_if_fail (EARCUP_IS_GUIDE_PAGE (self), FALSE);

  return gtk_stack_get_visible_child (GTK_STACK (self->stack)) == GTK_WIDGET (self->contents);
}

/* Goes back to the contents. */
void
earcup_guide_page_show_contents (EarcupGuidePage *self)
{
  g_return_if_fail (EARCUP_IS_GUIDE_PAGE (self));

  show_child (self, self->contents);
  earcup_guide_contents_search (self->contents);
}

/* Returns: whether figures are being computed or their text is being filled in */
gboolean
earcup_guide_page_get_busy (EarcupGuidePage *self)
{
  g_return_val_if_fail (EARCUP_IS_GUIDE_PAGE (self), FALSE);

  return self->cancellable != NULL || (self->text != NULL &&
                                       earcup_guide_text_get_busy (self->text));
}

/**
 * earcup_guide_page_set_background:
 * @self: a page
 * @subjects: what every headphone is held against
 *
 * Says what there is besides the chosen headphone: one driver in several enclosures, loudspeakers,
 * the catalogue. Its figures are computed once, in another thread. To be called before the first
 * subject is set; what is already shown stays.
 */
void
earcup_guide_page_set_background (EarcupGuidePage *self,
                                  EarcupSubjects  *subjects)
{
  g_return_if_fail (EARCUP_IS_GUIDE_PAGE (self));
  g_return_if_fail (subjects != NULL);

  earcup_subjects_ref (subjects);
  g_clear_pointer (&self->background, earcup_subjects_unref);
  self->background = subjects;
}

/* What a headphone is held against: the background, or where there is none, the pair alone. */
static EarcupSubjects *
find_subjects (EarcupGuidePage *self,
               EarcupDesign    *sealed,
               EarcupDesign    *open)
{
  EarcupSubjectsParts parts = { .sealed = sealed, .open = open };

  return self->background != NULL ? earcup_subjects_ref (self->background)
                                  : earcup_subjects_new (&parts);
}

/**
 * earcup_guide_page_set_subject:
 * @self: a page
 * @topic: the kind of what is heard
 * @name: (nullable): the name of the chosen headphone
 * @design: (nullable) (transfer none): the chosen headphone
 * @sealed: (nullable) (transfer none): a sealed headphone to compare, where there is no background
 * @open: (nullable) (transfer none): the same driver with an open back
 *
 * Says what is heard. The figures are computed in another thread; a later call makes an earlier one
 * void. What needs a headphone that is not given is left out. Who reads another topic goes on
 * reading it, with other figures.
 */
void
earcup_guide_page_set_subject (EarcupGuidePage *self,
                               EarcupTopic      topic,
                               const char      *name,
                               EarcupDesign    *design,
                               EarcupDesign    *sealed,
                               EarcupDesign    *open)
{
  g_autoptr(EarcupSubjects) subjects = NULL;
  gboolean turned;

  g_return_if_fail (EARCUP_IS_GUIDE_PAGE (self));
  g_return_if_fail (topic < EARCUP_N_TOPICS);

  subjects = find_subjects (self, sealed, open);
  turned = self->is_following && self->topic != topic;
  self->heard = topic;
  if (turned)
    self->topic = topic;
  g_free (self->name);
  self->name = g_strdup (name);
  g_clear_pointer (&self->subject, subject_free);
  self->subject = subject_new (design, subjects);
  earcup_guide_contents_set_heard (self->contents, topic, name);
  start_computing (self);

  if (turned)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOPIC]);
}

/**
 * earcup_guide_page_point_at:
 * @self: a page
 * @hz: where the plot is pointed at, NAN for nowhere
 * @pair: (nullable): what is compared there; %NULL for nothing
 *
 * Says what lives where somebody points, below the text. The same region again changes only what is
 * said of the pair.
 */
void
earcup_guide_page_point_at (EarcupGuidePage       *self,
                            double                 hz,
                            const EarcupGuidePair *pair)
{
  const EarcupGuidePair nothing = { NULL };
  const EarcupRegion *region = isnan (hz) ? NULL : earcup_region_find (hz);

  g_return_if_fail (EARCUP_IS_GUIDE_PAGE (self));

  self->pointed = region;
  if (region != NULL)
    gtk_widget_set_visible (self->revealer, TRUE);     /* which is laid out from now on */
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), region != NULL);
  if (region != NULL)
    earcup_guide_region_show (self->region, region, self->figures,
                              pair != NULL ? pair : &nothing);
}

/* Says whether what was last set up to be heard can be taken back: by the action win.undo-hear. */
void
earcup_guide_page_set_can_undo (EarcupGuidePage *self,
                                gboolean         can_undo)
{
  g_return_if_fail (EARCUP_IS_GUIDE_PAGE (self));

  if (self->undo != NULL)
    gtk_widget_set_visible (self->undo, can_undo);
}

/* Says whether scenes can be set up. Where they cannot, cards name the command that plays them. */
void
earcup_guide_page_set_can_stage (EarcupGuidePage *self,
                                 gboolean         can_stage)
{
  g_return_if_fail (EARCUP_IS_GUIDE_PAGE (self));

  earcup_guide_text_set_can_stage (self->text, can_stage);
}
