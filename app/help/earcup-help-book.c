/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "help/earcup-help-book.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "help/earcup-help-markup.h"

#define PAGES_PATH "/io/github/earcup/Earcup/help/pages"

struct _EarcupHelpBook
{
  GPtrArray *pages;       /* of EarcupHelpPage, the index first */
};

static EarcupHelpPage *
read_page (const char  *name,
           GError     **error)
{
  g_autofree char *path = g_build_path ("/", PAGES_PATH, name, NULL);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  EarcupHelpPage *page;
  gsize size;
  const char *text;

  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &size);
  page = earcup_help_page_new (text, (gssize) size, error);
  if (page == NULL)
    g_prefix_error (error, "%s: ", name);

  return page;
}

/* The headings of the index are the groups. */
static guint
find_group (const EarcupHelpBook *self,
            const char           *group)
{
  const EarcupHelpPage *index = earcup_help_book_find (self, EARCUP_HELP_INDEX);
  guint place = 0;

  for (guint i = 0; index != NULL && group != NULL && i < index->blocks->len; i++)
    {
      const EarcupHelpBlock *block = index->blocks->pdata[i];

      if (block->kind != EARCUP_HELP_BLOCK_HEADING)
        continue;

      place++;
      if (g_strcmp0 (block->name, group) == 0)
        return place;
    }

  return 0;
}

static int
compare_pages (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const EarcupHelpPage *first = *(const EarcupHelpPage *const *) a;
  const EarcupHelpPage *second = *(const EarcupHelpPage *const *) b;
  guint first_group = find_group (user_data, first->group);
  guint second_group = find_group (user_data, second->group);

  if (first_group != second_group)
    return first_group < second_group ? -1 : 1;
  if (first->order != second->order)
    return first->order < second->order ? -1 : 1;

  return strcmp (first->id, second->id);
}

/**
 * earcup_help_book_new:
 * @error: set when a page cannot be read, which a test rules out
 *
 * Reads all pages of the help. earcup_help_init() has to have been called.
 *
 * Returns: (transfer full): the pages
 */
EarcupHelpBook *
earcup_help_book_new (GError **error)
{
  g_autoptr(EarcupHelpBook) self = g_new0 (EarcupHelpBook, 1);
  g_auto(GStrv) names = g_resources_enumerate_children (PAGES_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                        error);
  g_autoptr(GPtrArray) sorted = NULL;

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) earcup_help_page_free);
  if (names == NULL)
    return NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      EarcupHelpPage *page = read_page (names[i], error);

      if (page == NULL)
        return NULL;

      g_ptr_array_add (self->pages, page);
    }

  /* The array must not change while it is looked into. */
  sorted = g_ptr_array_copy (self->pages, NULL, NULL);
  g_ptr_array_sort_with_data (sorted, compare_pages, self);
  memcpy (self->pages->pdata, sorted->pdata, sorted->len * sizeof (gpointer));
  g_ptr_array_set_free_func (sorted, NULL);

  return g_steal_pointer (&self);
}

/**
 * earcup_help_book_free:
 * @self: (transfer full): the pages
 *
 * Frees all pages.
 */
void
earcup_help_book_free (EarcupHelpBook *self)
{
  g_ptr_array_unref (self->pages);
  g_free (self);
}

/* Returns: (nullable): the page of a name; only the part before a “#” counts */
const EarcupHelpPage *
earcup_help_book_find (const EarcupHelpBook *self,
                       const char           *id)
{
  gsize length = strcspn (id, "#");

  for (guint i = 0; i < self->pages->len; i++)
    {
      const EarcupHelpPage *page = self->pages->pdata[i];

      if (strlen (page->id) == length && strncmp (page->id, id, length) == 0)
        return page;
    }

  return NULL;
}

/* Returns: how many pages there are, with the index */
guint
earcup_help_book_get_n (const EarcupHelpBook *self)
{
  return self->pages->len;
}

/* Returns: a page by its place in the order of reading; 0 is the index */
const EarcupHelpPage *
earcup_help_book_get (const EarcupHelpBook *self,
                      guint                 place)
{
  g_return_val_if_fail (place < self->pages->len, NULL);

  return self->pages->pdata[place];
}

/* Returns: (nullable): the title of the group that a page belongs to, in the user's language */
const char *
earcup_help_book_get_group (const EarcupHelpBook *self,
                            const EarcupHelpPage *page)
{
  const EarcupHelpPage *index = earcup_help_book_find (self, EARCUP_HELP_INDEX);

  for (guint i = 0; index != NULL && page->group != NULL && i < index->blocks->len; i++)
    {
      const EarcupHelpBlock *block = index->blocks->pdata[i];

      if (block->kind == EARCUP_HELP_BLOCK_HEADING && g_strcmp0 (block->name, page->group) == 0)
        return _(block->text);
    }

  return NULL;
}

/* {{{ Search */

static void
append_folded (GString    *all,
               const char *text)
{
  g_autofree char *plain = text != NULL ? earcup_help_markup_strip (text) : g_strdup ("");
  g_autofree char *normal = g_utf8_normalize (plain, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);

  g_string_append (all, folded);
  g_string_append_c (all, '\n');
}

/**
 * earcup_help_book_matches:
 * @page: a page
 * @text: what somebody looks for, in the user's language
 *
 * Finds out whether all words of @text stand on @page, in any order.
 *
 * Returns: %TRUE also when there is no word
 */
gboolean
earcup_help_book_matches (const EarcupHelpPage *page,
                          const char           *text)
{
  g_autoptr(GString) all = g_string_new (NULL);
  g_autoptr(GString) wanted = g_string_new (NULL);
  g_auto(GStrv) words = NULL;

  append_folded (all, _(page->title));
  if (page->summary != NULL)
    append_folded (all, _(page->summary));
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const EarcupHelpBlock *block = page->blocks->pdata[i];

      append_folded (all, block->kind == EARCUP_HELP_BLOCK_CODE ? block->text : _(block->text));
    }

  append_folded (wanted, text);
  words = g_strsplit_set (wanted->str, " \t\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (all->str, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* }}} */
