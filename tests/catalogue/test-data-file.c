/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-data-file.h"

#include "catalogue/earcup-catalogue-error.h"

#include <gio/gio.h>
#include <string.h>

static JsonArray *
parse (JsonParser  *parser,
       const char  *text,
       GError     **error)
{
  return earcup_data_file_parse (parser, text, -1, "some.json", "some-1", "things", error);
}

static void
test_list (void)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  JsonArray *list;

  list = parse (parser, "{\"format\": \"some-1\", \"things\": [{\"a\": 1}, {}]}", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (json_array_get_length (list), ==, 2);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "", "[]", "{}", "null", "{\"format\": \"some-2\", \"things\": []}",
    "{\"format\": \"some-1\", \"things\": {}}", "{\"format\": \"some-1\"}",
    "{\"format\": \"some-1\", \"things\": [1]}", "{\"format\": 1, \"things\": []}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(JsonParser) parser = json_parser_new ();
      g_autoptr(GError) error = NULL;

      g_assert_null (parse (parser, texts[i], &error));
      g_assert_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA);
      g_assert_nonnull (strstr (error->message, "some.json"));
    }
}

static void
test_no_json (void)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  g_assert_null (parse (parser, "{\"format\"", &error));
  g_assert_true (error->domain == JSON_PARSER_ERROR);
  g_assert_true (g_str_has_prefix (error->message, "some.json: "));
}

static void
test_bundled (void)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  earcup_data_file_register ();
  earcup_data_file_register ();
  g_assert_nonnull (earcup_data_file_load (parser, "catalogue/monitors.json",
                                           "earcup-catalogue-1", "entries", &error));
  g_assert_no_error (error);

  g_assert_null (earcup_data_file_load (parser, "catalogue/none.json", "some-1", "things",
                                        &error));
  g_assert_error (error, G_RESOURCE_ERROR, G_RESOURCE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/data-file/the-list-is-found", test_list);
  g_test_add_func ("/catalogue/data-file/another-format-is-refused", test_refused);
  g_test_add_func ("/catalogue/data-file/broken-json-is-refused", test_no_json);
  g_test_add_func ("/catalogue/data-file/the-data-are-built-in", test_bundled);
  return g_test_run ();
}
