/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "trials/earcup-blind-kind.h"

#include <glib/gi18n-lib.h>

#include "trials/earcup-binomial.h"

typedef struct {
  const char *name;        /* in files */
  const char *title;
  guint       n_samples;   /* how many may be listened to in a trial */
  guint       n_answers;
  double      chance;      /* of being right without hearing anything */
} KindInfo;

G_DEFINE_ENUM_TYPE (EarcupBlindKind, earcup_blind_kind,
                    G_DEFINE_ENUM_VALUE (EARCUP_BLIND_ABX, "abx"),
                    G_DEFINE_ENUM_VALUE (EARCUP_BLIND_PREFERENCE, "preference"),
                    G_DEFINE_ENUM_VALUE (EARCUP_BLIND_TRIANGLE, "triangle"))

static const KindInfo infos[EARCUP_BLIND_N_KINDS] = {
  [EARCUP_BLIND_ABX] = { "abx", N_("Which one is X? (ABX)"), 3, 2, 0.5 },
  [EARCUP_BLIND_PREFERENCE] = { "preference", N_("Which do you like better?"), 2, 2, 0.5 },
  [EARCUP_BLIND_TRIANGLE] = { "triangle", N_("Which one is different? (Triangle)"), 3, 3,
                              1.0 / 3.0 },
};

/* Returns: (transfer none): the name of a kind in files; any thread */
const char *
earcup_blind_kind_get_name (EarcupBlindKind kind)
{
  g_return_val_if_fail (kind < EARCUP_BLIND_N_KINDS, NULL);

  return infos[kind].name;
}

/* Returns: (transfer none): what a kind asks, in the user's language */
const char *
earcup_blind_kind_get_title (EarcupBlindKind kind)
{
  g_return_val_if_fail (kind < EARCUP_BLIND_N_KINDS, NULL);

  return _(infos[kind].title);
}

/**
 * earcup_blind_kind_from_name:
 * @name: a name as in files
 * @kind: (out): the kind of that name
 *
 * Finds a kind by its name. Any thread.
 *
 * Returns: whether there is one
 */
gboolean
earcup_blind_kind_from_name (const char      *name,
                             EarcupBlindKind *kind)
{
  for (guint i = 0; i < EARCUP_BLIND_N_KINDS; i++)
    if (g_str_equal (infos[i].name, name))
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/* Returns: how many samples may be listened to in a trial; any thread */
guint
earcup_blind_kind_get_n_samples (EarcupBlindKind kind)
{
  g_return_val_if_fail (kind < EARCUP_BLIND_N_KINDS, 0);

  return infos[kind].n_samples;
}

/* Returns: how many answers there are to choose from; any thread */
guint
earcup_blind_kind_get_n_answers (EarcupBlindKind kind)
{
  g_return_val_if_fail (kind < EARCUP_BLIND_N_KINDS, 0);

  return infos[kind].n_answers;
}

/* Returns: the probability of a success without hearing anything; any thread */
double
earcup_blind_kind_get_chance (EarcupBlindKind kind)
{
  g_return_val_if_fail (kind < EARCUP_BLIND_N_KINDS, 0.0);

  return infos[kind].chance;
}

/* A preference has two sides, each of which may be the rare one. */
static double
get_level (EarcupBlindKind kind)
{
  return kind == EARCUP_BLIND_PREFERENCE ? EARCUP_BLIND_LEVEL / 2.0 : EARCUP_BLIND_LEVEL;
}

/**
 * earcup_blind_kind_get_threshold:
 * @kind: what is asked
 * @n_trials: how many times, 1 or more
 *
 * Finds the lowest score, or in a preference the lowest count for one side, that chance gives
 * with less than %EARCUP_BLIND_LEVEL.
 *
 * Returns: the score, or @n_trials + 1 where even a perfect one is not rare enough; any thread
 */
guint
earcup_blind_kind_get_threshold (EarcupBlindKind kind,
                                 guint           n_trials)
{
  return earcup_binomial_threshold (n_trials, earcup_blind_kind_get_chance (kind),
                                    get_level (kind));
}

/**
 * earcup_blind_kind_compute_power:
 * @kind: what is asked
 * @n_trials: how many times, 1 or more
 *
 * Computes how likely a listener who is right in %EARCUP_BLIND_ABILITY of the trials, or likes
 * one of the two better so often, reaches the threshold.
 *
 * Returns: a probability, 0 to 1; any thread
 */
double
earcup_blind_kind_compute_power (EarcupBlindKind kind,
                                 guint           n_trials)
{
  return earcup_binomial_power (n_trials, earcup_blind_kind_get_chance (kind), get_level (kind),
                                EARCUP_BLIND_ABILITY);
}
