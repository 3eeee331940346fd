/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-comparison.h"
#include "catalogue/earcup-target.h"
#include "windows/earcup-audition.h"

G_BEGIN_DECLS

/* What a thread is to compare, and then what it has worked out. */
typedef struct {
  EarcupCatalogue      *catalogue;
  GPtrArray            *models;
  guint                 slots[EARCUP_AUDITION_SLOTS];    /* of the models, from 1 on */
  const EarcupTarget   *target;
  EarcupFiguresSetting  setting;
  EarcupComparison     *comparison;                      /* NULL before it is computed */
} EarcupCompareRequest;

EarcupCompareRequest *earcup_compare_request_new         (EarcupAudition       *audition,
                                                          GSettings            *settings);
void                  earcup_compare_request_free        (EarcupCompareRequest *self);
void                  earcup_compare_request_compute     (EarcupCompareRequest *self);
char                 *earcup_compare_request_dup_title   (EarcupCompareRequest *self,
                                                          guint                 model);
char                 *earcup_compare_request_dup_account (EarcupCompareRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupCompareRequest, earcup_compare_request_free)

G_END_DECLS
