/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "acoustics/earcup-kernel.h"
#include "audio/earcup-multiply.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_PARTITIONS (earcup_partitions_get_type ())

/* A kernel cut into blocks and transformed, ready to be multiplied. Immutable. */
typedef struct _EarcupPartitions EarcupPartitions;

GType                earcup_partitions_get_type   (void) G_GNUC_CONST;

EarcupPartitions    *earcup_partitions_new        (const EarcupKernel     *kernel,
                                                   gsize                   block);
EarcupPartitions    *earcup_partitions_ref        (EarcupPartitions       *self);
void                 earcup_partitions_unref      (EarcupPartitions       *self);

gsize                earcup_partitions_get_block  (const EarcupPartitions *self);
gsize                earcup_partitions_get_number (const EarcupPartitions *self);
guint                earcup_partitions_get_rate   (const EarcupPartitions *self);
gboolean             earcup_partitions_is_crossed (const EarcupPartitions *self);
EarcupMultiplyKernel earcup_partitions_get_part   (const EarcupPartitions *self,
                                                   gsize                   first,
                                                   gsize                   n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupPartitions, earcup_partitions_unref)

G_END_DECLS
