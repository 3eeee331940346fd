/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-variable.h"

#include <glib/gi18n.h>
#include <math.h>

#include "acoustics/earcup-vent.h"

#define GAP_M 0.002   /* the gap that is meant where no height is said */

/* The ranges hold all that is known to be built, and somewhat more, so that every model of the
 * catalogue has its place in them. */
static const EarcupVariableInfo variables[EARCUP_N_VARIABLES] = {
  [EARCUP_VARIABLE_OPENNESS] =
    { "openness", N_("Openness"), "", 1.0, 0.0, 1.0, EARCUP_VARIABLE_SCALE_LINEAR },
  [EARCUP_VARIABLE_REAR_VOLUME] =
    { "rear-volume", N_("Rear volume"), "cm³", 1e6, 5e-6, 4e-4, EARCUP_VARIABLE_SCALE_LOG },
  [EARCUP_VARIABLE_REAR_DEPTH] =
    { "rear-depth", N_("Rear depth"), "mm", 1e3, 0.0, 0.08, EARCUP_VARIABLE_SCALE_LINEAR },
  [EARCUP_VARIABLE_FILLING] =
    { "filling", N_("Filling"), "Pa·s/m²", 1.0, 10.0, 3e4, EARCUP_VARIABLE_SCALE_LOG },
  [EARCUP_VARIABLE_FRONT_VOLUME] =
    { "front-volume", N_("Front volume"), "cm³", 1e6, 1e-5, 3e-4, EARCUP_VARIABLE_SCALE_LOG },
  [EARCUP_VARIABLE_GAP] =
    { "gap", N_("Height of the gap"), "mm", 1e3, 1e-4, 5e-3, EARCUP_VARIABLE_SCALE_LOG },
  [EARCUP_VARIABLE_RESONANCE] =
    { "resonance", N_("Resonance"), "×", 1.0, 0.5, 2.0, EARCUP_VARIABLE_SCALE_LOG },
  [EARCUP_VARIABLE_DAMPING] =
    { "damping", N_("Damping"), "×", 1.0, 0.25, 4.0, EARCUP_VARIABLE_SCALE_LOG },
  [EARCUP_VARIABLE_MASS] =
    { "mass", N_("Moving mass"), "×", 1.0, 0.5, 2.0, EARCUP_VARIABLE_SCALE_LOG },
  [EARCUP_VARIABLE_SOURCE] =
    { "source", N_("Output impedance"), "Ω", 1.0, 0.0, 250.0, EARCUP_VARIABLE_SCALE_SQUARE },
};

/* Everyday words, each for the values below a limit, and the value that it stands for. An
 * unfilled cup still has the losses of its walls. */
static const struct
{
  EarcupVariable  variable;
  double          below;
  double          value;
  const char     *word;
} words[] = {
  { EARCUP_VARIABLE_OPENNESS, 1.0 / 6.0, 0.0, N_("sealed") },
  { EARCUP_VARIABLE_OPENNESS, 3.0 / 6.0, 1.0 / 3.0, N_("vented") },
  { EARCUP_VARIABLE_OPENNESS, 5.0 / 6.0, 2.0 / 3.0, N_("semi-open") },
  { EARCUP_VARIABLE_OPENNESS, INFINITY, 1.0, N_("open") },
  { EARCUP_VARIABLE_FILLING, 374.0, 200.0, N_("none") },
  { EARCUP_VARIABLE_FILLING, 1183.0, 700.0, N_("light") },
  { EARCUP_VARIABLE_FILLING, 3464.0, 2000.0, N_("medium") },
  { EARCUP_VARIABLE_FILLING, INFINITY, 6000.0, N_("dense") },
};

/**
 * earcup_variable_get_info:
 * @variable: which one
 *
 * Tells the names, everyday unit and range of a quantity.
 *
 * Returns: (transfer none): static data; any thread
 */
const EarcupVariableInfo *
earcup_variable_get_info (EarcupVariable variable)
{
  g_return_val_if_fail ((guint) variable < EARCUP_N_VARIABLES, NULL);

  return &variables[variable];
}

/* Finds the quantity that a word names; @variable stays as it is where there is none. Returns:
 * whether there is one; any thread */
gboolean
earcup_variable_from_id (const char     *id,
                         EarcupVariable *variable)
{
  for (guint i = 0; i < EARCUP_N_VARIABLES; i++)
    if (g_str_equal (variables[i].id, id))
      {
        *variable = i;
        return TRUE;
      }

  return FALSE;
}

static double
get_openness (const EarcupDesign *design)
{
  EarcupVent vent = {
    earcup_design_get (design, EARCUP_PARAMETER_RV),
    earcup_design_get (design, EARCUP_PARAMETER_MV),
    earcup_design_get (design, EARCUP_PARAMETER_AV),
  };

  return earcup_vent_get_openness (&vent);
}

/**
 * earcup_variable_get_own:
 * @variable: which one
 * @design: a design
 *
 * Tells where a design stands by itself; that may lie outside the range. The factors of a driver
 * are 1, and a gap has 2 mm.
 *
 * Returns: the value in SI units; any thread
 */
double
earcup_variable_get_own (EarcupVariable      variable,
                         const EarcupDesign *design)
{
  switch (variable)
    {
    case EARCUP_VARIABLE_OPENNESS:
      return get_openness (design);

    case EARCUP_VARIABLE_REAR_VOLUME:
      return earcup_design_get (design, EARCUP_PARAMETER_VB);

    case EARCUP_VARIABLE_REAR_DEPTH:
      return earcup_design_get (design, EARCUP_PARAMETER_LB);

    case EARCUP_VARIABLE_FILLING:
      return earcup_design_get (design, EARCUP_PARAMETER_SIGMA);

    case EARCUP_VARIABLE_FRONT_VOLUME:
      return earcup_design_get (design, EARCUP_PARAMETER_VF);

    case EARCUP_VARIABLE_GAP:
      return GAP_M;

    case EARCUP_VARIABLE_SOURCE:
      return earcup_design_get (design, EARCUP_PARAMETER_RG);

    case EARCUP_VARIABLE_RESONANCE:
    case EARCUP_VARIABLE_DAMPING:
    case EARCUP_VARIABLE_MASS:
    case EARCUP_N_VARIABLES:
    default:
      return 1.0;
    }
}

/**
 * earcup_variable_get_position:
 * @variable: which one
 * @value: in SI units; held to the range
 *
 * Tells where on a control that goes from 0 to 1 a value stands.
 *
 * Returns: 0 to 1; any thread
 */
double
earcup_variable_get_position (EarcupVariable variable,
                              double         value)
{
  const EarcupVariableInfo *info = &variables[variable];

  value = CLAMP (value, info->lowest, info->highest);
  switch (info->scale)
    {
    case EARCUP_VARIABLE_SCALE_LOG:
      return log (value / info->lowest) / log (info->highest / info->lowest);

    case EARCUP_VARIABLE_SCALE_SQUARE:
      return sqrt ((value - info->lowest) / (info->highest - info->lowest));

    case EARCUP_VARIABLE_SCALE_LINEAR:
    default:
      return (value - info->lowest) / (info->highest - info->lowest);
    }
}

/**
 * earcup_variable_get_value:
 * @variable: which one
 * @position: 0 to 1; held to that range
 *
 * Tells the value at a place of a control, the inverse of earcup_variable_get_position().
 *
 * Returns: the value in SI units, within the range; any thread
 */
double
earcup_variable_get_value (EarcupVariable variable,
                           double         position)
{
  const EarcupVariableInfo *info = &variables[variable];
  double value;

  position = CLAMP (position, 0.0, 1.0);
  switch (info->scale)
    {
    case EARCUP_VARIABLE_SCALE_LOG:
      value = info->lowest * pow (info->highest / info->lowest, position);
      break;

    case EARCUP_VARIABLE_SCALE_SQUARE:
      value = info->lowest + (info->highest - info->lowest) * position * position;
      break;

    case EARCUP_VARIABLE_SCALE_LINEAR:
    default:
      value = info->lowest + (info->highest - info->lowest) * position;
    }

  return CLAMP (value, info->lowest, info->highest);
}

/**
 * earcup_variable_get_digits:
 * @variable: which one
 * @value: in SI units
 *
 * Tells how many decimals of the everyday figure are worth showing.
 *
 * Returns: 0 to 2; any thread
 */
guint
earcup_variable_get_digits (EarcupVariable variable,
                            double         value)
{
  double shown = fabs (value * variables[variable].per_si);

  if (*variables[variable].unit == '\0' || g_str_equal (variables[variable].unit, "×"))
    return 2;

  return shown < 10.0 ? 1 : 0;
}

/**
 * earcup_variable_dup_text:
 * @variable: which one
 * @value: in SI units
 *
 * Writes a value in everyday units, as earcup_variation_new_with_text() reads it: all digits that
 * count, a point in every locale, no unit.
 *
 * Returns: (transfer full): the text; any thread
 */
char *
earcup_variable_dup_text (EarcupVariable variable,
                          double         value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.12g", value * variables[variable].per_si);

  return g_strdup (number);
}

/* Returns: (transfer none) (nullable): the everyday word for a value, to be translated; any
 * thread */
const char *
earcup_variable_get_word (EarcupVariable variable,
                          double         value)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].variable == variable && value < words[i].below)
      return words[i].word;

  return NULL;
}

/* Finds the value, in SI units, that an everyday word stands for; @value stays as it is where it
 * is no such word. Returns: whether it is one; any thread */
gboolean
earcup_variable_from_word (EarcupVariable  variable,
                           const char     *word,
                           double         *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].variable == variable && g_str_equal (words[i].word, word))
      {
        *value = words[i].value;
        return TRUE;
      }

  return FALSE;
}
