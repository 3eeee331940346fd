/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-filter.h"

#include <math.h>
#include <string.h>

#include "acoustics/earcup-kernel.h"
#include "acoustics/earcup-units.h"
#include "audio/earcup-audio-error.h"
#include "audio/earcup-desk.h"
#include "audio/earcup-limiter.h"
#include "audio/earcup-soft-ends.h"
#include "audio/earcup-tap.h"
#include "interchange/earcup-sound-clean.h"

/**
 * EarcupFilter:
 *
 * The element "earcup". In the program it is given its settings in C; as a plug-in it finds them by
 * the names of the headphones:
 *
 * |[
 * gst-launch-1.0 filesrc location=mix.wav ! decodebin ! audioconvert ! audioresample ! \
 *   earcup model=sennheiser-hd-650 worn=akg-k271-mk2 ! autoaudiosink
 * ]|
 */

/* The streaming thread runs transform_ip() and what it calls. It never locks, allocates, frees or
 * logs: a setting arrives through one atomic pointer and goes back through a list without locks
 * (earcup-hand-over.c), and is freed by whoever gives the next one. */

#define FADE_FRAMES_AT_48_KHZ 512
#define SMOOTHING_S           0.003   /* time constant of volume and gate, each of two stages */
#define SETTLED               1e-5    /* a step of -100 dB is no click */
#define CLOSING_S             0.04    /* in which the gate closes */
#define SOFT                  1e-4    /* a sound that ends below -80 dB does not break off */
#define LONGEST_FACTOR        2       /* a room sounds on for longer than a headphone */
#define TAP_S                 1.0     /* who looks at the sound may be so late */

struct _EarcupFilter
{
  GstAudioFilter   parent;

  EarcupDesk      *desk;
  EarcupLimiter   *limiter;
  gboolean         limiting;      /* the limiter is in the chain, streaming thread */
  guint            rate_hz;
  double           glide;         /* what the gain follows, and itself follows the volume */
  double           level;         /* the gain in force, streaming thread; a float would stick */
  double           smoothing;

  EarcupHandOver   hand_over;     /* of settings */
  gint             volume_bits;   /* atomic: a float */
  gint             open;          /* atomic: a boolean */
  gint             silent;        /* atomic: a boolean, the gate has closed */
  gint             fades_loop;    /* atomic: a boolean */
  gint             limits;        /* atomic: a boolean */
  gint             peak_bits[2];  /* atomic: floats, 0 or above */
  gint             howls;         /* atomic: a boolean, the loop of a mix reached its bound */
  gboolean         ending;        /* the track is over, streaming thread */
  float            last[2];       /* the newest frame before the kernel, streaming thread */
  gint             turned_bits;   /* atomic: a float in dB, by how much the limiter turned down */
  EarcupTap        tap;
  float           *tap_ring;      /* NULL until somebody looks */

  char            *model;         /* the object's lock; never NULL once it was set */
  char            *worn;          /* the object's lock */
};

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_WORN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static EarcupFilterResolver resolver;   /* atomic */

typedef union {
  float value;
  gint  bits;
} FloatBits;

G_DEFINE_FINAL_TYPE (EarcupFilter, earcup_filter, GST_TYPE_AUDIO_FILTER)

#define CAPS "audio/x-raw, format = (string) " GST_AUDIO_NE (F32) ", " \
             "layout = (string) interleaved, channels = (int) 2, rate = (int) [ 8000, 768000 ]"

static void
retire (EarcupFilter  *self,
        EarcupSetting *first)
{
  earcup_hand_over_retire (&self->hand_over, (EarcupHandOverItem *) first);
}

/* While nothing is heard there is nothing to fade from. */
static void
take_setting (EarcupFilter *self)
{
  gboolean silent = self->level == 0.0;
  EarcupSetting *setting;

  retire (self, earcup_desk_retire (self->desk));
  if (earcup_desk_is_fading (self->desk) && !silent)
    return;

  setting = (EarcupSetting *) earcup_hand_over_take (&self->hand_over);
  if (setting == NULL)
    return;

  if (silent)
    retire (self, earcup_desk_clear (self->desk));
  retire (self, earcup_desk_switch (self->desk, setting));
}

/* Finds how much of each frame is heard, where a loop is cut out of a track. Returns: whether it is
 * not all of each */
static gboolean
find_ends (EarcupFilter    *self,
           const GstBuffer *buffer,
           gsize            from,
           gsize            n_frames,
           float           *ends)
{
  const GstSegment *segment = &GST_BASE_TRANSFORM (self)->segment;
  double begin, start, stop, length = (double) n_frames / self->rate_hz;

  if (!g_atomic_int_get (&self->fades_loop) ||
      !(segment->flags & GST_SEGMENT_FLAG_SEGMENT) || !GST_BUFFER_PTS_IS_VALID (buffer) ||
      !GST_CLOCK_TIME_IS_VALID (segment->stop))
    return FALSE;

  begin = (double) GST_BUFFER_PTS (buffer) / GST_SECOND + (double) from / self->rate_hz;
  start = (double) segment->start / GST_SECOND;
  stop = (double) segment->stop / GST_SECOND;

  if (begin - start > EARCUP_SOFT_ENDS_S && stop - begin - length > EARCUP_SOFT_ENDS_S)
    return FALSE;

  for (gsize i = 0; i < n_frames; i++)
    {
      double now = begin + (double) i / self->rate_hz;

      ends[i] = earcup_soft_ends_gain (now - start, stop - now);
    }

  return TRUE;
}

/* Where in the track a buffer begins, in frames. */
static guint64
find_place (EarcupFilter    *self,
            const GstBuffer *buffer)
{
  if (!GST_BUFFER_PTS_IS_VALID (buffer))
    return 0;

  return gst_util_uint64_scale_round (GST_BUFFER_PTS (buffer), self->rate_hz, GST_SECOND);
}

static void
note_highest (gint  *bits,
              float  value)
{
  FloatBits now = { .value = value };

  if (now.bits > g_atomic_int_get (bits))
    g_atomic_int_set (bits, now.bits);
}

/* The limiter comes and goes, with its delay, while nothing is heard. */
static double
find_target (EarcupFilter *self)
{
  FloatBits volume = { .bits = g_atomic_int_get (&self->volume_bits) };
  gboolean limits = g_atomic_int_get (&self->limits);

  if (self->level == 0.0 && self->limiting != limits)
    {
      self->limiting = limits;
      earcup_limiter_reset (self->limiter);
    }

  if (self->ending && earcup_desk_is_endless (self->desk))
    return 0.0;

  return g_atomic_int_get (&self->open) && self->limiting == limits ? volume.value : 0.0;
}

/* Volume and gate. Two stages leave no kink in the glide. */
static void
apply_level (EarcupFilter *self,
             float        *frames,
             gsize         n_frames)
{
  double target = find_target (self);

  for (gsize i = 0; i < n_frames; i++)
    {
      self->glide += (target - self->glide) * self->smoothing;
      self->level += (self->glide - self->level) * self->smoothing;
      if (fabs (target - self->glide) < SETTLED && fabs (target - self->level) < SETTLED)
        self->glide = self->level = target;

      frames[2 * i] = (float) (frames[2 * i] * self->level);
      frames[2 * i + 1] = (float) (frames[2 * i + 1] * self->level);
    }

  g_atomic_int_set (&self->silent, self->level == 0.0);
}

/* The bound that nothing passes. */
static void
apply_bound (EarcupFilter *self,
             float        *frames,
             gsize         n_frames)
{
  float peaks[2] = { 0.0f, 0.0f };

  if (self->limiting)
    {
      earcup_limiter_process (self->limiter, frames, n_frames);
      note_highest (&self->turned_bits,
                    (float) earcup_limiter_get_reduction_db (self->limiter));
    }

  for (gsize i = 0; i < 2 * n_frames; i++)
    {
      float value = isfinite (frames[i]) ? CLAMP (frames[i], -1.0f, 1.0f) : 0.0f;

      peaks[i & 1] = fmaxf (peaks[i & 1], fabsf (value));
      frames[i] = value;
    }

  note_highest (&self->peak_bits[0], peaks[0]);
  note_highest (&self->peak_bits[1], peaks[1]);
}

/* What is looked at is the sound with its kernel and its matched gain, before the volume: to turn
 * that is not to change the loudness of a mix. A closed gate stands for a stop or a jump. */
static void
hand_to_tap (EarcupFilter *self,
             const float  *frames,
             gsize         n_frames)
{
  if (g_atomic_int_get (&self->open))
    earcup_tap_write (&self->tap, frames, n_frames);
  else
    earcup_tap_break (&self->tap);
}

static void
process (EarcupFilter *self,
         GstBuffer    *buffer,
         float        *frames,
         gsize         n_frames)
{
  guint64 place = find_place (self, buffer);
  float ends[EARCUP_FILTER_BLOCK];

  take_setting (self);
  earcup_sound_clean (frames, 2 * n_frames);
  if (n_frames > 0)
    memcpy (self->last, frames + 2 * n_frames - 2, sizeof self->last);
  for (gsize from = 0, n; from < n_frames; from += n)
    {
      float *part = frames + 2 * from;
      gboolean are_ends;

      n = MIN (n_frames - from, EARCUP_FILTER_BLOCK);
      are_ends = find_ends (self, buffer, from, n, ends);
      if (are_ends)
        earcup_soft_ends_apply (part, n, ends);
      earcup_desk_process (self->desk, part, n, place + from, are_ends ? ends : NULL);
    }

  if (earcup_desk_take_howl (self->desk))
    g_atomic_int_set (&self->howls, TRUE);
  hand_to_tap (self, frames, n_frames);
  apply_level (self, frames, n_frames);
  apply_bound (self, frames, n_frames);
}

static GstFlowReturn
earcup_filter_transform_ip (GstBaseTransform *transform,
                            GstBuffer        *buffer)
{
  EarcupFilter *self = EARCUP_FILTER (transform);
  GstMapInfo map;

  if (self->desk == NULL)
    return GST_FLOW_NOT_NEGOTIATED;

  if (!gst_buffer_map (buffer, &map, GST_MAP_READWRITE))
    return GST_FLOW_ERROR;

  process (self, buffer, (float *) (gpointer) map.data, map.size / (2 * sizeof (float)));
  gst_buffer_unmap (buffer, &map);
  GST_BUFFER_FLAG_UNSET (buffer, GST_BUFFER_FLAG_GAP);

  return GST_FLOW_OK;
}

/* A sound that breaks off comes to rest within some milliseconds. Returns: how many frames that
 * takes, 0 when it ended softly */
static gsize
count_rest (EarcupFilter *self)
{
  float last = fmaxf (fabsf (self->last[0]), fabsf (self->last[1]));

  return last > SOFT ? (gsize) (EARCUP_SOFT_ENDS_S * self->rate_hz) : 0;
}

/* The end of the sound is not the end of its echo in the kernel; what would go on without end fades
 * out meanwhile. */
static void
drain (EarcupFilter *self)
{
  gsize n_frames, n_rest;
  GstBuffer *buffer;
  GstMapInfo map;

  if (self->desk == NULL)
    return;

  take_setting (self);
  self->ending = TRUE;
  n_rest = count_rest (self);
  n_frames = n_rest + earcup_desk_get_tail (self->desk) +
             (self->limiting ? earcup_limiter_get_delay (self->limiter) : 0);
  if (earcup_desk_is_endless (self->desk))
    n_frames = MAX (n_frames, (gsize) (CLOSING_S * self->rate_hz));
  if (n_frames == 0)
    return;

  buffer = gst_buffer_new_allocate (NULL, n_frames * 2 * sizeof (float), NULL);
  gst_buffer_memset (buffer, 0, 0, n_frames * 2 * sizeof (float));
  gst_buffer_map (buffer, &map, GST_MAP_READWRITE);
  earcup_soft_ends_rest ((float *) (gpointer) map.data, n_rest, self->last);
  process (self, buffer, (float *) (gpointer) map.data, n_frames);
  gst_buffer_unmap (buffer, &map);
  gst_pad_push (GST_BASE_TRANSFORM_SRC_PAD (self), buffer);
}

static gboolean
earcup_filter_sink_event (GstBaseTransform *transform,
                          GstEvent         *event)
{
  EarcupFilter *self = EARCUP_FILTER (transform);

  switch ((guint) GST_EVENT_TYPE (event))
    {
    case GST_EVENT_FLUSH_STOP:
      if (self->desk != NULL)
        earcup_desk_reset (self->desk);
      if (self->limiter != NULL)
        earcup_limiter_reset (self->limiter);
      earcup_tap_break (&self->tap);
      self->glide = self->level = 0.0;
      self->last[0] = self->last[1] = 0.0f;
      self->ending = FALSE;
      break;

    case GST_EVENT_SEGMENT:
      self->ending = FALSE;
      break;

    case GST_EVENT_EOS:
      drain (self);
      break;

    default:
      break;
    }

  return GST_BASE_TRANSFORM_CLASS (earcup_filter_parent_class)->sink_event (transform, event);
}

/* Builds the setting that the properties ask for, if they do: @setting stays as it is where they
 * ask for nothing. */
static gboolean
build_setting (EarcupFilter   *self,
               EarcupSetting **setting,
               GError        **error)
{
  EarcupFilterResolver resolve = g_atomic_pointer_get (&resolver);
  g_autofree char *model = NULL;
  g_autofree char *worn = NULL;
  g_autoptr(EarcupRecipe) recipe = NULL;
  g_autoptr(EarcupKernel) kernel = NULL;
  g_autoptr(EarcupPartitions) partitions = NULL;
  guint rate_hz;

  GST_OBJECT_LOCK (self);
  model = g_strdup (self->model);
  worn = g_strdup (self->worn != NULL ? self->worn : "");
  rate_hz = self->rate_hz;
  GST_OBJECT_UNLOCK (self);

  if (model == NULL || rate_hz == 0)
    return TRUE;

  if (*model != '\0')
    {
      if (resolve == NULL)
        {
          g_set_error (error, EARCUP_AUDIO_ERROR, EARCUP_AUDIO_ERROR_UNSUPPORTED,
                       "“%s” cannot be heard here, because there is no catalogue", model);
          return FALSE;
        }

      recipe = resolve (model, worn, error);
      if (recipe == NULL)
        return FALSE;

      kernel = earcup_recipe_make (recipe, rate_hz);
      partitions = earcup_partitions_new (kernel, EARCUP_FILTER_BLOCK);
    }

  *setting = earcup_setting_new (partitions, 0.0);

  return TRUE;
}

static gboolean
take_model (EarcupFilter *self)
{
  EarcupSetting *setting = NULL;
  g_autoptr(GError) error = NULL;

  if (!build_setting (self, &setting, &error))
    {
      GST_ELEMENT_ERROR (self, LIBRARY, SETTINGS, ("%s", error->message), (NULL));
      return FALSE;
    }

  if (setting != NULL)
    earcup_filter_set_setting (self, setting);

  return TRUE;
}

static gboolean
earcup_filter_setup (GstAudioFilter     *filter,
                     const GstAudioInfo *info)
{
  EarcupFilter *self = EARCUP_FILTER (filter);
  guint rate_hz = (guint) GST_AUDIO_INFO_RATE (info);
  gsize fade_frames = MAX (1, (gsize) rate_hz * FADE_FRAMES_AT_48_KHZ / 48000);
  gsize longest = LONGEST_FACTOR * earcup_kernel_length_for (rate_hz);

  if (self->desk != NULL && rate_hz == self->rate_hz)
    return TRUE;

  if (self->desk != NULL)
    retire (self, earcup_desk_clear (self->desk));

  g_clear_pointer (&self->desk, earcup_desk_free);
  g_clear_pointer (&self->limiter, earcup_limiter_free);
  self->limiter = earcup_limiter_new (rate_hz);
  GST_OBJECT_LOCK (self);
  self->rate_hz = rate_hz;
  GST_OBJECT_UNLOCK (self);
  self->glide = self->level = 0.0;
  self->smoothing = 1.0 - exp (-1.0 / (SMOOTHING_S * rate_hz));
  self->desk = earcup_desk_new (EARCUP_FILTER_BLOCK, longest / EARCUP_FILTER_BLOCK, rate_hz,
                                fade_frames);

  return take_model (self);
}

static void
earcup_filter_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  EarcupFilter *self = EARCUP_FILTER (object);

  GST_OBJECT_LOCK (self);
  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_string (value, self->model);
      break;

    case PROP_WORN:
      g_value_set_string (value, self->worn);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  GST_OBJECT_UNLOCK (self);
}

static void
earcup_filter_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  EarcupFilter *self = EARCUP_FILTER (object);
  const char *word = g_value_get_string (value);

  GST_OBJECT_LOCK (self);
  switch (prop_id)
    {
    case PROP_MODEL:
      g_free (self->model);
      self->model = g_strdup (word != NULL ? word : "");
      break;

    case PROP_WORN:
      g_free (self->worn);
      self->worn = g_strdup (word);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  GST_OBJECT_UNLOCK (self);

  take_model (self);
}

static void
earcup_filter_finalize (GObject *object)
{
  EarcupFilter *self = EARCUP_FILTER (object);

  g_clear_pointer (&self->desk, earcup_desk_free);
  g_clear_pointer (&self->limiter, earcup_limiter_free);
  earcup_setting_free_list ((EarcupSetting *) earcup_hand_over_take (&self->hand_over));
  earcup_setting_free_list ((EarcupSetting *) earcup_hand_over_collect (&self->hand_over));
  g_free (self->model);
  g_free (self->worn);
  g_free (self->tap_ring);

  G_OBJECT_CLASS (earcup_filter_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | GST_PARAM_MUTABLE_PLAYING;

  /**
   * EarcupFilter:model:
   *
   * The headphone that is to be heard. A model that is not known stops the stream with an error.
   */
  properties[PROP_MODEL] =
    g_param_spec_string ("model", "Model",
                         "The headphone that is to be heard: an id of the catalogue such as "
                         "sennheiser-hd-650, an archetype such as closed, or a parameter file; "
                         "empty for none. A change is cross-faded.",
                         NULL, flags);

  /**
   * EarcupFilter:worn:
   *
   * The headphone that is worn while listening.
   */
  properties[PROP_WORN] =
    g_param_spec_string ("worn", "Worn",
                         "The headphone that is worn while listening, named like the model; empty "
                         "for neutral, which is the Harman over-ear target of 2018. A change is "
                         "cross-faded.",
                         NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
earcup_filter_class_init (EarcupFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);
  GstBaseTransformClass *transform_class = GST_BASE_TRANSFORM_CLASS (klass);
  GstAudioFilterClass *filter_class = GST_AUDIO_FILTER_CLASS (klass);
  g_autoptr(GstCaps) caps = gst_caps_from_string (CAPS);

  object_class->finalize = earcup_filter_finalize;
  object_class->get_property = earcup_filter_get_property;
  object_class->set_property = earcup_filter_set_property;
  install_properties (object_class);
  transform_class->transform_ip = earcup_filter_transform_ip;
  transform_class->transform_ip_on_passthrough = FALSE;
  transform_class->sink_event = earcup_filter_sink_event;
  filter_class->setup = earcup_filter_setup;

  gst_audio_filter_class_add_pad_templates (filter_class, caps);
  gst_element_class_set_static_metadata (element_class, "Enclosure emulation",
                                         "Filter/Effect/Audio",
                                         "Plays sound as another headphone would",
                                         "Earcup developers");
}

static void
earcup_filter_init (EarcupFilter *self)
{
  self->open = TRUE;
  earcup_filter_set_volume (self, 0.0);
}

/* Says how the properties "model" and "worn" find what they name; for all elements, before the
 * first one. Any thread. */
void
earcup_filter_set_resolver (EarcupFilterResolver new_resolver)
{
  g_atomic_pointer_set (&resolver, new_resolver);
}

/**
 * earcup_filter_set_setting:
 * @self: the element
 * @setting: (transfer full): what is to be heard from the next buffer on
 *
 * Cross-fades to a setting. One that was given before and not yet taken up is dropped. A kernel
 * for another sample rate or block length is heard as no emulation.
 *
 * May be called at any time from any one thread that is not the streaming thread.
 */
void
earcup_filter_set_setting (EarcupFilter  *self,
                           EarcupSetting *setting)
{
  g_return_if_fail (EARCUP_IS_FILTER (self));

  earcup_setting_free_list ((EarcupSetting *)
                            earcup_hand_over_give (&self->hand_over,
                                                   (EarcupHandOverItem *) setting));
  earcup_setting_free_list ((EarcupSetting *) earcup_hand_over_collect (&self->hand_over));
}

/* Sets the volume in dB, 0 or below; changes glide within some milliseconds. Any thread. */
void
earcup_filter_set_volume (EarcupFilter *self,
                          double        volume_db)
{
  FloatBits volume = { .value = (float) pow (10.0, fmin (volume_db, 0.0) / 20.0) };

  g_atomic_int_set (&self->volume_bits, volume.bits);
}

/* Opens or closes the gate; it takes about 40 ms to close. Any thread. */
void
earcup_filter_set_open (EarcupFilter *self,
                        gboolean      open)
{
  g_atomic_int_set (&self->open, open);
}

/* Returns: whether what left the filter last was silent, because the gate has closed; any thread */
gboolean
earcup_filter_is_silent (EarcupFilter *self)
{
  return g_atomic_int_get (&self->silent);
}

/* Says whether the ends of a loop are faded for some milliseconds. A loop that is cut out of a
 * track needs it; a whole track that repeats does not. Any thread. */
void
earcup_filter_set_fades_loop (EarcupFilter *self,
                              gboolean      fades_loop)
{
  g_atomic_int_set (&self->fades_loop, fades_loop);
}

/* Says whether a limiter holds the true peak of what is heard at -1 dBTP, 1.5 ms later than it
 * would be; without it what is higher than full scale is cut off. It is put in and taken out behind
 * a short silence. Any thread. */
void
earcup_filter_set_limits (EarcupFilter *self,
                          gboolean      limits)
{
  g_atomic_int_set (&self->limits, limits);
}

/* Returns: by how many dB the limiter turned down at most since the last call, 0 or above; any one
 * thread */
double
earcup_filter_take_reduction (EarcupFilter *self)
{
  FloatBits turned = { .bits = g_atomic_int_get (&self->turned_bits) };

  g_atomic_int_set (&self->turned_bits, 0);

  return turned.value;
}

/* Returns: whether the loop of a mix reached its bound since the last call; any one thread */
gboolean
earcup_filter_take_howl (EarcupFilter *self)
{
  return g_atomic_int_exchange (&self->howls, FALSE);
}

/**
 * earcup_filter_take_peaks:
 * @self: the element
 * @peaks: (out) (array fixed-size=2): the highest absolute value, 0 to 1, of left and right since
 *   the last call
 *
 * Reads and resets the peak meters. Any one thread.
 */
void
earcup_filter_take_peaks (EarcupFilter *self,
                          double        peaks[2])
{
  for (guint c = 0; c < 2; c++)
    {
      FloatBits peak = { .bits = g_atomic_int_get (&self->peak_bits[c]) };

      g_atomic_int_set (&self->peak_bits[c], 0);
      peaks[c] = peak.value;
    }
}

/**
 * earcup_filter_open_tap:
 * @self: the element
 * @rate_hz: the sample rate of the stream, at least, in Hz
 *
 * Begins to hand out the sound, for earcup_filter_read_tap(). What is handed out has its kernel and
 * its gain, but not the volume, the gate and the limiter. Any one thread.
 */
void
earcup_filter_open_tap (EarcupFilter *self,
                        guint         rate_hz)
{
  gsize n_frames = self->tap.n_frames;

  g_return_if_fail (EARCUP_IS_FILTER (self));

  if (self->tap_ring == NULL)
    {
      for (n_frames = 4096; (double) n_frames < TAP_S * rate_hz; n_frames *= 2)
        continue;
      self->tap_ring = g_new0 (float, 2 * n_frames);
    }

  earcup_tap_open (&self->tap, self->tap_ring, n_frames);
}

/* Hands out no more; it costs the stream nothing then. The thread that opened it. */
void
earcup_filter_close_tap (EarcupFilter *self)
{
  earcup_tap_close (&self->tap);
}

/* Takes sound out, as earcup_tap_read() does, after the tap was opened; the thread that opened
 * it. */
gsize
earcup_filter_read_tap (EarcupFilter *self,
                        float        *frames,
                        gsize         n_frames,
                        bool         *breaks)
{
  return earcup_tap_read (&self->tap, frames, n_frames, breaks);
}
