/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Spectra are kept in groups of eight bins: eight real parts, then eight imaginary parts. */
#define EARCUP_GROUP_BINS   8
#define EARCUP_GROUP_VALUES 16

void earcup_multiply_accumulate (const float *blocks,
                                 gsize        n_ring,
                                 gsize        head,
                                 const float *kernel,
                                 gsize        n_partitions,
                                 gsize        first,
                                 gsize        n_groups,
                                 float       *sum);

G_END_DECLS
