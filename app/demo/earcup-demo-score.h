/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  EARCUP_DEMO_DRUM_KICK,
  EARCUP_DEMO_DRUM_CLAP,
  EARCUP_DEMO_DRUM_HAT,
  EARCUP_DEMO_DRUM_OPEN_HAT,
  EARCUP_DEMO_DRUM_SHAKER,
  EARCUP_DEMO_DRUM_RIM,
  EARCUP_DEMO_DRUM_CYMBAL,
  EARCUP_DEMO_N_DRUMS
} EarcupDemoDrum;

typedef enum {
  EARCUP_DEMO_VOWEL_A,
  EARCUP_DEMO_VOWEL_E,
  EARCUP_DEMO_VOWEL_I,
  EARCUP_DEMO_VOWEL_O,
  EARCUP_DEMO_VOWEL_U,
  EARCUP_DEMO_N_VOWELS
} EarcupDemoVowel;

/* One note: where it starts and how long it lasts, in sixteenths; its key as in MIDI, where
 * 69 is A at 440 Hz; how hard it is played, 0 to 1. */
typedef struct {
  guint  step;
  guint  n_steps;
  guint  key;
  double velocity;
} EarcupDemoNote;

/* One sung syllable: an optional hiss, then a vowel that turns into another. */
typedef struct {
  EarcupDemoNote  note;
  gboolean        hiss;
  EarcupDemoVowel from;
  EarcupDemoVowel to;
} EarcupDemoSyllable;

typedef void (*EarcupDemoPlayFunc) (const EarcupDemoNote *note,
                                    gpointer              user_data);

double                    earcup_demo_score_key_to_hz     (double              key);
gsize                     earcup_demo_score_step_to_frame (guint               step);

double                    earcup_demo_score_get_drum      (EarcupDemoDrum      drum,
                                                           guint               step);
void                      earcup_demo_score_play_bass     (EarcupDemoPlayFunc  play,
                                                           gpointer            user_data);
void                      earcup_demo_score_play_keys     (EarcupDemoPlayFunc  play,
                                                           gpointer            user_data);
const EarcupDemoSyllable *earcup_demo_score_get_melody    (gsize              *n_syllables);

G_END_DECLS
