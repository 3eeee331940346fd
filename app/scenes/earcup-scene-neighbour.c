/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#include "scenes/earcup-bleed.h"
#include "scenes/earcup-scene-private.h"

/* What comes from the cup, and the voltage of a mean square of 1 in it. */
typedef struct {
  const EarcupBleed *bleed;
  double             volts_db;
} Heard;

/* An #EarcupSceneFilter's transfer, the pressure on the axis of the cup. */
static double complex
find_bleed (double        hz,
            gconstpointer data)
{
  return earcup_bleed_get (data, hz);
}

static double
find_bleed_level (double        hz,
                  gconstpointer data)
{
  const Heard *heard = data;

  return heard->volts_db + earcup_bleed_get_level (heard->bleed, hz);
}

static double
find_bleed_a (double        hz,
              gconstpointer data)
{
  return find_bleed_level (hz, data) + earcup_weighting_a (hz);
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
  g_autoptr(EarcupBleed) bleed = earcup_bleed_new (scene->design,
                                                   earcup_scene_get_distance (scene), 0.0);
  Heard heard = { bleed, volts_db };
  EarcupSceneSum sum = { .diffuse = scene->diffuse, .correction = matter->inverse };
  EarcupSceneFilter filter = { find_bleed, bleed, earcup_scene_sum_level, &sum,
                               volts_db - matter->full_scale_db };

  bleed_dba = earcup_lines_sum (matter->track, EARCUP_LINES_LEFT, find_bleed_a, &heard);
  earcup_report_add (result->figures, "music_level", _("Music at the listener's ear"),
                     scene->level_dba, "dBA",
                     _("as chosen: mean over the track, as of a diffuse field"));
  earcup_report_add (result->figures, "neighbour_level", _("Music at the neighbour's place"),
                     bleed_dba, "dBA",
                     _("what the left cup lets out on its axis, in the open air"));
  earcup_report_add (result->figures, "neighbour_loss", _("Lost on the way"),
                     scene->level_dba - bleed_dba, "dB", _("the difference of the two"));

  earcup_scene_result_add_curve (result, _("Music at the neighbour's place"), "dB SPL",
                                 earcup_lines_new_response (matter->track, EARCUP_LINES_LEFT,
                                                            find_bleed_level, &heard));
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
