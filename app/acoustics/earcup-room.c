/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-room.h"

#include <math.h>

#include "acoustics/earcup-range.h"
#include "acoustics/earcup-units.h"

#define LOWEST_BAND_HZ        125.0
#define SMALLEST_ROOM_M       1.5
#define LARGEST_ROOM_M        60.0
#define LARGEST_ABSORPTION    0.99

/* Single reflections are followed as long as they are few enough to be told apart, and not past
 * the time after which they fuse. Source: H. Kuttruff, Room Acoustics, section 4.1, for their
 * number; J.-M. Jot, L. Cerveau, O. Warusfel, AES preprint 4629 (1997), for the hand-over. */
#define MOST_IMAGES           160.0
#define LONGEST_MIXING_S      0.050
#define SHORTEST_AFTER_S      0.020    /* at least so long after the direct sound */
#define HANDOVER_SHARE        0.2      /* of the mixing time, in which the tail takes over */

#define DECAY_60_DB           13.815510557964274   /* natural logarithm of 10^6 */

/* Levels at a place are averaged over this many tones of a third of an octave. */
#define N_TONES               9

/* Octaves from 125 Hz to 8 kHz; the last figure of each row repeats the one before, as tables end
 * at 4 kHz. Source: F. A. Everest, Master Handbook of Acoustics, 4th edition, appendix; G. Ballou
 * (editor), Handbook for Sound Engineers, chapter on acoustical treatment. */
static const double gypsum_board[]    = { 0.29, 0.10, 0.05, 0.04, 0.07, 0.09, 0.09 };
static const double plaster[]         = { 0.14, 0.10, 0.06, 0.05, 0.04, 0.03, 0.03 };
static const double wooden_floor[]    = { 0.15, 0.11, 0.10, 0.07, 0.06, 0.07, 0.07 };
static const double carpet_on_felt[]  = { 0.08, 0.24, 0.57, 0.69, 0.71, 0.73, 0.73 };
static const double heavy_curtain[]   = { 0.14, 0.35, 0.55, 0.72, 0.70, 0.65, 0.65 };
static const double upholstery[]      = { 0.49, 0.66, 0.80, 0.88, 0.82, 0.70, 0.70 };
static const double glass_fibre_5cm[] = { 0.22, 0.82, 0.99, 0.99, 0.99, 0.99, 0.99 };
static const double foam_10cm[]       = { 0.33, 0.90, 0.84, 0.99, 0.98, 0.99, 0.99 };

/* What covers a surface: mostly one thing, partly others. */
typedef struct {
  const double *base;
  const double *cover;
  double        cover_share;
  const double *extra;
  double        extra_share;
} Covering;

/* Untreated: gypsum board, a wooden floor, and what stands in a room where people live: a bed or
 * a sofa on a fifth of the floor, a rug on another, curtains, shelves. Treated: panels on a third
 * of walls and ceiling, deeper ones in front and at the back, and a rug, for the reverberation
 * time of 0.25 s that EBU Tech 3276, section 2.4, asks of such a volume. Estimates. */
static const Covering coverings[][EARCUP_ROOM_SURFACES] = {
  [EARCUP_ABSORPTION_UNTREATED] = {
    [EARCUP_ROOM_FRONT]   = { gypsum_board, heavy_curtain, 0.15, NULL, 0.0 },
    [EARCUP_ROOM_BACK]    = { gypsum_board, upholstery, 0.10, NULL, 0.0 },
    [EARCUP_ROOM_LEFT]    = { gypsum_board, heavy_curtain, 0.10, NULL, 0.0 },
    [EARCUP_ROOM_RIGHT]   = { gypsum_board, heavy_curtain, 0.10, NULL, 0.0 },
    [EARCUP_ROOM_FLOOR]   = { wooden_floor, upholstery, 0.20, carpet_on_felt, 0.20 },
    [EARCUP_ROOM_CEILING] = { plaster, NULL, 0.0, NULL, 0.0 },
  },
  [EARCUP_ABSORPTION_TREATED] = {
    [EARCUP_ROOM_FRONT]   = { gypsum_board, foam_10cm, 0.3, NULL, 0.0 },
    [EARCUP_ROOM_BACK]    = { gypsum_board, foam_10cm, 0.4, NULL, 0.0 },
    [EARCUP_ROOM_LEFT]    = { gypsum_board, glass_fibre_5cm, 0.3, NULL, 0.0 },
    [EARCUP_ROOM_RIGHT]   = { gypsum_board, glass_fibre_5cm, 0.3, NULL, 0.0 },
    [EARCUP_ROOM_FLOOR]   = { wooden_floor, carpet_on_felt, 0.4, upholstery, 0.10 },
    [EARCUP_ROOM_CEILING] = { plaster, glass_fibre_5cm, 0.3, NULL, 0.0 },
  },
  [EARCUP_ABSORPTION_HALL] = {
    [EARCUP_ROOM_FRONT]   = { plaster, NULL, 0.0, NULL, 0.0 },
    [EARCUP_ROOM_BACK]    = { plaster, heavy_curtain, 0.5, NULL, 0.0 },
    [EARCUP_ROOM_LEFT]    = { plaster, heavy_curtain, 0.2, NULL, 0.0 },
    [EARCUP_ROOM_RIGHT]   = { plaster, heavy_curtain, 0.2, NULL, 0.0 },
    [EARCUP_ROOM_FLOOR]   = { wooden_floor, upholstery, 0.3, NULL, 0.0 },
    [EARCUP_ROOM_CEILING] = { plaster, NULL, 0.0, NULL, 0.0 },
  },
};

static const struct
{
  double           size_m[3];
  EarcupAbsorption absorption;
} presets[EARCUP_ROOM_PRESETS] = {
  [EARCUP_ROOM_SMALL_UNTREATED] = { { 4.0, 3.2, 2.5 }, EARCUP_ABSORPTION_UNTREATED },
  [EARCUP_ROOM_TREATED]         = { { 6.5, 5.0, 2.8 }, EARCUP_ABSORPTION_TREATED },
  [EARCUP_ROOM_HALL]            = { { 20.0, 12.0, 7.0 }, EARCUP_ABSORPTION_HALL },
};

/* Loss in air at 20 °C and 70 % in dB per metre. Source: ISO 9613-2:1996, table 2. */
static const double air_loss_db_per_m[EARCUP_ROOM_N_BANDS] = {
  0.0003, 0.0011, 0.0028, 0.0050, 0.0090, 0.0229, 0.0766
};

struct _EarcupRoom
{
  EarcupRoomFigures figures;
  double            area[EARCUP_ROOM_SURFACES];
};

G_DEFINE_BOXED_TYPE (EarcupRoom, earcup_room, earcup_room_ref, earcup_room_unref)
G_DEFINE_QUARK (earcup-room-error-quark, earcup_room_error)

static gboolean
check_figures (const EarcupRoomFigures  *figures,
               GError                  **error)
{
  static const char *const sides[] = { "length of the room", "width of the room",
                                       "height of the room" };

  for (guint i = 0; i < 3; i++)
    {
      EarcupRange side = { sides[i], figures->size_m[i], SMALLEST_ROOM_M, LARGEST_ROOM_M, "m" };

      if (!earcup_range_check (&side, EARCUP_ROOM_ERROR, EARCUP_ROOM_ERROR_OUT_OF_RANGE, error))
        return FALSE;
    }

  for (guint i = 0; i < EARCUP_ROOM_SURFACES; i++)
    for (guint k = 0; k < EARCUP_ROOM_N_BANDS; k++)
      if (!(figures->absorption[i][k] >= 0.0 && figures->absorption[i][k] <= 1.0))
        {
          g_set_error (error, EARCUP_ROOM_ERROR, EARCUP_ROOM_ERROR_OUT_OF_RANGE,
                       "The absorption %g of surface %u at %g Hz does not lie between 0 and 1",
                       figures->absorption[i][k], i + 1, LOWEST_BAND_HZ * exp2 (k));
          return FALSE;
        }

  return TRUE;
}

/**
 * earcup_room_new:
 * @figures: its size in m (1.5 to 60) and the absorption of each surface by octaves (0 to 1)
 * @error: return location for an error of domain %EARCUP_ROOM_ERROR
 *
 * Makes a room of six plane walls. Fails with `OUT_OF_RANGE`.
 *
 * Returns: (transfer full): the room, or %NULL with @error set; any thread
 */
EarcupRoom *
earcup_room_new (const EarcupRoomFigures  *figures,
                 GError                  **error)
{
  const double *size = figures->size_m;
  EarcupRoom *self;

  if (!check_figures (figures, error))
    return NULL;

  self = g_atomic_rc_box_new0 (EarcupRoom);
  self->figures = *figures;
  self->area[EARCUP_ROOM_FRONT] = self->area[EARCUP_ROOM_BACK] = size[1] * size[2];
  self->area[EARCUP_ROOM_LEFT] = self->area[EARCUP_ROOM_RIGHT] = size[0] * size[2];
  self->area[EARCUP_ROOM_FLOOR] = self->area[EARCUP_ROOM_CEILING] = size[0] * size[1];

  return self;
}

static double
mix_covering (const Covering *covering,
              guint           band)
{
  double bare = 1.0 - covering->cover_share - covering->extra_share;
  double sum = bare * covering->base[band];

  if (covering->cover != NULL)
    sum += covering->cover_share * covering->cover[band];
  if (covering->extra != NULL)
    sum += covering->extra_share * covering->extra[band];

  return MIN (sum, LARGEST_ABSORPTION);
}

/**
 * earcup_room_new_absorbing:
 * @size_m: length, width and height in m, 1.5 to 60
 * @absorption: how the surfaces are covered
 * @error: return location for an error of domain %EARCUP_ROOM_ERROR
 *
 * Makes a room of a size whose surfaces are covered in a usual way. Fails with `OUT_OF_RANGE`.
 *
 * Returns: (transfer full): the room, or %NULL with @error set; any thread
 */
EarcupRoom *
earcup_room_new_absorbing (const double       size_m[3],
                           EarcupAbsorption   absorption,
                           GError           **error)
{
  EarcupRoomFigures figures = { { size_m[0], size_m[1], size_m[2] }, { { 0.0 } } };

  for (guint i = 0; i < EARCUP_ROOM_SURFACES; i++)
    for (guint k = 0; k < EARCUP_ROOM_N_BANDS; k++)
      figures.absorption[i][k] = mix_covering (&coverings[absorption][i], k);

  return earcup_room_new (&figures, error);
}

/* Returns: (transfer full): a usual room; any thread */
EarcupRoom *
earcup_room_new_preset (EarcupRoomPreset preset)
{
  return earcup_room_new_absorbing (presets[preset].size_m, presets[preset].absorption, NULL);
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupRoom *
earcup_room_ref (EarcupRoom *self)
{
  return g_atomic_rc_box_acquire (self);
}

/* Gives up a reference; any thread. */
void
earcup_room_unref (EarcupRoom *self)
{
  g_atomic_rc_box_release (self);
}

/* Returns: (transfer none): what the room was made of; any thread */
const EarcupRoomFigures *
earcup_room_get_figures (const EarcupRoom *self)
{
  return &self->figures;
}

/* Returns: the volume in m³; any thread */
double
earcup_room_get_volume (const EarcupRoom *self)
{
  return self->figures.size_m[0] * self->figures.size_m[1] * self->figures.size_m[2];
}

/* Returns: the area of all surfaces in m²; any thread */
double
earcup_room_get_area (const EarcupRoom *self)
{
  double sum = 0.0;

  for (guint i = 0; i < EARCUP_ROOM_SURFACES; i++)
    sum += self->area[i];

  return sum;
}

/* Reads a row of octaves between its columns; the ends are held. */
static double
read_band (const double bands[EARCUP_ROOM_N_BANDS],
           double       hz)
{
  double column = CLAMP (log2 (fmax (hz, LOWEST_BAND_HZ) / LOWEST_BAND_HZ), 0.0,
                         EARCUP_ROOM_N_BANDS - 1.0);
  guint below = MIN ((guint) column, EARCUP_ROOM_N_BANDS - 2);
  double way = column - below;

  return (1.0 - way) * bands[below] + way * bands[below + 1];
}

/**
 * earcup_room_get_reflection:
 * @self: a room
 * @surface: one of its surfaces
 * @hz: a frequency in Hz; the octaves at 125 Hz and 8 kHz are held beyond
 *
 * Tells which part of the pressure a surface reflects, taken as without a turn of phase.
 *
 * Returns: the factor of pressure, 0 to 1; any thread
 */
double
earcup_room_get_reflection (const EarcupRoom  *self,
                            EarcupRoomSurface  surface,
                            double             hz)
{
  return sqrt (1.0 - read_band (self->figures.absorption[surface], hz));
}

/* Returns: how much sound of @hz loses in air, in dB per metre; any thread */
double
earcup_room_get_air_loss (double hz)
{
  return read_band (air_loss_db_per_m, hz);
}

static double
find_mean_absorption (const EarcupRoom *self,
                      double            hz)
{
  double sum = 0.0;

  for (guint i = 0; i < EARCUP_ROOM_SURFACES; i++)
    sum += self->area[i] * read_band (self->figures.absorption[i], hz);

  return MIN (sum / earcup_room_get_area (self), LARGEST_ABSORPTION);
}

/* The time for 60 dB when surfaces take so many m² out of the sound, and the air the rest. */
static double
find_decay (const EarcupRoom *self,
            double            absorbing_m2,
            double            hz)
{
  double volume = earcup_room_get_volume (self);
  double air_per_m = earcup_room_get_air_loss (hz) * M_LN10 / 10.0;

  return 4.0 * DECAY_60_DB * volume /
         (EARCUP_SOUND_SPEED_M_S * (absorbing_m2 + 4.0 * air_per_m * volume));
}

/**
 * earcup_room_get_decay:
 * @self: a room
 * @hz: a frequency in Hz; the octaves at 125 Hz and 8 kHz are held beyond
 *
 * Tells the reverberation time after Eyring, with the loss in air.
 *
 * Source: C. F. Eyring, Reverberation time in dead rooms, JASA 1 (1930) 217.
 *
 * Returns: the time in s in which the level falls by 60 dB; any thread
 */
double
earcup_room_get_decay (const EarcupRoom *self,
                       double            hz)
{
  return find_decay (self, -earcup_room_get_area (self) * log1p (-find_mean_absorption (self, hz)),
                     hz);
}

/* Returns: the same after Sabine, which is longer in a dead room. Source: W. C. Sabine, Collected
 * Papers on Acoustics (1922). Any thread. */
double
earcup_room_get_sabine_decay (const EarcupRoom *self,
                              double            hz)
{
  return find_decay (self, earcup_room_get_area (self) * find_mean_absorption (self, hz), hz);
}

/**
 * earcup_room_get_schroeder:
 * @self: a room
 *
 * Tells the frequency below which single resonances of the room stand out, so that what is said
 * here holds only in the mean of many places.
 *
 * Source: M. R. Schroeder, K. H. Kuttruff, JASA 34 (1962) 76.
 *
 * Returns: the frequency in Hz; any thread
 */
double
earcup_room_get_schroeder (const EarcupRoom *self)
{
  return 2000.0 * sqrt (earcup_room_get_decay (self, 500.0) / earcup_room_get_volume (self));
}

/**
 * earcup_room_get_tail_power:
 * @self: a room
 * @time_s: time in s since the sound was sent, 0 or more
 * @hz: a frequency in Hz
 *
 * Tells how much reverberation arrives: squared pressure per second, for an impulse from a source
 * that sends to all sides alike and whose squared pressure at 1 m sums to 1.
 *
 * Source: M. Barron, L.-J. Lee, Energy relations in concert auditoriums, JASA 84 (1988) 618.
 *
 * Returns: the power in 1/s; any thread
 */
double
earcup_room_get_tail_power (const EarcupRoom *self,
                            double            time_s,
                            double            hz)
{
  return 4.0 * EARCUP_PI * EARCUP_SOUND_SPEED_M_S / earcup_room_get_volume (self) *
         exp (-DECAY_60_DB * time_s / earcup_room_get_decay (self, hz));
}

/**
 * earcup_room_get_critical_distance:
 * @self: a room
 * @speaker: (nullable): a loudspeaker, or %NULL for a source that sends to all sides alike
 * @hz: a frequency in Hz
 *
 * Tells the distance at which direct and reverberant sound are equally strong.
 *
 * Source: H. Kuttruff, Room Acoustics, section 5.1.
 *
 * Returns: the distance in m; any thread
 */
double
earcup_room_get_critical_distance (const EarcupRoom        *self,
                                   const EarcupLoudspeaker *speaker,
                                   double                   hz)
{
  double all = earcup_room_get_tail_power (self, 0.0, hz) * earcup_room_get_decay (self, hz) /
               DECAY_60_DB;
  double index_db = speaker != NULL ? earcup_loudspeaker_get_concentration (speaker, hz) : 0.0;

  return sqrt (pow (10.0, index_db / 10.0) / all);
}

/**
 * earcup_room_get_mixing_time:
 * @self: a room
 * @distance_m: from source to listener in m
 *
 * Tells up to when reflections are followed one by one. From then on there is a diffuse tail.
 *
 * Returns: the time in s since the sound was sent, about 30 to 50 ms; any thread
 */
double
earcup_room_get_mixing_time (const EarcupRoom *self,
                             double            distance_m)
{
  double radius_m = cbrt (0.75 * MOST_IMAGES * earcup_room_get_volume (self) / EARCUP_PI);

  return fmax (fmin (radius_m / EARCUP_SOUND_SPEED_M_S, LONGEST_MIXING_S),
               distance_m / EARCUP_SOUND_SPEED_M_S + SHORTEST_AFTER_S);
}

/**
 * earcup_room_get_handover:
 * @time_s: time in s since the sound was sent
 * @mixing_time_s: from earcup_room_get_mixing_time(), or 0 in the open, where there is no tail
 *
 * Tells how single reflections give way to the tail, towards the end of the mixing time.
 *
 * Returns: the tail's share of the power, 0 to 1; any thread
 */
double
earcup_room_get_handover (double time_s,
                          double mixing_time_s)
{
  double way;

  if (mixing_time_s <= 0.0)
    return 0.0;

  way = (time_s / mixing_time_s - (1.0 - HANDOVER_SHARE)) / HANDOVER_SHARE;
  return 0.5 - 0.5 * cos (EARCUP_PI * CLAMP (way, 0.0, 1.0));
}

/* The image of one cell of the mirrored rooms. */
static EarcupRoomImage
make_image (const EarcupRoom *self,
            const double      source_m[3],
            const double      listener_m[3],
            const int         cell[3],
            guint             mirrored)
{
  EarcupRoomImage image = { .distance_m = 0.0 };

  for (guint i = 0; i < 3; i++)
    {
      int flip = (int) (mirrored >> i & 1);
      double way;

      image.position_m[i] = flip ? -source_m[i] : source_m[i];
      if (self != NULL)
        image.position_m[i] += 2.0 * cell[i] * self->figures.size_m[i];
      way = listener_m[i] - image.position_m[i];
      image.distance_m += way * way;
      image.emission[i] = flip ? -way : way;
      image.hits[2 * i] = (guint16) ABS (cell[i] - flip);
      image.hits[2 * i + 1] = (guint16) ABS (cell[i]);
    }

  image.distance_m = sqrt (image.distance_m);
  for (guint i = 0; i < 3; i++)
    image.emission[i] /= image.distance_m;

  return image;
}

/**
 * earcup_room_list_images:
 * @self: (nullable): a room, or %NULL for the open, where nothing is reflected
 * @source_m: place of the source
 * @listener_m: place of the listener, elsewhere
 * @within_s: time in s
 *
 * Lists the source and all its reflections that arrive within a time.
 *
 * Source: J. B. Allen, D. A. Berkley, Image method for efficiently simulating small-room
 * acoustics, JASA 65 (1979) 943.
 *
 * Returns: (transfer full) (element-type EarcupRoomImage): the images, the source first; any
 *   thread
 */
GArray *
earcup_room_list_images (const EarcupRoom *self,
                         const double      source_m[3],
                         const double      listener_m[3],
                         double            within_s)
{
  GArray *images = g_array_new (FALSE, FALSE, sizeof (EarcupRoomImage));
  EarcupRoomImage image = make_image (self, source_m, listener_m, (int[]) { 0, 0, 0 }, 0);
  double within_m = within_s * EARCUP_SOUND_SPEED_M_S;
  int most[3], cell[3];

  g_array_append_val (images, image);
  if (self == NULL)
    return images;

  for (guint i = 0; i < 3; i++)
    most[i] = (int) ceil (within_m / (2.0 * self->figures.size_m[i])) + 1;

  for (cell[0] = -most[0]; cell[0] <= most[0]; cell[0]++)
    for (cell[1] = -most[1]; cell[1] <= most[1]; cell[1]++)
      for (cell[2] = -most[2]; cell[2] <= most[2]; cell[2]++)
        for (guint mirrored = 0; mirrored < 8; mirrored++)
          {
            if (mirrored == 0 && cell[0] == 0 && cell[1] == 0 && cell[2] == 0)
              continue;

            image = make_image (self, source_m, listener_m, cell, mirrored);
            if (image.distance_m <= within_m)
              g_array_append_val (images, image);
          }

  return images;
}

/**
 * earcup_room_get_image_gain:
 * @self: (nullable): a room, or %NULL for the open
 * @image: one of its images
 * @hz: a frequency in Hz
 *
 * Tells what surfaces, air and distance leave of the pressure that a source has at 1 m.
 *
 * Returns: the factor of pressure; any thread
 */
double
earcup_room_get_image_gain (const EarcupRoom      *self,
                            const EarcupRoomImage *image,
                            double                 hz)
{
  double gain = pow (10.0, -earcup_room_get_air_loss (hz) * image->distance_m / 20.0) /
                image->distance_m;

  for (guint i = 0; i < EARCUP_ROOM_SURFACES; i++)
    if (self != NULL && image->hits[i] > 0)
      gain *= pow (earcup_room_get_reflection (self, i, hz), image->hits[i]);

  return gain;
}

/* The energy of the tail that comes after the single reflections. */
static double
sum_tail (const EarcupRoom *self,
          double            mixing_time_s,
          double            hz)
{
  const guint n_steps = 64;
  double from_s = (1.0 - HANDOVER_SHARE) * mixing_time_s;
  double step_s = HANDOVER_SHARE * mixing_time_s / n_steps;
  double sum = earcup_room_get_tail_power (self, mixing_time_s, hz) *
               earcup_room_get_decay (self, hz) / DECAY_60_DB;

  for (guint i = 0; i < n_steps; i++)
    {
      double time_s = from_s + (i + 0.5) * step_s;

      sum += step_s * earcup_room_get_handover (time_s, mixing_time_s) *
             earcup_room_get_tail_power (self, time_s, hz);
    }

  return sum;
}

/* The pressure of all single reflections of a tone, when 1 m ahead there is 1. */
static double complex
sum_images (const EarcupRoom        *self,
            const EarcupLoudspeaker *speaker,
            const double             axis[3],
            const GArray            *images,
            double                   mixing_time_s,
            double                   hz)
{
  double complex sum = 0.0;

  for (guint i = 0; i < images->len; i++)
    {
      const EarcupRoomImage *image = &g_array_index (images, EarcupRoomImage, i);
      double time_s = image->distance_m / EARCUP_SOUND_SPEED_M_S;
      double cosine = image->emission[0] * axis[0] + image->emission[1] * axis[1] +
                      image->emission[2] * axis[2];
      double angle_rad = acos (CLAMP (cosine, -1.0, 1.0));

      sum += earcup_room_get_image_gain (self, image, hz) *
             earcup_loudspeaker_get_directivity (speaker, angle_rad, hz) *
             sqrt (1.0 - earcup_room_get_handover (time_s, mixing_time_s)) *
             cexp (-I * EARCUP_TWO_PI * hz * time_s);
    }

  return sum;
}

/**
 * earcup_room_compute_level:
 * @self: (nullable): a room, or %NULL for the open
 * @speaker: a loudspeaker
 * @source_m: its place in m
 * @axis: unit vector in which it points
 * @listener_m: another place in m
 * @hz: a frequency in Hz, above 0
 *
 * Computes the level of lasting sound at a place where nobody is, averaged over the third of an
 * octave around a frequency: single reflections add up with their phases, the tail with its
 * power.
 *
 * Returns: the level in dB relative to that 1 m in front of the loudspeaker in the open, at the
 *   middle of its range; any thread
 */
double
earcup_room_compute_level (const EarcupRoom        *self,
                           const EarcupLoudspeaker *speaker,
                           const double             source_m[3],
                           const double             axis[3],
                           const double             listener_m[3],
                           double                   hz)
{
  double distance_m = sqrt (pow (source_m[0] - listener_m[0], 2.0) +
                            pow (source_m[1] - listener_m[1], 2.0) +
                            pow (source_m[2] - listener_m[2], 2.0));
  double mixing_time_s = self != NULL ? earcup_room_get_mixing_time (self, distance_m) : 0.0;
  g_autoptr(GArray) images = earcup_room_list_images (self, source_m, listener_m, mixing_time_s);
  double energy = 0.0;

  for (guint i = 0; i < N_TONES; i++)
    {
      double tone_hz = hz * exp2 ((i + 0.5 - N_TONES / 2.0) / (3.0 * N_TONES));
      double ahead = pow (10.0, earcup_loudspeaker_get_level (speaker, tone_hz) / 10.0);
      double into_room = pow (10.0, -earcup_loudspeaker_get_concentration (speaker, tone_hz) /
                              10.0);
      double pressure = cabs (sum_images (self, speaker, axis, images, mixing_time_s, tone_hz));

      energy += ahead * pressure * pressure;
      if (self != NULL)
        energy += ahead * into_room * sum_tail (self, mixing_time_s, tone_hz);
    }

  return 10.0 * log10 (energy / N_TONES);
}
