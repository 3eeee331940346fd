/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "claims/earcup-passages-private.h"

#include <glib/gi18n-lib.h>

#define SAID(who) EARCUP_CLAIM_SOURCE_ ## who

/* What it means for work on music. */
const EarcupPassage earcup_passages_work[EARCUP_N_TOPICS] = {
  [EARCUP_TOPIC_TASKS] = {
    N_("Which for what"),
    N_("The right back for each task"),
    N_("No kind is better as such. The guides agree on more than it seems, as soon as one asks "
       "what for."),
    {
      { N_("Recording"),
        N_("Closed: for voices, podcasts, voice-over, quiet instruments, drums and practice "
           "beside loud ones. The take must not hear the cue."),
        SAID (BEATS) | SAID (SHOP) | SAID (PRODUCTION) | SAID (BUYING) },
      { N_("Monitoring in the same room"),
        N_("Headphones rather than loudspeakers, and closed ones."),
        SAID (PRODUCTION) },
      { N_("Choosing sounds and mixing"),
        N_("Open: for beats, balance and long listening, and to check a master."),
        SAID (BEATS) | SAID (MIXING) | SAID (SHOP) | SAID (PRODUCTION) | SAID (BUYING) },
      { N_("Mastering"),
        N_("Far-field monitors first, with everything else to check against."),
        SAID (PRODUCTION) },
      { N_("On the road, in company"),
        N_("Closed: in a train, in a plane, in a room that you share."),
        SAID (MIXING) | SAID (SHOP) | SAID (BUYING) },
      { N_("At home, alone"),
        N_("Open, for the pleasure of it."),
        SAID (SHOP) },
      { N_("What the figures add"),
        N_("For the same driver, sealing changes the bleed by {pair-bleed}, the isolation by "
           "{pair-isolation} and the bass at {bass-hz} by {pair-bass}."),
        0 },
      { .heading = NULL },
    },
    { NULL },
    N_("Your ears, your music and your budget, which are most of the answer."),
  },
  [EARCUP_TOPIC_MONITORS] = {
    N_("Loudspeakers"),
    N_("Two boxes and a room, near or far"),
    N_("Two loudspeakers and a room. Each ear hears both of them, a little apart in time, and the "
       "walls join in."),
    {
      { N_("What it is"),
        N_("Near-fields stand close, so that the direct sound leads. Far-fields stand back, play "
           "louder and need a room that has been treated for them."),
        0 },
      { N_("What it does to your mix"),
        N_("Panning narrows against headphones, the middle firms up, and the room writes its own "
           "bass line on top of yours. What sounds wide on headphones may only be wide there."),
        0 },
      { .heading = NULL },
    },
    { N_("Middle: does the voice stand between the loudspeakers, as solid as a person would?"),
      N_("Hats and shaker: compare how far out they sit on loudspeakers and on headphones."),
      N_("Bass line: walk about the room. Notes that come and go with your place belong to the "
         "room."),
      NULL },
    N_("Anything about your own room and your own loudspeakers, or your taste. What is computed "
       "here concerns typical pairs in rooms of a usual size, whose walls are told by how much "
       "they swallow."),
  },
  [EARCUP_TOPIC_TRANSLATION] = {
    N_("Translation and mastering"),
    N_("Will it hold up elsewhere?"),
    N_("A mix translates if it works on systems that you have never heard. The way to find out is "
       "to hear it on several, quickly, at the same loudness."),
    {
      { N_("How far off"),
        N_("A mix that is balanced on the middle one of the open models is {open-models-skew} off "
           "on a near-field pair, on that of the closed ones {closed-models-skew}."),
        0 },
      { N_("Yours"),
        N_("One that is balanced on your headphone is {monitor-skew} off, and to the ear it is "
           "{monitor-distance} away from that pair."),
        0 },
      { N_("A round"),
        N_("Let the translation round go through closed, open, near and far for you, and note "
           "what jumps out each time. What jumps out everywhere is the mix."),
        0 },
      { N_("Mastering"),
        N_("Far-fields first, then near-fields and open backs to check, and the car at the end."),
        SAID (MIXING) | SAID (PRODUCTION) },
      { .heading = NULL },
    },
    { N_("The voice against the snare: it should hold its place through the whole round."),
      N_("The bass at low volume: what is left of it on the smallest system?"),
      NULL },
    N_("Cars, phones and clubs. None of them is in the model."),
  },
  [EARCUP_TOPIC_DISPUTES] = {
    N_("Where the guides disagree"),
    N_("Five questions, two answers each, and what the model adds"),
    N_("Five published guides were read for these pages. Where they contradict each other, both "
       "sides stand here, each with its names, and what the model can add stands below."),
    { { .heading = NULL } },
    { NULL },
    NULL,
  },
};
