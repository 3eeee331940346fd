/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "catalogue/earcup-report.h"

#include <math.h>

static void
test_order (void)
{
  g_autoptr(EarcupReport) report = earcup_report_new ();

  earcup_report_begin (report, "Title");
  earcup_report_add (report, "first", "First", 1.0, "dB", "the model");
  earcup_report_add (report, "second", "Second", 2.0, "", "a guess");

  g_assert_cmpuint (earcup_report_get_n_lines (report), ==, 3);
  g_assert_null (earcup_report_get_line (report, 0)->key);
  g_assert_cmpstr (earcup_report_get_line (report, 0)->label, ==, "Title");
  g_assert_cmpstr (earcup_report_get_line (report, 1)->key, ==, "first");
  g_assert_cmpstr (earcup_report_get_line (report, 2)->source, ==, "a guess");
}

static void
test_values (void)
{
  const struct { double value; const char *unit; const char *plain; const char *local; } cases[] = {
    { 12.34, "dB", "12.3", "12.3" }, { -0.04, "dB", "0.0", "0.0" },
    { -3.25, "dBA", "-3.3", "−3.3" }, { 0.01234, "mW", "0.012", "0.012" },
    { 5.678, "Ω", "5.7", "5.7" }, { 320.4, "Ω", "320", "320" },
    { NAN, "Hz", "-", "—" }, { INFINITY, "h", "unlimited", "unlimited" },
    { -INFINITY, "dB", "-", "—" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EarcupReportLine line = { "key", "label", cases[i].value, cases[i].unit, "source" };
      g_autofree char *plain = earcup_report_line_dup_value (&line, FALSE);
      g_autofree char *local = earcup_report_line_dup_value (&line, TRUE);

      g_assert_cmpstr (plain, ==, cases[i].plain);
      g_assert_cmpstr (local, ==, cases[i].local);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/report/lines-keep-their-order", test_order);
  g_test_add_func ("/catalogue/report/values-pretend-to-no-more-than-they-have", test_values);

  return g_test_run ();
}
