/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "claims/earcup-named-model.h"

static void
test_pages (void)
{
  EarcupNamedModel model = { .id = (char *) "a", .name = (char *) "A",
                             .kind = EARCUP_TOPIC_OPEN, .named_as = EARCUP_NAMED_AS_EXAMPLE };

  g_assert_true (earcup_named_model_is_on (&model, EARCUP_TOPIC_OPEN));
  g_assert_false (earcup_named_model_is_on (&model, EARCUP_TOPIC_CLOSED));
  g_assert_false (earcup_named_model_is_on (&model, EARCUP_TOPIC_HISTORY));
  model.named_as = EARCUP_NAMED_AS_HISTORY;
  g_assert_true (earcup_named_model_is_on (&model, EARCUP_TOPIC_HISTORY));
  g_assert_false (earcup_named_model_is_on (&model, EARCUP_TOPIC_OPEN));
  model.named_as = EARCUP_NAMED_AS_MAKER;
  g_assert_false (earcup_named_model_is_on (&model, EARCUP_TOPIC_OPEN));
}

static void
test_copy (void)
{
  char id[] = "a";
  EarcupNamedModel fields = { .id = id, .name = id, .sources = 3 };
  g_autoptr(EarcupNamedModel) copy = earcup_named_model_new (&fields);

  id[0] = 'b';
  g_assert_cmpstr (copy->id, ==, "a");
  g_assert_cmpuint (copy->sources, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claims/named-model/pages-list-what-is-theirs", test_pages);
  g_test_add_func ("/claims/named-model/copy-is-its-own", test_copy);

  return g_test_run ();
}
