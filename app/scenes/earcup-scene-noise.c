/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#include "scenes/earcup-scene-private.h"

/* Music over noise that is found comfortable. */
#define RATIO_DB 10.0

/* What is a diffuse field in the room, at the drum. */
static void
lift (const EarcupSceneMatter *matter,
      const double             field_db[EARCUP_WEIGHTING_THIRDS],
      double                   drum_db[EARCUP_WEIGHTING_THIRDS])
{
  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    drum_db[i] = field_db[i] + earcup_scene_diffuse_rise (matter->scene->diffuse,
                                                          earcup_weighting_third_centre (i));
}

static void
add_figures (const EarcupScene *scene,
             EarcupSceneResult *result,
             const double       outside[EARCUP_WEIGHTING_THIRDS],
             const double       inside[EARCUP_WEIGHTING_THIRDS])
{
  EarcupReport *report = result->figures;
  double inside_dba = earcup_weighting_sum_a (inside);
  double total_dba = earcup_noise_total_level (inside, scene->level_dba);

  earcup_report_add (report, "noise_outside", _("Noise in the room"),
                     earcup_weighting_sum_a (outside), "dBA", scene->noise->source);
  earcup_report_add (report, "noise_inside", _("Noise at the ear"), inside_dba, "dBA",
                     _("the noise of the room less the insertion loss of the model for sound from "
                       "the side, as of a diffuse field"));
  earcup_report_add (report, "music_level", _("Music at the ear"), scene->level_dba, "dBA",
                     _("as chosen: mean over the track, as of a diffuse field"));
  earcup_report_add (report, "music_to_noise", _("Music over noise"),
                     scene->level_dba - inside_dba, "dB", _("both A-weighted, at the ear"));
  earcup_report_add (report, "level_needed", _("Level needed"),
                     earcup_noise_music_level (inside, RATIO_DB), "dBA",
                     _("10 dB above the noise at the ear, both A-weighted"));
  earcup_report_add (report, "total_level", _("Music and noise together"), total_dba, "dBA",
                     _("sum of the powers at the ear, as of a diffuse field"));
  earcup_scene_add_exposure (result, total_dba);
}

/* Music in a noisy place. */
gboolean
earcup_scene_work_out_noise (const EarcupSceneMatter  *matter,
                             EarcupSceneResult        *result,
                             GError                  **error)
{
  const EarcupScene *scene = matter->scene;
  g_autoptr(EarcupResponse) response = earcup_response_new_simulated (scene->design);
  double outside[EARCUP_WEIGHTING_THIRDS], inside[EARCUP_WEIGHTING_THIRDS];
  double drum[EARCUP_WEIGHTING_THIRDS];

  earcup_noise_outside (scene->noise, outside);
  earcup_noise_inside (scene->noise, scene->design, inside);
  add_figures (scene, result, outside, inside);

  earcup_scene_add_music (matter, result, response, earcup_scene_find_volts (matter, response),
                          "music", _("Music"), TRUE);
  lift (matter, inside, drum);
  earcup_scene_add_noise (matter, result, drum, "noise", _("Noise under the headphone"), TRUE);
  lift (matter, outside, drum);
  earcup_scene_add_noise (matter, result, drum, "outside", _("Noise without the headphone"),
                          FALSE);

  result->explanation = g_strdup (_("You hear the music at the chosen level and, under it, what "
                                    "the headphone lets in of the noise of the place."));

  return TRUE;
}
