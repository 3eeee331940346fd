/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-resolve.h"

#include "catalogue/earcup-catalogue-error.h"
#include "catalogue/earcup-curve-model.h"
#include "catalogue/earcup-folded.h"
#include "catalogue/earcup-search.h"
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#define NEUTRAL_ID    "neutral"
#define N_SUGGESTIONS 5

static gboolean
is_same_word (const char *one,
              const char *other)
{
  g_autoptr(EarcupFolded) one_folded = earcup_folded_new (one);
  g_autoptr(EarcupFolded) other_folded = earcup_folded_new (other);

  return earcup_folded_equal (one_folded, other_folded);
}

static EarcupArchetype *
find_archetype (EarcupCatalogue *catalogue,
                const char      *word)
{
  for (guint i = 0; i < earcup_catalogue_get_n_archetypes (catalogue); i++)
    {
      EarcupArchetype *archetype = earcup_catalogue_get_nth_archetype (catalogue, i);

      if (is_same_word (earcup_archetype_get_id (archetype), word))
        return archetype;
    }

  return NULL;
}

static EarcupModel *
make_neutral (EarcupCatalogue  *catalogue,
              GError          **error)
{
  g_autoptr(EarcupResponse) response = NULL;

  response = earcup_catalogue_load_target (catalogue, EARCUP_CATALOGUE_NEUTRAL, error);
  if (response == NULL)
    return NULL;

  return earcup_model_new_target (NEUTRAL_ID, _("Neutral (Harman over-ear 2018)"), response);
}

static GPtrArray *
find_names (EarcupCatalogue *catalogue,
            const char      *word)
{
  g_autoptr(EarcupQuery) query = earcup_query_new (word);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (catalogue));

  for (guint i = 0; i < n_entries; i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);

      if (earcup_query_is_name (query, earcup_entry_get_search_key (entry)))
        g_ptr_array_add (found, g_object_ref (entry));
    }

  return found;
}

static gboolean
are_variants (GPtrArray *entries)
{
  EarcupEntry *first = g_ptr_array_index (entries, 0);

  for (guint i = 1; i < entries->len; i++)
    {
      EarcupEntry *other = g_ptr_array_index (entries, i);

      if (!g_str_equal (earcup_entry_get_maker (first), earcup_entry_get_maker (other)) ||
          !g_str_equal (earcup_entry_get_model (first), earcup_entry_get_model (other)))
        return FALSE;
    }

  return TRUE;
}

static char *
join_names (GPtrArray *entries)
{
  g_autoptr(GString) text = g_string_new (NULL);

  /* The names themselves may hold a comma. */
  for (guint i = 0; i < MIN (entries->len, N_SUGGESTIONS); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            earcup_entry_get_name (g_ptr_array_index (entries, i)));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_blank (const char *word)
{
  g_autoptr(EarcupFolded) folded = earcup_folded_new (word);

  return folded->n_letters == 0;
}

static void
refuse_unknown (EarcupCatalogue  *catalogue,
                const char       *word,
                GError          **error)
{
  g_autofree char *shown = g_utf8_make_valid (word, -1);
  g_autoptr(GPtrArray) nearest = NULL;
  g_autofree char *names = NULL;

  if (is_blank (word))
    {
      g_set_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_UNKNOWN,
                   /* Translators: %s has neither a letter nor a digit. */
                   _("“%s” is not the name of a model"), shown);
      return;
    }

  nearest = earcup_search_nearest (G_LIST_MODEL (catalogue), word, N_SUGGESTIONS);
  names = join_names (nearest);
  g_set_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_UNKNOWN,
               /* Translators: what was asked for, then names separated by semicolons. */
               _("No model is called “%s”. The nearest are: %s"), shown, names);
}

static void
refuse_ambiguous (const char  *word,
                  GPtrArray   *entries,
                  GError     **error)
{
  g_autofree char *shown = g_utf8_make_valid (word, -1);
  g_autofree char *names = join_names (entries);

  g_set_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_AMBIGUOUS,
               /* Translators: what was asked for, how many it may be, then some names. */
               _("“%s” may be any of %u models, such as: %s"), shown, entries->len, names);
}

/**
 * earcup_catalogue_find_entry:
 * @catalogue: the catalogue
 * @word: an id, or a name as somebody may write it
 * @note: (out) (optional) (nullable): a sentence where the word had to be interpreted
 * @error: return location for an error of domain %EARCUP_CATALOGUE_ERROR
 *
 * Finds the one entry that a word means, monitors among them. An id is taken first, then a name
 * letter by letter, then what a search finds; of the variants of one model, the first in the
 * order of the list.
 *
 * Fails with `UNKNOWN` and the nearest names, or with `AMBIGUOUS`.
 *
 * Returns: (transfer none): the entry, or %NULL
 */
EarcupEntry *
earcup_catalogue_find_entry (EarcupCatalogue  *catalogue,
                             const char       *word,
                             char            **note,
                             GError          **error)
{
  EarcupEntry *entry = earcup_catalogue_get_entry (catalogue, word);
  g_autoptr(GPtrArray) found = NULL;
  gboolean fuzzy = FALSE;

  if (note != NULL)
    *note = NULL;
  if (entry != NULL)
    return entry;

  found = find_names (catalogue, word);
  if (found->len == 0 && !is_blank (word))
    {
      g_clear_pointer (&found, g_ptr_array_unref);
      found = earcup_search_best (G_LIST_MODEL (catalogue), word, &fuzzy);
    }

  if (found->len == 0)
    refuse_unknown (catalogue, word, error);
  else if (!are_variants (found))
    refuse_ambiguous (word, found, error);
  else
    entry = earcup_catalogue_get_entry (catalogue,
                                        earcup_entry_get_id (g_ptr_array_index (found, 0)));

  if (entry != NULL && note != NULL && (fuzzy || found->len > 1))
    *note = g_strdup_printf (/* Translators: what was asked for, then the name of a model. */
                             _("“%s” is taken for %s."), word, earcup_entry_get_name (entry));
  return entry;
}

/**
 * earcup_catalogue_resolve:
 * @catalogue: the catalogue
 * @word: what somebody gave as a MODEL: "neutral", the id of an archetype, the id of an entry or
 *   of a curve of the user's own, or a name as somebody may write it
 * @error: return location for an error of domain %EARCUP_CATALOGUE_ERROR
 *
 * Finds the one model that a word means. Where the word had to be interpreted, a note of the
 * model says so.
 *
 * Fails with `UNKNOWN` and the nearest names, or `AMBIGUOUS`; a curve as earcup_curve_model_load().
 *
 * Returns: (transfer full): the model, or %NULL; main thread
 */
EarcupModel *
earcup_catalogue_resolve (EarcupCatalogue  *catalogue,
                          const char       *word,
                          GError          **error)
{
  EarcupArchetype *archetype = find_archetype (catalogue, word);
  g_autoptr(EarcupModel) model = NULL;
  g_autofree char *note = NULL;
  EarcupEntry *entry;

  if (earcup_curve_model_is_id (word))
    return earcup_curve_model_load (catalogue, word, error);
  if (is_same_word (word, NEUTRAL_ID))
    return make_neutral (catalogue, error);
  if (archetype != NULL)
    return earcup_model_new_archetype (archetype);

  entry = earcup_catalogue_find_entry (catalogue, word, &note, error);
  if (entry == NULL)
    return NULL;

  model = earcup_model_new_entry (catalogue, entry, error);
  if (model == NULL || note == NULL)
    return g_steal_pointer (&model);

  return earcup_model_new_noted (model, note);
}
