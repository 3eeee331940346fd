/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-blind-view.h"

#include <glib/gi18n-lib.h>

#include "compat/earcup-compat.h"
#include "windows/earcup-blind-result-page.h"
#include "windows/earcup-blind-session.h"
#include "windows/earcup-blind-setup-page.h"
#include "windows/earcup-blind-trial-page.h"

struct _EarcupBlindView
{
  GtkWidget           parent;

  GtkWidget          *stack;
  GtkWidget          *setup;
  GtkWidget          *trials;
  GtkWidget          *results;

  EarcupAudition     *audition;
  EarcupBlindArchive *archive;
  EarcupBlindSession *session;     /* while a test is under way */
  gboolean            is_asking;   /* whether it is to be discarded */
};

enum
{
  PROP_0,
  PROP_RUNNING,
  N_PROPS
};

enum
{
  LEFT,
  MESSAGE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupBlindView, earcup_blind_view, GTK_TYPE_WIDGET)

/* What is behind a page would still be told to assistive technology, were it not hidden. */
static void
show_page (EarcupBlindView *self,
           GtkWidget       *page)
{
  GtkWidget *pages[] = { self->setup, self->trials, self->results };

  gtk_widget_set_visible (page, TRUE);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), page);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_widget_set_visible (pages[i], pages[i] == page);
  gtk_widget_grab_focus (page);
}

static void
message_cb (EarcupBlindView *self,
            const char      *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

/* {{{ A test */

static void
end_session (EarcupBlindView *self)
{
  if (self->session == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->session, self);
  earcup_blind_trial_page_set_session (EARCUP_BLIND_TRIAL_PAGE (self->trials), NULL);
  earcup_blind_session_end (self->session);
  g_clear_object (&self->session);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/* The folder is read when it is needed, and not at the start. */
static void
open_archive (EarcupBlindView *self)
{
  g_autofree char *folder = NULL;

  if (self->archive != NULL)
    return;

  folder = g_build_filename (g_get_user_data_dir (), "earcup", "blind-tests", NULL);
  self->archive = earcup_blind_archive_new (folder);
  earcup_blind_result_page_set_archive (EARCUP_BLIND_RESULT_PAGE (self->results), self->archive);
}

static void
finish_test (EarcupBlindView *self)
{
  g_autoptr(EarcupBlindRecord) record = earcup_blind_session_make_record (self->session);
  g_autoptr(GError) error = NULL;

  end_session (self);
  open_archive (self);
  if (!earcup_blind_archive_add (self->archive, record, &error))
    message_cb (self, error->message);

  earcup_blind_result_page_show (EARCUP_BLIND_RESULT_PAGE (self->results), record);
  show_page (self, self->results);
}

static void
changed_cb (EarcupBlindView *self)
{
  if (earcup_blind_test_is_finished (earcup_blind_session_get_test (self->session)))
    finish_test (self);
}

static void
spoilt_cb (EarcupBlindView *self)
{
  end_session (self);
  show_page (self, self->setup);
  message_cb (self, _("The test was given up, because what it compares has changed"));
}

static void
start_cb (EarcupBlindView *self)
{
  EarcupBlindPlan plan;

  earcup_blind_setup_page_get_plan (EARCUP_BLIND_SETUP_PAGE (self->setup), &plan);
  self->session = earcup_blind_session_new (self->audition, &plan);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "spoilt", G_CALLBACK (spoilt_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  earcup_blind_trial_page_set_session (EARCUP_BLIND_TRIAL_PAGE (self->trials), self->session);
  show_page (self, self->trials);
}

/* }}} */
/* {{{ Actions */

static void
discard_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(EarcupBlindView) self = user_data;

  self->is_asking = FALSE;
  if (!earcup_compat_confirm_finish (result, NULL) || self->session == NULL)
    return;

  end_session (self);
  show_page (self, self->setup);
}

/* A test that is given up leaves no result. */
static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  EarcupBlindView *self = EARCUP_BLIND_VIEW (widget);

  if (self->session == NULL)
    {
      g_signal_emit (self, signals[LEFT], 0);
      return;
    }

  if (self->is_asking)
    return;

  self->is_asking = TRUE;
  earcup_compat_confirm (GTK_WINDOW (gtk_widget_get_root (widget)), _("Discard This Test?"),
                         _("A test that is given up has no result, not even a preliminary one."),
                         _("_Discard"), TRUE, NULL, discard_cb, g_object_ref (self));
}

static void
setup_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  EarcupBlindView *self = EARCUP_BLIND_VIEW (widget);

  if (self->session == NULL)
    show_page (self, self->setup);
}

static void
results_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  EarcupBlindView *self = EARCUP_BLIND_VIEW (widget);

  if (self->session != NULL)
    return;

  open_archive (self);
  earcup_blind_result_page_show (EARCUP_BLIND_RESULT_PAGE (self->results), NULL);
  show_page (self, self->results);
}

/* }}} */

static gboolean
earcup_blind_view_grab_focus (GtkWidget *widget)
{
  EarcupBlindView *self = EARCUP_BLIND_VIEW (widget);

  return gtk_widget_grab_focus (gtk_stack_get_visible_child (GTK_STACK (self->stack)));
}

static void
earcup_blind_view_dispose (GObject *object)
{
  EarcupBlindView *self = EARCUP_BLIND_VIEW (object);

  end_session (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_BLIND_VIEW);
  g_clear_object (&self->archive);
  g_clear_object (&self->audition);

  G_OBJECT_CLASS (earcup_blind_view_parent_class)->dispose (object);
}

static void
earcup_blind_view_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_RUNNING)
    g_value_set_boolean (value, earcup_blind_view_get_running (EARCUP_BLIND_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (EARCUP_TYPE_BLIND_RESULT_PAGE);
  g_type_ensure (EARCUP_TYPE_BLIND_SETUP_PAGE);
  g_type_ensure (EARCUP_TYPE_BLIND_TRIAL_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-blind-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindView, stack);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindView, setup);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindView, trials);
  gtk_widget_class_bind_template_child (widget_class, EarcupBlindView, results);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "blind.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "blind.setup", NULL, setup_action);
  gtk_widget_class_install_action (widget_class, "blind.results", NULL, results_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "blind.leave", NULL);
}

static void
earcup_blind_view_class_init (EarcupBlindViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = earcup_blind_view_dispose;
  object_class->get_property = earcup_blind_view_get_property;
  widget_class->grab_focus = earcup_blind_view_grab_focus;
  bind_template (widget_class);
  install_actions (widget_class);

  /**
   * EarcupBlindView:running:
   *
   * Whether a test is under way, and nothing may be shown that gives its answers away.
   */
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                   G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EarcupBlindView::left:
   *
   * The user wants to go back to listening.
   */
  signals[LEFT] = g_signal_new ("left", EARCUP_TYPE_BLIND_VIEW, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * EarcupBlindView::message:
   * @text: a sentence for the user
   *
   * Something was done, or could not be.
   */
  signals[MESSAGE] = g_signal_new ("message", EARCUP_TYPE_BLIND_VIEW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
earcup_blind_view_init (EarcupBlindView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Says what is compared. */
void
earcup_blind_view_set_audition (EarcupBlindView *self,
                                EarcupAudition  *audition)
{
  g_return_if_fail (EARCUP_IS_BLIND_VIEW (self));

  g_set_object (&self->audition, audition);
  earcup_blind_setup_page_set_audition (EARCUP_BLIND_SETUP_PAGE (self->setup), audition);
}

/* Proposes a test of what is heard. The view must be seen for that. */
void
earcup_blind_view_open (EarcupBlindView *self)
{
  g_return_if_fail (EARCUP_IS_BLIND_VIEW (self));

  if (self->session != NULL)
    return;

  earcup_blind_setup_page_refresh (EARCUP_BLIND_SETUP_PAGE (self->setup));
  show_page (self, self->setup);
}

/* Returns: whether a test is under way */
gboolean
earcup_blind_view_get_running (EarcupBlindView *self)
{
  return self->session != NULL;
}
