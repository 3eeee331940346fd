/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <gtk/gtk.h>

#include "bench/earcup-bench.h"
#include "catalogue/earcup-shelf.h"
#include "widgets/earcup-gradual.h"
#include "windows/earcup-application.h"
#include "windows/earcup-entry-row.h"

/* What a letter costs that is typed into the search: the pass over all entries, and the rows that
 * are made anew, up to the end of the next frame; and what comes at most at once afterwards, while
 * the rows follow that are not seen. In processor time, so that what else the machine does is not
 * counted. */

#define MOST_KEYS 64

typedef struct {
  double model_ms[MOST_KEYS];
  double total_ms[MOST_KEYS];
  double later_ms[MOST_KEYS];
  guint  n_keys;
} Times;

static const char *const texts[] = { "sennheiser hd 650", "audio-technica", "dt 770 250", "zorblax",
                                     NULL };

static GListStore *
make_curves (guint n_curves)
{
  static const char *const makers[] = { "Sennheiser", "Beyerdynamic", "Audio-Technica", "AKG",
                                        "Sony", "HiFiMAN", "Shure", "Audeze", "Focal", "Grado" };
  GListStore *store = g_list_store_new (EARCUP_TYPE_ENTRY);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  gint16 levels[EARCUP_ENTRY_N_LEVELS] = { 0 };

  for (guint i = 0; i < n_curves; i++)
    {
      g_autofree char *id = g_strdup_printf ("curve:file:///library/%u.csv", i);
      g_autofree char *model = g_strdup_printf ("%s %u", i % 3 == 0 ? "HD" : i % 3 == 1 ? "DT"
                                                                                        : "Pro", i);

      g_ptr_array_add (entries, earcup_entry_new_curve (id, makers[i % G_N_ELEMENTS (makers)],
                                                        model, "oratory1990", levels));
    }

  g_list_store_splice (store, 0, 0, entries->pdata, entries->len);
  return store;
}

static GPtrArray *spare_rows;

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  g_autoptr(GtkWidget) row = NULL;

  if (spare_rows->len > 0)
    row = g_ptr_array_steal_index_fast (spare_rows, spare_rows->len - 1);
  else
    row = g_object_ref_sink (earcup_entry_row_new ());
  g_object_set_data_full (G_OBJECT (item), "row", g_object_ref (row), g_object_unref);
  gtk_list_item_set_child (item, row);
}

static void
teardown_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  g_autoptr(GtkWidget) row = g_object_steal_data (G_OBJECT (item), "row");

  if (gtk_list_item_get_child (item) != NULL)
    gtk_list_item_set_child (item, NULL);
  if (gtk_widget_get_parent (row) == NULL)
    g_ptr_array_add (spare_rows, g_steal_pointer (&row));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  EarcupEntryRow *row = EARCUP_ENTRY_ROW (gtk_list_item_get_child (item));

  earcup_entry_row_set_entry (row, gtk_list_item_get_item (item), NULL);
  earcup_entry_row_set_marks (row, "", FALSE);
}

static GtkWidget *
open_window (EarcupGradual *gradual)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection;

  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (gradual)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_cb), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory));
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 700);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static void
painted_cb (GdkFrameClock *clock,
            gboolean      *painted)
{
  *painted = TRUE;
}

/* Lets the rest of the list come. Returns the most that one turn of the main loop takes. */
static double
follow (GListModel *shelf,
        GListModel *gradual)
{
  double most_ms = 0.0;

  while (g_list_model_get_n_items (gradual) != g_list_model_get_n_items (shelf))
    {
      double begin_s = earcup_bench_processor ();

      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      most_ms = MAX (most_ms, 1000.0 * (earcup_bench_processor () - begin_s));
    }

  return most_ms;
}

/* Types a letter. */
static void
type (EarcupShelf   *shelf,
      EarcupGradual *gradual,
      GtkWidget     *window,
      const char    *text,
      Times         *times)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  double begin_s = earcup_bench_processor ();
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  earcup_gradual_begin (gradual);
  earcup_shelf_set_text (shelf, text);
  earcup_gradual_end (gradual);
  times->model_ms[times->n_keys] = 1000.0 * (earcup_bench_processor () - begin_s);
  gtk_widget_queue_draw (window);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_signal_handler_disconnect (clock, id);
  times->total_ms[times->n_keys] = 1000.0 * (earcup_bench_processor () - begin_s);
  times->later_ms[times->n_keys] = follow (G_LIST_MODEL (shelf), G_LIST_MODEL (gradual));
  times->n_keys++;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static void
print (guint       n_entries,
       double     *ms,
       guint       n_keys,
       const char *what)
{
  qsort (ms, n_keys, sizeof *ms, compare);
  g_print ("%6u entries, %s: median %.1f ms, most %.1f ms\n", n_entries, what, ms[n_keys / 2],
           ms[n_keys - 1]);
}

static void
run (EarcupCatalogue *catalogue,
     guint            n_curves)
{
  g_autoptr(GFile) file = g_file_new_for_path ("/nonexistent/earcup/collections.json");
  g_autoptr(EarcupCollections) collections = earcup_collections_new (file);
  g_autoptr(EarcupGallery) gallery = earcup_gallery_new (catalogue);
  g_autoptr(EarcupShelf) shelf = earcup_shelf_new (catalogue, gallery, collections);
  g_autoptr(GListStore) curves = make_curves (n_curves);
  g_autoptr(EarcupGradual) gradual = NULL;
  GtkWidget *window;
  Times times = { .n_keys = 0 };

  earcup_shelf_add (shelf, G_LIST_MODEL (catalogue));
  earcup_shelf_add (shelf, G_LIST_MODEL (curves));
  gradual = earcup_gradual_new (G_LIST_MODEL (shelf));
  window = open_window (gradual);
  for (guint i = 0; i < 300; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }

  for (guint i = 0; texts[i] != NULL; i++)
    {
      for (gsize n = 1; n <= strlen (texts[i]) && times.n_keys < MOST_KEYS - 4; n++)
        {
          g_autofree char *typed = g_strndup (texts[i], n);

          type (shelf, gradual, window, typed, &times);
        }
      type (shelf, gradual, window, "", &times);
    }

  print (earcup_shelf_get_n_all (shelf), times.model_ms, times.n_keys, "search and list");
  print (earcup_shelf_get_n_all (shelf), times.total_ms, times.n_keys, "search, rows and frame");
  print (earcup_shelf_get_n_all (shelf), times.later_ms, times.n_keys, "at once afterwards");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(EarcupCatalogue) catalogue = NULL;

  gtk_init ();
  spare_rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_object_unref (g_object_ref_sink (earcup_application_new ()));     /* brings the templates */
  catalogue = earcup_catalogue_new_bundled (NULL);
  g_assert_nonnull (catalogue);
  run (catalogue, 9858);
  run (catalogue, 49858);

  return 0;
}
