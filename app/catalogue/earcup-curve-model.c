/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-curve-model.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "catalogue/earcup-curve-name.h"
#include "catalogue/earcup-own-model.h"
#include "catalogue/earcup-rig.h"
#include "interchange/earcup-curve-text.h"

#define TEXT_KEY     "earcup-curve-text"
#define TEXT_HEADING "As it would be on the GRAS rig"

/* Gets whether an id is that of a curve in a folder of the user's own. */
gboolean
earcup_curve_model_is_id (const char *id)
{
  return g_str_has_prefix (id, EARCUP_CURVE_MODEL_PREFIX);
}

/* Makes the id of a curve of the user's own, which stays the same while the file stays where it
 * is. (transfer full) */
char *
earcup_curve_model_make_id (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  return g_strconcat (EARCUP_CURVE_MODEL_PREFIX, uri, NULL);
}

/* Gets the file of which earcup_curve_model_make_id() made an id. (transfer full) */
GFile *
earcup_curve_model_get_file (const char *id)
{
  g_return_val_if_fail (earcup_curve_model_is_id (id), NULL);

  return g_file_new_for_uri (id + strlen (EARCUP_CURVE_MODEL_PREFIX));
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *maker = NULL;
  g_autofree char *model = NULL;
  g_autofree char *variant = NULL;

  earcup_curve_name_split (base != NULL ? base : "?", NULL, &maker, &model, &variant);

  return *maker != '\0' ? g_strconcat (maker, " ", model, NULL) : g_steal_pointer (&model);
}

/**
 * earcup_curve_model_load:
 * @catalogue: the catalogue, for the rigs of the folders and their targets
 * @id: of a curve of the user's own
 * @error: return location for an error as of earcup_curve_text_load() and earcup_rig_convert()
 *
 * Reads a curve from the folder where it is, as it would be on the GRAS rig; or a headphone of the
 * user's own making, which has a design as well.
 *
 * Returns: (transfer full): the model, or %NULL with @error set; any thread, blocks
 */
EarcupModel *
earcup_curve_model_load (EarcupCatalogue  *catalogue,
                         const char       *id,
                         GError          **error)
{
  g_autoptr(GFile) file = earcup_curve_model_get_file (id);
  g_autoptr(EarcupResponse) measured = NULL;
  g_autoptr(EarcupResponse) response = NULL;
  g_autofree char *account = NULL;
  g_autofree char *name = dup_name (file);
  guint rig = EARCUP_RIG_GRAS;
  gboolean is_known;

  if (earcup_own_model_is_name (id))
    return earcup_own_model_load (id, file, name, error);

  measured = earcup_curve_text_load (file, NULL, NULL, error);
  if (measured == NULL)
    return NULL;

  is_known = earcup_catalogue_get_rig (catalogue, id + strlen (EARCUP_CURVE_MODEL_PREFIX), &rig);
  response = earcup_rig_convert (rig, catalogue, measured, error);
  if (response == NULL)
    return NULL;

  account = earcup_rig_dup_account (rig, is_known);

  return earcup_model_new_measured (id, name, response, account);
}

/* Gets the curve of a model, as it would be on the GRAS rig, for earcup_curve_model_new_carried().
 * Main thread. (transfer none) */
const char *
earcup_curve_model_get_text (EarcupModel *model)
{
  char *text = g_object_get_data (G_OBJECT (model), TEXT_KEY);

  if (text == NULL)
    {
      text = earcup_curve_text_write (earcup_model_get_response (model), TEXT_HEADING);
      g_object_set_data_full (G_OBJECT (model), TEXT_KEY, text, g_free);
    }

  return text;
}

/**
 * earcup_curve_model_new_carried:
 * @id: of a curve of somebody's own
 * @text: what earcup_curve_model_get_text() gave
 *
 * Makes a model of a curve whose file is not there.
 *
 * Returns: (transfer full) (nullable): the model, or %NULL where @text is no curve or @id is none
 * of a curve; any thread
 */
EarcupModel *
earcup_curve_model_new_carried (const char *id,
                                const char *text)
{
  g_autoptr(EarcupResponse) response = NULL;
  g_autoptr(GFile) file = NULL;
  g_autofree char *name = NULL;
  EarcupModel *model;

  if (!earcup_curve_model_is_id (id))
    return NULL;

  response = earcup_curve_text_parse (text, -1, id, NULL, NULL, NULL);
  if (response == NULL)
    return NULL;

  file = earcup_curve_model_get_file (id);
  name = dup_name (file);

  model = earcup_model_new_measured (id, name, response,
                                     _("A measurement that came with a session."));
  g_object_set_data_full (G_OBJECT (model), TEXT_KEY, g_strdup (text), g_free);

  return model;
}
