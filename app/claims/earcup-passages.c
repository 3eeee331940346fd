/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "claims/earcup-passages.h"

#include <glib/gi18n-lib.h>

#define BIT(topic) (1 << EARCUP_TOPIC_ ## topic)
#define SAID(who)  EARCUP_CLAIM_SOURCE_ ## who

static const EarcupPassage passages[EARCUP_N_TOPICS] = {
  [EARCUP_TOPIC_CLOSED] = {
    N_("Closed back"),
    N_("A shell with no way out. It keeps the room away from you and your music away from the "
       "room; what it does to the bass depends on tuning and on the seal of the pads."),
    N_("Behind the driver sits a small, sealed volume of air. It acts as a spring on the cone, "
       "and its walls throw treble back. The pads close the front, so that low notes build "
       "up against your ear – as long as nothing breaks the seal."),
    N_("If your pair lifts the bass, you will pull it down, and the mix comes out lean "
       "elsewhere. If the arm of your glasses lets air in, the deepest notes go and you push them "
       "up instead. Check your lows on something else before you trust them."),
    { N_("Bass line: play the whole loop and follow each note. Do some notes stand out while "
         "others duck? That is your headphone, not the player."),
      N_("Kick: separate the thump from the click. A closed pair often swells the thump; the "
         "click should stay where it is when you switch."),
      N_("Seal: press the cups gently to your head. If the bass grows, the pads were leaking."),
      N_("Reverb tails: in the gap before the loop comes round, does the tail of the voice keep "
         "its colour, or does it turn boxy?"),
      NULL },
    N_("How wide it sounds, how it feels after hours, and what noise cancelling adds. Above the "
       "upper treble, the shape of your own ear counts for more than the cup."),
  },
  [EARCUP_TOPIC_SEMI_OPEN] = {
    N_("Semi-open"),
    N_("Small or damped openings in the shell. It stands somewhere on a slope between sealed and "
       "open, and each model picks its own spot."),
    N_("Part of the air behind the driver can escape, through felt or through narrow holes. The "
       "resistance of those openings decides everything: high, and it acts closed; low, and it "
       "acts open."),
    N_("Expect a bit of both: some relief for the cone, some privacy, and no clear promise on "
       "either. Do not rely on it to keep a click track out of a quiet take."),
    { N_("Bass line: the lowest notes usually fade first. Do you still feel the pitch of each "
         "one, or only its attack?"),
      N_("Chords: listen to the low edge of the electric piano. A hump there is the usual "
         "price of half-open vents."),
      N_("Room: stop playback and listen to your room through the cups. Lows come in "
         "nearly unhindered, highs are dulled."),
      NULL },
    N_("Whether the word names a class of its own; that is a matter of language. Nor how wide "
       "it sounds, or how it wears."),
  },
  [EARCUP_TOPIC_OPEN] = {
    N_("Open back"),
    N_("A grille in place of a shell. The air behind the driver is free, the room comes in, and "
       "your music goes out."),
    N_("Hardly anything holds the cone back from behind, and sound leaves the cup "
       "as easily as it enters. At low notes what leaves behind "
       "meets what leaks past the pads, and the two cancel."),
    N_("The upper bass and the mids tend to be even, so that level decisions on voice and chords "
       "travel well. The deepest octave is often faint: it is easy to leave rumble in, or to "
       "turn the sub up too far. Look at the spectrum down there."),
    { N_("Sub: the lowest bass notes of the loop. Do they carry weight, or do you only follow "
         "their overtones?"),
      N_("Voice: listen to each “s”. Sharp on one pair and soft on the other tells you "
         "about the treble peak of the headphone, not about the singer."),
      N_("Kick: the click should sit right in front of the thump. If you miss the thump, do not "
         "reach for the equaliser yet; switch and compare."),
      N_("Reverb tails: follow the voice into the gap at the end. A quiet room lets you hear "
         "far down; an air conditioner covers it at once."),
      NULL },
    N_("Soundstage. The guides praise it, but it happens between the pinna, the driver’s "
       "place and your mind, and none of these is in the model."),
  },
  [EARCUP_TOPIC_MONITORS] = {
    N_("Monitors"),
    N_("Two loudspeakers and a room. Each ear hears both of them, a little apart in time, and the "
       "walls join in."),
    N_("Near-fields stand close, so that the direct sound leads. Far-fields stand back, play "
       "louder and need a room that has been treated for them."),
    N_("Panning narrows against headphones, the middle firms up, and the room writes its own "
       "bass line on top of yours. What sounds wide on headphones may only be wide there."),
    { N_("Middle: does the voice stand between the loudspeakers, as solid as a person would?"),
      N_("Hats and shaker: compare how far out they sit on loudspeakers and on headphones."),
      N_("Bass line: walk about the room. Notes that come and go with your place belong to the "
         "room."),
      NULL },
    N_("Anything about your own room and your own loudspeakers, or your taste. What is computed "
       "here concerns typical pairs in rooms of a usual size, whose walls are told by how much "
       "they swallow."),
  },
};

static const EarcupDispute disputes[] = {
  { N_("Is semi-open a class?"),
    N_("Yes, with fewer or smaller vents"), SAID (PRODUCTION),
    N_("No, it is open with less leak"), SAID (BEATS),
    N_("Bleed falls by {vent-span} from open to closed, by {vent-step} at most in one step. "
       "Both may call that slope what they like."),
    BIT (SEMI_OPEN) },
  { N_("What do producers need?"),
    N_("Closed is used more"), SAID (PRODUCTION),
    N_("Open is the better tool"), SAID (BUYING) | SAID (MIXING) | SAID (BEATS),
    N_("Sealing changes bleed by {pair-bleed} and the bass at {bass-hz} by {pair-bass}. The first "
       "matters in recording, the second in mixing, so each side may be right for its task."),
    BIT (CLOSED) | BIT (OPEN) },
  { N_("One pair, little money?"),
    N_("Closed"), SAID (PRODUCTION),
    N_("Open"), SAID (BUYING),
    N_("No figure settles that. Ask yourself whether you record with a microphone."),
    BIT (CLOSED) | BIT (OPEN) },
  { N_("Is the bass of closed backs a fault?"),
    N_("Yes, for mixing"), SAID (BEATS) | SAID (MIXING) | SAID (PRODUCTION),
    N_("No, it is what people enjoy"), SAID (MIXING) | SAID (SHOP),
    N_("Sealing alone changes {bass-hz} by {pair-bass}. The rest is tuning, and "
       "tuning is a matter of purpose."),
    BIT (CLOSED) },
  { N_("What tires the ears?"),
    N_("Being shut off"), SAID (MIXING),
    N_("Pressure and weight"), SAID (SHOP),
    N_("Outside the model: nothing here computes tiredness."),
    BIT (CLOSED) | BIT (OPEN) },
};

/**
 * earcup_passages_get_passage:
 * @topic: a kind of enclosure
 *
 * Looks up what the guide says about it. Any thread.
 *
 * Returns: (transfer none): the passage, untranslated
 */
const EarcupPassage *
earcup_passages_get_passage (EarcupTopic topic)
{
  g_return_val_if_fail (topic < EARCUP_N_TOPICS, NULL);

  return &passages[topic];
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
