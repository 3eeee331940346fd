/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/earcup-curve-file.h"

#include "earcup-config.h"
#include "interchange/earcup-interchange-error.h"
#include "interchange/earcup-text-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_DB         300.0    /* a level beyond it is a mistake */

/* What makes a curve that a network can be fitted to. */
#define LEAST_ROWS      24
#define LOWEST_HZ       100.0    /* it begins there or below */
#define HIGHEST_HZ      8000.0   /* it ends there or above */
#define WIDEST_GAP      2.0      /* ratio of two neighbours */

typedef struct {
  double hz;
  double db;
  guint  line;
} Row;

/* What is known while the lines go by. */
typedef struct {
  const char *name;              /* of the file, for messages */
  guint       line;              /* counted from 1 */
  guint       n_columns;         /* 0: neither a heading nor a row has been passed */
  guint       hz_column;
  guint       db_column;
  gboolean    in_any_order;      /* rows may stand in any order */
  gboolean    was_unordered;     /* and did */
  GArray     *rows;              /* of Row */
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

  self->n_columns = g_strv_length (cells);
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

/* A decimal comma cuts a number in two, which shows only in how many cells there are. */
static gboolean
check_width (const Reader  *self,
             char         **cells,
             GError       **error)
{
  guint n_cells = g_strv_length (cells);
  g_autofree char *row = NULL;

  if (n_cells <= self->n_columns)
    return TRUE;

  row = g_strjoinv (",", cells);
  return refuse (self, error, EARCUP_INTERCHANGE_ERROR_MALFORMED,
                 /* Translators: the text of a row, then two numbers. */
                 _("“%s” has %u cells where there are %u columns; decimal commas are not read"),
                 row, n_cells, self->n_columns);
}

static gboolean
check_row (Reader     *self,
           const Row  *row,
           GError    **error)
{
  const Row *before = NULL;

  if (row->hz <= 0.0)
    return refuse (self, error, EARCUP_INTERCHANGE_ERROR_BAD_VALUE,
                   _("%g Hz is not a frequency above 0 Hz"), row->hz);
  if (fabs (row->db) > MOST_DB)
    return refuse (self, error, EARCUP_INTERCHANGE_ERROR_BAD_VALUE,
                   _("%g dB is no level that can be measured"), row->db);
  if (self->rows->len >= EARCUP_CURVE_FILE_MAX_ROWS)
    return refuse (self, error, EARCUP_INTERCHANGE_ERROR_TOO_LARGE,
                   _("a curve has at most %d rows"), EARCUP_CURVE_FILE_MAX_ROWS);

  if (self->rows->len > 0)
    before = &g_array_index (self->rows, Row, self->rows->len - 1);
  if (before == NULL || row->hz > before->hz)
    return TRUE;

  self->was_unordered = TRUE;
  return self->in_any_order ||
         refuse (self, error, EARCUP_INTERCHANGE_ERROR_BAD_VALUE,
                 _("%g Hz does not lie above the frequency before it"), row->hz);
}

static gboolean
read_row (Reader  *self,
          char   **cells,
          GError **error)
{
  Row row = { .line = self->line };

  if (!check_width (self, cells, error) ||
      !read_cell (self, cells, self->hz_column, &row.hz, error) ||
      !read_cell (self, cells, self->db_column, &row.db, error) ||
      !check_row (self, &row, error))
    return FALSE;

  g_array_append_val (self->rows, row);
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

  if (self->n_columns == 0 && strchr (line, ';') != NULL)
    return refuse (self, error, EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT,
                   /* Translators: %s is the text of a line. */
                   _("“%s” is divided by semicolons; commas are needed, and decimal points"),
                   line);

  cells = g_strsplit (line, ",", -1);
  for (guint i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);

  if (self->n_columns == 0 && !scan_number (cells[0], &number))
    return read_heading (self, cells, error);

  if (self->n_columns == 0)
    self->n_columns = 2;
  return read_row (self, cells, error);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const Row *one = a, *other = b;

  if (one->hz != other->hz)
    return one->hz < other->hz ? -1 : 1;
  return one->line < other->line ? -1 : 1;
}

/* Brings the rows into order, and refuses a frequency that two of them have. */
static gboolean
order_rows (Reader  *self,
            GError **error)
{
  g_array_sort (self->rows, compare_rows);

  for (guint i = 1; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (row->hz == row[-1].hz)
        {
          self->line = row->line;
          return refuse (self, error, EARCUP_INTERCHANGE_ERROR_BAD_VALUE,
                         /* Translators: a frequency, then the number of another line. */
                         _("%g Hz stands in line %u already"), row->hz, row[-1].line);
        }
    }

  return TRUE;
}

static gboolean
read_text (Reader      *self,
           const char  *text,
           guint        least_rows,
           GError     **error)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      self->line = i + 1;
      if (!read_line (self, lines[i], error))
        return FALSE;
    }

  if (self->rows->len < least_rows)
    {
      g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_MALFORMED,
                   /* Translators: the name of a file, how many rows it has, and how many are
                    * needed. */
                   _("“%s” has too few rows (%u), at least %u are needed"), self->name,
                   self->rows->len, least_rows);
      return FALSE;
    }

  return !self->was_unordered || order_rows (self, error);
}

static EarcupResponse *
make_response (Reader  *self,
               GError **error)
{
  g_autofree double *hz = g_new (double, self->rows->len);
  g_autofree double *db = g_new (double, self->rows->len);
  g_autoptr(GError) reason = NULL;
  EarcupResponse *response;

  for (guint i = 0; i < self->rows->len; i++)
    {
      hz[i] = g_array_index (self->rows, Row, i).hz;
      db[i] = g_array_index (self->rows, Row, i).db;
    }

  response = earcup_response_new_sampled (hz, db, self->rows->len, &reason);
  if (response == NULL)
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_BAD_VALUE,
                 "“%s”: %s", self->name, reason->message);
  return response;
}

/* A curve that leaves out much of what is heard would be met there by accident only. */
static gboolean
check_extent (Reader  *self,
              GError **error)
{
  const Row *first = &g_array_index (self->rows, Row, 0);
  const Row *last = &g_array_index (self->rows, Row, self->rows->len - 1);

  self->line = first->line;
  if (first->hz > LOWEST_HZ)
    return refuse (self, error, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED,
                   _("the curve begins at %g Hz, it must begin at %g Hz or below"), first->hz,
                   LOWEST_HZ);

  self->line = last->line;
  if (last->hz < HIGHEST_HZ)
    return refuse (self, error, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED,
                   _("the curve ends at %g Hz, it must end at %g Hz or above"), last->hz,
                   HIGHEST_HZ);

  for (const Row *row = first + 1; row <= last; row++)
    if (row->hz > WIDEST_GAP * row[-1].hz && row[-1].hz < HIGHEST_HZ && row->hz > LOWEST_HZ)
      {
        self->line = row->line;
        return refuse (self, error, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED,
                       _("nothing is known from %g to %g Hz, more than an octave"), row[-1].hz,
                       row->hz);
      }

  return TRUE;
}

/* Spreadsheets save as UTF-16 too, which deserves a word of its own. */
static gboolean
check_encoding (const char  *text,
                gsize        length,
                const char  *name,
                GError     **error)
{
  const guint8 *bytes = (const guint8 *) text;

  if (length < 2 || bytes[0] + bytes[1] != 0xff + 0xfe || MAX (bytes[0], bytes[1]) != 0xff)
    return earcup_text_file_check (text, length, name, error);

  g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT,
               /* Translators: %s is the name of a file. */
               _("“%s”, line 1: the text is in UTF-16, only UTF-8 is read"), name);
  return FALSE;
}

static gboolean
read_all (Reader      *self,
          const char  *text,
          gssize       length,
          guint        least_rows,
          GError     **error)
{
  gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;
  g_autofree char *copy = NULL;

  if (!check_encoding (text, n_bytes, self->name, error))
    return FALSE;

  copy = g_strndup (text, n_bytes);
  return read_text (self, earcup_text_file_skip_mark (copy), least_rows, error);
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
 * there are these two columns only. Decimal points only, in any locale.
 *
 * Fails with `UNKNOWN_FORMAT` (empty, not text, no such columns), `MALFORMED` (a cell is missing
 * or too many, fewer than two rows), `BAD_VALUE` or `TOO_LARGE`; messages name the line.
 *
 * Returns: (transfer full): the response, or %NULL; any thread
 */
EarcupResponse *
earcup_curve_file_parse (const char  *text,
                         gssize       length,
                         const char  *name,
                         GError     **error)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  Reader reader = { .name = name, .db_column = 1, .rows = rows };

  return read_all (&reader, text, length, 2, error) ? make_response (&reader, error) : NULL;
}

/**
 * earcup_curve_file_parse_measured:
 * @text: (array length=length): comma-separated rows
 * @length: its bytes, or -1 where it ends with a NUL
 * @name: the file's name, for messages
 * @extent: (out) (optional): what the file covers, and whether it was put in order
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Makes a response of a measured curve that is to be fitted, by the rules of
 * earcup_curve_file_parse(), except that rows may stand in any order, and that there must be at
 * least 24 of them, from 100 Hz or below to 8 kHz or above without a gap of more than an octave.
 *
 * Fails as earcup_curve_file_parse(), and with `UNSUPPORTED` where the curve covers too little.
 *
 * Returns: (transfer full): the response, or %NULL; any thread
 */
EarcupResponse *
earcup_curve_file_parse_measured (const char             *text,
                                  gssize                  length,
                                  const char             *name,
                                  EarcupCurveFileExtent  *extent,
                                  GError                **error)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  Reader reader = { .name = name, .db_column = 1, .rows = rows, .in_any_order = TRUE };

  if (!read_all (&reader, text, length, LEAST_ROWS, error) || !check_extent (&reader, error))
    return NULL;

  if (extent != NULL)
    *extent = (EarcupCurveFileExtent) {
      .n_rows = rows->len,
      .lowest_hz = g_array_index (rows, Row, 0).hz,
      .highest_hz = g_array_index (rows, Row, rows->len - 1).hz,
      .was_unordered = reader.was_unordered,
    };
  return make_response (&reader, error);
}

/**
 * earcup_curve_file_load_measured:
 * @file: a table, of at most %EARCUP_CURVE_FILE_MAX_BYTES
 * @extent: (out) (optional): what the file covers, and whether it was put in order
 * @error: return location for an error
 *
 * Reads a measured curve from a file, by the rules of earcup_curve_file_parse_measured().
 *
 * Fails with a %G_IO_ERROR where the file cannot be read, otherwise with an error of domain
 * %EARCUP_INTERCHANGE_ERROR.
 *
 * Returns: (transfer full): the response, or %NULL; any thread, blocks
 */
EarcupResponse *
earcup_curve_file_load_measured (GFile                  *file,
                                 EarcupCurveFileExtent  *extent,
                                 GError                **error)
{
  g_autofree char *name = earcup_text_file_dup_name (file);
  gsize length;
  g_autofree char *text = earcup_text_file_load (file, EARCUP_CURVE_FILE_MAX_BYTES, &length,
                                                 error);

  return text != NULL ? earcup_curve_file_parse_measured (text, (gssize) length, name, extent,
                                                          error)
                      : NULL;
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
