/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "catalogue/earcup-chooser.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "acoustics/earcup-deviation.h"
#include "catalogue/earcup-figures.h"
#include "catalogue/earcup-seal.h"

#define LEVEL_DBA    EARCUP_FIGURES_LEVEL_DBA
#define MARGIN_DB    20.0       /* above the listening level, for peaks and quiet music */
#define MOST_THREADS 8

/* A headphone with all that is known of it. */
typedef struct {
  EarcupModel *model;
  double       values[EARCUP_N_CRITERIA];
  double       profile[EARCUP_DEVIATION_POINTS];
  gboolean     is_known;
} Candidate;

struct _EarcupChooser
{
  EarcupCatalogue    *catalogue;
  const EarcupNoise  *noise;
  const EarcupSource *source;
  GArray             *candidates;
  GMutex              mutex;         /* held while figures are computed */
  int                 n_known;       /* of the candidates, atomic */
  int                 is_ready;
};

/* What the threads share that compute figures. */
typedef struct {
  EarcupChooser *chooser;
  GCancellable  *cancellable;
  int            next;               /* candidate, atomic */
  GError        *error;              /* the first one, atomic */
} Work;

G_DEFINE_BOXED_TYPE (EarcupChooser, earcup_chooser, earcup_chooser_ref, earcup_chooser_unref)

static void
clear_candidate (gpointer data)
{
  g_clear_object (&((Candidate *) data)->model);
}

/**
 * earcup_chooser_new:
 * @catalogue: the catalogue
 * @noise: of the place where a headphone is used
 * @source: what it is plugged into
 * @error: return location for an error of %EARCUP_CATALOGUE_ERROR
 *
 * Lists the headphones from which one is to be chosen. Nothing is computed yet; loudspeakers have
 * no place in it.
 *
 * Returns: (transfer full): the chooser, or %NULL with @error set; main thread
 */
EarcupChooser *
earcup_chooser_new (EarcupCatalogue     *catalogue,
                    const EarcupNoise   *noise,
                    const EarcupSource  *source,
                    GError             **error)
{
  g_autoptr(EarcupChooser) self = g_atomic_rc_box_new0 (EarcupChooser);
  g_autoptr(GPtrArray) models = earcup_model_new_headphones (catalogue, error);

  g_mutex_init (&self->mutex);
  self->catalogue = g_object_ref (catalogue);
  self->noise = noise;
  self->source = source;
  self->candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  g_array_set_clear_func (self->candidates, clear_candidate);

  if (models == NULL)
    return NULL;

  for (guint i = 0; i < models->len; i++)
    {
      Candidate candidate = { .model = g_object_ref (models->pdata[i]) };

      g_array_append_val (self->candidates, candidate);
    }

  return g_steal_pointer (&self);
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupChooser *
earcup_chooser_ref (EarcupChooser *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupChooser *self = data;

  g_array_unref (self->candidates);
  g_object_unref (self->catalogue);
  g_mutex_clear (&self->mutex);
}

/* Gives up a reference; any thread. */
void
earcup_chooser_unref (EarcupChooser *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* {{{ Figures */

static double
find_figure (const EarcupReport *report,
             const char         *key)
{
  for (guint i = 0; i < earcup_report_get_n_lines (report); i++)
    {
      const EarcupReportLine *line = earcup_report_get_line (report, i);

      if (g_strcmp0 (line->key, key) == 0)
        return line->value;
    }

  return NAN;
}

static double
find_number (Candidate  *candidate,
             const char *key)
{
  double value;

  return earcup_entry_get_number (earcup_model_get_entry (candidate->model), key, &value) ? value
                                                                                          : NAN;
}

/* An estimate has the curve of its kind of construction, so how it sounds itself is not known. */
static void
forget_shape (Candidate *candidate)
{
  if (earcup_model_get_provenance (candidate->model) != EARCUP_PROVENANCE_ESTIMATED)
    return;

  candidate->values[EARCUP_CRITERION_NEUTRAL] = NAN;
  candidate->values[EARCUP_CRITERION_SEAL] = NAN;
}

static gboolean
compute (EarcupChooser  *self,
         Candidate      *candidate,
         GError        **error)
{
  EarcupDesign *design = earcup_model_get_design (candidate->model);
  EarcupResponse *response = earcup_model_get_response (candidate->model);
  EarcupFiguresSetting setting = {
    self->source, self->noise, NULL, LEVEL_DBA, EARCUP_FIGURES_DISTANCE_M, EARCUP_FIGURES_ANGLE_DEG,
  };
  g_autoptr(EarcupReport) report = earcup_figures_compute (self->catalogue, design, &setting,
                                                           error);
  double *values = candidate->values;

  if (report == NULL)
    return FALSE;

  values[EARCUP_CRITERION_NEUTRAL] = find_figure (report, "deviation_neutral");
  values[EARCUP_CRITERION_QUIET] = find_figure (report, "music_level");
  values[EARCUP_CRITERION_BLEED] = find_figure (report, "bleed_near_at_level");
  values[EARCUP_CRITERION_REACH] = find_figure (report, "reach_music");
  values[EARCUP_CRITERION_STEADY] = fabs (find_figure (report, "balance_change"));
  values[EARCUP_CRITERION_SEAL] = earcup_seal_get_change (design);
  values[EARCUP_CRITERION_WEIGHT] = find_number (candidate, "weight_g");
  values[EARCUP_CRITERION_PRICE] = find_number (candidate, "price_usd");
  values[EARCUP_CRITERION_CONTRAST] = NAN;
  earcup_deviation_profile (response, candidate->profile);
  forget_shape (candidate);

  return TRUE;
}

/* Gives up when something has failed in another thread. */
static gpointer
work_in_thread (gpointer data)
{
  Work *work = data;
  GArray *candidates = work->chooser->candidates;
  guint at;

  while ((at = (guint) g_atomic_int_add (&work->next, 1)) < candidates->len &&
         g_atomic_pointer_get (&work->error) == NULL)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, at);
      GError *error = NULL;

      if (candidate->is_known)
        continue;

      if (g_cancellable_set_error_if_cancelled (work->cancellable, &error) ||
          !compute (work->chooser, candidate, &error))
        {
          if (!g_atomic_pointer_compare_and_exchange (&work->error, NULL, error))
            g_error_free (error);
          break;
        }

      candidate->is_known = TRUE;
      g_atomic_int_inc (&work->chooser->n_known);
    }

  return NULL;
}

/**
 * earcup_chooser_prepare:
 * @self: a chooser
 * @cancellable: (nullable): to stop
 * @error: return location for an error of %EARCUP_CATALOGUE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Computes the figures of all headphones, once, on all processors; they are kept, also those that
 * are there when it is cancelled. Takes a while, so not in the main thread of a window.
 *
 * Returns: whether they are there
 */
gboolean
earcup_chooser_prepare (EarcupChooser  *self,
                        GCancellable   *cancellable,
                        GError        **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  guint n_threads = MIN (g_get_num_processors (), MOST_THREADS) - 1, n_started = 0;
  Work work = { .chooser = self, .cancellable = cancellable };
  GThread *threads[MOST_THREADS];

  if (self->is_ready)
    return TRUE;

  for (guint i = 0; i < n_threads; i++)
    {
      threads[n_started] = g_thread_try_new ("earcup-chooser", work_in_thread, &work, NULL);
      n_started += threads[n_started] != NULL;
    }
  work_in_thread (&work);
  for (guint i = 0; i < n_started; i++)
    g_thread_join (threads[i]);

  if (work.error != NULL)
    {
      g_propagate_error (error, work.error);
      return FALSE;
    }

  g_atomic_int_set (&self->is_ready, TRUE);

  return TRUE;
}

/* Returns: of how many headphones the figures are there, 0 to 1; any thread */
double
earcup_chooser_get_progress (EarcupChooser *self)
{
  return (double) g_atomic_int_get (&self->n_known) / MAX (self->candidates->len, 1);
}

/* Returns: whether the headphones can be ranked; any thread */
gboolean
earcup_chooser_is_ready (EarcupChooser *self)
{
  return g_atomic_int_get (&self->is_ready);
}

/* }}} */
/* {{{ Ranks */

static gboolean
is_owned (EarcupEntry       *entry,
          const EarcupNeeds *needs)
{
  return needs->owned != NULL && g_strv_contains (needs->owned, earcup_entry_get_id (entry));
}

static double
find_contrast (EarcupChooser     *self,
               const Candidate   *candidate,
               const EarcupNeeds *needs)
{
  double nearest = INFINITY;

  if (isnan (candidate->values[EARCUP_CRITERION_NEUTRAL]))
    return NAN;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *other = &g_array_index (self->candidates, Candidate, i);

      if (is_owned (earcup_model_get_entry (other->model), needs))
        nearest = fmin (nearest, earcup_deviation_profile_distance (candidate->profile,
                                                                    other->profile));
    }

  return isinf (nearest) ? NAN : nearest;
}

/* What a figure is worth: more than is needed is worth no more. */
static double
get_worth (EarcupCriterion criterion,
           double          value)
{
  if (criterion == EARCUP_CRITERION_REACH)
    value = fmin (value, LEVEL_DBA + MARGIN_DB);

  return earcup_criterion_is_falling (criterion) ? -value : value;
}

/* Sets for one criterion, of all picks, the share of the others that are worse. Those that are
 * equally good count half, and of what is unknown nothing can be said. */
static void
set_shares (GArray          *picks,
            EarcupCriterion  criterion)
{
  for (guint i = 0; i < picks->len; i++)
    {
      EarcupPick *pick = &g_array_index (picks, EarcupPick, i);
      double worth = get_worth (criterion, pick->values[criterion]), n_worse = 0.0;
      guint n_known = 0;

      for (guint k = 0; k < picks->len; k++)
        {
          double other = get_worth (criterion,
                                    g_array_index (picks, EarcupPick, k).values[criterion]);

          if (k == i || isnan (other) || isnan (worth))
            continue;

          n_known++;
          n_worse += other < worth ? 1.0 : other == worth ? 0.5 : 0.0;
        }

      pick->shares[criterion] = n_known > 0 ? n_worse / n_known : NAN;
    }
}

static double
find_score (const EarcupPick  *pick,
            const EarcupNeeds *needs)
{
  double sum = 0.0, weights = 0.0;

  for (guint i = 0; i < EARCUP_N_CRITERIA; i++)
    {
      double share = isnan (pick->shares[i]) ? 0.5 : pick->shares[i];

      sum += needs->weights[i] * share;
      weights += needs->weights[i];
    }

  return weights > 0.0 ? sum / weights : 0.5;
}

static int
compare_picks (gconstpointer a,
               gconstpointer b)
{
  const EarcupPick *first = a, *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;

  return g_strcmp0 (earcup_entry_get_id (first->entry), earcup_entry_get_id (second->entry));
}

static gboolean
is_wanted (const EarcupPick  *pick,
           const EarcupNeeds *needs)
{
  return !is_owned (pick->entry, needs) &&
         (needs->most == EARCUP_PRICE_TIER_UNKNOWN ||
          earcup_entry_get_price_tier (pick->entry) <= needs->most);
}

/**
 * earcup_chooser_rank:
 * @self: a chooser that is prepared
 * @needs: what is needed
 *
 * Ranks all headphones that somebody might choose, the best first. A share compares one with all of
 * the catalogue, also with those that are too dear; a figure that is unknown counts as that of the
 * middle. The sound of a model that is only estimated from its construction is unknown. One whose
 * price tier is unknown is never too dear.
 *
 * Returns: (transfer full) (element-type EarcupPick): the picks; any thread
 */
GArray *
earcup_chooser_rank (EarcupChooser     *self,
                     const EarcupNeeds *needs)
{
  GArray *picks = g_array_new (FALSE, TRUE, sizeof (EarcupPick));

  g_return_val_if_fail (g_atomic_int_get (&self->is_ready), picks);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
      EarcupPick pick = {
        .entry = earcup_model_get_entry (candidate->model), .model = candidate->model,
      };

      for (guint k = 0; k < EARCUP_N_CRITERIA; k++)
        pick.values[k] = candidate->values[k];
      pick.values[EARCUP_CRITERION_CONTRAST] = find_contrast (self, candidate, needs);
      g_array_append_val (picks, pick);
    }

  for (guint k = 0; k < EARCUP_N_CRITERIA; k++)
    set_shares (picks, k);

  for (guint i = picks->len; i-- > 0;)
    {
      EarcupPick *pick = &g_array_index (picks, EarcupPick, i);

      if (is_wanted (pick, needs))
        pick->score = find_score (pick, needs);
      else
        g_array_remove_index (picks, i);
    }
  g_array_sort (picks, compare_picks);

  return picks;
}

/* }}} */
/* {{{ Reasons */

/* How much a criterion says for a pick, or against it; 0 for nothing. What is better than half of
 * the list speaks for it, what is worse against it. */
static double
get_weight_of_reason (const EarcupPick  *pick,
                      const EarcupNeeds *needs,
                      gboolean           against,
                      guint              criterion)
{
  double share = pick->shares[criterion];

  if (isnan (share) || (against ? share >= 0.5 : share < 0.5))
    return 0.0;

  return needs->weights[criterion] * (against ? 1.0 - share : share);
}

/**
 * earcup_chooser_find_reasons:
 * @pick: a pick
 * @needs: what it was ranked for
 * @against: whether to find what speaks against it rather than for it
 * @reasons: (out caller-allocates): the criteria, what says most first
 * @most: how many there is room for
 *
 * Finds what speaks most for a pick or against it, by weight and share. What does not matter or is
 * unknown says nothing.
 *
 * Returns: how many there are; any thread
 */
guint
earcup_chooser_find_reasons (const EarcupPick  *pick,
                             const EarcupNeeds *needs,
                             gboolean           against,
                             EarcupCriterion   *reasons,
                             guint              most)
{
  gboolean is_taken[EARCUP_N_CRITERIA] = { FALSE };
  guint n = 0;

  while (n < most)
    {
      double best = 0.0;
      int found = -1;

      for (guint i = 0; i < EARCUP_N_CRITERIA; i++)
        {
          double weight = get_weight_of_reason (pick, needs, against, i);

          if (!is_taken[i] && weight > best)
            {
              best = weight;
              found = (int) i;
            }
        }

      if (found < 0)
        break;
      is_taken[found] = TRUE;
      reasons[n++] = (EarcupCriterion) found;
    }

  return n;
}

/* Returns: (transfer full): what a criterion says for or against a pick, a sentence; any thread */
char *
earcup_chooser_dup_reason (const EarcupPick *pick,
                           EarcupCriterion   criterion)
{
  g_autofree char *value = earcup_criterion_dup_value (criterion, pick->values[criterion]);
  double share = pick->shares[criterion];

  if (isnan (share))
    /* Translators: a criterion and that its figure is unknown */
    return g_strdup_printf (_("%s: %s"), earcup_criterion_get_label (criterion), value);

  /* Translators: a criterion, a figure, and a percentage */
  return g_strdup_printf (_("%s: %s, better than %.0f %% of the list"),
                          earcup_criterion_get_label (criterion), value, 100.0 * share);
}

/* }}} */
