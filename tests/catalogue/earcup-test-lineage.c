/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-lineage.h"

#include "interchange/earcup-design-file.h"

/* Returns: (transfer full): JSON of a fit whose design is that of an archetype */
char *
earcup_test_lineage_dup_fit (EarcupCatalogue *catalogue,
                             const char      *archetype_id,
                             const char      *file,
                             const char      *rig)
{
  EarcupArchetype *archetype = earcup_catalogue_get_archetype (catalogue, archetype_id);
  g_autofree char *design = earcup_design_file_format (earcup_archetype_get_design (archetype));

  return g_strdup_printf ("{\"file\": \"%s\", \"by\": \"Someone\", \"rig\": \"%s\","
                          " \"numbers\": 37, \"converged\": true, \"rms_db_20_1k\": 0.125,"
                          " \"rms_db_1k_10k\": 0.25, \"design\": %s}", file, rig, design);
}

/* Returns: (transfer full): the lineage of two lists, without their brackets, in JSON */
EarcupLineage *
earcup_test_lineage_new (const char *relations,
                         const char *fits)
{
  g_autofree char *relations_text = g_strconcat ("[", relations, "]", NULL);
  g_autofree char *fits_text = g_strconcat ("[", fits, "]", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) relations_node = json_from_string (relations_text, &error);
  g_autoptr(JsonNode) fits_node = NULL;
  EarcupLineage *lineage;

  g_assert_no_error (error);
  fits_node = json_from_string (fits_text, &error);
  g_assert_no_error (error);
  lineage = earcup_lineage_new (json_node_get_array (relations_node),
                                json_node_get_array (fits_node), &error);
  g_assert_no_error (error);
  return lineage;
}
