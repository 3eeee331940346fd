/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "plotting/earcup-plot-palette.h"

#include <string.h>

#include "plotting/earcup-plot-scene.h"

static void
assert_contrast (const EarcupPlotPalette *palette,
                 const EarcupPlotColour  *colour,
                 double                   least)
{
  g_assert_cmpfloat (earcup_plot_palette_get_contrast (colour, &palette->ground), >=, least);
  g_assert_cmpfloat (earcup_plot_palette_get_contrast (colour, &palette->window), >=, least);
}

static void
test_contrast_follows_the_standard (void)
{
  const EarcupPlotColour black = { 0.0, 0.0, 0.0 };
  const EarcupPlotColour white = { 1.0, 1.0, 1.0 };
  const EarcupPlotColour grey = { 119 / 255.0, 119 / 255.0, 119 / 255.0 };

  g_assert_cmpfloat_with_epsilon (earcup_plot_palette_get_contrast (&black, &white), 21.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earcup_plot_palette_get_contrast (&white, &white), 1.0, 1e-9);
  /* The known grey #777777 just misses 4.5:1 on white. */
  g_assert_cmpfloat_with_epsilon (earcup_plot_palette_get_contrast (&grey, &white), 4.478, 1e-3);
}

static void
test_curves_stand_out_from_both_backgrounds (void)
{
  for (guint theme = 0; theme < EARCUP_PLOT_N_THEMES; theme++)
    {
      const EarcupPlotPalette *palette = earcup_plot_palette_get (theme);

      for (guint style = 0; style <= EARCUP_PLOT_STYLE_DIFFERENCE; style++)
        {
          EarcupPlotPen pen = earcup_plot_palette_get_pen (palette, style, FALSE);

          assert_contrast (palette, &pen.colour, EARCUP_PLOT_LEAST_CONTRAST);
        }
    }
}

static void
test_text_can_be_read (void)
{
  for (guint theme = 0; theme < EARCUP_PLOT_N_THEMES; theme++)
    {
      const EarcupPlotPalette *palette = earcup_plot_palette_get (theme);

      assert_contrast (palette, &palette->ink, 7.0);
      assert_contrast (palette, &palette->quiet, 4.5);
    }
}

static gboolean
has_same_dashes (const EarcupPlotPen *one,
                 const EarcupPlotPen *other)
{
  return one->n_dashes == other->n_dashes &&
         memcmp (one->dashes, other->dashes, sizeof one->dashes) == 0;
}

static void
test_no_two_slots_look_the_same (void)
{
  const EarcupPlotPalette *palette = earcup_plot_palette_get (EARCUP_PLOT_THEME_LIGHT);

  for (guint i = 0; i < EARCUP_PLOT_N_SLOT_STYLES; i++)
    for (guint k = i + 1; k < EARCUP_PLOT_N_SLOT_STYLES; k++)
      {
        EarcupPlotPen one = earcup_plot_palette_get_pen (palette, i, FALSE);
        EarcupPlotPen other = earcup_plot_palette_get_pen (palette, k, FALSE);
        gboolean same_hue = memcmp (&one.colour, &other.colour, sizeof one.colour) == 0;

        g_assert_false (same_hue && has_same_dashes (&one, &other));
        if (k < 4)
          g_assert_false (same_hue || has_same_dashes (&one, &other));
      }
}

static void
test_high_contrast_tells_four_apart_by_dashes (void)
{
  const EarcupPlotPalette *palette =
    earcup_plot_palette_get (EARCUP_PLOT_THEME_CONTRAST_DARK);

  for (guint i = 0; i < 4; i++)
    for (guint k = i + 1; k < 4; k++)
      {
        EarcupPlotPen one = earcup_plot_palette_get_pen (palette, i, FALSE);
        EarcupPlotPen other = earcup_plot_palette_get_pen (palette, k, FALSE);

        g_assert_false (has_same_dashes (&one, &other));
      }
}

static void
test_emphasis_thickens (void)
{
  const EarcupPlotPalette *palette = earcup_plot_palette_get (EARCUP_PLOT_THEME_DARK);

  for (guint style = 0; style <= EARCUP_PLOT_STYLE_DIFFERENCE; style++)
    g_assert_cmpfloat (earcup_plot_palette_get_pen (palette, style, TRUE).width_px, >,
                       earcup_plot_palette_get_pen (palette, style, FALSE).width_px);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plotting/plot-palette/contrast-follows-the-standard",
                   test_contrast_follows_the_standard);
  g_test_add_func ("/plotting/plot-palette/curves-stand-out-from-both-backgrounds",
                   test_curves_stand_out_from_both_backgrounds);
  g_test_add_func ("/plotting/plot-palette/text-can-be-read", test_text_can_be_read);
  g_test_add_func ("/plotting/plot-palette/no-two-slots-look-the-same",
                   test_no_two_slots_look_the_same);
  g_test_add_func ("/plotting/plot-palette/high-contrast-tells-four-apart-by-dashes",
                   test_high_contrast_tells_four_apart_by_dashes);
  g_test_add_func ("/plotting/plot-palette/emphasis-thickens", test_emphasis_thickens);

  return g_test_run ();
}
