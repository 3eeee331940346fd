/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* EarcupBins.position is relative to this, which keeps it exact to 1e-6 in single precision. */
#define EARCUP_BINS_CENTRE_HZ 1000.0

/* What the frequencies of a transform come to, whatever is filtered. Immutable, any thread. */
typedef struct {
  guint  rate_hz;
  gsize  length;      /* of the transform in real values */
  gsize  n_bins;      /* length / 2 + 1 */
  gsize  first;       /* the first bin at which the lowest frequency is not held any more */
  gsize  n_filtered;  /* bins below the end of the fade */
  double spacing_hz;
  float *position;    /* natural logarithm of the frequency over the centre */
  float *fade;        /* the factor on the gain in dB that fades the filter out */
  float *sine;        /* of half a turn from the first bin to the last */
} EarcupBins;

EarcupBins *earcup_bins_get   (guint       rate_hz,
                               gsize       length);
void        earcup_bins_unref (EarcupBins *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupBins, earcup_bins_unref)

G_END_DECLS
