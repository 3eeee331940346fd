/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-quantity.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "acoustics/earcup-decay.h"
#include "acoustics/earcup-enum.h"
#include "acoustics/earcup-openness.h"
#include "acoustics/earcup-phase.h"
#include "acoustics/earcup-response.h"
#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-units.h"

#define PEAK_STEP_S 5e-6       /* when looking for the highest value of a curve over time */
#define PEAK_LAST_S 0.02

G_DEFINE_ENUM_TYPE (EarcupQuantity, earcup_quantity,
  G_DEFINE_ENUM_VALUE (EARCUP_QUANTITY_RESPONSE, "response"),
  G_DEFINE_ENUM_VALUE (EARCUP_QUANTITY_IMPEDANCE, "impedance"),
  G_DEFINE_ENUM_VALUE (EARCUP_QUANTITY_IMPEDANCE_PHASE, "impedance-phase"),
  G_DEFINE_ENUM_VALUE (EARCUP_QUANTITY_ISOLATION, "isolation"),
  G_DEFINE_ENUM_VALUE (EARCUP_QUANTITY_BLEED, "bleed"),
  G_DEFINE_ENUM_VALUE (EARCUP_QUANTITY_CROSSTALK, "crosstalk"),
  G_DEFINE_ENUM_VALUE (EARCUP_QUANTITY_OUTWARD, "outward"),
  G_DEFINE_ENUM_VALUE (EARCUP_QUANTITY_GROUP_DELAY, "group-delay"),
  G_DEFINE_ENUM_VALUE (EARCUP_QUANTITY_IMPULSE, "impulse"),
  G_DEFINE_ENUM_VALUE (EARCUP_QUANTITY_STEP, "step"),
  G_DEFINE_ENUM_VALUE (EARCUP_QUANTITY_DECAY, "decay"))

typedef void (* SampleFunc) (EarcupQuantity      quantity,
                             const EarcupDesign *design,
                             const double       *places,
                             gsize               n_places,
                             double             *values);

static double
to_db (double complex ratio)
{
  return 20.0 * log10 (cabs (ratio));
}

/* One number of the outputs of the network. */
static double
read_outputs (EarcupQuantity       quantity,
              const EarcupOutputs *outputs)
{
  switch (quantity)
    {
    case EARCUP_QUANTITY_IMPEDANCE:
      return cabs (outputs->impedance_ohm);
    case EARCUP_QUANTITY_IMPEDANCE_PHASE:
      return carg (outputs->impedance_ohm) * 180.0 / EARCUP_PI;
    case EARCUP_QUANTITY_ISOLATION:
      return outputs->isolation_db;
    case EARCUP_QUANTITY_BLEED:
      return to_db (outputs->bleed_pa_v / outputs->drum_pa_v);
    case EARCUP_QUANTITY_CROSSTALK:
      return outputs->crosstalk_db;
    case EARCUP_QUANTITY_RESPONSE:
    case EARCUP_QUANTITY_OUTWARD:
    case EARCUP_QUANTITY_GROUP_DELAY:
    case EARCUP_QUANTITY_IMPULSE:
    case EARCUP_QUANTITY_STEP:
    case EARCUP_QUANTITY_DECAY:
    case EARCUP_N_QUANTITIES:
    default:
      g_return_val_if_reached (NAN);
    }
}

static void
sample_outputs (EarcupQuantity      quantity,
                const EarcupDesign *design,
                const double       *places,
                gsize               n_places,
                double             *values)
{
  g_autofree EarcupOutputs *outputs = g_new (EarcupOutputs, n_places);

  earcup_simulate (design, places, n_places, outputs);
  for (gsize i = 0; i < n_places; i++)
    values[i] = read_outputs (quantity, &outputs[i]);
}

static void
sample_response (EarcupQuantity      quantity,
                 const EarcupDesign *design,
                 const double       *places,
                 gsize               n_places,
                 double             *values)
{
  g_autoptr(EarcupResponse) response = earcup_response_new_simulated (design);

  for (gsize i = 0; i < n_places; i++)
    values[i] = earcup_response_get_aligned (response, places[i]);
}

static void
sample_outward (EarcupQuantity      quantity,
                const EarcupDesign *design,
                const double       *places,
                gsize               n_places,
                double             *values)
{
  g_autofree EarcupOpenness *openness = g_new (EarcupOpenness, n_places);

  earcup_openness_compute (design, places, n_places, openness);
  for (gsize i = 0; i < n_places; i++)
    values[i] = to_db (openness[i].outward_pa_s_m3 / openness[i].open_ear_pa_s_m3);
}

static void
sample_group_delay (EarcupQuantity      quantity,
                    const EarcupDesign *design,
                    const double       *places,
                    gsize               n_places,
                    double             *values)
{
  earcup_phase_compute_group_delay (design, places, n_places, values);
  for (gsize i = 0; i < n_places; i++)
    values[i] *= 1e3;
}

/* Relative to the value that is furthest from zero, which keeps its sign. */
static void
sample_decay (EarcupQuantity      quantity,
              const EarcupDesign *design,
              const double       *places,
              gsize               n_places,
              double             *values)
{
  double (*read) (const EarcupDecay *, double) =
    quantity == EARCUP_QUANTITY_STEP ? earcup_decay_get_step : earcup_decay_get_impulse;
  g_autoptr(EarcupDecay) decay = earcup_decay_new (design);
  double highest = 0.0;

  for (double time_s = 0.0; time_s < PEAK_LAST_S; time_s += PEAK_STEP_S)
    highest = fmax (highest, fabs (read (decay, time_s)));
  for (gsize i = 0; i < n_places; i++)
    values[i] = read (decay, places[i] / 1e3) / highest;
}

#define OVER_FREQUENCY(least, sign, ratios) \
  { EARCUP_PLOT_AXIS_FREQUENCY, EARCUP_PLOT_LOWEST_HZ, EARCUP_PLOT_HIGHEST_HZ, 0.0, NAN, \
    least, sign, ratios }

static const struct
{
  const char        *title;
  const char        *label;
  const char        *unit;
  EarcupQuantityAxes axes;
  SampleFunc         sample;
} quantities[EARCUP_N_QUANTITIES] = {
  [EARCUP_QUANTITY_RESPONSE] = {
    N_("Simulated response at the drum"), N_("dB re mean of 500 Hz – 2 kHz"), "dB",
    { EARCUP_PLOT_AXIS_FREQUENCY, EARCUP_PLOT_LOWEST_HZ, EARCUP_PLOT_HIGHEST_HZ, 36.0, 0.0,
      12.0, TRUE, FALSE },
    sample_response },
  [EARCUP_QUANTITY_IMPEDANCE] = {
    N_("Simulated electrical impedance"), N_("Ω"), "Ω",
    OVER_FREQUENCY (12.0, FALSE, TRUE), sample_outputs },
  [EARCUP_QUANTITY_IMPEDANCE_PHASE] = {
    N_("Simulated phase of the electrical impedance"),
    N_("Degrees by which the voltage is ahead of the current"), "°",
    OVER_FREQUENCY (60.0, TRUE, FALSE), sample_outputs },
  [EARCUP_QUANTITY_ISOLATION] = {
    N_("Simulated isolation from outside sound"),
    N_("dB by which outside sound at the drum is lower than at the bare ear"), "dB",
    OVER_FREQUENCY (36.0, FALSE, FALSE), sample_outputs },
  [EARCUP_QUANTITY_BLEED] = {
    N_("Simulated bleed 0.3 m beside the cup"), N_("dB re the pressure at the drum"), "dB",
    OVER_FREQUENCY (36.0, FALSE, FALSE), sample_outputs },
  [EARCUP_QUANTITY_CROSSTALK] = {
    N_("Simulated crosstalk to the other ear"),
    N_("dB at the other drum re this one"), "dB",
    OVER_FREQUENCY (36.0, FALSE, FALSE), sample_outputs },
  [EARCUP_QUANTITY_OUTWARD] = {
    N_("Simulated impedance that the ear sees looking out"),
    N_("dB re the open ear: 0 is as open as no headphone"), "dB",
    OVER_FREQUENCY (36.0, TRUE, FALSE), sample_outward },
  [EARCUP_QUANTITY_GROUP_DELAY] = {
    N_("Simulated group delay at the drum"), N_("ms by which the envelope of a tone is late"), "ms",
    OVER_FREQUENCY (2.0, FALSE, FALSE), sample_group_delay },
  [EARCUP_QUANTITY_IMPULSE] = {
    N_("Simulated impulse response at the drum"), N_("Pressure re its highest"), "",
    { EARCUP_PLOT_AXIS_TIME, -0.25, 2.0, 2.2, 0.0, 2.2, TRUE, FALSE }, sample_decay },
  [EARCUP_QUANTITY_STEP] = {
    N_("Simulated step response at the drum"), N_("Pressure re its highest"), "",
    { EARCUP_PLOT_AXIS_TIME, -0.5, 15.0, 2.2, 0.0, 2.2, TRUE, FALSE }, sample_decay },
  [EARCUP_QUANTITY_DECAY] = {
    N_("Simulated decay at the drum"), N_("dB re the highest level at the start"), "dB",
    { EARCUP_PLOT_AXIS_FREQUENCY, 100.0, EARCUP_RESPONSE_PREDICTIVE_HZ, 45.0, -19.5, 45.0,
      FALSE, FALSE },
    NULL },
};

/**
 * earcup_quantity_from_nick:
 * @nick: a word of the command line, such as "group-delay"
 * @quantity: (out): what it names, untouched when it names nothing
 *
 * Finds a quantity by its name.
 *
 * Returns: whether there is one
 */
gboolean
earcup_quantity_from_nick (const char     *nick,
                           EarcupQuantity *quantity)
{
  for (guint i = 0; i < EARCUP_N_QUANTITIES; i++)
    if (g_str_equal (earcup_quantity_get_nick (i), nick))
      {
        *quantity = i;
        return TRUE;
      }

  return FALSE;
}

/* Returns: the word of the command line for a quantity */
const char *
earcup_quantity_get_nick (EarcupQuantity quantity)
{
  return earcup_enum_get_nick (EARCUP_TYPE_QUANTITY, (int) quantity);
}

/* Returns: the title of a plot of a quantity, translated */
const char *
earcup_quantity_get_title (EarcupQuantity quantity)
{
  g_return_val_if_fail ((guint) quantity < EARCUP_N_QUANTITIES, NULL);

  return _(quantities[quantity].title);
}

/* Returns: the caption of the level axis of a quantity, translated */
const char *
earcup_quantity_get_label (EarcupQuantity quantity)
{
  g_return_val_if_fail ((guint) quantity < EARCUP_N_QUANTITIES, NULL);

  return _(quantities[quantity].label);
}

/* Returns: the unit of a quantity; "" for a pure number */
const char *
earcup_quantity_get_unit (EarcupQuantity quantity)
{
  g_return_val_if_fail ((guint) quantity < EARCUP_N_QUANTITIES, NULL);

  return quantities[quantity].unit;
}

/* Returns: (transfer none): the axes of a quantity */
const EarcupQuantityAxes *
earcup_quantity_get_axes (EarcupQuantity quantity)
{
  g_return_val_if_fail ((guint) quantity < EARCUP_N_QUANTITIES, NULL);

  return &quantities[quantity].axes;
}

/**
 * earcup_quantity_sample:
 * @quantity: any but %EARCUP_QUANTITY_DECAY, which is no single curve
 * @design: the design
 * @places: (array length=n_places): frequencies in Hz above 0, or times in ms, as the axes say
 * @n_places: how many
 * @values: (out caller-allocates) (array length=n_places): the values in the unit of the quantity
 *
 * Computes a quantity of a design: the response relative to its mean from 500 Hz to 2 kHz, bleed
 * relative to the drum, the outward impedance relative to the open ear, impulse and step relative
 * to their highest value.
 *
 * Any thread.
 */
void
earcup_quantity_sample (EarcupQuantity      quantity,
                        const EarcupDesign *design,
                        const double       *places,
                        gsize               n_places,
                        double             *values)
{
  g_return_if_fail ((guint) quantity < EARCUP_N_QUANTITIES);
  g_return_if_fail (quantities[quantity].sample != NULL);

  quantities[quantity].sample (quantity, design, places, n_places, values);
}
