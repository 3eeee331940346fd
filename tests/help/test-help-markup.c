/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <pango/pango.h>

#include "help/earcup-help-markup.h"

static const char *
title_cb (const char *id,
          gpointer    user_data)
{
  return g_str_equal (id, "loop") ? "Loop & more" : NULL;
}

/* What a text looks like, without the narrow blanks that surround a key. */
static char *
dup_shown (const char *text)
{
  g_autofree char *markup = earcup_help_markup_style (text, title_cb, NULL);
  g_autofree char *shown = NULL;
  g_auto(GStrv) pieces = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (pango_parse_markup (markup, -1, 0, NULL, &shown, NULL, &error));
  g_assert_no_error (error);
  pieces = g_strsplit (shown, "\u202f", -1);

  return g_strjoinv ("", pieces);
}

static void
assert_shown (const char *text,
              const char *wanted)
{
  g_autofree char *shown = dup_shown (text);

  g_assert_cmpstr (shown, ==, wanted);
}

static void
test_keys (void)
{
  assert_shown ("Press <key>A</key> or <key>B</key>.", "Press A or B.");
  assert_shown ("<keyseq><key>Ctrl</key><key>Shift</key><key>O</key></keyseq> and <key>P</key>",
                "Ctrl+Shift+O and P");
  assert_shown ("<key>A</key>, <keyseq><key>Ctrl</key><key>B</key></keyseq>", "A, Ctrl+B");
}

/* Pango has a link by itself only where there is a label, so its markup is looked at. */
static void
test_links (void)
{
  g_autofree char *named = earcup_help_markup_style ("See <link xref=\"loop\"/>.", title_cb, NULL);
  g_autofree char *own = earcup_help_markup_style ("<link xref=\"a\">this</link>", title_cb, NULL);

  g_assert_cmpstr (named, ==, "See <a href=\"loop\">Loop &amp; more</a>.");
  g_assert_cmpstr (own, ==, "<a href=\"a\">this</a>");
}

static void
test_plain (void)
{
  g_autofree char *plain = earcup_help_markup_strip ("<gui>Open</gui> <em>a</em> <cmd>b</cmd>");

  g_assert_cmpstr (plain, ==, "Open a b");
}

/* A translation with a fault is shown as it stands. */
static void
test_broken (void)
{
  static const char text[] = "Press <key>A & <gui>B";
  g_autofree char *plain = earcup_help_markup_strip (text);

  assert_shown (text, text);
  g_assert_cmpstr (plain, ==, text);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/help/markup/joins-keys-that-are-pressed-together", test_keys);
  g_test_add_func ("/help/markup/names-links-by-their-pages", test_links);
  g_test_add_func ("/help/markup/can-be-taken-away", test_plain);
  g_test_add_func ("/help/markup/survives-a-faulty-translation", test_broken);

  return g_test_run ();
}
