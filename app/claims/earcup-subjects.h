/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "acoustics/earcup-design.h"
#include "acoustics/earcup-head.h"
#include "acoustics/earcup-loudspeaker.h"
#include "acoustics/earcup-response.h"
#include "acoustics/earcup-room.h"
#include "claims/earcup-finding.h"
#include "claims/earcup-named-model.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_SUBJECTS (earcup_subjects_get_type ())

/* Makes the head of who listens to loudspeakers, from the level at the drum in a diffuse field. It
 * is called in the thread that asks for figures first, as it may have to read a file. */
typedef EarcupHead *(*EarcupSubjectsMakeHead) (EarcupResponse *diffuse);

/* What is put to the test besides the chosen headphone. Each may be missing: NULL, or 0 or
 * NAN for a number; the figures that need it are then not known. */
typedef struct {
  EarcupDesign      *sealed;             /* one driver in three enclosures */
  EarcupDesign      *semi_open;
  EarcupDesign      *open;

  EarcupLoudspeaker *near_field;         /* of which a pair stands … */
  EarcupRoom        *near_room;          /* … here, at the usual distance */
  EarcupLoudspeaker *far_field;
  EarcupRoom        *far_room;           /* with its treatment, which is also taken away */

  EarcupResponse    *neutral;            /* the target that mixes are meant for */
  EarcupResponse    *diffuse;            /* the level at the drum in a diffuse field */

  EarcupSubjectsMakeHead make_head;      /* who listens to loudspeakers */

  GPtrArray         *closed_designs;     /* of EarcupDesign: what there is to buy … */
  GPtrArray         *open_designs;
  double             closed_weight_g;    /* … and its medians */
  double             open_weight_g;
  double             closed_price_usd;
  double             open_price_usd;

  double             first_closed_year;  /* of what the guides tell the history of */
  double             first_stereo_year;
  double             first_open_year;
  double             first_closed_weight_g;
  double             first_open_weight_g;
  GPtrArray         *named_models;       /* of EarcupNamedModel: whom the guides name */
} EarcupSubjectsParts;

/* The same, kept together with the figures that do not depend on a chosen headphone. They are
 * computed once, when they are first asked for. Immutable, any thread. */
typedef struct _EarcupSubjects EarcupSubjects;

GType           earcup_subjects_get_type     (void) G_GNUC_CONST;

EarcupSubjects *earcup_subjects_new          (const EarcupSubjectsParts *parts);
EarcupSubjects *earcup_subjects_ref          (EarcupSubjects            *self);
void            earcup_subjects_unref        (EarcupSubjects            *self);

const EarcupSubjectsParts *
                earcup_subjects_get_parts    (const EarcupSubjects      *self);
const double   *earcup_subjects_get_figures  (EarcupSubjects            *self);
EarcupResponse *earcup_subjects_get_monitors (EarcupSubjects            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSubjects, earcup_subjects_unref)

G_END_DECLS
