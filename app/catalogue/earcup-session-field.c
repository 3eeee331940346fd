/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-session-field.h"

#include <string.h>

#define LONGEST_NAME   4096.0               /* bytes */
#define LONGEST_CURVE  (1024.0 * 1024.0)
#define LONGEST_S      86400.0
#define MOST_COUNT     9e15                 /* is still exact as a double */

#define TEXT(key_, bytes, default_) \
  { .key = key_, .type = EARCUP_SESSION_TYPE_TEXT, .highest = bytes, .text = default_ }
#define NUMBER(key_, low, high, default_) \
  { .key = key_, .type = EARCUP_SESSION_TYPE_NUMBER, .lowest = low, .highest = high, \
    .number = default_, .text = "" }
#define SWITCH(key_, default_) \
  { .key = key_, .type = EARCUP_SESSION_TYPE_SWITCH, .highest = 1.0, .number = default_, \
    .text = "" }

/* Of the fields that each slot has only the first one stands here, without its letter. */
static const EarcupSessionFieldInfo infos[EARCUP_N_SESSION_FIELDS] = {
  [EARCUP_SESSION_TRACK] = TEXT ("track", LONGEST_NAME, ""),
  [EARCUP_SESSION_TRACK_NAME] = TEXT ("track-name", LONGEST_NAME, ""),
  [EARCUP_SESSION_TRACK_SIZE] = NUMBER ("track-bytes", 0.0, MOST_COUNT, 0.0),
  [EARCUP_SESSION_TRACK_MODIFIED] = NUMBER ("track-modified", 0.0, MOST_COUNT, 0.0),
  [EARCUP_SESSION_SLOT] = TEXT ("slot", LONGEST_NAME, ""),
  [EARCUP_SESSION_CHANGE] = TEXT ("what-if", LONGEST_NAME, ""),
  [EARCUP_SESSION_DRIVER] = TEXT ("driver", LONGEST_CURVE, ""),
  [EARCUP_SESSION_CURVE] = TEXT ("curve", LONGEST_CURVE, ""),
  [EARCUP_SESSION_HEARD] = NUMBER ("heard", 0.0, EARCUP_SESSION_SLOTS, 1.0),
  [EARCUP_SESSION_WORN] = TEXT ("worn", LONGEST_NAME, "neutral"),
  [EARCUP_SESSION_WORN_CURVE] = TEXT ("worn-curve", LONGEST_CURVE, ""),
  [EARCUP_SESSION_REPEAT] = SWITCH ("repeat", 0.0),
  [EARCUP_SESSION_REGION] = SWITCH ("region", 0.0),
  [EARCUP_SESSION_START] = NUMBER ("region-start-s", 0.0, LONGEST_S, 0.0),
  [EARCUP_SESSION_END] = NUMBER ("region-end-s", 0.0, LONGEST_S, 0.0),
  [EARCUP_SESSION_SCENE] = TEXT ("scene", LONGEST_NAME, ""),
  [EARCUP_SESSION_SCENE_LEVEL] = NUMBER ("scene-level-dba", 40.0, 110.0, 80.0),
  [EARCUP_SESSION_SCENE_TAKE] = TEXT ("scene-take", LONGEST_NAME, ""),
  [EARCUP_SESSION_SCENE_VOICE] = NUMBER ("scene-voice-db", 40.0, 130.0, 94.0),
  [EARCUP_SESSION_SCENE_MICROPHONE] = NUMBER ("scene-microphone-m", 0.02, 3.0, 0.3),
  [EARCUP_SESSION_SCENE_MONITORED] = SWITCH ("scene-monitored", 0.0),
  [EARCUP_SESSION_SCENE_GAIN] = NUMBER ("scene-monitor-gain-db", -60.0, 60.0, 0.0),
  [EARCUP_SESSION_SCENE_LATENCY] = NUMBER ("scene-latency-s", 0.0, 1.0, 0.0),
  [EARCUP_SESSION_SCENE_CUE] = TEXT ("scene-cue", LONGEST_NAME, ""),
  [EARCUP_SESSION_SCENE_NOISE] = TEXT ("scene-noise", LONGEST_NAME, ""),
  [EARCUP_SESSION_SCENE_NEIGHBOUR] = NUMBER ("scene-neighbour-m", 0.05, 20.0, 1.0),
  [EARCUP_SESSION_SCENE_SOURCE] = TEXT ("scene-source", LONGEST_NAME, ""),
  [EARCUP_SESSION_SCENE_FULL] = SWITCH ("scene-at-full", 0.0),
  [EARCUP_SESSION_SCENE_LEAK] = TEXT ("scene-leak", LONGEST_NAME, ""),
  [EARCUP_SESSION_SCENE_ROOM] = TEXT ("scene-room", LONGEST_NAME, ""),
  [EARCUP_SESSION_SCENE_DISTANCE] = NUMBER ("scene-distance-m", 0.0, 20.0, 0.0),
  [EARCUP_SESSION_SCENE_STEM] = TEXT ("scene-stem", LONGEST_NAME, ""),
  [EARCUP_SESSION_MATCH] = TEXT ("match-mode", LONGEST_NAME, "loop"),
  [EARCUP_SESSION_QUANTITY] = TEXT ("plot-quantity", LONGEST_NAME, "response"),
  [EARCUP_SESSION_SPREAD] = SWITCH ("plot-spread", 1.0),
  [EARCUP_SESSION_SPECTRUM] = SWITCH ("plot-spectrum", 0.0),
  [EARCUP_SESSION_TARGET] = TEXT ("plot-target", LONGEST_NAME, "none"),
  [EARCUP_SESSION_AGAINST] = SWITCH ("plot-against-target", 0.0),
  [EARCUP_SESSION_SMOOTHING] = TEXT ("plot-smoothing", LONGEST_NAME, "none"),
  [EARCUP_SESSION_SPAN] = NUMBER ("span-db", 6.0, 120.0, 36.0),
};

/* Returns: the first of the fields that each slot has one of, or the field itself */
static EarcupSessionField
find_first (EarcupSessionField field)
{
  if (field >= EARCUP_SESSION_SLOT && field < EARCUP_SESSION_HEARD)
    return field - (field - EARCUP_SESSION_SLOT) % EARCUP_SESSION_SLOTS;

  return field;
}

/* Returns: (transfer none): what a field may hold; any thread */
const EarcupSessionFieldInfo *
earcup_session_field_get_info (EarcupSessionField field)
{
  g_return_val_if_fail ((guint) field < EARCUP_N_SESSION_FIELDS, NULL);

  return &infos[find_first (field)];
}

/* Returns: (transfer full): what a field is called in a file, for example "slot-a"; any thread */
char *
earcup_session_field_dup_key (EarcupSessionField field)
{
  const EarcupSessionFieldInfo *info = earcup_session_field_get_info (field);

  if (field < EARCUP_SESSION_SLOT || field >= EARCUP_SESSION_HEARD)
    return g_strdup (info->key);

  return g_strdup_printf ("%s-%c", info->key, 'a' + (int) (field - find_first (field)));
}

/**
 * earcup_session_field_from_key:
 * @key: what stands in a file
 * @field: (out): return location for the field
 *
 * Finds a field.
 *
 * Returns: whether there is one of that name; any thread
 */
gboolean
earcup_session_field_from_key (const char         *key,
                               EarcupSessionField *field)
{
  for (guint i = 0; i < EARCUP_N_SESSION_FIELDS; i++)
    {
      g_autofree char *name = earcup_session_field_dup_key (i);

      if (g_str_equal (name, key))
        {
          *field = i;
          return TRUE;
        }
    }

  return FALSE;
}
