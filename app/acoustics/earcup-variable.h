/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

/* The quantities of a headphone that may be tried out, in everyday terms. */
typedef enum {
  EARCUP_VARIABLE_OPENNESS,
  EARCUP_VARIABLE_REAR_VOLUME,
  EARCUP_VARIABLE_REAR_DEPTH,
  EARCUP_VARIABLE_FILLING,
  EARCUP_VARIABLE_FRONT_VOLUME,
  EARCUP_VARIABLE_GAP,
  EARCUP_VARIABLE_RESONANCE,
  EARCUP_VARIABLE_DAMPING,
  EARCUP_VARIABLE_MASS,
  EARCUP_VARIABLE_SOURCE,
  EARCUP_N_VARIABLES
} EarcupVariable;

/* How a control spreads a range. */
typedef enum {
  EARCUP_VARIABLE_SCALE_LINEAR,
  EARCUP_VARIABLE_SCALE_LOG,
  EARCUP_VARIABLE_SCALE_SQUARE,   /* fine near 0, which is in the range */
} EarcupVariableScale;

typedef struct {
  const char          *id;          /* the word in commands, for example "rear-volume" */
  const char          *label;       /* for people, to be translated */
  const char          *unit;        /* the everyday unit, "" for a pure number */
  double               per_si;      /* everyday units in one SI unit */
  double               lowest;      /* in SI units … */
  double               highest;
  EarcupVariableScale  scale;
} EarcupVariableInfo;

const EarcupVariableInfo *earcup_variable_get_info      (EarcupVariable       variable);
gboolean                  earcup_variable_from_id       (const char          *id,
                                                         EarcupVariable      *variable);
double                    earcup_variable_get_own       (EarcupVariable       variable,
                                                         const EarcupDesign  *design);

double                    earcup_variable_get_position  (EarcupVariable       variable,
                                                         double               value);
double                    earcup_variable_get_value     (EarcupVariable       variable,
                                                         double               position);
guint                     earcup_variable_get_digits    (EarcupVariable       variable,
                                                         double               value);
char                     *earcup_variable_dup_text      (EarcupVariable       variable,
                                                         double               value);
const char               *earcup_variable_get_word      (EarcupVariable       variable,
                                                         double               value);
gboolean                  earcup_variable_from_word     (EarcupVariable       variable,
                                                         const char          *word,
                                                         double              *value);

G_END_DECLS
