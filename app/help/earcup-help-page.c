/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "help/earcup-help-page.h"

#include <string.h>

/* The elements of Mallard that the pages use. Those with a text begin one, those in line belong
 * to it, and all others only say where it stands. */
static const char *const text_elements[] = { "title", "desc", "p", "code", NULL };
static const char *const inline_elements[] = {
  "cmd", "em", "file", "gui", "key", "keyseq", "link", NULL
};
static const char *const frame_elements[] = {
  "info", "item", "list", "media", "note", "page", "section", "steps", NULL
};

typedef struct
{
  EarcupHelpPage *page;
  GString        *text;       /* the text being read, or NULL */
  gsize           opened;     /* where the text of the innermost inline element begins */
  char           *name;       /* the id of the section or the file of the picture around it */
  guint           step;
  gboolean        is_sort;    /* the title only says the order */
} Reader;

static void
block_free (EarcupHelpBlock *block)
{
  g_free (block->text);
  g_free (block->name);
  g_free (block);
}

/* Whether the element that is read stands in another one. */
static gboolean
is_within (GMarkupParseContext *context,
           const char          *name)
{
  for (const GSList *at = g_markup_parse_context_get_element_stack (context); at != NULL;
       at = at->next)
    if (g_str_equal (at->data, name))
      return TRUE;

  return FALSE;
}

static const char *
find_attribute (const char **names,
                const char **values,
                const char  *wanted)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], wanted))
      return values[i];

  return NULL;
}

/* {{{ Elements */

static void
begin_frame (Reader      *reader,
             const char  *element,
             const char **names,
             const char **values)
{
  const char *name = NULL;

  if (g_str_equal (element, "page"))
    reader->page->id = g_strdup (find_attribute (names, values, "id"));
  else if (g_str_equal (element, "section"))
    name = find_attribute (names, values, "id");
  else if (g_str_equal (element, "media"))
    name = find_attribute (names, values, "src");
  else if (g_str_equal (element, "steps"))
    reader->step = 0;

  if (name != NULL)
    {
      g_free (reader->name);
      reader->name = g_strdup (name);
    }
}

/* A link in the information says where the page belongs and what is related to it. */
static void
take_relation (Reader      *reader,
               const char **names,
               const char **values)
{
  const char *type = find_attribute (names, values, "type");
  const char *xref = find_attribute (names, values, "xref");

  if (xref == NULL)
    return;

  if (g_strcmp0 (type, "guide") == 0 && g_str_has_prefix (xref, "index#"))
    {
      g_free (reader->page->group);
      reader->page->group = g_strdup (xref + strlen ("index#"));
    }
  else if (g_strcmp0 (type, "seealso") == 0)
    g_ptr_array_add (reader->page->related, g_strdup (xref));
}

static void
begin_inline (Reader      *reader,
              const char  *element,
              const char **names,
              const char **values)
{
  g_string_append_printf (reader->text, "<%s", element);
  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (reader->text, " %s=\"%s\"", names[i], values[i]);
  g_string_append_c (reader->text, '>');
  reader->opened = reader->text->len;
}

static void
start_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              user_data,
          GError              **error)
{
  Reader *reader = user_data;

  if (reader->text != NULL && g_strv_contains (inline_elements, element))
    begin_inline (reader, element, names, values);
  else if (reader->text == NULL && g_str_equal (element, "link") && is_within (context, "info"))
    take_relation (reader, names, values);
  else if (reader->text == NULL && g_strv_contains (text_elements, element))
    {
      reader->text = g_string_new (NULL);
      reader->is_sort = g_strcmp0 (find_attribute (names, values, "type"), "sort") == 0;
    }
  else if (reader->text == NULL && g_strv_contains (frame_elements, element))
    begin_frame (reader, element, names, values);
  else
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT,
                 "<%s> stands where the help can have none", element);
}

/* Lines of a text are wrapped anew, so all white space is one blank. */
static char *
join_lines (const char *text)
{
  g_autoptr(GString) joined = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isspace (*at))
      blank = joined->len > 0;
    else
      {
        if (blank)
          g_string_append_c (joined, ' ');
        blank = FALSE;
        g_string_append_c (joined, *at);
      }

  return g_strdup (joined->str);
}

static EarcupHelpBlockKind
find_kind (GMarkupParseContext *context,
           const char          *element)
{
  if (g_str_equal (element, "title"))
    return EARCUP_HELP_BLOCK_HEADING;

  if (g_str_equal (element, "code"))
    return EARCUP_HELP_BLOCK_CODE;

  if (is_within (context, "media"))
    return EARCUP_HELP_BLOCK_PICTURE;

  if (is_within (context, "note"))
    return EARCUP_HELP_BLOCK_NOTE;

  if (is_within (context, "steps"))
    return EARCUP_HELP_BLOCK_STEP;

  return is_within (context, "item") ? EARCUP_HELP_BLOCK_ITEM : EARCUP_HELP_BLOCK_PARAGRAPH;
}

static void
add_block (Reader              *reader,
           EarcupHelpBlockKind  kind,
           char                *text)
{
  EarcupHelpBlock *block = g_new0 (EarcupHelpBlock, 1);

  block->kind = kind;
  block->text = text;
  if (kind == EARCUP_HELP_BLOCK_HEADING || kind == EARCUP_HELP_BLOCK_PICTURE)
    block->name = g_steal_pointer (&reader->name);
  if (kind == EARCUP_HELP_BLOCK_STEP)
    block->number = ++reader->step;
  g_ptr_array_add (reader->page->blocks, block);
}

static void
end_text (Reader              *reader,
          GMarkupParseContext *context,
          const char          *element)
{
  EarcupHelpPage *page = reader->page;
  g_autofree char *raw = g_string_free (g_steal_pointer (&reader->text), FALSE);
  char *text = g_str_equal (element, "code") ? g_strdup (g_strstrip (raw)) : join_lines (raw);

  if (reader->is_sort)
    {
      page->order = (guint) g_ascii_strtoull (text, NULL, 10);
      g_free (text);
    }
  else if (g_str_equal (element, "desc"))
    {
      g_free (page->summary);
      page->summary = text;
    }
  else if (g_str_equal (element, "title") && page->title == NULL)
    page->title = text;
  else
    add_block (reader, find_kind (context, element), text);
}

static void
end_cb (GMarkupParseContext  *context,
        const char           *element,
        gpointer              user_data,
        GError              **error)
{
  Reader *reader = user_data;

  if (reader->text == NULL)
    return;

  if (g_strv_contains (text_elements, element))
    end_text (reader, context, element);
  else if (reader->text->len == reader->opened)
    g_string_insert_c (reader->text, (gssize) reader->text->len - 1, '/');
  else
    g_string_append_printf (reader->text, "</%s>", element);
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  Reader *reader = user_data;

  if (reader->text != NULL)
    g_string_append_len (reader->text, text, (gssize) length);
}

/* }}} */

/**
 * earcup_help_page_new:
 * @text: a page in the part of Mallard that the help uses
 * @length: its length in bytes, or -1
 * @error: set when it is not well-formed, has an element that is not known here or no id and title
 *
 * Reads a page; any thread.
 *
 * Returns: (transfer full): the page
 */
EarcupHelpPage *
earcup_help_page_new (const char  *text,
                      gssize       length,
                      GError     **error)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  g_autoptr(EarcupHelpPage) self = g_new0 (EarcupHelpPage, 1);
  g_autoptr(GMarkupParseContext) context = NULL;
  Reader reader = { .page = self };
  gboolean is_read;

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  self->related = g_ptr_array_new_with_free_func (g_free);
  context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, &reader, NULL);
  is_read = g_markup_parse_context_parse (context, text, length, error) &&
            g_markup_parse_context_end_parse (context, error);
  if (reader.text != NULL)
    g_string_free (reader.text, TRUE);
  g_free (reader.name);

  if (!is_read)
    return NULL;

  if (self->id == NULL || self->title == NULL)
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_MISSING_ATTRIBUTE,
                           "the page has no id or no title");
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * earcup_help_page_free:
 * @self: (transfer full): a page
 *
 * Frees a page.
 */
void
earcup_help_page_free (EarcupHelpPage *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->group);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->related);
  g_free (self);
}
