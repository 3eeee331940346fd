/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-head.h"

#include "acoustics/earcup-sphere.h"
#include "acoustics/earcup-test-scene.h"
#include "acoustics/earcup-units.h"

#define HZ_STEP 50.0
#define N_BINS  441
#define SEED    4711

/* A measured set of our own: the sphere, seen through a microphone, at this rate. */
#define RATE_HZ      48000.0
#define N_DIRECTIONS 500
#define N_TAPS       480

typedef struct {
  float *directions;
  float *taps;
  EarcupHeadSamples samples;
} Set;

static void
compute (const EarcupHead *head,
         double            azimuth_rad,
         double            elevation_rad,
         float complex    *left,
         float complex    *right)
{
  const double direction[] = {
    cos (azimuth_rad) * cos (elevation_rad),
    sin (azimuth_rad) * cos (elevation_rad),
    sin (elevation_rad),
  };
  float complex *ears[] = { left, right };

  earcup_head_compute (head, direction, 0.0, HZ_STEP, N_BINS, ears);
}

static double
find_db (float complex value)
{
  return 20.0 * log10 (cabsf (value));
}

static void
test_ahead (void)
{
  g_autoptr(EarcupHead) head = make_sphere ();
  float complex left[N_BINS], right[N_BINS];

  for (double elevation_rad = -1.5; elevation_rad <= 1.5; elevation_rad += 0.5)
    {
      compute (head, 0.0, elevation_rad, left, right);
      for (guint k = 0; k < N_BINS; k++)
        g_assert_cmpfloat (cabsf (left[k] - right[k]), <, 1e-5);
    }
}

static void
test_side (void)
{
  g_autoptr(EarcupHead) head = make_sphere ();
  float complex left[N_BINS], right[N_BINS];

  compute (head, EARCUP_PI / 2.0, 0.0, left, right);
  for (guint k = 1; k <= 8; k++)
    {
      double late_s = carg (left[k] / right[k]) / (EARCUP_TWO_PI * k * HZ_STEP);

      g_assert_cmpfloat (late_s, >, 0.65e-3);
      g_assert_cmpfloat (late_s, <, 0.80e-3);
    }
  g_assert_cmpfloat_with_epsilon (carg (left[1] / right[1]) / (EARCUP_TWO_PI * HZ_STEP),
                                  3.0 * EARCUP_HEAD_RADIUS_M / EARCUP_SOUND_SPEED_M_S, 5e-6);
  g_assert_cmpfloat_with_epsilon (find_db (left[2] / right[2]), 0.0, 0.2);
  g_assert_cmpfloat (find_db (left[80]), >, find_db (right[80]) + 3.0);
}

static void
test_mirror (void)
{
  g_autoptr(EarcupHead) head = make_sphere ();
  float complex left[N_BINS], right[N_BINS], other_left[N_BINS], other_right[N_BINS];

  compute (head, 0.7, 0.2, left, right);
  compute (head, -0.7, 0.2, other_left, other_right);
  for (guint k = 0; k < N_BINS; k++)
    {
      g_assert_cmpfloat (cabsf (left[k] - other_right[k]), <, 1e-5);
      g_assert_cmpfloat (cabsf (right[k] - other_left[k]), <, 1e-5);
    }
}

static void
test_delay (void)
{
  g_autoptr(EarcupHead) head = make_sphere ();
  const double direction[] = { 1.0, 0.0, 0.0 };
  float complex early[2][N_BINS], late[2][N_BINS];

  earcup_head_compute (head, direction, 0.0, HZ_STEP, N_BINS,
                       (float complex *[]) { early[0], early[1] });
  earcup_head_compute (head, direction, 0.0003, HZ_STEP, N_BINS,
                       (float complex *[]) { late[0], late[1] });
  for (guint k = 0; k < N_BINS; k++)
    g_assert_cmpfloat (cabs (early[0][k] * cexp (-I * EARCUP_TWO_PI * k * HZ_STEP * 0.0003) -
                             late[0][k]), <, 1e-5);
}

/* Evenly spread directions, each of which counts the same. */
static void
spread (guint   i,
        guint   n,
        double *azimuth_rad,
        double *elevation_rad)
{
  *elevation_rad = asin (1.0 - (2.0 * i + 1.0) / n);
  *azimuth_rad = fmod (i * 2.399963229728653, EARCUP_TWO_PI);
}

static void
check_mean (const EarcupHead *head,
            double            tolerance_db)
{
  const guint n = 499;
  double power[N_BINS] = { 0.0 };

  for (guint i = 0; i < n; i++)
    {
      float complex left[N_BINS], right[N_BINS];
      double azimuth_rad, elevation_rad;

      spread (i, n, &azimuth_rad, &elevation_rad);
      compute (head, azimuth_rad, elevation_rad, left, right);
      for (guint k = 0; k < N_BINS; k++)
        power[k] += (pow (cabsf (left[k]), 2.0) + pow (cabsf (right[k]), 2.0)) / (2.0 * n);
    }

  for (guint k = 0; k * HZ_STEP <= 16000.0; k++)
    g_assert_cmpfloat_with_epsilon (10.0 * log10 (power[k]), 0.0, tolerance_db);
}

static void
test_sphere_mean (void)
{
  g_autoptr(EarcupHead) head = make_sphere ();

  check_mean (head, 0.1);
  g_assert_false (earcup_head_is_sampled (head));
}

static void
test_fade (void)
{
  g_autoptr(EarcupHead) head = make_sphere ();
  float complex left[N_BINS], right[N_BINS];

  compute (head, 0.3, 0.0, left, right);
  g_assert_cmpfloat (cabsf (left[(guint) (EARCUP_HEAD_END_HZ / HZ_STEP)]), <, 1e-6);
  g_assert_cmpfloat (cabsf (left[(guint) (EARCUP_HEAD_HIGHEST_HZ / HZ_STEP)]), >, 0.3);
  g_assert_cmpfloat (earcup_head_get_fade (20000.0), ==, 1.0);
  g_assert_cmpfloat (earcup_head_get_fade (21000.0), ==, 0.5);
}

/* What the microphone does: nothing below 100 Hz, and a hump of its own. */
static double complex
colour (double hz)
{
  double complex low = I * hz / 100.0, hump = I * hz / 4000.0;

  return low / (1.0 + low) * (1.0 + hump / (1.0 + 0.4 * hump + hump * hump));
}

static Set
make_set (void)
{
  const double late_s = 0.002;
  Set set = {
    .directions = g_new (float, 3 * N_DIRECTIONS),
    .taps = g_new0 (float, N_DIRECTIONS * EARCUP_EARS * N_TAPS),
  };
  const gsize n = (gsize) (RATE_HZ / HZ_STEP);
  double azimuth_rad, elevation_rad;

  for (guint i = 0; i < N_DIRECTIONS; i++)
    {
      float *v = set.directions + 3 * i;

      spread (i, N_DIRECTIONS, &azimuth_rad, &elevation_rad);
      v[0] = (float) (cos (azimuth_rad) * cos (elevation_rad));
      v[1] = (float) (sin (azimuth_rad) * cos (elevation_rad));
      v[2] = (float) sin (elevation_rad);
    }

  for (guint k = 1; k < N_BINS; k++)
    {
      double cosines[N_DIRECTIONS];
      double complex pressure[N_DIRECTIONS];
      double fade = 2.0 * earcup_head_get_fade (k * HZ_STEP) / (double) n;

      for (guint ear = 0; ear < EARCUP_EARS; ear++)
        {
          for (guint i = 0; i < N_DIRECTIONS; i++)
            cosines[i] = (ear == 0 ? 1.0 : -1.0) * set.directions[3 * i + 1];
          earcup_sphere_compute (EARCUP_HEAD_RADIUS_M, k * HZ_STEP, cosines, N_DIRECTIONS,
                                 pressure);
          for (guint i = 0; i < N_DIRECTIONS; i++)
            {
              float *taps = set.taps + (i * EARCUP_EARS + ear) * N_TAPS;
              double complex step = cexp (I * EARCUP_TWO_PI * k / (double) n);
              double complex value = fade * pressure[i] * colour (k * HZ_STEP) *
                                     cexp (-I * EARCUP_TWO_PI * k * HZ_STEP * late_s);

              for (guint t = 0; t < N_TAPS; t++)
                {
                  taps[t] += (float) creal (value);
                  value *= step;
                }
            }
        }
    }

  set.samples = (EarcupHeadSamples) { RATE_HZ, N_DIRECTIONS, N_TAPS, set.directions, set.taps,
                                      NULL };
  return set;
}

static void
clear_set (Set *set)
{
  g_free (set->directions);
  g_free (set->taps);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Set, clear_set)

static EarcupHead *
make_head (const EarcupHeadSamples *samples)
{
  g_autoptr(EarcupResponse) flat = make_flat ();
  g_autoptr(GError) error = NULL;
  EarcupHead *head = earcup_head_new_sampled (samples, flat, &error);

  g_assert_no_error (error);
  return head;
}

/* A sphere that was measured through a coloured microphone is the sphere again: its own mean is
 * divided out, and so is the delay; in between directions it is interpolated. */
static void
test_measured_sphere (void)
{
  g_auto(Set) set = make_set ();
  g_autoptr(EarcupHead) measured = make_head (&set.samples);
  g_autoptr(EarcupHead) sphere = make_sphere ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  g_assert_true (earcup_head_is_sampled (measured));
  check_mean (measured, 0.5);

  for (guint i = 0; i < 40; i++)
    {
      double azimuth_rad = g_rand_double_range (rand, -EARCUP_PI, EARCUP_PI);
      double elevation_rad = g_rand_double_range (rand, -1.2, 1.2);
      float complex left[N_BINS], right[N_BINS], want_left[N_BINS], want_right[N_BINS];
      double error = 0.0;

      compute (measured, azimuth_rad, elevation_rad, left, right);
      compute (sphere, azimuth_rad, elevation_rad, want_left, want_right);
      for (guint k = 1; k < 100; k++)
        {
          double itd = carg (left[k] / right[k] * want_right[k] / want_left[k]);

          error += pow (find_db (left[k] / want_left[k]), 2.0) / 99.0;
          g_assert_cmpfloat (fabs (itd), <, 0.3 + 0.004 * k);
          if (k < 20)
            g_assert_cmpfloat (fabsf (cargf (left[k] / want_left[k])), <, 0.3 + 0.02 * k);
        }
      g_assert_cmpfloat (sqrt (error), <, 0.8);
    }
}

/* Below 150 Hz it is the sphere, whatever was measured. */
static void
test_low_end (void)
{
  g_auto(Set) set = make_set ();
  g_autoptr(EarcupHead) measured = make_head (&set.samples);
  g_autoptr(EarcupHead) sphere = make_sphere ();
  float complex left[N_BINS], right[N_BINS], want_left[N_BINS], want_right[N_BINS];

  compute (measured, 1.0, 0.0, left, right);
  compute (sphere, 1.0, 0.0, want_left, want_right);
  for (guint k = 0; k <= 3; k++)
    {
      g_assert_cmpfloat_with_epsilon (find_db (left[k]), find_db (want_left[k]), 0.1);
      g_assert_cmpfloat_with_epsilon (carg (left[k] / right[k]),
                                      carg (want_left[k] / want_right[k]), 0.02);
    }
}

/* A delay that is told apart from the taps counts like one in them. */
static void
test_told_delay (void)
{
  g_auto(Set) set = make_set ();
  g_autoptr(EarcupHead) plain = make_head (&set.samples);
  g_autoptr(EarcupHead) delayed = NULL;
  g_autofree float *delays = g_new0 (float, N_DIRECTIONS * EARCUP_EARS);
  float complex left[N_BINS], right[N_BINS], later[N_BINS], same[N_BINS];
  const guint k = 40;

  for (guint i = 0; i < N_DIRECTIONS; i++)
    delays[i * EARCUP_EARS + EARCUP_EAR_RIGHT] = 4.8f;
  set.samples.delays = delays;
  delayed = make_head (&set.samples);

  compute (plain, 0.0, 0.0, left, right);
  compute (delayed, 0.0, 0.0, same, later);
  g_assert_cmpfloat_with_epsilon (carg (same[k] / later[k] * right[k] / left[k]),
                                  EARCUP_TWO_PI * k * HZ_STEP * 0.0001, 0.01);
}

static void
check_bad (const EarcupHeadSamples *samples,
           const char              *words)
{
  g_autoptr(EarcupResponse) flat = make_flat ();
  g_autoptr(GError) error = NULL;

  g_assert_null (earcup_head_new_sampled (samples, flat, &error));
  g_assert_error (error, EARCUP_HEAD_ERROR, EARCUP_HEAD_ERROR_BAD_SAMPLES);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_bad_samples (void)
{
  float directions[] = { 1.0f, 0.0f, 0.0f, 0.0f, 1.0f, 0.0f };
  float taps[] = { 1.0f, 0.0f, 1.0f, 0.0f, 1.0f, 0.0f, 1.0f, 0.0f };
  EarcupHeadSamples samples = { 48000.0, 2, 2, directions, taps, NULL };

  samples.n_directions = 0;
  check_bad (&samples, "0 directions");
  samples.n_directions = 2;
  samples.rate_hz = NAN;
  check_bad (&samples, "nan Hz");
  samples.rate_hz = 48000.0;
  directions[4] = 0.5f;
  check_bad (&samples, "Direction 2");
  directions[4] = 1.0f;
  taps[6] = INFINITY;
  check_bad (&samples, "direction 2");
}

/* A set of one direction is poor but harmless. */
static void
test_one_direction (void)
{
  const float direction[] = { 1.0f, 0.0f, 0.0f };
  const float taps[] = { 0.0f, 1.0f, 0.0f, 1.0f };
  const EarcupHeadSamples samples = { 48000.0, 1, 2, direction, taps, NULL };
  g_autoptr(EarcupHead) head = make_head (&samples);
  float complex left[N_BINS], right[N_BINS];

  compute (head, 2.0, 0.4, left, right);
  for (guint k = 8; k * HZ_STEP < 20000.0; k++)
    g_assert_cmpfloat_with_epsilon (find_db (left[k]), 0.0, 0.05);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/head/ears-agree-on-what-is-ahead", test_ahead);
  g_test_add_func ("/acoustics/head/sound-from-the-side-is-late-and-dull-at-the-far-ear",
                   test_side);
  g_test_add_func ("/acoustics/head/sides-are-mirrors", test_mirror);
  g_test_add_func ("/acoustics/head/delays-as-asked", test_delay);
  g_test_add_func ("/acoustics/head/mean-of-a-sphere-is-one", test_sphere_mean);
  g_test_add_func ("/acoustics/head/fades-above-hearing", test_fade);
  g_test_add_func ("/acoustics/head/measured-sphere-is-a-sphere", test_measured_sphere);
  g_test_add_func ("/acoustics/head/low-end-is-a-sphere", test_low_end);
  g_test_add_func ("/acoustics/head/told-delays-count", test_told_delay);
  g_test_add_func ("/acoustics/head/bad-samples-are-refused", test_bad_samples);
  g_test_add_func ("/acoustics/head/one-direction-is-enough", test_one_direction);
  return g_test_run ();
}
