/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "claims/earcup-topic.h"

/* A topic that is in no group could not be found, and one in two would be there twice. */
static void
test_groups (void)
{
  guint n_seen[EARCUP_N_TOPICS] = { 0 };

  for (guint group = 0; group < EARCUP_N_TOPIC_GROUPS; group++)
    {
      guint n_topics;
      const EarcupTopic *topics = earcup_topic_group_list (group, &n_topics);

      g_assert_cmpuint (n_topics, >, 0);
      g_assert_nonnull (earcup_topic_group_get_title (group));
      for (guint i = 0; i < n_topics; i++)
        n_seen[topics[i]]++;
    }

  for (guint topic = 0; topic < EARCUP_N_TOPICS; topic++)
    g_assert_cmpuint (n_seen[topic], ==, 1);
}

/* Topics are bits of a claim. */
static void
test_bits (void)
{
  g_assert_cmpuint (EARCUP_N_TOPICS, <=, 8 * sizeof (guint));
}

static void
test_nicks (void)
{
  g_autoptr(GEnumClass) values = g_type_class_ref (EARCUP_TYPE_TOPIC);

  g_assert_cmpuint (values->n_values, ==, EARCUP_N_TOPICS);
  g_assert_cmpint (g_enum_get_value_by_nick (values, "history")->value, ==, EARCUP_TOPIC_HISTORY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claims/topic/each-is-in-one-group", test_groups);
  g_test_add_func ("/claims/topic/all-fit-into-a-mask", test_bits);
  g_test_add_func ("/claims/topic/each-has-a-word", test_nicks);

  return g_test_run ();
}
