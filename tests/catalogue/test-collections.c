/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-folder.h"

#include "catalogue/earcup-catalogue-error.h"
#include "catalogue/earcup-collections.h"

typedef struct {
  GFile *folder;
  GFile *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GFile) inner = NULL;

  fixture->folder = earcup_test_folder_new ();
  inner = g_file_get_child (fixture->folder, "not there yet");
  fixture->file = g_file_get_child (inner, "collections.json");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  earcup_test_folder_remove (fixture->folder);
  g_object_unref (fixture->folder);
  g_object_unref (fixture->file);
}

static EarcupCollections *
load (Fixture *fixture)
{
  EarcupCollections *self = earcup_collections_new (fixture->file);
  g_autoptr(GError) error = NULL;

  g_assert_true (earcup_collections_load (self, &error));
  g_assert_no_error (error);
  return self;
}

static void
fill (EarcupCollections *self)
{
  earcup_collections_set_favourite (self, "a", TRUE);
  earcup_collections_set_favourite (self, "b", TRUE);
  earcup_collections_set_favourite (self, "a", FALSE);
  earcup_collections_use (self, "x");
  earcup_collections_use (self, "y");
  earcup_collections_use (self, "x");
  g_assert_true (earcup_collections_create (self, " For the  \"road\" ", NULL));
  g_assert_true (earcup_collections_create (self, "Studio <b>", NULL));
  earcup_collections_set_contains (self, 1, "curve:file:///a%20b.csv", TRUE);
  earcup_collections_set_contains (self, 1, "b", TRUE);
  earcup_collections_set_contains (self, 1, "b", FALSE);
}

static void
assert_filled (EarcupCollections *self)
{
  g_assert_false (earcup_collections_is_favourite (self, "a"));
  g_assert_true (earcup_collections_is_favourite (self, "b"));
  g_assert_cmpint (earcup_collections_get_recency (self, "x"), ==, 0);
  g_assert_cmpint (earcup_collections_get_recency (self, "y"), ==, 1);
  g_assert_cmpint (earcup_collections_get_recency (self, "z"), ==, -1);
  g_assert_cmpuint (earcup_collections_get_n (self), ==, 2);
  g_assert_cmpstr (earcup_collections_get_name (self, 0), ==, "For the  \"road\"");
  g_assert_cmpstr (earcup_collections_get_name (self, 1), ==, "Studio <b>");
  g_assert_cmpuint (earcup_collections_get_size (self, 0), ==, 0);
  g_assert_true (earcup_collections_contains (self, 1, "curve:file:///a%20b.csv"));
  g_assert_false (earcup_collections_contains (self, 1, "b"));
}

static gboolean
is_written (Fixture    *fixture,
            const char *word)
{
  g_autofree char *text = NULL;

  return g_file_load_contents (fixture->file, NULL, &text, NULL, NULL, NULL) &&
         strstr (text, word) != NULL && g_str_has_suffix (text, "}");
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(EarcupCollections) one = load (fixture);
  g_autoptr(EarcupCollections) other = NULL;
  g_autoptr(EarcupCollections) late = NULL;

  fill (one);
  assert_filled (one);
  earcup_collections_flush (one);
  other = load (fixture);
  assert_filled (other);

  /* Without a flush it is written after a moment. */
  g_file_delete (fixture->file, NULL, NULL);
  earcup_collections_set_favourite (one, "later", TRUE);
  assert_before_long (is_written (fixture, "later"));
  late = load (fixture);
  g_assert_true (earcup_collections_is_favourite (late, "later"));
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(EarcupCollections) self = load (fixture);
  g_autoptr(GError) error = NULL;

  g_assert_true (earcup_collections_create (self, "one", NULL));
  g_assert_false (earcup_collections_create (self, " one\n", &error));
  g_assert_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA);
  g_assert_false (earcup_collections_create (self, " \t ", NULL));
  g_assert_true (earcup_collections_rename (self, 0, "one", NULL));
  g_assert_true (earcup_collections_create (self, "two", NULL));
  g_assert_false (earcup_collections_rename (self, 1, "one", NULL));
  earcup_collections_delete (self, 0);
  g_assert_cmpstr (earcup_collections_get_name (self, 0), ==, "two");
  for (guint i = 1; i < EARCUP_COLLECTIONS_MOST; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%u", i);

      g_assert_true (earcup_collections_create (self, name, NULL));
    }
  g_assert_false (earcup_collections_create (self, "too many", NULL));
}

static void
test_recent (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(EarcupCollections) self = load (fixture);

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *id = g_strdup_printf ("m%u", i);

      earcup_collections_use (self, id);
    }
  g_assert_cmpint (earcup_collections_get_recency (self, "m29"), ==, 0);
  g_assert_cmpint (earcup_collections_get_recency (self, "m10"), ==, 19);
  g_assert_cmpint (earcup_collections_get_recency (self, "m9"), ==, -1);
}

static void
write_text (Fixture    *fixture,
            const char *text,
            gsize       length)
{
  g_autoptr(GFile) folder = g_file_get_parent (fixture->file);

  g_file_make_directory_with_parents (folder, NULL, NULL);
  g_assert_true (g_file_replace_contents (fixture->file, text, length, NULL, FALSE,
                                          G_FILE_CREATE_NONE, NULL, NULL, NULL));
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(EarcupCollections) self = earcup_collections_new (fixture->file);
  g_autoptr(GFile) folder = g_file_get_parent (fixture->file);
  g_autoptr(GFile) aside = g_file_get_child (folder, "collections.json.damaged");
  g_autoptr(GError) error = NULL;

  write_text (fixture, "{ \"format\": ", 12);
  g_assert_false (earcup_collections_load (self, &error));
  g_assert_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA);
  g_assert_true (g_file_query_exists (aside, NULL));
  g_assert_false (g_file_query_exists (fixture->file, NULL));
}

/* Any byte may be another and the end may be missing: nothing breaks, and what can be read is. */
static void
test_fuzz (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(EarcupCollections) one = load (fixture);
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *text = NULL;
  gsize length;

  fill (one);
  earcup_collections_flush (one);
  g_assert_true (g_file_load_contents (fixture->file, NULL, &text, &length, NULL, NULL));

  for (guint turn = 0; turn < 1500; turn++)
    {
      g_autofree char *broken = g_memdup2 (text, length);
      g_autoptr(EarcupCollections) self = earcup_collections_new (fixture->file);
      g_autoptr(GError) error = NULL;
      gboolean is_cut = turn < length;

      for (guint i = 0; !is_cut && i <= turn % 5; i++)
        broken[g_rand_int_range (rand, 0, (int) length)] = (char) g_rand_int_range (rand, 1, 256);
      write_text (fixture, broken, is_cut ? turn : length);
      g_assert_cmpint (earcup_collections_load (self, &error), ==, error == NULL);
      for (guint i = 0; i < earcup_collections_get_n (self); i++)
        g_assert_true (g_utf8_validate (earcup_collections_get_name (self, i), -1, NULL));
      earcup_collections_set_favourite (self, "still works", TRUE);
      g_assert_true (earcup_collections_is_favourite (self, "still works"));
    }
}

/* Values of a wrong type are left out, and the rest is kept. */
static void
test_nonsense (Fixture       *fixture,
               gconstpointer  data)
{
  const char *text = "{\"format\":\"earcup-collections-1\","
                     "\"favourites\":[1,null,\"a\",{},[\"b\"]],"
                     "\"recent\":\"x\",\"collections\":[3,{\"name\":5,\"entries\":{}},"
                     "{\"entries\":[\"e\",\"e\",7]},{\"name\":\"n\"},{\"name\":\"n\"}]}";
  g_autoptr(EarcupCollections) self = NULL;

  write_text (fixture, text, strlen (text));
  self = load (fixture);
  g_assert_true (earcup_collections_is_favourite (self, "a"));
  g_assert_false (earcup_collections_is_favourite (self, "b"));
  g_assert_cmpuint (earcup_collections_get_n (self), ==, 4);
  g_assert_cmpuint (earcup_collections_get_size (self, 1), ==, 1);
  g_assert_cmpstr (earcup_collections_get_name (self, 2), ==, "n");
  g_assert_cmpstr (earcup_collections_get_name (self, 3), !=, "n");
}

/* Favourites and collections go back to what they were; what was used lately stays. */
static void
test_marks (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(EarcupCollections) self = load (fixture);
  g_autofree char *marks = NULL;

  fill (self);
  marks = g_strdup (earcup_collections_get_marks (self));
  earcup_collections_set_favourite (self, "a", TRUE);
  earcup_collections_set_favourite (self, "b", FALSE);
  earcup_collections_delete (self, 1);
  g_assert_cmpstr (earcup_collections_get_marks (self), !=, marks);
  earcup_collections_set_marks (self, marks);
  assert_filled (self);
  g_assert_cmpstr (earcup_collections_get_marks (self), ==, marks);

  earcup_collections_set_marks (self, "");
  earcup_collections_set_marks (self, "{}");
  assert_filled (self);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/catalogue/collections/come-back-as-they-were", test_round_trip },
    { "/catalogue/collections/names-are-one-each", test_names },
    { "/catalogue/collections/latest-twenty-are-kept", test_recent },
    { "/catalogue/collections/damaged-file-is-put-aside", test_damaged },
    { "/catalogue/collections/any-damage-is-survived", test_fuzz },
    { "/catalogue/collections/nonsense-is-left-out", test_nonsense },
    { "/catalogue/collections/go-back-to-what-they-were", test_marks },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
