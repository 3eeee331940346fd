/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <glib.h>
#include <string.h>

#include "fixture/earcup-test-archetypes.h"
#include "claims/earcup-passages.h"

static EarcupVerdict
judge (const char   *id,
       EarcupDesign *design,
       EarcupDesign *sealed,
       EarcupDesign *open)
{
  g_autoptr(EarcupDesign) own = design;
  g_autoptr(EarcupDesign) one = sealed;
  g_autoptr(EarcupDesign) other = open;
  g_autoptr(EarcupFindings) figures = earcup_findings_new (own, one, other);

  return earcup_claim_judge (earcup_claim_find (id), figures);
}

static EarcupVerdict
judge_family (const char *id)
{
  return judge (id, earcup_test_archetype ("closed"),
                earcup_test_archetype ("same_driver_sealed"),
                earcup_test_archetype ("same_driver_open"));
}

static void
test_verdicts (void)
{
  static const struct { const char *id; EarcupVerdict verdict; } cases[] = {
    { "bass-build-up", EARCUP_VERDICT_FAILS },
    { "bleed", EARCUP_VERDICT_HOLDS },
    { "driver-free", EARCUP_VERDICT_CONDITIONS },
    { "impedance", EARCUP_VERDICT_HOLDS },
    { "impedance-clarity", EARCUP_VERDICT_FAILS },
    { "isolation", EARCUP_VERDICT_HOLDS },
    { "low-end-forms", EARCUP_VERDICT_FAILS },
    { "semi-open", EARCUP_VERDICT_CONDITIONS },
    { "soundstage", EARCUP_VERDICT_OUTSIDE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].id);
      g_assert_cmpint (judge_family (cases[i].id), ==, cases[i].verdict);
    }
}

/* If sealing the cup changed nothing, the guides would be wrong about bleed and isolation. */
static void
test_verdicts_follow_vents (void)
{
  static const char * const ids[] = { "bleed", "feedback", "isolation", "public" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      EarcupDesign *sealed = earcup_test_with (earcup_test_archetype ("same_driver_open"),
                                               EARCUP_PARAMETER_RV, 5e3);

      g_assert_cmpint (judge_family (ids[i]), ==, EARCUP_VERDICT_HOLDS);
      g_assert_cmpint (judge (ids[i], NULL, sealed, earcup_test_archetype ("same_driver_open")),
                       ==, EARCUP_VERDICT_FAILS);
    }
}

/* A closed headphone whose pads leak has no bass to like and nothing for glasses to break. */
static void
test_verdicts_follow_seal (void)
{
  static const char * const ids[] = { "bass-desirable", "comfort" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      EarcupDesign *leaky = earcup_test_with (earcup_test_archetype ("closed"),
                                              EARCUP_PARAMETER_RL, 2e4);

      leaky = earcup_test_with (leaky, EARCUP_PARAMETER_ML, 100.0);
      g_assert_cmpint (judge_family (ids[i]), ==, EARCUP_VERDICT_HOLDS);
      g_assert_cmpint (judge (ids[i], leaky, NULL, NULL), ==, EARCUP_VERDICT_FAILS);
    }
}

/* The larger bass of a sealed cup, were there one, would turn the verdict. */
static void
test_build_up_can_hold (void)
{
  g_assert_cmpint (judge ("bass-build-up", NULL, earcup_test_archetype ("same_driver_open"),
                          earcup_test_archetype ("same_driver_sealed")),
                   ==, EARCUP_VERDICT_HOLDS);
}

static void
test_no_subject (void)
{
  gsize n_claims;
  const EarcupClaim *claims = earcup_claims (&n_claims);
  g_autoptr(EarcupFindings) figures = earcup_findings_new (NULL, NULL, NULL);

  for (gsize i = 0; i < n_claims; i++)
    {
      g_autofree char *finding = earcup_claim_dup_finding (&claims[i], figures);

      g_assert_cmpint (strlen (finding), >, 0);
      g_assert_null (strstr (finding, "—"));
    }

  g_assert_cmpint (earcup_claim_judge (earcup_claim_find ("bleed"), figures), ==,
                   EARCUP_VERDICT_OUTSIDE);
}

/* Checks that @text has no digit, and that each name in braces is that of a figure. */
static void
check_text (const char *text)
{
  if (text == NULL)
    return;

  g_test_message ("%s", text);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      EarcupFinding figure;
      const char *end = strchr (c, '}');

      g_assert_false (g_unichar_isdigit (g_utf8_get_char (c)));

      if (*c == '{')
        g_assert_true (end != NULL && earcup_finding_parse (c + 1, end - c - 1, &figure));
    }
}

static void
test_no_digits (void)
{
  gsize n_claims;
  gsize n_disputes;
  const EarcupClaim *claims = earcup_claims (&n_claims);
  const EarcupDispute *disputes = earcup_passages_get_disputes (&n_disputes);

  for (gsize i = 0; i < n_claims; i++)
    {
      check_text (claims[i].statement);
      check_text (claims[i].finding);
      check_text (claims[i].own_finding);
    }

  for (gsize i = 0; i < n_disputes; i++)
    {
      check_text (disputes[i].question);
      check_text (disputes[i].one_view);
      check_text (disputes[i].other_view);
      check_text (disputes[i].finding);
    }

  for (guint topic = 0; topic < EARCUP_N_TOPICS; topic++)
    {
      const EarcupPassage *passage = earcup_passages_get_passage (topic);

      check_text (passage->title);
      check_text (passage->lead);
      check_text (passage->nature);
      check_text (passage->effect);
      check_text (passage->limits);

      for (guint i = 0; i < EARCUP_PASSAGE_MAX_ITEMS; i++)
        check_text (passage->listen[i]);
    }
}

/* A claim that is on no page, or that nobody makes, would be lost or invented. */
static void
test_complete (void)
{
  gsize n_claims;
  const EarcupClaim *claims = earcup_claims (&n_claims);

  for (gsize i = 0; i < n_claims; i++)
    {
      g_assert_cmpuint (claims[i].topics, !=, 0);
      g_assert_cmpuint (claims[i].topics >> EARCUP_N_TOPICS, ==, 0);
      g_assert_cmpuint (claims[i].sources, !=, 0);
      g_assert_true (earcup_claim_find (claims[i].id) == &claims[i]);
    }
}

static void
test_both_sides (void)
{
  gsize n_disputes;
  const EarcupDispute *disputes = earcup_passages_get_disputes (&n_disputes);

  g_assert_cmpuint (n_disputes, ==, 5);

  for (gsize i = 0; i < n_disputes; i++)
    {
      g_assert_cmpuint (disputes[i].one_sources, !=, 0);
      g_assert_cmpuint (disputes[i].other_sources, !=, 0);
      g_assert_cmpuint (disputes[i].topics, !=, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claims/claim/family-gives-known-verdicts", test_verdicts);
  g_test_add_func ("/claims/claim/verdicts-follow-the-vents", test_verdicts_follow_vents);
  g_test_add_func ("/claims/claim/verdicts-follow-the-seal", test_verdicts_follow_seal);
  g_test_add_func ("/claims/claim/build-up-could-hold", test_build_up_can_hold);
  g_test_add_func ("/claims/claim/no-headphone-no-figure", test_no_subject);
  g_test_add_func ("/claims/claim/each-is-shown-and-attributed", test_complete);
  g_test_add_func ("/guide/text/no-digit-stands-in-it", test_no_digits);
  g_test_add_func ("/guide/text/disputes-name-both-sides", test_both_sides);

  return g_test_run ();
}
