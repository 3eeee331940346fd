/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "errands/earcup-errand.h"

/* What the task knows of its owner. */
typedef struct {
  GObject             *owner;
  GAsyncReadyCallback  callback;
  gpointer             user_data;
} Errand;

static void
done_cb (GObject      *nobody,
         GAsyncResult *result,
         gpointer      user_data)
{
  Errand *self = user_data;

  self->callback (self->owner, result, self->user_data);
  g_object_unref (self->owner);
  g_free (self);
}

/**
 * earcup_errand_new:
 * @owner: (type GObject): for whom something is done
 * @cancellable: (nullable): to stop
 * @callback: is called with @owner when it is done
 * @user_data: for @callback
 *
 * Creates a task that is to be run in another thread, and has to be run: @owner stays until
 * @callback has returned. Widgets, players and their like may only be disposed of by the thread
 * that they live in. A plain #GTask does not keep to that: the other thread still holds the task
 * for a moment after the callback, and then may be the last to let go of it and of its source.
 * This one has no source, so that the other thread never has to do with @owner; nor may the data of
 * the task own what only one thread may dispose of.
 *
 * Returns: (transfer full): the task
 */
GTask *
earcup_errand_new (gpointer             owner,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  Errand *self;

  g_return_val_if_fail (G_IS_OBJECT (owner), NULL);
  g_return_val_if_fail (callback != NULL, NULL);

  self = g_new (Errand, 1);
  self->owner = g_object_ref (owner);
  self->callback = callback;
  self->user_data = user_data;

  return g_task_new (NULL, cancellable, done_cb, self);
}
