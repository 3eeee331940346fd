/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "audio/earcup-render.h"
#include "catalogue/earcup-model-recipe.h"
#include "command/earcup-json.h"
#include "command/earcup-monitor-options.h"
#include "command/earcup-variation-options.h"
#include "interchange/earcup-sound-writer.h"

/* Less than this is not worth a word. */
#define SHORTFALL_LU 0.05

typedef struct {
  char     **as;
  char      *on;
  char     **what_if;
  char      *output;
  gboolean   raw;

  EarcupMonitorOptions monitor;
} Options;

/* Puts the id of a model before the suffix of a file name: out.wav becomes out-ID.wav. */
static char *
name_with_id (const char *output,
              const char *id)
{
  const char *dot = strrchr (output, '.');

  return g_strdup_printf ("%.*s-%s%s", (int) (dot - output), output, id, dot);
}

/* Where loudspeakers were listened to, and by whom. */
static void
add_setup (JsonBuilder   *builder,
           EarcupMonitor *monitor)
{
  earcup_json_add_text (builder, "room",
                        earcup_monitor_room_get_nick (earcup_monitor_get_room (monitor)));
  earcup_json_add_number (builder, "distance_m", earcup_monitor_get_distance (monitor));
  earcup_json_add_text (builder, "head",
                        earcup_listener_get_text (earcup_monitor_get_listener (monitor)));
}

/* One line of JSON for an output. */
static void
print_output (const Options            *options,
              EarcupModel              *model,
              EarcupModel              *worn,
              const EarcupRenderOutput *output,
              const EarcupRenderReport *report)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  earcup_json_add_text (builder, "file", output->path);
  earcup_json_add_text (builder, "as", earcup_model_get_id (model));
  earcup_json_add_text (builder, "on", earcup_model_get_id (worn));
  if (earcup_model_get_monitor (model) != NULL)
    add_setup (builder, earcup_model_get_monitor (model));
  if (options->what_if != NULL)
    {
      g_autofree char *changes = g_strjoinv (",", options->what_if);

      earcup_json_add_text (builder, "what_if", changes);
    }
  earcup_json_add_text (builder, "level", options->raw ? "raw" : "matched");
  earcup_json_add_number (builder, "gain_db", output->gain_db);
  earcup_json_add_number (builder, "loudness_lufs", output->loudness_lufs);
  earcup_json_add_number (builder, "true_peak_dbtp", output->peak_dbtp);
  earcup_json_add_number (builder, "input_loudness_lufs", report->loudness_lufs);
  earcup_json_add_number (builder, "input_true_peak_dbtp", report->peak_dbtp);
  earcup_json_add_number (builder, "shortfall_lu", report->shortfall_lu);
  earcup_json_add_number (builder, "rate_hz", report->rate_hz);
  earcup_json_add_number (builder, "frames", (double) report->n_frames);
  json_builder_end_object (builder);
  earcup_json_print (builder, FALSE);
}

/* Where the curves come from that were heard through. */
static void
tell_models (const Options *options,
             GPtrArray     *models,
             EarcupModel   *worn)
{
  for (guint i = 0; i < models->len; i++)
    {
      earcup_command_tell_origin (models->pdata[i]);
      earcup_variation_options_tell (options->what_if, earcup_model_get_name (models->pdata[i]));
    }

  if (options->on == NULL)
    earcup_command_say (_("no headphone to listen on was named with --on, so it is taken to be "
                          "neutral: the Harman over-ear target of 2018"));
  else
    earcup_command_tell_origin (worn);
}

/* What a listener should know about the outputs. */
static void
tell_outcome (const Options            *options,
              const EarcupRenderOutput *outputs,
              guint                     n_outputs,
              const EarcupRenderReport *report)
{
  char number[EARCUP_NUMBER_LENGTH];

  if (!options->raw && report->shortfall_lu > SHORTFALL_LU)
    /* Translators: %s is a number of loudness units */
    earcup_command_say (_("the output is %s LU softer than the input, because louder its true "
                          "peak would pass −1 dBTP"),
                        earcup_command_number (number, "%.1f", report->shortfall_lu));

  for (guint i = 0; i < n_outputs; i++)
    if (outputs[i].peak_dbtp > 0.0 && g_str_has_suffix (outputs[i].path, ".flac"))
      /* Translators: a file name and a level */
      earcup_command_say (_("“%s” peaks at %s dBTP and is clipped; a WAV file would not be"),
                          outputs[i].path,
                          earcup_command_number (number, "%+.1f", outputs[i].peak_dbtp));

  if (options->raw && isinf (report->loudness_lufs))
    earcup_command_say (_("the input is silent or nearly so"));
}

static int
render (const Options *options,
        const char    *input,
        GPtrArray     *models,
        GPtrArray     *heard,
        EarcupModel   *worn)
{
  g_autoptr(GCancellable) cancellable = earcup_command_cancellable ();
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (input);
  g_autofree EarcupRenderOutput *outputs = g_new0 (EarcupRenderOutput, models->len);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  EarcupRenderReport report;
  g_autoptr(GError) error = NULL;
  gboolean done;

  for (guint i = 0; i < models->len; i++)
    {
      g_ptr_array_add (names, models->len == 1 ? g_strdup (options->output)
                              : name_with_id (options->output,
                                              earcup_model_get_id (models->pdata[i])));
      outputs[i].path = names->pdata[i];
      if (earcup_model_get_monitor (heard->pdata[i]) != NULL)
        outputs[i].recipe = earcup_model_new_recipe (heard->pdata[i], worn);
      else
        outputs[i].emulation = earcup_model_new_filter (heard->pdata[i], worn);
    }

  done = earcup_render (file, outputs, models->len, options->raw, &report, NULL, NULL,
                        cancellable, &error);

  for (guint i = 0; i < models->len; i++)
    {
      if (done)
        print_output (options, models->pdata[i], worn, &outputs[i], &report);
      g_clear_pointer (&outputs[i].emulation, earcup_emulation_unref);
      g_clear_pointer (&outputs[i].recipe, earcup_recipe_unref);
    }

  if (!done)
    {
      earcup_command_say_why (error);
      return EARCUP_COMMAND_FAILED;
    }

  tell_models (options, models, worn);
  tell_outcome (options, outputs, models->len, &report);

  return EARCUP_COMMAND_DONE;
}

/* What is heard in place of the models that are asked for: the same, or changed ones. */
static GPtrArray *
change_models (const Options *options,
               GPtrArray     *models)
{
  g_autoptr(EarcupVariation) variation = earcup_variation_options_parse (options->what_if);
  g_autoptr(GPtrArray) heard = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; variation != NULL && i < models->len; i++)
    {
      EarcupModel *changed = earcup_variation_options_change (variation, models->pdata[i]);

      if (changed == NULL)
        return NULL;

      g_ptr_array_add (heard, changed);
    }

  return variation != NULL ? g_steal_pointer (&heard) : NULL;
}

/* Each model gives one file, named after it, so none may be asked for twice. */
static gboolean
check_models (GPtrArray *models)
{
  for (guint i = 0; i < models->len; i++)
    for (guint j = 0; j < i; j++)
      if (g_str_equal (earcup_model_get_id (models->pdata[i]),
                       earcup_model_get_id (models->pdata[j])))
        {
          earcup_command_say (_("“%s” is asked for twice with --as"),
                              earcup_model_get_name (models->pdata[i]));
          return FALSE;
        }

  return TRUE;
}

/* Whether it can be worn, after saying that it cannot. */
static gboolean
check_worn (EarcupModel *worn)
{
  if (earcup_model_get_monitor (worn) == NULL)
    return TRUE;

  /* Translators: %s is the name of a loudspeaker */
  earcup_command_say (_("%s is a loudspeaker, so it cannot be worn"),
                      earcup_model_get_name (worn));
  return FALSE;
}

static int
resolve_and_render (const Options *options,
                    const char    *input)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_command_catalogue ();
  g_autoptr(GPtrArray) models = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) heard = NULL;
  g_autoptr(EarcupModel) worn = NULL;
  int status = EARCUP_COMMAND_WRONG;

  if (catalogue == NULL)
    return EARCUP_COMMAND_FAILED;

  for (guint i = 0; options->as[i] != NULL; i++)
    {
      EarcupModel *model = earcup_command_resolve (catalogue, options->as[i]);

      if (model == NULL)
        return EARCUP_COMMAND_WRONG;

      g_ptr_array_add (models, model);
    }

  worn = earcup_command_resolve (catalogue, options->on != NULL ? options->on : "neutral");
  if (worn == NULL || !check_worn (worn) || !check_models (models))
    return EARCUP_COMMAND_WRONG;

  if (!earcup_monitor_options_place (&options->monitor, catalogue, models, &status))
    return status;

  heard = change_models (options, models);

  return heard != NULL ? render (options, input, models, heard, worn) : EARCUP_COMMAND_WRONG;
}

static gboolean
check_call (const Options *options,
            int            n_words)
{
  g_autoptr(GError) error = NULL;

  if (n_words != 1)
    earcup_command_say (_("“render” takes one file to play"));
  else if (options->as == NULL)
    earcup_command_say (_("“render” needs --as MODEL"));
  else if (options->output == NULL)
    earcup_command_say (_("“render” needs -o FILE, which ends in .wav or .flac"));
  else if (!earcup_sound_writer_check (options->output, &error))
    earcup_command_say ("%s", error->message);
  else
    return TRUE;

  return FALSE;
}

/* earcup render: a file through one or more models, into files. */
int
earcup_command_render (int    argc,
                       char **argv)
{
  Options options = { NULL };
  GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.as,
      N_("The model to be heard; may be given several times"), N_("MODEL") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on,
      N_("The headphone that the listener wears (neutral)"), N_("MODEL") },
    EARCUP_VARIATION_OPTION (&options.what_if),
    EARCUP_MONITOR_OPTIONS (&options.monitor),
    { "raw", 0, 0, G_OPTION_ARG_NONE, &options.raw,
      N_("Apply the filter alone, without matching the loudness"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("Where to write: .wav or .flac"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  int status = EARCUP_COMMAND_WRONG;

  if (earcup_command_parse (_("FILE"), entries, &argc, &argv) && check_call (&options, argc - 1))
    status = resolve_and_render (&options, argv[1]);

  g_strfreev (options.as);
  g_free (options.on);
  g_strfreev (options.what_if);
  g_free (options.output);
  earcup_monitor_options_clear (&options.monitor);

  return status;
}
