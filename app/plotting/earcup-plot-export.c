/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plotting/earcup-plot-export.h"

#include "earcup-config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "plotting/earcup-plot-draw.h"
#include "plotting/earcup-plot-svg.h"

#define FONT_PX     13.0
#define LEAST_PX    160
#define MOST_PX     16384

typedef GBytes *(*PrintFunc) (const EarcupPlotScene *scene, int width, int height);

G_DEFINE_QUARK (earcup-plot-export-error-quark, earcup_plot_export_error)

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * earcup_plot_export_draw:
 * @scene: what to draw
 * @cr: where; its origin is the corner of the page
 * @width: in the units of @cr
 * @height: likewise
 *
 * Draws a plot with its title, legend and source line, in dark on white. Any thread, one at a time.
 */
void
earcup_plot_export_draw (const EarcupPlotScene *scene,
                         cairo_t               *cr,
                         double                 width,
                         double                 height)
{
  PangoContext *context = pango_cairo_create_context (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (font, FONT_PX * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  earcup_plot_draw (&(EarcupPlotPicture) {
    .scene = scene, .palette = earcup_plot_palette_get (EARCUP_PLOT_THEME_PRINT),
    .context = context, .width = width, .height = height, .is_standalone = TRUE }, cr);
  pango_font_description_free (font);
  g_object_unref (context);
}

static void
draw (const EarcupPlotScene *scene,
      cairo_surface_t       *surface,
      int                    width,
      int                    height)
{
  cairo_t *cr = cairo_create (surface);

  earcup_plot_export_draw (scene, cr, width, height);
  cairo_destroy (cr);
}

static GBytes *
print_svg (const EarcupPlotScene *scene,
           int                    width,
           int                    height)
{
  char *text = earcup_plot_svg_print (scene, width, height);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * earcup_plot_export_to_png:
 * @scene: what to draw
 * @width: of the drawing
 * @height: likewise
 * @scale: pixels for each unit of the drawing
 *
 * Draws a plot as earcup_plot_export_draw() does, onto a picture.
 *
 * Returns: (transfer full): the picture as a PNG file
 */
GBytes *
earcup_plot_export_to_png (const EarcupPlotScene *scene,
                           int                    width,
                           int                    height,
                           int                    scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * scale,
                                                         height * scale);
  GByteArray *bytes = g_byte_array_new ();

  cairo_surface_set_device_scale (surface, scale, scale);
  draw (scene, surface, width, height);
  cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
print_png (const EarcupPlotScene *scene,
           int                    width,
           int                    height)
{
  return earcup_plot_export_to_png (scene, width, height, 1);
}

static GBytes *
print_pdf (const EarcupPlotScene *scene,
           int                    width,
           int                    height)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, width, height);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  earcup_plot_scene_get_title (scene));
  draw (scene, surface, width, height);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}

/* A field of a table: in quotation marks where it holds a comma or one of those. */
static void
append_field (GString    *text,
              const char *field)
{
  g_auto(GStrv) parts = g_strsplit (field, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  if (strpbrk (field, ",\"\n") != NULL)
    g_string_append_printf (text, "\"%s\"", doubled);
  else
    g_string_append (text, field);
}

static void
append_number (GString *text,
               double   number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (number))
    g_string_append (text, g_ascii_formatd (digits, sizeof digits, "%.6g", number));
}

static void
append_head (GString               *text,
             const EarcupPlotScene *scene)
{
  const char *unit = earcup_plot_scene_get_unit (scene);
  double from, to;

  g_string_append (text, earcup_plot_scene_get_places (scene, &from, &to) == EARCUP_PLOT_AXIS_TIME
                           ? "ms" : "Hz");
  for (guint i = 0; i < earcup_plot_scene_get_n_series (scene); i++)
    {
      const EarcupPlotSeries *series = earcup_plot_scene_get_series (scene, i);
      g_autoptr(GString) name = g_string_new (series->tag);

      if (series->label[0] != '\0')
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", series->label);
      if (series->after_ms > 0.0)
        g_string_append_printf (name, "%.2f ms", series->after_ms);
      if (unit[0] != '\0')
        g_string_append_printf (name, " (%s)", unit);
      g_string_append_c (text, ',');
      append_field (text, name->str);
    }
  g_string_append_c (text, '\n');
}

/* The places are those of the first curve; the others are read there. */
static GBytes *
print_csv (const EarcupPlotScene *scene,
           int                    width,
           int                    height)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n = earcup_plot_scene_get_n_series (scene);
  const EarcupPlotSeries *first = n > 0 ? earcup_plot_scene_get_series (scene, 0) : NULL;

  append_head (text, scene);
  for (gsize point = 0; first != NULL && point < first->n_points; point++)
    {
      append_number (text, first->hz[point]);
      for (guint i = 0; i < n; i++)
        {
          g_string_append_c (text, ',');
          append_number (text, earcup_plot_scene_get_level (scene, i, first->hz[point]));
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

static PrintFunc
find_print (const char *name)
{
  static const struct
  {
    const char *suffix;
    PrintFunc   print;
  } formats[] = {
    { ".svg", print_svg },
    { ".png", print_png },
    { ".pdf", print_pdf },
    { ".csv", print_csv },
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      return formats[i].print;

  return NULL;
}

/* A local file is written beside its target and renamed; elsewhere the file system decides. */
static gboolean
write_file (GFile   *file,
            GBytes  *bytes,
            GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (path != NULL)
    return g_file_set_contents_full (path, data, (gssize) length,
                                     G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);

  return g_file_replace_contents (file, data, length, NULL, FALSE,
                                  G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, error);
}

/**
 * earcup_plot_export:
 * @scene: what to draw
 * @file: where to; its suffix says how: .svg, .png, .pdf or .csv
 * @width: in pixels, or points of a PDF; 160 to 16384
 * @height: likewise
 * @error: return location for an error of domain %EARCUP_PLOT_EXPORT_ERROR
 *
 * Saves a plot with its title, legend and source line, in dark on white, or its curves as a
 * table.
 *
 * A file that was there is replaced only when the new one is complete.
 *
 * Returns: %TRUE if the file was written
 */
gboolean
earcup_plot_export (const EarcupPlotScene  *scene,
                    GFile                  *file,
                    int                     width,
                    int                     height,
                    GError                **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr(GError) reason = NULL;
  g_autoptr(GBytes) bytes = NULL;
  PrintFunc print = find_print (name);

  if (print == NULL)
    {
      /* Translators: the name of a file */
      g_set_error (error, EARCUP_PLOT_EXPORT_ERROR, EARCUP_PLOT_EXPORT_ERROR_UNKNOWN_FORMAT,
                   _("A plot is saved as .svg, .png, .pdf or .csv, and “%s” ends in none of "
                     "these."), name);
      return FALSE;
    }

  if (width < LEAST_PX || height < LEAST_PX || width > MOST_PX || height > MOST_PX)
    {
      /* Translators: the size of a picture and its limits, in pixels */
      g_set_error (error, EARCUP_PLOT_EXPORT_ERROR, EARCUP_PLOT_EXPORT_ERROR_BAD_SIZE,
                   _("A plot of %d × %d pixels is not between %d and %d pixels wide and high."),
                   width, height, LEAST_PX, MOST_PX);
      return FALSE;
    }

  bytes = print (scene, width, height);
  if (!write_file (file, bytes, &reason))
    {
      /* Translators: the name of a file and the reason of the system */
      g_set_error (error, EARCUP_PLOT_EXPORT_ERROR, EARCUP_PLOT_EXPORT_ERROR_NOT_WRITTEN,
                   _("The plot could not be saved as “%s”: %s."), name, reason->message);
      return FALSE;
    }

  return TRUE;
}
