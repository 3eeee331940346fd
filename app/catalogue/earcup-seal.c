/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-seal.h"

#include <math.h>

#include "acoustics/earcup-leak.h"
#include "acoustics/earcup-response.h"
#include "acoustics/earcup-variation.h"

#define FROM_HZ  20.0
#define TO_HZ    250.0
#define N_POINTS 20

static EarcupResponse *
make_leaking (EarcupDesign *design,
              EarcupLeak    leak)
{
  g_autoptr(EarcupVariation) plain = earcup_variation_new ();
  g_autoptr(EarcupVariation) variation = earcup_variation_new_with_leak (plain, leak);
  g_autoptr(EarcupDesign) leaking = earcup_variation_apply (variation, design);

  return earcup_response_new_simulated (leaking);
}

/**
 * earcup_seal_get_change:
 * @design: a headphone
 *
 * Tells how far the bass from 20 to 250 Hz is, rms in dB, behind the leak that spectacles make from
 * what it is behind none: the lowest notes fall, those where the leak resonates rise.
 *
 * Returns: the change in dB; any thread
 */
double
earcup_seal_get_change (EarcupDesign *design)
{
  g_autoptr(EarcupResponse) sealed = make_leaking (design, EARCUP_LEAK_SEALED);
  g_autoptr(EarcupResponse) leaking = make_leaking (design, EARCUP_LEAK_SPECTACLES);
  double sum = 0.0;

  for (guint i = 0; i < N_POINTS; i++)
    {
      double hz = FROM_HZ * pow (TO_HZ / FROM_HZ, (i + 0.5) / N_POINTS);

      sum += pow (earcup_response_get_level (leaking, hz) - earcup_response_get_level (sealed, hz),
                  2.0);
    }

  return sqrt (sum / N_POINTS);
}
