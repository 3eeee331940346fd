/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-figures.h"
#include "catalogue/earcup-model.h"

G_BEGIN_DECLS

/* A figure of one model. */
typedef struct {
  double  value;        /* NaN where it is not known, or is no number */
  char   *text;         /* with its unit; a word where it is not known */
  char   *note;         /* how well it is known and where from; empty where nothing is */
  gboolean is_better;   /* than that of another model, in a figure of which this can be said */
} EarcupComparisonCell;

/* Figures of several models side by side. Immutable once made; one thread at a time. */
typedef struct _EarcupComparison EarcupComparison;

EarcupComparison           *earcup_comparison_new       (EarcupCatalogue            *catalogue,
                                                         EarcupModel * const        *models,
                                                         guint                       n_models,
                                                         EarcupResponse             *target,
                                                         const EarcupFiguresSetting *setting)
                                                         G_GNUC_WARN_UNUSED_RESULT;
void                        earcup_comparison_free      (EarcupComparison           *self);

guint                       earcup_comparison_get_n_models (const EarcupComparison  *self);
const char                 *earcup_comparison_get_name  (const EarcupComparison     *self,
                                                         guint                       model);
guint                       earcup_comparison_get_n_rows (const EarcupComparison    *self);
const char                 *earcup_comparison_get_key   (const EarcupComparison     *self,
                                                         guint                       row);
const char                 *earcup_comparison_get_label (const EarcupComparison     *self,
                                                         guint                       row);
const char                 *earcup_comparison_get_unit  (const EarcupComparison     *self,
                                                         guint                       row);
const EarcupComparisonCell *earcup_comparison_get_cell  (const EarcupComparison     *self,
                                                         guint                       row,
                                                         guint                       model);
char                       *earcup_comparison_dup_text  (const EarcupComparison     *self,
                                                         char                        separator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupComparison, earcup_comparison_free)

G_END_DECLS
