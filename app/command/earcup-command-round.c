/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <glib/gi18n-lib.h>

#include "catalogue/earcup-model-recipe.h"
#include "command/earcup-json.h"
#include "interchange/earcup-sound-writer.h"
#include "scenes/earcup-round-render.h"

#define SHORTFALL_LU 0.05      /* less is not worth a word */
#define USUAL_S      8.0
#define USUAL_BPM    120.0

typedef struct {
  char     *stations;
  char     *on;
  double    seconds;
  int       bars;
  double    tempo;
  int       beats;
  char     *order_nick;
  int       seed;
  char     *output;
  gboolean  json;

  EarcupRoundOrder order;
  EarcupRoundPace  pace;
} Options;

static gboolean
check_pace (Options *options)
{
  options->pace = (EarcupRoundPace) {
    .by_bars = options->bars > 0,
    .seconds = options->seconds,
    .bars = (guint) options->bars,
    .tempo_bpm = options->tempo,
    .beats = (guint) options->beats,
  };

  if (options->bars == 0)
    return earcup_command_check_range ("--seconds", options->seconds, EARCUP_ROUND_LEAST_S,
                                       EARCUP_ROUND_MOST_S, "s");

  return earcup_command_check_range ("--bars", options->bars, 1.0, EARCUP_ROUND_MOST_BARS, "") &&
         earcup_command_check_range ("--beats", options->beats, EARCUP_ROUND_LEAST_BEATS,
                                     EARCUP_ROUND_MOST_BEATS, "") &&
         earcup_command_check_range ("--tempo", options->tempo, EARCUP_ROUND_LEAST_BPM,
                                     EARCUP_ROUND_MOST_BPM, "BPM");
}

static gboolean
check_call (Options *options,
            int      n_words)
{
  g_autoptr(GError) error = NULL;

  if (n_words != 1)
    earcup_command_say (_("“round” takes one file to play"));
  else if (options->output == NULL)
    earcup_command_say (_("“round” needs -o FILE, which ends in .wav or .flac"));
  else if (!earcup_sound_writer_check (options->output, &error))
    earcup_command_say ("%s", error->message);
  else if (options->order_nick != NULL &&
           !earcup_round_order_from_nick (options->order_nick, &options->order))
    earcup_command_say (_("“%s” is none of the orders listed, ping-pong and random"),
                        options->order_nick);
  else
    return check_pace (options);

  return FALSE;
}

/* Returns: (transfer full) (nullable): the models of the stations; %NULL after saying what is
 * wrong */
static GPtrArray *
find_models (const Options   *options,
             EarcupCatalogue *catalogue)
{
  g_autoptr(GPtrArray) models = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(GStrv) words = NULL;

  words = options->stations != NULL ? g_strsplit (options->stations, ",", -1)
                                    : g_strdupv ((char **) earcup_round_get_defaults ());
  if (g_strv_length (words) < 1 || g_strv_length (words) > EARCUP_ROUND_MOST_STATIONS)
    {
      earcup_command_say (_("a round has from 1 to %d stations, with a comma between them"),
                          EARCUP_ROUND_MOST_STATIONS);
      return NULL;
    }

  for (guint i = 0; words[i] != NULL; i++)
    {
      EarcupModel *model = earcup_command_resolve (catalogue, g_strstrip (words[i]));

      if (model == NULL)
        return NULL;

      g_ptr_array_add (models, model);
    }

  return g_steal_pointer (&models);
}

static void
print_json (GPtrArray                *models,
            const EarcupRound        *round,
            const GArray             *parts,
            const EarcupRenderReport *report)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  earcup_json_add_number (builder, "step_s", round->step_s);
  earcup_json_add_text (builder, "order", earcup_round_order_get_nick (round->order));
  earcup_json_add_number (builder, "rate_hz", report->rate_hz);
  earcup_json_add_number (builder, "frames", (double) report->n_frames);
  earcup_json_add_number (builder, "input_loudness_lufs", report->loudness_lufs);
  earcup_json_add_number (builder, "shortfall_lu", report->shortfall_lu);
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < parts->len; i++)
    {
      const EarcupRoundPart *part = &g_array_index (parts, EarcupRoundPart, i);
      const EarcupRoundStation *station = &round->stations[part->station];

      json_builder_begin_object (builder);
      earcup_json_add_text (builder, "model", earcup_model_get_id (models->pdata[part->station]));
      earcup_json_add_number (builder, "from_frame", (double) part->first_frame);
      earcup_json_add_number (builder, "from_s", (double) part->first_frame / report->rate_hz);
      earcup_json_add_number (builder, "duration_s", (double) part->n_frames / report->rate_hz);
      earcup_json_add_number (builder, "gain_db", station->gain_db);
      earcup_json_add_number (builder, "matched_loudness_lufs", station->loudness_lufs);
      earcup_json_add_number (builder, "loudness_lufs", part->loudness_lufs);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  earcup_json_print (builder, TRUE);
}

/* One line for each station that is passed: where it begins, how loud it is, and its name. */
static void
print_table (GPtrArray                *models,
             const GArray             *parts,
             const EarcupRenderReport *report)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const EarcupRoundPart *part = &g_array_index (parts, EarcupRoundPart, i);
      char from[EARCUP_NUMBER_LENGTH], loudness[EARCUP_NUMBER_LENGTH];

      g_print ("%9s s  %6s LUFS  %s\n",
               earcup_command_number (from, "%.3f", (double) part->first_frame / report->rate_hz),
               earcup_command_number (loudness, "%.1f", part->loudness_lufs),
               earcup_model_get_name (models->pdata[part->station]));
    }
}

static void
tell (const Options            *options,
      GPtrArray                *models,
      EarcupModel              *worn,
      const EarcupRenderReport *report)
{
  char number[EARCUP_NUMBER_LENGTH];

  for (guint i = 0; i < models->len; i++)
    earcup_command_tell_origin (models->pdata[i]);
  if (options->on != NULL)
    earcup_command_tell_origin (worn);
  else
    earcup_command_say (_("no headphone to listen on was named with --on, so it is taken to be "
                          "neutral: the Harman over-ear target of 2018"));
  if (report->shortfall_lu > SHORTFALL_LU)
    /* Translators: %s is a number of loudness units */
    earcup_command_say (_("the output is %s LU softer than the input, because louder its true "
                          "peak would pass −1 dBTP"),
                        earcup_command_number (number, "%.1f", report->shortfall_lu));
}

static int
render (const Options *options,
        const char    *input,
        GPtrArray     *models,
        EarcupModel   *worn)
{
  g_autoptr(GCancellable) cancellable = earcup_command_cancellable ();
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (input);
  EarcupRoundStation stations[EARCUP_ROUND_MOST_STATIONS] = { 0 };
  EarcupRound round = { stations, models->len, options->order, (guint32) options->seed,
                        earcup_round_pace_get_step (&options->pace) };
  EarcupRenderReport report;
  g_autoptr(GArray) parts = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < models->len; i++)
    stations[i].recipe = earcup_model_new_recipe (models->pdata[i], worn);
  parts = earcup_round_render (file, &round, options->output, &report, cancellable, &error);
  for (guint i = 0; i < models->len; i++)
    earcup_recipe_unref (stations[i].recipe);

  if (parts == NULL)
    {
      earcup_command_say_why (error);
      return EARCUP_COMMAND_FAILED;
    }

  if (options->json)
    print_json (models, &round, parts, &report);
  else
    print_table (models, parts, &report);
  tell (options, models, worn, &report);

  return EARCUP_COMMAND_DONE;
}

static int
resolve_and_render (const Options *options,
                    const char    *input)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_command_catalogue ();
  g_autoptr(GPtrArray) models = NULL;
  g_autoptr(EarcupModel) worn = NULL;

  if (catalogue == NULL)
    return EARCUP_COMMAND_FAILED;

  models = find_models (options, catalogue);
  if (models == NULL)
    return EARCUP_COMMAND_WRONG;

  worn = earcup_command_resolve (catalogue, options->on != NULL ? options->on : "neutral");
  if (worn == NULL || !earcup_command_check_worn (worn))
    return EARCUP_COMMAND_WRONG;

  return render (options, input, models, worn);
}

/* earcup round: a file through one model after the other, into one file. */
int
earcup_command_round (int    argc,
                      char **argv)
{
  Options options = { .seconds = USUAL_S, .tempo = USUAL_BPM, .beats = 4 };
  GOptionEntry entries[] = {
    { "stations", 0, 0, G_OPTION_ARG_STRING, &options.stations,
      N_("The models in their order (five of the catalogue)"), N_("MODEL,MODEL,…") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on,
      N_("The headphone that the listener wears (neutral)"), N_("MODEL") },
    { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &options.seconds,
      N_("How long each station is heard, 2 to 60 (8)"), N_("SECONDS") },
    { "bars", 0, 0, G_OPTION_ARG_INT, &options.bars,
      N_("The same in bars, 1 to 64"), N_("BARS") },
    { "tempo", 0, 0, G_OPTION_ARG_DOUBLE, &options.tempo,
      N_("How many beats there are in a minute, for --bars (120)"), N_("BPM") },
    { "beats", 0, 0, G_OPTION_ARG_INT, &options.beats,
      N_("How many beats there are in a bar, 2 to 12 (4)"), N_("BEATS") },
    { "order", 0, 0, G_OPTION_ARG_STRING, &options.order_nick,
      N_("listed, ping-pong or random (listed)"), N_("ORDER") },
    { "seed", 0, 0, G_OPTION_ARG_INT, &options.seed,
      N_("Another random order (0)"), N_("NUMBER") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("Where to write: .wav or .flac"), N_("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json,
      N_("Print for programs"), NULL },
    G_OPTION_ENTRY_NULL
  };
  int status = EARCUP_COMMAND_WRONG;

  if (earcup_command_parse (_("FILE"), entries, &argc, &argv) && check_call (&options, argc - 1))
    status = resolve_and_render (&options, argv[1]);

  g_free (options.stations);
  g_free (options.on);
  g_free (options.order_nick);
  g_free (options.output);

  return status;
}
