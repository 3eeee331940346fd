/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims/earcup-subjects.h"

#include <math.h>

#include "claims/earcup-measure.h"

struct _EarcupSubjects
{
  EarcupSubjectsParts  parts;
  GMutex               mutex;            /* held while the following are computed */
  int                  is_ready;
  EarcupResponse      *monitors;
  double               figures[EARCUP_N_FINDINGS];
};

G_DEFINE_BOXED_TYPE (EarcupSubjects, earcup_subjects, earcup_subjects_ref,
                     earcup_subjects_unref)

/**
 * earcup_subjects_new:
 * @parts: what there is
 *
 * Keeps what is put to the test. Nothing is computed yet.
 *
 * Returns: (transfer full): the subjects; any thread
 */
EarcupSubjects *
earcup_subjects_new (const EarcupSubjectsParts *parts)
{
  EarcupSubjects *self = g_atomic_rc_box_new0 (EarcupSubjects);
  EarcupSubjectsParts *own = &self->parts;

  *own = *parts;
  g_mutex_init (&self->mutex);

  own->sealed = own->sealed != NULL ? earcup_design_ref (own->sealed) : NULL;
  own->semi_open = own->semi_open != NULL ? earcup_design_ref (own->semi_open) : NULL;
  own->open = own->open != NULL ? earcup_design_ref (own->open) : NULL;
  own->near_field = own->near_field != NULL ? earcup_loudspeaker_ref (own->near_field) : NULL;
  own->near_room = own->near_room != NULL ? earcup_room_ref (own->near_room) : NULL;
  own->far_field = own->far_field != NULL ? earcup_loudspeaker_ref (own->far_field) : NULL;
  own->far_room = own->far_room != NULL ? earcup_room_ref (own->far_room) : NULL;
  own->neutral = own->neutral != NULL ? earcup_response_ref (own->neutral) : NULL;
  own->diffuse = own->diffuse != NULL ? earcup_response_ref (own->diffuse) : NULL;
  own->closed_designs = own->closed_designs != NULL ? g_ptr_array_ref (own->closed_designs) : NULL;
  own->open_designs = own->open_designs != NULL ? g_ptr_array_ref (own->open_designs) : NULL;
  own->named_models = own->named_models != NULL ? g_ptr_array_ref (own->named_models) : NULL;

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupSubjects *
earcup_subjects_ref (EarcupSubjects *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupSubjects *self = data;
  EarcupSubjectsParts *own = &self->parts;

  g_clear_pointer (&own->sealed, earcup_design_unref);
  g_clear_pointer (&own->semi_open, earcup_design_unref);
  g_clear_pointer (&own->open, earcup_design_unref);
  g_clear_pointer (&own->near_field, earcup_loudspeaker_unref);
  g_clear_pointer (&own->near_room, earcup_room_unref);
  g_clear_pointer (&own->far_field, earcup_loudspeaker_unref);
  g_clear_pointer (&own->far_room, earcup_room_unref);
  g_clear_pointer (&own->neutral, earcup_response_unref);
  g_clear_pointer (&own->diffuse, earcup_response_unref);
  g_clear_pointer (&own->closed_designs, g_ptr_array_unref);
  g_clear_pointer (&own->open_designs, g_ptr_array_unref);
  g_clear_pointer (&own->named_models, g_ptr_array_unref);
  g_clear_pointer (&self->monitors, earcup_response_unref);
  g_mutex_clear (&self->mutex);
}

/* Gives up a reference; any thread. */
void
earcup_subjects_unref (EarcupSubjects *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: (transfer none): what there is; any thread */
const EarcupSubjectsParts *
earcup_subjects_get_parts (const EarcupSubjects *self)
{
  return &self->parts;
}

/* Loudspeakers come first: headphones are held against them. */
static void
measure (EarcupSubjects *self)
{
  for (guint i = 0; i < EARCUP_N_FINDINGS; i++)
    self->figures[i] = NAN;

  earcup_measure_conditions (self->figures);
  self->monitors = earcup_measure_loudspeakers (&self->parts, self->figures);
  earcup_measure_family (&self->parts, self->monitors, self->figures);
  earcup_measure_catalogue (&self->parts, self->monitors, self->figures);
}

static void
ensure_measured (EarcupSubjects *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  if (g_atomic_int_get (&self->is_ready))
    return;

  locker = g_mutex_locker_new (&self->mutex);
  if (self->is_ready)
    return;

  measure (self);
  g_atomic_int_set (&self->is_ready, TRUE);
}

/**
 * earcup_subjects_get_figures:
 * @self: subjects
 *
 * Measures what does not depend on a chosen headphone: the pair that differs in the enclosure
 * alone, the loudspeakers and the catalogue. Takes some tenths of a second the first time, so not
 * in the main thread of a window.
 *
 * Returns: (transfer none) (array length=EARCUP_N_FINDINGS): the figures by #EarcupFinding, NAN
 *   where something is missing and for those of the chosen headphone; any thread
 */
const double *
earcup_subjects_get_figures (EarcupSubjects *self)
{
  ensure_measured (self);

  return self->figures;
}

/* Returns: (transfer none) (nullable): what the near-field pair brings to the drum, %NULL without
 * one; computes as earcup_subjects_get_figures() does; any thread */
EarcupResponse *
earcup_subjects_get_monitors (EarcupSubjects *self)
{
  ensure_measured (self);

  return self->monitors;
}
