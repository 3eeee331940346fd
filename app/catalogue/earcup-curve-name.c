/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-curve-name.h"

#include <string.h>

#include "catalogue/earcup-own-model.h"

#define MOST_LETTERS 120     /* of a name; longer ones are cut */

/**
 * earcup_curve_name_clean:
 * @text: a name as a file system gives it, in any encoding
 *
 * Makes a name that can be shown on one line: valid UTF-8 of at most 120 letters, in which no
 * control or formatting character is left and no blank at either end.
 *
 * Returns: (transfer full): the name, which may be empty; any thread
 */
char *
earcup_curve_name_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr(GString) clean = g_string_new (NULL);
  guint n_letters = 0;

  for (const char *at = valid; *at != '\0' && n_letters < MOST_LETTERS; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      GUnicodeType type = g_unichar_type (letter);

      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
          type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        letter = ' ';
      g_string_append_unichar (clean, letter);
      n_letters++;
    }

  return g_strstrip (g_string_free (g_steal_pointer (&clean), FALSE));
}

/* How many bytes of a name the maker takes, who stands before a blank; 0 where it does not. */
static gsize
match_maker (const char *name,
             const char *maker)
{
  g_autofree char *one = g_utf8_casefold (name, -1);
  g_autofree char *other = g_utf8_casefold (maker, -1);
  const char *blank = name;

  if (*other == '\0' || !g_str_has_prefix (one, other) || one[strlen (other)] != ' ')
    return 0;

  /* Folding may change the number of bytes, so the words of the maker are counted instead. */
  for (const char *at = maker; blank != NULL; at++)
    if (*at == ' ' || *at == '\0')
      {
        blank = strchr (blank + 1, ' ');
        if (*at == '\0')
          break;
      }

  return blank != NULL ? (gsize) (blank - name) : 0;
}

static gsize
find_maker (const char        *name,
            const char        *parent,
            const char *const *makers)
{
  gsize longest = match_maker (name, parent);
  const char *blank;

  for (guint i = 0; makers != NULL && makers[i] != NULL; i++)
    longest = MAX (longest, match_maker (name, makers[i]));

  if (longest > 0)
    return longest;

  blank = strchr (name, ' ');
  return blank != NULL ? (gsize) (blank - name) : 0;
}

static char *
drop_suffix (const char *base)
{
  const char *dot = strrchr (base, '.');

  if (earcup_own_model_is_name (base))
    dot = base + strlen (base) - strlen (EARCUP_OWN_MODEL_SUFFIX);

  return dot != NULL && dot != base ? g_strndup (base, (gsize) (dot - base)) : g_strdup (base);
}

/* The folder that stands at the top says who measured, unless it only repeats the name. */
static char *
find_variant (char      **parts,
              guint       n_parts,
              const char *name,
              const char *maker)
{
  g_autofree char *top = NULL;

  if (n_parts < 2)
    return NULL;

  top = earcup_curve_name_clean (parts[0]);
  if (*top == '\0' || g_ascii_strcasecmp (top, name) == 0 || g_ascii_strcasecmp (top, maker) == 0)
    return NULL;

  return g_steal_pointer (&top);
}

/**
 * earcup_curve_name_split:
 * @path: where a file is within its folder, with slashes
 * @makers: (nullable) (array zero-terminated=1): makers that are known
 * @maker: (out) (transfer full): the maker, "" where the name is a single word
 * @model: (out) (transfer full): the model, never empty
 * @variant: (out) (transfer full) (nullable): the folder at the top, which tells who measured
 *
 * Guesses maker and model from where a file is and what it is called: the maker is the longest one
 * that is known, or the folder, with which the name begins; else its first word. Any thread.
 */
void
earcup_curve_name_split (const char         *path,
                         const char *const  *makers,
                         char              **maker,
                         char              **model,
                         char              **variant)
{
  g_auto(GStrv) parts = g_strsplit (path, "/", -1);
  guint n_parts = g_strv_length (parts);
  g_autofree char *stem = drop_suffix (n_parts > 0 ? parts[n_parts - 1] : "");
  g_autofree char *name = earcup_curve_name_clean (stem);
  g_autofree char *parent = earcup_curve_name_clean (n_parts > 1 ? parts[n_parts - 2] : "");
  gsize length = find_maker (name, parent, makers);

  *maker = g_strndup (name, length);
  *model = g_strdup (length > 0 ? name + length + 1 : name);
  g_strstrip (*model);
  if (**model == '\0')
    {
      g_free (*model);
      *model = g_strdup (*name != '\0' ? name : "?");
    }
  *variant = find_variant (parts, n_parts, name, *maker);
}
