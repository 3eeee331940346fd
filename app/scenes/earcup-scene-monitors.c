/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#include "acoustics/earcup-binaural-figures.h"
#include "scenes/earcup-pair.h"

/* The range in which direct sound and clarity are told, and the band of the level difference. */
#define FROM_HZ       250.0
#define TO_HZ         4000.0
#define DIFFERENCE_HZ 2000.0

static void
add_figures (const EarcupScene    *scene,
             EarcupSceneResult    *result,
             const EarcupBinaural *pair)
{
  EarcupReport *report = result->figures;

  earcup_report_add (report, "music_level", _("Music at the ears"), scene->level_dba, "dBA",
                     _("as chosen: mean over the track and both ears, as of a diffuse field"));
  earcup_report_add (report, "clarity", _("Clarity C50"),
                     earcup_binaural_compute_clarity (pair, FROM_HZ, TO_HZ), "dB",
                     _("what comes within 50 ms over what comes later, 250 Hz to 4 kHz, mean of "
                       "both loudspeakers and ears; image sources and a diffuse tail"));
  earcup_report_add (report, "level_difference", _("A hard-panned sound, near ear over far ear"),
                     earcup_binaural_compute_level_difference (pair, EARCUP_BINAURAL_ALL,
                                                               EARCUP_SPEAKER_LEFT,
                                                               DIFFERENCE_HZ),
                     "dB", _("left loudspeaker with the room, third of an octave at 2 kHz"));
  earcup_report_add (report, "direct_ratio", _("Direct over reverberant sound"),
                     earcup_binaural_compute_direct_ratio (pair, FROM_HZ, TO_HZ), "dB",
                     _("at the ears, 250 Hz to 4 kHz; direct sound against all reflections"));
}

/* A pair of loudspeakers in a room. */
gboolean
earcup_scene_work_out_monitors (const EarcupSceneMatter  *matter,
                                EarcupSceneResult        *result,
                                GError                  **error)
{
  const EarcupScene *scene = matter->scene;
  g_autoptr(EarcupBinaural) pair = earcup_monitor_dup_binaural (scene->monitor, matter->rate_hz);

  add_figures (scene, result, pair);
  earcup_scene_result_add_curve (result, _("The pair at the ears"), "dB",
                                 earcup_binaural_new_centre_response (pair, 12.0));
  earcup_scene_result_add_stem (result, "music", _("Music from the pair"),
                                EARCUP_SCENE_INPUT_TRACK,
                                earcup_binaural_new_kernel (pair,
                                                            earcup_scene_get_worn (scene)),
                                scene->level_dba - earcup_pair_find_level (matter, pair) -
                                matter->full_scale_db, TRUE);

  result->explanation = g_strdup (_("You hear the pair with your head held still, each loudspeaker "
                                    "at both ears, with the reflections of the room."));

  return TRUE;
}
