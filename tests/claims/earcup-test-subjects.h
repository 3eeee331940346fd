/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "claims/earcup-subjects.h"

G_BEGIN_DECLS

/* What the tests put to the test: the family of one driver, two typical loudspeakers and one
 * headphone of each kind to buy. A test changes what it wants. */
EarcupSubjectsParts *earcup_test_parts_new  (void);
void                 earcup_test_parts_free (EarcupSubjectsParts *parts);

/* Takes away what takes long: loudspeakers and the catalogue. */
EarcupSubjectsParts *earcup_test_parts_new_small (void);

/* Changes one number of a design that the parts own. */
void                 earcup_test_change    (EarcupDesign       **design,
                                            EarcupParameter      parameter,
                                            double               value);
void                 earcup_test_set_near  (EarcupSubjectsParts *parts,
                                            double               lowest_hz,
                                            double               woofer_m,
                                            double               max_level_db);
void                 earcup_test_set_far   (EarcupSubjectsParts *parts,
                                            double               lowest_hz,
                                            double               woofer_m,
                                            double               max_level_db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupSubjectsParts, earcup_test_parts_free)

G_END_DECLS
