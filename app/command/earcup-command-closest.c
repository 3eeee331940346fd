/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <glib/gi18n-lib.h>

#include "acoustics/earcup-enum.h"
#include "catalogue/earcup-ranking.h"
#include "command/earcup-json.h"
#include "command/earcup-variation-options.h"

#define DEFAULT_COUNT 10

/* What was asked for. */
typedef struct {
  char     *enclosure;
  char    **what_if;
  int       count;
  gboolean  json;
} Options;

static void
print_json (EarcupModel *model,
            GArray      *matches)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  earcup_json_add_text (builder, "model", earcup_model_get_id (model));
  json_builder_set_member_name (builder, "closest");
  json_builder_begin_array (builder);

  for (guint i = 0; i < matches->len; i++)
    {
      const EarcupRankingMatch *match = &g_array_index (matches, EarcupRankingMatch, i);
      g_autofree char *origin = earcup_model_dup_provenance_text (match->model);

      json_builder_begin_object (builder);
      earcup_json_add_text (builder, "id", earcup_model_get_id (match->model));
      earcup_json_add_text (builder, "name", earcup_model_get_name (match->model));
      earcup_json_add_text (builder, "enclosure",
                            earcup_enum_get_nick (EARCUP_TYPE_ENCLOSURE,
                                                  (int) earcup_model_get_enclosure (match->model)));
      earcup_json_add_number (builder, "distance_db", match->distance_db);
      earcup_json_add_text (builder, "origin", origin);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
  json_builder_end_object (builder);
  earcup_json_print (builder, TRUE);
}

static void
print_table (GArray *matches)
{
  char number[EARCUP_NUMBER_LENGTH];

  for (guint i = 0; i < matches->len; i++)
    {
      const EarcupRankingMatch *match = &g_array_index (matches, EarcupRankingMatch, i);

      g_print ("%s\t%s\t%s\t%s\n", earcup_command_number (number, "%.2f", match->distance_db),
               earcup_model_get_id (match->model), earcup_model_get_name (match->model),
               earcup_enum_get_nick (EARCUP_TYPE_ENCLOSURE,
                                     (int) earcup_model_get_enclosure (match->model)));
    }
}

/* The response that the others are to be like. */
static EarcupModel *
find_model (const Options   *options,
            EarcupCatalogue *catalogue,
            const char      *word)
{
  g_autoptr(EarcupVariation) variation = earcup_variation_options_parse (options->what_if);
  g_autoptr(EarcupModel) model = NULL;

  if (variation == NULL)
    return NULL;

  model = earcup_command_resolve (catalogue, word);
  if (model == NULL)
    return NULL;

  return earcup_variation_options_change (variation, model);
}

static int
closest (const Options   *options,
         const char      *word,
         EarcupEnclosure  enclosure)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_command_catalogue ();
  g_autoptr(EarcupRanking) ranking = NULL;
  g_autoptr(EarcupModel) model = NULL;
  g_autoptr(GArray) matches = NULL;
  g_autoptr(GError) error = NULL;

  if (catalogue == NULL)
    return EARCUP_COMMAND_FAILED;

  model = find_model (options, catalogue, word);
  if (model == NULL)
    return EARCUP_COMMAND_WRONG;

  ranking = earcup_ranking_new (catalogue, &error);
  if (ranking == NULL)
    {
      earcup_command_say ("%s", error->message);
      return EARCUP_COMMAND_FAILED;
    }

  matches = earcup_ranking_find (ranking, earcup_model_get_response (model),
                                 earcup_model_get_id (model), enclosure, (guint) options->count);
  earcup_command_tell_origin (model);
  earcup_variation_options_tell (options->what_if, earcup_model_get_name (model));
  if (options->json)
    print_json (model, matches);
  else
    print_table (matches);

  return EARCUP_COMMAND_DONE;
}

static gboolean
find_enclosure (const char      *word,
                EarcupEnclosure *enclosure)
{
  g_autoptr(GEnumClass) values = g_type_class_ref (EARCUP_TYPE_ENCLOSURE);
  const GEnumValue *value;

  *enclosure = EARCUP_ENCLOSURE_NONE;
  if (word == NULL)
    return TRUE;

  value = g_enum_get_value_by_nick (values, word);
  if (value != NULL && value->value != EARCUP_ENCLOSURE_NONE)
    {
      *enclosure = (EarcupEnclosure) value->value;
      return TRUE;
    }

  earcup_command_say (_("“%s” is not an enclosure; it is closed, semi-open or open"), word);
  return FALSE;
}

static gboolean
check_call (const Options *options,
            int            n_words)
{
  if (n_words != 1)
    earcup_command_say (_("“closest” takes one MODEL"));
  else if (options->count < 1)
    earcup_command_say (_("--count %d is not a number of models, 1 or more"), options->count);
  else
    return TRUE;

  return FALSE;
}

/* earcup closest: the headphones that sound most like one. */
int
earcup_command_closest (int    argc,
                        char **argv)
{
  Options options = { .count = DEFAULT_COUNT };
  GOptionEntry entries[] = {
    { "enclosure", 0, 0, G_OPTION_ARG_STRING, &options.enclosure,
      N_("Only closed, semi-open or open ones"), N_("KIND") },
    { "count", 0, 0, G_OPTION_ARG_INT, &options.count, N_("How many at most (10)"), N_("N") },
    EARCUP_VARIATION_OPTION (&options.what_if),
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_("Print a JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  EarcupEnclosure enclosure;
  int status = EARCUP_COMMAND_WRONG;

  if (earcup_command_parse (_("MODEL"), entries, &argc, &argv) &&
      check_call (&options, argc - 1) && find_enclosure (options.enclosure, &enclosure))
    status = closest (&options, argv[1], enclosure);

  g_free (options.enclosure);
  g_strfreev (options.what_if);

  return status;
}
