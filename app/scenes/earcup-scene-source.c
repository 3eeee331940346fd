/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "scenes/earcup-scene-private.h"

#define NOISE_FROM_HZ 20.0
#define NOISE_TO_HZ   20000.0

/* White noise of the source at the drum. */
static void
find_noise (const EarcupSource *source,
            EarcupResponse     *response,
            double              drum_db[EARCUP_WEIGHTING_THIRDS])
{
  earcup_weighting_response_thirds (response, drum_db);
  for (guint i = 0; i < EARCUP_WEIGHTING_THIRDS; i++)
    {
      double width_hz = earcup_weighting_third_centre (i) * (pow (10.0, 0.05) - pow (10.0, -0.05));

      drum_db[i] += 20.0 * log10 (source->noise_v) +
                    10.0 * log10 (width_hz / (NOISE_TO_HZ - NOISE_FROM_HZ));
    }
}

/* The voltage for a mean square of 1, in dB re 1 V, at which the highest peak of the track just
 * fits. */
static double
find_full_volts (const EarcupSceneMatter *matter)
{
  const EarcupScene *scene = matter->scene;

  return 20.0 * log10 (earcup_source_reach_volts (scene->source, scene->design) * G_SQRT2 /
                       matter->peak);
}

static void
add_figures (const EarcupSceneMatter *matter,
             EarcupSceneResult       *result,
             EarcupResponse          *fed,
             double                   volts_db)
{
  const EarcupScene *scene = matter->scene;
  EarcupReport *report = result->figures;
  double level_dba = earcup_scene_music_level (matter, fed, volts_db);
  double reach_dba = earcup_scene_music_level (matter, fed, find_full_volts (matter));
  double noise_dba = earcup_source_noise (scene->source, fed, scene->diffuse);
  double change_hz;
  double change_db = earcup_source_largest_change (scene->design, scene->source->output_ohm,
                                                   &change_hz);

  earcup_report_add (report, "music_level", _("Music at the ear"), level_dba, "dBA",
                     _("mean over the track, as of a diffuse field"));
  earcup_report_add (report, "reach", _("Music at most"), reach_dba, "dBA",
                     _("when the highest peak of the track takes all the voltage or current that "
                       "the source has"));
  earcup_report_add (report, "headroom", _("Room above the chosen level"), reach_dba - level_dba,
                     "dB", _("the difference of the two; below 0 the source cannot do it"));
  earcup_report_add (report, "response_change", _("Largest change of the response"), change_db,
                     "dB", _("the divider of impedance and output impedance, against its mean from "
                             "500 Hz to 2 kHz"));
  earcup_report_add (report, "response_change_hz", _("Where that is"), change_hz, "Hz",
                     _("from 20 Hz to 10 kHz"));
  earcup_report_add (report, "noise_level", _("Noise of the source at the ear"), noise_dba, "dBA",
                     scene->source->source);
  earcup_report_add (report, "music_to_noise", _("Music over noise"), level_dba - noise_dba, "dB",
                     _("both A-weighted, at the ear"));
  earcup_scene_add_exposure (result, level_dba);
}

/* What the headphone is plugged into. */
gboolean
earcup_scene_work_out_source (const EarcupSceneMatter  *matter,
                              EarcupSceneResult        *result,
                              GError                  **error)
{
  const EarcupScene *scene = matter->scene;
  g_autoptr(EarcupDesign) ideal =
    earcup_design_new_with (scene->design, EARCUP_PARAMETER_RG, 0.0, error);
  g_autoptr(EarcupDesign) design =
    earcup_design_new_with (scene->design, EARCUP_PARAMETER_RG, scene->source->output_ohm, error);
  g_autoptr(EarcupResponse) plain = NULL, fed = NULL;
  double drum_db[EARCUP_WEIGHTING_THIRDS], volts_db;

  if (ideal == NULL || design == NULL)
    return FALSE;

  plain = earcup_response_new_simulated (ideal);
  fed = earcup_response_new_simulated (design);
  volts_db = scene->at_full ? find_full_volts (matter) : earcup_scene_find_volts (matter, fed);

  add_figures (matter, result, fed, volts_db);
  earcup_scene_add_music (matter, result, fed, volts_db, "music", _("Music"), TRUE);
  find_noise (scene->source, fed, drum_db);
  earcup_scene_add_noise (matter, result, drum_db, "noise", _("Noise of the source"), TRUE);
  earcup_scene_add_music (matter, result, plain,
                          scene->at_full ? volts_db : earcup_scene_find_volts (matter, plain),
                          "ideal", _("Music from a source without impedance"), FALSE);

  result->explanation = g_strdup (
    scene->at_full ? _("You hear the music as loud as the source can play it without cutting its "
                       "peaks, with the noise of the source.")
                   : _("You hear the music at the chosen level, as the output impedance of the "
                       "source bends it, with the noise of the source."));

  return TRUE;
}
