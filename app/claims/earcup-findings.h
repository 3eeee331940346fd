/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-design.h"
#include "claims/earcup-finding.h"
#include "claims/earcup-subjects.h"

G_BEGIN_DECLS

/* The figures of one headphone and of what it is held against. Immutable, any thread. */
typedef struct _EarcupFindings EarcupFindings;

EarcupFindings *earcup_findings_new    (const EarcupDesign   *design,
                                        EarcupSubjects       *subjects);
void            earcup_findings_free   (EarcupFindings       *self);

double          earcup_findings_get    (const EarcupFindings *self,
                                        EarcupFinding         figure);
char           *earcup_findings_format (const EarcupFindings *self,
                                        EarcupFinding         figure);
char           *earcup_findings_expand (const EarcupFindings *self,
                                        const char           *text);
gboolean        earcup_findings_cover  (const EarcupFindings *self,
                                        const char           *text);
gboolean        earcup_findings_name   (const char           *text,
                                        EarcupFinding         figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupFindings, earcup_findings_free)

G_END_DECLS
