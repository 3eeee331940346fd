/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-test-curves.h"

#include <stdio.h>

#define MAX_ROWS 1024

EarcupResponse *
earcup_test_diffuse (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "targets",
                                                 "diffuse-field.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) lines = NULL;
  double hz[MAX_ROWS], db[MAX_ROWS];
  EarcupResponse *response;
  gsize n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  lines = g_strsplit (text, "\n", MAX_ROWS);
  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      char *end;

      hz[n] = g_ascii_strtod (lines[i], &end);
      g_assert_cmpint (*end, ==, ',');
      db[n++] = g_ascii_strtod (end + 1, NULL);
    }

  response = earcup_response_new_sampled (hz, db, n, &error);
  g_assert_no_error (error);

  return response;
}

EarcupResponse *
earcup_test_flat (void)
{
  return earcup_test_step (100.0, 1000.0, 0.0, 0.0);
}

EarcupResponse *
earcup_test_step (double from_hz,
                  double to_hz,
                  double inside_db,
                  double outside_db)
{
  double hz[] = { from_hz * 0.9999, from_hz * 1.0001, to_hz * 0.9999, to_hz * 1.0001 };
  double db[] = { outside_db, inside_db, inside_db, outside_db };

  return earcup_response_new_sampled (hz, db, G_N_ELEMENTS (hz), NULL);
}
