/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the piece of music that comes with the program: earcup-demo FILE. The name decides
 * the format: .flac holds 24 bits a sample, .wav 16. */

#include <glib.h>
#include <math.h>
#include <sndfile.h>
#include <stdlib.h>

#include "demo/earcup-demo-mix.h"

#define N_CHANNELS  2

/* Rounds the piece to @n_bits and puts it at the top of each integer. */
static int *
round_samples (const EarcupDemoTrack *track,
               guint                  n_bits)
{
  int *samples = g_new (int, N_CHANNELS * EARCUP_DEMO_N_FRAMES);
  const double full = exp2 (n_bits - 1);
  const int unit = 1 << (32 - n_bits);

  for (gsize i = 0; i < EARCUP_DEMO_N_FRAMES; i++)
    {
      samples[N_CHANNELS * i] = unit * (int) lrint (full * track->left[i]);
      samples[N_CHANNELS * i + 1] = unit * (int) lrint (full * track->right[i]);
    }

  return samples;
}

static gboolean
write_track (const EarcupDemoTrack *track,
             const char            *path)
{
  gboolean flac = g_str_has_suffix (path, ".flac");
  SF_INFO info = {
    .samplerate = EARCUP_DEMO_RATE_HZ,
    .channels = N_CHANNELS,
    .format = flac ? SF_FORMAT_FLAC | SF_FORMAT_PCM_24 : SF_FORMAT_WAV | SF_FORMAT_PCM_16,
  };
  g_autofree int *samples = round_samples (track, flac ? 24 : 16);
  SNDFILE *file = sf_open (path, SFM_WRITE, &info);
  sf_count_t n_written;

  if (file == NULL)
    {
      g_printerr ("%s cannot be written: %s\n", path, sf_strerror (NULL));
      return FALSE;
    }

  n_written = sf_writef_int (file, samples, EARCUP_DEMO_N_FRAMES);

  if (sf_close (file) != 0 || n_written != EARCUP_DEMO_N_FRAMES)
    {
      g_printerr ("%s could not be written to its end\n", path);
      return FALSE;
    }

  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(EarcupDemoTrack) track = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: earcup-demo FILE.flac|FILE.wav\n");
      return 2;
    }

  track = earcup_demo_mix_render ();

  return write_track (track, argv[1]) ? EXIT_SUCCESS : EXIT_FAILURE;
}
