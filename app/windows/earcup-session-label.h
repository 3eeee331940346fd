/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-session-field.h"

G_BEGIN_DECLS

char *earcup_session_dup_label (EarcupSessionField field);

G_END_DECLS
