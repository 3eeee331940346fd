/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-solver-block.h"

#include <math.h>

#include "acoustics/earcup-units.h"

/* What stands before and after the network: the room that the openings share, the residual
 * sections and the level. */

/* Two openings are never nearer to each other than this, which bounds their mutual mass. */
#define CLOSEST_M 0.01

/* The quality of a section, its inverse and its frequency over that of a point are held within
 * such powers of ten, beyond which it is 1 anyway. */
#define WIDEST 1e30

/* The lowest power of which the logarithm is taken. */
#define LEAST_POWER 1e-300

/* A section in terms of u = omega / its own omega: (1 - u² + j u above) / (1 - u² + j u below). */
typedef struct {
  double over_omega;
  double above;
  double below;
} Shape;

typedef struct {
  double radius_m[EARCUP_N_PORTS];
  double distance_m[EARCUP_N_PAIRS];
} Room;

/* The two openings of each pair. */
static const guint pairs[EARCUP_N_PAIRS][2] = {
  [EARCUP_PAIR_LEAK_VENT] = { EARCUP_PORT_LEAK, EARCUP_PORT_VENT },
  [EARCUP_PAIR_LEAK_CUP] = { EARCUP_PORT_LEAK, EARCUP_PORT_CUP },
  [EARCUP_PAIR_VENT_CUP] = { EARCUP_PORT_VENT, EARCUP_PORT_CUP },
};

EARCUP_INLINE void
fill_room (const Room        *room,
           EarcupSolverBlock *block)
{
  Lanes wavenumber = block->omega * (1.0 / EARCUP_SOUND_SPEED_M_S);
  Lanes scale = block->omega * (EARCUP_AIR_DENSITY_KG_M3 / (2.0 * EARCUP_TWO_PI));
  Lanes form[EARCUP_N_PORTS];

  for (guint i = 0; i < EARCUP_N_PORTS; i++)
    {
      Lanes size = wavenumber * room->radius_m[i];

      form[i] = 1.0 / lanes_sqrt (1.0 + 0.25 * size * size);
      block->own[i] = scale * wavenumber * form[i] * form[i];
    }

  for (guint i = 0; i < EARCUP_N_PAIRS; i++)
    {
      double distance = room->distance_m[i];
      Lanes factor = scale * form[pairs[i][0]] * form[pairs[i][1]];
      Lanes phase = wavenumber * distance;
      Lanes sine, cosine;

      lanes_sin_cos (phase, &sine, &cosine);
      block->mutual[i].re = factor * (distance > 0.0 ? sine / distance : wavenumber);
      block->mutual[i].im = factor * cosine / MAX (distance, CLOSEST_M);
    }
}

EARCUP_WIDE static void
fill_room_wide (const Room        *room,
                EarcupSolverBlock *blocks,
                gsize              n_blocks)
{
  for (gsize i = 0; i < n_blocks; i++)
    fill_room (room, &blocks[i]);
}

static void
fill_room_plain (const Room        *room,
                 EarcupSolverBlock *blocks,
                 gsize              n_blocks)
{
  for (gsize i = 0; i < n_blocks; i++)
    fill_room (room, &blocks[i]);
}

/**
 * earcup_solver_block_fill_room:
 * @blocks: (array length=n_blocks): where the impedances go
 * @n_blocks: how many
 * @values: the parameters of a design, checked
 * @radiates: whether the openings radiate; otherwise all impedances are 0
 * @wide: whether to use wide vector units, which must be there
 *
 * Computes how the openings load each other and themselves, as earcup_exterior_compute() does.
 * Any thread.
 */
void
earcup_solver_block_fill_room (EarcupSolverBlock *blocks,
                               gsize              n_blocks,
                               const double       values[EARCUP_N_PARAMETERS],
                               gboolean           radiates,
                               gboolean           wide)
{
  double position_m[EARCUP_N_PORTS] = {
    0.0, values[EARCUP_PARAMETER_XV], values[EARCUP_PARAMETER_XC],
  };
  Room room = {
    .radius_m = {
      values[EARCUP_PARAMETER_AL],
      values[EARCUP_PARAMETER_AV],
      sqrt (values[EARCUP_PARAMETER_AC] / EARCUP_PI),
    },
  };

  for (guint i = 0; i < EARCUP_N_PAIRS; i++)
    room.distance_m[i] = fabs (position_m[pairs[i][0]] - position_m[pairs[i][1]]);

  if (!radiates)
    for (gsize i = 0; i < n_blocks; i++)
      {
        memset (blocks[i].own, 0, sizeof blocks[i].own);
        memset (blocks[i].mutual, 0, sizeof blocks[i].mutual);
      }
  else if (wide)
    fill_room_wide (&room, blocks, n_blocks);
  else
    fill_room_plain (&room, blocks, n_blocks);
}

static Shape
make_shape (const EarcupSection *section)
{
  double amplitude = pow (10.0, section->gain_db / 40.0);
  double width = CLAMP (1.0 / section->q, 1.0 / WIDEST, WIDEST);

  return (Shape) {
    .over_omega = MIN (1.0 / (EARCUP_TWO_PI * section->hz), WIDEST),
    .above = width * amplitude,
    .below = width / amplitude,
  };
}

EARCUP_INLINE LanesComplex
shape_block (const EarcupSolverBlock *block,
             const Shape             *shapes,
             guint                    n_shapes,
             LanesComplex             drum)
{
  for (guint i = 0; i < n_shapes; i++)
    {
      Lanes u = block->omega * shapes[i].over_omega;
      Lanes rest = 1.0 - u * u;

      drum = lanes_multiply (drum, (LanesComplex) { rest, u * shapes[i].above });
      drum = lanes_multiply (drum, lanes_invert ((LanesComplex) { rest, u * shapes[i].below }));
    }

  return drum;
}

EARCUP_WIDE static void
shape_wide (const EarcupSolverBlock *blocks,
            gsize                    n_blocks,
            const Shape             *shapes,
            guint                    n_shapes,
            LanesComplex            *drum)
{
  for (gsize i = 0; i < n_blocks; i++)
    drum[i] = shape_block (&blocks[i], shapes, n_shapes, drum[i]);
}

static void
shape_plain (const EarcupSolverBlock *blocks,
             gsize                    n_blocks,
             const Shape             *shapes,
             guint                    n_shapes,
             LanesComplex            *drum)
{
  for (gsize i = 0; i < n_blocks; i++)
    drum[i] = shape_block (&blocks[i], shapes, n_shapes, drum[i]);
}

/**
 * earcup_solver_block_shape:
 * @blocks: (array length=n_blocks): the frequencies
 * @n_blocks: how many
 * @sections: (array length=n_sections): residual sections, checked
 * @n_sections: 0 to %EARCUP_DESIGN_MAX_SECTIONS
 * @drum: (inout) (array length=n_blocks): pressure at the drum
 * @wide: whether to use wide vector units, which must be there
 *
 * Multiplies a pressure with residual sections, as earcup_sections_respond() does. Any thread.
 */
void
earcup_solver_block_shape (const EarcupSolverBlock *blocks,
                           gsize                    n_blocks,
                           const EarcupSection     *sections,
                           guint                    n_sections,
                           LanesComplex            *drum,
                           gboolean                 wide)
{
  Shape shapes[EARCUP_DESIGN_MAX_SECTIONS];

  for (guint i = 0; i < n_sections; i++)
    shapes[i] = make_shape (&sections[i]);

  if (wide)
    shape_wide (blocks, n_blocks, shapes, n_sections, drum);
  else
    shape_plain (blocks, n_blocks, shapes, n_sections, drum);
}

EARCUP_INLINE void
to_db (const LanesComplex *drum,
       Lanes              *db)
{
  const double reference = EARCUP_REFERENCE_PA * EARCUP_REFERENCE_PA;
  Lanes power = (drum->re * drum->re + drum->im * drum->im) * (1.0 / reference);

  *db = lanes_log (lanes_max (power, lanes_all (LEAST_POWER))) * (10.0 / M_LN10);
}

EARCUP_WIDE static void
to_db_wide (const LanesComplex *drum,
            gsize               n_blocks,
            Lanes              *db)
{
  for (gsize i = 0; i < n_blocks; i++)
    to_db (&drum[i], &db[i]);
}

static void
to_db_plain (const LanesComplex *drum,
             gsize               n_blocks,
             Lanes              *db)
{
  for (gsize i = 0; i < n_blocks; i++)
    to_db (&drum[i], &db[i]);
}

/* Computes the levels of @n_blocks blocks of pressures in dB SPL, in wide vector units if @wide
 * says so and they are there. Any thread. */
void
earcup_solver_block_to_db (const LanesComplex *drum,
                           gsize               n_blocks,
                           Lanes              *db,
                           gboolean            wide)
{
  if (wide)
    to_db_wide (drum, n_blocks, db);
  else
    to_db_plain (drum, n_blocks, db);
}
