/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-gallery.h"

#include "catalogue/earcup-curve-model.h"
#include "catalogue/earcup-rig.h"
#include "errands/earcup-errand.h"

#include <string.h>

#define HAND_OVER_US (100 * 1000)     /* so often what is new is handed to the main thread */

struct _EarcupGallery
{
  GObject          parent_instance;

  EarcupCatalogue *catalogue;
  GHashTable      *portraits;      /* entry, borrowed from the catalogue, to EarcupPortrait */
  GCancellable    *cancellable;
  gboolean         is_done;
  double          *corrections[EARCUP_N_RIGS];   /* to GRAS, NULL until they are needed */
};

/* Portraits on their way to the main thread. */
typedef struct {
  EarcupGallery *gallery;
  GPtrArray     *entries;      /* borrowed */
  GPtrArray     *portraits;    /* of EarcupPortrait */
} Batch;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupGallery, earcup_gallery, G_TYPE_OBJECT)

/* {{{ In the thread */

static Batch *
batch_new (EarcupGallery *gallery)
{
  Batch *self = g_new0 (Batch, 1);

  self->gallery = g_object_ref (gallery);
  self->entries = g_ptr_array_new ();
  self->portraits = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
batch_free (gpointer data)
{
  Batch *self = data;

  g_object_unref (self->gallery);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->portraits);
  g_free (self);
}

static gboolean
take_batch_cb (gpointer user_data)
{
  Batch *batch = user_data;
  EarcupGallery *self = batch->gallery;

  if (self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable))
    return G_SOURCE_REMOVE;

  for (guint i = 0; i < batch->entries->len; i++)
    g_hash_table_insert (self->portraits, batch->entries->pdata[i],
                         g_steal_pointer (&batch->portraits->pdata[i]));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
hand_over (Batch *batch)
{
  g_idle_add_full (G_PRIORITY_LOW, take_batch_cb, batch, batch_free);
}

/* Headphones first: there are more of them, and loudspeakers take longer. */
static void
paint_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  EarcupGallery *self = task_data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->catalogue));
  Batch *batch = batch_new (self);
  gint64 last_us = g_get_monotonic_time ();

  for (guint i = 0; i < 2 * n && !g_cancellable_is_cancelled (cancellable); i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (self->catalogue, i % n);
      EarcupEntryKind wanted = i < n ? EARCUP_ENTRY_KIND_HEADPHONE : EARCUP_ENTRY_KIND_MONITOR;
      g_autoptr(EarcupModel) model = NULL;
      EarcupPortrait *portrait;

      if (earcup_entry_get_kind (entry) != wanted)
        continue;
      model = earcup_model_new_entry (self->catalogue, entry, NULL);
      if (model == NULL)
        continue;

      portrait = g_new (EarcupPortrait, 1);
      earcup_portrait_of_model (portrait, model);
      g_ptr_array_add (batch->entries, entry);
      g_ptr_array_add (batch->portraits, portrait);
      if (g_get_monotonic_time () > last_us + HAND_OVER_US)
        {
          hand_over (g_steal_pointer (&batch));
          batch = batch_new (self);
          last_us = g_get_monotonic_time ();
        }
    }

  hand_over (batch);
  g_task_return_boolean (task, TRUE);
}

/* }}} */

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  EarcupGallery *self = EARCUP_GALLERY (source);

  self->is_done = g_task_propagate_boolean (G_TASK (result), NULL);
}

/* Begins to compute the portraits of the catalogue, once. */
void
earcup_gallery_begin (EarcupGallery *self)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (EARCUP_IS_GALLERY (self));

  /* The thread must find what only the main thread may make. */
  if (self->cancellable != NULL || earcup_catalogue_get_lineage (self->catalogue, NULL) == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  task = earcup_errand_new (self, self->cancellable, painted_cb, NULL);
  g_task_set_source_tag (task, earcup_gallery_begin);
  g_task_set_task_data (task, self, NULL);         /* which stays until it is told */
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_run_in_thread (task, paint_in_thread);
}

/* Stops computing, because nobody will look any more. */
void
earcup_gallery_cancel (EarcupGallery *self)
{
  g_return_if_fail (EARCUP_IS_GALLERY (self));

  g_cancellable_cancel (self->cancellable);
}

static void
earcup_gallery_finalize (GObject *object)
{
  EarcupGallery *self = EARCUP_GALLERY (object);

  g_clear_object (&self->cancellable);
  g_object_unref (self->catalogue);
  g_hash_table_unref (self->portraits);
  for (guint i = 0; i < EARCUP_N_RIGS; i++)
    g_free (self->corrections[i]);

  G_OBJECT_CLASS (earcup_gallery_parent_class)->finalize (object);
}

static void
earcup_gallery_class_init (EarcupGalleryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = earcup_gallery_finalize;

  /**
   * EarcupGallery::changed:
   *
   * There are more portraits.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EARCUP_TYPE_GALLERY, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
earcup_gallery_init (EarcupGallery *self)
{
  self->portraits = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/* Makes a gallery in which nothing has been computed. (transfer full) */
EarcupGallery *
earcup_gallery_new (EarcupCatalogue *catalogue)
{
  EarcupGallery *self = g_object_new (EARCUP_TYPE_GALLERY, NULL);

  self->catalogue = g_object_ref (catalogue);
  return self;
}

/* What is added to a curve of a rig: what the rig makes of a flat line. */
static const double *
get_correction (EarcupGallery *self,
                EarcupRig      rig)
{
  const double hz[] = { EARCUP_RESPONSE_LOWEST_HZ, EARCUP_RESPONSE_HIGHEST_HZ };
  const double db[] = { 0.0, 0.0 };
  g_autoptr(EarcupResponse) flat = NULL;
  g_autoptr(EarcupResponse) seen = NULL;

  if (rig == EARCUP_RIG_GRAS || self->corrections[rig] != NULL)
    return self->corrections[rig];

  flat = earcup_response_new_sampled (hz, db, G_N_ELEMENTS (hz), NULL);
  seen = earcup_rig_convert (rig, self->catalogue, flat, NULL);
  if (seen == NULL)
    return NULL;

  self->corrections[rig] = g_new (double, EARCUP_DEVIATION_POINTS);
  earcup_deviation_levels (seen, self->corrections[rig]);
  return self->corrections[rig];
}

/**
 * earcup_gallery_get:
 * @self: a gallery
 * @entry: of the catalogue, or a curve of the user's own
 * @portrait: (out): its portrait
 *
 * Returns: whether there is one yet; @portrait is untouched where there is none
 */
gboolean
earcup_gallery_get (EarcupGallery  *self,
                    EarcupEntry    *entry,
                    EarcupPortrait *portrait)
{
  const gint16 *levels = earcup_entry_get_levels (entry);
  const EarcupPortrait *found;
  guint rig = EARCUP_RIG_GRAS;

  if (levels != NULL)
    {
      earcup_catalogue_get_rig (self->catalogue,
                                earcup_entry_get_id (entry) + strlen (EARCUP_CURVE_MODEL_PREFIX),
                                &rig);
      earcup_portrait_of_levels (portrait, levels, get_correction (self, (EarcupRig) rig));
      return TRUE;
    }

  found = g_hash_table_lookup (self->portraits, entry);
  if (found != NULL)
    *portrait = *found;
  return found != NULL;
}

/* Returns: whether the portraits of the whole catalogue have been computed */
gboolean
earcup_gallery_is_done (EarcupGallery *self)
{
  return self->is_done;
}
