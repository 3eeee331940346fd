/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-blind-trial-page.h"

#include <glib/gi18n-lib.h>

#define MOST 3     /* samples and answers of a trial */

/* How a kind of test is put to the listener. */
typedef struct {
  const char *question;
  const char *hint;
  const char *samples[MOST];
  const char *sample_keys[MOST];
  const char *answers[MOST];
} Form;

struct _EarcupBlindTrialPage
{
  GtkWidget           parent;

  GtkWidget          *content;
  GtkWidget          *question;
  GtkWidget          *progress;
  GtkWidget          *bar;
  GtkWidget          *hint;
  GtkWidget          *samples[MOST];
  GtkWidget          *names[MOST];
  GtkWidget          *keys[MOST];
  GtkWidget          *answers[MOST];

  EarcupBlindSession *session;
};

/* A and B are answers as well, so the samples of ABX are listened to with other keys. */
static const Form forms[EARCUP_BLIND_N_KINDS] = {
  [EARCUP_BLIND_ABX] = {
    N_("Is X the same as A or as B?"),
    N_("Listen as often as you like with 1, 2 and X. Answer with A or B."),
    { "A", "B", "X" }, { "1", "2", "X" },
    { N_("X is A"), N_("X is B") },
  },
  [EARCUP_BLIND_PREFERENCE] = {
    N_("Which do you like better?"),
    N_("Listen as often as you like with 1 and 2. Answer with Alt and the number."),
    { "1", "2" }, { "1", "2" },
    { N_("I like 1 better"), N_("I like 2 better") },
  },
  [EARCUP_BLIND_TRIANGLE] = {
    N_("Two are the same. Which one is different?"),
    N_("Listen as often as you like with 1, 2 and 3. Answer with Alt and the number."),
    { "1", "2", "3" }, { "1", "2", "3" },
    { N_("1 is different"), N_("2 is different"), N_("3 is different") },
  },
};

G_DEFINE_FINAL_TYPE (EarcupBlindTrialPage, earcup_blind_trial_page, GTK_TYPE_WIDGET)

static EarcupBlindTest *
get_test (EarcupBlindTrialPage *self)
{
  return earcup_blind_session_get_test (self->session);
}

static gboolean
is_running (EarcupBlindTrialPage *self)
{
  return self->session != NULL && !earcup_blind_test_is_finished (get_test (self));
}

/* {{{ What is shown */

static void
name_widget (GtkWidget  *widget,
             const char *label,
             const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/* What is on the screen and what is read out follow from the trial and the key alone, never from
 * what is played. */
static void
update (EarcupBlindTrialPage *self)
{
  guint n = earcup_blind_test_get_n_trials (get_test (self));
  guint done = earcup_blind_test_get_n_done (get_test (self));
  g_autofree char *progress = NULL;

  if (!is_running (self))
    return;

  /* Translators: “Trial 5 of 16” */
  progress = g_strdup_printf (_("Trial %u of %u"), done + 1, n);
  gtk_label_set_label (GTK_LABEL (self->progress), progress);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), (double) done / n);

  for (guint i = 0; i < MOST; i++)
    {
      gboolean heard = earcup_blind_session_get_sample (self->session) == i;
      const char *name = gtk_label_get_label (GTK_LABEL (self->names[i]));
      g_autofree char *label = g_strdup_printf (_("Listen to %s"), name);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->samples[i]), heard);
      name_widget (self->samples[i], label, progress);
    }
}

static void
show_form (EarcupBlindTrialPage *self)
{
  EarcupBlindKind kind = earcup_blind_test_get_kind (get_test (self));
  const Form *form = &forms[kind];

  gtk_label_set_label (GTK_LABEL (self->question), _(form->question));
  gtk_label_set_label (GTK_LABEL (self->hint), _(form->hint));

  for (guint i = 0; i < MOST; i++)
    {
      gboolean is_sample = i < earcup_blind_kind_get_n_samples (kind);
      gboolean is_answer = i < earcup_blind_kind_get_n_answers (kind);

      gtk_widget_set_visible (self->samples[i], is_sample);
      gtk_widget_set_visible (self->answers[i], is_answer);
      gtk_label_set_label (GTK_LABEL (self->names[i]), is_sample ? form->samples[i] : "");
      gtk_label_set_label (GTK_LABEL (self->keys[i]), is_sample ? form->sample_keys[i] : "");
      gtk_button_set_label (GTK_BUTTON (self->answers[i]), is_answer ? _(form->answers[i]) : "");
      gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->answers[i]))), TRUE);
    }
}

/* }}} */
/* {{{ What is done */

/* A press always listens, so that the switch is the same each time. */
static gboolean
listen (EarcupBlindTrialPage *self,
        guint                 sample)
{
  if (!is_running (self) ||
      sample >= earcup_blind_kind_get_n_samples (earcup_blind_test_get_kind (get_test (self))))
    return FALSE;

  earcup_blind_session_listen (self->session, sample);

  return TRUE;
}

static gboolean
answer (EarcupBlindTrialPage *self,
        guint                 which)
{
  if (!is_running (self) ||
      which >= earcup_blind_kind_get_n_answers (earcup_blind_test_get_kind (get_test (self))))
    return FALSE;

  earcup_blind_session_answer (self->session, which);
  if (is_running (self))
    gtk_widget_grab_focus (self->samples[0]);

  return TRUE;
}

static void
sample_cb (GtkWidget            *button,
           EarcupBlindTrialPage *self)
{
  for (guint i = 0; i < MOST; i++)
    if (self->samples[i] == button)
      listen (self, i);
}

static void
answer_cb (GtkWidget            *button,
           EarcupBlindTrialPage *self)
{
  for (guint i = 0; i < MOST; i++)
    if (self->answers[i] == button)
      {
        answer (self, i);
        return;
      }
}

static gboolean
listen_key (GtkWidget *widget,
            GVariant  *number,
            gpointer   user_data)
{
  return listen (EARCUP_BLIND_TRIAL_PAGE (widget), g_variant_get_uint32 (number));
}

static gboolean
answer_key (GtkWidget *widget,
            GVariant  *number,
            gpointer   user_data)
{
  return answer (EARCUP_BLIND_TRIAL_PAGE (widget), g_variant_get_uint32 (number));
}

/* Letters are for ABX, where the answers have them as names. */
static gboolean
letter_key (GtkWidget *widget,
            GVariant  *number,
            gpointer   user_data)
{
  EarcupBlindTrialPage *self = EARCUP_BLIND_TRIAL_PAGE (widget);
  guint which = g_variant_get_uint32 (number);

  if (!is_running (self) || earcup_blind_test_get_kind (get_test (self)) != EARCUP_BLIND_ABX)
    return FALSE;

  return which == 2 ? listen (self, which) : answer (self, which);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const guint letters[MOST] = { GDK_KEY_a, GDK_KEY_b, GDK_KEY_x };

  for (guint i = 0; i < MOST; i++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_1 + i, 0, listen_key, "u", i);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_1 + i, 0, listen_key, "u", i);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, answer_key, "u", i);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_1 + i, GDK_ALT_MASK, answer_key, "u",
                                    i);
      gtk_widget_class_add_binding (widget_class, letters[i], 0, letter_key, "u", i);
    }
}

/* }}} */

static gboolean
earcup_blind_trial_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (EARCUP_BLIND_TRIAL_PAGE (widget)->samples[0]);
}

static void
earcup_blind_trial_page_dispose (GObject *object)
{
  EarcupBlindTrialPage *self = EARCUP_BLIND_TRIAL_PAGE (object);

  earcup_blind_trial_page_set_session (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_BLIND_TRIAL_PAGE);

  G_OBJECT_CLASS (earcup_blind_trial_page_parent_class)->dispose (object);
}

static void
bind_each (GtkWidgetClass *widget_class,
           const char     *name,
           gssize          offset)
{
  for (guint i = 0; i < MOST; i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s_%u", name, i);

      gtk_widget_class_bind_template_child_full (widget_class, numbered, FALSE,
                                                 offset + (gssize) (i * sizeof (GtkWidget *)));
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-blind-trial-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindTrialPage, content);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindTrialPage, question);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindTrialPage, progress);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindTrialPage, bar);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindTrialPage, hint);
  bind_each (widget_class, "sample", G_STRUCT_OFFSET (EarcupBlindTrialPage, samples));
  bind_each (widget_class, "name", G_STRUCT_OFFSET (EarcupBlindTrialPage, names));
  bind_each (widget_class, "key", G_STRUCT_OFFSET (EarcupBlindTrialPage, keys));
  bind_each (widget_class, "answer", G_STRUCT_OFFSET (EarcupBlindTrialPage, answers));
  gtk_widget_class_bind_template_callback (widget_class, sample_cb);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
}

static void
earcup_blind_trial_page_class_init (EarcupBlindTrialPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_blind_trial_page_dispose;
  widget_class->grab_focus = earcup_blind_trial_page_grab_focus;
  bind_template (widget_class);
  add_keys (widget_class);
}

static void
earcup_blind_trial_page_init (EarcupBlindTrialPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * earcup_blind_trial_page_set_session:
 * @self: a page
 * @session: (nullable): the test whose trials are shown
 *
 * Shows a test, or forgets the one before.
 */
void
earcup_blind_trial_page_set_session (EarcupBlindTrialPage *self,
                                     EarcupBlindSession   *session)
{
  g_return_if_fail (EARCUP_IS_BLIND_TRIAL_PAGE (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, update, self);

  if (!g_set_object (&self->session, session) || session == NULL)
    return;

  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  show_form (self);
  update (self);
}
