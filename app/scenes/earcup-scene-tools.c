/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "scenes/earcup-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "acoustics/earcup-exposure.h"

/* Where the diffuse field at the drum and the one in the room are taken to be equal. */
#define ALIGNED_HZ 200.0

#define SILENCE_DB -200.0

/* Returns: by how much a diffuse field is higher at the drum than in the room, in dB */
double
earcup_scene_diffuse_rise (EarcupResponse *diffuse,
                           double          hz)
{
  return earcup_response_get_level (diffuse, hz) -
         earcup_response_get_level (diffuse, ALIGNED_HZ);
}

static double
third_width_hz (guint band)
{
  return earcup_weighting_third_centre (band) * (pow (10.0, 0.05) - pow (10.0, -0.05));
}

/* Straight in dB over the logarithm of frequency, and level beyond both ends. */
static double
interpolate_thirds (const double *db,
                    double        hz)
{
  double place = CLAMP (10.0 * log10 (hz / earcup_weighting_third_centre (0)), 0.0,
                        EARCUP_WEIGHTING_THIRDS - 1.0);
  guint left = MIN ((guint) place, EARCUP_WEIGHTING_THIRDS - 2);

  return db[left] + (place - left) * (db[left + 1] - db[left]);
}

/* An #EarcupLinesWeight; @data is an #EarcupSceneSum. */
double
earcup_scene_sum_level (double        hz,
                        gconstpointer data)
{
  const EarcupSceneSum *self = data;
  double db = 0.0;

  if (self->response != NULL)
    db += earcup_response_get_level (self->response, hz);
  if (self->diffuse != NULL)
    db += earcup_scene_diffuse_rise (self->diffuse, hz);
  if (self->correction != NULL)
    db += earcup_emulation_get_gain (self->correction, hz);
  if (self->thirds != NULL)
    db += interpolate_thirds (self->thirds, hz);
  if (self->is_a_weighted)
    db += earcup_weighting_a (hz);
  if (self->field != NULL)
    db += earcup_exposure_weight (self->field, hz);

  return db;
}

/* Returns: how loud the track is in dBA, as of a diffuse field, with @volts_db dB re 1 V for a mean
 * square of 1 behind a response in dB SPL per volt */
double
earcup_scene_music_level (const EarcupSceneMatter *matter,
                          EarcupResponse          *response,
                          double                   volts_db)
{
  EarcupSceneSum sum = { .response = response, .field = matter->scene->diffuse };

  return volts_db + earcup_lines_sum (matter->track, EARCUP_LINES_EACH, earcup_scene_sum_level,
                                      &sum);
}

/* Returns: what voltage a mean square of 1 has to be, in dB re 1 V, for the track to be as loud as
 * the scene asks for */
double
earcup_scene_find_volts (const EarcupSceneMatter *matter,
                         EarcupResponse          *response)
{
  return matter->scene->level_dba - earcup_scene_music_level (matter, response, 0.0);
}

/* Adds the track as it is heard through a response in dB SPL per volt, and its spectrum at the
 * drum. */
void
earcup_scene_add_music (const EarcupSceneMatter *matter,
                        EarcupSceneResult       *result,
                        EarcupResponse          *response,
                        double                   volts_db,
                        const char              *id,
                        const char              *label,
                        gboolean                 is_heard)
{
  g_autoptr(EarcupEmulation) emulation =
    earcup_emulation_new (response, earcup_scene_get_worn (matter->scene));
  EarcupSceneSum sum = { .response = response };
  double thirds[EARCUP_WEIGHTING_THIRDS];
  g_autoptr(EarcupResponse) levels =
    earcup_lines_new_response (matter->track, EARCUP_LINES_EACH, earcup_scene_sum_level, &sum);

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    thirds[i] = volts_db + earcup_response_get_level (levels, earcup_weighting_third_centre (i));

  earcup_scene_add_thirds (result, thirds, label);
  earcup_scene_result_add_stem (result, id, label, EARCUP_SCENE_INPUT_TRACK,
                                earcup_kernel_new (emulation, matter->rate_hz),
                                earcup_response_get_reference (response) + volts_db -
                                matter->full_scale_db, is_heard);
}

/* The density of noise per Hz that has the levels of all bands: what a band takes in of a slope is
 * not quite what stands in its middle, so each is corrected once. */
static void
find_density (const double *bands_db,
              double        density_db[EARCUP_WEIGHTING_THIRDS])
{
  const guint n_lines = 12;
  double found[EARCUP_WEIGHTING_THIRDS];

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    density_db[i] = fmax (bands_db[i] - 10.0 * log10 (third_width_hz (i)), SILENCE_DB);

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    {
      double centre_hz = earcup_weighting_third_centre (i), power = 0.0;

      for (guint j = 0; j < n_lines; j++)
        {
          double hz = centre_hz + third_width_hz (i) * ((j + 0.5) / n_lines - 0.5);

          power += pow (10.0, interpolate_thirds (density_db, hz) / 10.0);
        }
      found[i] = 10.0 * log10 (power / n_lines);
    }

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    density_db[i] += density_db[i] - found[i];
}

/* Adds noise that has these levels at the drum in the third-octave bands, in dB SPL. */
void
earcup_scene_add_noise (const EarcupSceneMatter *matter,
                        EarcupSceneResult       *result,
                        const double            *drum_db,
                        const char              *id,
                        const char              *label,
                        gboolean                 is_heard)
{
  double density_db[EARCUP_WEIGHTING_THIRDS];
  EarcupSceneSum sum = { .thirds = density_db, .correction = matter->inverse };
  EarcupSceneFilter filter = {
    .level = earcup_scene_sum_level,
    .level_data = &sum,
    .gain_db = 10.0 * log10 (matter->rate_hz / 2.0) - matter->full_scale_db,
  };

  find_density (drum_db, density_db);
  earcup_scene_add_thirds (result, drum_db, label);
  earcup_scene_result_add_stem (result, id, label, EARCUP_SCENE_INPUT_NOISE,
                                earcup_scene_kernel_new (&filter, EARCUP_SCENE_ROUTE_EACH,
                                                         matter->rate_hz), 0.0, is_heard);
}

/* Adds the levels of the third-octave bands as a curve. */
void
earcup_scene_add_thirds (EarcupSceneResult *result,
                         const double      *db,
                         const char        *label)
{
  double hz[EARCUP_WEIGHTING_THIRDS], held[EARCUP_WEIGHTING_THIRDS];

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    {
      hz[i] = earcup_weighting_third_centre (i);
      held[i] = fmax (db[i], SILENCE_DB);
    }

  earcup_scene_result_add_curve (result, label, "dB SPL",
                                 earcup_response_new_sampled (hz, held, EARCUP_WEIGHTING_THIRDS,
                                                              NULL));
}

/* Adds for how long a level may be listened to. */
void
earcup_scene_add_exposure (EarcupSceneResult *result,
                           double             level_dba)
{
  earcup_report_add (result->figures, "hours_niosh", _("Permitted time a day"),
                     earcup_exposure_hours (EARCUP_EXPOSURE_NIOSH, level_dba), "h",
                     earcup_exposure_get_rule (EARCUP_EXPOSURE_NIOSH)->source);
  earcup_report_add (result->figures, "hours_who", _("Permitted time a week"),
                     earcup_exposure_hours (EARCUP_EXPOSURE_WHO, level_dba), "h",
                     earcup_exposure_get_rule (EARCUP_EXPOSURE_WHO)->source);
}
