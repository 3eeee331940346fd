/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-folder.h"

#include "catalogue/earcup-gallery.h"
#include "catalogue/earcup-rig.h"

static void
test_fills (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupGallery) gallery = earcup_gallery_new (catalogue);
  EarcupEntry *entry = earcup_catalogue_get_entry (catalogue, "sennheiser-hd-650");
  g_autoptr(EarcupModel) model = earcup_model_new_entry (catalogue, entry, NULL);
  EarcupPortrait shown, computed;

  g_assert_false (earcup_gallery_get (gallery, entry, &shown));
  earcup_gallery_begin (gallery);
  assert_before_long (earcup_gallery_is_done (gallery));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    assert_before_long (earcup_gallery_get (gallery, earcup_catalogue_get_nth (catalogue, i),
                                            &shown));
  earcup_gallery_get (gallery, entry, &shown);
  earcup_portrait_of_model (&computed, model);
  g_assert_cmpfloat_with_epsilon (shown.brightness_db, computed.brightness_db, 1e-12);
}

static void
test_rig (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupGallery) gallery = earcup_gallery_new (catalogue);
  gint16 levels[EARCUP_ENTRY_N_LEVELS] = { 0 };
  g_autoptr(EarcupEntry) entry = earcup_entry_new_curve ("curve:file:///a/b.csv", "A", "B", NULL,
                                                         levels);
  EarcupPortrait unknown, converted;

  g_assert_true (earcup_gallery_get (gallery, entry, &unknown));
  g_assert_cmpfloat_with_epsilon (unknown.levels_db[100], 0.0, 1e-12);
  earcup_catalogue_set_rig (catalogue, "file:///a", EARCUP_RIG_RTINGS, TRUE);
  g_assert_true (earcup_gallery_get (gallery, entry, &converted));
  g_assert_cmpfloat (earcup_deviation_profile_distance (unknown.profile, converted.profile), >,
                     0.1);
}

static void
test_cancel (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupGallery) gallery = earcup_gallery_new (catalogue);

  earcup_gallery_begin (gallery);
  earcup_gallery_cancel (gallery);
  for (guint i = 0; i < 100; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_false (earcup_gallery_is_done (gallery));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/gallery/has-everyone-after-a-while", test_fills);
  g_test_add_func ("/catalogue/gallery/curve-follows-the-rig-of-its-folder", test_rig);
  g_test_add_func ("/catalogue/gallery/can-be-stopped", test_cancel);

  return g_test_run ();
}
