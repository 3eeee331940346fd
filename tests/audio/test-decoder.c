/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-decoder.h"

#include <gst/gst.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "audio/earcup-audio-error.h"
#include "audio/earcup-elements.h"
#include "audio/earcup-test-sound.h"
#include "interchange/earcup-interchange-error.h"

#define FRAMES    20000
#define PATIENCE  30        /* seconds after which a decoder hangs */

typedef struct {
  guint   rate_hz;
  guint   n_channels;
  double  duration_s;
  gsize   n_frames;
  float  *frames;
} Sound;

static void
sound_clear (Sound *sound)
{
  g_free (sound->frames);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sound, sound_clear)

/* Reads a whole file in pieces of odd length. A decoder that hangs ends the program. */
static gboolean
decode (GFile   *file,
        Sound   *sound,
        GError **error)
{
  g_autoptr(EarcupDecoder) decoder = NULL;
  g_autoptr(GArray) frames = g_array_new (FALSE, FALSE, 2 * sizeof (float));
  float piece[2 * 777];
  gssize n = 0;

  alarm (PATIENCE);
  decoder = earcup_decoder_new (file, NULL, error);
  if (decoder == NULL)
    return FALSE;

  do
    {
      n = earcup_decoder_read (decoder, piece, 777, NULL, error);
      if (n > 0)
        g_array_append_vals (frames, piece, (guint) n);
    }
  while (n == 777);

  sound->rate_hz = earcup_decoder_get_rate (decoder);
  sound->n_channels = earcup_decoder_get_channels (decoder);
  sound->duration_s = earcup_decoder_get_duration (decoder);
  sound->n_frames = frames->len;
  sound->frames = (float *) (gpointer) g_array_free (g_steal_pointer (&frames), FALSE);
  alarm (0);

  return n >= 0;
}

static void
check_exact (int   format,
             int   channels,
             guint rate_hz)
{
  SF_INFO info = { .samplerate = (int) rate_hz, .channels = channels, .format = format };
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.9, 1);
  g_autoptr(GFile) file = earcup_test_write ("exact", &info, frames, FRAMES);
  g_autofree float *expected = earcup_test_read ("exact", &info);
  g_autoptr(GError) error = NULL;
  g_auto(Sound) sound = { 0 };

  g_assert_true (decode (file, &sound, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sound.rate_hz, ==, rate_hz);
  g_assert_cmpuint (sound.n_channels, ==, (guint) channels);
  g_assert_cmpuint (sound.n_frames, ==, FRAMES);
  g_assert_cmpfloat_with_epsilon (sound.duration_s, (double) FRAMES / rate_hz, 1e-3);

  for (gsize i = 0; i < FRAMES; i++)
    for (int c = 0; c < 2; c++)
      g_assert_cmpfloat (sound.frames[2 * i + (gsize) c], ==,
                         expected[(int) i * channels + MIN (c, channels - 1)]);
}

static void
test_exact (void)
{
  static const guint rates[] = { 8000, 44100, 48000, 96000, 192000 };
  static const int formats[] = {
    SF_FORMAT_WAV | SF_FORMAT_PCM_16, SF_FORMAT_WAV | SF_FORMAT_PCM_24,
    SF_FORMAT_WAV | SF_FORMAT_FLOAT, SF_FORMAT_WAV | SF_FORMAT_PCM_32,
    SF_FORMAT_WAVEX | SF_FORMAT_PCM_24, SF_FORMAT_AIFF | SF_FORMAT_PCM_16,
    SF_FORMAT_AIFF | SF_ENDIAN_LITTLE | SF_FORMAT_PCM_16, SF_FORMAT_AU | SF_FORMAT_PCM_16,
    SF_FORMAT_FLAC | SF_FORMAT_PCM_16, SF_FORMAT_FLAC | SF_FORMAT_PCM_24,
  };

  for (guint f = 0; f < G_N_ELEMENTS (formats); f++)
    for (guint r = 0; r < G_N_ELEMENTS (rates); r++)
      if (formats[f] == (SF_FORMAT_WAV | SF_FORMAT_PCM_16) || rates[r] == 44100 ||
          rates[r] == 96000)
        {
          check_exact (formats[f], 1, rates[r]);
          check_exact (formats[f], 2, rates[r]);
        }
}

/* Files whose numbers have their bytes in an order that not every decoder knows: they are read
 * rightly or refused, and never heard as noise. */
static void
test_turned (void)
{
  static const int formats[] = {
    SF_FORMAT_WAV | SF_ENDIAN_BIG | SF_FORMAT_PCM_16,
    SF_FORMAT_WAV | SF_ENDIAN_BIG | SF_FORMAT_FLOAT,
    SF_FORMAT_AU | SF_ENDIAN_LITTLE | SF_FORMAT_PCM_16,
    SF_FORMAT_CAF | SF_ENDIAN_LITTLE | SF_FORMAT_PCM_24,
    SF_FORMAT_CAF | SF_ENDIAN_BIG | SF_FORMAT_PCM_24,
  };
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.9, 1);

  for (guint f = 0; f < G_N_ELEMENTS (formats); f++)
    {
      SF_INFO info = { .samplerate = 48000, .channels = 2, .format = formats[f] };
      g_autoptr(GFile) file = earcup_test_write ("turned", &info, frames, FRAMES);
      g_autofree float *expected = earcup_test_read ("turned", &info);
      g_autoptr(GError) error = NULL;
      g_auto(Sound) sound = { 0 };

      if (!decode (file, &sound, &error))
        {
          g_assert_nonnull (strstr (error->message, "turned"));
          continue;
        }

      g_assert_cmpuint (sound.n_frames, ==, FRAMES);
      for (gsize i = 0; i < 2 * FRAMES; i++)
        g_assert_cmpfloat (sound.frames[i], ==, expected[i]);
    }
}

static void
test_surround (void)
{
  SF_INFO info = {
    .samplerate = 48000,
    .channels = 6,
    .format = SF_FORMAT_WAVEX | SF_FORMAT_PCM_24,
  };
  g_autofree float *tone = earcup_test_tone (FRAMES, 1000.0, 0.5, 48000);

  for (guint channel = 0; channel < 3; channel++)
    {
      g_autofree float *frames = g_new0 (float, 6 * FRAMES);
      g_autoptr(GFile) file = NULL;
      g_autoptr(GError) error = NULL;
      g_auto(Sound) sound = { 0 };
      double left, right;

      for (gsize i = 0; i < FRAMES; i++)
        frames[6 * i + channel] = tone[2 * i];

      file = earcup_test_write ("surround.wav", &info, frames, FRAMES);
      g_assert_true (decode (file, &sound, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (sound.n_channels, ==, 6);
      g_assert_cmpuint (sound.n_frames, ==, FRAMES);

      left = earcup_test_gain_at (sound.frames, FRAMES, 0, 1000.0, 48000);
      right = earcup_test_gain_at (sound.frames, FRAMES, 1, 1000.0, 48000);
      if (channel == 2)
        {
          g_assert_cmpfloat_with_epsilon (left, right, 0.01);
          g_assert_cmpfloat (left, >, earcup_test_gain_at (tone, FRAMES, 0, 1000.0, 48000) - 15.0);
        }
      else
        g_assert_cmpfloat (channel == 0 ? left - right : right - left, >, 60.0);
    }
}

static void
test_not_finite (void)
{
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.9, 1);
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(Sound) sound = { 0 };

  frames[100] = NAN;
  frames[201] = INFINITY;
  file = earcup_test_write_wave ("not-finite.wav", frames, FRAMES, 48000);
  g_assert_true (decode (file, &sound, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (sound.frames[100], ==, 0.0);
  g_assert_cmpfloat (sound.frames[201], ==, 0.0);
  g_assert_cmpfloat (sound.frames[102], ==, frames[102]);
}

/* Encodes a wave file with what is installed; returns whether that is possible. */
static gboolean
encode (const char *from,
        const char *to,
        const char *encoder,
        const char *muxer)
{
  g_autoptr(GstElementFactory) encoder_factory = gst_element_factory_find (encoder);
  g_autoptr(GstElementFactory) muxer_factory = gst_element_factory_find (muxer);
  g_autofree char *source = earcup_test_path (from);
  g_autofree char *target = earcup_test_path (to);
  g_autofree char *description = NULL;
  g_autoptr(GstElement) pipeline = NULL;
  g_autoptr(GstBus) bus = NULL;
  g_autoptr(GstMessage) message = NULL;
  g_autoptr(GError) error = NULL;

  if (encoder_factory == NULL || muxer_factory == NULL)
    return FALSE;

  description = g_strdup_printf ("filesrc location=%s ! wavparse ! audioconvert ! audioresample ! "
                                 "%s ! %s ! filesink location=%s", source, encoder, muxer, target);
  pipeline = gst_parse_launch (description, &error);
  g_assert_no_error (error);
  bus = gst_element_get_bus (pipeline);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, 20 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  gst_element_set_state (pipeline, GST_STATE_NULL);

  return message != NULL && GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS;
}

typedef struct {
  const char *name;
  const char *encoder;
  const char *muxer;
} Codec;

static const Codec codecs[] = {
  { "sound.flac", "flacenc", "identity" },
  { "vorbis.ogg", "vorbisenc", "oggmux" },
  { "sound.opus", "opusenc", "oggmux" },
  { "sound.mp3", "lamemp3enc", "identity" },
  { "sound.m4a", "avenc_aac", "mp4mux" },
};

static void
test_codec (gconstpointer data)
{
  const Codec *codec = data;
  g_autofree float *tone = earcup_test_tone (48000, 1000.0, 0.25, 48000);
  g_autoptr(GFile) wave = earcup_test_write_wave ("tone.wav", tone, 48000, 48000);
  g_autoptr(GFile) file = earcup_test_file (codec->name);
  g_autoptr(GError) error = NULL;
  g_auto(Sound) sound = { 0 };

  if (!encode ("tone.wav", codec->name, codec->encoder, codec->muxer))
    {
      g_test_skip ("the encoder is not installed");
      return;
    }

  g_assert_true (decode (file, &sound, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sound.rate_hz, ==, 48000);
  g_assert_cmpuint (sound.n_channels, ==, 2);
  g_assert_cmpuint (sound.n_frames, >, 47000);
  g_assert_cmpuint (sound.n_frames, <, 52000);
  for (guint c = 0; c < 2; c++)
    g_assert_cmpfloat_with_epsilon (earcup_test_gain_at (sound.frames + 2 * 9600, 24000, c, 1000.0,
                                                         48000),
                                    earcup_test_gain_at (tone, 24000, c, 1000.0, 48000), 1.0);
}

/* A file that holds no sound, or not all of it: an error that names it in one sentence. */
static void
check_refused (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr(GError) error = NULL;
  g_auto(Sound) sound = { 0 };

  g_assert_false (decode (file, &sound, &error));
  alarm (0);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (error->domain == EARCUP_AUDIO_ERROR ||
                 error->domain == EARCUP_INTERCHANGE_ERROR);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (strstr (error->message, ". "));
  g_assert_false (g_str_has_suffix (error->message, "."));
}

static GFile *
make_file (const char *name,
           const void *bytes,
           gsize       length)
{
  g_autofree char *path = earcup_test_path (name);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static void
test_missing (void)
{
  g_autoptr(GFile) missing = earcup_test_file ("missing.wav");
  g_autoptr(GFile) inside = g_file_get_parent (missing);

  check_refused (missing);
  check_refused (inside);
}

/* One white point. */
static const guint8 picture[] = {
  0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0,
  0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 12, 'I', 'D', 'A', 'T', 8, 0xd7, 0x63,
  0xf8, 0xff, 0xff, 0x3f, 0, 5, 0xfe, 2, 0xfe, 0xdc, 0xcc, 0x59, 0xe7, 0, 0, 0, 0, 'I', 'E', 'N',
  'D', 0xae, 0x42, 0x60, 0x82,
};

static void
test_no_sound (void)
{
  static const char prose[] = "This is a text, and nobody can hear it.\n";
  g_autoptr(GFile) empty = make_file ("empty.wav", "", 0);
  g_autoptr(GFile) text = make_file ("text.wav", prose, strlen (prose));
  g_autoptr(GFile) image = make_file ("picture.png", picture, sizeof picture);
  g_autoptr(GFile) disguised = make_file ("picture.wav", picture, sizeof picture);

  check_refused (empty);
  check_refused (text);
  check_refused (image);
  check_refused (disguised);
}

static void
test_random_bytes (void)
{
  static const char *const heads[] = { "", "RIFF", "fLaC", "OggS", "ID3\4", "\377\373", "FORM" };
  g_autoptr(GRand) random = g_rand_new_with_seed (5);
  guint8 bytes[3000];

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *name = g_strdup_printf ("random-%u", i);
      g_autoptr(GFile) file = NULL;

      for (gsize k = 0; k < sizeof bytes; k++)
        bytes[k] = (guint8) g_rand_int_range (random, 0, 256);
      memcpy (bytes, heads[i], strlen (heads[i]));
      file = make_file (name, bytes, sizeof bytes);
      check_refused (file);
    }
}

/* Every place where the head of a wave file may be cut, and some where the sound may be. */
static void
test_cut_wave (void)
{
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.9, 1);
  g_autoptr(GFile) whole = earcup_test_write_wave ("whole.wav", frames, FRAMES, 48000);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_load_contents (whole, NULL, &bytes, &length, NULL, NULL));
  for (gsize n = 0; n < length; n += n < 100 ? 1 : length / 5)
    {
      g_autoptr(GFile) file = make_file ("cut.wav", bytes, n);

      check_refused (file);
    }
}

static void
test_cut_flac (void)
{
  SF_INFO info = {
    .samplerate = 48000,
    .channels = 2,
    .format = SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
  };
  g_autofree float *frames = earcup_test_noise (48000, 0.9, 1);
  g_autoptr(GFile) whole = earcup_test_write ("whole.flac", &info, frames, 48000);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_load_contents (whole, NULL, &bytes, &length, NULL, NULL));
  for (gsize n = 1; n < length * 2 / 3; n += n < 60 ? 1 : length / 7)
    {
      g_autoptr(GFile) file = make_file ("cut.flac", bytes, n);

      check_refused (file);
    }
}

/* A length that the writer did not know is no fault. */
static void
test_streamed_wave (void)
{
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.9, 1);
  g_autoptr(GFile) whole = earcup_test_write_wave ("whole.wav", frames, FRAMES, 48000);
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_auto(Sound) sound = { 0 };
  gsize length;
  char *data;

  g_assert_true (g_file_load_contents (whole, NULL, &bytes, &length, NULL, NULL));
  memset (bytes + 4, 0xff, 4);
  data = memmem (bytes, length, "data", 4);
  memset (data + 4, 0xff, 4);
  file = make_file ("streamed.wav", bytes, length);

  g_assert_true (decode (file, &sound, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sound.n_frames, ==, FRAMES);
}

static void
test_cancelled (void)
{
  g_autofree float *frames = earcup_test_noise (FRAMES, 0.9, 1);
  g_autoptr(GFile) file = earcup_test_write_wave ("whole.wav", frames, FRAMES, 48000);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(EarcupDecoder) decoder = NULL;
  g_autoptr(GError) error = NULL;
  float piece[2 * FRAMES];

  decoder = earcup_decoder_new (file, cancellable, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (earcup_decoder_read (decoder, piece, FRAMES, cancellable, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (earcup_decoder_new (file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  earcup_elements_init ();

  g_test_add_func ("/audio/decoder/every-sample-is-exact", test_exact);
  g_test_add_func ("/audio/decoder/another-order-of-bytes-is-no-noise", test_turned);
  g_test_add_func ("/audio/decoder/surround-is-folded-to-both-sides", test_surround);
  g_test_add_func ("/audio/decoder/what-is-not-a-number-is-silence", test_not_finite);
  for (guint i = 0; i < G_N_ELEMENTS (codecs); i++)
    {
      g_autofree char *path = g_strconcat ("/audio/decoder/reads-", codecs[i].name, NULL);

      g_test_add_data_func (path, &codecs[i], test_codec);
    }
  g_test_add_func ("/audio/decoder/missing-files-and-folders-are-named", test_missing);
  g_test_add_func ("/audio/decoder/files-without-sound-are-named", test_no_sound);
  g_test_add_func ("/audio/decoder/random-bytes-are-refused", test_random_bytes);
  g_test_add_func ("/audio/decoder/a-cut-wave-file-is-refused", test_cut_wave);
  g_test_add_func ("/audio/decoder/a-cut-flac-file-is-refused", test_cut_flac);
  g_test_add_func ("/audio/decoder/a-streamed-wave-file-is-read", test_streamed_wave);
  g_test_add_func ("/audio/decoder/stops-when-it-is-told-to", test_cancelled);

  return earcup_test_run ();
}
