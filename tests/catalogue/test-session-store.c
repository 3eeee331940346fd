/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-test-folder.h"

#include "catalogue/earcup-session-store.h"

#define N_SAVES 200

static EarcupSession *
make (const char *word)
{
  EarcupSession *session = earcup_session_new ();

  earcup_session_set_text (session, EARCUP_SESSION_SLOT, word);

  return session;
}

static void
assert_kept (EarcupSessionStore *store,
             EarcupSession      *session)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupSession) kept = earcup_session_store_load (store, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (earcup_session_equal (kept, session));
}

static void
test_kept (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) file = g_file_resolve_relative_path (folder, "not/there/yet/last.earcup");
  g_autoptr(EarcupSessionStore) store = earcup_session_store_new (file);
  g_autoptr(EarcupSession) session = make ("open");
  g_autoptr(GError) error = NULL;

  g_assert_false (earcup_session_store_exists (store));
  g_assert_null (earcup_session_store_load (store, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (earcup_session_store_save (store, session, &error));
  g_assert_true (earcup_session_store_exists (store));
  assert_kept (store, session);
  earcup_test_folder_remove (folder);
}

/* However many are on their way, the last one is what stays. */
static void
test_newest (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) file = g_file_get_child (folder, "last.earcup");
  g_autoptr(EarcupSessionStore) store = earcup_session_store_new (file);
  g_autoptr(EarcupSession) last = make ("the last one");

  for (guint i = 0; i < N_SAVES; i++)
    {
      g_autofree char *word = g_strdup_printf ("%u", i);
      g_autoptr(EarcupSession) session = make (word);

      earcup_session_store_save_later (store, session);
    }
  g_assert_true (earcup_session_store_save (store, last, NULL));
  for (guint i = 0; i < 50; i++)
    {
      assert_kept (store, last);
      g_usleep (2000);
    }
  earcup_test_folder_remove (folder);
}

static void
test_later (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) file = g_file_get_child (folder, "last.earcup");
  g_autoptr(EarcupSessionStore) store = earcup_session_store_new (file);
  g_autoptr(EarcupSession) session = make ("open");

  earcup_session_store_save_later (store, session);
  assert_before_long (earcup_session_store_exists (store));
  assert_kept (store, session);
  earcup_test_folder_remove (folder);
}

/* Once the store is gone nobody writes. */
static void
test_gone (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) file = g_file_get_child (folder, "last.earcup");
  g_autoptr(EarcupSession) session = make ("open");

  for (guint i = 0; i < N_SAVES; i++)
    {
      EarcupSessionStore *store = earcup_session_store_new (file);

      earcup_session_store_save_later (store, session);
      earcup_session_store_free (store);
      g_file_delete (file, NULL, NULL);
      g_assert_false (g_file_query_exists (file, NULL));
    }
  g_usleep (20000);
  g_assert_false (g_file_query_exists (file, NULL));
  earcup_test_folder_remove (folder);
}

static void
test_damaged (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) file = earcup_test_folder_write (folder, "last.earcup", "{\"format\":\"ear");
  g_autoptr(GFile) aside = g_file_get_child (folder, "last.earcup.damaged");
  g_autoptr(EarcupSessionStore) store = earcup_session_store_new (file);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (earcup_session_store_load (store, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_false (earcup_session_store_exists (store));
  g_assert_true (g_file_load_contents (aside, NULL, &text, NULL, NULL, NULL));
  g_assert_cmpstr (text, ==, "{\"format\":\"ear");
  earcup_test_folder_remove (folder);
}

static void
test_unwritable (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) file = earcup_test_folder_write (folder, "a-file", "x");
  g_autoptr(GFile) below = g_file_get_child (file, "last.earcup");
  g_autoptr(EarcupSessionStore) store = earcup_session_store_new (below);
  g_autoptr(EarcupSession) session = make ("open");
  g_autoptr(GError) error = NULL;

  g_assert_false (earcup_session_store_save (store, session, &error));
  g_assert_nonnull (error);
  earcup_test_folder_remove (folder);
}

static void
test_checked (void)
{
  g_autoptr(GFile) folder = earcup_test_folder_new ();
  g_autoptr(GFile) file = earcup_test_folder_write (folder, "a-file", "x");
  g_autoptr(GFile) below = g_file_get_child (file, "last.earcup");
  g_autoptr(GFile) beside = g_file_resolve_relative_path (folder, "not/there/last.earcup");
  g_autoptr(EarcupSessionStore) bad = earcup_session_store_new (below);
  g_autoptr(EarcupSessionStore) good = earcup_session_store_new (beside);
  g_autoptr(GError) error = NULL;

  g_assert_true (earcup_session_store_check (good, &error));
  g_assert_no_error (error);
  g_assert_false (earcup_session_store_exists (good));

  g_assert_false (earcup_session_store_check (bad, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  earcup_test_folder_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/session-store/a-session-is-kept", test_kept);
  g_test_add_func ("/catalogue/session-store/the-newest-stays", test_newest);
  g_test_add_func ("/catalogue/session-store/later-is-soon", test_later);
  g_test_add_func ("/catalogue/session-store/nothing-is-written-behind-its-back", test_gone);
  g_test_add_func ("/catalogue/session-store/what-is-damaged-is-laid-aside", test_damaged);
  g_test_add_func ("/catalogue/session-store/what-cannot-be-kept-is-told", test_unwritable);
  g_test_add_func ("/catalogue/session-store/it-tells-beforehand", test_checked);

  return g_test_run ();
}
