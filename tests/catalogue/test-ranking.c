/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-ranking.h"

#include "acoustics/earcup-deviation.h"

static EarcupRanking *
make (EarcupCatalogue *catalogue)
{
  g_autoptr(GError) error = NULL;
  EarcupRanking *ranking = earcup_ranking_new (catalogue, &error);

  g_assert_no_error (error);

  return ranking;
}

static EarcupModel *
make_model (EarcupCatalogue *catalogue,
            const char      *id)
{
  g_autoptr(GError) error = NULL;
  EarcupModel *model = earcup_model_new_entry (catalogue,
                                               earcup_catalogue_get_entry (catalogue, id), &error);

  g_assert_no_error (error);

  return model;
}

static void
test_order (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupRanking) ranking = make (catalogue);
  g_autoptr(EarcupModel) model = make_model (catalogue, "sennheiser-hd-650");
  EarcupResponse *response = earcup_model_get_response (model);
  g_autoptr(GArray) matches = earcup_ranking_find (ranking, response, "sennheiser-hd-650",
                                                   EARCUP_ENCLOSURE_NONE, 1000);
  double last_db = 0.0;

  g_assert_cmpuint (matches->len, ==, earcup_ranking_size (ranking) - 1);
  for (guint i = 0; i < matches->len; i++)
    {
      const EarcupRankingMatch *match = &g_array_index (matches, EarcupRankingMatch, i);
      EarcupResponse *other = earcup_model_get_response (match->model);

      g_assert_cmpstr (earcup_model_get_id (match->model), !=, "sennheiser-hd-650");
      g_assert_cmpfloat (match->distance_db, >=, last_db);
      g_assert_cmpfloat_with_epsilon (match->distance_db,
                                      earcup_deviation_distance (other, response), 1e-9);
      last_db = match->distance_db;
    }

  g_assert_cmpfloat (last_db, >, 1.0);
}

static void
test_self (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupRanking) ranking = make (catalogue);
  g_autoptr(EarcupModel) model = make_model (catalogue, "sennheiser-hd-650");
  g_autoptr(GArray) matches = earcup_ranking_find (ranking, earcup_model_get_response (model),
                                                   NULL, EARCUP_ENCLOSURE_NONE, 1000);
  gboolean found = FALSE;

  g_assert_cmpuint (matches->len, ==, earcup_ranking_size (ranking));
  for (guint i = 0; i < matches->len; i++)
    {
      const EarcupRankingMatch *match = &g_array_index (matches, EarcupRankingMatch, i);

      if (g_str_equal (earcup_model_get_id (match->model), "sennheiser-hd-650"))
        {
          found = TRUE;
          g_assert_cmpfloat_with_epsilon (match->distance_db, 0.0, 1e-9);
        }
    }

  g_assert_true (found);
}

static void
test_enclosure (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupRanking) ranking = make (catalogue);
  g_autoptr(EarcupModel) model = make_model (catalogue, "sennheiser-hd-650");
  EarcupResponse *response = earcup_model_get_response (model);
  guint total = 0;

  for (guint kind = EARCUP_ENCLOSURE_CLOSED; kind <= EARCUP_ENCLOSURE_OPEN; kind++)
    {
      g_autoptr(GArray) matches = earcup_ranking_find (ranking, response, NULL, kind, 1000);

      g_assert_cmpuint (matches->len, >, 0);
      total += matches->len;
      for (guint i = 0; i < matches->len; i++)
        {
          const EarcupRankingMatch *match = &g_array_index (matches, EarcupRankingMatch, i);

          g_assert_cmpuint (earcup_model_get_enclosure (match->model), ==, kind);
        }
    }

  g_assert_cmpuint (total, ==, earcup_ranking_size (ranking));
}

static void
test_count (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupRanking) ranking = make (catalogue);
  g_autoptr(EarcupModel) model = make_model (catalogue, "sennheiser-hd-650");
  EarcupResponse *response = earcup_model_get_response (model);
  g_autoptr(GArray) all = earcup_ranking_find (ranking, response, NULL, EARCUP_ENCLOSURE_CLOSED,
                                               1000);
  g_autoptr(GArray) few = earcup_ranking_find (ranking, response, NULL, EARCUP_ENCLOSURE_CLOSED, 3);

  g_assert_cmpuint (few->len, ==, 3);
  g_assert_cmpmem (few->data, 3 * sizeof (EarcupRankingMatch), all->data,
                   3 * sizeof (EarcupRankingMatch));
}

typedef struct {
  EarcupRanking  *ranking;
  EarcupResponse *response;
} Search;

static gpointer
find_in_thread (gpointer data)
{
  const Search *search = data;

  return earcup_ranking_find (search->ranking, search->response, NULL, EARCUP_ENCLOSURE_NONE, 20);
}

/* Several threads that ask at once, before anything is computed, get the same answer. */
static void
test_threads (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupRanking) ranking = make (catalogue);
  g_autoptr(EarcupModel) model = make_model (catalogue, "sennheiser-hd-650");
  Search search = { ranking, earcup_model_get_response (model) };
  g_autoptr(GArray) expected = NULL;
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("find", find_in_thread, &search);

  expected = find_in_thread (&search);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr(GArray) found = g_thread_join (threads[i]);

      g_assert_cmpmem (found->data, found->len * sizeof (EarcupRankingMatch), expected->data,
                       expected->len * sizeof (EarcupRankingMatch));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/ranking/nearest-come-first", test_order);
  g_test_add_func ("/catalogue/ranking/one-is-nearest-to-itself", test_self);
  g_test_add_func ("/catalogue/ranking/kinds-of-enclosure-are-kept-apart", test_enclosure);
  g_test_add_func ("/catalogue/ranking/no-more-than-asked-for", test_count);
  g_test_add_func ("/catalogue/ranking/threads-agree", test_threads);

  return g_test_run ();
}
