/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-enum.h"
#include "catalogue/earcup-chooser.h"
#include "catalogue/earcup-figures.h"
#include "command/earcup-json.h"

#define DEFAULT_COUNT 10
#define N_REASONS     3          /* that are printed for each pick */

/* What was asked for. */
typedef struct {
  char         *task_word;
  char         *place;
  char         *source_word;
  char         *most;
  char        **own;
  char        **weights;
  int           count;
  gboolean      json;

  EarcupTask    task;
  EarcupNeeds   needs;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->task_word);
  g_free (self->place);
  g_free (self->source_word);
  g_free (self->most);
  g_strfreev (self->own);
  g_strfreev (self->weights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* {{{ What may be written */

static const char *
nth_task (guint position)
{
  return earcup_task_get_id (position);
}

static const char *
nth_criterion (guint position)
{
  return earcup_criterion_get_id (position);
}

static const char *
nth_place (guint position)
{
  return earcup_noise_get_nth (position)->key;
}

static const char *
nth_source (guint position)
{
  return earcup_source_get_nth (position)->key;
}

/* The first tier is the one that is unknown. */
static const char *
nth_tier (guint position)
{
  return earcup_enum_get_nick (EARCUP_TYPE_PRICE_TIER, (int) position + 1);
}

static gboolean
find_tier (Options *options)
{
  g_autoptr(GEnumClass) tiers = g_type_class_ref (EARCUP_TYPE_PRICE_TIER);
  const GEnumValue *tier;

  if (options->most == NULL)
    return TRUE;

  tier = g_enum_get_value_by_nick (tiers, options->most);
  if (tier == NULL || tier->value == EARCUP_PRICE_TIER_UNKNOWN)
    {
      earcup_command_say_choices (options->most, "--most", EARCUP_PRICE_TIER_FLAGSHIP, nth_tier);
      return FALSE;
    }

  options->needs.most = (EarcupPriceTier) tier->value;
  return TRUE;
}

/* NAME=NUMBER, which takes the place of what the task says. */
static gboolean
take_weight (Options    *options,
             const char *text)
{
  const char *sign = strchr (text, '=');
  g_autofree char *name = sign != NULL ? g_strndup (text, (gsize) (sign - text)) : g_strdup (text);
  EarcupCriterion criterion;
  char *end = NULL;
  double weight;

  if (!earcup_criterion_from_id (name, &criterion))
    {
      earcup_command_say_choices (name, "--weight", EARCUP_N_CRITERIA, nth_criterion);
      return FALSE;
    }

  weight = sign != NULL ? g_ascii_strtod (sign + 1, &end) : NAN;
  if (sign == NULL || end == sign + 1 || *end != '\0' || !(weight >= 0.0 && weight <= 100.0))
    {
      earcup_command_say (_("“%s” gives no weight; write it as %s=NUMBER, from 0 to 100"), text,
                          name);
      return FALSE;
    }

  options->needs.weights[criterion] = weight;
  return TRUE;
}

static gboolean
find_weights (Options *options)
{
  if (options->task_word != NULL && !earcup_task_from_id (options->task_word, &options->task))
    {
      earcup_command_say_choices (options->task_word, "--for", EARCUP_N_TASKS, nth_task);
      return FALSE;
    }

  for (guint i = 0; i < EARCUP_N_CRITERIA; i++)
    options->needs.weights[i] = earcup_task_get_weight (options->task, i);
  for (guint i = 0; options->weights != NULL && options->weights[i] != NULL; i++)
    if (!take_weight (options, options->weights[i]))
      return FALSE;

  return TRUE;
}

/* }}} */
/* {{{ Results */

static void
add_criteria (JsonBuilder      *builder,
              const EarcupPick *pick)
{
  json_builder_set_member_name (builder, "criteria");
  json_builder_begin_object (builder);
  for (guint i = 0; i < EARCUP_N_CRITERIA; i++)
    {
      json_builder_set_member_name (builder, earcup_criterion_get_id (i));
      json_builder_begin_object (builder);
      earcup_json_add_number (builder, "value", pick->values[i]);
      earcup_json_add_number (builder, "share", pick->shares[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_mentions (JsonBuilder *builder,
              EarcupEntry *entry)
{
  guint n_mentions;
  const EarcupMention *mentions = earcup_entry_get_mentions (entry, &n_mentions);

  json_builder_set_member_name (builder, "guides");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_mentions; i++)
    {
      json_builder_begin_object (builder);
      earcup_json_add_text (builder, "guide", mentions[i].guide);
      earcup_json_add_text (builder, "as", mentions[i].as);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const Options *options,
            GArray        *picks)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  earcup_json_add_text (builder, "for", earcup_task_get_id (options->task));
  json_builder_set_member_name (builder, "weights");
  json_builder_begin_object (builder);
  for (guint i = 0; i < EARCUP_N_CRITERIA; i++)
    earcup_json_add_number (builder, earcup_criterion_get_id (i), options->needs.weights[i]);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "picks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (picks->len, (guint) options->count); i++)
    {
      const EarcupPick *pick = &g_array_index (picks, EarcupPick, i);

      json_builder_begin_object (builder);
      earcup_json_add_text (builder, "id", earcup_entry_get_id (pick->entry));
      earcup_json_add_text (builder, "name", earcup_entry_get_name (pick->entry));
      earcup_json_add_number (builder, "score", pick->score);
      add_criteria (builder, pick);
      add_mentions (builder, pick->entry);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  earcup_json_print (builder, TRUE);
}

static void
print_text (const Options *options,
            GArray        *picks)
{
  for (guint i = 0; i < MIN (picks->len, (guint) options->count); i++)
    {
      const EarcupPick *pick = &g_array_index (picks, EarcupPick, i);
      EarcupCriterion reasons[N_REASONS];
      guint n_reasons = earcup_chooser_find_reasons (pick, &options->needs, FALSE, reasons,
                                                     N_REASONS);

      g_print ("%3.0f  %s  (%s)\n", 100.0 * pick->score, earcup_entry_get_name (pick->entry),
               earcup_entry_get_id (pick->entry));
      for (guint r = 0; r < n_reasons; r++)
        {
          g_autofree char *reason = earcup_chooser_dup_reason (pick, reasons[r]);

          g_print ("     %s\n", reason);
        }
    }
}

/* }}} */

/* Turns what is owned into ids. */
static gboolean
find_owned (const Options   *options,
            EarcupCatalogue *catalogue,
            GStrvBuilder    *owned)
{
  for (guint i = 0; options->own != NULL && options->own[i] != NULL; i++)
    {
      g_autoptr(EarcupModel) model = earcup_command_resolve (catalogue, options->own[i]);

      if (model == NULL)
        return FALSE;
      g_strv_builder_add (owned, earcup_model_get_id (model));
    }

  return TRUE;
}

static int
choose (Options            *options,
        const EarcupNoise  *place,
        const EarcupSource *source)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_command_catalogue ();
  g_autoptr(GCancellable) cancellable = earcup_command_cancellable ();
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(EarcupChooser) chooser = NULL;
  g_autoptr(GArray) picks = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) owned = NULL;

  if (catalogue == NULL)
    return EARCUP_COMMAND_FAILED;
  if (!find_owned (options, catalogue, builder))
    return EARCUP_COMMAND_WRONG;

  chooser = earcup_chooser_new (catalogue, place, source, &error);
  if (chooser == NULL || !earcup_chooser_prepare (chooser, cancellable, &error))
    {
      earcup_command_say_why (error);
      return EARCUP_COMMAND_FAILED;
    }

  owned = g_strv_builder_end (builder);
  options->needs.owned = (const char *const *) owned;
  picks = earcup_chooser_rank (chooser, &options->needs);
  if (options->json)
    print_json (options, picks);
  else
    print_text (options, picks);

  return EARCUP_COMMAND_DONE;
}

static int
run (Options *options)
{
  const char *place_key = options->place != NULL ? options->place : EARCUP_FIGURES_NOISE;
  const char *source_key = options->source_word != NULL ? options->source_word
                                                        : EARCUP_FIGURES_SOURCE;
  const EarcupNoise *place = earcup_noise_from_key (place_key);
  const EarcupSource *source = earcup_source_from_key (source_key);

  if (place == NULL)
    earcup_command_say_choices (place_key, "--place", earcup_noise_count (), nth_place);
  else if (source == NULL)
    earcup_command_say_choices (source_key, "--source", earcup_source_count (), nth_source);
  else if (options->count < 1)
    earcup_command_say (_("--count %d is not a number of models, 1 or more"), options->count);
  else if (find_weights (options) && find_tier (options))
    return choose (options, place, source);

  return EARCUP_COMMAND_WRONG;
}

/* earcup choose: the headphones that suit a task, a place, a source and a purse. */
int
earcup_command_choose (int    argc,
                       char **argv)
{
  g_auto(Options) options = { .count = DEFAULT_COUNT, .task = EARCUP_TASK_MIXING };
  GOptionEntry entries[] = {
    { "for", 0, 0, G_OPTION_ARG_STRING, &options.task_word,
      N_("What for: mixing (default), mastering, making, voice, loud, stage, neighbours or travel"),
      N_("TASK") },
    { "place", 0, 0, G_OPTION_ARG_STRING, &options.place,
      N_("Where one is: booth, bedroom (default), office, street, train, plane or drums"),
      N_("NAME") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options.source_word,
      N_("What it is plugged into: laptop, dongle, interface (default) or amplifier"),
      N_("NAME") },
    { "most", 0, 0, G_OPTION_ARG_STRING, &options.most,
      N_("None dearer than budget, mid, high or flagship"), N_("TIER") },
    { "own", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.own,
      N_("A headphone that one has; may be given again"), N_("MODEL") },
    { "weight", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.weights,
      N_("How much something matters, in place of what the task says; may be given again"),
      N_("NAME=NUMBER") },
    { "count", 0, 0, G_OPTION_ARG_INT, &options.count, N_("How many at most (10)"), N_("N") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json,
      N_("Print a JSON object, with all figures"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!earcup_command_parse (NULL, entries, &argc, &argv))
    return EARCUP_COMMAND_WRONG;
  if (argc > 1)
    {
      earcup_command_say (_("“choose” takes no word besides its options, but “%s” was given"),
                          argv[1]);
      return EARCUP_COMMAND_WRONG;
    }

  return run (&options);
}
