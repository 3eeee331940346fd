/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "windows/earcup-audition.h"

G_BEGIN_DECLS

const char *earcup_corrections_get_origin   (EarcupModel     *model);
char      **earcup_corrections_dup_lines    (EarcupAudition  *audition);
char       *earcup_corrections_dup_summary  (EarcupAudition  *audition);

G_END_DECLS
