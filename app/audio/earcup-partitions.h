/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "acoustics/earcup-kernel.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_PARTITIONS (earcup_partitions_get_type ())

/* A kernel cut into blocks and transformed, ready to be multiplied. Immutable. */
typedef struct _EarcupPartitions EarcupPartitions;

GType             earcup_partitions_get_type    (void) G_GNUC_CONST;

EarcupPartitions *earcup_partitions_new         (const EarcupKernel     *kernel,
                                                 gsize                   block);
EarcupPartitions *earcup_partitions_ref         (EarcupPartitions       *self);
void              earcup_partitions_unref       (EarcupPartitions       *self);

gsize             earcup_partitions_get_block   (const EarcupPartitions *self);
gsize             earcup_partitions_get_number  (const EarcupPartitions *self);
guint             earcup_partitions_get_rate    (const EarcupPartitions *self);
const float      *earcup_partitions_get_spectra (const EarcupPartitions *self);

void              earcup_partitions_pack        (const float            *spectrum,
                                                 gsize                   block,
                                                 float                  *groups,
                                                 gsize                   stride);
void              earcup_partitions_unpack      (const float            *groups,
                                                 gsize                   block,
                                                 float                  *spectrum);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupPartitions, earcup_partitions_unref)

G_END_DECLS
