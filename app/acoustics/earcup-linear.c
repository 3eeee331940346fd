/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-linear.h"

/* The square of the modulus orders the rows as the modulus does, without its root. */
static double
get_size (double complex value)
{
  return creal (value) * creal (value) + cimag (value) * cimag (value);
}

static guint
find_pivot (guint                 size,
            const double complex *matrix,
            guint                 column)
{
  double largest = get_size (matrix[column * size + column]);
  guint best = column;

  for (guint row = column + 1; row < size; row++)
    if (get_size (matrix[row * size + column]) > largest)
      {
        largest = get_size (matrix[row * size + column]);
        best = row;
      }

  return best;
}

static void
swap_rows (guint           size,
           double complex *matrix,
           guint           first,
           guint           second)
{
  for (guint i = 0; i < size; i++)
    {
      double complex kept = matrix[first * size + i];

      matrix[first * size + i] = matrix[second * size + i];
      matrix[second * size + i] = kept;
    }
}

/**
 * earcup_linear_factorise:
 * @size: number of rows and columns
 * @matrix: (inout) (array): @size rows of @size values; replaced by its factors
 * @order: (out) (array length=size): which row of the matrix stands in which place
 *
 * Splits a matrix into a lower and an upper triangle, with partial pivoting.
 *
 * Source: G. H. Golub, C. F. Van Loan, Matrix Computations, algorithm 3.4.1. Any thread.
 */
void
earcup_linear_factorise (guint           size,
                         double complex *matrix,
                         guint          *order)
{
  for (guint i = 0; i < size; i++)
    order[i] = i;

  for (guint column = 0; column < size; column++)
    {
      guint pivot = find_pivot (size, matrix, column);
      double complex inverse;

      if (pivot != column)
        {
          guint kept = order[column];

          swap_rows (size, matrix, pivot, column);
          order[column] = order[pivot];
          order[pivot] = kept;
        }

      inverse = 1.0 / matrix[column * size + column];
      for (guint row = column + 1; row < size; row++)
        {
          double complex factor = matrix[row * size + column] * inverse;

          if (factor == 0.0)
            continue;

          matrix[row * size + column] = factor;
          for (guint i = column + 1; i < size; i++)
            matrix[row * size + i] -= factor * matrix[column * size + i];
        }
    }
}

/**
 * earcup_linear_solve:
 * @size: number of rows and columns
 * @factors: (array): the factors of earcup_linear_factorise()
 * @order: (array length=size): the order of earcup_linear_factorise()
 * @right_side: (array length=size): the right-hand side, in the order of the original rows
 * @solution: (out) (array length=size): the unknowns; must not be @right_side
 *
 * Solves a factorised system for one right-hand side. Any thread.
 */
void
earcup_linear_solve (guint                 size,
                     const double complex *factors,
                     const guint          *order,
                     const double complex *right_side,
                     double complex       *solution)
{
  for (guint row = 0; row < size; row++)
    {
      solution[row] = right_side[order[row]];
      for (guint i = 0; i < row; i++)
        solution[row] -= factors[row * size + i] * solution[i];
    }

  for (guint row = size; row-- > 0;)
    {
      for (guint i = row + 1; i < size; i++)
        solution[row] -= factors[row * size + i] * solution[i];
      solution[row] /= factors[row * size + row];
    }
}
