/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "help/earcup-help-markup.h"

#include <string.h>

/* A narrow blank that does not break, so that the ground of a key is wider than its label. */
#define THIN_BLANK "\u202f"

typedef struct
{
  GString             *result;
  gboolean             is_plain;
  EarcupHelpTitleFunc  title_func;
  gpointer             user_data;
  guint                n_keys;      /* in the sequence that is read */
  gsize                linked;      /* where the text of the link begins */
  char                *xref;        /* where the link leads */
} Writer;

/* How an element looks. */
static const struct
{
  const char *element;
  const char *before;
  const char *after;
} looks[] = {
  { "cmd", "<tt>", "</tt>" },
  { "em", "<i>", "</i>" },
  { "file", "<tt>", "</tt>" },
  { "gui", "<b>", "</b>" },
  { "key", "<span background=\"#8080803f\">" THIN_BLANK, THIN_BLANK "</span>" },
  { "link", NULL, "</a>" },
};

static void
start_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              user_data,
          GError              **error)
{
  Writer *writer = user_data;

  if (g_str_equal (element, "keyseq"))
    writer->n_keys = 0;
  else if (g_str_equal (element, "key") && writer->n_keys++ > 0 &&
           g_markup_parse_context_get_element_stack (context)->next != NULL &&
           g_str_equal (g_markup_parse_context_get_element_stack (context)->next->data, "keyseq"))
    g_string_append_c (writer->result, '+');

  if (g_str_equal (element, "link"))
    {
      g_free (writer->xref);
      writer->xref = names[0] != NULL ? g_strdup (values[0]) : NULL;
      if (!writer->is_plain)
        g_string_append_printf (writer->result, "<a href=\"%s\">", values[0]);
      writer->linked = writer->result->len;
    }

  for (guint i = 0; !writer->is_plain && i < G_N_ELEMENTS (looks); i++)
    if (looks[i].before != NULL && g_str_equal (element, looks[i].element))
      g_string_append (writer->result, looks[i].before);
}

static void
append (Writer     *writer,
        const char *text,
        gssize      length)
{
  g_autofree char *escaped = writer->is_plain ? g_strndup (text, (gsize) length)
                                              : g_markup_escape_text (text, length);

  g_string_append (writer->result, escaped);
}

/* A link without a text of its own is called as the page that it leads to. */
static void
name_link (Writer *writer)
{
  const char *title = writer->title_func != NULL && writer->xref != NULL
    ? writer->title_func (writer->xref, writer->user_data) : NULL;

  if (title != NULL)
    append (writer, title, (gssize) strlen (title));
}

static void
end_cb (GMarkupParseContext  *context,
        const char           *element,
        gpointer              user_data,
        GError              **error)
{
  Writer *writer = user_data;

  if (g_str_equal (element, "link") && writer->linked == writer->result->len)
    name_link (writer);

  for (guint i = 0; !writer->is_plain && i < G_N_ELEMENTS (looks); i++)
    if (g_str_equal (element, looks[i].element))
      g_string_append (writer->result, looks[i].after);
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  append (user_data, text, (gssize) length);
}

static char *
convert (const char          *text,
         gboolean             is_plain,
         EarcupHelpTitleFunc  title_func,
         gpointer             user_data)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  g_autofree char *document = g_strdup_printf ("<p>%s</p>", text);
  Writer writer = {
    .result = g_string_new (NULL),
    .is_plain = is_plain,
    .title_func = title_func,
    .user_data = user_data,
  };
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser,
                                                                       G_MARKUP_DEFAULT_FLAGS,
                                                                       &writer, NULL);
  gboolean is_read = g_markup_parse_context_parse (context, document, -1, NULL) &&
                     g_markup_parse_context_end_parse (context, NULL);

  g_free (writer.xref);
  if (is_read)
    return g_string_free (writer.result, FALSE);

  g_string_free (writer.result, TRUE);

  return is_plain ? g_strdup (text) : g_markup_escape_text (text, -1);
}

/**
 * earcup_help_markup_style:
 * @text: a text of the help with inline elements, in the user's language
 * @title_func: (nullable): finds the title of a page
 * @user_data: for @title_func
 *
 * Makes of the elements what Pango understands; links keep the id of the page as their address. A
 * text that is not well-formed, as a translation may be, is shown as it is.
 *
 * Returns: (transfer full): the text with Pango's markup
 */
char *
earcup_help_markup_style (const char          *text,
                          EarcupHelpTitleFunc  title_func,
                          gpointer             user_data)
{
  return convert (text, FALSE, title_func, user_data);
}

/* Returns: (transfer full): a text of the help without its elements; any thread */
char *
earcup_help_markup_strip (const char *text)
{
  return convert (text, TRUE, NULL, NULL);
}
