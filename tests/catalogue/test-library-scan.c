/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-folder.h"

#include "acoustics/earcup-deviation.h"
#include "catalogue/earcup-library-scan.h"
#include "interchange/earcup-curve-text.h"

static const char *const makers[] = { "Sennheiser", NULL };

static EarcupLibraryHaul *
scan (GFile        *folder,
      GFile        *index,
      GCancellable *cancellable)
{
  EarcupLibraryProgress progress = { 0, 0 };
  g_autoptr(GError) error = NULL;
  EarcupLibraryHaul *haul = earcup_library_scan (folder, index, makers, &progress, cancellable,
                                                 &error);

  g_assert_no_error (error);
  if (cancellable == NULL)
    g_assert_cmpint (progress.n_done, ==, progress.n_files);
  return haul;
}

static void
write_some (GFile *folder)
{
  g_object_unref (earcup_test_folder_curve (folder, "Sennheiser HD 650.csv", 1.0));
  g_object_unref (earcup_test_folder_curve (folder, "oratory1990/Sennheiser HD 600.csv", 0.0));
  g_object_unref (earcup_test_folder_write (folder, "empty.csv", ""));
  g_object_unref (earcup_test_folder_write (folder, "noise.txt", "this is\nno curve\n"));
  g_object_unref (earcup_test_folder_write (folder, "HD 650 ParametricEQ.txt", "Preamp: -6 dB\n"));
  g_object_unref (earcup_test_folder_write (folder, "picture.png", "x"));
  g_object_unref (earcup_test_folder_curve (folder, ".hidden.csv", 0.0));
}

static void
test_reads (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) cache = earcup_test_folder_new ();
  g_autoptr(GFile) index = g_file_get_child (cache, "index");
  g_autoptr(EarcupLibraryHaul) haul = NULL;
  EarcupEntry *entry;

  write_some (folder);
  haul = scan (folder, index, NULL);
  g_assert_cmpuint (haul->entries->len, ==, 2);
  g_assert_cmpuint (haul->n_problems, ==, 2);
  g_assert_cmpuint (haul->problems->len, ==, 2);
  g_assert_cmpuint (haul->folders->len, ==, 2);
  g_assert_false (haul->is_partial);

  entry = haul->entries->pdata[0];
  g_assert_cmpstr (earcup_entry_get_name (entry), ==, "Sennheiser HD 600, oratory1990");
  g_assert_cmpint (earcup_entry_get_kind (entry), ==, EARCUP_ENTRY_KIND_CURVE);
  entry = haul->entries->pdata[1];
  g_assert_cmpstr (earcup_entry_get_name (entry), ==, "Sennheiser HD 650");
  earcup_test_folder_remove (folder);
  earcup_test_folder_remove (cache);
}

static void
test_levels (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) index = g_file_get_child (folder, "index");
  g_autoptr(GFile) file = earcup_test_folder_curve (folder, "a.csv", 3.0);
  g_autoptr(EarcupResponse) response = earcup_curve_text_load (file, NULL, NULL, NULL);
  g_autoptr(EarcupLibraryHaul) haul = scan (folder, index, NULL);
  const gint16 *kept = earcup_entry_get_levels (haul->entries->pdata[0]);
  double levels[EARCUP_DEVIATION_POINTS];

  earcup_deviation_levels (response, levels);
  for (guint i = 0; i < EARCUP_DEVIATION_POINTS; i++)
    g_assert_cmpfloat_with_epsilon (kept[i] / 100.0,
                                    levels[i] - earcup_response_get_reference (response), 0.00501);
  earcup_test_folder_remove (folder);
}

static void
test_index (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) cache = earcup_test_folder_new ();
  g_autoptr(GFile) index = g_file_get_child (cache, "index");
  g_autoptr(EarcupLibraryHaul) first = NULL;
  g_autoptr(EarcupLibraryHaul) second = NULL;
  g_autoptr(EarcupLibraryHaul) third = NULL;

  write_some (folder);
  first = scan (folder, index, NULL);
  g_assert_cmpuint (first->n_read, ==, 4);
  second = scan (folder, index, NULL);
  g_assert_cmpuint (second->n_read, ==, 0);
  g_assert_cmpuint (second->entries->len, ==, 2);
  g_assert_cmpuint (second->n_problems, ==, 2);
  g_assert_cmpmem (earcup_entry_get_levels (first->entries->pdata[1]), 2 * EARCUP_ENTRY_N_LEVELS,
                   earcup_entry_get_levels (second->entries->pdata[1]), 2 * EARCUP_ENTRY_N_LEVELS);

  g_object_unref (earcup_test_folder_curve (folder, "empty.csv", -1.25));
  third = scan (folder, index, NULL);
  g_assert_cmpuint (third->n_read, ==, 1);
  g_assert_cmpuint (third->entries->len, ==, 3);
  g_assert_cmpuint (third->n_problems, ==, 1);
  earcup_test_folder_remove (folder);
  earcup_test_folder_remove (cache);
}

static void
test_cancelled (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) cache = earcup_test_folder_new ();
  g_autoptr(GFile) index = g_file_get_child (cache, "index");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  EarcupLibraryProgress progress = { 0, 0 };
  g_autoptr(EarcupLibraryHaul) haul = NULL;

  write_some (folder);
  g_cancellable_cancel (cancellable);
  haul = earcup_library_scan (folder, index, makers, &progress, cancellable, &error);
  g_assert_null (haul);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  haul = scan (folder, index, NULL);
  g_assert_cmpuint (haul->entries->len, ==, 2);
  earcup_test_folder_remove (folder);
  earcup_test_folder_remove (cache);
}

/* A link to a folder around it must not lead round and round, nor a pipe be waited for. */
static void
test_traps (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) index = g_file_get_child (folder, "index");
  g_autoptr(GFile) loop = g_file_get_child (folder, "loop");
  g_autoptr(GFile) missing = g_file_get_child (folder, "nothing");
  g_autoptr(EarcupLibraryHaul) haul = NULL;
  g_autoptr(EarcupLibraryHaul) none = NULL;
  g_autoptr(GError) error = NULL;
  EarcupLibraryProgress progress = { 0, 0 };

  g_object_unref (earcup_test_folder_curve (folder, "a.csv", 0.0));
  g_assert_true (g_file_make_symbolic_link (loop, g_file_peek_path (folder), NULL, NULL));
  haul = scan (folder, index, NULL);
  g_assert_cmpuint (haul->entries->len, ==, 1);

  none = earcup_library_scan (missing, index, makers, &progress, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  earcup_test_folder_remove (folder);
}

/* Files of any bytes are counted and listed, and those around them are read all the same. */
static void
test_fuzz (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) index = g_file_get_child (folder, "index");
  g_autoptr(GRand) rand = g_rand_new_with_seed (650);
  g_autoptr(GFile) good = earcup_test_folder_curve (folder, "good.csv", 1.0);
  g_autoptr(EarcupLibraryHaul) haul = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_load_contents (good, NULL, &text, &length, NULL, NULL));
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("broken %u.csv", i);
      g_autofree char *broken = g_memdup2 (text, length + 1);
      g_autoptr(GFile) file = g_file_get_child (folder, name);

      for (guint j = 0; j < 1 + i / 20; j++)
        broken[g_rand_int_range (rand, 0, (int) length)] = (char) g_rand_int_range (rand, 0, 256);
      g_assert_true (g_file_replace_contents (file, broken,
                                              (gsize) g_rand_int_range (rand, 0, (int) length),
                                              NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
    }

  haul = scan (folder, index, NULL);
  g_assert_cmpuint (haul->entries->len + haul->n_problems, ==, 401);
  g_assert_cmpuint (haul->n_problems, >, 50);
  for (guint i = 0; i < haul->problems->len; i++)
    {
      const char *problem = haul->problems->pdata[i];

      g_assert_true (g_utf8_validate (problem, -1, NULL));
      g_assert_null (strchr (problem, '\n'));
    }
  earcup_test_folder_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/library-scan/curves-are-entries-and-the-rest-is-told", test_reads);
  g_test_add_func ("/catalogue/library-scan/levels-are-those-of-the-file", test_levels);
  g_test_add_func ("/catalogue/library-scan/only-changed-files-are-read-again", test_index);
  g_test_add_func ("/catalogue/library-scan/cancellation-loses-nothing", test_cancelled);
  g_test_add_func ("/catalogue/library-scan/links-are-not-followed", test_traps);
  g_test_add_func ("/catalogue/library-scan/damaged-files-are-counted", test_fuzz);

  return g_test_run ();
}
