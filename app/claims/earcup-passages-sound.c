/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "claims/earcup-passages-private.h"

#include <glib/gi18n-lib.h>

/* What the enclosure does to the sound. */
const EarcupPassage earcup_passages_sound[EARCUP_N_TOPICS] = {
  [EARCUP_TOPIC_BASS] = {
    N_("Build-up in the bass"),
    N_("Does a sealed cup add bass, or take it away?"),
    N_("The most repeated claim of all: shut the back, and the bass piles up. In the model a "
       "sealed back by itself does the opposite. What people hear has other causes, and each of "
       "them can be switched on alone."),
    {
      { N_("The spring"),
        N_("Air that is shut in pushes back. For the same driver and the same voltage, sealing "
           "the back changes {bass-hz} by {pair-bass}."),
        0 },
      { N_("The seal in front"),
        N_("With the pads tight, the small volume before your ear is driven like a pump, down to "
           "the lowest note. A small gap changes the sealed cup by {sealed-gap} at {low-hz}, so a "
           "pair that seals well has bass to give away."),
        0 },
      { N_("Tuning"),
        N_("Makers choose their bass. A small vent changes {port-hz} by {port} and a rocking cup "
           "changes {cushion-hz} by {cushion}: humps in the place where ears take them for "
           "weight."),
        0 },
      { N_("At the desk"),
        N_("Learn where your pair has its hump, and mix with it in mind. The middle one of the "
           "closed models has {closed-models-bass} at {glasses-hz} against its mids, the middle "
           "one of the open ones {open-models-bass}."),
        0 },
      { .heading = NULL },
    },
    { N_("Loop a bar with a sustained bass note and switch between open and sealed: does the note "
         "grow, or does only its knock?"),
      N_("Compare the kick with the bass line. If one moves against the other when you switch, no "
         "single fader will set both right."),
      NULL },
    N_("What you like. A lift in the bass is a fault at the desk and a pleasure on the sofa, and "
       "both are true."),
  },
  [EARCUP_TOPIC_REFLECTIONS] = {
    N_("Reflections and neutrality"),
    N_("What the cup throws back, and what flat means"),
    N_("Behind the driver, sound runs to the far wall of the cup and comes back. Where the way "
       "there and back fits a wave, the echo adds or cancels, and the response gets a comb of "
       "small teeth."),
    {
      { N_("How much it is"),
        N_("In a bare cup {cup-depth} deep, the teeth bend the upper mids by up to {echo-bare}; "
           "wadding brings that down to {echo}. That is why there is felt behind most drivers."),
        0 },
      { N_("Open is not the same as flat"),
        N_("Without a back wall there is little to echo, and from the bass to the mids the same "
           "driver swings by {open-ripple} instead of {sealed-ripple}. The deepest octave goes "
           "missing in exchange."),
        0 },
      { N_("Measured against a target"),
        N_("The middle one of the open models is {open-models-deviation} away from the neutral "
           "target, that of the closed ones {closed-models-deviation}. Both kinds have good and "
           "bad ones."),
        0 },
      { .heading = NULL },
    },
    { N_("Snare and clap: a papery colour that is the same on every hit belongs to the cup."),
      N_("Reverb tails: let the loop run into its gap and listen to whether one tone hangs on."),
      NULL },
    N_("Echoes between the cup and the folds of your own ear, which are as personal as a "
       "fingerprint."),
  },
  [EARCUP_TOPIC_SOUNDSTAGE] = {
    N_("Soundstage"),
    N_("Why width is beyond this model, and what stands in its place"),
    N_("Open backs are praised for a wide, deep stage. Nobody should compute that from a network "
       "of springs and masses, so this program does not."),
    {
      { N_("What is known"),
        N_("Headphones of every kind play each channel to one ear only. At {middle-hz} the far "
           "ear gets {open-crosstalk} with an open cup and {sealed-crosstalk} with a sealed one. "
           "Of a monitor at one side it misses no more than {near-difference}."),
        0 },
      { N_("What may be behind the praise"),
        N_("Less ringing in the cup, a smoother upper treble, the sound of your own room around "
           "the music. Each of these is real, and none of them is a stage."),
        0 },
      { N_("How to judge it"),
        N_("Listen for places, not for size: can you point at the shaker, and does it stay there "
           "when the chords come in?"),
        0 },
      { .heading = NULL },
    },
    { N_("Hats and shaker: how far out do they stand, and does it change when you switch?"),
      N_("Voice: is it in the middle of your head, or a little in front of it?"),
      NULL },
    N_("Width, depth and height. They arise from the outer ear, the place of the driver and the "
       "mind."),
  },
  [EARCUP_TOPIC_IMPEDANCE] = {
    N_("Impedance and what drives it"),
    N_("Volts, ohms and whether a pair is loud enough"),
    N_("Impedance says how hard the coil makes it for the amplifier. High impedance asks for "
       "voltage, low impedance for current, and neither is a grade."),
    {
      { N_("Will it be loud enough?"),
        N_("Thinner wire of {coil-factor} times the resistance changes the level at the same "
           "voltage by {open-coil}. A laptop has little voltage to give, an interface more, an "
           "amplifier plenty."),
        0 },
      { N_("Yours"),
        N_("It has {impedance}, and a laptop brings it to {laptop-reach} at most."),
        0 },
      { N_("Will it sound different?"),
        N_("Only if the impedance changes over frequency and the output has an impedance of its "
           "own. At {amplifier-ohm}, that bends the driver of the family by {open-amplifier}."),
        0 },
      { .heading = NULL },
    },
    { N_("Switch between the same pair on a good output and on a poor one: only a hump around the "
         "resonance should change."),
      NULL },
    N_("What an amplifier adds when it is overdriven, and whether a clearer sound is worth its "
       "price to you."),
  },
};
