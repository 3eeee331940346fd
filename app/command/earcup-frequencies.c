/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-frequencies.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "interchange/earcup-interchange-error.h"
#include "interchange/earcup-text-file.h"

#define MOST_POINTS    1000000
#define MOST_BYTES     (16 * 1024 * 1024)
#define HIGHEST_HZ     1e6

static gboolean
read_number (const char *text,
             double     *value)
{
  char *end;

  *value = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && isfinite (*value);
}

static gboolean
is_frequency (double hz)
{
  return hz > 0.0 && hz <= HIGHEST_HZ;
}

/**
 * earcup_frequencies_parse:
 * @text: "FROM:TO:N", two frequencies in Hz and a number of steps per octave
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Makes a row of frequencies of equal ratio, FROM·(TO/FROM)^(i/M) for i from 0 to M, where M is
 * N·log2 (TO/FROM) to the nearest integer. Both ends belong to it, however few the steps are.
 *
 * Returns: (transfer full) (element-type double): the frequencies, or %NULL with @error set
 */
GArray *
earcup_frequencies_parse (const char  *text,
                          GError     **error)
{
  g_auto(GStrv) parts = g_strsplit (text, ":", -1);
  double from, to, per_octave, n_steps;
  GArray *hz;

  if (g_strv_length (parts) != 3 || !read_number (parts[0], &from) ||
      !read_number (parts[1], &to) || !read_number (parts[2], &per_octave) ||
      !is_frequency (from) || !is_frequency (to) || to < from || per_octave <= 0.0)
    {
      g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_BAD_VALUE,
                   /* Translators: %s is what the user wrote; FROM:TO:PER_OCTAVE stays */
                   _("“%s” is not FROM:TO:PER_OCTAVE with frequencies above 0 Hz, FROM not above "
                     "TO, and a number of steps above 0"), text);
      return NULL;
    }

  n_steps = fmax (round (per_octave * log2 (to / from)), to > from ? 1.0 : 0.0);
  if (n_steps >= MOST_POINTS)
    {
      g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_TOO_LARGE,
                   _("“%s” asks for more than %d frequencies"), text, MOST_POINTS);
      return NULL;
    }

  hz = g_array_sized_new (FALSE, FALSE, sizeof (double), (guint) n_steps + 1);
  for (guint i = 0; i <= (guint) n_steps; i++)
    {
      double value = i == 0 ? from : i == (guint) n_steps ? to
                                   : from * pow (to / from, i / n_steps);

      g_array_append_val (hz, value);
    }

  return hz;
}

/**
 * earcup_frequencies_load:
 * @file: a text file with one frequency in Hz on each line
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Reads frequencies and keeps their order. Empty lines and lines that begin with # are passed
 * over.
 *
 * Returns: (transfer full) (element-type double): the frequencies, one or more, or %NULL with
 *   @error set
 */
GArray *
earcup_frequencies_load (GFile   *file,
                         GError **error)
{
  g_autofree char *name = earcup_text_file_dup_name (file);
  g_autofree char *text = earcup_text_file_load (file, MOST_BYTES, NULL, error);
  g_auto(GStrv) lines = NULL;
  g_autoptr(GArray) hz = NULL;

  if (text == NULL)
    return NULL;

  hz = g_array_new (FALSE, FALSE, sizeof (double));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      double value;

      if (*line == '\0' || *line == '#')
        continue;

      if (!read_number (line, &value) || !is_frequency (value))
        {
          g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_BAD_VALUE,
                       _("“%s”, line %u: “%.40s” is not a frequency above 0 Hz"), name, i + 1,
                       line);
          return NULL;
        }

      g_array_append_val (hz, value);
    }

  if (hz->len == 0)
    {
      g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_MALFORMED,
                   _("“%s” holds no frequency"), name);
      return NULL;
    }

  return g_steal_pointer (&hz);
}
