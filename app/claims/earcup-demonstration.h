/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-variation.h"
#include "claims/earcup-claim.h"

G_BEGIN_DECLS

#define EARCUP_DEMONSTRATION_SLOTS 3
#define EARCUP_DEMONSTRATION_MOST_INSTEAD 2
#define EARCUP_DEMONSTRATION_BAR_S 2.5     /* of the demo mix */

/* What is put into a slot. */
typedef struct {
  const char *model;               /* a word that stands for a model; NULL: no such slot */
  const char *what_if;             /* what is changed of it, "name=value,…", or NULL */
} EarcupDemonstrationSlot;

/* How the sounds of the slots differ, in the direction that is to be heard. */
typedef enum {
  EARCUP_DEMONSTRATION_NOTHING,    /* there is nothing to hear, and @invitation says why */
  EARCUP_DEMONSTRATION_BALANCE,    /* B has more of the band than A, against the mids */
  EARCUP_DEMONSTRATION_LEVEL,      /* B has more of the band of the stem than A, as it is */
  EARCUP_DEMONSTRATION_STEPS,      /* the same from A to B and from B to C */
  EARCUP_DEMONSTRATION_BEND,       /* some twelfth of an octave of the band differs by it */
  EARCUP_DEMONSTRATION_ALIKE,      /* no twelfth of an octave of the band differs by more */
  EARCUP_DEMONSTRATION_FLATTER,    /* B bends the track less than A does */
  EARCUP_DEMONSTRATION_NEARER,     /* B is nearer to C than A is */
  EARCUP_DEMONSTRATION_NARROWER,   /* B has less difference of the sides to their sum than A */
  EARCUP_DEMONSTRATION_HOWL,       /* A howls, and B does not */
} EarcupDemonstrationEffect;

/* How a claim is heard: what is set up, and what is then to be found in the sound. */
typedef struct {
  const char                *claim;          /* its id */
  const char                *invitation;     /* what to listen for; for gettext, no figures */
  EarcupDemonstrationEffect  effect;
  EarcupDemonstrationSlot    slots[EARCUP_DEMONSTRATION_SLOTS];
  const char                *instead[EARCUP_DEMONSTRATION_MOST_INSTEAD]; /* of NOTHING: claims that
                                                are heard, and bear on this one */
  double                     from_hz;        /* the band in which it is to be found */
  double                     to_hz;
  double                     change_db;      /* at least, with its sign; ALIKE: at most */

  guint                      first_bar;      /* of the demo mix, from which … */
  guint                      n_bars;         /* … so many are repeated; 0: as it is */
  const char                *quantity;       /* what is plotted: the nick of a quantity */
  gboolean                   difference;     /* whether A less B is drawn as well */

  const char                *scene;          /* the word for a scene, or NULL */
  const char                *stem;           /* of the scene, in which it is to be found */
  const char                *noise;          /* of the scene, or NULL for what is usual */
  const char                *source;
  double                     level_dba;      /* of the music; 0: as usual */
  double                     monitor_gain_db; /* of one's own voice; 0: it is not monitored */
  gboolean                   at_full;
} EarcupDemonstration;

const EarcupDemonstration *
                 earcup_demonstrations            (gsize                     *n);
const EarcupDemonstration *
                 earcup_demonstration_find        (const char                *claim);
guint            earcup_demonstration_get_n_slots (const EarcupDemonstration *self);
void             earcup_demonstration_get_loop    (const EarcupDemonstration *self,
                                                   double                    *start_s,
                                                   double                    *end_s);
char            *earcup_demonstration_dup_command (const EarcupDemonstration *self,
                                                   guint                      slot);

EarcupVariation *earcup_demonstration_slot_new_variation (const EarcupDemonstrationSlot  *self,
                                                          GError                        **error);

G_END_DECLS
