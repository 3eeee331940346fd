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

#define CLOSED     (1 << EARCUP_TOPIC_CLOSED)
#define SEMI       (1 << EARCUP_TOPIC_SEMI_OPEN)
#define OPEN       (1 << EARCUP_TOPIC_OPEN)
#define MONITORS   (1 << EARCUP_TOPIC_MONITORS)
#define WORN       (CLOSED | SEMI | OPEN)

/* Thresholds, in dB unless said otherwise. */
#define FAINT         1.0     /* a difference that is hard to hear */
#define CLEAR         3.0     /* one that nobody misses */
#define LARGE         10.0    /* twice or half as loud */

#define RULE(figure, holds, fails)  { EARCUP_FINDING_ ## figure, holds, fails }

static const EarcupClaim claims[] = {
  { "bass-build-up",
    N_("A sealed cup traps the lows, so you hear more bass than the track has and mix too lean."),
    N_("Same driver, sealed against open: {pair-low} at {low-hz}, {pair-bass} at {bass-hz}, "
       "{pair-upper-bass} at {upper-bass-hz}. A minus means that sealing takes bass away."),
    N_("Your headphone has {bass} at {glasses-hz} against its own mids; that is tuning and seal, "
       "and it is what your mix reacts to."),
    BEATS | MIXING | SHOP | PRODUCTION, CLOSED, 2,
    { RULE (PAIR_BASS, FAINT, -FAINT), RULE (PAIR_LOW, FAINT, -FAINT) } },
  { "bass-desirable",
    N_("Closed headphones hit harder in the lows, and many listeners like that."),
    NULL,
    N_("Against its mids, this headphone stands at {deep} at {deep-hz} and {bass} at "
       "{glasses-hz}. Whether you like it is yours to say."),
    MIXING | SHOP, CLOSED, 1, { RULE (BASS, FAINT, -CLEAR) } },
  { "pressure",
    N_("Vents let out the pressure that builds up behind the driver."),
    N_("With the vents shut, the same driver gives {pair-low} at {low-hz}. A minus means that "
       "the air in the cup held the cone back, and that vents free it."),
    NULL, SHOP | PRODUCTION, WORN, 1, { RULE (PAIR_LOW, -CLEAR, -FAINT) } },
  { "driver-free",
    N_("An open back lets the driver respond more freely."),
    N_("Sealed against open: {pair-bass} at {bass-hz}, but {pair-middle} at {middle-hz}. "
       "A plus means that the sealed one is louder there."),
    NULL, PRODUCTION, OPEN | SEMI, 2,
    { RULE (PAIR_BASS, -FAINT, FAINT), RULE (PAIR_MIDDLE, -FAINT, FAINT) } },
  { "cup-reflections",
    N_("Sound bounces about in the cup and changes what you hear."),
    N_("A sealed cup {cup-depth} deep and without wadding bends the response by up to "
       "{echo-bare}; with its usual wadding, by up to {echo}."),
    NULL, MIXING | PRODUCTION, CLOSED, 2,
    { RULE (ECHO_BARE, CLEAR, FAINT), RULE (ECHO, CLEAR, FAINT) } },
  { "open-neutral",
    N_("Open backs sound flatter and more natural."),
    N_("From the bass to the mids the same driver swings by {open-ripple} open and "
       "{sealed-ripple} sealed."),
    N_("This headphone swings by {ripple} there and stands at {deep} at {deep-hz}: "
       "smooth is not the same as complete."),
    ALL, OPEN | SEMI, 2, { RULE (RIPPLE, CLEAR, 2.0 * CLEAR), RULE (DEEP, -CLEAR, -LARGE) } },
  { "soundstage",
    N_("Open backs give a wider, deeper stage and finer detail."),
    N_("The model has no pinna and no sense of space. It cannot say."),
    N_("What it does know: the other ear gets {crosstalk} of this cup at {middle-hz}. "
       "Loudspeakers would give it nearly all."),
    MIXING | SHOP | BUYING, OPEN | SEMI, 0, { { 0 } } },
  { "isolation",
    N_("Closed backs keep outside noise out; open backs do not."),
    N_("Shutting the vents of the same headphone changes that by {pair-isolation}."),
    N_("This one keeps out {isolation} on average, {isolation-low} in the lows and "
       "{isolation-high} in the highs."),
    ALL, WORN, 1, { RULE (PAIR_ISOLATION, LARGE, CLEAR) } },
  { "bleed",
    N_("Open backs let your music out to anyone near; closed backs do not."),
    N_("Shutting the vents changes what gets out by {pair-bleed}."),
    N_("With {ear-level} at your ear, this one sends {bleed} to a point {microphone-distance} "
       "away."),
    ALL, WORN, 1, { RULE (PAIR_BLEED, -LARGE, -CLEAR) } },
  { "mic-bleed-mix",
    N_("Bleed spoils vocal takes, so wear closed backs at the microphone."),
    N_("Shutting the vents changes the bleed by {pair-bleed}."),
    N_("At a microphone {microphone-distance} away, this headphone played loud lies "
       "{bleed-voice} against a speaking voice. A minus means that it stays below."),
    BEATS | SHOP | PRODUCTION | BUYING, WORN, 1, { RULE (PAIR_BLEED, -LARGE, -CLEAR) } },
  { "feedback",
    N_("Monitoring your own microphone loudly in leaky headphones can howl."),
    N_("Sealing changes the gain that you have before it howls by {pair-margin}."),
    N_("With this one it would start near {howl}, once your ear gets {margin} more than the "
       "microphone {microphone-distance} away."),
    BEATS, WORN, 1, { RULE (PAIR_MARGIN, LARGE, CLEAR) } },
  { "loud-rooms",
    N_("Next to a drum kit, closed backs protect your hearing: the cue mix can stay lower."),
    N_("Sealing the cup changes what it keeps out by {pair-isolation}."),
    N_("This one takes {isolation} off the room. For the same dose to the ear, time may grow by "
       "a factor of {exposure}. It is not tested hearing protection."),
    BEATS, CLOSED | OPEN, 1, { RULE (PAIR_ISOLATION, LARGE, CLEAR) } },
  { "fatigue-isolation",
    N_("Being shut off tires your ears; open backs stay comfortable for longer."),
    N_("Tiredness is not acoustics. Take this as the experience of those who wrote it."),
    NULL, MIXING | SHOP, CLOSED | OPEN, 0, { { 0 } } },
  { "awareness",
    N_("Open backs leave you aware of the room, and let the room into the music."),
    NULL,
    N_("Through this one, the lows of the room lose {isolation-low} and the highs "
       "{isolation-high}."),
    MIXING | BUYING, OPEN | SEMI, 1, { RULE (ISOLATION, CLEAR, LARGE) } },
  { "public",
    N_("In company, closed is the polite choice."),
    NULL,
    N_("Played loud, this one is heard at {bleed-room} from {room-distance} away."),
    MIXING | BUYING, WORN, 1, { RULE (PAIR_BLEED, -LARGE, -CLEAR) } },
  { "detail-low-level",
    N_("Blocking the noise lets you hear small detail at low level."),
    NULL,
    N_("In a noisy room, music at the same level stands {isolation} further out of the noise "
       "than with bare ears."),
    PRODUCTION, CLOSED, 1, { RULE (ISOLATION, LARGE, CLEAR) } },
  { "semi-open",
    N_("Semi-open is a class of its own, between the two."),
    N_("Closing the vents bit by bit lowers the bleed by {vent-span} in all, and never by more "
       "than {vent-step} in one step. Where a slope begins to be a class is a choice of words."),
    NULL, PRODUCTION, SEMI, 2,
    { RULE (VENT_SPAN, LARGE, CLEAR), RULE (VENT_STEP, FAINT, LARGE) } },
  { "headphones-vs-speakers",
    N_("Headphones overstate stereo width and detail; mix on monitors."),
    N_("On loudspeakers each ear hears both sides."),
    N_("Here the far ear gets only {crosstalk} at {middle-hz}."),
    PRODUCTION, WORN | MONITORS, 0, { { 0 } } },
  { "near-field",
    N_("Near-fields suit small or untreated rooms, at the price of incomplete lows."),
    N_("What you get depends on the box and the room, and neither is known here."),
    NULL, PRODUCTION, MONITORS, 0, { { 0 } } },
  { "far-field",
    N_("Far-fields want a large, treated room and then show the lows better."),
    N_("A statement about rooms. This page knows nothing of yours."),
    NULL, PRODUCTION, MONITORS, 0, { { 0 } } },
  { "low-end-forms",
    N_("Low notes need a long way to form, so near-fields cannot show them."),
    N_("In the open air, moving back from {near-seat} to {far-seat} shifts {bass-hz} by "
       "{distance} against {middle-hz}. Near nothing means that distance alone makes "
       "no bass."),
    NULL, PRODUCTION, MONITORS, 1, { RULE (DISTANCE, CLEAR, FAINT) } },
  { "high-level",
    N_("Far-fields are built to play loud."),
    N_("A matter of amplifiers and cone size, which this page does not look at."),
    NULL, PRODUCTION, MONITORS, 0, { { 0 } } },
  { "speaker-bleed",
    N_("Loudspeakers in the recording room reach the open microphone: wear headphones there."),
    N_("A loudspeaker gives the microphone what it gives you. A sealed headphone "
       "{microphone-distance} from it keeps at least {sealed-margin} between the two."),
    NULL, PRODUCTION, MONITORS | CLOSED, 1, { RULE (SEALED_MARGIN, LARGE, CLEAR) } },
  { "open-translates",
    N_("Mixes made on open backs hold up on monitors."),
    N_("Nobody can compute a mixing decision. Compare the curves, then check by ear."),
    NULL, MIXING | BUYING, OPEN | MONITORS, 0, { { 0 } } },
  { "mastering",
    N_("Master on far-fields first, then check on near-fields and open backs."),
    N_("Advice about working habits, and a good habit: more systems, fewer surprises."),
    NULL, PRODUCTION, MONITORS | OPEN, 0, { { 0 } } },
  { "closed-not-monitor",
    N_("Closed backs do not replace monitors; open backs come nearer but do not either."),
    N_("No headphone gives you a room. The curves show balance, not replacement."),
    NULL, MIXING, CLOSED | OPEN | MONITORS, 0, { { 0 } } },
  { "car-test",
    N_("Open backs are nearer to phones and cars, but the car test stays."),
    N_("Cars and phones are not in this model."),
    NULL, MIXING, OPEN, 0, { { 0 } } },
  { "impedance",
    N_("Higher impedance needs more voltage."),
    NULL,
    N_("Rewinding this coil to {coil-factor} times the resistance changes the level at the same "
       "voltage by {coil}. As it is, {impedance} and {sensitivity} for one volt at {middle-hz}."),
    BUYING, WORN, 1, { RULE (COIL, -CLEAR, -FAINT) } },
  { "impedance-clarity",
    N_("On a good amplifier, high impedance sounds clearer."),
    NULL,
    N_("All that impedance does to the tone is to react to the amplifier: an output of "
       "{amplifier-ohm} bends this one by {amplifier} at most, because its impedance swings by "
       "a factor of {swing}, highest near {swing-hz}."),
    BUYING, WORN, 1, { { EARCUP_FINDING_AMPLIFIER, 2.0 * CLEAR, CLEAR } } },
  { "price",
    N_("Open backs for professionals tend to cost more, and price is not quality."),
    N_("Prices are not acoustics."),
    NULL, MIXING | BUYING, OPEN, 0, { { 0 } } },
  { "comfort",
    N_("Fit decides long sessions, and glasses or hair break the seal."),
    NULL,
    N_("The arm of your glasses under the pad changes this one by {glasses-deep} at {deep-hz} "
       "and {glasses} at {glasses-hz}. How it feels, only your head can tell."),
    SHOP | BUYING, WORN, 1, { RULE (GLASSES_DEEP, -CLEAR, -FAINT) } },
  { "care",
    N_("Open backs gather dust and are harder to clean."),
    N_("True to see, and nothing to compute."),
    NULL, MIXING, OPEN, 0, { { 0 } } },
  { "many-systems",
    N_("Best own both kinds and monitors; with little money, a good closed pair."),
    N_("A piece of advice. What tells the two apart is on the other cards."),
    NULL, PRODUCTION, CLOSED | OPEN | MONITORS, 0, { { 0 } } },
  { "open-best-overall",
    N_("For producing on headphones, open is the better choice."),
    N_("It depends on the task: recording asks for a seal, judging a balance does not."),
    NULL, BEATS | MIXING | BUYING, OPEN, 0, { { 0 } } },
  { "cup-noise-cancelling",
    N_("Noise cancelling is not for production."),
    N_("The model covers what the cup does by itself, not what electronics add."),
    NULL, PRODUCTION, CLOSED, 0, { { 0 } } },
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
