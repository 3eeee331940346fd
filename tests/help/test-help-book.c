/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "help/earcup-help-book.h"
#include "help/earcup-help.h"

static EarcupHelpBook *
read_book (void)
{
  g_autoptr(GError) error = NULL;
  EarcupHelpBook *book;

  earcup_help_init ();
  book = earcup_help_book_new (&error);
  g_assert_no_error (error);
  g_assert_nonnull (book);

  return book;
}

static guint
find_place (const EarcupHelpBook *book,
            const char           *id)
{
  for (guint i = 0; i < earcup_help_book_get_n (book); i++)
    if (g_str_equal (earcup_help_book_get (book, i)->id, id))
      return i;

  g_assert_not_reached ();
}

static void
test_order (void)
{
  g_autoptr(EarcupHelpBook) book = read_book ();

  g_assert_cmpuint (find_place (book, EARCUP_HELP_INDEX), ==, 0);
  g_assert_cmpuint (find_place (book, "first"), ==, 1);
  g_assert_cmpuint (find_place (book, "open"), ==, 2);
  g_assert_cmpuint (find_place (book, "compare"), >, find_place (book, "open"));
  g_assert_cmpuint (find_place (book, "trust"), ==, earcup_help_book_get_n (book) - 1);
}

static void
test_groups (void)
{
  g_autoptr(EarcupHelpBook) book = read_book ();

  for (guint i = 0; i < earcup_help_book_get_n (book); i++)
    {
      const EarcupHelpPage *page = earcup_help_book_get (book, i);

      g_assert_nonnull (page->summary);
      g_assert_true (i == 0 || earcup_help_book_get_group (book, page) != NULL);
    }
  g_assert_cmpstr (earcup_help_book_get_group (book, earcup_help_book_find (book, "loop")), ==,
                   "Listen");
}

static void
test_find (void)
{
  g_autoptr(EarcupHelpBook) book = read_book ();

  g_assert_cmpstr (earcup_help_book_find (book, "missing#sound")->id, ==, "missing");
  g_assert_null (earcup_help_book_find (book, "missin"));
  g_assert_null (earcup_help_book_find (book, ""));
}

static void
test_words (void)
{
  g_autoptr(EarcupHelpBook) book = read_book ();
  const EarcupHelpPage *page = earcup_help_book_find (book, "measurement");

  g_assert_true (earcup_help_book_matches (page, ""));
  g_assert_true (earcup_help_book_matches (page, "squig REW"));
  g_assert_true (earcup_help_book_matches (page, "  decimal  "));
  g_assert_false (earcup_help_book_matches (page, "squig neighbour"));
  g_assert_false (earcup_help_book_matches (page, "keyseq"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/help/book/follows-its-index", test_order);
  g_test_add_func ("/help/book/has-each-page-in-a-group", test_groups);
  g_test_add_func ("/help/book/finds-pages-by-name", test_find);
  g_test_add_func ("/help/book/finds-pages-by-their-words", test_words);

  return g_test_run ();
}
