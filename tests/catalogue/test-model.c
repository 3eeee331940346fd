/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-model.h"

#include <math.h>
#include <string.h>

static EarcupModel *
make (EarcupCatalogue *catalogue,
      const char      *id)
{
  EarcupEntry *entry = earcup_catalogue_get_entry (catalogue, id);
  g_autoptr(GError) error = NULL;
  EarcupModel *model = earcup_model_new_entry (catalogue, entry, &error);

  g_assert_no_error (error);
  return model;
}

static void
test_all (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  guint n_of[EARCUP_PROVENANCE_MAKER + 1] = { 0 };

  for (guint i = 0; i < 142; i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);
      g_autoptr(EarcupModel) model = NULL;
      EarcupResponse *response;

      if (earcup_entry_get_kind (entry) != EARCUP_ENTRY_KIND_HEADPHONE)
        continue;

      model = make (catalogue, earcup_entry_get_id (entry));
      response = earcup_model_get_response (model);
      for (double hz = 20.0; hz <= 20000.0; hz *= 1.1)
        g_assert_true (isfinite (earcup_response_get_level (response, hz)));
      n_of[earcup_model_get_provenance (model)]++;
      g_assert_cmpint (earcup_model_get_fit (model) == NULL, ==,
                       earcup_model_get_provenance (model) == EARCUP_PROVENANCE_ESTIMATED);
      g_assert_cmpint (earcup_model_get_relative (model) != NULL, ==,
                       earcup_model_get_provenance (model) == EARCUP_PROVENANCE_DERIVED);
      g_assert_cmpint (earcup_model_get_enclosure (model), ==, earcup_entry_get_enclosure (entry));
      g_assert_true (earcup_model_get_entry (model) == entry);
      g_assert_cmpstr (earcup_model_get_name (model), ==, earcup_entry_get_name (entry));
    }

  g_assert_cmpuint (n_of[EARCUP_PROVENANCE_FITTED], ==, 58);
  g_assert_cmpuint (n_of[EARCUP_PROVENANCE_DERIVED], ==, 36);
  g_assert_cmpuint (n_of[EARCUP_PROVENANCE_ESTIMATED], ==, 36);
}

static void
test_headphones (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(GPtrArray) models = earcup_model_new_headphones (catalogue, NULL);
  guint at = 0;

  g_assert_nonnull (models);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);

      if (earcup_entry_get_kind (entry) != EARCUP_ENTRY_KIND_HEADPHONE)
        continue;

      g_assert_cmpuint (at, <, models->len);
      g_assert_true (earcup_model_get_entry (models->pdata[at++]) == entry);
    }
  g_assert_cmpuint (at, ==, models->len);
}

static gboolean
has_note (EarcupModel *model,
          const char  *word)
{
  const char *const *notes = earcup_model_get_notes (model);

  for (guint i = 0; i < earcup_model_get_n_notes (model); i++)
    if (strstr (notes[i], word) != NULL)
      return TRUE;

  return FALSE;
}

/* Or else a note says that it does not. */
static void
test_level (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  guint n_met = 0, n_noted = 0;

  for (guint i = 0; i < 142; i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);
      g_autoptr(EarcupModel) model = NULL;
      double db_per_v, level_db;

      if (earcup_entry_get_kind (entry) != EARCUP_ENTRY_KIND_HEADPHONE ||
          !earcup_entry_get_number (entry, "sensitivity_db_per_v", &db_per_v))
        continue;

      model = make (catalogue, earcup_entry_get_id (entry));
      level_db = earcup_response_get_level (earcup_model_get_response (model), 1000.0);
      if (has_note (model, "published sensitivity") || has_note (model, "reach"))
        {
          g_assert_cmpfloat (fabs (level_db - db_per_v), >, 0.04);
          n_noted++;
        }
      else
        {
          g_assert_cmpfloat_with_epsilon (level_db, db_per_v, 0.501);
          n_met++;
        }
    }

  g_assert_cmpuint (n_met + n_noted, ==, 112);
  g_assert_cmpuint (n_met, >, n_noted);
}

static void
test_sharing (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  guint n_headphones = 0, n_sharing = 0;

  for (guint i = 0; i < 142; i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);
      g_autoptr(EarcupModel) model = NULL;
      const char *const *sharing;

      if (earcup_entry_get_kind (entry) != EARCUP_ENTRY_KIND_HEADPHONE)
        continue;

      model = make (catalogue, earcup_entry_get_id (entry));
      sharing = earcup_model_get_sharing (model);
      g_assert_false (g_strv_contains (sharing, earcup_entry_get_id (entry)));
      n_headphones++;
      for (guint j = 0; sharing[j] != NULL; j++)
        {
          g_autoptr(EarcupModel) other = make (catalogue, sharing[j]);

          g_assert_true (g_strv_contains (earcup_model_get_sharing (other),
                                          earcup_entry_get_id (entry)));
          n_sharing++;
        }
    }

  g_assert_cmpuint (n_headphones, ==, 130);
  g_assert_cmpuint (n_sharing, >, 0);
}

static void
test_notes (void)
{
  const struct
  {
    const char *id;
    const char *word;
  } cases[] = {
    { "koss-sp-3", "impedance is not known" },
    { "koss-sp-3", "sensitivity is not known" },
    { "roland-rh-200s", "sensitivity is not known" },
    { "sennheiser-hd-25", "rough" },
    { "sony-wh-1000xm4", "powered" },
    { "audeze-lcd-xc", "planar" },
    { "ollo-audio-s4x", "impedance is unverified" },
    { "ollo-audio-s4x", "sensitivity is unverified" },
    { "meze-audio-109-pro", "out of the archetype's reach" },
  };
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupModel) plain = make (catalogue, "sony-mdr-7506");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(EarcupModel) model = make (catalogue, cases[i].id);

      g_assert_true (has_note (model, cases[i].word));
      g_assert_false (has_note (plain, cases[i].word));
    }
}

static void
test_origin (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupModel) known = make (catalogue, "sony-mdr-m1st");
  g_autoptr(EarcupModel) unknown = make (catalogue, "koss-sp-3");
  g_autofree char *of_known = earcup_model_dup_provenance_text (known);
  g_autofree char *of_unknown = earcup_model_dup_provenance_text (unknown);
  g_autofree char *shared = g_strdup_printf ("shared by %u other models",
                                             g_strv_length ((char **)
                                                            earcup_model_get_sharing (known)));

  g_test_message ("%s", of_known);
  g_assert_nonnull (strstr (of_known, "not measured"));
  g_assert_nonnull (strstr (of_known, "Impedance and sensitivity are as published"));
  g_assert_nonnull (strstr (of_known, shared));
  g_assert_nonnull (strstr (of_unknown, "None of its own figures is known"));
}

static void
test_monitor (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupModel) model = make (catalogue, "yamaha-hs5");
  g_autoptr(EarcupModel) noted = earcup_model_new_noted (model, "A note.");
  g_autofree char *before = earcup_model_dup_provenance_text (model);
  g_autofree char *after = NULL;

  g_assert_nonnull (earcup_model_get_monitor (model));
  g_assert_true (earcup_model_get_monitor (noted) == earcup_model_get_monitor (model));
  g_assert_cmpuint (earcup_model_get_n_notes (noted), ==, earcup_model_get_n_notes (model) + 1);
  g_assert_true (earcup_model_get_response (noted) == earcup_model_get_response (model));

  after = earcup_model_dup_provenance_text (model);
  g_assert_null (strstr (before, "The head is "));
  g_assert_nonnull (strstr (after, "The head is "));
  g_assert_true (g_str_has_prefix (after, before));

  g_assert_null (earcup_model_get_design (model));
  g_assert_null (earcup_model_get_fit (model));
  g_assert_null (earcup_model_get_relative (model));
  g_assert_cmpuint (earcup_model_get_n_variants (model), ==, 0);
  g_assert_cmpint (earcup_model_get_provenance (model), ==, EARCUP_PROVENANCE_MAKER);
}

static void
test_placed (void)
{
  EarcupMonitorSetup hall = { .room = EARCUP_MONITOR_ROOM_HALL, .distance_m = 4.0 };
  EarcupMonitorSetup far = { .distance_m = 3.9 };
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupModel) usual = make (catalogue, "yamaha-hs5");
  g_autoptr(EarcupModel) placed = earcup_model_new_placed (usual, &hall, NULL);
  EarcupMonitor *monitor = earcup_model_get_monitor (placed);
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (earcup_model_get_id (placed), ==, earcup_model_get_id (usual));
  g_assert_cmpint (earcup_monitor_get_room (monitor), ==, hall.room);
  g_assert_cmpfloat (earcup_monitor_get_distance (monitor), ==, hall.distance_m);
  g_assert_true (earcup_monitor_get_listener (monitor) ==
                 earcup_monitor_get_listener (earcup_model_get_monitor (usual)));

  g_assert_null (earcup_model_new_placed (usual, &far, &error));
  g_assert_error (error, EARCUP_LAYOUT_ERROR, EARCUP_LAYOUT_ERROR_OUTSIDE);
  g_assert_true (g_str_has_prefix (error->message, "Yamaha HS5: "));
}

static void
test_user (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  EarcupArchetype *archetype = earcup_catalogue_get_archetype (catalogue, "open");
  EarcupDesign *design = (EarcupDesign *) earcup_archetype_get_design (archetype);
  g_autoptr(EarcupModel) of_archetype = earcup_model_new_archetype (archetype);
  g_autoptr(EarcupModel) of_user = earcup_model_new_user ("mine", design);
  g_autoptr(EarcupModel) noted = earcup_model_new_noted (of_user, "A note.");

  g_assert_true (earcup_model_get_design (of_user) == design);
  g_assert_cmpint (earcup_model_get_provenance (of_archetype), ==, EARCUP_PROVENANCE_ARCHETYPE);
  g_assert_cmpint (earcup_model_get_provenance (of_user), ==, EARCUP_PROVENANCE_USER);
  g_assert_cmpuint (earcup_model_get_n_notes (of_user), ==, 0);
  g_assert_cmpuint (earcup_model_get_n_notes (noted), ==, 1);
  g_assert_true (earcup_model_get_design (noted) == design);
  g_assert_cmpfloat (earcup_response_get_level (earcup_model_get_response (of_archetype), 50.0), ==,
                     earcup_response_get_level (earcup_model_get_response (noted), 50.0));
}

static gpointer
get_response (gpointer data)
{
  return earcup_model_get_response (data);
}

static void
test_threads (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupModel) model = make (catalogue, "akg-k702");
  GThread *threads[8];
  gpointer first;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("response", get_response, model);

  first = g_thread_join (threads[0]);
  for (guint i = 1; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == first);
}

/* The account of a curve holds its origin and every note, each once. */
static void
test_account (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  static const char *const ids[] = { "sennheiser-hd-650", "sony-wh-1000xm4", "sennheiser-hd-25" };
  guint n_notes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(EarcupModel) model = make (catalogue, ids[i]);
      g_autofree char *account = earcup_model_dup_account (model);
      g_autofree char *origin = earcup_model_dup_provenance_text (model);
      g_auto(GStrv) parts = g_strsplit (account, "\n\n", -1);

      g_assert_cmpuint (g_strv_length (parts), ==, 1 + earcup_model_get_n_notes (model));
      g_assert_cmpstr (parts[0], ==, origin);
      for (guint n = 0; n < earcup_model_get_n_notes (model); n++)
        g_assert_cmpstr (parts[n + 1], ==, earcup_model_get_notes (model)[n]);
      n_notes += earcup_model_get_n_notes (model);
    }

  g_assert_cmpuint (n_notes, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/model/each-headphone-has-a-finite-response", test_all);
  g_test_add_func ("/catalogue/model/headphones-are-all-in-their-order", test_headphones);
  g_test_add_func ("/catalogue/model/the-response-meets-the-sensitivity", test_level);
  g_test_add_func ("/catalogue/model/sharing-is-mutual", test_sharing);
  g_test_add_func ("/catalogue/model/notes-name-what-is-rough", test_notes);
  g_test_add_func ("/catalogue/model/the-origin-is-told", test_origin);
  g_test_add_func ("/catalogue/model/the-account-holds-every-note", test_account);
  g_test_add_func ("/catalogue/model/a-loudspeaker-has-no-design", test_monitor);
  g_test_add_func ("/catalogue/model/a-loudspeaker-can-be-put-elsewhere", test_placed);
  g_test_add_func ("/catalogue/model/archetypes-and-own-designs-are-kept", test_user);
  g_test_add_func ("/catalogue/model/threads-get-one-response", test_threads);
  return g_test_run ();
}
