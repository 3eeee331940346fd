/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-scene-print.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

#include "command/earcup-command-tools.h"
#include "command/earcup-report-print.h"

static void
add_number (JsonBuilder *builder,
            const char  *key,
            double       value)
{
  json_builder_set_member_name (builder, key);
  if (isfinite (value))
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_text (JsonBuilder *builder,
          const char  *key,
          const char  *text)
{
  json_builder_set_member_name (builder, key);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

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
      add_text (builder, "id", stem->id);
      add_text (builder, "label", stem->label);
      json_builder_set_member_name (builder, "heard");
      json_builder_add_boolean_value (builder, stem->is_heard);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

static void
build_file (const EarcupScenePrint *self,
            JsonBuilder            *builder)
{
  add_text (builder, "file", self->file);
  add_text (builder, "only", self->only);
  if (self->file == NULL)
    return;

  add_number (builder, "true_peak_dbtp", self->report->peak_dbtp);
  add_number (builder, "loudness_lufs", self->report->loudness_lufs);
  add_number (builder, "limited_db", self->report->limited_db);
  json_builder_set_member_name (builder, "limiter_acted");
  json_builder_add_boolean_value (builder, self->report->limited_db > 0.0);
  json_builder_set_member_name (builder, "howling");
  json_builder_add_boolean_value (builder, self->report->is_howling);
}

/* Prints all that is known of a scene as one JSON object. */
void
earcup_scene_print_json (const EarcupScenePrint *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  const EarcupScene *scene = earcup_scene_result_get_scene (self->result);
  g_autofree char *origin = earcup_model_dup_provenance_text (self->model);
  g_autofree char *track = g_file_get_parse_name (scene->track);
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "scene", earcup_scene_kind_get_id (scene->kind));
  add_text (builder, "model", earcup_model_get_id (self->model));
  add_text (builder, "origin", origin);
  add_text (builder, "on", earcup_model_get_id (self->worn));
  add_text (builder, "track", track);
  add_number (builder, "rate_hz", earcup_scene_result_get_rate (self->result));
  add_number (builder, "frames", (double) earcup_scene_result_get_n_frames (self->result));
  add_number (builder, "full_scale_db_spl", earcup_scene_get_full_scale (scene));
  add_text (builder, "full_scale_at", get_place (scene));
  build_file (self, builder);
  json_builder_set_member_name (builder, "figures");
  earcup_report_build_json (earcup_scene_result_get_figures (self->result), builder);
  build_stems (self->result, builder);
  add_text (builder, "explanation", earcup_scene_result_get_explanation (self->result));
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);
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
