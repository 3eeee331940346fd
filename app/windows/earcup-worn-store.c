/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-worn-store.h"

#include <string.h>

#include "interchange/earcup-curve-text.h"

/* Each measurement is a table as AutoEq writes it, whose comments hold the name that people gave it
 * and the rig that it was measured on. The curve is kept as it was measured. */

#define SUFFIX       ".csv"
#define NAME_TAG     "name: "
#define RIG_TAG      "rig: "
#define UNKNOWN_RIG  "unknown"
#define MOST_BYTES   60          /* of a file name */

struct _EarcupWornStore
{
  char *folder;
};

/* Makes a store of the measurements in a folder, which need not exist yet. (transfer full) */
EarcupWornStore *
earcup_worn_store_new (const char *folder)
{
  EarcupWornStore *self = g_new0 (EarcupWornStore, 1);

  self->folder = g_strdup (folder);

  return self;
}

/* Makes the store of the user's data folder. (transfer full) */
EarcupWornStore *
earcup_worn_store_new_user (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "earcup", "measurements",
                                              NULL);

  return earcup_worn_store_new (folder);
}

/* Frees a store; its files stay. */
void
earcup_worn_store_free (EarcupWornStore *self)
{
  g_free (self->folder);
  g_free (self);
}

/* A word may come from the settings: it must not lead out of the folder. */
static GFile *
get_file (EarcupWornStore *self,
          const char      *word)
{
  const char *stem = g_str_has_prefix (word, EARCUP_WORN_STORE_PREFIX)
                       ? word + strlen (EARCUP_WORN_STORE_PREFIX) : word;
  g_autofree char *base = g_path_get_basename (stem);
  g_autofree char *name = g_strconcat (base, SUFFIX, NULL);

  return g_file_new_build_filename (self->folder, name, NULL);
}

static int
compare_words (gconstpointer one,
               gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

/* Returns: (transfer full) (array zero-terminated=1): the words of all measurements, in the order
 * of the alphabet */
char **
earcup_worn_store_list (EarcupWornStore *self)
{
  g_autoptr(GDir) folder = g_dir_open (self->folder, 0, NULL);
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, SUFFIX))
      g_ptr_array_add (words, g_strdup_printf ("%s%.*s", EARCUP_WORN_STORE_PREFIX,
                                               (int) (strlen (name) - strlen (SUFFIX)), name));

  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

/* What stands behind a tag in the comments of a text; NULL where there is no such comment. */
static char *
find_tag (const char *text,
          const char *tag)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", 8);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "# ") && g_str_has_prefix (lines[i] + 2, tag))
      return g_strdup (g_strstrip (lines[i] + 2 + strlen (tag)));

  return NULL;
}

/* Returns: (transfer full): what a measurement is called */
char *
earcup_worn_store_dup_name (EarcupWornStore *self,
                            const char      *word)
{
  g_autoptr(GFile) file = get_file (self, word);
  g_autofree char *text = NULL;
  char *name = NULL;

  if (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL) &&
      g_utf8_validate (text, -1, NULL))
    name = find_tag (text, NAME_TAG);

  return name != NULL ? name : g_strdup (word + strlen (EARCUP_WORN_STORE_PREFIX));
}

/* The file's name without its suffix, in which nothing divides a line. */
static char *
dup_title (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *valid = g_utf8_make_valid (base, -1);
  char *dot = strrchr (valid, '.');

  if (dot != NULL && dot != valid)
    *dot = '\0';

  return g_strdelimit (g_steal_pointer (&valid), "\n\r", ' ');
}

/* A name for the copy that no other has. */
static char *
make_word (EarcupWornStore *self,
           const char      *title)
{
  g_autofree char *ascii = g_str_to_ascii (title, "C");
  g_autofree char *stem = g_ascii_strdown (ascii, MIN ((gssize) strlen (ascii), MOST_BYTES));

  g_strcanon (stem, "abcdefghijklmnopqrstuvwxyz0123456789-", '-');

  for (guint n = 1;; n++)
    {
      g_autofree char *word = n == 1 ? g_strconcat (EARCUP_WORN_STORE_PREFIX, stem, NULL)
                                     : g_strdup_printf ("%s%s-%u", EARCUP_WORN_STORE_PREFIX, stem,
                                                        n);
      g_autoptr(GFile) file = get_file (self, word);

      if (!g_file_query_exists (file, NULL))
        return g_steal_pointer (&word);
    }
}

/**
 * earcup_worn_store_import:
 * @self: a store
 * @file: a measured curve as of earcup_curve_text_load()
 * @rig: what it was measured on
 * @is_known: whether that is known, and not only taken to be so
 * @error: return location for an error as of earcup_curve_text_load(), or of %G_IO_ERROR where the
 *   copy cannot be written
 *
 * Copies a measurement into the store.
 *
 * Returns: (transfer full): its word, or %NULL with @error set
 */
char *
earcup_worn_store_import (EarcupWornStore  *self,
                          GFile            *file,
                          EarcupRig         rig,
                          gboolean          is_known,
                          GError          **error)
{
  g_autoptr(EarcupResponse) response = earcup_curve_text_load (file, NULL, NULL, error);
  g_autofree char *title = NULL;
  g_autofree char *comment = NULL;
  g_autofree char *text = NULL;
  g_autofree char *word = NULL;
  g_autoptr(GFile) copy = NULL;
  g_autoptr(GFile) folder = NULL;

  if (response == NULL)
    return NULL;

  title = dup_title (file);
  comment = g_strdup_printf (NAME_TAG "%s\n" RIG_TAG "%s", title,
                             is_known ? earcup_rig_get_name (rig) : UNKNOWN_RIG);
  text = earcup_curve_text_write (response, comment);
  word = make_word (self, title);
  copy = get_file (self, word);
  folder = g_file_get_parent (copy);

  if (!g_file_query_exists (folder, NULL) &&
      !g_file_make_directory_with_parents (folder, NULL, error))
    return NULL;
  if (!g_file_replace_contents (copy, text, strlen (text), NULL, FALSE,
                                G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, error))
    return NULL;

  return g_steal_pointer (&word);
}

/**
 * earcup_worn_store_load:
 * @self: a store
 * @catalogue: for the targets of the rigs
 * @word: of a measurement
 * @error: return location for an error as of earcup_curve_text_load() and earcup_rig_convert()
 *
 * Makes a model of a measurement, as it would be on the GRAS rig.
 *
 * Returns: (transfer full): the model, or %NULL with @error set
 */
EarcupModel *
earcup_worn_store_load (EarcupWornStore  *self,
                        EarcupCatalogue  *catalogue,
                        const char       *word,
                        GError          **error)
{
  g_autoptr(GFile) file = get_file (self, word);
  g_autoptr(EarcupResponse) measured = earcup_curve_text_load (file, NULL, NULL, error);
  g_autoptr(EarcupResponse) response = NULL;
  g_autofree char *text = NULL;
  g_autofree char *rig_name = NULL;
  g_autofree char *name = NULL;
  g_autofree char *origin = NULL;
  EarcupRig rig = EARCUP_RIG_GRAS;
  gboolean is_known;

  if (measured == NULL || !g_file_load_contents (file, NULL, &text, NULL, NULL, error))
    return NULL;

  rig_name = find_tag (text, RIG_TAG);
  name = find_tag (text, NAME_TAG);
  is_known = rig_name != NULL && earcup_rig_from_name (rig_name, &rig);
  response = earcup_rig_convert (rig, catalogue, measured, error);
  if (response == NULL)
    return NULL;

  origin = earcup_rig_dup_account (rig, is_known);

  return earcup_model_new_measured (word, name != NULL ? name : word, response, origin);
}

/* Removes a measurement from the store; returns whether that could be done. */
gboolean
earcup_worn_store_remove (EarcupWornStore  *self,
                          const char       *word,
                          GError          **error)
{
  g_autoptr(GFile) file = get_file (self, word);

  return g_file_delete (file, NULL, error);
}
