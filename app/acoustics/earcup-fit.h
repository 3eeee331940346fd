/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "acoustics/earcup-fit-class.h"
#include "acoustics/earcup-response.h"

G_BEGIN_DECLS

#define EARCUP_FIT_SPLIT_HZ    1000.0   /* between the two bands in which errors are told */
#define EARCUP_FIT_BAR_DB      0.8      /* an error above it makes a poor fit */
#define EARCUP_TYPE_FIT        (earcup_fit_get_type ())

/* What is known about a headphone apart from its curve. */
typedef struct {
  EarcupFitClass      fit_class;
  const EarcupDesign *archetype;             /* stands for the class */
  double              nominal_ohm;           /* NaN: as the archetype */
  double              sensitivity_db_mw;     /* dB SPL for 1 mW at 1 kHz; NaN: unknown */
} EarcupFitOptions;

/* A design that was made to meet a measured curve. Immutable, any thread. */
typedef struct _EarcupFit EarcupFit;

GType               earcup_fit_get_type        (void) G_GNUC_CONST;

EarcupFit          *earcup_fit_new             (const EarcupResponse    *measured,
                                                const EarcupFitOptions  *options,
                                                const int               *stop) G_GNUC_WARN_UNUSED_RESULT;
EarcupFit          *earcup_fit_ref             (EarcupFit               *self);
void                earcup_fit_unref           (EarcupFit               *self);

const EarcupDesign *earcup_fit_get_design      (const EarcupFit         *self);
double              earcup_fit_get_low_rms_db  (const EarcupFit         *self);
double              earcup_fit_get_high_rms_db (const EarcupFit         *self);
guint               earcup_fit_get_n_numbers   (const EarcupFit         *self);
guint               earcup_fit_get_n_steps     (const EarcupFit         *self);
gboolean            earcup_fit_get_converged   (const EarcupFit         *self);
gboolean            earcup_fit_get_in_class    (const EarcupFit         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupFit, earcup_fit_unref)

G_END_DECLS
