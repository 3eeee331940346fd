/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-loudspeaker.h"

#include "acoustics/earcup-test-scene.h"
#include "acoustics/earcup-units.h"

static const EarcupLoudspeakerFigures *const both[] = { &small_figures, &large_figures };

static void
test_range (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autoptr(EarcupLoudspeaker) speaker = make_speaker (both[i]);

      g_assert_cmpfloat_with_epsilon (earcup_loudspeaker_get_level (speaker, both[i]->lowest_hz),
                                      -6.0, 0.01);
      g_assert_cmpfloat_with_epsilon (earcup_loudspeaker_get_level (speaker, both[i]->highest_hz),
                                      -6.0, 0.01);
      g_assert_cmpfloat_with_epsilon (earcup_loudspeaker_get_level (speaker, 500.0), 0.0, 0.01);
      g_assert_cmpfloat_with_epsilon (earcup_loudspeaker_get_extension (speaker, 6.0),
                                      both[i]->lowest_hz, 1e-9);
    }
}

static void
test_tolerance (void)
{
  EarcupLoudspeakerFigures figures = small_figures;
  g_autoptr(EarcupLoudspeaker) speaker = NULL;

  figures.tolerance_db = 2.0;
  speaker = make_speaker (&figures);
  g_assert_cmpfloat_with_epsilon (earcup_loudspeaker_get_level (speaker, 45.0), -2.0, 0.01);
  g_assert_cmpfloat (earcup_loudspeaker_get_extension (speaker, 6.0), <, 40.0);
}

/* Per octave well below the corner: 24 dB for a port, 12 dB without. */
static void
test_cabinets (void)
{
  for (guint i = 0; i < 2; i++)
    {
      EarcupLoudspeakerFigures figures = small_figures;
      g_autoptr(EarcupLoudspeaker) speaker = NULL;

      figures.cabinet = i == 0 ? EARCUP_CABINET_PORTED : EARCUP_CABINET_SEALED;
      speaker = make_speaker (&figures);
      g_assert_cmpfloat_with_epsilon (earcup_loudspeaker_get_level (speaker, 4.0) -
                                      earcup_loudspeaker_get_level (speaker, 2.0),
                                      i == 0 ? 24.08 : 12.04, 0.1);
      g_assert_cmpfloat_with_epsilon (earcup_loudspeaker_get_level (speaker, 45.0), -6.0, 0.01);
    }
}

static void
test_extension_is_where_the_level_is (void)
{
  g_autoptr(EarcupLoudspeaker) speaker = make_speaker (&large_figures);

  for (double drop_db = 1.0; drop_db <= 20.0; drop_db += 1.0)
    {
      double hz = earcup_loudspeaker_get_extension (speaker, drop_db);

      g_assert_cmpfloat_with_epsilon (earcup_loudspeaker_get_level (speaker, hz), -drop_db, 0.01);
    }
}

static void
test_omnidirectional_when_low (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autoptr(EarcupLoudspeaker) speaker = make_speaker (both[i]);

      g_assert_cmpfloat_with_epsilon (earcup_loudspeaker_get_concentration (speaker, 20.0), 0.0,
                                      0.1);
      g_assert_cmpfloat_with_epsilon (earcup_loudspeaker_get_directivity (speaker, EARCUP_PI,
                                                                          20.0), 1.0, 0.01);
    }
}

static void
test_beams_when_high (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autoptr(EarcupLoudspeaker) speaker = make_speaker (both[i]);

      for (double hz = 20.0; hz < 20000.0; hz *= 1.3)
        {
          g_assert_cmpfloat_with_epsilon (earcup_loudspeaker_get_directivity (speaker, 0.0, hz),
                                          1.0, 1e-9);
          g_assert_cmpfloat (earcup_loudspeaker_get_concentration (speaker, hz), >=, -0.05);
        }
      g_assert_cmpfloat (earcup_loudspeaker_get_directivity (speaker, EARCUP_PI / 2.0, 10000.0), <,
                         0.4);
      g_assert_cmpfloat (earcup_loudspeaker_get_directivity (speaker, 2.0, 2000.0), <, 0.6);
      g_assert_cmpfloat (earcup_loudspeaker_get_concentration (speaker, 10000.0), >, 5.0);
    }
}

/* The larger the loudspeaker, the lower it begins to send forward only. */
static void
test_size_counts (void)
{
  g_autoptr(EarcupLoudspeaker) small = make_speaker (&small_figures);
  g_autoptr(EarcupLoudspeaker) large = make_speaker (&large_figures);

  for (double hz = 80.0; hz <= 500.0; hz *= 1.26)
    g_assert_cmpfloat (earcup_loudspeaker_get_concentration (large, hz), >,
                       earcup_loudspeaker_get_concentration (small, hz) + 0.1);
}

/* The index is the mean over the sphere of what the directivity says. */
static void
test_concentration_is_the_mean (void)
{
  g_autoptr(EarcupLoudspeaker) speaker = make_speaker (&small_figures);

  for (double hz = 20.0; hz < 20000.0; hz *= 2.0)
    {
      const guint n = 2000;
      double sum = 0.0;

      for (guint i = 0; i < n; i++)
        sum += pow (earcup_loudspeaker_get_directivity (speaker,
                                                        acos (1.0 - (2.0 * i + 1.0) / n), hz),
                    2.0) / n;
      g_assert_cmpfloat_with_epsilon (earcup_loudspeaker_get_concentration (speaker, hz),
                                      -10.0 * log10 (sum), 0.1);
    }
}

static void
test_assumed (void)
{
  EarcupLoudspeakerFigures figures = { .far_field = TRUE, .woofer_m = 0.25 };
  g_autoptr(EarcupLoudspeaker) speaker = make_speaker (&figures);
  g_autoptr(EarcupLoudspeaker) known = make_speaker (&small_figures);
  EarcupLoudspeakerAssumed assumed = earcup_loudspeaker_get_assumed (speaker);

  g_assert_cmpint (assumed, ==,
                   EARCUP_LOUDSPEAKER_ASSUMED_LOWEST | EARCUP_LOUDSPEAKER_ASSUMED_HIGHEST |
                   EARCUP_LOUDSPEAKER_ASSUMED_TWEETER | EARCUP_LOUDSPEAKER_ASSUMED_LEVEL);
  g_assert_cmpint (earcup_loudspeaker_get_assumed (known), ==, EARCUP_LOUDSPEAKER_ASSUMED_NOTHING);
  g_assert_cmpfloat (earcup_loudspeaker_get_figures (speaker)->woofer_m, ==, 0.25);
  g_assert_cmpfloat (earcup_loudspeaker_get_figures (speaker)->lowest_hz, ==, 35.0);
}

static void
test_bad_figures (void)
{
  const struct
  {
    gsize       offset;
    double      value;
    const char *words;
  } rows[] = {
    { G_STRUCT_OFFSET (EarcupLoudspeakerFigures, lowest_hz), 4000.0, "4000 Hz" },
    { G_STRUCT_OFFSET (EarcupLoudspeakerFigures, highest_hz), 20.0, "20 Hz" },
    { G_STRUCT_OFFSET (EarcupLoudspeakerFigures, tolerance_db), -3.0, "-3 dB" },
    { G_STRUCT_OFFSET (EarcupLoudspeakerFigures, woofer_m), 127.0, "127 m" },
    { G_STRUCT_OFFSET (EarcupLoudspeakerFigures, midrange_m), -1.0, "-1 m" },
    { G_STRUCT_OFFSET (EarcupLoudspeakerFigures, tweeter_m), NAN, "nan m" },
    { G_STRUCT_OFFSET (EarcupLoudspeakerFigures, max_level_db), INFINITY, "inf dB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      EarcupLoudspeakerFigures figures = small_figures;
      g_autoptr(GError) error = NULL;

      memcpy (G_STRUCT_MEMBER_P (&figures, rows[i].offset), &rows[i].value, sizeof (double));
      g_assert_null (earcup_loudspeaker_new (&figures, &error));
      g_assert_error (error, EARCUP_LOUDSPEAKER_ERROR, EARCUP_LOUDSPEAKER_ERROR_OUT_OF_RANGE);
      g_assert_nonnull (strstr (error->message, rows[i].words));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/loudspeaker/range-ends-six-decibels-down", test_range);
  g_test_add_func ("/acoustics/loudspeaker/tolerance-moves-the-ends", test_tolerance);
  g_test_add_func ("/acoustics/loudspeaker/cabinet-sets-the-slope", test_cabinets);
  g_test_add_func ("/acoustics/loudspeaker/extension-is-where-the-level-is",
                   test_extension_is_where_the_level_is);
  g_test_add_func ("/acoustics/loudspeaker/low-sound-goes-everywhere",
                   test_omnidirectional_when_low);
  g_test_add_func ("/acoustics/loudspeaker/high-sound-goes-ahead", test_beams_when_high);
  g_test_add_func ("/acoustics/loudspeaker/large-ones-concentrate-lower", test_size_counts);
  g_test_add_func ("/acoustics/loudspeaker/index-is-the-mean-of-directions",
                   test_concentration_is_the_mean);
  g_test_add_func ("/acoustics/loudspeaker/missing-figures-are-told", test_assumed);
  g_test_add_func ("/acoustics/loudspeaker/impossible-figures-are-refused", test_bad_figures);
  return g_test_run ();
}
