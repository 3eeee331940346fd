/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-library-folder.h"

#include "catalogue/earcup-curve-name.h"
#include "catalogue/earcup-library-scan.h"
#include "errands/earcup-errand.h"

#define MOST_MONITORS  64       /* folders within that are watched; others are seen at a start */
#define SETTLE_MS      1500     /* from a change of a file to reading again */
#define LOOK_S         15       /* between looks for a folder that is missing */
#define PROGRESS_MS    100

struct _EarcupLibraryFolder
{
  GObject                   parent_instance;

  GFile                    *file;
  GFile                    *index;
  char                    **makers;
  EarcupRig                 rig;
  gboolean                  is_rig_known;

  EarcupLibraryFolderState  state;
  EarcupLibraryHaul        *haul;          /* never NULL */
  GCancellable             *cancellable;   /* NULL while nothing is read */
  EarcupLibraryProgress    *progress;      /* of the task under way, borrowed from it */
  gboolean                  again;         /* something changed while it was read */
  GPtrArray                *monitors;      /* of GFileMonitor */
  guint                     wait_id;       /* until it is read again */
  guint                     progress_id;
};

/* What a task needs; it outlives the folder. */
typedef struct {
  GFile                 *file;
  GFile                 *index;
  char                 **makers;
  EarcupLibraryProgress  progress;
} Reading;

enum
{
  SIGNAL_CHANGED,
  SIGNAL_PROGRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupLibraryFolder, earcup_library_folder, G_TYPE_OBJECT)

/* {{{ Following the files */

static gboolean
read_again_cb (gpointer user_data)
{
  EarcupLibraryFolder *self = user_data;

  self->wait_id = 0;
  earcup_library_folder_read (self);

  return G_SOURCE_REMOVE;
}

static void
read_later (EarcupLibraryFolder *self,
            guint                ms)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  self->wait_id = g_timeout_add (ms, read_again_cb, self);
}

static void
file_changed_cb (EarcupLibraryFolder *self)
{
  if (self->cancellable != NULL)
    self->again = TRUE;
  else
    read_later (self, SETTLE_MS);
}

static void
watch (EarcupLibraryFolder *self)
{
  g_ptr_array_set_size (self->monitors, 0);
  for (guint i = 0; i < MIN (self->haul->folders->len, MOST_MONITORS); i++)
    {
      GFileMonitor *monitor = g_file_monitor_directory (self->haul->folders->pdata[i],
                                                        G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

      if (monitor == NULL)
        continue;
      g_signal_connect_object (monitor, "changed", G_CALLBACK (file_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (self->monitors, monitor);
    }
}

/* }}} */
/* {{{ Reading */

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->file);
  g_object_unref (reading->index);
  g_strfreev (reading->makers);
  g_free (reading);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError *error = NULL;
  EarcupLibraryHaul *haul = earcup_library_scan (reading->file, reading->index,
                                                 (const char *const *) reading->makers,
                                                 &reading->progress, cancellable, &error);

  if (haul != NULL)
    g_task_return_pointer (task, haul, (GDestroyNotify) earcup_library_haul_free);
  else
    g_task_return_error (task, error);
}

static gboolean
is_same (const EarcupLibraryHaul *one,
         const EarcupLibraryHaul *other)
{
  return other->n_read == 0 && one->entries->len == other->entries->len &&
         one->n_problems == other->n_problems && one->is_partial == other->is_partial;
}

/* Entries that are the same as before stay the same objects, so that no row flickers. */
static void
take_haul (EarcupLibraryFolder *self,
           EarcupLibraryHaul   *haul)
{
  EarcupLibraryHaul *old = self->haul;

  if (self->state == EARCUP_LIBRARY_FOLDER_READY && is_same (old, haul))
    {
      GPtrArray *entries = haul->entries;

      haul->entries = old->entries;
      old->entries = entries;
    }
  self->haul = haul;
  earcup_library_haul_free (old);
}

static void
finish_reading (EarcupLibraryFolder *self)
{
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  self->progress = NULL;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  EarcupLibraryFolder *self = EARCUP_LIBRARY_FOLDER (source);
  g_autoptr(GError) error = NULL;
  EarcupLibraryHaul *haul = g_task_propagate_pointer (G_TASK (result), &error);

  finish_reading (self);
  if (haul != NULL)
    {
      take_haul (self, haul);
      self->state = EARCUP_LIBRARY_FOLDER_READY;
      watch (self);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      self->haul->is_partial = TRUE;
      self->state = EARCUP_LIBRARY_FOLDER_READY;
    }
  else
    {
      take_haul (self, earcup_library_haul_new ());
      self->state = EARCUP_LIBRARY_FOLDER_MISSING;
      g_ptr_array_set_size (self->monitors, 0);
      read_later (self, LOOK_S * 1000);
    }

  if (self->again)
    read_later (self, SETTLE_MS);
  self->again = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
progress_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_PROGRESSED], 0);

  return G_SOURCE_CONTINUE;
}

/**
 * earcup_library_folder_read:
 * @self: a folder
 *
 * Reads it in a thread, and again later when its files change. Does nothing while it is being
 * read. The signal #EarcupLibraryFolder::changed tells the end of it.
 */
void
earcup_library_folder_read (EarcupLibraryFolder *self)
{
  g_autoptr(GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (EARCUP_IS_LIBRARY_FOLDER (self));

  g_clear_handle_id (&self->wait_id, g_source_remove);
  if (self->cancellable != NULL)
    return;

  reading = g_new0 (Reading, 1);
  reading->file = g_object_ref (self->file);
  reading->index = g_object_ref (self->index);
  reading->makers = g_strdupv (self->makers);

  self->cancellable = g_cancellable_new ();
  self->progress = &reading->progress;
  self->progress_id = g_timeout_add (PROGRESS_MS, progress_cb, self);

  task = earcup_errand_new (self, self->cancellable, read_cb, NULL);
  g_task_set_source_tag (task, earcup_library_folder_read);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, read_in_thread);
  if (self->state != EARCUP_LIBRARY_FOLDER_MISSING)
    g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0);
}

/* Stops reading; what was read by then stays. */
void
earcup_library_folder_cancel (EarcupLibraryFolder *self)
{
  g_return_if_fail (EARCUP_IS_LIBRARY_FOLDER (self));

  g_cancellable_cancel (self->cancellable);
}

/* }}} */

static void
earcup_library_folder_dispose (GObject *object)
{
  EarcupLibraryFolder *self = EARCUP_LIBRARY_FOLDER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_ptr_array_set_size (self->monitors, 0);

  G_OBJECT_CLASS (earcup_library_folder_parent_class)->dispose (object);
}

static void
earcup_library_folder_finalize (GObject *object)
{
  EarcupLibraryFolder *self = EARCUP_LIBRARY_FOLDER (object);

  g_object_unref (self->file);
  g_object_unref (self->index);
  g_strfreev (self->makers);
  g_ptr_array_unref (self->monitors);
  earcup_library_haul_free (self->haul);

  G_OBJECT_CLASS (earcup_library_folder_parent_class)->finalize (object);
}

static void
earcup_library_folder_class_init (EarcupLibraryFolderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = earcup_library_folder_dispose;
  object_class->finalize = earcup_library_folder_finalize;

  /**
   * EarcupLibraryFolder::changed:
   *
   * It was read, or could not be read.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EARCUP_TYPE_LIBRARY_FOLDER, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * EarcupLibraryFolder::progressed:
   *
   * Some more of it was read.
   */
  signals[SIGNAL_PROGRESSED] = g_signal_new ("progressed", EARCUP_TYPE_LIBRARY_FOLDER,
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             0);
}

static void
earcup_library_folder_init (EarcupLibraryFolder *self)
{
  self->haul = earcup_library_haul_new ();
  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
  self->state = EARCUP_LIBRARY_FOLDER_READING;
}

/**
 * earcup_library_folder_new:
 * @file: the folder
 * @index: where what is known of its files is remembered
 * @makers: (array zero-terminated=1): makers that are known
 *
 * Returns: (transfer full): the folder, which is not read yet
 */
EarcupLibraryFolder *
earcup_library_folder_new (GFile             *file,
                           GFile             *index,
                           const char *const *makers)
{
  EarcupLibraryFolder *self = g_object_new (EARCUP_TYPE_LIBRARY_FOLDER, NULL);

  self->file = g_object_ref (file);
  self->index = g_object_ref (index);
  self->makers = g_strdupv ((char **) makers);
  return self;
}

/* Returns: (transfer none): where it is */
GFile *
earcup_library_folder_get_file (EarcupLibraryFolder *self)
{
  return self->file;
}

/* Returns: (transfer full): what it is called */
char *
earcup_library_folder_dup_name (EarcupLibraryFolder *self)
{
  g_autofree char *base = g_file_get_basename (self->file);

  return earcup_curve_name_clean (base != NULL ? base : "?");
}

/* Returns: whether it is there; reading as long as it is read for the first time */
EarcupLibraryFolderState
earcup_library_folder_get_state (EarcupLibraryFolder *self)
{
  return self->state;
}

/* Returns: how much of it has been read, 0 to 1, or -1 while it is not being read */
double
earcup_library_folder_get_progress (EarcupLibraryFolder *self)
{
  int n_files;

  if (self->progress == NULL || self->state == EARCUP_LIBRARY_FOLDER_MISSING)
    return -1.0;

  n_files = g_atomic_int_get (&self->progress->n_files);
  return n_files > 0 ? (double) g_atomic_int_get (&self->progress->n_done) / n_files : 0.0;
}

/* Returns: whether there is more in it than was read */
gboolean
earcup_library_folder_get_partial (EarcupLibraryFolder *self)
{
  return self->haul->is_partial;
}

/* Returns: (transfer none) (element-type EarcupEntry): the curves, by name */
GPtrArray *
earcup_library_folder_get_entries (EarcupLibraryFolder *self)
{
  return self->haul->entries;
}

/* Returns: how many files are no curves */
guint
earcup_library_folder_get_n_problems (EarcupLibraryFolder *self)
{
  return self->haul->n_problems;
}

/* Returns: (transfer none) (element-type utf8): a sentence about each of them, at most
 * %EARCUP_LIBRARY_MOST_PROBLEMS */
GPtrArray *
earcup_library_folder_get_problems (EarcupLibraryFolder *self)
{
  return self->haul->problems;
}

/* Returns: whether it is known on what the curves were measured; @rig is GRAS where it is not */
gboolean
earcup_library_folder_get_rig (EarcupLibraryFolder *self,
                               EarcupRig           *rig)
{
  *rig = self->rig;
  return self->is_rig_known;
}

/* Says on what the curves were measured. */
void
earcup_library_folder_set_rig (EarcupLibraryFolder *self,
                               EarcupRig            rig,
                               gboolean             is_known)
{
  self->rig = is_known ? rig : EARCUP_RIG_GRAS;
  self->is_rig_known = is_known;
}
