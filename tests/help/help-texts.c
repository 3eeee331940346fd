/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <stdio.h>

#include "help/earcup-help-book.h"
#include "help/earcup-help.h"

/* Prints each text of the help that the program looks up in its translations, one a line. */
int
main (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupHelpBook) book = NULL;

  earcup_help_init ();
  book = earcup_help_book_new (&error);
  if (book == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  for (guint i = 0; i < earcup_help_book_get_n (book); i++)
    {
      const EarcupHelpPage *page = earcup_help_book_get (book, i);

      printf ("%s\n%s\n", page->title, page->summary);
      for (guint j = 0; j < page->blocks->len; j++)
        {
          const EarcupHelpBlock *block = page->blocks->pdata[j];

          if (block->kind != EARCUP_HELP_BLOCK_CODE)
            printf ("%s\n", block->text);
        }
    }

  return 0;
}
