/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "claims/earcup-claim.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Titles of publications are not translated. */
static const char * const titles[EARCUP_CLAIM_N_SOURCES] = {
  "Closed-Back vs. Open-Back Headphones",
  "Open-Back vs Closed-Back Headphones (Pros, Cons & Which To Get)",
  "Open Back vs Closed Back Headphones: What’s the Difference?",
  "Studio Headphones or Speakers for Music Production?",
  NULL,
};

static EarcupVerdict
apply_rule (const EarcupClaimRule *rule,
            const EarcupFindings  *figures)
{
  double value = earcup_findings_get (figures, rule->figure);
  double sign = rule->holds >= rule->fails ? 1.0 : -1.0;

  if (!isfinite (value))
    return EARCUP_VERDICT_OUTSIDE;

  if (sign * value >= sign * rule->holds)
    return EARCUP_VERDICT_HOLDS;

  return sign * value <= sign * rule->fails ? EARCUP_VERDICT_FAILS
                                            : EARCUP_VERDICT_CONDITIONS;
}

/**
 * earcup_claim_judge:
 * @self: a claim
 * @figures: what the model found
 *
 * Holds the figures against the thresholds of a claim. Where two rules disagree, the claim
 * holds under conditions; where a figure is not known, it is outside the model.
 *
 * Returns: the verdict
 */
EarcupVerdict
earcup_claim_judge (const EarcupClaim    *self,
                    const EarcupFindings *figures)
{
  EarcupVerdict verdict = EARCUP_VERDICT_OUTSIDE;

  for (guint i = 0; i < self->n_rules; i++)
    {
      EarcupVerdict next = apply_rule (&self->rules[i], figures);

      if (next == EARCUP_VERDICT_OUTSIDE)
        return next;

      if (i == 0)
        verdict = next;
      else if (next != verdict)
        verdict = EARCUP_VERDICT_CONDITIONS;
    }

  return verdict;
}

/* Appends a text with its figures, if all of them were measured. */
static void
append_text (GString              *result,
             const EarcupFindings *figures,
             const char           *text)
{
  g_autofree char *expanded = NULL;

  if (text == NULL || !earcup_findings_cover (figures, text))
    return;

  expanded = earcup_findings_expand (figures, _(text));
  g_string_append_printf (result, "%s%s", result->len > 0 ? " " : "", expanded);
}

/**
 * earcup_claim_dup_finding:
 * @self: a claim
 * @figures: what the model found
 *
 * Says in the user's language what the model found about a claim. What names a figure that
 * was not measured is left out.
 *
 * Returns: (transfer full): one or more sentences
 */
char *
earcup_claim_dup_finding (const EarcupClaim    *self,
                          const EarcupFindings *figures)
{
  g_autoptr(GString) result = g_string_new (NULL);

  append_text (result, figures, self->finding);
  append_text (result, figures, self->condition);
  append_text (result, figures, self->own_finding);

  return g_strdup (result->len > 0 ? result->str
                                   : _("Choose a headphone to see what the model finds."));
}

/**
 * earcup_claim_dup_general:
 * @self: a claim
 * @figures: what the model found
 *
 * Says the same, but for the sentence about the chosen headphone.
 *
 * Returns: (transfer full): one or more sentences
 */
char *
earcup_claim_dup_general (const EarcupClaim    *self,
                          const EarcupFindings *figures)
{
  EarcupClaim general = *self;

  general.own_finding = NULL;

  return earcup_claim_dup_finding (&general, figures);
}

/**
 * earcup_claim_dup_own:
 * @self: a claim
 * @figures: what the model found
 *
 * Says in the user's language what the chosen headphone shows.
 *
 * Returns: (transfer full) (nullable): one or more sentences, %NULL if it shows nothing or none
 *   is chosen
 */
char *
earcup_claim_dup_own (const EarcupClaim    *self,
                      const EarcupFindings *figures)
{
  g_autoptr(GString) result = g_string_new (NULL);

  append_text (result, figures, self->own_finding);

  return result->len > 0 ? g_strdup (result->str) : NULL;
}

/* One figure that decides, and from where on it does. */
static char *
dup_rule (const EarcupClaimRule *rule,
          const EarcupFindings  *figures)
{
  g_autofree char *value = earcup_findings_format (figures, rule->figure);
  g_autofree char *holds = earcup_finding_format_value (rule->figure, rule->holds);
  g_autofree char *fails = earcup_finding_format_value (rule->figure, rule->fails);

  if (rule->holds >= rule->fails)
    /* Translators: what was measured, what was found, and two thresholds for it */
    return g_strdup_printf (_("%s: %s. The claim holds from %s upwards and does not hold from %s "
                              "downwards."),
                            earcup_finding_get_name (rule->figure), value, holds, fails);

  /* Translators: what was measured, what was found, and two thresholds for it */
  return g_strdup_printf (_("%s: %s. The claim holds from %s downwards and does not hold from %s "
                            "upwards."),
                          earcup_finding_get_name (rule->figure), value, holds, fails);
}

/**
 * earcup_claim_dup_method:
 * @self: a claim
 * @figures: what the model found
 *
 * Says how what was found was computed, and what decides about the verdict.
 *
 * Returns: (transfer full): a paragraph on each line
 */
char *
earcup_claim_dup_method (const EarcupClaim    *self,
                         const EarcupFindings *figures)
{
  GString *result = g_string_new (NULL);

  append_text (result, figures, self->method);
  for (guint i = 0; i < self->n_rules; i++)
    {
      g_autofree char *text = dup_rule (&self->rules[i], figures);

      g_string_append_printf (result, "%s%s", result->len > 0 ? "\n" : "", text);
    }

  return g_string_free (result, FALSE);
}

/**
 * earcup_claim_uses:
 * @self: a claim
 * @figure: a figure
 *
 * Finds out whether a figure decides about a claim or is told with it.
 *
 * Returns: whether it does or is; any thread
 */
gboolean
earcup_claim_uses (const EarcupClaim *self,
                   EarcupFinding      figure)
{
  const char *texts[] = { self->finding, self->condition, self->own_finding, self->method };

  for (guint i = 0; i < self->n_rules; i++)
    if (self->rules[i].figure == figure)
      return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && earcup_findings_name (texts[i], figure))
      return TRUE;

  return FALSE;
}

/**
 * earcup_claim_find:
 * @id: the id of a claim
 *
 * Looks up a claim.
 *
 * Returns: (nullable) (transfer none): the claim, or %NULL if there is none of that id
 */
const EarcupClaim *
earcup_claim_find (const char *id)
{
  gsize n_claims;
  const EarcupClaim *claims = earcup_claims (&n_claims);

  for (gsize i = 0; i < n_claims; i++)
    if (g_str_equal (claims[i].id, id))
      return &claims[i];

  return NULL;
}

/**
 * earcup_verdict_get_key:
 * @verdict: a verdict
 *
 * Returns: (transfer none): the verdict for programs
 */
const char *
earcup_verdict_get_key (EarcupVerdict verdict)
{
  static const char *const keys[EARCUP_N_VERDICTS] = {
    [EARCUP_VERDICT_HOLDS] = "holds",
    [EARCUP_VERDICT_CONDITIONS] = "holds-under-conditions",
    [EARCUP_VERDICT_FAILS] = "does-not-hold",
    [EARCUP_VERDICT_OUTSIDE] = "outside",
  };

  g_return_val_if_fail (verdict < EARCUP_N_VERDICTS, NULL);

  return keys[verdict];
}

/**
 * earcup_verdict_get_label:
 * @verdict: a verdict
 *
 * Returns: (transfer none): the verdict in the user's language
 */
const char *
earcup_verdict_get_label (EarcupVerdict verdict)
{
  switch (verdict)
    {
    case EARCUP_VERDICT_HOLDS:
      return _("Holds");

    case EARCUP_VERDICT_CONDITIONS:
      return _("Holds under conditions");

    case EARCUP_VERDICT_FAILS:
      return _("Does not hold in the model");

    case EARCUP_VERDICT_OUTSIDE:
    case EARCUP_N_VERDICTS:
    default:
      return _("Outside the model");
    }
}

/**
 * earcup_claim_source_get_title:
 * @source: one guide
 *
 * Returns: (transfer none): its title, or what it is if it has none
 */
const char *
earcup_claim_source_get_title (EarcupClaimSource source)
{
  guint place = (guint) g_bit_nth_lsf (source, -1);

  g_return_val_if_fail (place < EARCUP_CLAIM_N_SOURCES, NULL);

  return titles[place] != NULL ? titles[place] : _("A guide to production headphones");
}

/**
 * earcup_claim_sources_dup_names:
 * @sources: #EarcupClaimSource bits
 *
 * Says who makes a claim.
 *
 * Returns: (transfer full): the titles, one per line, or that it is all of them
 */
char *
earcup_claim_sources_dup_names (guint sources)
{
  GString *names = g_string_new (NULL);

  if (sources == EARCUP_CLAIM_SOURCE_ALL)
    g_string_append (names, _("All the guides"));
  else
    for (guint i = 0; i < EARCUP_CLAIM_N_SOURCES; i++)
      if ((sources & (1u << i)) != 0)
        g_string_append_printf (names, "%s%s", names->len == 0 ? "" : "\n",
                                earcup_claim_source_get_title (1u << i));

  return g_string_free (names, FALSE);
}
