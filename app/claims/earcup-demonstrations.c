/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "claims/earcup-demonstration.h"

#include <glib/gi18n-lib.h>

/* One driver in three housings, and models that were fitted to a measurement or are told by their
 * maker. */
#define OPEN     "same_driver_open"
#define SEMI     "same_driver_semi_open"
#define SEALED   "same_driver_sealed"
#define HD_650   "sennheiser-hd-650"
#define DT_770   "beyerdynamic-dt-770-pro-80-ohm"
#define NEAR     "krk-rokit-5-g3-rp5g3"
#define FAR      "atc-scm100asl-pro"

static const EarcupDemonstration demonstrations[] = {
  { .claim = "bass-build-up",
    .invitation = N_("A is open and B is sealed, with the same driver. Follow the bass line: "
                     "against the mids, B has less of it, not more."),
    .effect = EARCUP_DEMONSTRATION_BALANCE,
    .slots = { { OPEN, NULL }, { SEALED, NULL } },
    .from_hz = 40.0, .to_hz = 90.0, .change_db = -3.0,
    .first_bar = 0, .n_bars = 2, .quantity = "response", .difference = TRUE },
  { .claim = "bass-desirable",
    .invitation = N_("A is an open pair and B a closed one, both fitted to measurements. The kick "
                     "of B is fuller."),
    .effect = EARCUP_DEMONSTRATION_BALANCE,
    .slots = { { HD_650, NULL }, { DT_770, NULL } },
    .from_hz = 40.0, .to_hz = 90.0, .change_db = 1.0,
    .first_bar = 0, .n_bars = 2, .quantity = "response", .difference = TRUE },
  { .claim = "pressure",
    .invitation = N_("There is nothing to hear: the pressure is inside the cup, and no ear is "
                     "there. The card of the build-up lets you hear what it does."),
    .effect = EARCUP_DEMONSTRATION_NOTHING,
    .instead = { "bass-build-up" } },
  { .claim = "driver-free",
    .invitation = N_("A is sealed and B is open, with the same driver. In the bass B moves more "
                     "freely, and more of the bass line comes through."),
    .effect = EARCUP_DEMONSTRATION_BALANCE,
    .slots = { { SEALED, NULL }, { OPEN, NULL } },
    .from_hz = 40.0, .to_hz = 90.0, .change_db = 3.0,
    .first_bar = 0, .n_bars = 2, .quantity = "response", .difference = TRUE },
  { .claim = "cup-reflections",
    .invitation = N_("A is a deep cup filled with dense wadding, B is the same cup without any. "
                     "Listen to claps and tails: B has a colour of its own."),
    .effect = EARCUP_DEMONSTRATION_BEND,
    .slots = { { SEALED, "rear-depth=45,filling=dense" },
               { SEALED, "rear-depth=45,filling=10" } },
    .from_hz = 1000.0, .to_hz = 8000.0, .change_db = 3.0,
    .first_bar = 6, .n_bars = 2, .quantity = "response", .difference = TRUE },
  { .claim = "open-neutral",
    .invitation = N_("A is a closed pair and B an open one, both fitted to measurements. B "
                     "changes the track less between bass and treble."),
    .effect = EARCUP_DEMONSTRATION_FLATTER,
    .slots = { { DT_770, NULL }, { HD_650, NULL } },
    .from_hz = 60.0, .to_hz = 8000.0, .change_db = 0.3,
    .first_bar = 4, .n_bars = 4, .quantity = "response", .difference = TRUE },
  { .claim = "soundstage",
    .invitation = N_("There is nothing to set up: what makes a stage is not in the model, and to "
                     "imitate it would be to invent it."),
    .effect = EARCUP_DEMONSTRATION_NOTHING },
  { .claim = "isolation",
    .invitation = N_("You sit in a train. A is open and B is closed: with B, the train steps back "
                     "behind the music."),
    .effect = EARCUP_DEMONSTRATION_LEVEL,
    .slots = { { "open", NULL }, { "closed", NULL } },
    .from_hz = 250.0, .to_hz = 4000.0, .change_db = -8.0,
    .first_bar = 0, .n_bars = 4, .quantity = "isolation",
    .scene = "noise", .stem = "noise", .noise = "train" },
  { .claim = "bleed",
    .invitation = N_("You are the one beside the headphone. A is open and B is closed: what you "
                     "can still make out of the song with A is gone with B."),
    .effect = EARCUP_DEMONSTRATION_LEVEL,
    .slots = { { "open", NULL }, { "closed", NULL } },
    .from_hz = 250.0, .to_hz = 4000.0, .change_db = -8.0,
    .first_bar = 0, .n_bars = 4, .quantity = "bleed",
    .scene = "neighbour", .stem = "bleed", .noise = "bedroom" },
  { .claim = "mic-bleed-mix",
    .invitation = N_("A voice is recorded over a loud cue mix. A is open and B is closed: listen "
                     "behind the voice for hats and clap."),
    .effect = EARCUP_DEMONSTRATION_LEVEL,
    .slots = { { "open", NULL }, { "closed", NULL } },
    .from_hz = 250.0, .to_hz = 4000.0, .change_db = -8.0,
    .first_bar = 4, .n_bars = 4, .quantity = "bleed",
    .scene = "recording", .stem = "bleed", .level_dba = 95.0 },
  { .claim = "feedback",
    .invitation = N_("You hear your own microphone loudly. With A, which is open, the loop howls; "
                     "with B, the same driver sealed, it does not."),
    .effect = EARCUP_DEMONSTRATION_HOWL,
    .slots = { { OPEN, NULL }, { SEALED, NULL } },
    .first_bar = 4, .n_bars = 4, .quantity = "bleed",
    .scene = "recording", .stem = "voice", .monitor_gain_db = 35.0 },
  { .claim = "loud-rooms",
    .invitation = N_("A drum kit plays beside you. A is open and B is closed: with B your cue "
                     "stands clear of it without being turned up."),
    .effect = EARCUP_DEMONSTRATION_LEVEL,
    .slots = { { "open", NULL }, { "closed", NULL } },
    .from_hz = 250.0, .to_hz = 4000.0, .change_db = -8.0,
    .first_bar = 0, .n_bars = 4, .quantity = "isolation",
    .scene = "noise", .stem = "noise", .noise = "drums", .level_dba = 90.0 },
  { .claim = "fatigue-isolation",
    .invitation = N_("There is nothing to switch to and fro: tiredness takes hours. Work a day "
                     "with each."),
    .effect = EARCUP_DEMONSTRATION_NOTHING },
  { .claim = "awareness",
    .invitation = N_("You sit by the street. A is closed and B is open: with B the street is in "
                     "the music."),
    .effect = EARCUP_DEMONSTRATION_LEVEL,
    .slots = { { "closed", NULL }, { "open", NULL } },
    .from_hz = 250.0, .to_hz = 4000.0, .change_db = 8.0,
    .first_bar = 4, .n_bars = 4, .quantity = "isolation",
    .scene = "noise", .stem = "noise", .noise = "street" },
  { .claim = "public",
    .invitation = N_("You sit beside the headphone, in an office. A is open and B is closed: with "
                     "B you are left in peace."),
    .effect = EARCUP_DEMONSTRATION_LEVEL,
    .slots = { { "open", NULL }, { "closed", NULL } },
    .from_hz = 250.0, .to_hz = 4000.0, .change_db = -8.0,
    .first_bar = 0, .n_bars = 4, .quantity = "bleed",
    .scene = "neighbour", .stem = "bleed", .noise = "office" },
  { .claim = "detail-low-level",
    .invitation = N_("Soft music in an office. A is open and B is closed: follow a reverb tail "
                     "down until the noise has it."),
    .effect = EARCUP_DEMONSTRATION_LEVEL,
    .slots = { { "open", NULL }, { "closed", NULL } },
    .from_hz = 250.0, .to_hz = 4000.0, .change_db = -6.0,
    .first_bar = 6, .n_bars = 2, .quantity = "isolation",
    .scene = "noise", .stem = "noise", .noise = "office", .level_dba = 60.0 },
  { .claim = "semi-open",
    .invitation = N_("Sealed, semi-open and open, in A, B and C, heard from the next seat. Is B "
                     "one more step, or a kind of its own?"),
    .effect = EARCUP_DEMONSTRATION_STEPS,
    .slots = { { SEALED, NULL }, { SEMI, NULL }, { OPEN, NULL } },
    .from_hz = 250.0, .to_hz = 4000.0, .change_db = 1.0,
    .first_bar = 0, .n_bars = 4, .quantity = "bleed",
    .scene = "neighbour", .stem = "bleed", .noise = "bedroom" },
  { .claim = "headphones-vs-speakers",
    .invitation = N_("A is an open pair, B are monitors in a room. Hats and shaker move inwards, "
                     "and the middle firms up."),
    .effect = EARCUP_DEMONSTRATION_NARROWER,
    .slots = { { HD_650, NULL }, { NEAR, NULL } },
    .from_hz = 100.0, .to_hz = 400.0, .change_db = 3.0,
    .first_bar = 4, .n_bars = 4, .quantity = "response", .difference = TRUE },
  { .claim = "near-field",
    .invitation = N_("A are near-fields and B are far-fields, each in its room. Listen to the "
                     "lowest notes of the bass line: A leaves out what B still has."),
    .effect = EARCUP_DEMONSTRATION_BALANCE,
    .slots = { { NEAR, NULL }, { FAR, NULL } },
    .from_hz = 30.0, .to_hz = 60.0, .change_db = 3.0,
    .first_bar = 0, .n_bars = 4, .quantity = "response", .difference = TRUE },
  { .claim = "far-field",
    .invitation = N_("A are near-fields and B are far-fields, each in its room. The foundation of "
                     "the bass comes with B."),
    .effect = EARCUP_DEMONSTRATION_BALANCE,
    .slots = { { NEAR, NULL }, { FAR, NULL } },
    .from_hz = 30.0, .to_hz = 60.0, .change_db = 3.0,
    .first_bar = 0, .n_bars = 4, .quantity = "response", .difference = TRUE },
  { .claim = "low-end-forms",
    .invitation = N_("There is nothing to hear: in the open air the model finds no difference "
                     "between near and far, and in a room it is the room that you would hear."),
    .effect = EARCUP_DEMONSTRATION_NOTHING },
  { .claim = "high-level",
    .invitation = N_("There is nothing to set up: everything is played at the same loudness here, "
                     "and a level that could hurt is none to demonstrate."),
    .effect = EARCUP_DEMONSTRATION_NOTHING },
  { .claim = "speaker-bleed",
    .invitation = N_("A voice is recorded while the cue plays from a closed headphone in A and "
                     "from monitors in B. With B, the take is full of the cue."),
    .effect = EARCUP_DEMONSTRATION_LEVEL,
    .slots = { { "closed", NULL }, { NEAR, NULL } },
    .from_hz = 250.0, .to_hz = 4000.0, .change_db = 15.0,
    .first_bar = 4, .n_bars = 4, .quantity = "bleed",
    .scene = "recording", .stem = "bleed" },
  { .claim = "open-translates",
    .invitation = N_("A is a closed pair, B an open one, and C are monitors. Which of the two "
                     "changes less when you go to C?"),
    .effect = EARCUP_DEMONSTRATION_NEARER,
    .slots = { { DT_770, NULL }, { HD_650, NULL }, { NEAR, NULL } },
    .from_hz = 60.0, .to_hz = 8000.0, .change_db = 0.3,
    .first_bar = 4, .n_bars = 4, .quantity = "response" },
  { .claim = "mastering",
    .invitation = N_("Far-fields, near-fields and an open pair, in A, B and C. What jumps out in "
                     "all three is the mix."),
    .effect = EARCUP_DEMONSTRATION_BEND,
    .slots = { { FAR, NULL }, { NEAR, NULL }, { HD_650, NULL } },
    .from_hz = 30.0, .to_hz = 8000.0, .change_db = 3.0,
    .first_bar = 4, .n_bars = 4, .quantity = "response" },
  { .claim = "closed-not-monitor",
    .invitation = N_("A is a closed pair, B an open one, and C are monitors. Both are some way "
                     "from C, and not the same way."),
    .effect = EARCUP_DEMONSTRATION_NEARER,
    .slots = { { DT_770, NULL }, { HD_650, NULL }, { NEAR, NULL } },
    .from_hz = 60.0, .to_hz = 8000.0, .change_db = 0.3,
    .first_bar = 4, .n_bars = 4, .quantity = "response" },
  { .claim = "car-test",
    .invitation = N_("There is nothing to hear: no car is in the model, and what is not computed "
                     "is not imitated."),
    .effect = EARCUP_DEMONSTRATION_NOTHING },
  { .claim = "impedance",
    .invitation = N_("A laptop plays as loud as it can. A is the version of low impedance and B "
                     "that of high impedance of the same pair: B is softer."),
    .effect = EARCUP_DEMONSTRATION_LEVEL,
    .slots = { { "beyerdynamic-dt-770-pro-32-ohm", NULL },
               { "beyerdynamic-dt-770-pro-250-ohm", NULL } },
    .from_hz = 100.0, .to_hz = 4000.0, .change_db = -3.0,
    .first_bar = 0, .n_bars = 4, .quantity = "impedance",
    .scene = "source", .stem = "music", .source = "laptop", .at_full = TRUE },
  { .claim = "impedance-clarity",
    .invitation = N_("The same pair of high impedance, on a good output in A and on an output of "
                     "high impedance in B. Whatever you hear is a little bass, and not clarity."),
    .effect = EARCUP_DEMONSTRATION_ALIKE,
    .slots = { { HD_650, NULL }, { HD_650, "source=120" } },
    .from_hz = 40.0, .to_hz = 8000.0, .change_db = 3.0,
    .first_bar = 0, .n_bars = 4, .quantity = "impedance" },
  { .claim = "price",
    .invitation = N_("There is nothing to hear: a price makes no sound. Take a blind test between "
                     "a cheap and a dear pair."),
    .effect = EARCUP_DEMONSTRATION_NOTHING },
  { .claim = "comfort",
    .invitation = N_("The same sealed pair, well seated in A and with hair under the pad in B. The "
                     "lowest notes of B are thinner."),
    .effect = EARCUP_DEMONSTRATION_BALANCE,
    .slots = { { SEALED, NULL }, { SEALED, "leak=hair" } },
    .from_hz = 30.0, .to_hz = 60.0, .change_db = -1.0,
    .first_bar = 0, .n_bars = 2, .quantity = "response", .difference = TRUE },
  { .claim = "care",
    .invitation = N_("There is nothing to hear: dust is not in the model."),
    .effect = EARCUP_DEMONSTRATION_NOTHING },
  { .claim = "many-systems",
    .invitation = N_("An open pair, a closed pair and near-fields, in A, B and C. Each of them "
                     "hides something that another one shows."),
    .effect = EARCUP_DEMONSTRATION_BEND,
    .slots = { { HD_650, NULL }, { DT_770, NULL }, { NEAR, NULL } },
    .from_hz = 60.0, .to_hz = 8000.0, .change_db = 1.0,
    .first_bar = 4, .n_bars = 4, .quantity = "response" },
  { .claim = "open-best-overall",
    .invitation = N_("There is nothing to set up: which is better depends on the task. The cards "
                     "of bleed and of neutrality let you hear what counts for each."),
    .effect = EARCUP_DEMONSTRATION_NOTHING,
    .instead = { "bleed", "open-neutral" } },
  { .claim = "cup-noise-cancelling",
    .invitation = N_("There is nothing to hear: the electronics are not in the model, and what is "
                     "not computed is not imitated."),
    .effect = EARCUP_DEMONSTRATION_NOTHING },
};

/**
 * earcup_demonstrations:
 * @n: (out): how many there are
 *
 * Lists how the claims are heard, one row for each claim, also where there is nothing to hear. Any
 * thread.
 *
 * Returns: (array length=n) (transfer none): the demonstrations
 */
const EarcupDemonstration *
earcup_demonstrations (gsize *n)
{
  *n = G_N_ELEMENTS (demonstrations);
  return demonstrations;
}
