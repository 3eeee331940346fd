/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-search-key.h"

#include "catalogue/earcup-folded.h"

#include <string.h>

#define DIGIT_COST          4      /* above any tolerance: HD 650 is no slip for HD 660 */
#define SCORE_PIECE_BEGINS  2      /* a piece of the query begins a piece of the name */
#define SCORE_PIECE_EQUAL   4      /* … and ends with it */
#define SCORE_IN_ONE        6      /* the whole query stands in the name as it was typed */
#define SCORE_IN_ONE_ENDS   4      /* … and ends where a piece of the name ends */
#define SCORE_NAME          40     /* the query is one of the names */

struct _EarcupSearchKey
{
  GPtrArray *names;    /* of EarcupFolded: every way to say the name */
  guint64    set;      /* of the letters of all names */
};

struct _EarcupQuery
{
  EarcupFolded *folded;
  guint         tolerance;    /* the slips that are forgiven in all words together */
};

static void
add_name (EarcupSearchKey *self,
          const char      *first,
          const char      *second,
          const char      *third)
{
  g_autofree char *name = g_strjoin (" ", first, second, third, NULL);
  g_autofree char *lower = g_utf8_strdown (name, -1);

  g_ptr_array_add (self->names, earcup_folded_new (name));

  if (strstr (lower, "mkii") != NULL)
    {
      g_auto(GStrv) parts = g_strsplit (lower, "mkii", -1);
      g_autofree char *arabic = g_strjoinv ("mk2", parts);

      g_ptr_array_add (self->names, earcup_folded_new (arabic));
    }
}

/**
 * earcup_search_key_new:
 * @maker: the maker
 * @model: the model
 * @variant: (nullable): what tells it from its sisters
 * @nicknames: (nullable) (array zero-terminated=1): further names of the model
 *
 * Folds all names of an entry: with and without the maker, with and without the variant.
 *
 * Returns: (transfer full): the key; any thread
 */
EarcupSearchKey *
earcup_search_key_new (const char        *maker,
                       const char        *model,
                       const char        *variant,
                       const char *const *nicknames)
{
  EarcupSearchKey *self = g_new0 (EarcupSearchKey, 1);

  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) earcup_folded_free);
  add_name (self, maker, model, variant);
  add_name (self, model, variant, NULL);
  if (variant != NULL)
    {
      add_name (self, maker, model, NULL);
      add_name (self, model, NULL, NULL);
    }

  for (guint i = 0; nicknames != NULL && nicknames[i] != NULL; i++)
    {
      add_name (self, maker, nicknames[i], variant);
      add_name (self, maker, nicknames[i], NULL);
      add_name (self, nicknames[i], variant, NULL);
      add_name (self, nicknames[i], NULL, NULL);
    }

  for (guint i = 0; i < self->names->len; i++)
    self->set |= ((const EarcupFolded *) g_ptr_array_index (self->names, i))->set;

  return self;
}

/* Frees a key. */
void
earcup_search_key_free (EarcupSearchKey *self)
{
  g_ptr_array_unref (self->names);
  g_free (self);
}

/* The slips that are forgiven in a word of so many letters. */
static guint
get_tolerance (const gunichar *letters,
               guint           n_letters)
{
  guint i = 0;

  while (i < n_letters && g_unichar_isdigit (letters[i]))
    i++;

  if (i == n_letters || n_letters < 4)
    return 0;
  return n_letters <= 6 ? 1 : 2;
}

/* Each letter that is not there is a slip of its own. */
static gboolean
are_too_many (guint64 missing,
              guint   tolerance)
{
  guint n = 0;

  for (; missing != 0 && n <= tolerance; missing &= missing - 1)
    n++;

  return n > tolerance;
}

/* The slips that are forgiven in all words together. */
static guint
sum_tolerance (const EarcupFolded *query)
{
  guint sum = 0, piece = 0;

  while (piece < query->n_pieces)
    {
      guint start = query->starts[piece];

      do
        piece++;
      while (piece < query->n_pieces && !query->word_starts[piece]);
      sum += get_tolerance (query->letters + start, query->starts[piece] - start);
    }

  return sum;
}

/* Folds what was typed. (transfer full) */
EarcupQuery *
earcup_query_new (const char *text)
{
  EarcupQuery *self = g_new0 (EarcupQuery, 1);

  self->folded = earcup_folded_new (text);
  self->tolerance = sum_tolerance (self->folded);
  return self;
}

/* Frees a query. */
void
earcup_query_free (EarcupQuery *self)
{
  earcup_folded_free (self->folded);
  g_free (self);
}

/* Gets whether nothing is asked for: no letter and no digit. */
gboolean
earcup_query_is_empty (const EarcupQuery *self)
{
  return self->folded->n_letters == 0;
}

/**
 * earcup_query_is_stricter:
 * @self: what is typed now
 * @than: what was typed before
 *
 * Tells whether everything that answers one query without slips answers another as well, because
 * letters were only added at its end.
 *
 * Returns: %TRUE where that is certain; any thread
 */
gboolean
earcup_query_is_stricter (const EarcupQuery *self,
                          const EarcupQuery *than)
{
  const EarcupFolded *now = self->folded, *before = than->folded;
  guint n = before->n_pieces;

  return now->n_letters >= before->n_letters && now->n_pieces >= n &&
         memcmp (now->letters, before->letters, before->n_letters * sizeof (gunichar)) == 0 &&
         memcmp (now->starts, before->starts, n * sizeof (guint)) == 0 &&
         now->starts[n] >= before->n_letters;
}

/* Gets whether the query is, letter by letter, one of the names. */
gboolean
earcup_query_is_name (const EarcupQuery     *self,
                      const EarcupSearchKey *key)
{
  for (guint i = 0; i < key->names->len; i++)
    if (earcup_folded_equal (self->folded, g_ptr_array_index (key->names, i)))
      return TRUE;

  return FALSE;
}

static gboolean
ends_a_piece (const EarcupFolded *name,
              guint               end)
{
  for (guint i = 1; i <= name->n_pieces; i++)
    if (name->starts[i] == end)
      return TRUE;

  return FALSE;
}

/* How well letters stand at the beginning of one of the name's pieces. */
static guint
score_letters (const EarcupFolded *name,
               const gunichar     *letters,
               guint               n_letters,
               guint               begins,
               guint               ends)
{
  guint best = 0;

  if (n_letters == 0)
    return 0;

  for (guint i = 0; i < name->n_pieces; i++)
    {
      guint start = name->starts[i];

      if (start + n_letters <= name->n_letters && name->letters[start] == letters[0] &&
          memcmp (name->letters + start, letters, n_letters * sizeof (gunichar)) == 0)
        best = MAX (best, begins + (ends_a_piece (name, start + n_letters) ? ends : 0));
    }

  return best;
}

/* Every piece must be found, or the name does not match at all. */
static guint
score_name (const EarcupFolded *query,
            const EarcupFolded *name)
{
  guint total = 0;

  if ((query->set & ~name->set) != 0)
    return 0;

  for (guint i = 0; i < query->n_pieces; i++)
    {
      guint start = query->starts[i];
      guint score = score_letters (name, query->letters + start, query->starts[i + 1] - start,
                                   SCORE_PIECE_BEGINS, SCORE_PIECE_EQUAL - SCORE_PIECE_BEGINS);

      if (score == 0)
        return 0;
      total += score;
    }

  total += score_letters (name, query->letters, query->n_letters, SCORE_IN_ONE, SCORE_IN_ONE_ENDS);
  return total + (earcup_folded_equal (query, name) ? SCORE_NAME : 0);
}

/**
 * earcup_query_score:
 * @self: what was typed
 * @key: the names of an entry
 *
 * Tells how well an entry answers a query without any tolerance for slips: each piece of the
 * query must begin a piece of one and the same name.
 *
 * Returns: the score, higher is better, 0 for no match; any thread
 */
guint
earcup_query_score (const EarcupQuery     *self,
                    const EarcupSearchKey *key)
{
  guint best = 0;

  if ((self->folded->set & ~key->set) != 0)
    return 0;

  for (guint i = 0; i < key->names->len; i++)
    best = MAX (best, score_name (self->folded, g_ptr_array_index (key->names, i)));

  return best;
}

static guint
score_word_fuzzily (const gunichar     *word,
                    guint               n_word,
                    const EarcupFolded *name)
{
  guint tolerance = get_tolerance (word, n_word);
  guint64 set = earcup_folded_set (word, n_word);
  guint best = 0;

  if (are_too_many (set & ~name->set, tolerance))
    return 0;

  for (guint i = 0; i < name->n_pieces; i++)
    {
      guint start = name->starts[i];
      guint length = MIN (name->n_letters - start, n_word + tolerance);
      guint distance;

      if (are_too_many (set & ~earcup_folded_set (name->letters + start, length), tolerance))
        continue;
      distance = earcup_folded_distance (word, n_word, name->letters + start, length, DIGIT_COST,
                                         TRUE);

      if (distance <= tolerance)
        best = MAX (best, 1 + SCORE_PIECE_EQUAL * (2 - distance));
    }

  return best;
}

static guint
score_name_fuzzily (const EarcupFolded *query,
                    const EarcupFolded *name)
{
  guint total = 0, piece = 0;

  while (piece < query->n_pieces)
    {
      guint start = query->starts[piece], score;

      do
        piece++;
      while (piece < query->n_pieces && !query->word_starts[piece]);

      score = score_word_fuzzily (query->letters + start, query->starts[piece] - start, name);
      if (score == 0)
        return 0;
      total += score;
    }

  return total;
}

/**
 * earcup_query_score_fuzzily:
 * @self: what was typed
 * @key: the names of an entry
 *
 * Tells how well an entry answers a query where slips are forgiven: one in a word of four to
 * six letters, two in a longer one, none in a shorter one or in a number.
 *
 * Returns: the score, higher is better, 0 for no match; any thread
 */
guint
earcup_query_score_fuzzily (const EarcupQuery     *self,
                            const EarcupSearchKey *key)
{
  guint best = 0;

  if (are_too_many (self->folded->set & ~key->set, self->tolerance))
    return 0;

  for (guint i = 0; i < key->names->len; i++)
    best = MAX (best, score_name_fuzzily (self->folded, g_ptr_array_index (key->names, i)));

  return best;
}

/**
 * earcup_query_measure:
 * @self: what was typed
 * @key: the names of an entry
 *
 * Measures how far the query is from the entry's nearest name, for suggestions.
 *
 * Returns: the distance per letter, 0 for a name itself; any thread
 */
double
earcup_query_measure (const EarcupQuery     *self,
                      const EarcupSearchKey *key)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < key->names->len; i++)
    {
      const EarcupFolded *name = g_ptr_array_index (key->names, i);
      guint longer = MAX (MAX (self->folded->n_letters, name->n_letters), 1);
      guint distance = earcup_folded_distance (self->folded->letters, self->folded->n_letters,
                                               name->letters, name->n_letters, 1, FALSE);

      best = MIN (best, (double) distance / longer);
    }

  return best;
}
