/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "guide/earcup-guide-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "claims/earcup-findings.h"
#include "claims/earcup-passages.h"
#include "guide/earcup-guide-card.h"

/* What the figures are computed from: an immutable snapshot for the other thread. */
typedef struct {
  EarcupDesign   *design;     /* the chosen headphone, or NULL */
  EarcupSubjects *subjects;   /* what it is held against */
} Subject;

struct _EarcupGuidePage
{
  GtkWidget           parent_instance;

  GtkWidget          *scrolled_window;
  GtkWidget          *content;

  EarcupTopic         topic;
  char               *name;          /* of the headphone, or NULL */
  EarcupSubjects     *background;    /* for all subjects, or NULL */
  Subject            *subject;
  gboolean            has_subject;   /* somebody has said what the page is about */
  GCancellable       *cancellable;   /* of the computation that runs, or NULL */

  EarcupFindings     *figures;       /* of the text that is being filled in */
  guint               step;          /* what comes next of it */
  guint               fill_id;
};

/* How long the page may build at a time, so that a frame is never late. */
#define BUILD_US 4000

enum {
  PROP_0,
  PROP_ENCLOSURE,
  PROP_BUSY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

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

static void
append (EarcupGuidePage *self,
        GtkWidget       *widget)
{
  gtk_box_append (GTK_BOX (self->content), widget);
}

static void
append_heading (EarcupGuidePage *self,
                const char      *text)
{
  GtkWidget *heading = earcup_guide_heading_new (text, 2, "heading");

  gtk_widget_set_margin_top (heading, 18);
  append (self, heading);
}

static void
append_section (EarcupGuidePage *self,
                const char      *heading,
                const char      *text)
{
  append_heading (self, heading);
  append (self, earcup_guide_paragraph_new (text, NULL));
}

static void
append_listening (EarcupGuidePage     *self,
                  const EarcupPassage *passage)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < EARCUP_PASSAGE_MAX_ITEMS && passage->listen[i] != NULL; i++)
    g_string_append_printf (text, "%s• %s", i == 0 ? "" : "\n\n", _(passage->listen[i]));

  append_section (self, _("Listen for…"), text->str);
  g_string_free (text, TRUE);
}

/* Appends the claim of a place in the list, if it belongs to the topic. */
static void
append_claim (EarcupGuidePage *self,
              gsize            place)
{
  gsize n_claims;
  const EarcupClaim *claims = earcup_claims (&n_claims);

  if (place == 0)
    append_heading (self, _("What the guides say, and what the model finds"));

  if ((claims[place].topics & (1u << self->topic)) != 0)
    append (self, earcup_guide_card_new_claim (&claims[place], self->figures));
}

/* The same for a dispute; the first one that belongs to the topic brings the heading. */
static void
append_dispute (EarcupGuidePage *self,
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

  if (!headed)
    append_heading (self, _("Where the guides disagree"));

  append (self, earcup_guide_card_new_dispute (&disputes[place], self->figures));
}

/* The focus must not stay in a text that goes away: GTK 4.8 would look at it once more when it
 * is already gone. What scrolls the text stays. */
static void
keep_focus (EarcupGuidePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->content))
    gtk_widget_grab_focus (self->scrolled_window);
}

static void
clear_content (EarcupGuidePage *self)
{
  GtkWidget *child;

  keep_focus (self);
  while ((child = gtk_widget_get_first_child (self->content)) != NULL)
    gtk_box_remove (GTK_BOX (self->content), child);
}

static void
append_passage (EarcupGuidePage     *self,
                const EarcupPassage *passage)
{
  clear_content (self);
  append (self, earcup_guide_heading_new (_(passage->title), 1, "title-2"));

  if (self->name != NULL)
    append (self, earcup_guide_paragraph_new (self->name, "earcup-guide-aside"));

  append (self, earcup_guide_paragraph_new (_(passage->lead), NULL));
  append_section (self, _("What it is"), _(passage->nature));
  append_section (self, _("What it does to your mix"), _(passage->effect));
  append_listening (self, passage);
}

/* Appends what comes next: the passage, then claim after claim, dispute after dispute, and at the
 * end what the model cannot say. Returns whether there is more. */
static gboolean
append_next (EarcupGuidePage *self)
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
  else
    append_section (self, _("What this model cannot say"), _(passage->limits));

  return step <= n_claims + n_disputes;
}

static gboolean
fill_cb (gpointer user_data)
{
  EarcupGuidePage *self = user_data;
  gint64 end = g_get_monotonic_time () + BUILD_US;

  while (append_next (self))
    if (g_get_monotonic_time () > end)
      return G_SOURCE_CONTINUE;

  self->fill_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);

  return G_SOURCE_REMOVE;
}

static void
stop_filling (EarcupGuidePage *self)
{
  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_pointer (&self->figures, earcup_findings_free);
}

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

/* A page that has changed its subject since cancels the task, so what arrives is current. */
static void
figures_ready_cb (GObject      *source_object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  EarcupGuidePage *self = EARCUP_GUIDE_PAGE (source_object);
  g_autoptr(EarcupFindings) figures = g_task_propagate_pointer (G_TASK (result), NULL);

  if (figures == NULL || self->content == NULL)
    return;

  g_clear_object (&self->cancellable);
  stop_filling (self);
  self->figures = g_steal_pointer (&figures);
  self->step = 0;
  self->fill_id = g_idle_add (fill_cb, self);
}

static void
start_computing (EarcupGuidePage *self)
{
  g_autoptr(GTask) task = NULL;
  gboolean was_busy = earcup_guide_page_get_busy (self);

  self->has_subject = TRUE;
  stop_filling (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  task = g_task_new (self, self->cancellable, figures_ready_cb, NULL);
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
scroll_to_top (EarcupGuidePage *self)
{
  GtkScrolledWindow *window = GTK_SCROLLED_WINDOW (self->scrolled_window);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (window), 0.0);
}

static void
earcup_guide_page_dispose (GObject *object)
{
  EarcupGuidePage *self = EARCUP_GUIDE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_filling (self);
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
    case PROP_ENCLOSURE:
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
earcup_guide_page_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ENCLOSURE:
      earcup_guide_page_set_enclosure (EARCUP_GUIDE_PAGE (object), g_value_get_enum (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  /* The kind of enclosure that the page is about. */
  properties[PROP_ENCLOSURE] =
    g_param_spec_enum ("enclosure", NULL, NULL, EARCUP_TYPE_TOPIC,
                       EARCUP_TOPIC_CLOSED,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /* Whether figures are being computed; until then the page shows the older text. */
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
earcup_guide_page_class_init (EarcupGuidePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = earcup_guide_page_dispose;
  object_class->finalize = earcup_guide_page_finalize;
  object_class->get_property = earcup_guide_page_get_property;
  object_class->set_property = earcup_guide_page_set_property;
  install_properties (object_class);

  g_type_ensure (ADW_TYPE_CLAMP);
  gtk_widget_class_set_css_name (widget_class, "earcup-guide-page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/earcup/Earcup/guide/earcup-guide-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupGuidePage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, EarcupGuidePage, content);
}

static void
earcup_guide_page_init (EarcupGuidePage *self)
{
  g_autoptr(EarcupSubjects) nothing = earcup_subjects_new (&(EarcupSubjectsParts) { NULL });

  gtk_widget_init_template (GTK_WIDGET (self));
  self->subject = subject_new (NULL, nothing);
}

/**
 * earcup_guide_page_new:
 *
 * Creates a page that stays empty until it is told what to be about.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
earcup_guide_page_new (void)
{
  return g_object_new (EARCUP_TYPE_GUIDE_PAGE, NULL);
}

/* Returns the kind of enclosure that the page is about. */
EarcupTopic
earcup_guide_page_get_enclosure (EarcupGuidePage *self)
{
  g_return_val_if_fail (EARCUP_IS_GUIDE_PAGE (self), EARCUP_TOPIC_CLOSED);

  return self->topic;
}

/**
 * earcup_guide_page_set_enclosure:
 * @self: a page
 * @topic: a kind of enclosure
 *
 * Turns to another kind of enclosure and keeps the headphones that the figures come from.
 */
void
earcup_guide_page_set_enclosure (EarcupGuidePage *self,
                                 EarcupTopic      topic)
{
  g_return_if_fail (EARCUP_IS_GUIDE_PAGE (self));
  g_return_if_fail (topic < EARCUP_N_TOPICS);

  if (self->topic == topic && self->has_subject)
    return;

  self->topic = topic;
  scroll_to_top (self);
  start_computing (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENCLOSURE]);
}

/* Returns whether figures are being computed or their text is being filled in. */
gboolean
earcup_guide_page_get_busy (EarcupGuidePage *self)
{
  g_return_val_if_fail (EARCUP_IS_GUIDE_PAGE (self), FALSE);

  return self->cancellable != NULL || self->fill_id != 0;
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
 * @topic: the kind of enclosure
 * @name: (nullable): the name of the chosen headphone
 * @design: (nullable) (transfer none): the chosen headphone
 * @sealed: (nullable) (transfer none): a sealed headphone to compare, where there is no background
 * @open: (nullable) (transfer none): the same driver with an open back
 *
 * Says what the page is to tell about. The figures are computed in another thread; a later
 * call makes an earlier one void. What needs a headphone that is not given is left out.
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
  turned = self->topic != topic;
  self->topic = topic;
  g_free (self->name);
  self->name = g_strdup (name);
  g_clear_pointer (&self->subject, subject_free);
  self->subject = subject_new (design, subjects);
  start_computing (self);

  if (turned)
    {
      scroll_to_top (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENCLOSURE]);
    }
}
