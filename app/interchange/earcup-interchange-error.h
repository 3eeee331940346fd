/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EARCUP_INTERCHANGE_ERROR (earcup_interchange_error_quark ())

typedef enum {
  EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT,   /* the file is of another kind altogether */
  EARCUP_INTERCHANGE_ERROR_MALFORMED,        /* the kind is right, the writing is broken */
  EARCUP_INTERCHANGE_ERROR_MISSING_KEY,      /* something that must be there is not */
  EARCUP_INTERCHANGE_ERROR_BAD_VALUE,        /* a value of the wrong type or out of range */
  EARCUP_INTERCHANGE_ERROR_UNSUPPORTED,      /* sound, but nothing this program can use */
  EARCUP_INTERCHANGE_ERROR_TOO_LARGE,        /* more than is sensible to read */
} EarcupInterchangeError;

GQuark earcup_interchange_error_quark (void);

G_END_DECLS
