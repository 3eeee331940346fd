/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "interchange/earcup-sound-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <sndfile.h>
#include <string.h>

#include "interchange/earcup-interchange-error.h"

/* Of lossy formats, from 0 to 1: near 256 kbit/s for stereo in Vorbis and more in Opus. */
#define LOSSY_QUALITY 0.8

#define PCM_16_SCALE  32768.0
#define DITHER_SEED   1         /* the same sound gives the same file */

#define COPIED_FRAMES 4096

struct _EarcupSoundWriter
{
  SNDFILE *file;
  char    *path;        /* where the finished file goes */
  char    *draft;       /* beside it, until it is finished; NULL afterwards */
  guint    n_channels;
  GRand   *dither;      /* NULL where nothing is rounded to 16 bits */
};

static const struct
{
  const char *nick;
  const char *suffix;
  const char *name;
  int         format;
} formats[] = {
  [EARCUP_SOUND_FORMAT_WAV_32F] = { "wav32f", ".wav", "WAV", SF_FORMAT_WAV | SF_FORMAT_FLOAT },
  [EARCUP_SOUND_FORMAT_WAV_24] = { "wav24", ".wav", "WAV", SF_FORMAT_WAV | SF_FORMAT_PCM_24 },
  [EARCUP_SOUND_FORMAT_WAV_16] = { "wav16", ".wav", "WAV", SF_FORMAT_WAV | SF_FORMAT_PCM_16 },
  [EARCUP_SOUND_FORMAT_FLAC] = { "flac", ".flac", "FLAC", SF_FORMAT_FLAC | SF_FORMAT_PCM_24 },
  [EARCUP_SOUND_FORMAT_OGG] = { "ogg", ".ogg", "Ogg Vorbis", SF_FORMAT_OGG | SF_FORMAT_VORBIS },
  [EARCUP_SOUND_FORMAT_OPUS] = { "opus", ".opus", "Opus", SF_FORMAT_OGG | SF_FORMAT_OPUS },
};

G_STATIC_ASSERT (G_N_ELEMENTS (formats) == EARCUP_SOUND_FORMATS);

/**
 * earcup_sound_format_from_nick:
 * @nick: a word such as "wav16"
 * @format: (out): what it stands for
 *
 * Returns: whether it stands for a format: wav32f, wav24, wav16, flac, ogg or opus; any thread
 */
gboolean
earcup_sound_format_from_nick (const char        *nick,
                               EarcupSoundFormat *format)
{
  for (guint i = 0; i < EARCUP_SOUND_FORMATS; i++)
    if (g_str_equal (formats[i].nick, nick))
      {
        *format = (EarcupSoundFormat) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * earcup_sound_format_from_path:
 * @path: a file name
 * @format: (out): the first format that files with such an end have
 *
 * Returns: whether it ends as files of some format do; any thread
 */
gboolean
earcup_sound_format_from_path (const char        *path,
                               EarcupSoundFormat *format)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  for (guint i = 0; i < EARCUP_SOUND_FORMATS; i++)
    if (g_str_has_suffix (folded, formats[i].suffix))
      {
        *format = (EarcupSoundFormat) i;
        return TRUE;
      }

  return FALSE;
}

/* Returns: how the names of files of a format end, with the dot; any thread */
const char *
earcup_sound_format_get_suffix (EarcupSoundFormat format)
{
  g_return_val_if_fail (format < EARCUP_SOUND_FORMATS, NULL);

  return formats[format].suffix;
}

/* Whether a code is among those of which libsndfile says that it has them. */
static gboolean
is_listed (int count_command,
           int command,
           int code)
{
  int n = 0;

  sf_command (NULL, count_command, &n, sizeof n);
  for (int i = 0; i < n; i++)
    {
      SF_FORMAT_INFO info = { .format = i };

      if (sf_command (NULL, command, &info, sizeof info) == 0 && info.format == code)
        return TRUE;
    }

  return FALSE;
}

/* Returns: whether the libsndfile in use can write a format; any thread */
gboolean
earcup_sound_format_is_available (EarcupSoundFormat format)
{
  g_return_val_if_fail (format < EARCUP_SOUND_FORMATS, FALSE);

  return is_listed (SFC_GET_FORMAT_MAJOR_COUNT, SFC_GET_FORMAT_MAJOR,
                    formats[format].format & SF_FORMAT_TYPEMASK) &&
         is_listed (SFC_GET_FORMAT_SUBTYPE_COUNT, SFC_GET_FORMAT_SUBTYPE,
                    formats[format].format & SF_FORMAT_SUBMASK);
}

/**
 * earcup_sound_format_check:
 * @format: a format
 * @path: the file that is to have it
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Checks that a format can be written here, that a file name ends as it should for it, and that
 * it does not name a folder.
 *
 * Returns: whether it can be written as far as its name and format go; any thread
 */
gboolean
earcup_sound_format_check (EarcupSoundFormat   format,
                           const char         *path,
                           GError            **error)
{
  EarcupSoundFormat named;

  g_return_val_if_fail (format < EARCUP_SOUND_FORMATS, FALSE);

  if (!earcup_sound_format_from_path (path, &named) ||
      !g_str_equal (formats[named].suffix, formats[format].suffix))
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT,
                 /* Translators: a file name, the end of a file name, a format */
                 _("“%s” must end in %s to be a file of the format %s"),
                 path, formats[format].suffix, formats[format].nick);
  else if (!earcup_sound_format_is_available (format))
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED,
                 /* Translators: a file name, then a format such as Opus */
                 _("“%s” cannot be written: the libsndfile of this system has no %s"),
                 path, formats[format].name);
  else if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED,
                 /* Translators: %s is a file name */
                 _("“%s” is a folder, not a file"), path);
  else
    return TRUE;

  return FALSE;
}

/**
 * earcup_sound_writer_check:
 * @path: a file name
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Checks that a file name ends in .wav, .flac, .ogg or .opus, that such a file can be written
 * here, and that it does not name a folder.
 *
 * Returns: whether it can be written as far as its name goes; any thread
 */
gboolean
earcup_sound_writer_check (const char  *path,
                           GError     **error)
{
  EarcupSoundFormat format;

  if (earcup_sound_format_from_path (path, &format))
    return earcup_sound_format_check (format, path, error);

  g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNKNOWN_FORMAT,
               /* Translators: %s is a file name */
               _("“%s” must end in .wav, .flac, .ogg or .opus"), path);
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

/* Opus knows five sample rates. Source: RFC 6716, section 2. */
static gboolean
check_rate (EarcupSoundFormat   format,
            const char         *path,
            guint               rate_hz,
            GError            **error)
{
  static const guint opus_rates_hz[] = { 8000, 12000, 16000, 24000, 48000 };

  if (format != EARCUP_SOUND_FORMAT_OPUS)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (opus_rates_hz); i++)
    if (opus_rates_hz[i] == rate_hz)
      return TRUE;

  g_set_error (error, EARCUP_INTERCHANGE_ERROR, EARCUP_INTERCHANGE_ERROR_UNSUPPORTED,
               /* Translators: a file name, then a sample rate in Hz */
               _("“%s” cannot be written: Opus has no sample rate of %u Hz"), path, rate_hz);
  return FALSE;
}

/**
 * earcup_sound_writer_new:
 * @path: where the finished file goes; ends in .wav, .flac, .ogg or .opus
 * @rate_hz: sample rate in Hz
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Begins a stereo file beside its place, in the format that its name says; WAV is 32-bit float.
 *
 * Returns: (transfer full): the writer, or %NULL with @error set
 */
EarcupSoundWriter *
earcup_sound_writer_new (const char  *path,
                         guint        rate_hz,
                         GError     **error)
{
  EarcupSoundFormat format;

  if (!earcup_sound_writer_check (path, error) || !earcup_sound_format_from_path (path, &format))
    return NULL;

  return earcup_sound_writer_new_full (path, format, 2, rate_hz, error);
}

/* Settings that have to be made before the first frame. */
static void
prepare (EarcupSoundWriter *self,
         EarcupSoundFormat  format)
{
  double quality = LOSSY_QUALITY;

  sf_command (self->file, SFC_SET_CLIPPING, NULL, SF_TRUE);

  /* It would hold the time of day, and the same sound is to give the same file. */
  sf_command (self->file, SFC_SET_ADD_PEAK_CHUNK, NULL, SF_FALSE);

  if (format == EARCUP_SOUND_FORMAT_OGG || format == EARCUP_SOUND_FORMAT_OPUS)
    sf_command (self->file, SFC_SET_VBR_ENCODING_QUALITY, &quality, sizeof quality);
  if (format == EARCUP_SOUND_FORMAT_WAV_16)
    self->dither = g_rand_new_with_seed (DITHER_SEED);
}

/**
 * earcup_sound_writer_new_full:
 * @path: where the finished file goes; ends as files of @format do
 * @format: how it is to be written
 * @n_channels: 1 or more
 * @rate_hz: sample rate in Hz
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Begins a file beside its place.
 *
 * Returns: (transfer full): the writer, or %NULL with @error set
 */
EarcupSoundWriter *
earcup_sound_writer_new_full (const char         *path,
                              EarcupSoundFormat   format,
                              guint               n_channels,
                              guint               rate_hz,
                              GError            **error)
{
  g_autoptr(EarcupSoundWriter) self = g_new0 (EarcupSoundWriter, 1);
  SF_INFO info = { .samplerate = (int) rate_hz, .channels = (int) n_channels };
  int descriptor;

  g_return_val_if_fail (n_channels >= 1, NULL);

  if (!earcup_sound_format_check (format, path, error) ||
      !check_rate (format, path, rate_hz, error))
    return NULL;

  self->path = g_strdup (path);
  self->n_channels = n_channels;
  descriptor = open_draft (self, error);
  if (descriptor < 0)
    return NULL;

  info.format = formats[format].format;
  self->file = sf_open_fd (descriptor, SFM_WRITE, &info, SF_TRUE);
  if (self->file == NULL)
    {
      g_autofree char *reason = dup_reason (sf_error (NULL));

      refuse (path, reason, error);
      return NULL;
    }

  prepare (self, format);

  return g_steal_pointer (&self);
}

/* What a file tells of one thing about itself; what made the file is nothing about the sound. */
static const char *
get_tag (SNDFILE *file,
         int      key)
{
  const char *text = key != SF_STR_SOFTWARE ? sf_get_string (file, key) : NULL;

  return text != NULL && *text != '\0' ? text : NULL;
}

/* Opens a file only if it is one: what is read once, such as a pipe, has to stay as it is. */
static SNDFILE *
open_tagged (const char *path)
{
  SF_INFO info = { 0 };

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? sf_open (path, SFM_READ, &info) : NULL;
}

/* Returns: whether a sound file has tags that earcup_sound_writer_keep_tags() would keep */
gboolean
earcup_sound_writer_has_tags (const char *path)
{
  SNDFILE *file = open_tagged (path);
  gboolean found = FALSE;

  if (file == NULL)
    return FALSE;

  for (int key = SF_STR_FIRST; key <= SF_STR_LAST; key++)
    found = found || get_tag (file, key) != NULL;
  sf_close (file);

  return found;
}

/**
 * earcup_sound_writer_keep_tags:
 * @self: a writer that has no frames yet
 * @path: the file that the sound was made of
 *
 * Takes over the title, the artist and what else a file tells about itself, as far as libsndfile
 * reads its format and writes them in that of @self. What made the file is not among it.
 */
void
earcup_sound_writer_keep_tags (EarcupSoundWriter *self,
                               const char        *path)
{
  SNDFILE *file = open_tagged (path);

  if (file == NULL)
    return;

  for (int key = SF_STR_FIRST; key <= SF_STR_LAST; key++)
    {
      const char *text = get_tag (file, key);

      if (text != NULL)
        sf_set_string (self->file, key, text);
    }

  sf_close (file);
}

/* Rounds to 16 bits, after adding noise of triangular density two steps wide, which makes the
 * error independent of the sound. Source: Lipshitz, Wannamaker and Vanderkooy, "Quantization and
 * dither: a theoretical survey", JAES 40 (1992), section 4. */
static short
round_with_dither (GRand *dither,
                   float  value)
{
  double noise = g_rand_double (dither) - g_rand_double (dither);
  double steps = floor (PCM_16_SCALE * value + noise + 0.5);

  return (short) CLAMP (steps, -PCM_16_SCALE, PCM_16_SCALE - 1.0);
}

static sf_count_t
write_16_bits (EarcupSoundWriter *self,
               const float       *frames,
               gsize              n_frames)
{
  gsize n_values = n_frames * self->n_channels;
  g_autofree short *values = g_new (short, n_values);

  for (gsize i = 0; i < n_values; i++)
    values[i] = round_with_dither (self->dither, frames[i]);

  return sf_writef_short (self->file, values, (sf_count_t) n_frames);
}

/**
 * earcup_sound_writer_write:
 * @self: a writer
 * @frames: (array): interleaved, a value per channel and frame; what holds integers clips beyond
 *   -1 to 1
 * @n_frames: how many frames
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Appends frames. Those of 16 bits are dithered.
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
  sf_count_t n = self->dither != NULL
                 ? write_16_bits (self, frames, n_frames)
                 : sf_writef_float (self->file, frames, (sf_count_t) n_frames);

  if (n == (sf_count_t) n_frames)
    return TRUE;

  reason = dup_reason (sf_error (self->file));
  return refuse (self->path, reason, error);
}

/**
 * earcup_sound_writer_copy:
 * @self: a writer
 * @path: a complete sound file with as many channels as @self has
 * @n_frames: how many frames it has to have
 * @cancellable: (nullable): to stop
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR or of
 *   %G_IO_ERROR_CANCELLED
 *
 * Appends all frames of a file.
 *
 * Returns: whether all were written
 */
gboolean
earcup_sound_writer_copy (EarcupSoundWriter  *self,
                          const char         *path,
                          guint64             n_frames,
                          GCancellable       *cancellable,
                          GError            **error)
{
  g_autofree float *frames = g_new (float, COPIED_FRAMES * self->n_channels);
  SF_INFO info = { 0 };
  SNDFILE *file = sf_open (path, SFM_READ, &info);
  gboolean done = file != NULL && info.channels == (int) self->n_channels &&
                  info.frames == (sf_count_t) n_frames;
  sf_count_t n = COPIED_FRAMES;

  if (!done)
    refuse (self->path, _("what was worked out before is incomplete"), error);

  while (done && n == COPIED_FRAMES)
    {
      n = sf_readf_float (file, frames, COPIED_FRAMES);
      done = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
             earcup_sound_writer_write (self, frames, (gsize) n, error);
    }

  if (file != NULL)
    sf_close (file);

  return done;
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

  g_clear_pointer (&self->dither, g_rand_free);
  g_free (self->draft);
  g_free (self->path);
  g_free (self);
}
