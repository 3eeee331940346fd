/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-listener.h"

#include "earcup-config.h"
#include "interchange/earcup-sofa-file.h"

#include <glib/gi18n-lib.h>

struct _EarcupListener
{
  EarcupResponse *diffuse_field;
  GMutex          mutex;           /* held while the head is read */
  char           *text;            /* written before the head */
  EarcupHead     *head;            /* atomic; NULL until it is asked for */
};

G_DEFINE_BOXED_TYPE (EarcupListener, earcup_listener, earcup_listener_ref, earcup_listener_unref)

/**
 * earcup_listener_new:
 * @diffuse_field: the level at the drum in a diffuse field, in dB
 *
 * Makes the listener who chose no head. It is read when it is asked for first.
 *
 * Returns: (transfer full): the listener; any thread
 */
EarcupListener *
earcup_listener_new (EarcupResponse *diffuse_field)
{
  EarcupListener *self = g_atomic_rc_box_new0 (EarcupListener);

  g_mutex_init (&self->mutex);
  self->diffuse_field = earcup_response_ref (diffuse_field);

  return self;
}

/**
 * earcup_listener_new_file:
 * @file: a SOFA file
 * @diffuse_field: the level at the drum in a diffuse field, in dB
 * @error: return location for an error as of earcup_sofa_file_load()
 *
 * Makes a listener with a head that was chosen, and reads it.
 *
 * Returns: (transfer full): the listener, or %NULL with @error set; any thread, blocks
 */
EarcupListener *
earcup_listener_new_file (GFile           *file,
                          EarcupResponse  *diffuse_field,
                          GError         **error)
{
  EarcupHead *head = earcup_sofa_file_load (file, diffuse_field, error);
  g_autofree char *name = NULL;
  EarcupListener *self;

  if (head == NULL)
    return NULL;

  name = g_file_get_basename (file);
  self = earcup_listener_new (diffuse_field);
  self->head = head;
  /* Translators: %s is the name of a file */
  self->text = g_strdup_printf (_("The head is that of “%s”"), name);

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupListener *
earcup_listener_ref (EarcupListener *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupListener *self = data;

  g_mutex_clear (&self->mutex);
  g_clear_pointer (&self->diffuse_field, earcup_response_unref);
  g_clear_pointer (&self->head, earcup_head_unref);
  g_free (self->text);
}

/* Gives up a reference; any thread. */
void
earcup_listener_unref (EarcupListener *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: (transfer none): the head; not in the main thread, the first time it takes a tenth of a
 * second */
EarcupHead *
earcup_listener_get_head (EarcupListener *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->head == NULL)
    g_atomic_pointer_set (&self->head,
                          earcup_sofa_file_load_default (self->diffuse_field, &self->text));

  return self->head;
}

/* Returns: (transfer none) (nullable): a sentence without its full stop that says what head it is,
 * %NULL until it was read; any thread, never blocks */
const char *
earcup_listener_get_text (EarcupListener *self)
{
  return g_atomic_pointer_get (&self->head) != NULL ? self->text : NULL;
}
