/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-ranking.h"

#include "acoustics/earcup-deviation.h"

/* A headphone among the others. */
typedef struct {
  EarcupModel *model;
  double       profile[EARCUP_DEVIATION_POINTS];
} Candidate;

struct _EarcupRanking
{
  GArray *candidates;    /* of Candidate, in the order of the catalogue */
  GMutex  mutex;         /* held while profiles are computed */
  int     is_ready;
};

G_DEFINE_BOXED_TYPE (EarcupRanking, earcup_ranking, earcup_ranking_ref, earcup_ranking_unref)

static void
clear_candidate (gpointer data)
{
  g_clear_object (&((Candidate *) data)->model);
}

/**
 * earcup_ranking_new:
 * @catalogue: the catalogue
 * @error: return location for an error of %EARCUP_CATALOGUE_ERROR
 *
 * Makes the ranking of a catalogue. Nothing is computed before it is asked for; loudspeakers have
 * no place in it.
 *
 * Returns: (transfer full): the ranking, or %NULL with @error set; main thread
 */
EarcupRanking *
earcup_ranking_new (EarcupCatalogue  *catalogue,
                    GError          **error)
{
  g_autoptr(EarcupRanking) self = g_atomic_rc_box_new0 (EarcupRanking);
  g_autoptr(GPtrArray) models = earcup_model_new_headphones (catalogue, error);

  g_mutex_init (&self->mutex);
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
EarcupRanking *
earcup_ranking_ref (EarcupRanking *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupRanking *self = data;

  g_array_unref (self->candidates);
  g_mutex_clear (&self->mutex);
}

/* Gives up a reference; any thread. */
void
earcup_ranking_unref (EarcupRanking *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static void
compute_cb (gpointer data,
            gpointer user_data)
{
  Candidate *candidate = data;

  earcup_deviation_profile (earcup_model_get_response (candidate->model), candidate->profile);
}

/**
 * earcup_ranking_prepare:
 * @self: a ranking
 *
 * Computes the responses of all headphones on all processors, once; they are kept. Finding does it
 * when nobody did. Takes a while the first time, so not in the main thread of a window.
 */
void
earcup_ranking_prepare (EarcupRanking *self)
{
  g_autoptr(GMutexLocker) locker = NULL;
  GThreadPool *pool;

  if (g_atomic_int_get (&self->is_ready))
    return;

  locker = g_mutex_locker_new (&self->mutex);
  if (self->is_ready)
    return;

  pool = g_thread_pool_new (compute_cb, NULL, (int) g_get_num_processors (), FALSE, NULL);
  for (guint i = 0; i < self->candidates->len; i++)
    g_thread_pool_push (pool, &g_array_index (self->candidates, Candidate, i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);

  g_atomic_int_set (&self->is_ready, TRUE);
}

/* Returns: how many headphones are ranked; any thread */
guint
earcup_ranking_size (const EarcupRanking *self)
{
  return self->candidates->len;
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const EarcupRankingMatch *first = a, *second = b;

  if (first->distance_db != second->distance_db)
    return first->distance_db < second->distance_db ? -1 : 1;

  return g_strcmp0 (earcup_model_get_id (first->model), earcup_model_get_id (second->model));
}

/**
 * earcup_ranking_find:
 * @self: a ranking
 * @response: what the headphones are to sound like
 * @except: (nullable): the id of an entry to be passed over, as that which @response is of
 * @enclosure: only headphones of this kind; %EARCUP_ENCLOSURE_NONE is any
 * @n_matches: how many at most
 *
 * Finds the headphones that sound most alike, by earcup_deviation_distance().
 *
 * Returns: (transfer full) (element-type EarcupRankingMatch): the matches, the nearest first, equal
 *   ones by their ids; their models belong to @self; any thread, but see
 *   earcup_ranking_prepare()
 */
GArray *
earcup_ranking_find (EarcupRanking   *self,
                     EarcupResponse  *response,
                     const char      *except,
                     EarcupEnclosure  enclosure,
                     guint            n_matches)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (EarcupRankingMatch));
  double profile[EARCUP_DEVIATION_POINTS];

  earcup_ranking_prepare (self);
  earcup_deviation_profile (response, profile);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
      EarcupRankingMatch match = { .model = candidate->model };

      if (g_strcmp0 (earcup_model_get_id (candidate->model), except) == 0 ||
          (enclosure != EARCUP_ENCLOSURE_NONE &&
           earcup_model_get_enclosure (candidate->model) != enclosure))
        continue;

      match.distance_db = earcup_deviation_profile_distance (candidate->profile, profile);
      g_array_append_val (matches, match);
    }

  g_array_sort (matches, compare_matches);
  g_array_set_size (matches, MIN (matches->len, n_matches));

  return matches;
}
