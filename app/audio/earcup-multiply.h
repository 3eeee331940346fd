/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "audio/earcup-groups.h"

G_BEGIN_DECLS

/* The spectra of the last blocks of the input, a ring in each group of bins. */
typedef struct {
  const float *groups;
  gsize        n_ring;         /* how many spectra the ring holds */
  gsize        head;           /* the place of the newest; older ones follow, wrapping */
} EarcupMultiplyInput;

/* Some partitions of a kernel, groups of bins outside; the newest spectrum belongs to the first
 * of all. */
typedef struct {
  const float *groups;
  gsize        n_partitions;   /* of the whole kernel, at most as many as the ring holds */
  gboolean     crossed;        /* each channel reaches both ears */
  gsize        first;          /* the first partition to take */
  gsize        n;              /* how many to take, at most to the end */
} EarcupMultiplyKernel;

void earcup_multiply_accumulate      (const EarcupMultiplyInput  *input,
                                      const EarcupMultiplyKernel *kernel,
                                      gsize                       n_groups,
                                      float                      *sum);
void earcup_multiply_accumulate_both (const EarcupMultiplyInput  *input,
                                      const EarcupMultiplyKernel *kernels,
                                      gsize                       n_groups,
                                      float *const               *sums);

G_END_DECLS
