/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "command/earcup-command-places.h"
#include "command/earcup-command-progress.h"
#include "command/earcup-monitor-options.h"
#include "command/earcup-scene-print.h"
#include "command/earcup-variation-options.h"
#include "interchange/earcup-paths.h"
#include "interchange/earcup-sound-writer.h"
#include "scenes/earcup-scene-prepare.h"

#define DEFAULT_MODEL   "closed"
#define DEFAULT_MONITOR "krk-rokit-5-g3-rp5g3"
#define DEFAULT_NOISE   "train"
#define QUIET_NOISE     "bedroom"       /* around a neighbour */
#define NO_NOISE        "none"
#define DEFAULT_SOURCE  "laptop"
#define DEFAULT_LEAK    "gap"

#define ONLY(kind)      (1u << (kind))
#define ANY             (~0u)
#define HEADPHONES      (ANY & ~ONLY (EARCUP_SCENE_MONITORS))
#define WITH_MONITORS   (ONLY (EARCUP_SCENE_RECORDING) | ONLY (EARCUP_SCENE_MONITORS))

/* What was asked for. */
typedef struct {
  EarcupSceneKind      kind;
  char                *as;
  char                *on;
  char               **what_if;
  char                *track;
  char                *take;
  char                *noise;
  char                *source;
  char                *leak;
  char                *only;
  char                *output;
  gboolean             at_full;
  gboolean             json;
  double               level_dba;
  double               voice_db;
  double               microphone_m;
  double               neighbour_m;
  double               monitor_gain_db;
  double               latency_ms;
  double               full_scale_db;
  EarcupMonitorOptions monitor;

  /* Of earcup render --scene only. */
  gboolean             renders;
  char                *scene;
  char               **several;      /* the models, in place of one */
  char                *format_nick;
  EarcupSoundFormat    format;
  EarcupCommandProgress *progress;   /* NULL to tell none */
  GCancellable        *cancellable;  /* NULL: not made yet */
} Options;

static void
options_clear (Options *self)
{
  g_free (self->as);
  g_free (self->on);
  g_strfreev (self->what_if);
  g_free (self->track);
  g_free (self->take);
  g_free (self->noise);
  g_free (self->source);
  g_free (self->leak);
  g_free (self->only);
  g_free (self->output);
  g_free (self->scene);
  g_strfreev (self->several);
  g_free (self->format_nick);
  g_clear_pointer (&self->progress, earcup_command_progress_free);
  g_clear_object (&self->cancellable);
  earcup_monitor_options_clear (&self->monitor);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Says that a word is none of those that are known; they come after each other in @choices. */
static void
say_choices (const char *word,
             const char *option,
             const char *choices)
{
  /* Translators: what was written, an option, and what may be written there */
  earcup_command_say (_("“%s” is nothing that %s knows; it is one of %s"), word, option, choices);
}

static void
add_choice (GString    *choices,
            const char *choice)
{
  g_string_append_printf (choices, "%s%s", choices->len > 0 ? ", " : "", choice);
}

static gboolean
find_noise (const Options *options,
            EarcupScene   *scene)
{
  g_autoptr(GString) choices = g_string_new (NULL);
  gboolean may_be_silent = options->kind == EARCUP_SCENE_NEIGHBOUR;
  const char *key = options->noise != NULL ? options->noise
                                           : may_be_silent ? QUIET_NOISE : DEFAULT_NOISE;

  scene->noise = earcup_noise_from_key (key);
  if (scene->noise != NULL || (may_be_silent && g_str_equal (key, NO_NOISE)))
    return TRUE;

  for (guint i = 0; i < earcup_noise_count (); i++)
    add_choice (choices, earcup_noise_get_nth (i)->key);
  if (may_be_silent)
    add_choice (choices, NO_NOISE);
  say_choices (key, "--noise", choices->str);

  return FALSE;
}

static gboolean
find_source (const Options *options,
             EarcupScene   *scene)
{
  g_autoptr(GString) choices = g_string_new (NULL);
  const char *key = options->source != NULL ? options->source : DEFAULT_SOURCE;

  scene->source = earcup_source_from_key (key);
  if (scene->source != NULL)
    return TRUE;

  for (guint i = 0; i < earcup_source_count (); i++)
    add_choice (choices, earcup_source_get_nth (i)->key);
  say_choices (key, "--source", choices->str);

  return FALSE;
}

/* The same headphone with its pads as they sit. */
static gboolean
seat (const Options *options,
      EarcupScene   *scene)
{
  const char *text = options->leak != NULL ? options->leak : DEFAULT_LEAK;
  g_autoptr(EarcupVariation) plain = earcup_variation_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupVariation) variation =
    earcup_variation_new_with_text (plain, "leak", text, &error);

  if (variation != NULL)
    scene->seated = earcup_variation_apply (variation, scene->design);
  if (scene->seated != NULL)
    return TRUE;

  earcup_command_say ("%s", error != NULL ? error->message
                                          : _("no headphone can be seated like that"));
  return FALSE;
}

/* What plays: a headphone, or loudspeakers where a scene has them. */
static gboolean
find_player (const Options *options,
             EarcupModel   *model,
             EarcupScene   *scene)
{
  g_autoptr(EarcupVariation) variation = NULL;
  EarcupMonitor *monitor = earcup_model_get_monitor (model);

  if (monitor != NULL && (ONLY (options->kind) & WITH_MONITORS) != 0)
    {
      scene->monitor = earcup_monitor_ref (monitor);
      return TRUE;
    }

  if (options->kind == EARCUP_SCENE_MONITORS)
    {
      earcup_command_say (_("“%s” is not a pair of loudspeakers"), earcup_model_get_name (model));
      return FALSE;
    }

  variation = earcup_variation_options_parse (options->what_if);
  if (variation == NULL)
    return FALSE;

  if (earcup_model_get_design (model) == NULL)
    {
      earcup_command_say (_("“%s” is not a headphone with a design, so the scene cannot be worked "
                            "out for it"), earcup_model_get_name (model));
      return FALSE;
    }

  scene->design = earcup_variation_options_apply (variation, model);

  return scene->design != NULL;
}

/* What only a headphone can do, or only loudspeakers. */
static gboolean
check_player (const Options     *options,
              const EarcupScene *scene)
{
  if (scene->monitor != NULL && !isnan (options->monitor_gain_db))
    earcup_command_say (_("“--monitor-gain” is for headphones"));
  else if (scene->monitor != NULL && options->what_if != NULL)
    earcup_command_say (_("“--what-if” is for headphones"));
  else
    return TRUE;

  return FALSE;
}

static gboolean
fill_scene (const Options *options,
            EarcupModel   *model,
            EarcupModel   *worn,
            EarcupScene   *scene)
{
  g_autofree char *demo = options->track == NULL ? earcup_paths_dup_demo () : NULL;

  scene->track = options->track != NULL ? g_file_new_for_commandline_arg (options->track)
                                        : demo != NULL ? g_file_new_for_path (demo) : NULL;
  if (scene->track == NULL)
    {
      earcup_command_say (_("the demo mix is missing; name a track with --track"));
      return FALSE;
    }

  if (options->take != NULL)
    scene->take = g_file_new_for_commandline_arg (options->take);
  if (options->on != NULL)
    scene->worn = earcup_response_ref (earcup_model_get_response (worn));

  scene->level_dba = options->level_dba;
  scene->at_full = options->at_full;
  scene->voice_db = options->voice_db;
  scene->distance_m = options->kind == EARCUP_SCENE_NEIGHBOUR ? options->neighbour_m
                                                              : options->microphone_m;
  scene->monitor_gain_db = options->monitor_gain_db;
  scene->latency_s = options->latency_ms / 1000.0;
  scene->full_scale_db = options->full_scale_db;

  return find_player (options, model, scene) && check_player (options, scene) &&
         find_noise (options, scene) && find_source (options, scene) &&
         (options->kind != EARCUP_SCENE_FIT || seat (options, scene));
}

static EarcupScene *
new_scene (const Options   *options,
           EarcupCatalogue *catalogue)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupResponse) neutral = NULL, diffuse = NULL;

  neutral = earcup_catalogue_load_target (catalogue, EARCUP_CATALOGUE_NEUTRAL, &error);
  if (neutral != NULL)
    diffuse = earcup_catalogue_load_target (catalogue, "diffuse-field", &error);
  if (diffuse != NULL)
    return earcup_scene_new (options->kind, neutral, diffuse);

  earcup_command_say ("%s", error->message);
  return NULL;
}

/* Finds the stem that is asked for. Returns: whether there is one */
static gboolean
find_stem (const Options           *options,
           const EarcupSceneResult *result,
           int                     *stem)
{
  g_autoptr(GString) choices = g_string_new (NULL);

  *stem = EARCUP_SCENE_ALL;
  if (options->only == NULL)
    return TRUE;

  *stem = earcup_scene_result_find_stem (result, options->only);
  if (*stem >= 0)
    return TRUE;

  for (guint i = 0; i < earcup_scene_result_get_n_stems (result); i++)
    add_choice (choices, earcup_scene_result_get_stem (result, i)->id);
  say_choices (options->only, "--only", choices->str);

  return FALSE;
}

/* Where the curves come from that are heard. */
static void
tell (const Options *options,
      EarcupModel   *model,
      EarcupModel   *worn)
{
  earcup_command_tell_origin (model);
  earcup_variation_options_tell (options->what_if, earcup_model_get_name (model));
  if (options->on != NULL)
    earcup_command_tell_origin (worn);
  else if (options->output != NULL)
    earcup_command_say (_("no headphone to listen on was named with --on, so it is taken to be "
                          "neutral: the Harman over-ear target of 2018"));
}

static gboolean
write_file (const Options      *options,
            EarcupSceneResult  *result,
            int                 stem,
            EarcupSceneReport  *report,
            GError            **error)
{
  gboolean done = options->output == NULL ||
                  earcup_scene_render_as (result, stem, options->output, options->format, report,
                                          earcup_command_progress_tell, options->progress,
                                          options->cancellable, error);

  earcup_command_progress_hide (options->progress);

  return done;
}

static int
play (const Options     *options,
      const EarcupScene *scene,
      EarcupModel       *model,
      EarcupModel       *worn)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupSceneResult) result =
    earcup_scene_prepare (scene, NULL, NULL, options->cancellable, &error);
  EarcupSceneReport report = { 0 };
  EarcupScenePrint print = { result, model, worn, options->output, options->only, &report,
                             options->renders };
  int stem;

  if (result != NULL && !find_stem (options, result, &stem))
    return EARCUP_COMMAND_WRONG;

  if (result == NULL || !write_file (options, result, stem, &report, &error))
    {
      earcup_command_say_why (error);
      return EARCUP_COMMAND_FAILED;
    }

  tell (options, model, worn);
  if (options->json || options->renders)
    earcup_scene_print_json (&print);
  else
    earcup_scene_print_text (&print);

  return EARCUP_COMMAND_DONE;
}

static int
run (const Options *options)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_command_catalogue ();
  g_autoptr(GPtrArray) models = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(EarcupScene) scene = NULL;
  g_autoptr(EarcupModel) worn = NULL;
  EarcupModel *model;
  int status = EARCUP_COMMAND_DONE;

  if (catalogue == NULL)
    return EARCUP_COMMAND_FAILED;

  model = earcup_command_resolve (catalogue, options->as != NULL ? options->as
                                  : options->kind == EARCUP_SCENE_MONITORS ? DEFAULT_MONITOR
                                                                           : DEFAULT_MODEL);
  worn = model != NULL ? earcup_command_resolve (catalogue, options->on != NULL ? options->on
                                                                                : "neutral")
                       : NULL;
  if (model != NULL)
    g_ptr_array_add (models, model);
  if (worn == NULL)
    return EARCUP_COMMAND_WRONG;

  if (!earcup_monitor_options_place (&options->monitor, catalogue, models, &status))
    return status;

  scene = new_scene (options, catalogue);
  if (scene == NULL)
    return EARCUP_COMMAND_FAILED;

  return fill_scene (options, models->pdata[0], worn, scene)
    ? play (options, scene, models->pdata[0], worn) : EARCUP_COMMAND_WRONG;
}

static gboolean
check_numbers (const Options *options)
{
  return earcup_command_check_range ("--level", options->level_dba, 0.0, 140.0, "dBA") &&
         earcup_command_check_range ("--voice", options->voice_db, 20.0, 140.0, "dB SPL") &&
         earcup_command_check_range ("--microphone", options->microphone_m, 0.02, 2.0, "m") &&
         earcup_command_check_range ("--neighbour", options->neighbour_m, 0.1, 100.0, "m") &&
         earcup_command_check_range ("--latency", options->latency_ms, 0.0, 1000.0, "ms") &&
         (isnan (options->monitor_gain_db) ||
          earcup_command_check_range ("--monitor-gain", options->monitor_gain_db, -60.0, 100.0,
                                      "dB")) &&
         (isnan (options->full_scale_db) ||
          earcup_command_check_range ("--full-scale", options->full_scale_db, 0.0, 200.0,
                                      "dB SPL"));
}

/* An option that a scene has no use for would be obeyed by nobody. */
static gboolean
check_uses (const Options *options)
{
  const struct
  {
    const char *option;
    gboolean    is_given;
    guint       scenes;
  } uses[] = {
    { "--what-if", options->what_if != NULL, HEADPHONES },
    { "--take", options->take != NULL, ONLY (EARCUP_SCENE_RECORDING) },
    { "--voice", options->voice_db != EARCUP_SCENE_VOICE_DB, ONLY (EARCUP_SCENE_RECORDING) },
    { "--microphone", options->microphone_m != EARCUP_SCENE_MICROPHONE_M,
      ONLY (EARCUP_SCENE_RECORDING) },
    { "--monitor-gain", !isnan (options->monitor_gain_db), ONLY (EARCUP_SCENE_RECORDING) },
    { "--latency", options->latency_ms != 0.0, ONLY (EARCUP_SCENE_RECORDING) },
    { "--noise", options->noise != NULL,
      ONLY (EARCUP_SCENE_NOISE) | ONLY (EARCUP_SCENE_NEIGHBOUR) },
    { "--neighbour", options->neighbour_m != EARCUP_SCENE_NEIGHBOUR_M,
      ONLY (EARCUP_SCENE_NEIGHBOUR) },
    { "--source", options->source != NULL, ONLY (EARCUP_SCENE_SOURCE) },
    { "--full-level", options->at_full, ONLY (EARCUP_SCENE_SOURCE) },
    { "--leak", options->leak != NULL, ONLY (EARCUP_SCENE_FIT) },
    { "--room, --distance, --head", earcup_monitor_options_is_given (&options->monitor),
      WITH_MONITORS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    if (uses[i].is_given && (uses[i].scenes & ONLY (options->kind)) == 0)
      {
        /* Translators: an option, the name of a scene */
        earcup_command_say (_("the scene has no use for %s: “%s”"), uses[i].option,
                            earcup_scene_kind_get_id (options->kind));
        return FALSE;
      }

  return TRUE;
}

static gboolean
check_call (Options *options,
            int      n_words,
            char   **words)
{
  g_autoptr(GString) choices = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < EARCUP_N_SCENES; i++)
    add_choice (choices, earcup_scene_kind_get_id (i));

  if (n_words != 1)
    /* Translators: %s are the names of the scenes */
    earcup_command_say (_("“scene” takes one of %s"), choices->str);
  else if (!earcup_scene_kind_from_id (words[0], &options->kind))
    say_choices (words[0], "scene", choices->str);
  else if (options->output != NULL &&
           (!earcup_sound_writer_check (options->output, &error) ||
            !earcup_sound_format_from_path (options->output, &options->format)))
    earcup_command_say ("%s", error->message);
  else
    return check_numbers (options) && check_uses (options);

  return FALSE;
}

/* The options of every scene, then those of some. */
static gboolean
parse (Options   *options,
       int       *argc,
       char    ***argv)
{
  GOptionEntry entries[] = {
    { "as", 0, 0, options->renders ? G_OPTION_ARG_STRING_ARRAY : G_OPTION_ARG_STRING,
      options->renders ? (gpointer) &options->several : &options->as,
      N_("The headphone, or the loudspeakers, that play"), N_("MODEL") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options->on,
      N_("The headphone that the listener wears (neutral)"), N_("MODEL") },
    EARCUP_VARIATION_OPTION (&options->what_if),
    { "track", 0, 0, G_OPTION_ARG_FILENAME, &options->track,
      N_("What is played (the demo mix)"), N_("FILE") },
    { "level", 0, 0, G_OPTION_ARG_DOUBLE, &options->level_dba,
      N_("Listening level, of an equally loud diffuse field (80)"), N_("DBA") },
    { "take", 0, 0, G_OPTION_ARG_FILENAME, &options->take,
      N_("recording: what is recorded (a synthetic voice)"), N_("FILE") },
    { "voice", 0, 0, G_OPTION_ARG_DOUBLE, &options->voice_db,
      N_("recording: how loud the voice is at 0.3 m (94)"), N_("DB") },
    { "microphone", 0, 0, G_OPTION_ARG_DOUBLE, &options->microphone_m,
      N_("recording: from the mouth to the microphone (0.3)"), N_("METRES") },
    { "monitor-gain", 0, 0, G_OPTION_ARG_DOUBLE, &options->monitor_gain_db,
      N_("recording: lets the singer hear the microphone so much louder than it is"), N_("DB") },
    { "latency", 0, 0, G_OPTION_ARG_DOUBLE, &options->latency_ms,
      N_("recording: of that way (0)"), N_("MS") },
    { "noise", 0, 0, G_OPTION_ARG_STRING, &options->noise,
      N_("noise, neighbour: booth, bedroom, office, street, train, plane, drums"), N_("NAME") },
    { "neighbour", 0, 0, G_OPTION_ARG_DOUBLE, &options->neighbour_m,
      N_("neighbour: from the cup to somebody else (1)"), N_("METRES") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options->source,
      N_("source: laptop, dongle, interface, amplifier"), N_("NAME") },
    { "full-level", 0, 0, G_OPTION_ARG_NONE, &options->at_full,
      N_("source: as loud as it gets, in place of --level"), NULL },
    { "leak", 0, 0, G_OPTION_ARG_STRING, &options->leak,
      N_("fit: sealed, hair, spectacles, gap, lifted, or the height of a gap in mm"),
      N_("NAME") },
    EARCUP_MONITOR_OPTIONS (&options->monitor),
    { "only", 0, 0, G_OPTION_ARG_STRING, &options->only,
      N_("Write only one of the sounds that make up the scene"), N_("STEM") },
    { "full-scale", 0, 0, G_OPTION_ARG_DOUBLE, &options->full_scale_db,
      N_("Level that 0 dBFS, as a mean square of 1, stands for"), N_("DB") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json,
      N_("Print a JSON object, with the source of each figure"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_("Where to write the sound: .wav, .flac, .ogg or .opus"), N_("FILE") },
    { options->renders ? "scene" : NULL, 0, 0, G_OPTION_ARG_STRING, &options->scene,
      N_("The scene"), N_("NAME") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format_nick,
      N_("wav16, wav24, wav32f, flac, ogg or opus (as the FILE ends)"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL
  };

  return earcup_command_parse (options->renders ? _("FILE") : _("NAME"), entries, argc, argv);
}

/* {{{ earcup render --scene */

/* The same options, with the file in place of the track and several models. */
static gboolean
check_render (Options  *options,
              int       n_words,
              char    **words)
{
  g_autoptr(GString) choices = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < EARCUP_N_SCENES; i++)
    add_choice (choices, earcup_scene_kind_get_id (i));

  if (n_words != 1)
    earcup_command_say (_("“render” takes one file to play"));
  else if (options->track != NULL)
    earcup_command_say (_("“render” plays its FILE, so it takes no --track"));
  else if (options->several == NULL)
    earcup_command_say (_("“render” needs --as MODEL"));
  else if (options->output == NULL)
    earcup_command_say (_("“render” needs -o, with a folder or a FILE, which ends in .wav, .flac, "
                          ".ogg or .opus"));
  else if (!earcup_scene_kind_from_id (options->scene, &options->kind))
    say_choices (options->scene, "--scene", choices->str);
  else if (!earcup_command_places_find_format (options->output, options->several[1] != NULL,
                                               options->format_nick, &options->format, &error))
    earcup_command_say ("%s", error->message);
  else
    {
      options->track = g_strdup (words[0]);
      return check_numbers (options) && check_uses (options);
    }

  return FALSE;
}

/* Finds what each file is to be called after: the model and the scene. */
static GPtrArray *
find_ids (const Options *options)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_command_catalogue ();
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; catalogue != NULL && options->several[i] != NULL; i++)
    {
      g_autoptr(EarcupModel) model = earcup_command_resolve (catalogue, options->several[i]);
      char *id;

      if (model == NULL)
        return NULL;

      id = g_strdup_printf ("%s-%s", earcup_model_get_id (model),
                            earcup_scene_kind_get_id (options->kind));
      if (g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        {
          earcup_command_say (_("“%s” is asked for twice with --as"),
                              earcup_model_get_name (model));
          g_free (id);
          return NULL;
        }

      g_ptr_array_add (ids, id);
    }

  return g_steal_pointer (&ids);
}

static int
run_several (Options *options)
{
  g_autoptr(GPtrArray) ids = find_ids (options);
  g_auto(EarcupCommandPlaces) places = { NULL };
  g_autofree char *output = g_steal_pointer (&options->output);
  int status = EARCUP_COMMAND_DONE;

  if (ids == NULL)
    return EARCUP_COMMAND_WRONG;
  if (!earcup_command_places_find (&places, output, options->format, ids))
    return EARCUP_COMMAND_FAILED;

  options->progress = earcup_command_progress_new ();
  options->cancellable = earcup_command_cancellable ();
  for (guint i = 0; status == EARCUP_COMMAND_DONE && i < ids->len; i++)
    {
      g_free (options->as);
      g_free (options->output);
      options->as = g_strdup (options->several[i]);
      options->output = g_strdup (places.names->pdata[i]);
      earcup_command_progress_scale (options->progress, (double) i / ids->len,
                                     (double) (i + 1) / ids->len);
      status = run (options);
    }

  return status;
}

/* }}} */

static void
set_defaults (Options *options)
{
  options->level_dba = EARCUP_SCENE_LEVEL_DBA;
  options->voice_db = EARCUP_SCENE_VOICE_DB;
  options->microphone_m = EARCUP_SCENE_MICROPHONE_M;
  options->neighbour_m = EARCUP_SCENE_NEIGHBOUR_M;
  options->monitor_gain_db = NAN;
  options->full_scale_db = NAN;
}

/* earcup render --scene: a file in a situation, through one or more models, into files. */
int
earcup_command_render_scene (int    argc,
                             char **argv)
{
  g_auto(Options) options = { .renders = TRUE };

  set_defaults (&options);
  if (!parse (&options, &argc, &argv) || !check_render (&options, argc - 1, argv + 1))
    return EARCUP_COMMAND_WRONG;

  return run_several (&options);
}

/* earcup scene: a situation in figures and as sound. */
int
earcup_command_scene (int    argc,
                      char **argv)
{
  g_auto(Options) options = { 0 };

  set_defaults (&options);
  if (!parse (&options, &argc, &argv) || !check_call (&options, argc - 1, argv + 1))
    return EARCUP_COMMAND_WRONG;

  options.progress = earcup_command_progress_new ();
  options.cancellable = earcup_command_cancellable ();

  return run (&options);
}
