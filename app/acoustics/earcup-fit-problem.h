/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-fit-class.h"
#include "acoustics/earcup-fit-section.h"
#include "acoustics/earcup-response.h"

G_BEGIN_DECLS

#define EARCUP_FIT_FROM_HZ      20.0
#define EARCUP_FIT_TO_HZ        10000.0
#define EARCUP_FIT_N_POINTS     144    /* 16 per octave, both ends included */
#define EARCUP_FIT_MAX_SECTIONS 6
#define EARCUP_FIT_MAX_NUMBERS  (EARCUP_FIT_N_FREE + \
                                 EARCUP_FIT_SECTION_NUMBERS * EARCUP_FIT_MAX_SECTIONS)

/* What a network shall come near to, apart from being of its class. */
typedef struct {
  EarcupFitClass        fit_class;
  const EarcupDesign   *archetype;
  const EarcupResponse *measured;
  double                re_ohm;        /* resistance of the coil */
  double                level_db_v;    /* dB SPL at the drum for 1 V at 1 kHz; NaN: unknown */
  double                peak_ohm;      /* least |Z| at the resonance; 0: no matter */
} EarcupFitTask;

/* The least-squares problem of a task, and how far its solution has come. One thread at a
 * time. */
typedef struct _EarcupFitProblem EarcupFitProblem;

EarcupFitProblem *earcup_fit_problem_new           (const EarcupFitTask    *task);
void              earcup_fit_problem_free          (EarcupFitProblem       *self);

void              earcup_fit_problem_begin         (EarcupFitProblem       *self,
                                                    const double           *likely,
                                                    const double           *values);
void              earcup_fit_problem_weigh_all     (EarcupFitProblem       *self);
void              earcup_fit_problem_add_section   (EarcupFitProblem       *self);
gboolean          earcup_fit_problem_is_in_class   (EarcupFitProblem       *self);
void              earcup_fit_problem_hold_class    (EarcupFitProblem       *self,
                                                    gboolean                holds);
gboolean          earcup_fit_problem_improve       (EarcupFitProblem       *self,
                                                    guint                   max_evaluations,
                                                    double                  tolerance,
                                                    const int              *stop);

double            earcup_fit_problem_get_cost      (const EarcupFitProblem *self);
guint             earcup_fit_problem_get_n_steps   (const EarcupFitProblem *self);
guint             earcup_fit_problem_get_n_numbers (const EarcupFitProblem *self);
double            earcup_fit_problem_get_rms_db    (const EarcupFitProblem *self,
                                                    double                  from_hz,
                                                    double                  to_hz);
EarcupDesign     *earcup_fit_problem_dup_design    (const EarcupFitProblem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupFitProblem, earcup_fit_problem_free)

G_END_DECLS
