/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-own-model.h"

#include <errno.h>
#include <string.h>

#include "catalogue/earcup-curve-name.h"
#include "interchange/earcup-design-file.h"

/* A headphone of the user's own making is a file of parameters, as `earcup simulate --params` reads
 * it, and lies in a folder of the library among the measured curves. */

#define MOST_BYTES 120     /* of a file name, without its suffix */
#define MOST_TRIES 1000

/* Returns: whether the name of a file, or an id that ends with it, is that of such a headphone; any
 * thread */
gboolean
earcup_own_model_is_name (const char *name)
{
  gsize length = strlen (name), suffix = strlen (EARCUP_OWN_MODEL_SUFFIX);

  return length > suffix && g_ascii_strcasecmp (name + length - suffix,
                                                EARCUP_OWN_MODEL_SUFFIX) == 0;
}

/**
 * earcup_own_model_load:
 * @id: by which the model is found again
 * @file: where its parameters are
 * @name: what it is called
 * @error: return location for an error as of earcup_design_file_load()
 *
 * Reads a headphone of the user's own making.
 *
 * Returns: (transfer full): the model, or %NULL with @error set; any thread, blocks
 */
EarcupModel *
earcup_own_model_load (const char  *id,
                       GFile       *file,
                       const char  *name,
                       GError     **error)
{
  g_autoptr(EarcupDesign) design = earcup_design_file_load (file, error);

  return design != NULL ? earcup_model_new_own (id, name, design) : NULL;
}

/* A name that may stand in a folder, whatever it was. */
static char *
dup_stem (const char *name)
{
  g_autofree char *clean = earcup_curve_name_clean (name);
  const char *start = clean;
  char *stem;

  g_strdelimit (clean, "/\\", '-');
  while (*start == '.')
    start++;
  stem = g_strdup (start);
  while (strlen (stem) > MOST_BYTES)
    *g_utf8_find_prev_char (stem, stem + strlen (stem)) = '\0';

  return stem;
}

static GFile *
find_place (GFile      *folder,
            const char *stem)
{
  for (guint i = 1; i < MOST_TRIES; i++)
    {
      g_autofree char *base = i == 1 ? g_strconcat (stem, EARCUP_OWN_MODEL_SUFFIX, NULL)
                                     : g_strdup_printf ("%s %u%s", stem, i,
                                                        EARCUP_OWN_MODEL_SUFFIX);
      g_autoptr(GFile) file = g_file_get_child (folder, base);

      if (!g_file_query_exists (file, NULL))
        return g_steal_pointer (&file);
    }

  return NULL;
}

/**
 * earcup_own_model_save:
 * @folder: a folder, which is made where there is none
 * @name: what the headphone is called, with a letter that a file name may have
 * @design: the headphone
 * @error: return location for a %G_IO_ERROR
 *
 * Keeps a headphone. A file that is there stays as it is: the new one gets a number.
 *
 * Returns: (transfer full): the file, or %NULL with @error set; any thread, blocks
 */
GFile *
earcup_own_model_save (GFile         *folder,
                       const char    *name,
                       EarcupDesign  *design,
                       GError       **error)
{
  g_autofree char *stem = dup_stem (name);
  g_autofree char *text = earcup_design_file_format (design);
  g_autoptr(GFile) file = NULL;

  g_return_val_if_fail (*stem != '\0', NULL);

  if (!g_file_query_exists (folder, NULL) &&
      !g_file_make_directory_with_parents (folder, NULL, error))
    return NULL;

  file = find_place (folder, stem);
  if (file == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, g_strerror (EEXIST));
      return NULL;
    }

  if (!g_file_replace_contents (file, text, strlen (text), NULL, FALSE,
                                G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, error))
    return NULL;

  return g_steal_pointer (&file);
}
