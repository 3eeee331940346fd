/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-solver.h"

#include <math.h>

#include "acoustics/earcup-ear.h"
#include "acoustics/earcup-solver-block.h"
#include "acoustics/earcup-solver-private.h"
#include "acoustics/earcup-units.h"

/* The parameters on which the ear depends, and those on which the room does. */
static const EarcupParameter ear_parameters[] = {
  EARCUP_PARAMETER_LCO, EARCUP_PARAMETER_SCO, EARCUP_PARAMETER_RCO, EARCUP_PARAMETER_LCA,
  EARCUP_PARAMETER_RCA, EARCUP_PARAMETER_EAR_LOSS,
};

static const EarcupParameter room_parameters[] = {
  EARCUP_PARAMETER_AL, EARCUP_PARAMETER_AV, EARCUP_PARAMETER_AC, EARCUP_PARAMETER_XV,
  EARCUP_PARAMETER_XC,
};

struct _EarcupSolver
{
  gsize              n_points;
  gsize              n_blocks;
  gboolean           wide;
  gboolean           has_ear, has_room, room_radiates;
  double             ear[G_N_ELEMENTS (ear_parameters)];
  double             room[G_N_ELEMENTS (room_parameters)];
  double            *hz;       /* n_points */
  EarcupSolverBlock *blocks;   /* n_blocks, as are those below */
  LanesComplex      *drum;
  Lanes             *db;
};

/**
 * earcup_solver_new:
 * @hz: (array length=n_points): frequencies in Hz, each above 0, in any order
 * @n_points: how many, 1 or more
 *
 * Makes a solver for some frequencies. It is worth keeping: what depends on the frequencies, the
 * ear and the places of the openings is computed once, and again only when it changes.
 *
 * Returns: (transfer full): the solver, for one thread at a time
 */
EarcupSolver *
earcup_solver_new (const double *hz,
                   gsize         n_points)
{
  EarcupSolver *self = g_new0 (EarcupSolver, 1);

  self->n_points = n_points;
  self->n_blocks = (n_points + EARCUP_N_LANES - 1) / EARCUP_N_LANES;
  self->wide = earcup_lanes_are_wide ();
  self->hz = g_memdup2 (hz, n_points * sizeof *hz);
  self->blocks = g_aligned_alloc0 (self->n_blocks, sizeof *self->blocks, sizeof (Lanes));
  self->drum = g_aligned_alloc0 (self->n_blocks, sizeof *self->drum, sizeof (Lanes));
  self->db = g_aligned_alloc0 (self->n_blocks, sizeof *self->db, sizeof (Lanes));

  for (gsize i = 0; i < self->n_blocks * EARCUP_N_LANES; i++)
    {
      EarcupSolverBlock *block = &self->blocks[i / EARCUP_N_LANES];
      double omega = EARCUP_TWO_PI * hz[MIN (i, n_points - 1)];

      block->omega[i % EARCUP_N_LANES] = omega;
      block->over_omega[i % EARCUP_N_LANES] = 1.0 / omega;
    }

  return self;
}

/* Frees a solver; any thread. */
void
earcup_solver_free (EarcupSolver *self)
{
  g_free (self->hz);
  g_aligned_free (self->blocks);
  g_aligned_free (self->drum);
  g_aligned_free (self->db);
  g_free (self);
}

/* Chooses the portable path also where there are wide vector units, or the best one again; for
 * tests, in the solver's own thread. */
void
earcup_solver_set_portable (EarcupSolver *self,
                            gboolean      portable)
{
  self->wide = !portable && earcup_lanes_are_wide ();
  self->has_room = FALSE;
}

/* Keeps some of the parameters. Returns: whether any of them has another value than before. */
static gboolean
remember (double                *kept,
          const EarcupParameter *parameters,
          guint                  n_parameters,
          const double          *values)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < n_parameters; i++)
    {
      changed |= kept[i] != values[parameters[i]];
      kept[i] = values[parameters[i]];
    }

  return changed;
}

static void
fill_ear (EarcupSolver *self,
          const double *values)
{
  g_autoptr(EarcupDesign) design = earcup_design_new (values, FALSE, NULL, 0, NULL);

  g_return_if_fail (design != NULL);

  for (gsize i = 0; i < self->n_blocks * EARCUP_N_LANES; i++)
    {
      EarcupSolverBlock *block = &self->blocks[i / EARCUP_N_LANES];
      EarcupEar ear = earcup_ear_compute (design, self->hz[MIN (i, self->n_points - 1)]);
      guint lane = i % EARCUP_N_LANES;

      block->ear_admittance.re[lane] = creal (ear.admittance);
      block->ear_admittance.im[lane] = cimag (ear.admittance);
      block->ear_transfer.re[lane] = creal (ear.transfer);
      block->ear_transfer.im[lane] = cimag (ear.transfer);
    }
}

static void
solve (EarcupSolver *self,
       const double  values[EARCUP_N_PARAMETERS],
       gboolean      radiates)
{
  gboolean new_ear = remember (self->ear, ear_parameters, G_N_ELEMENTS (ear_parameters), values);
  gboolean new_room = remember (self->room, room_parameters, G_N_ELEMENTS (room_parameters),
                                values);

  if (new_ear || !self->has_ear)
    fill_ear (self, values);

  if (new_room || !self->has_room || !self->room_radiates != !radiates)
    earcup_solver_block_fill_room (self->blocks, self->n_blocks, values, radiates, self->wide);

  self->has_ear = self->has_room = TRUE;
  self->room_radiates = radiates;
  earcup_solver_block_solve (self->blocks, self->n_blocks, values, self->drum, self->wide);
}

/**
 * earcup_solver_solve:
 * @self: a solver
 * @values: (array fixed-size=51): the parameters, within the ranges of earcup_design_new()
 * @radiates: whether the openings radiate
 * @drum_re: (out) (array): real part of the pressure at the drum in Pa for a source of 1 V behind
 *   Rg, without residual sections, in the order of the frequencies
 * @drum_im: (out) (array): its imaginary part
 *
 * Solves the network of a design for what the ear hears. Agrees with earcup_network_solve() to
 * 1e-9 of the value. The solver's thread.
 */
void
earcup_solver_solve (EarcupSolver *self,
                     const double  values[EARCUP_N_PARAMETERS],
                     gboolean      radiates,
                     double       *drum_re,
                     double       *drum_im)
{
  solve (self, values, radiates);

  for (gsize i = 0; i < self->n_points; i++)
    {
      drum_re[i] = self->drum[i / EARCUP_N_LANES].re[i % EARCUP_N_LANES];
      drum_im[i] = self->drum[i / EARCUP_N_LANES].im[i % EARCUP_N_LANES];
    }
}

static void
solve_design (EarcupSolver       *self,
              const EarcupDesign *design)
{
  guint n_sections;
  const EarcupSection *sections = earcup_design_get_sections (design, &n_sections);

  solve (self, earcup_design_get_values (design), earcup_design_get_radiates (design));
  earcup_solver_block_shape (self->blocks, self->n_blocks, sections, n_sections, self->drum,
                             self->wide);
}

/**
 * earcup_solver_compute_drum:
 * @self: a solver
 * @design: the design
 * @drum_pa_v: (out) (array): pressure at the drum in Pa for a source of 1 V behind Rg, residual
 *   sections included, in the order of the frequencies
 *
 * Computes what the ear hears. The solver's thread.
 */
void
earcup_solver_compute_drum (EarcupSolver       *self,
                            const EarcupDesign *design,
                            double complex     *drum_pa_v)
{
  solve_design (self, design);

  for (gsize i = 0; i < self->n_points; i++)
    drum_pa_v[i] = self->drum[i / EARCUP_N_LANES].re[i % EARCUP_N_LANES] +
                   I * self->drum[i / EARCUP_N_LANES].im[i % EARCUP_N_LANES];
}

/**
 * earcup_solver_compute_db:
 * @self: a solver
 * @design: the design
 * @db: (out) (array): the level at the drum in dB SPL for a source of 1 V behind Rg, residual
 *   sections included, in the order of the frequencies
 *
 * Computes the level of what the ear hears. The solver's thread.
 */
void
earcup_solver_compute_db (EarcupSolver       *self,
                          const EarcupDesign *design,
                          double             *db)
{
  solve_design (self, design);
  earcup_solver_block_to_db (self->drum, self->n_blocks, self->db, self->wide);
  memcpy (db, self->db, self->n_points * sizeof *db);
}

/* Returns: whether a solver was made for just these frequencies; the solver's thread */
gboolean
earcup_solver_is_for (const EarcupSolver *self,
                      const double       *hz,
                      gsize               n_points)
{
  return self->n_points == n_points && memcmp (self->hz, hz, n_points * sizeof *hz) == 0;
}
