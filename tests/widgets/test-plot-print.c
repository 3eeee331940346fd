/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "widgets/earcup-plot-print.h"

static EarcupPlotScene *
make_scene (void)
{
  static const double hz[] = { 20.0, 1000.0, 20000.0 };
  static const double levels[] = { -3.0, 0.0, 3.0 };
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Printed response");

  earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
    .label = "Slope", .tag = "A", .hz = hz, .level_db = levels, .n_points = 3 });

  return earcup_plot_scene_builder_end (builder);
}

/* Where some bytes have a word; there may be zeros among them. */
static const char *
find (const char *data,
      const char *end,
      const char *word)
{
  gsize length = strlen (word);

  for (; data + length <= end; data++)
    if (memcmp (data, word, length) == 0)
      return data;

  return NULL;
}

/* What a compressed stream of the file holds; nothing for one that is not compressed. */
static void
append_stream (GString    *text,
               const char *data,
               gsize       length)
{
  g_autoptr(GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr(GInputStream) packed = g_memory_input_stream_new_from_data (data, (gssize) length,
                                                                        NULL);
  g_autoptr(GInputStream) stream = g_converter_input_stream_new (packed, G_CONVERTER (zlib));
  char block[4096];
  gssize n;

  while ((n = g_input_stream_read (stream, block, sizeof block, NULL, NULL)) > 0)
    g_string_append_len (text, block, n);
}

/* Reads a PDF with all that is packed in it: cairo 1.18 packs the objects as well. */
static GString *
read_unpacked (const char *path)
{
  g_autofree char *data = NULL;
  const char *end, *at;
  GString *text;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_true (g_str_has_prefix (data, "%PDF"));
  text = g_string_new_len (data, (gssize) length);
  end = data + length;
  for (at = find (data, end, "stream\n"); at != NULL; at = find (at, end, "stream\n"))
    {
      at += strlen ("stream\n");
      append_stream (text, at, (gsize) (end - at));
    }

  return text;
}

static void
test_page_is_a_drawing (void)
{
  g_autoptr(EarcupPlotScene) scene = make_scene ();
  g_autoptr(GtkPrintOperation) operation = earcup_plot_print_new (scene);
  g_autofree char *folder = g_dir_make_tmp ("earcup-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plot.pdf", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) pdf = NULL;
  const char *end, *page, *media;
  double box[4];

  g_clear_pointer (&scene, earcup_plot_scene_unref);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                                            &error), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  pdf = read_unpacked (path);
  end = pdf->str + pdf->len;
  page = find (pdf->str, end, "/Type /Page ");
  g_assert_nonnull (page);
  g_assert_null (find (page + 1, end, "/Type /Page "));
  g_assert_nonnull (find (pdf->str, end, "/Font"));
  g_assert_null (find (pdf->str, end, "/Subtype /Image"));

  media = find (pdf->str, end, "/MediaBox [");
  g_assert_nonnull (media);
  media += strlen ("/MediaBox [");
  for (guint i = 0; i < 4; i++)
    box[i] = g_ascii_strtod (media, (char **) &media);
  g_assert_cmpfloat (box[2], >, box[3]);

  g_remove (path);
  g_rmdir (folder);
}

static void
test_content_is_a_picture_and_a_table (void)
{
  g_autoptr(EarcupPlotScene) scene = make_scene ();
  g_autoptr(GdkContentProvider) content = earcup_plot_print_content (scene);
  g_auto(GValue) picture = G_VALUE_INIT;
  g_auto(GValue) table = G_VALUE_INIT;

  g_value_init (&picture, GDK_TYPE_TEXTURE);
  g_value_init (&table, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &picture, NULL));
  g_assert_true (gdk_content_provider_get_value (content, &table, NULL));
  g_assert_cmpint (gdk_texture_get_width (g_value_get_object (&picture)), ==, 2000);
  g_assert_cmpint (gdk_texture_get_height (g_value_get_object (&picture)), ==, 1120);
  g_assert_nonnull (strstr (g_value_get_string (&table), "\n1000\t0.00\n"));
}

static const WidgetTest tests[] = {
  { "/widgets/plot-print/page-is-a-drawing", test_page_is_a_drawing },
  { "/widgets/plot-print/content-is-a-picture-and-a-table",
    test_content_is_a_picture_and_a_table },
};

int
main (int    argc,
      char **argv)
{
  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
