/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#include "claims/earcup-claim.h"

#define BEATS      EARCUP_CLAIM_SOURCE_BEATS
#define MIXING     EARCUP_CLAIM_SOURCE_MIXING
#define SHOP       EARCUP_CLAIM_SOURCE_SHOP
#define PRODUCTION EARCUP_CLAIM_SOURCE_PRODUCTION
#define BUYING     EARCUP_CLAIM_SOURCE_BUYING
#define ALL        EARCUP_CLAIM_SOURCE_ALL

#define CLOSED      (1 << EARCUP_TOPIC_CLOSED)
#define SEMI        (1 << EARCUP_TOPIC_SEMI_OPEN)
#define OPEN        (1 << EARCUP_TOPIC_OPEN)
#define MONITORS    (1 << EARCUP_TOPIC_MONITORS)
#define ENCLOSURE   (1 << EARCUP_TOPIC_ENCLOSURE)
#define BASS        (1 << EARCUP_TOPIC_BASS)
#define REFLECTIONS (1 << EARCUP_TOPIC_REFLECTIONS)
#define SOUNDSTAGE  (1 << EARCUP_TOPIC_SOUNDSTAGE)
#define IMPEDANCE   (1 << EARCUP_TOPIC_IMPEDANCE)
#define ISOLATION   (1 << EARCUP_TOPIC_ISOLATION)
#define BLEED       (1 << EARCUP_TOPIC_BLEED)
#define NEIGHBOURS  (1 << EARCUP_TOPIC_NEIGHBOURS)
#define FEEDBACK    (1 << EARCUP_TOPIC_FEEDBACK)
#define HEARING     (1 << EARCUP_TOPIC_HEARING)
#define CANCELLING  (1 << EARCUP_TOPIC_CANCELLING)
#define FIT         (1 << EARCUP_TOPIC_FIT)
#define PRICE       (1 << EARCUP_TOPIC_PRICE)
#define CARE        (1 << EARCUP_TOPIC_CARE)
#define TRANSLATION (1 << EARCUP_TOPIC_TRANSLATION)
#define TASKS       (1 << EARCUP_TOPIC_TASKS)
#define WORN        (CLOSED | SEMI | OPEN)

/* Thresholds, in dB unless said otherwise. */
#define FAINT         1.0     /* a difference that is hard to hear */
#define CLEAR         3.0     /* one that nobody misses */
#define LARGE         10.0    /* twice or half as loud */

/* Thresholds of factors. */
#define MORE          1.1     /* somewhat more … */
#define MUCH_MORE     1.25    /* … and so much that nobody overlooks it */

#define RULE(figure, holds, fails)  { EARCUP_FINDING_ ## figure, holds, fails }

static const EarcupClaim claims[] = {
  { "bass-build-up",
    N_("A sealed cup traps the lows, so you hear more bass than the track has and mix too lean."),
    N_("Same driver, sealed against open: {pair-low} at {low-hz}, {pair-bass} at {bass-hz}, "
       "{pair-upper-bass} at {upper-bass-hz}. A minus means that sealing takes bass away: shut-in "
       "air is a spring that holds the driver back."),
    N_("What people hear comes from elsewhere. From the seal: with a small gap under the pad, the "
       "sealed one changes by {sealed-gap} at {low-hz}. From the cup, which rocks on its cushion "
       "and changes {cushion-hz} by {cushion}. And from tuning: a small vent changes {port-hz} by "
       "{port}."),
    N_("Your headphone has {bass} at {glasses-hz} against its own mids. A mix balanced on it comes "
       "out with {skew-bass} in the bass; a minus means lean."),
    N_("One driver is put into a sealed and into an open housing and simulated at the same "
       "voltage. The gap, the cushion and the vent are changed one at a time, and nothing else "
       "is."),
    BEATS | MIXING | SHOP | PRODUCTION, 0, CLOSED | BASS, 2,
    { RULE (PAIR_BASS, FAINT, -FAINT), RULE (PAIR_LOW, FAINT, -FAINT) } },
  { "bass-desirable",
    N_("Closed headphones hit harder in the lows, and many listeners like that."),
    N_("Against its own mids, the middle one of the closed headphones in the catalogue has "
       "{closed-models-bass} at {glasses-hz}, the middle one of the open ones "
       "{open-models-bass}."),
    N_("The seal decides: a small gap under the pad changes {low-hz} by {sealed-gap} when the "
       "cup is sealed, and by {open-gap} when it is open."),
    N_("This headphone stands at {deep} at {deep-hz} and {bass} at {glasses-hz}; a gap changes it "
       "by {gap-low} at {low-hz}. Whether you like it is yours to say."),
    N_("Each closed and each open model that was fitted to a measurement is simulated; the "
       "middle one of each kind is told, against its own level in the mids. The gap is opened "
       "under the pad of the same driver in both housings."),
    MIXING | SHOP, 0, CLOSED | BASS, 1, { RULE (MODELS_BASS, FAINT, -FAINT) } },
  { "pressure",
    N_("Vents let out the pressure that builds up behind the driver."),
    N_("One volt at {low-hz} makes {sealed-rear} inside the sealed cup and {open-rear} inside the "
       "vented one: shutting the vents changes it by {pair-rear}."),
    NULL,
    N_("Inside the cup of yours it makes {rear}."),
    N_("The pressure in the volume behind the driver is taken from the network at one volt, for "
       "the same driver in a sealed and in an open housing."),
    SHOP | PRODUCTION, 0, ENCLOSURE | WORN | BASS, 1, { RULE (PAIR_REAR, LARGE, CLEAR) } },
  { "driver-free",
    N_("An open back lets the driver respond more freely."),
    N_("For the same voltage, sealing changes how fast the driver moves by {pair-speed} at "
       "{bass-hz} and by {pair-speed-middle} at {middle-hz}; a minus means slower. The air in a "
       "sealed cup is one more spring: where the driver moves most freely goes from "
       "{open-resonance} to {sealed-resonance}."),
    N_("The coil brakes it in either case. The impedance peaks at {open-swing} times its lowest "
       "value when open, at {sealed-swing} times when sealed; how long it rings, told as a Q, goes "
       "from {open-q} to {sealed-q}."),
    N_("Yours moves most freely around {resonance}, with a Q of {q}."),
    N_("The speed of the diaphragm at the same voltage, its resonance and its Q are taken from "
       "the network, for the same driver in both housings."),
    PRODUCTION, 0, OPEN | SEMI | ENCLOSURE | BASS, 2,
    { RULE (PAIR_SPEED, -FAINT, FAINT), RULE (PAIR_SPEED_MIDDLE, -FAINT, FAINT) } },
  { "cup-reflections",
    N_("Sound bounces about in the cup and changes what you hear."),
    N_("A sealed cup {cup-depth} deep and without wadding bends the response by up to "
       "{echo-bare}, and its slowest tone takes {echo-decay-bare} to fall by {decay-drop}. With "
       "its usual wadding, it is {echo} and {echo-decay}."),
    NULL,
    N_("In yours, the slowest tone of the upper mids takes {decay}."),
    N_("The cup of the sealed housing is made as deep as is told here, and its response is "
       "compared with that of the same cup filled so densely that nothing is thrown back. The "
       "times are those of the third of an octave that rings on longest."),
    MIXING | PRODUCTION, 0, CLOSED | REFLECTIONS, 2,
    { RULE (ECHO_BARE, CLEAR, FAINT), RULE (ECHO, CLEAR, FAINT) } },
  { "open-neutral",
    N_("Open backs sound flatter and more natural."),
    N_("From the bass to the mids the same driver swings by {open-ripple} open and "
       "{sealed-ripple} sealed."),
    N_("In the catalogue, the middle one of the open models is {open-models-deviation} away from "
       "the neutral target, that of the closed ones {closed-models-deviation}; at {deep-hz} the "
       "open one stands at {open-models-deep}. Smooth is not the same as complete."),
    N_("This headphone is {deviation} away from the target, swings by {ripple} and stands at "
       "{deep} at {deep-hz}."),
    N_("The swing is that of the same driver in both housings. The distance is the mean "
       "deviation of a response from the target, taken over the models that were fitted to a "
       "measurement."),
    ALL, 0, OPEN | SEMI | REFLECTIONS, 3,
    { RULE (PAIR_RIPPLE, FAINT, -FAINT), RULE (MODELS_DEVIATION, FAINT, -FAINT),
      RULE (OPEN_MODELS_DEEP, -CLEAR, -LARGE) } },
  { "soundstage",
    N_("Open backs give a wider, deeper stage and finer detail."),
    N_("The model cannot say: how wide a sound seems is made by the outer ear, the place of the "
       "driver and the mind, and none of these is in it."),
    N_("What it does know: of one cup at {middle-hz} the other ear gets {open-crosstalk} if it is "
       "open and {sealed-crosstalk} if it is sealed; of a monitor on one side, only "
       "{near-difference} less than the near ear. The slowest tone of the upper mids lasts "
       "{open-decay} in an open cup and {echo-decay} in a deep sealed one."),
    N_("With this one the other ear gets {crosstalk}."),
    N_("No outer ear and no direction are in the network, so that a stage cannot come out of it. "
       "What leaks from one cup to the other ear, and how long a cup rings, can be computed."),
    MIXING | SHOP | BUYING, 0, OPEN | SEMI | SOUNDSTAGE, 0, { { 0 } } },
  { "isolation",
    N_("Closed backs keep outside noise out; open backs do not."),
    N_("Shutting the vents of the same headphone changes what it keeps out by {pair-isolation}."),
    NULL,
    N_("This one keeps out {isolation} on average, {isolation-low} in the lows and "
       "{isolation-high} in the highs."),
    N_("Sound from outside is led through the pads, the vents and the driver to the drum, for "
       "the same driver in both housings; what is told is the mean over the octaves of a band."),
    ALL, 0, WORN | ISOLATION, 1, { RULE (PAIR_ISOLATION, LARGE, CLEAR) } },
  { "bleed",
    N_("Open backs let your music out to anyone near; closed backs do not."),
    N_("Shutting the vents changes what gets out by {pair-bleed}."),
    NULL,
    N_("With {ear-level} at your ear, this one sends {bleed} to a point {microphone-distance} "
       "away."),
    N_("The sound that leaves the cup by all its ways is summed at a point as far away as is "
       "told here, while music reaches the drum at the level that is told."),
    ALL, 0, WORN | BLEED, 1, { RULE (PAIR_BLEED, -LARGE, -CLEAR) } },
  { "mic-bleed-mix",
    N_("Bleed spoils vocal takes, so wear closed backs at the microphone."),
    N_("At a microphone {microphone-distance} away, a cue mix of {ear-level} at the ear lies "
       "{open-voice} against a speaking voice when the cup is open, {sealed-voice} when it is "
       "sealed. A minus means that it stays below."),
    NULL,
    N_("Your headphone lies {bleed-voice} against that voice."),
    N_("The bleed at the microphone is held against a speaking voice at the same place; the same "
       "driver in both housings."),
    BEATS | SHOP | PRODUCTION | BUYING, 0, WORN | BLEED, 1, { RULE (PAIR_BLEED, -LARGE, -CLEAR) } },
  { "feedback",
    N_("Monitoring your own microphone loudly in leaky headphones can howl."),
    N_("Sealing changes the gain that you have before it howls by {pair-margin}."),
    NULL,
    N_("With this one it would start near {howl}, once your voice is {margin} louder in the "
       "headphone than at the microphone {microphone-distance} away."),
    N_("The way from the driver out of the cup to the microphone is closed to a loop. It howls "
       "where the loop amplifies at a frequency at which it comes back in step."),
    BEATS, 0, WORN | FEEDBACK, 1, { RULE (PAIR_MARGIN, LARGE, CLEAR) } },
  { "loud-rooms",
    N_("Next to a drum kit, closed backs protect your hearing: the cue mix can stay lower."),
    N_("To stand {music-ratio} above the kit, the music has to play at {open-drums} when the cup "
       "is open and at {sealed-drums} when it is sealed. Workplace rules would permit "
       "{open-hours} and {sealed-hours} of that a day."),
    NULL,
    N_("With yours it takes {drums-level}, for {drums-hours} a day: {exposure} times as long as "
       "with bare ears. It is not tested hearing protection."),
    N_("The noise of a drum kit is led through the cup, the music is set above it, and its level "
       "is weighed as exposure of the ear; what is permitted follows the rules for workplaces."),
    BEATS, 0, CLOSED | OPEN | HEARING, 1, { RULE (PAIR_DRUMS, -LARGE, -CLEAR) } },
  { "fatigue-isolation",
    N_("Being shut off tires your ears; open backs stay comfortable for longer."),
    N_("Tiredness is not acoustics. Take this as the experience of those who wrote it."),
    N_("Level tires too, and that can be computed: in an office, quiet music stands "
       "{sealed-office} above the noise under a sealed cup and {open-office} under an open one. "
       "Where it stands lower, it is soon turned up."),
    NULL,
    N_("How tired somebody is cannot be computed. What stands above the noise can be, and is "
       "told here."),
    MIXING | SHOP, 0, CLOSED | OPEN | ISOLATION | HEARING | FIT, 0, { { 0 } } },
  { "awareness",
    N_("Open backs leave you aware of the room, and let the room into the music."),
    N_("Through the open one, the room loses {open-isolation} on average: the pads and the driver "
       "are still in the way."),
    NULL,
    N_("Through this one, the lows of the room lose {isolation-low} and the highs "
       "{isolation-high}."),
    N_("The same way from the room to the drum as for isolation, for the open housing alone."),
    MIXING | BUYING, 0, OPEN | SEMI | ISOLATION, 1, { RULE (OPEN_ISOLATION, CLEAR, LARGE) } },
  { "public",
    N_("In company, closed is the polite choice."),
    N_("Music that is as loud for you as {listening-level} in a room reaches a neighbour "
       "{room-distance} away at {open-public} from an open cup and at {sealed-public} from a "
       "sealed one."),
    NULL,
    N_("From yours it is {bleed-room}."),
    N_("What leaves the cup is spread over the distance to a neighbour and weighted as an ear "
       "weighs soft sound, while the music has its level at the listener."),
    MIXING | BUYING, 0, WORN | NEIGHBOURS, 1, { RULE (PAIR_PUBLIC, -LARGE, -CLEAR) } },
  { "detail-low-level",
    N_("Blocking the noise lets you hear small detail at low level."),
    N_("In an office, quiet music of {quiet-level} stands {open-office} above the noise under an "
       "open cup and {sealed-office} under a sealed one."),
    NULL,
    N_("Under yours it stands {office-ratio} above it, and nothing is heard of music below "
       "{office-masked}."),
    N_("The noise of an office is led through the cup of both housings and held against soft "
       "music; what lies below it in every band is masked."),
    PRODUCTION, 0, CLOSED | ISOLATION, 1, { RULE (PAIR_OFFICE, CLEAR, FAINT) } },
  { "semi-open",
    N_("Semi-open is a class of its own, between the two."),
    N_("Closing the vents bit by bit lowers the bleed by {vent-span} in all, and never by more "
       "than {vent-step} in one step. Where a slope begins to be a class is a choice of words."),
    N_("Of the way from sealed to open, the semi-open member of the family has gone {semi-bleed} "
       "in bleed, {semi-isolation} in isolation and {semi-bass} in bass. Past the middle means "
       "nearer to open."),
    NULL,
    N_("The resistance of the vents of one open housing is raised in even steps until it is as "
       "good as shut, and the bleed is followed. A class of its own would show as one large "
       "step."),
    PRODUCTION, BEATS, SEMI | ENCLOSURE, 2,
    { RULE (VENT_SPAN, LARGE, CLEAR), RULE (VENT_STEP, FAINT, LARGE) } },
  { "headphones-vs-speakers",
    N_("Headphones overstate stereo width and detail; mix on monitors."),
    N_("The mids of the left monitor alone are {near-difference} louder at the left ear, and come "
       "{near-delay} later to the right one. Open headphones part the ears by {separation} more "
       "than that."),
    N_("Which is better to mix on does not follow from it. Nor are all monitors alike: from a "
       "far-field pair the difference is {far-difference}."),
    N_("Here the far ear gets only {crosstalk}."),
    N_("A pair of monitors is simulated at its usual distance before a head. What reaches the "
       "ear on the far side is compared with what a headphone lets through to it."),
    PRODUCTION, 0, WORN | MONITORS | SOUNDSTAGE, 1, { RULE (SEPARATION, LARGE, CLEAR) } },
  { "near-field",
    N_("Near-fields suit small or untreated rooms, at the price of incomplete lows."),
    N_("At {near-seat} in a small untreated room, the direct sound stands at {near-direct} "
       "against what the room adds. At {middle-seat} in an untreated larger one, it would be "
       "{bare-direct}. A plus means that the direct sound leads."),
    N_("Between {sub-from-hz} and {sub-to-hz} a typical near-field brings {near-sub} to your "
       "seat, against its mids; by itself it reaches down to {near-lowest}."),
    NULL,
    N_("A typical near-field pair stands in a small untreated room. Direct sound and what the "
       "walls send back are summed apart; the bass is the level at the seat against that of the "
       "mids."),
    PRODUCTION, 0, MONITORS, 2,
    { RULE (NEAR_GAIN, CLEAR, 0.0), RULE (NEAR_SUB, -CLEAR, -FAINT) } },
  { "far-field",
    N_("Far-fields want a large, treated room and then show the lows better."),
    N_("At {middle-seat}, the direct sound stands at {far-direct} against what a treated room "
       "adds; take the treatment away and it is {bare-direct}."),
    N_("Between {sub-from-hz} and {sub-to-hz} a typical far-field brings {far-sub} to your seat, "
       "a near-field {near-sub}. That is the size of the box and of the room."),
    NULL,
    N_("A typical far-field pair stands in a larger room, with its treatment and without it. "
       "Direct sound and what the walls send back are summed apart."),
    PRODUCTION, 0, MONITORS, 2,
    { RULE (BARE_LOSS, CLEAR, FAINT), RULE (SUB_GAIN, CLEAR, FAINT) } },
  { "low-end-forms",
    N_("Low notes need a long way to form, so near-fields cannot show them."),
    N_("In the open air, moving back from {near-seat} shifts {bass-hz} against {middle-hz} by "
       "{distance-middle} at {middle-seat} and by {distance} at {far-seat}. Near nothing means "
       "that distance alone makes no bass."),
    N_("How low it goes is up to the box, {near-lowest} for a typical near-field and {far-lowest} "
       "for a typical far-field, and to the room and your place in it."),
    NULL,
    N_("The woofer is taken as a piston in the open air, and its level on the axis is computed "
       "at the distances that are told here."),
    PRODUCTION, 0, MONITORS, 1, { RULE (DISTANCE, CLEAR, FAINT) } },
  { "high-level",
    N_("Far-fields are built to play loud."),
    N_("At your seat, a typical far-field pair can reach {far-reach}, a near-field pair "
       "{near-reach}: a difference of {reach-gain}. The longer way takes back part of what the "
       "bigger box has more."),
    NULL,
    NULL,
    N_("The highest level of a typical pair of each kind is carried to its usual seat, with what "
       "the room adds."),
    PRODUCTION, 0, MONITORS, 1, { RULE (REACH_GAIN, CLEAR, 0.0) } },
  { "speaker-bleed",
    N_("Loudspeakers in the recording room reach the open microphone: wear headphones there."),
    N_("As loud at your ear as a cue mix of {ear-level}, monitors lie {speaker-voice} against a "
       "speaking voice if the microphone stands where you sit, a sealed headphone "
       "{sealed-voice}. When you hear yourself, monitors howl once your voice reaches you at "
       "{speaker-margin} against the microphone, a sealed headphone at {sealed-margin}."),
    NULL,
    N_("Your headphone lies {bleed-voice} against the voice and howls at {margin}."),
    N_("The monitors play as loud at the seat as the cue mix in the headphone. What of either "
       "reaches a microphone is held against a voice, and the loop from the microphone back to "
       "itself is closed."),
    PRODUCTION, 0, MONITORS | CLOSED | BLEED | FEEDBACK, 2,
    { RULE (SPEAKER_EXCESS, LARGE, CLEAR), RULE (SPEAKER_LOSS, LARGE, CLEAR) } },
  { "open-translates",
    N_("Mixes made on open backs hold up on monitors."),
    N_("A mix balanced on the middle one of the open models is {open-models-skew} off on a "
       "near-field pair, taken over all bands; on that of the closed models, "
       "{closed-models-skew}."),
    N_("Of the same driver, the open one is {open-skew} off and the sealed one {sealed-skew}: how "
       "a headphone is tuned counts as well as its back. What an engineer makes of it, nobody "
       "can compute."),
    N_("A mix balanced on yours is {monitor-skew} off."),
    N_("A mix is imagined that sounds balanced on the headphone. Played on the near-field pair, "
       "it errs in each band; what is told is the mean error."),
    MIXING | BUYING, 0, OPEN | MONITORS | TRANSLATION, 2,
    { RULE (MODELS_SKEW, FAINT, -FAINT), RULE (PAIR_SKEW, FAINT, -FAINT) } },
  { "mastering",
    N_("Master on far-fields first, then check on near-fields and open backs."),
    N_("Advice about working habits, and a good habit: more systems, fewer surprises."),
    NULL, NULL,
    N_("Nothing is computed: an order of work is neither right nor wrong in a model."),
    PRODUCTION, 0, MONITORS | OPEN | TRANSLATION, 0, { { 0 } } },
  { "closed-not-monitor",
    N_("Closed backs do not replace monitors; open backs come nearer but do not either."),
    N_("To the ear, the middle one of the closed models is {closed-models-distance} away from a "
       "near-field pair in a room, that of the open models {open-models-distance}. Two pairs that "
       "sound alike would be near nothing."),
    N_("Of the same driver, the sealed one is {sealed-distance} away and the open one "
       "{open-distance}: how it is tuned decides. And no headphone gives you a room."),
    N_("Yours is {monitor-distance} away."),
    N_("The response of each model at the drum is held against that of the near-field pair in "
       "its room, and the mean difference is told."),
    MIXING, 0, CLOSED | OPEN | MONITORS | TRANSLATION, 3,
    { RULE (CLOSED_MODELS_DISTANCE, CLEAR, FAINT), RULE (OPEN_MODELS_DISTANCE, CLEAR, FAINT),
      RULE (MODELS_DISTANCE, FAINT, -FAINT) } },
  { "car-test",
    N_("Open backs are nearer to phones and cars, but the car test stays."),
    N_("Cars and phones are not in this model, so it cannot say what is near to them."),
    N_("Against monitors, a mix balanced on the middle one of the open models is "
       "{open-models-skew} off, on that of the closed ones {closed-models-skew}. Both leave "
       "something to check elsewhere."),
    NULL,
    N_("There is no car in the model. The errors are those of mixes on a near-field pair."),
    MIXING, 0, OPEN | TRANSLATION, 0, { { 0 } } },
  { "impedance",
    N_("Higher impedance needs more voltage."),
    N_("Rewinding the coil of the same driver to {coil-factor} times the resistance changes the "
       "level at the same voltage by {open-coil}."),
    NULL,
    N_("Yours has {impedance} and gives {sensitivity} for one volt; a laptop brings it to "
       "{laptop-reach} at most. {coil-factor} times the impedance would change that by {coil}."),
    N_("The coil of the same driver is wound of thinner wire with the same mass, so that its "
       "resistance rises as told, and the level at the same voltage is computed before and "
       "after."),
    BUYING, 0, WORN | IMPEDANCE, 1, { RULE (OPEN_COIL, -CLEAR, -FAINT) } },
  { "impedance-clarity",
    N_("On a good amplifier, high impedance sounds clearer."),
    N_("All that impedance does to the tone, as far as this model goes, is to react to the "
       "amplifier. An output of {amplifier-ohm} bends the driver of the family by "
       "{open-amplifier} at most, and that of a good amplifier is far lower."),
    NULL,
    N_("It bends yours by {amplifier} at most, because its impedance swings by a factor of "
       "{swing}, highest near {swing-hz}."),
    N_("An output of the impedance that is told feeds the same driver, and the largest change of "
       "balance is looked for between the lowest bass and the treble."),
    BUYING, 0, WORN | IMPEDANCE, 1, { RULE (OPEN_AMPLIFIER, 2.0 * CLEAR, CLEAR) } },
  { "price",
    N_("Open backs for professionals tend to cost more, and price is not quality."),
    N_("Half of the open models in the catalogue cost more than {open-models-price}, half of the "
       "closed ones more than {closed-models-price}. What is quality, no price list knows."),
    NULL, NULL,
    N_("The middle price of the passive models of each kind that stand in the catalogue with "
       "one."),
    MIXING | BUYING, 0, OPEN | PRICE, 1, { RULE (PRICE_RATIO, MUCH_MORE, 1.0) } },
  { "comfort",
    N_("Fit and weight decide long sessions, and glasses or hair break the seal."),
    N_("Glasses under the pad of the sealed one change {deep-hz} by {sealed-glasses}, hair by "
       "{sealed-hair}."),
    N_("Half of the closed models in the catalogue weigh more than {closed-models-weight}, half of "
       "the open ones more than {open-models-weight}."),
    N_("Glasses change yours by {glasses-deep} at {deep-hz} and {glasses} at {glasses-hz}, hair "
       "by {hair-deep} at {deep-hz}. How it feels, only your head can tell."),
    N_("A leak as small as under the arm of glasses or under hair is put beneath the pad. The "
       "weights are those in the catalogue, and of each kind the middle one is told."),
    SHOP | BUYING, 0, WORN | FIT, 2,
    { RULE (SEALED_GLASSES, -CLEAR, -FAINT), RULE (WEIGHT_RATIO, MORE, 1.0) } },
  { "care",
    N_("Open backs gather dust and are harder to clean."),
    N_("True to see, and nothing to compute."),
    NULL, NULL,
    N_("There is no dust in the model."),
    MIXING, 0, OPEN | CARE, 0, { { 0 } } },
  { "many-systems",
    N_("Best own both kinds and monitors; with little money, a good closed pair."),
    N_("A piece of advice. What tells the two apart is on the other cards."),
    NULL, NULL,
    N_("A piece of advice about what to own has no figure."),
    PRODUCTION, 0, CLOSED | OPEN | MONITORS | TASKS | TRANSLATION, 0, { { 0 } } },
  { "open-best-overall",
    N_("For producing on headphones, open is the better choice."),
    N_("It depends on the task: recording asks for a seal, judging a balance does not."),
    NULL, NULL,
    N_("Which one is better depends on the task, and a task has no figure. What counts for each "
       "task is computed on the other cards."),
    BEATS | MIXING | BUYING, PRODUCTION, OPEN | TASKS, 0, { { 0 } } },
  { "cup-noise-cancelling",
    N_("Noise cancelling is not for production."),
    N_("The model covers what the cup does by itself, not what electronics add."),
    NULL, NULL,
    N_("A microphone and an amplifier in the cup are not part of the network; the models that "
       "have them are simulated as if they were switched off."),
    PRODUCTION, 0, CANCELLING, 0, { { 0 } } },
};

/**
 * earcup_claims:
 * @n_claims: (out): how many there are
 *
 * Lists what the published guides claim. Any thread.
 *
 * Returns: (array length=n_claims) (transfer none): the claims
 */
const EarcupClaim *
earcup_claims (gsize *n_claims)
{
  *n_claims = G_N_ELEMENTS (claims);
  return claims;
}
