/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-listener.h"

#include <string.h>

#include "catalogue/earcup-catalogue.h"

static gpointer
get_head (gpointer data)
{
  return earcup_listener_get_head (data);
}

static void
test_default (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  EarcupListener *listener = earcup_catalogue_get_listener (catalogue, NULL);
  GThread *threads[4];
  EarcupHead *head;

  g_assert_nonnull (listener);
  g_assert_true (earcup_catalogue_get_listener (catalogue, NULL) == listener);
  g_assert_null (earcup_listener_get_text (listener));

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("head", get_head, listener);
  head = g_thread_join (threads[0]);
  g_assert_nonnull (head);
  for (guint i = 1; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == head);

  g_assert_true (g_str_has_prefix (earcup_listener_get_text (listener), "The head is "));
}

static void
test_bad_file (void)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_catalogue_new_bundled (NULL);
  g_autoptr(EarcupResponse) diffuse = NULL;
  g_autoptr(GFile) file = g_file_new_for_path ("/nowhere/head.sofa");
  g_autoptr(GError) error = NULL;

  diffuse = earcup_catalogue_load_target (catalogue, EARCUP_CATALOGUE_DIFFUSE, NULL);
  g_assert_null (earcup_listener_new_file (file, diffuse, &error));
  g_assert_nonnull (strstr (error->message, "head.sofa"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/listener/one-head-is-read-once-and-then-told", test_default);
  g_test_add_func ("/catalogue/listener/a-file-that-cannot-be-read-is-named", test_bad_file);

  return g_test_run ();
}
