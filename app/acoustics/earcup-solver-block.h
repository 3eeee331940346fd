/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-design.h"
#include "acoustics/earcup-exterior.h"
#include "acoustics/earcup-lanes.h"

G_BEGIN_DECLS

/* The pairs of openings, in the order of EarcupSolverBlock.mutual. */
typedef enum {
  EARCUP_PAIR_LEAK_VENT,
  EARCUP_PAIR_LEAK_CUP,
  EARCUP_PAIR_VENT_CUP,
  EARCUP_N_PAIRS
} EarcupPair;

/* What is known of as many frequencies as there are lanes before a design is solved. */
typedef struct {
  Lanes        omega;                    /* rad/s */
  Lanes        over_omega;               /* its inverse */
  LanesComplex ear_admittance;           /* m³/(Pa·s) */
  LanesComplex ear_transfer;             /* pressure at the drum over pressure at the ear */
  Lanes        own[EARCUP_N_PORTS];      /* real impedance of each opening, Pa·s/m³ */
  LanesComplex mutual[EARCUP_N_PAIRS];   /* Pa·s/m³ */
} EarcupSolverBlock;

/* All of them for the portable path and the path for wide vector units. */
void earcup_solver_block_fill_room (EarcupSolverBlock       *blocks,
                                    gsize                    n_blocks,
                                    const double             values[EARCUP_N_PARAMETERS],
                                    gboolean                 radiates,
                                    gboolean                 wide);
void earcup_solver_block_solve     (const EarcupSolverBlock *blocks,
                                    gsize                    n_blocks,
                                    const double             values[EARCUP_N_PARAMETERS],
                                    LanesComplex            *drum,
                                    gboolean                 wide);
void earcup_solver_block_shape     (const EarcupSolverBlock *blocks,
                                    gsize                    n_blocks,
                                    const EarcupSection     *sections,
                                    guint                    n_sections,
                                    LanesComplex            *drum,
                                    gboolean                 wide);
void earcup_solver_block_to_db     (const LanesComplex      *drum,
                                    gsize                    n_blocks,
                                    Lanes                   *db,
                                    gboolean                 wide);

G_END_DECLS
