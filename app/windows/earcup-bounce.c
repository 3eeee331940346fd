/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-bounce.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "errands/earcup-errand.h"

#define MOST_NAMES    10000      /* that differ by a number only */
#define LONGEST_NAME  100        /* in characters, of each half of a file name */

static void
clear_sound (EarcupBounceSound *sound)
{
  g_clear_pointer (&sound->recipe, earcup_recipe_unref);
  g_clear_pointer (&sound->name, g_free);
}

/**
 * earcup_bounce_new:
 * @input: the sound file
 * @folder: where the files go
 *
 * Makes a rendering of nothing yet, of the whole file, matched, as WAV.
 *
 * Returns: (transfer full): the rendering
 */
EarcupBounce *
earcup_bounce_new (GFile *input,
                   GFile *folder)
{
  EarcupBounce *self = g_new0 (EarcupBounce, 1);

  self->input = g_object_ref (input);
  self->folder = g_object_ref (folder);
  self->sounds = g_array_new (FALSE, TRUE, sizeof (EarcupBounceSound));
  g_array_set_clear_func (self->sounds, (GDestroyNotify) clear_sound);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->rate_hz = 48000;

  return self;
}

/* Frees a rendering that is not running. */
void
earcup_bounce_free (EarcupBounce *self)
{
  g_object_unref (self->input);
  g_object_unref (self->folder);
  g_array_unref (self->sounds);
  g_ptr_array_unref (self->paths);
  g_free (self);
}

/* Adds a sound; @recipe is %NULL for the input as it is. */
void
earcup_bounce_add (EarcupBounce *self,
                   EarcupRecipe *recipe,
                   const char   *name)
{
  EarcupBounceSound sound = {
    .recipe = recipe != NULL ? earcup_recipe_ref (recipe) : NULL,
    .name = g_strdup (name),
  };

  g_array_append_val (self->sounds, sound);
}

/* Returns: how far it is, from 0 to 1; any thread */
double
earcup_bounce_get_progress (EarcupBounce *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  EarcupBounce *self = data;

  g_atomic_int_set (&self->permille, (gint) lround (1000.0 * fraction));
}

/* {{{ Names */

/* What a file may be called in every file system. */
static char *
dup_part (const char *text)
{
  g_autofree char *part = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), LONGEST_NAME));

  return g_strstrip (g_strdelimit (g_steal_pointer (&part), "/\\:*?\"<>|\t\n\r", '-'));
}

/* The name of the input without its end. */
static char *
dup_stem (GFile *input)
{
  g_autofree char *base = g_file_get_basename (input);
  g_autofree char *name = g_filename_display_name (base);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';

  return dup_part (name);
}

static gboolean
is_free (EarcupBounce *self,
         const char   *path)
{
  for (guint i = 0; i < self->paths->len; i++)
    if (g_str_equal (self->paths->pdata[i], path))
      return FALSE;

  return !g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

/* Adds the path of a file that is not there: with a number where one is. */
static gboolean
add_path (EarcupBounce  *self,
          const char    *name,
          const char    *suffix,
          GError       **error)
{
  const char *folder = g_file_peek_path (self->folder);

  for (guint number = 1; folder != NULL && number < MOST_NAMES; number++)
    {
      g_autofree char *numbered = number == 1 ? g_strconcat (name, suffix, NULL)
                                              : g_strdup_printf ("%s (%u)%s", name, number, suffix);
      g_autofree char *path = g_build_filename (folder, numbered, NULL);

      if (is_free (self, path))
        {
          g_ptr_array_add (self->paths, g_steal_pointer (&path));
          return TRUE;
        }
    }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               /* Translators: %s is a file name */
               _("No name for “%s” is left in the folder"), name);
  return FALSE;
}

/* Names the sounds and then their impulse responses. */
static gboolean
add_paths (EarcupBounce  *self,
           GError       **error)
{
  g_autofree char *stem = dup_stem (self->input);
  gboolean is_part = self->settings.from_s > 0.0 || self->settings.to_s > 0.0;

  for (guint i = 0; i < self->sounds->len; i++)
    {
      g_autofree char *part = dup_part (g_array_index (self->sounds, EarcupBounceSound, i).name);
      /* Translators: the name of a file: that of the mix, that of a headphone */
      g_autofree char *name = g_strdup_printf (is_part ? _("%s, loop - %s") : _("%s - %s"),
                                               stem, part);

      if (!add_path (self, name, earcup_sound_format_get_suffix (self->format), error))
        return FALSE;
    }

  for (guint i = 0; self->has_impulses && i < self->sounds->len; i++)
    {
      EarcupBounceSound *sound = &g_array_index (self->sounds, EarcupBounceSound, i);
      g_autofree char *part = dup_part (sound->name);
      /* Translators: the name of a file: that of a headphone and a sample rate in Hz */
      g_autofree char *name = g_strdup_printf (_("%s, impulse response %u Hz"), part,
                                               self->rate_hz);

      if (sound->recipe != NULL && !add_path (self, name, ".wav", error))
        return FALSE;
    }

  return TRUE;
}

/* }}} */
/* {{{ Running */

static gboolean
write_impulses (EarcupBounce  *self,
                GCancellable  *cancellable,
                GError       **error)
{
  guint at = self->sounds->len;

  for (guint i = 0; self->has_impulses && i < self->sounds->len; i++)
    {
      EarcupRecipe *recipe = g_array_index (self->sounds, EarcupBounceSound, i).recipe;
      g_autoptr(EarcupKernel) kernel = NULL;

      if (recipe == NULL)
        continue;

      kernel = earcup_recipe_make (recipe, self->rate_hz);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !earcup_impulse_file_write (self->paths->pdata[at], kernel, self->channels, error))
        return FALSE;
      at++;
    }

  return TRUE;
}

static gboolean
write_sounds (EarcupBounce  *self,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree EarcupRenderOutput *outputs = g_new0 (EarcupRenderOutput, self->sounds->len);

  for (guint i = 0; i < self->sounds->len; i++)
    {
      outputs[i].recipe = g_array_index (self->sounds, EarcupBounceSound, i).recipe;
      outputs[i].path = self->paths->pdata[i];
    }

  self->settings.format = &self->format;
  if (!earcup_render (self->input, &self->settings, outputs, self->sounds->len, &self->report,
                      progress_cb, self, cancellable, error))
    return FALSE;

  self->loudness_lufs = outputs[0].loudness_lufs;
  self->highest_dbfs = -INFINITY;
  for (guint i = 0; i < self->sounds->len; i++)
    self->highest_dbfs = fmax (self->highest_dbfs, outputs[i].highest_dbfs);

  return TRUE;
}

/* Takes away what was written. The names were free when it began. */
static void
take_back (EarcupBounce *self)
{
  for (guint i = 0; i < self->paths->len; i++)
    g_unlink (self->paths->pdata[i]);
  g_ptr_array_set_size (self->paths, 0);
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  EarcupBounce *self = task_data;
  GError *error = NULL;

  if (!add_paths (self, &error))
    g_ptr_array_set_size (self->paths, 0);
  else if (!write_impulses (self, cancellable, &error) ||
           !write_sounds (self, cancellable, &error))
    take_back (self);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * earcup_bounce_run:
 * @self: a rendering with at least one sound; must stay until it is finished
 * @source: (type GObject): on whose behalf
 * @cancellable: (nullable): to stop
 * @callback: called when it is finished
 * @user_data: for @callback
 *
 * Renders in a thread. No file that is there is touched: new ones get a number. Either all files
 * are written or none.
 */
void
earcup_bounce_run (EarcupBounce        *self,
                   gpointer             source,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr(GTask) task = earcup_errand_new (source, cancellable, callback, user_data);

  g_return_if_fail (self->sounds->len > 0);

  g_task_set_source_tag (task, earcup_bounce_run);
  g_task_set_task_data (task, self, NULL);
  g_task_set_check_cancellable (task, FALSE);      /* what is written is written */
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * earcup_bounce_finish:
 * @result: of earcup_bounce_run()
 * @error: return location for an error as of earcup_render()
 *
 * Returns: whether all files are written
 */
gboolean
earcup_bounce_finish (GAsyncResult  *result,
                      GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* }}} */
