/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <glib.h>
#include <math.h>
#include <string.h>

#include "claims/earcup-demonstration.h"
#include "claims/earcup-passages.h"
#include "claims/earcup-region.h"
#include "earcup-test-subjects.h"

/* Makes the subjects and the figures of the parts, without a chosen headphone. */
static EarcupFindings *
find (const EarcupSubjectsParts *parts)
{
  g_autoptr(EarcupSubjects) subjects = earcup_subjects_new (parts);

  return earcup_findings_new (NULL, subjects);
}

/* All verdicts that the usual subjects give; one that is not told here would be untested. */
static void
test_verdicts (void)
{
  static const struct { const char *id; EarcupVerdict verdict; } cases[] = {
    { "awareness", EARCUP_VERDICT_CONDITIONS },
    { "bass-build-up", EARCUP_VERDICT_FAILS },
    { "bass-desirable", EARCUP_VERDICT_HOLDS },
    { "bleed", EARCUP_VERDICT_HOLDS },
    { "car-test", EARCUP_VERDICT_OUTSIDE },
    { "care", EARCUP_VERDICT_OUTSIDE },
    { "closed-not-monitor", EARCUP_VERDICT_CONDITIONS },
    { "comfort", EARCUP_VERDICT_CONDITIONS },
    { "cup-noise-cancelling", EARCUP_VERDICT_OUTSIDE },
    { "cup-reflections", EARCUP_VERDICT_CONDITIONS },
    { "detail-low-level", EARCUP_VERDICT_HOLDS },
    { "driver-free", EARCUP_VERDICT_CONDITIONS },
    { "far-field", EARCUP_VERDICT_HOLDS },
    { "fatigue-isolation", EARCUP_VERDICT_OUTSIDE },
    { "feedback", EARCUP_VERDICT_HOLDS },
    { "headphones-vs-speakers", EARCUP_VERDICT_HOLDS },
    { "high-level", EARCUP_VERDICT_CONDITIONS },
    { "impedance", EARCUP_VERDICT_HOLDS },
    { "impedance-clarity", EARCUP_VERDICT_FAILS },
    { "isolation", EARCUP_VERDICT_HOLDS },
    { "loud-rooms", EARCUP_VERDICT_HOLDS },
    { "low-end-forms", EARCUP_VERDICT_FAILS },
    { "many-systems", EARCUP_VERDICT_OUTSIDE },
    { "mastering", EARCUP_VERDICT_OUTSIDE },
    { "mic-bleed-mix", EARCUP_VERDICT_HOLDS },
    { "near-field", EARCUP_VERDICT_HOLDS },
    { "open-best-overall", EARCUP_VERDICT_OUTSIDE },
    { "open-neutral", EARCUP_VERDICT_CONDITIONS },
    { "open-translates", EARCUP_VERDICT_CONDITIONS },
    { "pressure", EARCUP_VERDICT_HOLDS },
    { "price", EARCUP_VERDICT_HOLDS },
    { "public", EARCUP_VERDICT_HOLDS },
    { "semi-open", EARCUP_VERDICT_CONDITIONS },
    { "soundstage", EARCUP_VERDICT_OUTSIDE },
    { "speaker-bleed", EARCUP_VERDICT_HOLDS },
  };
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new ();
  g_autoptr(EarcupFindings) figures = find (parts);
  gsize n_claims;

  earcup_claims (&n_claims);
  g_assert_cmpuint (n_claims, ==, G_N_ELEMENTS (cases));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EarcupClaim *claim = earcup_claim_find (cases[i].id);

      g_test_message ("%s", cases[i].id);
      g_assert_nonnull (claim);
      g_assert_cmpint (earcup_claim_judge (claim, figures), ==, cases[i].verdict);
    }
}

/* {{{ What may be changed about the subjects */

typedef void (*Change) (EarcupSubjectsParts *parts);

static void
swap_pair (EarcupSubjectsParts *parts)
{
  EarcupDesign *sealed = parts->sealed;

  parts->sealed = parts->open;
  parts->open = sealed;
}

static void
weaken_sealed (EarcupSubjectsParts *parts)
{
  earcup_test_change (&parts->sealed, EARCUP_PARAMETER_BL,
                      0.5 * earcup_design_get (parts->sealed, EARCUP_PARAMETER_BL));
}

static void
empty_cup (EarcupSubjectsParts *parts)
{
  earcup_test_change (&parts->sealed, EARCUP_PARAMETER_SIGMA, 0.0);
}

static void
damp_cup (EarcupSubjectsParts *parts)
{
  earcup_test_change (&parts->sealed, EARCUP_PARAMETER_RD, 1e8);
}

static void
leak_sealed (EarcupSubjectsParts *parts)
{
  earcup_test_change (&parts->sealed, EARCUP_PARAMETER_RL, 2e4);
  earcup_test_change (&parts->sealed, EARCUP_PARAMETER_ML, 100.0);
}

static void
close_open (EarcupSubjectsParts *parts)
{
  earcup_test_change (&parts->open, EARCUP_PARAMETER_RV, 1e9);
}

static void
leak_open (EarcupSubjectsParts *parts)
{
  earcup_test_change (&parts->open, EARCUP_PARAMETER_RL, 2e4);
  earcup_test_change (&parts->open, EARCUP_PARAMETER_ML, 20.0);
}

static void
choke_open (EarcupSubjectsParts *parts)
{
  earcup_test_change (&parts->open, EARCUP_PARAMETER_LE, 0.1);
}

static void
swing_open (EarcupSubjectsParts *parts)
{
  earcup_test_change (&parts->open, EARCUP_PARAMETER_BL, 20.0);
  earcup_test_change (&parts->open, EARCUP_PARAMETER_CMS, 0.05);
  earcup_test_change (&parts->open, EARCUP_PARAMETER_MMD, 2e-3);
}

static void
swap_models (EarcupSubjectsParts *parts)
{
  GPtrArray *closed = parts->closed_designs;

  parts->closed_designs = parts->open_designs;
  parts->open_designs = closed;
}

static void
swap_prices (EarcupSubjectsParts *parts)
{
  parts->open_price_usd = 150.0;
}

static void
burden_closed (EarcupSubjectsParts *parts)
{
  parts->closed_weight_g = 400.0;
}

static void
deepen_near (EarcupSubjectsParts *parts)
{
  earcup_test_set_near (parts, 20.0, 0.0, 0.0);
}

static void
widen_near (EarcupSubjectsParts *parts)
{
  earcup_test_set_near (parts, 0.0, 0.6, 0.0);
}

static void
treat_near (EarcupSubjectsParts *parts)
{
  earcup_room_unref (parts->near_room);
  parts->near_room = earcup_room_new_preset (EARCUP_ROOM_TREATED);
}

static void
strip_far (EarcupSubjectsParts *parts)
{
  const double *size_m = earcup_room_get_figures (parts->far_room)->size_m;
  EarcupRoom *bare = earcup_room_new_absorbing (size_m, EARCUP_ABSORPTION_UNTREATED, NULL);

  earcup_room_unref (parts->far_room);
  parts->far_room = bare;
}

static void
shrink_far (EarcupSubjectsParts *parts)
{
  earcup_test_set_far (parts, 100.0, 0.06, 100.0);
}

/* }}} */

/* For each rule of each claim a change, and what the rule makes of it by itself. Where no change
 * within reason turns it, the figure has to move by an amount at least. */
static const struct
{
  const char    *id;
  EarcupFinding  figure;
  Change         change;
  EarcupVerdict  before;
  EarcupVerdict  after;
  double         move;
} turns[] = {
#define TURN(id, figure, change, before, after, move) \
  { id, EARCUP_FINDING_ ## figure, change, \
    EARCUP_VERDICT_ ## before, EARCUP_VERDICT_ ## after, move }
  TURN ("bass-build-up", PAIR_BASS, swap_pair, FAILS, HOLDS, 5.0),
  TURN ("bass-build-up", PAIR_LOW, swap_pair, FAILS, HOLDS, 5.0),
  TURN ("bass-desirable", MODELS_BASS, swap_models, HOLDS, FAILS, 3.0),
  TURN ("pressure", PAIR_REAR, swap_pair, HOLDS, FAILS, 20.0),
  TURN ("driver-free", PAIR_SPEED, swap_pair, HOLDS, FAILS, 5.0),
  TURN ("driver-free", PAIR_SPEED_MIDDLE, weaken_sealed, FAILS, HOLDS, 2.0),
  TURN ("cup-reflections", ECHO_BARE, damp_cup, HOLDS, FAILS, 3.0),
  TURN ("cup-reflections", ECHO, empty_cup, CONDITIONS, HOLDS, 3.0),
  TURN ("open-neutral", PAIR_RIPPLE, swap_pair, HOLDS, FAILS, 2.0),
  TURN ("open-neutral", MODELS_DEVIATION, swap_models, FAILS, HOLDS, 2.0),
  TURN ("open-neutral", OPEN_MODELS_DEEP, swap_models, CONDITIONS, HOLDS, 5.0),
  TURN ("isolation", PAIR_ISOLATION, swap_pair, HOLDS, FAILS, 10.0),
  TURN ("bleed", PAIR_BLEED, swap_pair, HOLDS, FAILS, 10.0),
  TURN ("mic-bleed-mix", PAIR_BLEED, close_open, HOLDS, FAILS, 10.0),
  TURN ("feedback", PAIR_MARGIN, close_open, HOLDS, FAILS, 10.0),
  TURN ("loud-rooms", PAIR_DRUMS, close_open, HOLDS, FAILS, 8.0),
  TURN ("awareness", OPEN_ISOLATION, close_open, CONDITIONS, FAILS, 5.0),
  TURN ("public", PAIR_PUBLIC, close_open, HOLDS, FAILS, 10.0),
  TURN ("detail-low-level", PAIR_OFFICE, close_open, HOLDS, FAILS, 4.0),
  TURN ("semi-open", VENT_SPAN, swap_pair, HOLDS, FAILS, 10.0),
  TURN ("semi-open", VENT_STEP, swap_pair, CONDITIONS, HOLDS, 5.0),
  TURN ("headphones-vs-speakers", SEPARATION, leak_open, HOLDS, HOLDS, 3.0),
  TURN ("near-field", NEAR_GAIN, treat_near, HOLDS, HOLDS, 2.0),
  TURN ("near-field", NEAR_SUB, deepen_near, HOLDS, FAILS, 5.0),
  TURN ("far-field", BARE_LOSS, strip_far, HOLDS, FAILS, 3.0),
  TURN ("far-field", SUB_GAIN, shrink_far, HOLDS, FAILS, 5.0),
  TURN ("low-end-forms", DISTANCE, widen_near, FAILS, FAILS, 1e-4),
  TURN ("high-level", REACH_GAIN, shrink_far, CONDITIONS, FAILS, 5.0),
  TURN ("speaker-bleed", SPEAKER_EXCESS, swap_pair, HOLDS, HOLDS, 15.0),
  TURN ("speaker-bleed", SPEAKER_LOSS, swap_pair, HOLDS, HOLDS, 15.0),
  TURN ("open-translates", MODELS_SKEW, swap_models, HOLDS, FAILS, 2.0),
  TURN ("open-translates", PAIR_SKEW, swap_pair, FAILS, HOLDS, 2.0),
  TURN ("closed-not-monitor", CLOSED_MODELS_DISTANCE, deepen_near, HOLDS, CONDITIONS, 1.0),
  TURN ("closed-not-monitor", OPEN_MODELS_DISTANCE, deepen_near, HOLDS, CONDITIONS, 0.5),
  TURN ("closed-not-monitor", MODELS_DISTANCE, swap_models, CONDITIONS, CONDITIONS, 1.0),
  TURN ("impedance", OPEN_COIL, choke_open, HOLDS, FAILS, 5.0),
  TURN ("impedance-clarity", OPEN_AMPLIFIER, swing_open, FAILS, CONDITIONS, 3.0),
  TURN ("price", PRICE_RATIO, swap_prices, HOLDS, FAILS, 0.5),
  TURN ("comfort", SEALED_GLASSES, leak_sealed, HOLDS, FAILS, 5.0),
  TURN ("comfort", WEIGHT_RATIO, burden_closed, CONDITIONS, HOLDS, 0.3),
#undef TURN
};

/* What one rule of a claim makes of the figures. */
static EarcupVerdict
judge_rule (const char           *id,
            EarcupFinding         figure,
            const EarcupFindings *figures)
{
  const EarcupClaim *claim = earcup_claim_find (id);

  for (guint i = 0; i < claim->n_rules; i++)
    if (claim->rules[i].figure == figure)
      {
        EarcupClaim alone = { .id = id, .n_rules = 1, .rules = { claim->rules[i] } };

        return earcup_claim_judge (&alone, figures);
      }

  g_error ("%s has no rule for %s", id, earcup_finding_get_key (figure));
}

/* The figures after a change, each computed once and kept beside the rows that need them. */
static EarcupFindings *
find_changed (EarcupFindings *known[G_N_ELEMENTS (turns)],
              guint           row)
{
  g_autoptr(EarcupSubjectsParts) parts = NULL;

  for (guint i = 0; i < row; i++)
    if (turns[i].change == turns[row].change && known[i] != NULL)
      return known[i];

  parts = earcup_test_parts_new ();
  turns[row].change (parts);
  known[row] = find (parts);

  return known[row];
}

static void
test_rules_turn (void)
{
  g_autoptr(EarcupSubjectsParts) usual = earcup_test_parts_new ();
  g_autoptr(EarcupFindings) before = find (usual);
  EarcupFindings *known[G_N_ELEMENTS (turns)] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      EarcupFinding figure = turns[i].figure;
      EarcupFindings *after = find_changed (known, i);
      double move = earcup_findings_get (after, figure) - earcup_findings_get (before, figure);

      g_test_message ("%s: %s was %g and moves by %g", turns[i].id,
                      earcup_finding_get_key (figure), earcup_findings_get (before, figure),
                      move);
      g_assert_cmpint (judge_rule (turns[i].id, figure, before), ==, turns[i].before);
      g_assert_cmpint (judge_rule (turns[i].id, figure, after), ==, turns[i].after);
      g_assert_cmpfloat (fabs (move), >=, turns[i].move);
    }

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    g_clear_pointer (&known[i], earcup_findings_free);
}

static void
test_rules_all_turned (void)
{
  gsize n_claims;
  const EarcupClaim *claims = earcup_claims (&n_claims);

  for (gsize i = 0; i < n_claims; i++)
    for (guint rule = 0; rule < claims[i].n_rules; rule++)
      {
        gboolean found = FALSE;

        for (guint j = 0; j < G_N_ELEMENTS (turns); j++)
          found |= g_str_equal (turns[j].id, claims[i].id) &&
                   turns[j].figure == claims[i].rules[rule].figure;

        g_test_message ("%s, rule %u", claims[i].id, rule);
        g_assert_true (found);
      }
}

/* What is told of a chosen headphone and of what the turns leave alone. */
static void
change_rest (EarcupSubjectsParts *parts)
{
  g_ptr_array_add (parts->closed_designs, earcup_design_ref (parts->open));
  g_ptr_array_add (parts->open_designs, earcup_design_ref (parts->sealed));
  parts->closed_price_usd = 100.0;
  parts->open_weight_g = 270.0;
  parts->first_closed_year = 1930.0;
  parts->first_stereo_year = 1931.0;
  parts->first_open_year = 1932.0;
  parts->first_closed_weight_g = 333.0;
  parts->first_open_weight_g = 33.0;
  earcup_test_change (&parts->sealed, EARCUP_PARAMETER_RE, 50.0);
  earcup_test_change (&parts->semi_open, EARCUP_PARAMETER_RV, 1e8);
}

static void
change_driver (EarcupSubjectsParts *parts)
{
  earcup_test_change (&parts->sealed, EARCUP_PARAMETER_LE, 0.1);
  earcup_test_change (&parts->sealed, EARCUP_PARAMETER_VB, 1e-5);
  earcup_test_change (&parts->sealed, EARCUP_PARAMETER_CMS, 5e-4);
}

static void
flatten_field (EarcupSubjectsParts *parts)
{
  const double hz[] = { 20.0, 20000.0 }, db[] = { 0.0, 0.0 };

  earcup_response_unref (parts->diffuse);
  parts->diffuse = earcup_response_new_sampled (hz, db, G_N_ELEMENTS (hz), NULL);
}

/* Marks the figures that a change of the subjects moves. */
static void
mark_moved (Change                change,
            const EarcupFindings *before,
            gboolean              moved[EARCUP_N_FINDINGS])
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new ();
  g_autoptr(EarcupSubjects) subjects = NULL;
  g_autoptr(EarcupFindings) after = NULL;

  change (parts);
  subjects = earcup_subjects_new (parts);
  after = earcup_findings_new (parts->sealed, subjects);
  for (guint i = 0; i < EARCUP_N_FINDINGS; i++)
    {
      g_autofree char *was = earcup_findings_format (before, i);
      g_autofree char *is = earcup_findings_format (after, i);

      moved[i] |= !g_str_equal (was, is);
    }
}

/* Whether a text names a figure: a claim, a passage, a dispute or a region. */
static gboolean
is_told (EarcupFinding figure)
{
  gsize n_claims, n_disputes, n_regions;
  const EarcupClaim *claims = earcup_claims (&n_claims);
  const EarcupDispute *disputes = earcup_passages_get_disputes (&n_disputes);
  const EarcupRegion *regions = earcup_regions (&n_regions);
  gboolean told = FALSE;

  for (gsize i = 0; i < n_claims; i++)
    told |= earcup_claim_uses (&claims[i], figure);
  for (gsize i = 0; i < n_disputes; i++)
    told |= earcup_findings_name (disputes[i].finding, figure);
  for (gsize i = 0; i < n_regions; i++)
    told |= earcup_findings_name (regions[i].housing, figure);

  for (guint topic = 0; topic < EARCUP_N_TOPICS; topic++)
    {
      const EarcupPassage *passage = earcup_passages_get_passage (topic);

      told |= earcup_findings_name (passage->lead, figure);
      for (guint i = 0; i < EARCUP_PASSAGE_MAX_SECTIONS && passage->sections[i].heading != NULL;
           i++)
        told |= earcup_findings_name (passage->sections[i].text, figure);
    }

  return told;
}

/* Each figure that a text tells is another as soon as something is changed that it depends on, and
 * so is the text. Only how an experiment was made is fixed. So is what comes from the size of a
 * head alone; and a vent lifts most at the lowest end of the band in all of these. */
static void
test_all_follow (void)
{
  static const Change changes[] = {
    swap_pair, weaken_sealed, empty_cup, leak_sealed, leak_open, close_open, choke_open, swing_open,
    swap_models, swap_prices, burden_closed, deepen_near, widen_near, treat_near, strip_far,
    shrink_far, change_rest, change_driver, flatten_field,
  };
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new ();
  g_autoptr(EarcupSubjects) subjects = earcup_subjects_new (parts);
  g_autoptr(EarcupFindings) before = earcup_findings_new (parts->sealed, subjects);
  gboolean moved[EARCUP_N_FINDINGS] = { FALSE };
  guint n_still = 0;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    mark_moved (changes[i], before, moved);

  for (guint i = 0; i < EARCUP_FINDING_DEEP_HZ; i++)
    if (!moved[i] && is_told (i) &&
        i != EARCUP_FINDING_NEAR_DELAY && i != EARCUP_FINDING_PORT_HZ)
      {
        g_test_message ("%s stays", earcup_finding_get_key (i));
        n_still++;
      }

  g_assert_cmpuint (n_still, ==, 0);
}

/* Each text that was found whole tells its figures, and a program gets them all. */
static void
test_uses (void)
{
  const EarcupClaim *claim = earcup_claim_find ("bass-build-up");

  g_assert_true (earcup_claim_uses (claim, EARCUP_FINDING_PAIR_LOW));
  g_assert_true (earcup_claim_uses (claim, EARCUP_FINDING_CUSHION));
  g_assert_true (earcup_claim_uses (claim, EARCUP_FINDING_SKEW_BASS));
  g_assert_false (earcup_claim_uses (claim, EARCUP_FINDING_BLEED));
  claim = earcup_claim_find ("near-field");
  g_assert_true (earcup_claim_uses (claim, EARCUP_FINDING_NEAR_GAIN));
}

/* With all subjects and a headphone, each claim tells everything that it has. */
static void
test_all_told (void)
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new ();
  g_autoptr(EarcupSubjects) subjects = earcup_subjects_new (parts);
  g_autoptr(EarcupFindings) figures = earcup_findings_new (parts->open, subjects);
  gsize n_claims;
  const EarcupClaim *claims = earcup_claims (&n_claims);

  for (gsize i = 0; i < n_claims; i++)
    {
      const char *texts[] = { claims[i].finding, claims[i].condition, claims[i].own_finding,
                              claims[i].method };
      g_autofree char *finding = earcup_claim_dup_finding (&claims[i], figures);

      g_test_message ("%s: %s", claims[i].id, finding);
      g_assert_null (strchr (finding, '{'));
      g_assert_null (strstr (finding, "—"));
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        g_assert_true (texts[j] == NULL || earcup_findings_cover (figures, texts[j]));
    }
}

static void
test_no_subject (void)
{
  gsize n_claims;
  const EarcupClaim *claims = earcup_claims (&n_claims);
  g_autoptr(EarcupFindings) figures = find (&(EarcupSubjectsParts) { NULL });

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
check_passage (const EarcupPassage *passage)
{
  check_text (passage->title);
  check_text (passage->summary);
  check_text (passage->lead);
  check_text (passage->limits);

  for (guint i = 0; i < EARCUP_PASSAGE_MAX_SECTIONS && passage->sections[i].heading != NULL; i++)
    {
      check_text (passage->sections[i].heading);
      check_text (passage->sections[i].text);
    }

  for (guint i = 0; i < EARCUP_PASSAGE_MAX_ITEMS && passage->listen[i] != NULL; i++)
    check_text (passage->listen[i]);
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
      check_text (claims[i].condition);
      check_text (claims[i].own_finding);
      check_text (claims[i].method);
      check_text (earcup_demonstration_find (claims[i].id)->invitation);
    }

  for (gsize i = 0; i < n_disputes; i++)
    {
      check_text (disputes[i].question);
      check_text (disputes[i].one_view);
      check_text (disputes[i].other_view);
      check_text (disputes[i].finding);
    }

  for (guint topic = 0; topic < EARCUP_N_TOPICS; topic++)
    check_passage (earcup_passages_get_passage (topic));

  for (guint i = 0; i < EARCUP_N_FINDINGS; i++)
    check_text (earcup_finding_get_name (i));
}

/* What stands for the chosen headphone is left out while none is chosen. */
static void
test_own (void)
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new_small ();
  g_autoptr(EarcupSubjects) subjects = earcup_subjects_new (parts);
  g_autoptr(EarcupFindings) none = earcup_findings_new (NULL, subjects);
  g_autoptr(EarcupFindings) chosen = earcup_findings_new (parts->open, subjects);
  const EarcupClaim *claim = earcup_claim_find ("isolation");
  g_autofree char *isolation = earcup_findings_format (chosen, EARCUP_FINDING_ISOLATION_HIGH);
  g_autofree char *nothing = earcup_claim_dup_own (claim, none);
  g_autofree char *own = earcup_claim_dup_own (claim, chosen);
  g_autofree char *general = earcup_claim_dup_general (claim, chosen);

  g_assert_null (nothing);
  g_assert_nonnull (strstr (own, isolation));
  g_assert_null (strstr (general, isolation));
}

/* What decides is told with its thresholds, in the order in which they count. */
static void
test_method (void)
{
  g_autoptr(EarcupSubjectsParts) parts = earcup_test_parts_new_small ();
  g_autoptr(EarcupFindings) figures = find (parts);
  g_autofree char *up = earcup_claim_dup_method (earcup_claim_find ("isolation"), figures);
  g_autofree char *down = earcup_claim_dup_method (earcup_claim_find ("bleed"), figures);
  g_autofree char *bleed = earcup_findings_format (figures, EARCUP_FINDING_PAIR_BLEED);

  g_assert_nonnull (strstr (up, "holds from +10\u00a0dB upwards"));
  g_assert_nonnull (strstr (down, "holds from −10\u00a0dB downwards"));
  g_assert_nonnull (strstr (down, bleed));
}

/* Each figure that decides has a name for people. */
static void
test_deciding_figures_named (void)
{
  gsize n_claims;
  const EarcupClaim *claims = earcup_claims (&n_claims);

  for (gsize i = 0; i < n_claims; i++)
    for (guint rule = 0; rule < claims[i].n_rules; rule++)
      {
        EarcupFinding figure = claims[i].rules[rule].figure;

        g_test_message ("%s", earcup_finding_get_key (figure));
        g_assert_cmpstr (earcup_finding_get_name (figure), !=, earcup_finding_get_key (figure));
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
      g_assert_cmpuint (claims[i].sources & claims[i].opponents, ==, 0);
      g_assert_nonnull (claims[i].method);
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

  g_test_add_func ("/claims/claim/usual-subjects-give-known-verdicts", test_verdicts);
  g_test_add_func ("/claims/claim/each-rule-follows-its-figure", test_rules_turn);
  g_test_add_func ("/claims/claim/each-figure-that-is-told-follows", test_all_follow);
  g_test_add_func ("/claims/claim/no-rule-is-left-out", test_rules_all_turned);
  g_test_add_func ("/claims/claim/uses-what-it-tells-and-what-decides", test_uses);
  g_test_add_func ("/claims/claim/with-everything-nothing-is-left-out", test_all_told);
  g_test_add_func ("/claims/claim/no-headphone-no-figure", test_no_subject);
  g_test_add_func ("/claims/claim/what-is-chosen-is-told-apart", test_own);
  g_test_add_func ("/claims/claim/thresholds-are-told", test_method);
  g_test_add_func ("/claims/claim/what-decides-has-a-name", test_deciding_figures_named);
  g_test_add_func ("/claims/claim/each-is-shown-and-attributed", test_complete);
  g_test_add_func ("/claims/claim/no-digit-stands-in-a-text", test_no_digits);
  g_test_add_func ("/claims/claim/disputes-name-both-sides", test_both_sides);

  return g_test_run ();
}
