/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-variation.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-vent.h"

#define LEAK_KEY "leak"

struct _EarcupVariation
{
  double        values[EARCUP_N_VARIABLES];   /* SI; NaN: as the design has it */
  EarcupLeak    leak;
  EarcupDesign *driver;                       /* whose driver is used instead, or NULL */
};

G_DEFINE_BOXED_TYPE (EarcupVariation, earcup_variation, earcup_variation_ref,
                     earcup_variation_unref)
G_DEFINE_QUARK (earcup-variation-error-quark, earcup_variation_error)

/* What makes up a driver. Its air pocket and its damper belong to the housing, and so do the
 * residual sections, which stand for the front cavity above all. */
static const EarcupParameter driver_parameters[] = {
  EARCUP_PARAMETER_RE, EARCUP_PARAMETER_LE, EARCUP_PARAMETER_L2, EARCUP_PARAMETER_R2,
  EARCUP_PARAMETER_BL, EARCUP_PARAMETER_MMD, EARCUP_PARAMETER_CMS, EARCUP_PARAMETER_RMS,
  EARCUP_PARAMETER_SD,
};

static EarcupVariation *
copy (const EarcupVariation *other)
{
  EarcupVariation *self = g_atomic_rc_box_new (EarcupVariation);

  *self = *other;
  if (self->driver != NULL)
    earcup_design_ref (self->driver);

  return self;
}

/* {{{ Making one */

/**
 * earcup_variation_new:
 *
 * Makes a variation that changes nothing.
 *
 * Returns: (transfer full): the variation; any thread
 */
EarcupVariation *
earcup_variation_new (void)
{
  EarcupVariation *self = g_atomic_rc_box_new0 (EarcupVariation);

  for (guint i = 0; i < EARCUP_N_VARIABLES; i++)
    self->values[i] = NAN;
  self->leak = EARCUP_LEAK_OWN;

  return self;
}

/**
 * earcup_variation_new_with:
 * @self: a variation
 * @variable: the quantity
 * @value: its value in SI units, within its range; NaN to leave it as the design has it
 * @error: return location for an error of domain %EARCUP_VARIATION_ERROR
 *
 * Makes a copy in which one quantity is set. A gap is only heard with %EARCUP_LEAK_GAP.
 *
 * Returns: (transfer full): the variation, or %NULL with @error set; any thread
 */
EarcupVariation *
earcup_variation_new_with (const EarcupVariation  *self,
                           EarcupVariable          variable,
                           double                  value,
                           GError                **error)
{
  const EarcupVariableInfo *info = earcup_variable_get_info (variable);
  EarcupVariation *changed;

  if (value < info->lowest || value > info->highest)
    {
      g_autofree char *shown = earcup_variable_dup_text (variable, value);
      g_autofree char *lowest = earcup_variable_dup_text (variable, info->lowest);
      g_autofree char *highest = earcup_variable_dup_text (variable, info->highest);
      const char *blank = *info->unit != '\0' ? " " : "";

      g_set_error (error, EARCUP_VARIATION_ERROR, EARCUP_VARIATION_ERROR_BAD_VALUE,
                   "%s is %s%s%s, it must be from %s to %s%s%s", info->id, shown, blank,
                   info->unit, lowest, highest, blank, info->unit);
      return NULL;
    }

  changed = copy (self);
  changed->values[variable] = value;

  return changed;
}

/* Makes a copy with a leak under the pad, or with what the design has there. Returns: (transfer
 * full): the variation; any thread */
EarcupVariation *
earcup_variation_new_with_leak (const EarcupVariation *self,
                                EarcupLeak             leak)
{
  EarcupVariation *changed = copy (self);

  changed->leak = leak;

  return changed;
}

/**
 * earcup_variation_new_with_driver:
 * @self: a variation
 * @driver: (nullable): the design whose driver is put into the housing; %NULL for its own
 *
 * Makes a copy with another driver: coil, magnet, diaphragm and suspension.
 *
 * Returns: (transfer full): the variation; any thread
 */
EarcupVariation *
earcup_variation_new_with_driver (const EarcupVariation *self,
                                  EarcupDesign          *driver)
{
  EarcupVariation *changed = copy (self);

  if (driver != NULL)
    earcup_design_ref (driver);
  g_clear_pointer (&changed->driver, earcup_design_unref);
  changed->driver = driver;

  return changed;
}

static gboolean
read_number (EarcupVariable   variable,
             const char      *text,
             double          *value)
{
  char *end;

  if (earcup_variable_from_word (variable, text, value))
    return TRUE;

  *value = g_ascii_strtod (text, &end) / earcup_variable_get_info (variable)->per_si;

  return end != text && *end == '\0' && !isnan (*value);
}

static EarcupVariation *
read_leak (const EarcupVariation  *self,
           const char             *text,
           GError                **error)
{
  EarcupLeak leak = EARCUP_LEAK_GAP;
  g_autoptr(EarcupVariation) with_gap = NULL;
  double gap_m;

  if (earcup_leak_from_id (text, &leak))
    return earcup_variation_new_with_leak (self, leak);

  if (!read_number (EARCUP_VARIABLE_GAP, text, &gap_m))
    {
      g_set_error (error, EARCUP_VARIATION_ERROR, EARCUP_VARIATION_ERROR_BAD_VALUE,
                   "%s is “%s”, it must be own, sealed, hair, spectacles, gap, lifted or the "
                   "height of a gap in mm", LEAK_KEY, text);
      return NULL;
    }

  with_gap = earcup_variation_new_with (self, EARCUP_VARIABLE_GAP, gap_m, error);

  return with_gap != NULL ? earcup_variation_new_with_leak (with_gap, EARCUP_LEAK_GAP) : NULL;
}

static void
refuse_key (const char  *key,
            GError     **error)
{
  g_autoptr(GString) known = g_string_new (LEAK_KEY);

  for (guint i = 0; i < EARCUP_N_VARIABLES; i++)
    if (i != EARCUP_VARIABLE_GAP)
      g_string_append_printf (known, ", %s", earcup_variable_get_info (i)->id);

  g_set_error (error, EARCUP_VARIATION_ERROR, EARCUP_VARIATION_ERROR_UNKNOWN,
               "“%s” is nothing that can be changed; it must be one of %s", key, known->str);
}

/**
 * earcup_variation_new_with_text:
 * @self: a variation
 * @key: the id of a quantity, or "leak"
 * @text: its value in everyday units with a point, or a word
 * @error: return location for an error of domain %EARCUP_VARIATION_ERROR
 *
 * Makes a copy in which one quantity is set as somebody wrote it. A leak is the id of one or the
 * height of a gap in mm.
 *
 * Fails with `UNKNOWN` or `BAD_VALUE`.
 *
 * Returns: (transfer full): the variation, or %NULL with @error set; any thread
 */
EarcupVariation *
earcup_variation_new_with_text (const EarcupVariation  *self,
                                const char             *key,
                                const char             *text,
                                GError                **error)
{
  EarcupVariable variable = EARCUP_VARIABLE_GAP;
  double value;

  if (g_str_equal (key, LEAK_KEY))
    return read_leak (self, text, error);

  /* The gap is a leak and is set as one. */
  if (!earcup_variable_from_id (key, &variable) || variable == EARCUP_VARIABLE_GAP)
    {
      refuse_key (key, error);
      return NULL;
    }

  if (read_number (variable, text, &value))
    return earcup_variation_new_with (self, variable, value, error);

  g_set_error (error, EARCUP_VARIATION_ERROR, EARCUP_VARIATION_ERROR_BAD_VALUE,
               "%s is “%s”, which is not a number", key, text);
  return NULL;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupVariation *
earcup_variation_ref (EarcupVariation *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupVariation *self = data;

  g_clear_pointer (&self->driver, earcup_design_unref);
}

/* Gives up a reference; any thread. */
void
earcup_variation_unref (EarcupVariation *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* }}} */
/* {{{ Asking */

/* Returns: whether nothing at all is changed; any thread */
gboolean
earcup_variation_is_empty (const EarcupVariation *self)
{
  for (guint i = 0; i < EARCUP_N_VARIABLES; i++)
    if (i != EARCUP_VARIABLE_GAP && earcup_variation_is_set (self, i))
      return FALSE;

  return self->leak == EARCUP_LEAK_OWN && self->driver == NULL;
}

/* Returns: whether a quantity is set, and not as the design has it; any thread */
gboolean
earcup_variation_is_set (const EarcupVariation *self,
                         EarcupVariable         variable)
{
  return !isnan (self->values[variable]);
}

/* Returns: the value in SI units that a quantity of a design comes to; any thread */
double
earcup_variation_get (const EarcupVariation *self,
                      EarcupVariable         variable,
                      const EarcupDesign    *design)
{
  return earcup_variation_is_set (self, variable) ? self->values[variable]
                                                  : earcup_variable_get_own (variable, design);
}

/* Returns: what keeps the pad from sealing; any thread */
EarcupLeak
earcup_variation_get_leak (const EarcupVariation *self)
{
  return self->leak;
}

/* Returns: (transfer none) (nullable): the design whose driver is used; any thread */
EarcupDesign *
earcup_variation_get_driver (const EarcupVariation *self)
{
  return self->driver;
}

/**
 * earcup_variation_dup_text:
 * @self: a variation
 *
 * Writes what is changed as KEY=VALUE with commas between, in everyday units, as
 * earcup_variation_new_with_text() reads it piece by piece. Another driver has no name here and
 * is left out.
 *
 * Returns: (transfer full): the text, "" where nothing is changed; any thread
 */
char *
earcup_variation_dup_text (const EarcupVariation *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < EARCUP_N_VARIABLES; i++)
    if (i != EARCUP_VARIABLE_GAP && earcup_variation_is_set (self, i))
      {
        g_autofree char *value = earcup_variable_dup_text (i, self->values[i]);

        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "," : "",
                                earcup_variable_get_info (i)->id, value);
      }

  if (self->leak != EARCUP_LEAK_OWN)
    {
      g_autofree char *gap = earcup_variable_dup_text (EARCUP_VARIABLE_GAP,
                                                       self->values[EARCUP_VARIABLE_GAP]);
      gboolean is_gap = self->leak == EARCUP_LEAK_GAP &&
                        earcup_variation_is_set (self, EARCUP_VARIABLE_GAP);

      g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "," : "", LEAK_KEY,
                              is_gap ? gap : earcup_leak_get_id (self->leak));
    }

  return g_strdup (text->str);
}

/* }}} */
/* {{{ Applying */

/* A design may stand at a limit already, and its product with a factor stays on it. */
static void
multiply (double          *values,
          EarcupParameter  parameter,
          double           factor)
{
  double highest = earcup_parameter_get_info (parameter)->highest;

  if (factor != 1.0 && values[parameter] > 0.0 && isfinite (values[parameter]))
    values[parameter] = CLAMP (values[parameter] * factor, G_MINDOUBLE, highest);
}

static void
put (const EarcupVariation *self,
     EarcupVariable         variable,
     double                *values,
     EarcupParameter        parameter)
{
  if (earcup_variation_is_set (self, variable))
    values[parameter] = self->values[variable];
}

static double
get_factor (const EarcupVariation *self,
            EarcupVariable         variable)
{
  return earcup_variation_is_set (self, variable) ? self->values[variable] : 1.0;
}

/* The resonance is that of mass and suspension in free air: it goes with one over the root of
 * both, and the suspension makes up for what the mass does to it. */
static void
apply_driver (const EarcupVariation *self,
              double                *values)
{
  double mass = get_factor (self, EARCUP_VARIABLE_MASS);
  double resonance = get_factor (self, EARCUP_VARIABLE_RESONANCE);

  for (guint i = 0; self->driver != NULL && i < G_N_ELEMENTS (driver_parameters); i++)
    values[driver_parameters[i]] = earcup_design_get (self->driver, driver_parameters[i]);

  multiply (values, EARCUP_PARAMETER_MMD, mass);
  multiply (values, EARCUP_PARAMETER_CMS, 1.0 / (mass * resonance * resonance));
  multiply (values, EARCUP_PARAMETER_RMS, get_factor (self, EARCUP_VARIABLE_DAMPING));
}

static void
apply_vent (const EarcupVariation *self,
            double                *values)
{
  EarcupVent vent = {
    values[EARCUP_PARAMETER_RV], values[EARCUP_PARAMETER_MV], values[EARCUP_PARAMETER_AV],
  };

  if (!earcup_variation_is_set (self, EARCUP_VARIABLE_OPENNESS))
    return;

  earcup_vent_set_openness (&vent, self->values[EARCUP_VARIABLE_OPENNESS]);
  values[EARCUP_PARAMETER_RV] = isinf (vent.resistance_pa_s_m3)
                                  ? INFINITY : fmin (vent.resistance_pa_s_m3, 1e30);
  values[EARCUP_PARAMETER_MV] = isinf (vent.mass_kg_m4) ? INFINITY : fmin (vent.mass_kg_m4, 1e30);
  values[EARCUP_PARAMETER_AV] = fmin (vent.radius_m, 1e30);
}

static void
apply_leak (const EarcupVariation *self,
            double                *values)
{
  double gap_m = earcup_variation_is_set (self, EARCUP_VARIABLE_GAP)
                   ? self->values[EARCUP_VARIABLE_GAP]
                   : earcup_variable_get_own (EARCUP_VARIABLE_GAP, NULL);

  if (self->leak != EARCUP_LEAK_OWN)
    earcup_leak_compute (self->leak, gap_m, &values[EARCUP_PARAMETER_RL2],
                         &values[EARCUP_PARAMETER_ML2]);
}

/**
 * earcup_variation_apply:
 * @self: a variation
 * @design: a design
 *
 * Makes the design that a design becomes. Whatever is not set stays exactly as it is, and every
 * combination of what can be set gives a valid design.
 *
 * Openness moves resistance, mass and radius of the rear vent by earcup_vent_set_openness().
 * Volumes, depth, filling (the flow resistivity alone) and output impedance are the parameters
 * themselves. A leak takes the place of the second leak of the pad. Another driver is put in
 * first; then the factors of resonance, damping and mass act on what is there.
 *
 * Returns: (transfer full): the changed design, or @design itself where nothing is changed; any
 *   thread
 */
EarcupDesign *
earcup_variation_apply (const EarcupVariation *self,
                        EarcupDesign          *design)
{
  double values[EARCUP_N_PARAMETERS];
  g_autoptr(GError) error = NULL;
  const EarcupSection *sections;
  EarcupDesign *changed;
  guint n_sections;

  if (earcup_variation_is_empty (self))
    return earcup_design_ref (design);

  memcpy (values, earcup_design_get_values (design), sizeof values);
  apply_driver (self, values);
  apply_vent (self, values);
  apply_leak (self, values);
  put (self, EARCUP_VARIABLE_REAR_VOLUME, values, EARCUP_PARAMETER_VB);
  put (self, EARCUP_VARIABLE_REAR_DEPTH, values, EARCUP_PARAMETER_LB);
  put (self, EARCUP_VARIABLE_FILLING, values, EARCUP_PARAMETER_SIGMA);
  put (self, EARCUP_VARIABLE_FRONT_VOLUME, values, EARCUP_PARAMETER_VF);
  put (self, EARCUP_VARIABLE_SOURCE, values, EARCUP_PARAMETER_RG);

  sections = earcup_design_get_sections (design, &n_sections);
  changed = earcup_design_new (values, earcup_design_get_radiates (design), sections, n_sections,
                               &error);
  g_assert (changed != NULL);

  return changed;
}

/* }}} */
