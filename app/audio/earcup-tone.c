/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-tone.h"

#include <math.h>

#include "acoustics/earcup-units.h"

/**
 * EarcupTone:
 *
 * A sine, or noise a third of an octave wide, of which pitch and level glide. The noise is a
 * carrier that two low-passed noises modulate, one its cosine and one its sine: so it has its
 * bandwidth around whatever the carrier is, and glides with it. What comes in only sets the pace.
 * Or else a score, which are samples that were made before and are played once, as they are.
 *
 * The streaming thread reads what it is to do from atomic values; it neither locks nor allocates.
 */

#define GLIDE_S      0.015            /* time constant of the pitch */
#define FADE_S       0.010            /* of each of the two stages of the level */
#define CHUNK        32               /* frames for which the filters stay as they are */
#define HALF_THIRD   0.11578          /* half of a third octave, per Hz of its middle: (2^(1/6) −
                                       * 2^(−1/6)) / 2. Source: IEC 61260-1, clause 5.5 */
#define NOISE_WIDTH  1.0262           /* of a Butterworth low-pass of order 4, per Hz of its corner:
                                       * (π/8) / sin (π/8) */
#define SETTLED      1e-6
#define N_KINDS      3                /* that are heard */

/* A low-pass of order 4: two state-variable filters, which stay steady while they glide. Source: A.
 * Simper, Solving the continuous SVF equations using trapezoidal integration (2013). */
typedef struct {
  double first[2];
  double second[2];
} LowPass;

/* Samples that are played once. All that were set stay until the element goes, since the streaming
 * thread may be at any of them. */
typedef struct {
  gsize  n_frames;
  float *frames;
} Score;

struct _EarcupTone
{
  GstAudioFilter parent;

  gint           kind;               /* atomic */
  gint           hz_bits;            /* atomic: a float */
  gint           level_bits;         /* atomic: a float, an amplitude */

  guint          rate_hz;
  double         octaves;            /* log2 of the pitch that is heard */
  double         glides[N_KINDS];    /* what the amplitudes follow */
  double         amplitudes[N_KINDS];   /* of sine, noise and score */
  Score         *score;              /* atomic: the newest one */
  gsize          place;              /* atomic: how much of it was played */
  const Score   *playing;            /* what the streaming thread is at … */
  gsize          at;                 /* … and where */
  GPtrArray     *scores;             /* all of them; not for the streaming thread */
  double         phase;
  guint32        dice;
  LowPass        low[2];
};

typedef union {
  float value;
  gint  bits;
} FloatBits;

G_DEFINE_FINAL_TYPE (EarcupTone, earcup_tone, GST_TYPE_AUDIO_FILTER)

#define CAPS "audio/x-raw, format = (string) " GST_AUDIO_NE (F32) ", " \
             "layout = (string) interleaved, channels = (int) 2, rate = (int) [ 8000, 768000 ]"

static const double quality[2] = { 0.54119610, 1.30656296 };   /* of a Butterworth of order 4 */

/* White, from −1 to 1: a mean square of 1/3. Source: G. Marsaglia, Xorshift RNGs (2003). */
static double
throw_dice (EarcupTone *self)
{
  self->dice ^= self->dice << 13;
  self->dice ^= self->dice >> 17;
  self->dice ^= self->dice << 5;

  return self->dice / 2147483648.0 - 1.0;
}

static double
pass_low (LowPass *self,
          double   g,
          double   value)
{
  for (guint i = 0; i < 2; i++)
    {
      double a1 = 1.0 / (1.0 + g * (g + 1.0 / quality[i]));
      double v3 = value - self->second[i];
      double v1 = a1 * (self->first[i] + g * v3);
      double v2 = self->second[i] + g * v1;

      self->first[i] = 2.0 * v1 - self->first[i];
      self->second[i] = 2.0 * v2 - self->second[i];
      value = v2;
    }

  return value;
}

/* Takes level and pitch a chunk further. While nothing is heard the pitch jumps. */
static void
glide (EarcupTone *self,
       gsize       n_frames)
{
  FloatBits hz = { .bits = g_atomic_int_get (&self->hz_bits) };
  gboolean silent = self->amplitudes[0] == 0.0 && self->amplitudes[1] == 0.0;
  double way = 1.0 - exp (-(double) n_frames / (GLIDE_S * self->rate_hz));
  double wanted = log2 (fmax (hz.value, 1.0));

  self->octaves += silent ? wanted - self->octaves : (wanted - self->octaves) * way;
}

static void
fade (EarcupTone *self,
      double      step)
{
  FloatBits level = { .bits = g_atomic_int_get (&self->level_bits) };
  gint kind = g_atomic_int_get (&self->kind);

  for (guint i = 0; i < N_KINDS; i++)
    {
      gboolean is_score = i + EARCUP_TONE_SINE == EARCUP_TONE_SCORE;
      double wanted = kind == (gint) i + EARCUP_TONE_SINE ? is_score ? 1.0 : level.value : 0.0;

      if (is_score && self->playing != g_atomic_pointer_get (&self->score))
        wanted = 0.0;

      self->glides[i] += (wanted - self->glides[i]) * step;
      self->amplitudes[i] += (self->glides[i] - self->amplitudes[i]) * step;
      if (wanted == 0.0 && self->glides[i] < SETTLED && self->amplitudes[i] < SETTLED)
        self->glides[i] = self->amplitudes[i] = 0.0;
    }
}

/* Goes to another score once the one before has faded out. */
static void
take_score (EarcupTone *self)
{
  const Score *score = g_atomic_pointer_get (&self->score);
  guint i = EARCUP_TONE_SCORE - EARCUP_TONE_SINE;

  if (score == self->playing || self->amplitudes[i] > 0.0 || self->glides[i] > 0.0)
    return;

  self->playing = score;
  self->at = 0;
}

static void
add_score (EarcupTone *self,
           float      *frame)
{
  double weight = self->amplitudes[EARCUP_TONE_SCORE - EARCUP_TONE_SINE];

  if (weight == 0.0 || self->playing == NULL || self->at >= self->playing->n_frames)
    return;

  for (guint c = 0; c < 2; c++)
    frame[c] += (float) (weight * self->playing->frames[2 * self->at + c]);
  self->at++;
}

static void
make_chunk (EarcupTone *self,
            float      *frames,
            gsize       n_frames)
{
  double step = 1.0 - exp (-1.0 / (FADE_S * self->rate_hz));
  double hz, turn, corner_hz, g, scale;

  glide (self, n_frames);
  take_score (self);
  hz = exp2 (self->octaves);
  turn = EARCUP_TWO_PI * hz / self->rate_hz;
  corner_hz = HALF_THIRD * hz;
  g = tan (EARCUP_PI * corner_hz / self->rate_hz);
  scale = sqrt (0.5 * 3.0 * self->rate_hz / (2.0 * NOISE_WIDTH * corner_hz));

  for (gsize i = 0; i < n_frames; i++)
    {
      double value;

      fade (self, step);
      value = self->amplitudes[0] * sin (self->phase);
      if (self->amplitudes[1] > 0.0)
        value += self->amplitudes[1] * scale *
                 (pass_low (&self->low[0], g, throw_dice (self)) * cos (self->phase) -
                  pass_low (&self->low[1], g, throw_dice (self)) * sin (self->phase));
      frames[2 * i] = frames[2 * i + 1] = (float) value;
      add_score (self, frames + 2 * i);
      self->phase += turn;
      if (self->phase >= EARCUP_TWO_PI)
        self->phase -= EARCUP_TWO_PI;
    }

  if (self->playing == g_atomic_pointer_get (&self->score))
    g_atomic_pointer_set (&self->place, self->at);
}

static GstFlowReturn
earcup_tone_transform_ip (GstBaseTransform *transform,
                          GstBuffer        *buffer)
{
  EarcupTone *self = EARCUP_TONE (transform);
  GstMapInfo map;
  gsize n_frames;

  if (self->rate_hz == 0)
    return GST_FLOW_NOT_NEGOTIATED;
  if (!gst_buffer_map (buffer, &map, GST_MAP_READWRITE))
    return GST_FLOW_ERROR;

  n_frames = map.size / (2 * sizeof (float));
  for (gsize at = 0; at < n_frames; at += CHUNK)
    make_chunk (self, (float *) (gpointer) map.data + 2 * at, MIN (CHUNK, n_frames - at));
  gst_buffer_unmap (buffer, &map);
  GST_BUFFER_FLAG_UNSET (buffer, GST_BUFFER_FLAG_GAP);

  return GST_FLOW_OK;
}

static gboolean
earcup_tone_setup (GstAudioFilter     *filter,
                   const GstAudioInfo *info)
{
  EARCUP_TONE (filter)->rate_hz = (guint) GST_AUDIO_INFO_RATE (info);

  return TRUE;
}

static void
score_free (gpointer data)
{
  Score *score = data;

  g_free (score->frames);
  g_free (score);
}

static void
earcup_tone_finalize (GObject *object)
{
  g_ptr_array_unref (EARCUP_TONE (object)->scores);

  G_OBJECT_CLASS (earcup_tone_parent_class)->finalize (object);
}

static void
earcup_tone_class_init (EarcupToneClass *klass)
{
  g_autoptr(GstCaps) caps = gst_caps_from_string (CAPS);

  G_OBJECT_CLASS (klass)->finalize = earcup_tone_finalize;

  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass), "Earcup tone",
                                         "Filter/Effect/Audio",
                                         "Puts a tone or a narrow noise in place of what comes in",
                                         "The Earcup project");
  GST_AUDIO_FILTER_CLASS (klass)->setup = earcup_tone_setup;
  GST_BASE_TRANSFORM_CLASS (klass)->transform_ip = earcup_tone_transform_ip;
  gst_audio_filter_class_add_pad_templates (GST_AUDIO_FILTER_CLASS (klass), caps);
}

static void
earcup_tone_init (EarcupTone *self)
{
  self->dice = 0x2545f491;
  self->octaves = log2 (1000.0);
  self->scores = g_ptr_array_new_with_free_func (score_free);
  gst_base_transform_set_in_place (GST_BASE_TRANSFORM (self), TRUE);
}

/**
 * earcup_tone_set:
 * @self: the element
 * @kind: what is to be heard
 * @hz: its frequency in Hz, 1 or more
 * @level_db: its level in dB as of a sine that reaches full scale, which has 0
 *
 * Lets something else be heard. Level and pitch glide there within some hundredths of a second, and
 * one kind fades into the other.
 *
 * Any thread.
 */
void
earcup_tone_set (EarcupTone     *self,
                 EarcupToneKind  kind,
                 double          hz,
                 double          level_db)
{
  FloatBits pitch = { .value = (float) hz };
  FloatBits level = { .value = (float) pow (10.0, level_db / 20.0) };

  if (kind != EARCUP_TONE_NONE)
    g_atomic_int_set (&self->hz_bits, pitch.bits);
  g_atomic_int_set (&self->level_bits, level.bits);
  g_atomic_int_set (&self->kind, (gint) kind);
}

/**
 * earcup_tone_set_score:
 * @self: the element
 * @frames: (array): interleaved stereo, at the sample rate of the element
 * @n_frames: how many frames
 *
 * Sets what %EARCUP_TONE_SCORE plays, once, from its beginning. Another score that is being played
 * fades out before. Any thread but the streaming one, one at a time.
 */
void
earcup_tone_set_score (EarcupTone  *self,
                       const float *frames,
                       gsize        n_frames)
{
  Score *score = g_new (Score, 1);

  score->n_frames = n_frames;
  score->frames = g_memdup2 (frames, 2 * n_frames * sizeof *frames);
  g_ptr_array_add (self->scores, score);
  g_atomic_pointer_set (&self->place, (gsize) 0);
  g_atomic_pointer_set (&self->score, score);
}

/* Returns: how many frames of the newest score were played; any thread */
gsize
earcup_tone_get_score_place (EarcupTone *self)
{
  return g_atomic_pointer_get (&self->place);
}
