/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/earcup-interchange-error.h"

G_DEFINE_QUARK (earcup-interchange-error-quark, earcup_interchange_error)
