/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-relation.h"

#include "catalogue/earcup-catalogue-error.h"

#include <string.h>

static EarcupRelation *
read_relation (const char  *text,
               GError     **error)
{
  g_autoptr(JsonNode) node = json_from_string (text, error);

  g_assert_nonnull (node);
  return earcup_relation_new_from_json (json_node_get_object (node), error);
}

static void
test_measured (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupRelation) relation = NULL;

  relation = read_relation ("{\"entry\": \"a\", \"curve\": {\"file\": \"A\"},"
                            " \"also\": [{\"file\": \"A worn\"}]}", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (earcup_relation_get_entry_id (relation), ==, "a");
  g_assert_cmpstr (earcup_relation_get_file (relation), ==, "A");
  g_assert_cmpstr (earcup_relation_get_also (relation)[0], ==, "A worn");
  g_assert_null (earcup_relation_get_also (relation)[1]);
  g_assert_cmpint (earcup_relation_get_kinship (relation), ==, EARCUP_KINSHIP_NONE);
  g_assert_null (earcup_relation_get_relative_id (relation));
  g_assert_null (earcup_relation_get_relative_name (relation));
}

static void
test_related (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupRelation) to_entry = NULL, to_name = NULL;

  to_entry = read_relation ("{\"entry\": \"a\","
                            " \"relative\": {\"id\": \"b\", \"why\": \"same-cup\"}}", &error);
  g_assert_no_error (error);
  g_assert_null (earcup_relation_get_file (to_entry));
  g_assert_cmpstr (earcup_relation_get_relative_id (to_entry), ==, "b");
  g_assert_cmpint (earcup_relation_get_kinship (to_entry), ==, EARCUP_KINSHIP_SAME_CUP);
  g_assert_null (earcup_relation_get_also (to_entry)[0]);

  to_name = read_relation ("{\"entry\": \"a\", \"curve\": {\"file\": \"B\"},"
                           " \"relative\": {\"name\": \"Old B\", \"why\": \"predecessor\"}}",
                           &error);
  g_assert_no_error (error);
  g_assert_cmpstr (earcup_relation_get_file (to_name), ==, "B");
  g_assert_cmpstr (earcup_relation_get_relative_name (to_name), ==, "Old B");
  g_assert_null (earcup_relation_get_relative_id (to_name));
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "{}",
    "{\"curve\": {\"file\": \"A\"}}",
    "{\"entry\": \"a\"}",
    "{\"entry\": \"a\", \"curve\": {}}",
    "{\"entry\": \"a\", \"relative\": {\"id\": \"b\"}}",
    "{\"entry\": \"a\", \"relative\": {\"id\": \"b\", \"why\": \"because\"}}",
    "{\"entry\": \"a\", \"relative\": {\"id\": \"b\", \"why\": \"none\"}}",
    "{\"entry\": \"a\", \"relative\": {\"why\": \"same-cup\"}}",
    "{\"entry\": \"a\", \"relative\": {\"name\": \"B\", \"why\": \"same-cup\"}}",
    ("{\"entry\": \"a\", \"curve\": {\"file\": \"A\"},"
     " \"relative\": {\"id\": \"b\", \"why\": \"same-cup\"}}"),
    "{\"entry\": \"a\", \"curve\": {\"file\": \"A\"}, \"also\": [1]}",
    "{\"entry\": \"a\", \"curve\": {\"file\": \"A\"}, \"also\": [{}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_null (read_relation (texts[i], &error));
      g_assert_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA);
    }
}

static void
test_sentences (void)
{
  g_autoptr(GEnumClass) values = g_type_class_ref (EARCUP_TYPE_KINSHIP);

  g_assert_null (earcup_kinship_get_sentence (EARCUP_KINSHIP_NONE));
  for (guint i = 1; i < values->n_values; i++)
    g_assert_true (g_str_has_suffix (earcup_kinship_get_sentence (i), "."));
  g_assert_nonnull (strstr (earcup_kinship_get_sentence (EARCUP_KINSHIP_PREDECESSOR),
                            "predecessor"));
  g_assert_nonnull (strstr (earcup_kinship_get_sentence (EARCUP_KINSHIP_SAME_SERIES), "series"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/relation/a-curve-of-its-own-is-read", test_measured);
  g_test_add_func ("/catalogue/relation/a-relative-is-read", test_related);
  g_test_add_func ("/catalogue/relation/what-makes-no-sense-is-refused", test_refused);
  g_test_add_func ("/catalogue/relation/each-kinship-has-a-sentence", test_sentences);
  return g_test_run ();
}
