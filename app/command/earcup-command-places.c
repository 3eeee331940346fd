/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-places.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "command/earcup-command-tools.h"

/* Puts an id before the suffix of a file name: out.wav becomes out-ID.wav. */
static char *
name_with_id (const char *output,
              const char *id)
{
  const char *dot = strrchr (output, '.');

  return g_strdup_printf ("%.*s-%s%s", (int) (dot - output), output, id, dot);
}

/* Whether the files go into a folder: one that is there, one that ends as such or, for several
 * files, a name without a dot. What ends as a sound file does is meant to be one. */
static gboolean
is_folder (const char *output,
           gboolean    is_several)
{
  g_autofree char *base = g_path_get_basename (output);
  EarcupSoundFormat format;

  return g_str_has_suffix (output, G_DIR_SEPARATOR_S) ||
         (is_several && strchr (base, '.') == NULL) ||
         (g_file_test (output, G_FILE_TEST_IS_DIR) &&
          !earcup_sound_format_from_path (output, &format));
}

/**
 * earcup_command_places_find_format:
 * @output: where to write
 * @is_several: whether more than one file
 * @nick: (nullable): the format that is asked for
 * @format: (out): that one, or else the one that @output says
 * @error: return location for an error, which is the caller's word
 *
 * Returns: whether there is such a format and it can be written there
 */
gboolean
earcup_command_places_find_format (const char         *output,
                                   gboolean            is_several,
                                   const char         *nick,
                                   EarcupSoundFormat  *format,
                                   GError            **error)
{
  gboolean has_folder = is_folder (output, is_several);

  *format = EARCUP_SOUND_FORMAT_WAV_32F;
  if (nick == NULL)
    return has_folder || (earcup_sound_writer_check (output, error) &&
                          earcup_sound_format_from_path (output, format));

  if (!earcup_sound_format_from_nick (nick, format))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is none of the formats wav16, wav24, wav32f, flac, ogg and opus"), nick);
      return FALSE;
    }

  return has_folder || earcup_sound_format_check (*format, output, error);
}

/* Returns: (transfer full): the name of the file for an id, one of several */
static char *
make_name (const char        *output,
           EarcupSoundFormat  format,
           const char        *id,
           gboolean           is_only)
{
  if (is_folder (output, !is_only))
    {
      g_autofree char *name = g_strconcat (id, earcup_sound_format_get_suffix (format), NULL);

      return g_build_filename (output, name, NULL);
    }

  return is_only ? g_strdup (output) : name_with_id (output, id);
}

/* Makes the folder, if it is to be one and is not there. */
static gboolean
make_folder (EarcupCommandPlaces *self,
             const char          *output,
             gboolean             is_several)
{
  if (!is_folder (output, is_several) || g_file_test (output, G_FILE_TEST_IS_DIR))
    return TRUE;

  if (g_mkdir (output, 0777) != 0)
    {
      /* Translators: the first %s is a file name, the second a reason */
      earcup_command_say (_("“%s” cannot be written: %s"), output, g_strerror (errno));
      return FALSE;
    }

  self->made_folder = g_strdup (output);

  return TRUE;
}

/**
 * earcup_command_places_find:
 * @self: empty places
 * @output: where to write
 * @format: how
 * @ids: (element-type utf8): what each file is, for its name
 *
 * Names a file for each, and makes the folder. Says what is wrong.
 *
 * Returns: whether they can be written as far as that is known
 */
gboolean
earcup_command_places_find (EarcupCommandPlaces *self,
                            const char          *output,
                            EarcupSoundFormat    format,
                            GPtrArray           *ids)
{
  g_autoptr(GError) error = NULL;

  self->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ids->len; i++)
    {
      char *name = make_name (output, format, ids->pdata[i], ids->len == 1);

      g_ptr_array_add (self->names, name);
      if (!earcup_sound_format_check (format, name, &error))
        {
          earcup_command_say ("%s", error->message);
          return FALSE;
        }
    }

  return make_folder (self, output, ids->len > 1);
}

/* Takes away a folder that was made and is still empty. */
void
earcup_command_places_clear (EarcupCommandPlaces *self)
{
  if (self->made_folder != NULL)
    g_rmdir (self->made_folder);

  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->made_folder, g_free);
}
