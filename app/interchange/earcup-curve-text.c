/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/earcup-curve-text.h"

#include "interchange/earcup-text-file.h"

#include <math.h>
#include <string.h>

/* Whatever wrote a curve, each of its lines becomes one line of the plain table that
 * earcup_curve_file_parse_measured() reads. So there is one place that judges numbers, and the line
 * that it names is the line of the file. */

/* Where a written curve has rows: as dense as AutoEq's. */
#define FROM_HZ 20.0
#define RATIO   1.01
#define N_ROWS  695

typedef struct {
  gboolean began;         /* a row of numbers has been passed */
  guint    hz_column;
  guint    db_column;
} Table;

static gboolean
is_comment (const char *line)
{
  return *line == '\0' || *line == '#' || *line == '*';
}

static gboolean
is_row (const char *line)
{
  return g_ascii_isdigit (*line) || *line == '+' || *line == '-' || *line == '.';
}

/* Which mark divides a row shows in the row alone: a decimal comma has no blank behind it. */
static const char *
find_divider (const char *line)
{
  static const char *const dividers[] = { "\t", ";", ", ", " " };

  for (guint i = 0; i < G_N_ELEMENTS (dividers); i++)
    if (strstr (line, dividers[i]) != NULL)
      return dividers[i];

  return ",";
}

/* Returns: (transfer full): the cells of a row, of which none is empty */
static char **
split (const char *line)
{
  const char *divider = find_divider (line);
  g_auto(GStrv) cells = g_strsplit (line, divider, -1);
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; cells[i] != NULL; i++)
    {
      char *cell = g_strstrip (cells[i]);
      char *comma = strchr (cell, ',');

      if (comma != NULL && !g_str_equal (divider, ",") && strchr (cell, '.') == NULL)
        *comma = '.';
      if (*cell != '\0')
        g_strv_builder_add (kept, cell);
    }

  return g_strv_builder_end (kept);
}

static gboolean
begins_with (const char *cell,
             const char *word)
{
  return g_ascii_strncasecmp (cell, word, strlen (word)) == 0;
}

/* Source: the names of columns are those of AutoEq's reader, autoeq/csv.py. */
static void
read_heading (Table      *self,
              const char *line)
{
  static const char *const words[] = { "raw", "spl", "gain", "ampl" };
  g_auto(GStrv) cells = split (line);

  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (begins_with (cells[i], "freq"))
        self->hz_column = i;
      for (guint k = 0; k < G_N_ELEMENTS (words); k++)
        if (begins_with (cells[i], words[k]))
          self->db_column = i;
    }

  if (self->db_column == self->hz_column)
    self->db_column = self->hz_column == 0 ? 1 : 0;
}

static void
add_row (Table      *self,
         const char *line,
         GString    *plain)
{
  g_auto(GStrv) cells = split (line);
  guint n_cells = g_strv_length (cells);

  self->began = TRUE;
  if (self->hz_column < n_cells)
    g_string_append (plain, cells[self->hz_column]);
  if (self->db_column < n_cells)
    g_string_append_printf (plain, ",%s", cells[self->db_column]);
}

/* What stands above the rows is a heading; what stands between them and is no row is left as it is,
 * to be refused. */
static void
add_line (Table   *self,
          char    *line,
          GString *plain)
{
  g_strstrip (line);
  if (is_row (line))
    add_row (self, line, plain);
  else if (is_comment (line))
    g_string_append_c (plain, '#');
  else if (self->began)
    g_string_append (plain, line);
  else
    {
      read_heading (self, line);
      g_string_append_c (plain, '#');
    }
  g_string_append_c (plain, '\n');
}

static EarcupCurveTextKind
find_kind (char **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];

      while (g_ascii_isspace (*line))
        line++;
      if (*line == '*')
        return EARCUP_CURVE_TEXT_REW;
      if (*line == '\0' || *line == '#')
        continue;
      return strpbrk (line, "\t;") == NULL && strchr (line, ',') != NULL &&
             !is_row (line) ? EARCUP_CURVE_TEXT_CSV : EARCUP_CURVE_TEXT_TABLE;
    }

  return EARCUP_CURVE_TEXT_CSV;
}

/**
 * earcup_curve_text_parse:
 * @text: (array length=length): a measured curve as AutoEq, Room EQ Wizard or squig.link write it
 * @length: its bytes, or -1 where it ends with a NUL
 * @name: the file's name, for messages
 * @kind: (out) (optional): which of them it is
 * @extent: (out) (optional): what it covers, and whether it was put in order
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Makes a response of a measured curve.
 *
 * A table with a heading and commas is read by the rules of earcup_curve_file_parse_measured().
 * Otherwise rows are divided by tabs, semicolons, commas with a blank, blanks or commas; numbers
 * may have a decimal comma unless commas divide them; the first column is the frequency in Hz and
 * the second the level in dB unless the heading says otherwise; lines that begin with * or # and
 * the heading are passed over.
 *
 * Fails as earcup_curve_file_parse_measured(); messages name the line.
 *
 * Returns: (transfer full): the response, or %NULL; any thread
 *
 * Source: AutoEq, README "Results"; Room EQ Wizard, help on "Export measurement as text";
 * CrinGraph, Documentation.md.
 */
EarcupResponse *
earcup_curve_text_parse (const char             *text,
                         gssize                  length,
                         const char             *name,
                         EarcupCurveTextKind    *kind,
                         EarcupCurveFileExtent  *extent,
                         GError                **error)
{
  gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;
  Table table = { .db_column = 1 };
  g_autoptr(GString) plain = NULL;
  g_autofree char *copy = NULL;
  g_auto(GStrv) lines = NULL;
  EarcupCurveTextKind found;

  if (!g_utf8_validate_len (text, n_bytes, NULL))
    return earcup_curve_file_parse_measured (text, (gssize) n_bytes, name, extent, error);

  copy = g_strndup (text, n_bytes);
  lines = g_strsplit (earcup_text_file_skip_mark (copy), "\n", -1);
  found = find_kind (lines);
  if (kind != NULL)
    *kind = found;
  if (found == EARCUP_CURVE_TEXT_CSV)
    return earcup_curve_file_parse_measured (text, (gssize) n_bytes, name, extent, error);

  plain = g_string_sized_new (n_bytes);
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (&table, lines[i], plain);

  return earcup_curve_file_parse_measured (plain->str, (gssize) plain->len, name, extent, error);
}

/**
 * earcup_curve_text_load:
 * @file: a text file of at most %EARCUP_CURVE_FILE_MAX_BYTES
 * @kind: (out) (optional): which program wrote it
 * @extent: (out) (optional): what it covers, and whether it was put in order
 * @error: return location for an error
 *
 * Reads a measured curve from a file, by the rules of earcup_curve_text_parse().
 *
 * Fails with a %G_IO_ERROR where the file cannot be read, otherwise with an error of domain
 * %EARCUP_INTERCHANGE_ERROR.
 *
 * Returns: (transfer full): the response, or %NULL; any thread, blocks
 */
EarcupResponse *
earcup_curve_text_load (GFile                  *file,
                        EarcupCurveTextKind    *kind,
                        EarcupCurveFileExtent  *extent,
                        GError                **error)
{
  g_autofree char *name = earcup_text_file_dup_name (file);
  gsize length;
  g_autofree char *text = earcup_text_file_load (file, EARCUP_CURVE_FILE_MAX_BYTES, &length,
                                                 error);

  if (text == NULL)
    return NULL;

  return earcup_curve_text_parse (text, (gssize) length, name, kind, extent, error);
}

/**
 * earcup_curve_text_write:
 * @response: a curve
 * @comment: lines without the # that is put before each of them
 *
 * Writes a curve as AutoEq does: 695 rows from 20 Hz in steps of one per cent, each in Hz and dB.
 *
 * Returns: (transfer full): the text; any thread
 */
char *
earcup_curve_text_write (EarcupResponse *response,
                         const char     *comment)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_auto(GStrv) lines = g_strsplit (comment, "\n", -1);
  char hz_text[G_ASCII_DTOSTR_BUF_SIZE], db_text[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "# %s\n", lines[i]);
  g_string_append (text, "frequency,raw\n");

  for (guint i = 0; i < N_ROWS; i++)
    {
      double hz = FROM_HZ * pow (RATIO, i);

      g_ascii_formatd (hz_text, sizeof hz_text, "%.2f", hz);
      g_ascii_formatd (db_text, sizeof db_text, "%.3f", earcup_response_get_level (response, hz));
      g_string_append_printf (text, "%s,%s\n", hz_text, db_text);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
