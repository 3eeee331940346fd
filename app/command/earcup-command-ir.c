/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <glib/gi18n-lib.h>

#include "catalogue/earcup-model-recipe.h"
#include "command/earcup-json.h"
#include "command/earcup-monitor-options.h"
#include "command/earcup-variation-options.h"
#include "interchange/earcup-impulse-file.h"
#include "interchange/earcup-sound-writer.h"

#define USUAL_RATE_HZ 48000

static const char *const path_names[EARCUP_KERNEL_PATHS] = { "LL", "LR", "RL", "RR" };

typedef struct {
  char     *on;
  char    **what_if;
  char     *rate;
  char     *output;
  gboolean  stereo;
  gboolean  true_stereo;

  EarcupMonitorOptions monitor;
} Options;

static EarcupImpulseChannels
get_channels (const Options *options)
{
  return options->stereo ? EARCUP_IMPULSE_STEREO
                         : options->true_stereo ? EARCUP_IMPULSE_TRUE_STEREO
                                                : EARCUP_IMPULSE_NEEDED;
}

/* What each channel of the file is: from which channel to which ear. */
static void
add_channels (JsonBuilder        *builder,
              const Options      *options,
              const EarcupKernel *kernel)
{
  EarcupKernelPath paths[EARCUP_KERNEL_PATHS];
  guint n_channels = earcup_impulse_file_get_paths (get_channels (options), kernel, paths);

  json_builder_set_member_name (builder, "channels");
  json_builder_begin_array (builder);

  for (guint i = 0; i < n_channels; i++)
    json_builder_add_string_value (builder, n_channels == 1 ? "mono" : path_names[paths[i]]);

  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "crossed");
  json_builder_add_boolean_value (builder, earcup_kernel_is_crossed (kernel));
}

/* One line of JSON for the file. */
static void
print_file (const Options      *options,
            EarcupModel        *model,
            EarcupModel        *worn,
            const EarcupRecipe *recipe,
            const EarcupKernel *kernel)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  gsize n_taps;

  earcup_kernel_get_taps (kernel, &n_taps);

  json_builder_begin_object (builder);
  earcup_json_add_text (builder, "file", options->output);
  earcup_json_add_text (builder, "as", earcup_model_get_id (model));
  earcup_json_add_text (builder, "on", earcup_model_get_id (worn));
  if (options->what_if != NULL)
    {
      g_autofree char *changes = g_strjoinv (",", options->what_if);

      earcup_json_add_text (builder, "what_if", changes);
    }
  add_channels (builder, options, kernel);
  earcup_json_add_count (builder, "rate_hz", earcup_kernel_get_rate (kernel));
  earcup_json_add_count (builder, "frames", n_taps);
  earcup_json_add_number (builder, "lead_s", earcup_recipe_get_lead (recipe));
  json_builder_end_object (builder);
  earcup_json_print (builder, FALSE);
}

static void
tell (const Options      *options,
      EarcupModel        *model,
      EarcupModel        *worn,
      const EarcupKernel *kernel)
{
  earcup_command_tell_origin (model);
  earcup_variation_options_tell (options->what_if, earcup_model_get_name (model));

  if (options->on == NULL)
    earcup_command_say (_("no headphone to listen on was named with --on, so it is taken to be "
                          "neutral: the Harman over-ear target of 2018"));
  else
    earcup_command_tell_origin (worn);

  if (options->stereo && earcup_kernel_is_crossed (kernel))
    /* Translators: %s is a file name */
    earcup_command_say (_("what crosses over to the other ear is left out of “%s”; "
                          "--true-stereo keeps it"), options->output);
}

static int
write_ir (const Options *options,
          guint          rate_hz,
          EarcupModel   *model,
          EarcupModel   *heard,
          EarcupModel   *worn)
{
  g_autoptr(EarcupRecipe) recipe = earcup_model_new_recipe (heard, worn);
  g_autoptr(EarcupKernel) kernel = earcup_recipe_make (recipe, rate_hz);
  g_autoptr(GError) error = NULL;

  if (!earcup_impulse_file_write (options->output, kernel, get_channels (options), &error))
    {
      earcup_command_say_why (error);
      return EARCUP_COMMAND_FAILED;
    }

  print_file (options, model, worn, recipe, kernel);
  tell (options, model, worn, kernel);

  return EARCUP_COMMAND_DONE;
}

static int
resolve_and_write (const Options *options,
                   guint          rate_hz,
                   const char    *word)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_command_catalogue ();
  g_autoptr(GPtrArray) models = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(EarcupModel) worn = NULL;
  g_autoptr(EarcupModel) heard = NULL;
  g_autoptr(EarcupVariation) variation = NULL;
  EarcupModel *model;
  int status = EARCUP_COMMAND_WRONG;

  if (catalogue == NULL)
    return EARCUP_COMMAND_FAILED;

  model = earcup_command_resolve (catalogue, word);
  if (model == NULL)
    return EARCUP_COMMAND_WRONG;
  g_ptr_array_add (models, model);

  worn = earcup_command_resolve (catalogue, options->on != NULL ? options->on : "neutral");
  if (worn == NULL || !earcup_command_check_worn (worn))
    return EARCUP_COMMAND_WRONG;

  if (!earcup_monitor_options_place (&options->monitor, catalogue, models, &status))
    return status;

  variation = earcup_variation_options_parse (options->what_if);
  heard = variation != NULL ? earcup_variation_options_change (variation, models->pdata[0]) : NULL;

  return heard != NULL ? write_ir (options, rate_hz, models->pdata[0], heard, worn)
                       : EARCUP_COMMAND_WRONG;
}

/* Finds the sample rate that a word says, or says that it cannot be. */
static gboolean
parse_rate (const char *word,
            guint      *rate_hz)
{
  static const guint rates_hz[] = { 44100, 48000, 88200, 96000 };

  *rate_hz = USUAL_RATE_HZ;
  if (word == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (rates_hz); i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", rates_hz[i]);

      if (g_str_equal (text, word))
        {
          *rate_hz = rates_hz[i];
          return TRUE;
        }
    }

  earcup_command_say (_("“%s” is none of the sample rates 44100, 48000, 88200 and 96000 Hz"), word);
  return FALSE;
}

static gboolean
check_call (const Options *options,
            int            n_words,
            guint         *rate_hz)
{
  g_autoptr(GError) error = NULL;

  if (n_words != 1)
    earcup_command_say (_("“ir” takes one MODEL"));
  else if (options->output == NULL)
    earcup_command_say (_("“ir” needs -o FILE, which ends in .wav"));
  else if (options->stereo && options->true_stereo)
    earcup_command_say (_("--stereo and --true-stereo exclude each other"));
  else if (!earcup_sound_format_check (EARCUP_SOUND_FORMAT_WAV_32F, options->output, &error))
    earcup_command_say ("%s", error->message);
  else
    return parse_rate (options->rate, rate_hz);

  return FALSE;
}

/* earcup ir: the impulse response that would be played, into a file. */
int
earcup_command_ir (int    argc,
                   char **argv)
{
  Options options = { NULL };
  GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on,
      N_("The headphone that the listener wears (neutral)"), N_("MODEL") },
    EARCUP_VARIATION_OPTION (&options.what_if),
    EARCUP_MONITOR_OPTIONS (&options.monitor),
    { "rate", 0, 0, G_OPTION_ARG_STRING, &options.rate,
      N_("The sample rate: 44100, 48000, 88200 or 96000 (48000)"), N_("HZ") },
    { "stereo", 0, 0, G_OPTION_ARG_NONE, &options.stereo,
      N_("Two channels, without what crosses over"), NULL },
    { "true-stereo", 0, 0, G_OPTION_ARG_NONE, &options.true_stereo,
      N_("Four channels: LL, LR, RL, RR; loudspeakers have them without asking"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("Where to write: .wav"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  int status = EARCUP_COMMAND_WRONG;
  guint rate_hz;

  if (earcup_command_parse (_("MODEL"), entries, &argc, &argv) &&
      check_call (&options, argc - 1, &rate_hz))
    status = resolve_and_write (&options, rate_hz, argv[1]);

  g_free (options.on);
  g_strfreev (options.what_if);
  g_free (options.rate);
  g_free (options.output);
  earcup_monitor_options_clear (&options.monitor);

  return status;
}
