/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-design.h"
#include "acoustics/earcup-response.h"

G_BEGIN_DECLS

#define EARCUP_TRAITS_DEEP_HZ         20.0
#define EARCUP_TRAITS_LOW_HZ          30.0
#define EARCUP_TRAITS_GLASSES_HZ      50.0
#define EARCUP_TRAITS_BASS_HZ         60.0
#define EARCUP_TRAITS_UPPER_BASS_HZ   120.0
#define EARCUP_TRAITS_MIDDLE_HZ       1000.0
#define EARCUP_TRAITS_VOICE_DB        60.0    /* dB SPL of a speaking voice at one metre */
#define EARCUP_TRAITS_ROOM_M          1.0     /* where a neighbour sits */
#define EARCUP_TRAITS_AMPLIFIER_OHM   120.0
#define EARCUP_TRAITS_LISTENING_DBA   80.0    /* what a neighbour has to bear */
#define EARCUP_TRAITS_QUIET_DBA       60.0    /* of listening at low level */
#define EARCUP_TRAITS_RATIO_DB        10.0    /* music over noise that is found comfortable */

/* What can be said of one headphone. */
typedef enum {
  EARCUP_TRAIT_LOW,               /* dB SPL for 1 V at 30 Hz, … */
  EARCUP_TRAIT_BASS,              /* … 60 Hz, … */
  EARCUP_TRAIT_UPPER_BASS,        /* … 120 Hz, … */
  EARCUP_TRAIT_MIDDLE,            /* … 1 kHz */
  EARCUP_TRAIT_DEEP_BALANCE,      /* dB at 20 Hz against the mids … */
  EARCUP_TRAIT_BASS_BALANCE,      /* … and at 50 Hz */
  EARCUP_TRAIT_RIPPLE,            /* dB from the deepest dip to the highest peak, 60 to 800 Hz */
  EARCUP_TRAIT_ISOLATION,         /* dB */
  EARCUP_TRAIT_ISOLATION_LOW,
  EARCUP_TRAIT_ISOLATION_HIGH,
  EARCUP_TRAIT_BLEED,             /* dB SPL at one foot for 100 dB SPL at the drum */
  EARCUP_TRAIT_VOICE,             /* dB, that against a voice */
  EARCUP_TRAIT_PUBLIC,            /* dBA at 1 m for music at the listening level */
  EARCUP_TRAIT_MARGIN,            /* dB of gain from a microphone to the ear until it howls … */
  EARCUP_TRAIT_HOWL,              /* … and where, in Hz */
  EARCUP_TRAIT_CROSSTALK,         /* dB at 1 kHz */
  EARCUP_TRAIT_SENSITIVITY,       /* dB SPL for 1 V in the mids */
  EARCUP_TRAIT_IMPEDANCE,         /* ohm, the lowest */
  EARCUP_TRAIT_SWING,             /* the highest over it … */
  EARCUP_TRAIT_SWING_HZ,          /* … and where */
  EARCUP_TRAIT_AMPLIFIER,         /* dB, the largest change of balance */
  EARCUP_TRAIT_COIL,              /* dB of change when it is rewound */
  EARCUP_TRAIT_REACH,             /* dB SPL from a laptop */
  EARCUP_TRAIT_GLASSES_DEEP,      /* dB of change at 20 Hz … */
  EARCUP_TRAIT_GLASSES,           /* … and at 50 Hz */
  EARCUP_TRAIT_HAIR_DEEP,
  EARCUP_TRAIT_GAP_LOW,           /* at 30 Hz */
  EARCUP_TRAIT_REAR,              /* dB SPL behind the diaphragm for 1 V at 30 Hz */
  EARCUP_TRAIT_SPEED,             /* dB re 1 m/s for 1 V at 60 Hz … */
  EARCUP_TRAIT_SPEED_MIDDLE,      /* … and at 1 kHz */
  EARCUP_TRAIT_RESONANCE,         /* Hz */
  EARCUP_TRAIT_Q,
  EARCUP_TRAIT_DECAY,             /* s */
  EARCUP_TRAIT_DRUMS_LEVEL,       /* dBA, for music to stand clear of a drum kit … */
  EARCUP_TRAIT_DRUMS_HOURS,       /* … and how long that is permitted a day */
  EARCUP_TRAIT_EXPOSURE,          /* that over what is permitted with bare ears */
  EARCUP_TRAIT_OFFICE_RATIO,      /* dB of quiet music over the noise of an office */
  EARCUP_TRAIT_OFFICE_MASKED,     /* dBA below which music is lost there */
  EARCUP_TRAIT_DEVIATION,         /* dB rms from the neutral target … */
  EARCUP_TRAIT_SKEW_BASS,         /* … and what its mixes have too much of in the bass */
  EARCUP_TRAIT_MONITOR_SKEW,      /* dB rms over the bands of a mix, on the monitors */
  EARCUP_TRAIT_MONITOR_DISTANCE,  /* dB from the response of the monitors */
  EARCUP_N_TRAITS
} EarcupTrait;

/* What headphones are held against. Each may be missing. All is borrowed. */
typedef struct {
  EarcupResponse *neutral;        /* the target that mixes are meant for */
  EarcupResponse *diffuse;        /* the level at the drum in a diffuse field */
  EarcupResponse *monitors;       /* a pair of loudspeakers in a room, at the drum */
} EarcupTraitsReference;

void earcup_traits_measure      (const EarcupDesign          *design,
                                 const EarcupTraitsReference *reference,
                                 double                       traits[EARCUP_N_TRAITS]);
void earcup_traits_measure_tone (const EarcupDesign          *design,
                                 const EarcupTraitsReference *reference,
                                 double                       traits[EARCUP_N_TRAITS]);

G_END_DECLS
