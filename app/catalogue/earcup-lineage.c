/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-lineage.h"

#include "catalogue/earcup-catalogue-error.h"
#include "catalogue/earcup-data-file.h"
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#define RELATIONS_FILE    "catalogue/relations.json"
#define RELATIONS_FORMAT  "earcup-relations-1"
#define FITS_FILE         "catalogue/fits.json"
#define FITS_FORMAT       "earcup-fits-1"

struct _EarcupLineage
{
  GHashTable *relations;    /* of EarcupRelation, by the id of the entry, which it owns */
  GHashTable *fits;         /* of EarcupFitRecord, by the name of the file, which it owns */
};

G_DEFINE_BOXED_TYPE (EarcupLineage, earcup_lineage, earcup_lineage_ref, earcup_lineage_unref)

static void
clear (gpointer data)
{
  EarcupLineage *self = data;

  g_clear_pointer (&self->relations, g_hash_table_unref);
  g_clear_pointer (&self->fits, g_hash_table_unref);
}

static gboolean
read_relations (EarcupLineage  *self,
                JsonArray      *list,
                GError        **error)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      EarcupRelation *relation;

      relation = earcup_relation_new_from_json (json_array_get_object_element (list, i), error);
      if (relation == NULL)
        return FALSE;
      if (!g_hash_table_replace (self->relations,
                                 (gpointer) earcup_relation_get_entry_id (relation), relation))
        return earcup_data_file_refuse (RELATIONS_FILE, _("an entry is there twice"), error);
    }

  return TRUE;
}

static gboolean
read_fits (EarcupLineage  *self,
           JsonArray      *list,
           GError        **error)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      EarcupFitRecord *fit;

      fit = earcup_fit_record_new_from_json (json_array_get_object_element (list, i), error);
      if (fit == NULL)
        return FALSE;
      if (!g_hash_table_replace (self->fits, (gpointer) earcup_fit_record_get_file (fit), fit))
        return earcup_data_file_refuse (FITS_FILE, _("a curve is there twice"), error);
    }

  return TRUE;
}

/**
 * earcup_lineage_new:
 * @relations: a list of objects, each a relation
 * @fits: a list of objects, each a fit
 * @error: return location for an error
 *
 * Reads which measurement stands behind which headphone. A relation whose fit is not there counts
 * as none.
 *
 * Fails with %EARCUP_CATALOGUE_ERROR_BAD_DATA or an %EARCUP_INTERCHANGE_ERROR.
 *
 * Returns: (transfer full): the lineage, or %NULL; any thread
 */
EarcupLineage *
earcup_lineage_new (JsonArray  *relations,
                    JsonArray  *fits,
                    GError    **error)
{
  g_autoptr(EarcupLineage) self = g_atomic_rc_box_new0 (EarcupLineage);

  self->relations = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                           (GDestroyNotify) earcup_relation_unref);
  self->fits = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                      (GDestroyNotify) earcup_fit_record_unref);

  if (!read_relations (self, relations, error) || !read_fits (self, fits, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * earcup_lineage_new_bundled:
 * @error: return location for an error
 *
 * Reads the lineage that is built into the program, which takes some milliseconds. Fails as
 * earcup_lineage_new() does, which the tests exclude.
 *
 * Returns: (transfer full): the lineage, or %NULL; any thread
 */
EarcupLineage *
earcup_lineage_new_bundled (GError **error)
{
  g_autoptr(JsonParser) relations_parser = json_parser_new ();
  g_autoptr(JsonParser) fits_parser = json_parser_new ();
  JsonArray *relations, *fits;

  earcup_data_file_register ();

  relations = earcup_data_file_load (relations_parser, RELATIONS_FILE, RELATIONS_FORMAT,
                                     "relations", error);
  if (relations == NULL)
    return NULL;

  fits = earcup_data_file_load (fits_parser, FITS_FILE, FITS_FORMAT, "fits", error);
  if (fits == NULL)
    return NULL;

  return earcup_lineage_new (relations, fits, error);
}

/* Takes another reference. (transfer full) */
EarcupLineage *
earcup_lineage_ref (EarcupLineage *self)
{
  return g_atomic_rc_box_acquire (self);
}

/* Gives a reference back. */
void
earcup_lineage_unref (EarcupLineage *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Gets what is known of an entry; %NULL if nothing. (transfer none) */
const EarcupRelation *
earcup_lineage_get_relation (const EarcupLineage *self,
                             const char          *entry_id)
{
  return g_hash_table_lookup (self->relations, entry_id);
}

/* Gets the fit to a measured file, named without its suffix; %NULL if there is none.
 * (transfer none) */
EarcupFitRecord *
earcup_lineage_get_fit (const EarcupLineage *self,
                        const char          *file)
{
  return g_hash_table_lookup (self->fits, file);
}

/**
 * earcup_lineage_find_root:
 * @self: a lineage
 * @entry_id: the id of a headphone
 *
 * Finds the fit that the curve of a headphone goes back to: to its own measurement or to that of
 * its relative.
 *
 * Returns: (transfer none) (nullable): the fit, %NULL where nothing was measured; any thread
 */
EarcupFitRecord *
earcup_lineage_find_root (const EarcupLineage *self,
                          const char          *entry_id)
{
  const EarcupRelation *relation = earcup_lineage_get_relation (self, entry_id);

  if (relation != NULL && earcup_relation_get_relative_id (relation) != NULL)
    relation = earcup_lineage_get_relation (self, earcup_relation_get_relative_id (relation));
  if (relation == NULL || earcup_relation_get_file (relation) == NULL)
    return NULL;

  return earcup_lineage_get_fit (self, earcup_relation_get_file (relation));
}

/* Gets the number of curves that were fitted. */
guint
earcup_lineage_get_n_fits (const EarcupLineage *self)
{
  return g_hash_table_size (self->fits);
}
