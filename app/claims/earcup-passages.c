/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "claims/earcup-passages-private.h"

#include <glib/gi18n-lib.h>

#define BIT(topic) (1 << EARCUP_TOPIC_ ## topic)
#define SAID(who)  EARCUP_CLAIM_SOURCE_ ## who

static const EarcupPassage *const tables[] = {
  earcup_passages_housing, earcup_passages_sound, earcup_passages_surroundings,
  earcup_passages_owning, earcup_passages_work,
};

static const EarcupDispute disputes[] = {
  { N_("Is semi-open a class?"),
    N_("Yes, with fewer or smaller vents"), SAID (PRODUCTION),
    N_("No, it is open with less leak"), SAID (BEATS),
    N_("Bleed falls by {vent-span} from open to closed, by {vent-step} at most in one step. "
       "Both may call that slope what they like."),
    BIT (SEMI_OPEN) | BIT (ENCLOSURE) | BIT (DISPUTES) },
  { N_("What do producers need?"),
    N_("Closed is used more"), SAID (PRODUCTION),
    N_("Open is the better tool"), SAID (BUYING) | SAID (MIXING) | SAID (BEATS),
    N_("Sealing changes bleed by {pair-bleed} and the bass at {bass-hz} by {pair-bass}. The first "
       "matters in recording, the second in mixing, so each side may be right for its task."),
    BIT (CLOSED) | BIT (OPEN) | BIT (TASKS) | BIT (DISPUTES) },
  { N_("One pair, little money?"),
    N_("Closed"), SAID (PRODUCTION),
    N_("Open"), SAID (BUYING),
    N_("No figure settles that. Ask yourself whether you record with a microphone."),
    BIT (CLOSED) | BIT (OPEN) | BIT (PRICE) | BIT (TASKS) | BIT (DISPUTES) },
  { N_("Is the bass of closed backs a fault?"),
    N_("Yes, for mixing"), SAID (BEATS) | SAID (MIXING) | SAID (PRODUCTION),
    N_("No, it is what people enjoy"), SAID (MIXING) | SAID (SHOP),
    N_("Sealing alone changes {bass-hz} by {pair-bass}. The rest is tuning, and "
       "tuning is a matter of purpose."),
    BIT (CLOSED) | BIT (BASS) | BIT (DISPUTES) },
  { N_("What tires the ears?"),
    N_("Being shut off"), SAID (MIXING),
    N_("Pressure and weight"), SAID (SHOP),
    N_("Outside the model: nothing here computes tiredness."),
    BIT (CLOSED) | BIT (OPEN) | BIT (FIT) | BIT (HEARING) | BIT (DISPUTES) },
};

/**
 * earcup_passages_get_passage:
 * @topic: a topic
 *
 * Looks up what the guide says about it. Any thread.
 *
 * Returns: (transfer none): the passage, untranslated
 */
const EarcupPassage *
earcup_passages_get_passage (EarcupTopic topic)
{
  g_return_val_if_fail (topic < EARCUP_N_TOPICS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i][topic].title != NULL)
      return &tables[i][topic];

  g_return_val_if_reached (NULL);
}

/**
 * earcup_passages_get_disputes:
 * @n_disputes: (out): how many there are
 *
 * Lists what the guides disagree on. Any thread.
 *
 * Returns: (array length=n_disputes) (transfer none): the disputes, untranslated
 */
const EarcupDispute *
earcup_passages_get_disputes (gsize *n_disputes)
{
  *n_disputes = G_N_ELEMENTS (disputes);
  return disputes;
}
