/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-loudspeaker.h"

#include <math.h>

#include "acoustics/earcup-range.h"
#include "acoustics/earcup-sphere.h"
#include "acoustics/earcup-units.h"

#define USUAL_TOLERANCE_DB 6.0

/* What a piston radiates depends on its effective radius: of a cone with half its surround, of a
 * dome nearly all of its nominal diameter. The cabinet counts as a sphere with the mean of its
 * half width and half height. Estimates from common dimensions: a 127 mm woofer has 85 cm² and
 * sits in a baffle of 185 mm by 285 mm. */
#define CONE_RADIUS_PER_DIAMETER    0.41
#define DOME_RADIUS_PER_DIAMETER    0.5
#define CABINET_RADIUS_PER_WOOFER   0.9

/* A driver is usually handed over to the next where its circumference is two wavelengths, with
 * slopes of the fourth order in phase.
 * Source: S. H. Linkwitz, Active crossover networks for noncoincident drivers, JAES 24 (1976) 2. */
#define CIRCUMFERENCES_AT_CROSSOVER 2.0
#define LOWEST_CROSSOVER_HZ         200.0
#define HIGHEST_CROSSOVER_HZ        3500.0

/* The radiation is tabled by angle and by thirds of an octave. */
#define N_ANGLES      37
#define ANGLE_STEP    (EARCUP_PI / (N_ANGLES - 1))
#define TABLE_FROM_HZ 20.0
#define PER_OCTAVE    3
#define N_TABLED      31

#define MOST_DRIVERS  3

struct _EarcupLoudspeaker
{
  EarcupLoudspeakerFigures figures;                      /* with the missing ones filled in */
  EarcupLoudspeakerAssumed assumed;
  double                   corner_hz;                    /* of the high-pass, −3 dB */
  double                   ceiling_hz;                   /* of the low-pass, −3 dB */
  double                   directivity[N_TABLED][N_ANGLES];   /* pressure, ahead is 1 */
  double                   concentration[N_TABLED];           /* dB */
};

/* A driver as a piston that works between two crossovers. */
typedef struct {
  double radius_m;
  double from_hz;          /* 0 for the lowest */
  double to_hz;            /* infinite for the highest */
} Driver;

G_DEFINE_BOXED_TYPE (EarcupLoudspeaker, earcup_loudspeaker, earcup_loudspeaker_ref,
                     earcup_loudspeaker_unref)
G_DEFINE_QUARK (earcup-loudspeaker-error-quark, earcup_loudspeaker_error)

static guint
find_order (const EarcupLoudspeaker *self)
{
  return self->figures.cabinet == EARCUP_CABINET_SEALED ? 2 : 4;
}

/* How much higher than its corner a high-pass of Butterworth's has so much less. */
static double
find_ratio (double drop_db,
            guint  order)
{
  return pow (pow (10.0, drop_db / 10.0) - 1.0, -0.5 / order);
}

static void
assume (EarcupLoudspeaker        *self,
        double                   *figure,
        double                    typical,
        EarcupLoudspeakerAssumed  flag)
{
  if (*figure != 0.0)
    return;

  *figure = typical;
  self->assumed |= flag;
}

/* The typical figures are those of the two loudspeakers that the guides name. */
static void
fill_in (EarcupLoudspeaker *self)
{
  EarcupLoudspeakerFigures *figures = &self->figures;
  gboolean far = figures->far_field;

  assume (self, &figures->lowest_hz, far ? 35.0 : 50.0, EARCUP_LOUDSPEAKER_ASSUMED_LOWEST);
  assume (self, &figures->highest_hz, 20000.0, EARCUP_LOUDSPEAKER_ASSUMED_HIGHEST);
  assume (self, &figures->woofer_m, far ? 0.300 : 0.130, EARCUP_LOUDSPEAKER_ASSUMED_WOOFER);
  assume (self, &figures->tweeter_m, 0.025, EARCUP_LOUDSPEAKER_ASSUMED_TWEETER);
  assume (self, &figures->max_level_db, far ? 115.0 : 105.0, EARCUP_LOUDSPEAKER_ASSUMED_LEVEL);
  if (figures->tolerance_db == 0.0)
    figures->tolerance_db = USUAL_TOLERANCE_DB;
}

static gboolean
check_figures (const EarcupLoudspeakerFigures  *figures,
               GError                         **error)
{
  const EarcupRange rows[] = {
    { "lower end of the range", figures->lowest_hz, 5.0, 500.0, "Hz" },
    { "upper end of the range", figures->highest_hz, 2000.0, 200000.0, "Hz" },
    { "tolerance of the range", figures->tolerance_db, 0.1, 20.0, "dB" },
    { "diameter of the woofer", figures->woofer_m, 0.05, 0.6, "m" },
    { "diameter of the midrange", figures->midrange_m, 0.02, 0.4, "m" },
    { "diameter of the tweeter", figures->tweeter_m, 0.005, 0.2, "m" },
    { "highest level at 1 m", figures->max_level_db, 60.0, 150.0, "dB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].value != 0.0 &&
        !earcup_range_check (&rows[i], EARCUP_LOUDSPEAKER_ERROR,
                             EARCUP_LOUDSPEAKER_ERROR_OUT_OF_RANGE, error))
      return FALSE;

  return TRUE;
}

/* Returns: how many drivers there are, from the largest to the smallest. */
static guint
list_drivers (const EarcupLoudspeaker *self,
              Driver                   drivers[MOST_DRIVERS])
{
  const EarcupLoudspeakerFigures *figures = &self->figures;
  guint n = 0;

  drivers[n++].radius_m = CONE_RADIUS_PER_DIAMETER * figures->woofer_m;
  if (figures->midrange_m > 0.0)
    drivers[n++].radius_m = CONE_RADIUS_PER_DIAMETER * figures->midrange_m;
  drivers[n++].radius_m = DOME_RADIUS_PER_DIAMETER * figures->tweeter_m;

  drivers[0].from_hz = 0.0;
  for (guint i = 0; i + 1 < n; i++)
    {
      double hz = CIRCUMFERENCES_AT_CROSSOVER * EARCUP_SOUND_SPEED_M_S /
                  (EARCUP_TWO_PI * drivers[i].radius_m);

      drivers[i].to_hz = CLAMP (hz, LOWEST_CROSSOVER_HZ, HIGHEST_CROSSOVER_HZ);
      drivers[i + 1].from_hz = drivers[i].to_hz;
    }
  drivers[n - 1].to_hz = INFINITY;

  return n;
}

/* The share that a driver has in the pressure ahead. */
static double
find_share (const Driver *driver,
            double        hz)
{
  double above = driver->from_hz > 0.0 ? 1.0 / (1.0 + pow (driver->from_hz / hz, 4.0)) : 1.0;
  double below = isinf (driver->to_hz) ? 1.0 : 1.0 / (1.0 + pow (hz / driver->to_hz, 4.0));

  return above * below;
}

/* Source: L. L. Beranek, T. Mellow, Acoustics: Sound Fields and Transducers, section 4.19. Behind
 * the baffle the value at its edge is held; the cabinet's own shadow comes on top. */
static double
radiate_piston (double radius_m,
                double hz,
                double angle_rad)
{
  double x = EARCUP_TWO_PI * hz * radius_m / EARCUP_SOUND_SPEED_M_S *
             sin (fmin (angle_rad, EARCUP_PI / 2.0));

  return x < 1e-6 ? 1.0 : 2.0 * j1 (x) / x;
}

static double
radiate_drivers (const Driver *drivers,
                 guint         n_drivers,
                 double        hz,
                 double        angle_rad)
{
  double sum = 0.0, shares = 0.0;

  for (guint i = 0; i < n_drivers; i++)
    {
      double share = find_share (&drivers[i], hz);

      sum += share * radiate_piston (drivers[i].radius_m, hz, angle_rad);
      shares += share;
    }

  return sum / shares;
}

/* The mean of the energy over all directions around, against that ahead. */
static double
find_concentration (const double *directivity)
{
  double sum = 0.0, weights = 0.0;

  for (guint i = 0; i < N_ANGLES; i++)
    {
      double weight = sin (i * ANGLE_STEP);

      if (i == 0 || i == N_ANGLES - 1)
        weight = ANGLE_STEP / 8.0;
      sum += weight * directivity[i] * directivity[i];
      weights += weight;
    }

  return -10.0 * log10 (sum / weights);
}

static void
fill_tables (EarcupLoudspeaker *self)
{
  double radius_m = CABINET_RADIUS_PER_WOOFER * self->figures.woofer_m;
  Driver drivers[MOST_DRIVERS];
  guint n_drivers = list_drivers (self, drivers);
  double cosines[N_ANGLES];
  double complex cabinet[N_ANGLES];

  for (guint i = 0; i < N_ANGLES; i++)
    cosines[i] = cos (i * ANGLE_STEP);

  for (guint k = 0; k < N_TABLED; k++)
    {
      double hz = TABLE_FROM_HZ * exp2 ((double) k / PER_OCTAVE);

      earcup_sphere_compute (radius_m, hz, cosines, N_ANGLES, cabinet);
      for (guint i = 0; i < N_ANGLES; i++)
        self->directivity[k][i] = fabs (radiate_drivers (drivers, n_drivers, hz, i * ANGLE_STEP)) *
                                  cabs (cabinet[i]) / cabs (cabinet[0]);
      self->concentration[k] = find_concentration (self->directivity[k]);
    }
}

/**
 * earcup_loudspeaker_new:
 * @figures: what the maker prints; 0 where nothing is said
 * @error: return location for an error of domain %EARCUP_LOUDSPEAKER_ERROR
 *
 * Makes a loudspeaker of its maker's figures.
 *
 * Ahead it is flat between a high-pass of Butterworth's, of the second order when the cabinet is
 * sealed and of the fourth otherwise, and a low-pass of the second order, which meet the ends of
 * the range with the tolerance. Elsewhere it sends what pistons of the drivers' sizes send that
 * sit on a rigid sphere of the cabinet's size. Missing figures are those of the kind.
 *
 * Fails with `OUT_OF_RANGE`. A fraction of a millisecond.
 *
 * Source: R. H. Small, Direct-radiator loudspeaker system analysis, JAES 20 (1972) 383, and
 * Vented-box loudspeaker systems, JAES 21 (1973) 363, for the orders.
 *
 * Returns: (transfer full): the loudspeaker, or %NULL with @error set; any thread
 */
EarcupLoudspeaker *
earcup_loudspeaker_new (const EarcupLoudspeakerFigures  *figures,
                        GError                         **error)
{
  EarcupLoudspeaker *self;

  if (!check_figures (figures, error))
    return NULL;

  self = g_atomic_rc_box_new0 (EarcupLoudspeaker);
  self->figures = *figures;
  fill_in (self);
  self->corner_hz = self->figures.lowest_hz / find_ratio (self->figures.tolerance_db,
                                                          find_order (self));
  self->ceiling_hz = self->figures.highest_hz * find_ratio (self->figures.tolerance_db, 2);
  fill_tables (self);

  return self;
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupLoudspeaker *
earcup_loudspeaker_ref (EarcupLoudspeaker *self)
{
  return g_atomic_rc_box_acquire (self);
}

/* Gives up a reference; any thread. */
void
earcup_loudspeaker_unref (EarcupLoudspeaker *self)
{
  g_atomic_rc_box_release (self);
}

/* Returns: (transfer none): the figures in use, with the assumed ones filled in; any thread */
const EarcupLoudspeakerFigures *
earcup_loudspeaker_get_figures (const EarcupLoudspeaker *self)
{
  return &self->figures;
}

/* Returns: which of the figures were not given; any thread */
EarcupLoudspeakerAssumed
earcup_loudspeaker_get_assumed (const EarcupLoudspeaker *self)
{
  return self->assumed;
}

/**
 * earcup_loudspeaker_get_transfer:
 * @self: a loudspeaker
 * @hz: a frequency in Hz, 0 or more
 *
 * Tells the pressure straight ahead, relative to that at the middle of the range.
 *
 * Returns: the transfer, with time as e^{+jωt}; any thread
 */
double complex
earcup_loudspeaker_get_transfer (const EarcupLoudspeaker *self,
                                 double                   hz)
{
  static const double sealed[] = { 0.70710678118654752 };
  static const double ported[] = { 0.54119610014619698, 1.30656296487637653 };
  const double *quality = self->figures.cabinet == EARCUP_CABINET_SEALED ? sealed : ported;
  double complex s = I * hz / self->corner_hz;
  double complex t = I * hz / self->ceiling_hz;
  double complex transfer = 1.0 / (t * t + t / sealed[0] + 1.0);

  for (guint i = 0; i < find_order (self) / 2; i++)
    transfer *= s * s / (s * s + s / quality[i] + 1.0);

  return transfer;
}

/* Returns: the level ahead at @hz in dB relative to the middle of the range; any thread */
double
earcup_loudspeaker_get_level (const EarcupLoudspeaker *self,
                              double                   hz)
{
  return 20.0 * log10 (cabs (earcup_loudspeaker_get_transfer (self, hz)));
}

/**
 * earcup_loudspeaker_get_extension:
 * @self: a loudspeaker
 * @drop_db: how much less than in the middle of the range, in dB, above 0
 *
 * Tells how far down a loudspeaker reaches.
 *
 * Returns: the frequency in Hz at which the level has fallen by so much; any thread
 */
double
earcup_loudspeaker_get_extension (const EarcupLoudspeaker *self,
                                  double                   drop_db)
{
  return self->corner_hz * find_ratio (drop_db, find_order (self));
}

/* The row below a frequency and the way to the next; the ends are held. */
static guint
find_row (double  hz,
          double *way)
{
  double row = CLAMP (PER_OCTAVE * log2 (fmax (hz, TABLE_FROM_HZ) / TABLE_FROM_HZ), 0.0,
                      N_TABLED - 1.0);
  guint below = MIN ((guint) row, N_TABLED - 2);

  *way = row - below;
  return below;
}

/**
 * earcup_loudspeaker_get_directivity:
 * @self: a loudspeaker
 * @angle_rad: from straight ahead, 0 to π
 * @hz: a frequency in Hz; the values of 20 Hz and 20 kHz are held beyond
 *
 * Tells how much of the pressure ahead goes into another direction.
 *
 * Returns: the factor of pressure, 1 straight ahead; any thread
 */
double
earcup_loudspeaker_get_directivity (const EarcupLoudspeaker *self,
                                    double                   angle_rad,
                                    double                   hz)
{
  double column = CLAMP (angle_rad / ANGLE_STEP, 0.0, N_ANGLES - 1.0);
  guint left = MIN ((guint) column, N_ANGLES - 2);
  double way, across = column - left;
  guint row = find_row (hz, &way);
  const double *low = self->directivity[row] + left;
  const double *high = self->directivity[row + 1] + left;

  return (1.0 - way) * ((1.0 - across) * low[0] + across * low[1]) +
         way * ((1.0 - across) * high[0] + across * high[1]);
}

/**
 * earcup_loudspeaker_get_concentration:
 * @self: a loudspeaker
 * @hz: a frequency in Hz; the values of 20 Hz and 20 kHz are held beyond
 *
 * Tells the directivity index: how much more is sent ahead than in the mean of all directions.
 * The power that it sends into a room is the level ahead less this.
 *
 * Returns: the index in dB; any thread
 */
double
earcup_loudspeaker_get_concentration (const EarcupLoudspeaker *self,
                                      double                   hz)
{
  double way;
  guint row = find_row (hz, &way);

  return (1.0 - way) * self->concentration[row] + way * self->concentration[row + 1];
}
