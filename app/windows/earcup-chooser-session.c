/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-chooser-session.h"

#include "acoustics/earcup-enum.h"
#include "errands/earcup-errand.h"

struct _EarcupChooserSession
{
  GObject          parent;

  EarcupCatalogue *catalogue;
  GSettings       *settings;
  GHashTable      *choosers;        /* by the words of place and source */
  EarcupChooser   *chooser;         /* of the place and the source now, borrowed */
  GCancellable    *working;         /* while its figures are computed */
  EarcupTask       task;
  EarcupNeeds      needs;
  char           **owned;
  GArray          *picks;           /* NULL while figures are missing */
  char            *failure;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupChooserSession, earcup_chooser_session, G_TYPE_OBJECT)

/* {{{ What is needed */

static EarcupTask
read_task (EarcupChooserSession *self)
{
  g_autofree char *word = g_settings_get_string (self->settings, "choose-task");
  EarcupTask task = EARCUP_TASK_MIXING;

  earcup_task_from_id (word, &task);

  return task;
}

/* What was moved stands in the settings by name, so that another criterion may come between. */
static void
read_weights (EarcupChooserSession *self)
{
  g_autoptr(GVariant) moved = g_settings_get_value (self->settings, "choose-weights");

  for (guint i = 0; i < EARCUP_N_CRITERIA; i++)
    {
      guint32 weight = earcup_task_get_weight (self->task, i);

      g_variant_lookup (moved, earcup_criterion_get_id (i), "u", &weight);
      self->needs.weights[i] = MIN (weight, EARCUP_TASK_MOST);
    }
}

static void
read_needs (EarcupChooserSession *self)
{
  g_autofree char *most = g_settings_get_string (self->settings, "choose-most");
  g_autoptr(GEnumClass) tiers = g_type_class_ref (EARCUP_TYPE_PRICE_TIER);
  const GEnumValue *tier = g_enum_get_value_by_nick (tiers, most);

  self->task = read_task (self);
  read_weights (self);
  self->needs.most = tier != NULL ? (EarcupPriceTier) tier->value : EARCUP_PRICE_TIER_UNKNOWN;
  g_strfreev (self->owned);
  self->owned = g_settings_get_strv (self->settings, "choose-own");
  self->needs.owned = (const char *const *) self->owned;
}

/* }}} */
/* {{{ Figures and order */

static void
rank (EarcupChooserSession *self)
{
  g_clear_pointer (&self->picks, g_array_unref);
  if (self->chooser != NULL && earcup_chooser_is_ready (self->chooser))
    self->picks = earcup_chooser_rank (self->chooser, &self->needs);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
prepare_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      chooser,
                   GCancellable *cancellable)
{
  GError *error = NULL;

  if (earcup_chooser_prepare (chooser, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  EarcupChooserSession *self = EARCUP_CHOOSER_SESSION (source);
  g_autoptr(GError) error = NULL;

  if (self->working == NULL || g_task_get_cancellable (G_TASK (result)) != self->working)
    return;

  g_clear_object (&self->working);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    self->failure = g_strdup (error->message);
  rank (self);
}

static void
prepare (EarcupChooserSession *self)
{
  g_autoptr(GTask) task = NULL;

  self->working = g_cancellable_new ();
  task = earcup_errand_new (self, self->working, prepared_cb, NULL);
  g_task_set_source_tag (task, prepare);
  g_task_set_task_data (task, earcup_chooser_ref (self->chooser),
                        (GDestroyNotify) earcup_chooser_unref);
  g_task_run_in_thread (task, prepare_in_thread);
}

/* What has been computed for other circumstances stays, for there is a way back. */
static void
find_chooser (EarcupChooserSession *self)
{
  g_autofree char *place = g_settings_get_string (self->settings, "choose-place");
  g_autofree char *source = g_settings_get_string (self->settings, "choose-source");
  g_autofree char *key = g_strdup_printf ("%s %s", place, source);
  g_autoptr(GError) error = NULL;
  EarcupChooser *chooser = g_hash_table_lookup (self->choosers, key);

  if (chooser == NULL)
    {
      chooser = earcup_chooser_new (self->catalogue, earcup_noise_from_key (place),
                                    earcup_source_from_key (source), &error);
      if (chooser == NULL)
        self->failure = g_strdup (error->message);
      else
        g_hash_table_insert (self->choosers, g_steal_pointer (&key), chooser);
    }

  self->chooser = chooser;
  if (chooser != NULL && !earcup_chooser_is_ready (chooser))
    prepare (self);
}

static void
circumstances_cb (EarcupChooserSession *self)
{
  earcup_chooser_session_cancel (self);
  g_clear_pointer (&self->failure, g_free);
  find_chooser (self);
  rank (self);
}

static void
needs_cb (EarcupChooserSession *self)
{
  read_needs (self);
  rank (self);
}

/* Another task has other weights. */
static void
task_cb (EarcupChooserSession *self)
{
  if (read_task (self) != self->task)
    earcup_chooser_session_reset_weights (self);
  needs_cb (self);
}

/* }}} */

static void
earcup_chooser_session_finalize (GObject *object)
{
  EarcupChooserSession *self = EARCUP_CHOOSER_SESSION (object);

  earcup_chooser_session_cancel (self);
  g_clear_pointer (&self->picks, g_array_unref);
  g_clear_pointer (&self->choosers, g_hash_table_unref);
  g_strfreev (self->owned);
  g_free (self->failure);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (earcup_chooser_session_parent_class)->finalize (object);
}

static void
earcup_chooser_session_class_init (EarcupChooserSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = earcup_chooser_session_finalize;

  /**
   * EarcupChooserSession::changed:
   *
   * The needs or the order have changed, or figures have begun to be computed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EARCUP_TYPE_CHOOSER_SESSION,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
earcup_chooser_session_init (EarcupChooserSession *self)
{
  self->choosers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) earcup_chooser_unref);
}

/**
 * earcup_chooser_session_new:
 * @catalogue: the catalogue
 * @settings: the settings, which keep what is needed
 *
 * Begins to compute the figures for the place and the source of the settings, in threads.
 *
 * Returns: (transfer full): the session
 */
EarcupChooserSession *
earcup_chooser_session_new (EarcupCatalogue *catalogue,
                            GSettings       *settings)
{
  static const struct { const char *signal; GCallback callback; } watched[] = {
    { "changed::choose-task", G_CALLBACK (task_cb) },
    { "changed::choose-place", G_CALLBACK (circumstances_cb) },
    { "changed::choose-source", G_CALLBACK (circumstances_cb) },
    { "changed::choose-most", G_CALLBACK (needs_cb) },
    { "changed::choose-own", G_CALLBACK (needs_cb) },
    { "changed::choose-weights", G_CALLBACK (needs_cb) },
  };
  EarcupChooserSession *self = g_object_new (EARCUP_TYPE_CHOOSER_SESSION, NULL);

  self->catalogue = g_object_ref (catalogue);
  self->settings = g_object_ref (settings);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (settings, watched[i].signal, watched[i].callback, self,
                             G_CONNECT_SWAPPED);
  read_needs (self);
  circumstances_cb (self);

  return self;
}

/* Stops what is being computed; the figures that are there stay. */
void
earcup_chooser_session_cancel (EarcupChooserSession *self)
{
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
}

/* Returns: (transfer none) (nullable) (element-type EarcupPick): the headphones, the best first;
 * %NULL while figures are missing. It is replaced by each #EarcupChooserSession::changed. */
GArray *
earcup_chooser_session_get_picks (EarcupChooserSession *self)
{
  return self->picks;
}

/* Returns: (transfer none): what is needed */
const EarcupNeeds *
earcup_chooser_session_get_needs (EarcupChooserSession *self)
{
  return &self->needs;
}

/* Returns: how much of the figures is there, 0 to 1 */
double
earcup_chooser_session_get_progress (EarcupChooserSession *self)
{
  return self->chooser != NULL ? earcup_chooser_get_progress (self->chooser) : 0.0;
}

/* Returns: (transfer none) (nullable): why there are no figures, a sentence */
const char *
earcup_chooser_session_get_failure (EarcupChooserSession *self)
{
  return self->failure;
}

/* Returns: whether a weight was moved from where the task has it */
gboolean
earcup_chooser_session_has_weights (EarcupChooserSession *self)
{
  for (guint i = 0; i < EARCUP_N_CRITERIA; i++)
    if (self->needs.weights[i] != earcup_task_get_weight (self->task, i))
      return TRUE;

  return FALSE;
}

/* Moves a weight, 0 to %EARCUP_TASK_MOST. */
void
earcup_chooser_session_set_weight (EarcupChooserSession *self,
                                   EarcupCriterion       criterion,
                                   guint                 weight)
{
  g_auto(GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{su}"));

  g_return_if_fail (EARCUP_IS_CHOOSER_SESSION (self) && criterion < EARCUP_N_CRITERIA);

  if (self->needs.weights[criterion] == weight)
    return;

  for (guint i = 0; i < EARCUP_N_CRITERIA; i++)
    {
      guint now = i == criterion ? weight : (guint) self->needs.weights[i];

      if (now != earcup_task_get_weight (self->task, i))
        g_variant_builder_add (&builder, "{su}", earcup_criterion_get_id (i), now);
    }
  g_settings_set_value (self->settings, "choose-weights", g_variant_builder_end (&builder));
}

/* Gives all weights back to the task. */
void
earcup_chooser_session_reset_weights (EarcupChooserSession *self)
{
  g_settings_reset (self->settings, "choose-weights");
}

/* Says whether somebody has a headphone. */
void
earcup_chooser_session_own (EarcupChooserSession *self,
                            const char           *id,
                            gboolean              own)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) ids = NULL;

  for (guint i = 0; self->owned[i] != NULL; i++)
    if (!g_str_equal (self->owned[i], id))
      g_strv_builder_add (builder, self->owned[i]);
  if (own)
    g_strv_builder_add (builder, id);

  ids = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "choose-own", (const char *const *) ids);
}
