/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-fft.h"

#include <complex.h>
#include <glib/gstdio.h>
#include <math.h>

#include "acoustics/earcup-units.h"

#define SEED 1965

/* Both arrays of one transform. */
typedef struct {
  EarcupFft *fft;
  gsize      length;
  float     *time;
  float     *spectrum;
} Pair;

static Pair
make_pair (gsize length)
{
  return (Pair) { earcup_fft_get (length), length, earcup_fft_alloc (length),
                  earcup_fft_alloc (length + 2) };
}

static void
clear_pair (Pair *self)
{
  earcup_fft_free (self->time);
  earcup_fft_free (self->spectrum);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, clear_pair)

static double complex
bin (const Pair *self,
     gsize       i)
{
  return self->spectrum[2 * i] + I * self->spectrum[2 * i + 1];
}

static void
test_impulse (void)
{
  g_auto(Pair) pair = make_pair (64);

  pair.time[3] = 1.0f;
  earcup_fft_forward (pair.fft, pair.time, pair.spectrum);
  for (gsize i = 0; i <= 32; i++)
    g_assert_cmpfloat (cabs (bin (&pair, i) - cexp (-I * EARCUP_TWO_PI * 3.0 * i / 64.0)), <=,
                       1e-6);
}

static void
test_cosine (void)
{
  g_auto(Pair) pair = make_pair (256);

  for (gsize i = 0; i < 256; i++)
    pair.time[i] = (float) cos (EARCUP_TWO_PI * 5.0 * (double) i / 256.0);

  earcup_fft_forward (pair.fft, pair.time, pair.spectrum);
  for (gsize i = 0; i <= 128; i++)
    g_assert_cmpfloat (cabs (bin (&pair, i) - (i == 5 ? 128.0 : 0.0)), <=, 1e-4);
}

/* Against the sum that defines the transform, at lengths that are no power of two as well. */
static void
test_definition (void)
{
  const gsize lengths[] = { 4, 6, 64, 90, 250, 256 };
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  for (guint k = 0; k < G_N_ELEMENTS (lengths); k++)
    {
      gsize n = lengths[k];
      g_auto(Pair) pair = make_pair (n);
      double time[256];

      for (gsize i = 0; i < n; i++)
        {
          pair.time[i] = (float) g_rand_double_range (rand, -1.0, 1.0);
          time[i] = pair.time[i];
        }

      earcup_fft_forward (pair.fft, pair.time, pair.spectrum);
      for (gsize i = 0; i <= n / 2; i++)
        {
          double complex sum = 0.0;

          for (gsize j = 0; j < n; j++)
            sum += time[j] * cexp (-I * EARCUP_TWO_PI * (double) (i * j % n) / (double) n);
          g_assert_cmpfloat (cabs (sum - bin (&pair, i)), <=, 1e-5);
        }
    }
}

static void
test_round_trip (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  for (gsize n = 4; n <= 32768; n *= 2)
    {
      g_auto(Pair) pair = make_pair (n);
      g_autofree float *kept = g_new (float, n);

      for (gsize i = 0; i < n; i++)
        kept[i] = pair.time[i] = (float) g_rand_double_range (rand, -1.0, 1.0);

      earcup_fft_forward (pair.fft, pair.time, pair.spectrum);
      earcup_fft_inverse (pair.fft, pair.spectrum, pair.time);
      for (gsize i = 0; i < n; i++)
        g_assert_cmpfloat (fabs (pair.time[i] / (double) n - kept[i]), <=, 2e-6);
    }
}

static void
test_energy (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_auto(Pair) pair = make_pair (4096);
  double in = 0.0, out = 0.0;

  for (gsize i = 0; i < 4096; i++)
    {
      pair.time[i] = (float) g_rand_double_range (rand, -1.0, 1.0);
      in += pair.time[i] * pair.time[i];
    }

  earcup_fft_forward (pair.fft, pair.time, pair.spectrum);
  for (gsize i = 0; i <= 2048; i++)
    out += (i == 0 || i == 2048 ? 1.0 : 2.0) * pow (cabs (bin (&pair, i)), 2.0);

  g_assert_cmpfloat_with_epsilon (out / 4096.0 / in, 1.0, 1e-5);
}

static void
test_kept (void)
{
  EarcupFft *first = earcup_fft_get (512);

  g_assert_true (earcup_fft_get (512) == first);
  g_assert_true (earcup_fft_get (1024) != first);
  g_assert_cmpuint (earcup_fft_length (first), ==, 512);
}

/* Twice the one thread's work at once, on one plan and on plans that are made meanwhile. */
static gpointer
work (gpointer data)
{
  for (gsize round = 0; round < 50; round++)
    {
      gsize n = 64 + 2 * (round % 10);
      g_auto(Pair) pair = make_pair (n);

      pair.time[0] = (float) GPOINTER_TO_UINT (data);
      earcup_fft_forward (pair.fft, pair.time, pair.spectrum);
      for (gsize i = 0; i <= n / 2; i++)
        g_assert_cmpfloat (cabs (bin (&pair, i) - GPOINTER_TO_UINT (data)), <=, 1e-5);
    }

  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("transform", work, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_null (g_thread_join (threads[i]));
}

static void
test_zeros (void)
{
  float *values = earcup_fft_alloc (1000);

  for (guint i = 0; i < 1000; i++)
    g_assert_cmpfloat (values[i], ==, 0.0f);
  g_assert_cmpuint (GPOINTER_TO_SIZE (values) % 16, ==, 0);
  earcup_fft_free (values);
}

/* A path in the directory for temporary files that no other test has. */
static char *
make_path (void)
{
  g_autofree char *name = g_strdup_printf ("earcup-wisdom-%u", g_random_int ());

  return g_build_filename (g_get_tmp_dir (), name, NULL);
}

/* The child measures; what it wrote is read elsewhere. */
static void
test_measure_child (void)
{
  const char *path = g_getenv ("EARCUP_TEST_WISDOM");
  g_auto(Pair) pair = make_pair (256);
  g_autofree float *before = NULL;

  if (path == NULL)
    return;

  for (gsize i = 0; i < 256; i++)
    pair.time[i] = (float) sin ((double) i * (double) i);
  before = g_memdup2 (pair.time, 256 * sizeof *before);
  earcup_fft_forward (pair.fft, pair.time, pair.spectrum);
  g_assert_false (earcup_fft_is_measured (pair.fft));

  g_assert_true (earcup_fft_measure ());
  g_assert_false (earcup_fft_measure ());
  g_assert_true (earcup_fft_keep_wisdom (path));
  g_assert_true (earcup_fft_is_measured (pair.fft));
  g_assert_true (earcup_fft_get (256) == pair.fft);
  earcup_fft_inverse (pair.fft, pair.spectrum, pair.time);
  for (gsize i = 0; i < 256; i++)
    g_assert_cmpfloat (fabs (pair.time[i] / 256.0 - before[i]), <=, 2e-6);

  g_assert_false (earcup_fft_is_measured (earcup_fft_get (128)));
}

/* The shortest comes first, so that what is left early is of use; a very long one is not worth what
 * it costs. */
static void
test_order (void)
{
  EarcupFft *longest = earcup_fft_get (262144), *middle = earcup_fft_get (64);
  EarcupFft *shortest = earcup_fft_get (32);

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return;
    }

  g_assert_true (earcup_fft_measure ());
  g_assert_true (earcup_fft_is_measured (shortest));
  g_assert_false (earcup_fft_is_measured (middle));
  g_assert_true (earcup_fft_measure ());
  g_assert_true (earcup_fft_is_measured (middle));
  g_assert_false (earcup_fft_measure ());
  g_assert_false (earcup_fft_is_measured (longest));
}

/* What another process measured is taken over, for lengths in use and for those to come. */
static void
test_wisdom (void)
{
  g_autofree char *path = make_path ();
  EarcupFft *other = earcup_fft_get (128), *early = earcup_fft_get (256);

  g_assert_false (earcup_fft_load_wisdom (path));
  g_setenv ("EARCUP_TEST_WISDOM", path, TRUE);
  g_test_trap_subprocess ("/acoustics/fft/subprocess/measured-plans-give-the-same", 0, 0);
  g_test_trap_assert_passed ();
  g_unsetenv ("EARCUP_TEST_WISDOM");

  g_assert_false (earcup_fft_is_measured (early));
  g_assert_true (earcup_fft_load_wisdom (path));
  g_assert_true (earcup_fft_is_measured (early));
  g_assert_false (earcup_fft_is_measured (other));

  g_assert_true (g_file_set_contents (path, "(no wisdom", -1, NULL));
  g_assert_false (earcup_fft_load_wisdom (path));
  g_assert_true (earcup_fft_is_measured (early));
  g_assert_false (earcup_fft_keep_wisdom ("/nowhere/at/all"));
  g_remove (path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acoustics/fft/impulse-turns-with-its-delay", test_impulse);
  g_test_add_func ("/acoustics/fft/cosine-is-one-line", test_cosine);
  g_test_add_func ("/acoustics/fft/transform-is-its-definition", test_definition);
  g_test_add_func ("/acoustics/fft/round-trip-multiplies-by-the-length", test_round_trip);
  g_test_add_func ("/acoustics/fft/energy-is-kept", test_energy);
  g_test_add_func ("/acoustics/fft/plans-are-made-once", test_kept);
  g_test_add_func ("/acoustics/fft/threads-do-not-meet", test_threads);
  g_test_add_func ("/acoustics/fft/memory-is-zero-and-aligned", test_zeros);

  g_test_add_func ("/acoustics/fft/shortest-are-measured-first", test_order);
  g_test_add_func ("/acoustics/fft/wisdom-is-handed-on", test_wisdom);
  g_test_add_func ("/acoustics/fft/subprocess/measured-plans-give-the-same", test_measure_child);

  return g_test_run ();
}
