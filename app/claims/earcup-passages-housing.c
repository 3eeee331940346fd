/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "claims/earcup-passages-private.h"

#include <glib/gi18n-lib.h>

#define SAID(who) EARCUP_CLAIM_SOURCE_ ## who

/* What the housing is, and its kinds. */
const EarcupPassage earcup_passages_housing[EARCUP_N_TOPICS] = {
  [EARCUP_TOPIC_ENCLOSURE] = {
    N_("What an enclosure is"),
    N_("The part that holds the driver, and why its back matters"),
    N_("Enclosure, housing, cup, can: four words for the part that holds the driver over your "
       "ear. What tells the kinds apart is its outer side. It may be solid, pierced all over, or "
       "something in between."),
    {
      { N_("The driver has two sides"),
        N_("When the cone pushes air towards your ear, it pulls on the air behind it. A solid "
           "back shuts that air in as a spring. A pierced back lets it go, and with it half of "
           "the sound."),
        0 },
      { N_("What follows from it"),
        N_("Everything else on these pages: how low the driver reaches, what gets out, what gets "
           "in, what the cup throws back, and how much all of that depends on the pads. One volt "
           "at {low-hz} raises the pressure behind the same driver to {sealed-rear} in a sealed "
           "cup and to {open-rear} in an open one."),
        0 },
      { N_("The words of the guides"),
        N_("Bleed is sound that leaves the headphones. Isolation is sound from outside that stays "
           "out. Soundstage is how well width and depth of a stereo mix come across. Translation "
           "is how well a mix that was made on one system holds up on another."),
        SAID (BEATS) | SAID (MIXING) | SAID (BUYING) },
      { .heading = NULL },
    },
    { N_("Load one driver in four housings from the menu and go through A to D: everything that "
         "changes is the back of the cup."),
      NULL },
    N_("Materials, finish and the feel of a cup. Two housings of the same acoustics are the same "
       "to it."),
  },
  [EARCUP_TOPIC_CLOSED] = {
    N_("Closed back"),
    N_("A solid shell: privacy on both sides, bass that hangs on the seal"),
    N_("A shell with no way out. It keeps the room away from you and your music away from the "
       "room; what it does to the bass depends on tuning and on the seal of the pads."),
    {
      { N_("What it is"),
        N_("Behind the driver sits a small, sealed volume of air. It acts as a spring on the "
           "cone, and its walls throw treble back. The pads close the front, so that low notes "
           "build up against your ear – as long as nothing breaks the seal."),
        0 },
      { N_("What it does to your mix"),
        N_("If your pair lifts the bass, you will pull it down, and the mix comes out lean "
           "elsewhere. If the arm of your glasses lets air in, the deepest notes go and you push "
           "them up instead. Check your lows on something else before you trust them."),
        0 },
      { .heading = NULL },
    },
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
    N_("Somewhere on the slope between sealed and open"),
    N_("Small or damped openings in the shell. It stands somewhere on a slope between sealed and "
       "open, and each model picks its own spot."),
    {
      { N_("What it is"),
        N_("Part of the air behind the driver can escape, through felt or through narrow holes. "
           "The resistance of those openings decides everything: high, and it acts closed; low, "
           "and it acts open."),
        0 },
      { N_("What it does to your mix"),
        N_("Expect a bit of both: some relief for the cone, some privacy, and no clear promise on "
           "either. Do not rely on it to keep a click track out of a quiet take."),
        0 },
      { .heading = NULL },
    },
    { N_("Bass line: the lowest notes usually fade first. Do you still feel the pitch of each "
         "one, or only its attack?"),
      N_("Chords: listen to the low edge of the electric piano. A hump there is the usual price "
         "of half-open vents."),
      N_("Room: stop playback and listen to your room through the cups. Lows come in nearly "
         "unhindered, highs are dulled."),
      NULL },
    N_("Whether the word names a class of its own; that is a matter of language. Nor how wide it "
       "sounds, or how it wears."),
  },
  [EARCUP_TOPIC_OPEN] = {
    N_("Open back"),
    N_("A grille: even mids, a faint lowest octave, no privacy"),
    N_("A grille in place of a shell. The air behind the driver is free, the room comes in, and "
       "your music goes out."),
    {
      { N_("What it is"),
        N_("Hardly anything holds the cone back from behind, and sound leaves the cup as easily "
           "as it enters. At low notes what leaves behind meets what leaks past the pads, and the "
           "two cancel."),
        0 },
      { N_("What it does to your mix"),
        N_("The upper bass and the mids tend to be even, so that level decisions on voice and "
           "chords travel well. The deepest octave is often faint: it is easy to leave rumble in, "
           "or to turn the sub up too far. Look at the spectrum down there."),
        0 },
      { .heading = NULL },
    },
    { N_("Sub: the lowest bass notes of the loop. Do they carry weight, or do you only follow "
         "their overtones?"),
      N_("Voice: listen to each “s”. Sharp on one pair and soft on the other tells you about the "
         "treble peak of the headphone, not about the singer."),
      N_("Kick: the click should sit right in front of the thump. If you miss the thump, do not "
         "reach for the equaliser yet; switch and compare."),
      N_("Reverb tails: follow the voice into the gap at the end. A quiet room lets you hear far "
         "down; an air conditioner covers it at once."),
      NULL },
    N_("Soundstage. The guides praise it, but it happens between the pinna, the driver’s place "
       "and your mind, and none of these is in the model."),
  },
  [EARCUP_TOPIC_HISTORY] = {
    N_("How it came about"),
    N_("From the switchboard to the open grille"),
    N_("For a long time there was only one kind. Closed headphones served soldiers, radio "
       "operators and the people at telephone switchboards; music came later, and open backs "
       "later still."),
    {
      { N_("Closed for a generation"),
        N_("In {first-closed-year} beyerdynamic brought a closed pair to the public. It weighed "
           "{first-closed-weight} and had no stereo, for there was none to be had."),
        SAID (SHOP) },
      { N_("Stereo"),
        N_("The first modern stereo pair followed in {first-stereo-year}, from Koss, and it was "
           "closed too."),
        SAID (SHOP) },
      { N_("The first open back"),
        N_("In {first-open-year} Sennheiser sold the first open pair for everyone. It was light, "
           "at {first-open-weight}, and it sounded less boxy than what people knew."),
        SAID (SHOP) },
      { N_("And since"),
        N_("beyerdynamic, Focal and AKG are among those who took the open design further. Noise "
           "cancelling came later than either."),
        SAID (SHOP) },
      { .heading = NULL },
    },
    { NULL },
    N_("What those early pairs sounded like. There is no measurement of them here; choose one, "
       "and you hear what its construction suggests."),
  },
};
