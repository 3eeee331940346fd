/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-rig.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Where a converted curve has samples: as dense as measurements are. */
#define FROM_HZ    20.0
#define RATIO      1.01
#define N_SAMPLES  695

#define GRAS_TARGET "harman-over-ear-2018"

static const struct
{
  const char *name;
  const char *label;
  const char *target;     /* what its measurer takes for the same sound; NULL: GRAS_TARGET */
} rigs[EARCUP_N_RIGS] = {
  [EARCUP_RIG_GRAS] = { "gras", "GRAS", NULL },
  [EARCUP_RIG_INNERFIDELITY] = { "innerfidelity", "InnerFidelity",
                                 "innerfidelity-harman-over-ear-2018" },
  [EARCUP_RIG_RTINGS] = { "rtings", "Rtings", "rtings-harman-over-ear-2018" },
  [EARCUP_RIG_HEADPHONECOM] = { "headphonecom", "Headphone.com",
                                "headphonecom-harman-over-ear-2018" },
};

/* Returns: (transfer none): the word for a rig on the command line and in files */
const char *
earcup_rig_get_name (EarcupRig rig)
{
  g_return_val_if_fail ((guint) rig < EARCUP_N_RIGS, NULL);

  return rigs[rig].name;
}

/* Returns: (transfer none): what people call a rig, which is no word to be translated */
const char *
earcup_rig_get_label (EarcupRig rig)
{
  g_return_val_if_fail ((guint) rig < EARCUP_N_RIGS, NULL);

  return rigs[rig].label;
}

/* Returns: (transfer full): a sentence about a measurement of the user's own on a rig, which is
 * known or only taken to be so */
char *
earcup_rig_dup_account (EarcupRig rig,
                        gboolean  is_known)
{
  if (!is_known)
    return g_strdup (_("Your own measurement. What it was measured on is not known; it is taken to "
                       "be a GRAS rig."));
  if (rig == EARCUP_RIG_GRAS)
    return g_strdup (_("Your own measurement, on a GRAS rig."));

  /* Translators: %s is who measured */
  return g_strdup_printf (_("Your own measurement, converted from the rig of %s to the GRAS rig by "
                            "their targets."), earcup_rig_get_label (rig));
}

/**
 * earcup_rig_from_name:
 * @name: a word such as "gras"; case matters
 * @rig: (out): where to store the rig, untouched when there is none
 *
 * Finds the rig that a word names.
 *
 * Returns: whether there is such a rig
 */
gboolean
earcup_rig_from_name (const char *name,
                      EarcupRig  *rig)
{
  for (guint i = 0; i < EARCUP_N_RIGS; i++)
    if (g_str_equal (rigs[i].name, name))
      {
        *rig = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * earcup_rig_convert:
 * @rig: what a headphone was measured on
 * @catalogue: the catalogue, for its targets
 * @measured: the curve, in dB
 * @error: return location for an error
 *
 * Tells what the GRAS rig would have shown: the target that belongs to the rig is taken off and
 * that of the GRAS rig put on. Both stand for the same sound, so that a headphone that meets the
 * one would meet the other. What one ear canal does to one headphone is not converted.
 *
 * Fails as earcup_catalogue_load_target().
 *
 * Returns: (transfer full): the curve from 20 Hz to 20 kHz, or @measured itself for GRAS, or
 *   %NULL
 */
EarcupResponse *
earcup_rig_convert (EarcupRig         rig,
                    EarcupCatalogue  *catalogue,
                    EarcupResponse   *measured,
                    GError          **error)
{
  g_autoptr(EarcupResponse) own = NULL;
  g_autoptr(EarcupResponse) gras = NULL;
  double hz[N_SAMPLES], db[N_SAMPLES];

  if (rigs[rig].target == NULL)
    return earcup_response_ref (measured);

  own = earcup_catalogue_load_target (catalogue, rigs[rig].target, error);
  if (own != NULL)
    gras = earcup_catalogue_load_target (catalogue, GRAS_TARGET, error);
  if (gras == NULL)
    return NULL;

  for (guint i = 0; i < N_SAMPLES; i++)
    {
      hz[i] = FROM_HZ * pow (RATIO, i);
      db[i] = earcup_response_get_level (measured, hz[i]) -
              earcup_response_get_level (own, hz[i]) + earcup_response_get_level (gras, hz[i]);
    }

  return earcup_response_new_sampled (hz, db, N_SAMPLES, error);
}
