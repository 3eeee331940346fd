/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-figure.h"

G_BEGIN_DECLS

const char *earcup_figure_label_find     (const char          *key);
char       *earcup_figure_label_dup      (const EarcupFigure  *figure);
char       *earcup_figure_dup_confidence (const EarcupFigure  *figure);

G_END_DECLS
