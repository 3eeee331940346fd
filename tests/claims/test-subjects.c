/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <glib.h>
#include <math.h>

#include "claims/earcup-subjects.h"
#include "earcup-test-subjects.h"

#define N_THREADS 4

static void
test_nothing_is_known_of_nothing (void)
{
  g_autoptr(EarcupSubjects) subjects = earcup_subjects_new (&(EarcupSubjectsParts) { NULL });
  const double *figures = earcup_subjects_get_figures (subjects);

  g_assert_null (earcup_subjects_get_monitors (subjects));
  for (guint i = 0; i < EARCUP_N_FINDINGS; i++)
    g_assert_true (isfinite (figures[i]) == (i >= EARCUP_FINDING_DEEP_HZ));
}

static gpointer
read_figures (gpointer subjects)
{
  return (gpointer) earcup_subjects_get_figures (subjects);
}

/* All threads get the same numbers, from the same place. */
static void
test_threads_share (void)
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new_small ();
  g_autoptr(EarcupSubjects) subjects = earcup_subjects_new (parts);
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("figures", read_figures, subjects);

  for (guint i = 0; i < N_THREADS; i++)
    {
      const double *figures = g_thread_join (threads[i]);

      g_assert_true (figures == earcup_subjects_get_figures (subjects));
      g_assert_true (isfinite (figures[EARCUP_FINDING_PAIR_BASS]));
    }
}

/* The parts may go; the subjects keep what they need. */
static void
test_parts_are_kept (void)
{
  EarcupSubjectsParts *parts = earcup_test_parts_new ();
  g_autoptr(EarcupSubjects) subjects = earcup_subjects_new (parts);
  g_autoptr(EarcupSubjects) again = earcup_subjects_ref (subjects);

  earcup_test_parts_free (parts);
  g_assert_true (isfinite (earcup_subjects_get_figures (again)[EARCUP_FINDING_MODELS_BASS]));
  g_assert_nonnull (earcup_subjects_get_monitors (again));
  g_assert_cmpfloat (earcup_subjects_get_parts (again)->open_weight_g, ==, 260.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claims/subjects/nothing-is-known-of-nothing",
                   test_nothing_is_known_of_nothing);
  g_test_add_func ("/claims/subjects/threads-share-the-figures", test_threads_share);
  g_test_add_func ("/claims/subjects/parts-are-kept", test_parts_are_kept);

  return g_test_run ();
}
