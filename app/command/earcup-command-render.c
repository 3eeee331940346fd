/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "audio/earcup-render.h"
#include "catalogue/earcup-model-recipe.h"
#include "command/earcup-command-places.h"
#include "command/earcup-command-progress.h"
#include "command/earcup-json.h"
#include "command/earcup-monitor-options.h"
#include "command/earcup-variation-options.h"
#include "interchange/earcup-sound-writer.h"

/* Less than this is not worth a word. */
#define SHORTFALL_LU 0.05
#define SILENT_DBFS  -100.0
#define LONGEST_S    1e6

typedef struct {
  char     **as;
  char      *on;
  char     **what_if;
  char      *output;
  char      *format_nick;
  gboolean   raw;
  double     from_s;
  double     to_s;           /* 0: up to the end */

  EarcupSoundFormat    format;
  EarcupMonitorOptions monitor;
} Options;

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
              const char               *path,
              const EarcupRenderOutput *output,
              const EarcupRenderReport *report)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  earcup_json_add_text (builder, "file", path);
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
  earcup_json_add_number (builder, "highest_sample_dbfs", output->highest_dbfs);
  earcup_json_add_number (builder, "input_loudness_lufs", report->loudness_lufs);
  earcup_json_add_number (builder, "input_true_peak_dbtp", report->peak_dbtp);
  earcup_json_add_number (builder, "shortfall_lu", report->shortfall_lu);
  earcup_json_add_number (builder, "from_s", options->from_s);
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
              const EarcupCommandPlaces *places,
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
    if (outputs[i].highest_dbfs > 0.0 && options->format != EARCUP_SOUND_FORMAT_WAV_32F)
      /* Translators: a file name and a level */
      earcup_command_say (_("“%s” would reach %s dBFS and is clipped; in the format wav32f it "
                            "would not be"),
                          (const char *) places->names->pdata[i],
                          earcup_command_number (number, "%+.1f", outputs[i].highest_dbfs));

  if (outputs[0].highest_dbfs < SILENT_DBFS)
    earcup_command_say (_("the output is silent or nearly so"));
}

static void
prepare_outputs (EarcupRenderOutput *outputs,
                 const EarcupCommandPlaces *places,
                 GPtrArray          *heard,
                 EarcupModel        *worn)
{
  for (guint i = 0; i < heard->len; i++)
    {
      outputs[i].path = places->names->pdata[i];
      if (earcup_model_get_monitor (heard->pdata[i]) != NULL)
        outputs[i].recipe = earcup_model_new_recipe (heard->pdata[i], worn);
      else
        outputs[i].emulation = earcup_model_new_filter (heard->pdata[i], worn);
    }
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
  g_auto(EarcupCommandPlaces) places = { NULL };
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(EarcupCommandProgress) progress = NULL;
  EarcupRenderSettings settings = { options->raw, options->from_s, options->to_s,
                                    &options->format };
  EarcupRenderReport report;
  g_autoptr(GError) error = NULL;
  gboolean done;

  for (guint i = 0; i < models->len; i++)
    g_ptr_array_add (ids, (gpointer) earcup_model_get_id (models->pdata[i]));
  if (!earcup_command_places_find (&places, options->output, options->format, ids))
    return EARCUP_COMMAND_FAILED;

  prepare_outputs (outputs, &places, heard, worn);
  progress = earcup_command_progress_new ();
  done = earcup_render (file, &settings, outputs, models->len, &report,
                        earcup_command_progress_tell, progress, cancellable, &error);
  g_clear_pointer (&progress, earcup_command_progress_free);

  for (guint i = 0; i < models->len; i++)
    {
      if (done)
        print_output (options, models->pdata[i], worn, places.names->pdata[i], &outputs[i],
                      &report);
      g_clear_pointer (&outputs[i].emulation, earcup_emulation_unref);
      g_clear_pointer (&outputs[i].recipe, earcup_recipe_unref);
    }

  if (!done)
    {
      earcup_command_say_why (error);
      return EARCUP_COMMAND_FAILED;
    }

  tell_models (options, models, worn);
  tell_outcome (options, &places, outputs, models->len, &report);

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
  if (worn == NULL || !earcup_command_check_worn (worn) || !check_models (models))
    return EARCUP_COMMAND_WRONG;

  if (!earcup_monitor_options_place (&options->monitor, catalogue, models, &status))
    return status;

  heard = change_models (options, models);

  return heard != NULL ? render (options, input, models, heard, worn) : EARCUP_COMMAND_WRONG;
}

/* Whether the part of the file that is asked for can be one. */
static gboolean
check_part (const Options *options)
{
  if (!earcup_command_check_range ("--from", options->from_s, 0.0, LONGEST_S, "s") ||
      !earcup_command_check_range ("--to", options->to_s, 0.0, LONGEST_S, "s"))
    return FALSE;

  if (options->to_s == 0.0 || options->to_s > options->from_s)
    return TRUE;

  earcup_command_say (_("--to has to be after --from"));
  return FALSE;
}

static gboolean
check_call (Options *options,
            int      n_words)
{
  g_autoptr(GError) error = NULL;

  if (n_words != 1)
    earcup_command_say (_("“render” takes one file to play"));
  else if (options->as == NULL)
    earcup_command_say (_("“render” needs --as MODEL"));
  else if (options->output == NULL)
    earcup_command_say (_("“render” needs -o, with a folder or a FILE, which ends in .wav, .flac, "
                          ".ogg or .opus"));
  else if (!earcup_command_places_find_format (options->output, options->as[1] != NULL,
                                               options->format_nick, &options->format, &error))
    earcup_command_say ("%s", error->message);
  else
    return check_part (options);

  return FALSE;
}

/* A scene has options of its own. */
static gboolean
asks_for_scene (int    argc,
                char **argv)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (g_str_equal (argv[i], "--scene") || g_str_has_prefix (argv[i], "--scene="))
      return TRUE;

  return FALSE;
}

/* earcup render: a file through one or more models, into files. */
int
earcup_command_render (int    argc,
                       char **argv)
{
  Options options = { NULL };
  char *scene = NULL;       /* named for the help only */
  GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.as,
      N_("The model to be heard; may be given several times"), N_("MODEL") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on,
      N_("The headphone that the listener wears (neutral)"), N_("MODEL") },
    EARCUP_VARIATION_OPTION (&options.what_if),
    EARCUP_MONITOR_OPTIONS (&options.monitor),
    { "raw", 0, 0, G_OPTION_ARG_NONE, &options.raw,
      N_("Apply the filter alone, without matching the loudness"), NULL },
    { "from", 0, 0, G_OPTION_ARG_DOUBLE, &options.from_s,
      N_("Where in the file to begin (0)"), N_("SECONDS") },
    { "to", 0, 0, G_OPTION_ARG_DOUBLE, &options.to_s,
      N_("Where to end (the end of the file)"), N_("SECONDS") },
    { "scene", 0, 0, G_OPTION_ARG_STRING, &scene,
      N_("Play it in a scene, with the options of “earcup scene”"), N_("NAME") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("Where to write: .wav, .flac, .ogg, .opus or a folder"), N_("FILE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format_nick,
      N_("wav16, wav24, wav32f, flac, ogg or opus (as the FILE ends)"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL
  };
  int status = EARCUP_COMMAND_WRONG;

  if (asks_for_scene (argc, argv))
    return earcup_command_render_scene (argc, argv);

  if (earcup_command_parse (_("FILE"), entries, &argc, &argv) && check_call (&options, argc - 1))
    status = resolve_and_render (&options, argv[1]);

  g_strfreev (options.as);
  g_free (options.on);
  g_strfreev (options.what_if);
  g_free (options.output);
  g_free (options.format_nick);
  g_free (scene);
  earcup_monitor_options_clear (&options.monitor);

  return status;
}
