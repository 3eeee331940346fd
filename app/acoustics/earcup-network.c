/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-network.h"

#include <math.h>

#include "acoustics/earcup-linear.h"
#include "acoustics/earcup-twoport.h"
#include "acoustics/earcup-units.h"

/* One linear network for the whole headphone, in the impedance analogy of every domain: voltage,
 * force and pressure across; current, velocity and volume velocity through.
 *
 *   source - Rg - coil - [ e = Bl (v_d - v_c) ]
 *   diaphragm on its suspension on the cup, the cup on its cushion on the head
 *   F --front line-- G -- ear          G -- pad absorber, pad leak (port L)
 *   F -- baffle vent -- B              B0 -- damper -- B --rear line-- E -- vent, shell (port V)
 *
 * The unknowns, in the order of the columns: */
enum
{
  CURRENT,
  DIAPHRAGM,
  CUP,
  FRONT,
  HEAD,
  POCKET,
  REAR,
  END,
  LEAK_FLOW,
  VENT_FLOW,
};

#define GET(key) earcup_design_get (design, EARCUP_PARAMETER_##key)
#define A        self->matrix

/* Row 1: the voltage round the coil. */
static void
fill_electrical (EarcupNetwork      *self,
                 const EarcupDesign *design)
{
  double complex s = self->s;
  double complex coil = GET (RE) + s * GET (LE);

  if (isinf (GET (R2)))
    coil += s * GET (L2);
  else if (GET (L2) > 0.0 && GET (R2) > 0.0)
    coil += s * GET (L2) * GET (R2) / (GET (R2) + s * GET (L2));

  A[0][CURRENT] = GET (RG) + coil;
  A[0][DIAPHRAGM] = GET (BL);
  A[0][CUP] = -GET (BL);
}

/* Rows 2 and 3: the forces on the diaphragm and on the cup. */
static void
fill_mechanical (EarcupNetwork      *self,
                 const EarcupDesign *design)
{
  double complex s = self->s;
  double complex suspension = GET (RMS) + 1.0 / (s * GET (CMS));
  double face = self->cup_area_m2;

  A[1][CURRENT] = -GET (BL);
  A[1][DIAPHRAGM] = s * GET (MMD) + suspension;
  A[1][CUP] = -suspension;
  A[1][FRONT] = GET (SD);
  A[1][POCKET] = -GET (SD);

  if (self->rigid)
    {
      A[2][CUP] = 1.0;
      return;
    }

  A[2][CURRENT] = GET (BL);
  A[2][DIAPHRAGM] = -suspension;
  A[2][CUP] = s * GET (MC) + GET (RP) + (GET (KP) + GET (KHB)) / s + suspension +
              face * face * self->exterior.impedance[EARCUP_PORT_CUP][EARCUP_PORT_CUP];
  A[2][FRONT] = face - GET (SD);
  A[2][POCKET] = GET (SD);
  A[2][LEAK_FLOW] = -face * self->exterior.impedance[EARCUP_PORT_CUP][EARCUP_PORT_LEAK];
  A[2][VENT_FLOW] = -face * self->exterior.impedance[EARCUP_PORT_CUP][EARCUP_PORT_VENT];
}

/* Rows 4 and 5: the flow into the front volume, at the baffle and at the head. */
static void
fill_front (EarcupNetwork      *self,
            const EarcupDesign *design)
{
  double complex s = self->s;
  double complex vent = earcup_branch_admittance (s, GET (RBV), GET (MBV), INFINITY);
  double complex pad = earcup_branch_admittance (s, GET (RPA), 0.0,
                                                 GET (VPA) / EARCUP_AIR_BULK_MODULUS_PA);
  double complex load = pad + self->ear.admittance;

  A[3][DIAPHRAGM] = -GET (SD);
  A[3][CUP] = -(self->cup_area_m2 - GET (SD));
  A[3][FRONT] = vent;
  A[3][REAR] = -vent;

  if (self->lumped_front)
    {
      A[3][FRONT] += s * GET (VF) / EARCUP_AIR_BULK_MODULUS_PA + load;
      A[3][LEAK_FLOW] = 1.0;
      A[4][HEAD] = 1.0;
      A[4][FRONT] = -1.0;
    }
  else
    {
      double area = GET (VF) / GET (DF);
      EarcupLineAdmittance line =
        earcup_line_admittance (s * EARCUP_AIR_DENSITY_KG_M3 / area,
                                s * area / EARCUP_AIR_BULK_MODULUS_PA, GET (DF));

      A[3][FRONT] += line.own;
      A[3][HEAD] = -line.transfer;
      A[4][HEAD] = line.own + load;
      A[4][FRONT] = -line.transfer;
      A[4][LEAK_FLOW] = 1.0;
    }
}

/* The rear volume as a line with fibrous filling: flow resistance in series, air that is
 * partly isothermal below the relaxation frequency in shunt. */
static EarcupLineAdmittance
rear_line (EarcupNetwork      *self,
           const EarcupDesign *design)
{
  double complex s = self->s;
  double area = GET (VB) / GET (LB);
  double complex exchange = (EARCUP_AIR_HEAT_RATIO - 1.0) * GET (PHI) /
                            (1.0 + s / (EARCUP_TWO_PI * GET (FT)));

  return earcup_line_admittance ((s * EARCUP_AIR_DENSITY_KG_M3 + GET (SIGMA)) / area,
                                 s * area / EARCUP_AIR_BULK_MODULUS_PA * (1.0 + exchange),
                                 GET (LB));
}

/* Rows 6 to 8: the flow into the pocket behind the diaphragm and into the rear volume. */
static void
fill_rear (EarcupNetwork      *self,
           const EarcupDesign *design)
{
  double complex s = self->s;
  double complex vent = earcup_branch_admittance (s, GET (RBV), GET (MBV), INFINITY);
  double complex damper = earcup_branch_admittance (s, GET (RD), GET (MD), INFINITY);

  A[5][DIAPHRAGM] = GET (SD);
  A[5][CUP] = -GET (SD);
  A[5][POCKET] = s * GET (VB0) / EARCUP_AIR_BULK_MODULUS_PA + damper;
  A[5][REAR] = -damper;

  A[6][FRONT] = -vent;
  A[6][POCKET] = -damper;
  A[6][REAR] = damper + vent;

  if (GET (LB) == 0.0)
    {
      A[6][REAR] += s * GET (VB) / EARCUP_AIR_BULK_MODULUS_PA;
      A[6][VENT_FLOW] = 1.0;
      A[7][END] = 1.0;
      A[7][REAR] = -1.0;
    }
  else
    {
      EarcupLineAdmittance line = rear_line (self, design);

      A[6][REAR] += line.own;
      A[6][END] = -line.transfer;
      A[7][REAR] = -line.transfer;
      A[7][END] = line.own;
      A[7][VENT_FLOW] = 1.0;
    }
}

/* Rows 9 and 10: the flow through the two openings into the room. */
static void
fill_ports (EarcupNetwork      *self,
            const EarcupDesign *design)
{
  double complex s = self->s;
  const double complex (*room)[EARCUP_N_PORTS] =
    (const double complex (*)[EARCUP_N_PORTS]) self->exterior.impedance;
  double complex leak, vent;

  leak = earcup_branch_admittance (s, GET (RL), GET (ML), INFINITY) +
         earcup_branch_admittance (s, GET (RL2), GET (ML2), INFINITY) +
         earcup_branch_admittance (s, GET (RW), GET (MW), GET (CW));
  vent = earcup_branch_admittance (s, GET (RV), GET (MV), INFINITY) +
         earcup_branch_admittance (s, GET (RSH), GET (MSH), GET (CSH));

  A[8][LEAK_FLOW] = 1.0 + leak * room[EARCUP_PORT_LEAK][EARCUP_PORT_LEAK];
  A[8][VENT_FLOW] = leak * room[EARCUP_PORT_LEAK][EARCUP_PORT_VENT];
  A[8][CUP] = -leak * self->cup_area_m2 * room[EARCUP_PORT_LEAK][EARCUP_PORT_CUP];
  A[8][HEAD] = -leak;

  A[9][VENT_FLOW] = 1.0 + vent * room[EARCUP_PORT_VENT][EARCUP_PORT_VENT];
  A[9][LEAK_FLOW] = vent * room[EARCUP_PORT_VENT][EARCUP_PORT_LEAK];
  A[9][CUP] = -vent * self->cup_area_m2 * room[EARCUP_PORT_VENT][EARCUP_PORT_CUP];
  A[9][END] = -vent;

  self->leak_admittance = leak;
  self->vent_admittance = vent;
}

static void
prepare (EarcupNetwork      *self,
         const EarcupDesign *design,
         double              hz,
         gboolean            with_ear)
{
  *self = (EarcupNetwork) {
    .hz = hz,
    .s = I * EARCUP_TWO_PI * hz,
    .cup_area_m2 = GET (AC),
    .rigid = isinf (GET (MC)) || isinf (GET (KP)),
    .lumped_front = GET (DF) == 0.0,
  };

  if (with_ear)
    self->ear = earcup_ear_compute (design, hz);

  earcup_exterior_compute (&self->exterior, design, hz);
  fill_electrical (self, design);
  fill_mechanical (self, design);
  fill_front (self, design);
  fill_rear (self, design);
  fill_ports (self, design);
  earcup_linear_factorise (EARCUP_NETWORK_SIZE, &A[0][0], self->order);
}

/**
 * earcup_network_prepare:
 * @self: (out caller-allocates): the network
 * @design: the design
 * @hz: a frequency in Hz, above 0
 *
 * Sets up and factorises the network of a design at a frequency. Any thread.
 */
void
earcup_network_prepare (EarcupNetwork      *self,
                        const EarcupDesign *design,
                        double              hz)
{
  prepare (self, design, hz, TRUE);
}

/* The same with the ear taken away, as if its entrance were closed. Any thread. */
void
earcup_network_prepare_earless (EarcupNetwork      *self,
                                const EarcupDesign *design,
                                double              hz)
{
  prepare (self, design, hz, FALSE);
}

/**
 * earcup_network_solve:
 * @self: a prepared network
 * @excitation: what drives it
 * @state: (out caller-allocates): how it answers
 *
 * Solves the network for one excitation. Any thread.
 */
void
earcup_network_solve (const EarcupNetwork    *self,
                      const EarcupExcitation *excitation,
                      EarcupState            *state)
{
  double complex right[EARCUP_NETWORK_SIZE] = { 0.0 };
  double complex x[EARCUP_NETWORK_SIZE];

  right[0] = excitation->volts;
  if (!self->rigid)
    right[2] = self->cup_area_m2 * excitation->incident[EARCUP_PORT_CUP] +
               excitation->cup_force_n;
  right[3] = excitation->front_flow;
  right[self->lumped_front ? 3 : 4] += excitation->head_flow;
  right[8] = -self->leak_admittance * excitation->incident[EARCUP_PORT_LEAK];
  right[9] = -self->vent_admittance * excitation->incident[EARCUP_PORT_VENT];

  earcup_linear_solve (EARCUP_NETWORK_SIZE, &self->matrix[0][0], self->order, right, x);

  *state = (EarcupState) {
    .current_a = x[CURRENT],
    .diaphragm_m_s = x[DIAPHRAGM],
    .cup_m_s = x[CUP],
    .front_pa = x[FRONT],
    .head_pa = x[HEAD],
    .pocket_pa = x[POCKET],
    .rear_pa = x[REAR],
    .end_pa = x[END],
    .flows = { x[LEAK_FLOW], x[VENT_FLOW], -self->cup_area_m2 * x[CUP] },
  };
}
