/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-parameter.h"

#include <math.h>

/* A part that must be there, a part that may be nothing, a branch that may be blocked, and a
 * position, which may have either sign but stays well away from the other ear and from the place
 * where bleed is taken. */
#define PART(k, u, s)     { k, u, s, 0.0, TRUE, FALSE, 1e30 }
#define OPTION(k, u, s)   { k, u, s, 0.0, FALSE, FALSE, 1e30 }
#define BRANCH(k, u, s)   { k, u, s, 0.0, FALSE, TRUE, 1e30 }
#define POSITION(k, u, s) { k, u, s, -0.1, FALSE, FALSE, 0.15 }

static const EarcupParameterInfo parameters[EARCUP_N_PARAMETERS] = {
  OPTION ("Rg", "Ω", "output resistance of the amplifier"),
  PART ("Re", "Ω", "direct-current resistance of the coil"),
  OPTION ("Le", "H", "inductance of the coil"),
  OPTION ("L2", "H", "eddy-current inductance"),
  BRANCH ("R2", "Ω", "eddy-current resistance"),
  PART ("Bl", "T·m", "force factor"),
  PART ("Mmd", "kg", "moving mass"),
  PART ("Cms", "m/N", "compliance of the suspension"),
  OPTION ("Rms", "N·s/m", "mechanical loss"),
  PART ("Sd", "m²", "area of the diaphragm"),
  PART ("Vf", "m³", "front air volume"),
  OPTION ("df", "m", "depth of the front volume, 0 for a lumped one"),
  OPTION ("Vpa", "m³", "air volume of the pad"),
  BRANCH ("Rpa", "Pa·s/m³", "resistance of the pad's skin"),
  BRANCH ("RL", "Pa·s/m³", "resistance of the pad leak"),
  BRANCH ("ML", "kg/m⁴", "mass of the pad leak"),
  BRANCH ("RL2", "Pa·s/m³", "resistance of the second leak"),
  BRANCH ("ML2", "kg/m⁴", "mass of the second leak"),
  OPTION ("aL", "m", "radius of the leak as a source"),
  BRANCH ("Rw", "Pa·s/m³", "resistance of the pad wall"),
  BRANCH ("Mw", "kg/m⁴", "mass of the pad wall"),
  BRANCH ("Cw", "m³/Pa", "compliance of the pad wall"),
  BRANCH ("Rbv", "Pa·s/m³", "resistance of the baffle vent"),
  BRANCH ("Mbv", "kg/m⁴", "mass of the baffle vent"),
  PART ("Vb0", "m³", "air pocket behind the diaphragm"),
  BRANCH ("Rd", "Pa·s/m³", "resistance of the driver's rear damper"),
  BRANCH ("Md", "kg/m⁴", "mass of the driver's rear damper"),
  PART ("Vb", "m³", "rear air volume"),
  OPTION ("Lb", "m", "depth of the rear volume, 0 for a lumped one"),
  OPTION ("sigma", "Pa·s/m²", "flow resistivity of the rear filling"),
  { "phi", "", "isothermal fraction of the rear filling", 0.0, FALSE, FALSE, 1.0 },
  PART ("ft", "Hz", "thermal relaxation frequency of the filling"),
  BRANCH ("Rv", "Pa·s/m³", "resistance of the rear vent"),
  BRANCH ("Mv", "kg/m⁴", "mass of the rear vent"),
  OPTION ("av", "m", "radius of the rear vent as a source"),
  BRANCH ("Rsh", "Pa·s/m³", "resistance of the shell"),
  BRANCH ("Msh", "kg/m⁴", "mass of the shell"),
  BRANCH ("Csh", "m³/Pa", "compliance of the shell"),
  { "Mc", "kg", "mass of the cup on its cushion", 0.0, TRUE, TRUE, 1e30 },
  BRANCH ("Kp", "N/m", "stiffness of the cushion"),
  OPTION ("Rp", "N·s/m", "loss of the cushion"),
  PART ("Ac", "m²", "area inside the cushion ring"),
  OPTION ("Khb", "N/m", "stiffness of the headband"),
  POSITION ("xV", "m", "distance of the vent from the pad plane"),
  POSITION ("xC", "m", "distance of the cup's face from the pad plane"),
  PART ("Lco", "m", "length of the concha line"),
  PART ("Sco", "m²", "area of the concha"),
  OPTION ("rco", "Pa·s/m²", "loss of the concha line"),
  PART ("Lca", "m", "length of the ear canal up to the simulator"),
  PART ("rca", "m", "radius of the ear canal"),
  OPTION ("ear_loss", "", "factor on the wall losses of the ear canal"),
};

/**
 * earcup_parameter_get_info:
 * @parameter: which one
 *
 * Tells the key, unit, meaning and range of a parameter.
 *
 * Returns: (transfer none): static data; any thread
 */
const EarcupParameterInfo *
earcup_parameter_get_info (EarcupParameter parameter)
{
  g_return_val_if_fail ((guint) parameter < EARCUP_N_PARAMETERS, NULL);

  return &parameters[parameter];
}

/**
 * earcup_parameter_from_key:
 * @key: a key as written in files; case matters ("Rms" is not "rms")
 * @parameter: (out): where to store the parameter, untouched when there is none
 *
 * Finds the parameter that a key names.
 *
 * Returns: whether there is such a parameter; any thread
 */
gboolean
earcup_parameter_from_key (const char      *key,
                           EarcupParameter *parameter)
{
  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    if (g_str_equal (parameters[i].key, key))
      {
        *parameter = i;
        return TRUE;
      }

  return FALSE;
}
