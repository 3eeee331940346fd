/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

#include "scenes/earcup-scene-private.h"

/* Where a leak is looked at. */
static const struct
{
  double      hz;
  const char *key;
} places[] = {
  { 31.5, "change_31_hz" }, { 63.0, "change_63_hz" }, { 125.0, "change_125_hz" },
  { 1000.0, "change_1000_hz" },
};

static void
add_changes (EarcupSceneResult *result,
             EarcupResponse    *before,
             EarcupResponse    *after)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      /* Translators: %g is a frequency in Hz */
      g_autofree char *label = g_strdup_printf (_("Change at %g Hz"), places[i].hz);

      earcup_report_add (result->figures, places[i].key, label,
                         earcup_response_get_level (after, places[i].hz) -
                         earcup_response_get_level (before, places[i].hz), "dB",
                         _("responses of the model with its pads as they sit and as they were, at "
                           "one voltage"));
    }
}

/* How well the pads sit. */
gboolean
earcup_scene_work_out_fit (const EarcupSceneMatter  *matter,
                           EarcupSceneResult        *result,
                           GError                  **error)
{
  const EarcupScene *scene = matter->scene;
  g_autoptr(EarcupResponse) before = earcup_response_new_simulated (scene->design);
  g_autoptr(EarcupResponse) after = earcup_response_new_simulated (scene->seated);
  double volts_db = earcup_scene_find_volts (matter, before);
  double level_dba = earcup_scene_music_level (matter, after, volts_db);

  earcup_report_add (result->figures, "music_level", _("Music at the ear"), level_dba, "dBA",
                     _("mean over the track, as of a diffuse field"));
  earcup_report_add (result->figures, "level_change", _("Change by the leak"),
                     level_dba - scene->level_dba, "dB",
                     _("A-weighted, at the voltage that makes the chosen level without it"));
  add_changes (result, before, after);

  earcup_scene_add_music (matter, result, after, volts_db, "music",
                          _("Music with the pads as they sit"), TRUE);
  earcup_scene_add_music (matter, result, before, volts_db, "reference",
                          _("Music with the pads as they were"), FALSE);

  result->explanation = g_strdup (_("You hear what is left of the music at the same setting when "
                                    "the pads do not sit as they should."));

  return TRUE;
}
