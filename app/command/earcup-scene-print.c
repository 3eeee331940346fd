/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-scene-print.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "command/earcup-command-tools.h"
#include "command/earcup-json.h"
#include "command/earcup-report-print.h"

/* Where a mean square of 1 in the file has the level that is told with it. */
static const char *
get_place (const EarcupScene *scene)
{
  return scene->kind == EARCUP_SCENE_RECORDING ? "microphone" : "drum";
}

static void
build_stems (const EarcupSceneResult *result,
             JsonBuilder             *builder)
{
  json_builder_set_member_name (builder, "stems");
  json_builder_begin_array (builder);

  for (guint i = 0; i < earcup_scene_result_get_n_stems (result); i++)
    {
      const EarcupSceneStem *stem = earcup_scene_result_get_stem (result, i);

      json_builder_begin_object (builder);
      earcup_json_add_text (builder, "id", stem->id);
      earcup_json_add_text (builder, "label", stem->label);
      earcup_json_add_flag (builder, "heard", stem->is_heard);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

static void
build_file (const EarcupScenePrint *self,
            JsonBuilder            *builder)
{
  earcup_json_add_text (builder, "file", self->file);
  earcup_json_add_text (builder, "only", self->only);
  if (self->file == NULL)
    return;

  earcup_json_add_number (builder, "true_peak_dbtp", self->report->peak_dbtp);
  earcup_json_add_number (builder, "loudness_lufs", self->report->loudness_lufs);
  earcup_json_add_number (builder, "limited_db", self->report->limited_db);
  earcup_json_add_flag (builder, "limiter_acted", self->report->limited_db > 0.0);
  earcup_json_add_flag (builder, "howling", self->report->is_howling);
}

/* Prints all that is known of a scene as one JSON object. */
void
earcup_scene_print_json (const EarcupScenePrint *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  const EarcupScene *scene = earcup_scene_result_get_scene (self->result);
  g_autofree char *origin = earcup_model_dup_provenance_text (self->model);
  g_autofree char *track = g_file_get_parse_name (scene->track);

  json_builder_begin_object (builder);
  earcup_json_add_text (builder, "scene", earcup_scene_kind_get_id (scene->kind));
  earcup_json_add_text (builder, "model", earcup_model_get_id (self->model));
  earcup_json_add_text (builder, "origin", origin);
  earcup_json_add_text (builder, "on", earcup_model_get_id (self->worn));
  earcup_json_add_text (builder, "track", track);
  earcup_json_add_number (builder, "rate_hz", earcup_scene_result_get_rate (self->result));
  earcup_json_add_number (builder, "frames",
                          (double) earcup_scene_result_get_n_frames (self->result));
  earcup_json_add_number (builder, "full_scale_db_spl", earcup_scene_get_full_scale (scene));
  earcup_json_add_text (builder, "full_scale_at", get_place (scene));
  build_file (self, builder);
  json_builder_set_member_name (builder, "figures");
  earcup_report_build_json (earcup_scene_result_get_figures (self->result), builder);
  build_stems (self->result, builder);
  earcup_json_add_text (builder, "explanation", earcup_scene_result_get_explanation (self->result));
  json_builder_end_object (builder);
  earcup_json_print (builder, !self->is_line);
}

/* Prints the figures for people, and tells on the standard error output what is heard. */
void
earcup_scene_print_text (const EarcupScenePrint *self)
{
  const EarcupScene *scene = earcup_scene_result_get_scene (self->result);
  char number[EARCUP_NUMBER_LENGTH];

  earcup_report_print (earcup_scene_result_get_figures (self->result));
  if (self->file == NULL)
    return;

  earcup_command_say ("%s", earcup_scene_result_get_explanation (self->result));
  earcup_command_number (number, "%g", earcup_scene_get_full_scale (scene));
  if (scene->kind == EARCUP_SCENE_RECORDING)
    /* Translators: %s is a level in dB SPL */
    earcup_command_say (_("0 dBFS, as a mean square of 1, is %s dB SPL at the microphone"), number);
  else
    /* Translators: %s is a level in dB SPL */
    earcup_command_say (_("0 dBFS, as a mean square of 1, is %s dB SPL at the drum"), number);

  if (self->report->is_howling)
    earcup_command_say (_("the microphone howls"));
  if (self->report->limited_db > 0.0)
    /* Translators: %s is a number of decibels */
    earcup_command_say (_("the limiter took away up to %s dB, so the loudest parts are softer than "
                          "the figures say"),
                        earcup_command_number (number, "%.1f", self->report->limited_db));
}
