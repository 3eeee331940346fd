/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-figure.h"

#include "catalogue/earcup-catalogue-error.h"

#include <math.h>

static EarcupFigure *
make (const char  *key,
      const char  *json,
      GError     **error)
{
  const char *const sources[] = { "one", "two", NULL };
  g_autoptr(JsonNode) node = json_from_string (json, NULL);

  return earcup_figure_new_from_json (key, json_node_get_object (node), sources, error);
}

static void
test_forms (void)
{
  const struct
  {
    const char       *key;
    const char       *json;
    EarcupFigureForm  form;
    const char       *shown;
  } cases[] = {
    { "impedance_ohm", "{\"value\": 63, \"confidence\": \"unverified\"}",
      EARCUP_FIGURE_FORM_NUMBER, "63\u202fΩ" },
    { "freq_range_hz", "{\"range\": [10, 20000], \"confidence\": \"unverified\"}",
      EARCUP_FIGURE_FORM_RANGE, "10–20000\u202fHz" },
    { "amplifier_w", "{\"list\": [50, 35], \"confidence\": \"unverified\"}",
      EARCUP_FIGURE_FORM_NUMBERS, "50, 35\u202fW" },
    { "pads", "{\"value\": \"velour\", \"confidence\": \"unverified\"}",
      EARCUP_FIGURE_FORM_TEXT, "velour" },
    { "uses", "{\"list\": [\"mixing\", \"DJ\"], \"confidence\": \"unverified\"}",
      EARCUP_FIGURE_FORM_TEXTS, "mixing, DJ" },
    { "anc", "{\"value\": true, \"confidence\": \"unverified\"}", EARCUP_FIGURE_FORM_FLAG, "yes" },
    { "launch_year", "{\"value\": 1991, \"confidence\": \"unverified\"}",
      EARCUP_FIGURE_FORM_NUMBER, "1991" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EarcupFigure) figure = make (cases[i].key, cases[i].json, &error);
      g_autofree char *shown = NULL;

      g_assert_no_error (error);
      g_assert_cmpint (earcup_figure_get_form (figure), ==, cases[i].form);
      shown = earcup_figure_dup_display (figure);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_units (void)
{
  const char *const cases[][2] = {
    { "sensitivity_db_per_v", "dB/V" }, { "sensitivity_db_per_mw", "dB/mW" },
    { "weight_g", "g" }, { "driver_mm", "mm" }, { "listening_distance_m", "m" },
    { "clamp_force_n", "N" }, { "price_usd", "US$" }, { "max_spl_db", "dB" },
    { "launch_year", "" }, { "ways", "" }, { "sensitivity_db_at_0_dbu", "dB (0 dBu)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(EarcupFigure) figure = NULL;

      figure = make (cases[i][0], "{\"value\": 1, \"confidence\": \"unverified\"}", NULL);
      g_assert_cmpstr (earcup_figure_get_unit (figure), ==, cases[i][1]);
    }
}

static void
test_sources (void)
{
  g_autoptr(EarcupFigure) figure = NULL;

  figure = make ("weight_g", "{\"value\": 230, \"confidence\": \"high\", \"derived\": true, "
                 "\"sources\": [1, 0]}", NULL);
  g_assert_cmpint (earcup_figure_get_confidence (figure), ==, EARCUP_CONFIDENCE_HIGH);
  g_assert_cmpstr (earcup_figure_get_sources (figure)[0], ==, "two");
  g_assert_cmpstr (earcup_figure_get_sources (figure)[1], ==, "one");
  g_assert_null (earcup_figure_get_sources (figure)[2]);
  g_assert_true (earcup_figure_is_derived (figure));
}

static void
test_bad_data (void)
{
  const char *const bad[] = {
    "{\"value\": 1}",
    "{\"value\": 1, \"confidence\": \"sure\"}",
    "{\"value\": 1, \"confidence\": \"high\"}",
    "{\"value\": 1, \"confidence\": \"high\", \"sources\": []}",
    "{\"value\": 1, \"confidence\": \"high\", \"sources\": [2]}",
    "{\"value\": 1, \"confidence\": \"high\", \"sources\": [-1]}",
    "{\"value\": 1, \"confidence\": \"high\", \"sources\": [\"one\"]}",
    "{\"confidence\": \"unverified\"}",
    "{\"value\": 1, \"range\": [1, 2], \"confidence\": \"unverified\"}",
    "{\"value\": null, \"confidence\": \"unverified\"}",
    "{\"value\": \"\", \"confidence\": \"unverified\"}",
    "{\"range\": [2, 1], \"confidence\": \"unverified\"}",
    "{\"range\": [1, 2, 3], \"confidence\": \"unverified\"}",
    "{\"range\": [\"a\", \"b\"], \"confidence\": \"unverified\"}",
    "{\"list\": [], \"confidence\": \"unverified\"}",
    "{\"list\": [1, \"a\"], \"confidence\": \"unverified\"}",
    "{\"list\": [\"a\", 1], \"confidence\": \"unverified\"}",
    "{\"list\": 1, \"confidence\": \"unverified\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_null (make ("weight_g", bad[i], &error));
      g_assert_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA);
    }
}

static void
test_absent_parts (void)
{
  g_autoptr(EarcupFigure) text = NULL, number = NULL;

  text = make ("pads", "{\"value\": \"velour\", \"confidence\": \"unverified\"}", NULL);
  number = make ("weight_g", "{\"value\": 230, \"confidence\": \"unverified\"}", NULL);
  g_assert_true (isnan (earcup_figure_get_number (text)));
  g_assert_null (earcup_figure_get_text (number));
  g_assert_false (earcup_figure_get_flag (number));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/figure/each-form-is-shown", test_forms);
  g_test_add_func ("/catalogue/figure/the-key-ends-with-the-unit", test_units);
  g_test_add_func ("/catalogue/figure/sources-are-looked-up", test_sources);
  g_test_add_func ("/catalogue/figure/bad-data-are-refused", test_bad_data);
  g_test_add_func ("/catalogue/figure/absent-parts-are-nothing", test_absent_parts);
  return g_test_run ();
}
