/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/earcup-text-file.h"

#include "earcup-config.h"
#include "interchange/earcup-interchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_BYTES     16384
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Reads until the end or until one byte more than @max_bytes, so that a device that never
 * ends is given up like a file that is too long. */
static GByteArray *
read_stream (GInputStream  *stream,
             guint          max_bytes,
             GError       **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  while (bytes->len <= max_bytes)
    {
      guint8 chunk[CHUNK_BYTES];
      gssize n_read = g_input_stream_read (stream, chunk, sizeof chunk, NULL, error);

      if (n_read < 0)
        return NULL;
      if (n_read == 0)
        break;
      g_byte_array_append (bytes, chunk, (guint) n_read);
    }

  return g_steal_pointer (&bytes);
}

/**
 * earcup_text_file_check:
 * @text: (array length=length): the contents of a file
 * @length: its bytes
 * @name: the file's name, for messages
 * @error: return location for an error
 *
 * Finds out whether the contents are text: not empty, UTF-8 and free of NUL bytes.
 *
 * Fails with %EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT.
 *
 * Returns: whether it is text; any thread
 */
gboolean
earcup_text_file_check (const char  *text,
                        gsize        length,
                        const char  *name,
                        GError     **error)
{
  if (length == 0)
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT,
                 /* Translators: %s is the name of a file. */
                 _("“%s” is empty"), name);
  else if (!g_utf8_validate_len (text, length, NULL))
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT,
                 /* Translators: %s is the name of a file. */
                 _("“%s” is not a text file in UTF-8"), name);
  else
    return TRUE;

  return FALSE;
}

/* Returns: (transfer none): @text without the mark that some programs put before UTF-8; any
 * thread */
const char *
earcup_text_file_skip_mark (const char *text)
{
  return g_str_has_prefix (text, BYTE_ORDER_MARK) ? text + strlen (BYTE_ORDER_MARK) : text;
}

/**
 * earcup_text_file_dup_name:
 * @file: a file
 *
 * Copies the name by which messages call a file: the last part of its path, made valid UTF-8.
 *
 * Returns: (transfer full): the name; any thread
 */
char *
earcup_text_file_dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (file);
}

/**
 * earcup_text_file_load:
 * @file: the file
 * @max_bytes: the longest file that is read
 * @length: (out) (optional): the number of bytes, without the NUL that is added
 * @error: return location for an error
 *
 * Reads a whole file, at most @max_bytes of it.
 *
 * Fails with a %G_IO_ERROR where the file cannot be read, and with
 * %EARCUP_INTERCHANGE_ERROR_TOO_LARGE.
 *
 * Returns: (transfer full): the bytes and a NUL after them, or %NULL; any thread, blocks
 */
char *
earcup_text_file_load (GFile   *file,
                       guint    max_bytes,
                       gsize   *length,
                       GError **error)
{
  g_autofree char *name = earcup_text_file_dup_name (file);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr(GByteArray) bytes = NULL;

  if (stream != NULL)
    bytes = read_stream (G_INPUT_STREAM (stream), max_bytes, error);

  if (bytes == NULL)
    {
      g_prefix_error (error, "“%s”: ", name);
      return NULL;
    }

  if (bytes->len > max_bytes)
    {
      g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_TOO_LARGE,
                   /* Translators: the name of a file, then a number of bytes. */
                   _("“%s” has more than %u bytes"), name, max_bytes);
      return NULL;
    }

  if (length != NULL)
    *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

/**
 * earcup_text_file_read:
 * @file: the file
 * @max_bytes: the longest file that is read
 * @parse: makes something of its text
 * @error: return location for an error
 *
 * Reads a whole file by earcup_text_file_load() and gives it to @parse.
 *
 * Fails as earcup_text_file_load() does, or as @parse does.
 *
 * Returns: (transfer full): what @parse returns, or %NULL; any thread, blocks
 */
gpointer
earcup_text_file_read (GFile                 *file,
                       guint                  max_bytes,
                       EarcupTextFileParser   parse,
                       GError               **error)
{
  g_autofree char *name = earcup_text_file_dup_name (file);
  gsize length;
  g_autofree char *text = earcup_text_file_load (file, max_bytes, &length, error);

  return text != NULL ? parse (text, (gssize) length, name, error) : NULL;
}
