/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-simulate.h"

#include <math.h>

#include "fixture/earcup-test-archetypes.h"

#define N_COLUMNS 14
#define N_ROWS    133

/* One file of reference vectors and the design that it belongs to. */
typedef struct {
  const char *file;
  const char *archetype;
  struct
  {
    EarcupParameter parameter;
    double          value;
  } changes[2];
  guint n_changes;
} Case;

static const Case cases[] = {
  { "closed", "closed", { { 0 } }, 0 },
  { "semi_open", "semi_open", { { 0 } }, 0 },
  { "open", "open", { { 0 } }, 0 },
  { "planar_open", "planar_open", { { 0 } }, 0 },
  { "same_driver_sealed", "same_driver_sealed", { { 0 } }, 0 },
  { "same_driver_open", "same_driver_open", { { 0 } }, 0 },
  { "closed_spectacles", "closed",
    { { EARCUP_PARAMETER_RL2, 8e5 }, { EARCUP_PARAMETER_ML2, 6400.0 } }, 2 },
  { "closed_rg120", "closed", { { EARCUP_PARAMETER_RG, 120.0 } }, 1 },
  { "closed_rigid_cup", "closed", { { EARCUP_PARAMETER_MC, INFINITY } }, 1 },
  { "closed_lumped", "closed",
    { { EARCUP_PARAMETER_DF, 0.0 }, { EARCUP_PARAMETER_LB, 0.0 } }, 2 },
};

static void
read_row (const char *line,
          double     *row)
{
  char *end = (char *) line;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      row[i] = g_ascii_strtod (i == 0 ? line : end + 1, &end);
      g_assert_cmpint (*end, ==, i + 1 < N_COLUMNS ? ',' : '\0');
    }
}

static void
check_complex (const char     *what,
               double          hz,
               double complex  value,
               const double   *expected)
{
  double complex reference = expected[0] + I * expected[1];
  double difference = cabs (value - reference) / cabs (reference);

  if (!(difference <= 1e-6))
    g_error ("%s at %g Hz is off by %g", what, hz, difference);
}

static void
check_level (const char *what,
             double      hz,
             double      value,
             double      expected)
{
  if (!(fabs (value - expected) <= 1e-4))
    g_error ("%s at %g Hz is %.6f dB, expected %.6f dB", what, hz, value, expected);
}

static void
test_vectors (gconstpointer data)
{
  const Case *self = data;
  g_autoptr(EarcupDesign) design = earcup_test_archetype (self->archetype);
  g_autofree char *name = g_strconcat (self->file, ".csv", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", name, NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  guint n_rows = 0;

  for (guint i = 0; i < self->n_changes; i++)
    design = earcup_test_with (g_steal_pointer (&design), self->changes[i].parameter,
                               self->changes[i].value);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\n", -1);

  for (guint i = 1; lines[i] != NULL; i++, n_rows++)
    {
      EarcupOutputs outputs;
      double row[N_COLUMNS];

      read_row (g_strchomp (lines[i]), row);
      earcup_simulate (design, &row[0], 1, &outputs);
      check_complex ("The drum pressure", row[0], outputs.drum_pa_v, &row[1]);
      check_complex ("The impedance", row[0], outputs.impedance_ohm, &row[3]);
      check_complex ("The bleed", row[0], outputs.bleed_pa_v, &row[5]);
      check_complex ("The bleed to the side", row[0], outputs.bleed_side_pa_v, &row[7]);
      check_level ("The isolation", row[0], outputs.isolation_db, row[9]);
      check_level ("The isolation of the air paths", row[0], outputs.isolation_air_db, row[10]);
      check_level ("The cross-talk", row[0], outputs.crosstalk_db, row[11]);
      check_complex ("The outward impedance", row[0], outputs.outward_pa_s_m3, &row[12]);
    }

  g_assert_cmpuint (n_rows, ==, N_ROWS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/acoustics/golden/%s", cases[i].file);

      g_test_add_data_func (path, &cases[i], test_vectors);
    }

  return g_test_run ();
}
