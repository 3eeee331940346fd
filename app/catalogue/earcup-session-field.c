/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-session-field.h"

#include <string.h>

#define LONGEST_NAME   4096.0               /* bytes */
#define LONGEST_CURVE  (1024.0 * 1024.0)
#define LONGEST_MARKS  (64.0 * 1024.0)      /* some 2000 entries; each step holds them once more */
#define LONGEST_S      86400.0

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
  [EARCUP_SESSION_POSITION] = NUMBER ("position-s", 0.0, LONGEST_S, 0.0),
  [EARCUP_SESSION_SLOT] = TEXT ("slot", LONGEST_NAME, ""),
  [EARCUP_SESSION_CHANGE] = TEXT ("what-if", LONGEST_NAME, ""),
  [EARCUP_SESSION_DRIVER] = TEXT ("driver", LONGEST_CURVE, ""),
  [EARCUP_SESSION_CURVE] = TEXT ("curve", LONGEST_CURVE, ""),
  [EARCUP_SESSION_HEARD] = NUMBER ("heard", 0.0, EARCUP_SESSION_SLOTS, 1.0),
  [EARCUP_SESSION_REPEAT] = SWITCH ("repeat", 1.0),
  [EARCUP_SESSION_REGION] = SWITCH ("region", 0.0),
  [EARCUP_SESSION_START] = NUMBER ("region-start-s", 0.0, LONGEST_S, 0.0),
  [EARCUP_SESSION_END] = NUMBER ("region-end-s", 0.0, LONGEST_S, 0.0),
  [EARCUP_SESSION_SCENE] = TEXT ("scene", LONGEST_NAME, ""),
  [EARCUP_SESSION_STEM] = TEXT ("scene-stem", LONGEST_NAME, ""),
  [EARCUP_SESSION_DIFFERENCE] = SWITCH ("plot-difference", 1.0),
  [EARCUP_SESSION_FILTER] = SWITCH ("plot-filter", 0.0),
  [EARCUP_SESSION_SCENE_PLOT] = SWITCH ("plot-scene", 0.0),
  [EARCUP_SESSION_MARKS] = TEXT ("marks", LONGEST_MARKS, ""),
  [EARCUP_SESSION_WORN] = TEXT ("worn", LONGEST_NAME, "neutral"),
  [EARCUP_SESSION_MATCH] = TEXT ("match-mode", LONGEST_NAME, "loop"),
  [EARCUP_SESSION_LEVEL] = NUMBER ("listening-level-dba", 40.0, 110.0, 80.0),
  [EARCUP_SESSION_TAKE] = TEXT ("scene-take", LONGEST_NAME, ""),
  [EARCUP_SESSION_VOICE] = NUMBER ("scene-voice-db", 60.0, 120.0, 94.0),
  [EARCUP_SESSION_MICROPHONE] = NUMBER ("scene-microphone-m", 0.02, 2.0, 0.3),
  [EARCUP_SESSION_MONITORED] = SWITCH ("scene-monitored", 0.0),
  [EARCUP_SESSION_MONITOR_GAIN] = NUMBER ("scene-monitor-gain-db", -40.0, 60.0, 0.0),
  [EARCUP_SESSION_LATENCY] = NUMBER ("scene-latency-ms", 0.0, 50.0, 0.0),
  [EARCUP_SESSION_CUE] = TEXT ("scene-cue", LONGEST_NAME, "own"),
  [EARCUP_SESSION_NOISE] = TEXT ("scene-noise", LONGEST_NAME, "train"),
  [EARCUP_SESSION_NEIGHBOUR_NOISE] = TEXT ("scene-neighbour-noise", LONGEST_NAME, "bedroom"),
  [EARCUP_SESSION_NEIGHBOUR] = NUMBER ("scene-neighbour-m", 0.1, 10.0, 1.0),
  [EARCUP_SESSION_SOURCE] = TEXT ("scene-source", LONGEST_NAME, "laptop"),
  [EARCUP_SESSION_AT_FULL] = SWITCH ("scene-at-full", 0.0),
  [EARCUP_SESSION_LEAK] = TEXT ("scene-leak", LONGEST_NAME, "gap"),
  [EARCUP_SESSION_ROOM] = TEXT ("scene-room", LONGEST_NAME, "usual"),
  [EARCUP_SESSION_USUAL_DISTANCE] = SWITCH ("scene-usual-distance", 1.0),
  [EARCUP_SESSION_DISTANCE] = NUMBER ("scene-distance-m", 0.5, 6.0, 1.0),
  [EARCUP_SESSION_QUANTITY] = TEXT ("plot-quantity", LONGEST_NAME, "response"),
  [EARCUP_SESSION_SPREAD] = SWITCH ("plot-spread", 1.0),
  [EARCUP_SESSION_SPECTRUM] = SWITCH ("plot-spectrum", 0.0),
  [EARCUP_SESSION_TARGET] = TEXT ("plot-target", LONGEST_NAME, "none"),
  [EARCUP_SESSION_REFERENCE] = TEXT ("plot-reference", LONGEST_NAME, "none"),
  [EARCUP_SESSION_ALIGNMENT] = TEXT ("plot-alignment", LONGEST_NAME, "mean"),
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

/* Returns: whether the settings have a key of the same name that holds the same; any thread */
gboolean
earcup_session_field_is_setting (EarcupSessionField field)
{
  return field >= EARCUP_SESSION_WORN;
}

/* Returns: whether it is the user's own, which no file of a session has; any thread */
gboolean
earcup_session_field_is_private (EarcupSessionField field)
{
  return field == EARCUP_SESSION_MARKS;
}

/* Returns: whether to change it is something that can be undone: to listen is not, and what goes
 * with another field is not by itself; any thread */
gboolean
earcup_session_field_can_undo (EarcupSessionField field)
{
  return field != EARCUP_SESSION_HEARD && field != EARCUP_SESSION_POSITION &&
         field != EARCUP_SESSION_TRACK_NAME &&
         (field < EARCUP_SESSION_CURVE || field >= EARCUP_SESSION_HEARD);
}
