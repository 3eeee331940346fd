/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-openness.h"
#include "acoustics/earcup-phase.h"
#include "acoustics/earcup-simulate.h"
#include "command/earcup-frequencies.h"
#include "command/earcup-json.h"
#include "command/earcup-monitor-options.h"
#include "command/earcup-monitor-report.h"
#include "command/earcup-variation-options.h"
#include "interchange/earcup-design-file.h"

#define DEFAULT_AT "10:20000:12"
#define N_COLUMNS  14   /* without --all */
#define N_ALL      21

/* The columns of the table, in the order of fill_row() and fill_rest(). */
static const char *const columns[N_ALL] = {
  "f_Hz", "pdrum_re", "pdrum_im", "Z_re", "Z_im", "bleed_re", "bleed_im", "bleed90_re",
  "bleed90_im", "IL_dB", "IL_nobc_dB", "xtalk_dB", "Zout_re", "Zout_im",
  "pentrance_re", "pentrance_im", "Zopen_re", "Zopen_im", "PDR_re", "PDR_im", "delay_s",
};

/* What was asked for. */
typedef struct {
  char  *params;
  char **sets;
  char **what_if;
  char  *at;
  char  *at_file;
  char  *format;
  int    all;

  EarcupMonitorOptions monitor;
} Options;

/* The numbers that are printed, a row for each frequency. */
typedef struct {
  double *values;
  guint   n_rows;
  guint   n_columns;
} Table;

static void
clear_table (Table *table)
{
  g_free (table->values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, clear_table)

static void
fill_row (const EarcupOutputs *outputs,
          double              *row)
{
  const double values[N_COLUMNS] = {
    outputs->hz,
    creal (outputs->drum_pa_v), cimag (outputs->drum_pa_v),
    creal (outputs->impedance_ohm), cimag (outputs->impedance_ohm),
    creal (outputs->bleed_pa_v), cimag (outputs->bleed_pa_v),
    creal (outputs->bleed_side_pa_v), cimag (outputs->bleed_side_pa_v),
    outputs->isolation_db, outputs->isolation_air_db, outputs->crosstalk_db,
    creal (outputs->outward_pa_s_m3), cimag (outputs->outward_pa_s_m3),
  };

  memcpy (row, values, sizeof values);
}

/* What only --all prints. */
static void
fill_rest (const EarcupDesign *design,
           const GArray       *hz,
           Table              *table)
{
  const double *places = (const double *) (gpointer) hz->data;
  g_autofree EarcupOpenness *openness = g_new (EarcupOpenness, hz->len);
  g_autofree double *delay_s = g_new (double, hz->len);

  earcup_openness_compute (design, places, hz->len, openness);
  earcup_phase_compute_group_delay (design, places, hz->len, delay_s);
  for (guint i = 0; i < hz->len; i++)
    {
      const double values[N_ALL - N_COLUMNS] = {
        creal (openness[i].entrance_pa_v), cimag (openness[i].entrance_pa_v),
        creal (openness[i].open_ear_pa_s_m3), cimag (openness[i].open_ear_pa_s_m3),
        creal (openness[i].pressure_division), cimag (openness[i].pressure_division),
        delay_s[i],
      };

      memcpy (table->values + i * N_ALL + N_COLUMNS, values, sizeof values);
    }
}

static void
fill_table (const Options      *options,
            const EarcupDesign *design,
            const GArray       *hz,
            Table              *table)
{
  g_autofree EarcupOutputs *outputs = g_new (EarcupOutputs, hz->len);

  table->n_rows = hz->len;
  table->n_columns = options->all ? N_ALL : N_COLUMNS;
  table->values = g_new (double, table->n_rows * table->n_columns);

  earcup_simulate (design, (const double *) (gpointer) hz->data, hz->len, outputs);
  for (guint i = 0; i < hz->len; i++)
    fill_row (&outputs[i], table->values + i * table->n_columns);

  if (options->all)
    fill_rest (design, hz, table);
}

static void
print_csv (const Table *table)
{
  char buffer[EARCUP_NUMBER_LENGTH];

  for (guint c = 0; c < table->n_columns; c++)
    g_print ("%s%s", c > 0 ? "," : "", columns[c]);
  g_print ("\n");

  for (guint i = 0; i < table->n_rows; i++)
    {
      const double *row = table->values + i * table->n_columns;

      for (guint c = 0; c < table->n_columns; c++)
        g_print ("%s%s", c > 0 ? "," : "", earcup_command_number (buffer, "%.15e", row[c]));
      g_print ("\n");
    }
}

/* Where the curve comes from, and which models have one of the same shape. */
static void
add_origin (JsonBuilder *builder,
            EarcupModel *model)
{
  g_autofree char *origin = earcup_model_dup_provenance_text (model);

  earcup_json_add_text (builder, "origin", origin);
  earcup_json_add_texts (builder, "same_shape_as", earcup_model_get_sharing (model));
}

static void
print_json (const char  *name,
            EarcupModel *model,
            const Table *table)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  earcup_json_add_text (builder, "model", name);
  if (model != NULL)
    add_origin (builder, model);
  json_builder_set_member_name (builder, "points");
  json_builder_begin_array (builder);

  for (guint i = 0; i < table->n_rows; i++)
    {
      const double *row = table->values + i * table->n_columns;

      json_builder_begin_object (builder);
      for (guint c = 0; c < table->n_columns; c++)
        earcup_json_add_number (builder, columns[c], row[c]);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
  json_builder_end_object (builder);
  earcup_json_print (builder, FALSE);
}

/* Reads the design of a file and says which of its keys mean nothing. */
static EarcupDesign *
load_params (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonObject) object = earcup_design_file_load_object (file, &error);
  g_auto(GStrv) unknown = NULL;
  EarcupDesign *design;

  design = object != NULL ? earcup_design_from_json (object, name, &error) : NULL;
  if (design == NULL)
    {
      earcup_command_say ("%s", error->message);
      return NULL;
    }

  unknown = earcup_design_file_dup_unknown_keys (object);
  for (guint i = 0; unknown[i] != NULL; i++)
    /* Translators: a key and a file name */
    earcup_command_say (_("“%s” in “%s” is no parameter and is passed over"), unknown[i], name);

  return design;
}

/* Whether it can be simulated, after saying that it cannot. */
static gboolean
check_model (EarcupModel *model)
{
  if (earcup_model_get_design (model) != NULL || earcup_model_get_monitor (model) != NULL)
    return TRUE;

  earcup_command_say (_("“%s” is a curve without a design, so there is nothing to simulate"),
                      earcup_model_get_name (model));
  return FALSE;
}

/* Finds the model that is asked for, loudspeakers where they are asked to be. @status is left
 * alone when it can be simulated. */
static EarcupModel *
find_model (const Options *options,
            const char    *word,
            int           *status)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_command_catalogue ();
  g_autoptr(GPtrArray) models = g_ptr_array_new_with_free_func (g_object_unref);
  EarcupModel *model;

  if (catalogue == NULL)
    {
      *status = EARCUP_COMMAND_FAILED;
      return NULL;
    }

  *status = EARCUP_COMMAND_WRONG;
  model = earcup_command_resolve (catalogue, word);
  if (model == NULL)
    return NULL;

  g_ptr_array_add (models, model);
  if (!check_model (model) ||
      !earcup_monitor_options_place (&options->monitor, catalogue, models, status))
    return NULL;

  *status = EARCUP_COMMAND_DONE;
  return g_object_ref (models->pdata[0]);
}

/* Loudspeakers have other figures, and nothing in them can be changed. */
static int
simulate_monitor (const Options *options,
                  EarcupModel   *model,
                  const GArray  *hz)
{
  char number[EARCUP_NUMBER_LENGTH];

  if (options->sets != NULL || options->what_if != NULL || options->all)
    {
      earcup_command_say (_("%s is a loudspeaker, with which --set, --what-if and --all do not go"),
                          earcup_model_get_name (model));
      return EARCUP_COMMAND_WRONG;
    }

  for (guint i = 0; i < hz->len; i++)
    if (g_array_index (hz, double, i) > EARCUP_MONITOR_REPORT_HIGHEST_HZ)
      {
        earcup_command_say (_("%s Hz is too high: loudspeakers are simulated up to 20 kHz"),
                            earcup_command_number (number, "%g", g_array_index (hz, double, i)));
        return EARCUP_COMMAND_WRONG;
      }

  earcup_monitor_report (model, hz, g_strcmp0 (options->format, "json") == 0);
  earcup_command_tell_origin (model);

  return EARCUP_COMMAND_DONE;
}

static gboolean
read_value (const char *text,
            double     *value)
{
  char *end;

  if (g_ascii_strcasecmp (text, "inf") == 0)
    {
      *value = INFINITY;
      return TRUE;
    }

  *value = g_ascii_strtod (text, &end);

  return end != text && *end == '\0';
}

/* Tries out what is asked for, before single parameters are set. */
static gboolean
apply_what_if (const Options  *options,
               EarcupDesign  **design)
{
  g_autoptr(EarcupVariation) variation = earcup_variation_options_parse (options->what_if);
  g_autoptr(EarcupDesign) before = NULL;

  if (variation == NULL)
    return FALSE;

  before = *design;
  *design = earcup_variation_apply (variation, before);

  return TRUE;
}

/* Collects all changes before the design is checked, so that their order does not matter. */
static gboolean
apply_sets (const Options  *options,
            EarcupDesign  **design)
{
  double values[EARCUP_N_PARAMETERS];
  g_autoptr(GError) error = NULL;
  const EarcupSection *sections;
  EarcupDesign *changed;
  guint n_sections;

  for (guint i = 0; i < EARCUP_N_PARAMETERS; i++)
    values[i] = earcup_design_get (*design, i);

  for (guint i = 0; options->sets != NULL && options->sets[i] != NULL; i++)
    {
      g_auto(GStrv) parts = g_strsplit (options->sets[i], "=", 2);
      EarcupParameter parameter;

      if (g_strv_length (parts) != 2 || !earcup_parameter_from_key (parts[0], &parameter) ||
          !read_value (parts[1], &values[parameter]))
        {
          earcup_command_say (_("“%s” is not KEY=VALUE with the key of a parameter and a number"),
                              options->sets[i]);
          return FALSE;
        }
    }

  sections = earcup_design_get_sections (*design, &n_sections);
  changed = earcup_design_new (values, earcup_design_get_radiates (*design), sections, n_sections,
                               &error);
  if (changed == NULL)
    {
      earcup_command_say ("%s", error->message);
      return FALSE;
    }

  earcup_design_unref (*design);
  *design = changed;

  return TRUE;
}

static GArray *
find_frequencies (const Options *options,
                  int           *status)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = NULL;
  GArray *hz;

  if (options->at_file != NULL)
    {
      file = g_file_new_for_commandline_arg (options->at_file);
      hz = earcup_frequencies_load (file, &error);
    }
  else
    hz = earcup_frequencies_parse (options->at != NULL ? options->at : DEFAULT_AT, &error);

  if (hz == NULL)
    {
      earcup_command_say ("%s", error->message);
      *status = file != NULL ? EARCUP_COMMAND_FAILED : EARCUP_COMMAND_WRONG;
    }

  return hz;
}

/* Parameters may lie within their limits and yet be so far apart that the network has no
 * solution in double precision. */
static gboolean
check_table (const Table *table)
{
  char number[EARCUP_NUMBER_LENGTH];

  for (guint i = 0; i < table->n_rows; i++)
    {
      const double *row = table->values + i * table->n_columns;

      for (guint c = 0; c < table->n_columns; c++)
        if (isnan (row[c]))
          {
            /* Translators: the name of an output, then a frequency */
            earcup_command_say (_("%s has no value at %s Hz: a parameter or this frequency is too "
                                  "far from anything that could be built"),
                                columns[c], earcup_command_number (number, "%g", row[0]));
            return FALSE;
          }
    }

  return TRUE;
}

static int
simulate_design (const Options *options,
                 EarcupModel   *model,
                 EarcupDesign  *design,
                 const GArray  *hz)
{
  g_autoptr(EarcupDesign) changed = earcup_design_ref (design);
  g_auto(Table) table = { NULL };
  g_autofree char *name = NULL;

  if (!apply_what_if (options, &changed) || !apply_sets (options, &changed))
    return EARCUP_COMMAND_WRONG;

  fill_table (options, changed, hz, &table);
  if (!check_table (&table))
    return EARCUP_COMMAND_FAILED;

  if (model != NULL)
    earcup_command_tell_origin (model);
  name = model != NULL ? g_strdup (earcup_model_get_id (model))
                       : g_path_get_basename (options->params);
  earcup_variation_options_tell (options->what_if, model != NULL ? earcup_model_get_name (model)
                                                                 : name);

  if (g_strcmp0 (options->format, "json") == 0)
    print_json (name, model, &table);
  else
    print_csv (&table);

  return EARCUP_COMMAND_DONE;
}

static int
simulate_params (const Options *options,
                 const GArray  *hz)
{
  g_autoptr(EarcupDesign) design = load_params (options->params);

  return design != NULL ? simulate_design (options, NULL, design, hz) : EARCUP_COMMAND_FAILED;
}

static int
simulate (const Options *options,
          const char    *word)
{
  g_autoptr(GArray) hz = NULL;
  g_autoptr(EarcupModel) model = NULL;
  int status = EARCUP_COMMAND_DONE;

  hz = find_frequencies (options, &status);
  if (hz == NULL)
    return status;

  if (options->params != NULL)
    return simulate_params (options, hz);

  model = find_model (options, word, &status);
  if (model == NULL)
    return status;

  return earcup_model_get_monitor (model) != NULL
           ? simulate_monitor (options, model, hz)
           : simulate_design (options, model, earcup_model_get_design (model), hz);
}

static gboolean
check_call (const Options *options,
            int            n_words)
{
  if ((options->params != NULL) == (n_words > 0) || n_words > 1)
    earcup_command_say (_("“simulate” takes one MODEL, or --params FILE instead of it"));
  else if (options->at != NULL && options->at_file != NULL)
    earcup_command_say (_("“--at” and “--at-file” exclude each other"));
  else if (options->params != NULL && earcup_monitor_options_is_given (&options->monitor))
    earcup_command_say (_("--room, --distance and --head are for loudspeakers"));
  else if (options->format != NULL && !g_str_equal (options->format, "csv") &&
           !g_str_equal (options->format, "json"))
    earcup_command_say (_("“%s” is not a format; it is csv or json"), options->format);
  else
    return TRUE;

  return FALSE;
}

/* earcup simulate: the outputs of the network over frequency. */
int
earcup_command_simulate (int    argc,
                         char **argv)
{
  Options options = { NULL };
  GOptionEntry entries[] = {
    { "params", 0, 0, G_OPTION_ARG_FILENAME, &options.params,
      N_("Read the parameters of the design from FILE"), N_("FILE") },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.sets,
      N_("Change a parameter, in SI units"), N_("KEY=VALUE") },
    EARCUP_VARIATION_OPTION (&options.what_if),
    EARCUP_MONITOR_OPTIONS (&options.monitor),
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at,
      N_("Frequencies in Hz in equal ratios, both ends included"), N_("FROM:TO:PER_OCTAVE") },
    { "at-file", 0, 0, G_OPTION_ARG_FILENAME, &options.at_file,
      N_("Read frequencies in Hz from FILE, one a line"), N_("FILE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_("csv (as it is without this option) or json"), N_("FORMAT") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all,
      N_("Also print what the ear sees looking out, and the group delay"), NULL },
    G_OPTION_ENTRY_NULL
  };
  int status = EARCUP_COMMAND_WRONG;

  if (earcup_command_parse (_("MODEL"), entries, &argc, &argv) && check_call (&options, argc - 1))
    status = simulate (&options, argv[1]);

  g_free (options.params);
  g_strfreev (options.sets);
  g_strfreev (options.what_if);
  g_free (options.at);
  g_free (options.at_file);
  g_free (options.format);
  earcup_monitor_options_clear (&options.monitor);

  return status;
}
