/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "claims/earcup-subjects.h"

G_BEGIN_DECLS

/* How figures come about, by the groups of #EarcupFinding. Each sets those of its group that it
 * can, and leaves the others as they are. */
void            earcup_measure_conditions   (double                     *figures);
EarcupResponse *earcup_measure_loudspeakers (const EarcupSubjectsParts  *parts,
                                             double                     *figures);
void            earcup_measure_family       (const EarcupSubjectsParts  *parts,
                                             EarcupResponse             *monitors,
                                             double                     *figures);
void            earcup_measure_catalogue    (const EarcupSubjectsParts  *parts,
                                             EarcupResponse             *monitors,
                                             double                     *figures);
void            earcup_measure_chosen       (const EarcupDesign         *design,
                                             const EarcupSubjectsParts  *parts,
                                             EarcupResponse             *monitors,
                                             double                     *figures);
double          earcup_measure_median       (GArray                     *numbers);

G_END_DECLS
