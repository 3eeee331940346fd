/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/earcup-impulse-file.h"

#include <string.h>

#include "interchange/earcup-sound-writer.h"

static const EarcupKernelPath mono[] = { EARCUP_KERNEL_LEFT_TO_LEFT };
static const EarcupKernelPath stereo[] = {
  EARCUP_KERNEL_LEFT_TO_LEFT, EARCUP_KERNEL_RIGHT_TO_RIGHT,
};
static const EarcupKernelPath true_stereo[] = {
  EARCUP_KERNEL_LEFT_TO_LEFT, EARCUP_KERNEL_LEFT_TO_RIGHT,
  EARCUP_KERNEL_RIGHT_TO_LEFT, EARCUP_KERNEL_RIGHT_TO_RIGHT,
};

/**
 * earcup_impulse_file_get_paths:
 * @channels: how many are wanted
 * @kernel: what is to be written
 * @paths: (out): which path of it each channel of the file is
 *
 * Returns: the number of channels; any thread
 */
guint
earcup_impulse_file_get_paths (EarcupImpulseChannels  channels,
                               const EarcupKernel    *kernel,
                               EarcupKernelPath       paths[EARCUP_KERNEL_PATHS])
{
  if (channels == EARCUP_IMPULSE_STEREO)
    {
      memcpy (paths, stereo, sizeof stereo);
      return G_N_ELEMENTS (stereo);
    }

  if (channels == EARCUP_IMPULSE_TRUE_STEREO || earcup_kernel_is_crossed (kernel))
    {
      memcpy (paths, true_stereo, sizeof true_stereo);
      return G_N_ELEMENTS (true_stereo);
    }

  memcpy (paths, mono, sizeof mono);
  return G_N_ELEMENTS (mono);
}

/* Returns: (transfer full): the taps, interleaved; silence on a path that a kernel has not */
static float *
interleave (const EarcupKernel     *kernel,
            const EarcupKernelPath *paths,
            guint                   n_channels,
            gsize                  *n_taps)
{
  float *frames;

  earcup_kernel_get_taps (kernel, n_taps);
  frames = g_new0 (float, *n_taps * n_channels);

  for (guint channel = 0; channel < n_channels; channel++)
    {
      gsize length;
      const float *taps = earcup_kernel_get_path (kernel, paths[channel], &length);

      for (gsize i = 0; taps != NULL && i < *n_taps; i++)
        frames[i * n_channels + channel] = taps[i];
    }

  return frames;
}

/**
 * earcup_impulse_file_write:
 * @path: where to; ends in .wav
 * @kernel: what to write, at its own sample rate
 * @channels: how many channels
 * @error: return location for an error of domain %EARCUP_INTERCHANGE_ERROR
 *
 * Writes an impulse response as 32-bit float. The file appears only when it is complete.
 *
 * Returns: whether it is complete; any thread
 */
gboolean
earcup_impulse_file_write (const char             *path,
                           const EarcupKernel     *kernel,
                           EarcupImpulseChannels   channels,
                           GError                **error)
{
  EarcupKernelPath paths[EARCUP_KERNEL_PATHS];
  guint n_channels = earcup_impulse_file_get_paths (channels, kernel, paths);
  g_autoptr(EarcupSoundWriter) writer = NULL;
  g_autofree float *frames = NULL;
  gsize n_taps;

  writer = earcup_sound_writer_new_full (path, EARCUP_SOUND_FORMAT_WAV_32F, n_channels,
                                         earcup_kernel_get_rate (kernel), error);
  frames = interleave (kernel, paths, n_channels, &n_taps);

  return writer != NULL && earcup_sound_writer_write (writer, frames, n_taps, error) &&
         earcup_sound_writer_finish (writer, error);
}
