/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fit-class.h"

#include <math.h>
#include <string.h>

/* The force factor of a 32 ohm coil in a magnet of ordinary strength. It grows with the root of
 * the resistance when the same room is wound with thinner wire. */
#define FORCE_FACTOR_T_M      1.3
#define FORCE_FACTOR_OHM      32.0
#define LEAST_FORCE_FACTOR    0.05
#define GREATEST_FORCE_FACTOR 40.0

static const char *const names[EARCUP_FIT_N_CLASSES] = {
  "closed", "semi-open", "open", "planar",
};

/* What a fit may move. The force factor is the last and has no start of its own. */
static const EarcupParameter free_parameters[EARCUP_FIT_N_FREE] = {
  EARCUP_PARAMETER_MMD, EARCUP_PARAMETER_CMS, EARCUP_PARAMETER_RMS, EARCUP_PARAMETER_VF,
  EARCUP_PARAMETER_DF, EARCUP_PARAMETER_RL, EARCUP_PARAMETER_ML, EARCUP_PARAMETER_RD,
  EARCUP_PARAMETER_VB, EARCUP_PARAMETER_SIGMA, EARCUP_PARAMETER_RV, EARCUP_PARAMETER_MV,
  EARCUP_PARAMETER_RBV, EARCUP_PARAMETER_MBV, EARCUP_PARAMETER_KP, EARCUP_PARAMETER_RP,
  EARCUP_PARAMETER_RPA, EARCUP_PARAMETER_VPA, EARCUP_PARAMETER_BL,
};

typedef struct {
  EarcupParameter parameter;
  double          lowest;
  double          highest;
} Box;

/* What can be built at all, in SI units and in the order of free_parameters. */
static const Box boxes[EARCUP_FIT_N_FREE] = {
  { EARCUP_PARAMETER_MMD, 3e-5, 1.5e-3 }, { EARCUP_PARAMETER_CMS, 3e-4, 0.06 },
  { EARCUP_PARAMETER_RMS, 5e-3, 3.0 }, { EARCUP_PARAMETER_VF, 2e-5, 2e-4 },
  { EARCUP_PARAMETER_DF, 8e-3, 0.035 }, { EARCUP_PARAMETER_RL, 2e4, 1e9 },
  { EARCUP_PARAMETER_ML, 15.0, 2e4 }, { EARCUP_PARAMETER_RD, 1e4, 5e7 },
  { EARCUP_PARAMETER_VB, 8e-6, 2e-4 }, { EARCUP_PARAMETER_SIGMA, 10.0, 3e4 },
  { EARCUP_PARAMETER_RV, 2e3, 1e9 }, { EARCUP_PARAMETER_MV, 2.0, 2e4 },
  { EARCUP_PARAMETER_RBV, 2e4, 1e9 }, { EARCUP_PARAMETER_MBV, 15.0, 2e4 },
  { EARCUP_PARAMETER_KP, 4e3, 3e5 }, { EARCUP_PARAMETER_RP, 0.5, 60.0 },
  { EARCUP_PARAMETER_RPA, 1e4, 3e7 }, { EARCUP_PARAMETER_VPA, 2e-6, 2e-4 },
  { EARCUP_PARAMETER_BL, LEAST_FORCE_FACTOR, GREATEST_FORCE_FACTOR },
};

/* What makes a headphone behave like its class: how much the pad, the rear vent and the baffle
 * let through. EARCUP_N_PARAMETERS ends a list. */
static const Box class_boxes[EARCUP_FIT_N_CLASSES][6] = {
  [EARCUP_FIT_CLASS_CLOSED] = {
    { EARCUP_PARAMETER_RL, 2e6, 1e9 }, { EARCUP_PARAMETER_RV, 5e5, 1e9 },
    { EARCUP_PARAMETER_MV, 30.0, 2e4 }, { EARCUP_PARAMETER_RBV, 3e6, 1e9 },
    { EARCUP_N_PARAMETERS, 0.0, 0.0 },
  },
  [EARCUP_FIT_CLASS_SEMI_OPEN] = {
    { EARCUP_PARAMETER_RL, 2e5, 1e7 }, { EARCUP_PARAMETER_RV, 5e4, 1e6 },
    { EARCUP_PARAMETER_MV, 10.0, 100.0 }, { EARCUP_PARAMETER_RBV, 2e5, 1e9 },
    { EARCUP_N_PARAMETERS, 0.0, 0.0 },
  },
  [EARCUP_FIT_CLASS_OPEN] = {
    { EARCUP_PARAMETER_RL, 3e4, 1e6 }, { EARCUP_PARAMETER_RV, 2e3, 4e4 },
    { EARCUP_PARAMETER_MV, 2.0, 10.0 }, { EARCUP_PARAMETER_RBV, 1e5, 1e9 },
    { EARCUP_PARAMETER_SIGMA, 10.0, 300.0 }, { EARCUP_N_PARAMETERS, 0.0, 0.0 },
  },
  [EARCUP_FIT_CLASS_PLANAR] = {
    { EARCUP_PARAMETER_RL, 1e6, 1e9 }, { EARCUP_PARAMETER_RV, 2e3, 1e4 },
    { EARCUP_PARAMETER_MV, 2.0, 6.0 }, { EARCUP_PARAMETER_RBV, 5e6, 1e9 },
    { EARCUP_N_PARAMETERS, 0.0, 0.0 },
  },
};

/* Where a fit begins: without and with leaky pads for closed backs. The order is that of
 * free_parameters, without the force factor. */
static const double starts[EARCUP_FIT_N_CLASSES][EARCUP_FIT_N_STARTS][EARCUP_FIT_N_FREE - 1] = {
  [EARCUP_FIT_CLASS_CLOSED] = {
    { 1.2e-4, 8e-3, 0.15, 6e-5, 0.018, 2e7, 500.0, 8e5, 5e-5, 1500.0, 3e7, 500.0, 5e7, 500.0,
      2.5e4, 6.0, 1e6, 2e-5 },
    { 1.2e-4, 8e-3, 0.15, 8e-5, 0.020, 3e6, 150.0, 1.5e6, 6e-5, 1500.0, 5e6, 1000.0, 4e6, 800.0,
      2.5e4, 6.0, 1e6, 5e-5 },
  },
  [EARCUP_FIT_CLASS_SEMI_OPEN] = {
    { 1.5e-4, 8e-3, 0.15, 6e-5, 0.018, 1e6, 150.0, 4e5, 6e-5, 500.0, 4e5, 60.0, 4e6, 150.0,
      2.5e4, 6.0, 1e6, 4e-5 },
    { 9e-5, 5.6e-3, 0.076, 4e-5, 0.0236, 9e5, 196.0, 7e5, 2.3e-5, 800.0, 3e5, 21.7, 5e5, 20.0,
      8e4, 35.0, 9e5, 1e-4 },
  },
  [EARCUP_FIT_CLASS_OPEN] = {
    { 1.8e-4, 0.015, 0.12, 6e-5, 0.018, 2e5, 60.0, 1.5e5, 6e-5, 100.0, 1e4, 6.0, 2e5, 60.0,
      2.5e4, 6.0, 5e5, 5e-5 },
    { 1.5e-4, 8e-3, 0.15, 6e-5, 0.018, 8e5, 150.0, 4e5, 6e-5, 250.0, 3e4, 8.0, 4e6, 150.0,
      2.5e4, 6.0, 1e6, 4e-5 },
  },
  [EARCUP_FIT_CLASS_PLANAR] = {
    { 3e-4, 6e-3, 1.0, 1e-4, 0.020, 3e7, 500.0, 6e4, 8e-5, 50.0, 3e3, 3.0, 1e8, 500.0,
      3e4, 8.0, 5e5, 3e-5 },
    { 3e-4, 6e-3, 1.0, 1e-4, 0.020, 2e6, 200.0, 6e4, 8e-5, 50.0, 5e3, 4.0, 1e7, 500.0,
      3e4, 8.0, 5e5, 3e-5 },
  },
};

static const EarcupFitLimits limits[EARCUP_FIT_N_CLASSES] = {
  [EARCUP_FIT_CLASS_CLOSED] = { 12.0, INFINITY, -INFINITY, 52.0 },
  [EARCUP_FIT_CLASS_SEMI_OPEN] = { 4.0, 12.0, 52.0, 66.0 },
  [EARCUP_FIT_CLASS_OPEN] = { -INFINITY, 9.0, 48.0, INFINITY },
  [EARCUP_FIT_CLASS_PLANAR] = { -INFINITY, 9.0, 48.0, INFINITY },
};

/* What neither the curve nor the archetype tells: areas, the pocket behind the diaphragm, the
 * depth of the cup, its mass, and the area inside the cushion. */
static const struct
{
  EarcupParameter parameter;
  double          dynamic;
  double          planar;
} fixed[] = {
  { EARCUP_PARAMETER_SD, 1e-3, 4e-3 },
  { EARCUP_PARAMETER_VB0, 3e-6, 1.2e-5 },
  { EARCUP_PARAMETER_LB, 0.025, 0.012 },
  { EARCUP_PARAMETER_MC, 0.1, 0.25 },
  { EARCUP_PARAMETER_AC, 4.5e-3, 7e-3 },
};

/* Returns: (transfer none): the word for a class on the command line and in files; any thread */
const char *
earcup_fit_class_get_name (EarcupFitClass self)
{
  g_return_val_if_fail ((guint) self < EARCUP_FIT_N_CLASSES, NULL);

  return names[self];
}

/**
 * earcup_fit_class_from_name:
 * @name: a word such as "semi-open"; case matters
 * @self: (out): where to store the class, untouched when there is none
 *
 * Finds the class that a word names.
 *
 * Returns: whether there is such a class; any thread
 */
gboolean
earcup_fit_class_from_name (const char     *name,
                            EarcupFitClass *self)
{
  for (guint i = 0; i < EARCUP_FIT_N_CLASSES; i++)
    if (g_str_equal (names[i], name))
      {
        *self = i;
        return TRUE;
      }

  return FALSE;
}

/* Returns: (transfer none): between which figures a headphone of a class lies; any thread */
const EarcupFitLimits *
earcup_fit_class_get_limits (EarcupFitClass self)
{
  g_return_val_if_fail ((guint) self < EARCUP_FIT_N_CLASSES, NULL);

  return &limits[self];
}

/* Returns: the parameter that the free number @index, below EARCUP_FIT_N_FREE, stands for; any
 * thread */
EarcupParameter
earcup_fit_class_get_free (guint index)
{
  g_return_val_if_fail (index < EARCUP_FIT_N_FREE, EARCUP_N_PARAMETERS);

  return free_parameters[index];
}

/**
 * earcup_fit_class_get_box:
 * @self: a class
 * @index: a free number, below %EARCUP_FIT_N_FREE
 * @lowest: (out): the end of its range in SI units, above 0
 * @highest: (out): the other end, above @lowest
 *
 * Tells between which values a fit looks for a number. Any thread.
 */
void
earcup_fit_class_get_box (EarcupFitClass  self,
                          guint           index,
                          double         *lowest,
                          double         *highest)
{
  const Box *box;

  g_return_if_fail ((guint) self < EARCUP_FIT_N_CLASSES && index < EARCUP_FIT_N_FREE);

  *lowest = boxes[index].lowest;
  *highest = boxes[index].highest;
  for (box = class_boxes[self]; box->parameter != EARCUP_N_PARAMETERS; box++)
    if (box->parameter == free_parameters[index])
      {
        *lowest = box->lowest;
        *highest = box->highest;
      }
}

/**
 * earcup_fit_class_get_start:
 * @self: a class
 * @start: which of the starts, below %EARCUP_FIT_N_STARTS
 * @re_ohm: resistance of the coil in ohm, above 0
 * @free_values: (out caller-allocates): a value for each free number, in SI units, inside its box
 *
 * Tells where a fit begins, which is also what it takes for likely. Any thread.
 */
void
earcup_fit_class_get_start (EarcupFitClass self,
                            guint          start,
                            double         re_ohm,
                            double         free_values[EARCUP_FIT_N_FREE])
{
  g_return_if_fail ((guint) self < EARCUP_FIT_N_CLASSES && start < EARCUP_FIT_N_STARTS);

  memcpy (free_values, starts[self][start], sizeof starts[self][start]);
  free_values[EARCUP_FIT_N_FREE - 1] = FORCE_FACTOR_T_M * sqrt (re_ohm / FORCE_FACTOR_OHM);
}

/**
 * earcup_fit_class_get_fixed:
 * @self: a class
 * @archetype: the design that stands for the class
 * @re_ohm: resistance of the coil in ohm, above 0
 * @values: (out caller-allocates): a value for each parameter, in SI units
 *
 * Fills in what a fit leaves alone: the ear, the pad wall, the shell, the headband, the filling's
 * heat exchange and the places of the openings from the archetype, a purely resistive coil, no
 * second leak, and the sizes that belong to the kind of driver. Any thread.
 */
void
earcup_fit_class_get_fixed (EarcupFitClass      self,
                            const EarcupDesign *archetype,
                            double              re_ohm,
                            double              values[EARCUP_N_PARAMETERS])
{
  memcpy (values, earcup_design_get_values (archetype), EARCUP_N_PARAMETERS * sizeof *values);

  values[EARCUP_PARAMETER_RG] = 0.0;
  values[EARCUP_PARAMETER_RE] = re_ohm;
  values[EARCUP_PARAMETER_LE] = 0.0;
  values[EARCUP_PARAMETER_L2] = 0.0;
  values[EARCUP_PARAMETER_R2] = 0.0;
  values[EARCUP_PARAMETER_RL2] = INFINITY;
  values[EARCUP_PARAMETER_ML2] = 0.0;
  values[EARCUP_PARAMETER_MD] = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    values[fixed[i].parameter] = self == EARCUP_FIT_CLASS_PLANAR ? fixed[i].planar
                                                                 : fixed[i].dynamic;
}
