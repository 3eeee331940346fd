/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "claims/earcup-passages-private.h"

#include <glib/gi18n-lib.h>

#define SAID(who) EARCUP_CLAIM_SOURCE_ ## who

/* What comes in, and what goes out. */
const EarcupPassage earcup_passages_surroundings[EARCUP_N_TOPICS] = {
  [EARCUP_TOPIC_ISOLATION] = {
    N_("Isolation"),
    N_("What of the room still reaches you"),
    N_("A closed cup keeps the room out, an open one lets it through. For the same driver, "
       "sealing changes what stays out by {pair-isolation} on average."),
    {
      { N_("Passive"),
        N_("This is the work of shell and pads alone, without electronics. It is weak in the "
           "lows, where the whole headphone moves with the sound, and strong in the highs."),
        0 },
      { N_("What it is good for"),
        N_("In noise, soft detail stays audible and the level can stay low. In an office, quiet "
           "music stands {sealed-office} above the noise under a sealed cup and {open-office} "
           "under an open one."),
        0 },
      { N_("What it costs"),
        N_("You miss the doorbell and the person who speaks to you. An open cup takes away no "
           "more than {open-isolation}."),
        SAID (MIXING) | SAID (BUYING) },
      { .heading = NULL },
    },
    { N_("Put on a train as noise and switch: which instruments come back first?"),
      N_("Stop the music for a moment. What is left is the room through your cups."),
      NULL },
    N_("How it feels to be shut off, which some find restful and others tiring."),
  },
  [EARCUP_TOPIC_BLEED] = {
    N_("Bleed into the microphone"),
    N_("What the take hears of your cue mix"),
    N_("Whatever leaves the cup can reach an open microphone. It arrives late, thin and always in "
       "the take, and no editor gets it out of there."),
    {
      { N_("How much"),
        N_("For the same driver, shutting the vents changes what reaches a microphone "
           "{microphone-distance} away by {pair-bleed}. Against a speaking voice the cue mix lies "
           "{open-voice} with an open cup, {sealed-voice} with a sealed one."),
        0 },
      { N_("When it matters"),
        N_("With quiet sources close to the microphone: voices, voice-over, podcasts, a "
           "finger-picked guitar. Less so beside a drum kit, which covers it."),
        SAID (BEATS) | SAID (SHOP) | SAID (PRODUCTION) | SAID (BUYING) },
      { N_("What helps"),
        N_("A closed pair, a good seal, a lower cue mix, one cup off the ear turned to the cheek, "
           "a microphone that looks the other way."),
        0 },
      { .heading = NULL },
    },
    { N_("Solo the bleed: hats and clicks come first, for highs leak best."),
      N_("Play the take with the bleed beside the finished mix: where does it smear the beat?"),
      NULL },
    N_("Your own microphone and your own room. A usual distance and a speaking voice stand in for "
       "them."),
  },
  [EARCUP_TOPIC_NEIGHBOURS] = {
    N_("Neighbours"),
    N_("What the person beside you gets"),
    N_("On a train or at a shared desk, bleed is a question of manners. Music that is as loud for "
       "you as {listening-level} in a room arrives {room-distance} away at {open-public} from an "
       "open cup, at {sealed-public} from a sealed one."),
    {
      { N_("What that means"),
        N_("A quiet bedroom has {bedroom-level} of noise of its own, an office {office-level}. "
           "Music below that is covered; music above it is shared."),
        0 },
      { N_("Yours"),
        N_("From your headphone it is {bleed-room}."),
        0 },
      { .heading = NULL },
    },
    { N_("Listen from the other seat: the bass is gone, the hats are all that is left, and you "
         "can still tell the song."),
      NULL },
    N_("Whether your neighbour minds."),
  },
  [EARCUP_TOPIC_FEEDBACK] = {
    N_("Feedback"),
    N_("When your own microphone howls"),
    N_("Hear yourself in a leaky headphone, loudly, with the microphone close by, and a loop "
       "closes: microphone, amplifier, driver, leak, microphone. Once it amplifies, it howls."),
    {
      { N_("How much room there is"),
        N_("Sealing the cup of the same driver changes the gain that you have left by "
           "{pair-margin}."),
        0 },
      { N_("Yours"),
        N_("It would begin near {howl}, once your voice is {margin} louder in the headphone than "
           "at the microphone."),
        0 },
      { N_("What helps"),
        N_("Turn the monitor down before you take the headphone off: the margin is gone as soon "
           "as the cup opens towards the microphone. Loudspeakers in the same room leave you "
           "{speaker-margin}."),
        0 },
      { .heading = NULL },
    },
    { N_("A ring on one note that grows when you sing is the last warning."),
      NULL },
    N_("Delays and effects of your own chain, which move the pitch of the howl."),
  },
  [EARCUP_TOPIC_HEARING] = {
    N_("Hearing and exposure"),
    N_("How loud, and for how long"),
    N_("Ears do not complain in time. What counts is level and hours together, and a headphone "
       "that leaks noise makes you turn it up."),
    {
      { N_("Beside a drum kit"),
        N_("For music to stand {music-ratio} above the kit it has to play at {open-drums} under "
           "an open cup and at {sealed-drums} under a sealed one. Workplace rules would permit "
           "{open-hours} and {sealed-hours} of that in a day."),
        SAID (BEATS) },
      { N_("Yours"),
        N_("It takes {drums-level}, for {drums-hours} a day at most."),
        0 },
      { N_("In this program"),
        N_("Everything is matched in loudness, so that no slot is louder than another, and the "
           "volume starts low. The level at your ear still is what your amplifier makes of it."),
        0 },
      { .heading = NULL },
    },
    { N_("After an hour, take the headphones off for a minute and put them back on: does the same "
         "level seem loud?"),
      NULL },
    N_("Your hearing. No headphone in the catalogue is tested hearing protection, however well it "
       "isolates."),
  },
  [EARCUP_TOPIC_CANCELLING] = {
    N_("Noise cancelling"),
    N_("Why it is left out here"),
    N_("Passive isolation is a shell and a pad. Noise cancelling is a microphone that listens to "
       "the room and a driver that plays it upside down, in the same cup as your music."),
    {
      { N_("Why not for production"),
        N_("The guide that speaks of it calls it unsuited to the task. The driver plays your "
           "music and the opposite of the room at once, and what you judge is no longer the mix "
           "alone."),
        SAID (PRODUCTION) },
      { N_("In the catalogue"),
        N_("Models with electronics are marked. Their cups are simulated as they would be with "
           "everything switched off, and their entries say so."),
        0 },
      { .heading = NULL },
    },
    { NULL },
    N_("Everything that the electronics do."),
  },
};
