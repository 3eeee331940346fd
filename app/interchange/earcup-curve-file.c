/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/earcup-curve-file.h"

#include "earcup-config.h"
#include "interchange/earcup-interchange-error.h"
#include "interchange/earcup-text-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* What is known while the lines go by. */
typedef struct {
  const char *name;              /* of the file, for messages */
  guint       line;              /* counted from 1 */
  gboolean    has_columns;       /* the heading has been passed, or there is none */
  guint       hz_column;
  guint       db_column;
  GArray     *hz;                /* of double, rising */
  GArray     *db;                /* of double, as many */
} Reader;

G_GNUC_PRINTF (4, 5)
static gboolean
refuse (const Reader            *self,
        GError                 **error,
        EarcupInterchangeError   code,
        const char              *format,
        ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, EARCUP_INTERCHANGE_ERROR, code,
               /* Translators: the name of a file, a line number, and what is wrong there. */
               _("“%s”, line %u: %s"), self->name, self->line, sentence);
  return FALSE;
}

/* Only plain decimal numbers, which keeps out hexadecimal ones, "nan" and "inf". */
static gboolean
scan_number (const char *text,
             double     *value)
{
  char *end;

  if (*text == '\0' || strspn (text, "0123456789+-.eE") != strlen (text))
    return FALSE;

  *value = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (*value);
}

static gboolean
read_heading (Reader      *self,
              char       **cells,
              GError     **error)
{
  gboolean has_hz = FALSE, has_db = FALSE;

  for (guint i = 0; cells[i] != NULL; i++)
    if (g_ascii_strcasecmp (cells[i], "frequency") == 0 && !has_hz)
      {
        self->hz_column = i;
        has_hz = TRUE;
      }
    else if (g_ascii_strcasecmp (cells[i], "raw") == 0 && !has_db)
      {
        self->db_column = i;
        has_db = TRUE;
      }

  if (!has_hz || !has_db)
    return refuse (self, error, EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT,
                   _("the heading must name the columns “frequency” and “raw”"));

  self->has_columns = TRUE;
  return TRUE;
}

static gboolean
read_cell (const Reader  *self,
           char         **cells,
           guint          column,
           double        *value,
           GError       **error)
{
  if (column >= g_strv_length (cells))
    return refuse (self, error, EARCUP_INTERCHANGE_ERROR_MALFORMED,
                   _("column %u is missing"), column + 1);
  if (!scan_number (cells[column], value))
    return refuse (self, error, EARCUP_INTERCHANGE_ERROR_BAD_VALUE,
                   _("“%s” is not a number"), cells[column]);
  return TRUE;
}

static gboolean
read_row (Reader  *self,
          char   **cells,
          GError **error)
{
  double hz, db;

  if (!read_cell (self, cells, self->hz_column, &hz, error) ||
      !read_cell (self, cells, self->db_column, &db, error))
    return FALSE;

  if (hz <= 0.0)
    return refuse (self, error, EARCUP_INTERCHANGE_ERROR_BAD_VALUE,
                   _("%g Hz is not a frequency above 0 Hz"), hz);
  if (self->hz->len > 0 && hz <= g_array_index (self->hz, double, self->hz->len - 1))
    return refuse (self, error, EARCUP_INTERCHANGE_ERROR_BAD_VALUE,
                   _("%g Hz does not lie above the frequency before it"), hz);

  g_array_append_val (self->hz, hz);
  g_array_append_val (self->db, db);
  return TRUE;
}

static gboolean
read_line (Reader  *self,
           char    *line,
           GError **error)
{
  g_auto(GStrv) cells = NULL;
  double number;

  g_strstrip (line);
  if (*line == '\0' || *line == '#')
    return TRUE;

  cells = g_strsplit (line, ",", -1);
  for (guint i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);

  if (!self->has_columns && !scan_number (cells[0], &number))
    return read_heading (self, cells, error);

  self->has_columns = TRUE;
  return read_row (self, cells, error);
}

static EarcupResponse *
read_lines (Reader      *self,
            const char  *text,
            GError     **error)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr(GError) reason = NULL;
  EarcupResponse *response;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      self->line = i + 1;
      if (!read_line (self, lines[i], error))
        return NULL;
    }

  if (self->hz->len < 2)
    {
      g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_MALFORMED,
                   /* Translators: the name of a file, then how many rows it has. */
                   _("“%s” has too few rows (%u), a curve needs at least two"), self->name,
                   self->hz->len);
      return NULL;
    }

  response = earcup_response_new_sampled ((const double *) (gpointer) self->hz->data,
                                          (const double *) (gpointer) self->db->data,
                                          self->hz->len, &reason);
  if (response == NULL)
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_BAD_VALUE,
                 "“%s”: %s", self->name, reason->message);
  return response;
}

/**
 * earcup_curve_file_parse:
 * @text: (array length=length): comma-separated rows
 * @length: its bytes, or -1 where it ends with a NUL
 * @name: the file's name, for messages
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Makes a response of a table with the columns “frequency” (Hz, rising) and “raw” (dB).
 *
 * Further columns, empty lines and lines that begin with # are passed over. Without a heading
 * the first two columns are taken. Decimal points only, in any locale.
 *
 * Fails with `UNKNOWN_FORMAT` (empty, not text, no such columns), `MALFORMED` (a cell is
 * missing, fewer than two rows) or `BAD_VALUE`; messages name the line.
 *
 * Returns: (transfer full): the response, or %NULL; any thread
 */
EarcupResponse *
earcup_curve_file_parse (const char  *text,
                         gssize       length,
                         const char  *name,
                         GError     **error)
{
  gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr(GArray) hz = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) db = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *copy = NULL;
  Reader reader = { .name = name, .db_column = 1, .hz = hz, .db = db };

  if (!earcup_text_file_check (text, n_bytes, name, error))
    return NULL;

  copy = g_strndup (text, n_bytes);
  return read_lines (&reader, g_str_has_prefix (copy, BYTE_ORDER_MARK) ? copy + 3 : copy, error);
}

/**
 * earcup_curve_file_load:
 * @file: a table, of at most %EARCUP_CURVE_FILE_MAX_BYTES
 * @error: return location for an error
 *
 * Reads a response from a file, by the rules of earcup_curve_file_parse().
 *
 * Fails with a %G_IO_ERROR where the file cannot be read, otherwise with an error of domain
 * %EARCUP_INTERCHANGE_ERROR.
 *
 * Returns: (transfer full): the response, or %NULL; any thread, blocks
 */
EarcupResponse *
earcup_curve_file_load (GFile   *file,
                        GError **error)
{
  return earcup_text_file_read (file, EARCUP_CURVE_FILE_MAX_BYTES,
                                (EarcupTextFileParser) earcup_curve_file_parse, error);
}
