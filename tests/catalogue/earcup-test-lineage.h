/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-catalogue.h"

G_BEGIN_DECLS

char          *earcup_test_lineage_dup_fit (EarcupCatalogue *catalogue,
                                            const char      *archetype_id,
                                            const char      *file,
                                            const char      *rig);
EarcupLineage *earcup_test_lineage_new     (const char      *relations,
                                            const char      *fits);

G_END_DECLS
