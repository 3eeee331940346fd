/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "windows/earcup-scene-settings.h"

/* Loudspeakers that play the cue mix, as the guides name them, by the words of the settings. */
static const struct
{
  const char *word;
  const char *id;
} cues[] = {
  { "near-field", "krk-rokit-5-g3-rp5g3" },
  { "far-field", "atc-scm100asl-pro" },
};

/* Returns: whether a key is one of those that scenes are made of */
gboolean
earcup_scene_settings_matter (const char *key)
{
  return g_str_has_prefix (key, "scene-") || g_str_equal (key, "listening-level-dba");
}

static char *
dup_cue (GSettings *settings)
{
  g_autofree char *word = g_settings_get_string (settings, "scene-cue");

  for (guint i = 0; i < G_N_ELEMENTS (cues); i++)
    if (g_str_equal (cues[i].word, word))
      return g_strdup (cues[i].id);

  return NULL;
}

static EarcupMonitorRoom
read_room (GSettings *settings)
{
  g_autofree char *word = g_settings_get_string (settings, "scene-room");
  g_autoptr(GEnumClass) values = g_type_class_ref (EARCUP_TYPE_MONITOR_ROOM);
  const GEnumValue *value = g_enum_get_value_by_nick (values, word);

  return value != NULL ? (EarcupMonitorRoom) value->value : EARCUP_MONITOR_ROOM_USUAL;
}

static GFile *
read_take (GSettings *settings)
{
  g_autofree char *uri = g_settings_get_string (settings, "scene-take");

  return *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
}

/* What belongs to a recording. */
static void
read_recording (GSettings           *settings,
                EarcupCircumstances *scene)
{
  scene->take = read_take (settings);
  scene->cue = dup_cue (settings);
  scene->voice_db = g_settings_get_double (settings, "scene-voice-db");
  scene->microphone_m = g_settings_get_double (settings, "scene-microphone-m");
  scene->is_monitored = g_settings_get_boolean (settings, "scene-monitored");
  scene->monitor_gain_db = g_settings_get_double (settings, "scene-monitor-gain-db");
  scene->latency_s = g_settings_get_double (settings, "scene-latency-ms") / 1000.0;
}

/**
 * earcup_scene_settings_read:
 * @settings: the settings of the program
 * @kind: a scene
 *
 * Reads the circumstances of a scene.
 *
 * Returns: (transfer full): the circumstances
 */
EarcupCircumstances *
earcup_scene_settings_read (GSettings       *settings,
                            EarcupSceneKind  kind)
{
  EarcupCircumstances *scene = g_new0 (EarcupCircumstances, 1);
  const char *noise_key = kind == EARCUP_SCENE_NEIGHBOUR ? "scene-neighbour-noise" : "scene-noise";
  g_autofree char *noise = g_settings_get_string (settings, noise_key);
  g_autofree char *source = g_settings_get_string (settings, "scene-source");
  g_autofree char *leak = g_settings_get_string (settings, "scene-leak");

  scene->kind = kind;
  scene->level_dba = g_settings_get_double (settings, "listening-level-dba");
  read_recording (settings, scene);
  scene->noise = earcup_noise_from_key (noise);
  scene->neighbour_m = g_settings_get_double (settings, "scene-neighbour-m");
  scene->source = earcup_source_from_key (source);
  scene->at_full = g_settings_get_boolean (settings, "scene-at-full");
  earcup_leak_from_id (leak, &scene->leak);
  scene->room = read_room (settings);
  if (!g_settings_get_boolean (settings, "scene-usual-distance"))
    scene->distance_m = g_settings_get_double (settings, "scene-distance-m");

  return scene;
}

static void
add_text (GVariantDict *values,
          const char   *key,
          const char   *text)
{
  if (text != NULL)
    g_variant_dict_insert (values, key, "s", text);
}

/**
 * earcup_scene_settings_demonstrate:
 * @demonstration: one that has a scene
 *
 * Makes the settings that a demonstration wants. What belongs to a scene is as usual where nothing
 * is said, whatever was chosen before; only the listening level stays that of the user.
 *
 * Returns: (transfer full): the values by their keys, a dictionary of type a{sv}
 */
GVariant *
earcup_scene_settings_demonstrate (const EarcupDemonstration *demonstration)
{
  g_auto(GVariantDict) values = G_VARIANT_DICT_INIT (NULL);
  gboolean is_monitored = demonstration->monitor_gain_db > 0.0;

  add_text (&values, "scene-noise", demonstration->noise);
  add_text (&values, "scene-neighbour-noise", demonstration->noise);
  add_text (&values, "scene-source", demonstration->source);
  g_variant_dict_insert (&values, "scene-at-full", "b", demonstration->at_full);
  add_text (&values, "scene-take", "");
  add_text (&values, "scene-cue", "own");
  g_variant_dict_insert (&values, "scene-voice-db", "d", EARCUP_SCENE_VOICE_DB);
  g_variant_dict_insert (&values, "scene-microphone-m", "d", EARCUP_SCENE_MICROPHONE_M);
  g_variant_dict_insert (&values, "scene-neighbour-m", "d", EARCUP_SCENE_NEIGHBOUR_M);
  g_variant_dict_insert (&values, "scene-monitored", "b", is_monitored);
  g_variant_dict_insert (&values, "scene-monitor-gain-db", "d", demonstration->monitor_gain_db);
  g_variant_dict_insert (&values, "scene-latency-ms", "d", 0.0);
  add_text (&values, "scene-room", "usual");
  g_variant_dict_insert (&values, "scene-usual-distance", "b", TRUE);
  if (demonstration->level_dba > 0.0)
    g_variant_dict_insert (&values, "listening-level-dba", "d", demonstration->level_dba);

  return g_variant_ref_sink (g_variant_dict_end (&values));
}
