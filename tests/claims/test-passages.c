/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <math.h>
#include <string.h>

#include "claims/earcup-passages.h"
#include "earcup-test-subjects.h"

/* The texts of a passage in which figures may stand; ends with NULL. */
static void
list_texts (const EarcupPassage *passage,
            const char          *texts[EARCUP_PASSAGE_MAX_SECTIONS + 3])
{
  guint n = 0;

  texts[n++] = passage->lead;
  for (guint i = 0; i < EARCUP_PASSAGE_MAX_SECTIONS && passage->sections[i].heading != NULL; i++)
    texts[n++] = passage->sections[i].text;
  if (passage->limits != NULL)
    texts[n++] = passage->limits;
  texts[n] = NULL;
}

static void
test_all_there (void)
{
  for (guint topic = 0; topic < EARCUP_N_TOPICS; topic++)
    {
      const EarcupPassage *passage = earcup_passages_get_passage (topic);

      g_assert_nonnull (passage);
      g_assert_nonnull (passage->title);
      g_assert_nonnull (passage->summary);
      g_assert_nonnull (passage->lead);
    }
}

/* With all subjects and a headphone every text has its figures. */
static void
test_all_told (void)
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new ();
  g_autoptr(EarcupSubjects) subjects = earcup_subjects_new (parts);
  g_autoptr(EarcupFindings) figures = earcup_findings_new (parts->open, subjects);

  for (guint topic = 0; topic < EARCUP_N_TOPICS; topic++)
    {
      const char *texts[EARCUP_PASSAGE_MAX_SECTIONS + 3];

      list_texts (earcup_passages_get_passage (topic), texts);
      for (guint i = 0; texts[i] != NULL; i++)
        {
          g_autofree char *text = earcup_findings_expand (figures, texts[i]);

          g_test_message ("%s", text);
          g_assert_null (strchr (text, '{'));
          g_assert_null (strstr (text, "—"));
        }
    }
}

/* What stands in the parts is what the texts say. */
static void
test_history (void)
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new ();
  const EarcupPassage *passage = earcup_passages_get_passage (EARCUP_TOPIC_HISTORY);

  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr(EarcupSubjects) subjects = NULL;
      g_autoptr(EarcupFindings) figures = NULL;
      g_autofree char *text = NULL;

      parts->first_open_year = turn == 0 ? 1968.0 : 1979.0;
      parts->first_open_weight_g = turn == 0 ? 74.0 : 75.0;
      subjects = earcup_subjects_new (parts);
      figures = earcup_findings_new (NULL, subjects);
      text = earcup_findings_expand (figures, passage->sections[2].text);
      g_assert_nonnull (strstr (text, turn == 0 ? "1968" : "1979"));
      g_assert_nonnull (strstr (text, turn == 0 ? "74" : "75"));
    }
}

/* Each dispute is on the page that gathers them. */
static void
test_disputes (void)
{
  gsize n_disputes;
  const EarcupDispute *disputes = earcup_passages_get_disputes (&n_disputes);

  for (gsize i = 0; i < n_disputes; i++)
    g_assert_cmpuint (disputes[i].topics & (1u << EARCUP_TOPIC_DISPUTES), !=, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claims/passages/each-topic-has-one", test_all_there);
  g_test_add_func ("/claims/passages/with-everything-nothing-is-left-out", test_all_told);
  g_test_add_func ("/claims/passages/history-is-that-of-the-catalogue", test_history);
  g_test_add_func ("/claims/passages/all-disputes-are-gathered", test_disputes);

  return g_test_run ();
}
