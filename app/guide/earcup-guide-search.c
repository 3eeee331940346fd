/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "guide/earcup-guide-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How something is compared: without regard to case, and to how a letter is composed. */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

/* The names of figures are none of the words. */
static void
add_text (GString    *all,
          const char *text)
{
  g_auto(GStrv) pieces = text != NULL ? g_strsplit (_(text), "{", -1) : NULL;

  for (guint i = 0; pieces != NULL && pieces[i] != NULL; i++)
    {
      const char *end = i > 0 ? strchr (pieces[i], '}') : NULL;

      g_string_append_printf (all, "%s\n", end != NULL ? end + 1 : pieces[i]);
    }
}

/* Every word has to be there, in any order. */
static gboolean
has_words (const char         *text,
           const char *const  *words)
{
  g_autofree char *folded = fold (text);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
is_passage_found (const EarcupPassage *passage,
                  const char *const   *words)
{
  g_autoptr(GString) all = g_string_new (NULL);

  add_text (all, passage->title);
  add_text (all, passage->summary);
  add_text (all, passage->lead);
  for (guint i = 0; i < EARCUP_PASSAGE_MAX_SECTIONS && passage->sections[i].heading != NULL; i++)
    {
      add_text (all, passage->sections[i].heading);
      add_text (all, passage->sections[i].text);
    }
  for (guint i = 0; i < EARCUP_PASSAGE_MAX_ITEMS && passage->listen[i] != NULL; i++)
    add_text (all, passage->listen[i]);

  return has_words (all->str, words);
}

static gboolean
is_claim_found (const EarcupClaim  *claim,
                const char *const  *words)
{
  g_autoptr(GString) all = g_string_new (NULL);

  add_text (all, claim->statement);
  add_text (all, claim->finding);
  add_text (all, claim->condition);
  add_text (all, claim->own_finding);

  return has_words (all->str, words);
}

/**
 * earcup_guide_search_home:
 * @claim: a claim
 *
 * Finds the page on which a claim is at home: the most special one that shows it.
 *
 * Returns: the topic; any thread
 */
EarcupTopic
earcup_guide_search_home (const EarcupClaim *claim)
{
  for (guint topic = EARCUP_TOPIC_HISTORY; topic < EARCUP_N_TOPICS; topic++)
    if ((claim->topics & (1u << topic)) != 0)
      return topic;

  return (EarcupTopic) g_bit_nth_lsf (claim->topics, -1);
}

static void
add_hit (GArray            *hits,
         EarcupTopic        topic,
         const EarcupClaim *claim)
{
  EarcupGuideHit hit = { topic, claim };

  g_array_append_val (hits, hit);
}

/**
 * earcup_guide_search:
 * @text: what is looked for, one or more words
 *
 * Looks for topics, and for claims, in which all the words stand, in the user's language.
 *
 * Returns: (transfer full) (element-type EarcupGuideHit): topics in the order of the contents, then
 *   claims; main thread
 */
GArray *
earcup_guide_search (const char *text)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (EarcupGuideHit));
  g_autofree char *folded = fold (text);
  g_auto(GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  gsize n_claims;
  const EarcupClaim *claims = earcup_claims (&n_claims);

  for (guint group = 0; group < EARCUP_N_TOPIC_GROUPS; group++)
    {
      guint n_topics;
      const EarcupTopic *topics = earcup_topic_group_list (group, &n_topics);

      for (guint i = 0; i < n_topics; i++)
        if (is_passage_found (earcup_passages_get_passage (topics[i]), (const char **) words))
          add_hit (hits, topics[i], NULL);
    }

  for (gsize i = 0; i < n_claims; i++)
    if (is_claim_found (&claims[i], (const char **) words))
      add_hit (hits, earcup_guide_search_home (&claims[i]), &claims[i]);

  return hits;
}
