/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-catalogue-error.h"

G_DEFINE_QUARK (earcup-catalogue-error-quark, earcup_catalogue_error)
