/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>

#include "acoustics/earcup-design.h"
#include "acoustics/earcup-ear.h"
#include "acoustics/earcup-exterior.h"

G_BEGIN_DECLS

#define EARCUP_NETWORK_SIZE 10

/* What sets the network in motion. */
typedef struct {
  double complex volts;                     /* of the source behind Rg */
  double complex incident[EARCUP_N_PORTS];  /* pressure of outside sound at each port, Pa */
  double complex cup_force_n;               /* on the cup, towards the head */
  double complex front_flow;                /* injected at the baffle, m³/s */
  double complex head_flow;                 /* injected at the ear's side, m³/s */
} EarcupExcitation;

/* How the network answers. Velocities are positive towards the head, flows outwards. */
typedef struct {
  double complex current_a;
  double complex diaphragm_m_s;
  double complex cup_m_s;
  double complex front_pa;                  /* F, at the baffle */
  double complex head_pa;                   /* G, at the ear */
  double complex pocket_pa;                 /* B0, behind the diaphragm */
  double complex rear_pa;                   /* B, behind the damper */
  double complex end_pa;                    /* E, at the vent */
  double complex flows[EARCUP_N_PORTS];     /* m³/s */
} EarcupState;

/* The network of a design at one frequency, factorised. Lives on the stack. */
typedef struct {
  double         hz;
  double complex s;
  EarcupEar      ear;
  EarcupExterior exterior;
  double complex leak_admittance;
  double complex vent_admittance;
  double         cup_area_m2;
  gboolean       rigid;
  gboolean       lumped_front;
  double complex matrix[EARCUP_NETWORK_SIZE][EARCUP_NETWORK_SIZE];
  guint          order[EARCUP_NETWORK_SIZE];
} EarcupNetwork;

void earcup_network_prepare         (EarcupNetwork          *self,
                                     const EarcupDesign     *design,
                                     double                  hz);
void earcup_network_prepare_earless (EarcupNetwork          *self,
                                     const EarcupDesign     *design,
                                     double                  hz);
void earcup_network_solve           (const EarcupNetwork    *self,
                                     const EarcupExcitation *excitation,
                                     EarcupState            *state);

G_END_DECLS
