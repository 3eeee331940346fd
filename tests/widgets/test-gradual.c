/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include "widgets/earcup-gradual.h"

#define PATIENCE_US (20 * G_USEC_PER_SEC)

/* A list that believes what it is told of another, and must always hold the same. */
typedef struct {
  GListModel *model;
  GPtrArray  *items;
  guint       n_most;       /* entries that came with one change */
  guint       n_changes;
} Mirror;

static void
mirror_cb (Mirror *self,
           guint   position,
           guint   n_removed,
           guint   n_added)
{
  self->n_changes++;
  self->n_most = MAX (self->n_most, n_added);
  if (n_removed > 0)
    g_ptr_array_remove_range (self->items, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (self->items, (int) (position + i),
                        g_list_model_get_item (self->model, position + i));

  g_assert_cmpuint (self->items->len, ==, g_list_model_get_n_items (self->model));
  for (guint i = 0; i < self->items->len; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (self->model, i);

      g_assert_true (item == self->items->pdata[i]);
    }
}

static GtkStringList *
make_words (const char *stem,
            guint       n)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = g_strdup_printf ("%s %u", stem, i);

      gtk_string_list_append (words, word);
    }

  return words;
}

static void
replace (GListStore *store,
         const char *stem,
         guint       n)
{
  g_autoptr(GtkStringList) words = make_words (stem, n);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (all, g_list_model_get_item (G_LIST_MODEL (words), i));
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), all->pdata,
                       all->len);
}

static void
wait_for (EarcupGradual *gradual,
          guint          n)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (g_list_model_get_n_items (G_LIST_MODEL (gradual)) != n && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gradual)), ==, n);
}

static void
open_mirror (Mirror        *mirror,
             EarcupGradual *gradual)
{
  *mirror = (Mirror) {
    .model = G_LIST_MODEL (gradual),
    .items = g_ptr_array_new_with_free_func (g_object_unref),
  };
  mirror_cb (mirror, 0, 0, g_list_model_get_n_items (mirror->model));
  mirror->n_most = mirror->n_changes = 0;
  g_signal_connect_swapped (gradual, "items-changed", G_CALLBACK (mirror_cb), mirror);
}

/* Whatever else happens on the way, the list tells truly what it holds, and holds all at last. */
static void
test_large_changes_come_in_steps (void)
{
  g_autoptr(GListStore) store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr(EarcupGradual) gradual = NULL;
  Mirror mirror;

  replace (store, "old", 1000);
  gradual = earcup_gradual_new (G_LIST_MODEL (store));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gradual)), ==, 1000);
  open_mirror (&mirror, gradual);

  earcup_gradual_begin (gradual);
  replace (store, "new", 200);
  earcup_gradual_end (gradual);
  g_assert_cmpuint (mirror.items->len, ==, 24);
  g_list_store_remove (store, 3);
  g_list_store_remove (store, 100);
  wait_for (gradual, 198);
  g_assert_cmpuint (mirror.n_most, <=, 24);
  g_assert_cmpuint (mirror.n_changes, >, 5);

  earcup_gradual_begin (gradual);
  replace (store, "more", 5000);
  replace (store, "few", 30);
  replace (store, "fewer", 3);
  earcup_gradual_end (gradual);
  g_assert_cmpuint (mirror.items->len, ==, 3);
  earcup_gradual_begin (gradual);
  replace (store, "all", 5000);
  earcup_gradual_end (gradual);
  replace (store, "none", 0);
  g_assert_cmpuint (mirror.items->len, ==, 0);
  g_signal_handlers_disconnect_by_data (gradual, &mirror);
  g_ptr_array_unref (mirror.items);
}

/* What is small, or not to be shown in steps, is shown at once. */
static void
test_other_changes_come_at_once (void)
{
  g_autoptr(GListStore) store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr(EarcupGradual) gradual = earcup_gradual_new (G_LIST_MODEL (store));
  Mirror mirror;

  open_mirror (&mirror, gradual);
  replace (store, "all", 500);
  g_assert_cmpuint (mirror.items->len, ==, 500);
  earcup_gradual_begin (gradual);
  g_list_store_remove (store, 400);
  g_assert_cmpuint (mirror.items->len, ==, 499);
  earcup_gradual_end (gradual);
  g_assert_cmpuint (mirror.n_changes, ==, 2);
  g_signal_handlers_disconnect_by_data (gradual, &mirror);
  g_ptr_array_unref (mirror.items);
}

static const WidgetTest tests[] = {
  { "/widgets/gradual/large-changes-come-in-steps", test_large_changes_come_in_steps },
  { "/widgets/gradual/other-changes-come-at-once", test_other_changes_come_at_once },
};

int
main (int    argc,
      char **argv)
{
  return run_widget_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
