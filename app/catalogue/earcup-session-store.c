/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-session-store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "catalogue/earcup-session-file.h"

#define FOLDER    "earcup"
#define NAME      "last" EARCUP_SESSION_FILE_SUFFIX
#define DAMAGED   ".damaged"      /* is put behind the name of a file that cannot be read */

/* What the store shares with its writers, of which only the newest writes. */
typedef struct {
  gatomicrefcount  n_refs;
  GMutex           mutex;     /* who holds it writes */
  int              newest;    /* atomic */
} Shared;

struct _EarcupSessionStore
{
  GFile  *file;
  Shared *shared;
};

/* A session on its way to the file. */
typedef struct {
  GFile         *file;
  EarcupSession *session;
  Shared        *shared;
  int            serial;
} Writing;

static void
shared_unref (Shared *shared)
{
  if (!g_atomic_ref_count_dec (&shared->n_refs))
    return;

  g_mutex_clear (&shared->mutex);
  g_free (shared);
}

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->file);
  earcup_session_unref (writing->session);
  shared_unref (writing->shared);
  g_free (writing);
}

/* Makes a store that keeps a session in a file. (transfer full) */
EarcupSessionStore *
earcup_session_store_new (GFile *file)
{
  EarcupSessionStore *self = g_new0 (EarcupSessionStore, 1);

  self->file = g_object_ref (file);
  self->shared = g_new0 (Shared, 1);
  g_atomic_ref_count_init (&self->shared->n_refs);
  g_mutex_init (&self->shared->mutex);

  return self;
}

/* Makes the store of the user, in the folder for what programs remember. (transfer full) */
EarcupSessionStore *
earcup_session_store_new_user (void)
{
  g_autoptr(GFile) file = g_file_new_build_filename (g_get_user_state_dir (), FOLDER, NAME, NULL);

  return earcup_session_store_new (file);
}

/* From now on what older writers have is not written any more. */
static int
take_turn (Shared *shared)
{
  return g_atomic_int_add (&shared->newest, 1) + 1;
}

/* Frees a store; nothing is written any more afterwards. */
void
earcup_session_store_free (EarcupSessionStore *self)
{
  take_turn (self->shared);
  g_mutex_lock (&self->shared->mutex);
  g_mutex_unlock (&self->shared->mutex);
  shared_unref (self->shared);
  g_object_unref (self->file);
  g_free (self);
}

/* Returns: whether there is something to load */
gboolean
earcup_session_store_exists (EarcupSessionStore *self)
{
  return g_file_query_exists (self->file, NULL);
}

/**
 * earcup_session_store_check:
 * @self: a store
 * @error: return location for an error of %G_IO_ERROR, the words of the system
 *
 * Makes the folder for the session, and finds out whether something can be kept there.
 *
 * Returns: whether it can, otherwise with @error set
 */
gboolean
earcup_session_store_check (EarcupSessionStore  *self,
                            GError             **error)
{
  g_autoptr(GFile) folder = g_file_get_parent (self->file);
  const char *path = g_file_peek_path (folder);
  int code;

  if (g_mkdir_with_parents (path, 0700) == 0 && g_access (path, W_OK | X_OK) == 0)
    return TRUE;

  code = errno;
  g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (code), g_strerror (code));

  return FALSE;
}

/**
 * earcup_session_store_load:
 * @self: a store
 * @notes: (nullable) (element-type utf8): as in earcup_session_file_parse()
 * @error: return location for an error of %G_IO_ERROR
 *
 * Reads the session. A file that is damaged is laid aside under another name, so that nothing is
 * lost when the next session is kept.
 *
 * Returns: (transfer full): the session, or %NULL with @error set
 */
EarcupSession *
earcup_session_store_load (EarcupSessionStore  *self,
                           GPtrArray           *notes,
                           GError             **error)
{
  EarcupSession *session = earcup_session_file_load (self->file, notes, error);
  g_autofree char *path = g_file_get_path (self->file);
  g_autofree char *aside = g_strconcat (path, DAMAGED, NULL);
  g_autoptr(GFile) other = g_file_new_for_path (aside);

  if (session == NULL)
    g_file_move (self->file, other, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL);

  return session;
}

static gboolean
write_session (Writing  *writing,
               GError  **error)
{
  g_autoptr(GFile) folder = g_file_get_parent (writing->file);
  g_autofree char *path = g_file_get_path (folder);
  gboolean is_written = TRUE;

  g_mutex_lock (&writing->shared->mutex);
  if (writing->serial == g_atomic_int_get (&writing->shared->newest))
    {
      g_mkdir_with_parents (path, 0700);
      is_written = earcup_session_file_save (writing->session, writing->file, error);
    }
  g_mutex_unlock (&writing->shared->mutex);

  return is_written;
}

static Writing *
writing_new (EarcupSessionStore *self,
             EarcupSession      *session)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->file = g_object_ref (self->file);
  writing->session = earcup_session_ref (session);
  writing->shared = self->shared;
  g_atomic_ref_count_inc (&self->shared->n_refs);
  writing->serial = take_turn (self->shared);

  return writing;
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      writing,
                 GCancellable *cancellable)
{
  g_task_return_boolean (task, write_session (writing, NULL));
}

/* Keeps a session, in a thread. It is no loss for now where that fails: the next change tries
 * again, and to close the program says so. */
void
earcup_session_store_save_later (EarcupSessionStore *self,
                                 EarcupSession      *session)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, earcup_session_store_save_later);
  g_task_set_task_data (task, writing_new (self, session), (GDestroyNotify) writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

/* Keeps a session before it returns; what was to be written later is not written any more.
 *
 * Returns: whether it was written, otherwise with @error set */
gboolean
earcup_session_store_save (EarcupSessionStore  *self,
                           EarcupSession       *session,
                           GError             **error)
{
  Writing *writing = writing_new (self, session);
  gboolean is_written = write_session (writing, error);

  writing_free (writing);

  return is_written;
}
