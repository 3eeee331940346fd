/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-leak.h"

#include <glib/gi18n.h>
#include <math.h>

#include "acoustics/earcup-units.h"

#define PAD_DEPTH_M      0.018   /* from the inside of a pad to the outside: the way of a leak */
#define GAP_WIDTH_M      0.02
#define LIFTED_WIDTH_M   0.08
#define LIFTED_HEIGHT_M  0.003

static const struct
{
  const char *id;
  const char *label;
} leaks[EARCUP_N_LEAKS] = {
  [EARCUP_LEAK_OWN] = { "own", N_("As the model has it") },
  [EARCUP_LEAK_SEALED] = { "sealed", N_("Sealed") },
  [EARCUP_LEAK_HAIR] = { "hair", N_("Hair under the pad") },
  [EARCUP_LEAK_SPECTACLES] = { "spectacles", N_("Spectacles") },
  [EARCUP_LEAK_GAP] = { "gap", N_("A gap") },
  [EARCUP_LEAK_LIFTED] = { "lifted", N_("Lifted pad") },
};

/* The laminar flow through a slit that is much wider than it is high.
 * Source: Beranek and Mellow, Acoustics, 2nd ed. (2019), acoustic elements: narrow slit; the mass
 * is 6/5 of that of the air in it. */
static void
compute_slit (double  width_m,
              double  height_m,
              double *resistance_pa_s_m3,
              double *mass_kg_m4)
{
  *resistance_pa_s_m3 = 12.0 * EARCUP_AIR_VISCOSITY_PA_S * PAD_DEPTH_M /
                        (width_m * height_m * height_m * height_m);
  *mass_kg_m4 = 1.2 * EARCUP_AIR_DENSITY_KG_M3 * PAD_DEPTH_M / (width_m * height_m);
}

/* Returns: (transfer none): the word for a leak in files and commands, any thread */
const char *
earcup_leak_get_id (EarcupLeak leak)
{
  g_return_val_if_fail ((guint) leak < EARCUP_N_LEAKS, NULL);

  return leaks[leak].id;
}

/* Returns: (transfer none): the name of a leak for people, to be translated; any thread */
const char *
earcup_leak_get_label (EarcupLeak leak)
{
  g_return_val_if_fail ((guint) leak < EARCUP_N_LEAKS, NULL);

  return leaks[leak].label;
}

/* Finds the leak that a word names; @leak stays as it is where there is none. Returns: whether
 * there is one; any thread */
gboolean
earcup_leak_from_id (const char *id,
                     EarcupLeak *leak)
{
  for (guint i = 0; i < EARCUP_N_LEAKS; i++)
    if (g_str_equal (leaks[i].id, id))
      {
        *leak = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * earcup_leak_compute:
 * @leak: any but %EARCUP_LEAK_OWN
 * @gap_m: the height of a gap in m, above 0; only %EARCUP_LEAK_GAP asks for it
 * @resistance_pa_s_m3: (out): the resistance, infinite for a sealed pad
 * @mass_kg_m4: (out): the mass
 *
 * Tells what stands beside the leak that the pad has by itself. The values of hair and spectacles
 * are estimates from their geometry, not measurements; gaps are slits.
 */
void
earcup_leak_compute (EarcupLeak  leak,
                     double      gap_m,
                     double     *resistance_pa_s_m3,
                     double     *mass_kg_m4)
{
  switch (leak)
    {
    case EARCUP_LEAK_HAIR:
      *resistance_pa_s_m3 = 3e6;
      *mass_kg_m4 = 2e3;
      break;

    case EARCUP_LEAK_SPECTACLES:
      *resistance_pa_s_m3 = 8e5;
      *mass_kg_m4 = 6.4e3;
      break;

    case EARCUP_LEAK_GAP:
      compute_slit (GAP_WIDTH_M, gap_m, resistance_pa_s_m3, mass_kg_m4);
      break;

    case EARCUP_LEAK_LIFTED:
      compute_slit (LIFTED_WIDTH_M, LIFTED_HEIGHT_M, resistance_pa_s_m3, mass_kg_m4);
      break;

    case EARCUP_LEAK_OWN:
    case EARCUP_LEAK_SEALED:
    case EARCUP_N_LEAKS:
    default:
      *resistance_pa_s_m3 = INFINITY;
      *mass_kg_m4 = 0.0;
    }
}
