/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "interchange/earcup-sound-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/earcup-interchange-error.h"
#include "interchange/earcup-text-file.h"

/* A writer that could not go back to fill in the length leaves one of these. */
#define UNKNOWN_LENGTH 0xffffffffu
#define STREAM_LENGTH  0x7ffff000u

/* Returns: (transfer full): the name of a file as a person would say it, without its folder; any
 * thread */
char *
earcup_sound_dup_name (GFile *file)
{
  return earcup_text_file_dup_name (file);
}

/* Formats that are a row of chunks, each with a name and a length. */
typedef struct {
  char      head[5];
  char      kind[4];        /* as far as it is always the same */
  char      sound[5];       /* the chunk with the samples */
  gboolean  is_big;         /* the highest byte of a number comes first */
} Container;

static const Container containers[] = {
  { "RIFF", "WAV", "data", FALSE },
  { "RF64", "WAV", "data", FALSE },
  { "FORM", "AIF", "SSND", TRUE },
};

static guint32
read_u32 (const guint8 *bytes,
          gboolean      is_big)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);

  return is_big ? GUINT32_FROM_BE (value) : GUINT32_FROM_LE (value);
}

static gboolean
refuse_unreadable (const char    *name,
                   const GError  *reason,
                   GError       **error)
{
  g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED,
               /* Translators: the first %s is a file name, the second the system's reason */
               _("“%s” cannot be read: %s"), name, reason->message);
  return FALSE;
}

static gboolean
refuse_short (const char  *name,
              guint64      promised,
              guint64      held,
              GError     **error)
{
  g_autofree char *whole = g_format_size (promised);
  g_autofree char *part = g_format_size (held);

  /* Where rounding makes them look alike, every byte is told. */
  if (g_str_equal (whole, part))
    {
      g_free (whole);
      g_free (part);
      whole = g_format_size_full (promised, G_FORMAT_SIZE_LONG_FORMAT);
      part = g_format_size_full (held, G_FORMAT_SIZE_LONG_FORMAT);
    }

  g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_MALFORMED,
               /* Translators: a file name, then two sizes such as “1.2 MB” */
               _("“%s” is cut short: it should hold %s of sound and holds %s"), name, whole, part);
  return FALSE;
}

static const Container *
find_container (const guint8 header[12])
{
  for (guint i = 0; i < G_N_ELEMENTS (containers); i++)
    if (memcmp (header, containers[i].head, 4) == 0 &&
        memcmp (header + 8, containers[i].kind, 3) == 0)
      return &containers[i];

  return NULL;
}

/* A chunk that holds the lengths which are too great for their own places. Returns: that of the
 * samples, 0 when it cannot be read */
static guint64
read_long_length (GInputStream *stream)
{
  guint8 lengths[16];
  guint64 length;
  gsize n_read;

  if (!g_input_stream_read_all (stream, lengths, sizeof lengths, &n_read, NULL, NULL) ||
      n_read < sizeof lengths)
    return 0;

  memcpy (&length, lengths + 8, sizeof length);

  return GUINT64_FROM_LE (length);
}

static gboolean
check_length (guint64      length,
              goffset      at,
              goffset      size,
              const char  *name,
              GError     **error)
{
  guint64 held = (guint64) (size - at);

  return length <= held || refuse_short (name, length, held, error);
}

/* Looks for the chunk of samples and compares its promised length with what the file holds. */
static gboolean
check_chunks (GInputStream  *stream,
              goffset        size,
              const char    *name,
              GError       **error)
{
  guint8 header[12], chunk[8];
  g_autoptr(GError) reason = NULL;
  const Container *container;
  guint64 long_length = 0;
  goffset at = sizeof header;
  gsize n_read;

  if (!g_input_stream_read_all (stream, header, sizeof header, &n_read, NULL, &reason))
    return refuse_unreadable (name, reason, error);

  container = n_read == sizeof header ? find_container (header) : NULL;
  if (container == NULL)
    return TRUE;

  while (g_input_stream_read_all (stream, chunk, sizeof chunk, &n_read, NULL, NULL) &&
         n_read == sizeof chunk)
    {
      guint32 length = read_u32 (chunk + 4, container->is_big);

      at += sizeof chunk;
      if (memcmp (chunk, container->sound, 4) == 0)
        return check_length (length < STREAM_LENGTH ? length : long_length, at, size, name, error);
      if (memcmp (chunk, "ds64", 4) == 0)
        long_length = read_long_length (stream);

      at += length + length % 2;
      if (at > size || !g_seekable_seek (G_SEEKABLE (stream), at, G_SEEK_SET, NULL, NULL))
        break;
    }

  g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_MALFORMED,
               /* Translators: %s is a file name */
               _("“%s” is cut short: it ends before its sound begins"), name);
  return FALSE;
}

/**
 * earcup_sound_check:
 * @file: a file that should hold sound
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Finds the faults of a file that a decoder would not name, or would pass over: missing,
 * unreadable, a folder, empty, a WAV or AIFF file that is cut short. Reads the head of the file
 * only.
 *
 * Returns: whether a decoder may try it; any thread
 */
gboolean
earcup_sound_check (GFile   *file,
                    GError **error)
{
  g_autofree char *name = earcup_sound_dup_name (file);
  g_autoptr(GError) reason = NULL;
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GFileInputStream) stream = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                            G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, &reason);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED,
                 /* Translators: %s is a file name */
                 _("“%s” does not exist"), name);
  else if (info == NULL)
    refuse_unreadable (name, reason, error);
  else if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED,
                 /* Translators: %s is a file name */
                 _("“%s” is a folder, not a file"), name);
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED,
                 /* Translators: %s is a file name */
                 _("“%s” is not an ordinary file"), name);
  else if (g_file_info_get_size (info) == 0)
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_MALFORMED,
                 /* Translators: %s is a file name */
                 _("“%s” is empty"), name);
  else if ((stream = g_file_read (file, NULL, &reason)) == NULL)
    refuse_unreadable (name, reason, error);
  else
    return check_chunks (G_INPUT_STREAM (stream), g_file_info_get_size (info), name, error);

  return FALSE;
}
