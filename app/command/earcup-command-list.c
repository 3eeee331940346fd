/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "catalogue/earcup-estimate.h"

static const char *
nick_of (GType type,
         int   value)
{
  g_autoptr(GEnumClass) values = g_type_class_ref (type);

  return g_enum_get_value (values, value)->value_nick;
}

static void
add_text (JsonBuilder *builder,
          const char  *key,
          const char  *text)
{
  json_builder_set_member_name (builder, key);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder,
            EarcupEntry *entry,
            const char  *key)
{
  double value;

  json_builder_set_member_name (builder, key);
  if (earcup_entry_get_number (entry, key, &value))
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
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

  return enclosure != EARCUP_ENCLOSURE_NONE ? nick_of (EARCUP_TYPE_ENCLOSURE, enclosure) : NULL;
}

/* The archetype that an estimate starts from. Models of one construction share their shape. */
static const char *
construction_of (EarcupEntry *entry)
{
  return earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_HEADPHONE
           ? earcup_construction_of (entry).archetype_id : NULL;
}

static void
add_entry (JsonBuilder *builder,
           EarcupEntry *entry)
{
  json_builder_begin_object (builder);
  add_text (builder, "id", earcup_entry_get_id (entry));
  add_text (builder, "name", earcup_entry_get_name (entry));
  add_text (builder, "maker", earcup_entry_get_maker (entry));
  add_text (builder, "model", earcup_entry_get_model (entry));
  add_text (builder, "variant", earcup_entry_get_variant (entry));
  add_text (builder, "kind", nick_of (EARCUP_TYPE_ENTRY_KIND, earcup_entry_get_kind (entry)));
  add_text (builder, "enclosure", enclosure_of (entry));
  add_text (builder, "price_tier",
            nick_of (EARCUP_TYPE_PRICE_TIER, earcup_entry_get_price_tier (entry)));
  add_number (builder, entry, "impedance_ohm");
  add_number (builder, entry, "sensitivity_db_per_v");
  add_number (builder, entry, "weight_g");
  add_mentions (builder, entry);
  add_text (builder, "construction", construction_of (entry));
  json_builder_set_member_name (builder, "simulated");
  json_builder_add_boolean_value (builder,
                                  earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_HEADPHONE);
  json_builder_end_object (builder);
}

static void
print_json (GListModel *entries)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr(EarcupEntry) entry = g_list_model_get_item (entries, i);

      add_entry (builder, entry);
    }
  json_builder_end_array (builder);

  root = json_builder_get_root (builder);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);
}

static void
print_table (GListModel *entries)
{
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr(EarcupEntry) entry = g_list_model_get_item (entries, i);
      const char *enclosure = enclosure_of (entry);

      g_print ("%s\t%s\t%s\t%s\n", earcup_entry_get_id (entry), earcup_entry_get_name (entry),
               nick_of (EARCUP_TYPE_ENTRY_KIND, earcup_entry_get_kind (entry)),
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
               nick_of (EARCUP_TYPE_ENCLOSURE, earcup_archetype_get_enclosure (archetype)));
    }
}

/* earcup list: one line a model, or one JSON array. */
int
earcup_command_list (int    argc,
                     char **argv)
{
  gboolean json = FALSE, archetypes = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print a JSON array"), NULL },
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
  else if (json)
    print_json (G_LIST_MODEL (catalogue));
  else
    print_table (G_LIST_MODEL (catalogue));

  return EARCUP_COMMAND_DONE;
}
