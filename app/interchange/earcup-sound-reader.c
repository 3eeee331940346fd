/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/earcup-sound-reader.h"

#include <sndfile.h>
#include <stdio.h>
#include <string.h>

#include "interchange/earcup-sound-clean.h"

struct _EarcupSoundReader
{
  SNDFILE  *file;
  SF_INFO   info;
  gboolean  is_float;           /* and may hold what is no number */
};

/* Kinds of files whose length is exact and whose samples need no guessing. */
static gboolean
is_plain (const SF_INFO *info)
{
  int major = info->format & SF_FORMAT_TYPEMASK;
  int minor = info->format & SF_FORMAT_SUBMASK;

  return (major == SF_FORMAT_WAV || major == SF_FORMAT_WAVEX || major == SF_FORMAT_RF64 ||
          major == SF_FORMAT_W64 || major == SF_FORMAT_AIFF || major == SF_FORMAT_FLAC) &&
         (minor == SF_FORMAT_PCM_16 || minor == SF_FORMAT_PCM_24 || minor == SF_FORMAT_PCM_32 ||
          minor == SF_FORMAT_FLOAT || minor == SF_FORMAT_DOUBLE);
}

/* Whether a file begins like one of the kinds above. What does not is not even tried: some readers
 * look through all of it, and talk about what they find. */
static gboolean
looks_plain (const char *path)
{
  static const char *const heads[] = { "RIFF", "RF64", "riff", "FORM", "fLaC" };
  FILE *file = fopen (path, "rb");
  char head[4];
  gboolean is_read = file != NULL && fread (head, sizeof head, 1, file) == 1;

  if (file != NULL)
    fclose (file);

  for (guint i = 0; is_read && i < G_N_ELEMENTS (heads); i++)
    if (memcmp (head, heads[i], sizeof head) == 0)
      return TRUE;

  return FALSE;
}

/**
 * earcup_sound_reader_open:
 * @path: a file
 *
 * Opens a file if it is WAV, AIFF or FLAC with plain samples of one or two channels. Whatever else
 * there is, and what is damaged, is left to a decoder that knows more.
 *
 * Returns: (transfer full) (nullable): the reader; %NULL where it is not for this file
 */
EarcupSoundReader *
earcup_sound_reader_open (const char *path)
{
  SF_INFO info = { 0 };
  SNDFILE *file = looks_plain (path) ? sf_open (path, SFM_READ, &info) : NULL;
  EarcupSoundReader *self;

  if (file == NULL)
    return NULL;

  if (!is_plain (&info) || info.channels < 1 || info.channels > 2 || info.frames <= 0 ||
      info.samplerate <= 0)
    {
      sf_close (file);
      return NULL;
    }

  self = g_new0 (EarcupSoundReader, 1);
  self->file = file;
  self->info = info;
  self->is_float = (info.format & SF_FORMAT_SUBMASK) == SF_FORMAT_FLOAT ||
                   (info.format & SF_FORMAT_SUBMASK) == SF_FORMAT_DOUBLE;

  return self;
}

/**
 * earcup_sound_reader_is_broken:
 * @path: a file
 *
 * Says whether a file begins as AIFF and cannot be made out. No other decoder should be asked for
 * it: the demuxer of GStreamer's libav plug-in 1.26 reads from address zero for some of them.
 *
 * Returns: whether nothing can be read of it
 */
gboolean
earcup_sound_reader_is_broken (const char *path)
{
  FILE *stream = fopen (path, "rb");
  char head[12] = { 0 };
  gboolean is_aiff = stream != NULL && fread (head, sizeof head, 1, stream) == 1 &&
                     memcmp (head, "FORM", 4) == 0 && memcmp (head + 8, "AIF", 3) == 0;
  SF_INFO info = { 0 };
  SNDFILE *file = NULL;

  if (stream != NULL)
    fclose (stream);
  if (is_aiff)
    file = sf_open (path, SFM_READ, &info);
  if (file != NULL)
    sf_close (file);

  return is_aiff && file == NULL;
}

/* Frees a reader. */
void
earcup_sound_reader_free (EarcupSoundReader *self)
{
  sf_close (self->file);
  g_free (self);
}

/* Returns: the sample rate in Hz, as the file says it */
guint
earcup_sound_reader_get_rate (EarcupSoundReader *self)
{
  return (guint) self->info.samplerate;
}

/* Returns: 1 or 2 channels */
guint
earcup_sound_reader_get_channels (EarcupSoundReader *self)
{
  return (guint) self->info.channels;
}

/* Returns: the length in frames, as the file says it */
guint64
earcup_sound_reader_get_n_frames (EarcupSoundReader *self)
{
  return (guint64) self->info.frames;
}

/* Goes to a frame, or to the end where there is none. Returns: whether it worked */
gboolean
earcup_sound_reader_seek (EarcupSoundReader *self,
                          guint64            frame)
{
  sf_count_t place = (sf_count_t) MIN (frame, earcup_sound_reader_get_n_frames (self));

  return sf_seek (self->file, place, SEEK_SET) == place;
}

/* One channel, at the beginning of @frames, onto both sides. */
static void
double_up (float *frames,
           gsize  n_frames)
{
  for (gsize i = n_frames; i-- > 0;)
    {
      frames[2 * i + 1] = frames[i];
      frames[2 * i] = frames[i];
    }
}

/**
 * earcup_sound_reader_read:
 * @self: a reader
 * @frames: (out caller-allocates) (array): interleaved stereo; one channel is on both sides
 * @n_frames: how many frames there is room for
 *
 * Reads on. What cannot be sound, by earcup_sound_clean(), is read as 0.
 *
 * Returns: how many frames were read, fewer than @n_frames only at the end or where the file is
 *   damaged
 */
gsize
earcup_sound_reader_read (EarcupSoundReader *self,
                          float             *frames,
                          gsize              n_frames)
{
  sf_count_t n_read = sf_readf_float (self->file, frames, (sf_count_t) n_frames);
  gsize n = (gsize) MAX (n_read, 0);

  if (self->info.channels == 1)
    double_up (frames, n);

  if (self->is_float)
    earcup_sound_clean (frames, 2 * n);

  return n;
}
