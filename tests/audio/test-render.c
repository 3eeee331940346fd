/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-render.h"

#include <ebur128.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-batch.h"
#include "audio/earcup-test-sound.h"
#include "interchange/earcup-interchange-error.h"

#define RATE_HZ 48000
#define LEAD    48         /* frames that are to be moved forward */

static const EarcupRenderSettings matched;

static gboolean
render (GFile               *input,
        EarcupRenderOutput  *outputs,
        guint                n_outputs,
        gboolean             raw,
        EarcupRenderReport  *report,
        GError             **error)
{
  const EarcupRenderSettings settings = { .raw = raw };

  return earcup_render (input, &settings, outputs, n_outputs, report, NULL, NULL, NULL, error);
}

/* Integrated loudness in LUFS and true peak in dBTP as the reference library finds them. */
static void
measure (const char *name,
         double     *loudness_lufs,
         double     *peak_dbtp)
{
  SF_INFO info;
  g_autofree float *frames = earcup_test_read (name, &info);
  ebur128_state *state = ebur128_init (2, (unsigned long) info.samplerate,
                                       EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK);
  double left, right;

  g_assert_cmpint (info.channels, ==, 2);
  ebur128_add_frames_float (state, frames, (size_t) info.frames);
  ebur128_loudness_global (state, loudness_lufs);
  ebur128_true_peak (state, 0, &left);
  ebur128_true_peak (state, 1, &right);
  *peak_dbtp = 20.0 * log10 (fmax (left, right));
  ebur128_destroy (&state);
}

/* What is rendered is what is plotted. */
static void
check_response (const char *target,
                const char *worn,
                guint       rate_hz)
{
  gsize n_frames = 3 * rate_hz, at = 1000;
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation (target, worn);
  g_autofree float *impulse = earcup_test_impulse (n_frames, at, 0.1);
  g_autoptr(GFile) input = earcup_test_write_wave ("impulse.wav", impulse, n_frames, rate_hz);
  g_autofree char *path = earcup_test_path ("rendered.wav");
  EarcupRenderOutput output = { .emulation = emulation, .path = path };
  EarcupRenderReport report;
  g_autoptr(GError) error = NULL;
  g_autofree float *frames = NULL;
  double worst = 0.0;
  SF_INFO info;

  render (input, &output, 1, TRUE, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (output.gain_db, ==, 0.0);
  frames = earcup_test_read ("rendered.wav", &info);
  g_assert_cmpint (info.samplerate, ==, rate_hz);
  g_assert_cmpint (info.frames, ==, n_frames);
  g_assert_cmpint (info.format, ==, SF_FORMAT_WAV | SF_FORMAT_FLOAT);
  g_assert_cmpfloat (earcup_test_level (frames, 2 * at), <, -120.0);
  g_assert_cmpfloat (fabs (frames[2 * at]), >, 0.01);

  for (guint i = 0; i < 200; i++)
    {
      double hz = 20.0 * pow (800.0, i / 199.0);
      double found = earcup_test_gain_at (frames, n_frames, i % 2, hz, rate_hz) + 20.0;

      worst = fmax (worst, fabs (found - earcup_emulation_get_gain (emulation, hz)));
    }

  g_test_message ("%s on %s at %u Hz: %.4f dB", target, worn, rate_hz, worst);
  g_assert_cmpfloat (worst, <=, 0.05);
}

static void
test_response (void)
{
  static const guint rates[] = { 44100, 48000, 96000 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      check_response ("closed", "open", rates[i]);
      check_response ("open", "closed", rates[i]);
    }
}

static void
test_aligned (void)
{
  static const gsize lengths[] = { 1, 2047, 2048, 2049, 50000 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree float *noise = earcup_test_noise (lengths[i], 0.9, 1);
      g_autoptr(GFile) input = earcup_test_write_wave ("noise.wav", noise, lengths[i], RATE_HZ);
      g_autofree char *path = earcup_test_path ("same.wav");
      EarcupRenderOutput output = { .path = path };
      EarcupRenderReport report;
      g_autoptr(GError) error = NULL;
      g_autofree float *frames = NULL;
      SF_INFO info;

      render (input, &output, 1, TRUE, &report, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (report.n_frames, ==, lengths[i]);
      frames = earcup_test_read ("same.wav", &info);
      g_assert_cmpint (info.frames, ==, lengths[i]);
      g_assert_cmpmem (frames, 2 * lengths[i] * sizeof *frames, noise,
                       2 * lengths[i] * sizeof *noise);
    }
}

/* Two emulations and the plain sound of one file; fills in what was found. */
static void
render_three (double              rms,
              const char        **names,
              EarcupRenderOutput *outputs,
              EarcupRenderReport *report)
{
  g_autoptr(EarcupEmulation) closed = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupEmulation) open = earcup_test_emulation ("open", "closed");
  EarcupEmulation *emulations[] = { closed, open, NULL };
  g_autofree float *pink = earcup_test_pink (8 * RATE_HZ, rms, 1);
  g_autoptr(GFile) input = earcup_test_write_wave ("pink.wav", pink, 8 * RATE_HZ, RATE_HZ);
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_ptr_array_add (paths, earcup_test_path (names[i]));
      outputs[i] = (EarcupRenderOutput) { .emulation = emulations[i], .path = paths->pdata[i] };
    }

  render (input, outputs, 3, FALSE, report, &error);
  g_assert_no_error (error);
}

static void
test_matched (void)
{
  const char *names[] = { "first.wav", "second.flac", "third.wav" };
  EarcupRenderOutput outputs[3];
  EarcupRenderReport report;
  double input_lufs, peak;

  render_three (0.05, names, outputs, &report);
  measure ("pink.wav", &input_lufs, &peak);
  g_assert_cmpfloat_with_epsilon (report.loudness_lufs, input_lufs, 0.01);
  g_assert_cmpfloat_with_epsilon (report.peak_dbtp, peak, 0.01);
  g_assert_cmpfloat_with_epsilon (report.shortfall_lu, 0.0, 1e-9);

  for (guint i = 0; i < 3; i++)
    {
      double lufs;

      measure (names[i], &lufs, &peak);
      g_assert_cmpfloat_with_epsilon (lufs, input_lufs, 0.1);
      g_assert_cmpfloat_with_epsilon (outputs[i].loudness_lufs, lufs, 0.02);
      g_assert_cmpfloat_with_epsilon (outputs[i].peak_dbtp, peak, 0.02);
    }

  g_assert_cmpfloat (fabs (outputs[0].gain_db), >, 0.05);
}

static void
test_hot (void)
{
  const char *names[] = { "first.wav", "second.flac", "third.wav" };
  EarcupRenderOutput outputs[3];
  EarcupRenderReport report;
  double input_lufs, highest = -INFINITY, peak;

  render_three (0.28, names, outputs, &report);
  measure ("pink.wav", &input_lufs, &peak);
  g_assert_cmpfloat (report.shortfall_lu, >, 0.5);

  for (guint i = 0; i < 3; i++)
    {
      double lufs;

      measure (names[i], &lufs, &peak);
      highest = fmax (highest, peak);
      g_assert_cmpfloat (peak, <=, EARCUP_RENDER_PEAK_DBTP + 0.01);
      g_assert_cmpfloat_with_epsilon (input_lufs - lufs, report.shortfall_lu, 0.1);
    }

  g_assert_cmpfloat_with_epsilon (highest, EARCUP_RENDER_PEAK_DBTP, 0.05);
}

static void
test_flac (void)
{
  const char *names[] = { "first.wav", "second.flac", "third.wav" };
  EarcupRenderOutput outputs[3];
  EarcupRenderReport report;
  g_autofree float *frames = NULL;
  SF_INFO info;

  render_three (0.05, names, outputs, &report);
  frames = earcup_test_read ("second.flac", &info);
  g_assert_cmpint (info.format, ==, SF_FORMAT_FLAC | SF_FORMAT_PCM_24);
  g_assert_cmpint (info.frames, ==, 8 * RATE_HZ);
}

static void
test_silent (void)
{
  g_autofree float *silence = g_new0 (float, 2 * RATE_HZ);
  g_autoptr(GFile) input = earcup_test_write_wave ("silent.wav", silence, RATE_HZ, RATE_HZ);
  g_autofree char *path = earcup_test_path ("from-silence.wav");
  EarcupRenderOutput output = { .path = path };
  EarcupRenderReport report;
  g_autoptr(GError) error = NULL;

  g_assert_false (render (input, &output, 1, FALSE, &report, &error));
  g_assert_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_SILENT);
  g_assert_nonnull (strstr (error->message, "silent.wav"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* How many files lie in the folder of the tests. */
static guint
count_files (void)
{
  g_autofree char *inside = earcup_test_path ("x");
  g_autofree char *folder = g_path_get_dirname (inside);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_kept_when_failing (void)
{
  g_autofree float *pink = earcup_test_pink (RATE_HZ, 0.1, 1);
  g_autoptr(GFile) input = earcup_test_write_wave ("pink.wav", pink, RATE_HZ, RATE_HZ);
  g_autofree char *kept = earcup_test_path ("kept.wav");
  g_autofree char *nowhere = earcup_test_path ("nowhere/out.wav");
  g_autofree char *text = earcup_test_path ("out.txt");
  const char *const wrong[] = { nowhere, text };
  g_autofree char *contents = NULL;

  g_file_set_contents (kept, "precious", -1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      guint n_files = count_files ();
      EarcupRenderOutput outputs[] = { { .path = kept }, { .path = wrong[i] } };
      EarcupRenderReport report;
      g_autoptr(GError) error = NULL;

      g_assert_false (render (input, outputs, 2, FALSE, &report, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == EARCUP_INTERCHANGE_ERROR);
      g_assert_nonnull (strstr (error->message, wrong[i]));
      g_assert_cmpuint (count_files (), ==, n_files);
    }

  g_file_get_contents (kept, &contents, NULL, NULL);
  g_assert_cmpstr (contents, ==, "precious");
}

static void
test_cancel (void)
{
  static const double places[] = { 0.2, 0.7 };
  g_autofree float *pink = earcup_test_pink (8 * RATE_HZ, 0.1, 1);
  g_autoptr(GFile) input = earcup_test_write_wave ("pink.wav", pink, 8 * RATE_HZ, RATE_HZ);
  g_autofree char *path = earcup_test_path ("cancelled.wav");

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      guint n_files = count_files ();
      EarcupTestProgress progress = { .cancellable = cancellable, .stop_at = places[i] };
      EarcupRenderOutput output = { .path = path };
      EarcupRenderReport report;
      g_autoptr(GError) error = NULL;

      g_assert_false (earcup_render (input, &matched, &output, 1, &report,
                                     earcup_test_progress_cb, &progress, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (count_files (), ==, n_files);
    }
}

static EarcupKernel *
make_room (gpointer data,
           guint    rate_hz)
{
  guint *n_made = data;

  g_assert_cmpuint (rate_hz, ==, RATE_HZ);
  (*n_made)++;

  return earcup_test_crossed (32768, rate_hz, 4);
}

/* A recipe is made for the rate of the file, and each channel then reaches both ears. */
static void
test_crossed (void)
{
  guint n_made = 0;
  g_autoptr(EarcupRecipe) recipe = earcup_recipe_new (make_room, &n_made, NULL);
  g_autoptr(EarcupKernel) kernel = earcup_test_crossed (32768, RATE_HZ, 4);
  g_autofree float *impulse = g_new0 (float, 2 * RATE_HZ);
  g_autofree char *path = earcup_test_path ("room.wav");
  EarcupRenderOutput output = { .recipe = recipe, .path = path };
  g_autoptr(GFile) input = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree float *found = NULL;
  EarcupRenderReport report;
  SF_INFO info;

  impulse[2 * 100] = 0.5f;
  input = earcup_test_write_wave ("impulse.wav", impulse, RATE_HZ, RATE_HZ);
  render (input, &output, 1, TRUE, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_made, >, 0);

  found = earcup_test_read ("room.wav", &info);
  for (guint ear = 0; ear < 2; ear++)
    {
      gsize n_taps;
      const float *taps = earcup_kernel_get_path (kernel, EARCUP_KERNEL_LEFT_TO_LEFT + ear,
                                                  &n_taps);

      for (gsize i = 0; i < n_taps; i++)
        g_assert_cmpfloat_with_epsilon (found[2 * (100 + i) + ear], 0.5 * taps[i], 1e-7);
    }
}

/* Returns: (transfer full): what becomes of some frames */
static float *
render_lead (const float  *frames,
             gsize         n_frames,
             EarcupRecipe *recipe)
{
  g_autofree char *path = earcup_test_path ("moved.wav");
  g_autoptr(GFile) input = earcup_test_write_wave ("in.wav", frames, n_frames, RATE_HZ);
  EarcupRenderOutput output = { .recipe = recipe, .path = path };
  EarcupRenderReport report;
  float *found;
  SF_INFO info;

  g_assert_true (render (input, &output, 1, TRUE, &report, NULL));
  g_assert_cmpuint (report.n_frames, ==, n_frames);
  found = earcup_test_read ("moved.wav", &info);
  g_assert_cmpint (info.frames, ==, (gint64) n_frames);

  return found;
}

/* What lies behind is moved forward, whatever the length of the file; the end is not lost. */
static void
test_lead (void)
{
  static const gsize lengths[] = { 1, 100, EARCUP_BATCH_BLOCK - 1, EARCUP_BATCH_BLOCK,
                                   EARCUP_BATCH_BLOCK + 40, 3 * EARCUP_BATCH_BLOCK - 10 };
  guint n_made = 0;
  g_autoptr(EarcupRecipe) late = earcup_recipe_new (make_room, &n_made, NULL);
  g_autoptr(EarcupRecipe) moved = earcup_recipe_new_full (make_room, NULL, LEAD / (double) RATE_HZ,
                                                          &n_made, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      gsize n = lengths[i];
      g_autofree float *pink = earcup_test_pink (n + LEAD, 0.1, 1);
      g_autofree float *expected = NULL;
      g_autofree float *found = NULL;

      memset (pink + 2 * n, 0, 2 * LEAD * sizeof *pink);
      expected = render_lead (pink, n + LEAD, late);
      found = render_lead (pink, n, moved);
      for (gsize t = 0; t < 2 * n; t++)
        g_assert_cmpfloat_with_epsilon (found[t], expected[2 * LEAD + t], 1e-7);
    }
}

static void
test_progress (void)
{
  g_autofree float *pink = earcup_test_pink (RATE_HZ, 0.1, 1);
  g_autoptr(GFile) input = earcup_test_write_wave ("pink.wav", pink, RATE_HZ, RATE_HZ);
  EarcupRenderOutput output = { 0 };
  EarcupTestProgress progress = { 0 };
  EarcupRenderReport report;
  g_autoptr(GError) error = NULL;

  earcup_render (input, &matched, &output, 1, &report, earcup_test_progress_cb, &progress, NULL,
                 &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (progress.last, 1.0, 1e-6);
}

/* Renders a part of a file and returns what came out. */
static float *
render_part (GFile           *input,
             EarcupEmulation *emulation,
             double           from_s,
             double           to_s,
             gsize           *n_frames)
{
  const EarcupRenderSettings settings = { .raw = TRUE, .from_s = from_s, .to_s = to_s };
  g_autofree char *path = earcup_test_path ("part.wav");
  EarcupRenderOutput output = { .emulation = emulation, .path = path };
  g_autoptr(GError) error = NULL;
  EarcupRenderReport report;
  float *found;
  SF_INFO info;

  earcup_render (input, &settings, &output, 1, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  found = earcup_test_read ("part.wav", &info);
  g_assert_cmpuint (report.n_frames, ==, (guint64) info.frames);
  *n_frames = (gsize) info.frames;

  return found;
}

/* How much of a frame is left that lies some frames from where a part was cut. */
static float
part_gain (gsize distance)
{
  double length = 0.005 * RATE_HZ;

  return distance < length ? (float) (0.5 - 0.5 * cos (G_PI * (double) distance / length)) : 1.0f;
}

/* A part holds what the whole holds, but for rounding and fades where it is cut. */
static void
test_part (void)
{
  static const double parts_s[][2] = {
    { 0.0, 1.0 }, { 0.5, 2.25 }, { 1.7, 1.71 }, { 3.9, 0.0 }, { 0.3, 4.0 }, { 0.1, 99.0 },
  };
  gsize n_whole, n_all = 4 * RATE_HZ;
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  g_autofree float *pink = earcup_test_pink (n_all, 0.1, 1);
  g_autoptr(GFile) input = earcup_test_write_wave ("pink.wav", pink, n_all, RATE_HZ);
  g_autofree float *whole = render_part (input, emulation, 0.0, 0.0, &n_whole);

  g_assert_cmpuint (n_whole, ==, n_all);
  for (guint k = 0; k < G_N_ELEMENTS (parts_s); k++)
    {
      gsize n, from = (gsize) lround (parts_s[k][0] * RATE_HZ);
      gsize to = (gsize) lround (parts_s[k][1] * RATE_HZ);
      g_autofree float *part = render_part (input, emulation, parts_s[k][0], parts_s[k][1], &n);

      to = to == 0 ? n_all : MIN (to, n_all);
      g_assert_cmpuint (n, ==, to - from);
      for (gsize i = 0; i < n; i++)
        {
          float gain = from > 0 ? part_gain (i) : 1.0f;

          if (to < n_all)
            gain = fminf (gain, part_gain (n - i));
          g_assert_cmpfloat_with_epsilon (part[2 * i], gain * whole[2 * (from + i)], 1e-7);
        }
    }
}

static void
test_no_part (void)
{
  const EarcupRenderSettings settings = { .raw = TRUE, .from_s = 2.0 };
  g_autofree float *pink = earcup_test_pink (RATE_HZ, 0.1, 1);
  g_autoptr(GFile) input = earcup_test_write_wave ("pink.wav", pink, RATE_HZ, RATE_HZ);
  g_autofree char *path = earcup_test_path ("none.wav");
  EarcupRenderOutput output = { .path = path };
  EarcupRenderReport report;
  g_autoptr(GError) error = NULL;

  g_assert_false (earcup_render (input, &settings, &output, 1, &report, NULL, NULL, NULL,
                                 &error));
  g_assert_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_CUT_SHORT);
  g_assert_nonnull (strstr (error->message, "pink.wav"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Several outputs in one go are what they are one by one. */
static void
test_together (void)
{
  static const char *const names[] = { "one.wav", "two.wav", "three.wav" };
  const EarcupRenderSettings raw = { .raw = TRUE };
  g_autoptr(EarcupEmulation) closed = earcup_test_emulation ("closed", "open");
  g_autoptr(EarcupEmulation) semi_open = earcup_test_emulation ("semi_open", "open");
  EarcupEmulation *emulations[] = { closed, NULL, semi_open };
  g_autofree float *pink = earcup_test_pink (3 * RATE_HZ, 0.1, 1);
  g_autoptr(GFile) input = earcup_test_write_wave ("pink.wav", pink, 3 * RATE_HZ, RATE_HZ);
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  EarcupRenderOutput outputs[3];
  EarcupRenderReport report;

  for (guint i = 0; i < 3; i++)
    {
      g_ptr_array_add (paths, earcup_test_path (names[i]));
      outputs[i] = (EarcupRenderOutput) { .emulation = emulations[i], .path = paths->pdata[i] };
    }
  g_assert_true (earcup_render (input, &raw, outputs, 3, &report, NULL, NULL, NULL, NULL));

  for (guint i = 0; i < 3; i++)
    {
      gsize n;
      SF_INFO info;
      g_autofree float *alone = render_part (input, emulations[i], 0.0, 0.0, &n);
      g_autofree float *together = earcup_test_read (names[i], &info);

      g_assert_cmpuint (n, ==, 3 * RATE_HZ);
      g_assert_cmpmem (together, 8 * (gsize) info.frames, alone, 8 * n);
      if (i > 0)
        g_assert_cmpint (memcmp (together, pink, 8 * n) == 0, ==, emulations[i] == NULL);
    }
}

static void
test_formats (void)
{
  static const int expected[EARCUP_SOUND_FORMATS] = {
    [EARCUP_SOUND_FORMAT_WAV_32F] = SF_FORMAT_WAV | SF_FORMAT_FLOAT,
    [EARCUP_SOUND_FORMAT_WAV_24] = SF_FORMAT_WAV | SF_FORMAT_PCM_24,
    [EARCUP_SOUND_FORMAT_WAV_16] = SF_FORMAT_WAV | SF_FORMAT_PCM_16,
    [EARCUP_SOUND_FORMAT_FLAC] = SF_FORMAT_FLAC | SF_FORMAT_PCM_24,
    [EARCUP_SOUND_FORMAT_OGG] = SF_FORMAT_OGG | SF_FORMAT_VORBIS,
    [EARCUP_SOUND_FORMAT_OPUS] = SF_FORMAT_OGG | SF_FORMAT_OPUS,
  };
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  g_autofree float *pink = earcup_test_pink (2 * RATE_HZ, 0.1, 1);
  g_autoptr(GFile) input = earcup_test_write_wave ("pink.wav", pink, 2 * RATE_HZ, RATE_HZ);

  for (EarcupSoundFormat format = 0; format < EARCUP_SOUND_FORMATS; format++)
    {
      const EarcupRenderSettings settings = { .format = &format };
      g_autofree char *name = g_strconcat ("form", earcup_sound_format_get_suffix (format), NULL);
      g_autofree char *path = earcup_test_path (name);
      EarcupRenderOutput output = { .emulation = emulation, .path = path };
      g_autofree float *found = NULL;
      EarcupRenderReport report;
      g_autoptr(GError) error = NULL;
      SF_INFO info;

      if (!earcup_sound_format_is_available (format))
        continue;

      earcup_render (input, &settings, &output, 1, &report, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      found = earcup_test_read (name, &info);
      g_assert_cmphex ((guint) info.format, ==, (guint) expected[format]);
      g_assert_cmpint (info.samplerate, ==, RATE_HZ);
      g_assert_cmpint (info.channels, ==, 2);
      g_assert_cmpint (info.frames, ==, 2 * RATE_HZ);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/render/what-is-rendered-is-what-is-plotted", test_response);
  g_test_add_func ("/audio/render/keeps-length-and-place", test_aligned);
  g_test_add_func ("/audio/render/is-as-loud-as-the-input", test_matched);
  g_test_add_func ("/audio/render/moves-forward-what-lies-behind", test_lead);
  g_test_add_func ("/audio/render/obeys-the-peak-limit-and-says-so", test_hot);
  g_test_add_func ("/audio/render/writes-flac-of-24-bits", test_flac);
  g_test_add_func ("/audio/render/a-silent-file-is-refused", test_silent);
  g_test_add_func ("/audio/render/a-failure-leaves-files-as-they-were", test_kept_when_failing);
  g_test_add_func ("/audio/render/a-cancelled-one-leaves-no-file", test_cancel);
  g_test_add_func ("/audio/render/a-room-reaches-both-ears", test_crossed);
  g_test_add_func ("/audio/render/tells-how-far-it-is", test_progress);
  g_test_add_func ("/audio/render/a-part-is-what-the-whole-holds-there", test_part);
  g_test_add_func ("/audio/render/a-part-beyond-the-end-is-refused", test_no_part);
  g_test_add_func ("/audio/render/several-at-once-are-what-each-is-alone", test_together);
  g_test_add_func ("/audio/render/each-format-is-read-back-as-itself", test_formats);

  return earcup_test_run ();
}
