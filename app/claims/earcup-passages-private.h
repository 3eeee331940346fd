/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "claims/earcup-passages.h"

G_BEGIN_DECLS

/* The passages, by topic; each table has those of its group, and nothing elsewhere. */
extern const EarcupPassage earcup_passages_housing[EARCUP_N_TOPICS];
extern const EarcupPassage earcup_passages_sound[EARCUP_N_TOPICS];
extern const EarcupPassage earcup_passages_surroundings[EARCUP_N_TOPICS];
extern const EarcupPassage earcup_passages_owning[EARCUP_N_TOPICS];
extern const EarcupPassage earcup_passages_work[EARCUP_N_TOPICS];

G_END_DECLS
