/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/earcup-curve-file.h"

G_BEGIN_DECLS

/* The programs that write measured curves. */
typedef enum {
  EARCUP_CURVE_TEXT_CSV,      /* AutoEq: commas, and a heading that names "raw" */
  EARCUP_CURVE_TEXT_REW,      /* Room EQ Wizard: a heading of lines that begin with * */
  EARCUP_CURVE_TEXT_TABLE,    /* squig.link and others: rows of numbers after a heading or none */
} EarcupCurveTextKind;

EarcupResponse *earcup_curve_text_load  (GFile                  *file,
                                         EarcupCurveTextKind    *kind,
                                         EarcupCurveFileExtent  *extent,
                                         GError                **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupResponse *earcup_curve_text_parse (const char             *text,
                                         gssize                  length,
                                         const char             *name,
                                         EarcupCurveTextKind    *kind,
                                         EarcupCurveFileExtent  *extent,
                                         GError                **error) G_GNUC_WARN_UNUSED_RESULT;
char           *earcup_curve_text_write (EarcupResponse         *response,
                                         const char             *comment);

G_END_DECLS
