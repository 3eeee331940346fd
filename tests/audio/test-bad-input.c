/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gst/gst.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-elements.h"
#include "audio/earcup-render.h"
#include "audio/earcup-test-sound.h"
#include "audio/earcup-track.h"
#include "interchange/earcup-interchange-error.h"

/* Files as the world has them: cut short, damaged, lying, odd. Each gives a result that holds
 * together, or one sentence; never a crash, and never a wait without end. The same is run under
 * the address sanitizer. */

#define RATE_HZ  44100
#define N_FRAMES 30000
#define PATIENCE_S 60       /* after which a file hangs */
#define N_CUTS     8
#define N_DAMAGES  8

/* {{{ What comes of a file */

static void
check_sentence (const GError *error,
                GFile        *file)
{
  g_autofree char *name = g_file_get_basename (file);

  g_assert_nonnull (error);
  if (error->domain != EARCUP_AUDIO_ERROR && error->domain != EARCUP_INTERCHANGE_ERROR)
    g_error ("%s: %s", g_quark_to_string (error->domain), error->message);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_false (g_str_has_suffix (error->message, "."));
  /* What gives up is noticed, and not waited for. */
  g_assert_null (strstr (error->message, "for too long"));
}

/* Returns: (transfer full) (nullable): the track, where there is one */
static EarcupTrack *
load (GFile *file)
{
  g_autoptr(GError) error = NULL;
  EarcupTrack *track = earcup_track_load (file, NULL, NULL, NULL, &error);
  const float *low, *high;
  guint n_points;

  if (track == NULL)
    {
      check_sentence (error, file);
      return NULL;
    }

  g_assert_no_error (error);
  g_assert_true (isfinite (earcup_track_get_peak (track)));
  g_assert_false (isnan (earcup_track_get_loudness (track)));
  g_assert_cmpfloat (earcup_track_get_duration (track), >, 0.0);
  earcup_track_get_overview (track, &low, &high, &n_points);
  for (guint i = 0; i < n_points; i++)
    g_assert_true (isfinite (low[i]) && isfinite (high[i]));

  return track;
}

/* Every sample is a number, and what was matched keeps below its limit. */
static void
check_rendered (gboolean raw)
{
  SF_INFO info;
  g_autofree float *frames = earcup_test_read ("rendered.wav", &info);

  for (gsize i = 0; i < (gsize) (info.frames * info.channels); i++)
    {
      g_assert_true (isfinite (frames[i]));
      if (!raw)
        g_assert_cmpfloat (fabsf (frames[i]), <=, 1.0);
    }
}

static gboolean
render (GFile    *file,
        gboolean  raw)
{
  g_autoptr(EarcupEmulation) emulation = earcup_test_emulation ("closed", "open");
  g_autofree char *path = earcup_test_path ("rendered.wav");
  const EarcupRenderSettings settings = { .raw = raw };
  EarcupRenderOutput output = { .emulation = emulation, .path = path };
  g_autoptr(GError) error = NULL;
  EarcupRenderReport report;

  if (!earcup_render (file, &settings, &output, 1, &report, NULL, NULL, NULL, &error))
    {
      check_sentence (error, file);
      return FALSE;
    }

  g_assert_no_error (error);
  check_rendered (raw);

  return TRUE;
}

/* Returns: whether there is something to be heard in a file */
static gboolean
try_file (GFile *file)
{
  g_autoptr(EarcupTrack) track = NULL;
  gboolean is_rendered;

  alarm (PATIENCE_S);
  track = load (file);
  is_rendered = render (file, TRUE);
  if (track != NULL)
    {
      g_assert_true (is_rendered);
      g_assert_true (render (file, FALSE));
    }
  alarm (0);

  return track != NULL;
}

/* }}} */
/* {{{ Files of all kinds */

typedef struct {
  const char *name;
  int         format;         /* of libsndfile, or 0 */
  const char *encoder;        /* of GStreamer */
} Kind;

static const Kind kinds[] = {
  { "sound.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, NULL },
  { "float.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, NULL },
  { "sound.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_24, NULL },
  { "sound.rf64", SF_FORMAT_RF64 | SF_FORMAT_PCM_24, NULL },
  { "sound.w64", SF_FORMAT_W64 | SF_FORMAT_PCM_16, NULL },
  { "sound.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, NULL },
  { "sound.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, NULL },
  { "sound.mp3", 0, "lamemp3enc" },
  { "sound.m4a", 0, "avenc_aac ! mp4mux" },
};

static GFile *
encode (const char  *name,
        const char  *encoder,
        const float *frames,
        guint        rate_hz)
{
  g_autoptr(GFile) wave = earcup_test_write_wave ("to-encode.wav", frames, N_FRAMES, rate_hz);
  g_autofree char *target = earcup_test_path (name), *description = NULL;
  g_autoptr(GstElement) pipeline = NULL;
  g_autoptr(GstBus) bus = NULL;
  g_autoptr(GstMessage) message = NULL;
  gboolean is_done;

  description = g_strdup_printf ("filesrc location=%s ! wavparse ! audioconvert ! %s ! "
                                 "filesink location=%s", g_file_peek_path (wave), encoder, target);
  pipeline = gst_parse_launch_full (description, NULL, GST_PARSE_FLAG_FATAL_ERRORS, NULL);
  if (pipeline == NULL)
    return NULL;

  bus = gst_element_get_bus (pipeline);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, 20 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  is_done = message != NULL && GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS;
  gst_element_set_state (pipeline, GST_STATE_NULL);

  return is_done ? g_file_new_for_path (target) : NULL;
}

static GFile *
make_kind (const Kind *kind,
           guint       rate_hz)
{
  g_autofree float *frames = earcup_test_pink (N_FRAMES, 0.1, 1);
  SF_INFO info = { .samplerate = (int) rate_hz, .channels = 2, .format = kind->format };

  return kind->format != 0 ? earcup_test_write (kind->name, &info, frames, N_FRAMES)
                           : encode (kind->name, kind->encoder, frames, rate_hz);
}

static GFile *
write_bytes (const char *name,
             const char *bytes,
             gsize       length)
{
  g_autofree char *path = earcup_test_path (name);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));

  return g_file_new_for_path (path);
}

/* Most places lie in the head, where the most can go wrong. */
static gsize
pick_place (GRand *random,
            gsize  length)
{
  double place = g_rand_double (random);

  return (gsize) ((double) length * place * place * place);
}

static void
test_cut (gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr(GFile) whole = make_kind (kind, RATE_HZ);
  g_autoptr(GRand) random = g_rand_new_with_seed (11);
  g_autofree char *bytes = NULL, *name = g_strconcat ("cut-", kind->name, NULL);
  guint n_heard = 0;
  gsize length;

  if (whole == NULL)
    {
      g_test_skip ("the encoder is not installed");
      return;
    }

  g_assert_true (try_file (whole));
  g_assert_true (g_file_load_contents (whole, NULL, &bytes, &length, NULL, NULL));
  for (guint i = 0; i < N_CUTS; i++)
    {
      g_autoptr(GFile) file = write_bytes (name, bytes, pick_place (random, length));

      n_heard += try_file (file);
    }

  g_test_message ("%u of %u can be heard", n_heard, N_CUTS);
  g_assert_cmpuint (n_heard, <, N_CUTS);
}

static void
test_damaged (gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr(GFile) whole = make_kind (kind, RATE_HZ);
  g_autoptr(GRand) random = g_rand_new_with_seed (12);
  g_autofree char *bytes = NULL, *name = g_strconcat ("damaged-", kind->name, NULL);
  guint n_heard = 0;
  gsize length;

  if (whole == NULL)
    {
      g_test_skip ("the encoder is not installed");
      return;
    }

  g_assert_true (g_file_load_contents (whole, NULL, &bytes, &length, NULL, NULL));
  for (guint i = 0; i < N_DAMAGES; i++)
    {
      g_autofree char *damaged = g_memdup2 (bytes, length);
      g_autoptr(GFile) file = NULL;

      for (guint k = 0; k < 1 + i % 8; k++)
        damaged[pick_place (random, length)] ^= (char) (1 << g_rand_int_range (random, 0, 8));
      file = write_bytes (name, damaged, length);
      n_heard += try_file (file);
    }

  g_test_message ("%u of %u can be heard", n_heard, N_DAMAGES);
}

/* A second file behind the first, of another rate. */
static void
test_changing (gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr(GFile) first = make_kind (kind, RATE_HZ), second = NULL, file = NULL;
  g_autofree char *bytes = NULL, *more = NULL, *name = g_strconcat ("changing-", kind->name, NULL);
  g_autoptr(GByteArray) both = g_byte_array_new ();
  gsize length, n_more;

  if (first == NULL)
    {
      g_test_skip ("the encoder is not installed");
      return;
    }

  g_assert_true (g_file_load_contents (first, NULL, &bytes, &length, NULL, NULL));
  second = make_kind (kind, 32000);
  g_assert_true (g_file_load_contents (second, NULL, &more, &n_more, NULL, NULL));
  g_byte_array_append (both, (const guint8 *) bytes, (guint) length);
  g_byte_array_append (both, (const guint8 *) more, (guint) n_more);
  file = write_bytes (name, (const char *) both->data, both->len);
  g_test_message ("it can %sbe heard", try_file (file) ? "" : "not ");
}

/* }}} */
/* {{{ Odd forms */

static GFile *
write_form (const char *name,
            guint       rate_hz,
            guint       n_channels,
            gsize       n_frames,
            int         format)
{
  SF_INFO info = { .samplerate = (int) rate_hz, .channels = (int) n_channels, .format = format };
  g_autofree float *values = earcup_test_noise (n_channels * n_frames, 0.5, 1);

  return earcup_test_write (name, &info, values, n_frames);
}

static void
test_rates (void)
{
  static const guint rates[] = { 8000, 11025, 192000, 384000 };
  g_autoptr(GFile) slow = write_form ("slow.wav", 4000, 2, 4000, SF_FORMAT_WAV | SF_FORMAT_FLOAT);

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    for (guint n_channels = 1; n_channels <= 2; n_channels++)
      {
        g_autoptr(GFile) file = write_form ("rate.wav", rates[i], n_channels, 50000,
                                            SF_FORMAT_WAV | SF_FORMAT_FLOAT);

        g_assert_true (try_file (file));
      }

  g_assert_false (try_file (slow));
}

static void
test_channels (void)
{
  static const guint numbers[] = { 1, 2, 3, 4, 5, 6, 8, 9, 16, 32 };
  static const int formats[] = {
    SF_FORMAT_WAV | SF_FORMAT_FLOAT, SF_FORMAT_WAVEX | SF_FORMAT_PCM_24,
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
      {
        g_autoptr(GFile) file = write_form ("channels.wav", 48000, numbers[i], 5000, formats[k]);
        gboolean is_heard = try_file (file);

        g_test_message ("%u channels can %sbe heard", numbers[i], is_heard ? "" : "not ");
        g_assert_true (is_heard);
      }
}

static void
test_short (void)
{
  for (gsize n_frames = 1; n_frames < 5000; n_frames = n_frames * 3 + 1)
    {
      g_autoptr(GFile) file = write_form ("short.wav", 48000, 2, n_frames,
                                          SF_FORMAT_WAV | SF_FORMAT_FLOAT);

      g_assert_true (try_file (file));
    }
}

/* Nothing but what is no number is silence; a little of it is passed over; what is far too loud is
 * brought down. */
static void
test_values (void)
{
  g_autofree float *frames = earcup_test_noise (N_FRAMES, 0.5, 1);
  g_autoptr(GFile) some = NULL, loud = NULL, all = NULL;

  for (gsize i = 0; i < 2 * N_FRAMES; i += 7)
    frames[i] = i % 3 == 0 ? NAN : i % 3 == 1 ? INFINITY : -INFINITY;
  some = earcup_test_write_wave ("some.wav", frames, N_FRAMES, RATE_HZ);
  g_assert_true (try_file (some));

  for (gsize i = 0; i < 2 * N_FRAMES; i++)
    frames[i] = i % 5 == 0 ? 3e38f : -2e38f;
  loud = earcup_test_write_wave ("loud.wav", frames, N_FRAMES, RATE_HZ);
  try_file (loud);

  for (gsize i = 0; i < 2 * N_FRAMES; i++)
    frames[i] = NAN;
  all = earcup_test_write_wave ("all.wav", frames, N_FRAMES, RATE_HZ);
  g_assert_false (try_file (all));
}

/* }}} */

static void
add_kinds (const char   *fact,
           GTestDataFunc test)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/audio/bad-input/", fact, "/", kinds[i].name, NULL);

      g_test_add_data_func (path, &kinds[i], test);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  earcup_elements_init ();

  add_kinds ("a-cut-file-is-told-from-a-whole-one", test_cut);
  add_kinds ("a-damaged-file-does-no-harm", test_damaged);
  add_kinds ("a-form-that-changes-does-no-harm", test_changing);
  g_test_add_func ("/audio/bad-input/low-and-high-rates-are-heard", test_rates);
  g_test_add_func ("/audio/bad-input/any-number-of-channels-is-heard", test_channels);
  g_test_add_func ("/audio/bad-input/a-moment-is-heard", test_short);
  g_test_add_func ("/audio/bad-input/what-is-no-number-is-not-heard", test_values);

  return earcup_test_run ();
}
