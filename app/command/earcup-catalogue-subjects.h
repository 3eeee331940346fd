/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-catalogue.h"
#include "claims/earcup-subjects.h"

G_BEGIN_DECLS

EarcupSubjects *earcup_catalogue_subjects_new (EarcupCatalogue  *catalogue,
                                               GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
