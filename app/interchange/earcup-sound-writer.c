/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "interchange/earcup-sound-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sndfile.h>
#include <string.h>

#include "interchange/earcup-interchange-error.h"

struct _EarcupSoundWriter
{
  SNDFILE *file;
  char    *path;        /* where the finished file goes */
  char    *draft;       /* beside it, until it is finished; NULL afterwards */
};

/* The libsndfile format that a file name asks for, or 0. */
static int
format_of (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (folded, ".wav"))
    return SF_FORMAT_WAV | SF_FORMAT_FLOAT;
  if (g_str_has_suffix (folded, ".flac"))
    return SF_FORMAT_FLAC | SF_FORMAT_PCM_24;

  return 0;
}

/**
 * earcup_sound_writer_check:
 * @path: a file name
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Checks that a file name ends in .wav or .flac and that it does not name a folder.
 *
 * Returns: whether it can be written as far as its name goes; any thread
 */
gboolean
earcup_sound_writer_check (const char  *path,
                           GError     **error)
{
  if (format_of (path) == 0)
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT,
                 /* Translators: %s is a file name */
                 _("“%s” must end in .wav or .flac"), path);
  else if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED,
                 /* Translators: %s is a file name */
                 _("“%s” is a folder, not a file"), path);
  else
    return TRUE;

  return FALSE;
}

/* Why a call of libsndfile failed, in the words of the system if it was the system, without a full
 * stop. */
static char *
dup_reason (int code)
{
  const char *text = code == SF_ERR_SYSTEM ? g_strerror (errno) : sf_error_number (code);
  gsize length = strlen (text);

  return g_strndup (text, length > 0 && text[length - 1] == '.' ? length - 1 : length);
}

static gboolean
refuse (const char  *path,
        const char  *reason,
        GError     **error)
{
  g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED,
               /* Translators: the first %s is a file name, the second a reason */
               _("“%s” cannot be written: %s"), path, reason);
  return FALSE;
}

static int
open_draft (EarcupSoundWriter  *self,
            GError            **error)
{
  int descriptor;

  self->draft = g_strconcat (self->path, ".XXXXXX", NULL);
  descriptor = g_mkstemp_full (self->draft, O_RDWR | O_CLOEXEC, 0666);

  if (descriptor < 0)
    {
      refuse (self->path, g_strerror (errno), error);
      g_clear_pointer (&self->draft, g_free);
    }

  return descriptor;
}

/**
 * earcup_sound_writer_new:
 * @path: where the finished file goes; ends in .wav or .flac
 * @rate_hz: sample rate in Hz
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Begins a stereo file beside its place.
 *
 * Returns: (transfer full): the writer, or %NULL with @error set
 */
EarcupSoundWriter *
earcup_sound_writer_new (const char  *path,
                         guint        rate_hz,
                         GError     **error)
{
  g_autoptr(EarcupSoundWriter) self = g_new0 (EarcupSoundWriter, 1);
  SF_INFO info = { .samplerate = (int) rate_hz, .channels = 2, .format = format_of (path) };
  int descriptor;

  if (!earcup_sound_writer_check (path, error))
    return NULL;

  self->path = g_strdup (path);
  descriptor = open_draft (self, error);
  if (descriptor < 0)
    return NULL;

  self->file = sf_open_fd (descriptor, SFM_WRITE, &info, SF_TRUE);
  if (self->file == NULL)
    {
      g_autofree char *reason = dup_reason (sf_error (NULL));

      refuse (path, reason, error);
      return NULL;
    }

  sf_command (self->file, SFC_SET_CLIPPING, NULL, SF_TRUE);

  return g_steal_pointer (&self);
}

/**
 * earcup_sound_writer_write:
 * @self: a writer
 * @frames: (array): interleaved stereo, two values per frame; FLAC clips beyond -1 to 1
 * @n_frames: how many frames
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Appends frames.
 *
 * Returns: whether all were written
 */
gboolean
earcup_sound_writer_write (EarcupSoundWriter  *self,
                           const float        *frames,
                           gsize               n_frames,
                           GError            **error)
{
  g_autofree char *reason = NULL;

  if (sf_writef_float (self->file, frames, (sf_count_t) n_frames) == (sf_count_t) n_frames)
    return TRUE;

  reason = dup_reason (sf_error (self->file));
  return refuse (self->path, reason, error);
}

/**
 * earcup_sound_writer_finish:
 * @self: a writer
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Completes the file and puts it in its place, over one that was there. The writer can then only
 * be freed.
 *
 * Returns: whether the file is complete and in its place
 */
gboolean
earcup_sound_writer_finish (EarcupSoundWriter  *self,
                            GError            **error)
{
  int status = sf_close (g_steal_pointer (&self->file));

  if (status != 0)
    {
      g_autofree char *reason = dup_reason (status);

      return refuse (self->path, reason, error);
    }

  if (g_rename (self->draft, self->path) != 0)
    return refuse (self->path, g_strerror (errno), error);

  g_clear_pointer (&self->draft, g_free);

  return TRUE;
}

/* Frees a writer. What is not finished is removed. */
void
earcup_sound_writer_free (EarcupSoundWriter *self)
{
  if (self->file != NULL)
    sf_close (self->file);
  if (self->draft != NULL)
    g_unlink (self->draft);

  g_free (self->draft);
  g_free (self->path);
  g_free (self);
}
