/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-multiply.h"

#include <string.h>

/* Distributions build for the oldest processor of their architecture. Where the C library can
 * choose at load time, this one loop is compiled a second time for processors with AVX2 and
 * fused multiply-add, which makes it more than twice as fast. The name of one processor, such as
 * haswell, would not do: it stands for that model alone, and not for those that followed it. */
#if defined (__x86_64__) && defined (__GLIBC__) && !defined (__SANITIZE_ADDRESS__) && \
    !defined (__SANITIZE_THREAD__)
# if !defined (__clang__) && __GNUC__ >= 12
#  define DISPATCHED __attribute__ ((target_clones ("arch=x86-64-v3", "default")))
# else
#  define DISPATCHED __attribute__ ((target_clones ("avx2", "default")))
# endif
#else
# define DISPATCHED
#endif

typedef float Lanes __attribute__ ((vector_size (EARCUP_GROUP_BINS * sizeof (float))));

/* Partition @first + i of the kernel meets block @from + i of the input. */
typedef struct {
  gsize from;
  gsize first;
  gsize n;
} Run;

/* Bin 0 holds two real numbers, the lowest and the highest bin, which do not mix. */
static inline void
fix_ends (const float *blocks,
          const float *kernel,
          const Run   *runs,
          float       *sum,
          float        lowest,
          float        highest)
{
  for (guint r = 0; r < 2; r++)
    for (gsize i = 0; i < runs[r].n; i++)
      {
        const float *x = blocks + (runs[r].from + i) * EARCUP_GROUP_VALUES;
        const float *h = kernel + (runs[r].first + i) * EARCUP_GROUP_VALUES;

        lowest += x[0] * h[0];
        highest += x[EARCUP_GROUP_BINS] * h[EARCUP_GROUP_BINS];
      }

  sum[0] = lowest;
  sum[EARCUP_GROUP_BINS] = highest;
}

/* The four products of complex numbers, summed apart, so that no addition waits for another. */
typedef struct {
  Lanes rr;
  Lanes ii;
  Lanes ri;
  Lanes ir;
} Products;

static inline __attribute__ ((always_inline)) void
add_products (Products    *sum,
              const float *x,
              const float *h)
{
  Lanes xr, xi, hr, hi;

  memcpy (&xr, x, sizeof xr);
  memcpy (&xi, x + EARCUP_GROUP_BINS, sizeof xi);
  memcpy (&hr, h, sizeof hr);
  memcpy (&hi, h + EARCUP_GROUP_BINS, sizeof hi);
  sum->rr += xr * hr;
  sum->ii += xi * hi;
  sum->ri += xr * hi;
  sum->ir += xi * hr;
}

DISPATCHED
static void
multiply_groups (const float *blocks,
                 gsize        n_ring,
                 const float *kernel,
                 gsize        n_partitions,
                 const Run   *runs,
                 gsize        n_groups,
                 float       *sum)
{
  for (gsize g = 0; g < n_groups; g++)
    {
      const float *x_group = blocks + g * n_ring * EARCUP_GROUP_VALUES;
      const float *h_group = kernel + g * n_partitions * EARCUP_GROUP_VALUES;
      Products even = { 0 }, odd = { 0 };
      Lanes real, imaginary;

      for (guint r = 0; r < 2; r++)
        {
          const float *x = x_group + runs[r].from * EARCUP_GROUP_VALUES;
          const float *h = h_group + runs[r].first * EARCUP_GROUP_VALUES;
          gsize n = runs[r].n;

          for (; n >= 2; n -= 2)
            {
              add_products (&even, x, h);
              add_products (&odd, x + EARCUP_GROUP_VALUES, h + EARCUP_GROUP_VALUES);
              x += 2 * EARCUP_GROUP_VALUES;
              h += 2 * EARCUP_GROUP_VALUES;
            }

          if (n > 0)
            add_products (&even, x, h);
        }

      memcpy (&real, sum + g * EARCUP_GROUP_VALUES, sizeof real);
      memcpy (&imaginary, sum + g * EARCUP_GROUP_VALUES + EARCUP_GROUP_BINS, sizeof imaginary);
      real += (even.rr + odd.rr) - (even.ii + odd.ii);
      imaginary += (even.ri + odd.ri) + (even.ir + odd.ir);
      memcpy (sum + g * EARCUP_GROUP_VALUES, &real, sizeof real);
      memcpy (sum + g * EARCUP_GROUP_VALUES + EARCUP_GROUP_BINS, &imaginary, sizeof imaginary);
    }
}

/**
 * earcup_multiply_accumulate:
 * @blocks: (array): the input's spectra, @n_groups × @n_ring groups, a ring in each group of bins
 * @n_ring: how many spectra the ring holds
 * @head: the place of the newest spectrum; older ones follow, wrapping at @n_ring
 * @kernel: (array): the kernel's spectra, @n_groups × @n_partitions groups
 * @n_partitions: how many partitions the kernel has, at most @n_ring
 * @first: the first partition to take; the newest spectrum belongs to partition 0
 * @n_groups: groups of eight bins
 * @sum: (inout) (array): @n_groups groups, to which the products are added
 *
 * Multiplies a history of spectra with a partitioned kernel and adds up, in the streaming
 * thread: neither locks nor allocates. The first bin carries the lowest bin in its real and the
 * highest in its imaginary part.
 */
void
earcup_multiply_accumulate (const float *blocks,
                            gsize        n_ring,
                            gsize        head,
                            const float *kernel,
                            gsize        n_partitions,
                            gsize        first,
                            gsize        n_groups,
                            float       *sum)
{
  gsize from = (head + first) % n_ring;
  gsize wanted = n_partitions > first ? n_partitions - first : 0;
  gsize straight = MIN (wanted, n_ring - from);
  Run runs[2] = { { from, first, straight }, { 0, first + straight, wanted - straight } };
  float lowest = sum[0], highest = sum[EARCUP_GROUP_BINS];

  multiply_groups (blocks, n_ring, kernel, n_partitions, runs, n_groups, sum);
  fix_ends (blocks, kernel, runs, sum, lowest, highest);
}
