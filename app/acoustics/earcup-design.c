/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-design.h"

#include <math.h>
#include <string.h>

struct _EarcupDesign
{
  double        values[EARCUP_N_PARAMETERS];
  gboolean      radiates;
  guint         n_sections;
  EarcupSection sections[EARCUP_DESIGN_MAX_SECTIONS];
};

G_DEFINE_BOXED_TYPE (EarcupDesign, earcup_design, earcup_design_ref, earcup_design_unref)
G_DEFINE_QUARK (earcup-design-error-quark, earcup_design_error)

/* The resistance and the mass of each branch, and the compliance where it can have one, which
 * is none when it is infinite. */
static const struct
{
  EarcupParameter resistance;
  EarcupParameter mass;
  EarcupParameter compliance;   /* EARCUP_N_PARAMETERS: never any */
} branches[] = {
  { EARCUP_PARAMETER_RL, EARCUP_PARAMETER_ML, EARCUP_N_PARAMETERS },
  { EARCUP_PARAMETER_RL2, EARCUP_PARAMETER_ML2, EARCUP_N_PARAMETERS },
  { EARCUP_PARAMETER_RW, EARCUP_PARAMETER_MW, EARCUP_PARAMETER_CW },
  { EARCUP_PARAMETER_RBV, EARCUP_PARAMETER_MBV, EARCUP_N_PARAMETERS },
  { EARCUP_PARAMETER_RD, EARCUP_PARAMETER_MD, EARCUP_N_PARAMETERS },
  { EARCUP_PARAMETER_RV, EARCUP_PARAMETER_MV, EARCUP_N_PARAMETERS },
  { EARCUP_PARAMETER_RSH, EARCUP_PARAMETER_MSH, EARCUP_PARAMETER_CSH },
};

/* A number as a design file has it, with a point in every locale. */
static const char *
print_number (char   *buffer,
              double  value)
{
  return g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.15g", value);
}

static gboolean
check_value (EarcupParameter   parameter,
             double            value,
             GError          **error)
{
  const EarcupParameterInfo *info = earcup_parameter_get_info (parameter);
  const char *blank = *info->unit != '\0' ? " " : "";
  char number[G_ASCII_DTOSTR_BUF_SIZE], limit[G_ASCII_DTOSTR_BUF_SIZE];
  gboolean is_high = value > info->highest;

  if (isinf (value) && value > 0.0 && info->open_ended)
    return TRUE;

  if (!isfinite (value))
    g_set_error (error, EARCUP_DESIGN_ERROR, EARCUP_DESIGN_ERROR_BAD_VALUE,
                 "%s (%s) is %s, it must be a finite number", info->key, info->summary,
                 print_number (number, value));
  else if (is_high || value < info->lowest || (info->above && value <= info->lowest))
    g_set_error (error, EARCUP_DESIGN_ERROR, EARCUP_DESIGN_ERROR_BAD_VALUE,
                 "%s (%s) is %s%s%s, it must be %s %s", info->key, info->summary,
                 print_number (number, value), blank, info->unit,
                 is_high ? "at most" : info->above ? "above" : "at least",
                 print_number (limit, is_high ? info->highest : info->lowest));
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_branches (const double  *values,
                GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (branches); i++)
    if (values[branches[i].resistance] == 0.0 && values[branches[i].mass] == 0.0 &&
        (branches[i].compliance == EARCUP_N_PARAMETERS || isinf (values[branches[i].compliance])))
      {
        g_set_error (error, EARCUP_DESIGN_ERROR, EARCUP_DESIGN_ERROR_SHORT_CIRCUIT,
                     "%s and %s are both 0, which would be an opening of infinite width",
                     earcup_parameter_get_info (branches[i].resistance)->key,
                     earcup_parameter_get_info (branches[i].mass)->key);
        return FALSE;
      }

  return TRUE;
}

static gboolean
check_section (const EarcupSection  *section,
               guint                 number,
               GError              **error)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  const char *what, *wanted;
  double value;

  if (!(section->hz > 0.0) || isinf (section->hz))
    what = "frequency", value = section->hz, wanted = "a finite number above 0 Hz";
  else if (!(section->q > 0.0) || isinf (section->q))
    what = "quality", value = section->q, wanted = "a finite number above 0";
  else if (!(fabs (section->gain_db) <= 60.0))
    what = "gain", value = section->gain_db, wanted = "from -60 to 60 dB";
  else
    return TRUE;

  g_set_error (error, EARCUP_DESIGN_ERROR, EARCUP_DESIGN_ERROR_BAD_VALUE,
               "The %s of residual section %u is %s, it must be %s", what, number,
               print_number (text, value), wanted);
  return FALSE;
}

/**
 * earcup_design_new:
 * @values: (array fixed-size=51): a number for each parameter in SI units, indexed by
 *   #EarcupParameter; `INFINITY` where its info says that it may be open-ended
 * @radiates: whether the openings radiate into the air outside; %FALSE only for checks
 * @sections: (array length=n_sections) (nullable): residual sections
 * @n_sections: 0 to %EARCUP_DESIGN_MAX_SECTIONS
 * @error: return location for an error of domain %EARCUP_DESIGN_ERROR
 *
 * Makes a design after checking every number against its range.
 *
 * Returns: (transfer full): the design, or %NULL with @error set; any thread
 */
EarcupDesign *
earcup_design_new (const double          values[EARCUP_N_PARAMETERS],
                   gboolean              radiates,
                   const EarcupSection  *sections,
                   guint                 n_sections,
                   GError              **error)
{
  EarcupDesign *self;

  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    if (!check_value (i, values[i], error))
      return NULL;

  if (!check_branches (values, error))
    return NULL;

  if (n_sections > EARCUP_DESIGN_MAX_SECTIONS)
    {
      g_set_error (error, EARCUP_DESIGN_ERROR, EARCUP_DESIGN_ERROR_TOO_MANY,
                   "There are %u residual sections, at most %d are possible", n_sections,
                   EARCUP_DESIGN_MAX_SECTIONS);
      return NULL;
    }

  for (guint i = 0; i < n_sections; i++)
    if (!check_section (&sections[i], i + 1, error))
      return NULL;

  self = g_atomic_rc_box_new0 (EarcupDesign);
  memcpy (self->values, values, sizeof self->values);
  self->radiates = radiates;
  self->n_sections = n_sections;
  if (n_sections > 0)
    memcpy (self->sections, sections, n_sections * sizeof *sections);

  return self;
}

/**
 * earcup_design_new_with:
 * @self: a design
 * @parameter: the parameter to change
 * @value: its new value in SI units
 * @error: return location for an error of domain %EARCUP_DESIGN_ERROR
 *
 * Makes a copy of a design in which one number differs.
 *
 * Returns: (transfer full): the new design, or %NULL with @error set; any thread
 */
EarcupDesign *
earcup_design_new_with (const EarcupDesign  *self,
                        EarcupParameter      parameter,
                        double               value,
                        GError             **error)
{
  double values[EARCUP_N_PARAMETERS];

  memcpy (values, self->values, sizeof values);
  values[parameter] = value;

  return earcup_design_new (values, self->radiates, self->sections, self->n_sections, error);
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupDesign *
earcup_design_ref (EarcupDesign *self)
{
  return g_atomic_rc_box_acquire (self);
}

/* Gives up a reference; any thread. */
void
earcup_design_unref (EarcupDesign *self)
{
  g_atomic_rc_box_release (self);
}

/* Returns: the value of @parameter in SI units, which may be infinite; any thread */
double
earcup_design_get (const EarcupDesign *self,
                   EarcupParameter     parameter)
{
  return self->values[parameter];
}

/* Returns: (transfer none) (array fixed-size=51): all values, indexed by #EarcupParameter */
const double *
earcup_design_get_values (const EarcupDesign *self)
{
  return self->values;
}

/* Returns: whether the openings radiate; any thread */
gboolean
earcup_design_get_radiates (const EarcupDesign *self)
{
  return self->radiates;
}

/* Returns: (transfer none) (array length=n_sections): the residual sections; any thread */
const EarcupSection *
earcup_design_get_sections (const EarcupDesign *self,
                            guint              *n_sections)
{
  *n_sections = self->n_sections;
  return self->sections;
}
