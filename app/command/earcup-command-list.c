/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "acoustics/earcup-enum.h"
#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-simulate.h"
#include "catalogue/earcup-estimate.h"
#include "catalogue/earcup-origin.h"
#include "command/earcup-json.h"

static void
add_number (JsonBuilder *builder,
            EarcupEntry *entry,
            const char  *key)
{
  double value = NAN;

  earcup_entry_get_number (entry, key, &value);
  earcup_json_add_number (builder, key, value);
}

static void
add_mentions (JsonBuilder *builder,
              EarcupEntry *entry)
{
  guint n;
  const EarcupMention *mentions = earcup_entry_get_mentions (entry, &n);

  json_builder_set_member_name (builder, "guides");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    json_builder_add_string_value (builder, mentions[i].guide);
  json_builder_end_array (builder);
}

static const char *
enclosure_of (EarcupEntry *entry)
{
  EarcupEnclosure enclosure = earcup_entry_get_enclosure (entry);

  return enclosure != EARCUP_ENCLOSURE_NONE
           ? earcup_enum_get_nick (EARCUP_TYPE_ENCLOSURE, enclosure) : NULL;
}

/* The archetype that an estimate starts from. Models of one construction share their shape. */
static const char *
construction_of (EarcupEntry *entry)
{
  return earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_HEADPHONE
           ? earcup_construction_of (entry).archetype_id : NULL;
}

/* Where the curve comes from: how far the fit is off, in dB rms, and who measured on what. */
static void
add_origin (JsonBuilder     *builder,
            EarcupCatalogue *catalogue,
            EarcupLineage   *lineage,
            EarcupEntry     *entry)
{
  gboolean is_headphone = earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_HEADPHONE;
  EarcupProvenance provenance = EARCUP_PROVENANCE_MAKER;
  EarcupFitRecord *fit = NULL;
  g_autofree char *relative = NULL;

  if (is_headphone)
    {
      provenance = earcup_origin_get_provenance (lineage, entry);
      relative = earcup_origin_dup_relative (catalogue, lineage, entry);
      fit = earcup_lineage_find_root (lineage, earcup_entry_get_id (entry));
    }

  earcup_json_add_text (builder, "provenance", earcup_provenance_get_nick (provenance));
  earcup_json_add_text (builder, "relative", relative);
  earcup_json_add_text (builder, "measured_by",
                        fit != NULL ? earcup_fit_record_get_measurer (fit) : NULL);
  earcup_json_add_text (builder, "rig", fit != NULL ? earcup_fit_record_get_rig (fit) : NULL);
  earcup_json_add_number (builder, "fit_rms_db_20_1k",
                          fit != NULL ? earcup_fit_record_get_below_db (fit) : NAN);
  earcup_json_add_number (builder, "fit_rms_db_1k_10k",
                          fit != NULL ? earcup_fit_record_get_above_db (fit) : NAN);
}

/* What the model keeps out and in, which takes a simulation. */
static gboolean
add_ratings (JsonBuilder      *builder,
             EarcupCatalogue  *catalogue,
             EarcupLineage    *lineage,
             EarcupEntry      *entry,
             GError          **error)
{
  gboolean is_headphone = earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_HEADPHONE;
  g_autoptr(EarcupOrigin) origin = NULL;
  double isolation_db = NAN, bleed_db_spl = NAN;

  if (is_headphone)
    {
      origin = earcup_origin_new (catalogue, lineage, entry, error);
      if (origin == NULL)
        return FALSE;
      isolation_db = earcup_ratings_isolation (origin->design);
      bleed_db_spl = earcup_ratings_bleed (origin->design, EARCUP_BLEED_DISTANCE_M);
    }

  earcup_json_add_number (builder, "isolation_db", isolation_db);
  earcup_json_add_number (builder, "bleed_db_spl", bleed_db_spl);
  return TRUE;
}

static void
add_entry (JsonBuilder *builder,
           EarcupEntry *entry)
{
  earcup_json_add_text (builder, "id", earcup_entry_get_id (entry));
  earcup_json_add_text (builder, "name", earcup_entry_get_name (entry));
  earcup_json_add_text (builder, "maker", earcup_entry_get_maker (entry));
  earcup_json_add_text (builder, "model", earcup_entry_get_model (entry));
  earcup_json_add_text (builder, "variant", earcup_entry_get_variant (entry));
  earcup_json_add_text (builder, "kind",
                        earcup_enum_get_nick (EARCUP_TYPE_ENTRY_KIND,
                                              earcup_entry_get_kind (entry)));
  earcup_json_add_text (builder, "enclosure", enclosure_of (entry));
  earcup_json_add_text (builder, "price_tier",
                        earcup_enum_get_nick (EARCUP_TYPE_PRICE_TIER,
                                              earcup_entry_get_price_tier (entry)));
  add_number (builder, entry, "impedance_ohm");
  add_number (builder, entry, "sensitivity_db_per_v");
  add_number (builder, entry, "weight_g");
  add_mentions (builder, entry);
  earcup_json_add_text (builder, "construction", construction_of (entry));
  earcup_json_add_flag (builder, "simulated", TRUE);
}

/* Returns: (transfer full) (nullable): the builder of an array with an object for each entry */
static JsonBuilder *
build_json (EarcupCatalogue  *catalogue,
            gboolean          ratings,
            GError          **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  EarcupLineage *lineage = earcup_catalogue_get_lineage (catalogue, error);

  if (lineage == NULL)
    return NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);

      json_builder_begin_object (builder);
      add_entry (builder, entry);
      add_origin (builder, catalogue, lineage, entry);
      if (ratings && !add_ratings (builder, catalogue, lineage, entry, error))
        return NULL;
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  return g_steal_pointer (&builder);
}

static int
print_json (EarcupCatalogue *catalogue,
            gboolean         ratings)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonBuilder) builder = build_json (catalogue, ratings, &error);

  if (builder == NULL)
    {
      earcup_command_say ("%s", error->message);
      return EARCUP_COMMAND_FAILED;
    }

  earcup_json_print (builder, TRUE);
  return EARCUP_COMMAND_DONE;
}

static void
print_table (GListModel *entries)
{
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr(EarcupEntry) entry = g_list_model_get_item (entries, i);
      const char *enclosure = enclosure_of (entry);

      g_print ("%s\t%s\t%s\t%s\n", earcup_entry_get_id (entry), earcup_entry_get_name (entry),
               earcup_enum_get_nick (EARCUP_TYPE_ENTRY_KIND, earcup_entry_get_kind (entry)),
               enclosure != NULL ? enclosure : "-");
    }
}

static void
print_archetypes (EarcupCatalogue *catalogue)
{
  for (guint i = 0; i < earcup_catalogue_get_n_archetypes (catalogue); i++)
    {
      EarcupArchetype *archetype = earcup_catalogue_get_nth_archetype (catalogue, i);

      g_print ("%s\t%s\tarchetype\t%s\n", earcup_archetype_get_id (archetype),
               earcup_archetype_get_label (archetype),
               earcup_enum_get_nick (EARCUP_TYPE_ENCLOSURE,
                                     earcup_archetype_get_enclosure (archetype)));
    }
}

/* earcup list: one line a model, or one JSON array. */
int
earcup_command_list (int    argc,
                     char **argv)
{
  gboolean json = FALSE, ratings = FALSE, archetypes = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print a JSON array"), NULL },
    { "ratings", 0, 0, G_OPTION_ARG_NONE, &ratings,
      N_("Print a JSON array with isolation and bleed"), NULL },
    { "archetypes", 0, 0, G_OPTION_ARG_NONE, &archetypes,
      N_("List the constructions that stand for no product"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(EarcupCatalogue) catalogue = NULL;

  if (!earcup_command_parse (NULL, entries, &argc, &argv))
    return EARCUP_COMMAND_WRONG;

  if (argc > 1)
    {
      earcup_command_say (_("“list” takes no name; “%s” is one too many"), argv[1]);
      return EARCUP_COMMAND_WRONG;
    }

  catalogue = earcup_command_catalogue ();
  if (catalogue == NULL)
    return EARCUP_COMMAND_FAILED;

  if (archetypes)
    print_archetypes (catalogue);
  else if (json || ratings)
    return print_json (catalogue, ratings);
  else
    print_table (G_LIST_MODEL (catalogue));

  return EARCUP_COMMAND_DONE;
}
