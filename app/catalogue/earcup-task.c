/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "catalogue/earcup-task.h"

#include <glib/gi18n-lib.h>

G_DEFINE_ENUM_TYPE (EarcupTask, earcup_task,
  G_DEFINE_ENUM_VALUE (EARCUP_TASK_MIXING, "mixing"),
  G_DEFINE_ENUM_VALUE (EARCUP_TASK_MASTERING, "mastering"),
  G_DEFINE_ENUM_VALUE (EARCUP_TASK_MAKING, "making"),
  G_DEFINE_ENUM_VALUE (EARCUP_TASK_VOICE, "voice"),
  G_DEFINE_ENUM_VALUE (EARCUP_TASK_LOUD, "loud"),
  G_DEFINE_ENUM_VALUE (EARCUP_TASK_STAGE, "stage"),
  G_DEFINE_ENUM_VALUE (EARCUP_TASK_NEIGHBOURS, "neighbours"),
  G_DEFINE_ENUM_VALUE (EARCUP_TASK_TRAVEL, "travel"))

/* What matters for a task, from 0, not at all, to 3, most. These are a beginning, which follows
 * what the guides agree on: neutral sound for judging, little bleed before a microphone, isolation
 * beside something loud, and a fit that lasts. Everybody may turn them. */
static const struct
{
  const char *id;
  const char *label;
  guint8      weights[EARCUP_N_CRITERIA];
} tasks[EARCUP_N_TASKS] = {
  /* In the order of EarcupCriterion: neutral, quiet, bleed, reach, steady, seal, weight, price,
   * contrast. */
  [EARCUP_TASK_MIXING] = { "mixing", N_("Mixing"), { 3, 1, 0, 1, 2, 2, 2, 1, 1 } },
  [EARCUP_TASK_MASTERING] = { "mastering", N_("Mastering"), { 3, 1, 0, 1, 3, 2, 1, 0, 1 } },
  [EARCUP_TASK_MAKING] = { "making", N_("Making beats and arrangements"),
                           { 2, 1, 0, 2, 1, 1, 2, 2, 1 } },
  [EARCUP_TASK_VOICE] = { "voice", N_("Recording a voice or something quiet"),
                          { 1, 1, 3, 1, 0, 2, 2, 1, 0 } },
  [EARCUP_TASK_LOUD] = { "loud", N_("Recording drums or something loud"),
                         { 1, 3, 2, 2, 0, 2, 1, 1, 0 } },
  [EARCUP_TASK_STAGE] = { "stage", N_("Hearing one’s own microphone loudly"),
                          { 1, 2, 3, 2, 0, 1, 1, 1, 0 } },
  [EARCUP_TASK_NEIGHBOURS] = { "neighbours", N_("Playing without disturbing anybody"),
                               { 1, 1, 3, 1, 0, 1, 2, 1, 0 } },
  [EARCUP_TASK_TRAVEL] = { "travel", N_("Working on the way"), { 2, 3, 2, 2, 1, 1, 2, 1, 0 } },
};

/* Returns: (transfer none): a word for files and commands; any thread */
const char *
earcup_task_get_id (EarcupTask task)
{
  g_return_val_if_fail (task < EARCUP_N_TASKS, NULL);

  return tasks[task].id;
}

/* Finds the task of a word. Returns: whether there is one; any thread */
gboolean
earcup_task_from_id (const char *id,
                     EarcupTask *task)
{
  for (guint i = 0; i < EARCUP_N_TASKS; i++)
    if (g_str_equal (tasks[i].id, id))
      {
        *task = i;
        return TRUE;
      }

  return FALSE;
}

/* Returns: (transfer none): its name for people; any thread */
const char *
earcup_task_get_label (EarcupTask task)
{
  g_return_val_if_fail (task < EARCUP_N_TASKS, NULL);

  return _(tasks[task].label);
}

/* Returns: how much a criterion matters for a task, 0 to %EARCUP_TASK_MOST; any thread */
guint
earcup_task_get_weight (EarcupTask      task,
                        EarcupCriterion criterion)
{
  g_return_val_if_fail (task < EARCUP_N_TASKS && criterion < EARCUP_N_CRITERIA, 0);

  return tasks[task].weights[criterion];
}
