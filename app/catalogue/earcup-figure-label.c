/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-figure-label.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>

/* The figures of the data in the order of the alphabet, and what people call them. */
static const struct
{
  const char *key;
  const char *label;
} labels[] = {
  { "active", N_("Amplifier built in") },
  { "amplifier_class", N_("Class of the amplifier") },
  { "amplifier_w", N_("Power of the amplifiers") },
  { "anc", N_("Noise cancelling") },
  { "auto_mute", N_("Mutes when taken off") },
  { "cabinet", N_("Cabinet") },
  { "cable_coiled", N_("Coiled cable") },
  { "cable_detachable", N_("Cable can be taken off") },
  { "clamp_force_n", N_("Clamping force") },
  { "coaxial", N_("Coaxial drivers") },
  { "crossover_hz", N_("Crossover") },
  { "driver_mm", N_("Diameter of the driver") },
  { "dsp", N_("Digital signal processing") },
  { "enclosure", N_("Enclosure") },
  { "field", N_("Made for") },
  { "freq_range_at_minus_6_db_hz", N_("Frequency range, −6 dB") },
  { "freq_range_hz", N_("Frequency range") },
  { "freq_range_limit_db", N_("Limit of the frequency range") },
  { "freq_range_tolerance_db", N_("Tolerance of the frequency range") },
  { "impedance_measured_at_500_hz_ohm", N_("Impedance, measured at 500 Hz") },
  { "impedance_measured_mean_ohm", N_("Impedance, measured, mean") },
  { "impedance_measured_ohm", N_("Impedance, measured") },
  { "impedance_measured_other_ohm", N_("Impedance, measured by others") },
  { "impedance_measured_range_ohm", N_("Impedance, measured, range") },
  { "impedance_ohm", N_("Impedance") },
  { "impedance_power_off_ohm", N_("Impedance, switched off") },
  { "impedance_variants_ohm", N_("Impedance of other variants") },
  { "isolation_at_1_khz_db", N_("Isolation at 1 kHz") },
  { "isolation_at_250_hz_db", N_("Isolation at 250 Hz") },
  { "isolation_at_4_khz_db", N_("Isolation at 4 kHz") },
  { "isolation_at_500_hz_db", N_("Isolation at 500 Hz") },
  { "isolation_at_700_hz_db", N_("Isolation at 700 Hz") },
  { "isolation_bass_db", N_("Isolation in the bass") },
  { "isolation_class", N_("Class of isolation") },
  { "isolation_db", N_("Isolation") },
  { "isolation_measured_db", N_("Isolation, measured") },
  { "isolation_mid_db", N_("Isolation in the middle") },
  { "isolation_other_pad_db", N_("Isolation with other pads") },
  { "isolation_treble_db", N_("Isolation in the treble") },
  { "launch_year", N_("Year of launch") },
  { "leakage_class", N_("Class of leakage") },
  { "listening_distance_m", N_("Listening distance") },
  { "listening_distance_max_m", N_("Listening distance, largest") },
  { "max_spl_db", N_("Highest level") },
  { "mid_material", N_("Material of the midrange driver") },
  { "mid_mm", N_("Diameter of the midrange driver") },
  { "mid_tweeter_material", N_("Midrange and tweeter") },
  { "pads", N_("Pads") },
  { "port_side", N_("Side of the port") },
  { "power_w", N_("Power") },
  { "price_each_usd", N_("Price of one") },
  { "price_tier", N_("Price tier") },
  { "price_usd", N_("Price") },
  { "sensitivity_db_at_0_dbu", N_("Sensitivity at 0 dBu") },
  { "sensitivity_db_per_mw", N_("Sensitivity for 1 mW") },
  { "sensitivity_db_per_v", N_("Sensitivity for 1 V") },
  { "sensitivity_measured_db", N_("Sensitivity, measured") },
  { "sensitivity_measured_db_per_mw", N_("Sensitivity for 1 mW, measured") },
  { "sensitivity_measured_db_per_v", N_("Sensitivity for 1 V, measured") },
  { "transducer", N_("Transducer") },
  { "transducer_detail", N_("Transducer, in detail") },
  { "tweeter_material", N_("Material of the tweeter") },
  { "tweeter_mm", N_("Diameter of the tweeter") },
  { "uses", N_("Typical uses") },
  { "ways", N_("Ways") },
  { "wearing", N_("Wearing") },
  { "weight_g", N_("Weight") },
  { "wireless", N_("Wireless") },
  { "woofer_material", N_("Material of the woofer") },
  { "woofer_mm", N_("Diameter of the woofer") },
};

/* Returns: (transfer none) (nullable): what people call a figure; %NULL for a key that the data do
 * not have */
const char *
earcup_figure_label_find (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].key, key))
      return _(labels[i].label);

  return NULL;
}

/* Returns: (transfer full): what people call a figure, or its key where there is no word for it */
char *
earcup_figure_label_dup (const EarcupFigure *figure)
{
  const char *key = earcup_figure_get_key (figure);
  const char *label = earcup_figure_label_find (key);

  return label != NULL ? g_strdup (label) : g_strdelimit (g_strdup (key), "_", ' ');
}

static const char *
describe_confidence (EarcupConfidence confidence)
{
  switch (confidence)
    {
    case EARCUP_CONFIDENCE_HIGH:
      return _("high confidence");

    case EARCUP_CONFIDENCE_MEDIUM:
      return _("medium confidence");

    case EARCUP_CONFIDENCE_LOW:
      return _("low confidence");

    case EARCUP_CONFIDENCE_UNVERIFIED:
    default:
      return _("not verified");
    }
}

/* Returns: (transfer full): how well a figure is known, and where it comes from */
char *
earcup_figure_dup_confidence (const EarcupFigure *figure)
{
  const char *const *sources = earcup_figure_get_sources (figure);
  g_autoptr(GString) text = g_string_new (describe_confidence (
                                            earcup_figure_get_confidence (figure)));

  if (earcup_figure_is_derived (figure))
    g_string_append_printf (text, " · %s", _("follows from other figures"));
  for (guint i = 0; sources != NULL && sources[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? " · " : "; ", sources[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
