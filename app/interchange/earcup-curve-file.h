/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "acoustics/earcup-response.h"

G_BEGIN_DECLS

#define EARCUP_CURVE_FILE_MAX_BYTES (4 * 1024 * 1024)
#define EARCUP_CURVE_FILE_MAX_ROWS  100000

/* What a measured curve covers, and what was repaired in it. */
typedef struct {
  guint    n_rows;
  double   lowest_hz;
  double   highest_hz;
  gboolean was_unordered;   /* the rows had to be sorted */
} EarcupCurveFileExtent;

EarcupResponse *earcup_curve_file_load            (GFile                  *file,
                                                   GError                **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupResponse *earcup_curve_file_parse           (const char             *text,
                                                   gssize                  length,
                                                   const char             *name,
                                                   GError                **error) G_GNUC_WARN_UNUSED_RESULT;

EarcupResponse *earcup_curve_file_load_measured   (GFile                  *file,
                                                   EarcupCurveFileExtent  *extent,
                                                   GError                **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupResponse *earcup_curve_file_parse_measured  (const char             *text,
                                                   gssize                  length,
                                                   const char             *name,
                                                   EarcupCurveFileExtent  *extent,
                                                   GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
