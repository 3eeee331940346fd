/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/earcup-demo-score.h"

#include <math.h>

#include "demo/earcup-demo-track.h"

#define SWING_FRAMES 760      /* every second sixteenth comes this much late */
#define BREAK_STEP   (EARCUP_DEMO_N_STEPS - 6)    /* from here only hands clap */
#define N_VOICES     4
#define N_HALVES     (2 * EARCUP_DEMO_N_BARS)

typedef struct {
  guint bass;                 /* the root, in the lowest octave of a bass guitar */
  guint voices[N_VOICES];
} Chord;

/* One chord for each half bar: F, G, E minor, A minor; then F, G, A minor and an E that
 * leads back to F. */
static const Chord chords[N_HALVES] = {
  { 29, { 57, 60, 64, 67 } }, { 29, { 57, 60, 64, 69 } },
  { 31, { 59, 62, 64, 69 } }, { 31, { 59, 62, 64, 67 } },
  { 28, { 55, 59, 62, 69 } }, { 28, { 55, 59, 62, 67 } },
  { 33, { 55, 60, 64, 71 } }, { 33, { 55, 60, 64, 69 } },
  { 29, { 57, 60, 64, 67 } }, { 29, { 57, 60, 67, 72 } },
  { 31, { 59, 62, 67, 69 } }, { 31, { 59, 62, 64, 69 } },
  { 33, { 55, 60, 64, 71 } }, { 33, { 57, 60, 64, 71 } },
  { 28, { 57, 62, 64, 71 } }, { 28, { 56, 62, 64, 71 } },
};

/* Two bars of each drum; a digit is how hard it is struck, in ninths. */
static const char * const patterns[EARCUP_DEMO_N_DRUMS] = {
  [EARCUP_DEMO_DRUM_KICK] =     "9......5..8.....9......5..8..4..",
  [EARCUP_DEMO_DRUM_CLAP] =     "....9.......9.......9..2....9..3",
  [EARCUP_DEMO_DRUM_HAT] =      "6372637263726.2.6372637263736.3.",
  [EARCUP_DEMO_DRUM_OPEN_HAT] = "..............6...............7.",
  [EARCUP_DEMO_DRUM_SHAKER] =   "3258325832583258325832583258479.",
  [EARCUP_DEMO_DRUM_RIM] =      "...5..6..4.............5..6....5",
  [EARCUP_DEMO_DRUM_CYMBAL] =   "9...............................",
};

static const EarcupDemoNote bass_line[] = {
  { 0, 6, 0, 0.95 }, { 7, 2, 0, 0.70 }, { 10, 3, 0, 0.90 }, { 14, 2, 12, 0.60 },
};

static const EarcupDemoNote comping[] = {
  { 0, 5, 0, 0.85 }, { 6, 2, 0, 0.50 }, { 10, 5, 0, 0.72 },
};

#define SUNG(step, n_steps, key, velocity, hiss, from, to)  \
  { { step, n_steps, key, velocity }, hiss, EARCUP_DEMO_VOWEL_ ## from, EARCUP_DEMO_VOWEL_ ## to }

static const EarcupDemoSyllable melody[] = {
  SUNG (2, 2, 69, 0.75, TRUE, O, O),     SUNG (4, 2, 72, 0.80, FALSE, A, A),
  SUNG (6, 6, 76, 0.95, TRUE, A, I),     SUNG (16, 3, 74, 0.85, FALSE, O, U),
  SUNG (20, 2, 71, 0.75, TRUE, E, E),    SUNG (22, 6, 69, 0.85, FALSE, A, A),
  SUNG (34, 2, 67, 0.70, FALSE, U, O),   SUNG (36, 2, 71, 0.78, TRUE, I, I),
  SUNG (38, 2, 74, 0.85, FALSE, A, A),   SUNG (40, 6, 71, 0.88, TRUE, E, A),
  SUNG (48, 3, 72, 0.85, FALSE, O, O),   SUNG (51, 3, 71, 0.75, FALSE, U, U),
  SUNG (54, 8, 69, 0.85, TRUE, A, O),    SUNG (66, 2, 69, 0.75, FALSE, O, O),
  SUNG (68, 2, 72, 0.82, TRUE, A, A),    SUNG (70, 3, 76, 0.95, FALSE, E, E),
  SUNG (74, 5, 79, 1.00, TRUE, A, E),    SUNG (80, 4, 76, 0.95, FALSE, I, E),
  SUNG (84, 2, 74, 0.85, FALSE, O, O),   SUNG (86, 6, 71, 0.88, TRUE, O, A),
  SUNG (96, 2, 72, 0.80, FALSE, U, O),   SUNG (98, 2, 74, 0.85, TRUE, A, A),
  SUNG (100, 7, 76, 0.95, FALSE, A, I),  SUNG (108, 2, 74, 0.80, FALSE, E, E),
  SUNG (110, 2, 72, 0.78, TRUE, O, O),   SUNG (112, 7, 71, 0.90, FALSE, A, O),
  SUNG (120, 2, 68, 0.78, TRUE, E, I),   SUNG (122, 6, 71, 0.85, FALSE, O, U),
};

/**
 * earcup_demo_score_key_to_hz:
 * @key: a key as in MIDI, fractions allowed
 *
 * Finds the pitch of a key in equal temperament, A at 440 Hz.
 *
 * Returns: the frequency in Hz
 */
double
earcup_demo_score_key_to_hz (double key)
{
  return 440.0 * exp2 ((key - 69.0) / 12.0);
}

/**
 * earcup_demo_score_step_to_frame:
 * @step: a sixteenth, counted from the start of the piece
 *
 * Finds when a sixteenth is played; every second one is a little late.
 *
 * Returns: the frame
 */
gsize
earcup_demo_score_step_to_frame (guint step)
{
  return (gsize) step * EARCUP_DEMO_STEP_FRAMES + (step % 2) * SWING_FRAMES;
}

/**
 * earcup_demo_score_get_drum:
 * @drum: an instrument
 * @step: a sixteenth, less than %EARCUP_DEMO_N_STEPS
 *
 * Looks up how hard a drum is struck at a sixteenth. Some wait for the second half of the
 * piece, and nearly all stop just before its end, where the tails can be heard.
 *
 * Returns: 0 (not at all) to 1
 */
double
earcup_demo_score_get_drum (EarcupDemoDrum drum,
                            guint          step)
{
  const guint n_pattern = 2 * EARCUP_DEMO_STEPS_A_BAR;
  gboolean second_half = step >= EARCUP_DEMO_N_STEPS / 2;
  gboolean late = drum == EARCUP_DEMO_DRUM_RIM || drum == EARCUP_DEMO_DRUM_SHAKER;
  int strength = g_ascii_digit_value (patterns[drum][step % n_pattern]);

  if (drum == EARCUP_DEMO_DRUM_CYMBAL && step % (2 * n_pattern) != 0)
    return 0.0;

  if ((late && !second_half) || (drum != EARCUP_DEMO_DRUM_CLAP && step >= BREAK_STEP))
    return 0.0;

  return strength < 0 ? 0.0 : strength / 9.0;
}

/**
 * earcup_demo_score_play_bass:
 * @play: (scope call): called for each note, in order
 * @user_data: passed to @play
 *
 * Plays the bass line.
 */
void
earcup_demo_score_play_bass (EarcupDemoPlayFunc play,
                             gpointer           user_data)
{
  for (guint bar = 0; bar < EARCUP_DEMO_N_BARS; bar++)
    for (guint i = 0; i < G_N_ELEMENTS (bass_line); i++)
      {
        EarcupDemoNote note = bass_line[i];

        note.key += chords[2 * bar + note.step / 8].bass;
        note.step += bar * EARCUP_DEMO_STEPS_A_BAR;
        play (&note, user_data);
      }
}

/**
 * earcup_demo_score_play_keys:
 * @play: (scope call): called for each note of each chord, in order
 * @user_data: passed to @play
 *
 * Plays the chords.
 */
void
earcup_demo_score_play_keys (EarcupDemoPlayFunc play,
                             gpointer           user_data)
{
  for (guint bar = 0; bar < EARCUP_DEMO_N_BARS; bar++)
    for (guint i = 0; i < G_N_ELEMENTS (comping); i++)
      for (guint voice = 0; voice < N_VOICES; voice++)
        {
          EarcupDemoNote note = comping[i];

          note.key = chords[2 * bar + note.step / 8].voices[voice];
          note.step += bar * EARCUP_DEMO_STEPS_A_BAR;
          play (&note, user_data);
        }
}

/**
 * earcup_demo_score_get_melody:
 * @n_syllables: (out): how many there are
 *
 * Looks up what the voice sings.
 *
 * Returns: (array length=n_syllables) (transfer none): the syllables, in order
 */
const EarcupDemoSyllable *
earcup_demo_score_get_melody (gsize *n_syllables)
{
  *n_syllables = G_N_ELEMENTS (melody);
  return melody;
}
