/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <string.h>

#include "help/earcup-help-page.h"

static const char good[] =
  "<page xmlns='http://projectmallard.org/1.0/' id='one'>"
  "<info><link type='guide' xref='index#all'/><link type='seealso' xref='two'/>"
  "<title type='sort'>7</title><desc>About\n   one</desc></info>"
  "<title>The one</title>"
  "<p>  Press <key>A</key>,\n  see <link xref='two'/>. </p>"
  "<steps><item><p>First</p></item><item><p>Second</p></item></steps>"
  "<list><item><p>Any</p></item></list>"
  "<note><p>Mind</p></note>"
  "<section id='more'><title>More</title><code>\nearcup list\nearcup demo x\n</code></section>"
  "<media type='image' src='figures/a.png'><p>A picture</p></media>"
  "<steps><item><p>Again</p></item></steps>"
  "</page>";

static const EarcupHelpBlock *
get_block (const EarcupHelpPage *page,
           guint                 place)
{
  g_assert_cmpuint (place, <, page->blocks->len);

  return page->blocks->pdata[place];
}

static void
assert_block (const EarcupHelpPage *page,
              guint                 place,
              EarcupHelpBlockKind   kind,
              const char           *text)
{
  g_assert_cmpint (get_block (page, place)->kind, ==, kind);
  g_assert_cmpstr (get_block (page, place)->text, ==, text);
}

static void
test_head (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupHelpPage) page = earcup_help_page_new (good, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (page->id, ==, "one");
  g_assert_cmpstr (page->title, ==, "The one");
  g_assert_cmpstr (page->summary, ==, "About one");
  g_assert_cmpstr (page->group, ==, "all");
  g_assert_cmpuint (page->order, ==, 7);
  g_assert_cmpuint (page->related->len, ==, 1);
  g_assert_cmpstr (page->related->pdata[0], ==, "two");
}

static void
test_blocks (void)
{
  g_autoptr(EarcupHelpPage) page = earcup_help_page_new (good, -1, NULL);

  g_assert_nonnull (page);
  g_assert_cmpuint (page->blocks->len, ==, 9);
  assert_block (page, 0, EARCUP_HELP_BLOCK_PARAGRAPH,
                "Press <key>A</key>, see <link xref=\"two\"/>.");
  assert_block (page, 1, EARCUP_HELP_BLOCK_STEP, "First");
  assert_block (page, 2, EARCUP_HELP_BLOCK_STEP, "Second");
  g_assert_cmpuint (get_block (page, 2)->number, ==, 2);
  assert_block (page, 3, EARCUP_HELP_BLOCK_ITEM, "Any");
  assert_block (page, 4, EARCUP_HELP_BLOCK_NOTE, "Mind");
  assert_block (page, 5, EARCUP_HELP_BLOCK_HEADING, "More");
  g_assert_cmpstr (get_block (page, 5)->name, ==, "more");
  assert_block (page, 6, EARCUP_HELP_BLOCK_CODE, "earcup list\nearcup demo x");
  assert_block (page, 7, EARCUP_HELP_BLOCK_PICTURE, "A picture");
  g_assert_cmpstr (get_block (page, 7)->name, ==, "figures/a.png");
  g_assert_cmpuint (get_block (page, 8)->number, ==, 1);
}

/* A page that is cut short anywhere is refused, and nothing leaks. */
static void
test_cut (void)
{
  for (gsize length = 0; length < strlen (good); length++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (earcup_help_page_new (good, (gssize) length, &error));
      g_assert_nonnull (error);
    }
}

static void
test_unknown (void)
{
  static const char *const bad[] = {
    "<page id='x'><title>X</title><table/></page>",
    "<page id='x'><title>X</title><p>A <p>B</p></p></page>",
    "<page id='x'><title>X</title><key>A</key></page>",
    "<page><title>X</title></page>",
    "<page id='x'><p>A</p></page>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (earcup_help_page_new (bad[i], -1, &error));
      g_assert_nonnull (error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/help/page/says-where-it-belongs", test_head);
  g_test_add_func ("/help/page/keeps-the-order-of-its-parts", test_blocks);
  g_test_add_func ("/help/page/is-refused-when-cut-short", test_cut);
  g_test_add_func ("/help/page/has-no-unknown-element", test_unknown);

  return g_test_run ();
}
