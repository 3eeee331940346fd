/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "catalogue/earcup-criterion.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_ENUM_TYPE (EarcupCriterion, earcup_criterion,
  G_DEFINE_ENUM_VALUE (EARCUP_CRITERION_NEUTRAL, "neutral"),
  G_DEFINE_ENUM_VALUE (EARCUP_CRITERION_QUIET, "quiet"),
  G_DEFINE_ENUM_VALUE (EARCUP_CRITERION_BLEED, "bleed"),
  G_DEFINE_ENUM_VALUE (EARCUP_CRITERION_REACH, "reach"),
  G_DEFINE_ENUM_VALUE (EARCUP_CRITERION_STEADY, "steady"),
  G_DEFINE_ENUM_VALUE (EARCUP_CRITERION_SEAL, "seal"),
  G_DEFINE_ENUM_VALUE (EARCUP_CRITERION_WEIGHT, "weight"),
  G_DEFINE_ENUM_VALUE (EARCUP_CRITERION_PRICE, "price"),
  G_DEFINE_ENUM_VALUE (EARCUP_CRITERION_CONTRAST, "contrast"))

static const struct
{
  const char *id;
  const char *label;
  const char *source;
  gboolean    is_falling;      /* less is better */
} criteria[EARCUP_N_CRITERIA] = {
  [EARCUP_CRITERION_NEUTRAL] = {
    "neutral", N_("Off neutral"),
    N_("difference to the Harman over-ear target of 2018, rms from 20 Hz to 10 kHz"), TRUE,
  },
  [EARCUP_CRITERION_QUIET] = {
    "quiet", N_("Level needed in the place"),
    N_("10 dB above what the headphone lets in of the noise of the place, both A-weighted"), TRUE,
  },
  [EARCUP_CRITERION_BLEED] = {
    "bleed", N_("Bleed at the microphone"),
    N_("on the axis of one cup at 0.3 m, A-weighted, for music of 80 dBA at the ear"), TRUE,
  },
  [EARCUP_CRITERION_REACH] = {
    "reach", N_("Loudest music on the source"),
    N_("of a diffuse field that does the same to the ear; more than is needed counts no more"),
    FALSE,
  },
  [EARCUP_CRITERION_STEADY] = {
    "steady", N_("Changed by the source"),
    N_("largest change of the response by the output impedance of the source"), TRUE,
  },
  [EARCUP_CRITERION_SEAL] = {
    "seal", N_("Bass changed by spectacles"),
    N_("rms from 20 to 250 Hz, by the leak that their temples make"), TRUE,
  },
  [EARCUP_CRITERION_WEIGHT] = {
    "weight", N_("Weight"), N_("figure of the catalogue"), TRUE,
  },
  [EARCUP_CRITERION_PRICE] = {
    "price", N_("Price"), N_("figure of the catalogue, as it was seen; prices move"), TRUE,
  },
  [EARCUP_CRITERION_CONTRAST] = {
    "contrast", N_("Unlike what you have"),
    N_("smallest difference to a headphone that you have, rms"), FALSE,
  },
};

/* Returns: (transfer none): a word for files and commands; any thread */
const char *
earcup_criterion_get_id (EarcupCriterion criterion)
{
  g_return_val_if_fail (criterion < EARCUP_N_CRITERIA, NULL);

  return criteria[criterion].id;
}

/* Finds the criterion of a word. Returns: whether there is one; any thread */
gboolean
earcup_criterion_from_id (const char      *id,
                          EarcupCriterion *criterion)
{
  for (guint i = 0; i < EARCUP_N_CRITERIA; i++)
    if (g_str_equal (criteria[i].id, id))
      {
        *criterion = i;
        return TRUE;
      }

  return FALSE;
}

/* Returns: (transfer none): its name for people; any thread */
const char *
earcup_criterion_get_label (EarcupCriterion criterion)
{
  g_return_val_if_fail (criterion < EARCUP_N_CRITERIA, NULL);

  return _(criteria[criterion].label);
}

/* Returns: (transfer none): what its figure is and where that comes from; any thread */
const char *
earcup_criterion_get_source (EarcupCriterion criterion)
{
  g_return_val_if_fail (criterion < EARCUP_N_CRITERIA, NULL);

  return _(criteria[criterion].source);
}

/* Returns: whether less is better; any thread */
gboolean
earcup_criterion_is_falling (EarcupCriterion criterion)
{
  g_return_val_if_fail (criterion < EARCUP_N_CRITERIA, FALSE);

  return criteria[criterion].is_falling;
}

/* Returns: (transfer full): a figure with its unit; "unknown" for %NAN; any thread */
char *
earcup_criterion_dup_value (EarcupCriterion criterion,
                            double          value)
{
  g_return_val_if_fail (criterion < EARCUP_N_CRITERIA, NULL);

  if (isnan (value))
    return g_strdup (_("unknown"));

  switch (criterion)
    {
    case EARCUP_CRITERION_QUIET:
    case EARCUP_CRITERION_BLEED:
    case EARCUP_CRITERION_REACH:
      /* Translators: %.0f is a level */
      return g_strdup_printf (_("%.0f dBA"), value);

    case EARCUP_CRITERION_WEIGHT:
      /* Translators: %.0f is a weight in grams */
      return g_strdup_printf (_("%.0f g"), value);

    case EARCUP_CRITERION_PRICE:
      /* Translators: %.0f is a price in US dollars */
      return g_strdup_printf (_("US$ %.0f"), value);

    case EARCUP_CRITERION_NEUTRAL:
    case EARCUP_CRITERION_STEADY:
    case EARCUP_CRITERION_SEAL:
    case EARCUP_CRITERION_CONTRAST:
    case EARCUP_N_CRITERIA:
    default:
      /* Translators: %.1f is a number of dB */
      return g_strdup_printf (_("%.1f dB"), value);
    }
}
