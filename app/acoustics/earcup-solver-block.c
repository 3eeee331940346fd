/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-solver-block.h"

#include <math.h>

#include "acoustics/earcup-units.h"

/* The ten equations of the network, solved for the pressure at the ear in a fixed order.
 *
 * With u = v_d - v_c the motor and the suspension drop out of the sum of both forces, and with
 * the volume velocities U = Sd u and w = Ac v_c every row is one of pressures:
 *
 *   diaphragm  m U / Sd² + s Mmd w / (Sd Ac) + P_F - P_B0 = Bl / (Z_E Sd)
 *              m = Bl² / Z_E + s Mmd + Z_s, Z_E = Rg + the coil
 *   cup        s Mmd U / (Sd Ac) + (s (Mmd + Mc) + Z_p) / Ac² w + P_F
 *              + Z_CC w - Z_LC q_L - Z_VC q_V = 0
 *
 * The pocket gives P_B0 = (Y_d P_B - U) / Y_0 with Y_0 = s C_B0 + Y_d; written here with
 * beta = Y_d / Y_0 and gamma = s C_B0 / Y_0 = 1 - beta, so that nothing is lost where one of them
 * is small.
 *
 * The two openings, with A = P_G + Z_LC w and B = P_E + Z_VC w in front of them, give
 *
 *   q_L = g_LL A + g_LV B,  q_V = g_LV A + g_VV B
 *   g_LL = Y_L (1 + Y_V Z_VV) / D,  g_VV = Y_V (1 + Y_L Z_LL) / D,  g_LV = -Y_L Y_V Z_LV / D
 *   D = (1 + Y_L Z_LL) (1 + Y_V Z_VV) - Y_L Y_V Z_LV²
 *
 * Both lines are taken as chain matrices (A, B; C, A), so that a lumped volume is the chain matrix
 * (1, 0; s C, 1) and no case of its own. The pressures P_F, P_B and the flows I_F, I_B at their
 * inner ends are then sums of P_G, P_E and w:
 *
 *   P_F = f1 P_G + f2 P_E + f3 w,  I_F = i1 P_G + i2 P_E + i3 w
 *   P_B = r1 P_G + r2 P_E + r3 w,  I_B = k1 P_G + k2 P_E + k3 w
 *
 * Two balances of flow remain, that of the node F and, so that a wide baffle vent takes nothing
 * from the accuracy, the sum of those of F and B:
 *
 *   I_F + Y_bv (P_F - P_B) = U + w
 *   I_F + I_B + Y_d gamma P_B = gamma U + w
 *
 * They give P_G = g_U U + g_w w and P_E = e_U U + e_w w. Put into the rows of the diaphragm
 * and the cup these leave two equations with a symmetric matrix, as the network is reciprocal, and
 * so only the column of U is needed for what is beside the diagonal. */

/* A resistance, a mass and a stiffness in series. */
typedef struct {
  double resistance;
  double mass;
  double stiffness;   /* 1 / C */
  double open;        /* 0 for a blocked branch, otherwise 1 */
} Branch;

/* What the parameters come to before any frequency is looked at. */
typedef struct {
  double   coil_resistance, coil_inductance, eddy_resistance, eddy_inductance;
  double   force_factor, diaphragm_area, cup_area;
  double   moving_mass, suspension_loss, suspension_stiffness;
  double   cup_mass, cushion_loss, cushion_stiffness;
  double   front_delay, front_impedance, front_compliance;
  double   pocket_compliance;
  double   rear_length, rear_area, rear_compliance, filling, isothermal, relaxation_s;
  Branch   pad, baffle, damper, leaks[3], vents[2];
  gboolean lumped_front, lumped_rear, rigid;
} Constants;

/* A chain matrix of a line that is the same from both ends. */
typedef struct {
  LanesComplex a, b, c;
} Line;

/* The openings as their inner sides see them. */
typedef struct {
  LanesComplex leak, vent, across;   /* g_LL, g_VV, g_LV */
  LanesComplex leak_cup, vent_cup;   /* what the cup drives through them per w */
} Openings;

/* What a pressure or a flow is, or a balance adds up to, in terms of P_G, P_E and w. */
typedef struct {
  LanesComplex head, end, cup;
} Terms;

/* P_G and P_E, per U or per w. */
typedef struct {
  LanesComplex head, end;
} Pressures;

/* The exponent of what the filling may take away. More changes no digit of what the line's inner
 * end sees, but the little that is left would come out as a difference of larger numbers. */
#define MOST_LOSS 18.0

#define GET(key) values[EARCUP_PARAMETER_##key]

static Branch
make_branch (double resistance,
             double mass,
             double compliance)
{
  if (isinf (resistance) || isinf (mass) || compliance == 0.0)
    return (Branch) { 1.0, 0.0, 0.0, 0.0 };

  return (Branch) { resistance, mass, 1.0 / compliance, 1.0 };
}

/* A rigid cup has neither mass nor stiffness here: its row is left out. */
static void
prepare_mechanics (Constants    *self,
                   const double  values[EARCUP_N_PARAMETERS])
{
  gboolean eddy = GET (L2) > 0.0 && GET (R2) > 0.0 && !isinf (GET (R2));

  self->coil_resistance = GET (RG) + GET (RE);
  self->coil_inductance = GET (LE) + (isinf (GET (R2)) ? GET (L2) : 0.0);
  self->eddy_resistance = eddy ? GET (R2) : 1.0;
  self->eddy_inductance = eddy ? GET (L2) : 0.0;
  self->force_factor = GET (BL);
  self->diaphragm_area = GET (SD);
  self->cup_area = GET (AC);
  self->moving_mass = GET (MMD);
  self->suspension_loss = GET (RMS);
  self->suspension_stiffness = 1.0 / GET (CMS);
  self->rigid = isinf (GET (MC)) || isinf (GET (KP));
  self->cup_mass = self->rigid ? 0.0 : GET (MC);
  self->cushion_loss = GET (RP);
  self->cushion_stiffness = self->rigid ? 0.0 : GET (KP) + GET (KHB);
}

static Constants
prepare (const double values[EARCUP_N_PARAMETERS])
{
  Constants self = {
    .front_delay = GET (DF) / EARCUP_SOUND_SPEED_M_S,
    .front_impedance = EARCUP_AIR_DENSITY_KG_M3 * EARCUP_SOUND_SPEED_M_S * GET (DF) / GET (VF),
    .front_compliance = GET (VF) / EARCUP_AIR_BULK_MODULUS_PA,
    .pocket_compliance = GET (VB0) / EARCUP_AIR_BULK_MODULUS_PA,
    .rear_length = GET (LB),
    .rear_area = GET (VB) / GET (LB),
    .rear_compliance = GET (VB) / EARCUP_AIR_BULK_MODULUS_PA,
    .filling = GET (SIGMA),
    .isothermal = (EARCUP_AIR_HEAT_RATIO - 1.0) * GET (PHI),
    .relaxation_s = 1.0 / (EARCUP_TWO_PI * GET (FT)),
    .pad = make_branch (GET (RPA), 0.0, GET (VPA) / EARCUP_AIR_BULK_MODULUS_PA),
    .baffle = make_branch (GET (RBV), GET (MBV), INFINITY),
    .damper = make_branch (GET (RD), GET (MD), INFINITY),
    .leaks = {
      make_branch (GET (RL), GET (ML), INFINITY),
      make_branch (GET (RL2), GET (ML2), INFINITY),
      make_branch (GET (RW), GET (MW), GET (CW)),
    },
    .vents = {
      make_branch (GET (RV), GET (MV), INFINITY),
      make_branch (GET (RSH), GET (MSH), GET (CSH)),
    },
    .lumped_front = GET (DF) == 0.0,
    .lumped_rear = GET (LB) == 0.0,
  };

  prepare_mechanics (&self, values);

  return self;
}

EARCUP_INLINE LanesComplex
admit (const Branch            *branch,
       const EarcupSolverBlock *block)
{
  Lanes re = lanes_all (branch->resistance);
  Lanes im = block->omega * branch->mass - block->over_omega * branch->stiffness;
  Lanes factor = branch->open / (re * re + im * im);

  return (LanesComplex) { re * factor, -im * factor };
}

/* Returns: 1 / (Rg + the coil) */
EARCUP_INLINE LanesComplex
admit_coil (const Constants         *constants,
            const EarcupSolverBlock *block)
{
  Lanes eddy = block->omega * constants->eddy_inductance;
  double resistance = constants->eddy_resistance;
  Lanes part = eddy * resistance / (eddy * eddy + resistance * resistance);

  return lanes_invert ((LanesComplex) {
    constants->coil_resistance + part * eddy,
    block->omega * constants->coil_inductance + part * resistance,
  });
}

/* The front volume is a line without losses: only the middle of its matrix is real. */
EARCUP_INLINE Line
front_line (const Constants         *constants,
            const EarcupSolverBlock *block)
{
  Lanes sine, cosine, none = lanes_all (0.0);

  if (constants->lumped_front)
    return (Line) {
      { lanes_all (1.0), none },
      { none, none },
      { none, block->omega * constants->front_compliance },
    };

  lanes_sin_cos (block->omega * constants->front_delay, &sine, &cosine);

  return (Line) {
    { cosine, none },
    { none, sine * constants->front_impedance },
    { none, sine / constants->front_impedance },
  };
}

/* One of the two square roots: the line is the same with either. */
EARCUP_INLINE LanesComplex
root (LanesComplex x,
      Lanes       *size)
{
  Lanes larger, smaller;
  LanesMask left = lanes_are_negative (x.re);

  *size = lanes_sqrt (x.re * x.re + x.im * x.im);
  larger = lanes_sqrt (0.5 * (*size + lanes_abs (x.re)));
  smaller = 0.5 * x.im / larger;

  return (LanesComplex) { lanes_select (left, smaller, larger),
                          lanes_select (left, larger, smaller) };
}

/* The rear volume is a line with a flow resistance in series and air that is partly isothermal
 * below the relaxation frequency in shunt. */
EARCUP_INLINE Line
rear_line (const Constants         *constants,
           const EarcupSolverBlock *block)
{
  Lanes omega = block->omega, lag = omega * constants->relaxation_s;
  Lanes exchange = constants->isothermal / (1.0 + lag * lag);
  LanesComplex heat = { 1.0 + exchange, -exchange * lag };
  LanesComplex series = { lanes_all (constants->filling), omega * EARCUP_AIR_DENSITY_KG_M3 };
  LanesComplex shunt = lanes_turn (heat, omega / EARCUP_AIR_BULK_MODULUS_PA);
  LanesComplex propagation, ratio, a;
  Lanes size, sine, cosine, sine_h, cosine_h, none = lanes_all (0.0);

  if (constants->lumped_rear)
    return (Line) {
      { lanes_all (1.0), none },
      { none, none },
      { none, omega * constants->rear_compliance },
    };

  propagation = root (lanes_multiply (series, shunt), &size);
  lanes_sin_cos (propagation.im * constants->rear_length, &sine, &cosine);
  lanes_sinh_cosh (lanes_min (propagation.re * constants->rear_length, lanes_all (MOST_LOSS)),
                   &sine_h, &cosine_h);
  a = (LanesComplex) { cosine_h * cosine, sine_h * sine };
  ratio = lanes_multiply ((LanesComplex) { sine_h * cosine, cosine_h * sine },
                          (LanesComplex) { propagation.re, -propagation.im });
  ratio = lanes_scale (ratio, 1.0 / size);

  return (Line) {
    a,
    lanes_scale (lanes_multiply (series, ratio), lanes_all (1.0 / constants->rear_area)),
    lanes_scale (lanes_multiply (shunt, ratio), lanes_all (constants->rear_area)),
  };
}

EARCUP_INLINE Openings
open_ports (const Constants         *constants,
            const EarcupSolverBlock *block)
{
  LanesComplex leak = lanes_add (lanes_add (admit (&constants->leaks[0], block),
                                            admit (&constants->leaks[1], block)),
                                 admit (&constants->leaks[2], block));
  LanesComplex vent = lanes_add (admit (&constants->vents[0], block),
                                 admit (&constants->vents[1], block));
  LanesComplex own_leak = lanes_scale (leak, block->own[EARCUP_PORT_LEAK]);
  LanesComplex own_vent = lanes_scale (vent, block->own[EARCUP_PORT_VENT]);
  LanesComplex across = lanes_multiply (lanes_multiply (leak, vent),
                                        block->mutual[EARCUP_PAIR_LEAK_VENT]);
  LanesComplex over;
  Openings self;

  own_leak.re += 1.0;
  own_vent.re += 1.0;
  over = lanes_multiply (own_leak, own_vent);
  over = lanes_invert (lanes_subtract_product (over, across,
                                               block->mutual[EARCUP_PAIR_LEAK_VENT]));

  self.leak = lanes_multiply (lanes_multiply (leak, own_vent), over);
  self.vent = lanes_multiply (lanes_multiply (vent, own_leak), over);
  self.across = lanes_multiply (across, (LanesComplex) { -over.re, -over.im });
  self.leak_cup = lanes_multiply (self.leak, block->mutual[EARCUP_PAIR_LEAK_CUP]);
  self.leak_cup = lanes_add_product (self.leak_cup, self.across,
                                     block->mutual[EARCUP_PAIR_VENT_CUP]);
  self.vent_cup = lanes_multiply (self.across, block->mutual[EARCUP_PAIR_LEAK_CUP]);
  self.vent_cup = lanes_add_product (self.vent_cup, self.vent,
                                     block->mutual[EARCUP_PAIR_VENT_CUP]);

  return self;
}

EARCUP_INLINE Terms
add_terms (Terms        a,
           LanesComplex factor,
           Terms        b)
{
  return (Terms) {
    lanes_add_product (a.head, factor, b.head),
    lanes_add_product (a.end, factor, b.end),
    lanes_add_product (a.cup, factor, b.cup),
  };
}

/* The pressure and the flow at the outer end of a line, taken to its inner end by one row of its
 * matrix. The pressure is P_G if @to_head says so, otherwise P_E. */
EARCUP_INLINE Terms
pass_line (LanesComplex by_pressure,
           LanesComplex by_flow,
           const Terms *flow,
           gboolean     to_head)
{
  Terms self = {
    lanes_multiply (by_flow, flow->head),
    lanes_multiply (by_flow, flow->end),
    lanes_multiply (by_flow, flow->cup),
  };

  if (to_head)
    self.head = lanes_add (self.head, by_pressure);
  else
    self.end = lanes_add (self.end, by_pressure);

  return self;
}

/* Cramer's rule for the two balances, with U on the right-hand side and then w. */
EARCUP_INLINE void
solve_balances (const Terms  *front,
                const Terms  *both,
                LanesComplex  gamma,
                Pressures    *driven,
                Pressures    *pushed)
{
  LanesComplex over = lanes_multiply (front->head, both->end);
  LanesComplex first = { 1.0 - front->cup.re, -front->cup.im };
  LanesComplex second = { 1.0 - both->cup.re, -both->cup.im };

  over = lanes_invert (lanes_subtract_product (over, front->end, both->head));
  driven->head = lanes_subtract_product (both->end, front->end, gamma);
  driven->head = lanes_multiply (driven->head, over);
  driven->end = lanes_subtract (lanes_multiply (front->head, gamma), both->head);
  driven->end = lanes_multiply (driven->end, over);
  pushed->head = lanes_multiply (first, both->end);
  pushed->head = lanes_multiply (lanes_subtract_product (pushed->head, front->end, second), over);
  pushed->end = lanes_multiply (front->head, second);
  pushed->end = lanes_multiply (lanes_subtract_product (pushed->end, both->head, first), over);
}

/* The impedance of the diaphragm and of the cup without what the air does to them. */
EARCUP_INLINE LanesComplex
move_diaphragm (const Constants         *constants,
                const EarcupSolverBlock *block,
                LanesComplex             coil)
{
  double square = constants->force_factor * constants->force_factor;
  double scale = 1.0 / (constants->diaphragm_area * constants->diaphragm_area);

  return (LanesComplex) {
    (square * coil.re + constants->suspension_loss) * scale,
    (square * coil.im + block->omega * constants->moving_mass -
     block->over_omega * constants->suspension_stiffness) * scale,
  };
}

EARCUP_INLINE LanesComplex
move_cup (const Constants         *constants,
          const EarcupSolverBlock *block,
          const Openings          *openings)
{
  double scale = 1.0 / (constants->cup_area * constants->cup_area);
  LanesComplex self = {
    constants->cushion_loss * scale + block->own[EARCUP_PORT_CUP],
    (block->omega * (constants->moving_mass + constants->cup_mass) -
     block->over_omega * constants->cushion_stiffness) * scale,
  };

  self = lanes_subtract_product (self, openings->leak_cup, block->mutual[EARCUP_PAIR_LEAK_CUP]);

  return lanes_subtract_product (self, openings->vent_cup, block->mutual[EARCUP_PAIR_VENT_CUP]);
}

/* P_G for 1 V, from the rows of the diaphragm and the cup. */
EARCUP_INLINE LanesComplex
drive (const Constants         *constants,
       const EarcupSolverBlock *block,
       const Openings          *openings,
       const Terms             *front,
       LanesComplex             own,
       Terms                    against,
       const Pressures         *driven,
       const Pressures         *pushed)
{
  LanesComplex coupled = lanes_subtract (front->head, openings->leak_cup);
  LanesComplex coupled_end = lanes_subtract (front->end, openings->vent_cup);
  LanesComplex beside, cup, over;

  own = lanes_add_product (own, against.head, driven->head);
  own = lanes_add_product (own, against.end, driven->end);
  if (constants->rigid)
    return lanes_multiply (driven->head, lanes_invert (own));

  beside = lanes_multiply (coupled, driven->head);
  beside = lanes_add_product (beside, coupled_end, driven->end);
  beside.im += block->omega * (constants->moving_mass /
                               (constants->diaphragm_area * constants->cup_area));
  cup = lanes_add (move_cup (constants, block, openings), front->cup);
  cup = lanes_add_product (cup, coupled, pushed->head);
  cup = lanes_add_product (cup, coupled_end, pushed->end);
  over = lanes_invert (lanes_subtract_product (lanes_multiply (own, cup), beside, beside));

  return lanes_multiply (lanes_subtract_product (lanes_multiply (driven->head, cup),
                                                 pushed->head, beside), over);
}

EARCUP_INLINE LanesComplex
solve_block (const Constants         *constants,
             const EarcupSolverBlock *block)
{
  Openings openings = open_ports (constants, block);
  Line front = front_line (constants, block), rear = rear_line (constants, block);
  LanesComplex load = lanes_add (lanes_add (admit (&constants->pad, block),
                                            block->ear_admittance), openings.leak);
  Terms head_flow = { load, openings.across, openings.leak_cup };
  Terms vent_flow = { openings.across, openings.vent, openings.vent_cup };
  Terms front_pa = pass_line (front.a, front.b, &head_flow, TRUE);
  Terms front_flow = pass_line (front.c, front.a, &head_flow, TRUE);
  Terms rear_pa = pass_line (rear.a, rear.b, &vent_flow, FALSE);
  Terms rear_flow = pass_line (rear.c, rear.a, &vent_flow, FALSE);
  LanesComplex baffle = admit (&constants->baffle, block);
  LanesComplex damper = admit (&constants->damper, block);
  LanesComplex coil = admit_coil (constants, block);
  Lanes air = block->omega * constants->pocket_compliance;
  LanesComplex pocket = lanes_invert ((LanesComplex) { damper.re, damper.im + air });
  LanesComplex beta = lanes_multiply (damper, pocket), gamma = lanes_turn (pocket, air);
  LanesComplex minus = { lanes_all (-1.0), lanes_all (0.0) };
  LanesComplex one = { lanes_all (1.0), lanes_all (0.0) };
  Terms both = add_terms (front_flow, one, rear_flow);
  Pressures driven, pushed;
  LanesComplex drum;

  both = add_terms (both, lanes_multiply (damper, gamma), rear_pa);
  front_flow = add_terms (front_flow, baffle, add_terms (front_pa, minus, rear_pa));
  solve_balances (&front_flow, &both, gamma, &driven, &pushed);
  drum = drive (constants, block, &openings, &front_pa,
                lanes_add (move_diaphragm (constants, block, coil), pocket),
                add_terms (front_pa, lanes_multiply (minus, beta), rear_pa), &driven, &pushed);
  drum = lanes_multiply (drum, lanes_multiply (coil, block->ear_transfer));

  return lanes_scale (drum, lanes_all (constants->force_factor / constants->diaphragm_area));
}

EARCUP_WIDE static void
solve_wide (const Constants         *constants,
            const EarcupSolverBlock *blocks,
            gsize                    n_blocks,
            LanesComplex            *drum)
{
  for (gsize i = 0; i < n_blocks; i++)
    drum[i] = solve_block (constants, &blocks[i]);
}

static void
solve_plain (const Constants         *constants,
             const EarcupSolverBlock *blocks,
             gsize                    n_blocks,
             LanesComplex            *drum)
{
  for (gsize i = 0; i < n_blocks; i++)
    drum[i] = solve_block (constants, &blocks[i]);
}

/**
 * earcup_solver_block_solve:
 * @blocks: (array length=n_blocks): frequencies with the ear and the room filled in
 * @n_blocks: how many
 * @values: the parameters of a design, checked
 * @drum: (out) (array length=n_blocks): pressure at the drum in Pa for 1 V behind Rg
 * @wide: whether to use wide vector units, which must be there
 *
 * Solves the network. Any thread.
 */
void
earcup_solver_block_solve (const EarcupSolverBlock *blocks,
                           gsize                    n_blocks,
                           const double             values[EARCUP_N_PARAMETERS],
                           LanesComplex            *drum,
                           gboolean                 wide)
{
  Constants constants = prepare (values);

  if (wide)
    solve_wide (&constants, blocks, n_blocks, drum);
  else
    solve_plain (&constants, blocks, n_blocks, drum);
}
