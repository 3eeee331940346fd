/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <glib.h>

#include "guide/earcup-guide-search.h"

static gboolean
finds (const char  *text,
       EarcupTopic  topic,
       const char  *claim)
{
  g_autoptr(GArray) hits = earcup_guide_search (text);

  for (guint i = 0; i < hits->len; i++)
    {
      const EarcupGuideHit *hit = &g_array_index (hits, EarcupGuideHit, i);

      if (hit->topic == topic &&
          g_strcmp0 (hit->claim != NULL ? hit->claim->id : NULL, claim) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
test_words (void)
{
  g_assert_true (finds ("howl", EARCUP_TOPIC_FEEDBACK, NULL));
  g_assert_true (finds ("HOWL loudly", EARCUP_TOPIC_FEEDBACK, "feedback"));
  g_assert_true (finds ("loudly howl", EARCUP_TOPIC_FEEDBACK, "feedback"));
  g_assert_true (finds ("dust", EARCUP_TOPIC_CARE, NULL));
  g_assert_true (finds ("dust", EARCUP_TOPIC_CARE, "care"));
  g_assert_false (finds ("dust howl", EARCUP_TOPIC_CARE, NULL));
}

/* The names that stand for figures are no words of the text. */
static void
test_names (void)
{
  g_autoptr(GArray) hits = earcup_guide_search ("pair-bass");

  g_assert_cmpuint (hits->len, ==, 0);
}

/* Each claim is at home on a page that shows it. */
static void
test_homes (void)
{
  gsize n_claims;
  const EarcupClaim *claims = earcup_claims (&n_claims);

  for (gsize i = 0; i < n_claims; i++)
    g_assert_cmpuint (claims[i].topics & (1u << earcup_guide_search_home (&claims[i])), !=, 0);
  g_assert_cmpint (earcup_guide_search_home (earcup_claim_find ("impedance")), ==,
                   EARCUP_TOPIC_IMPEDANCE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guide/search/all-words-have-to-be-there", test_words);
  g_test_add_func ("/guide/search/names-of-figures-are-no-words", test_names);
  g_test_add_func ("/guide/search/claims-are-at-home-where-they-are-shown", test_homes);

  return g_test_run ();
}
