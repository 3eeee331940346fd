/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-units.h"
#include "scenes/earcup-scene-private.h"

typedef struct {
  const EarcupDesign *design;
  double              distance_m;
} Place;

/* The pressure on the axis of the cup, as a multiple of 20 µPa, per volt. */
static double complex
find_bleed (double        hz,
            gconstpointer data)
{
  const Place *place = data;
  double complex drum, bleed;

  earcup_ratings_transfer (place->design, hz, place->distance_m, 0.0, &drum, &bleed);

  return bleed / EARCUP_REFERENCE_PA;
}

static double
find_bleed_a (double        hz,
              gconstpointer data)
{
  return 20.0 * log10 (cabs (find_bleed (hz, data))) + earcup_weighting_a (hz);
}

static double
find_bleed_level (double        hz,
                  gconstpointer data)
{
  return 20.0 * log10 (cabs (find_bleed (hz, data)));
}

static void
add_room (const EarcupSceneMatter *matter,
          EarcupSceneResult       *result,
          double                   bleed_dba)
{
  const EarcupNoise *noise = matter->scene->noise;
  double outside[EARCUP_WEIGHTING_THIRDS];
  double noise_dba;

  if (noise == NULL)
    return;

  earcup_noise_outside (noise, outside);
  noise_dba = earcup_weighting_sum_a (outside);
  earcup_report_add (result->figures, "noise_level", _("Noise of the room"), noise_dba, "dBA",
                     noise->source);
  earcup_report_add (result->figures, "bleed_to_noise", _("Music over the noise of the room"),
                     bleed_dba - noise_dba, "dB", _("both A-weighted, where the neighbour is"));

  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    outside[i] += earcup_scene_diffuse_rise (matter->scene->diffuse,
                                             earcup_weighting_third_centre (i));
  earcup_scene_add_noise (matter, result, outside, "noise", _("Noise of the room"), TRUE);
}

/* What somebody else hears who sits beside the left cup. */
gboolean
earcup_scene_work_out_neighbour (const EarcupSceneMatter  *matter,
                                 EarcupSceneResult        *result,
                                 GError                  **error)
{
  const EarcupScene *scene = matter->scene;
  g_autoptr(EarcupResponse) response = earcup_response_new_simulated (scene->design);
  double volts_db = earcup_scene_find_volts (matter, response), bleed_dba;
  Place place = { scene->design, earcup_scene_get_distance (scene) };
  EarcupSceneSum sum = { .diffuse = scene->diffuse, .correction = matter->inverse };
  EarcupSceneFilter filter = { find_bleed, &place, earcup_scene_sum_level, &sum,
                               volts_db - matter->full_scale_db };

  bleed_dba = volts_db + earcup_lines_sum (matter->track, EARCUP_LINES_LEFT, find_bleed_a, &place);
  earcup_report_add (result->figures, "music_level", _("Music at the listener's ear"),
                     scene->level_dba, "dBA",
                     _("as chosen: mean over the track, as of a diffuse field"));
  earcup_report_add (result->figures, "neighbour_level", _("Music at the neighbour's place"),
                     bleed_dba, "dBA",
                     _("what the left cup lets out on its axis, in the open air"));
  earcup_report_add (result->figures, "neighbour_loss", _("Lost on the way"),
                     scene->level_dba - bleed_dba, "dB", _("the difference of the two"));

  earcup_scene_result_add_curve (result, _("Music at the neighbour's place, at equal voltage"),
                                 "dB SPL", earcup_lines_new_response (matter->track,
                                                                      EARCUP_LINES_LEFT,
                                                                      find_bleed_level, &place));
  earcup_scene_result_add_stem (result, "bleed", _("Music at the neighbour's place"),
                                EARCUP_SCENE_INPUT_TRACK,
                                earcup_scene_kernel_new (&filter, EARCUP_SCENE_ROUTE_LEFT,
                                                         matter->rate_hz), 0.0, TRUE);
  earcup_scene_add_music (matter, result, response, volts_db, "music",
                          _("Music at the listener's ear"), FALSE);
  add_room (matter, result, bleed_dba);

  result->explanation = g_strdup (_("You hear, with bare ears, what the headphone of somebody "
                                    "else lets out, and the noise of the room around it."));

  return TRUE;
}
