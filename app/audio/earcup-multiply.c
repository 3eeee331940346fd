/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-multiply.h"

#include "acoustics/earcup-floats.h"

G_STATIC_ASSERT (EARCUP_GROUP_BINS == EARCUP_N_FLOATS);

/* The four products of complex numbers, summed apart, so that no addition waits for another. */
typedef struct {
  Floats rr;
  Floats ii;
  Floats ri;
  Floats ir;
} Products;

/* Partition @first + i of the kernel meets block @from + i of the input. */
typedef struct {
  gsize from;
  gsize first;
  gsize n;
} Run;

/* The ring may wrap once on the way. */
static void
make_runs (const EarcupMultiplyInput  *input,
           const EarcupMultiplyKernel *kernel,
           Run                         runs[2])
{
  gsize from = (input->head + kernel->first) % input->n_ring;
  gsize straight = MIN (kernel->n, input->n_ring - from);

  runs[0] = (Run) { from, kernel->first, straight };
  runs[1] = (Run) { 0, kernel->first + straight, kernel->n - straight };
}

EARCUP_INLINE void
add_products (Products    *sum,
              const float *x,
              const float *h)
{
  Floats xr = floats_load (x), xi = floats_load (x + EARCUP_GROUP_BINS);
  Floats hr = floats_load (h), hi = floats_load (h + EARCUP_GROUP_BINS);

  sum->rr += xr * hr;
  sum->ii += xi * hi;
  sum->ri += xr * hi;
  sum->ir += xi * hr;
}

EARCUP_INLINE void
add_sum (const Products *products,
         float          *sum)
{
  Floats real = floats_load (sum), imaginary = floats_load (sum + EARCUP_GROUP_BINS);

  floats_store (real + (products->rr - products->ii), sum);
  floats_store (imaginary + (products->ri + products->ir), sum + EARCUP_GROUP_BINS);
}

/* What one partition makes of the block that it meets, in one group of bins of both channels. */
EARCUP_INLINE void
add_partition (Products    *left,
               Products    *right,
               const float *x,
               const float *h,
               gboolean     crossed)
{
  const float *right_x = x + EARCUP_GROUP_VALUES;

  add_products (left, x, h);
  if (crossed)
    {
      add_products (right, x, h + EARCUP_GROUP_VALUES);
      add_products (left, right_x, h + 2 * EARCUP_GROUP_VALUES);
      add_products (right, right_x, h + 3 * EARCUP_GROUP_VALUES);
    }
  else
    add_products (right, right_x, h);
}

/* The sums stay in registers from the first partition to the last. */
EARCUP_INLINE void
multiply_group (const float *x_group,
                const float *h_group,
                gboolean     crossed,
                const Run   *runs,
                float       *sum)
{
  gsize step = crossed ? EARCUP_CROSSED_VALUES : EARCUP_GROUP_VALUES;
  Products left = { 0 }, right = { 0 };

  for (guint r = 0; r < 2; r++)
    {
      const float *x = x_group + runs[r].from * EARCUP_STEREO_VALUES;
      const float *h = h_group + runs[r].first * step;

      EARCUP_UNROLLED
      for (gsize i = 0; i < runs[r].n; i++)
        {
          add_partition (&left, &right, x, h, crossed);
          x += EARCUP_STEREO_VALUES;
          h += step;
        }
    }

  add_sum (&left, sum);
  add_sum (&right, sum + EARCUP_GROUP_VALUES);
}

EARCUP_DISPATCHED
static void
multiply_plain (const EarcupMultiplyInput  *input,
                const EarcupMultiplyKernel *kernel,
                const Run                  *runs,
                gsize                       n_groups,
                float                      *sum)
{
  for (gsize g = 0; g < n_groups; g++)
    multiply_group (input->groups + g * input->n_ring * EARCUP_STEREO_VALUES,
                    kernel->groups + g * kernel->n_partitions * EARCUP_GROUP_VALUES, FALSE, runs,
                    sum + g * EARCUP_STEREO_VALUES);
}

EARCUP_DISPATCHED
static void
multiply_crossed (const EarcupMultiplyInput  *input,
                  const EarcupMultiplyKernel *kernel,
                  const Run                  *runs,
                  gsize                       n_groups,
                  float                      *sum)
{
  for (gsize g = 0; g < n_groups; g++)
    multiply_group (input->groups + g * input->n_ring * EARCUP_STEREO_VALUES,
                    kernel->groups + g * kernel->n_partitions * EARCUP_CROSSED_VALUES, TRUE, runs,
                    sum + g * EARCUP_STEREO_VALUES);
}

/* A sum of products of complex numbers. With two kernels at once there are twice as many sums,
 * which stay in registers only like this. */
typedef struct {
  Floats real;
  Floats imaginary;
} Sum;

EARCUP_INLINE void
sum_product (Sum         *sum,
             const float *x,
             const float *h)
{
  Floats xr = floats_load (x), xi = floats_load (x + EARCUP_GROUP_BINS);
  Floats hr = floats_load (h), hi = floats_load (h + EARCUP_GROUP_BINS);

  sum->real += xr * hr;
  sum->imaginary += xr * hi;
  sum->real -= xi * hi;
  sum->imaginary += xi * hr;
}

EARCUP_INLINE void
store_sum (const Sum *sum,
           float     *values)
{
  floats_store (floats_load (values) + sum->real, values);
  floats_store (floats_load (values + EARCUP_GROUP_BINS) + sum->imaginary,
                values + EARCUP_GROUP_BINS);
}

/* Two kernels share what has to be fetched of the input. */
EARCUP_INLINE void
multiply_group_both (const float *x_group,
                     const float *first_h,
                     const float *second_h,
                     const Run   *runs,
                     float       *first_sum,
                     float       *second_sum)
{
  Sum sums[2][EARCUP_GROUP_CHANNELS] = { 0 };

  for (guint r = 0; r < 2; r++)
    for (gsize i = 0; i < runs[r].n; i++)
      {
        const float *x = x_group + (runs[r].from + i) * EARCUP_STEREO_VALUES;
        gsize h = (runs[r].first + i) * EARCUP_GROUP_VALUES;

        sum_product (&sums[0][0], x, first_h + h);
        sum_product (&sums[1][0], x, second_h + h);
        sum_product (&sums[0][1], x + EARCUP_GROUP_VALUES, first_h + h);
        sum_product (&sums[1][1], x + EARCUP_GROUP_VALUES, second_h + h);
      }

  for (guint c = 0; c < EARCUP_GROUP_CHANNELS; c++)
    {
      store_sum (&sums[0][c], first_sum + c * EARCUP_GROUP_VALUES);
      store_sum (&sums[1][c], second_sum + c * EARCUP_GROUP_VALUES);
    }
}

EARCUP_DISPATCHED
static void
multiply_both (const EarcupMultiplyInput  *input,
               const EarcupMultiplyKernel *kernels,
               const Run                  *runs,
               gsize                       n_groups,
               float *const               *sums)
{
  gsize step = kernels[0].n_partitions * EARCUP_GROUP_VALUES;

  for (gsize g = 0; g < n_groups; g++)
    multiply_group_both (input->groups + g * input->n_ring * EARCUP_STEREO_VALUES,
                         kernels[0].groups + g * step, kernels[1].groups + g * step, runs,
                         sums[0] + g * EARCUP_STEREO_VALUES, sums[1] + g * EARCUP_STEREO_VALUES);
}

/* Bin 0 holds two real numbers, the lowest and the highest bin, which do not mix. This adds to
 * @ends what one path brings to them. */
static void
add_ends (const EarcupMultiplyInput *input,
          guint                      channel,
          const float               *h,
          gsize                      h_step,
          const Run                 *runs,
          float                      ends[2])
{
  for (guint r = 0; r < 2; r++)
    for (gsize i = 0; i < runs[r].n; i++)
      {
        const float *x = input->groups + (runs[r].from + i) * EARCUP_STEREO_VALUES +
                         channel * EARCUP_GROUP_VALUES;
        const float *own = h + (runs[r].first + i) * h_step;

        ends[0] += x[0] * own[0];
        ends[1] += x[EARCUP_GROUP_BINS] * own[EARCUP_GROUP_BINS];
      }
}

static void
add_all_ends (const EarcupMultiplyInput  *input,
              const EarcupMultiplyKernel *kernel,
              const Run                  *runs,
              float                       ends[EARCUP_GROUP_CHANNELS][2])
{
  for (guint from = 0; from < EARCUP_GROUP_CHANNELS; from++)
    for (guint to = 0; to < EARCUP_GROUP_CHANNELS; to++)
      if (kernel->crossed)
        add_ends (input, from,
                  kernel->groups + (from * EARCUP_GROUP_CHANNELS + to) * EARCUP_GROUP_VALUES,
                  EARCUP_CROSSED_VALUES, runs, ends[to]);
      else if (from == to)
        add_ends (input, from, kernel->groups, EARCUP_GROUP_VALUES, runs, ends[to]);
}

/* The first bin is no complex number: its two sums are kept aside while the rest is multiplied. */
typedef struct {
  float of[EARCUP_GROUP_CHANNELS][2];
} Ends;

static void
begin_ends (const EarcupMultiplyInput  *input,
            const EarcupMultiplyKernel *kernel,
            const Run                  *runs,
            const float                *sum,
            Ends                       *ends)
{
  for (guint c = 0; c < EARCUP_GROUP_CHANNELS; c++)
    {
      ends->of[c][0] = sum[c * EARCUP_GROUP_VALUES];
      ends->of[c][1] = sum[c * EARCUP_GROUP_VALUES + EARCUP_GROUP_BINS];
    }

  add_all_ends (input, kernel, runs, ends->of);
}

static void
put_ends (const Ends *ends,
          float      *sum)
{
  for (guint c = 0; c < EARCUP_GROUP_CHANNELS; c++)
    {
      sum[c * EARCUP_GROUP_VALUES] = ends->of[c][0];
      sum[c * EARCUP_GROUP_VALUES + EARCUP_GROUP_BINS] = ends->of[c][1];
    }
}

/**
 * earcup_multiply_accumulate:
 * @input: the spectra of both channels, @n_groups rings of groups
 * @kernel: the partitions to take, @n_groups groups of each
 * @n_groups: groups of eight bins
 * @sum: (inout) (array): @n_groups groups of both channels, to which the products are added
 *
 * Multiplies a history of spectra with a partitioned kernel and adds up, both channels in one
 * pass, in the streaming thread: neither locks nor allocates. The first bin carries the lowest
 * bin in its real and the highest in its imaginary part.
 */
void
earcup_multiply_accumulate (const EarcupMultiplyInput  *input,
                            const EarcupMultiplyKernel *kernel,
                            gsize                       n_groups,
                            float                      *sum)
{
  Ends ends;
  Run runs[2];

  make_runs (input, kernel, runs);
  begin_ends (input, kernel, runs, sum, &ends);
  if (kernel->crossed)
    multiply_crossed (input, kernel, runs, n_groups, sum);
  else
    multiply_plain (input, kernel, runs, n_groups, sum);
  put_ends (&ends, sum);
}

/**
 * earcup_multiply_accumulate_both:
 * @input: the spectra of both channels, @n_groups rings of groups
 * @kernels: (array fixed-size=2): the partitions to take of two kernels, equally many, of which
 *   none crosses over
 * @n_groups: groups of eight bins
 * @sums: (inout) (array fixed-size=2): for each kernel as in earcup_multiply_accumulate()
 *
 * Does for two kernels what earcup_multiply_accumulate() does for one, in less time than twice
 * that. Neither locks nor allocates.
 */
void
earcup_multiply_accumulate_both (const EarcupMultiplyInput  *input,
                                 const EarcupMultiplyKernel *kernels,
                                 gsize                       n_groups,
                                 float *const               *sums)
{
  Ends ends[2];
  Run runs[2];

  make_runs (input, &kernels[0], runs);
  for (guint k = 0; k < 2; k++)
    begin_ends (input, &kernels[k], runs, sums[k], &ends[k]);
  multiply_both (input, kernels, runs, n_groups, sums);
  for (guint k = 0; k < 2; k++)
    put_ends (&ends[k], sums[k]);
}
