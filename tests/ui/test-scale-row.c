/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "earcup-test-window.h"

#include <math.h>

#include "windows/earcup-scale-row.h"

static GtkWidget *
make_row (GtkAdjustment *adjustment,
          gboolean       by_ratio)
{
  return g_object_ref_sink (g_object_new (EARCUP_TYPE_SCALE_ROW, "title", "Distance",
                                          "adjustment", adjustment, "unit", "m", "digits", 2,
                                          "by-ratio", by_ratio, NULL));
}

static void
test_value (void)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (0.3, 0.02, 2.0, 0.01, 0.1, 0.0);
  g_autoptr(GtkWidget) row = make_row (adjustment, FALSE);

  g_assert_cmpstr (earcup_test_label (row, "label"), ==, "Distance");
  g_assert_cmpstr (earcup_test_label (row, "value"), ==, "0.30 m");
  g_assert_true (earcup_scale_row_get_adjustment (EARCUP_SCALE_ROW (row)) == adjustment);
  gtk_range_set_value (earcup_test_part (row, "scale"), 1.25);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 1.25);
  g_assert_cmpstr (earcup_test_label (row, "value"), ==, "1.25 m");
}

/* By ratio the middle of the slider is the geometric mean, and the number keeps its decimals. */
static void
test_ratio (void)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (0.5, 0.1, 10.0, 0.1, 1.0, 0.0);
  g_autoptr(GtkWidget) row = make_row (adjustment, TRUE);
  GtkRange *scale = earcup_test_part (row, "scale");

  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (scale), -1.0, 1e-9);
  gtk_range_set_value (scale, 0.5 * (log2 (0.1) + log2 (10.0)));
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), 1.0, 1e-9);
  gtk_range_set_value (scale, log2 (3.14159));
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), 3.14, 1e-9);
  gtk_adjustment_set_value (adjustment, 8.0);
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (scale), 3.0, 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  earcup_test_init (&argc, &argv);

  g_test_add_func ("/ui/scale-row/it-shows-what-it-sets", test_value);
  g_test_add_func ("/ui/scale-row/it-can-run-by-ratio", test_ratio);

  return g_test_run ();
}
