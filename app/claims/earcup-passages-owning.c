/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "claims/earcup-passages-private.h"

#include <glib/gi18n-lib.h>

#define SAID(who) EARCUP_CLAIM_SOURCE_ ## who

/* What to know when buying and wearing. */
const EarcupPassage earcup_passages_owning[EARCUP_N_TOPICS] = {
  [EARCUP_TOPIC_FIT] = {
    N_("Fit and comfort"),
    N_("Pads, glasses, hair and weight"),
    N_("The best driver is at the mercy of a soft ring of foam. Fit decides how long you can "
       "work, and it decides the bass."),
    {
      { N_("The seal"),
        N_("Glasses under the pad of the sealed cup change {deep-hz} by {sealed-glasses}, hair by "
           "{sealed-hair}. The closed kind has more to lose, because it has the bass to lose."),
        SAID (BUYING) },
      { N_("Yours"),
        N_("Glasses change it by {glasses-deep} at {deep-hz} and {glasses} at {glasses-hz}."),
        0 },
      { N_("Weight"),
        N_("Half of the closed models weigh more than {closed-models-weight}, half of the open "
           "ones more than {open-models-weight}. How it is spread over the head counts as much."),
        SAID (SHOP) | SAID (BUYING) },
      { N_("Before you buy"),
        N_("Wear a pair for as long as a song at least, with your glasses on, and shake your "
           "head."),
        SAID (SHOP) | SAID (BUYING) },
      { .heading = NULL },
    },
    { N_("Press the cups to your head, then let go: if the bass changes, the seal is not what it "
         "was drawn with."),
      N_("Lift one cup by a finger’s breadth and hear what goes first."),
      NULL },
    N_("Your head. A usual leak stands in for it."),
  },
  [EARCUP_TOPIC_PRICE] = {
    N_("Price"),
    N_("What money buys, and what it does not"),
    N_("Half of the open models in the catalogue cost more than {open-models-price}, half of the "
       "closed ones more than {closed-models-price}."),
    {
      { N_("Every tier has its value"),
        N_("Price is not quality. The guides name a pair worth having in each of their tiers, and "
           "ask more for open backs that are meant for professionals."),
        SAID (MIXING) | SAID (BUYING) },
      { N_("How to compare"),
        N_("Sort the list by what matters for your task, put the cheapest that will do into one "
           "slot and the dearest into another, and take a blind test."),
        0 },
      { .heading = NULL },
    },
    { N_("Two prices, same loudness, eyes closed: which one would you pay for?"),
      NULL },
    N_("What you would pay. The prices are those that the catalogue was made with, and shops "
       "differ."),
  },
  [EARCUP_TOPIC_CARE] = {
    N_("Care"),
    N_("Dust, sweat and spare parts"),
    N_("A grille lets in dust as freely as sound."),
    {
      { N_("What the guides say"),
        N_("Open backs collect dust, and they are harder to keep clean than a solid shell."),
        SAID (MIXING) },
      { N_("What the model adds"),
        N_("Dust has no figure, but pads have. Where they no longer seal and leave a small gap, "
           "{low-hz} changes by {sealed-gap} in a sealed cup and by {open-gap} in an open one."),
        0 },
      { .heading = NULL },
    },
    { N_("Press the pads of an old pair to your head: bass that comes back had been leaking."),
      NULL },
    N_("Dust, and how pads age. All pads here are new."),
  },
};
