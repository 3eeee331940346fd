/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fit-behaviour.h"

#include <math.h>

#include "acoustics/earcup-network.h"
#include "acoustics/earcup-simulate.h"

#define FROM_HZ    125.0
#define PER_OCTAVE 2.0
#define BLEED_FROM 2         /* the point at 250 Hz */
#define DRUM_DB    100.0     /* at the drum while the bleed is told */
#define BONE_DB    48.0      /* what bone conduction leaves of an insertion loss, in the mean */

/* Returns: the frequency of a point in Hz; any thread */
double
earcup_fit_behaviour_get_hz (guint point)
{
  return FROM_HZ * exp2 (point / PER_OCTAVE);
}

static double
compute_isolation_db (const EarcupNetwork *network,
                      const EarcupDesign  *design)
{
  EarcupExcitation excitation = { 0 };
  EarcupState state;
  double complex open = 1.0 / (1.0 + earcup_ear_open_impedance (design, network->hz) *
                                     network->ear.admittance);

  for (guint i = 0; i < EARCUP_N_PORTS; i++)
    excitation.incident[i] = network->exterior.form[i] *
                             cexp (I * network->exterior.wavenumber *
                                   network->exterior.position_m[i]);
  earcup_network_solve (network, &excitation, &state);

  return -10.0 * log10 (pow (cabs (state.head_pa / open), 2.0) + pow (10.0, -BONE_DB / 10.0));
}

/**
 * earcup_fit_behaviour_compute:
 * @self: (out caller-allocates): what is found
 * @design: a design; its residual sections do not count
 *
 * Solves the network for its own source and for a sound from outside. Takes less than a tenth
 * of a millisecond. Any thread.
 */
void
earcup_fit_behaviour_compute (EarcupFitBehaviour *self,
                              const EarcupDesign *design)
{
  EarcupExcitation excitation = { .volts = 1.0 };

  self->isolation_db = 0.0;
  for (guint i = 0; i < EARCUP_FIT_BEHAVIOUR_POINTS; i++)
    {
      EarcupNetwork network;
      EarcupState state;
      double hz = earcup_fit_behaviour_get_hz (i);
      double edge = i == 0 || i == EARCUP_FIT_BEHAVIOUR_POINTS - 1 ? 0.5 : 1.0;

      earcup_network_prepare (&network, design, hz);
      earcup_network_solve (&network, &excitation, &state);
      self->drum[i] = pow (cabs (state.head_pa * network.ear.transfer), 2.0);
      self->bleed[i] = pow (earcup_exterior_baffle (hz) *
                            cabs (earcup_exterior_pressure (&network.exterior, state.flows,
                                                            EARCUP_BLEED_DISTANCE_M, 0.0)), 2.0);
      self->isolation_db += edge / (EARCUP_FIT_BEHAVIOUR_POINTS - 1) *
                            compute_isolation_db (&network, design);
    }
}

/**
 * earcup_fit_behaviour_bleed_db:
 * @self: what a design does
 * @gain_db: (array fixed-size=11): by how much sections raise the drum at each point
 * @shares: (out caller-allocates) (array fixed-size=11): the derivative of the bleed, in dB, by
 *   each of @gain_db
 *
 * Computes the bleed one foot away while the drum carries pink noise of 100 dB SPL from 250 Hz to
 * 4 kHz.
 *
 * Returns: the bleed in dB SPL; any thread
 */
double
earcup_fit_behaviour_bleed_db (const EarcupFitBehaviour *self,
                               const double             *gain_db,
                               double                   *shares)
{
  double bleed = 0.0, drum = 0.0;

  for (guint i = 0; i < EARCUP_FIT_BEHAVIOUR_POINTS; i++)
    {
      double edge = i == BLEED_FROM || i == EARCUP_FIT_BEHAVIOUR_POINTS - 1 ? 0.5 : 1.0;

      shares[i] = i < BLEED_FROM ? 0.0 : -edge * self->drum[i] * pow (10.0, gain_db[i] / 10.0);
      bleed += i < BLEED_FROM ? 0.0 : edge * self->bleed[i];
      drum -= shares[i];
    }

  for (guint i = 0; i < EARCUP_FIT_BEHAVIOUR_POINTS; i++)
    shares[i] /= drum;

  return DRUM_DB + 10.0 * log10 (bleed / drum);
}
