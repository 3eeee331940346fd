/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/earcup-sofa-file.h"

#include <complex.h>
#include <locale.h>
#include <math.h>

#include "acoustics/earcup-units.h"
#include "interchange-fixture.h"

#define HZ_STEP 50.0
#define N_BINS  441

/* Where the file is cut short: densely in its heading, coarsely in its numbers. */
#define HEADING_BYTES 4096
#define HEADING_STEP  61
#define COARSE_PARTS  67

static EarcupResponse *
make_flat (void)
{
  const double hz[] = { 20.0, 20000.0 };
  const double db[] = { 0.0, 0.0 };

  return earcup_response_new_sampled (hz, db, 2, NULL);
}

static gpointer
load_flat (GFile   *file,
           GError **error)
{
  g_autoptr(EarcupResponse) flat = make_flat ();

  return earcup_sofa_file_load (file, flat, error);
}

/* The set that the library brings along; the test is passed over where it does not. */
static char *
find_default (void)
{
  char *path = earcup_sofa_file_find_default ();

  if (path == NULL)
    g_test_skip ("libmysofa has brought no default.sofa");
  return path;
}

static EarcupHead *
make_default (void)
{
  g_autofree char *path = find_default ();
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  EarcupHead *head;

  if (path == NULL)
    return NULL;

  file = g_file_new_for_path (path);
  head = load_flat (file, &error);
  g_assert_no_error (error);
  return head;
}

/* Reads bytes as a file; it must be refused in one sentence that names it. */
static int
refuse_bytes (const char *data,
              gsize       length)
{
  char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "some.sofa", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
  g_assert_null (load_flat (file, &error));
  g_assert_true (error != NULL && error->domain == EARCUP_INTERCHANGE_ERROR);
  assert_sentence (error, "“some.sofa” ");
  g_assert_cmpint (g_unlink (path), ==, 0);
  remove_folder (folder);

  return error->code;
}

static void
compute (const EarcupHead *head,
         double            ahead,
         double            left,
         double            up,
         float complex    *left_ear,
         float complex    *right_ear)
{
  earcup_head_compute (head, (double[]) { ahead, left, up }, 0.0, HZ_STEP, N_BINS,
                       (float complex *[]) { left_ear, right_ear });
}

static double
find_db (float complex value)
{
  return 20.0 * log10 (cabsf (value));
}

static void
test_sides (void)
{
  g_autoptr(EarcupHead) head = make_default ();
  float complex left[N_BINS], right[N_BINS];

  if (head == NULL)
    return;

  g_assert_true (earcup_head_is_sampled (head));
  compute (head, 0.0, 1.0, 0.0, left, right);
  for (guint k = 60; k <= 160; k++)
    g_assert_cmpfloat (find_db (left[k]), >, find_db (right[k]) + 3.0);
  for (guint k = 2; k <= 11; k++)
    {
      double late_s = carg (left[k] / right[k]) / (2.0 * EARCUP_PI * k * HZ_STEP);

      g_assert_cmpfloat (late_s, >, 0.6e-3);
      g_assert_cmpfloat (late_s, <, 0.9e-3);
    }
}

/* The head is nearly the same on both sides, and sound from ahead reaches both ears at once. */
static void
test_ahead (void)
{
  g_autoptr(EarcupHead) head = make_default ();
  float complex left[N_BINS], right[N_BINS];

  if (head == NULL)
    return;

  compute (head, 1.0, 0.0, 0.0, left, right);
  for (guint k = 1; k <= 100; k++)
    {
      g_assert_cmpfloat_with_epsilon (find_db (left[k]), find_db (right[k]), 1.0);
      g_assert_cmpfloat (fabsf (cargf (left[k] / right[k])), <, 0.3);
    }
}

/* The mean power of all directions is that of the target, here 0 dB. Between measured directions
 * a little is lost where waves are short. */
static void
test_diffuse_mean (void)
{
  const guint n = 2003;
  g_autoptr(EarcupHead) head = make_default ();
  double power[N_BINS] = { 0.0 };

  for (guint i = 0; i < n && head != NULL; i++)
    {
      double up = 1.0 - (2.0 * i + 1.0) / n, out = sqrt (1.0 - up * up);
      float complex left[N_BINS], right[N_BINS];

      compute (head, out * cos (2.399963229728653 * i), out * sin (2.399963229728653 * i), up,
               left, right);
      for (guint k = 0; k < N_BINS; k++)
        power[k] += (pow (cabsf (left[k]), 2.0) + pow (cabsf (right[k]), 2.0)) / (2.0 * n);
    }

  for (guint k = 0; k * HZ_STEP <= 10000.0 && head != NULL; k++)
    g_assert_cmpfloat_with_epsilon (10.0 * log10 (power[k]), 0.0,
                                    k * HZ_STEP <= 5000.0 ? 0.6 : 1.0);
}

/* The set falls by 22 dB towards 31 Hz; what is used of it does not. */
static void
test_low_end (void)
{
  g_autoptr(EarcupHead) head = make_default ();
  g_autoptr(EarcupResponse) flat = make_flat ();
  g_autoptr(EarcupHead) sphere = earcup_head_new_spherical (flat);
  float complex left[N_BINS], right[N_BINS], want_left[N_BINS], want_right[N_BINS];

  if (head == NULL)
    return;

  compute (head, 0.0, 0.6, 0.8, left, right);
  compute (sphere, 0.0, 0.6, 0.8, want_left, want_right);
  for (guint k = 0; k <= 3; k++)
    {
      g_assert_cmpfloat_with_epsilon (find_db (left[k]), 0.0, 0.3);
      g_assert_cmpfloat_with_epsilon (carg (left[k] / right[k]),
                                      carg (want_left[k] / want_right[k]), 0.03);
    }
}

/* Cut short at any place it is refused in one sentence, and nothing breaks: by its own length,
 * and with a length of 0 put in, by the library. */
static void
test_truncation (void)
{
  g_autofree char *path = find_default ();
  g_autofree char *data = NULL;
  gsize length = 0, kept = 0;

  if (path == NULL)
    return;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpint (data[8], ==, 0);
  while (kept < length)
    {
      g_autofree char *unsaid = g_memdup2 (data, length);

      memset (unsaid + 40, 0, 8);
      refuse_bytes (data, kept);
      refuse_bytes (unsaid, kept);
      kept += kept < HEADING_BYTES ? HEADING_STEP : length / COARSE_PARTS;
    }
}

static void
test_other_files (void)
{
  const char *const texts[] = { "", "frequency,raw\n20,0\n30,0\n", "\x89HDF" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (refuse_bytes (texts[i], strlen (texts[i])), ==,
                     EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT);
}

/* The signature alone is a SOFA file by its look, and a broken one; and one that says it is longer
 * than it is has been cut short. */
static void
test_broken (void)
{
  char data[64] = "\x89HDF\r\n\x1a\n";

  g_assert_cmpint (refuse_bytes (data, sizeof data), !=,
                   EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT);
  data[40] = 65;
  g_assert_cmpint (refuse_bytes (data, sizeof data), ==, EARCUP_INTERCHANGE_ERROR_MALFORMED);
}

static void
test_unreadable (void)
{
  check_unreadable (load_flat);
}

static void
test_found (void)
{
  g_autofree char *path = earcup_sofa_file_find_default ();
  g_autofree char *description = NULL;
  g_autoptr(EarcupResponse) flat = make_flat ();
  g_autoptr(EarcupHead) head = earcup_sofa_file_load_default (flat, &description);

  g_assert_true (earcup_head_is_sampled (head) == (path != NULL));
  g_assert_nonnull (strstr (description, path != NULL ? "libmysofa" : "sphere"));
}

static void
check_sphere (const char *words)
{
  g_autofree char *description = NULL;
  g_autoptr(EarcupResponse) flat = make_flat ();
  g_autoptr(EarcupHead) head = earcup_sofa_file_load_default (flat, &description);

  g_assert_false (earcup_head_is_sampled (head));
  g_assert_nonnull (strstr (description, words));
}

/* Where an emulator runs the tests, the system cannot start what they start. */
static gboolean
skips (void)
{
  if (g_getenv ("EARCUP_TEST_EMULATED") == NULL)
    return FALSE;

  g_test_skip ("an emulated test cannot start a program");

  return TRUE;
}

/* The folders are read once in a program, so each of these is a program of its own. */
static void
test_not_found (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
      g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
      check_sphere ("no measured head was found");
      return;
    }

  if (skips ())
    return;

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

static void
test_found_broken (void)
{
  char *folder, *inner;
  g_autofree char *file = NULL;

  if (g_test_subprocess ())
    {
      check_sphere ("“default.sofa” is not a SOFA file");
      return;
    }

  if (skips ())
    return;

  folder = make_folder ();
  inner = g_build_filename (folder, "libmysofa", NULL);
  file = g_build_filename (inner, "default.sofa", NULL);
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "nothing", -1, NULL));

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_unsetenv ("XDG_DATA_HOME");
  g_test_trap_assert_passed ();

  g_assert_cmpint (g_unlink (file), ==, 0);
  remove_folder (inner);
  remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interchange/sofa-file/left-is-left", test_sides);
  g_test_add_func ("/interchange/sofa-file/ahead-is-ahead", test_ahead);
  g_test_add_func ("/interchange/sofa-file/diffuse-mean-is-the-target", test_diffuse_mean);
  g_test_add_func ("/interchange/sofa-file/low-end-is-a-sphere", test_low_end);
  g_test_add_func ("/interchange/sofa-file/truncation-does-no-harm", test_truncation);
  g_test_add_func ("/interchange/sofa-file/other-files-are-refused", test_other_files);
  g_test_add_func ("/interchange/sofa-file/broken-files-are-refused", test_broken);
  g_test_add_func ("/interchange/sofa-file/unreadable-files-are-refused", test_unreadable);
  g_test_add_func ("/interchange/sofa-file/default-is-found-where-there-is-one", test_found);
  g_test_add_func ("/interchange/sofa-file/without-a-set-there-is-a-sphere", test_not_found);
  g_test_add_func ("/interchange/sofa-file/broken-default-gives-a-sphere", test_found_broken);
  return g_test_run ();
}
