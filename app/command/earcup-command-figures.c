/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "acoustics/earcup-ratings.h"
#include "audio/earcup-band-power.h"
#include "catalogue/earcup-figures.h"
#include "command/earcup-json.h"
#include "command/earcup-report-print.h"
#include "command/earcup-variation-options.h"

/* What was asked for. */
typedef struct {
  double     level_dba;
  double     distance_m;
  double     angle_deg;
  char      *source;
  char      *noise;
  char      *track;
  char     **what_if;
  gboolean   json;
} Options;

static gboolean
load_power (const char *path,
            double      power[EARCUP_WEIGHTING_THIRDS])
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;

  if (path == NULL)
    return TRUE;

  file = g_file_new_for_commandline_arg (path);
  if (earcup_band_power_load (file, power, NULL, &error))
    return TRUE;

  earcup_command_say ("%s", error->message);
  return FALSE;
}

/* The design as it is to be judged, with what was changed. */
static EarcupDesign *
make_design (const Options *options,
             EarcupModel   *model)
{
  g_autoptr(EarcupVariation) variation = earcup_variation_options_parse (options->what_if);

  if (variation == NULL)
    return NULL;

  if (earcup_model_get_design (model) != NULL)
    return earcup_variation_options_apply (variation, model);

  earcup_command_say (_("“%s” has no design of a headphone, so there is nothing to simulate"),
                      earcup_model_get_name (model));
  return NULL;
}

static void
print_json (const Options              *options,
            const EarcupFiguresSetting *setting,
            EarcupModel                *model,
            const EarcupReport         *report)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *origin = earcup_model_dup_provenance_text (model);
  g_autofree char *changes = options->what_if != NULL ? g_strjoinv (",", options->what_if) : NULL;

  json_builder_begin_object (builder);
  earcup_json_add_text (builder, "model", earcup_model_get_id (model));
  earcup_json_add_text (builder, "origin", origin);
  earcup_json_add_text (builder, "what_if", changes);
  earcup_json_add_number (builder, "level_dba", setting->level_dba);
  earcup_json_add_number (builder, "distance_m", setting->distance_m);
  earcup_json_add_number (builder, "angle_deg", setting->angle_deg);
  earcup_json_add_text (builder, "source", setting->source->key);
  earcup_json_add_text (builder, "noise", setting->noise->key);
  earcup_json_add_text (builder, "track", options->track);
  json_builder_set_member_name (builder, "figures");
  earcup_report_build_json (report, builder);
  json_builder_end_object (builder);
  earcup_json_print (builder, TRUE);
}

static int
print_figures (const Options              *options,
               const EarcupFiguresSetting *setting,
               EarcupCatalogue            *catalogue,
               EarcupModel                *model,
               EarcupDesign               *design)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupReport) report = earcup_figures_compute (catalogue, design, setting, &error);

  if (report == NULL)
    {
      earcup_command_say ("%s", error->message);
      return EARCUP_COMMAND_FAILED;
    }

  earcup_command_tell_origin (model);
  earcup_variation_options_tell (options->what_if, earcup_model_get_name (model));
  if (options->json)
    print_json (options, setting, model, report);
  else
    earcup_report_print (report);

  return EARCUP_COMMAND_DONE;
}

static int
figures (const Options      *options,
         const char         *word,
         const EarcupSource *source,
         const EarcupNoise  *noise)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_command_catalogue ();
  g_autoptr(EarcupModel) model = NULL;
  g_autoptr(EarcupDesign) design = NULL;
  double power[EARCUP_WEIGHTING_THIRDS];
  EarcupFiguresSetting setting = {
    .source = source, .noise = noise, .power = options->track != NULL ? power : NULL,
    .level_dba = options->level_dba, .distance_m = options->distance_m,
    .angle_deg = options->angle_deg,
  };

  if (catalogue == NULL)
    return EARCUP_COMMAND_FAILED;

  model = earcup_command_resolve (catalogue, word);
  design = model != NULL ? make_design (options, model) : NULL;
  if (design == NULL)
    return EARCUP_COMMAND_WRONG;

  if (!load_power (options->track, power))
    return EARCUP_COMMAND_FAILED;

  return print_figures (options, &setting, catalogue, model, design);
}

static const char *
nth_source_key (guint position)
{
  return earcup_source_get_nth (position)->key;
}

static const char *
nth_noise_key (guint position)
{
  return earcup_noise_get_nth (position)->key;
}

static gboolean
check_call (const Options *options,
            int            n_words)
{
  if (n_words == 1)
    return earcup_command_check_range ("--level", options->level_dba, 0.0, 140.0, "dBA") &&
           earcup_command_check_range ("--distance", options->distance_m,
                                       EARCUP_RATINGS_NEAREST_M, 100.0, "m") &&
           earcup_command_check_range ("--angle", options->angle_deg, 0.0, 180.0, "°");

  earcup_command_say (_("“figures” takes one MODEL"));
  return FALSE;
}

static int
run (const Options *options,
     const char    *word)
{
  const char *source_key = options->source != NULL ? options->source : EARCUP_FIGURES_SOURCE;
  const char *noise_key = options->noise != NULL ? options->noise : EARCUP_FIGURES_NOISE;
  const EarcupSource *source = earcup_source_from_key (source_key);
  const EarcupNoise *noise = earcup_noise_from_key (noise_key);

  if (source == NULL)
    earcup_command_say_choices (source_key, "--source", earcup_source_count (), nth_source_key);
  else if (noise == NULL)
    earcup_command_say_choices (noise_key, "--noise", earcup_noise_count (), nth_noise_key);
  else
    return figures (options, word, source, noise);

  return EARCUP_COMMAND_WRONG;
}

/* earcup figures: every derived figure of one model. */
int
earcup_command_figures (int    argc,
                        char **argv)
{
  Options options = { .level_dba = EARCUP_FIGURES_LEVEL_DBA,
                      .distance_m = EARCUP_FIGURES_DISTANCE_M,
                      .angle_deg = EARCUP_FIGURES_ANGLE_DEG };
  GOptionEntry entries[] = {
    { "level", 0, 0, G_OPTION_ARG_DOUBLE, &options.level_dba,
      N_("Listening level, of an equally loud diffuse field (80)"), N_("DBA") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options.source,
      N_("What it is plugged into: laptop, dongle, interface (default) or amplifier"),
      N_("NAME") },
    { "noise", 0, 0, G_OPTION_ARG_STRING, &options.noise,
      N_("Where one is: booth, bedroom (default), office, street, train, plane or drums"),
      N_("NAME") },
    { "distance", 0, 0, G_OPTION_ARG_DOUBLE, &options.distance_m,
      N_("From the cup to a microphone (0.3)"), N_("M") },
    { "angle", 0, 0, G_OPTION_ARG_DOUBLE, &options.angle_deg,
      N_("Of the microphone from the axis of the cup; 90 is in front of the head (90)"),
      N_("DEGREES") },
    { "track", 0, 0, G_OPTION_ARG_FILENAME, &options.track,
      N_("Weight by the spectrum of the recording FILE instead of pink noise"), N_("FILE") },
    EARCUP_VARIATION_OPTION (&options.what_if),
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json,
      N_("Print a JSON object, with the source of each figure"), NULL },
    G_OPTION_ENTRY_NULL
  };
  int status = EARCUP_COMMAND_WRONG;

  if (earcup_command_parse (_("MODEL"), entries, &argc, &argv) && check_call (&options, argc - 1))
    status = run (&options, argv[1]);

  g_free (options.source);
  g_free (options.noise);
  g_free (options.track);
  g_strfreev (options.what_if);

  return status;
}
