/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <glib/gi18n-lib.h>

#include "catalogue/earcup-target.h"
#include "command/earcup-monitor-options.h"
#include "command/earcup-response-scene.h"
#include "command/earcup-variation-options.h"
#include "plotting/earcup-plot-export.h"
#include "plotting/earcup-plot-smooth.h"
#include "plotting/earcup-quantity-scene.h"

/* What was asked for. */
typedef struct {
  char  *output;
  char  *quantity;
  char **what_if;
  char  *target;
  char  *smooth;
  char  *align;
  char  *against_model;
  int    against;
  int    band;
  int    width;
  int    height;

  EarcupMonitorOptions monitor;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->output);
  g_free (options->quantity);
  g_free (options->target);
  g_free (options->smooth);
  g_free (options->align);
  g_free (options->against_model);
  g_strfreev (options->what_if);
  earcup_monitor_options_clear (&options->monitor);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* Reads over which part of an octave is smoothed. */
static gboolean
parse_smooth (const char *word,
              double     *octaves)
{
  *octaves = 0.0;
  if (word == NULL || earcup_plot_smooth_from_word (word, octaves))
    return TRUE;

  earcup_command_say (_("“%s” is nothing that --smooth knows; it is one of none, 1/48, 1/24, 1/12, "
                        "1/6, 1/3, psychoacoustic"), word);
  return FALSE;
}

/* Reads at which level the curves are laid over one another. */
static gboolean
parse_align (const char      *word,
             EarcupAlignment *alignment)
{
  *alignment = EARCUP_ALIGNMENT_MEAN;
  if (word == NULL || earcup_alignment_from_nick (word, alignment))
    return TRUE;

  earcup_command_say (_("“%s” is nothing that --align knows; it is one of mean, 1k, absolute, "
                        "loudness"), word);
  return FALSE;
}

/* Reads the letter of the model that the others are held against; 0 for none. */
static gboolean
parse_against (const char *word,
               guint       n_models,
               guint      *place)
{
  *place = 0;
  if (word == NULL)
    return TRUE;

  if (word[0] != '\0' && word[1] == '\0')
    *place = (guint) (g_ascii_toupper (word[0]) - 'A') + 1;
  if (n_models > 1 && *place >= 1 && *place <= n_models)
    return TRUE;

  /* Translators: what was given, then the last letter that there is */
  earcup_command_say (_("“%s” is no letter of a model that others can be held against; "
                        "two models or more have the letters A to %c"), word,
                      (int) ('A' + MAX (n_models, 2) - 1));
  return FALSE;
}

/* Whether band, target and smoothing go with what is drawn and are known. */
static gboolean
check_view (const Options  *options,
            EarcupQuantity  quantity)
{
  EarcupAlignment alignment;
  double octaves;

  if (quantity != EARCUP_QUANTITY_RESPONSE && (options->band || options->target != NULL))
    earcup_command_say (_("--band and --target go with the response only, not with “%s”"),
                        options->quantity);
  else if (options->target != NULL && earcup_target_from_key (options->target) == NULL)
    earcup_command_say (_("“%s” is nothing that --target knows; it is one of harman, "
                          "harman-without-bass, diffuse-field, in-room"), options->target);
  else if (options->against && options->target == NULL)
    earcup_command_say (_("--against-target needs --target=NAME"));
  else if (quantity != EARCUP_QUANTITY_RESPONSE &&
           (options->align != NULL || options->against_model != NULL))
    earcup_command_say (_("--align and --against go with the response only, not with “%s”"),
                        options->quantity);
  else if (options->against && options->against_model != NULL)
    earcup_command_say (_("--against and --against-target exclude one another"));
  else if (!parse_smooth (options->smooth, &octaves) || !parse_align (options->align, &alignment))
    return FALSE;
  else if (octaves != 0.0 && !earcup_quantity_scene_can_smooth (quantity))
    earcup_command_say (_("“%s” is not smoothed"), options->quantity);
  else
    return TRUE;

  return FALSE;
}

/* Each model that is changed takes two places: as it is, and as it becomes. */
static gboolean
check_call (const Options  *options,
            int             n_words,
            EarcupQuantity *quantity)
{
  int most = EARCUP_RESPONSE_SCENE_MODELS / (options->what_if != NULL ? 2 : 1);

  if (options->quantity != NULL && !earcup_quantity_from_nick (options->quantity, quantity))
    earcup_command_say (_("“%s” cannot be plotted; these can: response, impedance, "
                          "impedance-phase, isolation, bleed, crosstalk, outward, group-delay, "
                          "impulse, step, decay"), options->quantity);
  else if (*quantity == EARCUP_QUANTITY_DECAY && n_words != 1)
    earcup_command_say (_("“plot --quantity=decay” takes one model"));
  else if (n_words < 1 || n_words > most)
    earcup_command_say (options->what_if != NULL
                          ? _("“plot” with --what-if takes one to %d models")
                          : _("“plot” takes one to %d models"), most);
  else if (options->output == NULL)
    earcup_command_say (_("“plot” needs -o FILE, which ends in .svg, .png, .pdf or .csv"));
  else if (g_file_test (options->output, G_FILE_TEST_IS_DIR))
    earcup_command_say (_("“%s” is a folder, not a file"), options->output);
  else
    return TRUE;

  return FALSE;
}

/* Finds what is to be seen: each model, and with --what-if what it becomes after it. */
static gboolean
find_models (EarcupCatalogue  *catalogue,
             char            **words,
             int               n_words,
             char            **what_if,
             GPtrArray        *models)
{
  g_autoptr(EarcupVariation) variation = earcup_variation_options_parse (what_if);

  for (int i = 0; variation != NULL && i < n_words; i++)
    {
      EarcupModel *model = earcup_command_resolve (catalogue, words[i]);

      if (model == NULL)
        return FALSE;

      g_ptr_array_add (models, model);
      if (what_if == NULL)
        continue;

      model = earcup_variation_options_change (variation, model);
      if (model == NULL)
        return FALSE;

      g_ptr_array_add (models, model);
    }

  return variation != NULL;
}

/* Whether the models can be laid over one another as it is asked for. */
static gboolean
align (const Options       *options,
       EarcupCatalogue     *catalogue,
       const GPtrArray     *models,
       EarcupResponseView  *view,
       EarcupResponse     **diffuse)
{
  g_autoptr(GError) error = NULL;

  parse_align (options->align, &view->alignment);
  if (view->alignment == EARCUP_ALIGNMENT_LOUDNESS)
    {
      const EarcupTarget *target = earcup_target_from_key ("diffuse-field");

      view->diffuse = *diffuse = earcup_catalogue_load_target (catalogue, target->id, &error);
      if (view->diffuse == NULL)
        earcup_command_say ("%s", error->message);
      return view->diffuse != NULL;
    }

  for (guint i = 0; i < models->len && view->alignment == EARCUP_ALIGNMENT_ABSOLUTE; i++)
    if (earcup_model_get_design (models->pdata[i]) == NULL)
      {
        earcup_command_say (_("“%s” has no design of a headphone, so its level for 1 V is not "
                              "known"), earcup_model_get_name (models->pdata[i]));
        return FALSE;
      }

  return TRUE;
}

/* The band is that of the last model: of a model and what it becomes, the latter. */
static EarcupPlotScene *
make_response_scene (const Options   *options,
                     EarcupCatalogue *catalogue,
                     const GPtrArray *models)
{
  EarcupResponseView view = {
    .heard = -1, .difference = models->len == 2, .spread_place = models->len - 1,
    .against_target = options->against,
  };
  const EarcupTarget *target = earcup_target_from_key (options->target);
  g_autoptr(EarcupSpread) spread = NULL;
  g_autoptr(EarcupResponse) response = NULL;
  g_autoptr(EarcupResponse) diffuse = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < models->len; i++)
    view.models[i] = models->pdata[i];
  if (!parse_against (options->against_model, models->len, &view.against_model) ||
      !align (options, catalogue, models, &view, &diffuse))
    return NULL;

  if (options->band)
    {
      spread = earcup_spread_new_for_model (view.models[view.spread_place]);
      if (spread == NULL)
        {
          earcup_command_say (_("“%s” has no design of a headphone, so its spread is not known"),
                              earcup_model_get_name (view.models[view.spread_place]));
          return NULL;
        }
    }
  if (target != NULL)
    {
      response = earcup_catalogue_load_target (catalogue, target->id, &error);
      if (response == NULL)
        {
          earcup_command_say ("%s", error->message);
          return NULL;
        }
      view.target_name = earcup_target_get_name (target);
    }

  view.spread = spread;
  view.target = response;
  parse_smooth (options->smooth, &view.smooth_octaves);

  return earcup_response_scene_new (&view);
}

/* Makes the plot of what only a design has; %NULL when one of the models has none. */
static EarcupPlotScene *
make_quantity_scene (const Options   *options,
                     const GPtrArray *models,
                     EarcupQuantity   quantity)
{
  static const char *const tags[EARCUP_RESPONSE_SCENE_MODELS] = {
    "A", "B", "C", "D", "E", "F", "G", "H",
  };
  EarcupQuantityCurve curves[EARCUP_RESPONSE_SCENE_MODELS];
  double octaves;

  parse_smooth (options->smooth, &octaves);
  for (guint i = 0; i < models->len; i++)
    {
      EarcupModel *model = models->pdata[i];

      curves[i] = (EarcupQuantityCurve) {
        .label = earcup_model_get_name (model), .tag = tags[i], .style = i,
        .design = earcup_model_get_design (model),
      };
      if (curves[i].design == NULL)
        {
          earcup_command_say (_("“%s” has no design of a headphone, so only the response "
                                "can be plotted"), curves[i].label);
          return NULL;
        }
    }

  /* Of a model and what it becomes, the decay shows the latter. */
  if (quantity == EARCUP_QUANTITY_DECAY)
    return earcup_quantity_scene_new (quantity, &curves[models->len - 1], 1, 0.0);

  return earcup_quantity_scene_new (quantity, curves, models->len, octaves);
}

static int
plot (const Options   *options,
      EarcupQuantity   quantity,
      char           **words,
      int              n_words)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_command_catalogue ();
  g_autoptr(GPtrArray) models = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (options->output);
  g_autoptr(EarcupPlotScene) scene = NULL;
  g_autoptr(GError) error = NULL;
  int status = EARCUP_COMMAND_WRONG;

  if (catalogue == NULL)
    return EARCUP_COMMAND_FAILED;

  if (!find_models (catalogue, words, n_words, options->what_if, models) ||
      !earcup_monitor_options_place (&options->monitor, catalogue, models, &status))
    return status;

  scene = quantity == EARCUP_QUANTITY_RESPONSE
            ? make_response_scene (options, catalogue, models)
            : make_quantity_scene (options, models, quantity);
  if (scene == NULL)
    return EARCUP_COMMAND_WRONG;

  if (!earcup_plot_export (scene, file, options->width, options->height, &error))
    {
      earcup_command_say ("%s", error->message);
      return error->code == EARCUP_PLOT_EXPORT_ERROR_NOT_WRITTEN ? EARCUP_COMMAND_FAILED
                                                                 : EARCUP_COMMAND_WRONG;
    }

  for (guint i = 0; i < models->len; i++)
    earcup_command_tell_origin (models->pdata[i]);
  g_print ("%s\n", options->output);

  return EARCUP_COMMAND_DONE;
}

/* earcup plot: what models do, in a file. */
int
earcup_command_plot (int    argc,
                     char **argv)
{
  g_auto(Options) options = { .width = 1000, .height = 560 };
  EarcupQuantity quantity = EARCUP_QUANTITY_RESPONSE;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("Where to write: .svg, .png, .pdf or .csv"), N_("FILE") },
    { "quantity", 'q', 0, G_OPTION_ARG_STRING, &options.quantity,
      N_("What to plot (response)"), N_("QUANTITY") },
    EARCUP_VARIATION_OPTION (&options.what_if),
    EARCUP_MONITOR_OPTIONS (&options.monitor),
    { "band", 0, 0, G_OPTION_ARG_NONE, &options.band,
      N_("Show how the last model varies between seatings and specimens"), NULL },
    { "target", 0, 0, G_OPTION_ARG_STRING, &options.target,
      N_("Show a target: harman, harman-without-bass, diffuse-field or in-room"), N_("NAME") },
    { "against-target", 0, 0, G_OPTION_ARG_NONE, &options.against,
      N_("Plot what the models differ from the target"), NULL },
    { "smooth", 0, 0, G_OPTION_ARG_STRING, &options.smooth,
      N_("Smooth over 1/48, 1/24, 1/12, 1/6 or 1/3 octave, or psychoacoustic (none)"),
      N_("OCTAVE") },
    { "align", 0, 0, G_OPTION_ARG_STRING, &options.align,
      N_("Align curves at their mean, 1k or loudness, or show absolute levels (mean)"),
      N_("HOW") },
    { "against", 0, 0, G_OPTION_ARG_STRING, &options.against_model,
      N_("Plot what the others differ from a model, A for the first"), N_("LETTER") },
    { "width", 0, 0, G_OPTION_ARG_INT, &options.width, N_("Width in pixels (1000)"),
      N_("PIXELS") },
    { "height", 0, 0, G_OPTION_ARG_INT, &options.height, N_("Height in pixels (560)"),
      N_("PIXELS") },
    G_OPTION_ENTRY_NULL
  };

  if (!earcup_command_parse (_("MODEL…"), entries, &argc, &argv) ||
      !check_call (&options, argc - 1, &quantity) || !check_view (&options, quantity))
    return EARCUP_COMMAND_WRONG;

  return plot (&options, quantity, argv + 1, argc - 1);
}
