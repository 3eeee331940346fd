/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-folded.h"

#include <string.h>

#define GREEK_OMEGA    0x3c9     /* what the sign of the ohm becomes */
#define SMALL_COSTS    128       /* words of everyday length need no memory of their own */

/* What is being put together. */
typedef struct {
  GArray   *letters;        /* of gunichar */
  GArray   *starts;         /* of guint */
  GArray   *word_starts;    /* of gboolean */
  gboolean  in_word;
  gboolean  was_digit;
} Folder;

static void
add_letter (Folder   *self,
            gunichar  letter)
{
  gboolean digit = g_unichar_isdigit (letter);

  if (!self->in_word || digit != self->was_digit)
    {
      gboolean word_start = !self->in_word;

      g_array_append_val (self->starts, self->letters->len);
      g_array_append_val (self->word_starts, word_start);
    }

  g_array_append_val (self->letters, letter);
  self->in_word = TRUE;
  self->was_digit = digit;
}

static void
add_character (Folder   *self,
               gunichar  character)
{
  if (character == GREEK_OMEGA)
    {
      add_letter (self, 'o');
      add_letter (self, 'h');
      add_letter (self, 'm');
    }
  else if (g_unichar_isalnum (character))
    add_letter (self, character);
  else if (!g_unichar_ismark (character))
    self->in_word = FALSE;
}

/**
 * earcup_folded_set:
 * @letters: (array length=n_letters): letters that were folded
 * @n_letters: how many
 *
 * Tells which letters there are, so that what cannot match is told at a glance: a bit for each
 * letter from a to z and each digit; all others share the rest.
 *
 * Returns: the set; any thread
 */
guint64
earcup_folded_set (const gunichar *letters,
                   guint           n_letters)
{
  guint64 set = 0;

  for (guint i = 0; i < n_letters; i++)
    {
      gunichar letter = letters[i];
      guint bit = letter >= 'a' && letter <= 'z' ? letter - 'a'
                  : letter >= '0' && letter <= '9' ? 26 + letter - '0' : 36 + letter % 28;

      set |= G_GUINT64_CONSTANT (1) << bit;
    }

  return set;
}

/**
 * earcup_folded_new:
 * @text: any text in UTF-8
 *
 * Folds a text: NFKD, no case, no accents, no blanks or signs, Ω as "ohm"; new pieces begin
 * where a word begins and where letters and digits meet.
 *
 * Returns: (transfer full): the folded text, of length 0 where nothing is left; any thread
 */
EarcupFolded *
earcup_folded_new (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *lower = g_utf8_casefold (valid, -1);
  g_autofree char *plain = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  EarcupFolded *self = g_new0 (EarcupFolded, 1);
  Folder folder = {
    /* With a zero behind them there is an array even where there are no letters. */
    .letters = g_array_new (TRUE, FALSE, sizeof (gunichar)),
    .starts = g_array_new (FALSE, FALSE, sizeof (guint)),
    .word_starts = g_array_new (FALSE, FALSE, sizeof (gboolean)),
  };

  for (const char *at = plain; *at != '\0'; at = g_utf8_next_char (at))
    add_character (&folder, g_unichar_tolower (g_utf8_get_char (at)));

  self->n_letters = folder.letters->len;
  self->n_pieces = folder.starts->len;
  g_array_append_val (folder.starts, folder.letters->len);
  self->letters = (gunichar *) (gpointer) g_array_free (folder.letters, FALSE);
  self->starts = (guint *) (gpointer) g_array_free (folder.starts, FALSE);
  self->word_starts = (gboolean *) (gpointer) g_array_free (folder.word_starts, FALSE);
  self->set = earcup_folded_set (self->letters, self->n_letters);
  return self;
}

/* Frees a folded text. */
void
earcup_folded_free (EarcupFolded *self)
{
  g_free (self->letters);
  g_free (self->starts);
  g_free (self->word_starts);
  g_free (self);
}

/* Gets whether two folded texts have the same letters, wherever their pieces begin. */
gboolean
earcup_folded_equal (const EarcupFolded *self,
                     const EarcupFolded *other)
{
  return self->n_letters == other->n_letters && self->n_letters > 0 &&
         memcmp (self->letters, other->letters, self->n_letters * sizeof (gunichar)) == 0;
}

static guint
swap_cost (gunichar one,
           gunichar other,
           guint    digit_cost)
{
  if (one == other)
    return 0;
  return g_unichar_isdigit (one) && g_unichar_isdigit (other) ? digit_cost : 1;
}

static guint
insert_cost (gunichar letter,
             guint    digit_cost)
{
  return g_unichar_isdigit (letter) ? digit_cost : 1;
}

/**
 * earcup_folded_distance:
 * @pattern: (array length=n_pattern): what was typed
 * @n_pattern: its letters
 * @text: (array length=n_text): what it is held against
 * @n_text: its letters
 * @digit_cost: what a digit counts that is lost, added or taken for another; a large number
 *   where that would be another product
 * @prefix: whether the pattern may match just the beginning of the text
 *
 * Counts the letters that must be changed, added, left out or exchanged with their neighbour to
 * turn one text into the other. A letter taken for a digit counts one, as letters do.
 *
 * Returns: the distance, 0 for equal texts; any thread
 */
guint
earcup_folded_distance (const gunichar *pattern,
                        guint           n_pattern,
                        const gunichar *text,
                        guint           n_text,
                        guint           digit_cost,
                        gboolean        prefix)
{
  guint width = n_text + 1, best;
  guint small[SMALL_COSTS] = { 0 };
  g_autofree guint *large = NULL;
  guint *cost = small;

  if ((n_pattern + 1) * width > SMALL_COSTS)
    cost = large = g_new0 (guint, (n_pattern + 1) * width);

  for (guint j = 1; j <= n_text; j++)
    cost[j] = cost[j - 1] + insert_cost (text[j - 1], digit_cost);

  for (guint i = 1; i <= n_pattern; i++)
    {
      guint *row = cost + i * width, *above = row - width;

      row[0] = above[0] + insert_cost (pattern[i - 1], digit_cost);
      for (guint j = 1; j <= n_text; j++)
        {
          row[j] = above[j - 1] + swap_cost (pattern[i - 1], text[j - 1], digit_cost);
          row[j] = MIN (row[j], above[j] + insert_cost (pattern[i - 1], digit_cost));
          row[j] = MIN (row[j], row[j - 1] + insert_cost (text[j - 1], digit_cost));
          if (i > 1 && j > 1 && pattern[i - 1] == text[j - 2] && pattern[i - 2] == text[j - 1] &&
              !(g_unichar_isdigit (text[j - 1]) && g_unichar_isdigit (text[j - 2])))
            row[j] = MIN (row[j], (above - width)[j - 2] + 1);
        }
    }

  best = cost[n_pattern * width + n_text];
  for (guint j = 0; prefix && j < n_text; j++)
    best = MIN (best, cost[n_pattern * width + j]);
  return best;
}
