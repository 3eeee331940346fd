/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EARCUP_CATALOGUE_ERROR (earcup_catalogue_error_quark ())

typedef enum {
  EARCUP_CATALOGUE_ERROR_BAD_DATA,        /* the bundled data break their own rules */
  EARCUP_CATALOGUE_ERROR_UNKNOWN,         /* no model has this name */
  EARCUP_CATALOGUE_ERROR_AMBIGUOUS,       /* several models have this name */
  EARCUP_CATALOGUE_ERROR_NO_SIMULATION,   /* the model is known, but not simulated */
} EarcupCatalogueError;

GQuark earcup_catalogue_error_quark (void);

G_END_DECLS
