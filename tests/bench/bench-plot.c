/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "bench/earcup-bench.h"
#include "plotting/earcup-plot-draw.h"
#include "widgets/earcup-plot-sight.h"
#include "widgets/earcup-widgets.h"

/* What a frame of the plot costs with twelve curves on 1280 × 500 pixels: while a model is changed,
 * while one zooms, and while one only reads. In processor time, so that what else the machine does
 * is not counted; of the software renderer, the slowest there is. */

#define BAR_MS   8.0     /* half a frame at 60 Hz */
#define HEIGHT   500
#define N_BANDS  120     /* of the spectrum of what is heard */
#define N_CURVES 12
#define N_FRAMES 120
#define N_POINTS 481
#define WIDTH    1280

typedef struct
{
  GtkWidget       *window;
  EarcupPlot      *plot;
  EarcupPlotScene *scenes[2];    /* that differ in one curve */
  gboolean         is_jagged;
} Bench;

typedef void (*StepFunc) (Bench *bench,
                          guint  frame);

/* Like a response: a slope at either end and a few resonances; jagged as what is not smoothed. */
static EarcupPlotScene *
make_scene (gboolean is_jagged,
            double   shift_db)
{
  EarcupPlotSceneBuilder *builder = earcup_plot_scene_builder_new ("Bench");
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  double hz[N_POINTS], db[N_POINTS];

  for (guint curve = 0; curve < N_CURVES; curve++)
    {
      const char tag[] = { (char) ('A' + curve), '\0' };

      for (guint i = 0; i < N_POINTS; i++)
        {
          double octave = 10.0 * i / (N_POINTS - 1.0);

          hz[i] = 20.0 * exp2 (octave * log2 (1000.0) / 10.0);
          db[i] = 5.0 * sin (1.1 * octave + curve) +
                  3.0 * sin (4.3 * octave * (1.0 + 0.05 * curve));
          if (is_jagged)
            db[i] += g_rand_double_range (rand, -8.0, 8.0);
          if (curve == 0)
            db[i] += shift_db;
        }
      hz[N_POINTS - 1] = EARCUP_PLOT_HIGHEST_HZ;
      earcup_plot_scene_builder_add_series (builder, &(EarcupPlotSeries) {
        .label = tag, .tag = tag, .hz = hz, .level_db = db, .n_points = N_POINTS,
        .style = curve % EARCUP_PLOT_N_SLOT_STYLES, .is_emphasised = curve == 0 });
    }
  earcup_plot_scene_builder_set_range (builder, 36.0, 0.0);

  return earcup_plot_scene_builder_end (builder);
}

/* {{{ Frames */

static void
painted_cb (GdkFrameClock *clock,
            gboolean      *painted)
{
  *painted = TRUE;
}

static double
time_frame (Bench    *bench,
            StepFunc  step,
            guint     frame)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bench->window);
  gboolean painted = FALSE;
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  double begin_s = earcup_bench_processor ();

  step (bench, frame);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
  g_signal_handler_disconnect (clock, id);

  return 1000.0 * (earcup_bench_processor () - begin_s);
}

static int
compare (const void *a,
         const void *b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static void
measure (Bench      *bench,
         StepFunc    step,
         const char *what)
{
  double ms[N_FRAMES];

  for (guint i = 0; i < N_FRAMES; i++)
    ms[i] = time_frame (bench, step, i);
  qsort (ms, N_FRAMES, sizeof *ms, compare);
  g_print ("%-7s %-36s median %5.2f ms, nine in ten %5.2f ms: %s\n",
           bench->is_jagged ? "jagged," : "smooth,", what, ms[N_FRAMES / 2], ms[N_FRAMES * 9 / 10],
           ms[N_FRAMES / 2] <= BAR_MS ? "within 8 ms" : "MORE THAN 8 ms");
}

/* }}} */
/* {{{ What is done in a frame */

static void
nothing (Bench *bench,
         guint  frame)
{
}

static void
change (Bench *bench,
        guint  frame)
{
  earcup_plot_set_scene (bench->plot, bench->scenes[frame % 2]);
}

static void
read_on (Bench *bench,
         guint  frame)
{
  earcup_plot_set_cursor_hz (bench->plot, 100.0 * exp2 (frame / 24.0));
}

static void
zoom (Bench *bench,
      guint  frame)
{
  if (!earcup_plot_scroll (bench->plot, 0.4 * WIDTH, 0.5 * HEIGHT, 0.0,
                           frame / 10 % 2 == 0 ? -1.0 : 1.0))
    earcup_plot_scroll (bench->plot, 0.4 * WIDTH, 0.5 * HEIGHT, 0.0, -1.0);
}

static void
hide (Bench *bench,
      guint  frame)
{
  earcup_plot_set_is_hidden (bench->plot, "F", frame % 2 == 0);
}

/* The spectrum of what is heard moves, over the curves that stay. */
static void
hear (Bench *bench,
      guint  frame)
{
  double levels_db[N_BANDS];

  for (guint i = 0; i < N_BANDS; i++)
    levels_db[i] = -20.0 - 0.5 * (frame % 10) - 0.3 * i;
  earcup_plot_set_shows_spectrum (bench->plot, TRUE);
  earcup_plot_set_spectrum (bench->plot, levels_db, N_BANDS, EARCUP_PLOT_LOWEST_HZ,
                            EARCUP_PLOT_HIGHEST_HZ);
}

/* }}} */

/* The drawing alone, without a toolkit. */
static void
measure_drawing (const Bench *bench)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = gtk_widget_create_pango_context (bench->window);
  EarcupPlotPicture picture = {
    .scene = bench->scenes[0], .palette = earcup_plot_palette_get (EARCUP_PLOT_THEME_LIGHT),
    .context = context, .width = WIDTH, .height = HEIGHT,
  };
  double ms[N_FRAMES];

  for (guint i = 0; i < N_FRAMES; i++)
    {
      double begin_s = earcup_bench_processor ();

      earcup_plot_draw (&picture, cr);
      ms[i] = 1000.0 * (earcup_bench_processor () - begin_s);
    }
  qsort (ms, N_FRAMES, sizeof *ms, compare);
  g_print ("%-7s %-36s median %5.2f ms, nine in ten %5.2f ms: %s\n",
           bench->is_jagged ? "jagged," : "smooth,", "the drawing alone", ms[N_FRAMES / 2],
           ms[N_FRAMES * 9 / 10], ms[N_FRAMES / 2] <= BAR_MS ? "within 8 ms" : "MORE THAN 8 ms");

  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
run (gboolean    is_jagged,
     const char *only)
{
  static const struct { const char *what; StepFunc step; } cases[] = {
    { "a frame in which nothing changes", nothing },
    { "the read-out moves", read_on },
    { "a model is changed", change },
    { "a curve is hidden or shown", hide },
    { "zoom", zoom },
    { "the spectrum moves", hear },
  };
  Bench bench = { .is_jagged = is_jagged };

  bench.window = gtk_window_new ();
  bench.plot = EARCUP_PLOT (earcup_plot_new ());
  bench.scenes[0] = make_scene (is_jagged, 0.0);
  bench.scenes[1] = make_scene (is_jagged, 0.5);
  gtk_window_set_decorated (GTK_WINDOW (bench.window), FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (bench.plot), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (bench.window), GTK_WIDGET (bench.plot));
  earcup_plot_set_scene (bench.plot, bench.scenes[0]);
  gtk_window_present (GTK_WINDOW (bench.window));
  for (guint i = 0; i < 300; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (bench.plot)), ==, WIDTH);
  measure_drawing (&bench);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (only == NULL || strstr (cases[i].what, only) != NULL)
      measure (&bench, cases[i].step, cases[i].what);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  for (guint i = 0; i < 2; i++)
    earcup_plot_scene_unref (bench.scenes[i]);
}

int
main (int    argc,
      char **argv)
{
  if (!gtk_init_check ())
    {
      g_print ("There is no display\n");
      return 77;
    }

  adw_init ();
  earcup_widgets_init ();
  run (FALSE, argc > 1 ? argv[1] : NULL);
  run (TRUE, argc > 1 ? argv[1] : NULL);

  return 0;
}
