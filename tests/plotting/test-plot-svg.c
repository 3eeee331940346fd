/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot-fixture.h"

#include "plotting/earcup-plot-describe.h"
#include "plotting/earcup-plot-svg.h"

typedef struct
{
  guint    n_polylines;
  GString *description;
  GString *words;          /* all that stands in <text>, each between bars */
} Document;

static void
start_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              user_data,
          GError              **error)
{
  Document *document = user_data;

  document->n_polylines += g_str_equal (element, "polyline");
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  Document *document = user_data;
  const char *element = g_markup_parse_context_get_element (context);

  if (g_strcmp0 (element, "desc") == 0)
    g_string_append_len (document->description, text, (gssize) length);
  if (g_strcmp0 (element, "text") == 0)
    g_string_append_printf (document->words, "|%.*s|", (int) length, text);
}

static Document
parse (const char *text)
{
  static const GMarkupParser parser = { .start_element = start_cb, .text = text_cb };
  Document document = { 0, g_string_new (NULL), g_string_new (NULL) };
  g_autoptr(GError) error = NULL;
  g_autoptr(GMarkupParseContext) context =
    g_markup_parse_context_new (&parser, 0, &document, NULL);

  g_markup_parse_context_parse (context, text, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);

  return document;
}

static void
clear_document (Document *document)
{
  g_string_free (document->description, TRUE);
  g_string_free (document->words, TRUE);
}

static void
test_document_holds_every_curve_and_label (void)
{
  const double levels[] = { 1.0, 2.0, 3.0 };
  g_autoptr(EarcupPlotScene) scene = make_flat_scene (levels, 3);
  g_autofree char *text = earcup_plot_svg_print (scene, 800.0, 500.0);
  g_autofree char *summary = earcup_plot_describe (scene);
  Document document = parse (text);

  g_assert_cmpuint (document.n_polylines, ==, 3);
  g_assert_cmpstr (document.description->str, ==, summary);
  g_assert_nonnull (strstr (document.words->str, "|Flat “curves”|"));
  for (guint i = 0; i < 3; i++)
    {
      const EarcupPlotSeries *series = earcup_plot_scene_get_series (scene, i);
      g_autofree char *label = g_strdup_printf ("|%s|", series->label);
      g_autofree char *tag = g_strdup_printf ("|%s|", series->tag);

      g_assert_nonnull (strstr (document.words->str, label));
      g_assert_nonnull (strstr (document.words->str, tag));
    }
  clear_document (&document);
}

static void
test_gap_parts_the_line (void)
{
  const double hz[] = { 20.0, 100.0, 1000.0, 5000.0, 20000.0 };
  const double levels[] = { 1.0, 2.0, NAN, 2.0, 1.0 };
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Gap");
  g_autoptr(EarcupPlotScene) scene = NULL;
  g_autofree char *text = NULL;
  Document document;

  earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
    .hz = hz, .level_db = levels, .n_points = 5 });
  scene = earcup_plot_scene_builder_end (builder);
  text = earcup_plot_svg_print (scene, 800.0, 500.0);
  document = parse (text);
  g_assert_cmpuint (document.n_polylines, ==, 2);
  clear_document (&document);
}

static void
test_odd_values_never_reach_the_document (void)
{
  g_autoptr(EarcupPlotScene) scene = make_odd_scene ();
  g_autofree char *text = earcup_plot_svg_print (scene, 800.0, 500.0);
  Document document = parse (text);

  g_assert_null (strstr (text, "nan"));
  g_assert_null (strstr (text, "inf"));
  clear_document (&document);
}

static void
test_control_characters_are_left_out (void)
{
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("A\001B\xff]]><b>");
  g_autoptr(EarcupPlotScene) scene = earcup_plot_scene_builder_end (builder);
  g_autofree char *text = earcup_plot_svg_print (scene, 800.0, 500.0);
  Document document = parse (text);

  g_assert_null (strchr (text, '\001'));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  clear_document (&document);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plotting/plot-svg/document-holds-every-curve-and-label",
                   test_document_holds_every_curve_and_label);
  g_test_add_func ("/plotting/plot-svg/gap-parts-the-line", test_gap_parts_the_line);
  g_test_add_func ("/plotting/plot-svg/odd-values-never-reach-the-document",
                   test_odd_values_never_reach_the_document);
  g_test_add_func ("/plotting/plot-svg/control-characters-are-left-out",
                   test_control_characters_are_left_out);

  return g_test_run ();
}
